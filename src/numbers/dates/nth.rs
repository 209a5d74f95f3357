//! Parts of a span by their number or edge: "third quarter of 2018", "last Friday of October", "late July", "end of the year".

use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary::{direction, month_name, weekday_number};
use crate::numbers::dates::calendar::WEEK;
use crate::numbers::dates::calendar::{Date, days_in};
use crate::numbers::dates::reader::{Moment, Reader};
use crate::numbers::dates::weeks::week_moment;
use crate::numbers::dates::{numeric, years};
use crate::numbers::numerals::digits;
use crate::numbers::units::measures;

impl Reader<'_> {
    /// "third quarter of 2018", "second Monday of May", "first week of June", "last day of October 2015".
    pub(crate) fn nth(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some(edge) = self.edge(at) {
            return Some(edge);
        }
        let (rank, unit) = self.rank(at)?;
        let of = unit + 1 + usize::from(doc.is(unit + 1, Group::OfIn));
        if let (Rank::First(number @ 1..=4), "quarter" | "qtr") = (rank, doc.lower(unit)) {
            let (of, named) = self.named_year(of);
            if named.is_none() && doc.sentence_at(at).any(|i| doc.is(i, Group::Play)) {
                return None;
            }
            // "The first quarter of the game".
            if named.is_none() && doc.lower(of - 1) == "of" {
                return None;
            }
            let (year, end) = named.or_else(|| self.today.map(|t| (t.year, unit + 1)))?;
            return Some(Moment { has_year: true, ..Moment::date(at, end, format!("{year:04}-Q{number}"), "quarter") });
        }
        if let (Rank::First(number @ 1..=2), "half") = (rank, doc.lower(unit)) {
            let (of, named) = self.named_year(of);
            if of == unit + 1 {
                return None;
            }
            let Some((year, end)) = named else {
                // "The second half of July".
                if let Some((year, month, end)) = self.month_named(of) {
                    let (first, last) = if number == 1 { (1, 15) } else { (16, days_in(year, month)) };
                    let day = |day: u32| Date::new(year, month, day).map(|date| date.to_string());
                    return Some(Moment { ends: day(first).zip(day(last)), ..Moment::date(at, end, None, "edge of a span") });
                }
                let year = doc.is(of, Group::TheYear) && doc.lower(of + 1) == "year";
                return year.then(|| Moment::date(at, of + 2, None, "quarter"));
            };
            let (value, ends) = numeric::quarter(year, number as u32 + 4);
            return Some(Moment { ends, has_year: true, ..Moment::date(at, end, value, "quarter") });
        }
        if let (Rank::First(number), "century") = (rank, doc.lower(unit)) {
            let before = years::is_before_christ(doc.surface(unit + 1));
            let value = (before != Some(true)).then(|| format!("{:02}XX", number - 1));
            return Some(Moment::date(at, unit + 1 + usize::from(before.is_some()), value, "century"));
        }
        if of == unit + 1 {
            return None;
        }
        if let Some((year, end)) = self.year_number(of).map(|y| (y, of + 1)).or_else(|| self.year_by_word(of)) {
            return part_of_year(rank, doc.lower(unit), year, at, end);
        }
        // "The first Monday of the month", of each one.
        if of > unit + 1 && doc.is(of, Group::EachMonth) && doc.lower(of + 1) == "month" && weekday_number(doc.lower(unit)).is_some() {
            return Some(Moment::date(at, of + 2, None, "comes again"));
        }
        let (year, month, end) = self.month_named(of)?;
        let day = match (doc.lower(unit), weekday_number(doc.lower(unit))) {
            (_, Some(weekday)) => rank.weekday(year, month, weekday)?,
            ("day", _) => rank.day(Date::new(year, month, 1)?, Date::new(year, month, days_in(year, month))?)?,
            ("week", _) => return Some(week_moment(at, end, rank.weekday(year, month, THURSDAY)?)),
            _ => return None,
        };
        Some(Moment { has_year: true, ..Moment::date(at, end, day.to_string(), "day by its number") })
    }

    /// "next year's first quarter", "last year's second half".
    pub(crate) fn part_of_year_by_word(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if doc.lower(at + 1) != "year" || doc.lower(at + 2) != "'s" {
            return None;
        }
        let (Rank::First(number), unit) = self.rank(at + 3)? else { return None };
        let part = match (doc.lower(unit), number) {
            ("quarter" | "qtr", 1..=4) => number as u32,
            ("half", 1..=2) => number as u32 + 4,
            _ => return None,
        };
        let (value, ends) = self.year_by_word(at).map_or((None, None), |(year, _)| numeric::quarter(year, part));
        Some(Moment { ends, ..Moment::date(at, unit + 1, value, "quarter") })
    }

    /// Where the year stands that "fiscal" may open, and that year with the token after it.
    fn named_year(&self, at: usize) -> (usize, Option<(i32, usize)>) {
        let fiscal = self.doc.is(at, Group::Fiscal) && self.year_number(at + 1).is_some();
        let at = at + usize::from(fiscal);
        (at, self.year_number(at).map(|year| (year, at + 1)).or_else(|| self.year_by_word(at)))
    }

    /// "third", "last", "second to last", "second last": the rank and the token after it.
    fn rank(&self, at: usize) -> Option<(Rank, usize)> {
        let doc = self.doc;
        if doc.lower(at) == "last" {
            return Some((Rank::Last(1), at + 1));
        }
        let numeral = digits::read(doc, at).filter(|n| n.ordinal)?;
        let number = numeral.value?.to_whole().and_then(|n| i64::try_from(n).ok()).filter(|n| (1..=31).contains(n))?;
        Some(match (doc.lower(numeral.end), doc.lower(numeral.end + 1)) {
            ("last", _) => (Rank::Last(number), numeral.end + 1),
            ("to", "last") => (Rank::Last(number), numeral.end + 2),
            _ => (Rank::First(number), numeral.end),
        })
    }

    /// "May 2024", "next month", "October": year, month and the token after them.
    pub(crate) fn month_named(&self, at: usize) -> Option<(i32, u32, usize)> {
        let doc = self.doc;
        if let Some(by) = direction(doc.lower(at)).filter(|_| doc.lower(at + 1) == "month") {
            let (year, month) = self.today?.plus_months(by);
            return Some((year, month, at + 2));
        }
        let month = self.month(at)?;
        match self.year_after(at + 1) {
            Some((year, end)) => Some((year, month, end)),
            // By itself, "the first Tuesday of October" is an appointment.
            None if self.is_bare(at) => self.today.map(|today| (today.year + i32::from(month < today.month), month, at + 1)),
            None => Some((self.open_year(at, month, None)?, month, at + 1)),
        }
    }

    /// "the year", "this year", "next year".
    pub(crate) fn year_by_word(&self, at: usize) -> Option<(i32, usize)> {
        let doc = self.doc;
        let by = if doc.lower(at) == "the" { Some(0) } else { direction(doc.lower(at)) };
        Some((self.today?.year + by.filter(|_| doc.lower(at + 1) == "year")?, at + 2))
    }

    /// "late July", "mid-March", "early next year", "later this week", "the end of the year": the span itself, as precise as can
    /// be told.
    pub(crate) fn part(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some(month) = doc.lower(at).split_once('-').filter(|(part, _)| is_part(part)).and_then(|(_, month)| month_name(month)) {
            let (year, end) = self.year_after(at + 1).map_or((self.open_year(at, month, None), at + 1), |(year, end)| (Some(year), end));
            let value = year.map(|year| format!("{year:04}-{month:02}"));
            return Some(Moment::date(at, end, value, "part of a span"));
        }
        if let Some(year) = doc
            .lower(at)
            .split_once('-')
            .filter(|(part, _)| is_part(part))
            .and_then(|(_, year)| year.get(..4)?.parse::<i32>().ok())
            .filter(|y| (1000..=2999).contains(y))
        {
            let value = match doc.lower(at).split_once('-').and_then(|(_, year)| year.get(4..)) {
                Some("s") if year % 10 == 0 => format!("{:03}X", year / 10),
                Some("") => format!("{year:04}"),
                _ => return None,
            };
            return Some(Moment { has_year: true, ..Moment::date(at, at + 1, value, "part of a span") });
        }
        // "The mid-20th century".
        let ranked = || {
            doc.lower(at)
                .strip_prefix("mid-")?
                .strip_suffix(['h', 'd', 't'])?
                .get(..2)?
                .trim_end_matches(['t', 's', 'n', 'r'])
                .parse::<u32>()
                .ok()
        };
        if let Some(number) = ranked().filter(|n| (1..=30).contains(n) && doc.lower(at + 1) == "century") {
            return Some(Moment::date(at, at + 2, format!("{:02}XX", number - 1), "part of a span"));
        }
        let inner = match doc.lower(at) {
            "early" | "small" | "closing" | "final" | "opening" | "dying" | "last" | "first"
                if doc.is(at + 1, Group::UnitsOfTime) && doc.lower(at + 2) == "of" =>
            {
                at + 3
            }
            part if is_part(part) => at + 1 + usize::from(doc.surface(at + 1) == "-"),
            "earlier" | "later" if doc.is(at + 1, Group::ThisLast) => at + 1,
            "earlier" | "later" if (doc.lower(at + 1), doc.lower(at + 2)) == ("in", "the") => return self.of_today(at, at + 3),
            "beginning" | "start" | "middle" | "end" | "close" | "turn" if doc.lower(at + 1) == "of" => at + 2,
            "year-end" => return self.year_end(at, at + 1),
            "year" if doc.lower(at + 1) == "end" => return self.year_end(at, at + 2),
            "year" if (doc.lower(at + 1), doc.lower(at + 2)) == ("'s", "end") => return self.year_end(at, at + 3),
            _ => return None,
        };
        if doc.lower(inner) == "the" {
            return self.of_today(at, inner + 1).or_else(|| self.part_of(at, inner + 1));
        }
        if doc.lower(at + 1) == "of"
            && let Some(moment) = self.of_today(at, inner)
        {
            return Some(moment);
        }
        self.part_of(at, inner)
    }

    /// "by year-end", "before the year's end".
    fn year_end(&self, at: usize, end: usize) -> Option<Moment> {
        let before = self.doc.before(at);
        let stands = Group::BeforeYearEnd.has(before);
        stands.then(|| Moment::date(at, end, self.today.map(|today| format!("{:04}", today.year)), "part of a span"))
    }

    fn part_of(&self, at: usize, inner: usize) -> Option<Moment> {
        if let Some((year, end)) = self.year_by_word(inner) {
            return Some(Moment::date(at, end, format!("{year:04}"), "part of a year"));
        }
        let whole = self.read(inner).filter(|m| m.kind == crate::annotation::QuantityKind::Date && m.start == inner)?;
        Some(Moment { start: at, ends: None, rule: "part of a span", ..whole })
    }

    /// "the end of the week", "the start of the decade": of the one that today lies in.
    fn of_today(&self, at: usize, unit: usize) -> Option<Moment> {
        let today = self.today;
        let later = self.doc.is(at, Group::Later);
        let value = match self.doc.lower(unit) {
            "year" => today.map(|t| format!("{:04}", t.year)),
            "month" => today.map(|t| format!("{:04}-{:02}", t.year, t.month)),
            "week" => today.map(Date::week).map(|(year, week)| format!("{year:04}-W{week:02}")),
            "day" => today.map(|t| t.to_string()),
            // Of whose decade the text tells, "later in the decade" says nothing.
            "decade" | "century" if later => None,
            "decade" => today.map(|t| format!("{:03}X", t.year / 10)),
            "century" => today.map(|t| format!("{:02}XX", t.year / 100)),
            _ => return None,
        };
        Some(Moment::date(at, unit + 1, value, "part of a span"))
    }

    /// "the last three weeks of 2021", "the first two days of March": so many units at an edge of a year or month.
    pub(crate) fn edge(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let first = match doc.lower(at) {
            "first" | "opening" => true,
            "last" | "final" => false,
            _ => return None,
        };
        let numeral = digits::read(doc, at + 1).filter(|n| !n.ordinal)?;
        let count = i32::try_from(numeral.value?.to_whole()?).ok().filter(|n| (1..=100).contains(n))?;
        let measures::Unit::Duration { designator, factor: 1, clock: false } = measures::duration(doc.lower(numeral.end))? else {
            return None;
        };
        let of = numeral.end + 1;
        if !doc.is(of, Group::OfIn) {
            return None;
        }
        let (from, to, end) = if let Some((year, end)) = self.year_number(of + 1).map(|y| (y, of + 2)).or_else(|| self.year_by_word(of + 1))
        {
            (Date::new(year, 1, 1)?, Date::new(year, 12, 31)?, end)
        } else {
            let (year, month, end) = self.month_named(of + 1)?;
            (Date::new(year, month, 1)?, Date::new(year, month, days_in(year, month))?, end)
        };
        let (low, high) = if first {
            (from, from.plus_units(count, designator)?.plus_days(-1))
        } else {
            (to.plus_days(1).plus_units(-count, designator)?, to)
        };
        Some(Moment { ends: Some((low.to_string(), high.to_string())), ..Moment::date(at, end, None, "edge of a span") })
    }
}

