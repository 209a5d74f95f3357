//! Ages: "73-year-old", "aged 73", "Anna Blum, 41,".

use super::passage::Passage;
use crate::document::TokenKind;
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
    let aged = matches!(doc.lower(before), "aged" | "age");
    let digits = doc.kind(at) == TokenKind::Number;
    let short = doc.surface(at).parse::<u32>().is_ok_and(|n| (1..=119).contains(&n));
    // "Who is 70." and nothing more.
    let told = matches!(doc.lower(before), "is" | "was") && before.checked_sub(1).is_some_and(|b| doc.lower(b) == "who");
    if told && digits && short && matches!(doc.surface(end), "." | "," | ";" | "") {
        return true;
    }
    if aged || !digits || !short {
        return aged && (short || !digits);
    }
    let name = before.checked_sub(1).is_some_and(|n| {
        doc.kind(n) == TokenKind::Word
            && (doc.is_capitalized(n) || doc.classes(n).any(Classes::PERSON))
            && super::dates::is_no_month(doc.lower(n))
    });
    doc.surface(before) == "," && name && doc.surface(end) == ","
}
