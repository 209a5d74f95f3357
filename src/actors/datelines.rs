//! The place that opens a story in capitals: "PORT-AU-PRINCE, Haiti (AP) —".

use super::consistency::{Name, PLACE};
use crate::document::{Case, Document, TokenKind, Tokens};

/// How many words the place may have.
const PLACE_WORDS: usize = 4;
/// How many tokens may stand up to the dash.
const LONGEST: usize = 16;
/// Shorter capitals are initials.
const LETTERS: u32 = 3;

/// Adds the places of datelines; `names` are and stay in order.
pub(super) fn join(doc: &Document, names: Vec<Name>) -> Vec<Name> {
    let mut places = doc.paragraphs().iter().filter_map(|paragraph| place(doc, paragraph)).peekable();
    if places.peek().is_none() {
        return names;
    }
    let mut joined = Vec::with_capacity(names.len() + 1);
    for name in names {
        while let Some(place) = places.next_if(|place| place.start < name.tokens.end) {
            joined.push(Name { tokens: place, kind: PLACE, rule: "dateline" });
        }
        if joined.last().is_none_or(|last: &Name| last.tokens.end <= name.tokens.start) {
            joined.push(name);
        }
    }
    joined.extend(places.map(|tokens| Name { tokens, kind: PLACE, rule: "dateline" }));
    joined
}

/// The capitals that open a paragraph, where a dash closes the line that they open.
fn place(doc: &Document, paragraph: &Tokens) -> Option<Tokens> {
    let line = paragraph.start..paragraph.end.min(paragraph.start + LONGEST);
    let loud = |&at: &usize| doc.case(at) == Case::Upper && doc.kind(at) == TokenKind::Word;
    let words = line.clone().take(PLACE_WORDS + 1).take_while(loud).count();
    let end = line.start + words;
    let letters = doc.span_of(&(line.start..end)).len();
    if words == 0 || words > PLACE_WORDS || letters <= LETTERS {
        return None;
    }
    let dash = line.clone().skip(words).find(|&at| matches!(doc.surface(at), "—" | "–" | "-" | "--") && doc.token(at).spaced)?;
    // Between stand a region, a day, who tells the story: nothing in small letters but a month's rest.
    let quiet = (end..dash).all(|at| doc.case(at) != Case::Lower && doc.surface(at) != ":");
    let marked = matches!(doc.surface(end), "," | "(" | "—" | "–" | "-" | "--");
    (quiet && marked).then_some(line.start..end)
}
