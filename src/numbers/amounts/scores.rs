//! Scores: "won 3-1", "Sweden 1 – 0 Peru" are two figures and no range.

use crate::document::TokenKind;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::units::measures;

/// How many tokens from `at` on are a score, 0 where none is.
pub(crate) fn score(doc: &Passage, at: usize) -> usize {
    let points = |i: usize| {
        let digits = doc.surface(i);
        if doc.kind(i) == TokenKind::Number && digits.len() <= 2 { digits.parse::<u32>().ok() } else { None }
    };
    let (Some(first), Some(second)) = (points(at), points(at + 2)) else { return 0 };
    let spaced = doc.token(at + 1).spaced;
    let dash = doc.is(at + 1, Group::LongDash) && spaced == doc.token(at + 2).spaced;
    let measured = doc.is(at + 3, Group::MarksMeasureOfScore) && !doc.token(at + 3).spaced;
    // "2018-07-04".
    let joined = at > 0 && doc.is(at - 1, Group::CodeSign) && !doc.token(at).spaced;
    if !dash || measured || joined {
        return 0;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |i| doc.lower(i));
    let contest = |i: usize| doc.is(i, Group::Contest);
    let told = ((1..4).any(|back| at.checked_sub(back).is_some_and(contest)) || contest(at + 3)) && !counts(doc, at + 3);
    // "the Hawks (2-8)".
    let record = doc.follows(at, Group::Opening) && doc.is(at + 3, Group::BulletMark) && at > 1 && doc.is_capitalized(at - 2);
    let named = at.checked_sub(1).is_some_and(|b| doc.is_capitalized(b)) && doc.is_capitalized(at + 3);
    // What falls or stays is no range.
    let voted = (1..4).any(|back| before(back).starts_with("vote")) || doc.lower(at + 3).starts_with("vote");
    let falls = !spaced && !voted && first >= second && measures::after(doc, at + 3).is_none();
    if told || named || falls || record { 3 } else { 0 }
}

/// "won 2-3 seats".
fn counts(doc: &Passage, at: usize) -> bool {
    doc.is_plural(at) && !doc.is(at, Group::Contest)
}

#[cfg(test)]
mod tests {
    use super::score;
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

    #[test]
    fn scores_and_ranges() {
        for (text, start, expected) in [
            ("won 1-3 in", 1, 3),
            ("3-1", 0, 3),
            ("Peru 1 – 2 Chile", 1, 3),
            ("a 6-3 ruling", 1, 3),
            ("a vote of 46-41", 3, 0),
            ("3-5 boats", 0, 0),
            ("20-10 percent", 0, 0),
            ("5 - 3 people", 0, 0),
            ("10-year-old", 0, 0),
        ] {
            assert_eq!(score(&Passage::whole(&Document::new(text)), start), expected, "{text}");
        }
    }
}
