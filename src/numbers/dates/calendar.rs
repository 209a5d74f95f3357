//! Days of the Gregorian calendar: arithmetic for relative dates.
//!
//! Method: days from civil by Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

use std::fmt;

/// The days of a week.
pub(crate) const WEEK: i64 = 7;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Date {
    pub(crate) year: i32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

impl Date {
    /// The day, where the calendar has it.
    pub(crate) fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let fits = (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        fits.then_some(Self { year, month, day })
    }

    /// The day that an ISO 8601 date starts with.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.splitn(3, '-');
        Self::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
    }

    /// Days since 1970-01-01.
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((i64::from(self.month) + 9) % 12) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    fn from_number(days: i64) -> Self {
        let days = days + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let year = year + era * 400 + i64::from(month <= 2);
        Self { year: year as i32, month: month as u32, day: day as u32 }
    }

    /// The day so many days later.
    pub(crate) fn plus_days(self, days: i64) -> Self {
        Self::from_number(self.number() + days)
    }

    /// Year and month so many months later.
    pub(crate) fn plus_months(self, months: i32) -> (i32, u32) {
        let index = self.year * 12 + self.month as i32 - 1 + months;
        (index.div_euclid(12), index.rem_euclid(12) as u32 + 1)
    }

    /// The day so many days (D), weeks (W), months (M) or years (Y) later; the last of its month where that has no such day.
    pub(crate) fn plus_units(self, count: i32, unit: char) -> Option<Self> {
        let months = match unit {
            'D' => return Some(self.plus_days(i64::from(count))),
            'W' => return Some(self.plus_days(i64::from(count) * 7)),
            'M' => count,
            _ => count.checked_mul(12)?,
        };
        let (year, month) = self.plus_months(months);
        Self::new(year, month, self.day.min(days_in(year, month)))
    }

    /// 0 for Monday to 6 for Sunday.
    pub(crate) fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7)
    }

    /// Year and number of the ISO 8601 week.
    pub(crate) fn week(self) -> (i32, i64) {
        let thursday = self.plus_days(3 - self.weekday());
        let first = Self { year: thursday.year, month: 1, day: 1 };
        (thursday.year, (thursday.number() - first.number()) / 7 + 1)
    }

    /// The Monday of an ISO 8601 week.
    pub(crate) fn of_week(year: i32, week: i64) -> Self {
        let fourth = Self { year, month: 1, day: 4 };
        fourth.plus_days(7 * (week - 1) - fourth.weekday())
    }

    /// The first day from this one on that falls on a weekday.
    pub(crate) fn next(self, weekday: i64) -> Self {
        self.plus_days((weekday - self.weekday()).rem_euclid(7))
    }

    /// Days since another day.
    pub(crate) fn days_from(self, other: Self) -> i64 {
        self.number() - other.number()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{:02}-{:02}", self.year.unsigned_abs(), self.month, self.day)
    }
}

/// Days of a month.
pub(crate) fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;
    use proptest::prelude::*;

    #[test]
    fn days_come_and_go() {
        let day = Date::parse("2024-02-28").unwrap();
        assert_eq!(day.plus_days(2).to_string(), "2024-03-01");
        assert_eq!(day.plus_days(-59).to_string(), "2023-12-31");
        assert_eq!(day.weekday(), 2);
        assert_eq!(day.plus_months(-2), (2023, 12));
        assert_eq!(Date::parse("2023-02-29"), None);
    }

    #[test]
    fn weeks_and_easter() {
        assert_eq!(Date::parse("2021-01-03").unwrap().week(), (2020, 53));
        assert_eq!(Date::parse("2023-09-20").unwrap().week(), (2023, 38));
        assert_eq!(Date::of_week(2020, 53).to_string(), "2020-12-28");
    }

    proptest! {
        /// The calendar of another library is the judge.
        #[test]
        fn days_are_those_of_jiff(year in -2000..3000_i16, month in 1..=12_i8, day in 1..=31_i8, days in -400_000..400_000_i32, months in -5000..5000_i32) {
            let judge = jiff::civil::Date::new(year, month, day).ok();
            let date = Date::new(year.into(), month as u32, day as u32);
            prop_assert_eq!(judge.is_some(), date.is_some());
            let Some((judge, date)) = judge.zip(date) else { return Ok(()) };
            let same = |ours: Date, theirs: jiff::civil::Date| {
                (ours.year, ours.month, ours.day) == (theirs.year().into(), theirs.month() as u32, theirs.day() as u32)
            };
            prop_assert_eq!(date.weekday(), i64::from(judge.weekday().to_monday_zero_offset()));
            prop_assert_eq!(date.week(), { let week = judge.iso_week_date(); (week.year().into(), week.week().into()) });
            if let Ok(theirs) = judge.checked_add(jiff::Span::new().days(days)) {
                prop_assert!(same(date.plus_days(days.into()), theirs));
                prop_assert_eq!(date.plus_days(days.into()).days_from(date), i64::from(days));
            }
            if let Ok(theirs) = judge.checked_add(jiff::Span::new().months(months)) {
                prop_assert!(same(date.plus_units(months, 'M').unwrap(), theirs));
            }
        }
    }
}
