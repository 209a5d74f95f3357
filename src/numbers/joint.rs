//! A day and a time of it that stand together: "Tuesday at 9 p.m.", "11am on Thursday 28 July".

use super::calendar::Date;
use super::dates::{self, Moment};
use super::passage::Passage;
use crate::annotation::QuantityKind;

/// A moment with the day or the time of day behind it.
pub(super) fn with_other(doc: &Passage, first: &Moment, today: Option<Date>) -> Option<Moment> {
    let time_first = first.kind == QuantityKind::Time;
    if !time_first && !is_day(first) {
        return None;
    }
    // "Monday afternoon at 3".
    let part = usize::from(!time_first && matches!(doc.lower(first.end), "morning" | "afternoon" | "evening" | "night"));
    let comma = first.end + part + usize::from(doc.surface(first.end + part) == ",");
    let joined = match (doc.lower(comma), time_first) {
        ("on", true) | ("at" | "@", false) => comma + 1,
        _ => comma,
    };
    let second = dates::read(doc, joined, today).filter(|second| second.start == joined)?;
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

/// Whether a moment is one day.
fn is_day(moment: &Moment) -> bool {
    let known = moment.value.as_ref().map_or(matches!(moment.rule, "weekday" | "relative day"), |value| value.len() == 10);
    known && moment.kind == QuantityKind::Date && moment.ends.is_none()
}
