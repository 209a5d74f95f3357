//! Numerals in digits and words, to their exact values.

use crate::document::TokenKind;
use crate::lexicon::Classes;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::numeral::Numeral;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;
use crate::numbers::numerals::fractions::{slashed, vulgar};
use crate::numbers::numerals::words::read_words;
use crate::numbers::numerals::{fractions, powers, roman};
use crate::numbers::units::{currencies, measures};

/// The most words of a noun phrase that are looked at.
const PHRASE: usize = 4;
/// How many groups of digits behind plain spaces are looked at.
const LONGEST: usize = 8;

/// The numeral that starts at a token.
pub(crate) fn read(doc: &Passage, at: usize) -> Option<Numeral> {
    doc.numeral(at, || match doc.kind(at) {
        TokenKind::Number => read_digits(doc, at),
        TokenKind::Word => read_words(doc, at).or_else(|| roman::read(doc, at)).or_else(|| behind_letters(doc, at)),
        TokenKind::Punct => vulgar(doc.surface(at)).map(|value| Numeral::new(at + 1, value, "fraction")),
        _ => None,
    })
}

/// The digits of "$US240 million", "$NZ6.5m": behind the letters that tell whose money it is.
fn behind_letters(doc: &Passage, at: usize) -> Option<Numeral> {
    let money = at.checked_sub(1).is_some_and(|sign| currencies::is_sign(doc.surface(sign))) && !doc.token(at).spaced;
    let first = doc.surface(at).find(|c: char| c.is_ascii_digit()).filter(|first| money && *first > 0)?;
    let goes_on = |i: usize| {
        !doc.token(i).spaced
            && (doc.kind(i) == TokenKind::Number
                || doc.is(i, Group::CommaOrStop) && !doc.token(i + 1).spaced && doc.kind(i + 1) == TokenKind::Number)
    };
    let end = (at + 1..at + LONGEST).find(|&i| !goes_on(i))?;
    let mut value = Decimal::parse(doc.text().get(doc.span(at).start as usize + first..doc.span(end - 1).end as usize)?)?;
    let mut numeral = Numeral { digits: true, ..Numeral::new(end, value, "digits") };
    while let Some((scale, after)) = scale_after(doc, at, numeral.end) {
        value = value.times(Decimal::whole(scale))?;
        (numeral.scale, numeral.end) = (numeral.scale.checked_mul(scale)?, after);
    }
    Some(Numeral { value: Some(value), ..numeral })
}

fn read_digits(doc: &Passage, at: usize) -> Option<Numeral> {
    let mut value = Decimal::parse(doc.surface(at))?;
    let mut end = at + 1;
    let mut numeral = Numeral { digits: true, ..Numeral::new(end, value, "digits") };
    let close = !doc.token(end).spaced;
    if close && doc.kind(end) == TokenKind::Word {
        // "9st 3lb" is nine stone.
        if doc.is(end, Group::OrdinalEnding) && ordinal_ending(doc.surface(at)) == doc.lower(end) {
            return Some(Numeral { end: end + 1, ordinal: true, rule: "ordinal", ..numeral });
        }
        // "A 21st-century economy".
        if doc.lower(end).split_once('-').is_some_and(|(ending, _)| Group::OrdinalEnding.has(ending)) {
            return Some(Numeral { end: end + 1, ordinal: true, rule: "ordinal", ..numeral });
        }
        if doc.lower(end) == "s" {
            return None;
        }
    }
    // "1'250'000 francs", as in Switzerland.
    while doc.lower(end) == "'"
        && (end..end + 2).all(|i| !doc.token(i).spaced)
        && is_three_digits(doc, end + 1)
        && doc.surface(at).len() <= 3
    {
        value = value.times(Decimal::whole(1000))?.plus(Decimal::parse(doc.surface(end + 1))?)?;
        end += 2;
    }
    // "1.000 persons": nobody counts persons to the thousandth.
    if doc.surface(at).strip_suffix(".000").is_some_and(|whole| whole.len() <= 3 && !whole.contains(['.', ',']))
        && doc.is_plural(end)
        && measures::after(doc, end).is_none()
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
    if let Some((half, after)) = fractions::after_and(doc, end).filter(|_| doc.is(end + 1, Group::ArticleOrHalf)) {
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
    } else if let Some((fraction, after)) =
        slashed(doc, end + 1).filter(|_| doc.surface(end) == "-" && !doc.token(end).spaced && !doc.token(end + 1).spaced)
    {
        // "2-1/2 cups".
        (value, end) = (value.plus(fraction)?, after);
        numeral.rule = "fraction";
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
    let word = doc.is(end - 1, Group::HundredThousand) && doc.kind(rest) == TokenKind::Number;
    let Some(number) = doc.surface(rest).parse::<i128>().ok().filter(|n| word && (1..scale).contains(n)) else {
        return Some((value, end));
    };
    // "4 thousand 3 hundred", but "3 hundred and 2 hundred" are two.
    let part = vocabulary::scale(doc.lower(rest + 1)).map(|times| number.saturating_mul(times));
    Some(match part {
        Some(part) if part < scale => (value.plus(Decimal::whole(part))?, rest + 2),
        None if rest > end && doc.surface(rest + 1) != "/" => (value.plus(Decimal::whole(number))?, rest + 1),
        _ => (value, end),
    })
}

/// The ending that an ordinal in digits has: "1st", "11th", "22nd".
fn ordinal_ending(digits: &str) -> &'static str {
    match digits.as_bytes() {
        [.., b'1', b'1'..=b'3'] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    }
}