fn is_part(word: &str) -> bool {
    Group::PartOfSpan.has(word)
}

/// A place in a row, counted from its start or from its end.
#[derive(Clone, Copy, Debug)]
enum Rank {
    First(i64),
    Last(i64),
}

/// The weekday whose month is that of its week (ISO 8601).
const THURSDAY: i64 = 3;

impl Rank {
    /// The day of this rank between two.
    fn day(self, first: Date, last: Date) -> Option<Date> {
        let day = match self {
            Self::First(number) => first.plus_days(number - 1),
            Self::Last(number) => last.plus_days(1 - number),
        };
        (first..=last).contains(&day).then_some(day)
    }

    /// The weekday of this rank in a month.
    fn weekday(self, year: i32, month: u32, weekday: i64) -> Option<Date> {
        let day = match self {
            Self::First(number) => Date::new(year, month, 1)?.next(weekday).plus_days(WEEK * (number - 1)),
            Self::Last(number) => Date::new(year, month, days_in(year, month))?.plus_days(-6).next(weekday).plus_days(-WEEK * (number - 1)),
        };
        (day.month == month).then_some(day)
    }
}

/// "third week of 2018", "last month of the year", "second to last day of 2020".
fn part_of_year(rank: Rank, unit: &str, year: i32, at: usize, end: usize) -> Option<Moment> {
    let value = match (unit, rank) {
        ("week", Rank::First(number)) if number <= 53 => return Some(week_moment(at, end, Date::of_week(year, number))),
        // 28 December lies in the last week of its year.
        ("week", Rank::Last(number)) => return Some(week_moment(at, end, Date::new(year, 12, 28)?.plus_days(-WEEK * (number - 1)))),
        ("month", Rank::First(number @ 1..=12)) => format!("{year:04}-{number:02}"),
        ("month", Rank::Last(number @ 1..=12)) => format!("{year:04}-{:02}", 13 - number),
        ("day", _) => rank.day(Date::new(year, 1, 1)?, Date::new(year, 12, 31)?)?.to_string(),
        _ => return None,
    };
    Some(Moment { has_year: true, ..Moment::date(at, end, value, "part of a year by its number") })
}

#[cfg(test)]
mod tests {
    use super::Rank;

    #[test]
    fn weekdays_of_a_month() {
        for (year, month, weekday, rank, expected) in [
            (2024, 11, 3, Rank::First(4), "2024-11-28"),
            (2014, 9, 1, Rank::First(3), "2014-09-16"),
            (2013, 10, 4, Rank::Last(1), "2013-10-25"),
            (2016, 5, 0, Rank::Last(1), "2016-05-30"),
            (2016, 5, 0, Rank::Last(2), "2016-05-23"),
        ] {
            assert_eq!(rank.weekday(year, month, weekday).unwrap().to_string(), expected);
        }
        assert_eq!(Rank::First(6).weekday(2024, 2, 3), None);
    }
}
