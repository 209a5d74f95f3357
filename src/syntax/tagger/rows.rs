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
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    seen: Seen,
    sure: TagId,
    either: bool,
}

/// What the tagger knows of words, of one text after another: a word is worked out once.
pub(crate) struct Memory {
    words: Vec<Word>,
    facts: Vec<Facts>,
    rows: Rows,
}

impl Default for Memory {
    fn default() -> Self {
        let edges = [Seen::BEFORE, Seen::AFTER].map(|seen| Word { seen, sure: ASK, either: false });
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
        Words { doc, model, known: &self.words, facts: &self.facts, rows: &mut self.rows }
    }
}

/// The words of a document, numbered behind the edges of a sentence.
pub(super) struct Words<'a> {
    doc: &'a Document<'a>,
    model: &'a Model,
    known: &'a [Word],
    facts: &'a [Facts],
    rows: &'a mut Rows,
}

impl Words<'_> {
    /// The number of the spelling at an index, or of the edge of the sentence that lies there.
    fn number(&self, at: usize, sentence: &Range<usize>) -> usize {
        if sentence.contains(&at) {
            self.doc.token(at).word as usize + EDGES
        } else {
            usize::from(at == sentence.end || at == sentence.end + 1)
        }
    }

    /// What is known of the word at an index.
    pub(super) fn seen(&self, at: usize, sentence: &Range<usize>) -> Seen {
        self.known.get(self.number(at, sentence)).map(|word| word.seen).unwrap_or_default()
    }

    /// The tag of the word at an index, where it needs no scores.
    pub(super) fn sure(&self, at: usize) -> Option<TagId> {
        let number = self.doc.token(at).word as usize + EDGES;
        self.known.get(number).map(|word| word.sure).filter(|&id| id != ASK)
    }

    /// Whether the word at an index stands before a noun phrase or a clause.
    pub(super) fn takes_either(&self, at: usize) -> bool {
        self.known.get(self.doc.token(at).word as usize + EDGES).is_some_and(|word| word.either)
    }

    /// What the word at an index adds in a role.
    pub(super) fn row(&mut self, at: usize, settings: &Settings, role: Role) -> &Scores {
        let number = self.number(at, &settings.sentence);
        // Most words have one set of rows as neighbours: beside them only a headline makes a difference.
        let setting = match (role, settings.of(at)) {
            _ if number < EDGES => Setting::Inside,
            (Role::Here, setting) => setting,
            (_, Setting::Inside | Setting::Opening) => Setting::Inside,
            (_, Setting::Title | Setting::Capitals) => Setting::Title,
        };
        let set = self.rows.set(number, setting);
        let Some(row) = self.rows.scores.get_mut(set).and_then(|rows| rows.get_mut(role as usize)) else { return &[0; LANES] };
        if row[MADE] == 0 {
            make(self.model, self.facts.get(number), setting, role, row);
        }
        row
    }
}

impl Rows {
    fn set(&mut self, number: usize, setting: Setting) -> usize {
        let Some(set) = self.sets.get_mut(number).and_then(|sets| sets.get_mut(setting as usize)) else { return 0 };
        if *set == 0 {
            *set = self.scores.len() as u32;
            self.scores.push(Box::new(NONE));
        }
        *set as usize
    }
}

/// Works out what a word in a role adds.
#[cold]
fn make(model: &Model, facts: Option<&Facts>, setting: Setting, role: Role, row: &mut Scores) {
    facts.unwrap_or(&Facts::AFTER).features(role, setting, &mut |feature| model.weights.add(feature, row));
    row[MADE] = 1;
}

/// Adds scores to others.
pub(super) fn add(scores: &mut Scores, more: &Scores) {
    for (score, &more) in scores.iter_mut().zip(more) {
        *score = score.saturating_add(more);
    }
}
