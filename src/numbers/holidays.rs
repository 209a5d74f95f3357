//! Holidays in a text: "Christmas Eve", "last Thanksgiving", "Easter 2018", "Super Tuesday in seven years".
//!
//! Where countries keep a day of the same name on different days, the usage of the United States is taken.

use super::almanac::{self, Holiday};
use super::calendar::Date;
use super::dates::{Moment, Reader};
use super::relative::direction;
use super::units::{self, Unit};

/// The weekend nearest to a day, with the day itself where the two touch or one day lies between.
pub(super) fn weekend(day: Date) -> (String, String) {
    let saturday = match day.weekday() {
        from @ 0..=1 => day.plus_days(-2 - from),
        from => day.plus_days(5 - from),
    };
    let near = !matches!(day.weekday(), 1 | 2);
    let (low, high) = if near { (saturday.min(day), saturday.plus_days(1).max(day)) } else { (saturday, saturday.plus_days(1)) };
    (low.to_string(), high.to_string())
}

impl Reader<'_> {
    /// A holiday with the words that tell its year.
    pub(super) fn holiday(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let by = direction(doc.lower(at));
        let name = at + usize::from(by.is_some());
        let (holiday, end) = almanac::named(doc, name)?;
        // One word needs its capital; more may stand without, but "president Day" is somebody.
        let named = match end - name {
            1 => doc.is_capitalized(name) || self.year_number(end).is_some(),
            _ => doc.is_capitalized(name) || !doc.is_capitalized(end - 1),
        };
        if !named && !self.is_bare(at) || matches!(doc.lower(end), "island" | "islands") {
            return None;
        }
        let written = |day: Option<Date>| day.map(|day| day.to_string());
        let of = end + usize::from(matches!(doc.lower(end), "," | "of" | "in"));
        if let Some((year, end)) = self.year_at(of) {
            return Some(Moment { has_year: true, ..Moment::date(at, end, written(holiday.in_year(year)), "holiday") });
        }
        let Some(today) = self.today else { return Some(Moment::date(at, end, None, "holiday")) };
        if let (Some(by), "year") = (direction(doc.lower(of)), doc.lower(of + 1)) {
            return Some(Moment::date(at, of + 2, written(holiday.in_year(today.year + by)), "holiday"));
        }
        if let Some((day, end)) = self.holiday_from_today(holiday, end, today) {
            return Some(Moment::date(at, end, written(day), "holiday"));
        }
        let day = match by {
            Some(-1) => holiday.until(today.plus_days(-1)),
            Some(1) => holiday.from(today.plus_days(1)),
            Some(_) => holiday.in_year(today.year),
            None if self.looks_ahead(at) || self.is_bare(at) => holiday.from(today),
            None => holiday.until(today),
        };
        if doc.lower(end) == "weekend" {
            return Some(Moment { ends: day.map(weekend), ..Moment::date(at, end + 1, None, "weekend of a holiday") });
        }
        Some(Moment::date(at, end, written(day), "holiday"))
    }

    /// "in nine months", "three years ago", "six years hence" behind a holiday: the one of that year, or nearest to that day.
    fn holiday_from_today(&self, holiday: Holiday, at: usize, today: Date) -> Option<(Option<Date>, usize)> {
        let doc = self.doc;
        let ahead = doc.lower(at) == "in";
        let numeral = super::numerals::read(doc, at + usize::from(ahead)).filter(|n| !n.ordinal)?;
        let Unit::Duration { designator, factor, clock: false } = units::duration(doc.lower(numeral.end))? else { return None };
        let (sign, end) = match (ahead, doc.lower(numeral.end + 1)) {
            (true, _) => (1, numeral.end + 1),
            (_, "ago") => (-1, numeral.end + 2),
            (_, "hence") => (1, numeral.end + 2),
            _ => return None,
        };
        let count = i32::try_from(numeral.value?.to_whole()?.checked_mul(factor)?).ok().filter(|n| *n < 5000)?;
        let day = today.plus_units(sign * count, designator)?;
        Some((if designator == 'Y' { holiday.in_year(day.year) } else { holiday.nearest(day) }, end))
    }
}
