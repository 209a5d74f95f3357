//! Times of day: "9:30 a.m.", "21:00", "8 tonight", "half past seven", "quarter to eight".

use super::dates::{Moment, Reader};
use crate::annotation::QuantityKind;
use crate::document::TokenKind;

/// The half of the day that the words beside an hour tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Evening,
}

impl Half {
    /// An hour of the clock face as one of the day.
    fn of(self, hour: u32) -> u32 {
        match self {
            Self::Morning => hour % 12,
            Self::Evening => hour % 12 + 12,
        }
    }
}

fn clock(start: usize, end: usize, hour: u32, minute: Option<u32>, rule: &'static str) -> Moment {
    let value = minute.map_or_else(|| format!("T{hour:02}"), |minute| format!("T{hour:02}:{minute:02}"));
    Moment { start, end, kind: QuantityKind::Time, has_year: false, ends: None, value: Some(value), rule }
}

impl Reader<'_> {
    /// A time in digits: "9:30 a.m.", "21:00", "9 p.m.", "8.30 pm", "15h30", "8 tonight", "3 in the morning".
    pub(super) fn time(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some((on, minute)) = doc.surface(at).split_once('.').filter(|(on, minute)| on.len() <= 2 && minute.len() == 2) {
            let (on, minute): (u32, u32) = (on.parse().ok().filter(|h| *h <= 12)?, minute.parse().ok().filter(|m| *m < 60)?);
            let (end, half) = self.half_behind(at + 1)?;
            return Some(clock(at, self.zone(end), half.of(on), Some(minute), "clock"));
        }
        let hour: u32 = doc.surface(at).parse().ok().filter(|h| *h <= 24 && doc.surface(at).len() <= 2)?;
        // "15h30".
        if let Some(minute) = doc.lower(at + 1).strip_prefix('h').filter(|m| m.len() == 2 && !doc.token(at + 1).spaced) {
            return Some(clock(at, at + 2, hour, minute.parse().ok().filter(|m| *m < 60), "clock"));
        }
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
        let (hour, end) = match (self.half_behind(end), doc.lower(end)) {
            (Some((after, half)), _) if hour <= 12 => (half.of(hour), after),
            (_, "o'clock") => (self.half_before(at).map_or(hour, |half| half.of(hour)), end + 1),
            (_, "noon") if hour == 12 => (12, end + 1),
            (_, "midnight") if hour == 12 => (0, end + 1),
            _ if hour < 24 && minute.is_some() => {
                (self.half_around(at, end).filter(|_| hour <= 12).map_or(hour, |half| half.of(hour)), end)
            }
            _ if hour < 24 && self.zone(end) > end => (self.half_around(at, end).map_or(hour, |half| half.of(hour)), end),
            _ if (1..=12).contains(&hour) => (self.half_around(at, end)?.of(hour), end),
            _ => return None,
        };
        let zoned = self.zone(end);
        match second {
            Some(second) => {
                let value = Some(format!("T{hour:02}:{:02}:{second:02}", minute.unwrap_or(0)));
                Some(Moment { value, ..clock(at, zoned, hour, minute, "clock") })
            }
            None => Some(clock(at, zoned, hour, minute, "clock")),
        }
    }

    /// "seven p.m.", "nine o'clock", "half past seven", "15 past 3pm", "quarter to eight", "at ten thirty".
    pub(super) fn spoken_time(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let number =
            |i: usize| super::words::small(doc.lower(i)).and_then(|n| u32::try_from(n).ok()).or_else(|| doc.surface(i).parse().ok());
        let joined = doc.lower(at + 1);
        let minute = match doc.lower(at) {
            "half" => Some(30),
            "quarter" => Some(15),
            _ => number(at).filter(|m| *m < 60 && matches!(joined, "past" | "minutes")),
        };
        let past = at + 1 + usize::from(joined == "minutes");
        if let (Some(minute), true) = (minute, matches!(doc.lower(past), "past" | "to")) {
            let before = doc.lower(past) == "to";
            if before && doc.lower(at) != "quarter" && joined != "minutes" {
                return None;
            }
            let (end, hour) = match doc.lower(past + 1) {
                "noon" | "midday" => (past + 2, 12),
                "midnight" => (past + 2, 0),
                _ => {
                    let hour = number(past + 1).filter(|h| (1..=12).contains(h))?;
                    let on = past + 2 + usize::from(doc.lower(past + 2) == "o'clock");
                    self.half_behind(on).map_or_else(
                        || (on, self.half_around(at, on).map_or(hour, |half| half.of(hour))),
                        |(end, half)| (end, half.of(hour)),
                    )
                }
            };
            let (hour, minute) = if before { ((hour + 23) % 24, 60 - minute) } else { (hour, minute) };
            return Some(clock(at, end, hour, Some(minute), "clock in words"));
        }
        let hour = number(at).filter(|h| (1..=12).contains(h) && doc.kind(at) == TokenKind::Word)?;
        let (minute, after) = match number(at + 1).filter(|m| (10..60).contains(m) && doc.kind(at + 1) == TokenKind::Word) {
            Some(minute) => (Some(minute), at + 2),
            None => (None, at + 1),
        };
        let on = after + usize::from(doc.lower(after) == "o'clock");
        if let Some((end, half)) = self.half_behind(on) {
            return Some(clock(at, end, half.of(hour), minute, "clock in words"));
        }
        let half = self.half_around(at, on);
        let told = on > after || half.is_some() || minute.is_some() && doc.lower(at.wrapping_sub(1)) == "at";
        told.then(|| clock(at, on, half.map_or(hour, |half| half.of(hour)), minute, "clock in words"))
    }

    /// Behind an hour: "p.m.", "o'clock in the evening", "at night": the token after it and the half of the day.
    fn half_behind(&self, at: usize) -> Option<(usize, Half)> {
        let doc = self.doc;
        let at = at + usize::from(doc.lower(at) == "o'clock");
        let ish = at + usize::from(doc.lower(at) == "ish");
        match (doc.lower(ish), doc.lower(ish + 1), doc.lower(ish + 2)) {
            ("am" | "a.m." | "a.m", ..) => Some((ish + 1, Half::Morning)),
            ("pm" | "p.m." | "p.m", ..) => Some((ish + 1, Half::Evening)),
            ("in", "the", "morning") => Some((ish + 3, Half::Morning)),
            ("in", "the", "afternoon" | "evening") => Some((ish + 3, Half::Evening)),
            ("at", "night", _) => Some((ish + 2, Half::Evening)),
            _ => None,
        }
    }

    /// What the words beside a time tell that are a date of their own: "8 tonight", "this afternoon at 3:20".
    fn half_around(&self, at: usize, end: usize) -> Option<Half> {
        let doc = self.doc;
        // "Police arrested 8 tonight" counts people.
        let before = at.checked_sub(1).map_or("", |b| doc.lower(b));
        let stands = matches!(before, "at" | "@" | "by" | "until" | "till" | "from" | "around" | "about" | "before" | "after")
            || at == doc.sentence_at(at).start
            || end > at + 1;
        let day = match doc.lower(end) {
            "tonight" if stands => Some(Half::Evening),
            "this" | "tomorrow" | "yesterday" if stands => half(doc.lower(end + 1)),
            _ => None,
        };
        day.or_else(|| self.half_before(at))
    }

    fn half_before(&self, at: usize) -> Option<Half> {
        let before = at.checked_sub(2).filter(|_| matches!(self.doc.lower(at - 1), "at" | "@"))?;
        half(self.doc.lower(before))
    }

    /// Past the name of a time zone behind a time.
    fn zone(&self, at: usize) -> usize {
        let doc = self.doc;
        let zone = matches!(
            doc.surface(at),
            "GMT"
                | "UTC"
                | "BST"
                | "CET"
                | "CEST"
                | "EET"
                | "EEST"
                | "MSK"
                | "IST"
                | "PKT"
                | "ICT"
                | "WIB"
                | "SGT"
                | "HKT"
                | "JST"
                | "KST"
                | "AEST"
                | "AEDT"
                | "ACST"
                | "ACDT"
                | "AWST"
                | "NZST"
                | "NZDT"
                | "EST"
                | "EDT"
                | "ET"
                | "CST"
                | "CDT"
                | "CT"
                | "MST"
                | "MDT"
                | "MT"
                | "PST"
                | "PDT"
                | "PT"
                | "AKST"
                | "HST"
                | "WAT"
                | "CAT"
                | "EAT"
                | "SAST"
                | "BRT"
                | "ART"
        );
        at + usize::from(zone)
    }
}

fn half(word: &str) -> Option<Half> {
    match word {
        "morning" => Some(Half::Morning),
        "afternoon" | "evening" | "night" | "tonight" => Some(Half::Evening),
        _ => None,
    }
}
