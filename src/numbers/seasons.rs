//! Parts of a year by name: quarters, seasons, holidays.

use super::calendar::Date;
use super::dates::{Moment, Reader};
use crate::annotation::QuantityKind;

impl Reader<'_> {
    /// Quarters, seasons of a year, noon and midnight, holidays.
    pub(super) fn named(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let lower = doc.lower(at);
        if let Some(quarter) = lower.strip_prefix('q').filter(|q| matches!(*q, "1" | "2" | "3" | "4")) {
            let (year, end) = self.year_after(at + 1).map_or((self.today.map(|t| t.year), at + 1), |(y, e)| (Some(y), e));
            return Some(Moment::date(at, end, year.map(|y| format!("{y:04}-Q{quarter}")), "quarter"));
        }
        if let Some(season) = season(lower) {
            let of = at + 1 + usize::from(doc.lower(at + 1) == "of");
            let year = self.year_number(of)?;
            return Some(Moment::date(at, of + 1, format!("{year:04}-{season}"), "season"));
        }
        if let "noon" | "midnight" = lower {
            let value = if lower == "noon" { "T12" } else { "T00" };
            return Some(Moment {
                start: at,
                end: at + 1,
                kind: QuantityKind::Time,
                has_year: false,
                value: Some(value.to_owned()),
                rule: "clock word",
            });
        }
        let (end, month, day) = self.holiday(at)?;
        let (year, end) = self.year_after(end).map_or((None, end), |(y, e)| (Some(y), e));
        let year = year.or_else(|| self.open_year(at, month.unwrap_or(4), None));
        let value = match (month, year) {
            (Some(month), _) if day > 0 => self.day_value(at, month, day, year),
            (None, Some(year)) => Some(Date::easter(year).plus_days(-i64::from(day)).to_string()),
            // The fourth Thursday of November.
            (Some(month), Some(year)) => {
                Date::new(year, month, 1).map(|first| first.plus_days((3 - first.weekday()).rem_euclid(7) + 21).to_string())
            }
            _ => None,
        };
        Some(Moment::date(at, end, value, "holiday"))
    }

    /// The end of a holiday's name, its month (none: counted back from Easter) and its day (0: computed).
    fn holiday(&self, at: usize) -> Option<(usize, Option<u32>, u32)> {
        let doc = self.doc;
        if !doc.is_capitalized(at) {
            return None;
        }
        let (one, two) = (doc.lower(at), doc.lower(at + 1));
        let three = doc.lower(at + 2);
        Some(match (one, two) {
            ("christmas", "eve") => (at + 2, Some(12), 24),
            ("christmas", "day") => (at + 2, Some(12), 25),
            ("christmas", _) => (at + 1, Some(12), 25),
            ("boxing", "day") => (at + 2, Some(12), 26),
            ("halloween", _) => (at + 1, Some(10), 31),
            ("thanksgiving", "day") => (at + 2, Some(11), 0),
            ("thanksgiving", _) => (at + 1, Some(11), 0),
            ("easter", "sunday") => (at + 2, None, 0),
            ("easter", _) => (at + 1, None, 0),
            ("good", "friday") => (at + 2, None, 2),
            ("independence", "day") => (at + 2, Some(7), 4),
            ("valentine", "'s") if three == "day" => (at + 3, Some(2), 14),
            ("new", "year") if three == "'s" && doc.lower(at + 3) == "eve" => (at + 4, Some(12), 31),
            ("new", "year") if three == "'s" && doc.lower(at + 3) == "day" => (at + 4, Some(1), 1),
            ("veterans", "day") => (at + 2, Some(11), 11),
            _ => return None,
        })
    }
}

/// Seasons in the codes of ISO 8601-2.
pub(super) fn season(word: &str) -> Option<u32> {
    match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        _ => None,
    }
}
