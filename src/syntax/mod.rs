//! Grammar, read once for all rooms: parts of speech, noun phrases, verb groups and clauses.
//!
//! A text's way: [`tags`] gives each token its part of speech; `chunks` cuts a sentence into noun phrases ([`phrases`]), verb groups
//! ([`verb_groups`]) and the small words between them; [`clauses`] finds whose verb each verb group is, what it governs and what the
//! clause hangs on. Nothing here knows news: what reports, who acts and what counts is asked by the recognizers, with the
//! questions below.
//!
//! | question | answer |
//! |---|---|
//! | is "claims" a verb here? | [`Syntax::tag`], `tag.is(Tags::VERB)` |
//! | which noun phrase holds a word, what is its head? | [`Syntax::phrase_of`], [`Phrase::head`] |
//! | whose is it? | [`Syntax::first_owner`] |
//! | where does the whole phrase end, with "of …" behind it? | [`Syntax::extent`] |
//! | who is joined by "and"? | [`Syntax::members`] |
//! | whose verb is it, what does it govern? | [`Syntax::clause_of`] a verb; [`Clause::subject`], [`Clause::object`], [`Clause::complement`] |
//! | was it said, was it not, may it be? | [`VerbGroup::is_negated`], [`VerbGroup::modal`], [`VerbGroup::tense`] |
//! | where do the words that somebody said end? | [`Clause::tokens`] of the complement |

mod arguments;
mod chunks;
mod clauses;
mod phrases;
mod questions;
mod subjects;
mod tagger;
pub(crate) mod tags;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "train", test))]
pub(crate) mod train;
mod verb_groups;

use std::iter;

use crate::document::{Document, Tokens};
use crate::lexicon::Classes;
pub(crate) use clauses::{Clause, ClauseKind};
pub(crate) use phrases::Phrase;
pub(crate) use tagger::Memory;
#[cfg(feature = "fuzzing")]
pub(crate) use tagger::check_model;
pub(crate) use tags::{Tag, Tags};
pub(crate) use verb_groups::{Form, Tense};

/// The grammar of a document. Look-ups never panic: past either end there is no phrase, no clause and [`Tag::Punct`].
#[derive(Debug, Default)]
pub(crate) struct Syntax {
    tags: Vec<Tag>,
    phrases: Vec<Phrase>,
    clauses: Vec<Clause>,
    /// For each token, one more than the index of its phrase, or of its verb group's clause behind all phrases; 0 for neither.
    part_of: Vec<u32>,
}

impl Syntax {
    /// Reads a text; `memory` is of the texts whose words the document knows.
    pub(crate) fn read(doc: &Document, memory: &mut Memory) -> Self {
        Self::over(doc, tagger::tag(doc, memory))
    }

    /// Reads phrases and clauses over the tags of a document's tokens.
    pub(crate) fn over(doc: &Document, tags: Vec<Tag>) -> Self {
        /// So many tokens to a phrase, and to a clause, in most texts.
        const TO_A_PHRASE: usize = 3;
        const TO_A_CLAUSE: usize = 8;
        let (mut phrases, mut clauses) = (Vec::with_capacity(doc.len() / TO_A_PHRASE), Vec::with_capacity(doc.len() / TO_A_CLAUSE));
        let mut chunks = chunks::Chunks::default();
        for sentence in doc.sentences() {
            // "OSLO (Reuters) — The mayor left": who tells the story is no subject.
            let start = doc.dateline(sentence).map_or(sentence.start, |line| line.end.min(sentence.end));
            for part in [sentence.start..start, start..sentence.end].into_iter().filter(|part| !part.is_empty()) {
                chunks.read(doc, &tags, &part, &mut phrases);
                clauses::read(doc, &tags, &part, &chunks, &mut phrases, &mut clauses);
            }
        }
        let mut part_of = vec![0; doc.len()];
        let spans = phrases.iter().map(|phrase| phrase.tokens.clone()).chain(clauses.iter().map(|clause| clause.verbs.tokens.clone()));
        for (number, tokens) in (1..).zip(spans) {
            part_of.get_mut(tokens).unwrap_or_default().fill(number);
        }
        // "Did she agree": the main verb stands behind the subject.
        for (number, clause) in (phrases.len() as u32 + 1..).zip(&clauses) {
            part_of.get_mut(clause.verbs.main).into_iter().for_each(|part| *part = number);
        }
        Self { tags, phrases, clauses, part_of }
    }

    /// Panics where a phrase or a clause does not stand inside the text, or points at one that is not there.
    #[cfg(feature = "fuzzing")]
    pub(crate) fn check(&self, doc: &Document) {
        assert_eq!(self.tags.len(), doc.len());
        let phrase = |index: &Option<usize>| index.is_none_or(|index| index < self.phrases.len());
        let clause = |index: &Option<usize>| index.is_none_or(|index| index < self.clauses.len());
        for (index, known) in self.phrases.iter().enumerate() {
            assert!(known.tokens.contains(&known.head) && known.tokens.end <= doc.len());
            assert!([known.possessor, known.parent, known.next_member, known.first_member].iter().all(phrase));
            assert!(self.extent(index).end >= known.tokens.end && self.members(index).take(doc.len() + 1).count() <= doc.len());
        }
        for known in &self.clauses {
            assert!(known.tokens.start < known.tokens.end && known.tokens.end <= doc.len());
            assert!(self.clause_of(known.verbs.main).is_some() && known.verbs.tokens.end <= doc.len());
            assert!(
                [known.subject, known.object, known.antecedent].iter().all(phrase) && [known.complement, known.parent].iter().all(clause)
            );
        }
    }

