//! Names with another one inside them, in marks: "Dwayne “The Rock” Johnson", "Robert C. "Bobby" Scott".

use super::consistency::{Name, PERSON};
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::names::Tagged;

/// How many words may stand before the marks.
const BEFORE: usize = 3;
/// How many words a nickname has at most.
const INSIDE: usize = 3;

/// Makes one name of those around and in the marks; `names` are and stay in order.
pub(super) fn join(doc: &Document, tagged: &Tagged, names: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    for mut name in names {
        if joined.last().is_some_and(|last| name.tokens.start < last.tokens.end) {
            continue;
        }
        let opens = name.tokens.start.saturating_sub(1)..name.tokens.end + 2;
        if name.kind == PERSON
            && let Some(whole) = opens.filter(|&at| doc.kind(at) == TokenKind::Quote).find_map(|at| around(doc, tagged, at))
        {
            name.tokens = name.tokens.start.min(whole.start)..name.tokens.end.max(whole.end);
            while joined.last().is_some_and(|last| last.tokens.end > name.tokens.start) {
                joined.pop();
            }
        }
        joined.push(name);
    }
    joined
}

/// The whole name around the mark that opens a nickname.
fn around(doc: &Document, tagged: &Tagged, open: usize) -> Option<Tokens> {
    let word = |at: usize| doc.kind(at) == TokenKind::Word && doc.is_capitalized(at);
    let close = (open + 2..open + 2 + INSIDE).find(|&at| doc.kind(at) == TokenKind::Quote)?;
    if !doc.token(open).spaced
        || doc.token(close).spaced
        || !(open + 1..close).all(word)
        || !word(close + 1)
        || !doc.token(close + 1).spaced
    {
        return None;
    }
    let sentence = doc.sentence_at(open).start;
    // The stop of "Robert C." stands apart before a mark.
    let stop = usize::from(open > sentence + 1 && doc.surface(open - 1) == "." && doc.surface(open - 2).len() == 1);
    let first = |at: usize| word(at) && !tagged.listed(at).any("t") && !doc.classes(at).any(Classes::ABBREVIATION.or(Classes::DETERMINER));
    let near = (open - stop).saturating_sub(BEFORE).max(sentence)..open - stop;
    let start = near.rev().take_while(|&at| first(at)).last()?;
    let last = (close + 1..close + 3).take_while(|&at| word(at)).last()?;
    Some(start..last + 1)
}
