//! Holidays in a text: "Christmas Eve", "last Thanksgiving", "Easter 2018".
//!
//! Where countries keep a day of the same name on different days, the usage of the United States is taken.

use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary::direction;
use crate::numbers::dates::ahead::Outlook;
use crate::numbers::dates::almanac;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::{Moment, Reader};

/// The weekend nearest to a day, with the day itself where the two touch or one day lies between.
pub(crate) fn weekend(day: Date) -> (String, String) {
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
    pub(crate) fn holiday(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let by = direction(doc.lower(at));
        let name = at + usize::from(by.is_some());
        let (holiday, end) = almanac::named(doc, name)?;
        // One word needs its capital; more may stand without, but "president Day" is somebody.
        let named = match end - name {
            1 => doc.is_capitalized(name) || self.year_number(end).is_some(),
            _ => doc.is_capitalized(name) || !doc.is_capitalized(end - 1),
        };
        if !named && !self.is_bare(at) || doc.is(end, Group::Island) {
            return None;
        }
        let written = |day: Option<Date>| day.map(|day| day.to_string());
        let of = end + usize::from(doc.is(end, Group::OfInComma));
        if let Some((year, end)) = self.year_at(of) {
            return Some(Moment { has_year: true, ..Moment::date(at, end, written(holiday.in_year(year)), "holiday") });
        }
        let Some(today) = self.today else { return Some(Moment::date(at, end, None, "holiday")) };
        if let (Some(by), "year") = (direction(doc.lower(of)), doc.lower(of + 1)) {
            return Some(Moment::date(at, of + 2, written(holiday.in_year(today.year + by)), "holiday"));
        }
        let day = match by {
            Some(-1) => holiday.until(today.plus_days(-1)),
            Some(1) => holiday.from(today.plus_days(1)),
            Some(_) => holiday.in_year(today.year),
            None => match self.outlook(at) {
                Outlook::Ahead | Outlook::Likely => holiday.from(today),
                Outlook::Open if self.is_bare(at) => holiday.from(today),
                Outlook::Past => holiday.until(today),
                Outlook::Open => holiday.nearest(today),
            },
        };
        if doc.lower(end) == "weekend" {
            return Some(Moment { ends: day.map(weekend), ..Moment::date(at, end + 1, None, "weekend of a holiday") });
        }
        Some(Moment::date(at, end, written(day), "holiday"))
    }
}
