//! Whether what stands beside a cue can be said, and whether its source can say it.

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::Frames;
use crate::quotes::reader::{Cue, Reader};
use crate::syntax::{ClauseKind, Tag, Tags};

/// Heads of phrases that speak, or are read out.
const SPEAKERS: Classes = Classes::PERSON
    .or(Classes::PERSONS)
    .or(Classes::GROUP)
    .or(Classes::ORGANIZATION)
    .or(Classes::PUBLIC_BODY)
    .or(Classes::TELLER)
    .or(Classes::INFORMER)
    .or(Classes::REPORT_NOUN)
    .or(Classes::OCCASION)
    .or(Classes::WORK)
    .or(Classes::PRONOUN)
    .or(Classes::FEMALE)
    .or(Classes::MALE);

/// Endings of nouns for those who do something: "campaigners", "analyst".
const AGENTS: [&str; 12] = ["er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "woman", "women"];

/// Clauses that are looked at for a noun phrase's verb.
const NEAR: usize = 4;

/// Tokens of a noun phrase behind "said" that is no statement, at most: "says noon".
const BARE: usize = 1;

impl Reader<'_, '_> {
    /// Whether a cue with these contents tells of something that can be said.
    pub(in crate::quotes) fn has_substance(&self, cue: &Cue, contents: &[Tokens]) -> bool {
        if cue.form.is_none() || contents.is_empty() {
            return true;
        }
        let marked = contents.iter().any(|content| content.clone().any(|at| self.run(at).is_some()));
        let before = contents.iter().any(|content| content.start < cue.words.start);
        let right = contents.iter().find(|content| content.start >= cue.words.end);
        let passive = cue.rule == "passive without agent";
        if passive
            && !marked
            && right.is_none_or(|right| cue.frames.has(Frames::DEED) && self.doc.classes(right.start).any(Classes::PREPOSITION))
        {
            return false;
        }
        if cue.rule == "passive" && before && right.is_none() {
            return !cue.frames.has(Frames::DEED) || marked;
        }
        let Some(right) = right.filter(|_| !before || cue.rule.starts_with("passive")) else {
            return !before || self.is_clause_like(cue, contents);
        };
        let clause = self.has_clause(cue.words.start, right);
        if self.is_adjunct(cue, right) && !clause {
            return before && cue.rule == "passive";
        }
        let frames = cue.frames;
        let said = Frames::CLAUSE.or(Frames::ADDRESSEE).or(Frames::OBJECT);
        if frames.has(Frames::INFINITIVE) && !frames.has(said) && !marked && self.doc.lower(right.start) != "to" {
            return false;
        }
        // "said no"
        let word = right.len() == 1 && self.doc.classes(right.start).any(Classes::DETERMINER.or(Classes::PRONOUN));
        // "told the paper"
        let addressee = frames.has(Frames::ADDRESSEE) && !frames.has(Frames::CLAUSE.or(Frames::OBJECT)) && !marked && !clause;
        if addressee && !self.doc.classes(right.start).any(Classes::PREPOSITION) && self.doc.lower(right.start) != "to" {
            return false;
        }
        if cue.shared && cue.source.is_none() && !marked && !clause {
            return false;
        }
        let long = frames.has(Frames::SURE) && right.len() > BARE;
        // "called the police while they slept": a clause behind a noun that the verb takes tells when.
        let clause = clause && !frames.has(Frames::OBJECT) && (frames.has(Frames::ATTITUDE) || !self.is_object(right));
        !frames.has(Frames::DEED) || before || long || marked || clause || word || frames.has(Frames::OBJECT) && self.predicates(right)
    }

    /// "added [a week] after the vote failed": a noun phrase that opens a content and is no verb's subject.
    fn is_object(&self, content: &Tokens) -> bool {
        let phrase = self.syntax.phrase_at(content.start);
        phrase.is_some() && self.doc.classes(content.start).any(Classes::DETERMINER) && !self.is_subject(content.start)
    }

    /// Whether a noun phrase that begins at a token is the subject of a finite verb behind it: "warned [profits] would fall".
    pub(in crate::quotes) fn is_subject(&self, at: usize) -> bool {
        let Some(phrase) = self.syntax.phrase_at(at) else { return false };
        let whole = Some(self.syntax.last_owned(phrase));
        let behind = self.syntax.clauses().iter().skip(self.clauses_before(at));
        behind.take(NEAR).any(|clause| clause.subject == whole && clause.verbs.is_finite() && !clause.is_inverted)
    }

    /// "[The dam will hold], Lind said": what stands before a cue is a clause, or in marks.
    fn is_clause_like(&self, cue: &Cue, contents: &[Tokens]) -> bool {
        contents.iter().any(|content| self.can_be_told(cue, content))
    }

    /// Whether what stands before a cue can be what it reports: a clause or words in marks, no "After the crash".
    pub(in crate::quotes) fn can_be_told(&self, cue: &Cue, left: &Tokens) -> bool {
        let adjunct =
            self.doc.classes(left.start).any(Classes::PREPOSITION.or(Classes::TIME_WORD)) || self.syntax.is(left.start, Tags::ADVERB);
        // "Asked if he would run, [the senator] laughed": what leads in is not what was said.
        let led = self.syntax.is(left.start, Tags::of(&[Tag::Past, Tag::Participle, Tag::Gerund]))
            && self.clause(left.start).is_some_and(|clause| clause.parent.is_none() && clause.verbs.main == left.start)
            && !self.has_main_clause(&(left.start + 1..left.end));
        if led && !left.clone().any(|at| self.run(at).is_some()) {
            return false;
        }
        let sure = cue.frames.has(Frames::SURE) && !adjunct && left.len() > 2;
        sure || left.clone().any(|at| self.run(at).is_some()) || self.has_clause(cue.words.start, left)
    }

    /// Whether the verb of a clause that hangs on none stands in a stretch.
    fn has_main_clause(&self, tokens: &Tokens) -> bool {
        let inside = self.syntax.clauses().iter().skip(self.clauses_before(tokens.start));
        let mut inside = inside.take_while(|clause| clause.verbs.tokens.start < tokens.end);
        inside.any(|clause| clause.kind == ClauseKind::Main && clause.verbs.is_finite())
    }

    /// Whether a stretch holds a finite verb of its own, or opens with a word that opens clauses.
    pub(in crate::quotes) fn has_clause(&self, cue: usize, content: &Tokens) -> bool {
        let classes = self.doc.classes(content.start);
        let opens =
            classes.any(Classes::CONJUNCTION) && !classes.any(Classes::PREPOSITION) && self.syntax.tag(content.start) != Tag::Conjunction;
        let finite = |at: usize| {
            self.doc.classes(at).any(Classes::FINITE) && !self.doc.is_capitalized(at) && self.syntax.tag(at - 1) != Tag::Conjunction
        };
        opens || self.has_own_verb(cue, content) || content.clone().skip(1).any(finite)
    }

    /// "called [Hale a liar]", "called [the plan dead]": what stands behind the first noun phrase tells what it is; "called [for calm]".
    fn predicates(&self, content: &Tokens) -> bool {
        let opens = self.doc.classes(content.start).any(Classes::PREPOSITION);
        let behind = self.syntax.phrase_of(content.start).map_or(content.end, |phrase| phrase.tokens.end);
        let tells = Tags::ADJECTIVE.or(Tags::NOUN).or(Tags::of(&[Tag::Participle, Tag::Past, Tag::Determiner]));
        // "called the raid and the fire that followed [an outrage]", "attacked her rival [as] a fraud".
        let late = |at: usize| {
            let apart = self.syntax.is(at - 1, Tags::NOUN) && matches!(self.doc.lower(at), "a" | "an");
            apart && self.syntax.phrase_of(at).is_some_and(|phrase| !self.doc.classes(phrase.head).any(Classes::TIME_NOUN))
        };
        let found = self.syntax.is(behind, tells) && !self.doc.classes(behind).any(Classes::TIME_WORD) || self.doc.lower(behind) == "as";
        opens || behind < content.end && (found || (behind..content.end).any(late))
    }

    /// Whether a stretch tells only when, where, how or to whom: "on Tuesday", "in March", "to reporters".
    fn is_adjunct(&self, cue: &Cue, content: &Tokens) -> bool {
        let doc = self.doc;
        let (first, next) = (content.start, content.start + 1);
        let time = |at: usize| doc.classes(at).any(Classes::TIME_WORD.or(Classes::OCCASION).or(Classes::TIME_NOUN));
        let light = |at: usize| time(at) || doc.kind(at) == TokenKind::Punct || doc.classes(at).any(Classes::DETERMINER) && time(at + 1);
        if content.clone().all(light) {
            return true;
        }
        if !doc.classes(first).any(Classes::PREPOSITION) {
            return false;
        }
        let time = doc.classes(next).any(Classes::TIME_WORD) || doc.is_capitalized(next) && doc.classes(next).any(Classes::OCCASION);
        match doc.lower(first) {
            "of" | "about" | "for" | "against" => false,
            "on" | "over" => time,
            "to" => {
                cue.frames.has(Frames::CLAUSE)
                    && !doc.classes(next).any(Classes::VERB.or(Classes::INFINITIVE))
                    && self.names_something(next)
            }
            "with" | "at" | "behind" => !cue.frames.has(Frames::OBJECT),
            _ => true,
        }
    }

    fn names_something(&self, at: usize) -> bool {
        self.doc.classes(at).any(Classes::DETERMINER.or(Classes::PRONOUN)) || self.doc.is_plural(at) || self.doc.is_capitalized(at)
    }

    /// "[There] was a pause, as if to say": a phrase that stands for nobody.
    pub(in crate::quotes) fn is_empty_phrase(&self, source: &Tokens) -> bool {
        source.len() == 1 && self.doc.classes(source.start).any(Classes::EMPTY)
    }

    /// Whether a phrase can speak: its head is a person, a body, a group, a name or a document.
    pub(in crate::quotes) fn can_speak(&self, source: &Tokens) -> bool {
        let doc = self.doc;
        let ends = |&at: &usize| {
            at > source.start
                && (doc.classes(at).any(Classes::PREPOSITION.or(Classes::CONJUNCTION)) || matches!(doc.surface(at), "," | "("))
        };
        let end = source.clone().find(ends).unwrap_or(source.end);
        let head = end.max(source.start + 1) - 1;
        if self.is_empty_phrase(source) {
            return false;
        }
        let agent = |at: usize| AGENTS.iter().any(|ending| doc.lower(at).ends_with(ending));
        let speaks = |at: usize| {
            doc.is_capitalized(at)
                || doc.classes(at).any(SPEAKERS)
                || agent(at)
                || doc.kind(at) != TokenKind::Word
                || doc.classes(at).any(Classes::DETERMINER)
        };
        let known =
            Classes::PERSON.or(Classes::PERSONS).or(Classes::GROUP).or(Classes::TELLER).or(Classes::INFORMER).or(Classes::REPORT_NOUN);
        let inside = |at: usize| doc.classes(at).any(known) || doc.lower(at) == "one";
        speaks(head)
            || (source.start..end).any(inside)
            || doc.lower(head).strip_suffix('s').is_some_and(|stem| crate::lexicon::lookup(stem).any(SPEAKERS))
    }
}
