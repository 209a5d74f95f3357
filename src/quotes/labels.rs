//! A name and a colon before what is said: "LIND: It will." in a transcript, "Ruiz: The dam will hold" in a headline.

use super::cues::Frames;
use super::reports::{Cue, Reader};
use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;

impl Reader<'_, '_> {
    /// "Ruiz: The dam will hold" in a headline, "LIND: It will." in a transcript.
    pub(super) fn label(&mut self, at: usize) -> Option<Cue> {
        let (doc, start) = (self.doc, self.unit.start);
        if doc.kind(at) != TokenKind::Punct
            || doc.surface(at) != ":"
            || at - start > 5
            || at + 3 > self.unit.end
            || self.run(at + 1).is_some_and(|run| run.start != at + 1)
        {
            return None;
        }
        let opens =
            start == 0 || doc.paragraphs().get(doc.paragraphs().partition_point(|p| p.end <= start)).is_some_and(|p| p.start == start);
        let words = || (start..at).filter(|&i| doc.kind(i) == TokenKind::Word);
        let shout = words().all(|i| doc.case(i) == Case::Upper && doc.surface(i).len() > 1);
        let title = start == 0 && words().all(|i| doc.is_capitalized(i) && doc.surface(i).len() > 1) && doc.token(at + 1).spaced;
        let source = (start..at).find(|&i| doc.kind(i) == TokenKind::Word)?..at;
        let named = opens && (shout || title) && !doc.classes(source.start).or(doc.classes(at - 1)).any(Classes::NOTICE);
        named.then(|| Cue {
            words: at..at + 1,
            group: at,
            frames: Frames::CLAUSE.or(Frames::SURE),
            form: None,
            source: Some(source),
            inverted: false,
            shared: false,
            rule: "label",
        })
    }
}
