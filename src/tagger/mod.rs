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
//! Accuracy on text that no training set holds, typed exact / overlap F1: Worldwide Newswire 75.0 / 93.0 (spaCy's small
//! English model 59.7 / 86.0). GUM's news texts, by a model trained without them: names 92.7, with nominals 79.8 overlap.

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

use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use facts::{Facts, Letters};
use features::{NEIGHBOURS, Neighbour, ROLES, Role, pair_features, run_words, window};
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
    /// Of the edges of a sentence, then of each word.
    facts: Vec<Facts>,
    places: Vec<Place>,
    rows: Rows,
    letters: KnownLetters,
}

/// A word or an edge of its sentence.
#[derive(Clone, Copy)]
struct Seen {
    number: usize,
    /// A token that it is; none for an edge.
    at: usize,
    /// What a capital is worth where it stands.
    setting: Setting,
}

impl<'a> Tagger<'a> {
    fn new(doc: &'a Document<'a>, model: &'a Model) -> Self {
        let mut facts = Vec::with_capacity(doc.word_count() + EDGES);
        facts.extend([Facts::BEFORE, Facts::AFTER]);
        for (at, token) in doc.tokens().iter().enumerate() {
            // Words are numbered by their first occurrence.
            if token.word as usize + EDGES == facts.len() {
                facts.push(Facts::of(doc, at, &model.lists));
            }
        }
        let places = places(doc, &model.lists, |at| facts.get(doc.token(at).word as usize + EDGES).copied().unwrap_or_default());
        Self { doc, model, rows: Rows::new(facts.len()), letters: KnownLetters::new(facts.len()), facts, places }
    }

    fn tag(mut self) -> Tagged {
        let count = self.doc.len();
        let mut tagged = Tagged {
            labels: vec![OUTSIDE; count],
            scores: vec![[0; LANES]],
            row_of: vec![0; count],
            places: Vec::new(),
            lists: self.doc.tokens().iter().map(|token| self.fact(token.word as usize + EDGES).lists).collect(),
            transitions: self.model.transitions,
            scale: 20.0,
        };
        let moves = viterbi::Moves::new(&self.model.transitions);
        for window in windows(self.doc, &self.places, |at| self.facts_at(at), |at| self.is_candidate(at)) {
            let first = tagged.scores.len();
            tagged.scores.resize(first + window.len(), [0; LANES]);
            let rows = tagged.row_of.get_mut(window.clone()).into_iter().flatten();
            rows.zip(first as u32..).for_each(|(row, number)| *row = number);
            if let (Some(scores), Some(labels)) = (tagged.scores.get_mut(first..), tagged.labels.get_mut(window.clone())) {
                self.score(window, scores);
                viterbi::decode(scores, &moves, labels);
            }
        }
        tagged.places = self.places;
        tagged
    }

    fn facts_at(&self, at: usize) -> Facts {
        *self.fact(self.doc.token(at).word as usize + EDGES)
    }

    fn fact(&self, number: usize) -> &Facts {
        self.facts.get(number).unwrap_or(&Facts::AFTER)
    }

    /// Whether a name can hold a token for its own capital, rather than for what stands beside it as in "The Hague".
    fn is_candidate(&self, at: usize) -> bool {
        let Seen { number, setting, .. } = self.seen(Neighbour::Word(at));
        let facts = self.fact(number);
        facts.is_candidate() && !(facts.plain && setting == Setting::Opening)
    }

    fn seen(&self, neighbour: Neighbour) -> Seen {
        match neighbour {
            Neighbour::Start => Seen { number: 0, at: 0, setting: Setting::Inside },
            Neighbour::End => Seen { number: 1, at: 0, setting: Setting::Inside },
            Neighbour::Word(at) => {
                let setting = self.places.get(at).map_or(Setting::Inside, |place| place.setting);
                Seen { number: self.doc.token(at).word as usize + EDGES, at, setting }
            }
        }
    }

    /// Scores tokens of one sentence.
    fn score(&mut self, tokens: Tokens, scores: &mut [Scores]) {
        let sentence = self.doc.sentence_at(tokens.start);
        let mut run = (0, [0; LANES]);
        let mut beside = window(&sentence, tokens.start).map(|neighbour| self.beside(neighbour));
        for (at, scores) in tokens.zip(scores) {
            for ((seen, rows), role) in beside.into_iter().zip(ROLES) {
                self.add(seen, rows + role as usize, role, scores);
            }
            let place = self.places.get(at).copied().unwrap_or_default();
            if let Some(words) = run_words(&sentence, place) {
                if run.0 != place.run_end {
                    run = (place.run_end, [0; LANES]);
                    for (neighbour, role) in words {
                        let seen = self.seen(neighbour);
                        let rows = self.rows.of(seen, 1);
                        self.add(seen, rows + role as usize - NEIGHBOURS, role, &mut run.1);
                    }
                }
                add(scores, &run.1);
            }
            pair_features(place, beside.map(|(seen, _)| self.fact(seen.number)), &mut |feature| self.model.add(feature, scores));
            let [_, b, c, d, e] = beside;
            let [.., ahead] = window(&sentence, at + 1);
            beside = [b, c, d, e, self.beside(ahead)];
        }
    }

