//! One amount: a numeral with its sign, its currency or unit.

use crate::annotation::QuantityKind;
use crate::document::TokenKind;
use crate::numbers::amounts::{ages, compounds, durations, parts};
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::numeral::Numeral;
use crate::numbers::base::passage::Passage;
use crate::numbers::numerals::{digits, fractions};
use crate::numbers::units::measures::Unit;
use crate::numbers::units::{currencies, measures};

/// A figure before ranges are joined and modifiers read.
#[derive(Clone, Debug)]
pub(crate) struct Amount {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: QuantityKind,
    pub(crate) value: Option<Decimal>,
    /// What the unit multiplies the value with: 1 but for cents, basis points, decades.
    pub(crate) factor: Factor,
    pub(crate) unit: Option<&'static str>,
    pub(crate) span: Option<TimeSpan>,
    pub(crate) numeral: Numeral,
    pub(crate) rule: &'static str,
}

/// How many tokens off a word may tell whether pounds are money or a weight.
const NEAR: usize = 7;

/// A unit of time in ISO 8601: its designator and whether it is part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeSpan {
    pub(crate) designator: char,
    pub(crate) clock: bool,
}

/// A fraction that a unit multiplies with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Factor {
    pub(crate) times: i128,
    pub(crate) over: i128,
}

impl Factor {
    pub(crate) const ONE: Self = Self { times: 1, over: 1 };

    /// The value in the unit itself.
    pub(crate) fn apply(self, value: Decimal) -> Option<Decimal> {
        let value = value.times(Decimal::whole(self.times))?;
        if self.over == 1 { Some(value) } else { value.over(self.over) }
    }
}

/// The amount whose numeral starts at a token.
pub(crate) fn read(doc: &Passage, at: usize) -> Option<Amount> {
    let Some(numeral) = digits::read(doc, at) else { return compounds::read(doc, at) };
    let kind = if numeral.ordinal { QuantityKind::Ordinal } else { QuantityKind::Cardinal };
    let mut amount = Amount::new(at, kind, numeral);
    if numeral.ordinal {
        return Some(amount);
    }
    amount.point(doc);
    // "20-odd years", "60-plus nations": the vague word stands before the unit.
    let vague = doc.surface(amount.end) == "-" && !doc.token(amount.end).spaced && doc.is(amount.end + 1, Group::Vague);
    if vague && numeral.digits {
        amount.end += 2;
    }
    if let Some((inches, end)) = parts::primes(doc, amount.end) {
        amount.set(QuantityKind::Measure, Some("[in_i]"), "feet and inches by marks");
        amount.value = amount.value.and_then(|feet| feet.times(Decimal::whole(12))?.plus(inches));
        amount.end = end;
    } else if let Some(currency) = at.checked_sub(1).and_then(|before| currencies::millions(doc, before)) {
        // "MEUR 12.5".
        amount.set(QuantityKind::Money, Some(currency), "currency before");
        (amount.start, amount.factor) = (at - 1, Factor { times: 1_000_000, over: 1 });
    } else if let Some((currency, start)) = currencies::before(doc, amount.start) {
        amount.set(QuantityKind::Money, Some(currency), "currency before");
        amount.start = start;
        // "US$5 dollars" is one amount all the same.
        if let Some((Unit::Money(_), end)) = measures::after(doc, amount.end) {
            amount.end = end;
        }
        amount.add_hundredths(doc);
    } else if amount.numeral.scale > 1 && doc.lower(amount.end - 1).ends_with("-year-old") {
        amount.set(QuantityKind::Measure, Some("a"), "age");
    } else if let Some((unit, end)) = measures::after(doc, amount.end) {
        amount.take_unit(doc, &unit, end);
    } else if let Some((unit, end)) =
        unit_of(doc, &amount).or_else(|| unit_past_adjective(doc, amount.end)).or_else(|| durations::unit_of_part(doc, amount.end))
    {
        amount.take_unit(doc, &unit, end);
    } else if let Some(end) = ages::after(doc, amount.end) {
        amount.set(QuantityKind::Measure, Some("a"), "age");
        amount.end = end;
    } else if ages::is_apposed(doc, at, numeral.end) {
        amount.set(QuantityKind::Measure, Some("a"), "age between commas");
    }
    amount.ratio(doc);
    amount.sign(doc);
    Some(amount)
}

/// "thousands of dollars", "hundreds of kilometres": the unit behind a magnitude and "of".
fn unit_of(doc: &Passage, amount: &Amount) -> Option<(Unit, usize)> {
    if amount.value.is_some() || doc.lower(amount.end) != "of" {
        return None;
    }
    measures::after(doc, amount.end + 1).filter(|(unit, _)| matches!(unit, Unit::Money(_) | Unit::Measure(_)))
}

