//! Fits the weights that tell whether a cue reports: a logistic regression over unlexicalised properties.

#![allow(clippy::indexing_slicing, clippy::cast_precision_loss, reason = "runs at build time on trusted files")]
#![allow(clippy::print_stderr, clippy::needless_range_loop)]

use std::fmt::Write as _;
use std::ops::Range;

use crate::document::Document;
use crate::quotes::reader::Reader;
use crate::quotes::reports::properties::{Before, PROPERTIES, properties};
use crate::quotes::{cues::Verbs, marks, readable, units};
use crate::span::Span;
use crate::syntax::{Memory, Syntax};

/// A weight of 1 as it is written down.
const UNIT: f64 = 32.0;
/// How much a weight of 1 costs, in examples.
const RIDGE: f64 = 2.0;
/// Newton's steps; the sum no longer changes after some eight.
const STEPS: usize = 12;

/// A cue that some words make: its properties, one a bit, and whether the annotators marked it.
type Example = (u128, bool);

/// The file `weights.rs`, fitted to stories: each a text and the byte spans of all cues that its annotators marked.
#[must_use]
pub fn weigh(stories: &[(String, Vec<Range<u32>>)]) -> String {
    let examples: Vec<Example> = stories.iter().flat_map(|(text, cues)| examples(text, cues)).collect();
    let mut weights = fit(&examples);
    let marked: usize = stories.iter().map(|(_, cues)| cues.len()).sum();
    lower(&examples, marked, &mut weights);
    let mut out =
        String::from("//! Made by `cargo run --release --features train --example weigh -- SET.jsonl`: see that program for the data.\n\n");
    let _ = write!(out, "/// The weight of each property of a cue, in 32nds.\npub(in crate::quotes) const WEIGHTS: [i8; {PROPERTIES}] = [");
    for row in weights.chunks(20) {
        let row: Vec<_> = row.iter().map(|weight| quantized(*weight).to_string()).collect();
        let _ = write!(out, "\n    {},", row.join(", "));
    }
    out + "\n];\n"
}

fn quantized(weight: f64) -> i8 {
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let whole = (weight * UNIT).round().clamp(-127.0, 127.0) as i8;
    whole
}

/// The cues of a story that the weights judge. Those before a cue count as kept where the annotators marked them.
fn examples(text: &str, marked: &[Range<u32>]) -> Vec<Example> {
    let doc = Document::new(text);
    let syntax = Syntax::read(&doc, &mut Memory::default());
    let runs = marks::runs(&doc);
    let (_, run_of) = readable(&doc, &runs);
    let mut verbs = Verbs::default();
    verbs.meet(&doc);
    let mut found = Vec::new();
    let is_marked = |span: Span| marked.iter().any(|cue| cue.start < span.end && span.start < cue.end);
    for unit in units(&doc, &runs, &mut verbs) {
        let mut reader =
            Reader { doc: &doc, syntax: &syntax, verbs: &mut verbs, run_of: &run_of, runs: &runs, unit, found: Vec::new(), open: None };
        let cues = reader.cues();
        let (mut drafts, mut kept) = (Vec::new(), Vec::new());
        for (index, cue) in cues.iter().enumerate() {
            let contents = reader.draft(&cues, index);
            let right = is_marked(doc.span_of(&cue.words));
            found.extend(
                properties(&reader, Before { cues: &cues, drafts: &drafts, kept: &kept }, index, &contents).map(|bits| (bits, right)),
            );
            drafts.push(contents);
            kept.push(right);
        }
    }
    found
}

fn score(weights: &[f64], bits: u128) -> f64 {
    weights.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1).map(|(_, weight)| weight).sum()
}

/// The weights that make what the annotators marked likeliest, by Newton's method.
fn fit(examples: &[Example]) -> Vec<f64> {
    let mut weights = vec![0.0; PROPERTIES];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| -RIDGE * weight).collect();
        let mut curvature = vec![vec![0.0; PROPERTIES]; PROPERTIES];
        for (row, curvature) in curvature.iter_mut().enumerate() {
            if let Some(diagonal) = curvature.get_mut(row) {
                *diagonal = RIDGE;
            }
        }
        for &(bits, right) in examples {
            let likely = 1.0 / (1.0 + (-score(&weights, bits)).exp());
            let set: Vec<usize> = (0..PROPERTIES).filter(|bit| bits >> bit & 1 == 1).collect();
            for &row in &set {
                gradient[row] += f64::from(u8::from(right)) - likely;
                for &column in &set {
                    curvature[row][column] += likely * (1.0 - likely);
                }
            }
        }
        for (weight, step) in weights.iter_mut().zip(solve(curvature, gradient)) {
            *weight += step;
        }
    }
    weights
}

/// Solves a system of linear equations by elimination; every pivot is positive.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let size = right.len();
    for pivot in 0..size {
        for row in pivot + 1..size {
            let factor = matrix[row][pivot] / matrix[pivot][pivot];
            for column in pivot..size {
                matrix[row][column] -= factor * matrix[pivot][column];
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..size).rev() {
        let rest: f64 = (row + 1..size).map(|column| matrix[row][column] * right[column]).sum();
        right[row] = (right[row] - rest) / matrix[row][row];
    }
    right
}

/// Moves the first weight, which always counts, to where F1 over all marked cues is highest: to keep a cue that is
/// right by more than half of the best F1 raises it.
fn lower(examples: &[Example], marked: usize, weights: &mut [f64]) {
    let mut scored: Vec<(f64, bool)> = examples.iter().map(|&(bits, right)| (score(weights, bits), right)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut hits = 0.0;
    let f1 = |(count, &(_, right)): (u32, &(f64, bool))| {
        hits += f64::from(u8::from(right));
        2.0 * hits / (f64::from(count) + marked as f64)
    };
    let best = (1..).zip(&scored).map(f1).fold(0.0, f64::max);
    eprintln!("{} cues, {marked} marked, F1 {best:.4}", examples.len());
    if let Some(always) = weights.first_mut() {
        *always -= (best / (2.0 - best)).ln();
    }
}

#[cfg(test)]
mod tests {
    use super::{fit, score, solve};

    #[test]
    fn equations_are_solved() {
        assert_eq!(solve(vec![vec![2.0, 1.0], vec![1.0, 3.0]], vec![5.0, 10.0]), [1.0, 3.0]);
    }

    #[test]
    fn what_is_marked_becomes_likely() {
        let weights = fit(&[(0b11, true), (0b11, true), (0b01, false), (0b01, true)].repeat(20));
        assert!(score(&weights, 0b11) > 1.0 && score(&weights, 0b01).abs() < 0.2);
    }
}
