//! Numerals in words: "three hundred and five", "two-thirds", "half a million", "hundreds of thousands".

use super::decimal::Decimal;
use super::numerals::Numeral;
use crate::document::{Document, TokenKind};

/// What a number word adds to the words before it.
#[derive(Clone, Copy)]
enum Word {
    /// "seven", "seventy".
    Small(i128),
    /// "hundred", "million".
    Scale(i128),
}

fn cardinal(word: &str) -> Option<Word> {
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
        "dozen" | "dozens" => Word::Scale(12),
        "hundred" => Word::Scale(100),
        "thousand" | "thousands" => Word::Scale(1000),
        "lakh" | "lakhs" => Word::Scale(100_000),
        "million" | "millions" => Word::Scale(1_000_000),
        "crore" | "crores" => Word::Scale(10_000_000),
        "billion" | "billions" => Word::Scale(1_000_000_000),
        "trillion" => Word::Scale(1_000_000_000_000),
        _ => return None,
    })
}

/// The value of an ordinal word, and whether it can be the lower part of a fraction: "third", not "first".
fn ordinal(word: &str) -> Option<i128> {
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
        _ => return None,
    })
}

/// The lower part of a fraction in words: "third", "quarters".
fn denominator(word: &str) -> Option<i128> {
    match word {
        "half" | "halves" => Some(2),
        "quarter" | "quarters" => Some(4),
        "second" | "seconds" | "first" => None,
        _ => ordinal(word.strip_suffix('s').unwrap_or(word)),
    }
}

/// Magnitudes without a count: "thousands of civilians".
fn is_magnitude(word: &str) -> bool {
    matches!(word, "dozens" | "hundreds" | "thousands" | "millions" | "billions" | "trillions" | "scores")
}

pub(super) fn read_words(doc: &Document, at: usize) -> Option<Numeral> {
    let first = doc.lower(at);
    if is_magnitude(first) {
        // "hundreds of thousands".
        let of = doc.lower(at + 1) == "of" && is_magnitude(doc.lower(at + 2));
        return Some(Numeral { value: None, ..Numeral::new(at + 1 + 2 * usize::from(of), Decimal::whole(0), "magnitude") });
    }
    if matches!(first, "half" | "a" | "an" | "quarter") {
        return article(doc, at);
    }
    if matches!(first, "few" | "several") {
        return vague(doc, at);
    }
    let mut reader = Reader::default();
    let mut end = at;
    while end < at + 24 && doc.kind(end) == TokenKind::Word {
        match reader.word(doc.lower(end)) {
            Step::Took => end += 1,
            Step::Ordinal => {
                let value = reader.value()?;
                return Some(Numeral { ordinal: true, ..Numeral::new(end + 1, value, "ordinal words") });
            }
            Step::Fraction => {
                let value = reader.value()?;
                return Some(Numeral::new(end + 1, value, "fraction words"));
            }
            Step::Stop => {
                // "three hundred and five", "two and a half", "three point five".
                let next = doc.lower(end + 1);
                if end > at && doc.lower(end) == "and" && reader.can_add() && (small(head(next)).is_some() || ordinal(head(next)).is_some())
                {
                    end += 1;
                    continue;
                }
                break;
            }
        }
    }
    if end == at {
        return None;
    }
    let mut value = reader.value()?;
    if doc.lower(end) == "and" && matches!(doc.lower(end + 1), "a" | "an" | "one") {
        if let Some(lower) = denominator(doc.lower(end + 2)) {
            // "one million and a half" is a half of a million more.
            let scale = match cardinal(doc.lower(end - 1)) {
                Some(Word::Scale(scale)) if scale >= 1000 => scale,
                _ => 1,
            };
            value = value.plus(Decimal::whole(scale).over(lower)?)?;
            end += 3;
        }
    } else if doc.lower(end) == "point" {
        let digits: String = (end + 1..end + 10)
            .map_while(|i| match cardinal(doc.lower(i)) {
                Some(Word::Small(digit @ 0..=9)) => char::from_digit(u32::try_from(digit).ok()?, 10),
                _ => None,
            })
            .collect();
        if !digits.is_empty() {
            value = value.plus(Decimal::parse(&format!("0.{digits}"))?)?;
            end += 1 + digits.len();
        }
    }
    let part = doc.lower(end);
    if let Some(lower) = denominator(part).filter(|_| end == at + 1 && part != "half" && (first == "one" || part.ends_with('s'))) {
        return Some(Numeral::new(end + 1, value.over(lower)?, "fraction words"));
    }
    while let Some(Word::Scale(scale)) = cardinal(doc.lower(end)) {
        value = value.times(Decimal::whole(scale))?;
        end += 1;
    }
    Some(Numeral::new(end, value, "words"))
}

