//! Makes the tagger's `model.bin` from treebanks.

#![allow(clippy::print_stderr, clippy::cast_precision_loss, reason = "tells how far it is")]

use std::collections::HashMap;
use std::io;
use std::path::Path;

use super::conllu::{self, Story};
use super::copies::copies;
use super::dictionary::Counts;
use super::gold::gold;
use super::perceptron::{Perceptron, Row};
use crate::document::Document;
use crate::sequence::hashing::number;
use crate::sequence::lists::lists;
use crate::sequence::random::Random;
use crate::syntax::tagger::features::{EDGE, Facts, Histories, ROLES, TagId, sure};
use crate::syntax::tagger::model::{LANES, Parts};
use crate::syntax::tagger::settings;
use crate::syntax::tags::Tag;

/// The treebanks, and how often each sentence is read.
const SOURCES: [&str; 1] = ["syntax-train.conllu"];
/// Features seen less often are left out.
const SELDOM: u32 = 2;
/// Readings of all sentences.
const EPOCHS: usize = 8;
/// Weights that are kept.
const KEPT: usize = 120_000;
/// The right tag has to win by so much.
const MARGIN: f32 = 1.0;

/// A token in numbers.
struct Token {
    /// The tag that it has by its spelling.
    sure: Option<TagId>,
    gold: Option<TagId>,
    /// Features that don't depend on other tags.
    features: Vec<u32>,
    lower: u32,
    suffix: u32,
}

type Sentence = Vec<Token>;

/// Trains on a folder. Gives the model file.
///
/// # Errors
/// Where a file can't be read.
pub fn train(folder: &Path) -> io::Result<Vec<u8>> {
    let clock = std::time::Instant::now();
    let mut stories = Vec::new();
    for file in SOURCES {
        stories.extend(conllu::read(&std::fs::read_to_string(folder.join(file))?));
    }
    let mut counts = Counts::default();
    for story in &stories {
        let doc = Document::new(&story.text);
        for (at, gold) in gold(story, &doc).into_iter().enumerate() {
            if let Some(gold) = gold {
                counts.add(&doc, at, gold.tag);
            }
        }
    }
    let dictionary = counts.dictionary();
    let more: Vec<_> = stories.iter().enumerate().flat_map(|(number, story)| copies(story, number)).collect();
    stories.extend(more);
    let mut sentences: Vec<Sentence> = stories.iter().flat_map(|story| sentences(story, &dictionary)).collect();
    let asked = sentences.iter().flatten().filter(|token| token.sure.is_none()).count();
    eprintln!("{} sentences, {} words listed, {asked} tokens to score, {:?}", sentences.len(), dictionary.len(), clock.elapsed());

    let mut numbers = Numbers::new(&sentences);
    numbers.renumber(&mut sentences);
    eprintln!("{} features, {:?}", numbers.0.len(), clock.elapsed());
    let rows = learn(&sentences, &mut numbers, &clock);
    let features = prune(&rows, &numbers);
    eprintln!("{} features kept, {:?}", features.len(), clock.elapsed());
    Ok(Parts { dictionary: &dictionary, features: &features }.write())
}

fn sentences(story: &Story, dictionary: &[(u32, u32)]) -> Vec<Sentence> {
    let doc = Document::new(&story.text);
    let gold = gold(story, &doc);
    let listed = |spelling: &str| {
        let at = dictionary.binary_search_by_key(&crate::sequence::hashing::key(spelling), |entry| entry.0).ok()?;
        Some(dictionary[at].1 as TagId)
    };
    let facts: Vec<(Facts, Option<TagId>)> = (0..doc.len())
        .map(|at| {
            let entry = doc.entry(doc.token(at).word);
            let sure = sure(entry.kind, listed(entry.spelling));
            (Facts::of(&entry, lists(), sure), sure)
        })
        .collect();
    let read = |sentence: &std::ops::Range<usize>| {
        let settings = settings::of(&doc, sentence);
        let token = |at: usize| {
            let mut features = Vec::new();
            for (offset, role) in ROLES.into_iter().enumerate() {
                let beside = (at + offset).wrapping_sub(2);
                let (facts, setting) = if sentence.contains(&beside) {
                    (facts[beside].0, settings.of(beside))
                } else {
                    (if offset < 2 { Facts::BEFORE } else { Facts::AFTER }, settings::Setting::Inside)
                };
                facts.features(role, setting, &mut |feature| features.push(feature));
            }
            let entry = doc.entry(doc.token(at).word);
            let learned = |tag: Tag| (tag != Tag::Punct).then_some(tag as TagId);
            Token {
                sure: facts[at].1,
                gold: gold[at].as_ref().and_then(|gold| learned(gold.tag)),
                features: if facts[at].1.is_none() { features } else { Vec::new() },
                lower: number(entry.hash),
                suffix: Facts::ending(&entry),
            }
        };
        sentence.clone().map(token).collect()
    };
    doc.sentences().iter().map(read).collect()
}

