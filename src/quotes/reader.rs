//! What a unit of text is read with, and what its reading gives: cues, then reports.

use crate::annotation::Status;
use crate::document::{Document, Tokens};
use crate::quotes::cues::{Form, Frames, Verbs};
use crate::quotes::marks::Run;
use crate::quotes::phrases::Phrases;
use crate::syntax::Syntax;

/// Reads the reports of one unit: a sentence, or several that one run in marks holds together.
pub(super) struct Reader<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    pub(super) syntax: &'a Syntax,
    pub(super) verbs: &'a mut Verbs,
    /// For each token one more than the index of its run in marks, or 0.
    pub(super) run_of: &'a [u32],
    /// The runs in marks.
    pub(super) runs: &'a [Run],
    pub(super) unit: Tokens,
    pub(super) found: Vec<Report>,
    /// A report whose contents follow after the unit: "He said:" before a paragraph of its own.
    pub(super) open: Option<Report>,
}

/// A cue with the words around it, before its contents are known.
pub(super) struct Cue {
    /// The cue itself.
    pub(super) words: Tokens,
    /// The verb group: auxiliaries and adverbs before the verb.
    pub(super) group: usize,
    pub(super) frames: Frames,
    /// The form of a verb; `None` for nouns and prepositions.
    pub(super) form: Option<Form>,
    pub(super) source: Option<Tokens>,
    /// The source stands behind the verb.
    pub(super) inverted: bool,
    /// The source is that of the report before.
    pub(super) shared: bool,
    pub(super) rule: &'static str,
}

impl Cue {
    /// Where its own words begin and end.
    pub(super) fn extent(&self) -> Tokens {
        let source = self.source.clone().filter(|_| !self.shared);
        let start = source.as_ref().map_or(self.group, |s| s.start.min(self.group));
        start..source.map_or(self.words.end, |s| s.end.max(self.words.end))
    }
}

/// A cue with its source and contents.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) cue: Tokens,
    pub(super) source: Option<Tokens>,
    /// In text order; empty while only the cue is known.
    pub(super) contents: Vec<Tokens>,
    /// Whether it is said, not only thought or wanted.
    pub(super) speech: bool,
    pub(super) status: Status,
    pub(super) rule: &'static str,
}

impl Reader<'_, '_> {
    /// The tokens of the run in marks that holds a token.
    pub(super) fn run(&self, at: usize) -> Option<Tokens> {
        let index = self.run_of.get(at).copied().unwrap_or_default() as usize;
        self.runs.get(index.checked_sub(1)?).map(|run| run.tokens.clone())
    }

    pub(super) fn ends_run(&self, at: usize) -> bool {
        self.run(at).is_some_and(|run| run.end == at + 1)
    }

    pub(super) fn phrases(&mut self) -> Phrases<'_, '_> {
        Phrases { doc: self.doc, verbs: self.verbs }
    }
}
