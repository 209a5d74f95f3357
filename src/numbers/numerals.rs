//! Numerals in digits and words, to their exact values.

use super::currencies;
use super::decimal::Decimal;
use super::fractions::{self, slashed, vulgar};
use super::passage::Passage;
use super::powers;
use super::roman;
use super::units;
use super::words::read_words;
use crate::document::TokenKind;

/// How many groups of digits behind plain spaces are looked at.
const LONGEST: usize = 8;

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
    /// What the last word multiplies the ones before it with: "million", else 1.
    pub(super) scale: i128,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

impl Numeral {
    pub(super) fn new(end: usize, value: Decimal, rule: &'static str) -> Self {
        Self { end, value: Some(value), ordinal: false, digits: false, scale: 1, rule }
    }

    /// "thousands", "several hundred": a magnitude that tells no value.
    pub(super) fn unknown(end: usize) -> Self {
        Self { value: None, ..Self::new(end, Decimal::whole(0), "magnitude") }
    }
}

/// The numeral that starts at a token.
pub(super) fn read(doc: &Passage, at: usize) -> Option<Numeral> {
    doc.numeral(at, || match doc.kind(at) {
        TokenKind::Number => read_digits(doc, at),
        TokenKind::Word => read_words(doc, at).or_else(|| roman::read(doc, at)),
        TokenKind::Punct => vulgar(doc.surface(at)).map(|value| Numeral::new(at + 1, value, "fraction")),
        _ => None,
    })
}

