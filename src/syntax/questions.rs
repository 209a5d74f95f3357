//! What the rules of clauses ask of the words around.

use super::chunks::Chunk;
use super::clauses::Reader;
use super::tags::{Tag, Tags};
use super::verb_groups::VerbGroup;
use crate::lexicon::Classes;

impl Reader<'_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }

    pub(super) fn head_tag(&self, phrase: usize) -> Tag {
        self.phrases.get(phrase).map_or(Tag::Punct, |phrase| self.tag(phrase.head))
    }

    pub(super) fn token_of(&self, chunk: Chunk) -> usize {
        match chunk {
            Chunk::Phrase(phrase) => self.known(phrase).tokens.end,
            other => other.token().unwrap_or(0),
        }
    }

    /// Whether a clause outside the innermost one waits for its verb.
    pub(super) fn waits(&self) -> bool {
        self.frames
            .iter()
            .rev()
            .skip(1)
            .take_while(|frame| !frame.is_enclosed)
            .any(|frame| frame.clause.is_none() && frame.candidate.is_some())
    }

    /// The innermost clause outside this one that waits for its verb.
    pub(super) fn outer(&self) -> Option<usize> {
        let floor = self.frames.iter().rposition(|frame| frame.is_enclosed).unwrap_or(0);
        let at = self.frames.iter().rposition(|frame| frame.clause.is_none())?;
        (at >= floor && at + 1 < self.frames.len()).then_some(at)
    }

    /// Whether a phrase can be the subject of a verb behind it.
    pub(super) fn may_be_subject(&self, phrase: usize) -> bool {
        /// A phrase that long ago got its verb is out of reach.
        const RECENT: usize = 16;
        let known = self.known(phrase);
        let recent = self.clauses.get(self.first_clause..).unwrap_or_default().iter().rev().take(RECENT);
        let used = recent.into_iter().any(|clause| clause.subject == Some(phrase));
        known.preposition.is_none()
            && !known.is_possessor
            && !used
            && !self.is_accusative(phrase)
            && self.head_tag(phrase) != Tag::Existential
    }

    /// "he", "she", "they", "I", "we".
    pub(super) fn is_nominative(&self, phrase: usize) -> bool {
        self.head_tag(phrase) == Tag::Pronoun && matches!(self.doc.lower(self.known(phrase).head), "he" | "she" | "they" | "i" | "we")
    }

    /// "him", "them", "us", "me", "himself".
    pub(super) fn is_accusative(&self, phrase: usize) -> bool {
        let word = self.doc.lower(self.known(phrase).head);
        let reflexive = word.ends_with("self") || word.ends_with("selves");
        self.head_tag(phrase) == Tag::Pronoun && (matches!(word, "him" | "them" | "us" | "me") || reflexive)
    }

    /// Whether a phrase tells when: "Monday", "last week", "the day".
    pub(super) fn is_time(&self, phrase: usize) -> bool {
        let known = self.known(phrase);
        self.doc.classes(known.head).any(Classes::TIME_NOUN) || self.tag(known.head) == Tag::Number
    }

    /// A phrase under a word that is a conjunction as well: "after the talks failed".
    pub(super) fn under_preposition(&self, phrase: usize) -> Option<usize> {
        let at = self.known(phrase).preposition?;
        let joins = matches!(
            self.doc.lower(at),
            "after" | "before" | "since" | "until" | "as" | "than" | "like" | "because" | "till" | "once" | "for"
        );
        joins.then_some(phrase)
    }

    pub(super) fn comma_before(&self, back: isize) -> bool {
        matches!(self.chunk(back - 1), Chunk::Comma(_) | Chunk::Close(_))
    }

    /// Whether a finite verb follows right behind the current phrase.
    pub(super) fn finite_follows(&self) -> bool {
        let ahead = self.chunk(self.ahead(1));
        matches!(ahead, Chunk::Verbs(verbs) if self.chunks.verbs.get(verbs).is_some_and(VerbGroup::is_finite))
    }

    /// Whether the verb right behind the current phrase ends a part of the sentence: "he said,".
    pub(super) fn ends_behind_verb(&self) -> bool {
        let verb = self.ahead(1);
        matches!(self.chunk(self.ahead(verb + 1)), Chunk::Comma(_) | Chunk::Edge | Chunk::Open(_))
    }

    pub(super) fn phrase_follows(&self) -> bool {
        matches!(self.chunk(self.ahead(1)), Chunk::Phrase(_))
    }

    /// Whether another finite verb follows in the sentence.
    pub(super) fn finite_ahead(&self) -> bool {
        /// Chunks looked at: longer sentences have their verb sooner.
        const REACH: usize = 64;
        let ahead = self.chunks.list.get(self.at + 1..).unwrap_or_default();
        ahead
            .iter()
            .take(REACH)
            .any(|chunk| matches!(chunk, Chunk::Verbs(verbs) if self.chunks.verbs.get(*verbs).is_some_and(VerbGroup::is_finite)))
    }

    /// Whether the verb of a clause takes a clause as its object.
    pub(super) fn takes_clause(&self, clause: Option<usize>) -> bool {
        clause
            .and_then(|clause| self.clauses.get(clause))
            .is_some_and(|clause| self.doc.classes(clause.verbs.main).any(Classes::CLAUSE_VERB))
    }

    /// Whether a verb behind a comma or a closing mark has its subject behind it: "…”, said the minister", "…, warn engineers".
    pub(super) fn inverts(&self, group: &VerbGroup, after_marks: bool) -> bool {
        let phrase_follows = matches!(self.chunk(1), Chunk::Phrase(phrase) if !self.is_accusative(phrase));
        phrase_follows && (after_marks || group.tokens.len() == 1 && self.doc.classes(group.main).any(Classes::CLAUSE_VERB))
    }
}