/// "four more days", "two full weeks": a unit of time behind an adjective.
fn unit_past_adjective(doc: &Passage, end: usize) -> Option<(Unit, usize)> {
    let adjective = doc.is(end, Group::AdjectiveOfTime);
    if !adjective {
        return None;
    }
    measures::after(doc, end + 1).filter(|(unit, _)| matches!(unit, Unit::Duration { .. }))
}

impl Amount {
    /// A bare numeral.
    pub(crate) fn new(start: usize, kind: QuantityKind, numeral: Numeral) -> Self {
        Self {
            start,
            end: numeral.end,
            kind,
            value: numeral.value,
            factor: Factor::ONE,
            unit: None,
            span: None,
            numeral,
            rule: numeral.rule,
        }
    }

    /// A value of this amount as the contract writes it: a decimal, or a duration.
    pub(crate) fn written(&self, value: Decimal) -> Option<String> {
        let value = self.factor.apply(value)?;
        Some(match self.span {
            Some(span) => durations::written(span, value),
            None => value.into(),
        })
    }

    pub(crate) fn set(&mut self, kind: QuantityKind, unit: Option<&'static str>, rule: &'static str) {
        self.kind = kind;
        self.unit = unit;
        self.rule = rule;
    }

    pub(crate) fn take_unit(&mut self, doc: &Passage, unit: &Unit, end: usize) {
        self.end = end;
        match *unit {
            Unit::Percent => self.set(QuantityKind::Percent, Some("%"), "percent"),
            Unit::BasisPoints => {
                self.set(QuantityKind::Percent, Some("%"), "basis points");
                self.factor = Factor { times: 1, over: 100 };
            }
            Unit::Money(code) => {
                self.set(QuantityKind::Money, Some(code), "currency after");
                self.add_hundredths(doc);
            }
            Unit::Scaled(code, times) => {
                self.set(QuantityKind::Money, Some(code), "currency after");
                self.factor = Factor { times, over: 1 };
            }
            Unit::Hundredth(code) => {
                self.set(QuantityKind::Money, Some(code), "hundredths of a currency");
                self.factor = Factor { times: 1, over: 100 };
            }
            Unit::Measure("[lb_av]") if self.is_sterling(doc) => self.set(QuantityKind::Money, Some("GBP"), "currency after"),
            Unit::Measure(code) => {
                self.set(QuantityKind::Measure, Some(code), "unit after");
                self.add_inches(doc);
                self.add_parts(doc);
            }
            Unit::Duration { designator, factor, clock } => {
                let aged = self.start.checked_sub(1).is_some_and(|b| doc.lower(b) == "aged").then_some(end);
                if let Some(end) = ages::old(doc, end).or(aged) {
                    self.set(QuantityKind::Measure, Some(ages::unit(designator, clock)), "age");
                    self.end = end;
                } else {
                    self.set(QuantityKind::Duration, None, "unit of time");
                    self.span = Some(TimeSpan { designator, clock });
                    self.factor = Factor { times: factor, over: 1 };
                    self.add_half(doc);
                }
            }
        }
    }

    /// "45 million pounds ($57 million)": money, where so many are no weight of something.
    pub(crate) fn is_sterling(&self, doc: &Passage) -> bool {
        let sentence = doc.sentence_at(self.start);
        let near = |group| {
            let range = self.start.saturating_sub(NEAR).max(sentence.start)..(self.end + NEAR).min(sentence.end);
            range.into_iter().any(|at| !(self.start..self.end).contains(&at) && doc.is(at, group))
        };
        if doc.surface(self.end) == "(" && currencies::is_sign(doc.surface(self.end + 1)) {
            return true;
        }
        let weighed = self.start > 0 && (self.start.saturating_sub(3)..self.start).any(|at| doc.is(at, Group::Weighs));
        if self.numeral.scale >= 1_000_000 && doc.lower(self.end) != "of" && !weighed {
            return true;
        }
        if near(Group::Weighs) {
            return false;
        }
        let many = self.numeral.scale >= 1000 || self.value.is_none();
        near(Group::Priced) || many && doc.lower(self.end) != "of"
    }

    /// "two years and a half", "one hour and half", "a year and three quarters".
    fn add_half(&mut self, doc: &Passage) {
        let bare = match (doc.lower(self.end), doc.lower(self.end + 1)) {
            ("and", "half") => Decimal::whole(1).over(2),
            ("and", "quarter") => Decimal::whole(1).over(4),
            _ => None,
        };
        let part = fractions::after_and(doc, self.end).or_else(|| Some((bare?, self.end + 2)));
        // "An hour and a third of a mile" are two.
        let part = part.filter(|(_, end)| doc.lower(*end) != "of");
        if let Some((sum, end)) = part.and_then(|(part, end)| Some((self.value?.plus(part)?, end))) {
            (self.value, self.end) = (Some(sum), end);
        }
    }

