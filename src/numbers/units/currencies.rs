//! Money's units: signs, codes and names before and after an amount.

use std::sync::LazyLock;

use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;
use crate::numbers::units::measures::{Table, longest, table};

pub(crate) static CURRENCIES: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../lexicon/currencies.txt")));

static SIGNS: LazyLock<Table> = LazyLock::new(|| table(include_str!("../../lexicon/currency_signs.txt")));

/// Whether a token is a sign of currency that stands before or after an amount.
pub(crate) fn is_sign(sign: &str) -> bool {
    of_sign(sign).is_some()
}

fn of_sign(sign: &str) -> Option<&'static str> {
    SIGNS.get(sign).copied()
}

/// The currency before an amount and the token where it starts: "$", "US$", "A$", "EUR", "RM".
pub(crate) fn before(doc: &Passage, amount: usize) -> Option<(&'static str, usize)> {
    let at = amount.checked_sub(1)?;
    if let Some(country) = glued(doc, at, amount) {
        return Some(country);
    }
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
        Case::Title => !doc.is(at, Group::ShortCurrency),
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

/// Whether a word begins with the letters of a country's money: "us240".
pub(crate) fn has_letters(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    letters.len() < word.len() && SIGNS.contains(&format!("{letters}$"))
}

/// "$US240 million", "$NZ 6.5 million": letters behind the sign tell whose it is.
fn glued(doc: &Passage, at: usize, amount: usize) -> Option<(&'static str, usize)> {
    let (sign, letters) = if doc.kind(amount) == TokenKind::Word { (at, amount) } else { (at.checked_sub(1)?, at) };
    let word = doc.lower(letters).trim_end_matches(|c: char| c.is_ascii_digit());
    let close = is_sign(doc.surface(sign)) && doc.kind(letters) == TokenKind::Word && !doc.token(letters).spaced;
    let key = close.then(|| format!("{word}{}", doc.surface(sign)))?;
    SIGNS.get(key.as_str()).map(|code| (*code, sign))
}

/// Whose dollar (or cedi) it is, by the letters before the sign: "A$", "HK$", "GH₵". In text that sets every mark apart
/// ("hk $ 10") small letters tell it too.
fn country_before(doc: &Passage, sign: usize, amount: usize) -> Option<&'static str> {
    let at = sign.checked_sub(1)?;
    let apart = doc.token(sign).spaced && doc.token(amount).spaced;
    if doc.token(sign).spaced && !(apart && doc.is(at, Group::DollarLetters) && doc.surface(at) != "us") {
        return None;
    }
    let (sign, code) = (doc.surface(sign), doc.lower(at));
    SIGNS.get(format!("{code}{sign}").as_str()).copied().or_else(|| CURRENCIES.get(code).copied().filter(|_| code.len() == 3))
}

/// The currency behind an amount and the token after it: "5 €", "5 million US dollars".
pub(crate) fn after(doc: &Passage, at: usize) -> Option<(&'static str, usize)> {
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
    let english = lower && doc.classes(at).any(Classes::CURRENCY_PREFIX) && (word.len() < 3 || Group::EnglishCurrency.has(word));
    // "12 won seats", "of the rest, ten won" are no money.
    let few = || {
        doc.surface(at.wrapping_sub(1)).bytes().filter(u8::is_ascii_digit).nth(2).is_none() && vocabulary::scale(doc.before(at)).is_none()
    };
    let verb = word == "won" && few()
        || word == "won" && doc.kind(at + 1) == TokenKind::Word && !doc.classes(at + 1).any(Classes::PREPOSITION.or(Classes::CONJUNCTION));
    // "482 marks" in an examination: marks are money beside other money.
    let marked = Group::Marks.has(word) && !(at.saturating_sub(16)..at + 10).any(|i| i != at && is_money(doc, i));
    if english || verb || marked {
        return None;
    }
    longest(doc, at, &CURRENCIES)
}

/// Whether a token tells of money of the years of the mark.
fn is_money(doc: &Passage, at: usize) -> bool {
    is_sign(doc.surface(at)) || doc.is(at, Group::MoneyOfMarks)
}

/// "30 MUSD", "5 MEUR": millions of a currency in one word.
pub(crate) fn millions(doc: &Passage, at: usize) -> Option<&'static str> {
    let code = doc.surface(at).strip_prefix('M').filter(|code| code.len() == 3 && doc.case(at) == Case::Upper)?;
    CURRENCIES.get(code.to_ascii_lowercase().as_str()).copied()
}
