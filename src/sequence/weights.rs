//! The weights of features.

use super::index::Index;

/// A row of weights for each feature that has any; rows are as long as vector instructions like it.
#[derive(Debug, Default)]
pub(crate) struct Weights<const LANES: usize> {
    index: Index,
    rows: Vec<[i8; LANES]>,
}

impl<const LANES: usize> Weights<LANES> {
    /// The rows of sorted features.
    pub(crate) fn new(features: &[u32], rows: Vec<[i8; LANES]>) -> Self {
        Self { index: Index::new(features), rows }
    }

    /// Adds the weights of a feature to scores.
    pub(crate) fn add(&self, feature: u32, scores: &mut [i16; LANES]) {
        let Some(row) = self.index.get(feature).and_then(|row| self.rows.get(row)) else { return };
        for (score, &weight) in scores.iter_mut().zip(row) {
            *score = score.saturating_add(i16::from(weight));
        }
    }
}
