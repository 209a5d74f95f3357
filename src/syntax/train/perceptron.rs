//! An averaged perceptron over numbered features.

use crate::syntax::tagger::features::TagId;
use crate::syntax::tagger::model::LANES;

/// Weights of the tags for one feature.
pub(super) type Row = [f32; LANES];

/// The weights now, and their sums over all steps.
pub(super) struct Perceptron {
    now: Vec<Row>,
    /// Each change by the step at which it was made: what is missing of the sum of all steps.
    late: Vec<Row>,
    step: f32,
}

impl Perceptron {
    /// For so many features.
    pub(super) fn new(features: usize) -> Self {
        Self { now: vec![[0.0; LANES]; features], late: vec![[0.0; LANES]; features], step: 1.0 }
    }

    /// The scores of all tags for the features of a token.
    pub(super) fn scores(&self, features: &[u32]) -> Row {
        let mut scores = [0.0; LANES];
        for &feature in features {
            for (score, weight) in scores.iter_mut().zip(&self.now[feature as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// Moves weights from a wrong tag to the right one.
    pub(super) fn learn(&mut self, features: &[u32], right: TagId, wrong: TagId, by: f32) {
        for &feature in features {
            let (now, late) = (&mut self.now[feature as usize], &mut self.late[feature as usize]);
            for (tag, change) in [(right, by), (wrong, -by)] {
                now[usize::from(tag)] += change;
                late[usize::from(tag)] += change * self.step;
            }
        }
    }

    /// Counts a step.
    pub(super) fn tick(&mut self) {
        self.step += 1.0;
    }

    /// The average of the weights over all steps.
    pub(super) fn averaged(&self) -> Vec<Row> {
        let average = |(now, late): (&Row, &Row)| std::array::from_fn(|tag| now[tag] - late[tag] / self.step);
        self.now.iter().zip(&self.late).map(average).collect()
    }
}
