//! Numerals in words: "three hundred and five", "two-thirds", "half a million", "hundreds of thousands".

use crate::document::TokenKind;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::numeral::Numeral;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;
use crate::numbers::base::vocabulary::{Word, below_hundred, cardinal, denominator, head, ordinal, scale, small};
use crate::numbers::numerals::{articles, fractions};

/// The numeral in words that starts at a token.
pub(crate) fn read_words(doc: &Passage, at: usize) -> Option<Numeral> {
    let numeral = plain_words(doc, at)?;
    // "A quarter of a million".
    let whole = numeral.rule == "fraction words" && doc.lower(numeral.end) == "of" && doc.is(numeral.end + 1, Group::Article);
    match scale(doc.lower(numeral.end + 2)).filter(|_| whole) {
        Some(times) => Some(Numeral { end: numeral.end + 3, value: numeral.value?.times(Decimal::whole(times)), ..numeral }),
        None => Some(numeral),
    }
}

fn plain_words(doc: &Passage, at: usize) -> Option<Numeral> {
    let first = doc.lower(at);
    if Group::Magnitude.has(first) {
        return magnitude(doc, at);
    }
    match first {
        "half" | "half-dozen" | "half-million" | "half-billion" | "a" | "an" | "quarter" => return articles::read(doc, at),
        "few" | "several" => return articles::vague(doc, at),
        // "The dozen states that voted".
        "dozen" => {
            let determined = at.checked_sub(1).is_some_and(|b| doc.is(b, Group::BeforeDozen));
            return (determined && doc.is_plural(at + 1)).then(|| Numeral::new(at + 1, Decimal::whole(12), "words"));
        }
        _ => {}
    }
    if let Some(whole) = first.strip_suffix("-and-a-half") {
        return Some(Numeral::new(at + 1, Decimal::whole(below_hundred(whole)?).plus(Decimal::whole(1).over(2)?)?, "words"));
    }
    let mut reader = Reader::default();
    let mut end = at;
    while end < at + 24 {
        // "twenty – five", "one - fourth": text that sets its hyphens apart.
        if end > at && reader.takes_units(doc, end) {
            end += 1;
        }
        if doc.kind(end) != TokenKind::Word {
            break;
        }
        match reader.word(doc.lower(end)) {
            Step::Took => end += 1,
            Step::Ordinal => {
                let value = reader.value()?;
                // "one third", "one twenty-fifth".
                let part = denominator(doc.lower(end)).filter(|_| end == at + 1 && first == "one");
                // "The bottom fifth of earners".
                let share = at.checked_sub(1).is_some_and(|b| doc.is(b, Group::ShareOf));
                if let Some(lower) = denominator(first).filter(|_| share && end == at && doc.lower(end + 1) == "of") {
                    return Some(Numeral::new(end + 1, Decimal::whole(1).over(lower)?, "fraction words"));
                }
                return Some(match part {
                    Some(lower) => Numeral::new(end + 1, Decimal::whole(1).over(lower)?, "fraction words"),
                    None => Numeral { ordinal: true, ..Numeral::new(end + 1, value, "ordinal words") },
                });
            }
            Step::Fraction => return Some(Numeral::new(end + 1, reader.value()?, "fraction words")),
            Step::Stop => {
                // "three hundred and five".
                let next = head(doc.lower(end + 1));
                let goes_on = end > at && doc.lower(end) == "and" && reader.can_add() && (small(next).is_some() || ordinal(next).is_some());
                if !goes_on || fractions::after_and(doc, end).is_some() {
                    break;
                }
                end += 1;
            }
        }
    }
    if end == at {
        return None;
    }
    finish(doc, at, end, &reader)
}

/// What may follow a cardinal in words: a part, a point, a lower half of a fraction, scales.
fn finish(doc: &Passage, at: usize, mut end: usize, reader: &Reader) -> Option<Numeral> {
    let mut value = reader.value()?;
    let part = doc.lower(end);
    if let Some((fraction, after)) = fractions::after_and(doc, end) {
        // "one million and a half" is a half of a million more, "two and a half million" a half and then a million times.
        let own = scale(doc.lower(end - 1)).filter(|scale| *scale >= 1000);
        let behind = own.and_then(|_| scale(doc.lower(after)));
        let times = behind.or(own).unwrap_or(1);
        value = value.plus(fraction.times(Decimal::whole(times))?)?;
        end = after + usize::from(behind.is_some());
    } else if part == "point" {
        let (digits, after) = digits_after_point(doc, end + 1);
        if !digits.is_empty() {
            value = value.plus(Decimal::parse(&format!("0.{digits}"))?)?;
            end = after;
        }
    } else {
        let dash = usize::from(doc.surface(end) == "-" && doc.token(end).spaced && doc.token(end + 1).spaced);
        if let Some(lower) = lower_half(doc, at, end, end + dash) {
            return Some(Numeral::new(end + dash + 1, value.over(lower)?, "fraction words"));
        }
    }
    let mut numeral = Numeral::new(end, value, "words");
    while let Some(times) = scale(doc.lower(numeral.end)) {
        numeral.value = Some(numeral.value?.times(Decimal::whole(times))?);
        numeral.end += 1;
    }
    // "Two to three hundred".
    let last = scale(doc.lower(numeral.end - 1)).filter(|_| numeral.end > at + 1);
    numeral.scale = last.or_else(|| (at..numeral.end).filter_map(|i| scale(doc.lower(i))).rfind(|times| *times >= 1000)).unwrap_or(1);
    Some(numeral)
}

