//! Ages: "73-year-old", "aged 73", "Anna Blum, 41,", "in her mid-30s".

use super::passage::Passage;
use super::quantity::Quantity;
use super::vocabulary;
use crate::annotation::QuantityKind;
use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;

/// The UCUM code of a unit of age.
pub(super) fn unit(designator: char, clock: bool) -> &'static str {
    match designator {
        'D' => "d",
        'W' => "wk",
        'M' if !clock => "mo",
        _ => "a",
    }
}

/// "old", "of age" behind a unit of time, joined by hyphens or not.
pub(super) fn old(doc: &Passage, end: usize) -> Option<usize> {
    match doc.lower(end) {
        "old" | "olds" => Some(end + 1),
        "of" if doc.lower(end + 1) == "age" => Some(end + 2),
        "-" if matches!(doc.lower(end + 1), "old" | "olds") => Some(end + 2),
        _ => matches!(doc.lower(end - 1).rsplit('-').next(), Some("old" | "olds")).then_some(end),
    }
}

/// "87 yo", "73-year-old" where the unit is one word.
pub(super) fn after(doc: &Passage, end: usize) -> Option<usize> {
    let hyphen = usize::from(doc.surface(end) == "-");
    matches!(doc.lower(end + hyphen), "yo" | "y.o." | "y/o" | "year-old" | "year-olds" | "years-old" | "yr-old").then_some(end + hyphen + 1)
}

/// "Marie Martin, 73, said": two digits between commas behind a name; "aged 73", "age 73", "aged eighteen".
pub(super) fn is_apposed(doc: &Passage, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| end == at + 1) else { return false };
    let of_age = doc.lower(before) == "of" && before.checked_sub(1).is_some_and(|b| matches!(doc.lower(b), "age" | "ages"));
    let aged = of_age || matches!(doc.lower(before), "aged" | "age" | "ages") || is_further(doc, at);
    let digits = doc.kind(at) == TokenKind::Number;
    if !digits {
        return aged || is_told(doc, at, end);
    }
    let whole = doc.surface(at).split('.').next().unwrap_or_default();
    let short = whole.parse::<u32>().is_ok_and(|n| (1..=119).contains(&n)) && (aged || whole.len() == doc.surface(at).len());
    // "Who is 70." and nothing more.
    let told = matches!(doc.lower(before), "is" | "was") && before.checked_sub(1).is_some_and(|b| doc.lower(b) == "who");
    if told && short && matches!(doc.surface(end), "." | "," | ";" | "") {
        return true;
    }
    if aged || !short {
        return aged && short;
    }
    if is_told(doc, at, end) {
        return true;
    }
    let named = |back: usize| before.checked_sub(back).is_some_and(|n| doc.kind(n) == TokenKind::Word && doc.is_capitalized(n));
    let name =
        before.checked_sub(1).is_some_and(|n| (named(1) || doc.classes(n).any(Classes::PERSON)) && super::dates::is_no_month(doc.lower(n)));
    // "Said Anna Blum, 41." behind two capitals; "Blum, 41 — a teacher —", but "in Paris, 41 — most of them children —".
    let placed = before.checked_sub(2).is_some_and(|b| doc.classes(b).any(Classes::PREPOSITION));
    let closes = match doc.surface(end) {
        "." | ";" | ")" => named(1) && named(2),
        "—" | "–" | "―" | "--" => named(1) && !placed,
        _ => false,
    };
    doc.surface(before) == "," && name && (doc.surface(end) == "," || closes)
}

/// "Aged 19 and 23", "ages 8, 10 and 12": behind other ages.
fn is_further(doc: &Passage, at: usize) -> bool {
    let mut at = at;
    for _ in 0..6 {
        let joins = at > 2 && matches!(doc.lower(at - 1), "and" | "or" | ",") && doc.kind(at - 2) == TokenKind::Number;
        if !joins {
            return false;
        }
        at -= 2;
        if matches!(doc.lower(at - 1), "aged" | "ages") {
            return true;
        }
    }
    false
}

/// "She is only 20 and", "when he was twelve,": of a person, with nothing counted behind.
fn is_told(doc: &Passage, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let verb = before - usize::from(before > 0 && matches!(doc.lower(before), "only" | "just" | "almost" | "now" | "about" | "nearly"));
    let is = matches!(doc.lower(verb), "is" | "was" | "am" | "'s" | "'m" | "turned" | "turns");
    let person = verb.checked_sub(1).is_some_and(|b| matches!(doc.lower(b), "he" | "she" | "i" | "who"));
    let many = doc.kind(at) == TokenKind::Number || !matches!(doc.lower(at), "one" | "two" | "zero" | "a" | "half");
    let closes = match doc.kind(end) {
        TokenKind::Punct => matches!(doc.surface(end), "." | "," | ";" | "—" | "–"),
        TokenKind::Word => matches!(doc.lower(end), "and" | "when" | "but" | "while" | "because" | "or" | "now"),
        TokenKind::Quote => true,
        _ => end >= doc.end(),
    };
    is && person && many && closes
}

/// "In her 30s", "in their early 20s and 30s", "in his mid-seventies": the decade of an age, behind whose it is.
pub(super) fn decade(doc: &Passage, at: usize) -> Option<(Tokens, Quantity)> {
    let word = doc.lower(at);
    let part = matches!(word, "early" | "mid" | "late");
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
        let joined = first > 2 && matches!(doc.lower(first - 1), "and" | "or" | "to" | ",") && doc.lower(first - 2) == "s";
        first -= if joined { 3 } else { 0 };
        first -= usize::from(joined && first > 0 && matches!(doc.lower(first - 1), "early" | "mid" | "late"));
    }
    let owner = doc.before(first);
    if !matches!(owner, "his" | "her" | "their" | "my" | "our" | "your") || !(1..=9).contains(&tens) {
        return None;
    }
    let (low, high) = (Some(format!("{tens}0")), Some(format!("{tens}9")));
    let unit = Some("a".to_owned());
    Some((at..end, Quantity { low, high, unit, ..Quantity::new(QuantityKind::Measure, None, "age by its decade") }))
}
