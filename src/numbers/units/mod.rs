//! Units: what a numeral is a number of.

pub(crate) mod currencies;
pub(crate) mod measures;
