//! Number and unit in one word, "six-year-old", "three-mile"; and one unit by its article, "an hour", "half a mile".

use crate::annotation::QuantityKind;
use crate::document::TokenKind;
use crate::numbers::amounts::amount::{Amount, Factor, TimeSpan};
use crate::numbers::amounts::{ages, durations};
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::numeral::Numeral;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary::{below_hundred, scale, small};
use crate::numbers::units::measures;
use crate::numbers::units::measures::Unit;
use crate::span::Span;

/// "six-year-old", "three-day", "half-hour", "twenty-something": what one word with hyphens holds.
pub(crate) fn read(doc: &Passage, at: usize) -> Option<Amount> {
    let word = doc.lower(at);
    // "A decade-long war".
    if let Some(Unit::Duration { designator, factor, clock }) =
        word.strip_suffix("-long").filter(|unit| !unit.ends_with('s')).and_then(measures::duration)
    {
        let mut amount = Amount::new(at, QuantityKind::Duration, Numeral::new(at + 1, Decimal::whole(1), "hyphens"));
        (amount.span, amount.factor) = (Some(TimeSpan { designator, clock }), Factor { times: factor, over: 1 });
        return Some(amount);
    }
    if let Some(amount) = glued(doc, at) {
        return Some(amount);
    }
    let (value, rest) = number(word)?;
    // "A one-in-five chance".
    if let Some(whole) = rest.strip_prefix("in-") {
        let whole = below_hundred(whole)?;
        let part = value.to_whole().filter(|part| (1..whole).contains(part))?;
        let share = Decimal::whole(part).over(whole)?;
        return Some(Amount::new(at, QuantityKind::Cardinal, Numeral::new(at + 1, share, "share")));
    }
    let (unit, rest) = rest.split_once('-').map_or((rest, ""), |(unit, rest)| (unit, rest));
    let mut amount = Amount::new(at, QuantityKind::Cardinal, Numeral::new(at + 1, value, "hyphens"));
    if Group::Vague.has(unit) {
        // "Two-plus years".
        if let Some((unit, end)) = measures::after(doc, at + 1) {
            amount.take_unit(doc, &unit, end);
        }
        return Some(amount);
    }
    // "A three-quarter-point rise", "a half-point cut".
    let quarters = unit == "quarter" && rest.starts_with('p');
    let points = if quarters { rest } else { unit };
    let part = quarters || matches!(word.split('-').next(), Some("half" | "quarter"));
    let percentage = unit == "percentage" && rest.starts_with("point");
    if percentage || part && Group::PointOfPercent.has(points) {
        amount.set(QuantityKind::Percent, Some("%"), "hyphens");
        amount.value = if quarters { value.over(4) } else { Some(value) };
        return Some(amount);
    }
    match measures::duration(unit) {
        Some(Unit::Duration { designator, factor, clock }) if Group::Old.has(rest) => {
            amount.value = value.times(Decimal::whole(factor));
            amount.set(QuantityKind::Measure, Some(ages::unit(designator, clock)), "age");
        }
        Some(Unit::Duration { designator, factor, clock }) => {
            amount.kind = QuantityKind::Duration;
            (amount.span, amount.factor) = (Some(TimeSpan { designator, clock }), Factor { times: factor, over: 1 });
        }
        _ if Group::PercentWord.has(unit) => amount.set(QuantityKind::Percent, Some("%"), "hyphens"),
        _ if counted(doc, at).is_some() => {}
        // "A two-million-dollar home", "a two-million-person list".
        _ if scale(unit).is_some_and(|times| times >= 1000) => {
            amount.value = value.times(Decimal::whole(scale(unit)?));
            if let Some((kind, code)) = measures::named(rest) {
                amount.set(kind, Some(code), "hyphens");
            }
        }
        // "A two-square-mile zone".
        _ => {
            let (kind, code) = measures::named(unit).or_else(|| measures::named(&format!("{unit} {rest}")))?;
            amount.set(kind, Some(code), "hyphens");
            if unit == "pound" && amount.is_sterling(doc) {
                amount.set(QuantityKind::Money, Some("GBP"), "hyphens");
            }
        }
    }
    Some(amount)
}

