//! How many: figures with their values, dates and durations.

mod quantity;

use crate::document::Document;
pub(crate) use quantity::Quantity;

/// Every figure of a document, ordered by span; relative dates are read against `published_on`
/// (ISO 8601) or, without it, the date that the text itself gives.
pub(crate) fn find(_doc: &Document, _published_on: Option<&str>) -> Vec<Quantity> {
    Vec::new()
}
