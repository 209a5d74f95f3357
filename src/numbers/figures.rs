//! Which digits and number words are figures: not "France 24", "9/11", "[1]", "1." or "no one".

use super::amount::Amount;
use super::passage::Passage;
use super::{counted, ordinals, scores, units};
use crate::annotation::QuantityKind;
use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;

/// How many tokens at `at` belong to a code made of digits, 0 where it is none: a phone number, a version, "9/11",
/// coordinates, a score.
pub(super) fn code(doc: &Passage, at: usize) -> usize {
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
    let called = || (1..4).any(|back| at.checked_sub(back).is_some_and(|i| is_phone(doc.lower(i))));
    let lengths = (doc.surface(at).len() == 3 || called()) && long == 4;
    let named = || {
        let name = at.checked_sub(1).filter(|&b| doc.kind(b) == TokenKind::Word && doc.is_capitalized(b) && doc.token(at).spaced);
        long <= 4 && name.is_some_and(|b| doc.sentence_at(b).start < b && !doc.classes(b).any(Classes::OPENER))
    };
    // "555-0147", "Boeing 747-300".
    let phone = parts == 2
        && doc.surface(at + 1) == "-"
        && (lengths || named())
        && units::after(doc, end).is_none()
        && counted::after(doc, end, false).is_none();
    if parts >= 3 || slash || phone {
        return end - at;
    }
    // "Form 10-K", "the 13-D", "1 800 555 1234".
    let lettered = parts == 1
        && doc.surface(at + 1) == "-"
        && !doc.token(at + 1).spaced
        && !doc.token(at + 2).spaced
        && matches!(doc.surface(at + 2).as_bytes(), [b'A'..=b'Z'] | [b'A'..=b'Z', b'.']);
    if lettered {
        return 3;
    }
    let spaced = |i: usize, len: usize| doc.kind(i) == TokenKind::Number && doc.surface(i).len() == len && doc.token(i).spaced;
    let national = |i: usize| spaced(i, 3) && spaced(i + 1, 3) && spaced(i + 2, 4);
    match (national(at), doc.surface(at) == "1" && national(at + 1)) {
        (true, _) => 3,
        (_, true) => 4,
        _ => scores::at(doc, at).max(coordinates(doc, at)),
    }
}

/// Words before a telephone number.
fn is_phone(word: &str) -> bool {
    matches!(word, "call" | "calling" | "phone" | "telephone" | "tel" | "tel." | "fax" | "hotline" | "whatsapp")
}

/// The tokens of "33°47′N 44°30′E / 33.783°N 44.500°E" from their first number on, 0 where there are no coordinates.
fn coordinates(doc: &Passage, at: usize) -> usize {
    let letter = |i: usize| matches!(doc.surface(i), "N" | "S" | "E" | "W");
    let minutes = doc.kind(at + 2) == TokenKind::Number && !doc.token(at + 2).spaced;
    if doc.surface(at + 1) != "°" || !(minutes || (letter(at + 2) && !doc.token(at + 2).spaced)) {
        return 0;
    }
    let mut end = at + 2;
    for index in at + 2..at + 60 {
        if doc.kind(index) == TokenKind::Number || letter(index) {
            end = index + 1;
        } else if !matches!(doc.surface(index), "°" | "′" | "″" | "'" | "\"" | "’" | "”" | "/" | ";" | ",") {
            break;
        }
    }
    end - at
}

