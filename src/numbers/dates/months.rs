//! Dates and times, to ISO 8601 at the text's own precision.
//!
//! A date without its year is read against the day of publication: the last one before it, the next one where the
//! sentence looks ahead. Without such a day the year stays open, "XXXX-12" (ISO 8601-2, unspecified digits).

use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;
use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary;
use crate::numbers::base::vocabulary::{month_name, weekday_number};
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::numeric;
use crate::numbers::dates::reader::{Moment, Reader};
use crate::numbers::numerals::digits;
use crate::numbers::units::currencies;

/// The day that stands for what happened on it.
const ATTACKS: (u32, u32) = (9, 11);
const ATTACKS_YEAR: i32 = 2001;

impl Reader<'_> {
    /// A month's number by its name, capitalized; "May" and "March" only where a date can stand.
    pub(crate) fn month(&self, at: usize) -> Option<u32> {
        let lower = self.doc.lower(at);
        let name = lower.trim_end_matches('.');
        let month = month_name(lower)?;
        let doubtful = Group::DoubtfulMonth.has(name) || !self.doc.is_capitalized(at) && name.len() < 5 && !lower.ends_with('.');
        let beside = |i: usize| self.doc.kind(i) == TokenKind::Number;
        let before = self.doc.before(at);
        let date_like = beside(at + 1)
            || digits::read(self.doc, at + 1).is_some_and(|n| n.ordinal)
            || self.year_at(at + 1).is_some()
            || (at > 0 && beside(at - 1))
            || (at > 1 && beside(at - 2) && Group::OrdinalEnding.has(before) && !self.doc.token(at - 1).spaced)
            || self.doc.lower(at + 1) == "of" && self.is_month_of(at, name)
            || self.doc.is(at + 1, Group::Through) && self.doc.is_capitalized(at) && month_name(self.doc.lower(at + 2)).is_some()
            || Group::BeforeDate.has(before) && (self.doc.is_capitalized(at) || before == "of" || !Group::MayOrMarch.has(name));
        (!(doubtful && !date_like || self.is_person(at, name))).then_some(month)
    }

    /// "April Jones", "by May Lund": a month's name before another capital is somebody, but for one where only dates stand.
    fn is_person(&self, at: usize, name: &str) -> bool {
        let doc = self.doc;
        Group::AlsoGiven.has(name)
            && doc.is_capitalized(at)
            && doc.case(at + 1) == Case::Title
            && doc.kind(at + 1) == TokenKind::Word
            && !doc.classes(at + 1).any(Classes::OPENER)
            && !doc.follows(at, Group::OnlyBeforeDate)
            && weekday_number(doc.lower(at + 1)).is_none()
            && month_name(doc.lower(at + 1)).is_none()
    }

    /// "Jan of 2020", "March of last year", but "a march of thousands".
    fn is_month_of(&self, at: usize, name: &str) -> bool {
        !Group::MayOrMarch.has(name) || self.year_at(at + 2).is_some() || vocabulary::direction(self.doc.lower(at + 2)).is_some()
    }

    /// A day of the month in digits, with its ending: the day and the token after it.
    pub(crate) fn day(&self, at: usize) -> Option<(u32, usize)> {
        let priced = || !self.doc.token(at).spaced && at > 0 && currencies::is_sign(self.doc.surface(at - 1));
        if self.doc.kind(at) != TokenKind::Number || self.doc.surface(at).len() > 2 || priced() {
            return None;
        }
        let day: u32 = self.doc.surface(at).parse().ok().filter(|d| (1..=31).contains(d))?;
        let ending = !self.doc.token(at + 1).spaced && self.doc.is(at + 1, Group::OrdinalEnding);
        Some((day, at + 1 + usize::from(ending)))
    }

    /// A day of the month by its ordinal in words: the day and the token after it.
    pub(crate) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        self.day_in_words(at, true)
    }

    pub(crate) fn year_number(&self, at: usize) -> Option<i32> {
        let surface = self.doc.surface(at);
        let year = self.doc.kind(at) == TokenKind::Number && surface.len() == 4;
        if year { surface.parse().ok().filter(|y| (1000..=2999).contains(y)) } else { None }
    }

    /// A year after "September 20": ", 2023", " 2023", "of 2023", "in 2023", "’23", "of next year".
    pub(crate) fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let doc = self.doc;
        let skip = usize::from(doc.is(at, Group::OfInComma));
        let short = doc.lower(at) == "'" && !doc.token(at + 1).spaced && doc.surface(at + 1).len() == 2;
        let short = short.then(|| doc.surface(at + 1).parse().ok()).flatten().map(|year| (numeric::full_year(year), at + 2));
        // "March of next year", "in September last year".
        let told = || vocabulary::direction(doc.lower(at + skip)).and_then(|_| self.year_by_word(at + skip));
        self.year_at(at + skip).or(short).or_else(|| told().filter(|_| doc.surface(at) != ","))
    }

    fn month_value(&self, at: usize, month: u32, year: Option<i32>) -> String {
        match year.or_else(|| self.open_year(at, month, None)) {
            Some(year) => format!("{year:04}-{month:02}"),
            None => format!("XXXX-{month:02}"),
        }
    }

    pub(crate) fn day_value(&self, at: usize, month: u32, day: u32, year: Option<i32>) -> Option<String> {
        match year.or_else(|| self.open_year(at, month, Some(day))) {
            // "February 29" of no year: the nearest one that has it.
            Some(near) if year.is_none() => {
                [0, -1, 1, -2, 2, -3, 3].into_iter().find_map(|n| Date::new(near + n, month, day)).map(|d| d.to_string())
            }
            Some(year) => Date::new(year, month, day).map(|d| d.to_string()),
            None => Date::new(2000, month, day).map(|_| format!("XXXX-{month:02}-{day:02}")),
        }
    }

    /// "September 20, 2023", "Sept. 20", "September 2023", "September".
    pub(crate) fn month_day(&self, at: usize) -> Option<Moment> {
        let month = self.month(at)?;
        let doc = self.doc;
        let the = at + 1 + usize::from(doc.lower(at + 1) == "the");
        let spoken = || self.spoken_day(the).filter(|(_, end)| self.year_after(*end).is_some());
        if let Some((day, end)) = self.day(the).or_else(|| self.ordinal(the)).or_else(spoken) {
            // "September 20:30" is a time; "December 12,000" no day.
            if doc.surface(end) != ":" {
                let (year, end) = self.year_after(end).map_or((None, end), |(y, e)| (Some(y), e));
                // "the Sept. 11 attacks".
                let year = year.or_else(|| ((month, day) == ATTACKS && doc.is(end, Group::Attacks)).then_some(ATTACKS_YEAR));
                // "February 30, 2023" is a day that no calendar has: a date without a value.
                let value = self.day_value(at, month, day, year);
                if value.is_some() || year.is_some() {
                    return Some(Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "month day") });
                }
            }
        }
        if let Some((year, end)) = self.year_after(at + 1) {
            let value = self.month_value(at, month, Some(year));
            return Some(Moment { has_year: true, ..Moment::date(at, end, value, "month year") });
        }
        let range = doc.is(at + 1, Group::Through) && month_name(doc.lower(at + 2)).is_some();
        let modal = doc.lower(at) == "may" && !range && !at.checked_sub(1).is_some_and(|b| doc.is(b, Group::BeforeDate));
        (!modal).then(|| Moment::date(at, at + 1, self.month_value(at, month, None), "month"))
    }

    /// "20 September 2023", "20th of September".
    pub(crate) fn day_month(&self, at: usize) -> Option<Moment> {
        let (day, after) = self.day(at)?;
        self.day_of_month(at, day, after)
    }

    pub(crate) fn day_of_month(&self, at: usize, day: u32, after: usize) -> Option<Moment> {
        let of = after + usize::from(self.doc.lower(after) == "of");
        if vocabulary::direction(self.doc.lower(of)).is_some() && (of > after || self.doc.lower(of + 1) == "month") {
            let (year, month, end) = self.month_named(of)?;
            let value = Date::new(year, month, day).map(|date| date.to_string());
            return Some(Moment { has_year: true, ..Moment::date(at, end, value, "day month") });
        }
        let month = self.month(of)?;
        let (year, end) = self.year_after(of + 1).map_or((None, of + 1), |(y, e)| (Some(y), e));
        let value = self.day_value(at, month, day, year);
        (value.is_some() || year.is_some()).then(|| Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "day month") })
    }

    /// A day of the month by its number in words: the day and the token after it.
    fn spoken_day(&self, at: usize) -> Option<(u32, usize)> {
        self.day_in_words(at, false)
    }

    fn day_in_words(&self, at: usize, ordinal: bool) -> Option<(u32, usize)> {
        let numeral = digits::read(self.doc, at).filter(|n| n.ordinal == ordinal && !n.digits)?;
        let day = u32::try_from(numeral.value?.to_whole()?).ok().filter(|day| (1..=31).contains(day))?;
        Some((day, numeral.end))
    }

    /// "the third of September", "the Fourth of July"; "fifteen August nineteen ninety-three".
    pub(crate) fn ordinal_day(&self, at: usize) -> Option<Moment> {
        let spoken = || self.spoken_day(at).filter(|(_, end)| self.month(*end).is_some() && self.year_after(*end + 1).is_some());
        let (day, end) = self.ordinal(at).filter(|(_, end)| self.doc.lower(*end) == "of").or_else(spoken)?;
        self.day_of_month(at, day, end)
    }
}
