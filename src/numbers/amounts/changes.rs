//! Changes: which way the words beside a figure say that something moved by it or to it ("fell 3.2%", "a 5% rise"), and
//! whether "from … to" tells a change rather than a range.

use crate::annotation::{Change, QuantityKind};
use crate::document::TokenKind;
use crate::numbers::amounts::amount::Amount;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;

/// How many words may stand between a verb of change and its figure: "rose by as much as about".
const LINKS: usize = 6;
/// How far before "from" a word of change is looked for: "cut its forecast for growth this year from".
const BEFORE_FROM: usize = 10;

/// The way that the words before an amount, or behind it, tell. The amount starts with its modifier.
pub(crate) fn of(doc: &Passage, start: usize, amount: &Amount) -> Option<Change> {
    if matches!(amount.kind, QuantityKind::Ordinal | QuantityKind::Duration) {
        return None;
    }
    before(doc, start, amount.kind == QuantityKind::Percent).or_else(|| after(doc, amount))
}

/// "rose", "fell by as much as", "climbed up to". Verbs that do other things to figures as well ("raised $5 million") count
/// before a percentage and where "by" or "to" links them.
fn before(doc: &Passage, start: usize, percent: bool) -> Option<Change> {
    let first = doc.sentence_at(start).start;
    let mut linked = percent;
    for at in (first..start).rev().take(LINKS) {
        let up_to = doc.is(at, Group::UpDown) && doc.is(at + 1, Group::Through);
        if let Some(change) = direction(doc, at, linked).filter(|_| !up_to) {
            return Some(change);
        }
        linked |= doc.is(at, Group::ByTo);
        if !(up_to || doc.is(at, Group::ChangeLink) || doc.lower(at).ends_with("ly")) {
            return None;
        }
    }
    None
}

fn direction(doc: &Passage, at: usize, linked: bool) -> Option<Change> {
    match () {
        () if doc.is(at, Group::Rises) || linked && doc.is(at, Group::Raises) => Some(Change::Up),
        () if doc.is(at, Group::Falls) || linked && doc.is(at, Group::Lowers) => Some(Change::Down),
        () => None,
    }
}

/// "a 3% pay rise", "25 basis points lower".
fn after(doc: &Passage, amount: &Amount) -> Option<Change> {
    if matches!(amount.kind, QuantityKind::Cardinal | QuantityKind::Duration) {
        return None;
    }
    let at = amount.end + usize::from(doc.surface(amount.end) == "-");
    let between = !doc.is_closed(at) && doc.kind(at) == TokenKind::Word;
    (at..=at + usize::from(between)).find_map(|at| match () {
        () if doc.is(at, Group::Rise) => Some(Change::Up),
        () if doc.is(at, Group::Fall) => Some(Change::Down),
        () => None,
    })
}

/// Whether "from" at a token opens a change: "raised from 5.25%", but "prices from $5", "ranging from".
pub(crate) fn opens(doc: &Passage, from: usize) -> bool {
    let first = doc.sentence_at(from).start;
    let near = (first..from).rev().take(BEFORE_FROM).take_while(|&at| !doc.is(at, Group::ClauseMark));
    let range = doc.follows(from, Group::Ranges);
    !range && near.into_iter().any(|at| direction(doc, at, true).is_some() || doc.is(at, Group::Moves))
}

/// The way that the word before "from" tells: "up from 950", "falling from 12".
pub(crate) fn way_from(doc: &Passage, from: usize) -> Option<Change> {
    from.checked_sub(1).and_then(|at| direction(doc, at, true))
}
