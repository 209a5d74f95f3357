//! Lengths of time told from today or from another day, and spans with one end: "the past two weeks", "in two
//! weeks", "3 days starting Monday", "since May".

use super::Finder;
use super::amounts::Ends;
use crate::annotation::QuantityKind;
use crate::document::Tokens;
use crate::lexicon::Classes;
use crate::numbers::amounts::amount::Amount;
use crate::numbers::amounts::counted;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::quantity::Quantity;
use crate::numbers::base::vocabulary;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::{Moment, Reader};
use crate::numbers::dates::relative;
use crate::numbers::units::measures;

impl Finder<'_> {
    /// "the past two weeks", "the next 18 months": the first token, and where they begin and end, told from today.
    pub(crate) fn up_to_today(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free)?;
        let sign = vocabulary::direction(self.doc.lower(before)).filter(|sign| *sign != 0 && !relative::lasts(self.doc, before))?;
        let span = amount.span.filter(|s| !s.clock && amount.factor.times < 10)?;
        let count = amount.value?.to_whole()?.checked_mul(amount.factor.times)?;
        Some((before, self.ends(amount.end - 1, count, span.designator, sign)))
    }

    /// The ends of so many units up to today or from today on; `named` is the word of the unit: quarters are whole ones.
    fn ends(&self, named: usize, count: i128, unit: char, sign: i32) -> Ends {
        let today = self.today?;
        if self.doc.lower(named).starts_with("quarter") {
            relative::quarters(today, count / 3, sign)
        } else {
            relative::ends(today, count, unit, sign)
        }
    }

    /// "3 days starting Monday": where they end, the first day and the last.
    pub(crate) fn days_from(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let doc = self.doc;
        let span = amount.span.filter(|s| !s.clock && doc.is(amount.end, Group::Starting))?;
        let at = amount.end + 1 + usize::from(doc.is(amount.end + 1, Group::OnFrom));
        let first = Reader { doc, today: self.today }.read(at).filter(|m| m.start == at && m.kind == QuantityKind::Date)?;
        let count = i32::try_from(amount.value?.to_whole()?.checked_mul(amount.factor.times)?).ok().filter(|n| (1..5000).contains(n))?;
        let days = first.value.as_deref().and_then(Date::parse);
        let ends = days.and_then(|day| Some((day.to_string(), day.plus_units(count, span.designator)?.plus_days(-1).to_string())));
        Some((first.end, ends))
    }

    /// "the last 24 hours".
    pub(super) fn clock_units(&self, amount: &Amount) -> Option<(Tokens, Quantity)> {
        let doc = self.doc;
        amount.span.filter(|span| span.clock)?;
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free)?;
        vocabulary::direction(doc.lower(before)).filter(|sign| *sign != 0 && !relative::lasts(doc, before))?;
        let value = amount.value.and_then(|value| amount.written(value));
        Some((self.with_article(before)..amount.end, Quantity::new(QuantityKind::Duration, value, "units up to now")))
    }

    /// "One day" that tells no length: nothing before it measures, nothing behind it counts from it.
    pub(crate) fn is_some_day(&self, amount: &Amount) -> bool {
        let doc = self.doc;
        let day = (doc.lower(amount.start), doc.lower(amount.start + 1)) == ("one", "day") && amount.end == amount.start + 2;
        let before = doc.before(amount.start);
        let measures = doc.classes(amount.start.wrapping_sub(1)).any(Classes::PREPOSITION) || Group::MeasuresDay.has(before);
        let counts = doc.is(amount.end, Group::AfterOneDay);
        let noun = counted::after(doc, amount.end, true).is_some_and(|noun| noun.start == amount.end);
        day && !measures && !counts && !noun
    }

    /// "Later" or "earlier" that closes a length of time: not "30 minutes later this week", "20 minutes earlier in the day".
    pub(crate) fn stands_apart(&self, at: usize) -> bool {
        let doc = self.doc;
        let of_day = doc.lower(at + 1) == "in" && doc.lower(at + 2) == "the" && measures::duration(doc.lower(at + 3)).is_some();
        doc.is(at, Group::Later) && !doc.is(at + 1, Group::NoLater) && !of_day
    }

    /// "in two weeks" where the sentence looks ahead: its start, its end, and the moment.
    pub(crate) fn ahead(&self, amount: &Amount) -> Option<(usize, usize, String)> {
        let span = amount.span.filter(|s| !s.clock)?;
        let before = self.in_future(amount)?;
        let count = amount.value.and_then(Decimal::to_whole)?;
        Some((before, amount.end, relative::moved(self.today?, count, span.designator, amount.factor.times, 1)?))
    }

    /// The "in" before a length of time, where the sentence looks ahead.
    pub(crate) fn in_future(&self, amount: &Amount) -> Option<usize> {
        let doc = self.doc;
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free && doc.lower(*b) == "in")?;
        let told = Reader { doc, today: self.today };
        let future = told.looks_ahead(before) || told.is_bare(before) && before == doc.sentence_at(before).start;
        future.then_some(before)
    }

    /// "since May", "starting on Monday", "until Friday": the one end of a span that is told.
    pub(crate) fn open_ends(&self, moment: &Moment) -> (Option<String>, Option<String>) {
        let doc = self.doc;
        let word = |back: usize| moment.start.checked_sub(back).map_or("", |at| doc.lower(at));
        let value = || moment.value.clone().filter(|_| matches!(moment.kind, QuantityKind::Date | QuantityKind::Time));
        let skip = usize::from(word(1) == "the");
        match (word(skip + 1), word(skip + 2)) {
            ("since" | "starting" | "beginning", _) | ("on" | "in" | "from" | "at", "starting" | "beginning") => (value(), None),
            ("until" | "till" | "through", _) => (None, value()),
            _ => (None, None),
        }
    }
}

/// The day that lies a length of time in whole days, weeks, months and years before another.
pub(crate) fn before(duration: &str, today: Date) -> Option<String> {
    let mut day = today;
    let mut rest = duration.strip_prefix('P')?;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (count, unit) = (rest.get(..at)?, rest.get(at..=at)?.chars().next()?);
        day = day.plus_units(-count.parse::<i32>().ok().filter(|n| *n < 5000)?, unit)?;
        rest = rest.get(at + 1..)?;
    }
    Some(day.to_string())
}
