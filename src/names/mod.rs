//! A linear-chain model that labels the tokens of names.
//!
//! Method: a conditional random field (Lafferty, McCallum and Pereira 2001) over words, shapes, affixes, word clusters,
//! gazetteers and neighbours, in the BIOES scheme for persons, organizations and places; weights in 16 bits, small
//! ones pruned. `model.bin` holds the weights; clusters and gazetteers are those of [`lists`].
//!
//! Made by `cargo run --release --features train --bin train -- names FOLDER src/names/model.bin` in about two minutes on two
//! cores, from openly licensed sets only: GUM (CC BY 4.0), Universal NER on English EWT (CC BY-SA 4.0), Wikigold
//! (CC BY 4.0), CrossNER (MIT), WNUT 2017 and Broad Twitter (CC BY 4.0), re3d without its NC part (OGL, CC BY, CC BY-SA);
//! clusters of GloVe vectors (PDDL); names from the US Census (public domain) and GeoNames (CC BY 4.0), countries from
//! CLDR (Unicode-3.0). NOTICE.md has the full list.
//!
//! Accuracy on text that no training set holds, typed exact / overlap F1: Worldwide Newswire 75.2 / 93.1 (spaCy's small
//! English model 59.7 / 86.0). GUM's news texts, by a model trained without them: names 92.7, with nominals 79.8 overlap.

mod facts;
mod features;
mod labels;
mod model;
mod places;
mod rows;
#[cfg(feature = "train")]
pub(crate) mod train;
mod viterbi;
mod windows;

use std::sync::LazyLock;

use crate::document::{Document, Tokens};
use crate::sequence::lists::{Listed, lists};
use features::{Neighbour, ROLES, pair_features, run_words, window};
pub(crate) use labels::KINDS;
use labels::Label;
use labels::{LABELS, OUTSIDE, Part, closes, kind_of, label, opens};
use model::{LANES, Model, Scores};
use places::{PHRASE_BEGINS, PHRASE_ENDS, Place, Setting, places};
pub(crate) use rows::Memory;
use rows::{Rows, Seen, Words, add};
use windows::windows;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("model.bin")).unwrap_or_default());

/// The labels of a document and the scores behind them.
pub(crate) struct Tagged {
    labels: Vec<Label>,
    /// Of the tokens of all windows, behind a row of zeros for those outside.
    scores: Vec<Scores>,
    /// Which of these rows is a token's.
    row_of: Vec<u32>,
    places: Vec<Place>,
    lists: Vec<u16>,
    transitions: [Scores; LABELS],
    scale: f32,
}

impl Tagged {
    /// The names, in order: their tokens and the index of their kind in [`KINDS`].
    pub(crate) fn spans(&self) -> impl Iterator<Item = (Tokens, usize)> {
        let mut start = 0;
        self.labels.iter().enumerate().filter_map(move |(at, &label)| {
            if opens(label) {
                start = at;
            }
            (label != OUTSIDE && closes(label)).then(|| (start..at + 1, kind_of(label)))
        })
    }

    /// The score of a span as a name of a kind, in nats.
    pub(crate) fn span_score(&self, tokens: &Tokens, kind: usize) -> f32 {
        let count = tokens.len();
        let mut previous = None;
        let mut total = 0;
        for (index, at) in tokens.clone().enumerate() {
            let part = match (index == 0, index + 1 == count) {
                (true, true) => Part::Single,
                (true, false) => Part::Begin,
                (false, true) => Part::End,
                (false, false) => Part::Inside,
            };
            let label = usize::from(label(kind, part));
            total += self.score(at, label);
            let from: usize = previous.unwrap_or(0);
            total += self.transition(from, label);
            previous = Some(label);
        }
        total += self.transition(previous.unwrap_or(0), 0);
        total as f32 / self.scale
    }

    /// The score of a span as no name, in nats.
    pub(crate) fn outside_score(&self, tokens: &Tokens) -> f32 {
        let total: i32 = tokens.clone().map(|at| self.score(at, 0) + self.transition(0, 0)).sum();
        (total + self.transition(0, 0)) as f32 / self.scale
    }

    /// The gazetteers that hold a token, by its small letters.
    pub(crate) fn listed(&self, at: usize) -> Listed {
        Listed(self.lists.get(at).copied().unwrap_or_default())
    }

    /// The gazetteers that hold these tokens as a whole.
    pub(crate) fn listed_whole(&self, tokens: &Tokens) -> Listed {
        if tokens.len() == 1 {
            return self.listed(tokens.start);
        }
        let part = |at: usize| self.places.get(at).map_or(0, |place| place.phrase);
        let (first, last) = (part(tokens.start), part(tokens.end.saturating_sub(1)));
        let whole = first & 3 == PHRASE_BEGINS && last & 3 == PHRASE_ENDS && tokens.clone().skip(1).all(|at| part(at) & 3 != PHRASE_BEGINS);
        Listed(if whole { first >> 2 } else { 0 })
    }

