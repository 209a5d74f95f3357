//! A maximum-entropy model (Ratnaparkhi 1996) over numbered features, fitted by stochastic gradient with `AdaGrad`.

use crate::syntax::tagger::features::TagId;
use crate::syntax::tagger::model::LANES;
use crate::syntax::tags::Tag;

/// Weights of the tags for one feature.
pub(super) type Row = [f32; LANES];

/// How to learn.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    /// How far a step goes.
    pub(super) rate: f32,
    /// How much of a weight each step takes away.
    pub(super) decay: f32,
    /// A token whose tag is this sure teaches nothing more.
    pub(super) enough: f32,
}

/// The weights.
pub(super) struct MaximumEntropy {
    pub(super) weights: Vec<Row>,
    squares: Vec<Row>,
    settings: Settings,
}

impl MaximumEntropy {
    /// For so many features.
    pub(super) fn new(features: usize, settings: Settings) -> Self {
        Self { weights: vec![[0.0; LANES]; features], squares: vec![[0.0; LANES]; features], settings }
    }

    /// The scores of all tags for the features of a token.
    pub(super) fn scores(&self, features: &[u32]) -> Row {
        let mut scores = [0.0; LANES];
        for &feature in features {
            for (score, weight) in scores.iter_mut().zip(&self.weights[feature as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// Leaves out all weights but the largest, for good.
    pub(super) fn keep(&mut self, count: usize) {
        let mut sizes: Vec<f32> = self.weights.iter().flatten().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
        sizes.sort_by(|a, b| b.total_cmp(a));
        let least = sizes.get(count).copied().unwrap_or(0.0);
        for (weight, square) in self.weights.iter_mut().flatten().zip(self.squares.iter_mut().flatten()) {
            if weight.abs() <= least {
                // No step moves what has gone infinitely far.
                (*weight, *square) = (0.0, f32::INFINITY);
            }
        }
    }

    /// Takes a step towards the right tag of a token.
    pub(super) fn learn(&mut self, features: &[u32], right: TagId) {
        let Settings { rate, decay, enough } = self.settings;
        let scores = self.scores(features);
        let top = scores.iter().take(Tag::LEARNED.len()).copied().fold(f32::MIN, f32::max);
        let mut gradient = scores.map(|score| (score - top).exp());
        gradient[Tag::LEARNED.len()..].fill(0.0);
        let total: f32 = gradient.iter().sum();
        for share in &mut gradient {
            *share /= -total;
        }
        gradient[usize::from(right)] += 1.0;
        if gradient[usize::from(right)] < 1.0 - enough {
            return;
        }
        for &feature in features {
            let (weights, squares) = (&mut self.weights[feature as usize], &mut self.squares[feature as usize]);
            for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(&gradient) {
                let gradient = gradient - decay * *weight;
                *square += gradient * gradient;
                *weight += rate * gradient / (1.0 + *square).sqrt();
            }
        }
    }
}
