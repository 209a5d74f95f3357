//! Who speaks: ordered sieves, most precise first; each result keeps its sieve's name.

use super::Speaker;
use crate::actors::Mention;
use crate::document::Document;
use crate::quotes::Quotation;

/// The speaker of each quotation; adds a mention for a source that no recognizer marked,
/// keeping `mentions` ordered by span.
pub(super) fn attribute(_doc: &Document, _mentions: &mut Vec<Mention>, quotations: &mut [Quotation]) -> Vec<Option<Speaker>> {
    vec![None; quotations.len()]
}
