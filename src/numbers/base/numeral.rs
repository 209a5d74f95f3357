//! A numeral: what number words and digits come to.

use crate::numbers::base::decimal::Decimal;

/// A numeral: what it is worth and where it ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    /// One past its last token.
    pub(crate) end: usize,
    /// `None` where it names only a magnitude: "thousands".
    pub(crate) value: Option<Decimal>,
    /// "third", "20th".
    pub(crate) ordinal: bool,
    /// Written in digits, at least its start.
    pub(crate) digits: bool,
    /// What the last word multiplies the ones before it with: "million", else 1.
    pub(crate) scale: i128,
    /// The rule that read it.
    pub(crate) rule: &'static str,
}

impl Numeral {
    pub(crate) fn new(end: usize, value: Decimal, rule: &'static str) -> Self {
        Self { end, value: Some(value), ordinal: false, digits: false, scale: 1, rule }
    }

    /// "thousands", "several hundred": a magnitude that tells no value.
    pub(crate) fn unknown(end: usize) -> Self {
        Self { value: None, ..Self::new(end, Decimal::whole(0), "magnitude") }
    }
}
