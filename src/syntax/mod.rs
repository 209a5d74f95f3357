//! The grammar of a text: parts of speech.

#![allow(dead_code, reason = "no recognizer asks yet")]

mod tagger;
pub(crate) mod tags;
#[cfg(any(feature = "train", test))]
pub(crate) mod train;

use crate::document::Document;
pub(crate) use tagger::Memory;
#[cfg(feature = "fuzzing")]
pub(crate) use tagger::check_model;
use tags::Tag;

/// What is known of a text's grammar. Look-ups never panic: past either end they give a mark's tag.
pub(crate) struct Syntax {
    tags: Vec<Tag>,
}

impl Syntax {
    /// Reads a text; `memory` is of the texts whose words the document knows.
    pub(crate) fn read(doc: &Document, memory: &mut Memory) -> Self {
        Self { tags: tagger::tag(doc, memory) }
    }

    /// The part of speech of the token at an index.
    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }
}
