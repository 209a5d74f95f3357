//! Which words before a head are verbs, which belong to no description.

use crate::document::{Case, Document, TokenKind};
use crate::lexicon::Classes;

/// A participle or gerund that governs the phrase rather than stands in it: "killed civilians", "leading officials".
pub(super) fn is_verb(doc: &Document, at: usize, sentence: usize) -> bool {
    let word = doc.lower(at);
    if doc.case(at) != Case::Lower {
        return false;
    }
    // "to train doctors", "to help nurses and train doctors"; "to senior officials" has no verb.
    let reach = if matches!(doc.lower(at.wrapping_sub(1)), "and" | "or") { 8 } else { 3 };
    let near = at.saturating_sub(reach).max(sentence)..at;
    let infinitive = doc.classes(at).any(Classes::INFINITIVE)
        && near.clone().any(|b| matches!(doc.lower(b), "to" | "not" | "n't"))
        && !(near.end.saturating_sub(3)..at).any(|b| doc.classes(b).any(Classes::DETERMINER));
    // "would reveal big donors", "doesn't require witnesses"
    let before = at.checked_sub(1).filter(|b| *b >= sentence).map_or("", |b| doc.lower(b));
    let modal = matches!(
        before,
        "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "should"
            | "must"
            | "'ll"
            | "'d"
            | "n't"
            | "cannot"
            | "didn't"
            | "doesn't"
            | "don't"
            | "won't"
            | "wouldn't"
            | "couldn't"
            | "can't"
    );
    if infinitive || modal {
        return true;
    }
    let inflected = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    let before = at.checked_sub(1).filter(|b| *b >= sentence);
    let inside = before.is_some_and(|b| {
        doc.classes(b).any(Classes::DETERMINER)
            || doc.kind(b) == TokenKind::Number
            || doc.lower(b).ends_with("ly")
            || matches!(doc.lower(b), "of" | "most" | "least")
            || matches!(doc.lower(b), "'s" | "'") && !doc.classes(b.saturating_sub(1)).any(Classes::PRONOUN)
    });
    let third = word.ends_with('s')
        && word.len() > 4
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("ics")
        && !matches!(
            word,
            "appeals"
                | "sales"
                | "sports"
                | "arms"
                | "affairs"
                | "services"
                | "rights"
                | "operations"
                | "relations"
                | "communications"
                | "systems"
                | "states"
                | "emergencies"
        );
    inflected && !inside || third
}
