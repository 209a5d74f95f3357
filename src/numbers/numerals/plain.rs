//! Numbers that stand alone between commas, brackets or other numbers, as in lists and tables: nothing beside them can be
//! their unit, sign or noun, so that a long table costs little.

use crate::document::TokenKind;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::numerals::fractions::vulgar;

/// The value of a number that stands alone, and the rule that reads it.
pub(crate) fn read(doc: &Passage, at: usize) -> Option<(Decimal, &'static str)> {
    match doc.kind(at) {
        TokenKind::Number => digits(doc, at).map(|value| (value, "digits")),
        TokenKind::Punct => fraction(doc, at).map(|value| (value, "fraction")),
        _ => None,
    }
}

/// "½" among its like.
fn fraction(doc: &Passage, at: usize) -> Option<Decimal> {
    let among = |at: usize| doc.kind(at) == TokenKind::Punct && vulgar(doc.surface(at)).is_some();
    (among(at.checked_sub(1)?) && among(at + 1)).then(|| vulgar(doc.surface(at)))?
}

fn digits(doc: &Passage, at: usize) -> Option<Decimal> {
    let digits = doc.surface(at);
    // Four digits may be a year, two points a date.
    let figure = digits.len() != 4 && digits.bytes().filter(|b| *b == b'.').count() < 2;
    if !figure || !opens(doc, at) || !closes(doc, at) {
        return None;
    }
    Decimal::parse(digits)
}

/// Whether no word or sign before a number can belong to it: "Martin, 73," may tell an age.
fn opens(doc: &Passage, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    match doc.surface(before) {
        "," => before.checked_sub(1).is_some_and(|b| doc.kind(b) != TokenKind::Word),
        ";" | "|" => true,
        // "Ivo Brandt (71)" tells an age.
        "(" => !(doc.surface(at + 1) == ")" && before.checked_sub(1).is_some_and(|name| doc.is_capitalized(name))),
        _ => doc.kind(before) == TokenKind::Number && doc.token(at).spaced,
    }
}

/// Whether nothing behind a number can belong to it: "20, or more" does, and so do "40 000" and "2 1/2".
fn closes(doc: &Passage, at: usize) -> bool {
    let next = at + 1;
    let mark = |i: usize| doc.is_past(i) || doc.is(i, Group::CellMark);
    if mark(next) {
        // "(212) 555-0123".
        let area = doc.surface(next) == ")" && doc.kind(next + 1) == TokenKind::Number && doc.surface(next + 2) == "-";
        return !area && doc.lower(next + 1) != "or" && (doc.surface(next) != ")" || at > 0);
    }
    let whole = doc.kind(next) == TokenKind::Number && doc.token(next).spaced && doc.surface(next) != "000";
    whole && (mark(next + 1) || doc.kind(next + 1) == TokenKind::Number && doc.token(next + 1).spaced)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

    #[test]
    fn only_numbers_among_marks_and_numbers_are_alone() {
        for (text, at, expected) in [
            ("1, 2, 3", 2, true),
            ("(12) 7", 1, true),
            ("3 14 15 9", 1, true),
            ("Martin, 73, said", 2, false),
            ("about 7, 8", 1, false),
            ("1, 20, or more", 2, false),
            ("1 40 000", 1, false),
            ("1 2 1/2", 1, false),
            ("1, 1990, 2", 2, false),
            ("1, 7%", 2, false),
            ("1, 7 km", 2, false),
            ("¼ ½ ¾", 1, true),
            ("¼, ½ mile", 2, false),
            ("2 ½ 3", 1, false),
        ] {
            assert_eq!(read(&Passage::whole(&Document::new(text)), at).is_some(), expected, "{text}");
        }
    }
}
