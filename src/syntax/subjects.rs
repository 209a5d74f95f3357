//! Whose verb a verb group is: its subject, and the clauses that it closes.

use super::chunks::Chunk;
use super::clauses::{Clause, ClauseKind, Frame, Reader};
use super::tags::Tag;
use super::verb_groups::{Form, VerbGroup};

impl Reader<'_> {
    pub(super) fn verbs(&mut self, verbs: usize) {
        let group = self.chunks.verbs.get(verbs).cloned().unwrap_or_default();
        if group.is_finite() {
            self.finite(group);
        } else {
            self.non_finite(group);
        }
    }

    pub(super) fn finite(&mut self, group: VerbGroup) {
        let back = self.back();
        let before = self.chunk(back);
        let adjacent = match before {
            Chunk::Phrase(phrase) if self.head_tag(phrase) == Tag::Existential => return self.existential(group, phrase, back),
            Chunk::Phrase(phrase) => Some(phrase),
            _ => None,
        };
        // "the radio and the clock did not work": the first of them stands for all.
        let (adjacent, back) = adjacent.map_or((None, back), |phrase| self.first_of(phrase, back));
        let frame = *self.top();
        if frame.candidate.is_some() && before.is_comma() && self.inverts(&group, false) && self.chunk(2).is_comma() {
            // "Recipients, said Bell, are required to exhibit": the words go on behind the speaker.
            self.open(ClauseKind::Parenthesis, group.tokens.start, None);
            return self.place(group, None);
        }
        if frame.clause.is_none() {
            let subject = frame.candidate.or_else(|| adjacent.filter(|&phrase| self.known(phrase).preposition.is_none()));
            if subject.is_some() || self.frames.len() == 1 || !self.waits() {
                return self.place(group, subject);
            }
        }
        let free = adjacent.filter(|&phrase| self.may_be_subject(phrase));
        let comma_before = free.is_some() && self.comma_before(back);
        if let Some(outer) = self.outer() {
            let forced = free.is_some_and(|phrase| self.is_nominative(phrase));
            let opens_clause = free.is_some() && self.takes_clause(frame.clause) && self.finite_ahead();
            if !(forced || opens_clause) {
                self.close_to(outer + 1, self.token_of(before).max(group.tokens.start.saturating_sub(1)));
                let subject = self.top().candidate.or(free);
                return self.place(group, subject);
            }
        }
        if let Some(subject) = free {
            return self.embedded(group, subject, back, comma_before);
        }
        if let Some(subject) = adjacent.and_then(|phrase| self.under_preposition(phrase)) {
            let start = self.known(subject).preposition.unwrap_or(group.tokens.start);
            self.change(subject).preposition = None;
            self.open(ClauseKind::Adverbial, start, Some(start));
            return self.place(group, Some(subject));
        }
        let argument = before.is_closing() && self.is_argument_in_marks(back);
        if before.parts() && self.inverts(&group, before.is_closing() && !argument) {
            self.open(ClauseKind::Parenthesis, group.tokens.start, None);
            return self.place(group, None);
        }
        if before.is_conjunction() || before.is_comma() || argument && self.chunk(back - 1).is_comma() {
            return self.joined(group);
        }
        self.stray(group, back);
    }

    /// The first member of a coordination, and how far back it stands.
    pub(super) fn first_of(&self, phrase: usize, back: isize) -> (Option<usize>, isize) {
        /// Chunks between the first and the last member at most.
        const REACH: isize = 12;
        let Some(first) = self.known(phrase).first_member else { return (Some(phrase), back) };
        let place = (1..REACH).map(|distance| back - distance).find(|&distance| self.chunk(distance) == Chunk::Phrase(first));
        place.map_or((Some(phrase), back), |place| (Some(first), place))
    }

    /// "There was a sea of people": the subject follows.
    pub(super) fn existential(&mut self, group: VerbGroup, there: usize, back: isize) {
        let start = self.known(there).tokens.start;
        if self.top().clause.is_some() {
            let joined = self.chunk(back - 1).is_conjunction() || self.chunk(back - 1).parts();
            self.open(if joined { ClauseKind::Main } else { ClauseKind::Complement }, start, None);
        }
        self.top().candidate = None;
        self.place(group, None);
    }

    /// A finite verb with a phrase right before it, inside a clause that has its verb.
    pub(super) fn embedded(&mut self, group: VerbGroup, subject: usize, back: isize, comma_before: bool) {
        let start = self.start_of(subject);
        let joined = self.chunk(back - 1).is_conjunction();
        let frame = *self.top();
        let object = self.clause_in(&frame).and_then(|clause| clause.object);
        self.change(subject).parent = None;
        self.change(subject).is_apposition = false;
        let before = self.chunk(back - 1).phrase();
        if joined || comma_before {
            let floor = self.floor();
            if joined || frame.kind != ClauseKind::Complement {
                self.close_to(floor + 1, start);
            }
            self.open(if joined { ClauseKind::Main } else { ClauseKind::Parenthesis }, start, None);
        } else if let Some(antecedent) = before.filter(|&phrase| !self.known(phrase).is_possessor && object != Some(subject)) {
            self.open(ClauseKind::Relative, start, None);
            self.top().antecedent = Some(antecedent);
        } else {
            self.release(subject);
            self.open(ClauseKind::Complement, start, None);
        }
        self.place(group, Some(subject));
    }

    /// Takes back a phrase that was taken for the object of the innermost clause.
    pub(super) fn release(&mut self, phrase: usize) {
        let clause = self.top().clause;
        if let Some(owner) = clause.and_then(|clause| self.clauses.get_mut(clause)) {
            owner.object = owner.object.filter(|&object| object != phrase);
        }
    }

    /// "she came and saw", "came, saw": the subject of the last finite verb; "said it would rain and left": of the one in the same tense.
    pub(super) fn joined(&mut self, group: VerbGroup) {
        let finite = |frame: &Frame| self.clause_in(frame).is_some_and(|clause| clause.verbs.is_finite());
        let alike = |frame: &Frame| self.clause_in(frame).is_some_and(|clause| clause.verbs.is_finite() && clause.verbs.stands_as(&group));
        let floor = self.floor();
        let last = self.frames.iter().rposition(alike).filter(|&at| at >= floor);
        let Some(at) = last.or_else(|| self.frames.iter().rposition(finite)) else { return self.place_beside(group, None) };
        self.close_to(at + 1, group.tokens.start.saturating_sub(1));
        let frame = *self.top();
        let shared = self.clause_in(&frame).and_then(|clause| clause.subject);
        self.place_beside(group, shared);
    }

    /// A finite verb with nothing to be its subject: the last phrase that may be one, an inversion, or none.
    pub(super) fn stray(&mut self, group: VerbGroup, back: isize) {
        /// Chunks looked at for a phrase that was taken for an object.
        const REACH: isize = 8;
        let phrase = (1 - back..REACH).find_map(|distance| match self.chunk(-distance) {
            Chunk::Phrase(phrase) if self.may_be_subject(phrase) && !self.is_time(phrase) => Some(phrase),
            _ => None,
        });
        match phrase {
            Some(phrase) => {
                self.release(phrase);
                let start = self.start_of(phrase);
                self.open(ClauseKind::Complement, start, None);
                self.place(group, Some(phrase));
            }
            None => self.place_beside(group, None),
        }
    }

    /// Makes a verb group the verb of the innermost clause.
    pub(super) fn place(&mut self, group: VerbGroup, subject: Option<usize>) {
        // "What is the aim?": the subject follows.
        let asks = self.top().kind == ClauseKind::Complement && group.is_auxiliary && self.phrase_follows();
        let subject = subject.filter(|&phrase| !(asks && self.head_tag(phrase) == Tag::WhPronoun));
        let awaits = subject.is_none() && group.is_finite();
        let number = self.clauses.len();
        let frame = *self.top();
        let parent = self.frames.iter().rev().skip(1).find_map(|frame| frame.clause);
        let start = subject.map_or(group.tokens.start, |phrase| self.start_of(phrase));
        let start = if frame.opener.is_some() || frame.kind == ClauseKind::Main { frame.start.min(start) } else { start };
        let end = group.tokens.end;
        self.clauses.push(Clause {
            tokens: start..end,
            verbs: group,
            kind: frame.kind,
            subject,
            opener: frame.opener,
            parent: if frame.kind == ClauseKind::Main { None } else { parent },
            antecedent: frame.antecedent,
            ..Clause::default()
        });
        if frame.kind == ClauseKind::Complement
            && let Some(parent) = parent.and_then(|parent| self.clauses.get_mut(parent))
        {
            parent.complement.get_or_insert(number);
        }
        let top = self.top();
        (top.clause, top.candidate, top.awaits) = (Some(number), None, awaits);
    }

    /// Adds a verb group beside that of the innermost clause, which it takes the place of.
    pub(super) fn place_beside(&mut self, group: VerbGroup, shared: Option<usize>) {
        let frame = *self.top();
        let old = frame.clause;
        let start = group.tokens.start;
        self.close(&frame, start);
        self.place(group, shared);
        let (kind, parent) = old.and_then(|old| self.clauses.get(old)).map_or((frame.kind, None), |old| (old.kind, old.parent));
        if let Some(new) = self.clauses.last_mut() {
            (new.shares_subject, new.kind, new.parent) = (shared.is_some(), kind, parent);
            new.tokens.start = start;
        }
    }

    pub(super) fn non_finite(&mut self, group: VerbGroup) {
        let back = self.back();
        let frame = *self.top();
        let owner = frame.clause.and_then(|clause| self.clauses.get_mut(clause));
        // "Did the minister say", "has the army left": the verb belongs to the auxiliary in front of the subject.
        if let (Chunk::Phrase(subject), Some(owner)) =
            (self.chunks.list.get(self.at.wrapping_add_signed(back)).copied().unwrap_or(Chunk::Edge), owner)
            && owner.is_inverted
            && owner.subject == Some(subject)
            && owner.verbs.is_auxiliary
            && group.form != Form::Infinitive
        {
            owner.verbs.main = group.main;
            owner.verbs.is_auxiliary = group.is_auxiliary;
            owner.verbs.is_passive = group.is_passive;
            owner.tokens.end = group.tokens.end;
            return;
        }
        let before = self.chunk(back);
        let adjacent = before.phrase().filter(|&phrase| !self.is_time(phrase));
        if group.form == Form::Infinitive && frame.opener.is_some() && frame.clause.is_none() && frame.candidate.is_some() {
            // "for the deal to go ahead".
            return self.place(group, frame.candidate);
        }
        let owner = self.clause_in(&frame);
        let main_subject = owner.and_then(|owner| owner.subject).or(frame.candidate);
        let kind = if matches!(group.form, Form::Infinitive | Form::Base) { ClauseKind::Infinitive } else { ClauseKind::Participle };
        let object = owner.and_then(|owner| owner.object);
        let subject = match kind {
            // "called on Hale to leave", "waited for Hale to leave".
            ClauseKind::Infinitive => object.or(adjacent.filter(|&phrase| self.is_asked(phrase))).or(main_subject),
            _ => adjacent.or(main_subject),
        };
        let passive = kind == ClauseKind::Participle && group.form == Form::Participle;
        let start = group.tokens.start;
        self.open(kind, start, None);
        self.top().antecedent = adjacent.filter(|_| kind == ClauseKind::Participle);
        self.place(VerbGroup { is_passive: group.is_passive || passive && group.form == Form::Participle, ..group }, subject);
        if let Some(new) = self.clauses.last_mut() {
            new.shares_subject = true;
            new.tokens.start = start;
        }
    }
}
