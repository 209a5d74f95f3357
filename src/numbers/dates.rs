//! Dates and times, to ISO 8601 at the text's own precision.
//!
//! A date without its year is read against the day of publication: the last one before it, the next one where the
//! sentence looks ahead. Without such a day the year stays open, "XXXX-12" (ISO 8601-2, unspecified digits).

use super::calendar::Date;
use super::passage::Passage;
use crate::annotation::QuantityKind;
use crate::document::TokenKind;

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
    /// First and last day (or month) of a span that has no better value: a weekend, half a year.
    pub(super) ends: Option<(String, String)>,
    pub(super) rule: &'static str,
}

impl Moment {
    pub(super) fn date(start: usize, end: usize, value: impl Into<Option<String>>, rule: &'static str) -> Self {
        Self { start, end, kind: QuantityKind::Date, value: value.into(), has_year: false, ends: None, rule }
    }
}

/// The date or time that starts at a token.
pub(super) fn read(doc: &Passage, at: usize, today: Option<Date>) -> Option<Moment> {
    let reader = Reader { doc, today };
    let joined = !doc.token(at + 1).spaced && matches!(doc.surface(at + 1), "-" | "/" | "–");
    match doc.kind(at) {
        TokenKind::Number => reader
            .era(at)
            .or_else(|| super::hours::stopwatch(doc, at))
            .or_else(|| reader.time(at))
            .or_else(|| (joined || doc.surface(at).contains('.')).then(|| reader.numeric(at)).flatten())
            .or_else(|| reader.day_month(at))
            .or_else(|| reader.day_of_list(at))
            .or_else(|| (!doc.token(at + 1).spaced && doc.kind(at + 1) == TokenKind::Word).then(|| reader.nth(at)).flatten())
            .or_else(|| reader.day_of(at))
            .or_else(|| reader.counted_weekday(at))
            .or_else(|| reader.spoken_time(at))
            .or_else(|| reader.year(at)),
        TokenKind::Word if joined || doc.lower(at).contains('-') => reader
            .numeric(at)
            .or_else(|| reader.months(at))
            .or_else(|| reader.ordinal_day(at))
            .or_else(|| reader.holiday(at))
            .or_else(|| reader.part(at))
            .or_else(|| reader.spoken_time(at))
            .or_else(|| reader.word(at)),
        TokenKind::Word => reader.word(at),
        TokenKind::Punct => reader.short_decade(at).or_else(|| reader.short_year(at)),
        _ => None,
    }
}

/// Whether a word is no name of a month.
pub(super) fn is_no_month(word: &str) -> bool {
    !MONTHS.iter().any(|m| *m == word || (word.len() > 2 && m.starts_with(word.trim_end_matches('.'))))
}

/// The number of a month by its name or the start of it, in small letters.
pub(super) fn month_name(word: &str) -> Option<u32> {
    let name = word.trim_end_matches('.');
    let month = MONTHS.iter().position(|m| *m == name || (name.len() >= 3 && name.len() <= 4 && m.starts_with(name)))?;
    Some(month as u32 + 1)
}

/// Reads moments of a document against a day.
pub(super) struct Reader<'a> {
    pub(super) doc: &'a Passage<'a>,
    pub(super) today: Option<Date>,
}

