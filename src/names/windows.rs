//! Where names can stand: the tagger reads no other tokens.

use super::facts::has_capital;
use super::places::{Place, opens_plainly};
use super::rows::Words;
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::sequence::lists::Listed;

/// How many words without a capital can stand between two with one in a name: "Bank of the West".
const GAP: usize = 3;

/// The token ranges in which names can stand: from a word with a capital or in a list to the last such one behind it, joined
/// over a few words that link the parts of names, with a word of places beside: "[northern Iraq]". No range leaves its sentence.
pub(super) fn windows(words: &Words, places: &[Place]) -> Vec<Tokens> {
    let doc = words.doc;
    let mut windows: Vec<Tokens> = Vec::new();
    let of_places = |at: usize| Listed(words.at(at).lists).any("g");
    for sentence in doc.sentences() {
        let mut open = false;
        for at in sentence.clone().filter(|&at| is_candidate(doc, places, at)) {
            let end = at + 1 + usize::from(at + 1 < sentence.end && of_places(at + 1));
            match windows.last_mut() {
                Some(last) if open && at <= last.end + GAP && (last.end..at).all(|at| links(doc, at) || of_places(at)) => last.end = end,
                last => {
                    let floor = last.map_or(sentence.start, |last| last.end.max(sentence.start));
                    let start = if at > floor && of_places(at - 1) { at - 1 } else { at };
                    windows.push(start..end);
                }
            }
            open = true;
        }
    }
    windows
}

/// Whether a name can hold a token for its own capital or its place in a list, rather than for what stands beside it as
/// in "The Hague".
fn is_candidate(doc: &Document, places: &[Place], at: usize) -> bool {
    let place = places.get(at);
    place.is_some_and(|place| place.phrase != 0)
        || doc.tokens().get(at).is_some_and(|token| has_capital(token) && !opens_plainly(*token, place))
}

/// Whether a token can stand inside a name without a capital: closed-class words, short words of other languages, marks.
fn links(doc: &Document, at: usize) -> bool {
    const CLOSED: Classes = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::DETERMINER);
    doc.kind(at) != TokenKind::Word || doc.span(at).len() <= 3 || doc.classes(at).any(CLOSED)
}
