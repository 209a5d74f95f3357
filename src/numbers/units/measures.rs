//! Units: what a numeral is a number of, by the words or signs behind it.

use std::sync::LazyLock;

use crate::annotation::QuantityKind;
use crate::document::TokenKind;
use crate::lexicon::{Lookup, entries};
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary::scale;
use crate::numbers::units::currencies;
use crate::numbers::units::currencies::CURRENCIES;

/// What the words after a numeral make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// An ISO 4217 code.
    Money(&'static str),
    /// So many of one in one word: "MEUR", "20-million-dollar".
    Scaled(&'static str, i128),
    /// The hundredth of one: cents, pence.
    Hundredth(&'static str),
    /// A UCUM code.
    Measure(&'static str),
    /// "%", "percentage points", "basis points" (hundredths of a percent).
    Percent,
    BasisPoints,
    /// The designator of ISO 8601, its factor, and whether it is a part of a day.
    Duration {
        designator: char,
        factor: i128,
        clock: bool,
    },
}

pub(crate) type Table = Lookup<&'static str, &'static str>;

pub(crate) fn table(list: &'static str) -> Table {
    entries(list).filter_map(|line| line.split_once('\t')).collect()
}

/// What the names of units and currencies begin with: most words after a numeral are refused by one look.
static HEADS: LazyLock<Lookup<&'static str>> = LazyLock::new(|| {
    let names = MEASURES.keys().chain(currencies::CURRENCIES.keys());
    names
        .flat_map(|name| [*name, name.split(' ').next().unwrap_or(name), name.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(name)])
        .collect()
});

static MEASURES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../lexicon/units.txt")));

static TIMES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../lexicon/time_units.txt")));

/// The unit after a numeral and the token after it.
pub(crate) fn after(doc: &Passage, at: usize) -> Option<(Unit, usize)> {
    let word = doc.lower(at);
    // "a 5-mile walk", "the six-year-old".
    let hyphen = doc.surface(at) == "-" && !doc.token(at).spaced && !doc.token(at + 1).spaced && doc.kind(at + 1) == TokenKind::Word;
    let at = if hyphen { at + 1 } else { at };
    let word = if hyphen { doc.lower(at).split('-').next().unwrap_or(word) } else { word };
    if doc.kind(at) != TokenKind::Word {
        return match word {
            "%" => Some((Unit::Percent, at + 1)),
            "¢" => Some((Unit::Hundredth("USD"), at + 1)),
            "°" => Some(degrees(doc, at)),
            _ => currencies::after(doc, at).map(|(currency, end)| (Unit::Money(currency), end)),
        };
    }
    match doc.lower(at) {
        "basis-point" | "basis-points" if hyphen => return Some((Unit::BasisPoints, at + 1)),
        "percentage-point" | "percentage-points" if hyphen => return Some((Unit::Percent, at + 1)),
        _ => {}
    }
    match word {
        "pc" | "pp" if !doc.token(at).spaced => return Some((Unit::Percent, at + 1)),
        "bp" | "bps" => return Some((Unit::BasisPoints, at + 1)),
        "percent" | "percents" | "pct" => return Some((Unit::Percent, at + 1)),
        "per" if doc.is(at + 1, Group::Cent) => return Some((Unit::Percent, at + 2)),
        "percentage" if doc.is(at + 1, Group::Point) => return Some((Unit::Percent, at + 2)),
        "percentage" => return Some((Unit::Percent, at + 1)),
        "basis" if doc.is(at + 1, Group::Point) => return Some((Unit::BasisPoints, at + 2)),
        "cent" if doc.surface(at) == "Cent" => return None,
        "cent" | "cents" | "cent-a-share" => return Some((Unit::Hundredth("USD"), at + 1)),
        "p" if !doc.token(at).spaced && doc.surface(at) == "p" => return Some((Unit::Hundredth("GBP"), at + 1)),
        "pence" => return Some((Unit::Hundredth("GBP"), at + 1)),
        // "highs of 22C".
        "c" if doc.surface(at) == "C" && !doc.token(at).spaced => return Some((Unit::Measure("Cel"), at + 1)),
        // "5G" is no weight.
        "g" if doc.surface(at) == "G" => return None,
        "f" if doc.surface(at) == "F" && !doc.token(at).spaced => return Some((Unit::Measure("[degF]"), at + 1)),
        _ => {}
    }
    if let Some(unit) = duration(word) {
        return Some((unit, at + 1));
    }
    if hyphen && word != doc.lower(at) {
        // "20-million-dollar" and "300-kilometre-long" are one token after the number.
        let scaled = || joined(doc.lower(at));
        // "60,000-square-foot": the hyphens stand for blanks.
        let whole = || MEASURES.get(doc.lower(at).replace('-', " ").as_str()).map(|code| (QuantityKind::Measure, *code));
        let unit = whole()
            .or_else(|| named(word))
            .map(|(kind, code)| if kind == QuantityKind::Money { Unit::Money(code) } else { Unit::Measure(code) });
        return unit.or_else(scaled).map(|unit| (unit, at + 1));
    }
    // "1.5 million-euro".
    if let Some(unit) = joined(word) {
        return Some((unit, at + 1));
    }
    if let Some((currency, end)) = currencies::after(doc, at) {
        return Some((Unit::Money(currency), end));
    }
    if let Some(currency) = currencies::millions(doc, at) {
        return Some((Unit::Scaled(currency, 1_000_000), at + 1));
    }
    longest(doc, at, &MEASURES).map(|(m, end)| (Unit::Measure(m), end))
}

/// Whether a word without a hyphen can be the first of a unit: it may be so for more words than [`after`] takes.
pub(crate) fn may_open(spelling: &str, word: &str) -> bool {
    let known = |word: &str| TIMES.contains(word) || HEADS.contains(word);
    let short = matches!(word, "pc" | "pp" | "bp" | "bps" | "per" | "pct" | "p" | "c" | "f" | "basis" | "pence");
    let millions = || word.strip_prefix('m').is_some_and(|code| CURRENCIES.contains(code));
    let cents = word.starts_with("cent") || word.starts_with("percent");
    short || cents || known(word) || known(word.trim_end_matches('.')) || known(spelling) || currencies::is_sign(spelling) || millions()
}

/// "million-euro", "billion-pound": a scale with its currency in one word.
fn joined(word: &str) -> Option<Unit> {
    let (times, money) = word.split_once('-')?;
    let times = scale(times)?;
    let money = money.split('-').next()?;
    let pounds = (money == "pound" && times >= 1_000_000).then_some("GBP");
    Some(Unit::Scaled(CURRENCIES.get(money).copied().or(pounds)?, times))
}

/// What a word behind a hyphen measures: "six-mile", "one-yen".
pub(crate) fn named(word: &str) -> Option<(QuantityKind, &'static str)> {
    let measure = MEASURES.get(word).map(|code| (QuantityKind::Measure, *code));
    measure.or_else(|| CURRENCIES.get(word).map(|code| (QuantityKind::Money, *code)))
}

/// The longest entry of a table, up to six tokens, that starts at a token: "square miles", "km/h".
pub(crate) fn longest(doc: &Passage, at: usize, table: &Table) -> Option<(&'static str, usize)> {
    // "60mph." at the end of a sentence.
    let bare = doc.lower(at).trim_end_matches('.');
    if doc.kind(at) != TokenKind::Word || ![doc.lower(at), bare, doc.surface(at)].iter().any(|head| HEADS.contains(head)) {
        return None;
    }
    let named = table.get(doc.surface(at)).or_else(|| table.get(doc.lower(at))).or_else(|| table.get(bare));
    let mut found = named.map(|code| (*code, at + 1));
    let mut key = String::new();
    for end in at + 1..at + 6 {
        if !matches!(doc.kind(end), TokenKind::Word | TokenKind::Punct) || doc.is_past(end) || doc.is(end, Group::CommaOrStop) {
            break;
        }
        if key.is_empty() {
            key.push_str(doc.lower(at));
        }
        if doc.token(end).spaced {
            key.push(' ');
        }
        key.push_str(doc.lower(end));
        if let Some(code) = table.get(key.as_str()).or_else(|| table.get(key.trim_end_matches('.'))) {
            found = Some((*code, end + 1));
        }
    }
    found
}

/// "°C", "° F", "°".
fn degrees(doc: &Passage, at: usize) -> (Unit, usize) {
    match doc.lower(at + 1) {
        "c" | "celsius" => (Unit::Measure("Cel"), at + 2),
        "f" | "fahrenheit" => (Unit::Measure("[degF]"), at + 2),
        _ => (Unit::Measure("deg"), at + 1),
    }
}

/// A unit of time by its word.
pub(crate) fn duration(word: &str) -> Option<Unit> {
    let mut parts = TIMES.get(word)?.split(' ');
    let designator = parts.next()?.chars().next()?;
    Some(Unit::Duration { designator, factor: parts.next()?.parse().ok()?, clock: parts.next().is_some() })
}
