//! Dates told from the day of publication: "Tuesday", "last month", "two days ago".

use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary::{direction, month_name};
use crate::numbers::base::vocabulary::{season, weekday_number};
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::calendar::WEEK;
use crate::numbers::dates::reader::{Moment, Reader};
use crate::numbers::dates::weeks::week_moment;
use crate::numbers::units::measures;

/// "three days ago", "two weeks after Easter": the moment so many units before or after today or another day.
pub(crate) fn shifted(reader: &Reader, end: usize, amount: i128, unit: char, factor: i128) -> Option<(usize, Option<String>)> {
    let (doc, today) = (reader.doc, reader.today);
    let near = |at: usize| match doc.lower(at) {
        "now" | "today" => Some(0),
        "tomorrow" => Some(1),
        "yesterday" => Some(-1),
        _ => None,
    };
    let (sign, anchor) = match doc.lower(end) {
        "ago" => (-1, end),
        "hence" => (1, end),
        "from" | "after" | "since" | "following" => (1, end + 1),
        "before" => (-1, end + 1),
        _ => return None,
    };
    if anchor == end {
        return Some((end + 1, today.and_then(|today| moved(today, amount, unit, factor, sign))));
    }
    if let Some(days) = near(anchor) {
        return Some((anchor + 1, today.and_then(|today| moved(today.plus_days(days), amount, unit, factor, sign))));
    }
    let other = reader.read(anchor).filter(|m| m.start == anchor && m.rule != "year")?;
    let day = Date::parse(other.value.as_deref()?)?;
    let count = i32::try_from(amount.checked_mul(factor)?).ok().filter(|n| n.abs() < 5000)?;
    Some((other.end, Some(day.plus_units(count * sign, unit)?.to_string())))
}

/// The day, month or year so many units from a day on.
pub(crate) fn moved(today: Date, amount: i128, unit: char, factor: i128, sign: i32) -> Option<String> {
    let amount = i32::try_from(amount.checked_mul(factor)?).ok().filter(|n| n.abs() < 5000)? * sign;
    let value = match unit {
        'D' => today.plus_days(i64::from(amount)).to_string(),
        'W' => today.plus_days(i64::from(amount) * WEEK).to_string(),
        'M' => {
            let (year, month) = today.plus_months(amount);
            format!("{year:04}-{month:02}")
        }
        _ => format!("{:04}", today.year + amount),
    };
    Some(value)
}

/// The days between which so many units up to today lie, or from today on.
pub(crate) fn ends(today: Date, count: i128, unit: char, sign: i32) -> Option<(String, String)> {
    let other = today.plus_units(i32::try_from(count).ok().filter(|n| *n < 5000)? * sign, unit)?;
    // What is to come begins with the day after.
    let (low, high) = if sign < 0 { (other, today) } else { (today.plus_days(1), other) };
    Some((low.to_string(), high.to_string()))
}

/// The months between which so many quarters before this one lie, or behind it.
pub(crate) fn quarters(today: Date, count: i128, sign: i32) -> Option<(String, String)> {
    let count = i32::try_from(count).ok().filter(|n| (1..1000).contains(n))?;
    let this = -((today.month as i32 - 1) % 3);
    let (low, high) = if sign < 0 { (this - 3 * count, this - 1) } else { (this + 3, this + 2 + 3 * count) };
    let month = |by: i32| today.plus_months(by);
    let written = |(year, month): (i32, u32)| format!("{year:04}-{month:02}");
    Some((written(month(low)), written(month(high))))
}

