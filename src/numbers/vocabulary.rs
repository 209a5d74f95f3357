//! Number words and what each is worth.

/// What a number word adds to the words before it.
#[derive(Clone, Copy)]
pub(super) enum Word {
    /// "seven", "seventy".
    Small(i128),
    /// "hundred", "million".
    Scale(i128),
}

/// The value of a cardinal word.
pub(super) fn cardinal(word: &str) -> Option<Word> {
    Some(match word {
        "zero" | "nil" | "nought" | "naught" => Word::Small(0),
        "one" => Word::Small(1),
        "two" => Word::Small(2),
        "three" => Word::Small(3),
        "four" => Word::Small(4),
        "five" => Word::Small(5),
        "six" => Word::Small(6),
        "seven" => Word::Small(7),
        "eight" => Word::Small(8),
        "nine" => Word::Small(9),
        "ten" => Word::Small(10),
        "eleven" => Word::Small(11),
        "twelve" => Word::Small(12),
        "thirteen" => Word::Small(13),
        "fourteen" => Word::Small(14),
        "fifteen" => Word::Small(15),
        "sixteen" => Word::Small(16),
        "seventeen" => Word::Small(17),
        "eighteen" => Word::Small(18),
        "nineteen" => Word::Small(19),
        "twenty" => Word::Small(20),
        "thirty" => Word::Small(30),
        "forty" | "fourty" => Word::Small(40),
        "fifty" => Word::Small(50),
        "sixty" => Word::Small(60),
        "seventy" => Word::Small(70),
        "eighty" => Word::Small(80),
        "ninety" => Word::Small(90),
        _ => Word::Scale(scale(word)?),
    })
}

/// What a scale word multiplies with: "dozen", "million", "crore".
pub(super) fn scale(word: &str) -> Option<i128> {
    Some(match word {
        "dozen" | "dozens" => 12,
        "hundred" => 100,
        "thousand" | "thousands" => 1000,
        "lakh" | "lakhs" | "lac" | "lacs" | "lkh" | "lkhs" => 100_000,
        "million" | "millions" => 1_000_000,
        "crore" | "crores" => 10_000_000,
        "billion" | "billions" => 1_000_000_000,
        "trillion" | "trillions" => 1_000_000_000_000,
        _ => return None,
    })
}

/// The value of an ordinal word; "twentyfifth" may be written in one.
pub(super) fn ordinal(word: &str) -> Option<i128> {
    Some(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        "hundredth" => 100,
        "thousandth" => 1000,
        "millionth" => 1_000_000,
        "billionth" => 1_000_000_000,
        "trillionth" => 1_000_000_000_000,
        _ => {
            // Most words are refused by their length and last letter.
            let long = word.len() > 8 && matches!(word.as_bytes().last(), Some(b't' | b'd' | b'h'));
            let cut = if long { word.find("ty")? + 2 } else { return None };
            small(word.get(..cut)?)? + ordinal(word.get(cut..).filter(|units| !units.contains("ty"))?).filter(|units| *units < 10)?
        }
    })
}

/// The lower part of a fraction: "third", "quarters", "twenty-fifth".
pub(super) fn denominator(word: &str) -> Option<i128> {
    match word {
        "half" | "halves" => Some(2),
        "quarter" | "quarters" => Some(4),
        "second" | "seconds" | "first" => None,
        _ => {
            let singular = word.strip_suffix('s').unwrap_or(word);
            match singular.split_once('-') {
                Some((tens, units)) => Some(small(tens).filter(|t| *t >= 20)? + ordinal(units).filter(|u| *u < 10)?),
                None => ordinal(singular),
            }
        }
    }
}

/// The tens of "twenties" to "nineties".
pub(super) fn decade(word: &str) -> Option<i128> {
    Some(match word {
        "twenties" => 2,
        "thirties" => 3,
        "forties" => 4,
        "fifties" => 5,
        "sixties" => 6,
        "seventies" => 7,
        "eighties" => 8,
        "nineties" => 9,
        _ => return None,
    })
}

/// Magnitudes without a count: "thousands of civilians".
pub(super) fn is_magnitude(word: &str) -> bool {
    matches!(word, "tens" | "dozens" | "hundreds" | "thousands" | "lakhs" | "crores" | "millions" | "billions" | "trillions" | "scores")
}

/// The number below a hundred that one word names.
pub(super) fn small(word: &str) -> Option<i128> {
    match cardinal(word) {
        Some(Word::Small(value)) => Some(value),
        _ => None,
    }
}

/// The number below a hundred that a word with or without a hyphen names: "seven", "twenty-five".
pub(super) fn below_hundred(word: &str) -> Option<i128> {
    match word.split_once('-') {
        Some((tens, units)) => Some(small(tens).filter(|t| *t >= 20)? + small(units).filter(|u| (1..10).contains(u))?),
        None => small(word),
    }
}

/// The first part of a word with hyphens.
pub(super) fn head(word: &str) -> &str {
    word.split('-').next().unwrap_or(word)
}
