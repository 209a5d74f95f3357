//! Dates in digits, or with a month's name between signs: "2023-09-20", "9/20/2023", "05-Aug-2016", "Dec-2018", "5/17".

use crate::annotation::QuantityKind;
use crate::document::TokenKind;
use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary;
use crate::numbers::base::vocabulary::quarter_name;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::{Moment, Reader};

/// The most parts that a date between signs has.
const PARTS: usize = 3;
/// More tokens than such a date and the marks that close behind it have.
const LONGEST: usize = 12;

/// One part of a date between signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A number with its count of digits.
    Number(u32, usize),
    /// A month by its name.
    Month(u32),
    /// A quarter, or a half of a year (5 and 6).
    Quarter(u32),
}

impl Reader<'_> {
    /// A date whose parts are joined by one sign without blanks.
    pub(crate) fn numeric(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some(moment) = self.dotted(at).or_else(|| self.timestamp(at)) {
            return Some(moment);
        }
        let (sign, parts, end) = self.signed(at)?;
        let value = match *parts.as_slice() {
            [Part::Number(a, la), Part::Number(b, lb), Part::Number(c, lc)] => match numbers(sign, [a, b, c], [la, lb, lc]) {
                Some(value) => value,
                None => return no_day([(a, la), (b, lb), (c, lc)]).then(|| Moment::date(at, end, None, "numeric date")),
            },
            // "2014-10" is a month, "2010-11" and "2015/16" are two years.
            [Part::Number(a, 4), Part::Number(b, 1 | 2)]
                if plain_year(a) && (1..=12).contains(&b) && (b <= a % 100 || sign == '/' && b != a % 100 + 1) =>
            {
                format!("{a:04}-{b:02}")
            }
            [Part::Number(a, 1 | 2), Part::Number(b, 4)] if plain_year(b) && (1..=12).contains(&a) => format!("{b:04}-{a:02}"),
            [Part::Number(a, 1 | 2), Part::Number(b, 1 | 2)] if sign == '/' => return self.month_and_day(at, a, b, end),
            [Part::Number(year, 4), Part::Quarter(part)] | [Part::Quarter(part), Part::Number(year, 4)] => {
                let (value, ends) = quarter(year as i32, part);
                return Some(Moment { ends, has_year: true, ..Moment::date(at, end, value, "quarter") });
            }
            _ => return self.written(at, &parts, end),
        };
        let known = doc.token(end).spaced || doc.kind(end) != TokenKind::Number;
        known.then(|| Moment { has_year: true, ..Moment::date(at, end, value, "numeric date") })
    }

    /// "20.09.2023": one token.
    fn dotted(&self, at: usize) -> Option<Moment> {
        let mut parts = self.doc.surface(at).split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next().filter(|y| y.len() == 4)?);
        let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
        let date = Date::new(year, month, day).or_else(|| Date::new(year, day, month))?;
        Some(Moment { has_year: true, ..Moment::date(at, at + 1, date.to_string(), "numeric date") })
    }

    /// "2018-07-04T10:15:00Z", as it is.
    fn timestamp(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let start = doc.span(at).start as usize;
        let date = doc.text().get(start..start + 11)?.strip_suffix('T')?;
        Date::parse(date)?;
        let rest = doc.text().get(start + 11..)?;
        let part = |text: &str, sign: &str| {
            let digits = text.strip_prefix(sign)?.get(..2)?;
            digits.bytes().all(|b| b.is_ascii_digit()).then_some(sign.len() + 2)
        };
        let mut length = part(rest, "")?;
        for sign in [":", ":"] {
            length += rest.get(length..).and_then(|rest| part(rest, sign)).unwrap_or(0);
        }
        let zone = rest.get(length..).unwrap_or_default();
        length += match zone.as_bytes().first() {
            Some(b'Z') => 1,
            Some(b'+' | b'-') => {
                part(zone.get(1..)?, "").map_or(0, |hours| 1 + hours + zone.get(1 + hours..).and_then(|rest| part(rest, ":")).unwrap_or(0))
            }
            _ => 0,
        };
        let value = doc.text().get(start..start + 11 + length)?.to_owned();
        let end = (at..at + 2 * LONGEST).find(|&i| doc.span(i).end as usize == start + value.len())? + 1;
        Some(Moment { kind: QuantityKind::Time, has_year: true, ..Moment::date(at, end, value, "timestamp") })
    }

    /// The sign, the parts and the end of what is joined from a token on.
    fn signed(&self, at: usize) -> Option<(char, Vec<Part>, usize)> {
        let doc = self.doc;
        let is_sign = |i: usize| doc.is(i, Group::DateSign);
        let (mut end, mut signs, mut joint) = (at + 1, 0, "");
        while end < at + LONGEST && !doc.token(end).spaced && doc.kind(end) != TokenKind::Quote && !doc.surface(end).is_empty() {
            if is_sign(end) {
                signs += 1;
                // "10/1/2018-10/7/2018": another date begins.
                if signs == PARTS || (signs > 1 && doc.surface(end) != joint) {
                    break;
                }
                joint = doc.surface(end);
            }
            end += 1;
        }
        let text = doc.text().get(doc.span(at).start as usize..doc.span(end - 1).end as usize)?;
        let text = text.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']);
        let sign = text.chars().find(|c| matches!(c, '-' | '/' | '–'))?;
        let parts: Option<Vec<_>> = text.split(sign).map(part).collect();
        let parts = parts.filter(|parts| (2..=PARTS).contains(&parts.len()))?;
        let stop = doc.span(at).start + text.len() as u32;
        let end = (at..end).find(|&i| doc.span(i).end >= stop)? + 1;
        (doc.span(end - 1).end == stop).then_some((sign, parts, end))
    }

    /// "05-Aug-2016", "2019/aug/01", "Dec-2018", "Nov/2": one month by name, the rest in digits.
    fn written(&self, at: usize, parts: &[Part], end: usize) -> Option<Moment> {
        let (mut month, mut year, mut day) = (None, None, None);
        for &part in parts {
            match part {
                Part::Month(number) if month.is_none() => month = Some(number),
                Part::Number(number, 4) if year.is_none() => year = Some(number as i32),
                Part::Number(number, 1 | 2) if day.is_none() => day = Some(number),
                Part::Number(number, 2) if year.is_none() => year = Some(full_year(number)),
                _ => return None,
            }
        }
        let month = month?;
        let value = match (year, day) {
            (Some(year), None) => format!("{year:04}-{month:02}"),
            (year, Some(day)) => self.day_value(at, month, day, year)?,
            _ => return None,
        };
        Some(Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "numeric date") })
    }

    /// "on 2/15", "Friday 7/6": month and day where a date must stand, or where they are no fraction; 9/11 is an event.
    fn month_and_day(&self, at: usize, first: u32, second: u32, end: usize) -> Option<Moment> {
        let doc = self.doc;
        let before = doc.before(at);
        let stands = Group::BeforeDayInDigits.has(before)
            || vocabulary::weekday_number(before).is_some()
            || self.follows_day(at)
            || (doc.sentence_at(at).len() <= 4 && second > 10);
        let fraction = second <= 10 || matches!(second, 12 | 16) || first > second;
        let (month, day) = if first > 12 { (second, first) } else { (first, second) };
        let event = (month, day) == (9, 11) || fraction && !stands;
        let (year, end) = self.year_after(end).map_or((None, end), |(year, end)| (Some(year), end));
        let value = (!event).then(|| self.day_value(at, month, day, year)).flatten()?;
        Some(Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "month and day") })
    }

    /// "from 5/1 to [5/7]", "on 11/5, 11/6 or [11/7]": behind others of its kind, the first of which stands where a day must.
    fn follows_day(&self, at: usize) -> bool {
        let doc = self.doc;
        let mut first = at;
        while first > 4 && at - first < 16 && doc.is(first - 1, Group::DateJoin) && doc.surface(first - 3) == "/" {
            first -= 4;
        }
        first < at && doc.is(first - 1, Group::BeforeDayInDigits)
    }

    /// "Jan-Feb 2017": two months in one word.
    pub(crate) fn months(&self, at: usize) -> Option<Moment> {
        let (first, second) = self.doc.surface(at).split_once(['-', '/'])?;
        let second = second.strip_prefix("to-").unwrap_or(second);
        // "Monday-Friday": the days of a habit.
        let day = |word: &str| vocabulary::weekday_number(&word.to_lowercase());
        if self.doc.is_capitalized(at) && day(first).is_some() && day(second).is_some() {
            return Some(Moment::date(at, at + 1, None, "comes again"));
        }
        let (first, second) = (vocabulary::month_name(&first.to_lowercase())?, vocabulary::month_name(&second.to_lowercase())?);
        let (year, end) = self.year_after(at + 1).map_or((self.open_year(at, second, None), at + 1), |(y, e)| (Some(y), e));
        let ends = year.map(|year| (format!("{:04}-{first:02}", year - i32::from(first > second)), format!("{year:04}-{second:02}")));
        let named = self.doc.is_capitalized(at);
        named.then(|| Moment { ends, has_year: year.is_some(), ..Moment::date(at, end, None, "two months") })
    }
}