impl Reader<'_> {
    /// "Tuesday", "last Tuesday", with a full date behind it taken along.
    pub(crate) fn weekday(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let direction = direction(doc.lower(at)).filter(|_| !doc.is(at, Group::FromOther));
        let name = at + usize::from(direction.is_some());
        let lower = doc.lower(name).trim_end_matches('.');
        if !doc.is_capitalized(name) && lower.len() < 6 && doc.sentence_at(name).len() > 2 {
            return None;
        }
        // "Sat" and "Sun" are other words as well.
        let short = lower.len() > 3 || doc.is(name, Group::ShortWeekday) || self.day(name + 1).is_some();
        // "The Mon State office".
        let named = lower.len() == 3 && doc.case(name + 1) == Case::Title && month_name(doc.lower(name + 1)).is_none();
        let weekday = weekday_number(lower).filter(|_| short && !named)?;
        let next = name + 1 + usize::from(doc.surface(name + 1) == ",");
        let digits = doc.kind(next) == TokenKind::Number && !doc.token(next + 1).spaced;
        let whole = self.month_day(next).or_else(|| self.day_month(next)).or_else(|| digits.then(|| self.numeric(next)).flatten());
        if let Some(date) = whole.filter(|d| d.rule != "month") {
            let value = if date.has_year { date.value } else { date.value.map(|v| on_weekday(&v, weekday)) };
            return Some(Moment { start: at, value, ..date });
        }
        if let Some((value, end)) = self.weekday_of_week(weekday, name) {
            return Some(Moment::date(at, end, value, "weekday of a week"));
        }
        // "Friday 31", "Tuesday the 19th": the nearest month that has it.
        let the = next + usize::from(doc.lower(next) == "the");
        if let (Some((day, end)), Some(today)) = (
            self.day(the)
                .or_else(|| (the > next).then(|| self.ordinal(the)).flatten())
                .filter(|(_, end)| !doc.is(*end, Group::GoesOnDate) && (*end > the + 1 || doc.kind(*end) != TokenKind::Word)),
            self.today,
        ) {
            let bare = self.is_bare(at);
            let months = (0..24).map(|n| if bare || n % 2 == 0 { n / (2 - i32::from(bare)) } else { -(n + 1) / 2 });
            let months = months.map(|n| today.plus_months(n));
            let fits = months.filter_map(|(y, m)| Date::new(y, m, day)).find(|d| d.weekday() == weekday);
            if let Some(date) = fits {
                return Some(Moment::date(at, end, date.to_string(), "weekday and day"));
            }
        }
        // "on Saturday nights": of every week.
        if doc.is(name + 1, Group::PartsOfDays) {
            return Some(Moment::date(at, name + 1, None, "comes again"));
        }
        // "Tuesday week": the one behind the next, as Britons say.
        if direction.is_none() && doc.lower(name + 1) == "week" && (doc.kind(name + 2) != TokenKind::Word || doc.is_closed(name + 2)) {
            let value = self.today.map(|today| today.plus_days(1).next(weekday).plus_days(WEEK).to_string());
            return Some(Moment::date(at, name + 2, value, "weekday of a week"));
        }
        let value = self.today.map(|today| {
            let back = (today.weekday() - weekday).rem_euclid(7);
            let day = match direction {
                // Of the week before or after this one: on a Thursday, "last Wednesday" is not yesterday.
                Some(by @ (-1 | 1)) if !doc.is(at, Group::Coming) => today.plus_days(weekday - today.weekday() + WEEK * i64::from(by)),
                Some(-1) => today.plus_days(if back == 0 { -7 } else { -back }),
                Some(1) => today.plus_days(WEEK - back),
                Some(0) => today.plus_days(weekday - today.weekday()),
                _ if self.is_entry(name) => today.plus_days(WEEK - back),
                _ if self.weekday_is_ahead(name) && back != 0 => today.plus_days(WEEK - back),
                _ => today.plus_days(-back),
            };
            day.to_string()
        });
        Some(Moment::date(at, name + 1, value, "weekday"))
    }

    /// "Wednesday of next week", "Tuesday after next".
    fn weekday_of_week(&self, weekday: i64, name: usize) -> Option<(String, usize)> {
        let doc = self.doc;
        let today = self.today?;
        let monday = today.plus_days(-today.weekday());
        if doc.lower(name + 1) == "after" && doc.lower(name + 2) == "next" {
            let ahead = (weekday - today.weekday()).rem_euclid(7);
            return Some((today.plus_days(if ahead == 0 { 14 } else { ahead + 7 }).to_string(), name + 3));
        }
        let of = name + 1 + usize::from(doc.is(name + 1, Group::OfWeek));
        let at = of + usize::from(of > name + 1 && doc.lower(of) == "the");
        let weeks = direction(doc.lower(at)).filter(|_| doc.lower(at + 1) == "week")?;
        Some((monday.plus_days(i64::from(weeks) * WEEK + weekday).to_string(), at + 2))
    }

    /// "day after tomorrow", "week before last", "year after next".
    fn beyond(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let sign = match (doc.lower(at), doc.lower(at + 1), doc.lower(at + 2)) {
            ("day", "after", "tomorrow") | ("week" | "month" | "year", "after", "next") => 1,
            ("day", "before", "yesterday") | ("week" | "month" | "year", "before", "last") => -1,
            _ => return None,
        };
        let (unit, end) = (doc.lower(at), at + 3);
        if let ("week", Some(today)) = (unit, self.today) {
            return Some(week_moment(at, end, today.plus_days(14 * i64::from(sign))));
        }
        let designator = unit.chars().next().map_or('D', |c| c.to_ascii_uppercase());
        let value = self.today.and_then(|today| moved(today, 2, designator, 1, sign));
        Some(Moment::date(at, end, value, "relative"))
    }

    /// "today", "last month", "next spring", "this year".
    pub(crate) fn relative(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let simple = match doc.lower(at) {
            "today" | "tonight" => Some(0),
            "yesterday" => Some(-1),
            "tomorrow" => Some(1),
            _ => None,
        };
        // "Russia Today" is a name.
        let named = doc.is_capitalized(at) && at.checked_sub(1).is_some_and(|b| doc.is_capitalized(b) && doc.sentence_at(at).start < b);
        if let Some(days) = simple.filter(|_| !named) {
            return Some(Moment::date(at, at + 1, self.today.map(|t| t.plus_days(days).to_string()), "relative day"));
        }
        if let Some(beyond) = self.beyond(at) {
            return Some(beyond);
        }
        let direction = direction(doc.lower(at))?;
        let working = doc.is(at + 1, Group::WorkingWeek) && doc.lower(at + 2) == "week";
        if let Some(today) = self.today.filter(|_| working) {
            return Some(week_moment(at, at + 3, today.plus_days(WEEK * i64::from(direction))));
        }
        let unit = doc.lower(at + 1);
        if let Some(end) = vague_units(doc, at) {
            return Some(Moment::date(at, end, None, "units up to today"));
        }
        // "the next couple of weeks".
        if unit == "couple" {
            let named = at + 2 + usize::from(doc.lower(at + 2) == "of");
            let measures::Unit::Duration { designator, factor, clock: false } = measures::duration(doc.lower(named))? else {
                return None;
            };
            let ends = self.today.and_then(|today| ends(today, 2 * factor, designator, direction));
            return Some(Moment { ends, ..Moment::date(at, named + 1, None, "units up to today") });
        }
        if let Some(part) = self.part_of_year_by_word(at) {
            return Some(part);
        }
        // "the past year": up to today.
        if doc.lower(at) == "past"
            && let Some(measures::Unit::Duration { designator, factor, clock: false }) = measures::duration(unit)
            && !unit.ends_with('s')
        {
            let ends = self.today.and_then(|today| ends(today, factor, designator, direction));
            return Some(Moment { ends, ..Moment::date(at, at + 2, None, "units up to today") });
        }
        // "the previous year", "the following day": told from a date that the text told before.
        if doc.is(at, Group::FromOther) {
            let known = measures::duration(unit).is_some() || unit == "weekend" || season(unit).is_some() || self.month(at + 1).is_some();
            return known.then(|| Moment::date(at, at + 2, None, "relative"));
        }
        self.unit_told(at, direction)
    }

    /// "last month", "next spring": one unit before today's, that of today, or one behind.
    fn unit_told(&self, at: usize, direction: i32) -> Option<Moment> {
        let (doc, unit) = (self.doc, self.doc.lower(at + 1));
        let value = |f: &dyn Fn(Date) -> String| self.today.map(f);
        let value = match unit {
            // "CBS This Morning" is a programme.
            "morning" | "afternoon" | "evening" | "night" if doc.is_capitalized(at + 1) => return None,
            "morning" | "afternoon" if direction == 0 => value(&|t| t.to_string()),
            "night" | "evening" if direction <= 0 => value(&|t| t.plus_days(i64::from(direction)).to_string()),
            "week" => {
                // "next week Wednesday", "next week on Tuesday".
                let day = at + 2 + usize::from(doc.lower(at + 2) == "on");
                let weekday = weekday_number(doc.lower(day)).filter(|_| doc.kind(day) == TokenKind::Word);
                match (weekday, self.today) {
                    (Some(weekday), today) => {
                        let value = today.map(|t| t.plus_days(WEEK * i64::from(direction) - t.weekday() + weekday).to_string());
                        return Some(Moment::date(at, day + 1, value, "weekday of a week"));
                    }
                    (None, Some(today)) => return Some(week_moment(at, at + 2, today.plus_days(WEEK * i64::from(direction)))),
                    (None, None) => None,
                }
            }
            "weekend" => return Some(self.weekend(at, at + 2, i64::from(direction), true)),
            "month" => value(&|t| {
                let (year, month) = t.plus_months(direction);
                format!("{year:04}-{month:02}")
            }),
            "year" | "yr" => value(&|t| format!("{:04}", t.year + direction)),
            "fortnight" if direction != 0 => {
                let ends = self.today.and_then(|today| ends(today, 2, 'W', direction));
                return Some(Moment { ends, ..Moment::date(at, at + 2, None, "units up to today") });
            }
            "decade" => value(&|t| format!("{:03}X", t.year / 10 + direction)),
            "quarter" | "qtr" => value(&|t| {
                let (year, month) = t.plus_months(3 * direction);
                format!("{year:04}-Q{}", month.div_ceil(3))
            }),
            _ => match (season(unit), self.month(at + 1)) {
                (Some(season), _) => value(&|t| format!("{:04}-{season}", t.year + direction)),
                (_, Some(month)) => value(&|t| {
                    let year = match direction {
                        -1 if month >= t.month => t.year - 1,
                        1 if month <= t.month => t.year + 1,
                        _ => t.year,
                    };
                    format!("{year:04}-{month:02}")
                }),
                _ => return None,
            },
        };
        Some(Moment::date(at, at + 2, value, "relative"))
    }
}