/// Features by number; those with the tags before get theirs as they come up.
struct Numbers(HashMap<u32, u32>);

impl Numbers {
    /// Of all features that are seen often enough, those with the tags before as the treebanks have them.
    fn new(sentences: &[Sentence]) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        for sentence in sentences {
            let mut before = [EDGE; 2];
            for (at, token) in sentence.iter().enumerate() {
                if token.sure.is_none() {
                    token.features.iter().for_each(|&feature| *counts.entry(feature).or_default() += 1);
                    histories(sentence, at, before, &mut |feature| *counts.entry(feature).or_default() += 1);
                }
                before = [before[1], token.sure.or(token.gold).unwrap_or(Tag::Punct as TagId)];
            }
        }
        let mut kept: Vec<u32> = counts.into_iter().filter(|&(_, count)| count >= SELDOM).map(|(feature, _)| feature).collect();
        kept.sort_unstable();
        Self(kept.into_iter().zip(0..).collect())
    }

    fn renumber(&self, sentences: &mut [Sentence]) {
        for token in sentences.iter_mut().flatten() {
            token.features = token.features.iter().filter_map(|feature| self.0.get(feature).copied()).collect();
        }
    }
}

/// The features of a token with the tags before it.
fn histories(sentence: &Sentence, at: usize, before: [TagId; 2], emit: &mut impl FnMut(u32)) {
    const END: u32 = 2;
    let token = &sentence[at];
    let after = sentence.get(at + 1).map_or(END, |after| after.lower);
    Histories::tags(before, emit);
    Histories { before, here: token.lower, suffix: token.suffix, after }.features(emit);
}

fn learn(sentences: &[Sentence], numbers: &mut Numbers, clock: &std::time::Instant) -> Vec<Row> {
    let mut random = Random::new(0x5EED_CAFE);
    let mut perceptron = Perceptron::new(numbers.0.len());
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut features = Vec::new();
    for epoch in 0..EPOCHS {
        random.shuffle(&mut order);
        let (mut asked, mut wrong) = (0usize, 0usize);
        for &number in &order {
            let sentence = &sentences[number];
            let mut before = [EDGE; 2];
            for (at, token) in sentence.iter().enumerate() {
                let id = token.sure.unwrap_or_else(|| {
                    features.clear();
                    features.extend(&token.features);
                    histories(sentence, at, before, &mut |feature| features.extend(numbers.0.get(&feature)));
                    let scores = perceptron.scores(&features);
                    let found = best(&scores, None);
                    if let Some(gold) = token.gold {
                        asked += 1;
                        wrong += usize::from(found != gold);
                        let rival = best(&scores, Some(gold));
                        if scores[usize::from(gold)] < scores[usize::from(rival)] + MARGIN {
                            perceptron.learn(&features, gold, rival, 1.0);
                        }
                        perceptron.tick();
                    }
                    found
                });
                before = [before[1], id];
            }
        }
        eprintln!("{epoch}: {:.2} % of {asked} right, {:?}", 100.0 - 100.0 * wrong as f64 / asked as f64, clock.elapsed());
    }
    perceptron.averaged()
}

/// The best tag, but for one.
fn best(scores: &[f32; LANES], but: Option<TagId>) -> TagId {
    let mut best = (0, f32::MIN);
    for (tag, &score) in (0..).zip(scores).take(Tag::LEARNED.len()) {
        if Some(tag) != but && score > best.1 {
            best = (tag, score);
        }
    }
    best.0
}

/// The weights that say most, as small integers.
fn prune(rows: &[Row], numbers: &Numbers) -> Vec<(u32, Vec<(TagId, i8)>)> {
    let mut sizes: Vec<f32> = rows.iter().flatten().map(|weight| weight.abs()).filter(|&size| size > 0.0).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let least = sizes.get(KEPT).copied().unwrap_or(0.0);
    let largest = sizes.first().copied().unwrap_or(1.0);
    let scale = 127.0 / largest;
    eprintln!("{} weights, largest {largest}, least kept {least}", sizes.len());
    let mut features: Vec<_> = numbers.0.iter().map(|(&feature, &row)| (feature, row)).collect();
    features.sort_unstable();
    let row = |row: u32| {
        let kept = (0..).zip(rows[row as usize]).filter(|&(_, weight)| weight.abs() > least);
        kept.map(|(tag, weight)| (tag, (weight * scale).round() as i8)).filter(|&(_, weight)| weight != 0).collect::<Vec<_>>()
    };
    features.into_iter().map(|(feature, number)| (feature, row(number))).filter(|(_, row)| !row.is_empty()).collect()
}
