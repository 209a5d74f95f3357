//! Parts of a span by their number or edge: "third quarter of 2018", "last Friday of October", "late July", "end of the year".

use super::calendar::{Date, days_in};
use super::dates::{Moment, Reader, month_name};
use super::relative::{direction, weekday_number};

impl Reader<'_> {
    /// "third quarter of 2018", "second Monday of May", "first week of June", "last day of October 2015".
    pub(super) fn nth(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some(edge) = self.edge(at) {
            return Some(edge);
        }
        let last = doc.lower(at) == "last";
        let (number, unit) = if last {
            (0, at + 1)
        } else {
            let numeral = super::numerals::read(doc, at).filter(|n| n.ordinal)?;
            (numeral.value?.to_whole().and_then(|n| i64::try_from(n).ok()).filter(|n| (1..=31).contains(n))?, numeral.end)
        };
        let of = unit + 1 + usize::from(matches!(doc.lower(unit + 1), "of" | "in"));
        if matches!(doc.lower(unit), "quarter" | "qtr") && (1..=4).contains(&number) {
            let named = self.year_number(of).map(|y| (y, of + 1)).or_else(|| self.year_by_word(of));
            let (year, end) = named.or_else(|| self.today.map(|t| (t.year, unit + 1)))?;
            return Some(Moment { has_year: true, ..Moment::date(at, end, format!("{year:04}-Q{number}"), "quarter") });
        }
        if doc.lower(unit) == "century" && !last {
            return Some(Moment::date(at, unit + 1, format!("{:02}XX", number - 1), "century"));
        }
        if of == unit + 1 {
            return None;
        }
        if let Some((year, end)) = self.year_number(of).map(|y| (y, of + 1)).or_else(|| self.year_by_word(of)) {
            let value = match doc.lower(unit) {
                "week" if !last && number <= 53 => format!("{year:04}-W{number:02}"),
                "month" if !last && number <= 12 => format!("{year:04}-{number:02}"),
                "month" if last => format!("{year:04}-12"),
                "day" if last => format!("{year:04}-12-31"),
                _ => return None,
            };
            return Some(Moment { has_year: true, ..Moment::date(at, end, value, "part of a year by its number") });
        }
        let (year, month, end) = self.month_named(of)?;
        let weekday = weekday_number(doc.lower(unit));
        let day = match (doc.lower(unit), weekday) {
            (_, Some(weekday)) => nth_weekday(year, month, weekday, number)?,
            ("day", _) if last => Date::new(year, month, days_in(year, month))?,
            ("day", _) => Date::new(year, month, u32::try_from(number).ok()?)?,
            ("week", _) => {
                let first = Date::new(year, month, 1)?;
                let thursday = first.plus_days((3 - first.weekday()).rem_euclid(7) + 7 * (if last { 3 } else { number - 1 }));
                let (year, week) = thursday.week();
                return Some(Moment::date(at, end, format!("{year:04}-W{week:02}"), "week of a month"));
            }
            _ => return None,
        };
        Some(Moment { has_year: true, ..Moment::date(at, end, day.to_string(), "day by its number") })
    }

    /// "May 2024", "next month", "October": year, month and the token after them.
    pub(super) fn month_named(&self, at: usize) -> Option<(i32, u32, usize)> {
        let doc = self.doc;
        if let Some(by) = direction(doc.lower(at)).filter(|_| doc.lower(at + 1) == "month") {
            let (year, month) = self.today?.plus_months(by);
            return Some((year, month, at + 2));
        }
        let month = self.month(at)?;
        match self.year_after(at + 1) {
            Some((year, end)) => Some((year, month, end)),
            None => Some((self.open_year(at, month, None)?, month, at + 1)),
        }
    }

    /// "the year", "this year", "next year".
    pub(super) fn year_by_word(&self, at: usize) -> Option<(i32, usize)> {
        let doc = self.doc;
        let by = if doc.lower(at) == "the" { Some(0) } else { direction(doc.lower(at)) };
        Some((self.today?.year + by.filter(|_| doc.lower(at + 1) == "year")?, at + 2))
    }

    /// "late July", "mid-March", "early next year", "later this week", "the end of the year": the span itself, as precise as can
    /// be told.
    pub(super) fn part(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some(month) = doc.lower(at).split_once('-').filter(|(part, _)| is_part(part)).and_then(|(_, month)| month_name(month)) {
            let (year, end) = self.year_after(at + 1).map_or((self.open_year(at, month, None), at + 1), |(year, end)| (Some(year), end));
            let value = year.map(|year| format!("{year:04}-{month:02}"));
            return Some(Moment::date(at, end, value, "part of a span"));
        }
        let inner = match doc.lower(at) {
            part if is_part(part) => at + 1 + usize::from(doc.surface(at + 1) == "-"),
            "earlier" | "later" if matches!(doc.lower(at + 1), "this" | "last" | "next" | "previous") => at + 1,
            "earlier" | "later" if (doc.lower(at + 1), doc.lower(at + 2)) == ("in", "the") => return self.of_today(at, at + 3),
            "beginning" | "start" | "middle" | "end" | "close" | "turn" if doc.lower(at + 1) == "of" => at + 2,
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

    fn part_of(&self, at: usize, inner: usize) -> Option<Moment> {
        if let Some((year, end)) = self.year_by_word(inner) {
            return Some(Moment::date(at, end, format!("{year:04}"), "part of a year"));
        }
        let whole = super::dates::read(self.doc, inner, self.today)
            .filter(|m| m.kind == crate::annotation::QuantityKind::Date && m.start == inner)?;
        Some(Moment { start: at, ends: None, rule: "part of a span", ..whole })
    }

    /// "the end of the week", "the start of the decade": of the one that today lies in.
    fn of_today(&self, at: usize, unit: usize) -> Option<Moment> {
        let today = self.today;
        let value = match self.doc.lower(unit) {
            "year" => today.map(|t| format!("{:04}", t.year)),
            "month" => today.map(|t| format!("{:04}-{:02}", t.year, t.month)),
            "week" => today.map(Date::week).map(|(year, week)| format!("{year:04}-W{week:02}")),
            "day" => today.map(|t| t.to_string()),
            "decade" => today.map(|t| format!("{:03}X", t.year / 10)),
            "century" => today.map(|t| format!("{:02}XX", t.year / 100)),
            _ => return None,
        };
        Some(Moment::date(at, unit + 1, value, "part of a span"))
    }

    /// "the last three weeks of 2021", "the first two days of March": so many units at an edge of a year or month.
    pub(super) fn edge(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let first = match doc.lower(at) {
            "first" | "opening" => true,
            "last" | "final" => false,
            _ => return None,
        };
        let numeral = super::numerals::read(doc, at + 1).filter(|n| !n.ordinal)?;
        let count = i32::try_from(numeral.value?.to_whole()?).ok().filter(|n| (1..=100).contains(n))?;
        let super::units::Unit::Duration { designator, factor: 1, clock: false } = super::units::duration(doc.lower(numeral.end))? else {
            return None;
        };
        let of = numeral.end + 1;
        if !matches!(doc.lower(of), "of" | "in") {
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
    matches!(word, "early" | "late" | "mid")
}

/// The nth weekday of a month; 0 for the last one.
pub(super) fn nth_weekday(year: i32, month: u32, weekday: i64, number: i64) -> Option<Date> {
    if number == 0 {
        let last = Date::new(year, month, days_in(year, month))?;
        return Some(last.plus_days(-(last.weekday() - weekday).rem_euclid(7)));
    }
    let first = Date::new(year, month, 1)?;
    let day = first.plus_days((weekday - first.weekday()).rem_euclid(7) + 7 * (number - 1));
    (day.month == month).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::nth_weekday;

    #[test]
    fn weekdays_of_a_month() {
        for (year, month, weekday, number, expected) in
            [(2024, 11, 3, 4, "2024-11-28"), (2014, 9, 1, 3, "2014-09-16"), (2013, 10, 4, 0, "2013-10-25"), (2016, 5, 0, 0, "2016-05-30")]
        {
            assert_eq!(nth_weekday(year, month, weekday, number).unwrap().to_string(), expected);
        }
        assert_eq!(nth_weekday(2024, 2, 3, 6), None);
    }
}
