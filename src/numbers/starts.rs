//! Where a figure can start: asked for every token, so each spelling is judged once.

use std::sync::LazyLock;

use crate::document::{Document, TokenKind};
use crate::lexicon::Set;

/// Whether a token can open a figure or a date.
pub(super) struct Starts {
    known: Vec<u8>,
}

const UNKNOWN: u8 = 0;
const NO: u8 = 1;
const YES: u8 = 2;

static OPENERS: LazyLock<Set<&'static str>> = LazyLock::new(|| crate::lexicon::entries(include_str!("../lexicon/numeric.txt")).collect());

impl Starts {
    pub(super) fn new(doc: &Document) -> Self {
        Self { known: vec![UNKNOWN; doc.word_count()] }
    }

    pub(super) fn contains(&mut self, doc: &Document, at: usize) -> bool {
        let token = doc.token(at);
        match token.kind {
            TokenKind::Number => true,
            TokenKind::Word | TokenKind::Punct | TokenKind::Quote | TokenKind::Clitic => {
                let Some(known) = self.known.get_mut(token.word as usize) else { return false };
                if *known == UNKNOWN {
                    *known = if opens(doc.lower(at)) { YES } else { NO };
                }
                *known == YES
            }
            TokenKind::Address => false,
        }
    }
}

fn opens(word: &str) -> bool {
    let head = word.split('-').next().unwrap_or(word);
    OPENERS.contains(head)
        || OPENERS.contains(head.trim_end_matches('.'))
        || super::almanac::opens(word)
        || is_short_year(word)
        || super::vocabulary::ordinal(head).is_some()
        || super::roman::is_roman(head)
}

/// "fy18", "cy2024".
fn is_short_year(word: &str) -> bool {
    let digits = word.strip_prefix("fy").or_else(|| word.strip_prefix("cy"));
    digits.is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()))
}
