//! Amounts: numerals with their units, ranges, modifiers and what they count.

pub(crate) mod ages;
pub(crate) mod amount;
pub(crate) mod changes;
pub(crate) mod compounds;
pub(crate) mod counted;
pub(crate) mod durations;
pub(crate) mod modifiers;
pub(crate) mod parts;
pub(crate) mod ranges;
pub(crate) mod scores;
