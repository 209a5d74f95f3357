//! What words add to the scores of tokens: made once for each spelling, role and setting.

use std::ops::Range;

use super::features::{Facts, ROLES, Role, Seen, TagId, sure};
use super::model::{LANES, Model, Scores};
use super::settings::{SETTINGS, Setting, Settings};
use super::subordinators::EITHER;
use crate::document::Document;
use crate::sequence::lists::lists;

/// The edges of a sentence come before the words.
const EDGES: usize = 2;
/// Of a word whose tag has to be scored.
const ASK: TagId = TagId::MAX;
/// In a row, which has more lanes than there are tags: whether it is made.
const MADE: usize = LANES - 1;
/// No row is made.
const NONE: [Scores; ROLES.len()] = [[0; LANES]; ROLES.len()];

/// What is asked of a spelling each time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    seen: Seen,
    sure: TagId,
    /// Whether it stands before a noun phrase or a clause.
    pub(super) either: bool,
}

impl Word {
    /// A word whose tag has to be scored.
    const fn asked(seen: Seen) -> Self {
        Self { seen, sure: ASK, either: false }
    }

    /// Its tag, where that needs no scores.
    pub(super) fn sure(self) -> Option<TagId> {
        Some(self.sure).filter(|&id| id != ASK)
    }
}

/// What the tagger knows of words, of one text after another: a word is worked out once.
pub(crate) struct Memory {
    words: Vec<Word>,
    facts: Vec<Facts>,
    rows: Rows,
}

impl Default for Memory {
    fn default() -> Self {
        let edges = [Seen::BEFORE, Seen::AFTER].map(Word::asked);
        Self {
            words: edges.to_vec(),
            facts: vec![Facts::BEFORE, Facts::AFTER],
            rows: Rows { sets: Vec::new(), scores: vec![Box::new(NONE)] },
        }
    }
}

/// A row for each role of a word.
struct Rows {
    /// The set of a word's rows in a setting; 0 where there is none yet.
    sets: Vec<[u32; SETTINGS]>,
    /// The first is nobody's.
    #[expect(clippy::vec_box, reason = "memory goes to pieces where one block of them grows from text to text")]
    scores: Vec<Box<[Scores; ROLES.len()]>>,
}

impl Memory {
    /// The words of a document.
    pub(super) fn of<'a>(&'a mut self, doc: &'a Document<'a>, model: &'a Model) -> Words<'a> {
        let known = self.words.len() - EDGES;
        for id in known..doc.word_count() {
            let entry = doc.entry(id as u32);
            let sure = sure(entry.kind, model.listed(entry.spelling));
            let facts = Facts::of(&entry, lists(), sure);
            self.words.push(Word { seen: facts.seen(), sure: sure.unwrap_or(ASK), either: EITHER.contains(&entry.lower) });
            self.facts.push(facts);
        }
        self.rows.sets.resize(self.words.len(), [0; SETTINGS]);
        Words { doc, model, known: &self.words, facts: &self.facts, rows: &mut self.rows, beside: Vec::new() }
    }
}

/// The words of a document, numbered behind the edges of a sentence.
pub(super) struct Words<'a> {
    doc: &'a Document<'a>,
    model: &'a Model,
    known: &'a [Word],
    facts: &'a [Facts],
    rows: &'a mut Rows,
    /// The sets of rows of the sentence's words as neighbours, between two edges on either side.
    beside: Vec<u32>,
}

impl Words<'_> {
    /// What is known of the word at an index.
    pub(super) fn seen(&self, at: usize, sentence: &Range<usize>) -> Seen {
        self.known.get(number(self.doc, at, sentence)).map(|word| word.seen).unwrap_or_default()
    }

    /// What is known of the word at an index.
    pub(super) fn known(&self, at: usize) -> Word {
        self.known.get(self.doc.token(at).word as usize + EDGES).copied().unwrap_or(Word::asked(Seen::AFTER))
    }

    /// Looks up the rows of a sentence's words as neighbours.
    pub(super) fn enter(&mut self, settings: &Settings) {
        let [before, after] = [0, 1].map(|edge| self.rows.set(edge, Setting::Inside));
        self.beside.clear();
        self.beside.extend([before; 2]);
        let tokens = self.doc.tokens().get(settings.sentence.clone()).unwrap_or_default();
        let rows = &mut *self.rows;
        self.beside.extend(tokens.iter().map(|token| rows.set(token.word as usize + EDGES, settings.beside())));
        self.beside.extend([after; 2]);
    }

    /// Scores with what the words round an index of the sentence say.
    pub(super) fn sum(&mut self, at: usize, settings: &Settings, behind: &Scores) -> Scores {
        let own = settings.of(at);
        let beside = self.beside.get(at - settings.sentence.start..).and_then(|sets| sets.first_chunk());
        let [a, b, beside, c, d] = beside.copied().unwrap_or([0; ROLES.len()]);
        let here = if own == settings.beside() { beside } else { self.rows.set(number(self.doc, at, &settings.sentence), own) };
        for (offset, (set, role)) in [a, b, here, c, d].into_iter().zip(ROLES).enumerate() {
            if self.rows.row(set, role).last() == Some(&0) {
                self.make((at + offset).wrapping_sub(2), settings, own, set, role);
            }
        }
        let mut scores = *behind;
        let before = self.rows.row(a, Role::Before2).iter().zip(self.rows.row(b, Role::Before));
        let after = self.rows.row(c, Role::After).iter().zip(self.rows.row(d, Role::After2));
        let words = before.zip(self.rows.row(here, Role::Here)).zip(after);
        for (score, (((a, b), here), (c, d))) in scores.iter_mut().zip(words) {
            *score = score.saturating_add(*a).saturating_add(*b).saturating_add(*here).saturating_add(*c).saturating_add(*d);
        }
        scores
    }

    /// Works out what the word at an index, or the edge there, adds in a role.
    #[cold]
    fn make(&mut self, at: usize, settings: &Settings, own: Setting, set: u32, role: Role) {
        let number = number(self.doc, at, &settings.sentence);
        let setting = match role {
            _ if number < EDGES => Setting::Inside,
            Role::Here => own,
            _ => settings.beside(),
        };
        let Some(row) = self.rows.scores.get_mut(set as usize).and_then(|rows| rows.get_mut(role as usize)) else { return };
        let facts = self.facts.get(number).unwrap_or(&Facts::AFTER);
        facts.features(role, setting, &mut |feature| self.model.weights.add(feature, row));
        row[MADE] = 1;
    }
}

impl Rows {
    fn row(&self, set: u32, role: Role) -> &Scores {
        self.scores.get(set as usize).and_then(|rows| rows.get(role as usize)).unwrap_or(&[0; LANES])
    }

    fn set(&mut self, number: usize, setting: Setting) -> u32 {
        let Some(set) = self.sets.get_mut(number).and_then(|sets| sets.get_mut(setting as usize)) else { return 0 };
        if *set == 0 {
            *set = self.scores.len() as u32;
            self.scores.push(Box::new(NONE));
        }
        *set
    }
}

/// The number of the spelling at an index, or of the edge of the sentence that lies there.
fn number(doc: &Document, at: usize, sentence: &Range<usize>) -> usize {
    if sentence.contains(&at) { doc.token(at).word as usize + EDGES } else { usize::from(at == sentence.end || at == sentence.end + 1) }
}
