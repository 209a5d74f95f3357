//! Words and features as numbers.

use crate::lexicon;

/// Bits of a feature's number.
pub(crate) const FEATURE_BITS: u32 = 28;

/// Two numbers as one, well spread.
pub(crate) fn mix(a: u32, b: u32) -> u32 {
    let product = (u64::from(a) << 32 | u64::from(b)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let folded = product ^ product >> 29;
    (folded.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

/// The number of a word or of a part of one.
pub(crate) fn key(text: &str) -> u32 {
    number(lexicon::hash(text.as_bytes()))
}

/// The number of what has a hash.
pub(crate) fn number(hash: u64) -> u32 {
    (hash >> 20) as u32 >> (32 - FEATURE_BITS)
}

/// The number of a phrase that goes on with a word.
pub(crate) fn join(phrase: u32, word: u32) -> u32 {
    mix(phrase ^ 0x5BD1, word)
}