/// Whether an amount is part of a name or of the layout rather than a figure.
pub(super) fn is_none(doc: &Passage, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let cardinal = amount.kind == QuantityKind::Cardinal;
    if doc.lower(start) == "one" && end == start + 1 && cardinal {
        return is_pronoun(doc, start);
    }
    if doc.lower(start) == "zero" && start.checked_sub(1).is_some_and(|b| doc.lower(b) == "ground") {
        return true;
    }
    if amount.kind == QuantityKind::Ordinal {
        return ordinals::is_none(doc, start, end);
    }
    // "Round Two", "Phase One".
    let before = start.checked_sub(1).filter(|_| cardinal && end == start + 1 && doc.case(start) == Case::Title);
    // "Group of Seven", "the Big Three".
    let grouped = before.is_some_and(|b| {
        let of = doc.lower(b) == "of" && b.checked_sub(1).is_some_and(|b| matches!(doc.lower(b), "group" | "gang" | "council" | "club"));
        (of || doc.lower(b) == "big") && doc.sentence_at(start).start < b
    });
    if grouped
        || before.is_some_and(|b| {
            doc.case(b) == Case::Title && (is_label(doc.lower(b)) || matches!(doc.lower(b), "round" | "part" | "day" | "war"))
        })
    {
        return true;
    }
    if !cardinal || !amount.numeral.digits {
        return false;
    }
    // "4chan", "5G": letters at once behind the digits.
    let close = doc.kind(end) == TokenKind::Word && !doc.token(end).spaced && !doc.lower(end).contains(['-', 'x']) && end == start + 1;
    let before = start.checked_sub(1);
    let bracketed = before.is_some_and(|b| doc.surface(b) == "[") && doc.surface(end) == "]";
    // "A 911 caller".
    let emergency = matches!(doc.surface(start), "911" | "999" | "112")
        && matches!(
            doc.lower(end),
            "call" | "calls" | "caller" | "callers" | "operator" | "operators" | "dispatcher" | "dispatchers" | "tape" | "recording"
        );
    // "COP27": digits at once behind letters that are no currency here.
    let glued = before.is_some_and(|b| doc.kind(b) == TokenKind::Word && !doc.token(start).spaced);
    emergency || glued || close || bracketed || is_address(doc, end) || is_bullet(doc, amount) || is_in_name(doc, amount)
}

/// "350 Fifth Avenue", "10 Downing Street": the number of a house before up to three capitalized words, the last one a street.
fn is_address(doc: &Passage, end: usize) -> bool {
    let street = |word: &str| {
        matches!(word, "street" | "st." | "avenue" | "ave." | "road" | "rd." | "boulevard" | "blvd." | "lane" | "drive" | "terrace")
    };
    doc.kind(end) == TokenKind::Word
        && doc.is_capitalized(end)
        && (end + 1..end + 4).take_while(|&i| doc.is_capitalized(i)).any(|i| street(doc.lower(i)))
}

/// "1. Prices rose": a number and a mark at the head of a paragraph that goes on.
fn is_bullet(doc: &Passage, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let mark = matches!(doc.surface(end), "." | ")") && !doc.token(end).spaced && end == start + 1;
    doc.opens_at(start) && mark && end + 1 < doc.end()
}

/// "France 24", "Boeing 737": plain digits right behind a capitalized word that opens no phrase, with nothing counted behind.
fn is_in_name(doc: &Passage, amount: &Amount) -> bool {
    let Some(before) = amount.start.checked_sub(1).filter(|_| amount.end == amount.start + 1) else { return false };
    let plain = doc.surface(amount.start).len() <= 4 && doc.token(amount.start).spaced;
    let name = doc.kind(before) == TokenKind::Word
        && matches!(doc.case(before), Case::Title | Case::Upper | Case::Mixed)
        && doc.is_capitalized(before);
    if !plain || !name || doc.classes(before).any(Classes::OPENER) {
        return false;
    }
    if is_label(doc.lower(before)) {
        return true;
    }
    let word = doc.lower(before);
    // "AT LEAST 10 KILLED", "Blast Kills 12 in Market": headlines.
    let harmed = counted::is_of_people(doc.lower(amount.end)) || matches!(doc.lower(amount.end), "dead" | "missing");
    let led = is_lead(word) && doc.surface(amount.start).len() < 4;
    if led || harmed || counted::is_of_people(word) {
        return false;
    }
    let first = doc.sentence_at(before).start == before;
    let opens = first && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly") || is_lead(word));
    !opens && !is_listed(doc, before, amount.end) && counted::after(doc, amount.end, false).is_none()
}