fn read_digits(doc: &Passage, at: usize) -> Option<Numeral> {
    let mut value = Decimal::parse(doc.surface(at))?;
    let mut end = at + 1;
    let mut numeral = Numeral { digits: true, ..Numeral::new(end, value, "digits") };
    let close = !doc.token(end).spaced;
    if close && doc.kind(end) == TokenKind::Word {
        if matches!(doc.lower(end), "st" | "nd" | "rd" | "th") {
            return Some(Numeral { end: end + 1, ordinal: true, rule: "ordinal", ..numeral });
        }
        // "A 21st-century economy".
        if doc.lower(end).split_once('-').is_some_and(|(ending, _)| matches!(ending, "st" | "nd" | "rd" | "th")) {
            return Some(Numeral { end: end + 1, ordinal: true, rule: "ordinal", ..numeral });
        }
        if doc.lower(end) == "s" {
            return None;
        }
    }
    // "1.000 persons": nobody counts persons to the thousandth.
    if doc.surface(at).strip_suffix(".000").is_some_and(|whole| whole.len() <= 3 && !whole.contains(['.', ',']))
        && doc.is_plural(end)
        && units::after(doc, end).is_none()
    {
        value = value.times(Decimal::whole(1000))?;
    }
    if let Some((power, after)) = powers::after(doc, value, end) {
        return Some(Numeral { rule: "power", ..Numeral { end: after, value: Some(power), ..numeral } });
    }
    // "40 000", with a gap that does not break.
    while doc.kind(end) == TokenKind::Number && doc.surface(end).len() == 3 && doc.surface(at).len() <= 3 && is_group(doc, at, end) {
        value = value.times(Decimal::whole(1000))?.plus(Decimal::parse(doc.surface(end))?)?;
        end += 1;
    }
    // "5 and a half million".
    if let Some((half, after)) = fractions::after_and(doc, end).filter(|_| matches!(doc.lower(end + 1), "a" | "an" | "half" | "quarter")) {
        value = value.plus(half)?;
        end = after;
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
    // "1.2 million", "$3.5m", "120 thousand", "$5-million".
    while let Some((scale, after)) = scale_after(doc, at, end) {
        value = value.times(Decimal::whole(scale))?;
        numeral.scale = numeral.scale.checked_mul(scale)?;
        end = after;
    }
    if numeral.scale > 1 {
        (value, end) = rest_after_scale(doc, value, numeral.scale, end)?;
    }
    Some(Numeral { end, value: Some(value), ..numeral })
}

/// "3 million and a half" is half a million more, "3 hundred and 21" and "4 thousand 3 hundred" add what stands behind.
fn rest_after_scale(doc: &Passage, value: Decimal, scale: i128, end: usize) -> Option<(Decimal, usize)> {
    if scale >= 1000
        && let Some((part, after)) = fractions::after_and(doc, end)
    {
        return Some((value.plus(part.times(Decimal::whole(scale))?)?, after));
    }
    let rest = end + usize::from(doc.lower(end) == "and");
    let word = matches!(doc.lower(end - 1), "hundred" | "thousand") && doc.kind(rest) == TokenKind::Number;
    let Some(number) = doc.surface(rest).parse::<i128>().ok().filter(|n| word && (1..scale).contains(n)) else {
        return Some((value, end));
    };
    // "4 thousand 3 hundred", but "3 hundred and 2 hundred" are two.
    let part = super::vocabulary::scale(doc.lower(rest + 1)).map(|times| number.saturating_mul(times));
    Some(match part {
        Some(part) if part < scale => (value.plus(Decimal::whole(part))?, rest + 2),
        None if rest > end && doc.surface(rest + 1) != "/" => (value.plus(Decimal::whole(number))?, rest + 1),
        _ => (value, end),
    })
}

/// Whether three digits go on with the number before them: behind a gap that does not break, as "000", in money, in a
/// row of such groups, or before what they count.
fn is_group(doc: &Passage, start: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let gap = doc.text().get(doc.span(before).end as usize..doc.span(at).start as usize).unwrap_or_default();
    let money = || currencies::before(doc, start).is_some() && doc.surface(start).bytes().all(|b| b.is_ascii_digit());
    // "1 414 021 100", but not the cells of a table.
    let digits = |i: usize| doc.kind(i) == TokenKind::Number;
    let row = || {
        let rest =
            (at + 1..doc.end().min(at + LONGEST)).take_while(|&i| digits(i) && doc.surface(i).len() == 3 && doc.token(i).spaced).count();
        let opens = doc.surface(start).bytes().all(|b| b.is_ascii_digit()) && !doc.surface(start).starts_with('0');
        let told = doc.kind(at + 1 + rest) == TokenKind::Word || start.checked_sub(1).is_some_and(|b| doc.kind(b) == TokenKind::Word);
        opens && told && !digits(at + 1 + rest) && (start + 1 < at || rest > 0)
    };
    let named = || start.checked_sub(1).is_some_and(|b| digits(b) || doc.is_capitalized(b) && doc.sentence_at(b).start < b);
    let counts = || start + 1 == at && doc.is_plural(at + 1) && !named();
    let measured = || start + 1 == at && matches!(units::after(doc, at + 1), Some((units::Unit::Measure(_), _)));
    matches!(gap, "\u{a0}" | "\u{202f}" | "\u{2009}")
        || (gap == " " && (doc.surface(at) == "000" || money() || measured() || row() || counts()))
}

/// A scale word or letter that multiplies the digits before it, and the token after it.
fn scale_after(doc: &Passage, start: usize, at: usize) -> Option<(i128, usize)> {
    // "5-million", "a $5-million-dollar house".
    let joined = doc.surface(at) == "-" && !doc.token(at).spaced && !doc.token(at + 1).spaced;
    let word = if joined { doc.lower(at + 1) } else { doc.lower(at) };
    let end = at + 1 + usize::from(joined);
    let money =
        || start.checked_sub(1).is_some_and(|before| currencies::is_sign(doc.surface(before))) || currencies::before(doc, start).is_some();
    if joined {
        // "$400-million-a-year".
        let word = word.split_once('-').filter(|_| money()).map_or(word, |(scale, _)| scale);
        return super::vocabulary::scale(word).filter(|scale| *scale > 12).map(|scale| (scale, end));
    }
    let close = !doc.token(at).spaced;
    let upper = || doc.surface(at) == "M";
    // "£2m-a-year", "$1 million-plus".
    let word = word
        .split_once('-')
        .filter(|(_, rest)| rest.starts_with("a-") || matches!(*rest, "plus" | "strong" | "person" | "member" | "vote" | "student"))
        .map_or(word, |(scale, _)| scale);
    let power = match word {
        "cr" => 7,
        "mln" => 6,
        "bln" => 9,
        "trn" => 12,
        "bn" => 9,
        "mil" if close => 6,
        "tn" if close || money() => 12,
        "k" if close || money() || (doc.surface(at) == "k" && !matches!(doc.lower(end), "run" | "race" | "walk")) => 3,
        "mn" if close || money() => 6,
        // "1.5G", but "5G networks".
        "g" if doc.surface(at) == "G" && (doc.surface(start).contains('.') || start > 0 && doc.surface(start - 1) == ".") => 9,
        "m" if upper() || money() || (close && doc.is_plural(end)) => 6,
        "b" | "bil" if close && (money() || doc.surface(start).contains('.')) => 9,
        _ => return super::vocabulary::scale(word).map(|scale| (scale, end)),
    };
    Some((10_i128.pow(power), end))
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::read;
    use crate::document::Document;

    fn check(text: &str, expected: &str) {
        let doc = Document::new(text);
        let doc = Passage::whole(&doc);
        let found = read(&doc, 0).map(|n| {
            format!("{}{} +{}", n.value.map_or("?".into(), |v| v.to_string()), if n.ordinal { "." } else { "" }, doc.end() - n.end)
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
