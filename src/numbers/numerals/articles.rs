//! Numerals behind an article, and halves: "a dozen", "a third", "half a million", "a few thousand".

use crate::document::TokenKind;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::numeral::Numeral;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary::{denominator, scale};

/// "a dozen", "a hundred", "half a million", "a third", "a quarter", "half".
pub(crate) fn read(doc: &Passage, at: usize) -> Option<Numeral> {
    let (first, next) = (doc.lower(at), doc.lower(at + 1));
    if first.starts_with("half") || first == "quarter" {
        return half(doc, at);
    }
    if Group::Couple.has(next) {
        // "a few thousand", "a couple of weeks".
        let couple = next != "few" && doc.lower(at + 2) == "of";
        // "a couple of hundred".
        let times = scale(doc.lower(at + 3)).filter(|_| couple && !doc.lower(at + 3).ends_with('s'));
        let two = Decimal::whole(2 * times.unwrap_or(1));
        return if couple { Some(Numeral::new(at + 3 + usize::from(times.is_some()), two, "couple")) } else { vague(doc, at + 1) };
    }
    if (next.starts_with("half-") || next == "quarter")
        && let Some(numeral) = half(doc, at + 1)
    {
        return Some(numeral);
    }
    if scale(next).is_some() {
        let mut end = at + 1;
        let mut value = Decimal::whole(1);
        while let Some(times) = scale(doc.lower(end)) {
            value = value.times(Decimal::whole(times))?;
            end += 1;
        }
        if let Some(lower) = denominator(doc.lower(end)).filter(|_| doc.lower(end).ends_with('s')) {
            return Some(Numeral::new(end + 1, value.over(lower)?, "fraction words"));
        }
        return Some(Numeral::new(end, value, "words"));
    }
    // "By a third", "nearly a fifth": behind a word that compares, with no noun to follow.
    let closes = doc.kind(at + 2) != TokenKind::Word || doc.is_closed(at + 2) || doc.lower(at + 2) == "since";
    let before = doc.before(at);
    let share = closes && next != "half" && Group::Compares.has(before);
    let share = share || doc.is(at + 2, Group::PluralVerb) && !Group::HalfOrSecond.has(next);
    let compared = share || next == "half" && at.checked_sub(1).is_some_and(|b| doc.is(b, Group::MoreOrLess));
    let lower = denominator(next).filter(|_| (doc.lower(at + 2) == "of" && next != "tenth") || compared)?;
    Some(Numeral::new(at + 2, Decimal::whole(1).over(lower)?, "fraction words"))
}

/// "half a million", "half-dozen", "quarter million", "half".
fn half(doc: &Passage, at: usize) -> Option<Numeral> {
    let (first, next) = (doc.lower(at), doc.lower(at + 1));
    if let Some(times) = first.strip_prefix("half-").and_then(scale) {
        return Some(Numeral::new(at + 1, Decimal::whole(times).over(2)?, "words"));
    }
    let of = if Group::Article.has(next) { at + 2 } else { at + 1 };
    let lower = if first == "quarter" { 4 } else { 2 };
    if let Some(times) = scale(doc.lower(of)) {
        return Some(Numeral::new(of + 1, Decimal::whole(times).over(lower)?, "words"));
    }
    let before = doc.before(at);
    let compared = Group::Compares.has(before);
    // "The first half" of a game is no share.
    let fraction = first == "half" && !Group::PartOfGame.has(before) && (next == "of" || (next == "the" && at > 0) || compared);
    fraction.then_some(Numeral::new(at + 1, Decimal::whole(1).over(2)?, "fraction words"))
}

/// "several hundred", "few thousand million": a magnitude without its count.
pub(crate) fn vague(doc: &Passage, at: usize) -> Option<Numeral> {
    let mut end = at + 1;
    while scale(doc.lower(end)).is_some() {
        end += 1;
    }
    (end > at + 1).then(|| Numeral::unknown(end))
}