/// "Cruz 300, Rubio 151 and Kasich 37": names in a row, each with its figure.
fn is_listed(doc: &Passage, name: usize, end: usize) -> bool {
    let number = |i: usize| doc.kind(i) == TokenKind::Number;
    let comma = |i: usize| matches!(doc.surface(i), "," | ";");
    let after = end + 1 + usize::from(doc.lower(end + 1) == "and");
    if comma(end) && doc.is_capitalized(after) && number(after + 1) && !is_label(doc.lower(after)) {
        return true;
    }
    let mut name = name;
    for _ in 0..8 {
        let and = usize::from(name > 0 && doc.lower(name - 1) == "and");
        let Some(last) = name.checked_sub(2 + and) else { return false };
        let marked = comma(last + 1);
        let figure = if marked { last } else { last + 1 };
        if !(marked || and == 1) || !number(figure) {
            return false;
        }
        name = match figure.checked_sub(1).filter(|&n| doc.is_capitalized(n)) {
            Some(_) if marked => return true,
            Some(name) => name,
            None => return false,
        };
    }
    false
}

/// Words whose capital tells that the number behind them is a name: "Chapter 11 proceedings", "Flight 302 passengers".
fn is_label(word: &str) -> bool {
    matches!(
        word,
        "platform"
            | "room"
            | "flight"
            | "gate"
            | "highway"
            | "route"
            | "chapter"
            | "article"
            | "section"
            | "title"
            | "phase"
            | "channel"
            | "game"
            | "level"
            | "formula"
            | "area"
            | "zone"
            | "pier"
            | "lane"
            | "proposition"
            | "amendment"
            | "resolution"
            | "interstate"
            | "boeing"
            | "airbus"
            | "apollo"
            | "windows"
            | "fortune"
            | "p"
            | "ftse"
            | "russell"
            | "nasdaq"
            | "stoxx"
            | "csi"
            | "ward"
            | "district"
            | "runway"
            | "exit"
            | "terminal"
            | "unit"
    )
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
fn is_pronoun(doc: &Passage, at: usize) -> bool {
    let before = doc.before(at);
    let next = doc.lower(at + 1);
    if next == "of" {
        return is_one_of_many(doc, at, before);
    }
    // "How many? One."
    if before.is_empty() && doc.sentence_at(at).len() <= 2 {
        return false;
    }
    let noun = counted::after(doc, at + 1, true).is_some();
    // "The first one to ask", "this one", but "the last one year".
    let pointed = matches!(before, "first" | "last" | "next" | "this" | "that" | "right" | "wrong" | "same" | "whole") && !noun;
    let never = pointed
        || matches!(
            before,
            "number" | "no" | "every" | "any" | "some" | "each" | "which" | "another" | "other" | "a" | "an" | "these" | "those"
        );
    never || matches!(next, "another" | "'s") || !(noun || matches!(next, "or" | "in" | "to" | "more"))
}

/// "one of the best", "is one of our partners": tells what something is, not how many there are.
fn is_one_of_many(doc: &Passage, at: usize, before: &str) -> bool {
    let named = matches!(before, "is" | "was" | "are" | "were" | "be" | "been" | "as" | "become" | "became" | "becomes" | "remains" | "'s");
    let set = at + 2 + usize::from(doc.classes(at + 2).any(Classes::DETERMINER));
    let best = matches!(doc.lower(set), "most" | "least" | "best" | "worst" | "few" | "many")
        || (doc.lower(set).len() > 5 && doc.lower(set).ends_with("est") && doc.lower(set) != "interest");
    named || best
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::code;
    use crate::document::Document;

    #[test]
    fn codes_are_skipped_whole() {
        for (text, expected) in [
            ("9/11", 3),
            ("555-1234", 3),
            ("202-555-0147", 5),
            ("1.2.3", 0),
            ("10-20", 0),
            ("7", 0),
            ("3-1", 3),
            ("100-1000 litres", 0),
            ("33°47′N 44°30′E was", 10),
            ("30°C", 0),
        ] {
            assert_eq!(code(&Passage::whole(&Document::new(text)), 0), expected, "{text}");
        }
    }
}