    /// ".08", "$.5 million": a decimal point without a digit before it.
    fn point(&mut self, doc: &Passage) {
        let Some(before) = self.start.checked_sub(1).filter(|_| self.numeral.digits) else { return };
        let signed = before.checked_sub(1).is_some_and(|b| doc.token(b).spaced && doc.is(b, Group::Minus));
        let priced = before.checked_sub(1).is_some_and(|b| currencies::is_sign(doc.surface(b)));
        let point = doc.surface(before) == "." && !doc.token(self.start).spaced && (doc.token(before).spaced || signed || priced);
        let value = || Decimal::parse(&format!("0.{}", doc.surface(self.start)))?.times(Decimal::whole(self.numeral.scale));
        if let Some(value) = point.then(value).flatten() {
            (self.start, self.value) = (before, Some(value));
        }
    }

    /// "one in five", "two out of three": a share.
    fn ratio(&mut self, doc: &Passage) {
        // "A 1-in-4 chance", "1-in-10,000".
        let joined = doc.surface(self.end) == "-" && !doc.token(self.end).spaced;
        let of = self.end + 2 + usize::from(doc.surface(self.end + 2) == "-");
        let digits = match doc.lower(self.end + 1).strip_prefix("in").filter(|_| joined) {
            Some("") if of > self.end + 2 => Decimal::parse(doc.surface(of)).map(|whole| (whole, of + 1)),
            Some(rest) => rest.strip_prefix('-').and_then(Decimal::parse).map(|whole| (whole, self.end + 2)),
            None => None,
        };
        if let Some((whole, end)) = digits.and_then(|(whole, end)| Some((whole.to_whole()?, end))) {
            let part = self.value.and_then(Decimal::to_whole).filter(|part| (1..whole).contains(part));
            if let Some(share) = part.and_then(|part| Decimal::whole(part).over(whole)) {
                (self.value, self.end, self.rule) = (Some(share), end, "share");
            }
            return;
        }
        let of = match (doc.lower(self.end), doc.lower(self.end + 1)) {
            ("out", "of") => self.end + 2 + usize::from(doc.lower(self.end + 2) == "every"),
            ("in", "every") => self.end + 2,
            ("in", _) => self.end + 1,
            _ => return,
        };
        let whole = digits::read(doc, of).filter(|n| !n.ordinal && measures::after(doc, n.end).is_none());
        let Some((whole, part)) = whole.and_then(|w| Some((w, w.value?.to_whole()?))) else { return };
        let count = self.value.and_then(Decimal::to_whole);
        let year = whole.digits && doc.surface(of).len() == 4;
        if self.kind == QuantityKind::Cardinal && !year && count.is_some_and(|n| 0 < n && n < part && n <= 10) {
            (self.value, self.end, self.rule) = (self.value.and_then(|v| v.over(part)), whole.end, "share");
        }
    }

    /// "-5", "minus five", "−0.3%", "20 degrees below zero".
    fn sign(&mut self, doc: &Passage) {
        if (doc.lower(self.end), doc.lower(self.end + 1)) == ("below", "zero") {
            if self.kind == QuantityKind::Cardinal {
                self.set(QuantityKind::Measure, Some("deg"), "below zero");
            }
            (self.end, self.value) = (self.end + 2, self.value.map(Decimal::negated));
            return;
        }
        // No length of time is below nothing: what stands before it is a dash.
        let Some(before) = self.start.checked_sub(1).filter(|_| self.span.is_none()) else { return };
        let opens = before
            .checked_sub(1)
            .is_none_or(|b| (doc.token(before).spaced && doc.kind(b) != TokenKind::Number) || doc.is(b, Group::OpensSign));
        let mark = doc.is(before, Group::MinusOrDash) && !doc.token(self.start).spaced && opens;
        // "- 20 degrees Celsius", "- 10" and nothing more: a sign set apart.
        let sentence = doc.sentence_at(self.start);
        let apart = doc.is(before, Group::Minus)
            && doc.token(before).spaced
            && (matches!(self.unit, Some("Cel" | "[degF]")) && opens || (sentence.start == before && self.end >= sentence.end));
        // "Plus or minus 3 points" tells how exact a figure is.
        let either = doc.lower(before) == "minus" && before.checked_sub(1).is_some_and(|b| doc.is(b, Group::Either));
        if mark || apart || !either && doc.is(before, Group::Negative) {
            self.start = before;
            self.value = self.value.map(Decimal::negated);
        }
    }
}
