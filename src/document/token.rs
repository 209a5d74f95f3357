//! The smallest unit that rules speak of.

use crate::lexicon::Classes;
use crate::span::Span;

/// What sort of token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum TokenKind {
    /// Letters with inner hyphens, apostrophes and digits ("anti-terrorist", "O’Brien", "COVID-19"),
    /// or an abbreviation with its full stops ("U.S.", "Mr.", "a.m.").
    Word,
    /// Digits with inner separators: "120,000", "3.5", "2023".
    Number,
    /// A possessive or verb ending set apart: "’s", "'re", the bare "’" of "troops’".
    Clitic,
    /// A quotation mark, whichever way it faces.
    Quote,
    /// A web or mail address.
    Address,
    /// Everything else: one punctuation mark or symbol, or a run of the same one.
    #[default]
    Punct,
}

/// One token. Text and properties of its word live in the [`Document`](super::Document).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Where it stands.
    pub(crate) span: Span,
    /// The lists of the lexicon that hold its lower-case form.
    pub(crate) classes: Classes,
    /// The number of its spelling: equal numbers, equal spellings.
    pub(crate) word: u32,
    /// What sort it is.
    pub(crate) kind: TokenKind,
    /// Whether white space (or the start of the text) precedes it.
    pub(crate) spaced: bool,
    /// How it is written.
    pub(crate) case: Case,
    /// Whether it starts with a capital.
    pub(crate) capital: bool,
}

/// The number of no spelling: what an empty token has, past the end of a text.
const NO_WORD: u32 = u32::MAX >> 1;

impl Default for Token {
    fn default() -> Self {
        Self {
            span: Span::default(),
            classes: Classes::NONE,
            word: NO_WORD,
            kind: TokenKind::Punct,
            spaced: false,
            case: Case::None,
            capital: false,
        }
    }
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Case {
    /// No cased letter.
    #[default]
    None,
    /// "ministry".
    Lower,
    /// "Ministry", "I".
    Title,
    /// "CNN", "U.S." (two capitals or more, no small letter).
    Upper,
    /// "`McConnell`", "`iPhone`".
    Mixed,
}

/// A distinct spelling of the document, with what is known of it; computed once, however often it occurs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// The hash of its lower-case form.
    pub(super) hash: u64,
    /// The same without full stops: "u.s." and "us" are one.
    pub(super) bare: u64,
    /// The lists of the lexicon that hold its lower-case form.
    pub(super) classes: Classes,
    /// How it is written.
    pub(super) case: Case,
    /// Whether it starts with a capital.
    pub(super) capital: bool,
}
