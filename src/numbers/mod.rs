//! How many: figures with their values, dates and durations.
//!
//! A paragraph is read from left to right. Each token that can open a figure is asked, in this order, whether it opens a
//! date or time ([`dates`]), a code or a name ([`not_figures`]), or an amount ([`amounts`]): a numeral ([`numerals`]) with
//! its unit ([`units`]). The [`finder`] decides and keeps what it found.

mod amounts;
mod base;
mod dates;
mod finder;
mod not_figures;
mod numerals;
mod units;

pub(crate) use base::quantity::Quantity;
pub(crate) use finder::{Starts, find, published_on};
