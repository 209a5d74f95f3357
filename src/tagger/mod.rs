//! A linear-chain model that labels the tokens of names.
//!
//! Method: a conditional random field (Lafferty, McCallum and Pereira 2001) over words, shapes, affixes, word clusters,
//! gazetteers and neighbours, in the BIOES scheme for persons, organizations and places; weights in 16 bits, small
//! ones pruned. `model.bin` (1.5 MB, 0.6 MB in brotli) holds weights, clusters and gazetteers.
//!
//! Made by `cargo run --release --features train --bin train -- FOLDER src/tagger/model.bin` in about two minutes on two
//! cores, from openly licensed sets only: GUM (CC BY 4.0), Universal NER on English EWT (CC BY-SA 4.0), Wikigold
//! (CC BY 4.0), CrossNER (MIT), WNUT 2017 and Broad Twitter (CC BY 4.0), re3d without its NC part (OGL, CC BY, CC BY-SA);
//! clusters of GloVe vectors (PDDL); names from the US Census (public domain) and GeoNames (CC BY 4.0), countries from
//! CLDR (Unicode-3.0). NOTICE.md has the full list.
//!
//! Accuracy on text that no training set holds, typed exact / overlap F1: Worldwide Newswire 75.0 / 92.6 (spaCy's small
//! English model 59.7 / 86.0). GUM's news texts, by a model trained without them: names 92.1, with nominals 79.9 overlap.

mod facts;
mod features;
mod index;
mod labels;
mod lists;
mod model;
mod places;
#[cfg(feature = "train")]
pub mod train;
mod viterbi;

use std::sync::LazyLock;

use crate::document::{Document, Tokens};
use facts::Facts;
use features::{Neighbour, ROLES, Role, pair_features, run_words, window};
pub(crate) use labels::KINDS;
use labels::Label;
use labels::{LABELS, OUTSIDE, Part, closes, kind_of, label, opens};
use lists::Listed;
use model::{LANES, Model, Scores};
use places::{PHRASE_BEGINS, PHRASE_ENDS, Place, SETTINGS, Setting, places};

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("model.bin")).unwrap_or_default());

/// The labels of a document and the scores behind them.
pub(crate) struct Tagged {
    labels: Vec<Label>,
    scores: Vec<Scores>,
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
        self.scores.get(at).and_then(|row| row.get(label)).map_or(0, |&score| i32::from(score))
    }

    fn transition(&self, from: usize, to: usize) -> i32 {
        self.transitions.get(from).and_then(|row| row.get(to)).map_or(0, |&score| i32::from(score))
    }
}

/// Labels every token of a document.
pub(crate) fn tag(doc: &Document) -> Tagged {
    Tagger::new(doc, &MODEL).tag()
}

/// Reads bytes as a model file, and as the sections of one; tags a text where they are one.
#[cfg(feature = "fuzzing")]
pub(crate) fn check_model(bytes: &[u8], text: &str) {
    let doc = Document::new(text);
    for model in [Model::read(bytes), Model::read(&model::framed(bytes))].into_iter().flatten() {
        let tagged = Tagger::new(&doc, &model).tag();
        tagged.spans().for_each(|(tokens, kind)| assert!(tokens.end <= doc.len() && tagged.span_score(&tokens, kind).is_finite()));
    }
}

struct Tagger<'a> {
    doc: &'a Document<'a>,
    model: &'a Model,
    facts: Vec<Facts>,
    places: Vec<Place>,
    rows: Vec<u32>,
    arena: Vec<Scores>,
}

impl<'a> Tagger<'a> {
    fn new(doc: &'a Document<'a>, model: &'a Model) -> Self {
        let mut facts = vec![None; doc.word_count()];
        for (at, token) in doc.tokens().iter().enumerate() {
            if let Some(facts @ None) = facts.get_mut(token.word as usize) {
                *facts = Some(Facts::of(doc, at, &model.lists));
            }
        }
        let facts: Vec<Facts> = facts.into_iter().map(Option::unwrap_or_default).collect();
        let of = |at: usize| facts.get(doc.token(at).word as usize).copied().unwrap_or_default();
        let places = places(doc, &model.lists, of);
        let rows = vec![0; (doc.word_count() + 2) * SETTINGS * ROLES.len()];
        Self { doc, model, facts, places, rows, arena: vec![[0; LANES]] }
    }

