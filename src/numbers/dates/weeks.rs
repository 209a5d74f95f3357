//! Weeks and weekends: "week 10", "the week of April 10", "last week", "over the weekend".
//!
//! A week is written after ISO 8601, with its Monday and Sunday as the ends.

use crate::numbers::base::groups::Group;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::calendar::WEEK;
use crate::numbers::dates::holidays;
use crate::numbers::dates::reader::{Moment, Reader};

impl Reader<'_> {
    /// What starts with "week" or "weekend".
    pub(crate) fn week(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        match doc.lower(at) {
            "weekend" => {
                // "The weekend of Sept. 20".
                let of = at + 2 + usize::from(doc.lower(at + 2) == "the");
                let day = (doc.lower(at + 1) == "of").then(|| self.read(of)).flatten().filter(|m| m.start == of);
                if let Some((moment, day)) = day.and_then(|m| Some((m.clone(), Date::parse(m.value.as_deref()?)?))) {
                    let ends = Some(holidays::weekend(day));
                    return Some(Moment { ends, has_year: moment.has_year, ..Moment::date(at, moment.end, None, "weekend") });
                }
                // "That weekend", "a weekend trip" have no day.
                let told = doc.lower(at + 1) != "of" && (self.is_bare(at) || at > 0 && doc.lower(at - 1) == "the");
                let weekend = self.weekend(at, at + 1, 0, false);
                Some(Moment { ends: weekend.ends.filter(|_| told), ..weekend })
            }
            "week" => {
                if let Some(number) =
                    doc.surface(at + 1).parse::<i64>().ok().filter(|n| (1..=53).contains(n) && doc.surface(at + 1).len() <= 2)
                {
                    let of = at + 2 + usize::from(doc.is(at + 2, Group::OfInComma));
                    let named = self.year_number(of).map(|year| (year, of + 1)).or_else(|| self.year_by_word(of));
                    // "in week 10" of a season or a diet has no year.
                    let (year, end) = named.or_else(|| self.today.filter(|_| self.is_bare(at)).map(|today| (today.year, at + 2)))?;
                    return Some(week_moment(at, end, Date::of_week(year, number)));
                }
                let day = match (doc.lower(at + 1), doc.lower(at + 2)) {
                    ("beginning" | "starting" | "commencing" | "ending", "on") => at + 3,
                    ("beginning" | "starting" | "commencing" | "ending" | "of", "the") => at + 3,
                    ("beginning" | "starting" | "commencing" | "ending" | "of", _) => at + 2,
                    _ => return None,
                };
                let moment = self.read(day).filter(|m| m.start == day)?;
                let first = Date::parse(moment.value.as_deref()?)?;
                Some(Moment { has_year: moment.has_year, ..week_moment(at, moment.end, first) })
            }
            _ => None,
        }
    }

    /// The weekend so many weeks on; without such a word the last one, or the next one where the sentence looks ahead.
    pub(crate) fn weekend(&self, at: usize, end: usize, weeks: i64, told: bool) -> Moment {
        let ends = self.today.map(|today| {
            let this = today.plus_days(5 - today.weekday());
            let past = !told && today.weekday() < 5 && !self.looks_ahead(at) && !self.is_bare(at);
            let saturday = this.plus_days(WEEK * (weeks - i64::from(past)));
            (saturday.to_string(), saturday.plus_days(1).to_string())
        });
        Moment { ends, ..Moment::date(at, end, None, "weekend") }
    }
}

/// The week that holds a day.
pub(crate) fn week_moment(at: usize, end: usize, day: Date) -> Moment {
    let (year, week) = day.week();
    let monday = day.plus_days(-day.weekday());
    let ends = Some((monday.to_string(), monday.plus_days(6).to_string()));
    Moment { ends, ..Moment::date(at, end, format!("{year:04}-W{week:02}"), "week") }
}
