//! Makes the tagger's `model.bin` from treebanks.

#![allow(clippy::print_stderr, clippy::cast_precision_loss, reason = "tells how far it is")]

use std::collections::HashMap;
use std::io;
use std::path::Path;

use super::conllu::{self, Story};
use super::copies::copies;
use super::dictionary::Counts;
use super::entropy::{MaximumEntropy, Row, Settings};
use super::gold::gold;
use crate::document::Document;
use crate::sequence::lists::lists;
use crate::sequence::random::Random;
use crate::syntax::tagger::features::{EDGE, Facts, Pairs, ROLES, Seen, TagId, sure};
use crate::syntax::tagger::model::Parts;
use crate::syntax::tagger::settings::{self, Setting};
use crate::syntax::tags::Tag;

/// The treebanks, and how often each sentence is read.
const SOURCES: [&str; 1] = ["syntax-train.conllu"];
/// Features seen less often are left out.
const SELDOM: u32 = 4;
/// Readings of all sentences.
const EPOCHS: usize = 6;
/// Weights that are kept after so many readings.
const KEPT: usize = 95_000;
/// Readings of all sentences before that.
const BEFORE: usize = 4;
/// Of so many features of a token one is left out at each reading, so that none does all the work.
const DROPPED: usize = 4;
/// How weights become small integers.
const SCALE: f32 = 14.0;
/// How to learn.
const SETTINGS: Settings = Settings { rate: 0.1, decay: 0.0002, enough: 0.98 };

/// A token in numbers.
struct Token {
    /// The tag that it has by its spelling.
    sure: Option<TagId>,
    gold: Option<TagId>,
    /// Features that don't depend on other tags.
    features: Vec<u32>,
    seen: Seen,
    setting: Setting,
}

struct Sentence {
    tokens: Vec<Token>,
    /// How often it is read while two readings of all go by.
    times: usize,
}

/// Edited text is read more often than what people write to each other.
const TIMES: [(&str, usize); 3] = [("GUM", 4), ("weblog", 2), ("newsgroup", 2)];

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
    let asked = sentences.iter().flat_map(|sentence| &sentence.tokens).filter(|token| token.sure.is_none()).count();
    eprintln!("{} sentences, {} words listed, {asked} tokens to score, {:?}", sentences.len(), dictionary.len(), clock.elapsed());

    let numbers = Numbers::new(&sentences);
    numbers.renumber(&mut sentences);
    eprintln!("{} features, {:?}", numbers.0.len(), clock.elapsed());
    let rows = learn(&sentences, &numbers, &clock);
    let features = quantized(&rows, &numbers);
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
                    (if offset < 2 { Facts::BEFORE } else { Facts::AFTER }, Setting::Inside)
                };
                facts.features(role, setting, &mut |feature| features.push(feature));
            }
            let learned = |tag: Tag| (tag != Tag::Punct).then_some(tag as TagId);
            Token {
                sure: facts[at].1,
                gold: gold[at].as_ref().and_then(|gold| learned(gold.tag)),
                features: if facts[at].1.is_none() { features } else { Vec::new() },
                seen: facts[at].0.seen(),
                setting: settings.of(at),
            }
        };
        let times = TIMES.iter().find(|(name, _)| story.name.starts_with(name)).map_or(1, |times| times.1);
        Sentence { tokens: sentence.clone().map(token).collect(), times }
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
            for (at, token) in sentence.tokens.iter().enumerate() {
                if token.sure.is_none() {
                    token.features.iter().for_each(|&feature| *counts.entry(feature).or_default() += 1);
                    pairs(sentence, at, before, &mut |feature| *counts.entry(feature).or_default() += 1);
                }
                before = [before[1], token.sure.or(token.gold).unwrap_or(Tag::Punct as TagId)];
            }
        }
        let mut kept: Vec<u32> = counts.into_iter().filter(|&(_, count)| count >= SELDOM).map(|(feature, _)| feature).collect();
        kept.sort_unstable();
        Self(kept.into_iter().zip(0..).collect())
    }

    fn renumber(&self, sentences: &mut [Sentence]) {
        for token in sentences.iter_mut().flat_map(|sentence| &mut sentence.tokens) {
            token.features = token.features.iter().filter_map(|feature| self.0.get(feature).copied()).collect();
        }
    }
}

/// The features of a token with the tags before it.
fn pairs(sentence: &Sentence, at: usize, before: [TagId; 2], emit: &mut impl FnMut(u32)) {
    let seen = |at: usize| sentence.tokens.get(at).map(|token| token.seen);
    let words = [seen(at.wrapping_sub(1)).unwrap_or(Seen::BEFORE), sentence.tokens[at].seen, seen(at + 1).unwrap_or(Seen::AFTER)];
    Pairs::tags(before, emit);
    Pairs { tags: before, words, setting: sentence.tokens[at].setting }.features(emit);
}

fn learn(sentences: &[Sentence], numbers: &Numbers, clock: &std::time::Instant) -> Vec<Row> {
    let mut random = Random::new(0x5EED_CAFE);
    let mut model = MaximumEntropy::new(numbers.0.len(), SETTINGS);
    let mut features = Vec::new();
    for epoch in 0..EPOCHS {
        if epoch == BEFORE {
            model.keep(KEPT);
        }
        // Those with an odd number of readings are read once less in every other one.
        let times =
            |(number, sentence): (usize, &Sentence)| std::iter::repeat_n(number, usize::midpoint(sentence.times, (epoch + number) % 2));
        let mut order: Vec<usize> = sentences.iter().enumerate().flat_map(times).collect();
        random.shuffle(&mut order);
        let (mut asked, mut wrong) = (0usize, 0usize);
        for &number in &order {
            let sentence = &sentences[number];
            let mut before = [EDGE; 2];
            for (at, token) in sentence.tokens.iter().enumerate() {
                let id = token.sure.unwrap_or_else(|| {
                    features.clear();
                    features.extend(&token.features);
                    pairs(sentence, at, before, &mut |feature| features.extend(numbers.0.get(&feature)));
                    let found = best(&model.scores(&features));
                    if let Some(gold) = token.gold {
                        asked += 1;
                        wrong += usize::from(found != gold);
                        features.retain(|_| random.below(DROPPED) != 0);
                        model.learn(&features, gold);
                    }
                    found
                });
                before = [before[1], id];
            }
        }
        eprintln!("{epoch}: {:.2} % of {asked} right, {:?}", 100.0 - 100.0 * wrong as f64 / asked as f64, clock.elapsed());
    }
    model.weights
}

/// The best tag.
fn best(scores: &Row) -> TagId {
    let mut best = (0, f32::MIN);
    for (tag, &score) in (0..).zip(scores).take(Tag::LEARNED.len()) {
        if score > best.1 {
            best = (tag, score);
        }
    }
    best.0
}

/// The weights as small integers.
fn quantized(rows: &[Row], numbers: &Numbers) -> Vec<(u32, Vec<(TagId, i8)>)> {
    let mut features: Vec<_> = numbers.0.iter().map(|(&feature, &row)| (feature, row)).collect();
    features.sort_unstable();
    let small = |weight: f32| (weight * SCALE).round().clamp(-127.0, 127.0) as i8;
    let row = |row: u32| (0..).zip(rows[row as usize].map(small)).filter(|&(_, weight)| weight != 0).collect::<Vec<_>>();
    features.into_iter().map(|(feature, number)| (feature, row(number))).filter(|(_, row)| !row.is_empty()).collect()
}
