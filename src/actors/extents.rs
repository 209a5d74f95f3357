//! Where a name begins and ends, where the tagger leaves that open: "Ana Ruiz in Lima" is two names, "the Ministry of
//! Trade, Industry and Energy" is one.

use super::consistency::{Name, ORGANIZATION, PERSON, PLACE};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::{self, Classes, countries};
use crate::names::Tagged;

/// How many words one of several things may have that a body's name lists.
const ITEM: usize = 4;
/// How many things such a list may have.
const ITEMS: usize = 5;

/// The names inside what the tagger took for one: "Ana Ruiz [in] Lima", "the Ministry of Trade[;] the Ministry of Health",
/// "Leeds [beat] Derby", "the FBI [and] Justice Department"; adds them to `parts`.
pub(super) fn split(doc: &Document, tagged: &Tagged, tokens: Tokens, kind: usize, parts: &mut Vec<(Tokens, usize)>) {
    let mut add = |part: Tokens, kind: usize| parts.extend((!part.is_empty()).then_some((part, kind)));
    let (mut start, mut kind_before) = (tokens.start, kind);
    let tokens = tokens.start..before_day(doc, tagged, &tokens);
    for at in tokens.start + 1..tokens.end.saturating_sub(1) {
        let place_follows = matches!(doc.surface(at), "in" | "from" | "near") && kind != ORGANIZATION;
        let mark = matches!(doc.surface(at), ";" | "|" | "•");
        let verb = doc.case(at) == Case::Lower && doc.classes(at).any(Classes::FINITE);
        // A person's name holds no "and": "Presidents Bell [and] Ruiz".
        let two = doc.surface(at) == "and"
            && match kind {
                PERSON => doc.is_capitalized(at - 1) && doc.is_capitalized(at + 1),
                ORGANIZATION => are_bodies(doc, tagged, &(start..at), &(at + 1..tokens.end)),
                // "the United States [and] China", not "Trinidad and Tobago" nor "Central and South America".
                _ => {
                    tagged.listed_whole(&(start..at)).any("kcr")
                        && !tagged.listed_whole(&tokens).any("kcr")
                        && countries::named(doc, &tokens).is_none()
                        && !is_joint(doc, at)
                }
            };
        // "Ana Ruiz [of] the Red Cross", not "Catherine of Aragon".
        let body_follows = kind == PERSON && doc.surface(at) == "of" && at > start + 1 && tagged.listed(start).any("f");
        // "Neither Bell [nor] Ruiz".
        let neither = doc.surface(at) == "nor";
        if !(place_follows || mark || verb || two || neither || body_follows) {
            continue;
        }
        let first = if place_follows && kind == PLACE && start == tokens.start { ORGANIZATION } else { kind_before };
        add(start..at, first);
        kind_before = if place_follows { PLACE } else { kind };
        if body_follows {
            let rest = at + 1..tokens.end;
            let body = tagged.span_score(&rest, ORGANIZATION) >= tagged.span_score(&rest, PLACE);
            kind_before = if body { ORGANIZATION } else { PLACE };
        }
        start = at + 1;
        while start + 1 < tokens.end && doc.classes(start).any(Classes::DETERMINER) {
            start += 1;
        }
    }
    add(start..tokens.end, kind_before);
}

/// The end of a name without the day that follows it: "Derby [on Sunday]".
fn before_day(doc: &Document, tagged: &Tagged, tokens: &Tokens) -> usize {
    let preposition = tokens.end.saturating_sub(2);
    let day =
        preposition > tokens.start && tagged.listed(tokens.end - 1).any("m") && matches!(doc.surface(preposition), "on" | "in" | "since");
    if day { preposition } else { tokens.end }
}

/// Whether "and" stands inside the name of a place.
fn is_joint(doc: &Document, and: usize) -> bool {
    let after = and + 1 + usize::from(doc.lower(and + 1) == "the");
    lexicon::lookup(format!("{} and {}", doc.lower(and - 1), doc.lower(after))).any(Classes::JOINT_PLACE)
}

/// Whether what stands on both sides of "and" are bodies by themselves: no two surnames, as partners have, and no listed firm.
fn are_bodies(doc: &Document, tagged: &Tagged, first: &Tokens, second: &Tokens) -> bool {
    let whole = first.start..second.end;
    let single = |name: &Tokens| name.len() == 1 && doc.is_capitalized(name.start) && !tagged.listed(name.start).any("lf");
    let plain = |name: &Tokens| single(name) && !is_body(doc, name.start) && lexicon::lookup(doc.lower(name.start)) == Classes::NONE;
    if plain(first) && plain(second) && !tagged.listed_whole(&whole).any("o") {
        return true;
    }
    let acronym = first.len() == 1 && doc.case(first.start) == Case::Upper && doc.surface(first.start).len() > 2;
    let listed = tagged.listed_whole(first).any("o") && !tagged.listed_whole(first).any("flcrk");
    let second_is = is_body(doc, second.end - 1) || tagged.listed_whole(second).any("o");
    (acronym || listed) && second_is
}

