//! Names: what the tagger labels.

use super::Mention;
use crate::annotation::Form;
use crate::document::Document;
use crate::tagger::{self, KINDS, OUTSIDE, closes, kind_of, opens};

/// The names of a document, in order.
pub(super) fn find(doc: &Document) -> Vec<Mention> {
    let tagged = tagger::tag(doc);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, &label) in tagged.labels.iter().enumerate() {
        if opens(label) {
            start = at;
        }
        if label != OUTSIDE && closes(label) {
            let Some(&kind) = KINDS.get(kind_of(label)) else { continue };
            found.push(Mention { tokens: start..at + 1, head: at, kind, form: Form::Name, rule: "tagger" });
        }
    }
    found
}
