//! What single words and short stretches are, as far as phrases and contents ask.

use super::cues;
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;

/// Whether a word makes a phrase from `start` on more than determiners: "the [ministry]", "the [two]".
pub(super) fn is_nominal(doc: &Document, start: usize, at: usize) -> bool {
    let counted = at > start && matches!(doc.lower(start), "the" | "these" | "those");
    doc.kind(at) == TokenKind::Word && (counted || !doc.classes(at).any(Classes::DETERMINER))
}

/// Whether a phrase names when or in what something is said: "a statement", "Tuesday".
pub(super) fn is_occasion(doc: &Document, at: usize) -> bool {
    (at..at + 4)
        .take_while(|&i| doc.kind(i) == TokenKind::Word && !doc.classes(i).any(Classes::PREPOSITION.or(Classes::AUXILIARY)))
        .any(|i| doc.classes(i).any(Classes::OCCASION))
}

/// Whether a phrase is a relative pronoun: "a board [that]", "Ruiz, [who]".
pub(super) fn is_relative(doc: &Document, phrase: &Tokens) -> bool {
    phrase.len() == 1 && matches!(doc.lower(phrase.start), "who" | "which" | "that")
}

/// A pronoun that is no subject.
pub(super) fn is_object(word: &str) -> bool {
    matches!(word, "him" | "them" | "us" | "me")
}

/// "newly", but not "family".
pub(super) fn is_adverb(doc: &Document, at: usize) -> bool {
    let word = doc.lower(at);
    word.ends_with("ly")
        && word.len() > 4
        && !doc.is_capitalized(at)
        && !matches!(word, "family" | "assembly" | "rally" | "reply" | "supply" | "monopoly" | "anomaly")
}

/// A dash between two words, also a hyphen with a space on both sides.
pub(super) fn is_dash_at(doc: &Document, at: usize) -> bool {
    let alone = || doc.token(at).spaced && doc.token(at + 1).spaced;
    doc.kind(at) == TokenKind::Punct && (is_dash(doc.surface(at)) || doc.surface(at) == "-" && alone())
}

/// Whether a phrase takes a verb in its plain form: "[officials in Oslo] say", "[one in four] say".
pub(super) fn is_plural(doc: &Document, phrase: &Tokens) -> bool {
    let of = phrase.clone().find(|&i| doc.classes(i).any(Classes::PREPOSITION) && i > phrase.start).unwrap_or(phrase.end);
    let several = |i: usize| {
        matches!(
            doc.lower(i),
            "those"
                | "these"
                | "many"
                | "most"
                | "few"
                | "all"
                | "both"
                | "several"
                | "half"
                | "third"
                | "quarter"
                | "others"
                | "some"
                | "two"
                | "three"
                | "pair"
                | "duo"
        )
    };
    // "[a majority of voters] say", "[a wide array of economists] say"
    let many = |i: usize| {
        matches!(
            doc.lower(i),
            "majority"
                | "minority"
                | "plurality"
                | "array"
                | "number"
                | "group"
                | "handful"
                | "host"
                | "bevy"
                | "chorus"
                | "series"
                | "fraction"
                | "percentage"
        )
    };
    let members = || (of..phrase.end).any(|i| doc.is_plural(i) || several(i));
    // "[one in five] say"
    let share = of < phrase.end && cues::is_count(doc, phrase.end - 1);
    share
        || (phrase.start..of).any(|i| several(i) || doc.is_plural(i))
        || of > phrase.start && many(of - 1) && members()
        || phrase.clone().any(|i| matches!(doc.lower(i), "and" | "percent" | "%") || doc.kind(i) == TokenKind::Number)
}

pub(super) fn is_dash(surface: &str) -> bool {
    matches!(surface, "—" | "–" | "--")
}
