//! One attribution before its speaker is known.

use crate::annotation::{QuoteKind, Status};
use crate::document::Tokens;
use crate::span::Span;

/// What is said, the cue that reports it, and the noun phrase that the cue's frame makes its source.
#[derive(Clone, Debug)]
pub(crate) struct Quotation {
    /// How much stands in marks.
    pub(crate) kind: QuoteKind,
    /// Whether it is said or written, not only thought, felt or wanted.
    pub(crate) speech: bool,
    /// Whether it was said, was not, or may be.
    pub(crate) status: Status,
    /// The content spans in text order, marks included; never empty.
    pub(crate) contents: Vec<Span>,
    /// The runs in quotation marks inside the contents, marks included.
    pub(crate) marked: Vec<Span>,
    /// The reporting words: "said", "according to".
    pub(crate) cue: Option<Tokens>,
    /// The noun phrase that syntax makes the source; `linking` checks it, resolves it or finds another.
    pub(crate) source: Option<Tokens>,
    /// The rule that made it.
    pub(crate) rule: &'static str,
}

impl Quotation {
    /// From the first content's start to the last one's end.
    pub(crate) fn span(&self) -> Span {
        let first = self.contents.first().copied().unwrap_or_default();
        first.join(self.contents.last().copied().unwrap_or(first))
    }
}
