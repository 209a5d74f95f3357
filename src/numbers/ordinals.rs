//! Which ordinals are figures: not "a second ago", "at first", "First Lady", "5th Fleet".

use super::counted;
use super::passage::Passage;
use crate::document::{Case, TokenKind};

/// Whether the ordinal at `start..end` is a unit of time, an adverb or part of a name.
pub(super) fn is_none(doc: &Passage, start: usize, end: usize) -> bool {
    let before = doc.before(start);
    let next = doc.lower(end);
    if doc.lower(start) == "second" && matches!(before, "a" | "per" | "each" | "every" | "split") {
        return is_unit(doc, before, end);
    }
    let opens = doc.sentence_at(start).start == start || start.checked_sub(1).is_some_and(|b| doc.kind(b) == TokenKind::Quote);
    let adverb = doc.lower(start) == "first" && before == "at" || opens && next == "," && doc.kind(start) == TokenKind::Word;
    let idiom = doc.lower(start) == "first" && matches!(next, "aid" | "name" | "names" | "hand" | "responder" | "responders");
    adverb || idiom || is_named(doc, start, end)
}

/// "20 metres a second" and "a second later", not "a second goal".
fn is_unit(doc: &Passage, before: &str, end: usize) -> bool {
    // "Every second counts", "each second matters": a verb in the place of a noun.
    let verb = matches!(before, "each" | "every") && (doc.lower(end).ends_with('s') || doc.lower(end) == "counted");
    let noun = doc.kind(end) == TokenKind::Word
        && !verb
        && !counted::is_closed(doc, end)
        && !matches!(doc.lower(end), "ago" | "later" | "earlier" | "before" | "after" | "longer");
    !noun || matches!(before, "per" | "split")
}

/// "the First Lady", "the Second World War": capitals inside a sentence; "the 5th Fleet", "42nd Street".
fn is_named(doc: &Passage, start: usize, end: usize) -> bool {
    let inside = start.checked_sub(1).is_some_and(|b| doc.case(b) == Case::Lower);
    let words = doc.kind(start) == TokenKind::Word && doc.is_capitalized(start) && doc.is_capitalized(end) && inside;
    let unit = doc.is_capitalized(end)
        && matches!(
            doc.lower(end),
            "fleet"
                | "battalion"
                | "brigade"
                | "division"
                | "regiment"
                | "corps"
                | "army"
                | "marines"
                | "marine"
                | "infantry"
                | "cavalry"
                | "airborne"
                | "armored"
                | "armoured"
                | "squadron"
                | "wing"
                | "street"
                | "st."
                | "avenue"
                | "ave."
                | "circuit"
                | "district"
                | "amendment"
                | "congress"
                | "class"
                | "precinct"
                | "ward"
        );
    words || unit
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::is_none;
    use crate::document::Document;

    #[test]
    fn units_adverbs_and_names_are_no_ordinals() {
        for (text, at, tokens, expected) in [
            ("a second ago", 1, 1, true),
            ("a second goal", 1, 1, false),
            ("every second counts", 1, 1, true),
            ("every second child", 1, 1, false),
            ("at first it", 1, 1, true),
            ("First, they left", 0, 1, true),
            ("the first minister", 1, 1, false),
            ("after first aid", 1, 1, true),
            ("the First Lady", 1, 1, true),
            ("the 5th Fleet", 1, 2, true),
            ("the 5th time", 1, 2, false),
        ] {
            assert_eq!(is_none(&Passage::whole(&Document::new(text)), at, at + tokens), expected, "{text}");
        }
    }
}
