//! What learned models that label tokens stand on.

pub(crate) mod file;
pub(crate) mod hashing;
pub(crate) mod index;
pub(crate) mod letters;
pub(crate) mod lists;
#[cfg(feature = "train")]
pub(crate) mod random;
#[cfg(feature = "train")]
pub(crate) mod train;
pub(crate) mod weights;
