//! What single words and short stretches are, as far as phrases and contents ask.

use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;

/// Whether a word makes a phrase from `start` on more than determiners: "the [ministry]", "the [two]".
pub(in crate::quotes) fn is_nominal(doc: &Document, start: usize, at: usize) -> bool {
    let counted = at > start && matches!(doc.lower(start), "the" | "these" | "those");
    doc.kind(at) == TokenKind::Word && (counted || !doc.classes(at).any(Classes::DETERMINER))
}

/// Whether a phrase names when or in what something is said: "a statement", "Tuesday".
pub(in crate::quotes) fn is_occasion(doc: &Document, at: usize) -> bool {
    (at..at + 4)
        .take_while(|&i| doc.kind(i) == TokenKind::Word && !doc.classes(i).any(Classes::PREPOSITION.or(Classes::AUXILIARY)))
        .any(|i| doc.classes(i).any(Classes::OCCASION))
}

/// Whether a phrase is a relative pronoun: "a board [that]", "Ruiz, [who]".
pub(in crate::quotes) fn is_relative(doc: &Document, phrase: &Tokens) -> bool {
    phrase.len() == 1 && matches!(doc.lower(phrase.start), "who" | "which" | "that")
}

/// A pronoun that is no subject.
pub(in crate::quotes) fn is_object(word: &str) -> bool {
    matches!(word, "him" | "them" | "us" | "me")
}

/// "newly", but not "family".
pub(in crate::quotes) fn is_adverb(doc: &Document, at: usize) -> bool {
    let word = doc.lower(at);
    word.ends_with("ly")
        && word.len() > 4
        && !doc.is_capitalized(at)
        && !matches!(word, "family" | "assembly" | "rally" | "reply" | "supply" | "monopoly" | "anomaly")
}

pub(in crate::quotes) fn is_dash(surface: &str) -> bool {
    matches!(surface, "—" | "–" | "--")
}
