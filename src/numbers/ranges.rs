//! Two figures that are the ends of one: "between 10 and 20", "from 5% to 7%", "2019–2021".

use super::amount::{self, Amount, Factor};
use super::calendar::Date;
use super::dates::{self, Moment};
use super::decimal::Decimal;
use super::passage::Passage;
use super::{ages, currencies, modifiers};
use crate::annotation::{Modifier, QuantityKind};
use crate::document::TokenKind;

/// How two ends are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    /// "between … and".
    Between,
    /// "from … to".
    From,
    /// "10 to 20".
    To,
    /// "10–20".
    Dash,
    /// "six or seven hours".
    Or,
}

/// The join behind the first end and the token where the second one starts.
fn join(doc: &Passage, start: usize, end: usize) -> Option<(Join, usize)> {
    let before = doc.before(start);
    // "20- to 30-year-olds": the first unit is left out behind its hyphen.
    let hangs = doc.surface(end) == "-" && !doc.token(end).spaced && matches!(doc.lower(end + 1), "to" | "or" | "and");
    let end = end + usize::from(hangs);
    Some(match (before, doc.lower(end)) {
        ("between", "and" | "to") => (Join::Between, end + 1),
        ("from", "to" | "through" | "until" | "till") => (Join::From, end + 1),
        ("between", "through" | "until") => (Join::Between, end + 1),
        ("from", "-" | "–" | "—") => (Join::From, end + 1),
        (_, "to" | "through" | "thru") => (Join::To, end + 1),
        ("between", "-" | "–" | "—") => (Join::Between, end + 1),
        (_, "or") => (Join::Or, end + 1),
        (_, "-" | "–" | "~" | "‑") if doc.token(end).spaced == doc.token(end + 1).spaced => (Join::Dash, end + 1),
        _ => return None,
    })
}

/// An amount with its other end, where one follows.
pub(super) fn amounts(doc: &Passage, first: &Amount) -> Option<(Amount, Decimal, Decimal)> {
    let (join, at) = join(doc, first.start, first.end)?;
    // "between 5 and about 7 kg".
    let at = at + usize::from(matches!(doc.lower(at), "about" | "around" | "roughly" | "perhaps" | "nearly" | "almost"));
    let number = at + usize::from(currencies::is_sign(doc.surface(at)));
    let second = amount::read(doc, number).filter(|s| s.start <= number)?;
    // "aged 8–10 years".
    let bare = first.kind == QuantityKind::Cardinal || first.rule == "age between commas";
    let fits = first.kind == second.kind && first.unit == second.unit
        || bare
        || (first.kind == QuantityKind::Money && second.kind == QuantityKind::Cardinal);
    if !fits || second.kind == QuantityKind::Ordinal || first.kind == QuantityKind::Ordinal || is_no_range(doc, join, at, &second) {
        return None;
    }
    let (mut low, high) = (first.value?, second.value?);
    let carried = if first.factor == second.factor || bare { second.factor } else { first.factor };
    // "5 to 7 million", "between ten and twenty million": the scale of the second end holds for the first one too.
    if first.numeral.scale == 1 && second.numeral.scale > 1 {
        let scaled = low.times(Decimal::whole(second.numeral.scale))?;
        if !is_more(low, Decimal::whole(1000)) && is_more(high, scaled) || scaled == high {
            low = scaled;
        }
    }
    // "six or seven" is about as many; "2 or 30" are two figures.
    if join == Join::Or && !(bare && is_more(high, low) && is_more(low.times(Decimal::whole(2))?.plus(Decimal::whole(2))?, high)) {
        return None;
    }
    // "Rose 3% to 15%", "fell 0.3 percentage points to 4.1 percent": by how much and to what.
    let by = first.start.checked_sub(1).is_some_and(|b| doc.lower(b) == "by");
    let points = by && doc.lower(first.end - 1).starts_with("point");
    // "By a fifth to 4.2m tonnes".
    let share = by && first.rule.starts_with("fraction") && !second.rule.starts_with("fraction");
    if join == Join::To && (share || first.unit.is_some() && (points || moved(doc, first.start))) {
        return None;
    }
    let falls = is_more(low, high);
    if falls && matches!(join, Join::To | Join::Dash | Join::Between) || low == high && join == Join::Dash {
        return None;
    }
    let start = if matches!(join, Join::Between | Join::From) { first.start - 1 } else { first.start };
    let rule = match join {
        Join::Between => "between and",
        Join::From => "from to",
        Join::To => "to",
        Join::Dash => "dash",
        Join::Or => "or",
    };
    // "Ages 55 to 65".
    let (unit, kind, span) = if bare && (first.unit.is_none() || second.unit.is_some()) {
        (second.unit, second.kind, second.span)
    } else {
        (first.unit, first.kind, first.span)
    };
    let mut whole = Amount { start, end: second.end, kind, unit, span, factor: carried, value: None, rule, ..second };
    if let Some(span) = second.span.filter(|_| first.kind == QuantityKind::Measure) {
        whole.set(QuantityKind::Measure, Some(ages::unit(span.designator, span.clock)), rule);
        (whole.span, whole.factor) = (None, Factor::ONE);
    }
    Some((whole, low, high))
}

