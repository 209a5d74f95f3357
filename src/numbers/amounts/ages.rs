//! Ages: "73-year-old", "aged 73", "Anna Blum, 41,", "in her mid-30s".

use crate::annotation::QuantityKind;
use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::quantity::Quantity;
use crate::numbers::base::vocabulary;
use crate::numbers::base::vocabulary::month_name;

/// The UCUM code of a unit of age.
pub(crate) fn unit(designator: char, clock: bool) -> &'static str {
    match designator {
        'D' => "d",
        'W' => "wk",
        'M' if !clock => "mo",
        _ => "a",
    }
}

/// "old", "of age" behind a unit of time, joined by hyphens or not.
pub(crate) fn old(doc: &Passage, end: usize) -> Option<usize> {
    match doc.lower(end) {
        "old" | "olds" => Some(end + 1),
        "of" if doc.lower(end + 1) == "age" => Some(end + 2),
        "-" if doc.is(end + 1, Group::Old) => Some(end + 2),
        _ => matches!(doc.lower(end - 1).rsplit('-').next(), Some("old" | "olds")).then_some(end),
    }
}

/// "87 yo", "73-year-old" where the unit is one word.
pub(crate) fn after(doc: &Passage, end: usize) -> Option<usize> {
    let hyphen = usize::from(doc.surface(end) == "-");
    doc.is(end + hyphen, Group::YearOld).then_some(end + hyphen + 1)
}

/// "Marie Martin, 73, said": two digits between commas behind a name; "aged 73", "age 73", "aged eighteen".
pub(crate) fn is_apposed(doc: &Passage, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| end == at + 1) else { return false };
    let of_age = doc.lower(before) == "of" && before.checked_sub(1).is_some_and(|b| doc.is(b, Group::Aged));
    let aged = of_age || doc.is(before, Group::Aged) || is_further(doc, at);
    let digits = doc.kind(at) == TokenKind::Number;
    if !digits {
        return aged || is_told(doc, at, end);
    }
    let whole = doc.surface(at).split('.').next().unwrap_or_default();
    let short = whole.parse::<u32>().is_ok_and(|n| (1..=119).contains(&n)) && (aged || whole.len() == doc.surface(at).len());
    // "Who is 70." and nothing more.
    let told = doc.is(before, Group::IsWas) && before.checked_sub(1).is_some_and(|b| doc.lower(b) == "who");
    if told && short && (doc.is_past(end) || doc.is(end, Group::ClosesAge)) {
        return true;
    }
    if aged || !short {
        return aged && short;
    }
    if is_told(doc, at, end) || is_listed(doc, at, end) {
        return true;
    }
    // "He died at 81."
    if doc.follows(at, Group::At) && doc.is(before.wrapping_sub(1), Group::DoneAtAge) && closes(doc, end) {
        return true;
    }
    let named = |back: usize| before.checked_sub(back).is_some_and(|n| doc.kind(n) == TokenKind::Word && doc.is_capitalized(n));
    let name =
        before.checked_sub(1).is_some_and(|n| (named(1) || doc.classes(n).any(Classes::PERSON)) && month_name(doc.lower(n)).is_none());
    // "Said Anna Blum, 41." behind two capitals; "Blum, 41 — a teacher —", but "in Paris, 41 — most of them children —".
    let placed = before.checked_sub(2).is_some_and(|b| doc.classes(b).any(Classes::PREPOSITION));
    let closes = match doc.surface(end) {
        "." | ";" | ")" => named(1) && named(2),
        "—" | "–" | "―" | "--" => named(1) && !placed,
        _ => false,
    };
    // "Ivo Brandt (71), a miner".
    let bracketed = doc.surface(before) == "(" && doc.surface(end) == ")" && named(1) && named(2) && doc.surface(at).len() == 2;
    bracketed && name || doc.surface(before) == "," && name && (doc.surface(end) == "," || closes)
}

