//! One report: who says it (source), with which words (cue), and what (contents), read around a cue.

mod contents;
pub(in crate::quotes) mod likelihood;
pub(in crate::quotes) mod owners;
pub(in crate::quotes) mod properties;
mod status;
mod substance;
#[cfg(feature = "train")]
pub mod train;
mod weights;

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::{self, Form, Frames};
use crate::quotes::phrases::words::is_relative;
use crate::quotes::reader::{Cue, Reader, Report};
use crate::quotes::reports::properties::Before;
use crate::syntax::{ClauseKind, Tag, Tags};

/// How many cues behind one are looked at.
const NEAR: usize = 12;

impl Reader<'_, '_> {
    /// Every cue of the unit in its frame, in text order, whether it reports or not.
    pub(in crate::quotes) fn cues(&mut self) -> Vec<Cue> {
        let mut cues: Vec<Cue> = Vec::new();
        let mut at = self.unit.start;
        while at < self.unit.end {
            if let Some(run) = self.run(at) {
                at = run.end.max(at + 1);
                continue;
            }
            if self.verbs.is_idle(self.doc, at) {
                at += 1;
                continue;
            }
            let cue = self.according(at).or_else(|| self.noun(at)).or_else(|| self.label(at)).or_else(|| {
                if self.doc.kind(at) != TokenKind::Word {
                    return None;
                }
                let last = self.goes_on(&cues);
                let first = cues.iter().find(|cue| says(cue)).and_then(|cue| cue.source.clone());
                self.verb(at, last.as_ref(), first.as_ref())
            });
            let cue = cue.map(|cue| Cue { source: cue.source.and_then(|source| self.without_edges(source)), ..cue });
            at = cue.as_ref().map_or(at + 1, |cue| cue.words.end.max(at + 1));
            cues.extend(cue);
        }
        cues
    }

    /// A source without the brackets and dashes at its edges; none where nothing is left.
    fn without_edges(&self, mut source: Tokens) -> Option<Tokens> {
        let edge = |at: usize| self.doc.is_dash(at) || matches!(self.doc.surface(at), "(" | ")" | "[" | "]");
        while !source.is_empty() && edge(source.start) {
            source.start += 1;
        }
        // "Ana Ruiz (R-Iowa)" keeps its brackets.
        while !source.is_empty() && edge(source.end - 1) && !source.clone().any(|at| self.doc.surface(at) == "(") {
            source.end -= 1;
        }
        // "a biologist [studying] the river": what the noun does is told behind it.
        if source.len() > 1 && self.syntax.tag(source.end - 1) == Tag::Gerund && self.syntax.phrase_at(source.end - 1).is_none() {
            source.end -= 1;
        }
        (!source.is_empty()).then_some(source)
    }

    /// The source that a verb without a subject goes on from: neither who owns a noun ("Hale praised [her] support, saying")
    /// nor the pronoun that a report's clause opens with ("Hale said [he] is willing, but added").
    fn goes_on(&self, cues: &[Cue]) -> Option<Tokens> {
        let mut verbs = cues.iter().rev().filter(|cue| cue.form.is_some() || cue.inverted).peekable();
        while let Some(cue) = verbs.next() {
            let pronoun = cue.source.as_ref().filter(|s| s.len() == 1 && matches!(self.doc.lower(s.start), "he" | "she" | "it" | "they"));
            let opens = |outer: &&Cue| {
                let clause = outer.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && outer.source.is_some() && !outer.inverted;
                clause && pronoun.is_some_and(|s| s.start >= outer.words.end && s.start - outer.words.end <= 1)
            };
            if verbs.peek().is_none_or(|outer| !opens(outer)) {
                return cue.source.clone();
            }
        }
        None
    }

    /// Reads every report of the unit, in text order of their cues.
    pub(in crate::quotes) fn read(&mut self) {
        let mut cues = self.cues();
        let mut drafts: Vec<Vec<Tokens>> = Vec::with_capacity(cues.len());
        let mut keep: Vec<bool> = Vec::with_capacity(cues.len());
        for index in 0..cues.len() {
            let contents = self.draft(&cues, index);
            let told = is_told_already(&cues, &drafts, index, &contents);
            keep.push(!told && likelihood::is_report(self, Before { cues: &cues, drafts: &drafts, kept: &keep }, index, &contents));
            drafts.push(contents);
        }
        let all = keep.iter().all(|kept| *kept);
        let mut kept = keep.into_iter();
        cues.retain(|_| kept.next().unwrap_or_default());
        for index in 0..cues.len() {
            let contents = match drafts.get_mut(index) {
                Some(draft) if all => std::mem::take(draft),
                _ => self.draft(&cues, index),
            };
            let Some(cue) = cues.get(index) else { break };
            let source = cue
                .source
                .as_ref()
                .filter(|source| !self.is_empty_phrase(source))
                .map(|source| self.with_apposition(cue, source, &contents));
            let inside = |content: &Tokens| cue.inverted && source.as_ref().is_some_and(|source| source.contains(&content.start));
            let contents = contents.into_iter().filter(|content| !inside(content)).collect();
            let contents = match cue.rule {
                "label" => self.whole_turn(contents),
                "passive without agent" => self.without_occasion(cue, contents),
                _ => contents,
            };
            let (speech, status) = (self.is_speech(cue), self.status(cue));
            let report = Report { cue: cue.words.clone(), source, contents, speech, status, rule: cue.rule };
            if !report.contents.is_empty() {
                self.found.push(report);
            } else if self.doc.surface(self.unit.end - 1) == ":" {
                self.open = Some(report);
            }
        }
    }

