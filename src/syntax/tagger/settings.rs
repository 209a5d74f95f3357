//! What capitals are worth in a sentence.

use std::ops::Range;

use crate::document::{Case, Document, TokenKind};

/// What a capital is worth where a word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Inside a sentence.
    #[default]
    Inside,
    /// The first word of a sentence or of a quotation.
    Opening,
    /// In a line where (almost) all words have capitals.
    Title,
    /// In a line where all letters are capitals.
    Capitals,
}

/// How many settings there are.
pub(crate) const SETTINGS: usize = 4;

/// The settings of a sentence's tokens.
pub(crate) struct Settings<'d, 't> {
    doc: &'d Document<'t>,
    /// The sentence.
    pub(crate) sentence: Range<usize>,
    line: Option<Setting>,
}

/// A line of fewer words with capitals may be a name.
const HEADLINE: u32 = 3;
/// Small words stand in headlines too: "of", "to"; of longer ones at most one in so many.
const SMALL: u32 = 6;
/// Letters of a small word.
const SMALL_WORD: u32 = 3;

/// Looks at the capitals of a sentence.
pub(crate) fn of<'d, 't>(doc: &'d Document<'t>, sentence: &Range<usize>) -> Settings<'d, 't> {
    let (mut titles, mut upper, mut small, mut lower) = (0, 0, 0, 0);
    for token in doc.tokens().get(sentence.clone()).unwrap_or_default().iter().filter(|token| token.kind == TokenKind::Word) {
        match token.case {
            Case::Lower => {
                lower += 1;
                small += u32::from(token.span.len() > SMALL_WORD);
            }
            Case::Title => titles += 1,
            Case::Upper => upper += 1,
            Case::Mixed | Case::None => {}
        }
    }
    let capitals = titles + upper;
    let line = if capitals < HEADLINE {
        None
    } else if lower == 0 && upper > titles {
        Some(Setting::Capitals)
    } else {
        (small * SMALL <= capitals).then_some(Setting::Title)
    };
    Settings { doc, sentence: sentence.clone(), line }
}

impl Settings<'_, '_> {
    /// Whether capitals say nothing in the whole line.
    #[cfg(feature = "train")]
    pub(crate) fn is_headline(&self) -> bool {
        self.line.is_some()
    }

    /// The setting of words beside the one that is tagged: only a headline makes a difference there.
    pub(crate) fn beside(&self) -> Setting {
        if self.line.is_some() { Setting::Title } else { Setting::Inside }
    }

    /// The setting of a token.
    pub(crate) fn of(&self, at: usize) -> Setting {
        let before = self.doc.token(at.wrapping_sub(1));
        let opens = |at: usize| at == self.sentence.start || before.kind == TokenKind::Quote && before.spaced;
        self.line.unwrap_or(if opens(at) { Setting::Opening } else { Setting::Inside })
    }
}