    /// The part of speech of a token.
    pub(crate) fn tag(&self, at: usize) -> Tag {
        self.tags.get(at).copied().unwrap_or_default()
    }

    /// Whether a token's part of speech is one of these.
    pub(crate) fn is(&self, at: usize, tags: Tags) -> bool {
        self.tag(at).is(tags)
    }

    /// All base noun phrases, in order.
    pub(crate) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// All clauses, in the order of their verbs.
    pub(crate) fn clauses(&self) -> &[Clause] {
        &self.clauses
    }

    /// The phrase with an index.
    pub(crate) fn phrase(&self, index: usize) -> Option<&Phrase> {
        self.phrases.get(index)
    }

    /// The clause with an index.
    pub(crate) fn clause(&self, index: usize) -> Option<&Clause> {
        self.clauses.get(index)
    }

    /// Index of the phrase that holds a token.
    pub(crate) fn phrase_at(&self, at: usize) -> Option<usize> {
        let part = *self.part_of.get(at)? as usize;
        part.checked_sub(1).filter(|&part| part < self.phrases.len())
    }

    /// The phrase that holds a token.
    pub(crate) fn phrase_of(&self, at: usize) -> Option<&Phrase> {
        self.phrase(self.phrase_at(at)?)
    }

    /// The outermost of those who own a phrase, else the phrase itself: "[the victim]'s parents".
    pub(crate) fn first_owner(&self, phrase: usize) -> Option<&Phrase> {
        self.phrase(phrases::first_owner(&self.phrases, phrase))
    }

    /// Index of what a chain of possessors owns in the end, else of the phrase itself: "the victim's [parents]".
    pub(crate) fn last_owned(&self, phrase: usize) -> usize {
        let mut last = phrase;
        while self.phrase(last).is_some_and(|known| known.is_possessor) {
            last += 1;
        }
        last
    }

    /// Index of the first member of the coordination that a phrase belongs to, else of the phrase itself.
    pub(crate) fn first_member(&self, phrase: usize) -> usize {
        self.phrase(phrase).and_then(|known| known.first_member).unwrap_or(phrase)
    }

    /// Index of the clause whose verb group holds a token: where it is decided whose verb that is.
    pub(crate) fn clause_of(&self, verb: usize) -> Option<usize> {
        let part = *self.part_of.get(verb)? as usize;
        part.checked_sub(1)?.checked_sub(self.phrases.len())
    }

    /// Index of the innermost clause that holds a token.
    pub(crate) fn clause_at(&self, at: usize) -> Option<usize> {
        /// Clauses looked at: more than stand in any sentence that a person reads.
        const REACH: usize = 32;
        // A clause may begin before its verb: those whose verbs follow soon are asked as well.
        let behind = self.clauses.partition_point(|clause| clause.verbs.tokens.start <= at);
        let last = (behind + REACH / 8).min(self.clauses.len());
        let holding =
            (last.saturating_sub(REACH)..last).filter(|&index| self.clauses.get(index).is_some_and(|clause| clause.tokens.contains(&at)));
        holding.min_by_key(|&index| self.clauses.get(index).map_or(0, |clause| clause.tokens.len()))
    }

    /// The members of the coordination that begins with a phrase; the phrase alone where it is not joined to another.
    pub(crate) fn members(&self, first: usize) -> impl Iterator<Item = usize> + '_ {
        iter::successors(Some(first), |&member| self.phrases.get(member)?.next_member)
    }

    /// A phrase with what hangs on its head by "of": "the minister of the interior of Spain".
    pub(crate) fn extent(&self, phrase: usize) -> Tokens {
        /// "of" behind "of" at most.
        const DEPTH: usize = 8;
        let Some(start) = self.phrases.get(phrase) else { return 0..0 };
        let (mut last, mut end) = (phrase, start.tokens.end);
        for next in self.phrases.get(phrase + 1..).unwrap_or_default().iter().zip(phrase + 1..).take(DEPTH) {
            let (inner, index) = next;
            let hangs = inner.parent == Some(last) && !inner.is_apposition;
            let owned =
                inner.possessor.is_some_and(|owner| owner == last && self.phrases.get(owner).is_some_and(|owner| owner.is_possessor));
            if !(hangs || owned && last != phrase) {
                break;
            }
            (last, end) = (index, inner.tokens.end);
        }
        start.tokens.start..end
    }

    /// Whether a phrase speaks of several: a plural, a coordination, "they".
    pub(crate) fn is_plural(&self, doc: &Document, phrase: usize) -> bool {
        let Some(known) = self.phrases.get(phrase) else { return false };
        let tag = self.tag(known.head);
        known.next_member.is_some() || tag.is(Tags::PLURAL) || tag.is(Tags::PRONOUN) && doc.classes(known.head).any(Classes::PLURAL_PRONOUN)
    }
}
