//! One report: who says it (source), with which words (cue), and what (contents), read around a cue.

use super::cues::{self, Form, Frames, Verb, Verbs};
use super::phrases::{Phrases, is_dash, is_occasion};
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;

/// A cue with its source and contents.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) cue: Tokens,
    pub(super) source: Option<Tokens>,
    /// In text order; empty while only the cue is known.
    pub(super) contents: Vec<Tokens>,
    pub(super) rule: &'static str,
}

/// Reads the reports of one unit: a sentence, or several that one run in marks holds together.
pub(super) struct Reader<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    pub(super) verbs: &'a mut Verbs,
    /// For each token one more than the index of its run in marks, or 0.
    pub(super) run_of: &'a [u32],
    /// The runs in marks.
    pub(super) runs: &'a [super::marks::Run],
    pub(super) unit: Tokens,
    pub(super) found: Vec<Report>,
    /// A report whose contents follow after the unit: "He said:" before a paragraph of its own.
    pub(super) open: Option<Report>,
}

/// A cue with the words around it, before its contents are known.
struct Cue {
    /// The cue itself.
    words: Tokens,
    /// The verb group: auxiliaries and adverbs before the verb.
    group: usize,
    frames: Frames,
    source: Option<Tokens>,
    /// The source stands behind the verb.
    inverted: bool,
    /// The source is that of the report before.
    shared: bool,
    rule: &'static str,
}

impl Cue {
    /// Where its own words begin and end.
    fn extent(&self) -> Tokens {
        let source = self.source.clone().filter(|_| !self.shared);
        let start = source.as_ref().map_or(self.group, |s| s.start.min(self.group));
        start..source.map_or(self.words.end, |s| s.end.max(self.words.end))
    }
}

impl Reader<'_, '_> {
    /// Reads every report of the unit, in text order of their cues.
    pub(super) fn read(&mut self) {
        let mut cues: Vec<Cue> = Vec::new();
        let mut at = self.unit.start;
        while at < self.unit.end {
            if let Some(run) = self.run(at) {
                at = run.end.max(at + 1);
                continue;
            }
            let last = cues.last().and_then(|cue| cue.source.clone());
            let cue = self.according(at).or_else(|| self.noun(at)).or_else(|| self.verb(at, last.as_ref()));
            at = cue.as_ref().map_or(at + 1, |cue| cue.words.end.max(at + 1));
            cues.extend(cue);
        }
        for index in 0..cues.len() {
            let stop = self.stop(&cues, index);
            let floor = self.floor(&cues, index);
            let Some(cue) = cues.get(index) else { break };
            let contents = self.contents(cue, floor, stop);
            let report = Report { cue: cue.words.clone(), source: cue.source.clone(), contents, rule: cue.rule };
            if !report.contents.is_empty() {
                self.found.push(report);
            } else if self.doc.surface(self.unit.end - 1) == ":" {
                self.open = Some(report);
            }
        }
    }

    /// The tokens of the run in marks that holds a token.
    fn run(&self, at: usize) -> Option<Tokens> {
        let index = self.run_of.get(at).copied().unwrap_or_default() as usize;
        self.runs.get(index.checked_sub(1)?).map(|run| run.tokens.clone())
    }

    fn ends_run(&self, at: usize) -> bool {
        self.run(at).is_some_and(|run| run.end == at + 1)
    }

    fn phrases(&mut self) -> Phrases<'_, '_> {
        Phrases { doc: self.doc, verbs: self.verbs }
    }

    /// "according to the ministry".
    fn according(&mut self, at: usize) -> Option<Cue> {
        let length = cues::preposition(self.doc, at);
        if length == 0 {
            return None;
        }
        let end = self.unit.end;
        let source = self.phrases().after(at + length, end)?;
        let frames = Frames::default();
        Some(Cue { words: at..at + length, group: at, frames, source: Some(source), inverted: true, shared: false, rule: "according to" })
    }

