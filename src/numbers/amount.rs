//! One amount: a numeral with its sign, its currency or unit.

use super::decimal::Decimal;
use super::numerals::{self, Numeral};
use super::units::{self, Unit};
use super::words;
use crate::annotation::QuantityKind;
use crate::document::{Document, TokenKind};

/// A figure before ranges are joined and modifiers read.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: QuantityKind,
    pub(super) value: Option<Decimal>,
    /// What the unit multiplies the value with: 1 but for cents, basis points, decades.
    pub(super) factor: Factor,
    pub(super) unit: Option<&'static str>,
    pub(super) span: Option<TimeSpan>,
    pub(super) numeral: Numeral,
    pub(super) rule: &'static str,
}

/// A unit of time in ISO 8601: its designator and whether it is part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeSpan {
    pub(super) designator: char,
    pub(super) clock: bool,
}

/// A fraction that a unit multiplies with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Factor {
    pub(super) times: i128,
    pub(super) over: i128,
}

impl Factor {
    const ONE: Self = Self { times: 1, over: 1 };

    /// The value in the unit itself.
    pub(super) fn apply(self, value: Decimal) -> Option<Decimal> {
        let value = value.times(Decimal::whole(self.times))?;
        if self.over == 1 { Some(value) } else { value.over(self.over) }
    }
}

/// The amount whose numeral starts at a token.
pub(super) fn read(doc: &Document, at: usize) -> Option<Amount> {
    let Some(numeral) = numerals::read(doc, at) else { return compound(doc, at) };
    let mut amount = Amount {
        start: at,
        end: numeral.end,
        kind: if numeral.ordinal { QuantityKind::Ordinal } else { QuantityKind::Cardinal },
        value: numeral.value,
        factor: Factor::ONE,
        unit: None,
        span: None,
        numeral,
        rule: numeral.rule,
    };
    if numeral.ordinal {
        return Some(amount);
    }
    if let Some((currency, start)) = units::before(doc, at) {
        amount.set(QuantityKind::Money, Some(currency), "currency before");
        amount.start = start;
        // "US$5 dollars" is one amount all the same.
        if let Some((Unit::Money(_), end)) = units::after(doc, amount.end) {
            amount.end = end;
        }
    } else if let Some((unit, end)) = units::after(doc, amount.end) {
        amount.take_unit(doc, &unit, end);
    } else if let Some(end) = age_after(doc, amount.end) {
        amount.set(QuantityKind::Measure, Some("a"), "age");
        amount.end = end;
    } else if numeral.digits && is_apposed_age(doc, at, numeral.end) {
        amount.set(QuantityKind::Measure, Some("a"), "age between commas");
    }
    amount.point(doc);
    amount.ratio(doc);
    amount.sign(doc);
    Some(amount)
}

/// "six-year-old", "three-day": number and unit of time in one word.
fn compound(doc: &Document, at: usize) -> Option<Amount> {
    let mut parts = doc.lower(at).split('-');
    let value = parts.next().and_then(words::small)?;
    let unit = parts.next()?;
    let numeral = Numeral::new(at + 1, Decimal::whole(value), "hyphens");
    let Some(Unit::Duration { designator, factor, clock }) = units::duration(unit) else {
        let (kind, code) = units::named(unit)?;
        let plain = Amount {
            start: at,
            end: at + 1,
            kind,
            value: numeral.value,
            factor: Factor::ONE,
            unit: Some(code),
            span: None,
            numeral,
            rule: "hyphens",
        };
        return Some(plain);
    };
    let factor = Factor { times: factor, over: 1 };
    let mut amount = Amount {
        start: at,
        end: at + 1,
        kind: QuantityKind::Duration,
        value: numeral.value,
        factor,
        unit: None,
        span: Some(TimeSpan { designator, clock }),
        numeral,
        rule: "hyphens",
    };
    if matches!(parts.next(), Some("old" | "olds")) {
        amount.set(QuantityKind::Measure, Some(age_unit(designator, clock)), "age");
        (amount.span, amount.factor) = (None, Factor::ONE);
    }
    Some(amount)
}

/// The UCUM code of a unit of age.
fn age_unit(designator: char, clock: bool) -> &'static str {
    match designator {
        'D' => "d",
        'W' => "wk",
        'M' if !clock => "mo",
        _ => "a",
    }
}

