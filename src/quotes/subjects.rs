//! Whose verb it is, where the words before it alone do not tell.

use super::cues::{self, Form};
use super::reports::Reader;
use super::words::{is_plural, is_relative};
use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;

impl Reader<'_, '_> {
    /// "The governor, a Republican, said": the comma before the verb closes an apposition to the subject.
    pub(super) fn follows_apposition(&mut self, group: usize) -> bool {
        let (doc, bound) = (self.doc, self.unit.start);
        let Some(subject) = self.phrases().before(bound, group) else { return false };
        subject.start == bound
            || self.ends_run(subject.start - 1)
            || doc.surface(subject.start - 1) == ","
            || doc.classes(subject.start - 1).any(Classes::CONJUNCTION)
    }

    /// Who does what a verb without a subject tells: the last one who reported, unless a clause with a subject of its own
    /// stands between: "Ruiz praised it, and [the crews] left, saying".
    pub(super) fn doer(&mut self, at: usize, last: Option<&Tokens>) -> Option<Tokens> {
        let clause = self.clause_start(at);
        let between = clause > self.unit.start && last.is_none_or(|last| last.start < clause);
        let own = if between { self.finite_subject(clause, at) } else { None };
        own.or_else(|| last.cloned()).or_else(|| self.main_subject(at))
    }

    /// Whether a relative pronoun stands for what can report: "groups [that] regard", not "a sky [that] seemed".
    pub(super) fn stands_for_teller(&self, relative: usize) -> bool {
        let doc = self.doc;
        let before = |at: usize| at.checked_sub(1).filter(|b| *b >= self.unit.start);
        let Some(noun) = before(relative) else { return true };
        let noun = if doc.surface(noun) == "," { before(noun).unwrap_or(noun) } else { noun };
        let actor = Classes::PERSON.or(Classes::GROUP).or(Classes::ORGANIZATION).or(Classes::PERSONS);
        doc.classes(noun).any(actor.or(Classes::INFORMER).or(Classes::REPORT_NOUN).or(Classes::OCCASION)) || doc.is_capitalized(noun)
    }