/// "Both 19", "the suspects, 19 and 24, were held": behind several persons.
fn is_listed(doc: &Passage, at: usize, end: usize) -> bool {
    if doc.follows(at, Group::EachAged) {
        return closes(doc, end);
    }
    let mut first = at;
    while first > 2 && doc.follows(first, Group::Joins) && doc.kind(first - 2) == TokenKind::Number && at - first < LISTED {
        first -= 2;
    }
    let persons = |n: usize| doc.is_plural(n) && doc.classes(n).any(Classes::PERSONS.or(Classes::GROUP));
    let opened = first > 1 && doc.surface(first - 1) == "," && persons(first - 2);
    opened && (doc.surface(end) == "," || doc.is(end, Group::AndOr) && doc.kind(end + 1) == TokenKind::Number)
}

/// Whether nothing is counted behind a number.
fn closes(doc: &Passage, end: usize) -> bool {
    doc.is_past(end)
        || doc.kind(end) == TokenKind::Punct && !doc.is(end, Group::MarksMeasure)
        || doc.kind(end) == TokenKind::Quote
        || doc.is_closed(end) && doc.lower(end) != "of"
}

/// How many tokens a list of ages may have.
const LISTED: usize = 12;

/// "Aged 19 and 23", "ages 8, 10 and 12": behind other ages.
fn is_further(doc: &Passage, at: usize) -> bool {
    let mut at = at;
    for _ in 0..6 {
        let joins = at > 2 && doc.is(at - 1, Group::Joins) && doc.kind(at - 2) == TokenKind::Number;
        if !joins {
            return false;
        }
        at -= 2;
        if doc.is(at - 1, Group::Aged) {
            return true;
        }
    }
    false
}

/// "She is only 20 and", "when he was twelve,": of a person, with nothing counted behind.
fn is_told(doc: &Passage, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let verb = before - usize::from(before > 0 && doc.is(before, Group::JustBeforeAge));
    let is = doc.is(verb, Group::IsAged);
    let person = verb.checked_sub(1).is_some_and(|b| doc.is(b, Group::WhoIsAged));
    let many = doc.kind(at) == TokenKind::Number || !doc.is(at, Group::NoAge);
    let closes = match doc.kind(end) {
        TokenKind::Punct => doc.is(end, Group::ClosesAge),
        TokenKind::Word if doc.is(verb, Group::Turns) => doc.is_closed(end),
        TokenKind::Word => doc.is(end, Group::GoesOnAfterAge),
        TokenKind::Quote => true,
        _ => end >= doc.end(),
    };
    is && person && many && closes
}

/// "In her 30s", "in their early 20s and 30s", "in his mid-seventies": the decade of an age, behind whose it is.
pub(crate) fn decade(doc: &Passage, at: usize) -> Option<(Tokens, Quantity)> {
    let word = doc.lower(at);
    let part = doc.is(at, Group::PartOfSpan);
    let inner = at + usize::from(part) + usize::from(part && doc.surface(at + 1) == "-");
    let (tens, end) = match word.strip_prefix("mid-") {
        Some(rest) => (vocabulary::decade(rest).or_else(|| rest.strip_suffix("0s")?.parse().ok())?, at + 1),
        None if doc.kind(inner) == TokenKind::Number => {
            let close = doc.lower(inner + 1) == "s" && !doc.token(inner + 1).spaced;
            (doc.surface(inner).strip_suffix('0')?.parse().ok().filter(|_| close)?, inner + 2)
        }
        None => (vocabulary::decade(doc.lower(inner))?, inner + 1),
    };
    // Past "20s, 30s and", to whose it is.
    let mut first = at;
    for _ in 0..4 {
        let joined = first > 2 && doc.is(first - 1, Group::ListsTo) && doc.lower(first - 2) == "s";
        first -= if joined { 3 } else { 0 };
        first -= usize::from(joined && first > 0 && doc.is(first - 1, Group::PartOfSpan));
    }
    let owner = doc.before(first);
    if !Group::AgeOwner.has(owner) || !(1..=9).contains(&tens) {
        return None;
    }
    let (low, high) = (Some(format!("{tens}0")), Some(format!("{tens}9")));
    let unit = Some("a".to_owned());
    Some((at..end, Quantity { low, high, unit, ..Quantity::new(QuantityKind::Measure, None, "age by its decade") }))
}