/// The bytes of the word and its hyphen that stand before the digits of a figure in one word with them.
pub(crate) fn prefix(doc: &Passage, at: usize) -> Option<usize> {
    let (prefix, rest) = doc.lower(at).split_once('-')?;
    (rest.starts_with(|c: char| c.is_ascii_digit()) && Group::GluedPrefix.has(prefix)).then_some(prefix.len() + 1)
}

/// "a now-16-month-old daughter", "minus-260 degrees": digits behind a word that is no part of the figure.
fn glued(doc: &Passage, at: usize) -> Option<Amount> {
    let (prefix, rest) = doc.lower(at).split_at_checked(prefix(doc, at)?)?;
    let prefix = prefix.trim_end_matches('-');
    let (digits, rest) = rest.split_once('-').unwrap_or((rest, ""));
    // "218-to-211".
    if prefix == "to" && (doc.before(at) != "-" || doc.token(at).spaced) {
        return None;
    }
    let value = Decimal::parse(digits)?;
    let value = if prefix == "minus" { value.negated() } else { value };
    let mut amount = Amount::new(at, QuantityKind::Cardinal, Numeral { digits: true, ..Numeral::new(at + 1, value, "digits") });
    let (unit, old) = rest.split_once('-').unwrap_or((rest, ""));
    match measures::duration(unit) {
        Some(Unit::Duration { designator, clock, .. }) if Group::Old.has(old) => {
            amount.set(QuantityKind::Measure, Some(ages::unit(designator, clock)), "age");
        }
        _ if rest.is_empty() => {
            if let Some((unit, end)) = measures::after(doc, at + 1) {
                amount.take_unit(doc, &unit, end);
            }
        }
        _ => {
            let (kind, code) = measures::named(unit)?;
            amount.set(kind, Some(code), "hyphens");
        }
    }
    Some(amount)
}

/// The noun that the number in one word counts: "a seven-[member] court", but "a two-way street", "a one-man show".
pub(crate) fn counted(doc: &Passage, at: usize) -> Option<Span> {
    let (number, rest) = doc.lower(at).split_once('-')?;
    let noun = rest.split('-').next()?;
    let count = small(number).is_some_and(|n| n > 1) && Group::CountedInWord.has(noun);
    let start = doc.span(at).start + number.len() as u32 + 1;
    let same = doc.surface(at).len() == doc.lower(at).len();
    (count && same).then(|| Span { start, end: start + noun.len() as u32 })
}

/// The number at the head of a word with hyphens and what follows it: "twenty-five-", "two-and-a-half-", "half-".
fn number(word: &str) -> Option<(Decimal, &str)> {
    let (first, rest) = word.split_once('-')?;
    if let "half" | "quarter" = first {
        let part = if first == "half" { 2 } else { 4 };
        let unit = rest.split('-').next().unwrap_or(rest);
        let parted = Group::HasQuarter.has(unit);
        return Some((Decimal::whole(1).over(part)?, rest)).filter(|_| part == 2 || parted);
    }
    let value = Decimal::whole(small(first)?);
    if let Some(rest) = rest.strip_prefix("and-a-half-") {
        return Some((value.plus(Decimal::whole(1).over(2)?)?, rest));
    }
    // "twenty-five-year": tens and units.
    let both = rest.find('-').and_then(|cut| word.get(..first.len() + 1 + cut));
    match both.and_then(|both| Some((below_hundred(both)?, word.get(both.len() + 1..)?))) {
        Some((value, rest)) => Some((Decimal::whole(value), rest)),
        None => Some((value, rest)),
    }
}

