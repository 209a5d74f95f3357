//! Dates that stand together: a day and a time of it ("Tuesday at 9 p.m."), two days of a week ("on Sunday and Monday"),
//! a day of the year told before ("on 15 April that year").

use crate::annotation::QuantityKind;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::quantity::Quantity;
use crate::numbers::base::vocabulary::weekday_number;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::{Moment, Reader};

/// A moment with the day or the time of day behind it.
pub(crate) fn with_other(reader: &Reader, first: &Moment) -> Option<Moment> {
    let doc = reader.doc;
    let time_first = first.kind == QuantityKind::Time;
    if !time_first && !is_day(first) {
        return None;
    }
    // "Monday afternoon at 3".
    let part = usize::from(!time_first && doc.is(first.end, Group::PartOfDay));
    let comma = first.end + part + usize::from(doc.surface(first.end + part) == ",");
    let joined = match (doc.lower(comma), time_first) {
        ("on", true) | ("at" | "@", false) => comma + 1,
        _ => comma,
    };
    let second = reader.read(joined).filter(|second| second.start == joined)?;
    let (day, time) = if time_first { (&second, first) } else { (first, &second) };
    if time.kind != QuantityKind::Time || !is_day(day) {
        return None;
    }
    let value = match (&day.value, &time.value) {
        (Some(day), Some(time)) => Some(format!("{day}{time}")),
        _ => None,
    };
    let value = value.or_else(|| time.value.clone());
    Some(Moment { start: first.start, end: second.end, kind: QuantityKind::Time, value, rule: "day and time", ..day.clone() })
}

/// A date that takes its year or its week from one found before it: "15 April that year", the Monday of "Sunday and Monday".
pub(crate) fn with_one_before(doc: &Passage, moment: &Moment, found: &[Quantity]) -> Option<Moment> {
    if moment.kind != QuantityKind::Date || moment.has_year {
        return None;
    }
    if moment.rule == "weekday" && moment.end == moment.start + 1 && doc.follows(moment.start, Group::AndOr) {
        let first = found.last().filter(|n| n.rule == "weekday" && n.span.end == doc.span(moment.start - 2).end)?;
        let first = Date::parse(first.value.as_deref()?)?;
        let ahead = (weekday_number(doc.lower(moment.end - 1))? - first.weekday()).rem_euclid(7);
        let value = (1..=3).contains(&ahead).then(|| first.plus_days(ahead).to_string())?;
        return Some(Moment { value: Some(value), ..moment.clone() });
    }
    let of = moment.end + usize::from(doc.lower(moment.end) == "of");
    let that = matches!((doc.lower(of), doc.lower(of + 1)), ("that", "year")) && matches!(moment.rule, "month" | "month day" | "day month");
    let open = moment.value.as_deref().filter(|_| that)?.get(4..)?;
    let told = |value: &str| value.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit())).map(str::to_owned);
    let year = found.iter().rev().filter(|n| n.kind == QuantityKind::Date).find_map(|n| told(n.value.as_deref()?))?;
    Some(Moment { end: of + 2, value: Some(year + open), has_year: true, ..moment.clone() })
}

/// Whether a moment is one day.
fn is_day(moment: &Moment) -> bool {
    let known = moment.value.as_ref().map_or(matches!(moment.rule, "weekday" | "relative day"), |value| value.len() == 10);
    known && moment.kind == QuantityKind::Date && moment.ends.is_none()
}