    /// "her claim that", "the ministry's statement that".
    fn noun(&mut self, at: usize) -> Option<Cue> {
        let doc = self.doc;
        if doc.lower(at + 1) != "that" || !cues::is_noun(doc.lower(at)) {
            return None;
        }
        let floor = at.saturating_sub(4).max(self.unit.start);
        let owner = (floor..at).rev().find(|&i| {
            matches!(doc.lower(i), "his" | "her" | "their" | "its" | "my" | "our" | "your")
                || (doc.kind(i) == TokenKind::Clitic && matches!(doc.lower(i), "'s" | "'"))
        })?;
        let source = if doc.kind(owner) == TokenKind::Clitic {
            let bound = self.unit.start;
            self.phrases().before(bound, owner)?
        } else {
            owner..owner + 1
        };
        Some(Cue {
            words: at..at + 1,
            group: at,
            frames: Frames::CLAUSE,
            source: Some(source),
            inverted: false,
            shared: false,
            rule: "noun and that",
        })
    }

    fn verb(&mut self, at: usize, last: Option<&Tokens>) -> Option<Cue> {
        let doc = self.doc;
        let verb = self.verbs.at(doc, at)?;
        let bound = self.unit.start;
        let mut group = at;
        while group > bound
            && at - group < 6
            && cues::is_helper(doc, group - 1)
            && self.run(group - 1).is_none()
            && !doc.is_capitalized(group - 1)
        {
            group -= 1;
        }
        let auxiliary = |words: &[&str]| (group..at).any(|i| words.contains(&doc.lower(i)));
        let being = auxiliary(&["is", "was", "were", "are", "been", "being", "be", "'re", "'m", "am"]);
        let before = group.checked_sub(1).filter(|b| *b >= bound);
        let previous = before.map_or("", |b| doc.lower(b));
        if before.is_some_and(|b| self.wants_noun(b)) || self.reads_as_noun(at, verb) {
            return None;
        }
        let words = at..at + 1;
        let cue =
            |source, inverted, shared, rule| Some(Cue { words: words.clone(), group, frames: verb.frames, source, inverted, shared, rule });
        if verb.form == Form::Past && (being || previous == "being") {
            return self.passive(at, group, verb);
        }
        if verb.form == Form::Base
            && (previous == "to"
                || doc.classes(before?).any(Classes::DETERMINER.or(Classes::PREPOSITION)) && !doc.classes(before?).any(Classes::PRONOUN))
        {
            return None;
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
            if !matches!(previous, "," | "by" | "while" | "before" | "after" | "in" | "without" | "and" | "—" | "--" | "–")
                && !before.is_none_or(|b| self.ends_run(b))
            {
                return None;
            }
            let source = last.cloned().or_else(|| self.main_subject(at));
            return cue(source, false, true, "participle");
        }
        let strong = verb.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !verb.frames.has(Frames::WEAK);
        // "…," said the minister; "The talks failed, said the minister."
        let after_quote = before.is_some_and(|b| self.ends_run(b));
        if strong && (after_quote || previous == "," || before.is_none()) && verb.form != Form::Base {
            let end = self.unit.end;
            if let Some(source) = self.phrases().after(at + 1, end).filter(|s| after_quote || self.closes(s.end)) {
                return cue(Some(source), true, false, "inverted subject");
            }
        }
        if matches!(previous, "and" | "but" | "or" | "then") || (matches!(previous, ",") && last.is_some()) {
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
        let source = self.phrases().before(bound, group)?;
        let head = source.end - 1;
        if matches!(doc.lower(head), "there" | "what" | "nothing") {
            return None;
        }
        let pronoun = doc.classes(head).any(Classes::PRONOUN);
        // A base form needs a plural before it, or an auxiliary: "officials say", not "the official report".
        let plural = pronoun || crate::numbers::is_plural(doc, head) || source.clone().any(|i| matches!(doc.lower(i), "and"));
        if verb.form == Form::Base && group == at && !plural {
            return None;
        }
        // "the people accused of", "a plan criticized by many": a participle.
        if verb.form == Form::Past && !strong && matches!(doc.lower(at + 1), "by" | "of" | "as" | "in") && group == at && !pronoun {
            return (doc.lower(at + 1) == "by").then(|| self.passive(at, group, verb)).flatten();
        }
        let mut found = cue(Some(source.clone()), false, false, if pronoun { "pronoun subject" } else { "subject" })?;
        // "The poll found most voters undecided", "he thinks the plan failed".
        let informs = source.clone().any(|i| cues::informs(doc.lower(i)));
        let thinks = matches!(doc.lower(at), "thinks" | "think" | "believes" | "feels") && !matches!(doc.lower(head), "i" | "you");
        if informs || thinks && doc.classes(at + 1).any(Classes::DETERMINER.or(Classes::PRONOUN)) {
            found.frames = found.frames.without(Frames::WEAK);
        }
        Some(found)
    }

    /// Whether a noun must follow a word: "the", "of", "ministry's".
    fn wants_noun(&self, at: usize) -> bool {
        let doc = self.doc;
        let classes = doc.classes(at);
        let bare = Classes::PRONOUN.or(Classes::CONJUNCTION).or(Classes::AUXILIARY);
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
        if verb.frames.has(Frames::NOUN) {
            let clause = matches!(next, "that" | "how" | "why" | "what" | "whether" | "if") || quoted;
            let object = doc.classes(at + 1).any(Classes::DETERMINER) && verb.form == Form::Third && !doc.is_capitalized(at);
            return !(clause || object);
        }
        let follows = Classes::PREPOSITION.or(Classes::AUXILIARY);
        doc.classes(at + 1).any(follows) && !matches!(next, "to" | "on" | "about") && verb.frames.has(Frames::OBJECT)
    }

    /// "was criticized by the ministry": the agent is the source, the subject the content.
    fn passive(&mut self, at: usize, group: usize, verb: Verb) -> Option<Cue> {
        if self.doc.lower(at + 1) != "by" {
            return None;
        }
        let end = self.unit.end;
        let source = self.phrases().after(at + 2, end)?;
        Some(Cue { words: at..at + 1, group, frames: verb.frames, source: Some(source), inverted: true, shared: false, rule: "passive" })
    }

    /// The first noun phrase of the unit.
    fn main_subject(&mut self, before: usize) -> Option<Tokens> {
        let start = self.unit.start;
        let doc = self.doc;
        let skip = (start..before).find(|&i| doc.kind(i) == TokenKind::Word && !doc.classes(i).any(Classes::CONJUNCTION))?;
        self.phrases().after(skip, before)
    }

    /// Whether an attribution can end before a token.
    fn closes(&self, at: usize) -> bool {
        let doc = self.doc;
        at >= self.unit.end
            || matches!(doc.surface(at), "," | "." | ":" | ";" | "—" | "–" | "--" | "(" | "?" | "!")
            || matches!(doc.lower(at), "in" | "on" | "at" | "during" | "after" | "who" | "as" | "to" | "of")
            || is_occasion(doc, at)
    }

    /// Where the content behind a cue ends at the latest: before the words of a report that goes on beside it.
    fn stop(&self, cues: &[Cue], index: usize) -> usize {
        let doc = self.doc;
        let mut end = self.unit.end;
        while end > self.unit.start && self.run(end - 1).is_none() && doc.kind(end - 1) == TokenKind::Punct {
            end -= 1;
        }
        let Some(this) = cues.get(index) else { return end };
        for next in cues.iter().skip(index + 1) {
            let lead = next.extent().start;
            let Some(before) = lead.checked_sub(1).filter(|b| *b > this.words.end) else { continue };
            let joined = matches!(doc.lower(before), "and" | "but" | "while" | "as" | ";");
            let comma = doc.surface(before) == "," || self.ends_run(before);
            let beside = match next.rule {
                "shared subject" => joined || comma,
                "participle" => comma,
                "according to" => true,
                _ => {
                    joined && before.checked_sub(1).is_some_and(|b| matches!(doc.surface(b), "," | ";") || self.ends_run(b))
                        || doc.surface(before) == ";"
                        // "…, Clinton said, “…”": the main clause goes on.
                        || comma && doc.surface(next.words.end) == "," && this.rule == "noun and that"
                }
            };
            if beside {
                let mut end = if joined { before } else { lead };
                while end > this.words.end && matches!(doc.surface(end - 1), "," | ";" | "—" | "--") && self.run(end - 1).is_none() {
                    end -= 1;
                }
                return end;
            }
        }
        end
    }

    /// Where the content before a cue can begin at the earliest.
    fn floor(&self, cues: &[Cue], index: usize) -> usize {
        let doc = self.doc;
        let Some(this) = cues.get(index) else { return self.unit.start };
        let lead = this.extent().start;
        let mut floor = self.unit.start;
        if let Some(previous) = index.checked_sub(1).and_then(|p| cues.get(p)) {
            let end = previous.extent().end;
            // A report before it keeps its content where something parts the two.
            let parted = (end..lead).rev().find(|&i| {
                self.run(i).is_none()
                    && (doc.surface(i) == ";" || (doc.surface(i) == "," && matches!(doc.lower(i + 1), "and" | "but" | "while")))
            });
            if let Some(at) = parted {
                floor = at + 1;
            }
        }
        while floor < lead
            && self.run(floor).is_none()
            && (doc.kind(floor) == TokenKind::Punct
                || matches!(doc.lower(floor), "and" | "but" | "so" | "still" | "meanwhile" | "however" | "while" | "yet"))
        {
            floor += 1;
        }
        floor
    }

    fn contents(&mut self, cue: &Cue, floor: usize, stop: usize) -> Vec<Tokens> {
        let doc = self.doc;
        let extent = cue.extent();
        let mut left_end = extent.start;
        while left_end > floor
            && self.run(left_end - 1).is_none()
            && (matches!(doc.surface(left_end - 1), "," | "(") || is_dash(doc.surface(left_end - 1)))
        {
            left_end -= 1;
        }
        let left = (floor < left_end).then_some(floor..left_end);
        let comma =
            extent.start.checked_sub(1).is_some_and(|b| b >= floor && (matches!(doc.surface(b), "," | "(") || is_dash(doc.surface(b))));
        match cue.rule {
            "passive" => {
                let bound = self.unit.start;
                return self.phrases().before(bound, cue.group).into_iter().collect();
            }
            "according to" => {
                let mut right = extent.end;
                if doc.surface(right) != "," || right + 1 >= stop {
                    return left.into_iter().collect();
                }
                right += 1;
                let aside = matches!(doc.lower(right), "who" | "which" | "whose" | "a" | "an" | "the") && left.is_some();
                let right = (right < stop && !aside).then_some(right..stop);
                return left.into_iter().chain(right).collect();
            }
            _ => {}
        }
        let quote_left = left_end > floor && self.ends_run(left_end - 1) && !cue.shared;
        if quote_left && cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) {
            let right = self.quoted_right(extent.end, stop);
            return left.into_iter().chain(right).collect();
        }
        let right = self.right_start(cue, stop).filter(|start| *start < stop);
        let strong = cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !cue.frames.has(Frames::WEAK);
        if strong && (comma || cue.inverted) && !cue.shared && left.is_some() {
            let rest = self.after_occasion(extent.end, stop);
            // "Asked about it, she said, “…”": what leads in is no content.
            let quoted = doc.surface(rest) == "," && self.run(rest + 1).is_some_and(|run| run.start == rest + 1);
            if quoted && !cue.inverted {
                return std::iter::once(rest + 1..stop).collect();
            }
            let aside = doc.surface(rest) == "," && matches!(doc.lower(rest + 1), "who" | "which" | "citing" | "referring" | "as");
            if rest >= stop || aside {
                return left.into_iter().collect();
            }
            if doc.surface(rest) == "," {
                return left.into_iter().chain(Some(rest + 1..stop)).collect();
            }
            if cue.inverted {
                return left.into_iter().collect();
            }
        }
        right.map(|start| start..stop).into_iter().collect()
    }

