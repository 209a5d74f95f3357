//! Who a reporting verb's subject is: what its clause tells, what stands beside it, or whom the clause that it hangs on is about.

use super::Frames;
use super::frames::Site;
use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::reader::Reader;
use crate::syntax::{ClauseKind, Tag, Tags};

impl Reader<'_, '_> {
    /// The subject of a finite verb: what its clause tells, or the noun phrase right before it; of both that which says more.
    pub(super) fn subject_before(&mut self, site: &Site) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let group = self.phrases().before_time(bound, site.group);
        // "Lind and Hale [both] said".
        let floats = group > bound + 1 && doc.classes(group - 1).any(Classes::FLOATER) && self.syntax.phrase_at(group - 2).is_some();
        let group = group - usize::from(floats);
        let before = group.checked_sub(1).filter(|b| *b >= bound);
        let clause = self.clause(site.at);
        let parted = before.is_some_and(|b| doc.kind(b) == TokenKind::Punct || doc.kind(b) == TokenKind::Quote);
        let apposed = parted && clause.is_some_and(|clause| clause.shares_subject);
        let inverted = clause.is_some_and(|clause| clause.is_inverted);
        let listed =
            before.and_then(|b| self.syntax.phrase_at(b)).and_then(|phrase| self.syntax.phrase(phrase)?.first_member.map(|_| phrase));
        let told = self.subject(site.at).filter(|_| !inverted && !apposed).map(|told| told.start..told.end.min(group.max(told.start + 1)));
        let told = told.filter(|told| self.syntax.tag(told.end - 1) != Tag::Conjunction);
        let Some(told) = told else { return self.phrases().before(bound, group) };
        if listed.is_some_and(|phrase| told.contains(&self.phrase_start(phrase)))
            || before.is_none_or(|b| self.syntax.phrase_at(b).is_none())
        {
            return Some(told);
        }
        let beside = self.phrases().before(bound, group);
        Some(
            beside
                .filter(|beside| {
                    let free = || self.syntax.phrase_at(beside.end - 1).is_some() && !self.is_governed(beside.end - 1);
                    beside.start < told.start || told.end <= beside.start && free()
                })
                .unwrap_or(told),
        )
    }

    /// Whether a preposition stands before the noun phrase of a token.
    fn is_governed(&self, at: usize) -> bool {
        self.syntax.phrase_of(at).is_some_and(|phrase| phrase.preposition.is_some())
    }

    /// Where the noun phrase begins that "of" hangs a phrase on: "with [30 percent of voters] saying".
    pub(super) fn whole(&self, phrase: &Tokens) -> usize {
        /// "of" behind "of" at most.
        const DEPTH: usize = 4;
        let inner = self.syntax.phrase_at(phrase.start).filter(|_| !self.syntax.is(phrase.end - 1, Tags::NAME));
        let whole = std::iter::successors(inner, |&inner| self.syntax.phrase(inner)?.parent).take(DEPTH).last();
        whole.map_or(phrase.start, |whole| self.phrase_start(whole).clamp(self.unit.start, phrase.start))
    }

    /// The object of the clause that the clause of a verb hangs on, where it can speak.
    pub(super) fn governing_object(&self, at: usize) -> Option<Tokens> {
        let parent = self.syntax.clause(self.clause(at)?.parent?)?;
        let object = parent.object.map(|object| self.phrase_start(object)..self.syntax.extent(object).end)?;
        (object.start >= self.unit.start && self.can_speak(&object)).then_some(object)
    }

    /// The subject of the clause that the clause of a verb hangs on.
    pub(super) fn governing_subject(&self, at: usize) -> Option<Tokens> {
        /// Clauses inside clauses that a participle behind a comma is taken out of.
        const DEPTH: usize = 4;
        let mut parent = self.syntax.clause(self.clause(at)?.parent?)?;
        let parted = at.checked_sub(1).is_some_and(|b| self.doc.surface(b) == ",");
        for _ in 0..DEPTH {
            match parent.parent.and_then(|outer| self.syntax.clause(outer)) {
                Some(outer)
                    if parted
                        && matches!(parent.kind, ClauseKind::Complement | ClauseKind::Relative | ClauseKind::Infinitive)
                        && outer.verbs.tokens.start >= self.unit.start =>
                {
                    parent = outer;
                }
                _ => break,
            }
        }
        self.subject(parent.verbs.main)
    }

    /// The subject behind a verb: "…, said [the ministry]", “…,” says [an official].
    pub(super) fn subject_behind(&mut self, site: &Site, before: Option<usize>, inverted: bool, apposed: bool) -> Option<Tokens> {
        let (doc, next, end) = (self.doc, site.at + 1, self.unit.end);
        let after_quote = before.is_some_and(|b| self.ends_run(b));
        let clause_behind = self.syntax.tag(next) == Tag::Subordinator || self.syntax.is(next, Tags::WH);
        let told = site.verb.frames.has(Frames::ADDRESSEE) && !after_quote && doc.lower(site.at) != "asked";
        let bracket = before.is_some_and(|b| doc.surface(b) == ")");
        let comma = before.is_some_and(|b| doc.surface(b) == ",") && !apposed && self.syntax.phrase_at(next).is_some();
        if !(inverted && !bracket || after_quote || comma) || clause_behind || told {
            return None;
        }
        // "“…,” he said [Thursday morning]"
        let dated = doc.classes(next).any(Classes::TIME_NOUN.or(Classes::TIME_WORD));
        self.phrases().after(next, end).filter(|source| (after_quote || self.closes(source.end)) && !dated)
    }
}