/// "an hour", "a week" where a length of time can stand: "for an hour", "half an hour".
pub(super) fn article_unit(doc: &Document, at: usize) -> Option<Amount> {
    let half = doc.lower(at) == "half";
    let article = at + usize::from(half);
    let plain = matches!(doc.lower(article), "a" | "an");
    let Some(Unit::Duration { designator, factor, clock }) = units::duration(doc.lower(article + 1)).filter(|_| plain) else { return None };
    let before = at.checked_sub(1).map_or("", |b| doc.lower(b));
    let after = doc.lower(article + 2);
    let stands =
        half || matches!(
            before,
            "for"
                | "in"
                | "within"
                | "over"
                | "about"
                | "than"
                | "nearly"
                | "almost"
                | "took"
                | "take"
                | "takes"
                | "lasted"
                | "least"
                | "around"
                | "just"
                | "only"
        ) || matches!(after, "ago" | "earlier" | "later" | "before" | "after");
    let end = article + 2;
    stands.then_some(Amount {
        start: at,
        end,
        kind: QuantityKind::Duration,
        value: if half { Decimal::whole(1).over(2) } else { Some(Decimal::whole(1)) },
        factor: Factor { times: factor, over: 1 },
        unit: None,
        span: Some(TimeSpan { designator, clock }),
        numeral: Numeral::new(end, Decimal::whole(1), "article"),
        rule: "article and unit of time",
    })
}

impl Amount {
    /// A value of this amount as the contract writes it: a decimal, or a duration.
    pub(super) fn written(&self, value: Decimal) -> Option<String> {
        let value = self.factor.apply(value)?;
        Some(match self.span {
            Some(TimeSpan { designator, clock }) => format!("P{}{value}{designator}", if clock { "T" } else { "" }),
            None => value.to_string(),
        })
    }

    fn set(&mut self, kind: QuantityKind, unit: Option<&'static str>, rule: &'static str) {
        self.kind = kind;
        self.unit = unit;
        self.rule = rule;
    }

