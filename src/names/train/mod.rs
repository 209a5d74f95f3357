//! Makes `model.bin` from tagged text, word clusters and gazetteers.

#![allow(clippy::indexing_slicing, clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "runs at build time on trusted files")]
#![allow(clippy::print_stderr, clippy::needless_range_loop)]

mod corpus;
mod crf;

use std::collections::HashMap;
use std::io;
use std::path::Path;

use super::features::{known, token_features};
use super::labels::{LABELS, Label, OUTSIDE, closes, kind_of, opens};
use super::model::Parts;
use super::places::places;
use crate::document::Document;
use crate::sequence::lists::{Lists, lists};
use crate::sequence::random::Random;
use corpus::Sentence;
use crf::{Crf, Example, Settings};

/// Features seen less often are left out.
const SELDOM: u32 = 2;
/// Features kept for the second fit.
const KEPT: usize = 70_000;
/// How weights become small integers.
const SCALE: f32 = 20.0;
/// What speaks for a name at once: found on the development parts of the sets, so that fewer names are missed.
const BIAS: f32 = 0.5;
/// How to learn.
const SETTINGS: Settings = Settings { epochs: 8, rate: 0.08, decay: 0.0005 };

/// Trains on a folder; what is inside `excluded` is left out. Gives the model file.
///
/// # Errors
/// Where a file can't be read.
pub fn train(folder: &Path, excluded: &str) -> io::Result<Vec<u8>> {
    let clock = std::time::Instant::now();
    let mut random = Random::new(0x5EED_CAFE);
    let mut sentences = corpus::read(folder, excluded)?;
    let copies = corpus::headlines(&sentences, &mut random);
    sentences.extend(copies);

    let mut numbers = HashMap::new();
    let mut examples: Vec<Example> = sentences.iter().map(|s| example(s, lists(), &mut numbers)).collect();
    let mut counts = vec![0u32; numbers.len()];
    for e in examples.iter().filter(|e| !e.held_out) {
        e.features.iter().for_each(|&f| counts[f as usize] += 1);
    }
    keep(&mut numbers, &mut examples, |f| counts[f] >= SELDOM);
    eprintln!("{} sentences, {} features, {:?}", examples.len(), numbers.len(), clock.elapsed());

    let mut crf = Crf::new(numbers.len());
    crf.train(&examples, SETTINGS, &mut random, &mut |epoch, crf| eprintln!("{epoch}: {} {:?}", report(crf, &examples), clock.elapsed()));

    // Keep the features that say most, and fit those again.
    let mut strength: Vec<(usize, f32)> =
        crf.weights.iter().map(|row| row.iter().map(|w| w.abs()).fold(0.0, f32::max)).enumerate().collect();
    strength.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut kept = vec![false; numbers.len()];
    strength.iter().take(KEPT).for_each(|&(f, _)| kept[f] = true);
    keep(&mut numbers, &mut examples, |f| kept[f]);
    let mut crf = Crf::new(numbers.len());
    crf.train(&examples, SETTINGS, &mut random, &mut |epoch, crf| {
        eprintln!("kept {epoch}: {} {:?}", report(crf, &examples), clock.elapsed());
    });

    Ok(write(&crf, &numbers))
}

/// Renumbers features, leaving some out.
fn keep(numbers: &mut HashMap<u32, u32>, examples: &mut [Example], wanted: impl Fn(usize) -> bool) {
    let mut renumbered = vec![u32::MAX; numbers.len()];
    let mut next = 0;
    let mut sorted: Vec<_> = numbers.iter().map(|(&key, &old)| (key, old)).collect();
    sorted.sort_unstable();
    numbers.clear();
    for (key, old) in sorted {
        if wanted(old as usize) {
            renumbered[old as usize] = next;
            numbers.insert(key, next);
            next += 1;
        }
    }
    for example in examples {
        let (mut features, mut ends, mut start) = (Vec::new(), Vec::new(), 0);
        for &end in &example.ends {
            features.extend(example.features[start..end as usize].iter().map(|&f| renumbered[f as usize]).filter(|&f| f != u32::MAX));
            ends.push(features.len() as u32);
            start = end as usize;
        }
        (example.features, example.ends) = (features, ends);
    }
}

fn example(sentence: &Sentence, lists: &Lists, numbers: &mut HashMap<u32, u32>) -> Example {
    let doc = Document::new(&sentence.text);
    let words: Vec<_> = doc.tokens().iter().map(|token| known(&doc.entry(token.word), lists)).collect();
    let places = places(&doc, lists, |at| words[at].0);
    let mut example = Example {
        features: Vec::new(),
        ends: Vec::new(),
        labels: corpus::labels(&doc, &sentence.names),
        weight: sentence.weight,
        source: sentence.source,
        held_out: sentence.held_out,
    };
    for at in 0..doc.len() {
        token_features(&doc, &places, &words, at, &mut |key| {
            let next = numbers.len() as u32;
            example.features.push(*numbers.entry(key).or_insert(next));
        });
        example.ends.push(example.features.len() as u32);
    }
    example
}

fn names(labels: &[Label]) -> Vec<(usize, usize, usize)> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, &label) in labels.iter().enumerate() {
        if opens(label) {
            start = at;
        }
        if label != OUTSIDE && closes(label) {
            found.push((start, at, kind_of(label)));
        }
    }
    found
}

/// F1 of typed exact spans on the held-out part, by source and over all.
fn report(crf: &Crf, examples: &[Example]) -> String {
    let mut counts = [[0usize; 3]; corpus::SOURCES.len() + 1];
    for example in examples.iter().filter(|e| e.held_out) {
        let (gold, found) = (names(&example.labels), names(&crf.decode(example)));
        let hits = found.iter().filter(|n| gold.contains(n)).count();
        for row in [example.source, corpus::SOURCES.len()] {
            for (sum, add) in counts[row].iter_mut().zip([hits, found.len(), gold.len()]) {
                *sum += add;
            }
        }
    }
    let f1 = |[hits, found, gold]: [usize; 3]| format!("{:.1}", 200.0 * hits as f32 / (found + gold).max(1) as f32);
    counts.map(f1).join(" ")
}

fn write(crf: &Crf, numbers: &HashMap<u32, u32>) -> Vec<u8> {
    let largest = crf.weights.iter().flatten().map(|w| w.abs()).fold(0.0, f32::max);
    let scale = SCALE.min(127.0 / largest.max(0.01) * 4.0);
    let mut features: Vec<(u32, [i8; LABELS])> = numbers
        .iter()
        .map(|(&key, &f)| (key, crf.weights[f as usize].map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8)))
        .filter(|(_, row)| row.iter().any(|&w| w != 0))
        .collect();
    features.sort_unstable_by_key(|f| f.0);
    eprintln!("scale {scale}, largest {largest}, rows {}", features.len());
    let mut transitions = crf.transitions.map(|row| row.map(|w| (w * scale).round() as i16));
    for row in &mut transitions {
        row[0] -= (BIAS * scale) as i16;
    }
    Parts { transitions: &transitions, features: &features }.write()
}
