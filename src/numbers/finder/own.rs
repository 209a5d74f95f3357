//! Figures before units that the reader told of.

use crate::annotation::QuantityKind;
use crate::document::{Document, TokenKind};
use crate::numbers::base::quantity::Quantity;

/// Gives the figures before the reader's own units these units; of an own unit and a known one the longer stays, of equals the own.
pub(super) fn measure(doc: &Document, found: &mut [Quantity]) {
    if !doc.has_own_units() {
        return;
    }
    let mut next = u32::MAX;
    for quantity in found.iter_mut().rev() {
        if let Some((unit, end)) = unit(doc, quantity).filter(|(_, end)| doc.span(end - 1).end <= next) {
            quantity.kind = if unit.money { QuantityKind::Money } else { QuantityKind::Measure };
            quantity.unit = Some(unit.code.clone());
            quantity.counted = None;
            quantity.rule = "own unit";
            quantity.span.end = doc.span(end - 1).end;
        }
        next = quantity.span.start;
    }
}

/// The own unit behind the numeral of a figure, and the token behind it.
fn unit<'t>(doc: &Document<'t>, quantity: &Quantity) -> Option<(&'t crate::document::OwnUnit, usize)> {
    if !matches!(quantity.kind, QuantityKind::Cardinal | QuantityKind::Measure | QuantityKind::Money) {
        return None;
    }
    let tokens = doc.tokens_in(quantity.span);
    let hyphen = usize::from(doc.surface(tokens.end) == "-" && !doc.token(tokens.end).spaced);
    let mut starts = (tokens.start + 1..=tokens.end + hyphen).filter(|&at| doc.kind(at) != TokenKind::Number);
    starts.find_map(|at| doc.own_unit(at).filter(|(_, end)| *end > tokens.end || quantity.unit.is_some() && *end == tokens.end))
}