/// The lower half of a fraction behind the upper one: "two thirds", "one tenth", "thirty-two fifths".
/// "Three quarters" are a fraction, "two quarters" six months.
fn lower_half(doc: &Passage, at: usize, end: usize, lower: usize) -> Option<i128> {
    let (first, part) = (doc.lower(at), doc.lower(lower));
    let divisor = denominator(part)?;
    let single = end == at + 1;
    let stands = match part {
        "half" => single && first == "one" && doc.is(lower + 1, Group::OfWhole),
        "halves" => false,
        "quarter" => single && first == "one",
        // "In the past three quarters".
        "quarters" => single && first == "three" && at.checked_sub(1).is_none_or(|b| vocabulary::direction(doc.lower(b)).is_none()),
        _ => (single && first == "one") || part.ends_with('s'),
    };
    stands.then_some(divisor)
}

/// The digits behind a spoken point and the token after them: "one four", "seventy-one".
fn digits_after_point(doc: &Passage, at: usize) -> (String, usize) {
    let mut digits = String::new();
    let mut end = at;
    while end < at + 9 {
        match below_hundred(doc.lower(end)) {
            Some(n) if n < 10 => digits.push_str(&n.to_string()),
            Some(n) if digits.is_empty() => {
                digits.push_str(&n.to_string());
                return (digits, end + 1);
            }
            _ => break,
        }
        end += 1;
    }
    (digits, end)
}

/// "thousands", "hundreds of thousands": how many without a count.
fn magnitude(doc: &Passage, at: usize) -> Option<Numeral> {
    let mut end = at + 1;
    while doc.lower(end) == "of" && Group::Magnitude.has(doc.lower(end + 1)) {
        end += 2;
    }
    // "Tens" and "scores" are magnitudes only of something.
    let stands = !doc.is(at, Group::TensScores) || end > at + 1 || doc.lower(end) == "of";
    stands.then(|| Numeral::unknown(end))
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
    /// The last group with its scale, which a further scale multiplies: "three lakh crore".
    scaled: Decimal,
    group: i128,
    /// The place that the last word filled: nothing may follow on the same or a higher one.
    place: i128,
    has_scale: bool,
    lower: Option<i128>,
    empty: bool,
}

impl Default for Reader {
    fn default() -> Self {
        let zero = Decimal::whole(0);
        Self { total: zero, scaled: zero, group: 0, place: i128::MAX, has_scale: false, lower: None, empty: true }
    }
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
                if !self.fits(n, place) {
                    return Step::Stop;
                }
                self.group += n;
                (self.place, self.empty) = (place, false);
                Step::Took
            }
            Some(Word::Scale(scale)) if !self.empty => match self.scale(scale) {
                Some(()) => Step::Took,
                None => Step::Stop,
            },
            Some(Word::Scale(_)) => Step::Stop,
            None => {
                let Some(n) = ordinal(part).filter(|_| may_end) else { return Step::Stop };
                if n >= 100 {
                    let Some(group) = self.group.max(1).checked_mul(n) else { return Step::Stop };
                    self.group = group;
                } else if self.fits(n, if n >= 20 { 10 } else { 1 }) {
                    self.group += n;
                } else {
                    return Step::Stop;
                }
                self.empty = false;
                Step::Ordinal
            }
        }
    }

    fn fits(&self, n: i128, place: i128) -> bool {
        self.empty || (self.place > place && (self.place > 10 || n < 10))
    }

    fn scale(&mut self, scale: i128) -> Option<()> {
        if scale <= 100 && self.group > 0 {
            self.group = self.group.checked_mul(scale)?;
            self.place = 100;
        } else if self.group > 0 || !self.has_scale {
            let product = Decimal::whole(self.group).times(Decimal::whole(scale))?;
            self.total = self.total.plus(self.scaled)?;
            (self.scaled, self.group, self.place) = (product, 0, 1000);
        } else {
            self.scaled = self.scaled.times(Decimal::whole(scale))?;
        }
        self.has_scale = true;
        Some(())
    }

    /// Whether a dash between tens and units (or their ordinal) stands at a token.
    fn takes_units(&self, doc: &Passage, at: usize) -> bool {
        let next = doc.lower(at + 1);
        let units = || small(next).is_some_and(|n| (1..10).contains(&n)) || ordinal(next).is_some_and(|n| n < 10);
        self.place == 10
            && self.group % 10 == 0
            && doc.is(at, Group::LongDash)
            && doc.token(at).spaced == doc.token(at + 1).spaced
            && units()
    }

    fn can_add(&self) -> bool {
        self.has_scale && self.place >= 100
    }

    fn value(&self) -> Option<Decimal> {
        let value = self.total.plus(self.scaled)?.plus(Decimal::whole(self.group))?;
        match self.lower {
            Some(lower) => value.over(lower),
            None => Some(value),
        }
    }
}
