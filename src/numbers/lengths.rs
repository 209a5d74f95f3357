//! Lengths of time told from today or from another day, and spans with one end: "the past two weeks", "in two
//! weeks", "3 days starting Monday", "since May".

use super::amount::Amount;
use super::calendar::Date;
use super::dates::Moment;
use super::decimal::Decimal;
use super::quantity::Quantity;
use super::{Ends, Finder, counted, dates, relative, units};
use crate::annotation::QuantityKind;
use crate::lexicon::Classes;

impl Finder<'_> {
    /// "the past two weeks", "the next 18 months": the first token, and where they begin and end, told from today.
    pub(super) fn up_to_today(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free)?;
        let sign = relative::direction(self.doc.lower(before)).filter(|sign| *sign != 0 && !relative::lasts(self.doc, before))?;
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
    pub(super) fn days_from(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let doc = self.doc;
        let span = amount.span.filter(|s| !s.clock && matches!(doc.lower(amount.end), "starting" | "beginning" | "commencing"))?;
        let at = amount.end + 1 + usize::from(matches!(doc.lower(amount.end + 1), "on" | "from"));
        let first = dates::read(doc, at, self.today).filter(|m| m.start == at && m.kind == QuantityKind::Date)?;
        let count = i32::try_from(amount.value?.to_whole()?.checked_mul(amount.factor.times)?).ok().filter(|n| (1..5000).contains(n))?;
        let days = first.value.as_deref().and_then(Date::parse);
        let ends = days.and_then(|day| Some((day.to_string(), day.plus_units(count, span.designator)?.plus_days(-1).to_string())));
        Some((first.end, ends))
    }

    /// "the last 24 hours".
    pub(super) fn clock_units(&mut self, amount: &Amount) -> Option<usize> {
        let doc = self.doc;
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free)?;
        relative::direction(doc.lower(before)).filter(|sign| *sign != 0 && !relative::lasts(doc, before))?;
        let value = amount.value.and_then(|value| amount.written(value));
        Some(self.push(self.with_article(before)..amount.end, Quantity::new(QuantityKind::Duration, value, "units up to now")))
    }

    /// "One day" that tells no length: nothing before it measures, nothing behind it counts from it.
    pub(super) fn is_some_day(&self, amount: &Amount) -> bool {
        let doc = self.doc;
        let day = (doc.lower(amount.start), doc.lower(amount.start + 1)) == ("one", "day") && amount.end == amount.start + 2;
        let before = doc.before(amount.start);
        let measures = doc.classes(amount.start.wrapping_sub(1)).any(Classes::PREPOSITION)
            || matches!(
                before,
                "than"
                    | "least"
                    | "just"
                    | "only"
                    | "about"
                    | "last"
                    | "lasts"
                    | "lasted"
                    | "takes"
                    | "took"
                    | "take"
                    | "every"
                    | "another"
                    | "or"
                    | "nearly"
            );
        let counts = matches!(
            doc.lower(amount.end),
            "ago"
                | "later"
                | "earlier"
                | "before"
                | "after"
                | "a"
                | "per"
                | "each"
                | "of"
                | "'s"
                | "from"
                | "long"
                | "only"
                | "or"
                | "to"
                | "off"
        );
        let noun = counted::after(doc, amount.end, true).is_some_and(|noun| noun.start == amount.end);
        day && !measures && !counts && !noun
    }

    /// "Later" or "earlier" that closes a length of time: not "30 minutes later this week", "20 minutes earlier in the day".
    pub(super) fn stands_apart(&self, at: usize) -> bool {
        let doc = self.doc;
        let of_day = doc.lower(at + 1) == "in" && doc.lower(at + 2) == "the" && units::duration(doc.lower(at + 3)).is_some();
        matches!(doc.lower(at), "later" | "earlier") && !matches!(doc.lower(at + 1), "than" | "this" | "that" | "today") && !of_day
    }

    /// "ten previous weeks", "two upcoming months".
    pub(super) fn turned_units(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let doc = self.doc;
        let sign = relative::direction(doc.lower(amount.end)).filter(|sign| *sign != 0 && amount.kind == QuantityKind::Cardinal)?;
        let units::Unit::Duration { designator, factor, clock: false } = units::duration(doc.lower(amount.end + 1))? else { return None };
        let count = amount.value?.to_whole()?.checked_mul(factor)?;
        Some((amount.end + 2, self.ends(amount.end + 1, count, designator, sign)))
    }

    /// "in two weeks" where the sentence looks ahead: its start, its end, and the moment.
    pub(super) fn ahead(&self, amount: &Amount) -> Option<(usize, usize, String)> {
        let span = amount.span.filter(|s| !s.clock)?;
        let before = self.in_future(amount)?;
        let count = amount.value.and_then(Decimal::to_whole)?;
        Some((before, amount.end, relative::moved(self.today?, count, span.designator, amount.factor.times, 1)?))
    }

    /// The "in" before a length of time, where the sentence looks ahead.
    pub(super) fn in_future(&self, amount: &Amount) -> Option<usize> {
        let doc = self.doc;
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free && doc.lower(*b) == "in")?;
        let told = dates::Reader { doc, today: self.today };
        let future = told.looks_ahead(before) || told.is_bare(before) && before == doc.sentence_at(before).start;
        future.then_some(before)
    }

    /// "since May", "starting on Monday", "until Friday": the one end of a span that is told.
    pub(super) fn open_ends(&self, moment: &Moment) -> (Option<String>, Option<String>) {
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
