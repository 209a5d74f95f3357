//! One mention of an actor.

use crate::annotation::{ActorKind, Form};
use crate::document::{Document, Tokens};
use crate::span::Span;

/// A name, a description or a pronoun that stands for an actor.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Its tokens, determiner included for descriptions ("the ministry").
    pub(crate) tokens: Tokens,
    /// The token that tells what it is: the last one of "the French Foreign Ministry".
    pub(crate) head: usize,
    /// What sort of actor.
    pub(crate) kind: ActorKind,
    /// Name, description or pronoun.
    pub(crate) form: Form,
    /// The rule or model that made it.
    pub(crate) rule: &'static str,
}

impl Mention {
    /// Where it stands.
    pub(crate) fn span(&self, doc: &Document) -> Span {
        doc.span_of(&self.tokens)
    }
}