impl Reader<'_> {
    /// What starts with a word.
    fn word(&self, at: usize) -> Option<Moment> {
        if self.doc.lower(at) == "a" {
            let quarter = self.doc.lower(at + 1) == "quarter" && matches!(self.doc.lower(at + 2), "past" | "to");
            return quarter.then(|| self.spoken_time(at + 1)).flatten().map(|time| Moment { start: at, ..time });
        }
        self.nth(at)
            .or_else(|| self.weekday(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.year_kind(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.named(at))
            .or_else(|| self.week(at))
            .or_else(|| self.ordinal_day(at))
            .or_else(|| self.spoken_time(at))
            .or_else(|| self.decade_word(at))
            .or_else(|| self.part(at))
            .or_else(|| self.counted_weekday(at))
            .or_else(|| self.set(at))
    }

    /// A month's number by its name, capitalized; "May" and "March" only where a date can stand.
    pub(super) fn month(&self, at: usize) -> Option<u32> {
        let lower = self.doc.lower(at);
        let name = lower.trim_end_matches('.');
        let month = month_name(lower)?;
        let doubtful = matches!(name, "may" | "march" | "mar" | "jun" | "jan")
            || !self.doc.is_capitalized(at) && name.len() < 5 && !lower.ends_with('.');
        let beside = |i: usize| self.doc.kind(i) == TokenKind::Number;
        let before = self.doc.before(at);
        let date_like = beside(at + 1)
            || super::numerals::read(self.doc, at + 1).is_some_and(|n| n.ordinal)
            || self.year_at(at + 1).is_some()
            || (at > 0 && beside(at - 1))
            || (at > 1 && beside(at - 2) && matches!(before, "st" | "nd" | "rd" | "th") && !self.doc.token(at - 1).spaced)
            || self.doc.lower(at + 1) == "of" && self.is_month_of(at, name)
            || matches!(self.doc.lower(at + 1), "to" | "through")
                && self.doc.is_capitalized(at)
                && month_name(self.doc.lower(at + 2)).is_some()
            || DATE_PREPOSITIONS.contains(&before) && (self.doc.is_capitalized(at) || before == "of" || !matches!(name, "may" | "march"));
        (!doubtful || date_like).then_some(month)
    }

    /// "Jan of 2020", "March of last year", but "a march of thousands".
    fn is_month_of(&self, at: usize, name: &str) -> bool {
        !matches!(name, "may" | "march") || self.year_at(at + 2).is_some() || super::relative::direction(self.doc.lower(at + 2)).is_some()
    }

    /// A day of the month in digits, with its ending: the day and the token after it.
    pub(super) fn day(&self, at: usize) -> Option<(u32, usize)> {
        let priced = || !self.doc.token(at).spaced && at > 0 && super::currencies::is_sign(self.doc.surface(at - 1));
        if self.doc.kind(at) != TokenKind::Number || self.doc.surface(at).len() > 2 || priced() {
            return None;
        }
        let day: u32 = self.doc.surface(at).parse().ok().filter(|d| (1..=31).contains(d))?;
        let ending = !self.doc.token(at + 1).spaced && matches!(self.doc.lower(at + 1), "st" | "nd" | "rd" | "th");
        Some((day, at + 1 + usize::from(ending)))
    }

    /// A day of the month by its ordinal in words: the day and the token after it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        self.day_in_words(at, true)
    }

    pub(super) fn year_number(&self, at: usize) -> Option<i32> {
        let surface = self.doc.surface(at);
        let year = self.doc.kind(at) == TokenKind::Number && surface.len() == 4;
        if year { surface.parse().ok().filter(|y| (1000..=2999).contains(y)) } else { None }
    }

    /// A year after "September 20": ", 2023", " 2023", "of 2023", "in 2023", "’23", "of next year".
    pub(super) fn year_after(&self, at: usize) -> Option<(i32, usize)> {
        let doc = self.doc;
        let skip = usize::from(matches!(doc.lower(at), "," | "of" | "in"));
        let short = matches!(doc.surface(at), "'" | "’" | "‘") && !doc.token(at + 1).spaced && doc.surface(at + 1).len() == 2;
        let short = short.then(|| doc.surface(at + 1).parse().ok()).flatten().map(|year| (super::numeric::full_year(year), at + 2));
        // "March of next year", "in September last year".
        let told = || super::relative::direction(doc.lower(at + skip)).and_then(|_| self.year_by_word(at + skip));
        self.year_at(at + skip).or(short).or_else(|| told().filter(|_| doc.surface(at) != ","))
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
        // "Will be dissolved in October" tells nothing of the past.
        let past = |i: usize| PAST.contains(&doc.lower(i)) || doc.lower(i).len() > 4 && doc.lower(i).ends_with("ed");
        let reported = near.into_iter().any(|i| past(i) && !(i > sentence.start && doc.lower(i - 1) == "be"));
        let before = at.saturating_sub(25).max(sentence.start)..at;
        let after = (at + 1..(at + 10).min(sentence.end))
            .take_while(|&i| doc.kind(i) == TokenKind::Word && !matches!(doc.lower(i), "that" | "and" | "when" | "after"));
        // "The final is on Saturday", "it runs through Dec. 31".
        let on = at - usize::from(at > sentence.start && matches!(doc.lower(at - 1), "on" | "in" | "this" | "next" | "through"));
        // "Today is Good Friday" tells a name.
        let placed = on < at || super::relative::weekday_number(doc.lower(at)).is_some();
        if placed && on.checked_sub(1).is_some_and(|b| b >= sentence.start && is_scheduled(doc.lower(b))) {
            return true;
        }
        // "Between now and Friday".
        if at.checked_sub(2).is_some_and(|b| {
            doc.lower(b) == "now" && doc.classes(b + 1).any(crate::lexicon::Classes::PREPOSITION.or(crate::lexicon::Classes::CONJUNCTION))
        }) {
            return true;
        }
        // "on 2 May" is the month.
        let modal = |i: usize| doc.lower(i) != "may" || !doc.is_capitalized(i);
        !reported && before.chain(after).any(|i| AHEAD.contains(&doc.lower(i)) && modal(i))
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
        // "Brent for December delivery".
        let traded = matches!(self.doc.lower(at + 1), "delivery" | "futures" | "settlement" | "contract" | "contracts");
        Some(match traded || self.looks_ahead(at) {
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
            // "February 29" of no year: the nearest one that has it.
            Some(near) if year.is_none() => {
                [0, -1, 1, -2, 2, -3, 3].into_iter().find_map(|n| Date::new(near + n, month, day)).map(|d| d.to_string())
            }
            Some(year) => Date::new(year, month, day).map(|d| d.to_string()),
            None => Date::new(2000, month, day).map(|_| format!("XXXX-{month:02}-{day:02}")),
        }
    }

    /// "September 20, 2023", "Sept. 20", "September 2023", "September".
    pub(super) fn month_day(&self, at: usize) -> Option<Moment> {
        let month = self.month(at)?;
        let doc = self.doc;
        let the = at + 1 + usize::from(doc.lower(at + 1) == "the");
        let spoken = || self.spoken_day(the).filter(|(_, end)| self.year_after(*end).is_some());
        if let Some((day, end)) = self.day(the).or_else(|| self.ordinal(the)).or_else(spoken) {
            // "September 20:30" is a time; "December 12,000" no day.
            if doc.surface(end) != ":" {
                let (year, end) = self.year_after(end).map_or((None, end), |(y, e)| (Some(y), e));
                // "February 30, 2023" is a day that no calendar has: a date without a value.
                let value = self.day_value(at, month, day, year);
                if value.is_some() || year.is_some() {
                    return Some(Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "month day") });
                }
            }
        }
        if let Some((year, end)) = self.year_after(at + 1) {
            let value = self.month_value(at, month, Some(year));
            return Some(Moment { has_year: true, ..Moment::date(at, end, value, "month year") });
        }
        let range = matches!(doc.lower(at + 1), "to" | "through") && month_name(doc.lower(at + 2)).is_some();
        let modal = doc.lower(at) == "may" && !range && !at.checked_sub(1).is_some_and(|b| DATE_PREPOSITIONS.contains(&doc.lower(b)));
        (!modal).then(|| Moment::date(at, at + 1, self.month_value(at, month, None), "month"))
    }

    /// "20 September 2023", "20th of September".
    pub(super) fn day_month(&self, at: usize) -> Option<Moment> {
        let (day, after) = self.day(at)?;
        self.day_of_month(at, day, after)
    }

    pub(super) fn day_of_month(&self, at: usize, day: u32, after: usize) -> Option<Moment> {
        let of = after + usize::from(self.doc.lower(after) == "of");
        if super::relative::direction(self.doc.lower(of)).is_some() && (of > after || self.doc.lower(of + 1) == "month") {
            let (year, month, end) = self.month_named(of)?;
            let value = Date::new(year, month, day).map(|date| date.to_string());
            return Some(Moment { has_year: true, ..Moment::date(at, end, value, "day month") });
        }
        let month = self.month(of)?;
        let (year, end) = self.year_after(of + 1).map_or((None, of + 1), |(y, e)| (Some(y), e));
        let value = self.day_value(at, month, day, year);
        (value.is_some() || year.is_some()).then(|| Moment { has_year: year.is_some(), ..Moment::date(at, end, value, "day month") })
    }

    /// A day of the month by its number in words: the day and the token after it.
    fn spoken_day(&self, at: usize) -> Option<(u32, usize)> {
        self.day_in_words(at, false)
    }

    fn day_in_words(&self, at: usize, ordinal: bool) -> Option<(u32, usize)> {
        let numeral = super::numerals::read(self.doc, at).filter(|n| n.ordinal == ordinal && !n.digits)?;
        let day = u32::try_from(numeral.value?.to_whole()?).ok().filter(|day| (1..=31).contains(day))?;
        Some((day, numeral.end))
    }

    /// "the third of September", "the Fourth of July"; "fifteen August nineteen ninety-three".
    fn ordinal_day(&self, at: usize) -> Option<Moment> {
        let spoken = || self.spoken_day(at).filter(|(_, end)| self.month(*end).is_some() && self.year_after(*end + 1).is_some());
        let (day, end) = self.ordinal(at).filter(|(_, end)| self.doc.lower(*end) == "of").or_else(spoken)?;
        self.day_of_month(at, day, end)
    }
}

/// Verbs whose present tells what is to come.
fn is_scheduled(verb: &str) -> bool {
    matches!(
        verb,
        "is" | "are"
            | "begins"
            | "begin"
            | "beginning"
            | "starts"
            | "start"
            | "starting"
            | "opens"
            | "open"
            | "runs"
            | "ends"
            | "expires"
            | "resumes"
            | "resume"
    )
}

const MONTHS: &[&str] =
    &["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
pub(super) const DATE_PREPOSITIONS: &[&str] = &[
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
