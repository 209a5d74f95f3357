//! Who acts: names and descriptions of persons, organizations, places and groups.

mod consistency;
mod mention;
mod names;

use crate::document::Document;
pub(crate) use mention::Mention;

/// Every mention of an actor in a document, ordered by span, none twice.
pub(crate) fn find(doc: &Document) -> Vec<Mention> {
    names::find(doc)
}
