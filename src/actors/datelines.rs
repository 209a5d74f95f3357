//! The place of the dateline that opens a story: "PORT-AU-PRINCE, Haiti (AP) —".

use super::consistency::{Name, PLACE};
use crate::document::Document;

/// Adds the places of datelines; `names` are and stay in order.
pub(super) fn join(doc: &Document, names: Vec<Name>) -> Vec<Name> {
    let mut places = doc.paragraphs().iter().filter_map(|paragraph| Some(doc.dateline(paragraph)?.place)).peekable();
    if places.peek().is_none() {
        return names;
    }
    let mut joined = Vec::with_capacity(names.len() + 1);
    for name in names {
        while let Some(place) = places.next_if(|place| place.start < name.tokens.end) {
            joined.push(Name { tokens: place, kind: PLACE, rule: "dateline" });
        }
        if joined.last().is_none_or(|last: &Name| last.tokens.end <= name.tokens.start) {
            joined.push(name);
        }
    }
    joined.extend(places.map(|tokens| Name { tokens, kind: PLACE, rule: "dateline" }));
    joined
}
