//! Two dates that are the ends of one: "from May to July", "2019–2021", "between now and Friday".

use crate::annotation::QuantityKind;
use crate::document::TokenKind;
use crate::numbers::amounts::ranges::{Join, join};
use crate::numbers::base::groups::Group;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::hours;
use crate::numbers::dates::reader::{Moment, Reader};

/// A date with its other end: the whole, low and high.
pub(crate) fn dates(reader: &Reader, first: &Moment) -> Option<(Moment, Option<String>, Option<String>)> {
    let (doc, today) = (reader.doc, reader.today);
    // "from the end of 2007".
    let the = first.start.checked_sub(1).filter(|&b| doc.lower(b) == "the" && doc.is(b.wrapping_sub(1), Group::BetweenFrom));
    let opened = the.unwrap_or(first.start);
    // "2015/16" is two years.
    let slash = first.rule == "year" && doc.surface(first.end) == "/" && !doc.token(first.end).spaced;
    let (join, at) =
        join(doc, opened, first.end).or_else(|| slash.then_some((Join::Dash, first.end + 1))).filter(|(join, _)| *join != Join::Or)?;
    if join == Join::To && first.rule == "year" && doc.kind(at) != TokenKind::Number && doc.lower(first.end) != "through" {
        return None;
    }
    let start = if matches!(join, Join::Between | Join::From) { opened - 1 } else { first.start };
    let at = at + usize::from(doc.lower(at) == "the" && matches!(join, Join::Between | Join::From));
    let now = || {
        let present = doc.is(at, Group::Present) && first.kind == QuantityKind::Date;
        present.then(|| Moment::date(at, at + 1, today.map(|t| t.to_string()), "now"))
    };
    let bare = || hours::bare_end(doc, first, at).filter(|_| matches!(join, Join::Between | Join::From));
    if let Some(second) = reader.read(at).or_else(now).or_else(bare) {
        let through = doc.lower(first.end) == "through";
        let years = first.rule == "year" && second.rule != "year" && matches!(join, Join::Dash | Join::To) && !through;
        let rising = match (&first.value, &second.value) {
            (Some(a), Some(b)) if a.len() == b.len() => a < b,
            _ => true,
        };
        if second.kind != first.kind || years || !rising && first.rule == "year" {
            return None;
        }
        let low = first.ends.as_ref().map(|ends| ends.0.clone()).or_else(|| with_year_of(first, &second));
        let high = second.ends.as_ref().map(|ends| ends.1.clone()).or_else(|| after(low.as_deref(), first, &second));
        let low = low.filter(|_| first.value.is_some() || first.ends.is_some());
        let low = if first.kind == QuantityKind::Time { low.map(|low| hours::carried(doc, first, low, &second)) } else { low };
        let (low, high) = match today.filter(|_| first.rule == "month" && second.rule == "month") {
            Some(today) => around(today, low, high),
            None => (low, high),
        };
        let whole =
            Moment { start, end: second.end, kind: first.kind, has_year: first.has_year, ends: None, value: None, rule: "date range" };
        return Some((whole, low, high));
    }
    // "1980-85", "2015/16": the second year in two digits.
    let dashed = join == Join::Dash || doc.is(first.end, Group::Dash);
    let short =
        (dashed && first.rule == "year" && doc.surface(at).len() == 2 && doc.kind(at) == TokenKind::Number).then_some(doc.surface(at));
    let low = first.value.clone()?;
    let high = format!("{}{}", low.get(..2)?, short?);
    (high > low).then(|| {
        (
            Moment { start, end: at + 1, kind: first.kind, has_year: first.has_year, ends: None, value: None, rule: "date range" },
            Some(low),
            Some(high),
        )
    })
}

/// Months without a year, in the year in which today lies between them, where there is one: "it runs from May to September".
fn around(today: Date, low: Option<String>, high: Option<String>) -> (Option<String>, Option<String>) {
    let moved = |month: &Option<String>, by: i32| {
        let (year, rest) = month.as_ref()?.split_at_checked(4)?;
        Some(format!("{:04}{rest}", year.parse::<i32>().ok()? + by))
    };
    let now = format!("{:04}-{:02}", today.year, today.month);
    let near = [0, -1, 1].into_iter().map(|by| (moved(&low, by), moved(&high, by)));
    let holds = |(low, high): &(Option<String>, Option<String>)| {
        low.as_ref().is_some_and(|low| *low <= now) && high.as_ref().is_some_and(|high| *high >= now)
    };
    near.into_iter().find(holds).unwrap_or((low, high))
}

/// "between now and Friday", "from now until 2020": a moment with today as the other end.
pub(crate) fn from_now(reader: &Reader, last: &Moment) -> Option<(Moment, Option<String>, Option<String>)> {
    let (doc, today) = (reader.doc, reader.today);
    let start = last.start.checked_sub(3).filter(|&s| doc.lower(s + 1) == "now" && last.kind == QuantityKind::Date)?;
    let joined = matches!((doc.lower(start), doc.lower(start + 2)), ("between", "and") | ("from", "to" | "until" | "till" | "through"));
    let high = last.ends.as_ref().map(|ends| ends.1.clone()).or_else(|| last.value.clone());
    let whole = Moment { start, value: None, ends: None, rule: "date range", ..last.clone() };
    joined.then(|| (whole, today.map(|t| t.to_string()), high))
}

/// "between July 3 and August 4, 2019": a year behind the second end holds for the first one too.
fn with_year_of(first: &Moment, second: &Moment) -> Option<String> {
    let low = first.value.as_ref()?;
    let Some(high) = second.value.as_ref() else { return Some(low.clone()) };
    // "From Monday to Oct. 1, 2020": a day told from today keeps its year.
    let told = matches!(first.rule, "month" | "month day" | "day month" | "month and day" | "numeric date" | "holiday");
    let shared = told && !first.has_year && second.has_year && low.len() > 4 && high.len() > 4;
    if !shared {
        return Some(low.clone());
    }
    let year = high.get(..4)?;
    let (from, to) = (low.get(4..)?, high.get(4..)?);
    let year: i32 = year.parse().ok()?;
    Some(format!("{:04}{from}", if from > to { year - 1 } else { year }))
}

/// The second end, moved behind the first one where the text tells no year: "from next Monday to Friday", "August to October".
fn after(low: Option<&str>, first: &Moment, second: &Moment) -> Option<String> {
    let high = second.value.clone()?;
    // From the evening to the morning.
    if first.kind == QuantityKind::Time && !high.contains('-') {
        return Some(high);
    }
    let Some(low) = low.filter(|low| low.len() == high.len() && **low > *high && !second.has_year) else { return Some(high) };
    if second.rule == "weekday" {
        let (mut day, low) = (Date::parse(&high)?, Date::parse(low)?);
        while day < low && day.plus_days(28) > low {
            day = day.plus_days(7);
        }
        return Some(day.to_string());
    }
    let year: i32 = low.get(..4)?.parse().ok()?;
    let rest = high.get(4..).filter(|_| !first.has_year || !second.has_year)?;
    let moved = format!("{year:04}{rest}");
    Some(if *moved < *low { format!("{:04}{rest}", year + 1) } else { moved })
}
