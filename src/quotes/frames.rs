//! Verbs in their frames: "the ministry said", "said the ministry", "was quoted as saying", "criticized by the ministry".

use super::cues::{self, Form, Frames, Verb};
use super::reports::{Cue, Reader};
use super::words::{is_object, is_occasion, is_plural};
use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;

impl Reader<'_, '_> {
    pub(super) fn verb(&mut self, at: usize, last: Option<&Tokens>) -> Option<Cue> {
        let doc = self.doc;
        let bound = self.unit.start;
        let known = self.verbs.at(doc, at);
        if known.is_none() && !doc.lower(at).ends_with("ed") && !doc.classes(at).any(Classes::FINITE) {
            return None;
        }
        let behind_quote = self.behind_quote(at);
        let verb = match known {
            // Not "“…,” Hale praised the crews": the object is what it takes.
            Some(verb) if behind_quote && !(verb.takes_object() && doc.classes(at + 1).any(Classes::DETERMINER)) => {
                Verb { frames: verb.frames.without(Frames::WEAK.or(Frames::SELDOM)).or(Frames::CLAUSE), ..verb }
            }
            Some(verb) => verb,
            // "“Never,” Hale retaliated.", "“Never!” beamed Hale."
            None if behind_quote && (self.closes(at + 1) || self.is_followed_by_name(at)) => {
                Verb::unlisted(Frames::CLAUSE.or(Frames::SURE), Form::Past)
            }
            None => return None,
        };
        if !behind_quote && self.names_only(at) {
            return None;
        }
        let mut group = at;
        while group > bound
            && at - group < 6
            && cues::is_helper(doc, group - 1)
            && self.run(group - 1).is_none()
            && !doc.is_capitalized(group - 1)
            && (verb.form == Form::Gerund || !self.owns(group - 1))
        {
            group -= 1;
        }
        let auxiliary = |words: &[&str]| (group..at).any(|i| words.contains(&doc.lower(i)));
        let being =
            auxiliary(&["is", "was", "were", "are", "been", "being", "be", "'re", "'m", "am", "isn't", "wasn't", "aren't", "weren't"])
                || verb.form == Form::Gerund && auxiliary(&["'s", "n't"]);
        let before = group.checked_sub(1).filter(|b| *b >= bound);
        let previous = before.map_or("", |b| doc.lower(b));
        if before.is_some_and(|b| self.wants_noun(b)) || !behind_quote && self.reads_as_noun(at, verb) {
            return None;
        }
        // "made it clear"; behind a quotation the verb alone does: "“…,” he put in".
        let words = at..at + 1 + if behind_quote { verb.tail(doc, at).unwrap_or_default() } else { verb.tail(doc, at)? };
        let feels = matches!(previous, "remain" | "remains" | "remained" | "feel" | "feels" | "felt" | "seems" | "became");
        if verb.form == Form::Adjective && !being && !feels {
            return None;
        }
        group -= usize::from(verb.form == Form::Adjective && feels);
        let before = group.checked_sub(1).filter(|b| *b >= bound);
        let previous = before.map_or("", |b| doc.lower(b));
        let cue = |source, inverted, shared, rule| {
            Some(Cue { words: words.clone(), group, frames: verb.frames, form: Some(verb.form), source, inverted, shared, rule })
        };
        if verb.form == Form::Past && (being || previous == "being") {
            return self.passive(at, group, verb);
        }
        if verb.form == Form::Base {
            let infinitive = previous == "to";
            if infinitive && verb.frames.has(Frames::NOUN.or(Frames::SELDOM)) {
                return None;
            }
            if infinitive {
                let source = last.cloned().or_else(|| self.main_subject(group - 1));
                return cue(source, false, true, "infinitive");
            }
            let closed = doc.classes(before?);
            let counted = before.is_some_and(|b| b > bound && doc.lower(b - 1) == "the");
            if !counted && closed.any(Classes::DETERMINER.or(Classes::PREPOSITION)) && !closed.any(Classes::PRONOUN) {
                return None;
            }
        }
        if verb.form == Form::Gerund && !being {
            let quoted_as =
                previous == "as" && before.is_some_and(|b| b > bound && matches!(doc.lower(b - 1), "quoted" | "cited" | "described"));
            if quoted_as {
                let start = before?;
                let subject = (bound..start).rev().take(6).find(|&i| doc.classes(i).any(Classes::AUXILIARY))?;
                let source = self.phrases().before(bound, subject);
                return cue(source, false, false, "quoted as saying");
            }
            // "The agency quoted [the chief] as saying"
            let end = group.saturating_sub(1);
            if let Some(source) = (previous == "as").then(|| self.phrases().before(bound, end)).flatten()
                && source.start > bound
                && matches!(doc.lower(source.start - 1), "quoted" | "cited" | "quotes" | "cites" | "quoting" | "citing")
            {
                return cue(Some(source), false, false, "quoted as saying");
            }
            // "has begun urging", "avoids criticizing"
            if let Some(source) = before.filter(|&b| is_aspect(doc.lower(b))).and_then(|b| self.subject_of(b)) {
                return cue(Some(source), false, false, "participle");
            }
            let governed = before.is_some_and(|b| doc.classes(b).any(Classes::PREPOSITION));
            if !governed && !matches!(previous, "," | "while" | "and" | "—" | "--" | "–") && !before.is_none_or(|b| self.ends_run(b)) {
                // "a statement calling it a farce"
                let source = self.phrases().before(bound, group)?;
                let start = source.start.checked_sub(2).filter(|start| *start >= bound && doc.classes(start + 1).any(Classes::PREPOSITION));
                // "…, with Ruiz saying that"
                let with = start.is_some() && doc.lower(source.start - 1) == "with";
                let aside = !with && start.is_some_and(|start| doc.surface(start) == ",");
                if aside || self.is_message(&source) {
                    // "…, at one point calling it", "issued a statement to voters saying"
                    let source = self.doer(at, last);
                    return cue(source, false, true, "participle");
                }
                return cue(Some(source), false, false, "participle of a noun");
            }
            let source = self.doer(at, last);
            return cue(source, false, true, "participle");
        }
        let strong = verb.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !verb.frames.has(Frames::WEAK);
        // "…," said the minister; "The talks failed, said the minister."; "…," warned Hale.
        let after_quote = before.is_some_and(|b| self.ends_run(b));
        let addressed = verb.frames.has(Frames::ADDRESSEE) && doc.lower(at) != "asked" && !(after_quote && verb.frames.has(Frames::CLAUSE));
        let inverts = after_quote || before.is_none() || previous == "," && !self.follows_apposition(group);
        if strong && inverts && !addressed && !matches!(verb.form, Form::Base | Form::Adjective) {
            let end = self.unit.end;
            if let Some(source) = self.phrases().after(at + 1, end).filter(|s| after_quote || self.closes(s.end)) {
                return cue(Some(source), true, false, "inverted subject");
            }
        }
        let apposed = previous == "," && self.follows_apposition(group);
        // "… and on Monday announced"
        let earlier = self.phrases().before_time(bound, group).checked_sub(1).filter(|b| *b >= bound && *b + 1 < group);
        let joined = earlier.is_some_and(|b| matches!(doc.lower(b), "and" | "but"));
        if matches!(previous, "and" | "but" | "or" | "then") || joined || (previous == "," && last.is_some() && !apposed) {
            let own = before.filter(|_| previous != ",").and_then(|_| last.cloned());
            if let Some(source) = own.or_else(|| last.cloned().filter(|_| previous == ",")) {
                if verb.form != Form::Base || strong {
                    return cue(Some(source), false, true, "shared subject");
                }
            } else if previous != "," && verb.form != Form::Base {
                let source = self.main_subject(group);
                return source.and_then(|s| cue(Some(s), false, true, "shared subject"));
            }
        }
        let Some(source) = self.phrases().before(bound, group) else {
            let source = last.cloned().or_else(|| self.main_subject(group));
            return cue(source, false, true, "no subject");
        };
        let head = source.end - 1;
        if matches!(doc.lower(head), "there" | "what" | "nothing") {
            return None;
        }
        let pronoun = doc.classes(head).any(Classes::PRONOUN) && !is_object(doc.lower(head));
        // "answering questions": the verb before it is no subject.
        if source.len() == 1 && doc.lower(head).ends_with("ing") && !doc.is_capitalized(head) && !pronoun {
            return None;
        }
        // A base form needs a plural before it, or an auxiliary: "officials say", not "the official report".
        let mut source = source;
        if verb.form == Form::Base && group == at && !pronoun && !is_plural(doc, &source) {
            // "[Farmers] trying to save the dam say"
            source = self.before_participle(source.start).filter(|_| strong)?;
        }
        // "the two states that", "later reports that": a noun where its phrase is plural or bare.
        let noun = verb.form == Form::Third && verb.frames.has(Frames::NOUN) && !pronoun && !doc.is_capitalized(head);
        if noun && (is_plural(doc, &source) || !doc.classes(source.start).any(Classes::DETERMINER) && !doc.is_capitalized(source.start)) {
            return None;
        }
        if verb.form != Form::Base
            && let Some(outer) = self.marching(&source)
        {
            source = outer;
        }
        // "the people accused of", "a plan criticized by many": a participle.
        if verb.form == Form::Past && !strong && matches!(doc.lower(at + 1), "by" | "of" | "as" | "in") && group == at && !pronoun {
            return self.passive(at, group, verb);
        }
        let mut found = cue(Some(source.clone()), false, false, if pronoun { "pronoun subject" } else { "subject" })?;
        // "The poll found most voters undecided", "he thinks the plan failed".
        let informs = source.clone().any(|i| cues::informs(doc, i));
        let thinks = matches!(doc.lower(at), "thinks" | "think" | "believes" | "feels") && !matches!(doc.lower(head), "i" | "you");
        if informs || thinks && doc.classes(at + 1).any(Classes::DETERMINER.or(Classes::PRONOUN)) {
            found.frames = found.frames.without(Frames::WEAK);
        }
        Some(found)
    }

