//! Times of day: "9:30 a.m.", "21:00", "8 tonight", "half past seven", "quarter to eight".

use crate::annotation::QuantityKind;
use crate::document::{Case, TokenKind};
use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary;
use crate::numbers::dates::reader::{Moment, Reader};

/// Hours on the face of a clock and of a day, minutes of an hour.
pub(crate) const HALF_A_DAY: u32 = 12;
pub(crate) const DAY: u32 = 24;
pub(crate) const HOUR: u32 = 60;

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
            Self::Morning => hour % HALF_A_DAY,
            Self::Evening => hour % HALF_A_DAY + HALF_A_DAY,
        }
    }
}

/// How far before a time a word is looked for that tells what starts then.
const NEAR: usize = 12;

fn clock(start: usize, end: usize, hour: u32, minute: Option<u32>, rule: &'static str) -> Moment {
    let value = minute.map_or_else(|| format!("T{hour:02}"), |minute| format!("T{hour:02}:{minute:02}"));
    Moment { start, end, kind: QuantityKind::Time, has_year: false, ends: None, value: Some(value), rule }
}

impl Reader<'_> {
    /// A time in digits: "9:30 a.m.", "21:00", "9 p.m.", "8.30 pm", "15h30", "8 tonight", "3 in the morning".
    pub(crate) fn time(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some((on, minute)) = doc.surface(at).split_once('.').filter(|(on, minute)| on.len() <= 2 && minute.len() == 2) {
            let (on, minute): (u32, u32) = (on.parse().ok().filter(|h| *h <= HALF_A_DAY)?, minute.parse().ok().filter(|m| *m < HOUR)?);
            let Some((end, half)) = self.half_behind(at + 1) else {
                return self.is_start(at).then(|| clock(at, at + 1, on, Some(minute), "clock with a point"));
            };
            return Some(clock(at, self.zone(end), half.of(on), Some(minute), "clock"));
        }
        if let Some(moment) = self.four_digits(at) {
            return Some(moment);
        }
        let hour: u32 = doc.surface(at).parse().ok().filter(|h| *h <= DAY && doc.surface(at).len() <= 2)?;
        // "15h30".
        let minutes = doc.lower(at + 1).strip_prefix('h').filter(|m| m.len() == 2 && !doc.token(at + 1).spaced);
        if let Some(minute) = minutes.and_then(|m| m.parse().ok()).filter(|m| *m < HOUR) {
            return Some(clock(at, at + 2, hour, Some(minute), "clock"));
        }
        let two = |i: usize| doc.surface(i).parse::<u32>().ok().filter(|m| *m < HOUR && doc.surface(i).len() == 2);
        let colon = |i: usize| doc.surface(i) == ":" && !doc.token(i).spaced && !doc.token(i + 1).spaced;
        let mut end = at + 1;
        let mut minute = None;
        let mut second = None;
        if colon(end) {
            // "John 3:16", "6:40 of the second quarter".
            if doc.follows(at, Group::Scripture) && doc.token(at).spaced || self.is_match_clock(end + 2) {
                return None;
            }
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
            (_, "noon") if hour == 12 => (HALF_A_DAY, end + 1),
            (_, "midnight") if hour == 12 => (0, end + 1),
            _ if hour < DAY && minute.is_some() => {
                (self.half_around(at, end).filter(|_| hour <= HALF_A_DAY).map_or(hour, |half| half.of(hour)), end)
            }
            _ if hour < DAY && self.zone(end) > end => (self.half_around(at, end).map_or(hour, |half| half.of(hour)), end),
            _ if (1..=HALF_A_DAY).contains(&hour) => (self.half_around(at, end)?.of(hour), end),
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

    /// "Doors open at 7.45", where no unit follows and the sentence tells of what starts.
    fn is_start(&self, at: usize) -> bool {
        let doc = self.doc;
        let first = doc.sentence_at(at).start.max(at.saturating_sub(NEAR));
        let closes = doc.kind(at + 1) != TokenKind::Word || doc.is_closed(at + 1);
        doc.follows(at, Group::AtHour) && closes && !doc.is(at + 1, Group::MarksMeasure) && (first..at).any(|i| doc.is(i, Group::Begins))
    }

    /// "6:40 of the second quarter", "with 1:20 left": what the clock of a match shows.
    fn is_match_clock(&self, end: usize) -> bool {
        let of = self.doc.lower(end) == "of" && self.doc.lower(end + 1) == "the";
        of || self.doc.is(end, Group::LeftToPlay)
    }

    /// "0842 GMT", "at 1430 hours", "330 p.m.": hour and minute without a sign between.
    fn four_digits(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let digits = doc.surface(at);
        let cut = digits.len().checked_sub(2).filter(|cut| (1..=2).contains(cut))?;
        let (hour, minute): (u32, u32) = (digits.get(..cut)?.parse().ok()?, digits.get(cut..)?.parse().ok()?);
        if hour > DAY || minute > 59 {
            return None;
        }
        if let Some((end, half)) = self.half_behind(at + 1).filter(|_| (1..=HALF_A_DAY).contains(&hour)) {
            return Some(clock(at, self.zone(end), half.of(hour), Some(minute), "clock"));
        }
        let before = doc.before(at);
        let stands = digits.starts_with('0') || Group::BeforeHour.has(before);
        let hours = doc.is(at + 1, Group::HoursWord) && doc.lower(at + 2) != "of" && stands;
        let end = if hours { at + 2 } else { at + 1 };
        let zone = self.zone(end);
        (cut == 2 && (hours || zone > end)).then(|| clock(at, zone, hour, Some(minute), "clock"))
    }

    /// "seven p.m.", "nine o'clock", "half past seven", "15 past 3pm", "quarter to eight", "at ten thirty".
    pub(crate) fn spoken_time(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let number = |i: usize| vocabulary::small(doc.lower(i)).and_then(|n| u32::try_from(n).ok()).or_else(|| doc.surface(i).parse().ok());
        let joined = doc.lower(at + 1);
        let minute = match doc.lower(at) {
            "half" => Some(30),
            "quarter" => Some(15),
            _ => number(at).filter(|m| *m < HOUR && Group::MinutesPast.has(joined)),
        };
        let past = at + 1 + usize::from(joined == "minutes");
        if let (Some(minute), true) = (minute, doc.is(past, Group::PastTo)) {
            let before = doc.lower(past) == "to";
            if before && doc.lower(at) != "quarter" && joined != "minutes" {
                return None;
            }
            let (end, hour) = match doc.lower(past + 1) {
                "noon" | "midday" => (past + 2, HALF_A_DAY),
                "midnight" => (past + 2, 0),
                _ => {
                    let hour = number(past + 1).filter(|h| (1..=HALF_A_DAY).contains(h))?;
                    let on = past + 2 + usize::from(doc.lower(past + 2) == "o'clock");
                    self.half_behind(on).map_or_else(
                        || (on, self.half_around(at, on).map_or(hour, |half| half.of(hour))),
                        |(end, half)| (end, half.of(hour)),
                    )
                }
            };
            let (hour, minute) = if before { ((hour + 23) % DAY, HOUR - minute) } else { (hour, minute) };
            return Some(clock(at, end, hour, Some(minute), "clock in words"));
        }
        let (hour, minute, after) = self.hour_and_minute(at)?;
        let on = after + usize::from(doc.lower(after) == "o'clock");
        if let Some((end, half)) = self.half_behind(on) {
            return Some(clock(at, end, half.of(hour), minute, "clock in words"));
        }
        let half = self.half_around(at, on);
        let alone = doc.sentence_at(at) == (at..after) && minute.is_some_and(|minute| minute % 15 == 0 || minute < 10);
        let stands = alone || doc.is(at.wrapping_sub(1), Group::AtHour);
        let told = on > after || half.is_some() || minute.is_some() && stands;
        told.then(|| clock(at, on, half.map_or(hour, |half| half.of(hour)), minute, "clock in words"))
    }

    /// An hour in words with its minutes: "ten", "ten thirty", "ten-thirty", "nine oh five", "four twenty-three".
    fn hour_and_minute(&self, at: usize) -> Option<(u32, Option<u32>, usize)> {
        let doc = self.doc;
        let word = |i: usize| if doc.kind(i) == TokenKind::Word { doc.lower(i) } else { "" };
        let small = |word: &str| vocabulary::small(word).and_then(|n| u32::try_from(n).ok());
        let minutes = |word: &str| {
            let whole = vocabulary::below_hundred(word).and_then(|n| u32::try_from(n).ok());
            small(word).or(whole).filter(|minute| (10..HOUR).contains(minute))
        };
        let on_clock = |hour: &u32| (1..=HALF_A_DAY).contains(hour);
        if let Some((hour, minute)) = word(at).split_once('-') {
            return Some((small(hour).filter(on_clock)?, Some(minutes(minute)?), at + 1));
        }
        let hour = small(word(at)).filter(on_clock)?;
        let Some(tens) = minutes(word(at + 1)) else { return Some((hour, None, at + 1)) };
        match small(word(at + 2)).filter(|unit| tens >= 20 && tens % 10 == 0 && (1..10).contains(unit)) {
            Some(unit) => Some((hour, Some(tens + unit), at + 3)),
            None => Some((hour, Some(tens), at + 2)),
        }
    }

    /// Behind an hour: "p.m.", "o'clock in the evening", "at night": the token after it and the half of the day.
    fn half_behind(&self, at: usize) -> Option<(usize, Half)> {
        let doc = self.doc;
        let at = at + usize::from(doc.is(at, Group::OClock));
        match (doc.lower(at), doc.lower(at + 1), doc.lower(at + 2)) {
            ("am" | "a.m." | "a.m", ..) => Some((at + 1, Half::Morning)),
            ("pm" | "p.m." | "p.m", ..) => Some((at + 1, Half::Evening)),
            ("a", "m" | "m.", _) => Some((at + 2, Half::Morning)),
            ("p", "m" | "m.", _) => Some((at + 2, Half::Evening)),
            ("in", "the", "morning") => Some((at + 3, Half::Morning)),
            ("in", "the", "afternoon" | "evening") => Some((at + 3, Half::Evening)),
            ("at", "night", _) => Some((at + 2, Half::Evening)),
            _ => None,
        }
    }

    /// What the words beside a time tell that are a date of their own: "8 tonight", "this afternoon at 3:20".
    fn half_around(&self, at: usize, end: usize) -> Option<Half> {
        let doc = self.doc;
        // "Police arrested 8 tonight" counts people.
        let stands = leads_to_hour(doc.before(at)) || at == doc.sentence_at(at).start || end > at + 1;
        let day = match doc.lower(end) {
            "tonight" if stands => Some(Half::Evening),
            "this" | "tomorrow" | "yesterday" if stands => half(doc.lower(end + 1)),
            _ => None,
        };
        day.or_else(|| self.half_before(at))
    }

    fn half_before(&self, at: usize) -> Option<Half> {
        let before = at.checked_sub(2).filter(|_| self.doc.is(at - 1, Group::At))?;
        half(self.doc.lower(before))
    }

    fn is_zone(&self, at: usize) -> bool {
        self.doc.is(at, Group::Zone) && self.doc.case(at) == Case::Upper
    }

    /// Past the name of a time zone behind a time: "GMT", "(ET)", "Eastern", "local time", "Eastern Daylight Time".
    fn zone(&self, at: usize) -> usize {
        let doc = self.doc;
        if self.is_zone(at) {
            return at + 1;
        }
        if doc.surface(at) == "(" && self.is_zone(at + 1) && doc.surface(at + 2) == ")" {
            return at + 3;
        }
        let season = at + 1 + usize::from(doc.is(at + 1, Group::KindOfZone));
        let placed = doc.is_capitalized(at) || doc.lower(at) == "local";
        if placed && doc.kind(at) == TokenKind::Word && doc.lower(season) == "time" {
            return season + 1;
        }
        at + usize::from(doc.is(at, Group::AmericanZone) && doc.is_capitalized(at) && !doc.is_capitalized(at + 1))
    }
}

/// Whether an hour follows a word rather than a number of things.
fn leads_to_hour(word: &str) -> bool {
    Group::BeforeHour.has(word)
}

fn half(word: &str) -> Option<Half> {
    let evening = || Group::Evening.has(word).then_some(Half::Evening);
    Group::Morning.has(word).then_some(Half::Morning).or_else(evening)
}