    fn tag(mut self) -> Tagged {
        let mut tagged = Tagged {
            labels: vec![OUTSIDE; self.doc.len()],
            scores: vec![[0; LANES]; self.doc.len()],
            places: Vec::new(),
            lists: (0..self.doc.len()).map(|at| self.fact(at).lists as u16).collect(),
            transitions: self.model.transitions,
            scale: 20.0,
        };
        let moves = viterbi::Moves::new(&self.model.transitions);
        for window in windows(self.doc, &self.places, |at| self.fact(at).is_candidate()) {
            let sentence = self.doc.sentence_at(window.start);
            for at in window.clone() {
                let scores = self.scores(at, &sentence);
                if let Some(cell) = tagged.scores.get_mut(at) {
                    *cell = scores;
                }
            }
            if let (Some(scores), Some(labels)) = (tagged.scores.get(window.clone()), tagged.labels.get_mut(window)) {
                viterbi::decode(scores, &moves, labels);
            }
        }
        tagged.places = self.places;
        tagged
    }

    fn fact(&self, at: usize) -> &Facts {
        self.facts.get(self.doc.token(at).word as usize).unwrap_or(&Facts::AFTER)
    }

    fn scores(&mut self, at: usize, sentence: &Tokens) -> Scores {
        let mut scores = [0; LANES];
        let place = self.places.get(at).copied().unwrap_or_default();
        let window = window(sentence, at);
        for (neighbour, role) in window.into_iter().zip(ROLES) {
            self.add(neighbour, role, &mut scores);
        }
        for (neighbour, role) in run_words(sentence, place).into_iter().flatten() {
            self.add(neighbour, role, &mut scores);
        }
        pair_features(place, window.map(|neighbour| self.facts(neighbour)), &mut |feature| self.model.add(feature, &mut scores));
        scores
    }

    fn facts(&self, neighbour: Neighbour) -> &Facts {
        match neighbour {
            Neighbour::Word(at) => self.fact(at),
            Neighbour::Start => &Facts::BEFORE,
            Neighbour::End => &Facts::AFTER,
        }
    }

    /// Adds the scores of a word in a role, made on first use.
    fn add(&mut self, neighbour: Neighbour, role: Role, scores: &mut Scores) {
        let (number, setting) = match neighbour {
            Neighbour::Word(at) => (self.doc.token(at).word as usize + 2, self.places.get(at).map_or(Setting::Inside, |p| p.setting)),
            Neighbour::Start => (0, Setting::Inside),
            Neighbour::End => (1, Setting::Inside),
        };
        let slot = (number * SETTINGS + setting as usize) * ROLES.len() + role as usize;
        let row = match self.rows.get(slot).copied() {
            None => return,
            Some(0) => self.make(neighbour, role, setting, slot),
            Some(row) => row as usize,
        };
        if let Some(made) = self.arena.get(row) {
            add(scores, made);
        }
    }

    /// Works out the scores of a word in a role; the index of their row.
    #[cold]
    fn make(&mut self, neighbour: Neighbour, role: Role, setting: Setting, slot: usize) -> usize {
        let mut made = [0; LANES];
        self.facts(neighbour).features(role, setting, &mut |feature| self.model.add(feature, &mut made));
        let row = self.arena.len();
        self.arena.push(made);
        if let Some(cell) = self.rows.get_mut(slot) {
            *cell = row as u32;
        }
        row
    }
}

fn add(scores: &mut Scores, more: &Scores) {
    for (score, &more) in scores.iter_mut().zip(more) {
        *score = score.saturating_add(more);
    }
}

/// The token ranges in which names can stand: round each word with a capital or in a list, joined over gaps of
/// three, inside one sentence.
fn windows(doc: &Document, places: &[Place], is_candidate: impl Fn(usize) -> bool) -> Vec<std::ops::Range<usize>> {
    let mut windows: Vec<std::ops::Range<usize>> = Vec::new();
    for sentence in doc.sentences() {
        let mut open = false;
        for at in sentence.clone() {
            let is_listed = places.get(at).is_some_and(|place| place.phrase != 0);
            if !is_listed && !is_candidate(at) {
                continue;
            }
            let (start, end) = (at.saturating_sub(1).max(sentence.start), (at + 2).min(sentence.end));
            match windows.last_mut() {
                Some(last) if open && start <= last.end + 2 => last.end = end,
                _ => windows.push(start..end),
            }
            open = true;
        }
    }
    windows
}
