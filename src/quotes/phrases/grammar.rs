//! What cues ask of grammar: whose verb it is, and how much of the sentence names its subject.

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::phrases::LONGEST;
use crate::quotes::reader::Reader;
use crate::syntax::{Clause, Tag, Tags};

/// Clauses of a sentence that are looked at.
const CLAUSES: usize = 24;

impl Reader<'_, '_> {
    /// The clause whose main verb stands at a token.
    pub(in crate::quotes) fn clause(&self, verb: usize) -> Option<&Clause> {
        let clause = self.syntax.clause(self.syntax.clause_of(verb)?)?;
        (clause.verbs.main == verb).then_some(clause)
    }

    /// The subject of the verb at a token, with what hangs on its head.
    pub(in crate::quotes) fn subject(&self, verb: usize) -> Option<Tokens> {
        let clause = self.clause(verb)?;
        let subject = self.syntax.first_member(clause.subject?);
        let start = self.phrase_start(subject);
        if start < self.unit.start || self.syntax.phrase(subject).is_some_and(|phrase| self.syntax.tag(phrase.head) == Tag::Existential) {
            return None;
        }
        let end = self.syntax.members(subject).last().map_or(start, |last| self.syntax.extent(last).end);
        let group = clause.verbs.tokens.start;
        if clause.is_inverted || clause.shares_subject || end >= group || group - start >= LONGEST {
            return Some(start..end.min(self.unit.end));
        }
        // "two sources close to the company" goes up to its own verb, or to what tells more of it.
        let stops = |at: &usize| {
            let kind = self.doc.kind(*at);
            kind == TokenKind::Punct
                || kind == TokenKind::Quote
                || self.syntax.is(*at, Tags::WH)
                || self.syntax.tag(*at) == Tag::Subordinator
        };
        let end = (end..group).find(stops).unwrap_or(group);
        Some(start..self.without_adverbs(start + 1, end))
    }

    /// Where the clause ends that a word opens, if a verb outside it follows: "the claim [that it failed] led to".
    pub(in crate::quotes) fn opened_clause_end(&self, opener: usize) -> Option<usize> {
        let clause =
            self.syntax.clauses().iter().skip(self.clauses_before(opener)).take(CLAUSES).find(|clause| clause.opener == Some(opener))?;
        let end = clause.tokens.end;
        self.syntax.is(end, Tags::FINITE).then_some(end)
    }

    /// How many clauses have their verb before a token.
    pub(in crate::quotes) fn clauses_before(&self, at: usize) -> usize {
        self.syntax.clauses().partition_point(|clause| clause.verbs.tokens.start < at)
    }

    /// Whether a stretch holds a finite verb that is not joined to the one at `cue`.
    pub(in crate::quotes) fn has_own_verb(&self, cue: usize, content: &Tokens) -> bool {
        let subject = self.clause(cue).and_then(|clause| clause.subject);
        let inside = self
            .syntax
            .clauses()
            .iter()
            .skip(self.clauses_before(content.start))
            .take_while(|clause| clause.verbs.tokens.start < content.end);
        inside.take(CLAUSES).any(|clause| clause.verbs.is_finite() && !(clause.shares_subject && clause.subject == subject))
    }

    /// Back from a verb group over adverbs: "the ministry [also] said", "who [not only] said".
    fn without_adverbs(&self, floor: usize, mut end: usize) -> usize {
        const NOT: Tags = Tags::of(&[Tag::Not]);
        while end > floor && self.syntax.is(end - 1, Tags::ADVERB | NOT) {
            end -= 1;
        }
        end
    }

    /// Where a phrase begins with those that own it: "[Spain's] king".
    pub(in crate::quotes) fn phrase_start(&self, phrase: usize) -> usize {
        let start = self.syntax.first_owner(phrase).map_or(0, |known| known.tokens.start);
        // "[Neither] Lind nor Hale"
        let pair = start.checked_sub(1).is_some_and(|before| self.doc.classes(before).any(Classes::NOBODY) && before >= self.unit.start);
        start - usize::from(pair)
    }
}
