//! The days that a date value covers. The grammar of these values, after ISO 8601 and its extension EDTF:
//!
//! | value | means | first and last day |
//! |---|---|---|
//! | `2024-05-16` | a day | that day |
//! | `2024-05` | a month | its first and last |
//! | `2024` | a year; `-0099` is 100 BC | 1 January to 31 December |
//! | `202X` | ten years | 2020-01-01 to 2029-12-31 |
//! | `20XX` | a hundred years | 2000-01-01 to 2099-12-31 |
//! | `2024-Q2` | a quarter | 1 April to 30 June |
//! | `2024-W20` | an ISO week, Monday to Sunday | 2024-05-13 to 2024-05-19 |
//! | `2024-21` to `-24` | spring, summer, autumn, winter of the northern year | 1 March to 31 May, … , 1 December to end of February |
//! | `2024-05-16T14:03` | a time of a day | that day |
//! | `XXXX-05-16`, `XXXX-05` | a day, a month of a year that nobody told | none |

use super::calendar::{Date, days_in};
use crate::annotation::{Days, QuantityKind};
use crate::numbers::base::quantity::Quantity;

/// Months of a quarter and of a season.
const QUARTER: u32 = 3;
/// The season that the year begins with in EDTF, and the month that it begins in.
const SPRING: u32 = 21;
const MARCH: u32 = 3;
const DECEMBER: u32 = 12;

/// The days that a figure covers, where it is a date and they are known: of its value, or from its low end to its high one.
pub(crate) fn days(quantity: &Quantity) -> Option<Days> {
    if quantity.kind != QuantityKind::Date {
        return None;
    }
    let (low, high) = (quantity.low.as_deref().and_then(covered), quantity.high.as_deref().and_then(covered));
    let ends = low.zip(high).map(|((first, _), (_, last))| (first, last));
    let (first, last) = ends.or_else(|| covered(quantity.value.as_deref()?)).filter(|(first, last)| first <= last)?;
    Some(Days { first: first.to_string(), last: last.to_string() })
}

/// Whether a value is no date, or one whose year has the four digits that ISO 8601 gives it: "in 9,000 years" may not.
pub(crate) fn is_writable(kind: QuantityKind, value: &str) -> bool {
    let date = if kind == QuantityKind::Time { value.split_once('T').map_or("", |(date, _)| date) } else { value };
    let year = date.strip_prefix('-').unwrap_or(date).split('-').next().unwrap_or_default();
    !matches!(kind, QuantityKind::Date | QuantityKind::Time) || date.is_empty() || year.len() == YEAR
}

/// The digits of a year.
const YEAR: usize = 4;

/// Whether the days of both ends of a span are known.
pub(crate) fn are_known(quantity: &Quantity) -> bool {
    [&quantity.low, &quantity.high].iter().all(|end| end.as_deref().and_then(covered).is_some())
}

/// First and last day of a value.
fn covered(value: &str) -> Option<(Date, Date)> {
    if let Some(tens) = value.strip_suffix('X') {
        let (century, years) = tens.strip_suffix('X').map_or((tens, 10), |hundreds| (hundreds, 100));
        let first: i32 = century.parse::<i32>().ok()?.checked_mul(years)?;
        return Some((Date::new(first, 1, 1)?, Date::new(first + years - 1, DECEMBER, 31)?));
    }
    let at = value.get(1..)?.find('-').map_or(value.len(), |at| at + 1);
    let (year, rest) = value.split_at_checked(at)?;
    let year: i32 = year.parse().ok()?;
    let months = |first: u32, last: u32| Some((Date::new(year, first, 1)?, Date::new(year, last, days_in(year, last))?));
    let Some(rest) = rest.strip_prefix('-') else { return months(1, DECEMBER) };
    if let Some(week) = rest.strip_prefix('W') {
        let monday = Date::of_week(year, week.parse().ok()?);
        return Some((monday, monday.plus_days(6)));
    }
    if let Some(number) = rest.strip_prefix('Q') {
        let last = number.parse::<u32>().ok().filter(|number| (1..=4).contains(number))? * QUARTER;
        return months(last + 1 - QUARTER, last);
    }
    if let Some((month, day)) = rest.split_once('-') {
        let day = Date::new(year, month.parse().ok()?, day.get(..2)?.parse().ok()?)?;
        return Some((day, day));
    }
    let month: u32 = rest.parse().ok()?;
    let Some(season) = month.checked_sub(SPRING) else { return months(month, month) };
    let first = MARCH + QUARTER * season;
    if first < DECEMBER {
        return months(first, first + QUARTER - 1);
    }
    Some((Date::new(year, DECEMBER, 1)?, Date::new(year + 1, 2, days_in(year + 1, 2))?))
}

#[cfg(test)]
mod tests {
    use super::covered;

    #[test]
    fn each_form_of_the_grammar_covers_its_days() {
        for (value, expected) in [
            ("2024-05-16", "2024-05-16 2024-05-16"),
            ("2024-05-16T14:03", "2024-05-16 2024-05-16"),
            ("2024-02", "2024-02-01 2024-02-29"),
            ("2024", "2024-01-01 2024-12-31"),
            ("-0099", "-0099-01-01 -0099-12-31"),
            ("202X", "2020-01-01 2029-12-31"),
            ("18XX", "1800-01-01 1899-12-31"),
            ("2024-Q2", "2024-04-01 2024-06-30"),
            ("2024-W20", "2024-05-13 2024-05-19"),
            ("2024-21", "2024-03-01 2024-05-31"),
            ("2024-23", "2024-09-01 2024-11-30"),
            ("2023-24", "2023-12-01 2024-02-29"),
            ("XXXX-05-16", "none"),
            ("XXXX-05", "none"),
            ("2024-13", "none"),
            ("2024-Q5", "none"),
            ("T14", "none"),
            ("ä", "none"),
        ] {
            let found = covered(value).map_or("none".to_owned(), |(first, last)| format!("{first} {last}"));
            assert_eq!(found, expected, "{value}");
        }
    }
}
