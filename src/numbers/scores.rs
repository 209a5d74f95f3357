//! Scores: "won 3-1", "Sweden 1 – 0 Peru": told as scores, not as figures. Votes are counted: "a vote of 46-41".

use super::passage::Passage;
use crate::document::TokenKind;

/// How many tokens from `at` on are a score, 0 where none is.
pub(super) fn at(doc: &Passage, at: usize) -> usize {
    let points = |i: usize| {
        let digits = doc.surface(i);
        if doc.kind(i) == TokenKind::Number && digits.len() <= 2 { digits.parse::<u32>().ok() } else { None }
    };
    let (Some(first), Some(second)) = (points(at), points(at + 2)) else { return 0 };
    let spaced = doc.token(at + 1).spaced;
    let dash = matches!(doc.surface(at + 1), "-" | "–" | "—") && spaced == doc.token(at + 2).spaced;
    let measured = matches!(doc.surface(at + 3), "-" | "%" | "–" | "/" | ":") && !doc.token(at + 3).spaced;
    if !dash || measured {
        return 0;
    }
    let before = |back: usize| at.checked_sub(back).map_or("", |i| doc.lower(i));
    let told = (1..4).any(|back| is_contest(before(back))) || is_contest(doc.lower(at + 3));
    let named = at.checked_sub(1).is_some_and(|b| doc.is_capitalized(b)) && doc.is_capitalized(at + 3);
    // What falls or stays is no range.
    let voted = (1..4).any(|back| before(back).starts_with("vote")) || doc.lower(at + 3).starts_with("vote");
    let falls = !spaced && !voted && first >= second && super::units::after(doc, at + 3).is_none();
    if told || named || falls { 3 } else { 0 }
}

/// Words beside a score.
fn is_contest(word: &str) -> bool {
    matches!(
        word,
        "won"
            | "win"
            | "wins"
            | "winning"
            | "beat"
            | "beats"
            | "beaten"
            | "beating"
            | "defeated"
            | "defeat"
            | "defeats"
            | "lost"
            | "lose"
            | "loses"
            | "losing"
            | "loss"
            | "victory"
            | "triumph"
            | "thrashed"
            | "draw"
            | "drew"
            | "score"
            | "scoreline"
            | "led"
            | "leading"
            | "trailed"
            | "trailing"
    )
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::at;
    use crate::document::Document;

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
            assert_eq!(at(&Passage::whole(&Document::new(text)), start), expected, "{text}");
        }
    }
}
