//! What a noun phrase is in its clause: a subject that waits for its verb, an object, an apposition, a member of a coordination.

use super::chunks::Chunk;
use super::clauses::{ClauseKind, Frame, Reader};
use super::tags::{Tag, Tags};
use crate::lexicon::Classes;

/// "all" and its kin without a noun.
const ALONE: Tags = Tags::of(&[Tag::Demonstrative, Tag::Determiner]);

impl Reader<'_> {
    /// Reads the next noun phrase.
    pub(super) fn phrase(&mut self, phrase: usize) {
        let tag = self.head_tag(phrase);
        if self.known(phrase).is_possessor {
            return self.open_relative(phrase, true);
        }
        let mut back = self.back();
        // What a possessor owns stands where the chain of possessors begins.
        while self.known(phrase).possessor.is_some() && matches!(self.chunk(back), Chunk::Phrase(owner) if self.known(owner).is_possessor) {
            back -= 1;
        }
        back -= self.whole_owner(phrase, back);
        let before = match (self.chunk(back), self.chunk(back - 1)) {
            // "on “Radio North,” the mayor said".
            (Chunk::Open(_), governed @ Chunk::Preposition(_)) => governed,
            (before, _) => before,
        };
        if let Chunk::Preposition(at) = before {
            return self.govern(phrase, at, back);
        }
        // "we all know".
        if tag.is(ALONE) && before.phrase().is_some() && self.doc.classes(self.known(phrase).head).any(Classes::FLOATER) {
            return;
        }
        if tag.is(Tags::WH) || self.known(phrase).determiner.is_some_and(|at| self.tag(at).is(Tags::WH)) {
            return self.open_relative(phrase, true);
        }
        if before.is_conjunction() && self.coordinates(phrase, back) {
            return;
        }
        let after_comma = before.parts();
        let frame = *self.top();
        match (frame.clause, frame.candidate) {
            // "There is": the subject follows.
            (None, None) if tag == Tag::Existential => {}
            (None, None) => self.top().candidate = Some(phrase),
            (None, Some(known)) => self.second(phrase, known, after_comma),
            (Some(clause), _) if frame.awaits => self.behind(phrase, clause),
            (Some(clause), _) => self.argument(phrase, clause, after_comma),
        }
    }

    /// How many chunks further back what a name owns begins: "the University of Hull's [study]" is the university's.
    fn whole_owner(&mut self, phrase: usize, back: isize) -> isize {
        let (Some(owner), Chunk::Preposition(of), Chunk::Phrase(governor)) =
            (self.known(phrase).possessor, self.chunk(back), self.chunk(back - 1))
        else {
            return 0;
        };
        let named = |phrase: usize| self.head_tag(phrase).is(Tags::NAME);
        if self.doc.lower(of) != "of" || !named(owner) || !named(governor) || self.known(owner).possessor.is_some() {
            return 0;
        }
        self.change(owner).possessor = Some(governor);
        self.change(governor).is_possessor = true;
        if self.top().candidate == Some(governor) {
            self.top().candidate = None;
        }
        self.release(governor);
        2
    }

    /// A phrase behind a preposition.
    fn govern(&mut self, phrase: usize, preposition: usize, back: isize) {
        self.change(phrase).preposition = Some(preposition);
        let governor = self.chunk(back - 1).phrase().filter(|_| self.doc.lower(preposition) == "of");
        if governor.is_some() {
            self.change(phrase).parent = governor;
        }
        if self.head_tag(phrase).is(Tags::WH) {
            self.open_relative(phrase, false);
            // "envoys, most of whom had left".
            let counts =
                |&phrase: &usize| self.head_tag(phrase).is(ALONE) || self.doc.classes(self.known(phrase).head).any(Classes::QUANTIFIER);
            self.top().candidate = governor.filter(counts);
        }
    }

    /// A phrase in a clause that has no verb yet but a phrase that waits for one.
    pub(super) fn second(&mut self, phrase: usize, known: usize, after_comma: bool) {
        if self.is_time(known) {
            return self.top().candidate = Some(phrase);
        }
        if self.is_time(phrase) {
            return;
        }
        match (after_comma, self.finite_follows()) {
            // "The plan, he said, is dead."
            (true, true) if self.is_parenthesis() => self.open_with(ClauseKind::Parenthesis, phrase),
            // "The museum in Lund, Sweden was closed."
            (true, true) if self.is_place_of(phrase) => {}
            // "The largest of the trainers, this addition will allow": what stands in front tells of it.
            (true, true) => self.top().candidate = Some(phrase),
            (true, false) => self.appose(phrase, known),
            // "the plan the government announced".
            (false, true) => {
                self.open_with(ClauseKind::Relative, phrase);
                self.top().antecedent = Some(known);
            }
            (false, false) => {}
        }
    }

    /// Whether a name behind a comma says where the place in front of it lies.
    fn is_place_of(&self, phrase: usize) -> bool {
        let bare = |phrase: usize| self.head_tag(phrase).is(Tags::NAME) && self.known(phrase).determiner.is_none();
        let place = self.chunk(-2).phrase().filter(|&place| bare(place) && self.known(place).preposition.is_some());
        bare(phrase) && self.chunk(-1).is_comma() && place.is_some_and(|place| self.known(place).parent.is_none())
    }

    /// Opens a clause whose subject waits for its verb.
    fn open_with(&mut self, kind: ClauseKind, subject: usize) {
        let start = self.known(subject).tokens.start;
        self.open(kind, start, None);
        self.top().candidate = Some(subject);
    }

    /// Makes a phrase the apposition of another.
    fn appose(&mut self, phrase: usize, known: usize) {
        let apposition = self.change(phrase);
        (apposition.parent, apposition.is_apposition) = (Some(known), true);
    }

    /// A phrase behind a verb that waits for its subject: "said the minister", "did the minister say".
    pub(super) fn behind(&mut self, phrase: usize, clause: usize) {
        if self.head_tag(phrase) == Tag::Existential {
            return;
        }
        self.top().awaits = false;
        if let Some(clause) = self.clauses.get_mut(clause) {
            (clause.subject, clause.is_inverted) = (Some(phrase), true);
        }
    }

    /// A phrase behind a verb.
    pub(super) fn argument(&mut self, phrase: usize, clause: usize, after_comma: bool) {
        let known = self.clauses.get(clause).and_then(|clause| clause.object);
        let is_time = self.is_time(phrase);
        if after_comma {
            if self.fronted() {
                return self.top().candidate = Some(phrase);
            }
            if let Some(known) = known.filter(|_| !self.finite_follows()) {
                self.appose(phrase, known);
            }
        } else if known.is_none()
            && !is_time
            && let Some(clause) = self.clauses.get_mut(clause).filter(|clause| clause.complement.is_none())
        {
            clause.object = Some(phrase);
        }
    }

    /// "When he came, the man left": a comma closes an adverbial clause in front of the main one. Tells whether it did.
    pub(super) fn fronted(&mut self) -> bool {
        let Some(outer) = self.outer() else { return false };
        let closes = self.frames.get(outer).is_some_and(|frame| frame.candidate.is_none_or(|candidate| self.is_time(candidate)));
        if closes {
            self.close_to(outer + 1, self.token_of(self.chunk(-1)));
        }
        closes
    }

    /// A phrase behind "and": whether it is joined to the phrase before it.
    pub(super) fn coordinates(&mut self, phrase: usize, back: isize) -> bool {
        let comma = self.chunk(back - 1).is_comma();
        let Chunk::Phrase(last) = self.chunk(back - 1 - isize::from(comma)) else { return false };
        let verb = if comma { self.verb_comes() } else { self.finite_follows() && !self.is_promised(last, phrase) };
        let opens_clause = verb && self.top().clause.is_some();
        let after_comma = self.chunk(back - 2 - isize::from(comma)).is_comma() && self.known(last).is_apposition;
        if opens_clause && !after_comma {
            return false;
        }
        if opens_clause {
            self.change(last).is_apposition = false;
            self.change(last).parent = None;
            self.join(last, last, phrase);
            return true;
        }
        // "Doctors, nurses and porters": what looked like appositions are members.
        let members = self.listed(last, back - 1 - isize::from(comma));
        let first = members.first().copied().unwrap_or(last);
        let mut before = if self.known(last).first_member.is_some() { last } else { first };
        for &member in members.iter().skip(1) {
            if member == before {
                continue;
            }
            self.join(before, first, member);
            before = member;
        }
        self.join(before, first, phrase);
        let preposition = self.known(first).preposition;
        self.change(phrase).preposition = preposition;
        true
    }

    /// "promised jobs and homes would follow": two bare nouns behind a verb that takes a clause are the subject of what it takes.
    fn is_promised(&mut self, last: usize, phrase: usize) -> bool {
        let bare = |phrase: usize| self.head_tag(phrase).is(Tags::COMMON_NOUN) && self.known(phrase).determiner.is_none();
        let modal = matches!(self.chunk(self.ahead(1)), Chunk::Verbs(verbs) if self.chunks.verbs.get(verbs).is_some_and(|group| group.modal.is_some()));
        let joined = modal && bare(last) && bare(phrase);
        let clause = self.top().clause;
        joined && self.takes_clause(clause) && clause.and_then(|clause| self.clauses.get(clause)?.object) == Some(last)
    }

    pub(super) fn join(&mut self, last: usize, first: usize, member: usize) {
        if last == member || self.known(member).first_member.is_some() {
            return;
        }
        self.change(last).next_member = Some(member);
        let joined = self.change(member);
        (joined.first_member, joined.parent, joined.is_apposition) = (Some(first), None, false);
    }

    /// The phrases of a list that ends with one: only commas stand between them.
    pub(super) fn listed(&self, last: usize, mut distance: isize) -> Vec<usize> {
        let mut members = vec![self.known(last).first_member.unwrap_or(last)];
        while self.known(last).first_member.is_none()
            && let (Chunk::Comma(_), Chunk::Phrase(before)) = (self.chunk(distance - 1), self.chunk(distance - 2))
        {
            // "Ana Ruiz, 43, a nurse and mother": an age ends what is listed.
            if self.head_tag(before) == Tag::Number {
                break;
            }
            members.push(before);
            distance -= 2;
        }
        members.reverse();
        members
    }

    /// A phrase that opens a relative clause or a question: "who", "whose brother", "which minister".
    pub(super) fn open_relative(&mut self, phrase: usize, may_be_subject: bool) {
        let at = self.known(phrase).tokens.start;
        let opens = self.tag(at).is(Tags::WH);
        if !opens {
            return;
        }
        let mut back = self.back();
        if matches!(self.chunk(back), Chunk::Comma(_) | Chunk::Preposition(_)) {
            back -= 1;
        }
        if self.chunk(back).is_comma() {
            back -= 1;
        }
        let antecedent = self.chunk(back).phrase();
        let kind = if antecedent.is_some() { ClauseKind::Relative } else { ClauseKind::Complement };
        self.open(kind, at, Some(at));
        let candidate = (may_be_subject && !self.known(phrase).is_possessor && !self.phrase_follows()).then_some(phrase);
        *self.top() = Frame { candidate, antecedent, ..*self.top() };
    }
}
