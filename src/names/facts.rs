//! What the tagger knows of one spelling: letters, case, clusters and gazetteers.

use crate::document::{Case, Entry, TokenKind};
use crate::lexicon::Classes;
use crate::sequence::hashing::{key, mix, number};
use crate::sequence::lists::{Lists, STARTS_PHRASE};

/// What is known of one spelling by lists and case.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    pub(super) lower: u32,
    pub(super) lists: u16,
    pub(super) fine: u16,
    pub(super) coarse: u8,
    pub(super) case: u8,
    /// A word that opens sentences and says nothing of a name: "The", "In".
    pub(super) plain: bool,
}

/// What the letters of one spelling tell, which only words in and beside names are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Letters {
    pub(super) shape: u32,
    pub(super) prefixes: [u32; 3],
    pub(super) suffixes: [u32; 3],
    pub(super) first_part: u32,
    pub(super) last_part: u32,
}

impl Facts {
    /// Past the start of a sentence.
    pub(crate) const BEFORE: Self = Self { lower: 1, lists: 0, fine: 0, coarse: 62, case: 8, plain: false };
    /// Past the end of a sentence.
    pub(crate) const AFTER: Self = Self { lower: 2, lists: 0, fine: 0, coarse: 63, case: 9, plain: false };

    /// What is known of a word.
    pub(crate) fn of(word: &Entry, lists: &Lists) -> Self {
        let number = number(word.hash);
        let listed = lists.get(number);
        Self {
            lower: number,
            lists: listed.lists as u16,
            fine: listed.fine as u16,
            coarse: listed.coarse as u8,
            case: case(word),
            plain: word.classes.any(Classes::PLAIN),
        }
    }

    /// Whether a phrase of a list may begin with it.
    pub(crate) fn starts_phrase(&self) -> bool {
        u32::from(self.lists) & STARTS_PHRASE != 0
    }

    /// Whether a name can hold it without a capital beside it: a capital, or an entry of a list.
    pub(crate) fn is_candidate(&self) -> bool {
        (2..=5).contains(&self.case)
    }
}

impl Letters {
    /// Past the start of a sentence.
    pub(crate) const BEFORE: Self = Self::edge(Facts::BEFORE);
    /// Past the end of a sentence.
    pub(crate) const AFTER: Self = Self::edge(Facts::AFTER);

    const fn edge(facts: Facts) -> Self {
        Self { shape: facts.lower, prefixes: [0; 3], suffixes: [0; 3], first_part: 0, last_part: 0 }
    }

    /// What the letters of a word tell.
    pub(crate) fn of(word: &Entry, lists: &Lists) -> Self {
        let lower = word.lower;
        let parts = lower.contains('-').then(|| (lower.split('-').next(), lower.rsplit('-').next()));
        let (first, last) = parts.unwrap_or_default();
        let part = |text: Option<&str>| {
            text.map_or(0, |t| {
                let entry = lists.get(key(t));
                (entry.fine + 1) << 16 | entry.lists & 0xFFFF
            })
        };
        let ascii = lower.is_ascii();
        let cut = |n: usize| if ascii { (lower.len() > n).then_some(n) } else { lower.char_indices().nth(n).map(|(at, _)| at) };
        let from_end = |n: usize| {
            if ascii {
                return lower.len().checked_sub(n).filter(|&at| at > 0);
            }
            lower.char_indices().nth_back(n - 1).filter(|&(at, _)| at > 0).map(|(at, _)| at)
        };
        let prefix = |n: usize| cut(n).and_then(|at| lower.get(..at)).map_or(0, key);
        let suffix = |n: usize| from_end(n).and_then(|at| lower.get(at..)).map_or(0, key);
        Self {
            shape: shape(word.spelling),
            prefixes: [prefix(2), prefix(3), prefix(4)],
            suffixes: [suffix(2), suffix(3), suffix(4)],
            first_part: part(first),
            last_part: part(last),
        }
    }
}

fn case(word: &Entry) -> u8 {
    match (word.kind, word.case) {
        (TokenKind::Word, Case::Lower) => 1,
        (TokenKind::Word, Case::Title) => 2 + u8::from(word.spelling.chars().count() == 1),
        (TokenKind::Word, Case::Upper) => 4,
        (TokenKind::Word, Case::Mixed) => 5,
        (TokenKind::Number, _) => 6,
        (TokenKind::Address, _) => 7,
        (TokenKind::Quote, _) => 10,
        (TokenKind::Clitic, _) => 11,
        _ => 0,
    }
}

/// The letters of a word as classes, runs cut to two: "Anna" is `Xxx`, "B-2" `X-d`.
fn shape(surface: &str) -> u32 {
    let (mut number, mut last, mut run) = (17, ' ', 0);
    for c in surface.chars().take(24) {
        let class = match c {
            _ if c.is_lowercase() => 'x',
            _ if c.is_uppercase() => 'X',
            _ if c.is_numeric() => 'd',
            _ if c.is_alphabetic() => 'a',
            _ => c,
        };
        run = if class == last { run + 1 } else { 0 };
        if run < 2 || class == 'd' && run < 4 {
            number = mix(number, class as u32);
        }
        last = class;
    }
    number
}
