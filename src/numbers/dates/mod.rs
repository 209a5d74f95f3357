//! Dates and times, to ISO 8601 at the text's own precision.
//!
//! A date without its year is read against the day of publication (see `ahead`). Without such a day the year stays open,
//! "XXXX-12" (ISO 8601-2, unspecified digits).

pub(crate) mod ahead;
pub(crate) mod almanac;
pub(crate) mod calendar;
pub(crate) mod clock;
pub(crate) mod days;
pub(crate) mod holidays;
pub(crate) mod hours;
pub(crate) mod joint;
pub(crate) mod months;
pub(crate) mod nth;
pub(crate) mod numeric;
pub(crate) mod periods;

pub(crate) mod reader;
pub(crate) mod reference;
pub(crate) mod relative;
pub(crate) mod seasons;
pub(crate) mod sets;
pub(crate) mod spans;
pub(crate) mod value;
pub(crate) mod weeks;
pub(crate) mod years;

use crate::document::TokenKind;
use crate::numbers::base::groups::Group;
use reader::{Moment, Reader};

impl Reader<'_> {
    /// The date or time that starts at a token.
    pub(crate) fn read(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let joined = !doc.token(at + 1).spaced && doc.is(at + 1, Group::DateSign);
        match doc.kind(at) {
            TokenKind::Number => self
                .era(at)
                .or_else(|| hours::stopwatch(doc, at))
                .or_else(|| self.time(at))
                .or_else(|| (joined || doc.surface(at).contains('.')).then(|| self.numeric(at)).flatten())
                .or_else(|| self.day_month(at))
                .or_else(|| self.day_of_list(at))
                .or_else(|| (!doc.token(at + 1).spaced && doc.kind(at + 1) == TokenKind::Word).then(|| self.nth(at)).flatten())
                .or_else(|| self.day_of(at))
                .or_else(|| self.spoken_time(at))
                .or_else(|| self.year(at)),
            TokenKind::Word if joined || doc.lower(at).contains('-') => self
                .numeric(at)
                .or_else(|| self.months(at))
                .or_else(|| self.ordinal_day(at))
                .or_else(|| self.holiday(at))
                .or_else(|| self.part(at))
                .or_else(|| self.spoken_time(at))
                .or_else(|| self.word(at)),
            TokenKind::Word => self.word(at),
            TokenKind::Punct => self.short_decade(at).or_else(|| self.short_year(at)),
            _ => None,
        }
    }

    /// What starts with a word.
    fn word(&self, at: usize) -> Option<Moment> {
        if self.doc.lower(at) == "a" {
            let quarter = self.doc.lower(at + 1) == "quarter" && self.doc.is(at + 2, Group::PastTo);
            return quarter.then(|| self.spoken_time(at + 1)).flatten().map(|time| Moment { start: at, ..time });
        }
        self.nth(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.year_kind(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.named(at))
            .or_else(|| self.week(at))
            .or_else(|| self.ordinal_day(at))
            .or_else(|| self.spoken_time(at))
            .or_else(|| self.decade_word(at))
            .or_else(|| self.part(at))
            .or_else(|| self.set(at))
    }
}
