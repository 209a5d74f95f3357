//! What a cue reports: where its content begins and ends, before the cue, behind it or on both sides.

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::{self, Frames};
use crate::quotes::phrases::words::{is_occasion, is_relative};
use crate::quotes::reader::{Cue, Reader};
use crate::syntax::{Tag, Tags};

impl Reader<'_, '_> {
    /// The contents of a cue, between the reports beside it.
    pub(in crate::quotes) fn contents(&mut self, cue: &Cue, floor: usize, stop: usize) -> Vec<Tokens> {
        let doc = self.doc;
        let extent = cue.extent();
        let mut left_end = extent.start;
        while left_end > floor
            && self.run(left_end - 1).is_none()
            && (matches!(doc.surface(left_end - 1), "," | "(") || doc.is_dash(left_end - 1))
        {
            left_end -= 1;
        }
        let comma_before = |at: usize| at.checked_sub(1).is_some_and(|b| b >= floor && doc.surface(b) == ",");
        let left = (floor < left_end).then_some(floor..left_end).filter(|left| {
            // "The bridge, the ministry said, is safe"
            let goes_on = doc.surface(extent.end) == "," && comma_before(extent.start);
            cue.form.is_none() || goes_on || self.can_be_told(cue, left)
        });
        let comma = extent.start.checked_sub(1).is_some_and(|b| b >= floor && (matches!(doc.surface(b), "," | "(") || doc.is_dash(b)));
        match cue.rule {
            "passive" => {
                let bound = self.unit.start;
                let said = self.complement(cue.words.end).or_else(|| self.complement(extent.end));
                let source = cue.source.as_ref().map_or(0, |source| source.start);
                // "called [a farce] by the ministry"
                let said = said.or_else(|| (source > cue.words.end + 1).then(|| cue.words.end..source - 1));
                let subject = self.phrases().before(bound, cue.group);
                // "As reported by the Journal, [the bridge is closed]", "[The bridge is closed], as first reported by the Journal"
                if let (None, Some(as_at)) = (&subject, self.led_by_as(cue)) {
                    let right = doc.surface(extent.end) == "," && extent.end + 1 < self.unit.end;
                    let right = right.then_some(extent.end + 1..self.clause_end());
                    let left = (floor + 1 < as_at && doc.surface(as_at - 1) == ",").then(|| floor..as_at - 1);
                    let left = left.filter(|left| left.clone().all(|i| self.run(i).is_none()));
                    return left.into_iter().chain(right).collect();
                }
                // "Asked by Ruiz [if it was over]", "Hale was told by Ruiz [that it was over]": who is told is no content.
                let told = cue.frames.has(Frames::ADDRESSEE);
                let right = if subject.is_none() || told { self.told_behind(extent.end, stop) } else { None };
                let addressee = told && (right.is_some() || said.is_none() && !cue.frames.has(Frames::CLAUSE.or(Frames::OBJECT)));
                return subject.filter(|_| !addressee).into_iter().chain(said).chain(right).collect();
            }
            "passive without agent" => {
                let bound = self.unit.start;
                let subject = self.phrases().before(bound, cue.group);
                let right = (cue.words.end < stop).then_some(cue.words.end..stop);
                return subject.into_iter().chain(right).collect();
            }
            "noun and infinitive" => {
                let start = cue.words.end;
                let object = self.phrases().after(start + 2, stop).map_or(start + 2, |object| object.end);
                return (start < stop).then_some(start..object.min(stop)).into_iter().collect();
            }
            "noun and preposition" => return self.phrases().after(cue.words.end, stop).into_iter().collect(),
            "according to" | "in the view of" => {
                let mut right = extent.end;
                if !matches!(doc.surface(right), "," | ":") || right + 1 >= stop {
                    return left.into_iter().collect();
                }
                right += 1;
                let aside = matches!(doc.lower(right), "who" | "which" | "whose" | "a" | "an" | "the") && left.is_some();
                let right = (right < stop && !aside).then_some(right..stop);
                return left.into_iter().chain(right).collect();
            }
            _ => {}
        }
        // "a “chief prosecutor” who reports that": the words describe what stands in marks.
        let describes = cue.source.as_ref().is_some_and(|s| s.start == left_end && is_relative(doc, s));
        // "After Lind spoke of “better schools,” Hale said: “…”"
        let announces = doc.surface(extent.end) == ":" && self.run(extent.end + 1).is_some() && self.run(floor).is_none();
        let quote_left = left_end > floor && self.ends_run(left_end - 1) && !cue.shared && !describes && !announces;
        if quote_left && cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) {
            let right = self.quoted_right(extent.end, stop);
            return left.map(|left| self.without_clock(left)).into_iter().chain(right).collect();
        }
        let strong = cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !cue.frames.has(Frames::WEAK);
        // "As the Journal reported on Tuesday, [the bridge is closed]"
        if strong
            && cue.form.is_some()
            && !cue.shared
            && !cue.inverted
            && extent.start == self.unit.start + 1
            && self.led_by_as(cue).is_some()
        {
            let rest = self.after_addressee(cue, stop);
            if doc.surface(rest) == "," && rest + 1 < self.unit.end {
                return std::iter::once(rest + 1..self.clause_end()).collect();
            }
        }
        // "Lind wrote to the board:" before a paragraph of its own.
        if strong && !comma && doc.surface(self.unit.end - 1) == ":" && self.after_addressee(cue, stop) >= stop {
            return Vec::new();
        }
        let right = Some(self.right_start(cue, stop)).filter(|start| *start < stop);
        let closing = cue.form.is_some() && cue.words.end >= stop;
        if (strong || closing) && (comma || cue.inverted) && !cue.shared && left.is_some() {
            let rest = self.after_addressee(cue, stop);
            // "Asked about it, she said, “…”": what leads in is no content.
            let quoted = doc.surface(rest) == "," && self.run(rest + 1).is_some_and(|run| run.start == rest + 1);
            if quoted && !cue.inverted {
                return std::iter::once(rest + 1..stop).collect();
            }
            let aside = doc.surface(rest) == "," && matches!(doc.lower(rest + 1), "who" | "which" | "citing" | "referring" | "as");
            let aside = aside || doc.surface(rest) == "," && cue.inverted && self.apposes(rest + 1, stop);
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

    /// The clause that is told behind the agent of a passive, not far from it: "told by a biologist in Lund [that it was safe]".
    fn told_behind(&self, at: usize, stop: usize) -> Option<Tokens> {
        /// Tokens between the agent and the clause at most.
        const NEAR: usize = 6;
        let opens = |&at: &usize| {
            matches!(self.doc.lower(at), "if" | "whether" | "about" | "what" | "how" | "why" | "that") || self.syntax.tag(at) == Tag::To
        };
        let mut near = (at..stop.min(at + NEAR)).take_while(|&at| self.doc.kind(at) != TokenKind::Punct);
        near.find(opens).map(|start| start..stop)
    }

    /// Whether a noun phrase without a verb is all that stands before a token: "said Tom Hale[, a former partner]".
    fn apposes(&mut self, at: usize, stop: usize) -> bool {
        let doc = self.doc;
        let finite = |i: usize| doc.classes(i).any(Classes::FINITE.or(Classes::AUXILIARY)) || doc.lower(i).ends_with("ed");
        doc.classes(at).any(Classes::DETERMINER)
            && (at..stop).all(|i| self.run(i).is_none() && !finite(i) && self.verbs.at(doc, i).is_none())
    }

    /// The "as" that opens the words of an attribution: "as first reported by", "as Ruiz said".
    fn led_by_as(&self, cue: &Cue) -> Option<usize> {
        let doc = self.doc;
        let lead = cue.source.as_ref().map_or(cue.group, |s| s.start.min(cue.group));
        let start = self.unit.start;
        (start..lead).rev().take(2).take_while(|&i| doc.lower(i) == "as" || cues::is_helper(doc, i)).find(|&i| doc.lower(i) == "as")
    }

    /// Where the unit ends without the marks that close it.
    pub(in crate::quotes) fn clause_end(&self) -> usize {
        let mut end = self.unit.end;
        while end > self.unit.start && self.run(end - 1).is_none() && self.doc.kind(end - 1) == TokenKind::Punct {
            end -= 1;
        }
        end
    }

    /// The contents of a passive whose agent is not told, without when, where and why: "[The plan] was announced on Monday". What
    /// "this" stands for is told elsewhere.
    pub(in crate::quotes) fn without_occasion(&self, cue: &Cue, mut contents: Vec<Tokens>) -> Vec<Tokens> {
        let doc = self.doc;
        let occasion = |content: &Tokens| {
            doc.classes(content.start).any(Classes::CIRCUMSTANCE) && doc.lower(content.start) != "as"
                || matches!(doc.lower(content.start), "on" | "off" | "because" | "home")
        };
        contents.retain(|content| content.start < cue.words.end || !occasion(content));
        let pronoun = |content: &Tokens| content.len() == 1 && doc.classes(content.start).any(Classes::PRONOUN.or(Classes::DETERMINER));
        if matches!(contents.as_slice(), [only] if pronoun(only)) { Vec::new() } else { contents }
    }

    /// A content from its marks on where but figures stand before them: "14:40 [“Too late,”] Hale says".
    fn without_clock(&self, content: Tokens) -> Tokens {
        let figures = content.clone().take_while(|&i| self.run(i).is_none());
        let figures = figures.take_while(|&i| matches!(self.doc.kind(i), TokenKind::Number | TokenKind::Punct)).count();
        let start = content.start + figures;
        if self.run(start).is_some_and(|run| run.start == start) { start..content.end } else { content }
    }

    /// A quoted content that goes on behind the attribution: "…," he said, "…"; or ", and that …".
    fn quoted_right(&self, from: usize, stop: usize) -> Option<Tokens> {
        let start = (from..stop)
            .find(|&i| self.run(i).is_some() || self.doc.lower(i) == "that" || matches!(self.doc.lower(i), "adding" | "saying"))?;
        let run = self.run(start).is_some();
        run.then_some(start..stop)
    }

    /// Behind whom it is told and the occasion: "…, he told [Radio North on Monday]".
    pub(in crate::quotes) fn after_addressee(&mut self, cue: &Cue, stop: usize) -> usize {
        let end = cue.extent().end;
        let told = cue.frames.has(Frames::ADDRESSEE).then(|| self.phrases().after(end, stop)).flatten();
        // "urged the board [to act]" is no occasion.
        if let Some(told) = told.as_ref().filter(|told| self.doc.lower(told.end) == "to") {
            return told.end;
        }
        self.after_occasion(told.map_or(end, |told| told.end), stop)
    }

    /// Behind "in a statement", "on Tuesday", "to reporters".
    fn after_occasion(&mut self, mut at: usize, stop: usize) -> usize {
        let doc = self.doc;
        for _ in 0..4 {
            // "this morning", "last week".
            let near = matches!(doc.lower(at), "this" | "last" | "late" | "early")
                && doc.classes(at + 1).any(Classes::TIME_NOUN.or(Classes::TIME_WORD));
            if near && at + 1 < stop {
                at += 2;
                continue;
            }
            let preposition = doc.classes(at).any(Classes::PREPOSITION) && doc.lower(at) != "than";
            let time = doc.classes(at).any(Classes::TIME_WORD);
            let bare = time || doc.is_capitalized(at) && is_occasion(doc, at) && doc.kind(at) == TokenKind::Word;
            if at >= stop || !(preposition || bare || cues::is_helper(doc, at) && !doc.classes(at).any(Classes::AUXILIARY)) {
                break;
            }
            let from = at + usize::from(preposition);
            let end = match self.phrases().after(from, stop) {
                Some(phrase) if preposition || bare => phrase.end,
                // "on Monday", "late Tuesday": a word of time makes no phrase.
                _ if doc.classes(from).any(Classes::TIME_WORD) && from < stop => from + 1,
                _ => from + usize::from(!preposition && !bare),
            };
            if end == at {
                break;
            }
            at = end;
        }
        at
    }

    /// The first token of the content behind a verb, where its frame has one there.
    fn right_start(&mut self, cue: &Cue, stop: usize) -> usize {
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
        // "loves the school that", "announced a plan that", "saw a sky that seemed": the clause belongs to what the verb takes.
        let takes = |that: usize| {
            let object = doc.classes(at).any(Classes::DETERMINER) && doc.lower(at) != "that";
            let next = that + 1;
            let relative = doc.classes(next).any(Classes::FINITE.or(Classes::AUXILIARY)) && !doc.classes(next).any(Classes::DETERMINER)
                || doc.lower(next).ends_with("ed") && doc.lower(next).len() > 4;
            !frames.has(Frames::ADDRESSEE) && object && that > at && (frames.has(Frames::OBJECT) || relative && !doc.is_capitalized(next))
        };
        if let Some(that) = that.filter(|&that| clause && !takes(that)) {
            let finite = |i: usize| doc.classes(i).any(Classes::FINITE.or(Classes::AUXILIARY)) || self.syntax.is(i, Tags::FINITE);
            let mut between = at..that;
            if !between.any(|i| (finite(i) || self.verbs.at(doc, i).is_some()) && !doc.is_capitalized(i)) {
                return that;
            }
        }
        if frames.has(Frames::ADDRESSEE)
            && !matches!(doc.lower(at), "," | ":" | "if" | "whether" | "for" | "about" | "how" | "why" | "what")
            && self.run(at).is_none()
        {
            let told = self.phrases().after(at, stop).filter(|_| !self.is_subject(at));
            // "told the board [of the leak]"
            at = match told {
                Some(told) if told.end < stop => told.end,
                Some(told) => told.clone().find(|&i| i > told.start && matches!(doc.lower(i), "of" | "about")).unwrap_or(at),
                None => at,
            };
        }
        // "urged the crews [to leave]", "pledged [to ban it]", but "said to reporters"
        let acts = doc.classes(at + 1).any(Classes::VERB.or(Classes::INFINITIVE)) && !doc.is_plural(at + 1);
        let vowed = frames.has(Frames::INFINITIVE) && (acts || doc.classes(at + 2).any(Classes::DETERMINER.or(Classes::PRONOUN)));
        let to = at + usize::from(self.syntax.tag(at) == Tag::Not);
        let infinitive = doc.lower(to) == "to" && (frames.has(Frames::ADDRESSEE) && at > cue.extent().end || vowed);
        if (frames.has(Frames::CLAUSE) || frames.has(Frames::ADDRESSEE)) && !infinitive {
            let rest = self.after_occasion(at, stop);
            let opens = self.run(rest).is_some()
                || matches!(doc.surface(rest), ":" | ",")
                || doc.classes(rest).any(Classes::DETERMINER.or(Classes::PRONOUN));
            let occasion = rest > at && (is_occasion(doc, at + 1) || is_occasion(doc, at))
                || doc.lower(at) == "to" && self.syntax.tag(at) != Tag::To
                || opens && rest > at;
            if occasion && rest < stop && (!doc.is_capitalized(at) || is_occasion(doc, at)) {
                at = rest;
            }
        }
        let from = at;
        while at < stop && (matches!(doc.surface(at), "," | ":") || doc.is_dash(at)) {
            at += 1;
        }
        // "Hale responded to nobody, [and] the boat was tied up": another clause tells something else.
        if at > from && doc.surface(from) == "," && self.syntax.tag(at) == Tag::Conjunction { stop } else { at }
    }
}