/// A quarter of a year, or a half of one, with its first and last month.
pub(crate) fn quarter(year: i32, part: u32) -> (Option<String>, Option<(String, String)>) {
    if part <= 4 {
        return (Some(format!("{year:04}-Q{part}")), None);
    }
    let (from, to) = if part == 5 { (1, 6) } else { (7, 12) };
    (None, Some((format!("{year:04}-{from:02}"), format!("{year:04}-{to:02}"))))
}

/// A year in two digits.
pub(crate) fn full_year(year: u32) -> i32 {
    year as i32 + if year < 50 { 2000 } else { 1900 }
}

fn plain_year(year: u32) -> bool {
    (1400..=2100).contains(&year)
}

fn part(text: &str) -> Option<Part> {
    if let Ok(number) = text.parse() {
        return text.bytes().all(|b| b.is_ascii_digit()).then_some(Part::Number(number, text.len()));
    }
    let word = text.to_lowercase();
    let month = vocabulary::month_name(&word).map(Part::Month);
    month.or_else(|| quarter_name(&word).map(Part::Quarter))
}

/// "2023-02-30", "30/2/2023": written as a day, but one that no calendar has.
fn no_day(parts: [(u32, usize); 3]) -> bool {
    let (year, [one, other]) = match parts {
        [(year, 4), (month, 2), (day, 2)] => (year, [month, day]),
        [(one, 1 | 2), (other, 1 | 2), (year, 4)] => (year, [one.min(other), one.max(other)]),
        _ => return false,
    };
    plain_year(year) && (1..=12).contains(&one) && (1..=31).contains(&other)
}

/// Three numbers as a date, by where the year stands.
fn numbers(sign: char, [a, b, c]: [u32; 3], lengths: [usize; 3]) -> Option<String> {
    let either = |year: i32| Date::new(year, a, b).or_else(|| Date::new(year, b, a));
    let date = match lengths {
        [4, 1 | 2, 1 | 2] => Date::new(a as i32, b, c),
        [1 | 2, 1 | 2, 4] => either(c as i32),
        [1 | 2, 1 | 2, 2] if sign == '/' || c > 31 => either(full_year(c)),
        _ => None,
    };
    date.map(|date| date.to_string())
}
