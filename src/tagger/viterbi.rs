//! The best sequence of labels.

use super::labels::{LABELS, Label, may_follow};
use super::model::Scores;

/// Labels a stretch of tokens that has no name running into it or out of it.
#[expect(clippy::indexing_slicing, reason = "both indices are below LABELS, and the loop is hot")]
pub(crate) fn decode(scores: &[Scores], transitions: &[Scores; LABELS], labels: &mut [Label]) {
    const LOW: i32 = i32::MIN / 2;
    let mut best = [LOW; LABELS];
    if let Some(outside) = best.first_mut() {
        *outside = 0;
    }
    let mut back = Vec::with_capacity(scores.len());
    for token in scores {
        let mut next = [LOW; LABELS];
        let mut from = [0u8; LABELS];
        for (label, ((next, from), &score)) in next.iter_mut().zip(&mut from).zip(token).enumerate() {
            for (previous, (&so_far, row)) in (0u8..).zip(best.iter().zip(transitions)) {
                let total = so_far + i32::from(row.get(label).copied().unwrap_or_default());
                if ALLOWED[previous as usize][label] && total > *next {
                    (*next, *from) = (total, previous);
                }
            }
            *next += i32::from(score);
        }
        best = next;
        back.push(from);
    }
    let ends = (0..).zip(best).filter(|&(label, _)| super::labels::closes(label));
    let mut label = ends.max_by_key(|&(_, score)| score).map_or(0, |(label, _)| label);
    for (cell, from) in labels.iter_mut().zip(&back).rev() {
        *cell = label;
        label = from.get(usize::from(label)).copied().unwrap_or_default();
    }
}

/// [`may_follow`] as a table.
#[expect(clippy::indexing_slicing, reason = "checked when compiled")]
const ALLOWED: [[bool; LABELS]; LABELS] = {
    let mut table = [[false; LABELS]; LABELS];
    let mut previous = 0;
    while previous < LABELS {
        let mut next = 0;
        while next < LABELS {
            table[previous][next] = may_follow(previous as Label, next as Label);
            next += 1;
        }
        previous += 1;
    }
    table
};
