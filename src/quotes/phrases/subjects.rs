//! Whose verb it is, where the words before it alone do not tell.

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::{self, Form};
use crate::quotes::reader::Reader;

impl Reader<'_, '_> {
    /// "The governor, a Republican, said": the comma before the verb closes an apposition to the subject.
    pub(in crate::quotes) fn follows_apposition(&mut self, group: usize) -> bool {
        let (doc, bound) = (self.doc, self.unit.start);
        let Some(subject) = self.phrases().before(bound, group) else { return false };
        subject.start == bound
            || self.ends_run(subject.start - 1)
            || doc.surface(subject.start - 1) == ","
            || doc.classes(subject.start - 1).any(Classes::CONJUNCTION)
    }

    /// Whether a relative pronoun stands for what can report: "groups [that] regard", not "a sky [that] seemed".
    pub(in crate::quotes) fn stands_for_teller(&self, relative: usize) -> bool {
        let doc = self.doc;
        let before = |at: usize| at.checked_sub(1).filter(|b| *b >= self.unit.start);
        let Some(noun) = before(relative) else { return true };
        let noun = if doc.surface(noun) == "," { before(noun).unwrap_or(noun) } else { noun };
        let actor = Classes::PERSON.or(Classes::GROUP).or(Classes::ORGANIZATION).or(Classes::PERSONS);
        doc.classes(noun).any(actor.or(Classes::INFORMER).or(Classes::REPORT_NOUN).or(Classes::OCCASION)) || doc.is_capitalized(noun)
    }

    /// The noun phrase behind the comma that ends what a participle leads in.
    pub(in crate::quotes) fn behind_comma(&mut self, at: usize) -> Option<Tokens> {
        let (doc, end) = (self.doc, self.unit.end);
        let mut near = at + 1..end.min(at + 40);
        let comma =
            near.find(|&i| if self.ends_run(i) { doc.surface(i - 1) == "," } else { doc.surface(i) == "," && self.run(i).is_none() })?;
        if self.verbs.at(doc, comma + 1).is_some_and(|verb| verb.form == Form::Past) {
            return None;
        }
        self.phrases().after(comma + 1, end)
    }

    /// Whether only a noun phrase stands between a quoted clause and a verb: “…,” the minister [noted]
    pub(in crate::quotes) fn behind_quote(&mut self, at: usize) -> bool {
        let doc = self.doc;
        if doc.kind(at) != TokenKind::Word || doc.is_capitalized(at) {
            return false;
        }
        let near = at.saturating_sub(12).max(self.unit.start);
        let Some(mark) = (near..at).rev().find(|&i| doc.kind(i) != TokenKind::Word && doc.kind(i) != TokenKind::Clitic) else {
            return false;
        };
        let Some(run) = self.run(mark).filter(|run| run.end == mark + 1 && mark > run.start) else { return false };
        let inner = (run.start..mark).rev().find(|&i| doc.kind(i) != TokenKind::Quote).unwrap_or(mark);
        let clause = doc.surface(inner) == "," || doc.surface(inner).starts_with(['?', '!', '.', '…']);
        // "Hearing “no more guns,” the crowd applauded loudly": words inside a clause are reported by a verb that ends there.
        let inside = run.start > self.unit.start && doc.kind(run.start - 1) == TokenKind::Word && !doc.is_capitalized(run.start + 1);
        let leads = doc.classes(self.unit.start).any(Classes::CONJUNCTION.or(Classes::PREPOSITION));
        if inside && (leads || doc.kind(at + 1) == TokenKind::Word) {
            return false;
        }
        let mut start = at;
        while start > run.end && cues::is_helper(doc, start - 1) {
            start -= 1;
        }
        clause && (start == run.end || self.phrases().before(run.end, start).is_some_and(|subject| subject.start == run.end))
    }
}
