//! Whether a report tells of speech, and whether that was said, was not, or may be.

use crate::annotation::Status;
use crate::document::Tokens;
use crate::lexicon::Classes;
use crate::quotes::cues::Frames;
use crate::quotes::reader::{Cue, Reader};

impl Reader<'_, '_> {
    /// Whether something is said or written, not only thought, felt or wanted.
    pub(in crate::quotes) fn is_speech(&mut self, cue: &Cue) -> bool {
        let doc = self.doc;
        // "declined to say"
        let inner = cue.words.end + 1;
        if doc.classes(cue.words.start).any(Classes::NEGATOR) && doc.lower(cue.words.end) == "to" {
            return self.verbs.at(doc, inner).is_some_and(|verb| !verb.frames.has(Frames::ATTITUDE));
        }
        let attitude = match cue.form {
            Some(_) => cue.frames.has(Frames::ATTITUDE),
            None => doc.classes(cue.words.start).any(Classes::ATTITUDE_NOUN) && cue.rule != "in the view of",
        };
        !attitude
    }

    /// Whether it was said, was not, or may be.
    pub(in crate::quotes) fn status(&self, cue: &Cue) -> Status {
        let doc = self.doc;
        let group = || cue.group..cue.words.start;
        let nobody = |source: &Tokens| {
            source.clone().any(|at| doc.classes(at).any(Classes::NOBODY))
                && !source.clone().any(|at| doc.kind(at) == crate::document::TokenKind::Clitic)
        };
        let declines = doc.classes(cue.words.start).any(Classes::NEGATOR) && doc.lower(cue.words.end) == "to";
        if declines || group().any(|at| doc.classes(at).any(Classes::NEGATION)) || cue.source.as_ref().is_some_and(nobody) {
            return Status::Negated;
        }
        if cue.rule == "infinitive" {
            return self.governed(cue.group.saturating_sub(1));
        }
        let lead = cue.extent().start.checked_sub(1).filter(|lead| *lead >= self.unit.start);
        if lead.is_some_and(|lead| doc.lower(lead) == "without") {
            return Status::Negated;
        }
        let conditional = lead.is_some_and(|lead| doc.classes(lead).any(Classes::CONDITION)) && cue.form.is_some();
        if conditional || group().any(|at| doc.classes(at).any(Classes::MODAL)) { Status::Possible } else { Status::Asserted }
    }

    /// What the verb before "to" makes of what it governs: "declined to", "went on to", "asked him to".
    fn governed(&self, to: usize) -> Status {
        let doc = self.doc;
        let near = to.saturating_sub(3).max(self.unit.start)..to;
        // "went [on] to say", not "called on Hale to say".
        let governs = |&at: &usize| doc.classes(at).any(Classes::NEGATOR.or(Classes::ASPECT)) && (doc.lower(at) != "on" || at + 1 == to);
        let Some(verb) = near.rev().find(governs) else { return Status::Possible };
        if doc.classes(verb).any(Classes::NEGATOR) { Status::Negated } else { Status::Asserted }
    }
}
