//! What the writer says of a figure: "at least 27", "roughly 120,000", "a dozen or so".

use std::sync::LazyLock;

use crate::annotation::Modifier;
use crate::document::TokenKind;
use crate::lexicon::Lookup;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::units::measures::{Table, table};

/// The modifier that stands before a figure's first token, or after its last one, and where it starts.
pub(crate) fn of(doc: &Passage, start: usize, end: usize) -> Option<(Modifier, usize)> {
    before(doc, start).or_else(|| after(doc, start, end).map(|modifier| (modifier, start)))
}

fn before(doc: &Passage, start: usize) -> Option<(Modifier, usize)> {
    // "at least a 3 percent rise", "some of the 200", "under the age of 16": an article or "of" may stand between.
    let aged = start > 1 && (doc.lower(start - 2), doc.lower(start - 1)) == ("age", "of");
    let start = if aged { start - 2 } else { start };
    let mut at = start;
    while at > 0 && start - at < 2 && doc.is(at - 1, Group::BetweenModifier) {
        at -= 1;
    }
    let last = at.checked_sub(1).filter(|&last| LAST.contains(doc.lower(last)))?;
    let before = last.checked_sub(1);
    let is = |group| before.is_some_and(|before| doc.is(before, group));
    // "A story about two men", "presided over 9 cases", "the tax climbed up to 9%".
    let climbs = || doc.lower(last) == "to" && last > 1 && doc.is(last - 2, Group::Rises);
    if doc.lower(last) == "about" && is(Group::HasTopic) || doc.is(last, Group::OverUnder) && is(Group::Spatial) || climbs() {
        return None;
    }
    let first = doc.sentence_at(start).start;
    let phrases = (1..=LONGEST).rev().filter_map(|length| at.checked_sub(length).filter(|from| *from >= first));
    let (from, rule) = phrases.into_iter().find_map(|from| Some((from, *PHRASES.get(phrase(doc, from, at).as_str())?)))?;
    let (modifier, verb) = rule.split_once(' ').map_or((rule, false), |(modifier, _)| (modifier, true));
    Some((named(modifier)?, if verb { at } else { from }))
}

/// The words of a range, a space between.
fn phrase(doc: &Passage, from: usize, end: usize) -> String {
    let mut text = String::new();
    for at in from..end {
        text.push_str(if at > from { " " } else { "" });
        text.push_str(doc.lower(at));
    }
    text
}

/// The most words of a modifier: "more than or equal to".
const LONGEST: usize = 5;

static PHRASES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../lexicon/modifiers.txt")));

/// The last words of the phrases: most words before a figure are refused by one look.
static LAST: LazyLock<Lookup<&'static str>> = LazyLock::new(|| PHRASES.keys().filter_map(|phrase| phrase.rsplit(' ').next()).collect());

fn named(modifier: &str) -> Option<Modifier> {
    match modifier {
        "about" => Some(Modifier::About),
        "at-least" => Some(Modifier::AtLeast),
        "at-most" => Some(Modifier::AtMost),
        "more-than" => Some(Modifier::MoreThan),
        "less-than" => Some(Modifier::LessThan),
        _ => None,
    }
}

/// Whether "over" before a length of time tells in whose course: "$5 million over 10 years", "over a 40-year career"; but "for
/// over 10 years", "a little over two hours", "over a century ago".
pub(crate) fn is_course(doc: &Passage, start: usize, end: usize) -> bool {
    let article = start - usize::from(start > 0 && doc.is(start - 1, Group::Article));
    let Some(over) = article.checked_sub(1).filter(|&over| doc.lower(over) == "over") else { return false };
    let told = doc.follows(over, Group::LastsOver);
    let apart = doc.is(end, Group::ApartInTime);
    !told && !apart
}

fn after(doc: &Passage, start: usize, end: usize) -> Option<Modifier> {
    // "twenty-something", "20-odd years": inside the words of the figure.
    for at in (start..end).filter(|&at| doc.kind(at) == TokenKind::Word) {
        match doc.lower(at).rsplit('-').next() {
            Some("something" | "somethings" | "odd" | "some" | "ish" | "noonish") => return Some(Modifier::About),
            Some("plus") if at > start || doc.lower(at).len() > 4 => return Some(Modifier::AtLeast),
            _ => {}
        }
    }
    let wordless = |at: usize| doc.kind(at) != TokenKind::Word;
    if wordless(end) && wordless(end + 1) && !doc.is(end, Group::PlusMinus) {
        return None;
    }
    // "20 people or more": one word may stand between.
    let at = if doc.lower(end) == "or" { end } else { end + usize::from(doc.lower(end + 1) == "or") };
    let plus = || !doc.token(end).spaced && (doc.lower(end) == "plus" || doc.lower(end) == "+" && doc.token(end + 1).spaced);
    let hangs = || doc.surface(end) == "-" && !doc.token(end).spaced && doc.is(end + 1, Group::Vague);
    match doc.lower(at) {
        "or" => named(PHRASES.get(format!("… or {}", doc.lower(at + 1)).as_str())?),
        // "Aged 65 and over".
        "and" if at == end && doc.lower(end + 2) != "to" && (doc.kind(end + 2) == TokenKind::Punct || doc.is_closed(end + 2)) => {
            named(PHRASES.get(format!("… and {}", doc.lower(at + 1)).as_str())?)
        }
        _ if plus() || hangs() && doc.lower(end + 1) == "plus" => Some(Modifier::AtLeast),
        _ if hangs() || doc.lower(at) == "something" => Some(Modifier::About),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

    #[test]
    fn words_beside_the_figure() {
        for (text, expected) in [
            ("at least 7", "AtLeast"),
            ("no fewer than 7", "AtLeast"),
            ("no more than 7", "AtMost"),
            ("up to 7", "AtMost"),
            ("as many as 7", "AtMost"),
            ("more than 7", "MoreThan"),
            ("over 7", "MoreThan"),
            ("fewer than 7", "LessThan"),
            ("under 7", "LessThan"),
            ("roughly 7", "About"),
            ("an estimated 7", "About"),
            ("nearly 7", "About"),
            ("less than or equal to 7", "AtMost"),
            ("equal to or more than 7", "AtLeast"),
            ("7 or more", "AtLeast"),
            ("7 or so", "About"),
            ("presided over 7", "none"),
            ("in 7", "none"),
            ("the 7", "none"),
        ] {
            let doc = Document::new(text);
            let doc = Passage::whole(&doc);
            let at = (0..doc.end()).find(|&i| doc.surface(i) == "7").unwrap();
            let found = of(&doc, at, at + 1).map_or_else(|| "none".to_owned(), |(m, _)| format!("{m:?}"));
            assert_eq!(found, expected, "{text}");
        }
    }
}