    /// The contents of a cue among the others.
    pub(in crate::quotes) fn draft(&mut self, cues: &[Cue], index: usize) -> Vec<Tokens> {
        let (floor, stop) = (self.floor(cues, index), self.stop(cues, index));
        let Some(cue) = cues.get(index) else { return Vec::new() };
        let mut contents = self.contents(cue, floor, stop);
        if let Some(content) = contents.last_mut().filter(|content| content.start >= cue.words.end) {
            content.end = self.clause_bound(cue, content);
            content.end = self.fronted_end(cue).map_or(content.end, |end| content.end.min(end));
        }
        contents
    }

    /// Where a clause ends that stands in front of the one it hangs on: "Without mentioning the cost[,] Hale left".
    fn fronted_end(&self, cue: &Cue) -> Option<usize> {
        let clause = self
            .clause(cue.words.start)
            .filter(|clause| clause.parent.is_none() && clause.kind == ClauseKind::Participle && cue.form == Some(Form::Gerund))?;
        let end = clause.tokens.end;
        (self.doc.surface(end) == "," && self.run(end).is_none() && end > cue.words.end + 1).then_some(end)
    }

    /// Where a content behind a cue ends: with the words in marks that it opens with, or before the verb of the noun that reports.
    fn clause_bound(&self, cue: &Cue, content: &Tokens) -> usize {
        if cue.rule == "noun and that" {
            return self.opened_clause_end(cue.words.end - 1).filter(|end| content.contains(end)).unwrap_or(content.end);
        }
        let marked = self.run(content.start).is_some_and(|run| run.start == content.start);
        if cue.form.is_some()
            && !marked
            && self.clause(cue.words.start).is_some_and(|clause| clause.complement.is_none() && clause.object.is_some())
        {
            return self.object_end(content);
        }
        let says = cue.form.is_some() && cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !cue.frames.has(Frames::OBJECT);
        match self.run(content.start).filter(|run| says && run.start == content.start && run.end < content.end) {
            Some(run) if self.leaves_marks(run.end) => run.end,
            _ => content.end,
        }
    }

    /// Where a noun phrase ends that is reported: before what is told of it besides, "acknowledged the risk[, which is high]".
    fn object_end(&self, content: &Tokens) -> usize {
        let doc = self.doc;
        let parts = |&at: &usize| {
            let comma = doc.surface(at) == "," || doc.surface(at) == "-" || doc.is_dash(at);
            comma && self.run(at).is_none() && (self.syntax.is(at + 1, Tags::WH) || doc.surface(at) != "," && doc.token(at + 1).spaced)
        };
        let behind_marks = |&at: &usize| {
            self.ends_run(at - 1) && doc.surface(at - 2) == "," && doc.classes(at).any(Classes::DETERMINER) && self.run(at + 1).is_none()
        };
        let cut = content.clone().skip(1).find(|at| parts(at) || behind_marks(at)).unwrap_or(content.end);
        // "said the attack, which shocked many, was planned": a clause all the same.
        let goes_on = (cut + 1..content.end).any(|at| doc.surface(at) == "," && self.syntax.is(at + 1, Tags::FINITE));
        if goes_on { content.end } else { cut }
    }

    /// Whether what stands behind words in marks tells of the act of saying: "“Fire!” [before she jumped]", "“guilty” [nine times]".
    fn leaves_marks(&self, at: usize) -> bool {
        let doc = self.doc;
        let verb = |at: usize| self.syntax.is(at, Tags::VERB);
        let opens = doc.classes(at).any(Classes::CIRCUMSTANCE) || doc.classes(at).any(Classes::TIME_WORD);
        // "“a liar,” pointing to a poster".
        let acts = doc.surface(at.saturating_sub(2)) == "," && self.syntax.tag(at) == Tag::Gerund;
        acts || opens && !verb(at)
            || doc.kind(at) == TokenKind::Number
            || self.syntax.tag(at) == Tag::Number
            || self.syntax.tag(at) == Tag::Conjunction && verb(at + 1)
    }

