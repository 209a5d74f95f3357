//! Powers: "6.2e-4", "1.3x10^6", "2^10".

use crate::document::TokenKind;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::passage::Passage;

/// The value with the power behind it, and the token after.
pub(crate) fn after(doc: &Passage, value: Decimal, at: usize) -> Option<(Decimal, usize)> {
    if doc.token(at).spaced {
        return None;
    }
    if doc.surface(at) == "^" {
        let (power, end) = exponent(doc, at + 1)?;
        return Some((value.power(power)?, end));
    }
    let (power, end) = match doc.lower(at) {
        "e" => exponent(doc, at + 1)?,
        "x10" if doc.surface(at + 1) == "^" => exponent(doc, at + 2)?,
        "×" if doc.surface(at + 1) == "10" && doc.surface(at + 2) == "^" => exponent(doc, at + 3)?,
        word => (word.strip_prefix('e').filter(|digits| digits.len() <= 4)?.parse().ok()?, at + 1),
    };
    Some((value.times(Decimal::whole(10).power(power)?)?, end))
}

/// The whole number of an exponent with its sign, all in one piece.
fn exponent(doc: &Passage, at: usize) -> Option<(i32, usize)> {
    let sign = match doc.surface(at) {
        "-" | "−" => -1,
        "+" => 1,
        _ => 0,
    };
    let digits = at + usize::from(sign != 0);
    let close = (at..=digits).all(|i| !doc.token(i).spaced) && doc.kind(digits) == TokenKind::Number;
    let size: i32 = doc.surface(digits).parse().ok().filter(|_| close)?;
    Some((if sign < 0 { -size } else { size }, digits + 1))
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;
    use crate::numbers::numerals::digits::read;

    #[test]
    fn powers_are_exact() {
        for (text, expected) in [
            ("6.2e-4", "0.00062"),
            ("12e3", "12000"),
            ("1.5e+2", "150"),
            ("1.3x10^6", "1300000"),
            ("2^10", "1024"),
            ("1.1^3", "1.331"),
            ("2.5^-1", "0.4"),
            ("7 e3", "7"),
        ] {
            let found = read(&Passage::whole(&Document::new(text)), 0).and_then(|n| n.value);
            assert_eq!(found.map(|v| v.to_string()).as_deref(), Some(expected), "{text}");
        }
    }
}