    /// Whether a token stands in a line where capitals say nothing.
    pub(crate) fn is_headline(&self, at: usize) -> bool {
        self.places.get(at).is_some_and(|place| place.setting == Setting::Headline)
    }

    fn score(&self, at: usize, label: usize) -> i32 {
        let row = self.row_of.get(at).and_then(|&row| self.scores.get(row as usize));
        row.and_then(|row| row.get(label)).map_or(0, |&score| i32::from(score))
    }

    fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from).and_then(|row| row.get(to)).map_or(0, |&score| i32::from(score))
    }
}

/// Labels every token of a document; `memory` is of the texts whose words the document knows.
pub(crate) fn tag(doc: &Document, memory: &mut Memory) -> Tagged {
    Tagger::new(doc, &MODEL, memory).tag()
}

/// Reads bytes as a model file, and as the sections of one; tags a text where they are one.
#[cfg(feature = "fuzzing")]
pub(crate) fn check_model(bytes: &[u8], text: &str) {
    let doc = Document::new(text);
    for model in [Model::read(bytes), Model::read(&model::framed(bytes))].into_iter().flatten() {
        let tagged = Tagger::new(&doc, &model, &mut Memory::default()).tag();
        tagged.spans().for_each(|(tokens, kind)| assert!(tokens.end <= doc.len() && tagged.span_score(&tokens, kind).is_finite()));
    }
}

struct Tagger<'a> {
    words: Words<'a>,
    places: Vec<Place>,
    rows: &'a mut Rows,
}

impl<'a> Tagger<'a> {
    fn new(doc: &'a Document<'a>, model: &'a Model, memory: &'a mut Memory) -> Self {
        let (words, rows) = memory.of(doc, model);
        let places = places(doc, lists(), |at| words.at(at));
        Self { words, places, rows }
    }

    fn tag(mut self) -> Tagged {
        let Words { doc, model, .. } = self.words;
        let count = doc.len();
        let mut tagged = Tagged {
            labels: vec![OUTSIDE; count],
            scores: vec![[0; LANES]],
            row_of: vec![0; count],
            places: Vec::new(),
            lists: doc.tokens().iter().map(|token| self.words.of_word(token.word).lists).collect(),
            transitions: model.transitions,
            scale: 20.0,
        };
        let moves = viterbi::Moves::new(&model.transitions);
        let mut back = Vec::new();
        let windows = windows(&self.words, &self.places);
        tagged.scores.reserve(windows.iter().map(Tokens::len).sum());
        for window in windows {
            let first = tagged.scores.len();
            tagged.scores.resize(first + window.len(), [0; LANES]);
            let rows = tagged.row_of.get_mut(window.clone()).into_iter().flatten();
            rows.zip(first as u32..).for_each(|(row, number)| *row = number);
            if let (Some(scores), Some(labels)) = (tagged.scores.get_mut(first..), tagged.labels.get_mut(window.clone())) {
                self.score(window, scores);
                viterbi::decode(scores, &moves, &mut back, labels);
            }
        }
        tagged.places = self.places;
        tagged
    }

    fn seen(&self, neighbour: Neighbour) -> Seen {
        match neighbour {
            Neighbour::Start => Seen::BEFORE,
            Neighbour::End => Seen::AFTER,
            Neighbour::Word(at) => {
                let setting = self.places.get(at).map_or(Setting::Inside, |place| place.setting);
                Seen { number: self.words.number(at), setting }
            }
        }
    }

    /// Scores tokens of one sentence.
    fn score(&mut self, tokens: Tokens, scores: &mut [Scores]) {
        let sentence = self.words.doc.sentence_at(tokens.start);
        let mut run = (0, [0; LANES]);
        let mut beside = window(&sentence, tokens.start).map(|neighbour| self.beside(neighbour));
        for (at, scores) in tokens.zip(scores) {
            for ((seen, set), role) in beside.into_iter().zip(ROLES) {
                self.rows.add(&self.words, seen, set, role, scores);
            }
            let place = self.places.get(at).copied().unwrap_or_default();
            if let Some(words) = run_words(&sentence, place) {
                if run.0 != place.run_end {
                    run = (place.run_end, [0; LANES]);
                    for (neighbour, role) in words {
                        let seen = self.seen(neighbour);
                        let set = self.rows.of(seen, 1);
                        self.rows.add(&self.words, seen, set, role, &mut run.1);
                    }
                }
                add(scores, &run.1);
            }
            pair_features(place, beside.map(|(seen, _)| self.words.fact(seen.number)), &mut |feature| {
                self.words.model.add(feature, scores);
            });
            let [_, b, c, d, e] = beside;
            let [.., ahead] = window(&sentence, at + 1);
            beside = [b, c, d, e, self.beside(ahead)];
        }
    }

    fn beside(&mut self, neighbour: Neighbour) -> (Seen, usize) {
        let seen = self.seen(neighbour);
        (seen, self.rows.of(seen, 0))
    }
}
