//! Numerals in digits and words, to their exact values.

use super::decimal::Decimal;
use super::words::read_words;
use crate::document::{Document, TokenKind};

/// A numeral: what it is worth and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    /// One past its last token.
    pub(super) end: usize,
    /// `None` where it names only a magnitude: "thousands".
    pub(super) value: Option<Decimal>,
    /// "third", "20th".
    pub(super) ordinal: bool,
    /// Written in digits, at least its start.
    pub(super) digits: bool,
    /// What a word behind the digits multiplies them with: "million", else 1.
    pub(super) scale: i128,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

impl Numeral {
    pub(super) fn new(end: usize, value: Decimal, rule: &'static str) -> Self {
        Self { end, value: Some(value), ordinal: false, digits: false, scale: 1, rule }
    }
}

/// The numeral that starts at a token.
pub(super) fn read(doc: &Document, at: usize) -> Option<Numeral> {
    match doc.kind(at) {
        TokenKind::Number => read_digits(doc, at),
        TokenKind::Word => read_words(doc, at),
        TokenKind::Punct => vulgar(doc.surface(at)).map(|value| Numeral::new(at + 1, value, "fraction")),
        _ => None,
    }
}

fn read_digits(doc: &Document, at: usize) -> Option<Numeral> {
    let mut value = Decimal::parse(doc.surface(at))?;
    let mut end = at + 1;
    let mut numeral = Numeral { digits: true, ..Numeral::new(end, value, "digits") };
    let close = !doc.token(end).spaced;
    if close && doc.kind(end) == TokenKind::Word {
        if matches!(doc.lower(end), "st" | "nd" | "rd" | "th") {
            return Some(Numeral { end: end + 1, ordinal: true, rule: "ordinal", ..numeral });
        }
        if doc.lower(end) == "s" {
            return None;
        }
    }
    // "40 000", with a gap that does not break.
    while doc.kind(end) == TokenKind::Number && doc.surface(end).len() == 3 && doc.surface(at).len() <= 3 && is_group(doc, end) {
        value = value.times(Decimal::whole(1000))?.plus(Decimal::parse(doc.surface(end))?)?;
        end += 1;
    }
    // "5 and a half million".
    if doc.lower(end) == "and" && matches!(doc.lower(end + 1), "a" | "an") && doc.lower(end + 2) == "half" {
        value = value.plus(Decimal::whole(1).over(2)?)?;
        end += 3;
    }
    // "2½", "2 1/2", "1/2".
    if let Some(half) = vulgar(doc.surface(end)) {
        value = value.plus(half)?;
        end += 1;
    } else if let Some((fraction, after)) = slashed(doc, end).filter(|_| doc.token(end).spaced) {
        value = value.plus(fraction)?;
        end = after;
    } else if let Some((fraction, after)) = slashed(doc, at) {
        (value, end) = (fraction, after);
        numeral.rule = "fraction";
    }
    // "1.2 million", "$3.5m", "120 thousand", "1.5 hundred thousand".
    while let Some(scale) = scale_after(doc, at, end) {
        value = value.times(Decimal::whole(scale))?;
        numeral.scale = numeral.scale.checked_mul(scale)?;
        end += 1;
    }
    // "3 million and a half".
    if numeral.scale >= 1000 && doc.lower(end) == "and" && doc.lower(end + 1) == "a" && doc.lower(end + 2) == "half" {
        value = value.plus(Decimal::whole(numeral.scale).over(2)?)?;
        end += 3;
    }
    Some(Numeral { end, value: Some(value), ..numeral })
}

/// Whether three digits go on with the number before them: behind a gap that does not break, or as "000".
fn is_group(doc: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let gap = doc.text().get(doc.span(before).end as usize..doc.span(at).start as usize).unwrap_or_default();
    matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}") || (gap == " " && doc.surface(at) == "000")
}

/// A scale word or letter that multiplies the digits before it.
fn scale_after(doc: &Document, start: usize, at: usize) -> Option<i128> {
    let word = doc.lower(at);
    let close = !doc.token(at).spaced;
    let money = start.checked_sub(1).is_some_and(|before| super::units::is_currency_sign(doc.surface(before)));
    let power = match word {
        "dozen" | "dozens" => return Some(12),
        "hundred" => 2,
        "thousand" | "thousands" => 3,
        "lakh" | "lakhs" => 5,
        "crore" | "crores" => 7,
        "million" | "millions" | "mln" => 6,
        "billion" | "billions" | "bln" => 9,
        "trillion" | "trn" => 12,
        "bn" => 9,
        "tn" if close || money => 12,
        "k" if close => 3,
        "m" | "mn" if money || (close && (word == "mn" || doc.surface(at) == "M" || super::counted::is_plural(doc, at + 1))) => 6,
        "b" if close && money => 9,
        _ => return None,
    };
    Some(10_i128.pow(power))
}

/// "1/2" in tokens, not "9/11" or a date: the lower number is from 2 to 10 (or a round one) and larger than the upper.
fn slashed(doc: &Document, at: usize) -> Option<(Decimal, usize)> {
    let whole = |at: usize| if doc.kind(at) == TokenKind::Number { doc.surface(at).parse::<i128>().ok() } else { None };
    let (upper, lower) = (whole(at)?, whole(at + 2)?);
    let close = doc.surface(at + 1) == "/" && !doc.token(at + 1).spaced && !doc.token(at + 2).spaced && doc.surface(at + 3) != "/";
    let plain = upper > 0 && upper < lower && (2..=10).contains(&lower);
    if !(close && plain) {
        return None;
    }
    Some((Decimal::whole(upper).over(lower)?, at + 3))
}

/// "½" and its kin.
fn vulgar(mark: &str) -> Option<Decimal> {
    let (upper, lower) = match mark {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Decimal::whole(upper).over(lower)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Document;

    fn check(text: &str, expected: &str) {
        let doc = Document::new(text);
        let found = read(&doc, 0).map(|n| {
            format!("{}{} +{}", n.value.map_or("?".into(), |v| v.to_string()), if n.ordinal { "." } else { "" }, doc.len() - n.end)
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn words() {
        check("three hundred and five", "305 +0");
        check("twenty-five men", "25 +1");
        check("two hundred thousand", "200000 +0");
        check("one million two hundred thousand and six", "1200006 +0");
        check("a dozen", "12 +0");
        check("half a million", "500000 +0");
        check("two and a half million", "2500000 +0");
        check("two-thirds of", "0.666666666667 +1");
        check("two thirds", "0.666666666667 +0");
        check("three point one four", "3.14 +0");
        check("five six", "5 +1");
        check("thousands", "? +0");
        check("ministers", "none");
    }

    #[test]
    fn digits() {
        check("1.2 billion", "1200000000 +0");
        check("120,000 people", "120000 +1");
        check("20th century", "20. +1");
        check("3 1/2", "3.5 +0");
        check("9/11", "9 +2");
        check("½", "0.5 +0");
        check("1990s", "none");
    }

    #[test]
    fn ordinals() {
        check("twenty-first", "21. +0");
        check("third", "3. +0");
        check("one hundred and first", "101. +0");
    }
}
