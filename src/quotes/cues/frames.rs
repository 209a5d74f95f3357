//! Verbs in their frames: "the ministry said", "said the ministry", "was quoted as saying", "criticized by the ministry".

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::{self, Form, Frames, Verb};
use crate::quotes::phrases::LONGEST;
use crate::quotes::phrases::words::is_occasion;
use crate::quotes::reader::{Cue, Reader};
use crate::syntax::{self, Tag, Tags};

/// Adverbs before a verb, one behind the other, at most.
const ADVERBS: usize = 4;

/// What does not hold of a verb that stands right behind words in marks: “…,” she laughed.
const OUTSIDE_MARKS: Frames = Frames::WEAK.or(Frames::SELDOM).or(Frames::ATTITUDE).or(Frames::DEED);

impl Reader<'_, '_> {
    /// The reporting verb at a token in its frame; `last` and `first` are the sources of the verbs before it.
    pub(in crate::quotes) fn verb(&mut self, at: usize, last: Option<&Tokens>, first: Option<&Tokens>) -> Option<Cue> {
        let behind_quote = self.behind_quote(at);
        let verb = self.reporting(at, behind_quote)?;
        if !behind_quote && (!self.acts(at, verb) || self.names_only(at)) {
            return None;
        }
        // "the [proposed] visit": a verb inside a noun phrase tells what its head is like.
        let inside = self.syntax.phrase_of(at).is_some_and(|phrase| at < phrase.head && self.syntax.is(at, Tags::VERB));
        if inside && !behind_quote || self.clause(at).is_none() && self.syntax.clause_of(at).is_some() {
            return None;
        }
        let quoted_as = self.doc.classes(at).any(Classes::QUOTING)
            && (at + 1..at + 6).any(|i| self.doc.lower(i) == "as" && self.doc.lower(i + 1) == "saying");
        if self.is_named(at) || quoted_as {
            return None;
        }
        // "made it clear"; behind a quotation the verb alone does: "“…,” he put in".
        let words = at..at + 1 + if behind_quote { verb.tail(self.doc, at).unwrap_or_default() } else { verb.tail(self.doc, at)? };
        // "continued to be", "went on to say".
        if self.doc.classes(at).any(Classes::ASPECT) && self.syntax.tag(words.end) == Tag::To {
            return None;
        }
        let site = Site { at, group: self.group(at), words, verb };
        if verb.form == Form::Adjective {
            return self.stance(&site);
        }
        match self.clause(at).map(|clause| (clause.verbs.form, clause.verbs.is_passive)) {
            Some((form, true)) if !behind_quote && (form != syntax::Form::Participle || !self.is_active(at, verb)) => {
                self.passive(at, site.group, verb)
            }
            Some((syntax::Form::Gerund, _)) => Some(self.gerund(&site, last, first)),
            Some((syntax::Form::Infinitive, _)) => self.infinitive(&site, last),
            _ => self.finite(&site, last, first),
        }
    }

