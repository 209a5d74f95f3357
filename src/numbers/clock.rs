//! Times of day: "9:30 a.m.", "21:00", "noon".

use super::dates::{Moment, Reader};
use crate::annotation::QuantityKind;
use crate::document::TokenKind;

impl Reader<'_> {
    /// "9:30 a.m.", "21:00", "9 p.m.", "9pm", "noon".
    pub(super) fn time(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        // "8.30 pm".
        if let Some((on, minute)) = doc.surface(at).split_once('.').filter(|(on, minute)| on.len() <= 2 && minute.len() == 2) {
            let (on, minute): (u32, u32) = (on.parse().ok().filter(|h| *h <= 12)?, minute.parse().ok().filter(|m| *m < 60)?);
            let (end, on) = self.half_day(at + 1, on);
            let value = (end > at + 1).then(|| format!("T{on:02}:{minute:02}"))?;
            return Some(Moment { start: at, end, kind: QuantityKind::Time, has_year: false, value: Some(value), rule: "clock" });
        }
        let hour: u32 = doc.surface(at).parse().ok().filter(|h| *h <= 24 && doc.surface(at).len() <= 2)?;
        let two = |i: usize| doc.surface(i).parse::<u32>().ok().filter(|m| *m < 60 && doc.surface(i).len() == 2);
        let colon = |i: usize| matches!(doc.surface(i), ":") && !doc.token(i).spaced && !doc.token(i + 1).spaced;
        let mut end = at + 1;
        let mut minute = None;
        let mut second = None;
        if colon(end) {
            minute = Some(two(end + 1)?);
            end += 2;
            if colon(end) {
                second = two(end + 1);
                end += 2 * usize::from(second.is_some());
            }
        }
        let half = doc.lower(end).replace('.', "");
        let (hour, end) = match half.as_str() {
            "am" if hour <= 12 => (hour % 12, end + 1),
            "pm" if hour <= 12 => (hour % 12 + 12, end + 1),
            "o'clock" => (hour, end + 1),
            "noon" if hour == 12 => (12, end + 1),
            "midnight" if hour == 12 => (0, end + 1),
            _ if minute.is_some() && hour < 24 => (hour, end),
            _ => return None,
        };
        let value = match (minute, second) {
            (Some(m), Some(s)) => format!("T{hour:02}:{m:02}:{s:02}"),
            (Some(m), None) => format!("T{hour:02}:{m:02}"),
            _ => format!("T{hour:02}"),
        };
        Some(Moment { start: at, end, kind: QuantityKind::Time, has_year: false, value: Some(value), rule: "clock" })
    }

    /// "seven p.m.", "nine o'clock", "half past seven", "ten past nine", "quarter to eight".
    pub(super) fn spoken_time(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let number =
            |i: usize| super::words::small(doc.lower(i)).and_then(|n| u32::try_from(n).ok()).or_else(|| doc.surface(i).parse().ok());
        let hour = |i: usize| number(i).filter(|h| (1..=12).contains(h));
        let at_time = |end: usize, hour: u32, minute: Option<u32>| {
            let value = minute.map_or_else(|| format!("T{hour:02}"), |m| format!("T{hour:02}:{m:02}"));
            Some(Moment { start: at, end, kind: QuantityKind::Time, has_year: false, value: Some(value), rule: "clock in words" })
        };
        let joined = doc.lower(at + 1);
        let minute = match doc.lower(at) {
            "half" => Some(30),
            "quarter" => Some(15),
            _ => number(at).filter(|m| *m < 60 && matches!(joined, "past" | "minutes")),
        };
        let past = at + 1 + usize::from(joined == "minutes");
        if let (Some(minute), Some(on)) = (minute, hour(past + 1).filter(|_| matches!(doc.lower(past), "past" | "to"))) {
            let before = doc.lower(past) == "to";
            if before && doc.lower(at) != "quarter" && joined != "minutes" {
                return None;
            }
            let (end, on) = self.half_day(past + 2, on);
            return if before { at_time(end, (on + 23) % 24, Some(60 - minute)) } else { at_time(end, on, Some(minute)) };
        }
        let on = hour(at)?;
        let (minute, after) = match number(at + 1).filter(|m| (10..60).contains(m) && doc.kind(at + 1) == TokenKind::Word) {
            Some(minute) => (Some(minute), at + 2),
            None => (None, at + 1),
        };
        let (end, on) = self.half_day(after, on);
        if end > after { at_time(end, on, minute) } else { None }
    }

    /// Past "p.m.", "o'clock", "in the evening": the token after it and the hour of the day.
    fn half_day(&self, at: usize, hour: u32) -> (usize, u32) {
        let doc = self.doc;
        let half = doc.lower(at).replace('.', "");
        let clock = usize::from(half == "o'clock");
        let half = doc.lower(at + clock).replace('.', "");
        match (half.as_str(), doc.lower(at + clock + 1), doc.lower(at + clock + 2)) {
            ("am", ..) => (at + clock + 1, hour % 12),
            ("pm", ..) => (at + clock + 1, hour % 12 + 12),
            ("in", "the", "morning") => (at + clock + 3, hour % 12),
            ("in", "the", "afternoon" | "evening") => (at + clock + 3, hour % 12 + 12),
            ("at", "night", _) => (at + clock + 2, hour % 12 + 12),
            _ => (at + clock, hour),
        }
    }
}
