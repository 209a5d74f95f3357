//! What the rules of clauses ask of the words around.

use super::chunks::Chunk;
use super::clauses::Reader;
use super::phrases::first_owner;
use super::tags::Tag;
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
        let floor = self.floor();
        let at = self.frames.iter().rposition(|frame| frame.clause.is_none())?;
        (at >= floor && at + 1 < self.frames.len()).then_some(at)
    }

    /// Where a phrase begins with those who own it: "the victim's parents".
    pub(super) fn start_of(&self, phrase: usize) -> usize {
        self.known(first_owner(self.phrases, phrase)).tokens.start
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
            && self.doc.lower(known.tokens.end) != "ago"
    }

    /// "he", "she", "they", "I", "we".
    pub(super) fn is_nominative(&self, phrase: usize) -> bool {
        self.head_tag(phrase) == Tag::Pronoun && self.doc.classes(self.known(phrase).head).any(Classes::NOMINATIVE)
    }

    /// "him", "them", "us", "me", "himself".
    pub(super) fn is_accusative(&self, phrase: usize) -> bool {
        self.head_tag(phrase) == Tag::Pronoun && self.doc.classes(self.known(phrase).head).any(Classes::ACCUSATIVE)
    }

    /// Whether a phrase tells when: "Monday", "last week", "the day".
    pub(super) fn is_time(&self, phrase: usize) -> bool {
        let known = self.known(phrase);
        self.doc.classes(known.head).any(Classes::TIME_NOUN)
            || self.tag(known.head) == Tag::Number
            || self.doc.lower(known.tokens.end) == "ago"
    }

    /// A phrase under a word that is a conjunction as well: "after the talks failed".
    pub(super) fn under_preposition(&self, phrase: usize) -> Option<usize> {
        let at = self.known(phrase).preposition?;
        let joins = self.doc.classes(at).any(Classes::CLAUSE_PREPOSITION);
        joins.then_some(phrase)
    }

    pub(super) fn comma_before(&self, back: isize) -> bool {
        self.chunk(back - 1).parts()
    }

    /// Whether a finite verb follows right behind the current phrase.
    pub(super) fn finite_follows(&self) -> bool {
        self.is_finite(self.chunk(self.ahead(1)))
    }

    /// Whether the current phrase and the verb behind it stand between commas: "he said," or "he observed from the line, was".
    pub(super) fn is_parenthesis(&self) -> bool {
        /// Chunks between the verb and the comma at most.
        const REACH: isize = 6;
        let verb = self.ahead(1);
        if matches!(self.chunk(self.ahead(verb + 1)), Chunk::Comma(_) | Chunk::Edge | Chunk::Open(_)) {
            return true;
        }
        let comma =
            (verb + 1..verb + REACH).find(|&distance| matches!(self.chunk(distance), Chunk::Comma(_) | Chunk::Verbs(_) | Chunk::Edge));
        comma.is_some_and(|comma| self.chunk(comma).is_comma() && self.is_finite(self.chunk(self.ahead(comma + 1))))
    }

    /// Whether a chunk is a verb group that can have a subject.
    pub(super) fn is_finite(&self, chunk: Chunk) -> bool {
        matches!(chunk, Chunk::Verbs(verbs) if self.chunks.verbs.get(verbs).is_some_and(VerbGroup::is_finite))
    }

    /// Whether a finite verb is the next thing behind the current phrase and what hangs on it: "the growth of the 1920s saw".
    pub(super) fn verb_comes(&self) -> bool {
        /// Chunks between a phrase and its verb at most.
        const REACH: isize = 8;
        let mut at = 1;
        while at < REACH {
            match (self.chunk(at), self.chunk(at + 1)) {
                (Chunk::Adverb(_), _) => at += 1,
                (Chunk::Preposition(_) | Chunk::Conjunction(_), Chunk::Phrase(_)) => at += 2,
                (Chunk::Phrase(_), _) if self.chunk(at - 1).phrase().is_some() => at += 1,
                (chunk, _) => return self.is_finite(chunk),
            }
        }
        false
    }

    pub(super) fn phrase_follows(&self) -> bool {
        self.chunk(self.ahead(1)).phrase().is_some()
    }

    /// Whether another finite verb follows in the sentence.
    pub(super) fn finite_ahead(&self) -> bool {
        /// Chunks looked at: longer sentences have their verb sooner.
        const REACH: usize = 64;
        let ahead = self.chunks.list.get(self.at + 1..).unwrap_or_default();
        ahead.iter().take(REACH).any(|&chunk| self.is_finite(chunk))
    }

    /// Whether words in marks that open here, right behind a verb of saying, have a verb of their own: "says “the wall may fall”".
    pub(super) fn says_clause(&mut self) -> bool {
        /// Chunks looked at: what is said has its verb sooner.
        const REACH: usize = 32;
        let clause = self.top().clause;
        let inside = self.chunks.list.get(self.at + 1..).unwrap_or_default().iter().take(REACH);
        let verb = inside.take_while(|chunk| !chunk.is_closing()).any(|&chunk| self.is_finite(chunk));
        verb && self.takes_clause(clause)
    }

    /// Whether the words in marks that close there are governed by a preposition: "summed it up as “dead,” [denounced it] and left".
    pub(super) fn is_argument_in_marks(&self, close: isize) -> bool {
        /// Chunks in marks at most.
        const REACH: isize = 8;
        let open = (1..REACH).map(|distance| close - distance).find(|&distance| matches!(self.chunk(distance), Chunk::Open(_)));
        open.is_some_and(|open| matches!(self.chunk(open - 1), Chunk::Preposition(_)))
    }

    /// Whether a preposition makes a phrase the one who is to do what follows: "calls on [Hale] to leave".
    pub(super) fn is_asked(&self, phrase: usize) -> bool {
        self.known(phrase).preposition.is_some_and(|at| matches!(self.doc.lower(at), "on" | "upon" | "for"))
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
