//! What words add to the scores of tokens: made once for each spelling, role and setting.

use super::facts::{Facts, Letters};
use super::features::{NEIGHBOURS, Role};
use super::model::{LANES, Model, Scores};
use super::places::{SETTINGS, Setting};
use crate::document::Document;
use crate::sequence::lists::lists;

/// The edges of a sentence come before the words.
const EDGES: usize = 2;

/// What the tagger knows of words, of one text after another: a word is worked out once.
pub(crate) struct Memory {
    facts: Vec<Facts>,
    rows: Rows,
}

impl Default for Memory {
    fn default() -> Self {
        Self { facts: vec![Facts::BEFORE, Facts::AFTER], rows: Rows::default() }
    }
}

impl Memory {
    /// The words of a document and room for their rows.
    pub(super) fn of<'a>(&'a mut self, doc: &'a Document<'a>, model: &'a Model) -> (Words<'a>, &'a mut Rows) {
        let known = self.facts.len() - EDGES;
        self.facts.extend((known..doc.word_count()).map(|id| Facts::of(&doc.entry(id as u32), lists())));
        self.rows.grow(self.facts.len());
        (Words { doc, model, facts: &self.facts }, &mut self.rows)
    }
}

/// The words of a document, numbered behind the edges of a sentence.
pub(super) struct Words<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) model: &'a Model,
    facts: &'a [Facts],
}

impl Words<'_> {
    /// The number of the spelling of a token.
    pub(super) fn number(&self, at: usize) -> usize {
        self.doc.token(at).word as usize + EDGES
    }

    /// What is known of a word.
    pub(super) fn of_word(&self, word: u32) -> &Facts {
        self.fact(word as usize + EDGES)
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
    /// What a capital is worth where it stands.
    pub(super) setting: Setting,
}

impl Seen {
    pub(super) const BEFORE: Self = Self { number: 0, setting: Setting::Inside };
    pub(super) const AFTER: Self = Self { number: 1, setting: Setting::Inside };
}

/// A row for each role of a word.
pub(super) struct Rows {
    /// The set of a word's rows as a neighbour, and of those in a run; 0 where there is none yet.
    sets: Vec<[u32; 2]>,
    /// The first is nobody's.
    #[expect(clippy::vec_box, reason = "memory goes to pieces where one block of them grows from text to text")]
    scores: Vec<Box<[Scores; NEIGHBOURS]>>,
    letters: KnownLetters,
}

/// In a row, which has more lanes than there are labels: whether it is made.
const MADE: usize = LANES - 1;

impl Default for Rows {
    fn default() -> Self {
        Self { sets: Vec::new(), scores: vec![Box::default()], letters: KnownLetters::default() }
    }
}

impl Rows {
    fn grow(&mut self, words: usize) {
        self.sets.resize(words * SETTINGS, [0; 2]);
        self.letters.places.resize(words, 0);
    }

    /// The set of a word's rows as a neighbour (0) or in a run (1).
    pub(super) fn of(&mut self, seen: Seen, group: usize) -> usize {
        let Some(set) = self.sets.get_mut(seen.number * SETTINGS + seen.setting as usize).and_then(|s| s.get_mut(group)) else {
            return 0;
        };
        if *set == 0 {
            *set = self.scores.len() as u32;
            self.scores.push(Box::default());
        }
        *set as usize
    }

    /// Adds the scores of a word in a role, made on first use.
    pub(super) fn add(&mut self, words: &Words, seen: Seen, set: usize, role: Role, scores: &mut Scores) {
        let Some(row) = self.scores.get_mut(set).and_then(|rows| rows.get_mut(role as usize % NEIGHBOURS)) else { return };
        if row[MADE] == 0 {
            let letters = self.letters.get(seen.number, |number| Letters::of(&words.doc.entry(number), lists()));
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

impl Default for KnownLetters {
    fn default() -> Self {
        Self { places: (1..=EDGES as u32).collect(), read: vec![Letters::BEFORE, Letters::AFTER] }
    }
}

impl KnownLetters {
    /// Those of a numbered word; `read` gets the word's id.
    fn get(&mut self, number: usize, read: impl FnOnce(u32) -> Letters) -> &Letters {
        let Some(place) = self.places.get_mut(number) else { return &Letters::AFTER };
        if *place == 0 {
            self.read.push(read((number - EDGES) as u32));
            *place = self.read.len() as u32;
        }
        self.read.get(*place as usize - 1).unwrap_or(&Letters::AFTER)
    }
}
