//! Noun phrases beside a verb: who says it.
//!
//! There is no parse: a phrase ends where a word of a closed class, a mark or a verb shows that another begins.

mod appositions;
mod grammar;
mod objects;
mod subjects;
pub(in crate::quotes) mod words;

use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::{self, Form, Frames, Verbs};
use crate::quotes::phrases::words::{is_adverb, is_nominal, is_object};

/// How far a phrase may reach.
pub(in crate::quotes) const LONGEST: usize = 25;

/// Finds noun phrases in a unit of text.
pub(in crate::quotes) struct Phrases<'a, 't> {
    pub(in crate::quotes) doc: &'a Document<'t>,
    pub(in crate::quotes) verbs: &'a mut Verbs,
}

impl Phrases<'_, '_> {
    /// The noun phrase that ends right before a token, not before `bound`: the subject of a verb there.
    /// Appositions between commas are skipped: "[Ali Reza], 45, a teacher, said".
    pub(in crate::quotes) fn before(&mut self, bound: usize, at: usize) -> Option<Tokens> {
        let doc = self.doc;
        let mut end = at;
        for _ in 0..4 {
            let last = end.checked_sub(1).filter(|last| *last >= bound)?;
            if doc.surface(last) != "," && !doc.is_dash(last) {
                break;
            }
            // Back over the apposition to the comma that opens it.
            let opening = doc.surface(last);
            let open = (bound..last).rev().take(LONGEST).find(|&i| doc.surface(i) == opening)?;
            let phrase = self.run_before(bound, open);
            let name_or_role = phrase.as_ref().is_some_and(|p| doc.kind(p.end - 1) != TokenKind::Number);
            // "Lee, [a farmer], 45, said", "Lee, of [King's College], who was there, said"
            let inner = phrase.as_ref().is_some_and(|p| {
                let before = |at: usize| at.checked_sub(1).filter(|b| *b >= bound);
                let comma = |at: usize| before(at).is_some_and(|b| doc.surface(b) == ",");
                // "Lee, speaking at [a rally in Oslo], Iowa, said", "Lee, facing [a challenge], 45, said"
                let governed = p.start - usize::from(before(p.start).is_some_and(|b| doc.classes(b).any(Classes::PREPOSITION)));
                let acting = |b: usize| doc.lower(b).ends_with("ing") && !doc.is_capitalized(b);
                let start = governed - usize::from(before(governed).is_some_and(acting));
                let aside = start < p.start && comma(start);
                // "Tuesday, [his lawyer], Tom Hale, said"
                let name = (open + 1..last).all(|i| doc.is_capitalized(i) && doc.kind(i) == TokenKind::Word);
                aside || comma(p.start) && !doc.is_capitalized(p.start) && !name
            });
            // "…, after winning Ohio, Gov. Ana Ruiz, said"
            let acts = phrase.as_ref().is_some_and(|p| doc.lower(p.start).ends_with("ing") && !doc.is_capitalized(p.start));
            if name_or_role && !inner {
                return if acts { self.run_before(bound, last) } else { phrase };
            }
            end = open + 1;
        }
        let end = self.before_time(bound, end);
        let Some(phrase) = self.run_before(bound, end) else {
            // "[Officials] whose rules have been struck down say"
            return if end > bound { self.antecedent(bound, end) } else { None };
        };
        // "In a meeting with the board of the Journal [Ruiz] said": what opens the sentence without a comma is no subject.
        let led = phrase.start == bound + 1 && phrase.len() > 3 && matches!(doc.lower(bound), "in" | "at" | "during" | "on");
        let named = || doc.is_capitalized(phrase.end - 1) && doc.is_capitalized(phrase.end - 2);
        if led && named() && phrase.clone().any(|i| doc.classes(i).any(Classes::OCCASION) && doc.case(i) == Case::Lower) {
            return Some(phrase.end - 1..phrase.end);
        }
        let nominative = phrase.len() == 1 && matches!(doc.lower(phrase.start), "he" | "she" | "we" | "they" | "i");
        if !nominative && let Some(antecedent) = self.antecedent(bound, phrase.start) {
            return Some(antecedent);
        }
        // "Engineers hired by the council found": the agent of a participle is not the subject.
        let by = phrase.start.checked_sub(2).filter(|participle| *participle > bound && doc.lower(participle + 1) == "by");
        match by.filter(|&participle| doc.lower(participle).ends_with("ed")).and_then(|participle| self.run_before(bound, participle)) {
            Some(subject) => Some(subject),
            None => Some(phrase),
        }
    }