    /// Whether a form that can be a reporting verb is one here: it is tagged so, is no noun in any text, or ends what an
    /// attribution ends: "The wall may fall, engineers [fear]."
    fn acts(&mut self, at: usize, verb: Verb) -> bool {
        let owner = at.checked_sub(2).is_some_and(|noun| {
            self.doc.kind(noun + 1) == TokenKind::Clitic && self.doc.lower(noun + 1) == "'s" && !self.syntax.is(noun, Tags::PRONOUN)
        });
        // "in [said] centre".
        let named = at.checked_sub(1).is_some_and(|b| self.syntax.tag(b) == Tag::Preposition) && self.doc.lower(at) == "said";
        if named {
            return false;
        }
        if verb.form == Form::Adjective || self.syntax.is(at, Tags::VERB) && !(owner && verb.frames.has(Frames::NOUN)) {
            return true;
        }
        let governed = at.checked_sub(1).is_some_and(|b| {
            self.syntax.is(b, Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::PossessiveEnding, Tag::Preposition, Tag::Adjective]))
        });
        if governed || !self.syntax.is(at, Tags::NOUN) || self.doc.is_capitalized(at) || verb.form == Form::Gerund {
            return false;
        }
        !verb.frames.has(Frames::NOUN) || self.trails(at)
    }

    /// Whether a comma and one noun phrase stand before a word and the clause ends behind it: "…, engineers [fear]."
    fn trails(&mut self, at: usize) -> bool {
        let (doc, bound) = (self.doc, self.unit.start);
        let ends = at + 1 >= self.unit.end || matches!(doc.surface(at + 1), "," | "." | ";");
        let Some(noun) = at.checked_sub(1).filter(|noun| *noun > bound) else { return false };
        let named = doc.is_capitalized(noun) && doc.lower(at).ends_with('s');
        let plural = named || self.syntax.is(noun, Tags::of(&[Tag::Nouns, Tag::Names]));
        let subject = if ends && plural { self.phrases().before(bound, at) } else { None };
        subject.is_some_and(|subject| subject.start > bound && subject.len() < LONGEST / 4 && doc.surface(subject.start - 1) == ",")
    }

    /// Whether a past form without an auxiliary is no participle: "Hale, a farmer, [recalled] that", "critics [blasted] the board".
    fn is_active(&self, at: usize, verb: Verb) -> bool {
        let (doc, next) = (self.doc, at + 1);
        let before = at.checked_sub(1).filter(|b| *b >= self.unit.start);
        let apposed = before.is_some_and(|b| doc.kind(b) != TokenKind::Word && doc.kind(b) != TokenKind::Number);
        let joined = before.is_some_and(|b| self.syntax.tag(b) == Tag::Conjunction || self.syntax.is(b, Tags::ADVERB));
        let noun = before.and_then(|b| self.syntax.phrase_of(b));
        let named = noun.is_some_and(|noun| {
            (self.doc.is_capitalized(noun.head) || self.syntax.is(noun.head, Tags::PRONOUN)) && noun.preposition.is_none()
        });
        let said = verb.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && doc.lower(next) == "that" || apposed || joined || named;
        let acts = doc.lower(at) == "called" && doc.lower(next) == "for";
        let vows = verb.frames.has(Frames::INFINITIVE)
            && !verb.frames.has(Frames::ADDRESSEE)
            && noun.is_some()
            && self.syntax.tag(next) == Tag::To;
        let takes =
            acts || vows || self.run(next).is_some() || self.syntax.phrase_at(next).is_some() && !doc.classes(next).any(Classes::TIME_WORD);
        (said || takes) && doc.lower(next) != "by" && !self.is_named(at)
    }

    /// "a rare bird [called] a hoopoe": what something is called, by nobody.
    fn is_named(&self, at: usize) -> bool {
        let doc = self.doc;
        let Some(noun) = at.checked_sub(1).and_then(|b| self.syntax.phrase_of(b)) else {
            return false;
        };
        let indefinite = noun.determiner.is_some_and(|at| matches!(doc.lower(at), "a" | "an")) && noun.preposition.is_none();
        matches!(doc.lower(at), "called" | "dubbed" | "labelled" | "labeled" | "named") && indefinite
    }

    /// The verb at a token with the frames that it has there.
    fn reporting(&mut self, at: usize, behind_quote: bool) -> Option<Verb> {
        let doc = self.doc;
        let known = self.verbs.at(doc, at);
        if known.is_none() && !behind_quote {
            return None;
        }
        // "“…,” reads an editorial"
        let read = doc.lower(at) == "reads" && at > self.unit.start && self.ends_run(at - 1);
        match known {
            Some(verb) if read => Some(Verb { frames: Frames::CLAUSE, ..verb }),
            // Not "“…,” Hale praised the crews": the object is what it takes.
            Some(verb) if behind_quote && !(verb.takes_object() && doc.classes(at + 1).any(Classes::DETERMINER)) => {
                Some(Verb { frames: verb.frames.without(OUTSIDE_MARKS).or(Frames::CLAUSE), ..verb })
            }
            Some(verb) => Some(verb),
            // "“Never,” Hale retaliated.", "“Never!” beamed Hale."
            None if self.syntax.is(at, Tags::FULL_VERB) && (self.closes(at + 1) || self.is_followed_by_name(at)) => {
                Some(Verb::unlisted(Frames::CLAUSE.or(Frames::SURE), Form::Past))
            }
            None => None,
        }
    }

    /// Where the verb group of a token begins, without "to".
    fn group(&self, at: usize) -> usize {
        let start = self.clause(at).map_or(at, |clause| clause.verbs.tokens.start);
        let start = if self.syntax.tag(start) == Tag::To { start + 1 } else { start };
        let adverb = |&i: &usize| self.syntax.is(i, Tags::ADVERB) && self.run(i).is_none();
        (self.unit.start..start).rev().take(ADVERBS).take_while(adverb).last().unwrap_or(start)
    }

    /// "is confident that", "remained critical of".
    fn stance(&self, site: &Site) -> Option<Cue> {
        let adverbs = |&i: &usize| self.syntax.is(i, Tags::ADVERB) || self.syntax.tag(i) == Tag::Not;
        let start = (self.unit.start..site.at).rev().take(ADVERBS).take_while(adverbs).last().unwrap_or(site.at);
        let copula = start.checked_sub(1).filter(|copula| *copula >= self.unit.start && self.doc.classes(*copula).any(Classes::COPULA))?;
        let source = self.subject(copula)?;
        let group = self.group(copula);
        Some(Cue { group, ..site.cue(Some(source), "subject") })
    }

    /// "forced to say", "told him to explain".
    fn infinitive(&mut self, site: &Site, last: Option<&Tokens>) -> Option<Cue> {
        let doc = self.doc;
        let quotes = doc.lower(site.at + 1) == "that" || self.run(site.at + 1).is_some();
        if site.verb.frames.has(Frames::NOUN.or(Frames::SELDOM)) && !quotes {
            return None;
        }
        // "used the law to portray them": a thing that is used says nothing.
        let speaks = |source: &Tokens| self.can_speak(source);
        let source = self.subject(site.at).filter(speaks).or_else(|| self.governing_subject(site.at).filter(speaks));
        Some(Cue { shared: true, ..site.cue(source.or_else(|| last.cloned()), "infinitive") })
    }

    /// "saying", "was saying", "quoted as saying".
    fn gerund(&mut self, site: &Site, last: Option<&Tokens>, first: Option<&Tokens>) -> Cue {
        let (doc, bound) = (self.doc, self.unit.start);
        let before = site.group.checked_sub(1).filter(|b| *b >= bound);
        let previous = before.map_or("", |b| doc.lower(b));
        if previous == "as"
            && let Some(source) = self.quoted_as(before.unwrap_or_default())
        {
            return site.cue(Some(source), "quoted as saying");
        }
        // "it is worth noting": nobody in particular does.
        if previous == "worth" {
            return Cue { shared: true, ..site.cue(None, "participle") };
        }
        let subject = self.subject(site.at).map(|subject| self.whole(&subject)..subject.end);
        let parted =
            before.is_none_or(|b| self.ends_run(b) || doc.kind(b) == TokenKind::Punct) || matches!(previous, "while" | "and" | "but");
        let governed = before.is_some_and(|b| doc.classes(b).any(Classes::PREPOSITION));
        // "a statement calling it a farce", "a man saying that"
        let dated = |source: &Tokens| doc.classes(source.end - 1).any(Classes::TIME_NOUN.or(Classes::TIME_WORD));
        let of_another =
            |source: &Tokens| source.start.checked_sub(1).is_some_and(|b| self.syntax.tag(b) == Tag::Preposition && doc.lower(b) != "with");
        let told = |source: &Tokens| source.end == site.group && !self.is_message(source) && !dated(source) && !of_another(source);
        if let Some(source) = subject.clone().filter(|source| !parted && !governed && told(source)) {
            return site.cue(Some(source), "participle of a noun");
        }
        // "Police said he ran, adding that": whoever reports goes on.
        let goes_on = parted && site.verb.frames.has(Frames::CLAUSE) && !site.verb.frames.has(Frames::WEAK);
        let outer = first.filter(|_| goes_on).cloned().or_else(|| self.governing_subject(site.at));
        // "Many left when Hale, after railing against it, spoke"
        let aside = before.filter(|b| governed && *b > bound + 1 && doc.surface(b - 1) == ",").and_then(|b| self.syntax.phrase_at(b - 2));
        let aside = aside.filter(|&phrase| self.syntax.phrase(phrase).is_some_and(|phrase| doc.is_capitalized(phrase.head)));
        if let Some(source) = aside.map(|phrase| self.syntax.extent(phrase)) {
            return Cue { shared: true, ..site.cue(Some(source), "participle") };
        }
        // "blamed [Hale] for saying": the object did it, where it can speak.
        let blamed = if governed && previous == "for" { self.governing_object(site.at) } else { None };
        let source = blamed.or(outer).or_else(|| last.cloned()).or(subject).or_else(|| self.behind_comma(site.at));
        Cue { shared: true, ..site.cue(source, "participle") }
    }

    /// Who is "quoted as saying", or "the paper quoted [Hale] as saying".
    fn quoted_as(&mut self, as_at: usize) -> Option<Tokens> {
        let (doc, bound) = (self.doc, self.unit.start);
        let quoting = (bound..as_at).rev().take(LONGEST).find(|&i| doc.classes(i).any(Classes::QUOTING))?;
        if self.clause(quoting).is_some_and(|clause| clause.verbs.is_passive) {
            return self.subject(quoting);
        }
        let object = self.clause(quoting).and_then(|clause| clause.object);
        object.map(|phrase| self.phrase_start(phrase)..as_at)
    }

    /// "the ministry said", "said the ministry", "and added".
    fn finite(&mut self, site: &Site, last: Option<&Tokens>, first: Option<&Tokens>) -> Option<Cue> {
        let (doc, bound, at) = (self.doc, self.unit.start, site.at);
        let before = site.group.checked_sub(1).filter(|b| *b >= bound);
        let clause = self.clause(at);
        let inverted = clause.is_some_and(|clause| clause.is_inverted);
        let apposed = before.is_some_and(|b| doc.surface(b) == ",") && self.follows_apposition(site.group);
        let clause = self.clause(at);
        let shared =
            !apposed && clause.is_some_and(|clause| clause.shares_subject) && before.is_none_or(|b| self.syntax.phrase_at(b).is_none());
        let clause_form = clause.map(|clause| clause.verbs.form);
        let strong = site.verb.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !site.verb.frames.has(Frames::WEAK);
        if let Some(source) = self.subject_behind(site, before, inverted, apposed).filter(|_| strong) {
            return Some(Cue { inverted: true, ..site.cue(Some(source), "inverted subject") });
        }
        let previous = before.map_or("", |b| doc.lower(b));
        let work = before.filter(|&b| doc.kind(b) == TokenKind::Quote && self.run(b).is_none()).and_then(|b| self.work_before(b + 1));
        let source = work.or_else(|| self.subject_before(site));
        // "The dam official say", "Say no more": a base form takes a plural.
        let base = site.verb.form == Form::Base && site.group == at;
        let singular = before.is_some_and(|b| self.syntax.tag(b) == Tag::Noun && !doc.classes(b).any(Classes::PLURAL.or(Classes::GROUP)));
        let alone = source.as_ref().is_none_or(|source| {
            !source.clone().any(|i| self.syntax.tag(i) == Tag::Conjunction || self.syntax.is(i, Tags::of(&[Tag::Nouns, Tag::Number])))
        });
        if base && (singular && alone || at == bound && source.is_none()) {
            return None;
        }
        if shared || source.is_none() {
            // "Ruiz says people may object, but insists"
            let outer = previous == "but" || previous == "and" && before.is_some_and(|b| b > bound && doc.surface(b - 1) == ",");
            let goes_on = clause_form == Some(syntax::Form::Participle) || strong && matches!(previous, "and" | "but" | "or" | "then");
            let source = first.filter(|_| outer).or(last.filter(|_| goes_on)).cloned().or(source).or_else(|| last.cloned());
            // "The cost, which may help [explain] why": a thing explains nothing to anybody.
            let thing = |source: &Tokens| source.len() == 1 && doc.lower(source.start) == "which" && !self.stands_for_teller(source.start);
            if source.as_ref().is_some_and(thing) {
                return None;
            }
            return Some(Cue { shared: true, ..site.cue(source, "shared subject") });
        }
        let source = source?;
        let pronoun = source.len() == 1 && self.syntax.is(source.start, Tags::PRONOUN.or(Tags::WH));
        let which = source.len() == 1 && matches!(doc.lower(source.start), "which" | "that");
        if which && !self.stands_for_teller(source.start)
            || self.is_empty_phrase(&source) && !(doc.lower(source.start) == "that" && self.stands_for_teller(source.start))
        {
            return None;
        }
        let mut found = site.cue(Some(source.clone()), if pronoun { "pronoun subject" } else { "subject" });
        // "The poll found most voters undecided", "he thinks the plan failed".
        let informs = source.clone().any(|i| cues::informs(doc, i));
        let thinks = doc.classes(at).any(Classes::THINKING) && !matches!(doc.lower(source.start), "i" | "you");
        if informs || thinks && doc.classes(at + 1).any(Classes::DETERMINER.or(Classes::PRONOUN)) {
            found.frames = found.frames.without(if informs { Frames::WEAK.or(Frames::ATTITUDE) } else { Frames::WEAK });
        }
        Some(found)
    }

    /// Whether a phrase names what somebody sends: "an email to supporters".
    fn is_message(&self, phrase: &Tokens) -> bool {
        let doc = self.doc;
        let end = phrase.clone().find(|&i| i > phrase.start && doc.classes(i).any(Classes::PREPOSITION)).unwrap_or(phrase.end);
        is_occasion(doc, end - 1) || is_occasion(doc, phrase.end - 1)
    }

    /// Whether a phrase is one word that names nobody: "mistake", "need", but not "police" or "records".
    pub(in crate::quotes) fn is_bare(&self, phrase: &Tokens) -> bool {
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
        let named = self.doc.is_capitalized(at + 1) || self.doc.classes(at + 1).any(Classes::DETERMINER);
        let behind = at > self.unit.start && self.ends_run(at - 1) && named;
        behind && self.phrases().after(at + 1, end).is_some_and(|name| self.closes(name.end))
    }

    /// Whether an attribution can end before a token.
    pub(super) fn closes(&self, at: usize) -> bool {
        let doc = self.doc;
        at >= self.unit.end
            || matches!(doc.surface(at), "," | "." | ":" | ";" | "—" | "–" | "--" | "(" | "?" | "!")
            || doc.classes(at).any(Classes::PREPOSITION)
            || doc.lower(at) == "who"
            || is_occasion(doc, at)
    }
}

/// A reporting verb where it stands.
pub(super) struct Site {
    pub(super) at: usize,
    /// Where its verb group begins.
    pub(super) group: usize,
    words: Tokens,
    pub(super) verb: Verb,
}

impl Site {
    fn cue(&self, source: Option<Tokens>, rule: &'static str) -> Cue {
        let (words, group) = (self.words.clone(), self.group);
        Cue { words, group, frames: self.verb.frames, form: Some(self.verb.form), source, inverted: false, shared: false, rule }
    }
}