/// "a dozen", "a hundred", "half a million", "a third", "a quarter", "half".
fn article(doc: &Document, at: usize) -> Option<Numeral> {
    let (first, next) = (doc.lower(at), doc.lower(at + 1));
    if first == "half" {
        let of = if matches!(next, "a" | "an") { at + 2 } else { at + 1 };
        if let Some(Word::Scale(scale)) = cardinal(doc.lower(of)) {
            return Some(Numeral::new(of + 1, Decimal::whole(scale).over(2)?, "words"));
        }
        let before = at.checked_sub(1).map_or("", |b| doc.lower(b));
        let compared = matches!(before, "than" | "by" | "nearly" | "almost" | "about" | "over" | "under" | "least" | "roughly");
        let fraction = next == "of" || (next == "the" && at > 0) || compared;
        return fraction.then_some(Numeral::new(at + 1, Decimal::whole(1).over(2)?, "fraction words"));
    }
    if first == "quarter" {
        return None;
    }
    if matches!(next, "few" | "couple" | "pair") {
        // "a few thousand", "a couple of weeks".
        let couple = next != "few" && doc.lower(at + 2) == "of";
        return if couple { Some(Numeral::new(at + 3, Decimal::whole(2), "couple")) } else { vague(doc, at + 1) };
    }
    if let ("quarter", Some(Word::Scale(scale))) = (next, cardinal(doc.lower(at + 2))) {
        return Some(Numeral::new(at + 3, Decimal::whole(scale).over(4)?, "words"));
    }
    if let Some(Word::Scale(scale)) = cardinal(next) {
        let mut end = at + 2;
        let mut value = Decimal::whole(scale);
        while let Some(Word::Scale(scale)) = cardinal(doc.lower(end)) {
            value = value.times(Decimal::whole(scale))?;
            end += 1;
        }
        return Some(Numeral::new(end, value, "words"));
    }
    let lower = denominator(next).filter(|_| doc.lower(at + 2) == "of" && next != "tenth")?;
    Some(Numeral::new(at + 2, Decimal::whole(1).over(lower)?, "fraction words"))
}

/// "several hundred", "few thousand": a magnitude without its count.
fn vague(doc: &Document, at: usize) -> Option<Numeral> {
    let scale = matches!(cardinal(doc.lower(at + 1)), Some(Word::Scale(_)));
    scale.then(|| Numeral { value: None, ..Numeral::new(at + 2, Decimal::whole(0), "magnitude") })
}

enum Step {
    Took,
    Ordinal,
    Fraction,
    Stop,
}

/// Adds up number words: tens and units into a group, groups by their scales.
struct Reader {
    total: Decimal,
    group: i128,
    /// The place that the last word filled: nothing may follow on the same or a higher one.
    place: i128,
    scaled: bool,
    lower: Option<i128>,
    empty: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self { total: Decimal::whole(0), group: 0, place: i128::MAX, scaled: false, lower: None, empty: true }
    }
}

/// The first part of a word with hyphens.
fn head(word: &str) -> &str {
    word.split('-').next().unwrap_or(word)
}

impl Reader {
    fn word(&mut self, word: &str) -> Step {
        if !word.contains('-') {
            return self.part(word, true);
        }
        // "twenty-five", "two-thirds", "twenty-first".
        let parts: Vec<_> = word.split('-').collect();
        if parts.len() > 6
            || !parts.iter().all(|p| cardinal(p).is_some() || ordinal(p).is_some() || denominator(p).is_some() || *p == "and")
        {
            return Step::Stop;
        }
        let mut last = Step::Stop;
        for (index, part) in parts.iter().enumerate() {
            if *part == "and" {
                continue;
            }
            let final_part = index + 1 == parts.len();
            if let Some(lower) = denominator(part)
                .filter(|_| final_part && index > 0 && (self.group < 20 || part.ends_with('s')) && ordinal(part).is_none_or(|o| o > 2))
            {
                self.lower = Some(lower);
                return Step::Fraction;
            }
            last = self.part(part, final_part);
            if matches!(last, Step::Stop) {
                return last;
            }
        }
        last
    }

    fn part(&mut self, part: &str, may_end: bool) -> Step {
        match cardinal(part) {
            Some(Word::Small(n)) => {
                let place = if n >= 20 { 10 } else { 1 };
                let fits = self.empty || (self.place > place && (self.place > 10 || n < 10));
                if !fits {
                    return Step::Stop;
                }
                self.group += n;
                self.place = place;
                self.empty = false;
                Step::Took
            }
            Some(Word::Scale(scale)) => {
                if self.empty {
                    return Step::Stop;
                }
                if scale <= 100 {
                    self.group *= scale;
                    self.place = 100;
                } else {
                    let Some(product) = Decimal::whole(self.group).times(Decimal::whole(scale)) else { return Step::Stop };
                    let Some(total) = self.total.plus(product) else { return Step::Stop };
                    (self.total, self.group, self.place) = (total, 0, 1000);
                }
                self.scaled = true;
                Step::Took
            }
            None => {
                let Some(n) = ordinal(part).filter(|_| may_end) else { return Step::Stop };
                let place = if n >= 20 { 10 } else { 1 };
                if n >= 100 {
                    self.group = self.group.max(1) * n;
                } else if self.empty || (self.place > place && (self.place > 10 || n < 10)) {
                    self.group += n;
                } else {
                    return Step::Stop;
                }
                self.empty = false;
                Step::Ordinal
            }
        }
    }

    fn can_add(&self) -> bool {
        self.scaled && self.place >= 100
    }

    fn value(&self) -> Option<Decimal> {
        let value = self.total.plus(Decimal::whole(self.group))?;
        match self.lower {
            Some(lower) => value.over(lower),
            None => Some(value),
        }
    }
}

/// The number below a hundred that one word names.
pub(super) fn small(word: &str) -> Option<i128> {
    match cardinal(word) {
        Some(Word::Small(value)) => Some(value),
        _ => None,
    }
}
