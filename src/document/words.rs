//! The distinct spellings of a document, each looked up in the lexicon once.

use super::token::{Case, Word};
use crate::lexicon::{self, Lexicon};
use crate::span::Span;

/// Interns spellings: open addressing over hashes that the tokenizer makes anyway.
pub(super) struct Words {
    known: Vec<Word>,
    spellings: Vec<(u64, Span)>,
    lowered: Vec<Box<str>>,
    slots: Vec<u32>,
}

const EMPTY: u32 = u32::MAX;

impl Default for Words {
    fn default() -> Self {
        Self { known: Vec::new(), spellings: Vec::new(), lowered: Vec::new(), slots: vec![EMPTY; 1024] }
    }
}

impl Words {
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    pub(super) fn get(&self, id: u32) -> Word {
        self.known.get(id as usize).copied().unwrap_or_default()
    }

    pub(super) fn lower(&self, id: u32) -> &str {
        self.lowered.get(id as usize).map_or("", |lower| lower)
    }

    /// The id of the spelling at `span` of `text`.
    pub(super) fn intern(&mut self, text: &str, span: Span) -> u32 {
        let bytes = |span: Span| text.as_bytes().get(span.start as usize..span.end as usize).unwrap_or_default();
        let spelling = bytes(span);
        let hash = lexicon::hash(spelling);
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots.get(slot).copied().unwrap_or(EMPTY) {
                EMPTY => break,
                id => {
                    if self.spellings.get(id as usize).is_some_and(|&(h, s)| h == hash && same(bytes(s), spelling)) {
                        return id;
                    }
                }
            }
            slot = (slot + 1) & mask;
        }
        let id = self.known.len() as u32;
        if let Some(free) = self.slots.get_mut(slot) {
            *free = id;
        }
        let word = self.describe(span.of(text));
        self.known.push(word);
        self.spellings.push((hash, span));
        if self.known.len() * 2 > self.slots.len() {
            self.grow();
        }
        id
    }

    fn describe(&mut self, spelling: &str) -> Word {
        let mut lowered = String::with_capacity(spelling.len());
        let (mut upper, mut lower, mut first_upper) = (0u32, 0u32, false);
        for (at, c) in spelling.chars().enumerate() {
            if c.is_uppercase() {
                upper += 1;
                first_upper |= at == 0;
            } else if c.is_lowercase() {
                lower += 1;
            }
            match c {
                '’' | 'ʼ' | '‘' => lowered.push('\''),
                'A'..='Z' => lowered.push(c.to_ascii_lowercase()),
                _ if c.is_ascii() => lowered.push(c),
                _ => lowered.extend(c.to_lowercase()),
            }
        }
        let case = match (upper, lower) {
            (0, 0) => Case::None,
            (0, _) => Case::Lower,
            (1, _) if first_upper => Case::Title,
            (_, 0) => Case::Upper,
            // "Al-Qaeda", "Nagorno-Karabakh": a capital after each hyphen is still a title.
            _ if first_upper && capitals_follow_hyphens(spelling, upper) => Case::Title,
            _ => Case::Mixed,
        };
        let capital = matches!(case, Case::Title | Case::Upper) || (case == Case::Mixed && first_upper);
        let hash = lexicon::hash(lowered.as_bytes());
        let bare = if lowered.contains('.') { lexicon::hash(lowered.replace('.', "").as_bytes()) } else { hash };
        let classes = Lexicon::get().describe(&lowered, hash);
        self.lowered.push(lowered.into_boxed_str());
        Word { hash, bare, classes, case, capital }
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        self.slots = vec![EMPTY; mask + 1];
        for (id, &(hash, _)) in self.spellings.iter().enumerate() {
            let mut slot = hash as usize & mask;
            while self.slots.get(slot).is_some_and(|&s| s != EMPTY) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = id as u32;
            }
        }
    }
}

/// Whether two spellings with one hash are the same; short ones of one length always are.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && (a.len() < 8 || a == b)
}

fn capitals_follow_hyphens(spelling: &str, upper: u32) -> bool {
    spelling.split('-').filter(|part| part.starts_with(char::is_uppercase)).count() as u32 == upper
}
