//! Holidays with a fixed or computable date.
//!
//! Dates after the usage in the United States and the Western churches; Easter by the Gregorian computus. Feasts whose
//! calendars follow the moon are listed in `lexicon/feasts.txt`, year by year.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::calendar::Date;
use super::dates::{Moment, Reader};
use super::nth::nth_weekday;
use super::relative::direction;

/// How a holiday finds its day.
#[derive(Clone, Copy)]
enum Day {
    Fixed(u32, u32),
    /// Month, weekday (0 for Monday), which one of the month (0 for the last).
    Nth(u32, i64, i64),
    /// Days from Easter Sunday.
    Easter(i64),
    /// The day after Thanksgiving, and so many more.
    AfterThanksgiving(i64),
    /// Two digits in base 36 for each year from [`FIRST_YEAR`]: the day of the year.
    Listed(&'static str),
}

/// The first year of `lexicon/feasts.txt`.
const FIRST_YEAR: i32 = 1950;

/// Names in small letters, the longest first where one begins another.
const HOLIDAYS: &[(&str, Day)] = &[
    ("new year 's eve", Day::Fixed(12, 31)),
    ("new year 's day", Day::Fixed(1, 1)),
    ("new years eve", Day::Fixed(12, 31)),
    ("new years day", Day::Fixed(1, 1)),
    ("new year eve", Day::Fixed(12, 31)),
    ("new year day", Day::Fixed(1, 1)),
    ("martin luther king day", Day::Nth(1, 0, 3)),
    ("martin luther king 's day", Day::Nth(1, 0, 3)),
    ("martin luther king jr. day", Day::Nth(1, 0, 3)),
    ("mlk day", Day::Nth(1, 0, 3)),
    ("groundhog day", Day::Fixed(2, 2)),
    ("valentine 's day", Day::Fixed(2, 14)),
    ("valentines day", Day::Fixed(2, 14)),
    ("valentine day", Day::Fixed(2, 14)),
    ("presidents day", Day::Nth(2, 0, 3)),
    ("presidents ' day", Day::Nth(2, 0, 3)),
    ("president 's day", Day::Nth(2, 0, 3)),
    ("st paddy 's day", Day::Fixed(3, 17)),
    ("saint patricks day", Day::Fixed(3, 17)),
    ("st patricks day", Day::Fixed(3, 17)),
    ("st patrick 's day", Day::Fixed(3, 17)),
    ("st. patrick 's day", Day::Fixed(3, 17)),
    ("saint patrick 's day", Day::Fixed(3, 17)),
    ("april fools day", Day::Fixed(4, 1)),
    ("april fools ' day", Day::Fixed(4, 1)),
    ("earth day", Day::Fixed(4, 22)),
    ("may day", Day::Fixed(5, 1)),
    ("mother 's day", Day::Nth(5, 6, 2)),
    ("mothers day", Day::Nth(5, 6, 2)),
    ("memorial day", Day::Nth(5, 0, 0)),
    ("flag day", Day::Fixed(6, 14)),
    ("father 's day", Day::Nth(6, 6, 3)),
    ("fathers day", Day::Nth(6, 6, 3)),
    ("juneteenth", Day::Fixed(6, 19)),
    ("independence day", Day::Fixed(7, 4)),
    ("bastille day", Day::Fixed(7, 14)),
    ("labor day", Day::Nth(9, 0, 1)),
    ("labour day", Day::Nth(9, 0, 1)),
    ("columbus day", Day::Nth(10, 0, 2)),
    ("halloween", Day::Fixed(10, 31)),
    ("all saints day", Day::Fixed(11, 1)),
    ("guy fawkes night", Day::Fixed(11, 5)),
    ("veterans day", Day::Fixed(11, 11)),
    ("veterans ' day", Day::Fixed(11, 11)),
    ("armistice day", Day::Fixed(11, 11)),
    ("remembrance day", Day::Fixed(11, 11)),
    ("thanksgiving day", Day::Nth(11, 3, 4)),
    ("thanksgiving", Day::Nth(11, 3, 4)),
    ("black friday", Day::AfterThanksgiving(1)),
    ("cyber monday", Day::AfterThanksgiving(4)),
    ("christmas eve", Day::Fixed(12, 24)),
    ("christmas day", Day::Fixed(12, 25)),
    ("christmas", Day::Fixed(12, 25)),
    ("xmas", Day::Fixed(12, 25)),
    ("boxing day", Day::Fixed(12, 26)),
    ("mardi gras", Day::Easter(-47)),
    ("shrove tuesday", Day::Easter(-47)),
    ("ash wednesday", Day::Easter(-46)),
    ("palm sunday", Day::Easter(-7)),
    ("maundy thursday", Day::Easter(-3)),
    ("good friday", Day::Easter(-2)),
    ("easter sunday", Day::Easter(0)),
    ("easter monday", Day::Easter(1)),
    ("easter", Day::Easter(0)),
    ("ascension day", Day::Easter(39)),
    ("pentecost", Day::Easter(49)),
    ("whit monday", Day::Easter(50)),
];

/// Names, word by word, with their days.
type Names = Vec<(Vec<&'static str>, Day)>;

/// All holidays by their first words; names that begin one another stand longest first.
static CALENDAR: LazyLock<HashMap<&'static str, Names>> = LazyLock::new(|| {
    let listed = crate::lexicon::entries(include_str!("../lexicon/feasts.txt")).filter_map(|line| line.split_once('\t'));
    let listed = listed.flat_map(|(names, days)| names.split('|').map(move |name| (name, Day::Listed(days))));
    let mut calendar: HashMap<_, Names> = HashMap::new();
    for (name, day) in HOLIDAYS.iter().copied().chain(listed) {
        let words: Vec<_> = name.split(' ').collect();
        calendar.entry(words.first().copied().unwrap_or_default()).or_default().push((words, day));
    }
    for names in calendar.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    calendar
});

