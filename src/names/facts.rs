//! What the tagger knows of one spelling: letters, case, clusters and gazetteers.

use crate::document::{Case, Entry, Token, TokenKind};
use crate::sequence::hashing::{key, number};
use crate::sequence::letters::{Affixes, shape};
use crate::sequence::lists::{Lists, STARTS_PHRASE};

/// What is known of one spelling by lists and case.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    pub(super) lower: u32,
    pub(super) lists: u16,
    pub(super) fine: u16,
    pub(super) coarse: u8,
    pub(super) case: u8,
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
    pub(crate) const BEFORE: Self = Self { lower: 1, lists: 0, fine: 0, coarse: 62, case: 8 };
    /// Past the end of a sentence.
    pub(crate) const AFTER: Self = Self { lower: 2, lists: 0, fine: 0, coarse: 63, case: 9 };

    /// What is known of a word.
    pub(crate) fn of(word: &Entry, lists: &Lists) -> Self {
        let number = number(word.hash);
        let listed = lists.get(number);
        Self { lower: number, lists: listed.lists as u16, fine: listed.fine as u16, coarse: listed.coarse as u8, case: case(word) }
    }

    /// Whether a phrase of a list may begin with it.
    pub(crate) fn starts_phrase(&self) -> bool {
        u32::from(self.lists) & STARTS_PHRASE != 0
    }
}

/// Whether a token is a word with a capital, which a name can hold whatever stands beside it.
pub(super) fn has_capital(token: &Token) -> bool {
    token.kind == TokenKind::Word && matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
}

/// Digits that a shape tells one by one: as many as a year has.
const YEAR: usize = 4;

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
        let affixes = Affixes::of(lower);
        Self {
            shape: shape(word.spelling, YEAR),
            prefixes: [2, 3, 4].map(|length| affixes.prefix(length)),
            suffixes: [2, 3, 4].map(|length| affixes.suffix(length)),
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
