//! Money's units: signs, codes and names before and after an amount.

use std::sync::LazyLock;

use super::passage::Passage;
use super::units::{Table, longest, table};
use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;

pub(super) static CURRENCIES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../lexicon/currencies.txt")));

/// Whether a token is a sign of currency that stands before or after an amount.
pub(super) fn is_sign(sign: &str) -> bool {
    of_sign(sign).is_some()
}

fn of_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" | "￥" => "JPY",
        "元" => "CNY",
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

/// The currency before an amount and the token where it starts: "$", "US$", "A$", "EUR", "RM".
pub(super) fn before(doc: &Passage, amount: usize) -> Option<(&'static str, usize)> {
    let at = amount.checked_sub(1)?;
    if let Some(currency) = of_sign(doc.surface(at)) {
        return Some(country_before(doc, at, amount).map_or((currency, at), |dollar| (dollar, at - 1)));
    }
    // "S/479 million", in Peru.
    if doc.surface(at) == "/" && at > 0 && doc.surface(at - 1) == "S" && !doc.token(at).spaced && !doc.token(amount).spaced {
        return Some(("PEN", at - 1));
    }
    let letters = doc.kind(at) == TokenKind::Word && doc.classes(at).any(Classes::CURRENCY_PREFIX);
    let written = match doc.case(at) {
        Case::Upper | Case::Mixed => true,
        Case::Title => !matches!(doc.lower(at), "le" | "sr" | "mad" | "cop" | "ron" | "n" | "r"),
        _ => false,
    };
    // "R 100" and "N 5" are rand and naira only without a space.
    let close = doc.lower(at).len() > 1 || !doc.token(amount).spaced;
    // "COP27" is a conference.
    let conference = doc.surface(at) == "COP" && doc.surface(amount).len() <= 2;
    if conference || !(letters && written || doc.surface(at) == "R" || doc.surface(at) == "N") || !close {
        return None;
    }
    CURRENCIES.get(doc.lower(at)).map(|code| (*code, at))
}

/// Whose dollar (or cedi) it is, by the letters before the sign: "A$", "HK$", "GH₵". In text that sets every mark apart
/// ("hk $ 10") small letters tell it too.
fn country_before(doc: &Passage, sign: usize, amount: usize) -> Option<&'static str> {
    let at = sign.checked_sub(1)?;
    let apart = doc.token(sign).spaced && doc.token(amount).spaced;
    if doc.token(sign).spaced && !(apart && matches!(doc.surface(at), "hk" | "HK" | "nz" | "NZ" | "c" | "C" | "US" | "U.S.")) {
        return None;
    }
    Some(match (doc.surface(sign), doc.lower(at)) {
        ("$", "us" | "u.s." | "u.s" | "usd") => "USD",
        ("$", "a" | "au" | "aud") => "AUD",
        ("$", "c" | "ca" | "cad" | "cdn") => "CAD",
        ("$", "hk") => "HKD",
        ("$", "nz") => "NZD",
        ("$", "s" | "sg") => "SGD",
        ("$", "nt") => "TWD",
        ("$", "r") => "BRL",
        ("$", "j" | "ja") => "JMD",
        ("$", "z" | "zw") => "ZWL",
        ("$", "n") => "NAD",
        ("$", "b") => "BND",
        ("$", "fj") => "FJD",
        ("$", "tt") => "TTD",
        ("$", "g" | "gy") => "GYD",
        ("$", "bds") => "BBD",
        ("$", "ec") => "XCD",
        ("$", "mx" | "mex") => "MXN",
        ("₵", "gh") => "GHS",
        ("£", "le" | "e") => "EGP",
        (_, code) => return CURRENCIES.get(code).copied().filter(|_| code.len() == 3),
    })
}

/// The currency behind an amount and the token after it: "5 €", "5 million US dollars".
pub(super) fn after(doc: &Passage, at: usize) -> Option<(&'static str, usize)> {
    if let Some(currency) = of_sign(doc.surface(at)) {
        // Not the sign of the next amount: "5 $6", "1 $ 10".
        let own = doc.kind(at + 1) != TokenKind::Number || (doc.token(at + 1).spaced && !doc.token(at).spaced);
        return own.then_some((currency, at + 1));
    }
    if doc.kind(at) != TokenKind::Word {
        return None;
    }
    let word = doc.lower(at);
    let lower = doc.case(at) == Case::Lower;
    let english =
        lower && doc.classes(at).any(Classes::CURRENCY_PREFIX) && (word.len() < 3 || matches!(word, "mad" | "cop" | "ron" | "nad"));
    // "12 won seats" are no money.
    let verb =
        word == "won" && doc.kind(at + 1) == TokenKind::Word && !doc.classes(at + 1).any(Classes::PREPOSITION.or(Classes::CONJUNCTION));
    // "482 marks" in an examination: marks are money beside other money.
    let marked = matches!(word, "mark" | "marks") && !(at.saturating_sub(16)..at + 10).any(|i| i != at && is_money(doc, i));
    if english || verb || marked {
        return None;
    }
    longest(doc, at, &CURRENCIES)
}

/// Whether a token tells of money of the years of the mark.
fn is_money(doc: &Passage, at: usize) -> bool {
    is_sign(doc.surface(at))
        || matches!(
            doc.lower(at),
            "dollar" | "dollars" | "yen" | "franc" | "francs" | "sterling" | "german" | "germany" | "bank" | "pfennigs"
        )
}

/// "30 MUSD", "5 MEUR": millions of a currency in one word.
pub(super) fn millions(doc: &Passage, at: usize) -> Option<&'static str> {
    let code = doc.surface(at).strip_prefix('M').filter(|code| code.len() == 3 && doc.case(at) == Case::Upper)?;
    CURRENCIES.get(code.to_ascii_lowercase().as_str()).copied()
}