/// Whether the name of a holiday begins with a word.
pub(super) fn opens_holiday(word: &str) -> bool {
    CALENDAR.contains_key(word)
}

impl Day {
    fn in_year(self, year: i32) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day),
            Self::Nth(month, weekday, number) => nth_weekday(year, month, weekday, number),
            Self::Easter(days) => Some(Date::easter(year).plus_days(days)),
            Self::AfterThanksgiving(days) => nth_weekday(year, 11, 3, 4).map(|day| day.plus_days(days)),
            Self::Listed(days) => {
                let at = usize::try_from(year - FIRST_YEAR).ok()? * 2;
                let number = i64::from_str_radix(days.get(at..at + 2)?, 36).ok()?;
                Some(Date::new(year, 1, 1)?.plus_days(number - 1))
            }
        }
    }
}

impl Reader<'_> {
    /// "Christmas Eve", "last Thanksgiving", "Easter 2018", "Memorial Day of this year".
    pub(super) fn holiday(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let by = direction(doc.lower(at));
        let name = at + usize::from(by.is_some());
        let names = CALENDAR.get(doc.lower(name))?;
        let (words, day) = names.iter().find(|(words, _)| words.iter().enumerate().all(|(i, word)| doc.lower(name + i) == *word))?;
        let count = words.len();
        // "easter" and "christmas" are names all the same; two words need no capital.
        if count == 1 && !doc.is_capitalized(name) && !self.is_bare(at) && self.year_number(name + 1).is_none() {
            return None;
        }
        let end = name + count;
        let of = end + usize::from(matches!(doc.lower(end), "," | "of" | "in"));
        if let Some(year) = self.year_number(of) {
            return Some(Moment { has_year: true, ..Moment::date(at, of + 1, day.in_year(year)?.to_string(), "holiday") });
        }
        if let (Some(by), "year", Some(today)) = (direction(doc.lower(of)), doc.lower(of + 1), self.today) {
            return Some(Moment::date(at, of + 2, day.in_year(today.year + by)?.to_string(), "holiday"));
        }
        let value = self.today.and_then(|today| {
            let this = day.in_year(today.year)?;
            let ahead = self.looks_ahead(at) || self.is_bare(at);
            let year = match by {
                Some(-1) => today.year - i32::from(this >= today),
                Some(1) => today.year + i32::from(this <= today),
                Some(_) => today.year,
                None if ahead => today.year + i32::from(this < today),
                None => today.year - i32::from(this > today),
            };
            Some(day.in_year(year)?.to_string())
        });
        Some(Moment::date(at, end, value, "holiday"))
    }
}

#[cfg(test)]
mod tests {
    use super::CALENDAR;

    #[test]
    fn days_of_a_year() {
        for (name, expected) in [
            ("thanksgiving", "2024-11-28"),
            ("black friday", "2024-11-29"),
            ("good friday", "2024-03-29"),
            ("mother 's day", "2024-05-12"),
            ("memorial day", "2024-05-27"),
            ("christmas eve", "2024-12-24"),
            ("lunar new year", "2024-02-10"),
            ("eid al-fitr", "2024-04-10"),
            ("diwali", "2024-10-31"),
            ("rosh hashanah", "2024-10-03"),
        ] {
            let words: Vec<_> = name.split(' ').collect();
            let day = CALENDAR[words[0]].iter().find(|holiday| holiday.0 == words).unwrap().1;
            assert_eq!(day.in_year(2024).unwrap().to_string(), expected, "{name}");
        }
    }
}
