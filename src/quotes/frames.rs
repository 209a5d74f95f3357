//! Verbs in their frames: "the ministry said", "said the ministry", "was quoted as saying", "criticized by the ministry".

use super::cues::{self, Form, Frames, Verb};
use super::reports::{Cue, Reader};
use super::words::{is_dash_at, is_object, is_occasion, is_plural};
use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;

/// What does not hold of a verb that stands right behind words in marks: “…,” she laughed.
const OUTSIDE_MARKS: Frames = Frames::WEAK.or(Frames::SELDOM).or(Frames::ATTITUDE).or(Frames::DEED);

impl Reader<'_, '_> {
    pub(super) fn verb(&mut self, at: usize, last: Option<&Tokens>, first: Option<&Tokens>) -> Option<Cue> {
        let doc = self.doc;
        let bound = self.unit.start;
        let known = self.verbs.at(doc, at);
        if known.is_none() && !doc.lower(at).ends_with("ed") && !doc.classes(at).any(Classes::FINITE) {
            return None;
        }
        let behind_quote = self.behind_quote(at);
        // "“…,” reads an editorial"
        let read = doc.lower(at) == "reads" && at > bound && self.ends_run(at - 1);
        let verb = match known {
            Some(verb) if read => Verb { frames: Frames::CLAUSE, ..verb },
            // Not "“…,” Hale praised the crews": the object is what it takes.
            Some(verb) if behind_quote && !(verb.takes_object() && doc.classes(at + 1).any(Classes::DETERMINER)) => {
                Verb { frames: verb.frames.without(OUTSIDE_MARKS).or(Frames::CLAUSE), ..verb }
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
        // "criticized by the board", but not "responded by leaving"
        let by = doc.lower(at + 1) == "by" && !doc.lower(at + 2).ends_with("ing");
        let bare = !(group..at).any(|i| doc.classes(i).any(Classes::AUXILIARY));
        let agent = by && bare && (before.is_none() || matches!(previous, "," | "—" | "–" | "--" | "first" | "as"));
        if verb.form == Form::Past && (being || previous == "being" || agent) {
            return self.passive(at, group, verb);
        }
        if verb.form == Form::Base {
            let infinitive = previous == "to";
            // "unable to report", but "likely to stress that"
            let quotes = doc.lower(at + 1) == "that" || self.run(at + 1).is_some();
            if infinitive && verb.frames.has(Frames::NOUN.or(Frames::SELDOM)) && !quotes {
                return None;
            }
            if infinitive {
                let source = self.told_to(group - 1).or_else(|| self.tries_to(group - 1)).or_else(|| self.doer(group - 1, last));
                return cue(source, false, true, "infinitive");
            }
            let closed = doc.classes(before?);
            let counted = before.is_some_and(|b| b > bound && matches!(doc.lower(b - 1), "the" | "in" | "of") && !self.wants_noun(b));
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
            // "it is worth noting": nobody in particular does.
            if previous == "worth" {
                return cue(None, false, true, "participle");
            }
            let governed = before.is_some_and(|b| doc.classes(b).any(Classes::PREPOSITION));
            let parted = before.is_none_or(|b| self.ends_run(b) || is_dash_at(doc, b)) || matches!(previous, "," | "while" | "and");
            if !governed && !parted {
                // "a statement calling it a farce"
                let Some(source) = self.phrases().before(bound, group) else {
                    // "sent an email on Wednesday saying"
                    let dated = self.phrases().before_time(bound, group) < group;
                    let source = if dated { self.doer(at, last) } else { None };
                    return cue(Some(source?), false, true, "participle");
                };
                let start = source.start.checked_sub(2).filter(|start| *start >= bound && doc.classes(start + 1).any(Classes::PREPOSITION));
                // "…, with Ruiz saying that"
                let with = start.is_some() && doc.lower(source.start - 1) == "with";
                let aside = !with && start.is_some_and(|start| doc.surface(start) == "," || is_dash_at(doc, start));
                if aside || self.is_message(&source) {
                    // "…, at one point calling it", "issued a statement to voters saying"
                    let source = self.doer(at, last);
                    return cue(source, false, true, "participle");
                }
                return cue(Some(source), false, false, "participle of a noun");
            }
            // "After saying no, [Hale] left"
            let source = self.aside_of(group, last).or_else(|| self.doer(at, last)).or_else(|| self.behind_comma(at));
            return cue(source, false, true, "participle");
        }
        // "letters written in blood": a participle alone has no subject.
        let alone = group == at || !(group..at).any(|i| doc.classes(i).any(Classes::AUXILIARY));
        if verb.form == Form::Past && alone && !behind_quote && is_participle(doc.lower(at)) {
            return None;
        }
        let strong = verb.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !verb.frames.has(Frames::WEAK);
        // "…," said the minister; "The talks failed, said the minister."; "…," warned Hale.
        let after_quote = before.is_some_and(|b| self.ends_run(b));
        let addressed = verb.frames.has(Frames::ADDRESSEE) && doc.lower(at) != "asked" && !(after_quote && verb.frames.has(Frames::CLAUSE));
        let inverts = after_quote || before.is_none() || previous == "," && !self.follows_apposition(group);
        if strong && inverts && !addressed && !matches!(verb.form, Form::Base | Form::Adjective) {
            let end = self.unit.end;
            let clause = matches!(doc.lower(at + 1), "that" | "what" | "how" | "who" | "which" | "whether");
            if let Some(source) = self.phrases().after(at + 1, end).filter(|s| !clause && (after_quote || self.closes(s.end))) {
                return cue(Some(source), true, false, "inverted subject");
            }
        }
        let apposed = previous == "," && self.follows_apposition(group);
        // "… and on Monday announced"
        let earlier = self.phrases().before_time(bound, group).checked_sub(1).filter(|b| *b >= bound && *b + 1 < group);
        let joined = earlier.is_some_and(|b| matches!(doc.lower(b), "and" | "but"));
        if matches!(previous, "and" | "but" | "or" | "then") || joined || (previous == "," && last.is_some() && !apposed) {
            // "Ruiz says people may object, but insists"
            let outer = previous == "but" || previous == "and" && before.is_some_and(|b| b > bound && doc.surface(b - 1) == ",");
            let own = before.filter(|_| previous != ",").and_then(|_| first.filter(|_| outer).or(last).cloned());
            if let Some(source) = own.or_else(|| last.cloned().filter(|_| previous == ",")) {
                if verb.form != Form::Base || strong {
                    return cue(Some(source), false, true, "shared subject");
                }
            } else if previous != "," && verb.form != Form::Base {
                let source = self.joined_subject(group).or_else(|| self.main_subject(group));
                return source.and_then(|s| cue(Some(s), false, true, "shared subject"));
            }
        }
        let work = before.filter(|&b| doc.kind(b) == TokenKind::Quote && self.run(b).is_none()).and_then(|b| self.work_before(b + 1));
        // What ends a run is no subject: "“There are many,” reads".
        let quoted = before.and_then(|b| self.run(b)).filter(|_| work.is_none());
        let phrase = work.or_else(|| self.phrases().before(bound, group));
        let free = |phrase: &Tokens| !quoted.as_ref().is_some_and(|run| run.contains(&phrase.start));
        let Some(source) = phrase.filter(free) else {
            let joined = last.is_none() && matches!(previous, "and" | "or" | "but");
            let other = if joined { self.joined_subject(group) } else { None };
            let source = last.cloned().or(other).or_else(|| self.main_subject(group)).filter(free);
            return cue(source, false, true, "no subject");
        };
        let head = source.end - 1;
        if matches!(doc.lower(head), "there" | "what" | "nothing") {
            return None;
        }
        if source.len() == 1 && doc.lower(head) == "that" && !self.stands_for_teller(head) {
            return None;
        }
        let pronoun = doc.classes(head).any(Classes::PRONOUN) && !is_object(doc.lower(head));
        // "answering questions", "figures to be published show": the verb before it is no subject.
        let form = doc.lower(head).ends_with("ing") || doc.lower(head).ends_with("ed") && doc.lower(head).len() > 5;
        let mut source = source;
        if source.len() == 1 && form && !doc.is_capitalized(head) && !pronoun {
            let to = head.checked_sub(2).filter(|to| *to > bound && (doc.lower(*to), doc.lower(to + 1)) == ("to", "be"))?;
            source = self.phrases().before(bound, to)?;
        }
        // A base form needs a plural before it, or an auxiliary: "officials say", not "the official report".
        if verb.form == Form::Base && group == at && !pronoun && !is_plural(doc, &source) {
            // "[Farmers] trying to save the dam say", "[critics] like Ruiz say"
            let like = source.start.checked_sub(1).filter(|b| *b > bound && matches!(doc.lower(*b), "like" | "including"));
            let kind = like.and_then(|like| self.phrases().before(bound, like)).filter(|kind| is_plural(doc, kind));
            source = kind.or_else(|| self.before_participle(source.start)).filter(|_| strong)?;
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
        // "what Hale described as": an active verb behind a relative pronoun.
        let relative = source.start > bound && matches!(doc.lower(source.start - 1), "that" | "which" | "what" | "whom");
        if verb.form == Form::Past
            && !strong
            && (by || matches!(doc.lower(at + 1), "of" | "as" | "in"))
            && words.len() == 1
            && group == at
            && !pronoun
            && !relative
        {
            return self.passive(at, group, verb);
        }
        let mut found = cue(Some(source.clone()), false, false, if pronoun { "pronoun subject" } else { "subject" })?;
        // "The poll found most voters undecided", "he thinks the plan failed".
        let informs = source.clone().any(|i| cues::informs(doc, i));
        let thinks = matches!(doc.lower(at), "thinks" | "think" | "believes" | "feels") && !matches!(doc.lower(head), "i" | "you");
        if informs || thinks && doc.classes(at + 1).any(Classes::DETERMINER.or(Classes::PRONOUN)) {
            found.frames = found.frames.without(if informs { Frames::WEAK.or(Frames::ATTITUDE) } else { Frames::WEAK });
        }
        Some(found)
    }

    /// The subject of the verb at a token, whose auxiliaries may stand before it.
    pub(super) fn subject_of(&mut self, verb: usize) -> Option<Tokens> {
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

    /// Whether a phrase is one word that names nobody: "mistake", "need", but not "police" or "records".
    pub(super) fn is_bare(&self, phrase: &Tokens) -> bool {
        let doc = self.doc;
        let actor = Classes::PERSON.or(Classes::GROUP).or(Classes::ORGANIZATION).or(Classes::PERSONS).or(Classes::PRONOUN);
        let told = Classes::INFORMER.or(Classes::REPORT_NOUN).or(Classes::OCCASION);
        let named = doc.is_capitalized(phrase.start) || doc.is_plural(phrase.start) || doc.classes(phrase.start).any(actor.or(told));
        phrase.len() == 1 && doc.kind(phrase.start) == TokenKind::Word && !named
    }

    /// The title in marks that ends right before a token: "[“Blue Morning”] explores".
    fn work_before(&self, end: usize) -> Option<Tokens> {
        let index = self.runs.partition_point(|run| run.tokens.end < end);
        self.runs.get(index).map(|run| run.tokens.clone()).filter(|run| run.end == end && run.start >= self.unit.start)
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

/// A past participle that is no past tense.
fn is_participle(word: &str) -> bool {
    matches!(
        word,
        "written" | "known" | "shown" | "given" | "seen" | "taken" | "spoken" | "drawn" | "sworn" | "forgotten" | "chosen" | "foreseen"
    )
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
