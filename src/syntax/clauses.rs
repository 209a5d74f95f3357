//! Clauses: whose verb a verb group is, what it governs, where its clause ends and what that hangs on.
//!
//! Method: a sentence is read from left to right as phrases, verb groups and the small words between them. Clauses that are
//! open stand on a stack. A relative pronoun, a conjunction or a verb group without a place opens a clause; a finite verb group
//! takes the noun phrase that waits for a verb in the innermost clause that it can belong to, and closes the clauses inside that one.

use super::chunks::{Chunk, Chunks};
use super::phrases::Phrase;
use super::tags::Tag;
use super::verb_groups::VerbGroup;
use crate::document::{Document, Tokens};

/// One verb group with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clause {
    /// From its first word (its opener, its subject) to its last.
    pub(crate) tokens: Tokens,
    /// The verb group.
    pub(crate) verbs: VerbGroup,
    /// What the clause is to the one that it hangs on.
    pub(crate) kind: ClauseKind,
    /// The phrase that is its subject; a relative pronoun stands for itself.
    pub(crate) subject: Option<usize>,
    /// Whether the subject is that of another verb: "she came and saw", "told him to go".
    pub(crate) shares_subject: bool,
    /// Whether the subject stands behind the verb: "said the minister".
    pub(crate) is_inverted: bool,
    /// The phrase behind the verb that no preposition governs: an object, or what the subject is said to be.
    pub(crate) object: Option<usize>,
    /// The clause that is its object: "said that he had won".
    pub(crate) complement: Option<usize>,
    /// The word that opens it: "that", "because", "who".
    pub(crate) opener: Option<usize>,
    /// The clause that it hangs on.
    pub(crate) parent: Option<usize>,
    /// The phrase that a relative clause or a participle tells of.
    pub(crate) antecedent: Option<usize>,
}

/// What a clause is to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ClauseKind {
    /// Hangs on none, or is joined to one that does not.
    #[default]
    Main,
    /// What somebody says, thinks, wants: "that he had won", "whether it rained", "he had won".
    Complement,
    /// "who came", "which he bought", "he bought" of "the car he bought".
    Relative,
    /// "because it rained".
    Adverbial,
    /// "to win".
    Infinitive,
    /// "saying nothing", "attacked by rebels".
    Participle,
    /// "he said" of "The plan, he said, is dead".
    Parenthesis,
}

/// Reads the clauses of a sentence from its chunks and tells phrases what they are to each other.
pub(super) fn read(doc: &Document, tags: &[Tag], sentence: &Tokens, chunks: &Chunks, phrases: &mut [Phrase], clauses: &mut Vec<Clause>) {
    let first_clause = clauses.len();
    let mut reader = Reader {
        doc,
        tags,
        chunks,
        phrases,
        clauses,
        first_clause,
        frames: Vec::new(),
        at: 0,
        spare: Phrase::NONE,
        spare_frame: Frame::default(),
    };
    reader.open(ClauseKind::Main, sentence.start, None);
    for at in 0..chunks.list.len() {
        reader.at = at;
        reader.step();
    }
    while let Some(frame) = reader.frames.pop() {
        reader.close(&frame, sentence.end);
    }
}

/// A clause that is open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Frame {
    pub(super) kind: ClauseKind,
    pub(super) start: usize,
    pub(super) opener: Option<usize>,
    /// The phrase that waits for a verb.
    pub(super) candidate: Option<usize>,
    /// The clause, once its verb is known.
    pub(super) clause: Option<usize>,
    pub(super) antecedent: Option<usize>,
    /// Its verb waits for a subject behind it.
    pub(super) awaits: bool,
    /// Opened by a quotation mark or a bracket, which closes it.
    pub(super) is_enclosed: bool,
}

pub(super) struct Reader<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) tags: &'a [Tag],
    pub(super) chunks: &'a Chunks,
    pub(super) phrases: &'a mut [Phrase],
    pub(super) clauses: &'a mut Vec<Clause>,
    /// The first clause of the sentence.
    pub(super) first_clause: usize,
    pub(super) frames: Vec<Frame>,
    pub(super) at: usize,
    /// What is changed where there is no such phrase.
    pub(super) spare: Phrase,
    pub(super) spare_frame: Frame,
}

