//! Dates and times, to ISO 8601 at the text's own precision.
//!
//! A date without its year is read against the day of publication: the last one before it, the next one where the
//! sentence looks ahead. Without such a day the year stays open, "XXXX-12" (ISO 8601-2, unspecified digits).

use super::calendar::Date;
use crate::annotation::QuantityKind;
use crate::document::{Document, TokenKind};

/// A date or time in the text.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) kind: QuantityKind,
    pub(super) value: Option<String>,
    /// Whether the text itself tells the year.
    pub(super) has_year: bool,
    pub(super) rule: &'static str,
}

impl Moment {
    pub(super) fn date(start: usize, end: usize, value: impl Into<Option<String>>, rule: &'static str) -> Self {
        Self { start, end, kind: QuantityKind::Date, value: value.into(), has_year: false, rule }
    }
}

/// The date or time that starts at a token.
pub(super) fn read(doc: &Document, at: usize, today: Option<Date>) -> Option<Moment> {
    let reader = Reader { doc, today };
    match doc.kind(at) {
        TokenKind::Number => reader
            .time(at)
            .or_else(|| reader.numeric(at))
            .or_else(|| reader.day_month(at))
            .or_else(|| reader.nth(at))
            .or_else(|| reader.day_of(at))
            .or_else(|| reader.year(at)),
        TokenKind::Word => reader
            .nth(at)
            .or_else(|| reader.weekday(at))
            .or_else(|| reader.month_day(at))
            .or_else(|| reader.relative(at))
            .or_else(|| reader.named(at))
            .or_else(|| reader.ordinal_day(at))
            .or_else(|| reader.spoken_time(at))
            .or_else(|| reader.part(at)),
        TokenKind::Punct => reader.short_decade(at),
        _ => None,
    }
}

/// Whether a word is no name of a month.
pub(super) fn is_no_month(word: &str) -> bool {
    !MONTHS.iter().any(|m| *m == word || (word.len() > 2 && m.starts_with(word.trim_end_matches('.'))))
}

/// Two days of one month: "5-6 April 2016", "between May 3 and 5".
pub(super) fn day_pair(doc: &Document, at: usize, today: Option<Date>) -> Option<(Moment, Option<String>, Option<String>)> {
    let reader = Reader { doc, today };
    let joined = |i: usize| matches!(doc.lower(i), "-" | "–" | "to" | "and" | "through" | "until" | "till");
    let before = at.checked_sub(1).map_or("", |b| doc.lower(b));
    let start = at - usize::from(matches!(before, "between" | "from"));
    let and = |i: usize| doc.lower(i) != "and" || before == "between";
    let (first, second) = if let Some((day, after)) = reader.day(at).filter(|(_, after)| joined(*after) && and(*after)) {
        let second = reader.day_month(after + 1)?;
        let first = format!("{}-{day:02}", second.value.as_ref()?.get(..7)?);
        (first, second)
    } else {
        let month = reader.month(at)?;
        let (day, after) = reader.day(at + 1).filter(|(_, after)| joined(*after) && and(*after))?;
        let (to, end) = reader.day(after + 1).filter(|(to, _)| *to > day)?;
        if doc.kind(end) == TokenKind::Word && reader.month(end).is_some() {
            return None;
        }
        let (year, end) = reader.year_after(end).map_or((None, end), |(y, e)| (Some(y), e));
        let second = Moment::date(at, end, reader.day_value(at, month, to, year), "month day");
        (reader.day_value(at, month, day, year)?, second)
    };
    let rising = second.value.as_ref().is_some_and(|s| first < *s);
    rising.then(|| (Moment { start, value: None, rule: "days of a month", ..second.clone() }, Some(first), second.value))
}

/// Reads moments of a document against a day.
pub(super) struct Reader<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) today: Option<Date>,
}