    /// "known as the Bear", "titled “Home”", "a group called Dawn,", "called to mind": a name or another sense, nobody's words.
    fn names_only(&mut self, at: usize) -> bool {
        let doc = self.doc;
        let next = doc.lower(at + 1);
        let end = self.unit.end;
        match doc.lower(at) {
            "known" => matches!(next, "as" | "for" | "to" | "by"),
            "named" | "titled" | "entitled" | "nicknamed" | "dubbed" | "captioned" => {
                doc.kind(at + 1 + usize::from(next == "as")) == TokenKind::Quote
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
                let alone = name && !marked && self.phrases().after(at + 1, end).is_some_and(|object| closes(object.end));
                so || alone || matches!(next, "to" | "into" | "in" | "off" | "back")
            }
            "cast" => (at + 1..at + 6).any(|i| matches!(doc.lower(i), "vote" | "votes" | "ballot" | "ballots")),
            _ => false,
        }
    }

    /// The subject of the verb at a token, whose auxiliaries may stand before it.
    fn subject_of(&mut self, verb: usize) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let mut group = verb;
        while group > bound && verb - group < 4 && cues::is_helper(doc, group - 1) {
            group -= 1;
        }
        self.phrases().before(bound, group)
    }

    /// Whether a phrase names what somebody sends: "an email to supporters".
    fn is_message(&self, phrase: &Tokens) -> bool {
        let doc = self.doc;
        let end = phrase.clone().find(|&i| i > phrase.start && doc.classes(i).any(Classes::PREPOSITION)).unwrap_or(phrase.end);
        is_occasion(doc, end - 1) || is_occasion(doc, phrase.end - 1)
    }

    /// Whether a token is the ending of an owner: "Hale['s] remarks", but not "he['s] called".
    fn owns(&self, at: usize) -> bool {
        let doc = self.doc;
        let clitic = doc.kind(at) == TokenKind::Clitic && matches!(doc.lower(at), "'s" | "'");
        clitic && at > self.unit.start && !doc.classes(at - 1).any(Classes::PRONOUN)
    }

    /// Whether a noun must follow a word: "the", "of", "ministry's".
    fn wants_noun(&self, at: usize) -> bool {
        let doc = self.doc;
        let classes = doc.classes(at);
        // "[the two] write"
        if at > self.unit.start && doc.lower(at - 1) == "the" {
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

    /// "Republican claims as false": a form that is a noun too, with nothing that a verb takes behind it.
    fn reads_as_noun(&self, at: usize, verb: Verb) -> bool {
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
            return !(clause || object || subject || goes_on);
        }
        let follows = Classes::PREPOSITION.or(Classes::AUXILIARY);
        doc.classes(at + 1).any(follows) && !matches!(next, "to" | "on" | "about") && verb.frames.has(Frames::OBJECT)
    }

    /// "was criticized by the ministry": the agent is the source, the subject the content.
    fn passive(&mut self, at: usize, group: usize, verb: Verb) -> Option<Cue> {
        let end = self.unit.end;
        // "called “a farce” by the ministry"
        let run = self.complement(at + 1);
        let by = run.as_ref().map_or(at + 1, |run| run.end);
        let agent = self.doc.lower(by) == "by";
        let source = if agent { Some(self.phrases().after(by + 1, end)?) } else { None };
        Some(Cue {
            words: at..at + 1,
            group,
            frames: verb.frames,
            form: Some(verb.form),
            source,
            inverted: agent,
            shared: false,
            rule: if agent { "passive" } else { "passive without agent" },
        })
    }

    /// The run that says what something is called or described as.
    pub(super) fn complement(&self, at: usize) -> Option<Tokens> {
        let doc = self.doc;
        let noun = at + usize::from(doc.lower(at) == "as");
        let start = noun + usize::from(matches!(doc.lower(noun), "a" | "an" | "the"));
        self.run(start).filter(|run| run.start == start)
    }

    /// "“…” [beamed] Tom Hale, …": right behind a run and before a name that closes the attribution.
    fn is_followed_by_name(&mut self, at: usize) -> bool {
        let end = self.unit.end;
        let behind = at > self.unit.start && self.ends_run(at - 1) && self.doc.is_capitalized(at + 1);
        behind && self.phrases().after(at + 1, end).is_some_and(|name| self.closes(name.end))
    }

    /// Whether an attribution can end before a token.
    fn closes(&self, at: usize) -> bool {
        let doc = self.doc;
        at >= self.unit.end
            || matches!(doc.surface(at), "," | "." | ":" | ";" | "—" | "–" | "--" | "(" | "?" | "!")
            || matches!(doc.lower(at), "in" | "on" | "at" | "during" | "after" | "who" | "as" | "to" | "of" | "from" | "with")
            || is_occasion(doc, at)
    }
}

/// A verb that a participle completes: "has [begun] urging".
fn is_aspect(word: &str) -> bool {
    matches!(
        word,
        "began"
            | "begun"
            | "begin"
            | "begins"
            | "started"
            | "start"
            | "starts"
            | "stopped"
            | "stops"
            | "stop"
            | "avoided"
            | "avoids"
            | "avoid"
            | "kept"
            | "keeps"
            | "keep"
            | "continued"
            | "continues"
            | "continue"
    )
}
