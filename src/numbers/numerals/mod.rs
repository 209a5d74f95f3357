//! Numerals in digits and words, to their exact values.

pub(crate) mod articles;
pub(crate) mod digits;
pub(crate) mod fractions;
pub(crate) mod plain;
pub(crate) mod powers;
pub(crate) mod roman;
pub(crate) mod words;
