//! Units: what a numeral is a number of, by the words or signs beside it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::annotation::QuantityKind;
use crate::document::{Document, TokenKind};
use crate::lexicon::entries;

/// What the words after or before a numeral make of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// An ISO 4217 code.
    Money(&'static str),
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

type Table = HashMap<&'static str, &'static str>;

fn table(list: &'static str) -> Table {
    entries(list).filter_map(|line| line.split_once('\t')).collect()
}

static CURRENCIES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../lexicon/currencies.txt")));
static MEASURES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../lexicon/units.txt")));

/// Whether a token is a sign of currency that stands before or after an amount.
pub(super) fn is_currency_sign(sign: &str) -> bool {
    currency_of_sign(sign).is_some()
}

fn currency_of_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" | "￥" => "JPY",
        "₹" => "INR",
        "₩" => "KRW",
        "₽" => "RUB",
        "₺" => "TRY",
        "₴" => "UAH",
        "₪" => "ILS",
        "₦" => "NGN",
        "₱" => "PHP",
        "฿" => "THB",
        "₫" => "VND",
        "₸" => "KZT",
        "₼" => "AZN",
        "₡" => "CRC",
        "₭" => "LAK",
        "₮" => "MNT",
        "₲" => "PYG",
        "₵" => "GHS",
        "₾" => "GEL",
        "₿" => "XBT",
        "₨" => "INR",
        _ => return None,
    })
}

/// The currency before an amount and the token where it starts: "$", "US$", "A$", "EUR".
pub(super) fn before(doc: &Document, amount: usize) -> Option<(&'static str, usize)> {
    let at = amount.checked_sub(1)?;
    if let Some(currency) = currency_of_sign(doc.surface(at)) {
        let country = at.checked_sub(1).filter(|_| currency == "USD" && !doc.token(at).spaced);
        let dollar = country.and_then(|c| {
            Some(match doc.surface(c) {
                "US" | "U.S." => "USD",
                "A" | "AU" | "AUD" => "AUD",
                "C" | "CA" | "CAD" | "CDN" => "CAD",
                "HK" => "HKD",
                "NZ" => "NZD",
                "S" | "SG" => "SGD",
                "NT" => "TWD",
                "R" => "BRL",
                "J" => "JMD",
                "Z" => "ZWL",
                code => return CURRENCIES.get(code.to_ascii_lowercase().as_str()).copied().filter(|_| code.len() == 3),
            })
        });
        return Some(dollar.map_or((currency, at), |d| (d, at - 1)));
    }
    match doc.surface(at) {
        "Rs" | "Rs." => Some(("INR", at)),
        "RM" => Some(("MYR", at)),
        "Rp" => Some(("IDR", at)),
        code if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => CURRENCIES.get(doc.lower(at)).map(|c| (*c, at)),
        _ => None,
    }
}

/// The unit after a numeral and the token after it.
pub(super) fn after(doc: &Document, at: usize) -> Option<(Unit, usize)> {
    let word = doc.lower(at);
    // "a 5-mile walk", "the six-year-old".
    let hyphen = doc.surface(at) == "-" && !doc.token(at).spaced && !doc.token(at + 1).spaced && doc.kind(at + 1) == TokenKind::Word;
    let at = if hyphen { at + 1 } else { at };
    let word = if hyphen { doc.lower(at).split('-').next().unwrap_or(word) } else { word };
    match word {
        "%" | "percent" | "percents" | "pct" => return Some((Unit::Percent, at + 1)),
        "per" if matches!(doc.lower(at + 1), "cent" | "cents") => return Some((Unit::Percent, at + 2)),
        "percentage" if matches!(doc.lower(at + 1), "point" | "points") => return Some((Unit::Percent, at + 2)),
        "percentage" => return Some((Unit::Percent, at + 1)),
        "basis" if matches!(doc.lower(at + 1), "point" | "points") => return Some((Unit::BasisPoints, at + 2)),
        "cent" | "cents" | "¢" | "cent-a-share" => return Some((Unit::Hundredth("USD"), at + 1)),
        "pence" => return Some((Unit::Hundredth("GBP"), at + 1)),
        "°" => return Some(degrees(doc, at)),
        _ => {}
    }
    if let Some(unit) = duration(word) {
        return Some((unit, at + 1));
    }
    if hyphen && word != doc.lower(at) {
        // "a 300-kilometre-long" stays one token after the number.
        return MEASURES.get(word).map(|code| (Unit::Measure(code), at + 1));
    }
    // "5 €", not the sign of the next amount in "5 $6".
    if let Some(currency) = currency_of_sign(doc.surface(at)).filter(|_| doc.kind(at + 1) != TokenKind::Number || doc.token(at + 1).spaced)
    {
        return Some((Unit::Money(currency), at + 1));
    }
    longest(doc, at, &CURRENCIES)
        .map(|(c, end)| (Unit::Money(c), end))
        .or_else(|| longest(doc, at, &MEASURES).map(|(m, end)| (Unit::Measure(m), end)))
}

/// What a word behind a hyphen measures: "six-mile", "one-yen".
pub(super) fn named(word: &str) -> Option<(QuantityKind, &'static str)> {
    let measure = MEASURES.get(word).map(|code| (QuantityKind::Measure, *code));
    measure.or_else(|| CURRENCIES.get(word).map(|code| (QuantityKind::Money, *code)))
}

/// The longest entry of a table, up to four words, that starts at a token.
fn longest(doc: &Document, at: usize, table: &Table) -> Option<(&'static str, usize)> {
    if doc.kind(at) != TokenKind::Word {
        return None;
    }
    let mut key = String::new();
    let mut found = None;
    for end in at..at + 4 {
        if end > at {
            key.push(' ');
        }
        key.push_str(doc.lower(end));
        if let Some(code) = table.get(key.as_str()) {
            found = Some((*code, end + 1));
        }
    }
    found
}

/// "°C", "° F", "°".
fn degrees(doc: &Document, at: usize) -> (Unit, usize) {
    match doc.lower(at + 1) {
        "c" | "celsius" => (Unit::Measure("Cel"), at + 2),
        "f" | "fahrenheit" => (Unit::Measure("[degF]"), at + 2),
        _ => (Unit::Measure("deg"), at + 1),
    }
}

/// A unit of time by its word.
pub(super) fn duration(word: &str) -> Option<Unit> {
    let (designator, factor, clock) = match word {
        "second" | "seconds" | "sec" | "secs" => ('S', 1, true),
        "minute" | "minutes" | "min" | "mins" | "mins." => ('M', 1, true),
        "hour" | "hours" | "hr" | "hrs" | "hrs." => ('H', 1, true),
        "day" | "days" => ('D', 1, false),
        "week" | "weeks" => ('W', 1, false),
        "fortnight" | "fortnights" => ('W', 2, false),
        "month" | "months" => ('M', 1, false),
        "quarter" | "quarters" => ('M', 3, false),
        "year" | "years" | "yr" | "yrs" => ('Y', 1, false),
        "decade" | "decades" => ('Y', 10, false),
        "century" | "centuries" => ('Y', 100, false),
        "millennium" | "millennia" => ('Y', 1000, false),
        _ => return None,
    };
    Some(Unit::Duration { designator, factor, clock })
}
