//! Two figures that are the ends of one: "between 10 and 20", "from 5% to 7%", "2019–2021".

use crate::annotation::{Modifier, QuantityKind};
use crate::document::TokenKind;
use crate::numbers::amounts::amount::{Amount, Factor};
use crate::numbers::amounts::{ages, amount, changes, modifiers};
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::units::currencies;

/// The rule of a change with the figure before it: its two ends are the old figure and the new one.
pub(crate) const CHANGE: &str = "change from to";

/// How two ends are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
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
pub(crate) fn join(doc: &Passage, start: usize, end: usize) -> Option<(Join, usize)> {
    let before = doc.before(start);
    // "20- to 30-year-olds": the first unit is left out behind its hyphen.
    let hangs = doc.surface(end) == "-" && !doc.token(end).spaced && doc.is(end + 1, Group::AndOrTo);
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
pub(crate) fn amounts(doc: &Passage, first: &Amount) -> Option<(Amount, Decimal, Decimal)> {
    let (join, at) = join(doc, first.start, first.end)?;
    // "between 5 and about 7 kg".
    let at = at + usize::from(doc.is(at, Group::Nearly));
    let signed = doc.is(at, Group::Minus) && !doc.token(at + 1).spaced && first.value.is_some_and(|value| value.negated().is_positive());
    let number = at + usize::from(signed || currencies::is_sign(doc.surface(at)));
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
    // "-5 to -10 degrees".
    let cold = join == Join::To && is_more(Decimal::whole(0), low) && is_more(Decimal::whole(0), high);
    let falls = is_more(low, high) && !cold;
    if falls && join != Join::From || low == high && join == Join::Dash {
        return None;
    }
    // What falls is no range; nor is what a verb of change stands before.
    let changes = join == Join::From && (falls || changes::opens(doc, first.start - 1));
    let start = if matches!(join, Join::Between | Join::From) { first.start - 1 } else { first.start };
    let rule = match join {
        Join::From if changes => CHANGE,
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
    Some(if cold && is_more(low, high) { (whole, high, low) } else { (whole, low, high) })
}

/// Whether a word of change stands before a figure: "rose", "up by more than".
fn moved(doc: &Passage, start: usize) -> bool {
    (1..=4)
        .filter_map(|back| start.checked_sub(back))
        .map(|at| doc.lower(at))
        .take_while(|word| !word.is_empty())
        .any(|word| [Group::Rises, Group::Falls, Group::Raises, Group::Lowers].iter().any(|group| group.has(word)))
}

/// "1 – 2" between names is a score, "555-1234" and "12-34-56" are no figures at all.
fn is_no_range(doc: &Passage, join: Join, at: usize, second: &Amount) -> bool {
    let chained = doc.is(second.end, Group::DateSign) && !doc.token(second.end).spaced && doc.kind(second.end + 1) == TokenKind::Number;
    let named = doc.token(at).spaced && second.kind == QuantityKind::Cardinal && doc.is_capitalized(second.end);
    join == Join::Dash && (chained || named)
}

/// "more than 100 but fewer than 300": two figures that bound one, the lower and the upper bound with their modifiers.
pub(crate) fn bounds(doc: &Passage, first: &Amount) -> Option<(Amount, Decimal, Decimal)> {
    if !doc.is(first.end, Group::Contrasts) {
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
