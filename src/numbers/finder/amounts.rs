//! Amounts by themselves, and what the words beside lengths of time make of them: "two years ago", "the past ten days".

use super::Finder;
use super::changes::way;
use crate::annotation::QuantityKind;
use crate::document::Tokens;
use crate::numbers::amounts::amount::Amount;
use crate::numbers::amounts::ranges::CHANGE;
use crate::numbers::amounts::{durations, modifiers};
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::quantity::Quantity;
use crate::numbers::base::vocabulary::direction;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::{hours, relative};

/// First and last day of a span, where a day to tell it from is known.
pub(super) type Ends = Option<(String, String)>;

/// Months of a year.
const MONTHS: i128 = 12;

fn up_to_today(ends: Ends) -> Quantity {
    let (low, high) = ends.unzip();
    Quantity { low, high, ..Quantity::new(QuantityKind::Date, None, "units up to today") }
}

fn from_today(value: Option<String>) -> Quantity {
    Quantity::new(QuantityKind::Date, value, "units from today")
}

impl Finder<'_> {
    pub(super) fn range(&mut self, whole: &Amount, low: Decimal, high: Decimal) -> usize {
        let (modifier, start) = self.modified(whole.start, whole.end);
        let modifier = modifier.filter(|_| whole.rule != "two bounds");
        let mut quantity = Quantity { modifier, unit: whole.unit.map(str::to_owned), ..Quantity::new(whole.kind, None, whole.rule) };
        (quantity.low, quantity.high) = (whole.written(low), whole.written(high));
        if whole.rule == CHANGE {
            (quantity.from, quantity.value, quantity.high) = (quantity.low.take(), quantity.high.take(), None);
            quantity.change = way(low, high);
        }
        quantity.counted = self.counted_after(whole, start, Some(high));
        self.push(whole.start..whole.end, quantity)
    }

    /// Keeps an amount that is no end of a range, and gives the token to go on from.
    pub(super) fn amount(&mut self, amount: &Amount) -> usize {
        if let Some(moment) = hours::apart(&self.reader(), amount) {
            return self.moment(moment, None, None);
        }
        if let Some((tokens, quantity)) = amount.span.and_then(|_| self.length(amount)) {
            return self.push(tokens, quantity);
        }
        // "One day we will know": some day.
        if amount.span.is_some() && self.is_some_day(amount) {
            return amount.end;
        }
        let value = amount.value.and_then(|value| amount.written(value));
        let course = amount.span.is_some() && modifiers::is_course(self.doc, amount.start, amount.end);
        let (modifier, start) = self.modified(amount.start, amount.end);
        let modifier = modifier.filter(|_| !course);
        // "four days later": so long behind what was told before.
        if amount.span.is_some() && self.stands_apart(amount.end) {
            return self.push(amount.start..amount.end + 1, Quantity { modifier, ..Quantity::new(amount.kind, value, "units apart") });
        }
        let mut quantity = Quantity { modifier, unit: amount.unit.map(str::to_owned), ..Quantity::new(amount.kind, value, amount.rule) };
        if amount.rule == "hundredths of a currency" && amount.unit == Some("USD") {
            quantity.unit = self.whose_cents(amount.start).or(quantity.unit);
        }
        quantity.counted = self.counted_after(amount, start, amount.value);
        quantity.change = self.way_of(start, amount);
        match self.figure_before(start, amount, &mut quantity) {
            Some(joined) => joined,
            None => self.push(amount.start..amount.end, quantity),
        }
    }

    /// A length of time that is told from today, from another day or from the hour, or made of several units.
    fn length(&mut self, amount: &Amount) -> Option<(Tokens, Quantity)> {
        self.shifted(amount)
            .or_else(|| self.half_years_ago(amount))
            .or_else(|| self.days_from(amount).map(|(end, ends)| (amount.start..end, up_to_today(ends))))
            .or_else(|| self.ahead(amount).map(|(start, end, value)| (start..end, from_today(Some(value)))))
            .or_else(|| self.compound(amount))
            .or_else(|| self.up_to_today(amount).map(|(start, ends)| (self.with_article(start)..amount.end, up_to_today(ends))))
            .or_else(|| {
                let (tokens, value) = self.told_from_now(amount)?;
                let modifier = self.modifier(tokens.start, tokens.end);
                Some((tokens, Quantity { modifier, ..Quantity::new(QuantityKind::Time, value, "units from now") }))
            })
            .or_else(|| self.clock_units(amount))
    }

    /// "three days ago", "two weeks after Easter".
    fn shifted(&self, amount: &Amount) -> Option<(Tokens, Quantity)> {
        let span = amount.span.filter(|span| !span.clock)?;
        let count = amount.value.and_then(Decimal::to_whole)?;
        let (end, value) = relative::shifted(&self.reader(), amount.end, count, span.designator, amount.factor.times)?;
        Some((amount.start..end, Quantity { modifier: self.modifier(amount.start, end), ..from_today(value) }))
    }

    /// "A year and a half ago": to the month; "a quarter-century ago".
    fn half_years_ago(&self, amount: &Amount) -> Option<(Tokens, Quantity)> {
        let value = amount.value.filter(|value| amount.span.is_some_and(|span| span.designator == 'Y') && value.to_whole().is_none())?;
        if self.doc.lower(amount.end) != "ago" {
            return None;
        }
        let years = value.times(Decimal::whole(amount.factor.times));
        let (count, unit) = match years.and_then(Decimal::to_whole) {
            Some(years) => (Some(years), 'Y'),
            None => (years.and_then(|years| years.times(Decimal::whole(MONTHS))?.to_whole()), 'M'),
        };
        let value = count.and_then(|count| relative::moved(self.today?, count, unit, 1, -1));
        Some((amount.start..amount.end + 1, Quantity { modifier: self.modifier(amount.start, amount.end), ..from_today(value) }))
    }

    /// "two years and three months", before today where "ago" or "the last" tells so.
    fn compound(&self, amount: &Amount) -> Option<(Tokens, Quantity)> {
        let doc = self.doc;
        let told = amount.start.checked_sub(1).filter(|b| *b >= self.free).and_then(|b| Some((b, direction(doc.lower(b))?)));
        let (end, value) = durations::compound(doc, amount).filter(|(end, _)| told.is_none() || doc.lower(*end) != "ago")?;
        let before = |today: Date| super::lengths::before(&value, today);
        if let Some(value) = self.today.filter(|_| doc.lower(end) == "ago").and_then(before) {
            return Some((amount.start..end + 1, from_today(Some(value))));
        }
        if let Some((first, -1)) = told {
            let low = self.today.and_then(|today| Some((before(today)?, today.to_string())));
            return Some((self.with_article(first)..end, up_to_today(low)));
        }
        let modifier = self.modifier(amount.start, end);
        let end = end + usize::from(self.stands_apart(end));
        Some((amount.start..end, Quantity { modifier, ..Quantity::new(QuantityKind::Duration, Some(value), "units of time") }))
    }
}