/// "the next few days", "the past several years", "the coming days and weeks": where they end.
fn vague_units(doc: &Passage, at: usize) -> Option<usize> {
    let plural = |at: usize| {
        let word = doc.lower(at);
        (word.ends_with('s') || word == "millennia")
            && matches!(measures::duration(word), Some(measures::Unit::Duration { clock: false, .. }))
    };
    let unit = at + 1 + usize::from(doc.is(at + 1, Group::FewSeveral));
    // "Move past days of turmoil", "in previous years" tell no span from today.
    let determined = at > 0 && doc.classes(at - 1).any(Classes::DETERMINER);
    let stands = match doc.lower(at) {
        "this" | "current" => false,
        "next" | "coming" | "upcoming" => true,
        _ => determined,
    };
    if !stands || !plural(unit) || doc.lower(unit + 1) == "of" || lasts(doc, at) {
        return None;
    }
    Some(if doc.lower(unit + 1) == "and" && plural(unit + 2) { unit + 3 } else { unit + 1 })
}

/// Whether "last" before a length of time is the verb: "will last two weeks", "the talks last three days".
pub(crate) fn lasts(doc: &Passage, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| doc.lower(at) == "last") else { return false };
    let helps = doc.classes(before).any(Classes::AUXILIARY) || doc.is(before, Group::BeforeToLast);
    helps && !doc.is(before, Group::Helps) || doc.is_plural(before)
}

/// The date nearest to another that falls on a weekday: the year of "Fri, Jul 18".
fn on_weekday(date: &str, weekday: i64) -> String {
    let near = Date::parse(date)
        .and_then(|d| [0, 1, -1].into_iter().filter_map(|n| Date::new(d.year + n, d.month, d.day)).find(|d| d.weekday() == weekday));
    near.map_or_else(|| date.to_owned(), |d| d.to_string())
}
