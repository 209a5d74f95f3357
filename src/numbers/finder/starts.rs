//! Where a figure can start: asked for every token, so each spelling is judged once.

use std::cell::Cell;
use std::sync::LazyLock;

use crate::document::{Document, Token, TokenKind, Tokens};
use crate::lexicon::Lookup;
use crate::numbers::base::groups::{Group, Spellings};
use crate::numbers::base::vocabulary;
use crate::numbers::dates::almanac;
use crate::numbers::numerals::roman;
use crate::numbers::units::{currencies, measures};

/// What a token can open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    Nothing,
    /// Nothing but the name of a holiday.
    Holiday,
    Figure,
}

/// What a spelling can open by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alone {
    Nothing,
    Holiday,
    Figure,
    /// "a": a figure before what can be counted or measured.
    Article,
    /// A figure before digits: "'90s".
    Apostrophe,
}

/// What each spelling can open and which groups it is of, as far as it was asked for, of one document after another.
#[derive(Default)]
pub(crate) struct Starts {
    known: Vec<Cell<Option<Alone>>>,
    /// Whether an article before it can open a figure.
    behind_article: Vec<Cell<Option<bool>>>,
    spellings: Spellings,
}

static OPENERS: LazyLock<Lookup<&'static str>> =
    LazyLock::new(|| crate::lexicon::entries(include_str!("../../lexicon/numeric.txt")).collect());

impl Starts {
    /// Makes room for the words of a document.
    pub(crate) fn meet(&mut self, doc: &Document) {
        self.known.resize(doc.word_count(), Cell::new(None));
        self.behind_article.resize(doc.word_count(), Cell::new(None));
        self.spellings.meet(doc);
    }

    pub(crate) fn spellings(&self) -> &Spellings {
        &self.spellings
    }

    /// The first of some tokens that can open something, and what.
    pub(crate) fn next(&self, doc: &Document, tokens: Tokens) -> Option<(usize, Opening)> {
        let first = tokens.start;
        let mut openings = doc.tokens().get(tokens)?.iter().zip(first..).map(|(token, at)| (at, self.opening(doc, token, at)));
        openings.find(|(_, opening)| *opening != Opening::Nothing)
    }

    fn opening(&self, doc: &Document, token: &Token, at: usize) -> Opening {
        let figure = |may_be: bool| if may_be { Opening::Figure } else { Opening::Nothing };
        match token.kind {
            TokenKind::Number => Opening::Figure,
            TokenKind::Address => Opening::Nothing,
            TokenKind::Word | TokenKind::Punct | TokenKind::Quote | TokenKind::Clitic => match self.alone(doc, token, at) {
                Alone::Nothing => Opening::Nothing,
                Alone::Holiday => Opening::Holiday,
                Alone::Figure => Opening::Figure,
                Alone::Article => figure(self.follows_article(doc, at + 1)),
                Alone::Apostrophe => figure(doc.kind(at + 1) == TokenKind::Number),
            },
        }
    }

    fn alone(&self, doc: &Document, token: &Token, at: usize) -> Alone {
        let Some(known) = self.known.get(token.word as usize) else { return Alone::Nothing };
        known.get().unwrap_or_else(|| {
            let alone = alone(doc.lower(at));
            known.set(Some(alone));
            alone
        })
    }

    fn follows_article(&self, doc: &Document, at: usize) -> bool {
        let token = doc.token(at);
        let Some(known) = self.behind_article.get(token.word as usize) else { return false };
        known.get().unwrap_or_else(|| {
            let follows = follows_article(doc.surface(at), doc.lower(at)) || self.alone(doc, &token, at) == Alone::Figure;
            known.set(Some(follows));
            follows
        })
    }
}

fn alone(word: &str) -> Alone {
    let head = word.split('-').next().unwrap_or(word);
    let figure = OPENERS.contains(head)
        || OPENERS.contains(head.trim_end_matches('.'))
        || is_short_year(word)
        || vocabulary::ordinal(head).is_some()
        || roman::is_roman(head)
        || is_glued(word);
    match word {
        "a" | "an" => Alone::Article,
        "'" => Alone::Apostrophe,
        _ if figure => Alone::Figure,
        _ if almanac::opens(word) => Alone::Holiday,
        _ => Alone::Nothing,
    }
}

/// Whether an article before a word can open a figure: "a [dozen]", "a [third]", "an [hour]", "a [few] days".
fn follows_article(spelling: &str, word: &str) -> bool {
    word.contains('-')
        || Group::Couple.has(word)
        || Group::Whole.has(word)
        || vocabulary::scale(word).is_some()
        || vocabulary::denominator(word).is_some()
        || measures::may_open(spelling, word)
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