    fn take_unit(&mut self, doc: &Document, unit: &Unit, end: usize) {
        self.end = end;
        match *unit {
            Unit::Percent => self.set(QuantityKind::Percent, Some("%"), "percent"),
            Unit::BasisPoints => {
                self.set(QuantityKind::Percent, Some("%"), "basis points");
                self.factor = Factor { times: 1, over: 100 };
            }
            Unit::Money(code) => {
                self.set(QuantityKind::Money, Some(code), "currency after");
                self.add_cents(doc);
            }
            Unit::Hundredth(code) => {
                self.set(QuantityKind::Money, Some(code), "hundredths of a currency");
                self.factor = Factor { times: 1, over: 100 };
            }
            Unit::Measure(code) => {
                self.set(QuantityKind::Measure, Some(code), "unit after");
                self.add_inches(doc, code);
            }
            Unit::Duration { designator, factor, clock } => {
                if let Some(end) = old(doc, end) {
                    self.set(QuantityKind::Measure, Some(age_unit(designator, clock)), "age");
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

    /// "thirteen dollars and forty-five cents".
    fn add_cents(&mut self, doc: &Document) {
        let at = self.end + usize::from(doc.lower(self.end) == "and");
        let Some(cents) = numerals::read(doc, at).filter(|n| !n.ordinal) else { return };
        let Some((Unit::Hundredth(_), end)) = units::after(doc, cents.end) else { return };
        let sum = cents.value.and_then(|c| c.over(100)).zip(self.value).and_then(|(c, v)| v.plus(c));
        if sum.is_some() {
            (self.value, self.end) = (sum, end);
        }
    }

    /// "5ft 8in", "5 feet 8 inches", "6 pounds 3 ounces": a smaller unit behind a larger one.
    fn add_inches(&mut self, doc: &Document, code: &str) {
        let parts = match code {
            "[ft_i]" => ("[in_i]", 12),
            "[lb_av]" => ("[oz_av]", 16),
            _ => return,
        };
        let at = self.end + usize::from(matches!(doc.lower(self.end), "and" | ","));
        let Some(smaller) = numerals::read(doc, at).filter(|n| !n.ordinal) else { return };
        let end = match units::after(doc, smaller.end) {
            Some((Unit::Measure(unit), end)) if unit == parts.0 => end,
            _ if doc.surface(smaller.end) == "in" && !doc.token(smaller.end).spaced => smaller.end + 1,
            _ => return,
        };
        let sum = smaller.value.and_then(|s| s.over(parts.1)).zip(self.value).and_then(|(s, v)| v.plus(s));
        if sum.is_some() {
            (self.value, self.end) = (sum, end);
        }
    }

    /// "two years and a half", "an hour and a half".
    fn add_half(&mut self, doc: &Document) {
        if (doc.lower(self.end), doc.lower(self.end + 1), doc.lower(self.end + 2)) != ("and", "a", "half") {
            return;
        }
        let sum = self.value.and_then(|v| v.plus(Decimal::whole(1).over(2)?));
        if sum.is_some() {
            (self.value, self.end) = (sum, self.end + 3);
        }
    }

    /// ".08": a decimal point without a digit before it.
    fn point(&mut self, doc: &Document) {
        let Some(before) = self.start.checked_sub(1).filter(|_| self.numeral.digits) else { return };
        let point = doc.surface(before) == "." && !doc.token(self.start).spaced && doc.token(before).spaced;
        if let Some(value) = point.then(|| Decimal::parse(&format!("0.{}", doc.surface(self.start)))).flatten() {
            (self.start, self.value) = (before, Some(value));
        }
    }

    /// "one in five", "two out of three": a share.
    fn ratio(&mut self, doc: &Document) {
        let of = match (doc.lower(self.end), doc.lower(self.end + 1)) {
            ("out", "of") | ("in", "every") => self.end + 2,
            ("in", _) => self.end + 1,
            _ => return,
        };
        let whole = numerals::read(doc, of).filter(|n| !n.ordinal && units::after(doc, n.end).is_none());
        let Some((whole, part)) = whole.and_then(|w| Some((w, w.value?.to_whole()?))) else { return };
        let count = self.value.and_then(Decimal::to_whole);
        let year = whole.digits && doc.surface(of).len() == 4;
        if self.kind == QuantityKind::Cardinal && !year && count.is_some_and(|n| 0 < n && n < part && n <= 10) {
            (self.value, self.end, self.rule) = (self.value.and_then(|v| v.over(part)), whole.end, "share");
        }
    }

    /// "-5", "minus five", "−0.3%".
    fn sign(&mut self, doc: &Document) {
        let Some(before) = self.start.checked_sub(1) else { return };
        let mark = matches!(doc.surface(before), "-" | "−" | "–") && !doc.token(self.start).spaced && doc.token(before).spaced;
        if mark || matches!(doc.lower(before), "minus" | "negative") {
            self.start = before;
            self.value = self.value.map(Decimal::negated);
        }
    }
}

/// "old", "of age" behind a unit of time, joined by hyphens or not.
fn old(doc: &Document, end: usize) -> Option<usize> {
    match doc.lower(end) {
        "old" | "olds" => Some(end + 1),
        "of" if doc.lower(end + 1) == "age" => Some(end + 2),
        "-" if matches!(doc.lower(end + 1), "old" | "olds") => Some(end + 2),
        _ => doc.lower(end - 1).ends_with("-old").then_some(end),
    }
}

/// "87 yo", "73-year-old" where the unit is one word.
fn age_after(doc: &Document, end: usize) -> Option<usize> {
    let hyphen = usize::from(doc.surface(end) == "-");
    matches!(doc.lower(end + hyphen), "yo" | "y.o." | "y/o" | "year-old" | "year-olds" | "years-old" | "yr-old").then_some(end + hyphen + 1)
}

/// "Marie Martin, 73, said": two digits between commas behind a name; "aged 73", "age 73".
fn is_apposed_age(doc: &Document, at: usize, end: usize) -> bool {
    let short = doc.surface(at).len() <= 3
        && !doc.surface(at).contains(['.', ','])
        && doc.surface(at).parse::<u32>().is_ok_and(|n| (1..=119).contains(&n));
    let Some(before) = at.checked_sub(1).filter(|_| short && end == at + 1) else { return false };
    if matches!(doc.lower(before), "aged" | "age") {
        return true;
    }
    let commas = doc.surface(before) == "," && matches!(doc.surface(end), "," | ".");
    let name = before
        .checked_sub(1)
        .is_some_and(|n| doc.kind(n) == TokenKind::Word && doc.is_capitalized(n) && super::dates::is_no_month(doc.lower(n)));
    commas && name && doc.surface(end) == ","
}