impl Reader<'_> {
    /// A month's number by its name, capitalized; "May" and "March" only where a date can stand.
    pub(super) fn month(&self, at: usize) -> Option<u32> {
        let lower = self.doc.lower(at);
        let name = lower.trim_end_matches('.');
        let month = MONTHS.iter().position(|m| *m == name || (name.len() >= 3 && name.len() <= 4 && m.starts_with(name)))? as u32 + 1;
        let doubtful = matches!(name, "may" | "march" | "mar" | "jun" | "jan")
            || !self.doc.is_capitalized(at) && name.len() < 5 && !lower.ends_with('.');
        let beside = |i: usize| self.doc.kind(i) == TokenKind::Number;
        let before = at.checked_sub(1).map_or("", |b| self.doc.lower(b));
        let date_like =
            beside(at + 1) || (at > 0 && beside(at - 1)) || self.doc.lower(at + 1) == "of" || DATE_PREPOSITIONS.contains(&before);
        (!doubtful || date_like).then_some(month)
    }

    /// A day of the month in digits, with its ending: the day and the token after it.
    pub(super) fn day(&self, at: usize) -> Option<(u32, usize)> {
        if self.doc.kind(at) != TokenKind::Number || self.doc.surface(at).len() > 2 {
            return None;
        }
        let day: u32 = self.doc.surface(at).parse().ok().filter(|d| (1..=31).contains(d))?;
        let ending = !self.doc.token(at + 1).spaced && matches!(self.doc.lower(at + 1), "st" | "nd" | "rd" | "th");
        Some((day, at + 1 + usize::from(ending)))
    }

    pub(super) fn year_number(&self, at: usize) -> Option<i32> {
        let surface = self.doc.surface(at);
        let year = self.doc.kind(at) == TokenKind::Number && surface.len() == 4;
        if year { surface.parse().ok().filter(|y| (1000..=2999).contains(y)) } else { None }
    }

    /// A year after "September 20": ", 2023", " 2023", "of 2023".
    pub(super) fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let skip = usize::from(matches!(self.doc.lower(at), "," | "of"));
        self.year_number(at + skip).map(|year| (year, at + skip + 1))
    }

    /// Whether a sentence is hardly more than the date: an entry of a calendar, with no verb to tell past from future.
    pub(super) fn is_bare(&self, at: usize) -> bool {
        let sentence = self.doc.sentence_at(at);
        let line = sentence.len() <= 6 && !sentence.clone().any(|i| PAST.contains(&self.doc.lower(i)) || self.doc.lower(i).ends_with("ed"));
        line && at - sentence.start <= 3
    }

    /// Whether the clause around a date speaks of what is to come; "said on Tuesday that it would" does not.
    pub(super) fn looks_ahead(&self, at: usize) -> bool {
        let doc = self.doc;
        let sentence = doc.sentence_at(at);
        let near = (at.saturating_sub(3).max(sentence.start)..at).rev().take_while(|&i| doc.kind(i) == TokenKind::Word);
        let reported = near.into_iter().any(|i| PAST.contains(&doc.lower(i)) || doc.lower(i).len() > 4 && doc.lower(i).ends_with("ed"));
        let before = at.saturating_sub(25).max(sentence.start)..at;
        let after = (at + 1..(at + 10).min(sentence.end))
            .take_while(|&i| doc.kind(i) == TokenKind::Word && !matches!(doc.lower(i), "that" | "and" | "when" | "after"));
        !reported && before.chain(after).any(|i| AHEAD.contains(&doc.lower(i)))
    }

    /// The year of a month, or of a month and day, that the text leaves open.
    pub(super) fn open_year(&self, at: usize, month: u32, day: Option<u32>) -> Option<i32> {
        let today = self.today?;
        let now = (today.month, day.map_or(0, |_| today.day));
        let then = (month, day.unwrap_or(0));
        if self.is_bare(at) {
            // By itself: the nearest one.
            let months = (month as i32 - today.month as i32).rem_euclid(12);
            return Some(today.year + i32::from(months <= 6 && then < now) - i32::from(months > 6 && then > now));
        }
        Some(match self.looks_ahead(at) {
            true if then < now => today.year + 1,
            false if then > now => today.year - 1,
            _ => today.year,
        })
    }

    fn month_value(&self, at: usize, month: u32, year: Option<i32>) -> String {
        match year.or_else(|| self.open_year(at, month, None)) {
            Some(year) => format!("{year:04}-{month:02}"),
            None => format!("XXXX-{month:02}"),
        }
    }

    pub(super) fn day_value(&self, at: usize, month: u32, day: u32, year: Option<i32>) -> Option<String> {
        match year.or_else(|| self.open_year(at, month, Some(day))) {
            Some(year) => Date::new(year, month, day).map(|d| d.to_string()),
            None => (day <= super::calendar::days_in(2000, month)).then(|| format!("XXXX-{month:02}-{day:02}")),
        }
    }

    /// "September 20, 2023", "Sept. 20", "September 2023", "September".
    pub(super) fn month_day(&self, at: usize) -> Option<Moment> {
        let month = self.month(at)?;
        let doc = self.doc;
        let the = at + 1 + usize::from(doc.lower(at + 1) == "the");
        let spoken = || {
            super::numerals::read(doc, the)
                .filter(|n| n.ordinal && !n.digits)
                .and_then(|n| Some((u32::try_from(n.value?.to_whole()?).ok()?, n.end)))
        };
        if let Some((day, end)) = self.day(the).or_else(spoken) {
            // "September 20:30" is a time; "December 12,000" no day.
            if doc.surface(end) != ":" {
                let (year, end) = self.year_after(end).map_or((None, end), |(y, e)| (Some(y), e));
                if let Some(value) = self.day_value(at, month, day, year) {
                    return Some(Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "month day") });
                }
            }
        }
        if let Some((year, end)) = self.year_after(at + 1) {
            let value = self.month_value(at, month, Some(year));
            return Some(Moment { has_year: true, ..Moment::date(at, end, value, "month year") });
        }
        let modal = doc.lower(at) == "may" && !at.checked_sub(1).is_some_and(|b| DATE_PREPOSITIONS.contains(&doc.lower(b)));
        (!modal).then(|| Moment::date(at, at + 1, self.month_value(at, month, None), "month"))
    }

    /// "20 September 2023", "20th of September".
    pub(super) fn day_month(&self, at: usize) -> Option<Moment> {
        let (day, after) = self.day(at)?;
        self.day_of_month(at, day, after)
    }

    fn day_of_month(&self, at: usize, day: u32, after: usize) -> Option<Moment> {
        let of = after + usize::from(self.doc.lower(after) == "of");
        let month = self.month(of)?;
        let (year, end) = self.year_after(of + 1).map_or((None, of + 1), |(y, e)| (Some(y), e));
        let value = self.day_value(at, month, day, year)?;
        Some(Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "day month") })
    }

    /// "the third of September", "the Fourth of July".
    fn ordinal_day(&self, at: usize) -> Option<Moment> {
        let numeral = super::numerals::read(self.doc, at).filter(|n| n.ordinal)?;
        let day = u32::try_from(numeral.value?.to_whole()?).ok().filter(|d| *d <= 31)?;
        if self.doc.lower(numeral.end) != "of" {
            return None;
        }
        self.day_of_month(at, day, numeral.end)
    }

    /// "2023-09-20", "9/20/2023", "20.09.2023", "05-Aug-2016", "on 2/15".
    fn numeric(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if let Some(date) = self.written_month(at).or_else(|| self.month_and_day(at)) {
            return Some(date);
        }
        let number = |i: usize| if doc.kind(i) == TokenKind::Number { doc.surface(i).parse::<u32>().ok() } else { None };
        let dotted: Vec<_> = doc.surface(at).split('.').collect();
        if let [day, month, year] = dotted.as_slice() {
            let date = Date::new(year.parse().ok().filter(|_| year.len() == 4)?, month.parse().ok()?, day.parse().ok()?)?;
            return Some(Moment::date(at, at + 1, date.to_string(), "numeric date"));
        }
        let sign = doc.surface(at + 1);
        if !matches!(sign, "-" | "/" | "–") || doc.surface(at + 3) != sign || doc.token(at + 1).spaced || doc.token(at + 4).spaced {
            return None;
        }
        let (a, b, c) = (number(at)?, number(at + 2)?, number(at + 4)?);
        let lengths = (doc.surface(at).len(), doc.surface(at + 4).len());
        let date = match lengths {
            (4, 1 | 2) => Date::new(a as i32, b, c),
            (1 | 2, 4) => Date::new(c as i32, a, b).or_else(|| Date::new(c as i32, b, a)),
            (1 | 2, 2) if sign == "/" => {
                let year = c as i32 + if c < 50 { 2000 } else { 1900 };
                Date::new(year, a, b).or_else(|| Date::new(year, b, a))
            }
            _ => None,
        }?;
        Some(Moment::date(at, at + 5, date.to_string(), "numeric date"))
    }

    /// "05-Aug-2016", "31/Oct/1974": a day, a month by name and a year with the same sign between.
    fn written_month(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let sign = doc.surface(at + 1);
        let joined = matches!(sign, "-" | "/") && doc.surface(at + 3) == sign && (1..5).all(|i| !doc.token(at + i).spaced);
        let month = self.month(at + 2).filter(|_| joined)?;
        let year = self.year_number(at + 4)?;
        let (day, _) = self.day(at)?;
        let date = Date::new(year, month, day)?;
        Some(Moment { has_year: true, ..Moment::date(at, at + 5, date.to_string(), "numeric date") })
    }

    /// "on 2/15": month and day where a date must stand; 9/11 is an event.
    fn month_and_day(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let before = at.checked_sub(1).map_or("", |b| doc.lower(b));
        let stands = matches!(before, "on" | "by" | "since" | "until" | "before" | "after") || doc.sentence_at(at).len() <= 4;
        let joined = doc.surface(at + 1) == "/" && !doc.token(at + 1).spaced && !doc.token(at + 2).spaced && doc.surface(at + 3) != "/";
        let number =
            |i: usize| doc.surface(i).parse::<u32>().ok().filter(|_| doc.kind(i) == TokenKind::Number && doc.surface(i).len() <= 2);
        let (month, day) = (number(at)?, number(at + 2)?);
        let (month, day) = if month > 12 { (day, month) } else { (month, day) };
        let event = (month, day) == (9, 11) || !stands || !joined || !(1..=12).contains(&month);
        let value = (!event).then(|| self.day_value(at, month, day, None)).flatten()?;
        Some(Moment::date(at, at + 3, value, "month and day"))
    }

    /// "the 18th": a day of this month, where a date must stand and nothing is counted.
    fn day_of(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let (day, end) = self.day(at).filter(|(_, end)| *end == at + 2)?;
        let before = at.checked_sub(2).map_or("", |b| doc.lower(b));
        let stands = doc.lower(at.wrapping_sub(1)) == "the" && matches!(before, "on" | "by" | "until" | "since" | "before")
            || matches!(doc.lower(at.wrapping_sub(1)), "on" | "by");
        let closes = doc.kind(end) != TokenKind::Word || matches!(doc.lower(end), "and" | "or" | "at" | "in" | "to" | "when" | "but");
        let today = self.today.filter(|_| stands && closes)?;
        let ahead = self.looks_ahead(at) || self.is_bare(at);
        let months = if ahead { i32::from(day < today.day) } else { -i32::from(day > today.day) };
        let (year, month) = today.plus_months(months);
        Some(Moment::date(at, end, Date::new(year, month, day)?.to_string(), "day of this month"))
    }

    /// "2023", "the 1990s", where nothing counted follows.
    fn year(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let surface = doc.surface(at);
        let close = !doc.token(at + 1).spaced;
        if (surface.len() == 4 || surface.len() == 2) && surface.ends_with('0') && close && doc.lower(at + 1) == "s" {
            let decade = surface.get(..surface.len() - 1)?;
            let value = if surface.len() == 4 { format!("{decade}X") } else { format!("19{decade}X") };
            return Some(Moment::date(at, at + 2, value, "decade"));
        }
        let year = self.year_number(at).filter(|y| (1400..=2100).contains(y))?;
        if at > 0
            && (super::currencies::is_sign(doc.surface(at - 1)) || matches!(doc.surface(at - 1), "#" | "." | "/") && !doc.token(at).spaced)
        {
            return None;
        }
        let before = at.checked_sub(1).map_or("", |b| doc.lower(b));
        if matches!(
            before,
            "than"
                | "least"
                | "most"
                | "about"
                | "nearly"
                | "roughly"
                | "around"
                | "approximately"
                | "some"
                | "over"
                | "almost"
                | "no."
                | "number"
                | "flight"
                | "page"
                | "room"
                | "$"
        ) {
            return None;
        }
        let next = doc.lower(at + 1);
        let dashed = matches!(next, "-" | "–") && close && doc.kind(at + 2) != TokenKind::Number;
        let counted = doc.token(at + 1).spaced
            && doc.kind(at + 1) == TokenKind::Word
            && super::counted::is_plural(doc, at + 1)
            && !DATE_PREPOSITIONS.contains(&before);
        let unit = doc.token(at + 1).spaced && doc.lower(at + 1).ends_with('s') && super::units::after(doc, at + 1).is_some();
        let known = DATE_PREPOSITIONS.contains(&before)
            || self.month(at.wrapping_sub(1)).is_some()
            || matches!(before, "(" | "," | "-" | "–" | "early" | "late" | "mid" | "and" | "or" | "the");
        let fits = known || (1900..=2060).contains(&year) || at == 0;
        (fits && !counted && !unit && !dashed).then(|| Moment::date(at, at + 1, format!("{year:04}"), "year"))
    }

    /// "’90s".
    fn short_decade(&self, at: usize) -> Option<Moment> {
        let mark = matches!(self.doc.surface(at), "’" | "'" | "‘");
        let decade = self.doc.surface(at + 1).strip_suffix('0').filter(|d| d.len() == 1)?;
        let fits = mark && !self.doc.token(at + 1).spaced && self.doc.lower(at + 2) == "s";
        fits.then(|| Moment::date(at, at + 3, format!("19{decade}X"), "decade"))
    }
}

const MONTHS: &[&str] =
    &["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const DATE_PREPOSITIONS: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "to", "of", "during", "before", "after", "through", "between", "early", "late", "mid",
    "last", "next", "this", "on", "every", "for", "circa",
];
const PAST: &[&str] = &["said", "told", "says", "wrote", "spoke", "met", "died", "began", "was", "were", "had"];
const AHEAD: &[&str] = &[
    "will",
    "'ll",
    "would",
    "could",
    "may",
    "might",
    "shall",
    "scheduled",
    "expected",
    "planned",
    "plans",
    "due",
    "upcoming",
    "next",
    "ahead",
    "until",
];