    fn beside(&mut self, neighbour: Neighbour) -> (Seen, usize) {
        let seen = self.seen(neighbour);
        (seen, self.rows.of(seen, 0))
    }

    /// Adds the scores of a word in a role, made on first use.
    fn add(&mut self, seen: Seen, row: usize, role: Role, scores: &mut Scores) {
        let Some(row) = self.rows.rows.get_mut(row) else { return };
        if row[MADE] == 0 {
            let letters = self.letters.get(seen.number, || Letters::of(self.doc, seen.at, &self.model.lists));
            make(self.model, self.facts.get(seen.number), letters, seen.setting, role, row);
        }
        add(scores, row);
    }
}

/// Works out what a word in a role adds.
#[cold]
fn make(model: &Model, facts: Option<&Facts>, letters: &Letters, setting: Setting, role: Role, row: &mut Scores) {
    if let Some(facts) = facts {
        facts.features(letters, role, setting, &mut |feature| model.add(feature, row));
    }
    row[MADE] = 1;
}

/// The letters of words, each read once they are asked for.
struct KnownLetters {
    /// One more than the place in `read` of each word, or 0.
    places: Vec<u32>,
    read: Vec<Letters>,
}

impl KnownLetters {
    fn new(words: usize) -> Self {
        let mut places = vec![0; words];
        places.iter_mut().zip(1..=EDGES as u32).for_each(|(place, edge)| *place = edge);
        Self { places, read: vec![Letters::BEFORE, Letters::AFTER] }
    }

    fn get(&mut self, number: usize, read: impl FnOnce() -> Letters) -> &Letters {
        let Some(place) = self.places.get_mut(number) else { return &Letters::AFTER };
        if *place == 0 {
            self.read.push(read());
            *place = self.read.len() as u32;
        }
        self.read.get(*place as usize - 1).unwrap_or(&Letters::AFTER)
    }
}

/// The edges of a sentence come before the words.
const EDGES: usize = 2;

/// What words add to the scores of tokens, a row for each role; the rows of neighbours lie together.
struct Rows {
    /// Where the rows of a word begin: as a neighbour, and in a run.
    starts: Vec<[u32; 2]>,
    rows: Vec<Scores>,
}

/// In a row, which has more lanes than there are labels: whether it is made.
const MADE: usize = LANES - 1;

impl Rows {
    fn new(words: usize) -> Self {
        Self { starts: vec![[0; 2]; words * SETTINGS], rows: vec![[0; LANES]] }
    }

    /// Where the rows of a word begin as a neighbour (0) or in a run (1).
    fn of(&mut self, seen: Seen, group: usize) -> usize {
        let Some(start) = self.starts.get_mut(seen.number * SETTINGS + seen.setting as usize).and_then(|s| s.get_mut(group)) else {
            return 0;
        };
        if *start == 0 {
            *start = self.rows.len() as u32;
            self.rows.extend([[0; LANES]; NEIGHBOURS]);
        }
        *start as usize
    }
}

fn add(scores: &mut Scores, more: &Scores) {
    for (score, &more) in scores.iter_mut().zip(more) {
        *score = score.saturating_add(more);
    }
}

/// How many words without a capital can stand between two with one in a name: "Bank of the West".
const GAP: usize = 3;

/// The token ranges in which names can stand: from a word with a capital or in a list to the last such one behind it, joined
/// over a few words that link the parts of names, with a word of places beside: "[northern Iraq]". No range leaves its sentence.
fn windows(doc: &Document, places: &[Place], facts: impl Fn(usize) -> Facts, is_candidate: impl Fn(usize) -> bool) -> Vec<Tokens> {
    let mut windows: Vec<Tokens> = Vec::new();
    let of_places = |at: usize| Listed(facts(at).lists).any("g");
    for sentence in doc.sentences() {
        let mut open = false;
        for at in sentence.clone() {
            let is_listed = places.get(at).is_some_and(|place| place.phrase != 0);
            if !is_listed && !is_candidate(at) {
                continue;
            }
            let end = at + 1 + usize::from(at + 1 < sentence.end && of_places(at + 1));
            match windows.last_mut() {
                Some(last) if open && at <= last.end + GAP && (last.end..at).all(|at| links(doc, at) || of_places(at)) => last.end = end,
                last => {
                    let floor = last.map_or(sentence.start, |last| last.end.max(sentence.start));
                    let start = if at > floor && of_places(at - 1) { at - 1 } else { at };
                    windows.push(start..end);
                }
            }
            open = true;
        }
    }
    windows
}

/// Whether a token can stand inside a name without a capital: closed-class words, short words of other languages, marks.
fn links(doc: &Document, at: usize) -> bool {
    const CLOSED: Classes = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::DETERMINER);
    doc.kind(at) != TokenKind::Word || doc.span(at).len() <= 3 || doc.classes(at).any(CLOSED)
}
