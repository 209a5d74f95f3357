//! Learning from treebanks, and scoring on them.

#![allow(clippy::indexing_slicing, reason = "runs at build time on trusted files")]

pub(crate) mod conllu;
pub(crate) mod gold;
