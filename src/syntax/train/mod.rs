//! Learning from treebanks, and scoring on them.

#![allow(clippy::indexing_slicing, reason = "runs at build time on trusted files")]

pub(crate) mod conllu;
#[cfg(feature = "train")]
mod copies;
#[cfg(feature = "train")]
mod dictionary;
#[cfg(feature = "train")]
mod entropy;
#[cfg(feature = "train")]
pub(crate) mod figures;
pub(crate) mod gold;
#[cfg(feature = "train")]
mod score;
#[cfg(feature = "train")]
mod tagging;
#[cfg(feature = "train")]
pub use score::{Grammar, grammar};
#[cfg(feature = "train")]
pub use tagging::train;