    /// A quoted content that goes on behind the attribution: "…," he said, "…"; or ", and that …".
    fn quoted_right(&self, from: usize, stop: usize) -> Option<Tokens> {
        let start = (from..stop)
            .find(|&i| self.run(i).is_some() || self.doc.lower(i) == "that" || matches!(self.doc.lower(i), "adding" | "saying"))?;
        let run = self.run(start).is_some();
        run.then_some(start..stop)
    }

    /// Behind "in a statement", "on Tuesday", "to reporters".
    fn after_occasion(&mut self, mut at: usize, stop: usize) -> usize {
        let doc = self.doc;
        for _ in 0..4 {
            let preposition = doc.classes(at).any(Classes::PREPOSITION) && doc.lower(at) != "than";
            let bare = doc.is_capitalized(at) && is_occasion(doc, at) && doc.kind(at) == TokenKind::Word;
            if at >= stop || !(preposition || bare || cues::is_helper(doc, at) && !doc.classes(at).any(Classes::AUXILIARY)) {
                break;
            }
            let from = at + usize::from(preposition);
            let end = if preposition || bare { self.phrases().after(from, stop).map_or(from, |p| p.end) } else { at + 1 };
            if end == at {
                break;
            }
            at = end;
        }
        at
    }

    /// The first token of the content behind a verb, where its frame has one there.
    fn right_start(&mut self, cue: &Cue, stop: usize) -> Option<usize> {
        let doc = self.doc;
        let frames = cue.frames;
        let mut at = cue.extent().end.max(cue.words.end);
        if matches!(doc.lower(at), "out" | "up" | "back") {
            at += 1;
        }
        // "that" soon behind the verb opens the content, whatever stands between.
        let clause = frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE).or(Frames::WEAK));
        let that = (at..stop.min(at + 14))
            .take_while(|&i| self.run(i).is_none() && (doc.kind(i) != TokenKind::Punct || doc.surface(i) == ","))
            .find(|&i| doc.lower(i) == "that");
        if let Some(that) = that.filter(|_| clause) {
            let verb_between = (at..that).any(|i| self.verbs.at(doc, i).is_some() && !doc.is_capitalized(i));
            if !verb_between {
                return Some(that);
            }
        }
        if frames.has(Frames::ADDRESSEE)
            && !matches!(doc.lower(at), "," | ":" | "if" | "whether" | "for" | "about" | "how" | "why" | "what")
            && self.run(at).is_none()
        {
            let told = self.phrases().after(at, stop);
            if let Some(told) = told.filter(|t| t.end < stop) {
                at = told.end;
            } else if !frames.has(Frames::CLAUSE) {
                return None;
            }
        }
        if frames.has(Frames::CLAUSE) || frames.has(Frames::ADDRESSEE) {
            let rest = self.after_occasion(at, stop);
            let opens = self.run(rest).is_some()
                || matches!(doc.surface(rest), ":" | ",")
                || doc.classes(rest).any(Classes::DETERMINER.or(Classes::PRONOUN));
            let occasion = rest > at && (is_occasion(doc, at + 1) || is_occasion(doc, at)) || doc.lower(at) == "to" || opens && rest > at;
            if occasion && rest < stop && (!doc.is_capitalized(at) || is_occasion(doc, at)) {
                at = rest;
            }
        }
        while at < stop && (matches!(doc.surface(at), "," | ":") || is_dash(doc.surface(at))) {
            at += 1;
        }
        let lower = doc.lower(at);
        let quoted = self.run(at).is_some();
        let question = matches!(lower, "that" | "if" | "whether" | "how" | "why" | "what" | "who" | "where" | "when");
        if frames.has(Frames::WEAK) && !(quoted || question || doc.surface(at.wrapping_sub(1)) == ":") {
            return frames.has(Frames::OBJECT).then_some(at);
        }
        if frames.has(Frames::INFINITIVE) && !frames.has(Frames::CLAUSE.or(Frames::OBJECT)) && !(lower == "to" || quoted || lower == "not")
        {
            return None;
        }
        Some(at)
    }
}