    /// Back over words of time between subject and verb: "the ministry [on Tuesday] said".
    pub(in crate::quotes) fn before_time(&self, bound: usize, mut end: usize) -> usize {
        let doc = self.doc;
        // "critics [in particular] said"
        let aside = matches!(
            doc.lower(end.wrapping_sub(1)),
            "particular" | "turn" | "fact" | "addition" | "response" | "return" | "general" | "far" | "part" | "one"
        );
        if aside && end > bound + 2 && matches!(doc.lower(end - 2), "in" | "for" | "so" | "by" | "thus") {
            end -= 2;
        }
        end = self.before_span(bound, end);
        let mut at = end;
        while at > bound && end - at < 4 {
            let last = at - 1;
            if doc.classes(last).any(Classes::TIME_WORD) {
                end = last;
            } else if !(matches!(doc.lower(last), "on" | "this" | "last" | "early" | "late" | "earlier") && end == at) {
                break;
            } else {
                end = last;
            }
            at = last;
        }
        end
    }

    /// "rights groups [over the last few years] have said".
    fn before_span(&self, bound: usize, end: usize) -> usize {
        let doc = self.doc;
        let units = matches!(doc.lower(end.wrapping_sub(1)), "years" | "months" | "weeks" | "days" | "decades");
        if !units || end <= bound + 2 {
            return end;
        }
        let inner = |&i: &usize| {
            doc.kind(i) == TokenKind::Number
                || doc.classes(i).any(Classes::DETERMINER)
                || matches!(doc.lower(i), "last" | "past" | "recent" | "next" | "previous" | "couple" | "of")
        };
        let start = (bound + 1..end - 1).rev().take(5).take_while(inner).last().unwrap_or(end - 1);
        let preposition = matches!(doc.lower(start - 1), "over" | "in" | "during" | "for" | "within");
        if preposition && start > bound + 1 && start < end - 1 { start - 1 } else { end }
    }

    /// "[officials] who spoke to the paper said": the phrase before the verb lies in a relative clause.
    fn antecedent(&mut self, bound: usize, start: usize) -> Option<Tokens> {
        let doc = self.doc;
        let previous = start.checked_sub(1).filter(|p| *p > bound && doc.kind(*p) == TokenKind::Word)?;
        if doc.classes(previous).any(Classes::CONJUNCTION) {
            return None;
        }
        let plain = |&i: &usize| matches!(doc.kind(i), TokenKind::Word | TokenKind::Number | TokenKind::Clitic);
        let relative =
            (bound..start).rev().take(15).take_while(plain).find(|&i| matches!(doc.lower(i), "who" | "which" | "that" | "whose"))?;
        let noun = relative.checked_sub(1).filter(|n| *n >= bound && self.takes_complement(*n) && self.verbs.at(doc, *n).is_none())?;
        self.run_before(bound, noun + 1)
    }

