"""Whole archives: files of stories in, parts of marks out, on all cores, with flat memory."""