/// Lengthens names of bodies over the things that they are for: "the Department for Business [and Trade]", "the [Economic and]
/// Financial Crimes Commission"; `names` are and stay in order.
pub(super) fn join(doc: &Document, tagged: &Tagged, names: Vec<Name>) -> Vec<Name> {
    let mut joined: Vec<Name> = Vec::with_capacity(names.len());
    let mut names = names.into_iter().peekable();
    while let Some(mut name) = names.next() {
        if joined.last().is_some_and(|last| name.tokens.start < last.tokens.end) {
            continue;
        }
        if name.kind == ORGANIZATION {
            if let Some(end) = fields(doc, tagged, &name.tokens) {
                let swallowed = |next: &Name| next.tokens.start < end;
                // What the tagger knows as a person or as a body by itself is no field of work.
                if names.peek().is_none_or(|next| !swallowed(next) || is_field(doc, tagged, next)) {
                    name.tokens.end = end;
                }
            } else if let Some(start) = first_field(doc, tagged, &name.tokens) {
                while joined.last().is_some_and(|last| last.tokens.start >= start) {
                    joined.pop();
                }
                if joined.last().is_none_or(|last| last.tokens.end <= start) {
                    name.tokens.start = start;
                }
            }
        }
        joined.push(name);
    }
    joined
}

/// A word that tells what sort of body a name is for.
fn is_body(doc: &Document, at: usize) -> bool {
    doc.is_capitalized(at) && doc.classes(at).any(Classes::ORGANIZATION)
        || doc.is_capitalized(at) && doc.classes(at).any(Classes::BODY_WORD)
}

/// One past "and Y", "Y, Z and W" behind a body for X: "the Ministry of Trade[, Industry and Energy]".
fn fields(doc: &Document, tagged: &Tagged, name: &Tokens) -> Option<usize> {
    let for_what = name.clone().skip(1).any(|at| matches!(doc.lower(at), "of" | "for" | "on"));
    let last = name.end - 1;
    if !is_body(doc, name.start) || !for_what || is_body(doc, last) || tagged.listed(last).any("kcrlf") {
        return None;
    }
    let sentence = doc.sentence_at(name.start).end;
    let mut at = name.end;
    for _ in 0..ITEMS {
        let comma = doc.surface(at) == ",";
        let and = at + usize::from(comma);
        let is_last = matches!(doc.lower(and), "and" | "&");
        if !comma && !is_last {
            return None;
        }
        let start = and + usize::from(is_last);
        let end = (start..(start + ITEM).min(sentence)).take_while(|&at| is_plain(doc, tagged, at)).last()? + 1;
        if is_last {
            let closed = !doc.is_capitalized(end) && !is_body(doc, end - 1) && doc.lower(end) != "of";
            return (closed && end <= sentence).then_some(end);
        }
        at = end;
    }
    None
}

/// The start of "X and" before a body for Y: "the [Securities and] Exchange Commission".
fn first_field(doc: &Document, tagged: &Tagged, name: &Tokens) -> Option<usize> {
    let sentence = doc.sentence_at(name.start).start;
    let and = name.start.checked_sub(1).filter(|&at| at > sentence && doc.lower(at) == "and")?;
    if name.len() < 2 || !is_body(doc, name.end - 1) || is_body(doc, name.start) {
        return None;
    }
    let near = and.saturating_sub(ITEM).max(sentence);
    let start = (near..and).rev().take_while(|&at| is_plain(doc, tagged, at) && !is_body(doc, at)).last()?;
    // An article before both tells that the body is one.
    let before = start.checked_sub(1).filter(|&at| at >= sentence)?;
    doc.classes(before).any(Classes::DETERMINER).then_some(start)
}

/// A capitalized word that is no name of its own.
fn is_plain(doc: &Document, tagged: &Tagged, at: usize) -> bool {
    let letters = doc.surface(at).chars().filter(|c| c.is_uppercase()).count();
    doc.kind(at) == TokenKind::Word
        && doc.is_capitalized(at)
        && letters == 1
        && doc.surface(at).len() > 2
        && !tagged.listed(at).any("kcrofdtm")
        && !doc.classes(at).any(Classes::DETERMINER)
}

/// Whether what the tagger took for a name lists on what a body is for: no person, no body of its own.
fn is_field(doc: &Document, tagged: &Tagged, name: &Name) -> bool {
    let known = name.kind == PERSON && name.tokens.len() > 1;
    !known && name.tokens.clone().all(|at| is_plain(doc, tagged, at) || !doc.is_capitalized(at)) && !is_body(doc, name.tokens.end - 1)
}