    /// Who stands before the comma that a participle follows: "[Ruiz], noting the cost, said"; behind a preposition only where
    /// the verb follows the next comma: "Many left when [Ruiz], after railing against it, spoke".
    pub(super) fn aside_of(&mut self, group: usize, last: Option<&Tokens>) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let before = group.checked_sub(1).filter(|b| *b > bound)?;
        let comma = if doc.surface(before) == "," { before } else { before - 1 };
        if doc.surface(comma) != "," {
            return None;
        }
        if comma == before && last.is_some() {
            return None;
        }
        if comma < before {
            let close = (group..self.unit.end.min(group + 30)).find(|&i| doc.surface(i) == "," && self.run(i).is_none())?;
            let finite = doc.classes(close + 1).any(Classes::FINITE.or(Classes::AUXILIARY)) || doc.lower(close + 1).ends_with("ed");
            if !finite {
                return None;
            }
        }
        self.phrases().before(bound, comma).filter(|subject| subject.end == comma && doc.is_capitalized(subject.start))
    }

    /// The noun phrase behind the comma that ends what a participle leads in.
    pub(super) fn behind_comma(&mut self, at: usize) -> Option<Tokens> {
        let (doc, end) = (self.doc, self.unit.end);
        let mut near = at + 1..end.min(at + 40);
        let comma =
            near.find(|&i| if self.ends_run(i) { doc.surface(i - 1) == "," } else { doc.surface(i) == "," && self.run(i).is_none() })?;
        if self.verbs.at(doc, comma + 1).is_some_and(|verb| verb.form == Form::Past) {
            return None;
        }
        self.phrases().after(comma + 1, end)
    }

    /// Whom something makes do what an infinitive tells: "led [Republicans] to say", "for [news accounts] to portray".
    pub(super) fn told_to(&mut self, to: usize) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let whom = self.phrases().before(bound, to).filter(|whom| whom.start > bound && whom.end == to)?;
        let makes = matches!(
            doc.lower(whom.start - 1),
            "led"
                | "leads"
                | "lead"
                | "drove"
                | "drives"
                | "prompted"
                | "prompts"
                | "forced"
                | "forces"
                | "force"
                | "caused"
                | "causes"
                | "required"
                | "requires"
                | "require"
                | "allowed"
                | "allows"
                | "allow"
                | "inspired"
                | "encouraged"
                | "for"
                | "leaving"
        );
        makes.then_some(whom)
    }

    /// Who tries to do what an infinitive tells: "when [opponents] try to convince".
    pub(super) fn tries_to(&mut self, to: usize) -> Option<Tokens> {
        let doc = self.doc;
        let verb = to.checked_sub(1).filter(|verb| *verb > self.unit.start && !doc.is_capitalized(*verb))?;
        let tries =
            matches!(doc.lower(verb), "try" | "tries" | "tried" | "seek" | "seeks" | "sought" | "need" | "needs" | "want" | "wants");
        let acts = (tries || doc.classes(verb).any(Classes::VERB.or(Classes::FINITE))) && doc.kind(verb) == TokenKind::Word;
        if !acts || doc.classes(verb).any(Classes::AUXILIARY) || doc.lower(verb).ends_with("ing") {
            return None;
        }
        let base = !doc.classes(verb).any(Classes::FINITE) && !doc.lower(verb).ends_with(['s', 'd']);
        let agrees = |subject: &Tokens| !base || is_plural(doc, subject) || subject.end < verb;
        self.subject_of(verb).filter(|subject| agrees(subject) && !matches!(doc.lower(subject.end - 1), "it" | "there"))
    }

    /// The subject of the nearest finite verb before one that is joined to it: "If Hale wins, [the government] could wait or decline".
    pub(super) fn joined_subject(&mut self, at: usize) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let plain = |i: usize| self.run(i).is_none() && !doc.is_capitalized(i) && doc.kind(i) == TokenKind::Word;
        let finite = |i: &usize| plain(*i) && doc.classes(*i).any(Classes::AUXILIARY.or(Classes::FINITE));
        let verb = (bound + 1..at).rev().take(20).find(finite)?;
        // "predicted that [Russia] would wait, and blamed": a clause inside has another.
        let nested = |subject: &Tokens| subject.start > bound && matches!(doc.lower(subject.start - 1), "that" | "which" | "who");
        self.subject_of(verb).filter(|subject| !nested(subject) && !doc.classes(subject.start).any(Classes::PRONOUN))
    }

    /// Where the clause that a token stands in begins: behind the last comma that a word follows which opens clauses.
    fn clause_start(&self, at: usize) -> usize {
        let (doc, start) = (self.doc, self.unit.start);
        let opens = |&i: &usize| {
            let conjunction =
                matches!(doc.lower(i), "when" | "where" | "while" | "as" | "and" | "but" | "after" | "although" | "though" | "because");
            self.run(i).is_none() && (conjunction && doc.surface(i - 1) == "," || doc.surface(i) == ";")
        };
        let led = doc.classes(start).any(Classes::CONJUNCTION) && !matches!(doc.lower(start), "and" | "but" | "or");
        let comma = || (start..at).find(|&i| led && doc.surface(i) == "," && self.run(i).is_none());
        (start + 1..at).rev().find(opens).or_else(comma).map_or(start, |i| i + 1)
    }

    /// The first noun phrase of the unit, behind the phrase or clause that opens it: "Speaking on Sunday, [Ruiz]".
    pub(super) fn main_subject(&mut self, before: usize) -> Option<Tokens> {
        let (doc, start) = (self.doc, self.unit.start);
        if let Some(subject) = self.finite_subject(start, before) {
            return Some(subject);
        }
        // "When asked about it, [Ruiz] “bristled” and said"
        let lead = doc.classes(start).any(Classes::CONJUNCTION) || doc.lower(start).ends_with("ed") || doc.lower(start).ends_with("ing");
        let comma = (start..before).find(|&i| lead && doc.surface(i) == "," && self.run(i).is_none()).unwrap_or(start);
        let first = (comma..before).find(|&i| doc.kind(i) == TokenKind::Word && !doc.classes(i).any(Classes::CONJUNCTION))?;
        self.phrases().after(first, before)
    }

    /// The subject of the first finite verb between two tokens, no relative pronoun where another has one.
    fn finite_subject(&mut self, start: usize, before: usize) -> Option<Tokens> {
        let doc = self.doc;
        let mut relative = None;
        for at in start + 1..before {
            let classes = doc.classes(at);
            let lexical = self.verbs.at(doc, at).is_some_and(|verb| matches!(verb.form, Form::Past | Form::Third));
            let finite = lexical || classes.any(Classes::FINITE.or(Classes::AUXILIARY)) || doc.lower(at).ends_with("ed");
            if finite
                && !doc.is_capitalized(at)
                && !self.owns(at)
                && self.run(at).is_none()
                && let Some(subject) = self.phrases().before(start, at)
            {
                if !is_relative(doc, &subject) {
                    return Some(subject);
                }
                relative.get_or_insert(subject);
            }
        }
        relative
    }

    /// The plural noun phrase before the nearest participle to the left, with no mark between.
    pub(super) fn before_participle(&mut self, before: usize) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let near = before.saturating_sub(12).max(bound + 1);
        let plain = |&i: &usize| matches!(doc.kind(i), TokenKind::Word | TokenKind::Number | TokenKind::Clitic);
        let participle = (near..before).rev().take_while(plain).find(|&i| doc.lower(i).ends_with("ing") && doc.lower(i).len() > 5)?;
        self.phrases().before(bound, participle).filter(|phrase| is_plural(doc, phrase))
    }

    /// "[Protesters] marching through the streets chanted": the subject of a participle whose preposition governs a phrase.
    pub(super) fn marching(&mut self, phrase: &Tokens) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let participle = phrase.start.checked_sub(2).filter(|at| *at > bound)?;
        let moves = doc.lower(participle).ends_with("ing") && !doc.is_capitalized(participle) && doc.kind(participle) == TokenKind::Word;
        if !moves || !doc.classes(participle + 1).any(Classes::PREPOSITION) {
            return None;
        }
        self.phrases().before(bound, participle).filter(|subject| subject.end == participle)
    }

    /// Whether only a noun phrase stands between a quoted clause and a verb: “…,” the minister [noted]
    pub(super) fn behind_quote(&mut self, at: usize) -> bool {
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