    /// The unbroken noun phrase that ends right before a token.
    fn run_before(&mut self, bound: usize, at: usize) -> Option<Tokens> {
        let doc = self.doc;
        let first = at.checked_sub(1).filter(|first| *first >= bound)?;
        // "met reporters and [said]": the verb goes on.
        if matches!(doc.lower(first), "and" | "or" | "but" | "to") {
            return None;
        }
        let classes = doc.classes(first);
        // "a source close to him": a pronoun that is no subject ends a longer phrase.
        let object = is_object(doc.lower(first));
        if classes.any(Classes::PRONOUN) && !object && !classes.any(Classes::PREPOSITION) && doc.kind(first) == TokenKind::Word {
            return Some(self.with_partitive(bound, first)..at);
        }
        let mut start = at;
        while start > bound && at - start < LONGEST {
            let next = start - 1;
            if doc.surface(next) == ")" {
                let open = (bound..next).rev().take(8).find(|&i| doc.surface(i) == "(");
                match open {
                    Some(open) => start = open,
                    None => break,
                }
                continue;
            }
            if !self.belongs(next, start, bound) {
                break;
            }
            start = next;
            let opens = doc.classes(start).any(Classes::DETERMINER) && doc.kind(start) == TokenKind::Word;
            if opens && !self.goes_on_left(start, bound) {
                break;
            }
        }
        while start < at && (self.is_lead(start) || doc.kind(start) == TokenKind::Clitic || doc.classes(start).any(Classes::PREPOSITION)) {
            start += 1;
        }
        // "[At least half] of voters"
        start -= usize::from(start > bound && matches!(doc.lower(start), "least" | "most") && doc.lower(start - 1) == "at");
        // "including [handwritten ledgers]", "and carrying [signs]", but not "leading Republicans".
        if start > bound && start + 1 < at && doc.lower(start).ends_with("ing") && !doc.is_capitalized(start) {
            start += usize::from(doc.kind(start - 1) == TokenKind::Punct || doc.lower(start - 1) == "and");
        }
        // "[47%] say", "[nine in 10] said", "[one in five] say"
        let of_all = || matches!(doc.lower(at.wrapping_sub(2)), "in" | "of") && start + 2 < at;
        let share = doc.surface(at - 1) == "%"
            || doc.kind(at - 1) == TokenKind::Number && (start + 1..at).any(|i| doc.kind(i) == TokenKind::Word)
            || cues::is_count(doc, at - 1) && of_all();
        let nominal = share || (start..at).any(|i| is_nominal(doc, start, i));
        // "[he and] Ana Ruiz"
        let pair = start.checked_sub(2).filter(|first| *first >= bound && doc.lower(start - 1) == "and");
        if let Some(first) = pair.filter(|&first| matches!(doc.lower(first), "he" | "she" | "i" | "they" | "we")) {
            start = first;
        }
        (start < at && nominal).then_some(start..at)
    }

    /// "some of [them]", "one of [those]": the phrase that a pronoun ends.
    fn with_partitive(&self, bound: usize, pronoun: usize) -> usize {
        let of = pronoun.checked_sub(2).filter(|start| *start >= bound && self.doc.lower(pronoun - 1) == "of");
        of.unwrap_or(pronoun)
    }

