//! Which digits and number words are figures: not "France 24", "9/11", "[1]", "1." or "no one".

use super::amount::Amount;
use super::counted;
use crate::annotation::QuantityKind;
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::Classes;

/// How many tokens at `at` belong to a code made of digits, 0 where it is none: a phone number, a version, "9/11".
pub(super) fn code(doc: &Document, at: usize) -> usize {
    let joined = |i: usize| {
        matches!(doc.surface(i), "-" | "/" | "." | ":" | "–")
            && !doc.token(i).spaced
            && !doc.token(i + 1).spaced
            && doc.kind(i + 1) == TokenKind::Number
    };
    let mut end = at + 1;
    let mut long = 0;
    while end < at + 40 && joined(end) {
        long = long.max(doc.surface(end + 1).len());
        end += 2;
    }
    let parts = (end - at).div_ceil(2);
    let slash = doc.surface(at + 1) == "/" && parts == 2 && !(doc.surface(at).len() == 4 && long <= 4);
    let phone = parts == 2 && doc.surface(at + 1) == "-" && doc.surface(at).len() == 3 && long == 4;
    if parts >= 3 || slash || phone { end - at } else { 0 }
}

/// Whether an amount is part of a name or of the layout rather than a figure.
pub(super) fn is_none(doc: &Document, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let before = start.checked_sub(1);
    let cardinal = amount.kind == QuantityKind::Cardinal;
    if doc.lower(start) == "one" && end == start + 1 && cardinal {
        return is_pronoun(doc, start);
    }
    if amount.kind == QuantityKind::Ordinal {
        return doc.lower(start) == "second" && before.is_some_and(|b| matches!(doc.lower(b), "a" | "per" | "each" | "every" | "split"));
    }
    if !cardinal || !amount.numeral.digits {
        return false;
    }
    let bracketed = before.is_some_and(|b| doc.surface(b) == "[") && doc.surface(end) == "]";
    let paragraph_start = before.is_none_or(|b| doc.sentence_of(b) != doc.sentence_of(start)) && is_line_start(doc, start);
    let bullet = paragraph_start && matches!(doc.surface(end), "." | ")") && !doc.token(end).spaced && amount.end == start + 1;
    bracketed || bullet || is_in_name(doc, amount)
}

fn is_line_start(doc: &Document, at: usize) -> bool {
    let paragraph = doc.paragraphs().partition_point(|p| p.end <= at);
    doc.paragraphs().get(paragraph).is_some_and(|p| p.start == at)
}

/// "France 24", "Boeing 737": plain digits right behind a capitalized word that opens no phrase, with nothing counted behind.
fn is_in_name(doc: &Document, amount: &Amount) -> bool {
    let Some(before) = amount.start.checked_sub(1).filter(|_| amount.end == amount.start + 1) else { return false };
    let plain = doc.surface(amount.start).len() <= 4 && doc.token(amount.start).spaced;
    let name = doc.kind(before) == TokenKind::Word
        && matches!(doc.case(before), Case::Title | Case::Upper | Case::Mixed)
        && doc.is_capitalized(before);
    if !plain || !name || doc.classes(before).any(Classes::OPENER) {
        return false;
    }
    let word = doc.lower(before);
    let first = doc.sentence_at(before).start == before;
    let opens = first && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly") || is_lead(word));
    !opens && counted::after(doc, amount.end, false).is_none()
}

/// Words that stand before a figure at the head of a sentence.
fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "nearly"
            | "almost"
            | "some"
            | "around"
            | "over"
            | "under"
            | "only"
            | "just"
            | "another"
            | "of"
            | "with"
            | "from"
            | "between"
            | "by"
            | "to"
            | "than"
            | "like"
            | "nor"
            | "or"
            | "plus"
            | "minus"
            | "up"
            | "more"
            | "fewer"
            | "less"
            | "least"
            | "most"
            | "page"
            | "total"
            | "those"
            | "all"
            | "every"
            | "his"
            | "her"
            | "its"
            | "their"
            | "per"
    )
}

/// "no one", "one another", "the one who", "one can": not the figure.
fn is_pronoun(doc: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |b| doc.lower(b));
    let next = doc.lower(at + 1);
    if next == "of" {
        return false;
    }
    let noun = counted::after(doc, at + 1, true).is_some();
    let never = matches!(before, "no" | "every" | "any" | "some" | "each" | "which" | "another" | "other" | "a" | "an" | "these" | "those");
    never || matches!(next, "another" | "'s") || !(noun || matches!(next, "or" | "in" | "to" | "more"))
}

#[cfg(test)]
mod tests {
    use super::code;
    use crate::document::Document;

    #[test]
    fn codes_are_skipped_whole() {
        for (text, expected) in [("9/11", 3), ("555-1234", 3), ("202-555-0147", 5), ("1.2.3", 0), ("10-20", 0), ("7", 0), ("3-1", 0)] {
            assert_eq!(code(&Document::new(text), 0), expected, "{text}");
        }
    }
}
