//! The days of holidays in a year, by the rules and lists of the lexicon.

use std::sync::LazyLock;

use crate::lexicon::{Lookup, Map, entries};
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary::weekday_number;
use crate::numbers::dates::calendar::Date;
use crate::numbers::units::measures::{Table, table};

/// How a holiday finds its day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Holiday {
    day: Day,
    /// Only in years that leave the second when divided by the first.
    every: Option<(i32, i32)>,
    moved: Moved,
}

#[derive(Clone, Copy, Debug)]
enum Day {
    /// Month and day.
    Fixed(u32, u32),
    /// Weekday (0 for Monday), month, and the day of that month from which on it is looked for.
    Weekday(i64, u32, u32),
    /// Days from Easter Sunday, in the West and in the Orthodox churches.
    Easter(i64),
    Pascha(i64),
    /// Two digits in base 36 for each year from [`FIRST_YEAR`]: the day of the year.
    Listed(&'static str),
}

/// Where a holiday goes that falls on a weekend.
#[derive(Clone, Copy, Debug)]
enum Moved {
    No,
    Nearest,
    Eve,
    Workday,
}

/// The first year of `lexicon/feasts.txt`.
const FIRST_YEAR: i32 = 1950;

/// The first year of `lexicon/easters.txt`.
const EASTERS_FROM: i32 = 1900;

static EASTERS: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../lexicon/easters.txt")));

/// A word of a name; of a possessive its stem.
struct Word {
    stem: &'static str,
    possessive: bool,
}

type Name = (Vec<Word>, Holiday);

/// All names by the first word that a text can give them, the longest first.
static NAMES: LazyLock<Lookup<String, Vec<Name>>> = LazyLock::new(|| {
    let lines = |list| entries(list).filter_map(|line: &'static str| line.split_once('\t'));
    let ruled = lines(include_str!("../../lexicon/holidays.txt")).filter_map(|(names, rule)| Some((names, Holiday::parse(rule)?)));
    let listed = lines(include_str!("../../lexicon/feasts.txt"))
        .map(|(names, days)| (names, Holiday { day: Day::Listed(days), every: None, moved: Moved::No }));
    let mut table: Map<String, Vec<_>> = Map::default();
    for (names, holiday) in ruled.chain(listed) {
        for name in names.split('|') {
            let Some(first) = words(name).into_iter().next() else { continue };
            if first.possessive {
                table.entry(format!("{}s", first.stem)).or_default().push((words(name), holiday));
            }
            table.entry(first.stem.to_owned()).or_default().push((words(name), holiday));
        }
    }
    for names in table.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    table.into()
});

fn words(name: &'static str) -> Vec<Word> {
    let word = |word: &'static str| match word.strip_suffix("'s").or_else(|| word.strip_suffix("s'")) {
        Some(stem) => Word { stem, possessive: true },
        None => Word { stem: word, possessive: false },
    };
    name.split(' ').filter(|part| *part != "'s").map(word).collect()
}

/// Whether the name of a holiday begins with a word.
pub(crate) fn opens(word: &str) -> bool {
    NAMES.contains(word)
}

/// The holiday whose name starts at a token, and the token after it.
pub(crate) fn named(doc: &Passage, at: usize) -> Option<(Holiday, usize)> {
    let names = NAMES.get(doc.lower(at))?;
    names.iter().find_map(|(words, holiday)| Some((*holiday, words.iter().try_fold(at, |at, word| word.end(doc, at))?)))
}

impl Word {
    /// The token after this word, where it stands at a token: "mother's", "mothers", "mothers'", "mother".
    fn end(&self, doc: &Passage, at: usize) -> Option<usize> {
        let found = doc.lower(at);
        let plural = self.possessive && found.strip_suffix('s').is_some_and(|stem| stem == self.stem);
        let mark = self.possessive && matches!((doc.lower(at + 1), plural), ("'s", false) | ("'", true));
        // "In a single day" is no Singles' Day.
        let stem = || found == self.stem && (mark || !self.possessive || doc.is_capitalized(at) || doc.sentence_at(at).len() <= 4);
        (plural || stem()).then_some(at + 1 + usize::from(mark))
    }
}

impl Holiday {
    fn parse(rule: &str) -> Option<Self> {
        let mut parts = rule.split(' ').peekable();
        let month_day = |text: &str| text.split_once('-').and_then(|(month, day)| Some((month.parse().ok()?, day.parse().ok()?)));
        let first = parts.next()?;
        let mut shift = || parts.next_if(|part| part.starts_with(['+', '-'])).map_or(Some(0), |days| days.parse().ok());
        let day = match (first, weekday_number(first)) {
            ("easter", _) => Day::Easter(shift()?),
            ("pascha", _) => Day::Pascha(shift()?),
            (_, Some(weekday)) => month_day(parts.next()?).map(|(month, day)| Day::Weekday(weekday, month, day))?,
            _ => month_day(first).map(|(month, day)| Day::Fixed(month, day))?,
        };
        let (every, moved) = match parts.next() {
            Some("every") => (Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)), Moved::No),
            Some("nearest") => (None, Moved::Nearest),
            Some("eve") => (None, Moved::Eve),
            Some("workday") => (None, Moved::Workday),
            Some(_) => return None,
            None => (None, Moved::No),
        };
        Some(Self { day, every, moved })
    }

    /// Its day in a year, where that has one.
    pub(crate) fn in_year(self, year: i32) -> Option<Date> {
        if self.every.is_some_and(|(period, rest)| year.rem_euclid(period) != rest) {
            return None;
        }
        let day = match self.day {
            Day::Fixed(month, day) => Date::new(year, month, day)?,
            Day::Weekday(weekday, month, day) => Date::new(year, month, day)?.next(weekday),
            Day::Easter(days) => listed(EASTERS.get("easter")?, EASTERS_FROM, year)?.plus_days(days),
            Day::Pascha(days) => listed(EASTERS.get("pascha")?, EASTERS_FROM, year)?.plus_days(days),
            Day::Listed(days) => listed(days, FIRST_YEAR, year)?,
        };
        Some(match (self.moved, day.weekday()) {
            (Moved::Nearest, 5) | (Moved::Eve, 6) => day.plus_days(-1),
            (Moved::Nearest, 6) => day.plus_days(1),
            (Moved::Workday, _) => workday(day)?,
            _ => day,
        })
    }

    /// The last one on or before a day.
    pub(crate) fn until(self, day: Date) -> Option<Date> {
        (0..9).find_map(|back| self.in_year(day.year - back).filter(|found| *found <= day))
    }

    /// The next one from a day on.
    pub(crate) fn from(self, day: Date) -> Option<Date> {
        (0..9).find_map(|ahead| self.in_year(day.year + ahead).filter(|found| *found >= day))
    }

    /// The one nearest to a day.
    pub(crate) fn nearest(self, day: Date) -> Option<Date> {
        let (before, after) = (self.until(day), self.from(day));
        before.into_iter().chain(after).min_by_key(|found| found.days_from(day).abs())
    }
}