/// Whether a word of change stands before a figure: "rose", "up by more than".
fn moved(doc: &Passage, start: usize) -> bool {
    (1..=4).filter_map(|back| start.checked_sub(back)).map(|at| doc.lower(at)).take_while(|word| !word.is_empty()).any(|word| {
        matches!(
            word,
            "rose"
                | "rise"
                | "rises"
                | "risen"
                | "rising"
                | "fell"
                | "fall"
                | "falls"
                | "fallen"
                | "falling"
                | "gained"
                | "gains"
                | "gaining"
                | "lost"
                | "losing"
                | "up"
                | "down"
                | "off"
                | "climbed"
                | "dropped"
                | "slid"
                | "slipped"
                | "jumped"
                | "leapt"
                | "increased"
                | "decreased"
                | "declined"
                | "added"
                | "adding"
                | "shed"
                | "advanced"
                | "eased"
                | "surged"
                | "soared"
                | "plunged"
                | "tumbled"
                | "dipped"
                | "edged"
                | "grew"
                | "shrank"
        )
    })
}

/// "1 – 2" between names is a score, "555-1234" and "12-34-56" are no figures at all.
fn is_no_range(doc: &Passage, join: Join, at: usize, second: &Amount) -> bool {
    let chained = matches!(doc.surface(second.end), "-" | "–" | "/")
        && !doc.token(second.end).spaced
        && doc.kind(second.end + 1) == TokenKind::Number;
    let named = doc.token(at).spaced && second.kind == QuantityKind::Cardinal && doc.is_capitalized(second.end);
    join == Join::Dash && (chained || named)
}

/// "more than 100 but fewer than 300": two figures that bound one, the lower and the upper bound with their modifiers.
pub(super) fn bounds(doc: &Passage, first: &Amount) -> Option<(Amount, Decimal, Decimal)> {
    if !matches!(doc.lower(first.end), "and" | "but") {
        return None;
    }
    let (modifier, start) = modifiers::of(doc, first.start, first.end)?;
    let next = first.end + 1;
    let second = (next + 1..next + 6).find_map(|at| amount::read(doc, at))?;
    let (other, from) = modifiers::of(doc, second.start, second.end)?;
    let is_upper = |m| matches!(m, Modifier::AtMost | Modifier::LessThan);
    let is_lower = |m| matches!(m, Modifier::AtLeast | Modifier::MoreThan);
    let fits = first.kind == second.kind && first.unit == second.unit && from == next;
    let (low, high) = match () {
        () if !fits => return None,
        () if is_lower(modifier) && is_upper(other) => (first.value?, second.value?),
        () if is_upper(modifier) && is_lower(other) => (second.value?, first.value?),
        () => return None,
    };
    let whole = Amount { start, end: second.end, value: None, rule: "two bounds", ..second };
    is_more(high, low).then_some((whole, low, high))
}

fn is_more(a: Decimal, b: Decimal) -> bool {
    a.plus(b.negated()).is_some_and(Decimal::is_positive)
}

/// A date with its other end: the whole, low and high.
pub(super) fn dates(doc: &Passage, first: &Moment, today: Option<Date>) -> Option<(Moment, Option<String>, Option<String>)> {
    // "from the end of 2007".
    let the = first.start.checked_sub(1).filter(|&b| doc.lower(b) == "the" && matches!(doc.lower(b.wrapping_sub(1)), "from" | "between"));
    let opened = the.unwrap_or(first.start);
    // "2015/16" is two years.
    let slash = first.rule == "year" && doc.surface(first.end) == "/" && !doc.token(first.end).spaced;
    let (join, at) =
        join(doc, opened, first.end).or_else(|| slash.then_some((Join::Dash, first.end + 1))).filter(|(join, _)| *join != Join::Or)?;
    if join == Join::To && first.rule == "year" && doc.kind(at) != TokenKind::Number && doc.lower(first.end) != "through" {
        return None;
    }
    let start = if matches!(join, Join::Between | Join::From) { opened - 1 } else { first.start };
    let at = at + usize::from(doc.lower(at) == "the" && matches!(join, Join::Between | Join::From));
    let now = || {
        let present = matches!(doc.lower(at), "now" | "present") && first.kind == QuantityKind::Date;
        present.then(|| Moment::date(at, at + 1, today.map(|t| t.to_string()), "now"))
    };
    let bare = || super::hours::bare_end(doc, first, at).filter(|_| matches!(join, Join::Between | Join::From));
    if let Some(second) = dates::read(doc, at, today).or_else(now).or_else(bare) {
        let through = doc.lower(first.end) == "through";
        let years = first.rule == "year" && second.rule != "year" && matches!(join, Join::Dash | Join::To) && !through;
        let rising = match (&first.value, &second.value) {
            (Some(a), Some(b)) if a.len() == b.len() => a < b,
            _ => true,
        };
        if second.kind != first.kind || years || !rising && first.rule == "year" {
            return None;
        }
        let low = first.ends.as_ref().map(|ends| ends.0.clone()).or_else(|| with_year_of(first, &second));
        let high = second.ends.as_ref().map(|ends| ends.1.clone()).or_else(|| after(low.as_deref(), first, &second));
        let low = low.filter(|_| first.value.is_some() || first.ends.is_some());
        let low = if first.kind == QuantityKind::Time { low.map(|low| super::hours::carried(doc, first, low, &second)) } else { low };
        let (low, high) = match today.filter(|_| first.rule == "month" && second.rule == "month") {
            Some(today) => around(today, low, high),
            None => (low, high),
        };
        let whole =
            Moment { start, end: second.end, kind: first.kind, has_year: first.has_year, ends: None, value: None, rule: "date range" };
        return Some((whole, low, high));
    }
    // "1980-85", "2015/16": the second year in two digits.
    let dashed = join == Join::Dash || matches!(doc.surface(first.end), "-" | "–");
    let short =
        (dashed && first.rule == "year" && doc.surface(at).len() == 2 && doc.kind(at) == TokenKind::Number).then_some(doc.surface(at));
    let low = first.value.clone()?;
    let high = format!("{}{}", low.get(..2)?, short?);
    (high > low).then(|| {
        (
            Moment { start, end: at + 1, kind: first.kind, has_year: first.has_year, ends: None, value: None, rule: "date range" },
            Some(low),
            Some(high),
        )
    })
}

