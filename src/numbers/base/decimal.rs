//! Exact decimals: what a figure is worth, without rounding.

use std::fmt;

/// `units × 10^-scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    units: i128,
    scale: u32,
}

impl Decimal {
    /// A whole number.
    pub(crate) const fn whole(units: i128) -> Self {
        Self { units, scale: 0 }
    }

    /// Digits with an optional decimal point and group separators: "1,234.5". `None` where it is no number.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() <= 18 && text.bytes().all(|b| b.is_ascii_digit()) {
            return text.parse::<u64>().ok().map(|units| Self::whole(i128::from(units)));
        }
        let (whole, fraction) = split_fraction(text)?;
        let mut value = Self::whole(0);
        for digit in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
            value.units = value.units.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        }
        value.scale = fraction.len() as u32;
        Some(value)
    }

    pub(crate) fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Some(Self { units: self.at(scale)?.checked_add(other.at(scale)?)?, scale })
    }

    pub(crate) fn times(self, other: Self) -> Option<Self> {
        Some(Self { units: self.units.checked_mul(other.units)?, scale: self.scale + other.scale })
    }

    /// A quotient to twelve digits after the point, exact where it ends sooner.
    pub(crate) fn over(self, divisor: i128) -> Option<Self> {
        let units = self.units.checked_mul(10_i128.pow(12))?;
        let rounded = units.checked_add(divisor.checked_abs()? / 2 * units.signum())?.checked_div(divisor)?;
        Some(Self { units: rounded, scale: self.scale + 12 })
    }

    /// This value times itself, a negative power as one over the positive one; `None` past some 38 digits.
    pub(crate) fn power(self, power: i32) -> Option<Self> {
        if power.unsigned_abs() > 60 {
            return None;
        }
        let mut value = Self::whole(1);
        for _ in 0..power.unsigned_abs() {
            value = value.times(self)?;
        }
        if power >= 0 {
            return Some(value);
        }
        // A power of ten moves the point.
        if self == Self::whole(10) {
            return Some(Self { units: 1, scale: power.unsigned_abs() });
        }
        Self::whole(10_i128.checked_pow(value.scale)?).over(value.units)
    }

    pub(crate) const fn is_positive(self) -> bool {
        self.units > 0
    }

    pub(crate) fn negated(self) -> Self {
        Self { units: self.units.wrapping_neg(), ..self }
    }

    /// The value as a whole number, where it is one.
    pub(crate) fn to_whole(self) -> Option<i128> {
        let step = 10_i128.checked_pow(self.scale)?;
        (self.units % step == 0).then_some(self.units / step)
    }

    /// Its digits with sign and point, without trailing zeros after the point.
    fn digits(self, text: &mut [u8; LONGEST]) -> &str {
        // From the last digit on.
        let mut cells = text.iter_mut().rev();
        let mut written = 0;
        let mut push = |byte: u8| {
            if let Some(cell) = cells.next() {
                *cell = byte;
                written += 1;
            }
        };
        let mut shown = false;
        let mut digit = |place: u32, digit: u8| {
            if place == self.scale && shown {
                push(b'.');
            }
            shown |= digit > 0 || place >= self.scale;
            if shown {
                push(b'0' + digit);
            }
        };
        // Division in 64 bits is several times as quick as in 128, and nearly every value fits.
        let (mut rest, mut place) = (self.units.unsigned_abs(), 0);
        while rest > u128::from(u64::MAX) {
            digit(place, (rest % 10) as u8);
            (rest, place) = (rest / 10, place + 1);
        }
        let mut rest = rest as u64;
        while rest > 0 || place <= self.scale {
            digit(place, (rest % 10) as u8);
            (rest, place) = (rest / 10, place + 1);
        }
        if self.units < 0 {
            push(b'-');
        }
        text.get(text.len() - written..).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    fn at(self, scale: u32) -> Option<i128> {
        self.units.checked_mul(10_i128.checked_pow(scale - self.scale)?)
    }
}

