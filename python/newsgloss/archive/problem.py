"""What ends a run before its end, in a sentence that says what to do."""


class Problem(Exception):
    """Something that the user can change."""
