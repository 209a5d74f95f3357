//! Words that stand for a number, from `lexicon/word_values.txt`: number words, months, weekdays, directions in time.

use std::sync::LazyLock;

use crate::lexicon::{Lookup, entries};

/// What a number word adds to the words before it.
#[derive(Clone, Copy)]
pub(crate) enum Word {
    /// "seven", "seventy".
    Small(i128),
    /// "hundred", "million".
    Scale(i128),
}

#[derive(Clone, Copy, Debug)]
enum Value {
    Small(i128),
    Scale(i128),
    Ordinal(i128),
    Decade(i128),
    Month(u32),
    Weekday(i64),
    Season(u32),
    Quarter(u32),
    Direction(i32),
    Part(i128, i128),
    Letter(i128),
}

static VALUES: LazyLock<Lookup<&str, Value>> = LazyLock::new(|| {
    let lines = entries(include_str!("../../lexicon/word_values.txt")).filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(word, value)| Some((word, Value::parse(value)?))).collect()
});

impl Value {
    fn parse(text: &str) -> Option<Self> {
        let (kind, number) = text.split_once(' ')?;
        if kind == "part" {
            let (upper, lower) = number.split_once('/')?;
            return Some(Self::Part(upper.parse().ok()?, lower.parse().ok()?));
        }
        let number: i64 = number.parse().ok()?;
        Some(match kind {
            "small" => Self::Small(number.into()),
            "scale" => Self::Scale(number.into()),
            "ordinal" => Self::Ordinal(number.into()),
            "decade" => Self::Decade(number.into()),
            "month" => Self::Month(number as u32),
            "weekday" => Self::Weekday(number),
            "season" => Self::Season(number as u32),
            "quarter" => Self::Quarter(number as u32),
            "direction" => Self::Direction(number as i32),
            "letter" => Self::Letter(number.into()),
            _ => return None,
        })
    }
}

macro_rules! values {
    ($($(#[$doc:meta])* $name:ident: $kind:ident -> $number:ty;)*) => {
        $($(#[$doc])*
        pub(crate) fn $name(word: &str) -> Option<$number> {
            match VALUES.get(word) {
                Some(Value::$kind(number)) => Some(*number),
                _ => None,
            }
        })*
    };
}

values! {
    /// The number below a hundred that one word names.
    small: Small -> i128;
    /// What a scale word multiplies with: "dozen", "million", "crore".
    scale: Scale -> i128;
    /// The tens of "twenties" to "nineties".
    decade: Decade -> i128;
    /// The code of a season in ISO 8601-2.
    season: Season -> u32;
    /// The number of "Q3", or 5 and 6 for "H1" and "H2".
    quarter_name: Quarter -> u32;
    /// Before today, around it or behind it: "last", "this", "next".
    direction: Direction -> i32;
    /// What a letter of a Roman numeral is worth.
    letter: Letter -> i128;
    month_in_full: Month -> u32;
    weekday_in_full: Weekday -> i64;
    ordinal_in_full: Ordinal -> i128;
}

/// The value of a cardinal word.
pub(crate) fn cardinal(word: &str) -> Option<Word> {
    match VALUES.get(word)? {
        Value::Small(number) => Some(Word::Small(*number)),
        Value::Scale(times) => Some(Word::Scale(*times)),
        _ => None,
    }
}

/// The number of a month by its name in small letters, "september" or "sept.".
pub(crate) fn month_name(word: &str) -> Option<u32> {
    month_in_full(word.trim_end_matches('.'))
}

/// 0 for Monday to 6 for Sunday.
pub(crate) fn weekday_number(word: &str) -> Option<i64> {
    weekday_in_full(word.trim_end_matches('.'))
}

/// "½" and its kin: the upper and the lower number.
pub(crate) fn part(mark: &str) -> Option<(i128, i128)> {
    match VALUES.get(mark) {
        Some(Value::Part(upper, lower)) => Some((*upper, *lower)),
        _ => None,
    }
}

/// The value of an ordinal word; "twentyfifth" may be written in one.
pub(crate) fn ordinal(word: &str) -> Option<i128> {
    ordinal_in_full(word).or_else(|| {
        // Most words are refused by their last letter.
        let cut = if word.ends_with(['t', 'd', 'h']) { word.find("ty")? + "ty".len() } else { return None };
        let (tens, units) = word.split_at_checked(cut)?;
        Some(small(tens)? + ordinal_in_full(units).filter(|units| *units < 10)?)
    })
}

/// The lower part of a fraction: "third", "quarters", "twenty-fifth".
pub(crate) fn denominator(word: &str) -> Option<i128> {
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

/// The number below a hundred that a word with or without a hyphen names: "seven", "twenty-five".
pub(crate) fn below_hundred(word: &str) -> Option<i128> {
    match word.split_once('-') {
        Some((tens, units)) => Some(small(tens).filter(|t| *t >= 20)? + small(units).filter(|u| (1..10).contains(u))?),
        None => small(word),
    }
}

/// The first part of a word with hyphens.
pub(crate) fn head(word: &str) -> &str {
    word.split('-').next().unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{VALUES, ordinal};
    use crate::lexicon::entries;

    #[test]
    fn every_line_is_read() {
        let lines: Vec<_> = entries(include_str!("../../lexicon/word_values.txt")).collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(lines.len(), VALUES.keys().count());
        assert_eq!((ordinal("twentyfifth"), ordinal("safety"), ordinal("fortieth")), (Some(25), None, Some(40)));
    }
}