impl Reader<'_> {
    pub(super) fn step(&mut self) {
        match self.chunk(0) {
            Chunk::Phrase(phrase) => self.phrase(phrase),
            Chunk::Verbs(verbs) => self.verbs(verbs),
            Chunk::Subordinator(at) => self.subordinator(at),
            Chunk::Semicolon(at) => self.restart(at + 1),
            Chunk::Open(at) => {
                let starts_clause =
                    self.at == 0 || !matches!(self.chunk(-1), Chunk::Phrase(_) | Chunk::Verbs(_) | Chunk::Preposition(_) | Chunk::Other(_));
                // "the form, “must be filled in”": the words go on with the sentence around them.
                let goes_on = self.is_finite(self.chunk(self.ahead(1)));
                if starts_clause && !goes_on || self.doc.surface(at) == "(" {
                    self.open(ClauseKind::Main, at, None);
                    self.top().is_enclosed = true;
                } else if self.chunk(-1).is_verbs() && self.says_clause() {
                    self.open(ClauseKind::Complement, at, None);
                    self.top().is_enclosed = true;
                }
            }
            Chunk::Close(at) => self.close_marks(at),
            _ => {}
        }
    }

    /// A closing quotation mark or bracket closes all that was opened since its opening one.
    fn close_marks(&mut self, at: usize) {
        let Some(opening) = self.frames.iter().rposition(|frame| frame.is_enclosed) else { return };
        for frame in self.frames.split_off(opening).iter().rev() {
            self.close(frame, at);
        }
        if self.frames.is_empty() {
            self.open(ClauseKind::Main, at + 1, None);
        }
    }

    /// The chunk at a distance from the current one.
    pub(super) fn chunk(&self, distance: isize) -> Chunk {
        self.at.checked_add_signed(distance).and_then(|at| self.chunks.list.get(at)).copied().unwrap_or(Chunk::Edge)
    }

    /// How far back the last chunk lies that is no adverb.
    pub(super) fn back(&self) -> isize {
        let mut distance = -1;
        while self.chunk(distance).is_adverb() {
            distance -= 1;
        }
        distance
    }

    /// How far ahead the next chunk lies that is no adverb.
    pub(super) fn ahead(&self, mut distance: isize) -> isize {
        while self.chunk(distance).is_adverb() {
            distance += 1;
        }
        distance
    }

    /// The innermost clause that is open.
    pub(super) fn top(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        self.frames.last_mut().unwrap_or(&mut self.spare_frame)
    }

    pub(super) fn known(&self, phrase: usize) -> &Phrase {
        self.phrases.get(phrase).unwrap_or(&Phrase::NONE)
    }

    pub(super) fn change(&mut self, phrase: usize) -> &mut Phrase {
        self.phrases.get_mut(phrase).unwrap_or(&mut self.spare)
    }

    pub(super) fn open(&mut self, kind: ClauseKind, start: usize, opener: Option<usize>) {
        /// Clauses that stand open inside each other at most; deeper ones close the innermost.
        const DEPTH: usize = 16;
        if self.frames.len() >= DEPTH
            && let Some(frame) = self.frames.pop()
        {
            self.close(&frame, start);
        }
        self.frames.push(Frame { kind, start, opener, ..Frame::default() });
    }

    /// The clause of a frame, once its verb is known.
    pub(super) fn clause_in(&self, frame: &Frame) -> Option<&Clause> {
        self.clauses.get(frame.clause?)
    }

    /// The innermost frame that a mark or a bracket opened, else the outermost: none outside it is closed.
    pub(super) fn floor(&self) -> usize {
        self.frames.iter().rposition(|frame| frame.is_enclosed).unwrap_or(0)
    }

    /// Closes a clause where its last word has been read.
    pub(super) fn close(&mut self, frame: &Frame, end: usize) {
        if let Some(clause) = frame.clause.and_then(|clause| self.clauses.get_mut(clause)) {
            // The "and" or the comma in front of the next clause belongs to neither.
            let joins = |at: usize| self.tags.get(at) == Some(&Tag::Conjunction) || self.doc.surface(at) == ",";
            let trailing = (clause.verbs.tokens.end..end).rev().take(2).take_while(|&at| joins(at)).count();
            clause.tokens.end = (end - trailing.min(end)).max(clause.verbs.tokens.end);
        }
    }

    /// Closes the innermost clauses down to so many.
    pub(super) fn close_to(&mut self, count: usize, end: usize) {
        while self.frames.len() > count.max(1) {
            if let Some(frame) = self.frames.pop() {
                self.close(&frame, end);
            }
        }
    }

    /// A semicolon, a colon: what follows stands for itself.
    pub(super) fn restart(&mut self, at: usize) {
        let floor = self.floor();
        self.close_to(floor + 1, at - 1);
        let frame = *self.top();
        self.close(&frame, at - 1);
        *self.top() = Frame { start: at, is_enclosed: frame.is_enclosed, ..Frame::default() };
    }

    /// The clause of the innermost open clause that has its verb.
    pub(super) fn governor(&self) -> Option<usize> {
        self.frames.iter().rev().find_map(|frame| frame.clause)
    }

    pub(super) fn subordinator(&mut self, at: usize) {
        let wh = self.tags.get(at).copied().unwrap_or_default();
        let follows_verb = self.chunk(self.back()).is_verbs();
        let follows_phrase = self.chunk(self.back()).phrase().is_some();
        let takes_clause = self.doc.lower(at) == "that"
            || matches!(self.doc.lower(at), "whether" | "if") && (follows_verb || follows_phrase)
            || wh == Tag::WhAdverb && follows_verb;
        let kind = if takes_clause && self.governor().is_some() { ClauseKind::Complement } else { ClauseKind::Adverbial };
        self.open(kind, at, Some(at));
    }
}
