//! What the writer says of a figure: "at least 27", "roughly 120,000", "a dozen or so".

use super::passage::Passage;
use crate::annotation::Modifier;
use crate::document::TokenKind;

/// The modifier that stands before a figure's first token, or after its last one, and where it starts.
pub(super) fn of(doc: &Passage, start: usize, end: usize) -> Option<(Modifier, usize)> {
    before(doc, start).or_else(|| after(doc, start, end).map(|modifier| (modifier, start)))
}

fn before(doc: &Passage, start: usize) -> Option<(Modifier, usize)> {
    // "at least a 3 percent rise", "some of the 200", "under the age of 16": an article or "of" may stand between.
    let aged = start > 1 && (doc.lower(start - 2), doc.lower(start - 1)) == ("age", "of");
    let start = if aged { start - 2 } else { start };
    let mut at = start;
    while at > 0 && start - at < 2 && matches!(doc.lower(at - 1), "a" | "an" | "the" | "another" | "these" | "only") {
        at -= 1;
    }
    if !can_modify(doc, at.checked_sub(1)?) {
        return None;
    }
    // A word of this sentence at this distance before the figure.
    let first = doc.sentence_at(start).start;
    let word = |back: usize| at.checked_sub(back).filter(|i| *i >= first).map_or("", |i| doc.lower(i));
    if let Some(modifier) = or_equal(word(5), word(4), word(3), (word(2), word(1))) {
        return Some((modifier, at.saturating_sub(5)));
    }
    let (modifier, length) = match (word(3), word(2), word(1)) {
        (_, "no" | "not", "fewer" | "less") => return None,
        ("no" | "not", "fewer" | "less", "than") => (Modifier::AtLeast, 3),
        ("no" | "not", "more" | "greater" | "higher" | "larger", "than") => (Modifier::AtMost, 3),
        (_, "at", "least") => (Modifier::AtLeast, 2),
        (_, "minimum", "of") | (_, "", "minimum") => (Modifier::AtLeast, 2),
        (_, "at", "most") | (_, "up", "to") => (Modifier::AtMost, 2),
        (_, "maximum", "of") => (Modifier::AtMost, 2),
        ("as", "many" | "much" | "high" | "long" | "far", "as") => (Modifier::AtMost, 3),
        ("as", "few" | "little" | "low", "as") => (Modifier::AtLeast, 3),
        ("in", "excess", "of") => (Modifier::MoreThan, 3),
        (_, "upwards" | "upward" | "north", "of") => (Modifier::MoreThan, 2),
        (_, "more" | "greater" | "higher" | "larger" | "better" | "longer" | "bigger" | "older", "than") => (Modifier::MoreThan, 2),
        (_, "less" | "fewer" | "lower" | "smaller" | "shorter" | "younger", "than") => (Modifier::LessThan, 2),
        ("plus", "or" | "/", "minus") | ("+", "/", "-") => (Modifier::About, 3),
        // "A story about two men", "learn more about 529 plans".
        (_, topic, "about") if has_topic(topic) => return None,
        (_, "close", "to") | (_, "just" | "somewhere", "around" | "about") | (_, "an", "estimated") => (Modifier::About, 2),
        (_, _, "over" | "above" | "exceeding" | ">") if !is_spatial(word(2)) => (Modifier::MoreThan, 1),
        (_, _, "under" | "below" | "<") if !is_spatial(word(2)) => (Modifier::LessThan, 1),
        (
            _,
            _,
            "about" | "around" | "roughly" | "approximately" | "nearly" | "almost" | "some" | "estimated" | "approx." | "approx" | "circa"
            | "~" | "≈" | "±" | "virtually" | "practically" | "approaching" | "approaches" | "approached" | "nearing",
        ) => (Modifier::About, 1),
        (_, _, "exceed" | "exceeds" | "exceeded" | "surpass" | "surpasses" | "surpassed" | "topped" | "topping") => {
            return Some((Modifier::MoreThan, at));
        }
        (_, ">", "=") => (Modifier::AtLeast, 2),
        (_, "<", "=") => (Modifier::AtMost, 2),
        (_, _, "≥") => (Modifier::AtLeast, 1),
        (_, _, "≤") => (Modifier::AtMost, 1),
        _ => return None,
    };
    Some((modifier, at.saturating_sub(length)))
}

/// Whether a token can end a modifier: most marks and all digits are refused by one look.
fn can_modify(doc: &Passage, at: usize) -> bool {
    match doc.kind(at) {
        TokenKind::Word => true,
        TokenKind::Punct => matches!(doc.surface(at), ">" | "<" | "=" | "≥" | "≤" | "~" | "≈" | "±" | "-"),
        _ => false,
    }
}

