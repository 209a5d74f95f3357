//! Codes made of digits: phone numbers, post codes, versions, "9/11", coordinates, flights and rooms.

use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;
use crate::numbers::amounts::counted;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;
use crate::numbers::units::measures;

/// No code has more tokens.
const LONGEST: usize = 40;
/// The digits of a phone number's last part, and those of a post code and of a short code.
const EXCHANGE: usize = 4;
const POST_CODE: usize = 5;
/// A phone number with its area has as many digits at least.
const PHONE_DIGITS: usize = 9;

/// How many tokens at `at` belong to a code made of digits, 0 where it is none: a phone number, a version, "9/11",
/// coordinates, a score.
pub(crate) fn code(doc: &Passage, at: usize) -> usize {
    let joined =
        |i: usize| doc.is(i, Group::CodeSign) && !doc.token(i).spaced && !doc.token(i + 1).spaced && doc.kind(i + 1) == TokenKind::Number;
    let mut end = at + 1;
    let mut long = 0;
    while end < at + LONGEST && joined(end) {
        long = long.max(doc.surface(end + 1).len());
        end += 2;
    }
    let parts = (end - at).div_ceil(2);
    let slash = doc.surface(at + 1) == "/" && parts == 2 && !(doc.surface(at).len() == 4 && long <= 4);
    let called = || (1..4).any(|back| at.checked_sub(back).is_some_and(|i| doc.is(i, Group::Phone)));
    let lengths = (doc.surface(at).len() == 3 || called()) && long == EXCHANGE;
    let named = || {
        let name = at.checked_sub(1).filter(|&b| doc.kind(b) == TokenKind::Word && doc.is_capitalized(b) && doc.token(at).spaced);
        long <= 4 && name.is_some_and(|b| doc.sentence_at(b).start < b && !doc.classes(b).any(Classes::OPENER))
    };
    // "555-0147", "Boeing 747-300".
    let phone = parts == 2
        && doc.surface(at + 1) == "-"
        && (lengths || named())
        && measures::after(doc, end).is_none()
        && counted::after(doc, end, false).is_none();
    if parts == 1 && (is_dialled(doc, at) || is_post_code(doc, at) || is_labelled(doc, at) || ends_code(doc, at)) {
        return 1;
    }
    // "16:9", "6:40 of the second quarter", which no time is.
    let ratio = parts == 2 && doc.surface(at + 1) == ":";
    if parts >= 3 || slash || phone || ratio {
        return end - at;
    }
    // "Form 10-K", "the 13-D", "1 800 555 1234".
    if let Some(end) = dialled_in_groups(doc, at) {
        return end - at;
    }
    // "7-Eleven".
    let named = || doc.case(at + 2) == Case::Title && vocabulary::cardinal(doc.lower(at + 2)).is_some();
    let lettered = parts == 1
        && doc.surface(at + 1) == "-"
        && !doc.token(at + 1).spaced
        && !doc.token(at + 2).spaced
        && (named() || matches!(doc.surface(at + 2).as_bytes(), [b'A'..=b'Z'] | [b'A'..=b'Z', b'.']));
    if lettered {
        return 3;
    }
    let spaced = |i: usize, len: usize| doc.kind(i) == TokenKind::Number && doc.surface(i).len() == len && doc.token(i).spaced;
    let national = |i: usize| spaced(i, 3) && spaced(i + 1, 3) && spaced(i + 2, 4);
    match (national(at), doc.surface(at) == "1" && national(at + 1)) {
        (true, _) => 3,
        (_, true) => 4,
        _ => coordinates(doc, at),
    }
}

/// The tokens of "33°47′N 44°30′E / 33.783°N 44.500°E" from their first number on, 0 where there are no coordinates.
fn coordinates(doc: &Passage, at: usize) -> usize {
    let letter = |i: usize| doc.is(i, Group::Compass) && doc.is_capitalized(i);
    let minutes = doc.kind(at + 2) == TokenKind::Number && !doc.token(at + 2).spaced;
    if doc.surface(at + 1) != "°" || !(minutes || (letter(at + 2) && !doc.token(at + 2).spaced)) {
        return 0;
    }
    let mut end = at + 2;
    for index in at + 2..at + 2 * LONGEST {
        if doc.kind(index) == TokenKind::Number || letter(index) {
            end = index + 1;
        } else if !doc.is(index, Group::MarksCoordinate) {
            break;
        }
    }
    end - at
}

