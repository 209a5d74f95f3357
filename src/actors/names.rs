//! Names: what the tagger labels, made to agree through the story.

use super::Mention;
use super::consistency::{self, Name};
use crate::annotation::Form;
use crate::document::Document;
use crate::tagger::{self, KINDS, Tagged};

/// The names of a document, in order.
pub(super) fn find(doc: &Document) -> Vec<Mention> {
    let tagged = tagger::tag(doc);
    let names = labelled(&tagged);
    let names = consistency::agree(doc, &tagged, names);
    let mention = |name: Name| {
        let kind = *KINDS.get(name.kind)?;
        let head = name.tokens.end.checked_sub(1)?;
        Some(Mention { tokens: name.tokens, head, kind, form: Form::Name, rule: name.rule })
    };
    names.into_iter().filter_map(mention).collect()
}

fn labelled(tagged: &Tagged) -> Vec<Name> {
    let spans = tagged.spans();
    spans.map(|(tokens, kind)| Name { tokens, kind, rule: "tagger" }).collect()
}
