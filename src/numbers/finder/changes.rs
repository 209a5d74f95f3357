//! Changes told by two figures: "rose 0.2 points to 4.4%", "to 380 from 412", "1,300 patients, up from 950".

use super::Finder;
use crate::annotation::{Change, QuantityKind};
use crate::numbers::amounts::amount::Amount;
use crate::numbers::amounts::changes;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::quantity::Quantity;

/// How many tokens may lie between the figure of today and the one before it: "48 last year from 61".
const APART: usize = 10;

/// How many tokens lie between a figure and the next: what it counts, "slipped by four points to".
const COUNTED: usize = 1;

/// Which way a figure moved from one value to another.
pub(super) fn way(from: Decimal, to: Decimal) -> Option<Change> {
    let more = to.plus(from.negated())?;
    match () {
        () if more.is_positive() => Some(Change::Up),
        () if more.negated().is_positive() => Some(Change::Down),
        () => None,
    }
}

impl Finder<'_> {
    /// Which way the words beside an amount say that it moved, over a date between: "fell last year to 380".
    pub(super) fn way_of(&self, start: usize, amount: &Amount) -> Option<Change> {
        if let Some(change) = changes::of(self.doc, start, amount) {
            return Some(change);
        }
        let link = start.checked_sub(1).filter(|&b| self.doc.lower(b) == "to" || self.doc.lower(b) == "by")?;
        let (last, place) =
            self.found.last().zip(self.places.last()).filter(|(_, place)| place.end <= link && place.end + COUNTED >= link)?;
        match last.kind {
            QuantityKind::Date => changes::of(self.doc, place.start, amount),
            // "rose 0.2 points to".
            _ => last.change.filter(|_| self.doc.lower(link) == "to"),
        }
    }

    /// An amount behind "from" is the figure before a change whose new one was found already; one behind "to" may have the
    /// figure before in front of it. Where the two stand side by side they become one; gives the token to go on from then.
    pub(super) fn figure_before(&mut self, start: usize, amount: &Amount, quantity: &mut Quantity) -> Option<usize> {
        let doc = self.doc;
        let link = start.checked_sub(1)?;
        let sentence = doc.sentence_at(start).start;
        let same =
            |other: &Quantity| other.kind == quantity.kind && other.unit == quantity.unit && other.from.is_none() && other.low.is_none();
        let index = self.found.iter().zip(&self.places).rposition(|(other, place)| place.start >= sentence && same(other))?;
        let place = self.places.get(index).filter(|place| place.end + APART > link)?.clone();
        let other = self.found.get_mut(index)?;
        let old = |text: &Option<String>| text.as_deref().and_then(Decimal::parse);
        match doc.lower(link) {
            "from" => {
                let told = changes::way_from(doc, link);
                if told.is_none() && other.change.is_none() || other.value.is_none() {
                    return None;
                }
                other.change = other.change.or(told).or_else(|| way(old(&quantity.value)?, old(&other.value)?));
                other.from.clone_from(&quantity.value);
                if place.end != link {
                    quantity.change = None;
                    return None;
                }
                other.span = doc.span_of(&(place.start..amount.end));
                self.free = amount.end;
                if let Some(last) = self.places.get_mut(index) {
                    last.end = amount.end;
                }
                Some(amount.end)
            }
            "to" if doc.before(place.start) == "from" && changes::opens(doc, place.start - 1) => {
                quantity.from.clone_from(&other.value);
                quantity.change = way(old(&other.value)?, old(&quantity.value)?);
                None
            }
            _ => None,
        }
    }
}
