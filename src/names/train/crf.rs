//! Learning: a linear-chain conditional random field by stochastic gradient with `AdaGrad`.

use crate::names::labels::{LABELS, Label, may_follow};
use crate::sequence::random::Random;

/// One sentence in numbers.
pub(super) struct Example {
    /// The features of each token, one after the other.
    pub(super) features: Vec<u32>,
    /// Where each token's features end.
    pub(super) ends: Vec<u32>,
    pub(super) labels: Vec<Label>,
    pub(super) weight: f32,
    pub(super) source: usize,
    pub(super) held_out: bool,
}

type Row = [f32; LABELS];

/// Weights of features and transitions.
#[derive(Clone)]
pub(super) struct Crf {
    pub(super) weights: Vec<Row>,
    pub(super) transitions: [Row; LABELS],
    squares: Vec<Row>,
    transition_squares: [Row; LABELS],
}

/// How to learn.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub(super) epochs: usize,
    pub(super) rate: f32,
    pub(super) decay: f32,
}

impl Crf {
    pub(super) fn new(features: usize) -> Self {
        Self {
            weights: vec![[0.0; LABELS]; features],
            transitions: [[0.0; LABELS]; LABELS],
            squares: vec![[0.0; LABELS]; features],
            transition_squares: [[0.0; LABELS]; LABELS],
        }
    }

    fn tokens(example: &Example) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(example.ends.iter().copied());
        starts.zip(&example.ends).map(|(start, &end)| &example.features[start as usize..end as usize])
    }

    fn emissions(&self, example: &Example) -> Vec<Row> {
        Self::tokens(example)
            .map(|features| {
                let mut row = [0.0; LABELS];
                for &feature in features {
                    for (sum, weight) in row.iter_mut().zip(&self.weights[feature as usize]) {
                        *sum += weight;
                    }
                }
                row
            })
            .collect()
    }

    /// Learns from the examples that are not held out.
    pub(super) fn train(&mut self, examples: &[Example], settings: Settings, random: &mut Random, report: &mut dyn FnMut(usize, &Self)) {
        let mut order: Vec<usize> = (0..examples.len()).filter(|&at| !examples[at].held_out && !examples[at].labels.is_empty()).collect();
        for epoch in 0..settings.epochs {
            random.shuffle(&mut order);
            for &at in &order {
                self.step(&examples[at], settings);
            }
            report(epoch, self);
        }
    }

    fn step(&mut self, example: &Example, settings: Settings) {
        let emissions = self.emissions(example);
        let length = emissions.len();
        let mut moves = [[0.0f32; LABELS]; LABELS];
        for (p, row) in moves.iter_mut().enumerate() {
            for (n, cell) in row.iter_mut().enumerate() {
                if may_follow(p as Label, n as Label) {
                    *cell = self.transitions[p][n].exp();
                }
            }
        }
        let local: Vec<Row> = emissions
            .iter()
            .map(|row| {
                let top = row.iter().copied().fold(f32::MIN, f32::max);
                row.map(|score| (score - top).exp())
            })
            .collect();
        // Forward and backward, scaled to sum to one at each token; the text round the sentence is outside.
        let mut forward = vec![[0.0f32; LABELS]; length];
        let mut last = [0.0; LABELS];
        last[0] = 1.0;
        for (cell, local) in forward.iter_mut().zip(&local) {
            let mut next = [0.0f32; LABELS];
            for (p, &from) in last.iter().enumerate() {
                for (sum, step) in next.iter_mut().zip(&moves[p]) {
                    *sum += from * step;
                }
            }
            for (sum, l) in next.iter_mut().zip(local) {
                *sum *= l;
            }
            let total: f32 = next.iter().sum();
            *cell = next.map(|x| x / total.max(f32::MIN_POSITIVE));
            last = *cell;
        }
        let mut backward = vec![[0.0f32; LABELS]; length];
        let mut after: Row = std::array::from_fn(|label| if may_follow(label as Label, 0) { moves[label][0] } else { 0.0 });
        for at in (0..length).rev() {
            let total: f32 = after.iter().zip(&forward[at]).map(|(a, f)| a * f).sum::<f32>().max(f32::MIN_POSITIVE);
            backward[at] = after.map(|a| a / total);
            let pulled: Row = std::array::from_fn(|label| backward[at][label] * local[at][label]);
            after = std::array::from_fn(|label| moves[label].iter().zip(&pulled).map(|(m, p)| m * p).sum());
        }
        let rate = settings.rate;
        let mut gradients = [[0.0f32; LABELS]; LABELS];
        for at in 1..length {
            let pulled: Row = std::array::from_fn(|label| backward[at][label] * local[at][label]);
            let mut joint = [[0.0f32; LABELS]; LABELS];
            let mut total = 0.0;
            for p in 0..LABELS {
                for n in 0..LABELS {
                    joint[p][n] = forward[at - 1][p] * moves[p][n] * pulled[n];
                    total += joint[p][n];
                }
            }
            let scale = 1.0 / total.max(f32::MIN_POSITIVE);
            for p in 0..LABELS {
                for n in 0..LABELS {
                    gradients[p][n] -= joint[p][n] * scale;
                }
            }
            gradients[example.labels[at - 1] as usize][example.labels[at] as usize] += 1.0;
        }
        for p in 0..LABELS {
            for n in 0..LABELS {
                let gradient = gradients[p][n] * example.weight;
                self.transition_squares[p][n] += gradient * gradient;
                self.transitions[p][n] += rate * gradient / (1.0 + self.transition_squares[p][n]).sqrt();
            }
        }
        for (at, features) in Self::tokens(example).enumerate() {
            let mut gradient: Row = std::array::from_fn(|label| -forward[at][label] * backward[at][label]);
            let total: f32 = -gradient.iter().sum::<f32>();
            for g in &mut gradient {
                *g /= total.max(f32::MIN_POSITIVE);
            }
            gradient[example.labels[at] as usize] += 1.0;
            if gradient.iter().all(|g| g.abs() < 0.002) {
                continue;
            }
            for g in &mut gradient {
                *g *= example.weight;
            }
            for &feature in features {
                let weights = &mut self.weights[feature as usize];
                let squares = &mut self.squares[feature as usize];
                for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(&gradient) {
                    let gradient = gradient - settings.decay * *weight;
                    *square += gradient * gradient;
                    *weight += rate * gradient / (1.0 + *square).sqrt();
                }
            }
        }
    }

    /// The best labels of an example.
    pub(super) fn decode(&self, example: &Example) -> Vec<Label> {
        let emissions = self.emissions(example);
        let mut best = [f32::MIN / 4.0; LABELS];
        best[0] = 0.0;
        let mut back: Vec<[u8; LABELS]> = Vec::new();
        for row in &emissions {
            let mut next = [f32::MIN / 4.0; LABELS];
            let mut from = [0; LABELS];
            for n in 0..LABELS {
                for p in 0..LABELS {
                    let total = best[p] + self.transitions[p][n];
                    if may_follow(p as Label, n as Label) && total > next[n] {
                        next[n] = total;
                        from[n] = p as u8;
                    }
                }
                next[n] += row[n];
            }
            best = next;
            back.push(from);
        }
        let mut label = (0..LABELS).filter(|&l| may_follow(l as Label, 0)).max_by(|&a, &b| best[a].total_cmp(&best[b])).unwrap_or(0) as u8;
        let mut labels = vec![0; emissions.len()];
        for (cell, from) in labels.iter_mut().zip(&back).rev() {
            *cell = label;
            label = from[label as usize];
        }
        labels
    }
}