/// "an hour", "half an hour", "a mile" where an amount can stand: "for an hour", "a mile away", "half a litre".
pub(crate) fn article(doc: &Passage, at: usize) -> Option<Amount> {
    let half = doc.lower(at) == "half";
    let article = at + usize::from(half);
    if !doc.is(article, Group::Article) {
        return None;
    }
    // "In a single year".
    let single = doc.is(article + 1, Group::Whole) && measures::duration(doc.lower(article + 2)).is_some();
    let first = article + 1 + usize::from(single);
    let (unit, mut end) = measures::after(doc, first).filter(|_| doc.kind(first) == TokenKind::Word)?;
    // "For a second week".
    let ranked = doc.lower(first) == "second" && doc.kind(end) == TokenKind::Word && !doc.is_closed(end);
    if ranked && !doc.is(end, Group::BesideTime) {
        return None;
    }
    let quarter = doc.lower(article + 1) == "quarter";
    let (unit, quarter) = match durations::unit_of_part(doc, end).filter(|_| quarter && !half) {
        Some((whole, after)) => {
            end = after;
            (whole, true)
        }
        // "A quarter of the cost".
        None if quarter && doc.lower(end) == "of" => return None,
        None => (unit, false),
    };
    let time = matches!(unit, Unit::Duration { .. });
    let before = doc.before(at);
    let and_half = time && !half && [0, 1, 2].map(|i| doc.lower(end + i)) == ["and", "a", "half"];
    let from_now = doc.lower(end) == "from" && doc.is(end + 1, Group::FromNow);
    let and_more =
        time && doc.lower(end) == "and" && doc.kind(end + 1) == TokenKind::Number && measures::duration(doc.lower(end + 2)).is_some();
    let stands = half
        || matches!(unit, Unit::Scaled(..))
        || quarter
        || and_more
        || and_half
        || from_now
        || is_measured(before, doc.lower(end), time)
        || (!time && is_alone(doc, at, end));
    let mut value = if half { Decimal::whole(1).over(2)? } else { Decimal::whole(1) };
    if quarter {
        value = value.over(4)?;
    }
    if and_half {
        (value, end) = (value.plus(value.over(2)?)?, end + 3);
    }
    let mut amount = Amount::new(at, QuantityKind::Cardinal, Numeral::new(end, value, "article"));
    match unit {
        _ if !stands => return None,
        Unit::Duration { designator, factor, clock } => {
            amount.set(QuantityKind::Duration, None, "article and unit of time");
            (amount.span, amount.factor) = (Some(TimeSpan { designator, clock }), Factor { times: factor, over: 1 });
        }
        Unit::Scaled(..) if !half => amount.take_unit(doc, &unit, end),
        // "a percentage" and "a degree" are no amounts, "a cup" and "a foot" seldom.
        Unit::Percent if half && (doc.lower(article + 1) != "percentage" || end > article + 2) => amount.take_unit(doc, &unit, end),
        Unit::Measure(_) | Unit::Money(_) if half || !doc.is(article + 1, Group::RarelyOne) => {
            amount.take_unit(doc, &unit, end);
            amount.rule = "article and unit";
        }
        _ => return None,
    }
    Some(amount)
}

/// Whether the words beside "a mile", "an hour" tell that it measures something.
fn is_measured(before: &str, after: &str, time: bool) -> bool {
    let compared = Group::NearUnit.has(before);
    let lasts = Group::LastsUnit.has(before);
    let beside = if time { Group::BesideTime.has(after) } else { Group::Extent.has(after) };
    compared || beside || (time && lasts)
}

/// Whether the amount is all that its sentence says.
fn is_alone(doc: &Passage, at: usize, end: usize) -> bool {
    let sentence = doc.sentence_at(at);
    sentence.start == at && end + 1 >= sentence.end && (end >= sentence.end || doc.kind(end) == TokenKind::Punct)
}