/// "dial 999", "text HOME to 741741": a number to call, not so many of something.
fn is_dialled(doc: &Passage, at: usize) -> bool {
    let to = doc.before(at) == "to"
        && doc.surface(at).len() > EXCHANGE
        && (3..6).any(|back| at.checked_sub(back).is_some_and(|i| doc.lower(i) == "text"));
    let dialled = doc.follows(at, Group::Dial) && doc.surface(at).len() > 2;
    let digits = doc.surface(at).bytes().all(|b| b.is_ascii_digit());
    digits && (to || dialled && counted::after(doc, at + 1, false).is_none())
}

/// "+44 20 7946 0958", "(212) 555-0123", "0161 496 0000": where the groups of a phone number end.
fn dialled_in_groups(doc: &Passage, at: usize) -> Option<usize> {
    let country = doc.before(at) == "+" && !doc.token(at).spaced;
    let area = doc.follows(at, Group::Opening) && doc.surface(at + 1) == ")" && doc.kind(at + 2) == TokenKind::Number;
    let trunk = doc.surface(at).starts_with('0') && doc.surface(at).len() >= EXCHANGE - 1;
    let whole = |i: usize| doc.kind(i) == TokenKind::Number && doc.surface(i).bytes().all(|b| b.is_ascii_digit());
    let group = |i: usize| whole(i) || doc.is(i, Group::PhoneSign) && whole(i + 1);
    let end = (at + 1..at + LONGEST).find(|&i| !group(i))?;
    let digits: usize = (at..end).filter(|&i| whole(i)).map(|i| doc.surface(i).len()).sum();
    ((country || area || trunk) && digits >= PHONE_DIGITS).then_some(end)
}

/// "Springfield, OH 43210".
fn is_post_code(doc: &Passage, at: usize) -> bool {
    let digits = doc.surface(at).len() == POST_CODE && doc.surface(at).bytes().all(|b| b.is_ascii_digit());
    digits && at > 0 && doc.case(at - 1) == Case::Upper && doc.surface(at - 1).len() == 2 && doc.token(at).spaced
}

/// "flight 302 crashed", "platform 9": behind a word that numbers its kind, with nothing counted behind.
fn is_labelled(doc: &Passage, at: usize) -> bool {
    let label = doc.follows(at, Group::Numbered) && doc.token(at).spaced;
    let short = doc.surface(at).len() <= EXCHANGE && doc.surface(at).bytes().all(|b| b.is_ascii_digit());
    label && short && !doc.is_plural(at + 1) && measures::after(doc, at + 1).is_none() && !doc.is(at + 1, Group::MarksMeasure)
}

/// The end of "PM2.5", "M6.1".
fn ends_code(doc: &Passage, at: usize) -> bool {
    let point = at > 1 && doc.surface(at - 1) == "." && !doc.token(at - 1).spaced && !doc.token(at).spaced;
    point && doc.kind(at - 2) == TokenKind::Word && doc.surface(at - 2).ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::code;
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

    #[test]
    fn codes_are_skipped_whole() {
        for (text, expected) in [
            ("9/11", 3),
            ("555-1234", 3),
            ("202-555-0147", 5),
            ("1.2.3", 0),
            ("10-20", 0),
            ("7", 0),
            ("3-1", 0),
            ("+44 20 7946 0018", 0),
            ("0161 496 0018", 3),
            ("7-Eleven", 3),
            ("100-1000 litres", 0),
            ("33°47′N 44°30′E was", 10),
            ("30°C", 0),
        ] {
            assert_eq!(code(&Passage::whole(&Document::new(text)), 0), expected, "{text}");
        }
    }
}
