//! What words add to the scores of tokens: made once for each spelling, role and setting.

use super::facts::{Facts, Letters};
use super::features::{NEIGHBOURS, Role};
use super::model::{LANES, Model, Scores};
use super::places::{SETTINGS, Setting};
use crate::document::Document;

/// The edges of a sentence come before the words.
const EDGES: usize = 2;

/// The spellings of a document, numbered by their first occurrence, behind the edges of a sentence.
pub(super) struct Words<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) model: &'a Model,
    facts: Vec<Facts>,
}

impl<'a> Words<'a> {
    pub(super) fn new(doc: &'a Document<'a>, model: &'a Model) -> Self {
        let mut facts = Vec::with_capacity(doc.word_count() + EDGES);
        facts.extend([Facts::BEFORE, Facts::AFTER]);
        for (at, token) in doc.tokens().iter().enumerate() {
            if token.word as usize + EDGES == facts.len() {
                facts.push(Facts::of(doc, at, &model.lists));
            }
        }
        Self { doc, model, facts }
    }

    /// How many there are, with the edges.
    pub(super) fn len(&self) -> usize {
        self.facts.len()
    }

    /// The number of the spelling of a token.
    pub(super) fn number(&self, at: usize) -> usize {
        self.doc.token(at).word as usize + EDGES
    }

    /// What is known of a spelling.
    pub(super) fn fact(&self, number: usize) -> &Facts {
        self.facts.get(number).unwrap_or(&Facts::AFTER)
    }

    /// What is known of a token's spelling.
    pub(super) fn at(&self, at: usize) -> Facts {
        *self.fact(self.number(at))
    }
}

/// A word or an edge of its sentence.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    /// The number of its spelling.
    pub(super) number: usize,
    /// A token that it is; none for an edge.
    pub(super) at: usize,
    /// What a capital is worth where it stands.
    pub(super) setting: Setting,
}

impl Seen {
    pub(super) const BEFORE: Self = Self { number: 0, at: 0, setting: Setting::Inside };
    pub(super) const AFTER: Self = Self { number: 1, at: 0, setting: Setting::Inside };
}

/// A row for each role of a word; the rows of neighbours lie together.
pub(super) struct Rows {
    /// Where the rows of a word begin: as a neighbour, and in a run.
    starts: Vec<[u32; 2]>,
    scores: Vec<Scores>,
    letters: KnownLetters,
}

/// In a row, which has more lanes than there are labels: whether it is made.
const MADE: usize = LANES - 1;

impl Rows {
    pub(super) fn new(words: usize) -> Self {
        Self { starts: vec![[0; 2]; words * SETTINGS], scores: vec![[0; LANES]], letters: KnownLetters::new(words) }
    }

    /// Where the rows of a word begin as a neighbour (0) or in a run (1).
    pub(super) fn of(&mut self, seen: Seen, group: usize) -> usize {
        let Some(start) = self.starts.get_mut(seen.number * SETTINGS + seen.setting as usize).and_then(|s| s.get_mut(group)) else {
            return 0;
        };
        if *start == 0 {
            *start = self.scores.len() as u32;
            self.scores.extend([[0; LANES]; NEIGHBOURS]);
        }
        *start as usize
    }

    /// Adds the scores of a word in a role, made on first use.
    pub(super) fn add(&mut self, words: &Words, seen: Seen, row: usize, role: Role, scores: &mut Scores) {
        let Some(row) = self.scores.get_mut(row) else { return };
        if row[MADE] == 0 {
            let letters = self.letters.get(seen.number, || Letters::of(words.doc, seen.at, &words.model.lists));
            make(words.model, words.fact(seen.number), letters, seen.setting, role, row);
        }
        add(scores, row);
    }
}

/// Works out what a word in a role adds.
#[cold]
fn make(model: &Model, facts: &Facts, letters: &Letters, setting: Setting, role: Role, row: &mut Scores) {
    facts.features(letters, role, setting, &mut |feature| model.add(feature, row));
    row[MADE] = 1;
}

pub(super) fn add(scores: &mut Scores, more: &Scores) {
    for (score, &more) in scores.iter_mut().zip(more) {
        *score = score.saturating_add(more);
    }
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
