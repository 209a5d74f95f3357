//! Where a figure can start: asked for every token, so each spelling is judged once.

use std::sync::LazyLock;

use super::passage::Passage;
use crate::document::{Document, TokenKind};
use crate::lexicon::Set;

/// What a token can open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    Nothing,
    /// Nothing but the name of a holiday.
    Holiday,
    Figure,
}

/// What each spelling can open, as far as it was asked for, of one document after another.
#[derive(Default)]
pub(crate) struct Starts {
    known: Vec<Option<Opening>>,
}

static OPENERS: LazyLock<Set<&'static str>> = LazyLock::new(|| crate::lexicon::entries(include_str!("../lexicon/numeric.txt")).collect());

impl Starts {
    /// Makes room for the words of a document.
    pub(super) fn meet(&mut self, doc: &Document) {
        self.known.resize(doc.word_count(), None);
    }

    pub(super) fn at(&mut self, doc: &Passage, at: usize) -> Opening {
        let token = doc.token(at);
        match token.kind {
            TokenKind::Number => Opening::Figure,
            TokenKind::Word | TokenKind::Punct | TokenKind::Quote | TokenKind::Clitic => match self.known.get_mut(token.word as usize) {
                Some(known) => *known.get_or_insert_with(|| opening(doc.lower(at))),
                None => Opening::Nothing,
            },
            TokenKind::Address => Opening::Nothing,
        }
    }
}

fn opening(word: &str) -> Opening {
    let head = word.split('-').next().unwrap_or(word);
    let figure = OPENERS.contains(head)
        || OPENERS.contains(head.trim_end_matches('.'))
        || is_short_year(word)
        || super::vocabulary::ordinal(head).is_some()
        || super::roman::is_roman(head);
    match figure {
        true => Opening::Figure,
        false if super::almanac::opens(word) => Opening::Holiday,
        false => Opening::Nothing,
    }
}

/// "fy18", "cy2024".
fn is_short_year(word: &str) -> bool {
    let digits = word.strip_prefix("fy").or_else(|| word.strip_prefix("cy"));
    digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}
