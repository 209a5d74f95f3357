//! Digits and number words that are no figures.

pub(crate) mod codes;
pub(crate) mod names;
pub(crate) mod one;
pub(crate) mod ordinals;
