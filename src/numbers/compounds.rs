//! Number and unit in one word, "six-year-old", "three-mile"; and one unit by its article, "an hour", "half a mile".

use super::ages;
use super::amount::{Amount, Factor, TimeSpan};
use super::decimal::Decimal;
use super::numerals::Numeral;
use super::passage::Passage;
use super::units::{self, Unit};
use super::vocabulary::{below_hundred, scale, small};
use crate::annotation::QuantityKind;
use crate::document::TokenKind;
use crate::span::Span;

/// "six-year-old", "three-day", "half-hour", "twenty-something": what one word with hyphens holds.
pub(super) fn read(doc: &Passage, at: usize) -> Option<Amount> {
    let word = doc.lower(at);
    // "A decade-long war".
    if let Some(Unit::Duration { designator, factor, clock }) =
        word.strip_suffix("-long").filter(|unit| !unit.ends_with('s')).and_then(units::duration)
    {
        let mut amount = Amount::new(at, QuantityKind::Duration, Numeral::new(at + 1, Decimal::whole(1), "hyphens"));
        (amount.span, amount.factor) = (Some(TimeSpan { designator, clock }), Factor { times: factor, over: 1 });
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
    if matches!(unit, "something" | "somethings" | "odd" | "plus" | "some") {
        // "Two-plus years".
        if let Some((unit, end)) = units::after(doc, at + 1) {
            amount.take_unit(doc, &unit, end);
        }
        return Some(amount);
    }
    // "A three-quarter-point rise", "a half-point cut".
    let quarters = unit == "quarter" && rest.starts_with('p');
    let points = if quarters { rest } else { unit };
    let part = quarters || matches!(word.split('-').next(), Some("half" | "quarter"));
    let percentage = unit == "percentage" && rest.starts_with("point");
    if percentage || part && matches!(points, "point" | "percentage-point" | "percentage") {
        amount.set(QuantityKind::Percent, Some("%"), "hyphens");
        amount.value = if quarters { value.over(4) } else { Some(value) };
        return Some(amount);
    }
    match units::duration(unit) {
        Some(Unit::Duration { designator, factor, clock }) if matches!(rest, "old" | "olds") => {
            amount.value = value.times(Decimal::whole(factor));
            amount.set(QuantityKind::Measure, Some(ages::unit(designator, clock)), "age");
        }
        Some(Unit::Duration { designator, factor, clock }) => {
            amount.kind = QuantityKind::Duration;
            (amount.span, amount.factor) = (Some(TimeSpan { designator, clock }), Factor { times: factor, over: 1 });
        }
        _ if matches!(unit, "percent" | "per") => amount.set(QuantityKind::Percent, Some("%"), "hyphens"),
        _ if counted(doc, at).is_some() => {}
        // "A two-million-dollar home", "a two-million-person list".
        _ if scale(unit).is_some_and(|times| times >= 1000) => {
            amount.value = value.times(Decimal::whole(scale(unit)?));
            if let Some((kind, code)) = units::named(rest) {
                amount.set(kind, Some(code), "hyphens");
            }
        }
        // "A two-square-mile zone".
        _ => {
            let (kind, code) = units::named(unit).or_else(|| units::named(&format!("{unit} {rest}")))?;
            amount.set(kind, Some(code), "hyphens");
        }
    }
    Some(amount)
}

/// The noun that the number in one word counts: "a seven-[member] court", but "a two-way street", "a one-man show".
pub(super) fn counted(doc: &Passage, at: usize) -> Option<Span> {
    let (number, rest) = doc.lower(at).split_once('-')?;
    let noun = rest.split('-').next()?;
    let count = small(number).is_some_and(|n| n > 1)
        && matches!(
            noun,
            "member"
                | "judge"
                | "justice"
                | "candidate"
                | "man"
                | "woman"
                | "person"
                | "page"
                | "point"
                | "seat"
                | "state"
                | "nation"
                | "country"
                | "city"
                | "county"
                | "team"
                | "club"
                | "game"
                | "match"
                | "goal"
                | "run"
                | "round"
                | "lane"
                | "bedroom"
                | "room"
                | "story"
                | "storey"
                | "car"
                | "ship"
                | "vehicle"
                | "vote"
                | "count"
                | "part"
                | "song"
                | "episode"
        );
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
        let parted = matches!(unit, "point" | "percentage" | "century" | "hour" | "mile" | "inch" | "ton" | "pound" | "acre");
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
pub(super) fn article(doc: &Passage, at: usize) -> Option<Amount> {
    let half = doc.lower(at) == "half";
    let article = at + usize::from(half);
    if !matches!(doc.lower(article), "a" | "an") {
        return None;
    }
    // "In a single year".
    let single = matches!(doc.lower(article + 1), "single" | "full" | "whole") && units::duration(doc.lower(article + 2)).is_some();
    let first = article + 1 + usize::from(single);
    let (unit, mut end) = units::after(doc, first).filter(|_| doc.kind(first) == TokenKind::Word)?;
    // "For a second week".
    let ranked = doc.lower(first) == "second" && doc.kind(end) == TokenKind::Word && !doc.is_closed(end);
    if ranked && !matches!(doc.lower(end), "ago" | "later" | "earlier" | "before" | "after") {
        return None;
    }
    let quarter = doc.lower(article + 1) == "quarter";
    let (unit, quarter) = match super::durations::unit_of_part(doc, end).filter(|_| quarter && !half) {
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
    let from_now = doc.lower(end) == "from" && matches!(doc.lower(end + 1), "now" | "today" | "tomorrow");
    let and_more =
        time && doc.lower(end) == "and" && doc.kind(end + 1) == TokenKind::Number && units::duration(doc.lower(end + 2)).is_some();
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
        Unit::Measure(_) | Unit::Money(_)
            if half || !matches!(doc.lower(article + 1), "degree" | "cup" | "foot" | "stone" | "pound" | "knot") =>
        {
            amount.take_unit(doc, &unit, end);
            amount.rule = "article and unit";
        }
        _ => return None,
    }
    Some(amount)
}

/// Whether the words beside "a mile", "an hour" tell that it measures something.
fn is_measured(before: &str, after: &str, time: bool) -> bool {
    let compared = matches!(before, "than" | "within" | "about" | "nearly" | "almost" | "least" | "around" | "above" | "below" | "under");
    let lasts = matches!(
        before,
        "for" | "in" | "over" | "took" | "take" | "takes" | "lasted" | "just" | "only" | "spent" | "spend" | "spends" | "after"
    );
    let beside = if time {
        matches!(after, "ago" | "earlier" | "later" | "before" | "after" | "hence")
    } else {
        matches!(after, "away" | "long" | "wide" | "high" | "tall" | "deep" | "thick" | "off" | "apart")
    };
    compared || beside || (time && lasts)
}

/// Whether the amount is all that its sentence says.
fn is_alone(doc: &Passage, at: usize, end: usize) -> bool {
    let sentence = doc.sentence_at(at);
    sentence.start == at && end + 1 >= sentence.end && (end >= sentence.end || doc.kind(end) == TokenKind::Punct)
}
