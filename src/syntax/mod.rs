//! The grammar of a text: parts of speech.

#![allow(dead_code, reason = "read by nobody yet")]

pub(crate) mod tags;
#[cfg(any(feature = "train", test))]
pub(crate) mod train;