/// The digits before and after the decimal point, where the separators stand as in English:
/// groups of three (or two, as in India's lakhs) after commas, at most one point. "5,3" and "1.250,50" have a comma for
/// the point, as some news from the Continent does.
fn split_fraction(text: &str) -> Option<(&str, &str)> {
    if let Some((whole, fraction)) = text.split_once(',').filter(|(_, fraction)| matches!(fraction.len(), 1 | 2)) {
        let mut groups = whole.split('.');
        let dotted = groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|group| group.len() == 3);
        return (dotted || !whole.contains('.')).then_some((whole, fraction)).filter(|_| text.len() <= 30);
    }
    let (whole, fraction) = match text.split_once('.') {
        Some((_, fraction)) if fraction.contains(['.', ',']) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<_> = groups.collect();
    let last_ok = rest.last().is_none_or(|group| group.len() == 3);
    let inner_ok = rest.iter().all(|group| matches!(group.len(), 2 | 3));
    let short = rest.is_empty() || (1..=3).contains(&first.len());
    (last_ok && inner_ok && short && whole.len() + fraction.len() <= 30).then_some((whole, fraction))
}

/// More characters than any number of 128 bits has, with its sign and point.
const LONGEST: usize = 96;

impl From<Decimal> for String {
    fn from(value: Decimal) -> Self {
        value.digits(&mut [0; LONGEST]).to_owned()
    }
}

impl fmt::Display for Decimal {
    /// As JSON would write it: "120000", "0.5", "-3".
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.digits(&mut [0; LONGEST]))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;
    use proptest::prelude::*;

    #[test]
    fn separators_stand_as_in_english() {
        for (text, expected) in [
            ("1,234.50", "1234.5"),
            ("120,000", "120000"),
            ("0.5", "0.5"),
            ("1,50,000", "150000"),
            ("007", "7"),
            ("3.0", "3"),
            ("5,3", "5.3"),
            ("1.250,50", "1250.5"),
        ] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), expected);
        }
        for text in ["1.2.3", "12,34,5", "12.5,3", "1234,567", "9999999999999999999999999999999"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn arithmetic_is_exact() {
        let tenth = Decimal::parse("0.1").unwrap();
        assert_eq!(tenth.plus(tenth).unwrap().plus(tenth).unwrap().to_string(), "0.3");
        assert_eq!(Decimal::parse("3.5").unwrap().times(Decimal::whole(1_000_000)).unwrap().to_string(), "3500000");
        assert_eq!(Decimal::whole(1).over(8).unwrap().to_string(), "0.125");
        assert_eq!(Decimal::whole(2).over(3).unwrap().to_string(), "0.666666666667");
    }

    proptest! {
        #[test]
        fn a_value_printed_and_read_back_is_the_same(units in 0..10_i128.pow(20), scale in 0..9_u32) {
            let text = Decimal { units, scale }.to_string();
            prop_assert_eq!(Decimal::parse(&text).unwrap().to_string(), text);
        }
    }

    proptest! {
        /// The decimals of another library are the judge.
        #[test]
        fn sums_products_and_quotients_are_those_of_rust_decimal(
            a in -1_000_000_000_000_i64..1_000_000_000_000, b in -1_000_000_i64..1_000_000, scales in (0..6_u32, 0..6_u32), divisor in 1..1000_i64
        ) {
            use rust_decimal::{Decimal as Judge, RoundingStrategy};
            let ours = |units: i64, scale: u32| Decimal { units: units.into(), scale };
            let (x, y) = (ours(a, scales.0), ours(b, scales.1));
            let (judged, other) = (Judge::new(a, scales.0), Judge::new(b, scales.1));
            let written = |value: Judge| value.normalize().to_string();
            prop_assert_eq!(x.plus(y).unwrap().to_string(), written(judged + other));
            prop_assert_eq!(x.times(y).unwrap().to_string(), written(judged * other));
            let quotient = (judged / Judge::from(divisor)).round_dp_with_strategy(12 + scales.0, RoundingStrategy::MidpointAwayFromZero);
            prop_assert_eq!(x.over(divisor.into()).unwrap().to_string(), written(quotient));
        }
    }
}
