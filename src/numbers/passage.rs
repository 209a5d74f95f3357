//! One paragraph as the recognizers of figures see it: past either end there is nothing, so that no figure goes on over a
//! border.

use std::cell::Cell;

use super::numerals::Numeral;
use crate::document::{Case, Document, Token, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::span::Span;

/// A token with the numeral that starts at it, if any.
type Memo = (usize, Option<Numeral>);

/// A run of a document's tokens, under the document's own indices. Look-ups never panic: outside they give an empty token.
pub(super) struct Passage<'d> {
    document: &'d Document<'d>,
    tokens: Tokens,
    /// The numerals last read, by where they start: several readers ask for the same one.
    numerals: [Cell<Option<Memo>>; 4],
}

impl<'d> Passage<'d> {
    /// The tokens of a paragraph.
    pub(super) fn new(document: &'d Document<'d>, tokens: Tokens) -> Self {
        Self { document, tokens, numerals: [const { Cell::new(None) }; 4] }
    }

    /// The whole document.
    #[cfg(test)]
    pub(super) fn whole(document: &'d Document<'d>) -> Self {
        Self::new(document, 0..document.len())
    }

    /// One past the last token.
    pub(super) fn end(&self) -> usize {
        self.tokens.end
    }

    /// The numeral that starts at a token, read once.
    pub(super) fn numeral(&self, at: usize, read: impl FnOnce() -> Option<Numeral>) -> Option<Numeral> {
        let Some(cell) = self.numerals.get(at % 4) else { return read() };
        match cell.get() {
            Some((known, numeral)) if known == at => numeral,
            _ => {
                let numeral = read();
                cell.set(Some((at, numeral)));
                numeral
            }
        }
    }

    /// Whether a token is the first one.
    pub(super) fn opens_at(&self, index: usize) -> bool {
        self.tokens.start == index
    }

    pub(super) fn token(&self, index: usize) -> Token {
        if self.tokens.contains(&index) { self.document.token(index) } else { Token { spaced: true, ..Token::default() } }
    }

    pub(super) fn kind(&self, index: usize) -> TokenKind {
        self.token(index).kind
    }

    pub(super) fn span(&self, index: usize) -> Span {
        self.token(index).span
    }

    pub(super) fn span_of(&self, tokens: &Tokens) -> Span {
        self.document.span_of(tokens)
    }

    pub(super) fn text(&self) -> &'d str {
        self.document.text()
    }

    pub(super) fn surface(&self, index: usize) -> &'d str {
        self.span(index).of(self.document.text())
    }

    pub(super) fn lower(&self, index: usize) -> &str {
        if self.tokens.contains(&index) { self.document.lower(index) } else { "" }
    }

    /// The lower-case text of the token before an index; empty where there is none.
    pub(super) fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.lower(before))
    }

    pub(super) fn classes(&self, index: usize) -> Classes {
        self.token(index).classes
    }

    pub(super) fn case(&self, index: usize) -> Case {
        self.token(index).case
    }

    pub(super) fn is_capitalized(&self, index: usize) -> bool {
        self.token(index).capital
    }

    pub(super) fn is_plural(&self, index: usize) -> bool {
        self.tokens.contains(&index) && self.document.is_plural(index)
    }

    pub(super) fn is_closed(&self, index: usize) -> bool {
        self.tokens.contains(&index) && self.document.is_closed(index)
    }

    /// The tokens of the sentence that holds a token.
    pub(super) fn sentence_at(&self, index: usize) -> Tokens {
        self.document.sentence_at(index)
    }

    /// The number of the sentence that holds a token.
    pub(super) fn sentence_of(&self, index: usize) -> usize {
        self.document.sentence_of(index)
    }
}