    /// Where the content behind a cue ends at the latest: before the words of a report that goes on beside it.
    fn stop(&mut self, cues: &[Cue], index: usize) -> usize {
        let doc = self.doc;
        let mut end = self.clause_end();
        let Some(this) = cues.get(index) else { return end };
        if let Some(comma) = self.dependent_end(this, end) {
            end = comma;
        }
        let relative = this.source.as_ref().filter(|s| is_relative(doc, s));
        for next in cues.iter().skip(index + 1).take(NEAR) {
            // "[The groups] who wrote to Hale say": the clause ends before the verb of the noun that it describes.
            if relative.is_some_and(|who| next.source.as_ref().is_some_and(|noun| noun.end == who.start)) && !next.shared {
                return next.group.max(this.words.end);
            }
            let lead = next.extent().start;
            let Some(before) = lead.checked_sub(1).filter(|b| *b > this.words.end) else { continue };
            let joined = matches!(doc.lower(before), "and" | "but" | "while" | "as" | ";");
            let comma = doc.surface(before) == "," || self.ends_run(before);
            let beside = match next.rule {
                "shared subject" => joined || comma,
                "participle" => comma || joined,
                "according to" | "in the view of" => true,
                _ => {
                    joined && before.checked_sub(1).is_some_and(|b| matches!(doc.surface(b), "," | ";") || self.ends_run(b))
                        || doc.surface(before) == ";"
                        // "The board knew it, a member said.", "…, Hale told Radio North on Monday.", "…, Lind said, …"
                        || doc.surface(before) == "," && self.closes_clause(next, end)
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

    /// Whether nothing but whom it is told and the occasion stands between a verb and the end of the unit or a comma.
    fn closes_clause(&mut self, cue: &Cue, end: usize) -> bool {
        if cue.form.is_none() || !cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) {
            return false;
        }
        let rest = self.after_addressee(cue, end);
        rest >= end || self.doc.surface(rest) == "," && !cue.frames.has(Frames::WEAK)
    }

    /// The comma that ends a dependent clause around a report: "As Lind attacked the plan[,] they left", "Lind, who said so[,] left".
    fn dependent_end(&self, cue: &Cue, end: usize) -> Option<usize> {
        let doc = self.doc;
        // A comma, or the end of a run that closes with one.
        let mut commas = (cue.words.end + 1..end).filter(|&i| match self.run(i) {
            Some(run) => i + 1 == run.end && doc.surface(i - 1) == ",",
            None => doc.surface(i) == ",",
        });
        let close = |i: usize| if self.run(i).is_some() { i + 1 } else { i };
        // "Asked whether he would stay[,] Hale smiled"
        if cue.words.start == self.unit.start
            && matches!(cue.form, Some(Form::Past | Form::Gerund))
            && (!cue.inverted || cue.rule == "passive")
        {
            return commas.next().map(close);
        }
        let before = cue.extent().start.checked_sub(1).filter(|b| *b >= self.unit.start)?;
        // "Lind, who said so[,] left", "the attack, which Lind called brutal[,] shocked"
        let object = before > self.unit.start && matches!(doc.lower(before), "which" | "whom") && doc.surface(before - 1) == ",";
        let relative = object || doc.surface(before) == "," && matches!(doc.lower(before + 1), "who" | "which");
        // "Ruiz, noting the cost[,] said", "Ruiz, after railing at it[,] left"
        let comma = before - usize::from(doc.surface(before) != "," && before > self.unit.start);
        let aside = doc.surface(comma) == "," && cue.source.as_ref().is_some_and(|s| s.end == comma);
        let noting = cue.rule == "participle" && aside;
        let lead = before == self.unit.start
            && (self.syntax.is(before, Tags::of(&[Tag::Subordinator, Tag::WhAdverb])) || doc.classes(before).any(Classes::CIRCUMSTANCE));
        if !relative && !noting && !lead {
            return None;
        }
        if lead {
            return commas.next().map(close);
        }
        let verb = Classes::FINITE.or(Classes::AUXILIARY);
        let found = commas.find(|&i| doc.classes(i + 1).any(verb) || doc.lower(i + 1).ends_with("ed") || cues::is_helper(doc, i + 1));
        found.map(close)
    }

    /// The token behind a dateline that opens the unit, else its start: "LONDON (Reuters) - [The]".
    fn dateline_end(&self) -> usize {
        self.doc.dateline(&self.unit).map_or(self.unit.start, |line| line.end.min(self.unit.end))
    }

    /// Where the content before a cue can begin at the earliest.
    fn floor(&self, cues: &[Cue], index: usize) -> usize {
        let doc = self.doc;
        let Some(this) = cues.get(index) else { return self.unit.start };
        let lead = this.extent().start;
        let mut floor = self.dateline_end();
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
}

/// Whether a cue is a verb that takes a clause behind its subject.
fn says(cue: &Cue) -> bool {
    let clause = cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !cue.frames.has(Frames::WEAK.or(Frames::ATTITUDE));
    cue.form.is_some() && clause && cue.source.is_some() && !cue.inverted
}

/// "said in a [statement] that": a noun whose clause the verb before it reports.
fn is_told_already(cues: &[Cue], drafts: &[Vec<Tokens>], index: usize, contents: &[Tokens]) -> bool {
    let noun = cues.get(index).is_some_and(|cue| cue.rule == "noun and that");
    let before = index.checked_sub(1).and_then(|before| drafts.get(before)).and_then(|draft| draft.last());
    let same = |(before, content): (&Tokens, &Tokens)| (before.start..=before.start + 1).contains(&content.start);
    noun && before.zip(contents.first()).is_some_and(same)
}