    /// Whether a determiner is itself inside a larger phrase: "the head [of the] agency", "all the".
    fn goes_on_left(&self, at: usize, bound: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= bound) else { return false };
        let doc = self.doc;
        (doc.classes(before).any(Classes::PREPOSITION) && self.takes_complement(before.wrapping_sub(1)) && before > bound)
            || matches!(doc.lower(before), "all" | "both" | "half" | "of" | "the" | "these" | "those")
            // "CBS This Morning"
            || doc.is_capitalized(at) && doc.is_capitalized(before) && doc.kind(before) == TokenKind::Word
    }

    /// Whether a word to the left still belongs to the phrase that starts at `start`.
    fn belongs(&mut self, at: usize, start: usize, bound: usize) -> bool {
        let doc = self.doc;
        let before = at.checked_sub(1).filter(|before| *before >= bound);
        match doc.kind(at) {
            TokenKind::Clitic => matches!(doc.lower(at), "'s" | "'"),
            TokenKind::Number => true,
            TokenKind::Punct => matches!(doc.surface(at), "&" | "%") || (doc.surface(at) == "-" && !doc.token(start).spaced),
            TokenKind::Word => {
                let classes = doc.classes(at);
                if cues::is_modal_name(doc, at) {
                    return true;
                }
                if matches!(doc.lower(at), "and" | "or") {
                    // "officials and residents": both sides bare or both names; "the Ruiz campaign and NATO".
                    let alike = |b: usize| doc.is_capitalized(b) == doc.is_capitalized(start);
                    let body = |b: usize| b > bound && doc.classes(b).any(Classes::ORGANIZATION.or(Classes::GROUP));
                    return before.is_some_and(|b| self.is_noun_like(b) && (alike(b) || body(b)));
                }
                if classes.any(Classes::PREPOSITION) {
                    let attaches = matches!(
                        doc.lower(at),
                        "of" | "in"
                            | "for"
                            | "from"
                            | "at"
                            | "with"
                            | "on"
                            | "to"
                            | "against"
                            | "near"
                            | "between"
                            | "under"
                            | "behind"
                            | "inside"
                    );
                    // "the largest carmaker by revenue", but not "hired by the council".
                    let measures =
                        doc.lower(at) == "by" && before.is_some_and(|b| !doc.lower(b).ends_with("ed") && !doc.lower(b).ends_with("en"));
                    return (attaches || measures) && before.is_some_and(|b| self.takes_complement(b));
                }
                if classes.any(Classes::CONJUNCTION) || (classes.any(Classes::AUXILIARY) && !classes.any(Classes::DETERMINER)) {
                    return false;
                }
                // "the [first] lady", "a [previously] unknown group", "[Thursday]'s meeting"
                let modifies = before.is_some_and(|b| doc.classes(b).any(Classes::DETERMINER));
                let owns = doc.kind(start) == TokenKind::Clitic;
                if classes.any(Classes::ADVERB) && !classes.any(Classes::DETERMINER) && !modifies && !owns {
                    return false;
                }
                // "the third time [Ruiz] said", "in an interview [Hale] declared"
                if doc.case(at) == Case::Lower && doc.is_capitalized(start) && (classes.any(Classes::OCCASION) || doc.lower(at) == "time") {
                    return false;
                }
                if classes.any(Classes::FINITE) && !modifies && !doc.is_capitalized(at) {
                    return false;
                }
                if doc.lower(at).ends_with("ed") && !modifies && !doc.is_capitalized(at) && doc.lower(at).len() > 4 {
                    // "people briefed on it" is one phrase, "who hired them" is not.
                    let next = doc.classes(start);
                    if next.any(Classes::DETERMINER) {
                        return false;
                    }
                    if next.any(Classes::PREPOSITION) {
                        return before.is_some_and(|b| self.is_noun_like(b));
                    }
                    // "the government filed [papers]"
                    let actor = Classes::PERSON.or(Classes::GROUP).or(Classes::ORGANIZATION).or(Classes::PERSONS);
                    if before.is_some_and(|b| doc.classes(b).any(actor)) {
                        return false;
                    }
                    // "has hailed [Britain]'s vote"
                    if doc.is_capitalized(start) && before.is_some_and(|b| doc.is_capitalized(b) || cues::is_helper(doc, b)) {
                        return false;
                    }
                }
                let verb = self.verbs.at(doc, at);
                let finite = verb.is_some_and(|v| matches!(v.form, Form::Past) && v.frames.has(Frames::CLAUSE) || v.form == Form::Gerund);
                let adjective = before.is_some_and(|b| doc.classes(b).any(Classes::DETERMINER));
                !finite || adjective || doc.is_capitalized(at)
            }
            _ => false,
        }
    }

    /// Whether a preposition can go on from a word: "officials in", "others in the party".
    fn takes_complement(&self, at: usize) -> bool {
        self.is_noun_like(at) || matches!(self.doc.lower(at), "others" | "many" | "some" | "most" | "one" | "those")
    }

    pub(in crate::quotes) fn is_noun_like(&self, at: usize) -> bool {
        let doc = self.doc;
        let closed = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::AUXILIARY).or(Classes::ADVERB);
        match doc.kind(at) {
            TokenKind::Word => {
                let classes = doc.classes(at);
                let pronoun = classes.any(Classes::PRONOUN) && !classes.any(Classes::DETERMINER);
                let named = || doc.is_capitalized(at) && at > 0 && doc.is_capitalized(at - 1) && classes.any(Classes::ADVERB);
                cues::is_modal_name(doc, at) || named() || !classes.any(closed) && !pronoun && !is_adverb(doc, at)
            }
            TokenKind::Clitic | TokenKind::Number => true,
            _ => false,
        }
    }

    /// A word at the head of a sentence that is no part of its subject: "Meanwhile", "Earlier".
    fn is_lead(&self, at: usize) -> bool {
        let doc = self.doc;
        doc.classes(at).any(Classes::ADVERB.or(Classes::CONJUNCTION)) && !doc.classes(at).any(Classes::DETERMINER.or(Classes::PRONOUN))
            || (is_adverb(doc, at) && self.is_noun_like(at + 1) && !doc.is_capitalized(at + 1))
    }
}
