//! Roman numerals, where a small word before them makes them certain: "phase III", "chapter IV", not "Part XVII" of a title.

use super::decimal::Decimal;
use super::numerals::Numeral;
use super::passage::Passage;
use crate::document::Case;

/// Whether a lower-case word has nothing but the letters of Roman numerals, two at least.
pub(super) fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| letter(b) > 0)
}

/// The Roman numeral at a token, in capitals behind a word for a part.
pub(super) fn read(doc: &Passage, at: usize) -> Option<Numeral> {
    if doc.case(at) != Case::Upper || !is_roman(doc.lower(at)) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let part = doc.case(before) == Case::Lower
        && matches!(
            doc.lower(before),
            "chapter" | "volume" | "phase" | "stage" | "section" | "appendix" | "grade" | "tier" | "category" | "type" | "class"
        );
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
    match byte {
        b'i' => 1,
        b'v' => 5,
        b'x' => 10,
        b'l' => 50,
        b'c' => 100,
        b'd' => 500,
        b'm' => 1000,
        _ => 0,
    }
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
