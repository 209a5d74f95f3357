//! What learned models that label tokens stand on: numbers of features, the index of those with weights, clusters and gazetteers.

pub(crate) mod hashing;
pub(crate) mod index;
pub(crate) mod lists;
