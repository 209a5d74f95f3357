//! Fractions: "½", "3/4", "two-thirds", and the part behind a whole number: "two and a half".

use crate::document::TokenKind;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary::{denominator, part, small};
use crate::numbers::units::measures;

/// "½" and its kin.
pub(crate) fn vulgar(mark: &str) -> Option<Decimal> {
    let (upper, lower) = part(mark)?;
    Decimal::whole(upper).over(lower)
}

/// "1/2" in tokens, not "9/11" or a date: the lower number is from 2 to 10, or a hundred or thousand, and larger
/// than the upper.
pub(crate) fn slashed(doc: &Passage, at: usize) -> Option<(Decimal, usize)> {
    let whole = |at: usize| if doc.kind(at) == TokenKind::Number { doc.surface(at).parse::<i128>().ok() } else { None };
    let (upper, lower) = (whole(at)?, whole(at + 2)?);
    let close = doc.surface(at + 1) == "/" && !doc.token(at + 1).spaced && !doc.token(at + 2).spaced && doc.surface(at + 3) != "/";
    let plain = upper > 0 && upper < lower && ((2..=10).contains(&lower) || matches!(lower, 100 | 1000));
    if !(close && plain) {
        return None;
    }
    Some((Decimal::whole(upper).over(lower)?, at + 3))
}

/// Whether "3/4" at a token is a share rather than a day: a sign before it, "of" or a unit behind it, or nothing at all
/// around it.
pub(crate) fn is_slashed(doc: &Passage, at: usize) -> bool {
    let Some((_, end)) = slashed(doc, at) else { return false };
    let before = at.checked_sub(1).map_or("", |b| doc.surface(b));
    let minus = Group::Minus.has(before) && !doc.token(at).spaced;
    let sentence = doc.sentence_at(at);
    let alone = sentence.start == at && (end >= sentence.end || (end + 1 >= sentence.end && doc.kind(end) == TokenKind::Punct));
    minus || alone || doc.lower(end) == "of" || measures::after(doc, end).is_some()
}

/// "and a half", "and two thirds" behind a whole number.
pub(crate) fn after_and(doc: &Passage, at: usize) -> Option<(Decimal, usize)> {
    if doc.lower(at) != "and" {
        return None;
    }
    // "Two and half years".
    if let "half" | "quarter" = doc.lower(at + 1) {
        let unit = at + 2 + usize::from(doc.lower(at + 2) == "of");
        let part = denominator(doc.lower(at + 1)).filter(|_| measures::duration(doc.lower(unit)).is_some())?;
        return Some((Decimal::whole(1).over(part)?, unit));
    }
    // "One and three-quarter hours".
    if let Some((upper, lower)) = doc.lower(at + 1).split_once('-').and_then(|(upper, lower)| Some((small(upper)?, denominator(lower)?))) {
        return Some((Decimal::whole(upper).over(lower)?, at + 2)).filter(|_| (1..lower).contains(&upper));
    }
    let upper = match doc.lower(at + 1) {
        "a" | "an" => 1,
        word => small(word).filter(|n| *n > 0)?,
    };
    let part = doc.lower(at + 2);
    let lower = denominator(part).filter(|lower| upper < *lower && (upper == 1 || part.ends_with('s')))?;
    Some((Decimal::whole(upper).over(lower)?, at + 3))
}

#[cfg(test)]
mod tests {
    use super::{after_and, is_slashed};
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

    #[test]
    fn a_slash_makes_a_share_where_no_day_is_meant() {
        for (text, at, expected) in
            [("3/4 of them", 0, true), ("1/2 gallon", 0, true), ("-4/5", 1, true), ("on 3/4 they", 1, false), ("9/11 of", 0, false)]
        {
            assert_eq!(is_slashed(&Passage::whole(&Document::new(text)), at), expected, "{text}");
        }
    }

    #[test]
    fn parts_behind_and() {
        for (text, expected) in
            [("and a half", "0.5"), ("and three quarters", "0.75"), ("and two thirds", "0.666666666667"), ("and two", "")]
        {
            let found = after_and(&Passage::whole(&Document::new(text)), 0).map_or(String::new(), |(value, _)| value.to_string());
            assert_eq!(found, expected, "{text}");
        }
    }
}