fn is_three_digits(doc: &Passage, at: usize) -> bool {
    doc.kind(at) == TokenKind::Number && doc.surface(at).len() == 3 && doc.surface(at).bytes().all(|b| b.is_ascii_digit())
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
    let measured = || start + 1 == at && matches!(measures::after(doc, at + 1), Some((measures::Unit::Measure(_), _)));
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
        return vocabulary::scale(word).filter(|scale| *scale > 12).map(|scale| (scale, end));
    }
    let close = !doc.token(at).spaced;
    // "250 million-year-old".
    if let Some((scale, _)) = word.split_once("-year-old").filter(|(scale, _)| !scale.contains('-')) {
        return vocabulary::scale(scale).map(|scale| (scale, end));
    }
    let upper = || doc.surface(at) == "M";
    // "£2m-a-year", "$1 million-plus".
    let word =
        word.split_once('-').filter(|(_, rest)| rest.starts_with("a-") || Group::AfterScale.has(rest)).map_or(word, |(scale, _)| scale);
    let power = match word {
        "mil" if close => 6,
        "tn" if close || money() => 12,
        "k" if close || money() || (doc.surface(at) == "k" && !doc.is(end, Group::RaceOfK)) => 3,
        "mn" | "mm" if money() => 6,
        "mn" if close => 6,
        // "1.5G", but "5G networks".
        "g" if doc.surface(at) == "G" && (doc.surface(start).contains('.') || start > 0 && doc.surface(start - 1) == ".") => 9,
        "m" if upper() || money() || close && counts_things(doc, end) => 6,
        "b" | "bil" if close && (money() || doc.surface(start).contains('.')) => 9,
        _ => return vocabulary::scale(word).map(|scale| (scale, end)),
    };
    Some((10_i128.pow(power), end))
}

/// Whether a plural noun, or "of" and those that it is of, stands behind "3m" as behind millions: "3m new meters", "28m of its
/// boxes"; but "the 400m hurdles", "2m tall".
fn counts_things(doc: &Passage, at: usize) -> bool {
    if doc.lower(at) == "of" {
        return doc.classes(at + 1).any(Classes::DETERMINER) || doc.is_plural(at + 1);
    }
    let noun = (at..at + PHRASE).take_while(|&i| doc.kind(i) == TokenKind::Word && !doc.is_closed(i)).find(|&i| doc.is_plural(i));
    noun.is_some_and(|noun| !(at..=noun).any(|i| doc.is(i, Group::Track) || doc.is(i, Group::Extent)))
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

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
