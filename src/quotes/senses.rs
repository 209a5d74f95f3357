//! What a form that can be a reporting verb is besides: a noun, a name that something has, another sense.

use super::cues::{self, Form, Frames, Verb};
use super::reports::Reader;
use crate::document::TokenKind;
use crate::lexicon::Classes;

impl Reader<'_, '_> {
    /// "known as the Bear", "titled “Home”", "a group called Dawn,", "called to mind": a name or another sense, nobody's words.
    pub(super) fn names_only(&mut self, at: usize) -> bool {
        let doc = self.doc;
        let next = doc.lower(at + 1);
        let end = self.unit.end;
        match doc.lower(at) {
            "known" => {
                let before = at.checked_sub(1).filter(|b| *b >= self.unit.start).map_or("", |b| doc.lower(b));
                matches!(next, "as" | "for" | "to" | "by") || matches!(before, "well" | "best" | "better" | "little" | "lesser")
            }
            "named" | "titled" | "entitled" | "nicknamed" | "dubbed" | "captioned" => {
                let mark = at + 1 + usize::from(next == "as");
                // "whom she dubbed “the fool”" judges.
                doc.kind(mark) == TokenKind::Quote && (doc.lower(at) != "dubbed" || doc.is_capitalized(mark + 1))
            }
            "called" | "calls" | "calling" => {
                let so = at > self.unit.start + 1 && doc.lower(at - 2) == "so" || at > self.unit.start && doc.lower(at - 1) == "so";
                // A name and nothing that it is called: "a group called Dawn, which", but not "called Hale a liar".
                let name = doc.is_capitalized(at + 1) && !next.is_empty();
                let closes = |i: usize| {
                    i >= end
                        || doc.kind(i) == TokenKind::Punct
                        || doc.classes(i).any(Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION))
                        || matches!(doc.lower(i), "who" | "which" | "that")
                };
                let marked = (at + 1..end.min(at + 25)).any(|i| self.run(i).is_some());
                let light = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::CONJUNCTION);
                let proper = |i: usize| doc.kind(i) != TokenKind::Word || doc.is_capitalized(i) || doc.classes(i).any(light);
                let object = if name && !marked { self.phrases().after(at + 1, end) } else { None };
                let alone = object.is_some_and(|object| closes(object.end) && object.clone().all(proper));
                so || alone || matches!(next, "to" | "into" | "in" | "off" | "back")
            }
            "reporting" => matches!(next, "from" | "live" | "by" | "for"),
            "cast" => (at + 1..at + 6).any(|i| matches!(doc.lower(i), "vote" | "votes" | "ballot" | "ballots")),
            _ => false,
        }
    }

    /// Whether a token is the ending of an owner: "Hale['s] remarks", but not "he['s] called".
    pub(super) fn owns(&self, at: usize) -> bool {
        let doc = self.doc;
        let clitic = doc.kind(at) == TokenKind::Clitic && matches!(doc.lower(at), "'s" | "'");
        clitic && at > self.unit.start && !doc.classes(at - 1).any(Classes::PRONOUN)
    }

    /// Whether a noun must follow a word: "the", "of", "ministry's".
    pub(super) fn wants_noun(&self, at: usize) -> bool {
        let doc = self.doc;
        let classes = doc.classes(at);
        // "[the two] write", "a mother of [three] said", "[one in five] say"
        if at > self.unit.start && (doc.lower(at - 1) == "the" || matches!(doc.lower(at - 1), "of" | "in") && cues::is_count(doc, at)) {
            return false;
        }
        let bare = Classes::PRONOUN.or(Classes::CONJUNCTION).or(Classes::AUXILIARY);
        if self.owns(at) {
            return true;
        }
        let word = doc.kind(at) == TokenKind::Word
            && !classes.any(bare)
            && !matches!(doc.lower(at), "by" | "after" | "before" | "in" | "without" | "to");
        word && classes.any(Classes::DETERMINER.or(Classes::PREPOSITION))
            || matches!(doc.lower(at), "the" | "a" | "an" | "of" | "his" | "its" | "their" | "my" | "our")
    }

    /// Whether a name that a comma or a run parts from what comes before stands right before a token: “…,” the Daily Journal [reports]
    fn names_behind_comma(&self, at: usize) -> bool {
        let doc = self.doc;
        let name = (self.unit.start..at).rev().take_while(|&i| doc.is_capitalized(i) && doc.kind(i) == TokenKind::Word).last();
        let start = name.map_or(at, |start| start - usize::from(start > self.unit.start && doc.lower(start - 1) == "the"));
        start < at && start.checked_sub(1).is_some_and(|b| b >= self.unit.start && (doc.surface(b) == "," || self.ends_run(b)))
    }

    /// "Her plan [promises] to help.": a third person before an infinitive, with no other verb in the unit, which a determiner opens.
    fn is_only_verb(&mut self, at: usize, form: Form) -> bool {
        let (doc, start) = (self.doc, self.unit.start);
        let infinitive =
            doc.lower(at + 1) == "to" && doc.classes(at + 2).any(Classes::VERB.or(Classes::INFINITIVE)) && !doc.is_plural(at + 2);
        let near = at.saturating_sub(4).max(start)..at.saturating_sub(1);
        let determined = near.rev().find(|&i| doc.classes(i).any(Classes::DETERMINER)) == Some(start);
        if form != Form::Third || !infinitive || !determined {
            return false;
        }
        !(start..self.unit.end).filter(|&i| i != at).any(|i| {
            let past = self.verbs.at(doc, i).is_some_and(|verb| verb.form == Form::Past && !verb.frames.has(Frames::NOUN));
            past || doc.classes(i).any(Classes::FINITE.or(Classes::AUXILIARY)) || doc.lower(i).ends_with("ed")
        })
    }

    /// "Republican claims as false": a form that is a noun too, with nothing that a verb takes behind it.
    pub(super) fn reads_as_noun(&mut self, at: usize, verb: Verb) -> bool {
        let doc = self.doc;
        if !matches!(verb.form, Form::Third | Form::Base) {
            return false;
        }
        let next = doc.lower(at + 1);
        let quoted = self.run(at + 1).is_some() || (matches!(next, "," | ":") && self.run(at + 2).is_some());
        if verb.frames.has(Frames::NOUN) && verb.form == Form::Third {
            // "in states that", "reports that were wrong": no clause has a verb first.
            let governed = at > self.unit.start && doc.classes(at - 1).any(Classes::PREPOSITION);
            let verb = doc.classes(at + 2).any(Classes::AUXILIARY.or(Classes::FINITE)) && !doc.classes(at + 2).any(Classes::DETERMINER);
            if governed || next == "that" && verb && !doc.is_capitalized(at + 2) {
                return true;
            }
        }
        if verb.frames.has(Frames::NOUN) {
            let clause = matches!(next, "that" | "how" | "why" | "what" | "whether" | "if") || quoted;
            let object = doc.classes(at + 1).any(Classes::DETERMINER.or(Classes::PRONOUN)) || doc.is_capitalized(at + 1);
            // "Ruiz calls for", "she plans to", "voters strongly support"
            let before = at.checked_sub(1).filter(|b| *b >= self.unit.start);
            let subject = before.is_some_and(|b| {
                matches!(doc.lower(b), "he" | "she" | "it" | "who" | "which" | "they" | "we" | "i" | "you") || cues::is_helper(doc, b)
            });
            let named = verb.form == Form::Third && before.is_some_and(|b| doc.is_capitalized(b) && doc.kind(b) == TokenKind::Word);
            let goes_on = named && matches!(next, "for" | "on" | "to") && !doc.is_capitalized(at);
            // "…, the Daily Journal reports."
            let closes =
                named && self.names_behind_comma(at) && (at + 1 >= self.unit.end || matches!(doc.surface(at + 1), "." | "," | ":"));
            return !(clause || object || subject || goes_on || closes || self.is_only_verb(at, verb.form));
        }
        let follows = Classes::PREPOSITION.or(Classes::AUXILIARY);
        doc.classes(at + 1).any(follows) && !matches!(next, "to" | "on" | "about") && verb.frames.has(Frames::OBJECT)
    }
}