/// "less than or equal to 30", "equal to or more than 30": the limit itself counts.
fn or_equal(first: &str, second: &str, third: &str, last: (&str, &str)) -> Option<Modifier> {
    match (first, second, third, last) {
        (word, "than", "or", ("equal", "to")) | ("equal", "to", "or", (word, "than")) => match word {
            "more" | "greater" | "higher" | "larger" => Some(Modifier::AtLeast),
            "less" | "fewer" | "lower" | "smaller" => Some(Modifier::AtMost),
            _ => None,
        },
        _ => None,
    }
}

/// "moved over 9 lives" has no comparison: a verb of motion or the like before "over".
fn is_spatial(word: &str) -> bool {
    matches!(
        word,
        "presided" | "presides" | "handed" | "took" | "takes" | "turned" | "ruled" | "won" | "spread" | "divided" | "split" | "vote"
    )
}

/// Words whose "about" tells what they are of.
fn has_topic(word: &str) -> bool {
    let noun = word.strip_suffix('s').unwrap_or(word);
    matches!(
        noun,
        "story"
            | "storie"
            | "book"
            | "film"
            | "movie"
            | "song"
            | "article"
            | "question"
            | "comment"
            | "remark"
            | "joke"
            | "information"
            | "new"
            | "detail"
            | "fact"
            | "concern"
            | "worry"
            | "worried"
            | "complained"
            | "complaint"
            | "talk"
            | "talking"
            | "thought"
            | "thinking"
            | "care"
            | "something"
            | "anything"
            | "everything"
            | "nothing"
            | "more"
            | "what"
            | "how"
    )
}

/// Whether "over" before a length of time tells in whose course: "$5 million over 10 years", "over a 40-year career"; but "for
/// over 10 years", "a little over two hours", "over a century ago".
pub(super) fn is_course(doc: &Passage, start: usize, end: usize) -> bool {
    let article = start - usize::from(start > 0 && matches!(doc.lower(start - 1), "a" | "an"));
    let Some(over) = article.checked_sub(1).filter(|&over| doc.lower(over) == "over") else { return false };
    let told = matches!(
        doc.before(over),
        "for"
            | "of"
            | "in"
            | "after"
            | "just"
            | "well"
            | "little"
            | "bit"
            | "lasted"
            | "lasting"
            | "spanning"
            | "worked"
            | "served"
            | "lived"
            | "been"
            | "lasts"
            | "spent"
            | "took"
            | "takes"
            | "waited"
            | "is"
            | "was"
            | "'s"
    );
    let apart = matches!(
        doc.lower(end),
        "ago" | "since" | "later" | "earlier" | "apart" | "old" | "before" | "after" | "away" | "long" | "into" | "from"
    );
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
    if wordless(end) && wordless(end + 1) && !matches!(doc.surface(end), "+" | "-") {
        return None;
    }
    // "20 people or more": one word may stand between.
    let at = if doc.lower(end) == "or" { end } else { end + usize::from(doc.lower(end + 1) == "or") };
    match (doc.lower(at), doc.lower(at + 1)) {
        ("or", "more" | "greater" | "higher" | "over" | "older") => Some(Modifier::AtLeast),
        ("or", "so" | "thereabouts") => Some(Modifier::About),
        ("or", "less" | "fewer" | "lower" | "under" | "younger") => Some(Modifier::AtMost),
        // "Aged 65 and over".
        ("and", word @ ("over" | "older" | "above" | "up" | "under" | "younger" | "below"))
            if at == end
                && doc.lower(end + 2) != "to"
                && (doc.kind(end + 2) == TokenKind::Punct || doc.kind(end + 2) == TokenKind::Word && doc.is_closed(end + 2)) =>
        {
            let least = matches!(word, "over" | "older" | "above" | "up");
            Some(if least { Modifier::AtLeast } else { Modifier::AtMost })
        }
        ("plus", _) if !doc.token(end).spaced => Some(Modifier::AtLeast),
        ("+", _) if !doc.token(end).spaced && doc.token(end + 1).spaced => Some(Modifier::AtLeast),
        ("-", "plus" | "odd" | "some" | "something") if at == end && !doc.token(end).spaced => {
            Some(if doc.lower(end + 1) == "plus" { Modifier::AtLeast } else { Modifier::About })
        }
        ("something", _) => Some(Modifier::About),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::of;
    use crate::document::Document;

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
