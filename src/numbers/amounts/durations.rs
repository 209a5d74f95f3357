//! Lengths of time that are no single numeral with its unit: "two years and three months", "a few minutes", "all day".

use crate::document::{TokenKind, Tokens};
use crate::numbers::amounts::amount;
use crate::numbers::amounts::amount::{Amount, TimeSpan};
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary::denominator;
use crate::numbers::units::measures;
use crate::numbers::units::measures::Unit;

/// The designators of ISO 8601 from the largest to the smallest, months before the time of day and minutes in it.
const ORDER: [(char, bool); 7] = [('Y', false), ('M', false), ('W', false), ('D', false), ('H', true), ('M', true), ('S', true)];

/// Where hours stand in [`ORDER`].
const HOURS: usize = 4;

/// "two years and three months", "one hour thirty", "5 minutes, 30 seconds": where it ends, and its value in ISO 8601.
pub(crate) fn compound(doc: &Passage, first: &Amount) -> Option<(usize, String)> {
    let rank = |amount: &Amount| {
        let span = amount.span?;
        ORDER.iter().position(|&unit| unit == (span.designator, span.clock))
    };
    let mut parts = vec![(first.span?, whole(first)?)];
    let (mut last, mut end) = (rank(first)?, first.end);
    while parts.len() < ORDER.len() {
        let skip = usize::from(doc.is(end, Group::Adds));
        let Some(next) = amount::read(doc, end + skip) else { break };
        // "two years, four days" are two lengths, "5 minutes, 30 seconds" are one.
        let near = |at: usize| at == last + 1 || doc.lower(end) != ",";
        let Some((at, value)) = rank(&next).filter(|&at| at > last && near(at)).zip(whole(&next)) else {
            // "one hour thirty".
            let minutes = whole(&next).filter(|n| parts.len() == 1 && last == HOURS && doc.lower(end) != "," && (10..60).contains(n));
            if let Some(minutes) = minutes.filter(|_| next.unit.is_none() && !next.numeral.ordinal && ends_clause(doc, next.end)) {
                parts.push((TimeSpan { designator: 'M', clock: true }, minutes));
                end = next.end;
            }
            break;
        };
        parts.push((next.span?, value));
        (last, end) = (at, next.end);
    }
    if parts.len() == 1 {
        return None;
    }
    if let Some(smallest) = parts.last().map(|(span, _)| *span)
        && let Some(total) =
            parts.iter().try_fold(0_i128, |sum, (span, count)| sum.checked_add(count.checked_mul(span.in_units_of(smallest)?)?))
    {
        return Some((end, designated(smallest, &total.to_string())));
    }
    let mut value = "P".to_owned();
    for (span, count) in parts {
        if span.clock && !value.contains('T') {
            value.push('T');
        }
        value.push_str(&count.to_string());
        value.push(span.designator);
    }
    Some((end, value))
}

/// A length of time in whole units where a smaller one makes it whole: half an hour is "PT30M", a year and a half "P18M".
pub(crate) fn written(span: TimeSpan, value: Decimal) -> String {
    let smaller = match (span.designator, span.clock) {
        ('H', _) => Some(('M', true)),
        ('M', true) => Some(('S', true)),
        ('Y', _) => Some(('M', false)),
        _ => None,
    };
    let smaller = smaller.filter(|_| value.to_whole().is_none()).map(|(designator, clock)| TimeSpan { designator, clock });
    let parts = smaller.and_then(|smaller| Some((smaller, value.times(Decimal::whole(span.in_units_of(smaller)?))?)));
    match parts {
        Some((smaller, value)) if value.to_whole().is_some() => designated(smaller, &value.to_string()),
        _ => designated(span, &value.to_string()),
    }
}

fn designated(span: TimeSpan, count: &str) -> String {
    format!("P{}{count}{}", if span.clock { "T" } else { "" }, span.designator)
}

/// The unit that a fraction is a part of: "three quarters of an hour", "a third of a mile".
pub(crate) fn unit_of_part(doc: &Passage, at: usize) -> Option<(Unit, usize)> {
    if doc.lower(at) != "of" || !is_part(doc.lower(at.wrapping_sub(1))) {
        return None;
    }
    let unit = at + 1 + usize::from(doc.is(at + 1, Group::OneOf));
    let time = measures::duration(doc.lower(unit)).map(|found| (found, unit + 1));
    // "A quarter of a percentage point", "a half of 1 percent".
    time.or_else(|| measures::after(doc, unit).filter(|(found, _)| unit > at + 1 && matches!(found, Unit::Percent | Unit::Measure(_))))
}

/// Whether a word ends a fraction: "three quarters of an hour".
fn is_part(word: &str) -> bool {
    word.rsplit('-').next().and_then(denominator).is_some()
}

impl TimeSpan {
    /// How many of a smaller unit it holds, where that is always the same.
    fn in_units_of(self, smaller: Self) -> Option<i128> {
        let months = |span: Self| match (span.designator, span.clock) {
            ('Y', _) => Some(12),
            ('M', false) => Some(1),
            _ => None,
        };
        let seconds = |span: Self| match (span.designator, span.clock) {
            ('W', _) => Some(604_800),
            ('D', _) => Some(86_400),
            ('H', _) => Some(3600),
            ('M', true) => Some(60),
            ('S', _) => Some(1),
            _ => None,
        };
        let either = months(self).zip(months(smaller)).or_else(|| seconds(self).zip(seconds(smaller)));
        either.map(|(all, one)| all / one)
    }
}

fn whole(amount: &Amount) -> Option<i128> {
    amount.value.and_then(Decimal::to_whole)?.checked_mul(amount.factor.times)
}

fn ends_clause(doc: &Passage, at: usize) -> bool {
    !matches!(doc.kind(at), TokenKind::Word | TokenKind::Number)
}

/// "a few minutes", "several days" (no value), "another week", "all day": their tokens and value.
pub(crate) fn plain(doc: &Passage, at: usize) -> Option<(Tokens, Option<String>)> {
    let Unit::Duration { designator, factor, clock } = measures::duration(doc.lower(at + 1))? else { return None };
    let plural = doc.lower(at + 1).ends_with('s') || doc.is(at + 1, Group::PluralOfTime);
    let one = || Some(designated(TimeSpan { designator, clock }, &factor.to_string()));
    let value = match (doc.lower(at), plural) {
        ("few" | "several" | "some", true) => None,
        ("another", false) if doc.lower(at + 1) != "quarter" => one(),
        ("all", false) if doc.lower(at + 1) != "quarter" => one(),
        _ => return None,
    };
    Some((at..at + 2, value))
}