/// Months without a year, in the year in which today lies between them, where there is one: "it runs from May to September".
fn around(today: Date, low: Option<String>, high: Option<String>) -> (Option<String>, Option<String>) {
    let moved = |month: &Option<String>, by: i32| {
        let (year, rest) = month.as_ref()?.split_at_checked(4)?;
        Some(format!("{:04}{rest}", year.parse::<i32>().ok()? + by))
    };
    let now = format!("{:04}-{:02}", today.year, today.month);
    let near = [0, -1, 1].into_iter().map(|by| (moved(&low, by), moved(&high, by)));
    let holds = |(low, high): &(Option<String>, Option<String>)| {
        low.as_ref().is_some_and(|low| *low <= now) && high.as_ref().is_some_and(|high| *high >= now)
    };
    near.into_iter().find(holds).unwrap_or((low, high))
}

/// "between now and Friday", "from now until 2020": a moment with today as the other end.
pub(super) fn from_now(doc: &Passage, last: &Moment, today: Option<Date>) -> Option<(Moment, Option<String>, Option<String>)> {
    let start = last.start.checked_sub(3).filter(|&s| doc.lower(s + 1) == "now" && last.kind == QuantityKind::Date)?;
    let joined = matches!((doc.lower(start), doc.lower(start + 2)), ("between", "and") | ("from", "to" | "until" | "till" | "through"));
    let high = last.ends.as_ref().map(|ends| ends.1.clone()).or_else(|| last.value.clone());
    let whole = Moment { start, value: None, ends: None, rule: "date range", ..last.clone() };
    joined.then(|| (whole, today.map(|t| t.to_string()), high))
}

/// "between July 3 and August 4, 2019": a year behind the second end holds for the first one too.
fn with_year_of(first: &Moment, second: &Moment) -> Option<String> {
    let low = first.value.as_ref()?;
    let Some(high) = second.value.as_ref() else { return Some(low.clone()) };
    // "From Monday to Oct. 1, 2020": a day told from today keeps its year.
    let told = matches!(first.rule, "month" | "month day" | "day month" | "month and day" | "numeric date" | "holiday");
    let shared = told && !first.has_year && second.has_year && low.len() > 4 && high.len() > 4;
    if !shared {
        return Some(low.clone());
    }
    let year = high.get(..4)?;
    let (from, to) = (low.get(4..)?, high.get(4..)?);
    let year: i32 = year.parse().ok()?;
    Some(format!("{:04}{from}", if from > to { year - 1 } else { year }))
}

/// The second end, moved behind the first one where the text tells no year: "from next Monday to Friday", "August to October".
fn after(low: Option<&str>, first: &Moment, second: &Moment) -> Option<String> {
    let high = second.value.clone()?;
    let Some(low) = low.filter(|low| low.len() == high.len() && **low > *high && !second.has_year) else { return Some(high) };
    if second.rule == "weekday" {
        let (mut day, low) = (Date::parse(&high)?, Date::parse(low)?);
        while day < low && day.plus_days(28) > low {
            day = day.plus_days(7);
        }
        return Some(day.to_string());
    }
    let year: i32 = low.get(..4)?.parse().ok()?;
    let rest = high.get(4..).filter(|_| !first.has_year || !second.has_year)?;
    let moved = format!("{year:04}{rest}");
    Some(if *moved < *low { format!("{:04}{rest}", year + 1) } else { moved })
}
