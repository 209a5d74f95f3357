//! Days of a month by their numbers: two of them, the ones of a list, one of this month.

use crate::document::TokenKind;
use crate::numbers::base::groups::Group;
use crate::numbers::dates::ahead::Outlook;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::{Moment, Reader};

/// Two days of one month: "5-6 April 2016", "between May 3 and 5".
pub(crate) fn pair(reader: &Reader, at: usize) -> Option<(Moment, Option<String>, Option<String>)> {
    let doc = reader.doc;
    let joined = |i: usize| doc.is(i, Group::DayJoin);
    if !(at + 1..at + 5).any(joined) {
        return None;
    }
    let day = |i: usize| {
        let the = i + usize::from(doc.lower(i) == "the");
        reader.day(the).or_else(|| reader.ordinal(the))
    };
    // "From the 27th to the 3rd of April".
    let opened = at - usize::from(at > 0 && doc.lower(at - 1) == "the" && doc.is(at.wrapping_sub(2), Group::BetweenFrom));
    let before = doc.before(opened);
    let start = if Group::BetweenFrom.has(before) { opened - 1 } else { at };
    let and = |i: usize| doc.lower(i) != "and" || before == "between";
    let (first, second) = if let Some((number, after)) = day(at).filter(|(_, after)| joined(*after) && and(*after)) {
        let (to, end) = day(after + 1)?;
        // "Between the 21st and 23rd": of the month that today tells.
        let spoken = || reader.days_alone(at, number, to).filter(|_| start < at && after == at + 2 && doc.kind(end - 1) == TokenKind::Word);
        let Some(second) = reader.day_of_month(after + 1, to, end) else {
            let (first, last) = spoken()?;
            let whole = Moment { start, ..Moment::date(at, end, None, "days of a month") };
            return Some((whole, Some(first.to_string()), Some(last.to_string())));
        };
        let last = Date::parse(second.value.as_deref()?);
        let months = -i32::from(number > to && before == "from");
        match last.map(|last| last.plus_months(months)) {
            Some((year, month)) => (Date::new(year, month, number)?.to_string(), second),
            None => (format!("{}-{number:02}", second.value.as_ref()?.get(..7)?), second),
        }
    } else {
        let month = reader.month(at)?;
        let (from, after) = day(at + 1).filter(|(_, after)| joined(*after) && and(*after))?;
        let (to, end) = day(after + 1).filter(|(to, _)| *to > from)?;
        if doc.kind(end) == TokenKind::Word && reader.month(end).is_some() {
            return None;
        }
        let (year, end) = reader.year_after(end).map_or((None, end), |(y, e)| (Some(y), e));
        let second = Moment::date(at, end, reader.day_value(at, month, to, year), "month day");
        (reader.day_value(at, month, from, year)?, second)
    };
    let rising = second.value.as_ref().is_some_and(|s| first < *s);
    rising.then(|| (Moment { start, value: None, rule: "days of a month", ..second.clone() }, Some(first), second.value))
}

impl Reader<'_> {
    /// "the 18th": a day of this month, where a date must stand and nothing is counted.
    pub(crate) fn day_of(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let (day, end) = self.day(at).filter(|(_, end)| *end == at + 2)?;
        let before = at.checked_sub(2).map_or("", |b| doc.lower(b));
        let stands = doc.lower(at.wrapping_sub(1)) == "the" && Group::BeforeNth.has(before) || doc.is(at.wrapping_sub(1), Group::OnBy);
        let closes = doc.kind(end) != TokenKind::Word || doc.is_closed(end) && !doc.is(end, Group::OfThis);
        let date = self.day_alone(at, day).filter(|_| stands && closes)?;
        Some(Moment::date(at, end, date.to_string(), "day of this month"))
    }

    /// The day of that number nearest to today, as the sentence looks.
    fn day_alone(&self, at: usize, day: u32) -> Option<Date> {
        let today = self.today?;
        // The nearest one, where the clause does not tell.
        let ahead = match self.outlook(at) {
            Outlook::Ahead | Outlook::Likely => true,
            Outlook::Past => false,
            Outlook::Open => day >= today.day,
        };
        let months = if ahead { i32::from(day < today.day) } else { -i32::from(day > today.day) };
        let (year, month) = today.plus_months(months);
        Date::new(year, month, day)
    }

    /// Two days by their numbers alone, the second in the next month where it is the lower one.
    fn days_alone(&self, at: usize, first: u32, second: u32) -> Option<(Date, Date)> {
        let from = self.day_alone(at, first)?;
        let (year, month) = from.plus_months(i32::from(second < first));
        Some((from, Date::new(year, month, second)?))
    }

    /// "the 21st and 22nd of May", "8, 9 and 10 May": the first of days whose month stands behind the last.
    pub(crate) fn day_of_list(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let (day, after) = self.day(at)?;
        let mut next = after;
        for _ in 0..5 {
            if !doc.is(next, Group::Joins) {
                return None;
            }
            let the = next + 1 + usize::from(doc.lower(next + 1) == "the");
            let (last, end) = self.day(the).filter(|(last, _)| *last > day)?;
            if let Some(month) = self.day_of_month(the, last, end).filter(|m| m.rule == "day month") {
                let date = Date::parse(month.value.as_deref()?)?;
                return Some(Moment::date(at, after, Date::new(date.year, date.month, day)?.to_string(), "day of a list"));
            }
            next = end;
        }
        None
    }
}
