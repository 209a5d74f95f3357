//! What is said: runs in quotation marks and reported speech, with the words that report them.

mod quotation;

use crate::document::Document;
pub(crate) use quotation::Quotation;

/// Every quotation of a document, ordered by span.
pub(crate) fn find(_doc: &Document) -> Vec<Quotation> {
    Vec::new()
}
