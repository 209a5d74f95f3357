//! Years and decades: "2023", "the 1990s", "’90s", "the nineties", "fiscal year 2008", "nineteen eighty-six".

use crate::document::{Case, TokenKind};
use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary;
use crate::numbers::base::vocabulary::small;
use crate::numbers::dates::numeric;
use crate::numbers::dates::reader::{Moment, Reader};
use crate::numbers::numerals::digits;
use crate::numbers::units::{currencies, measures};

impl Reader<'_> {
    /// "2023", "the 1990s", where nothing counted follows.
    pub(crate) fn year(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let close = !doc.token(at + 1).spaced;
        if let Some(decade) = self.decade(at) {
            return Some(decade);
        }
        // "2018-07-04Today".
        if close && doc.is(at + 1, Group::DateSign) && doc.surface(at + 2).len() == 2 && doc.is(at + 3, Group::DateSign) {
            return None;
        }
        let closes = || doc.kind(at + 1) != TokenKind::Word && !doc.is(at + 1, Group::MarksMeasure) || doc.is_closed(at + 1);
        // "In 1066 the crown".
        let old = || doc.follows(at, Group::OnlyBeforeDate) && closes();
        let year = self.year_number(at).filter(|y| (1400..=2100).contains(y) || old())?;
        // "2017 q1", "2018Q4", "2019 H2".
        if let Some(part) = vocabulary::quarter_name(doc.lower(at + 1)) {
            let (value, ends) = numeric::quarter(year, part);
            return Some(Moment { ends, has_year: true, ..Moment::date(at, at + 2, value, "quarter") });
        }
        let in_year = at > 0 && doc.lower(at - 1) == "in" && doc.kind(at + 2) != TokenKind::Word;
        // "2017 April": nothing but a year stands before a month like that.
        if let Some(month) =
            self.month(at + 1).filter(|_| self.day(at + 2).is_none() && self.year_number(at + 2).is_none() && (self.is_bare(at) || in_year))
        {
            return Some(Moment { has_year: true, ..Moment::date(at, at + 2, format!("{year:04}-{month:02}"), "year month") });
        }
        if at > 0 && (currencies::is_sign(doc.surface(at - 1)) || doc.is(at - 1, Group::BeforeNoYear) && !doc.token(at).spaced) {
            return None;
        }
        let before = doc.before(at);
        let until = at.checked_sub(3).is_some_and(|b| doc.is(b, Group::Since))
            && matches!((doc.lower(at.wrapping_sub(2)), before), ("at", "least"));
        // "Over 2000 - 2050".
        let span = before == "over"
            && doc.is(at + 1, Group::Dash)
            && self.year_number(at + 2).is_some_and(|end| end > year && end <= 2100)
            && !doc.is_plural(at + 3);
        if !until && !span && Group::CountsYear.has(before) {
            return None;
        }
        let next = doc.lower(at + 1);
        let dashed = Group::Dash.has(next) && close && doc.kind(at + 2) != TokenKind::Number;
        let counted = doc.token(at + 1).spaced
            && doc.kind(at + 1) == TokenKind::Word
            && doc.is_plural(at + 1)
            && next != "levels"
            && !self.is_year_of(at, year)
            && !Group::BeforeDate.has(before);
        // "2024 kg"; "the 2019 cup final", "in 2019 won" and "2019 in" are years.
        // "1,520 sq m" without its comma is none; "during 2016 Stone spoke" is one.
        let unit = doc.token(at + 1).spaced
            && !(doc.is_capitalized(at + 1) && doc.case(at + 1) == Case::Title)
            && match measures::after(doc, at + 1) {
                Some((measures::Unit::Measure(_) | measures::Unit::Percent, _)) if doc.lower(at + 1) != "in" => {
                    doc.lower(at + 2) == "m" || doc.lower(at + 1).ends_with('s') || !Group::InThe.has(before)
                }
                Some(_) => doc.lower(at + 1).ends_with('s'),
                None => false,
            };
        let known =
            until || span || Group::BeforeDate.has(before) || self.month(at.wrapping_sub(1)).is_some() || Group::BeforeAnyYear.has(before);
        let fits = known || (1900..=2060).contains(&year) || at == 0;
        (fits && !counted && !unit && !dashed).then(|| Moment::date(at, at + 1, format!("{year:04}"), "year"))
    }

    /// "the 1980s", "the 1980s-1990s"; but "a handful of $20s", "highs in the 80s".
    fn decade(&self, at: usize) -> Option<Moment> {
        let (doc, surface) = (self.doc, self.doc.surface(at));
        let close = !doc.token(at + 1).spaced;
        let digits = surface.bytes().all(|byte| byte.is_ascii_digit());
        // "The 1980s-1990s".
        let first = surface.strip_suffix('0').filter(|rest| digits && close && rest.len() == 3);
        let other = doc.lower(at + 1).strip_prefix("s-").and_then(|rest| rest.strip_suffix("0s")).filter(|rest| rest.len() == 3);
        if let Some((first, other)) = first.zip(other.filter(|rest| rest.bytes().all(|b| b.is_ascii_digit()))) {
            let ends = Some((years_of(first), years_of(other)));
            return Some(Moment { ends, has_year: true, ..Moment::date(at, at + 2, None, "decade") });
        }
        if digits
            && (surface.len() == 4 || surface.len() == 2)
            && surface.ends_with('0')
            && close
            && (doc.lower(at + 1) == "s" || doc.lower(at + 1).starts_with("s-"))
        {
            let decade = surface.get(..surface.len() - 1)?;
            // "A handful of $20s", "highs in the 80s".
            if currencies::is_sign(doc.surface(at.wrapping_sub(1))) {
                return None;
            }
            let near = at.saturating_sub(8)..at + 6;
            if surface.len() == 2 && near.into_iter().any(|i| doc.is(i, Group::Weather)) {
                return None;
            }
            let value = if surface.len() == 4 { years_of(decade) } else { format!("19{decade}X") };
            return Some(Moment::date(at, at + 2, value, "decade"));
        }
        None
    }

    /// "the 2016 elections", "his 2012 rivals", "2024 Olympics": a year before the plural noun that is of it. "The 2000 workers"
    /// and "2016 people" may be so many.
    fn is_year_of(&self, at: usize, year: i32) -> bool {
        let doc = self.doc;
        let owned = at.checked_sub(1).is_some_and(|b| doc.is(b, Group::Determines));
        let event = doc.is(at + 1, Group::YearlyEvent);
        let round = year % 100 == 0;
        (1900..=2060).contains(&year) && (event && (owned || !round) || !round && (owned || doc.is_capitalized(at + 1)))
    }

    /// "575 B.C.", "79 AD", "AD 70": the year before the first is 0 (ISO 8601).
    pub(crate) fn era(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let year: i32 = doc.surface(at).parse().ok().filter(|year| (1..=9999).contains(year))?;
        if matches!(doc.surface(at.wrapping_sub(1)), "AD" | "A.D.") {
            return Some(Moment { has_year: true, ..Moment::date(at - 1, at + 1, format!("{year:04}"), "year of an era") });
        }
        let before = is_before_christ(doc.surface(at + 1))?;
        let closes = doc.kind(at + 2) != TokenKind::Word || doc.is_closed(at + 2);
        let value = if before && year > 1 { format!("-{:04}", year - 1) } else { format!("{:04}", year - i32::from(before)) };
        closes.then(|| Moment { has_year: true, ..Moment::date(at, at + 2, value, "year of an era") })
    }

    /// "’90s".
    pub(crate) fn short_decade(&self, at: usize) -> Option<Moment> {
        let mark = self.doc.lower(at) == "'";
        let decade = self.doc.surface(at + 1).strip_suffix('0').filter(|d| matches!(d.as_bytes(), [b'0'..=b'9']))?;
        let fits = mark && !self.doc.token(at + 1).spaced && self.doc.lower(at + 2) == "s";
        fits.then(|| Moment::date(at, at + 3, format!("19{decade}X"), "decade"))
    }

    /// "in ’68", "the class of ’99": the last one that today knows.
    fn is_short(&self, at: usize) -> Option<i32> {
        let digits = self.doc.surface(at + 1);
        let mark = self.doc.lower(at) == "'" && !self.doc.token(at + 1).spaced;
        let year: i32 = digits.parse().ok().filter(|_| mark && digits.len() == 2)?;
        let last = self.today.map_or(30, |today| today.year % 100 + 1);
        Some(if year <= last { 2000 + year } else { 1900 + year })
    }

    /// "’68" behind a word that stands before years.
    pub(crate) fn short_year(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let year = self.is_short(at)?;
        let before = doc.before(at);
        let stands = Group::BeforeShortYear.has(before);
        let closes = doc.kind(at + 2) != TokenKind::Word || doc.is_closed(at + 2);
        (stands && closes).then(|| Moment { has_year: true, ..Moment::date(at, at + 2, format!("{year:04}"), "year") })
    }

    /// "the nineties", where no number of things follows.
    pub(crate) fn decade_word(&self, at: usize) -> Option<Moment> {
        let decade = vocabulary::decade(self.doc.lower(at))?;
        let before = self.doc.before(at);
        let fits = Group::BeforeDecade.has(before);
        fits.then(|| Moment::date(at, at + 1, format!("19{decade}X"), "decade"))
    }

    /// "year 2008", "fiscal year 2008", "FY18", "last fiscal year".
    pub(crate) fn year_kind(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let short = doc.lower(at);
        if let Some(digits) = ["fy", "cy"].iter().find_map(|kind| short.strip_prefix(kind)) {
            let (digits, end) = if digits.is_empty() { (doc.surface(at + 1), at + 2) } else { (digits, at + 1) };
            let year = match digits.len() {
                4 => digits.parse().ok()?,
                2 => 2000 + digits.parse::<i32>().ok()?,
                _ => return None,
            };
            return Some(Moment { has_year: true, ..Moment::date(at, end, format!("{year:04}"), "kind of year") });
        }
        let by = vocabulary::direction(doc.lower(at));
        let kind = at + usize::from(by.is_some());
        let is_kind = doc.is(kind, Group::KindOfYear);
        let year = kind + usize::from(is_kind);
        if !is_kind && by.is_some() || doc.lower(year) != "year" && !(is_kind && doc.lower(kind) == "fiscal") {
            return None;
        }
        let number = year + usize::from(doc.lower(year) == "year");
        if let Some((value, end)) = self.year_at(number).filter(|_| by.is_none()) {
            return Some(Moment { has_year: true, ..Moment::date(at, end, format!("{value:04}"), "kind of year") });
        }
        // Which year a fiscal year of an unnamed body is can't be told.
        let value = by.zip(self.today).filter(|_| doc.lower(kind) == "calendar").map(|(by, today)| format!("{:04}", today.year + by));
        (is_kind && by.is_some() && number > year).then(|| Moment::date(at, number, value, "kind of year"))
    }

    /// A year in digits or words: its number and the token after it.
    pub(crate) fn year_at(&self, at: usize) -> Option<(i32, usize)> {
        self.year_number(at).map(|year| (year, at + 1)).or_else(|| self.year_in_words(at))
    }

    /// "nineteen eighty-six", "two thousand and fifteen", "seventeen hundred thirty three", "twenty nineteen".
    fn year_in_words(&self, at: usize) -> Option<(i32, usize)> {
        let doc = self.doc;
        let word = |i: usize| if doc.kind(i) == TokenKind::Word { small(doc.lower(i)).and_then(|n| i32::try_from(n).ok()) } else { None };
        let century = word(at)?;
        let hyphenated = |i: usize| doc.lower(i).split_once('-').and_then(|(a, b)| i32::try_from(small(a)? + small(b)?).ok());
        if (10..=20).contains(&century) {
            if let Some(rest) = hyphenated(at + 1).filter(|rest| (21..=99).contains(rest)) {
                return Some((century * 100 + rest, at + 2));
            }
            if let Some(tens) = word(at + 1).filter(|tens| (10..=99).contains(tens)) {
                let unit = word(at + 2).filter(|unit| tens >= 20 && tens % 10 == 0 && (1..=9).contains(unit));
                return Some((century * 100 + tens + unit.unwrap_or(0), at + 2 + usize::from(unit.is_some())));
            }
        }
        let numeral = digits::read(doc, at).filter(|n| !n.ordinal && n.end > at + 1)?;
        let year = i32::try_from(numeral.value?.to_whole()?).ok()?;
        (1400..=2100).contains(&year).then_some((year, numeral.end))
    }
}

/// The years that "1980s" and "1800s" tell, by all but their last 0: ten, or a hundred where nobody would mean the first ten.
fn years_of(decade: &str) -> String {
    match decade.strip_suffix('0').filter(|century| *century < "19") {
        Some(century) => format!("{century}XX"),
        None => format!("{decade}X"),
    }
}

/// Whether a word behind a year or century counts back from the first.
pub(crate) fn is_before_christ(word: &str) -> Option<bool> {
    match word.trim_end_matches('.') {
        "BC" | "B.C" | "BCE" | "B.C.E" => Some(true),
        "AD" | "A.D" | "CE" | "C.E" => Some(false),
        _ => None,
    }
}
