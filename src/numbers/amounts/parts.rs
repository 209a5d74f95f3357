//! A smaller unit behind a larger one: "5ft 8in", "2 km 300 m", "thirteen dollars and forty-five cents".
//!
//! The sum is told in the smaller unit, in which it is a whole number: 68 inches, not 5.666… feet.

use crate::document::TokenKind;
use crate::numbers::amounts::amount::Amount;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::numerals::digits;
use crate::numbers::units::measures;
use crate::numbers::units::measures::Unit;

/// How many of the second unit make one of the first.
const PARTS: &[(&str, &str, i128)] = &[
    ("[ft_i]", "[in_i]", 12),
    ("[yd_i]", "[ft_i]", 3),
    ("[yd_i]", "[in_i]", 36),
    ("[mi_i]", "[yd_i]", 1760),
    ("[mi_i]", "[ft_i]", 5280),
    ("[stone_av]", "[lb_av]", 14),
    ("[lb_av]", "[oz_av]", 16),
    ("t", "kg", 1000),
    ("kg", "g", 1000),
    ("km", "m", 1000),
    ("m", "cm", 100),
    ("cm", "mm", 10),
    ("L", "mL", 1000),
];

impl Amount {
    /// Adds the smaller units behind a measure, each as many times as it fits.
    pub(crate) fn add_parts(&mut self, doc: &Passage) {
        while let Some((sum, unit, end)) = self.part(doc) {
            (self.value, self.unit, self.end, self.rule) = (Some(sum), Some(unit), end, "larger and smaller unit");
        }
    }

    /// "6-foot-2", "6-foot-2-inch": the inches inside the word of the feet.
    pub(crate) fn add_inches(&mut self, doc: &Passage) {
        let inches = doc.lower(self.end - 1).split('-').nth(1).and_then(|digits| digits.parse().ok()).filter(|n| (0..12).contains(n));
        if let Some(inches) = inches.filter(|_| self.unit == Some("[ft_i]")) {
            let sum = self.value.and_then(|v| v.times(Decimal::whole(12))?.plus(Decimal::whole(inches)));
            (self.value, self.unit, self.rule) = (sum, Some("[in_i]"), "larger and smaller unit");
        }
    }

    fn part(&self, doc: &Passage) -> Option<(Decimal, &'static str, usize)> {
        let unit = self.unit?;
        let comma = usize::from(doc.surface(self.end) == ",");
        let at = self.end + comma + usize::from(doc.lower(self.end + comma) == "and");
        let smaller = digits::read(doc, at).filter(|n| !n.ordinal)?;
        let next = doc.surface(smaller.end);
        let (code, end) = match measures::after(doc, smaller.end) {
            Some((Unit::Measure(code), end)) => (code, end),
            // "8in" and "8 in" at the end; "6' 2"" has no words at all.
            _ if next == "in"
                && (!doc.token(smaller.end).spaced
                    || doc.kind(smaller.end + 1) != TokenKind::Word
                    || doc.is(smaller.end + 1, Group::Extent)) =>
            {
                ("[in_i]", smaller.end + 1)
            }
            _ => return None,
        };
        let &(_, code, times) = PARTS.iter().find(|(large, small, _)| *large == unit && *small == code)?;
        let value = smaller.value?;
        // Two lengths, no sum: "1 m and 900 cm".
        if value.plus(Decimal::whole(-3 * times))?.is_positive() {
            return None;
        }
        Some((self.value?.times(Decimal::whole(times))?.plus(value)?, code, end))
    }

    /// Adds the hundredths behind an amount of money: "13 dollars and 45 cents", "$20 and 43c", "15 euros and 20".
    pub(crate) fn add_hundredths(&mut self, doc: &Passage) {
        let whole = self.value.and_then(Decimal::to_whole).is_some() && self.numeral.scale == 1;
        let and = usize::from(doc.lower(self.end) == "and");
        let Some(cents) = digits::read(doc, self.end + and).filter(|n| whole && !n.ordinal && n.scale == 1) else { return };
        let next = cents.end;
        let end = match measures::after(doc, next) {
            Some((Unit::Hundredth(_), end)) => Some(end),
            Some(_) => None,
            None if doc.is(next, Group::CentName) => Some(next + 1),
            // Without their name only where nothing is counted.
            None => {
                let two = cents.value.and_then(Decimal::to_whole).is_some_and(|n| n >= 10 || !cents.digits);
                let closes = next >= doc.end() || doc.is(next, Group::EndMark);
                (two && closes && doc.sentence_at(self.start).end <= next + 1).then_some(next)
            }
        };
        let fits = cents.value.is_some_and(|c| c.plus(Decimal::whole(-100)).is_some_and(|rest| !rest.is_positive()));
        let sum = cents.value.filter(|_| fits).and_then(|c| c.over(100)).zip(self.value).and_then(|(c, v)| v.plus(c));
        if let (Some(sum), Some(end)) = (sum, end) {
            (self.value, self.end) = (Some(sum), end);
        }
    }
}

/// The inches of "6'2\"" behind the feet, and the token after the marks.
pub(crate) fn primes(doc: &Passage, at: usize) -> Option<(Decimal, usize)> {
    let marks = matches!(doc.surface(at), "'" | "’" | "′") && matches!(doc.surface(at + 2), "\"" | "”" | "″");
    if !marks || doc.kind(at + 1) != TokenKind::Number || (at..at + 3).any(|i| doc.token(i).spaced) {
        return None;
    }
    let inches = Decimal::parse(doc.surface(at + 1))?;
    inches.plus(Decimal::whole(-12))?.negated().is_positive().then_some((inches, at + 3))
}
