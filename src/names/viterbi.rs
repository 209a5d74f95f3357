//! The best sequence of labels.

use super::labels::{LABELS, Label, OUTSIDE, may_follow};
use super::model::{LANES, Scores};

/// Labels a stretch of tokens between others that are no part of a name; `back` is scratch.
pub(crate) fn decode(scores: &[Scores], moves: &Moves, back: &mut Vec<[Label; LANES]>, labels: &mut [Label]) {
    let mut best = [FORBIDDEN; LANES];
    if let Some(outside) = best.first_mut() {
        *outside = 0;
    }
    back.clear();
    for token in scores {
        let mut next = [FORBIDDEN; LANES];
        let mut from = [0i16; LANES];
        for (previous, (&so_far, row)) in (0..).zip(best.iter().zip(&moves.0)) {
            for ((next, from), &step) in next.iter_mut().zip(&mut from).zip(row) {
                let total = so_far.saturating_add(step);
                *from = if total > *next { previous } else { *from };
                *next = total.max(*next);
            }
        }
        // Only differences count: with the best at zero, sums stay inside 16 bits.
        let top = next.iter().copied().max().unwrap_or_default();
        for ((best, next), &score) in best.iter_mut().zip(next).zip(token) {
            *best = next.saturating_sub(top).saturating_add(score).max(FORBIDDEN);
        }
        back.push(from.map(|previous| previous as Label));
    }
    let ends = (0..).zip(best.iter().zip(&moves.0)).map(|(label, (score, [outside, ..]))| (label, score.saturating_add(*outside)));
    let mut label = ends.max_by_key(|&(_, score)| score).map_or(OUTSIDE, |(label, _)| label);
    for (cell, from) in labels.iter_mut().zip(back).rev() {
        *cell = label;
        label = from.get(usize::from(label)).copied().unwrap_or_default();
    }
}

/// A score that no sequence of allowed labels gets.
const FORBIDDEN: i16 = i16::MIN / 2;

/// The score of each label (second index) after another one (first index); [`FORBIDDEN`] where it may not follow.
#[derive(Debug)]
pub(crate) struct Moves([[i16; LANES]; LABELS]);

impl Moves {
    /// From the scores of all pairs of labels.
    pub(crate) fn new(transitions: &[Scores; LABELS]) -> Self {
        let mut moves = [[FORBIDDEN; LANES]; LABELS];
        for (previous, (row, scores)) in (0..).zip(moves.iter_mut().zip(transitions)) {
            for (label, (cell, &score)) in (0..).zip(row.iter_mut().zip(scores)).take(LABELS) {
                if may_follow(previous, label) {
                    *cell = score;
                }
            }
        }
        Self(moves)
    }
}
