//! Dates told from the day of publication: "Tuesday", "last month", "two days ago".

use super::calendar::Date;
use super::dates::{Moment, Reader};
use super::seasons::season;
use crate::document::Document;

/// "three days ago", "two weeks later": the moment so many units before or after today.
pub(super) fn shifted(doc: &Document, end: usize, amount: i128, unit: char, factor: i128, today: Option<Date>) -> Option<(usize, String)> {
    let sign = match doc.lower(end) {
        "ago" => -1,
        "from" if matches!(doc.lower(end + 1), "now" | "today") => 1,
        _ => return None,
    };
    let end = if sign < 0 { end + 1 } else { end + 2 };
    let amount = i32::try_from(amount.checked_mul(factor)?).ok().filter(|n| n.abs() < 5000)? * sign;
    let today = today?;
    let value = match unit {
        'D' => today.plus_days(i64::from(amount)).to_string(),
        'W' => today.plus_days(i64::from(amount) * 7).to_string(),
        'M' => {
            let (year, month) = today.plus_months(amount);
            format!("{year:04}-{month:02}")
        }
        _ => format!("{:04}", today.year + amount),
    };
    Some((end, value))
}

impl Reader<'_> {
    /// "Tuesday", "last Tuesday", with a full date behind it taken along.
    pub(super) fn weekday(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let direction = direction(doc.lower(at));
        let name = at + usize::from(direction.is_some());
        let lower = doc.lower(name).trim_end_matches('.');
        if !doc.is_capitalized(name) && lower.len() < 6 {
            return None;
        }
        let weekday = WEEKDAYS.iter().position(|d| {
            *d == lower || (d.starts_with(lower) && matches!(lower, "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri"))
        })?;
        let next = name + 1 + usize::from(doc.surface(name + 1) == ",");
        if let Some(date) = self.month_day(next).or_else(|| self.day_month(next)).filter(|d| d.rule != "month") {
            return Some(Moment { start: at, ..date });
        }
        let value = self.today.map(|today| {
            let back = (today.weekday() - weekday as i64).rem_euclid(7);
            let day = match direction {
                Some(-1) => today.plus_days(if back == 0 { -7 } else { -back }),
                Some(1) => today.plus_days(7 - back),
                _ if self.looks_ahead(name) && back != 0 => today.plus_days(7 - back),
                _ => today.plus_days(-back),
            };
            day.to_string()
        });
        Some(Moment::date(at, name + 1, value, "weekday"))
    }

    /// "today", "last month", "next spring", "this year".
    pub(super) fn relative(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let simple = match doc.lower(at) {
            "today" | "tonight" => Some(0),
            "yesterday" => Some(-1),
            "tomorrow" => Some(1),
            _ => None,
        };
        if let Some(days) = simple {
            return Some(Moment::date(at, at + 1, self.today.map(|t| t.plus_days(days).to_string()), "relative day"));
        }
        let direction = direction(doc.lower(at))?;
        let unit = doc.lower(at + 1);
        let value = |f: &dyn Fn(Date) -> String| self.today.map(f);
        let value = match unit {
            "night" if direction <= 0 => value(&|t| t.plus_days(i64::from(direction)).to_string()),
            "week" | "weekend" => value(&|t| {
                let (year, week) = t.plus_days(7 * i64::from(direction)).week();
                format!("{year:04}-W{week:02}")
            }),
            "month" => value(&|t| {
                let (year, month) = t.plus_months(direction);
                format!("{year:04}-{month:02}")
            }),
            "year" => value(&|t| format!("{:04}", t.year + direction)),
            "decade" => value(&|t| format!("{:03}X", t.year / 10 + direction)),
            "quarter" => value(&|t| {
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

fn direction(word: &str) -> Option<i32> {
    match word {
        "last" | "past" | "previous" => Some(-1),
        "this" => Some(0),
        "next" | "coming" => Some(1),
        _ => None,
    }
}

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
