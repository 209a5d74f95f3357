//! One paragraph as the recognizers of figures see it: past either end there is nothing, so that no figure goes on over a
//! border.

use std::cell::Cell;

use crate::document::{Case, Document, Token, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::numbers::base::groups::{Group, Spellings};
use crate::numbers::base::numeral::Numeral;
use crate::numbers::base::vocabulary::weekday_number;
use crate::span::Span;
#[cfg(test)]
use crate::syntax::Memory;
use crate::syntax::{Syntax, Tags};

/// A token with the numeral that starts at it, if any.
type Memo = (usize, Option<Numeral>);

/// A run of a document's tokens, under the document's own indices. Look-ups never panic: outside they give an empty token.
pub(crate) struct Passage<'d> {
    document: &'d Document<'d>,
    syntax: &'d Syntax,
    spellings: &'d Spellings,
    tokens: Tokens,
    /// The numerals last read, by where they start: several readers ask for the same one.
    numerals: [Cell<Option<Memo>>; 4],
}

impl<'d> Passage<'d> {
    /// The tokens of a paragraph.
    pub(crate) fn new(document: &'d Document<'d>, syntax: &'d Syntax, spellings: &'d Spellings, tokens: Tokens) -> Self {
        Self { document, syntax, spellings, tokens, numerals: [const { Cell::new(None) }; 4] }
    }

    /// The whole document.
    #[cfg(test)]
    pub(crate) fn whole(document: &'d Document<'d>) -> Self {
        let syntax = Box::leak(Box::new(Syntax::read(document, &mut Memory::default())));
        let spellings = Box::leak(Box::new(Spellings::default()));
        spellings.meet(document);
        Self::new(document, syntax, spellings, 0..document.len())
    }

    /// One past the last token.
    pub(crate) fn end(&self) -> usize {
        self.tokens.end
    }

    /// The numeral that starts at a token, read once.
    pub(crate) fn numeral(&self, at: usize, read: impl FnOnce() -> Option<Numeral>) -> Option<Numeral> {
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
    pub(crate) fn opens_at(&self, index: usize) -> bool {
        self.tokens.start == index
    }

    pub(crate) fn token(&self, index: usize) -> Token {
        if self.tokens.contains(&index) { self.document.token(index) } else { Token { spaced: true, ..Token::default() } }
    }

    pub(crate) fn kind(&self, index: usize) -> TokenKind {
        self.token(index).kind
    }

    pub(crate) fn span(&self, index: usize) -> Span {
        self.token(index).span
    }

    pub(crate) fn span_of(&self, tokens: &Tokens) -> Span {
        self.document.span_of(tokens)
    }

    pub(crate) fn text(&self) -> &'d str {
        self.document.text()
    }

    pub(crate) fn surface(&self, index: usize) -> &'d str {
        if self.tokens.contains(&index) { self.document.surface(index) } else { "" }
    }

    pub(crate) fn lower(&self, index: usize) -> &str {
        if self.tokens.contains(&index) { self.document.lower(index) } else { "" }
    }

    /// The lower-case text of the token before an index; empty where there is none.
    pub(crate) fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The grammar of the document.
    pub(crate) fn syntax(&self) -> &'d Syntax {
        self.syntax
    }

    /// Whether the word at an index is a verb, as the grammar reads it.
    pub(crate) fn is_verb(&self, index: usize) -> bool {
        self.tokens.contains(&index) && self.syntax.is(index, Tags::VERB)
    }

    /// Whether the word at an index is of a group.
    pub(crate) fn is(&self, index: usize, group: Group) -> bool {
        self.tokens.contains(&index) && self.spellings.is(self.document, index, group)
    }

    /// Whether the word before an index is of a group.
    pub(crate) fn follows(&self, index: usize, group: Group) -> bool {
        index.checked_sub(1).is_some_and(|before| self.is(before, group))
    }

    /// Whether an index lies past the last token.
    pub(crate) fn is_past(&self, index: usize) -> bool {
        index >= self.tokens.end
    }

    pub(crate) fn classes(&self, index: usize) -> Classes {
        self.token(index).classes
    }

    pub(crate) fn case(&self, index: usize) -> Case {
        self.token(index).case
    }

    pub(crate) fn is_capitalized(&self, index: usize) -> bool {
        self.token(index).capital
    }

    pub(crate) fn is_plural(&self, index: usize) -> bool {
        self.tokens.contains(&index) && self.document.is_plural(index)
    }

    /// Whether no noun phrase goes on with the word at an index: it is of a closed class, or names a weekday.
    pub(crate) fn is_closed(&self, index: usize) -> bool {
        self.tokens.contains(&index)
            && (self.document.is_closed(index) || self.is_capitalized(index) && weekday_number(self.lower(index)).is_some())
    }

    /// The tokens of the sentence that holds a token.
    pub(crate) fn sentence_at(&self, index: usize) -> Tokens {
        self.document.sentence_at(index)
    }

    /// The number of the sentence that holds a token.
    pub(crate) fn sentence_of(&self, index: usize) -> usize {
        self.document.sentence_of(index)
    }
}
