//! Roman numerals, where a small word before them makes them certain: "phase III", "chapter IV", not "Part XVII" of a title.

use crate::document::Case;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::numeral::Numeral;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;

/// Whether a lower-case word has nothing but the letters of Roman numerals, two at least.
pub(crate) fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| letter(b) > 0)
}

/// The Roman numeral at a token, in capitals behind a word for a part.
pub(crate) fn read(doc: &Passage, at: usize) -> Option<Numeral> {
    if doc.case(at) != Case::Upper || !is_roman(doc.lower(at)) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let part = doc.case(before) == Case::Lower && doc.is(before, Group::RomanPart);
    let value = value(doc.lower(at)).filter(|_| part)?;
    Some(Numeral::new(at + 1, Decimal::whole(value), "Roman"))
}

/// What the letters are worth; `None` where they stand in no order that Rome knew ("IIX").
fn value(word: &str) -> Option<i128> {
    let mut total = 0;
    let mut letters = word.bytes().map(letter).peekable();
    let mut last = 1000;
    while let Some(worth) = letters.next() {
        let next = letters.peek().copied().unwrap_or(0);
        let step = if worth < next { letters.next().map(|_| next - worth)? } else { worth };
        if step > last || (worth < next && !matches!(next / worth, 5 | 10)) {
            return None;
        }
        last = step;
        total += step;
    }
    Some(total)
}

fn letter(byte: u8) -> i128 {
    std::str::from_utf8(&[byte]).ok().and_then(vocabulary::letter).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn letters_in_order_have_a_value() {
        for (word, expected) in [("xvii", Some(17)), ("iv", Some(4)), ("mcmxc", Some(1990)), ("iix", None), ("ic", None)] {
            assert_eq!(value(word), expected, "{word}");
        }
    }
}
