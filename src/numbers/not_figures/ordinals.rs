//! Which ordinals are figures: not "a second ago", "at first", "First Lady", "5th Fleet".

use crate::document::{Case, TokenKind};
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;

/// How many words the name of a unit or street has.
const UNIT_NAME: usize = 4;

/// Whether the ordinal at `start..end` is a unit of time, an adverb or part of a name.
pub(crate) fn is_none(doc: &Passage, start: usize, end: usize) -> bool {
    let before = doc.before(start);
    let next = doc.lower(end);
    if doc.lower(start) == "second" && Group::BeforeSecond.has(before) {
        return is_unit(doc, before, end);
    }
    let opens = doc.sentence_at(start).start == start || start.checked_sub(1).is_some_and(|b| doc.kind(b) == TokenKind::Quote);
    let adverb = doc.lower(start) == "first" && before == "at" || opens && next == "," && doc.kind(start) == TokenKind::Word;
    let idiom = doc.lower(start) == "first" && Group::FirstNoun.has(next);
    adverb || idiom || is_named(doc, start, end)
}

/// "20 metres a second" and "a second later", not "a second goal".
fn is_unit(doc: &Passage, before: &str, end: usize) -> bool {
    // "Every second counts", "each second matters": a verb in the place of a noun.
    let verb = Group::Each.has(before) && (doc.lower(end).ends_with('s') || doc.lower(end) == "counted");
    let noun = doc.kind(end) == TokenKind::Word && !verb && !doc.is_closed(end) && !doc.is(end, Group::BesideTime);
    !noun || Group::PerSplit.has(before)
}

/// "the First Lady", "the Second World War": capitals inside a sentence; "the 5th Fleet", "42nd Street".
fn is_named(doc: &Passage, start: usize, end: usize) -> bool {
    let inside = start.checked_sub(1).is_some_and(|b| doc.case(b) == Case::Lower);
    let words = doc.kind(start) == TokenKind::Word && doc.is_capitalized(start) && doc.is_capitalized(end) && inside;
    // "the 321st Field Artillery Regiment".
    let unit = (end..end + UNIT_NAME).take_while(|&i| doc.is_capitalized(i)).any(|i| doc.is(i, Group::NumberedUnit));
    words || unit
}

#[cfg(test)]
mod tests {
    use super::is_none;
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

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