/// The day of a year in a list that begins with a year, two digits in base 36 for each.
fn listed(days: &str, first: i32, year: i32) -> Option<Date> {
    let at = usize::try_from(year - first).ok()? * 2;
    let number = i64::from_str_radix(days.get(at..at + 2)?, 36).ok()?;
    Date::new(year, 1, 1).map(|day| day.plus_days(number - 1))
}

/// The first day from another on that is neither of a weekend nor Emancipation Day, as it is kept: when taxes are due.
fn workday(day: Date) -> Option<Date> {
    let emancipation = Holiday { day: Day::Fixed(4, 16), every: None, moved: Moved::Nearest }.in_year(day.year)?;
    (0..7).map(|days| day.plus_days(days)).find(|day| day.weekday() < 5 && *day != emancipation)
}

#[cfg(test)]
mod tests {
    use super::{NAMES, named};
    use crate::document::Document;
    use crate::lexicon::entries;
    use crate::numbers::base::passage::Passage;

    #[test]
    fn days_of_a_year() {
        for (name, year, expected) in [
            ("Thanksgiving", 2024, "2024-11-28"),
            ("Black Friday", 2024, "2024-11-29"),
            ("Good Friday", 2024, "2024-03-29"),
            ("Orthodox Easter", 2024, "2024-05-05"),
            ("Mother’s Day", 2024, "2024-05-12"),
            ("Mothers Day", 2024, "2024-05-12"),
            ("Presidents' Day", 2024, "2024-02-19"),
            ("Memorial Day", 2024, "2024-05-27"),
            ("Victoria Day", 2024, "2024-05-20"),
            ("Christmas Eve", 2024, "2024-12-24"),
            ("Super Tuesday", 2024, "2024-03-05"),
            ("Super Tuesday", 2023, "none"),
            ("Election Day", 2022, "2022-11-08"),
            ("Tax Day", 2023, "2023-04-18"),
            ("King's Day", 2025, "2025-04-26"),
            ("Lunar New Year", 2024, "2024-02-10"),
            ("Easter", 2019, "2019-04-21"),
            ("Orthodox Easter", 2018, "2018-04-08"),
            ("Eid al-Fitr", 2024, "2024-04-10"),
            ("Diwali", 2024, "2024-10-31"),
            ("Rosh Hashanah", 2024, "2024-10-03"),
        ] {
            let doc = Document::new(name);
            let doc = Passage::whole(&doc);
            let (holiday, end) = named(&doc, 0).unwrap();
            assert_eq!(end, doc.end(), "{name}");
            assert_eq!(holiday.in_year(year).map_or("none".to_owned(), |d| d.to_string()), expected, "{name}");
        }
    }

    #[test]
    fn every_line_is_read() {
        let lines = entries(include_str!("../../lexicon/holidays.txt")).chain(entries(include_str!("../../lexicon/feasts.txt")));
        for name in lines.flat_map(|line| line.split('\t').next().unwrap().split('|')) {
            let doc = Document::new(name);
            let doc = Passage::whole(&doc);
            assert_eq!(named(&doc, 0).map(|(_, end)| end), Some(doc.end()), "{name}");
        }
        assert!(
            NAMES
                .keys()
                .filter_map(|name| NAMES.get(name))
                .flatten()
                .all(|(_, holiday)| (2016..2020).any(|year| holiday.in_year(year).is_some()))
        );
    }
}
