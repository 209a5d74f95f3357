//! Where a figure can start: asked for every token, so each spelling is judged once.

use std::cell::Cell;
use std::sync::LazyLock;

use crate::document::{Document, TokenKind};
use crate::lexicon::Set;
use crate::numbers::base::groups::{Group, Spellings};
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;
use crate::numbers::dates::almanac;
use crate::numbers::numerals::roman;
use crate::numbers::units::currencies;

/// What a token can open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    Nothing,
    /// Nothing but the name of a holiday.
    Holiday,
    Figure,
}

/// What each spelling can open and which groups it is of, as far as it was asked for, of one document after another.
#[derive(Default)]
pub(crate) struct Starts {
    known: Vec<Cell<Option<Opening>>>,
    spellings: Spellings,
}

static OPENERS: LazyLock<Set<&'static str>> =
    LazyLock::new(|| crate::lexicon::entries(include_str!("../../lexicon/numeric.txt")).collect());

impl Starts {
    /// Makes room for the words of a document.
    pub(crate) fn meet(&mut self, doc: &Document) {
        self.known.resize(doc.word_count(), Cell::new(None));
        self.spellings.meet(doc);
    }

    pub(crate) fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    pub(crate) fn at(&self, doc: &Passage, at: usize) -> Opening {
        let token = doc.token(at);
        match token.kind {
            TokenKind::Number => Opening::Figure,
            TokenKind::Word | TokenKind::Punct | TokenKind::Quote | TokenKind::Clitic => {
                let Some(known) = self.known.get(token.word as usize) else { return Opening::Nothing };
                known.get().unwrap_or_else(|| {
                    known.set(Some(opening(doc.lower(at))));
                    known.get().unwrap_or(Opening::Nothing)
                })
            }
            TokenKind::Address => Opening::Nothing,
        }
    }
}

fn opening(word: &str) -> Opening {
    let head = word.split('-').next().unwrap_or(word);
    let figure = OPENERS.contains(head)
        || OPENERS.contains(head.trim_end_matches('.'))
        || is_short_year(word)
        || vocabulary::ordinal(head).is_some()
        || roman::is_roman(head)
        || is_glued(word);
    match figure {
        true => Opening::Figure,
        false if almanac::opens(word) => Opening::Holiday,
        false => Opening::Nothing,
    }
}

/// "us240" behind a dollar sign, "now-16-month-old".
fn is_glued(word: &str) -> bool {
    let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let letters = word.trim_start_matches(|c: char| c.is_ascii_lowercase());
    digit(letters) && currencies::has_letters(word)
        || word.split_once('-').is_some_and(|(head, rest)| digit(rest) && Group::GluedPrefix.has(head))
}

/// "fy18", "cy2024".
fn is_short_year(word: &str) -> bool {
    let digits = word.strip_prefix("fy").or_else(|| word.strip_prefix("cy"));
    digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}
