//! One name, one kind: what the tagger thought of a name anywhere in the story decides everywhere.
//!
//! The tagger sees a sentence at a time. Here every mention of a name votes with the tagger's own scores, full
//! names vote for their surnames, names before "(ACR)" for the acronym; then each mention takes the winner's
//! kind, and mentions that the tagger overlooked are found again.
//! Method: label consistency by majority, as in Krishnan & Manning (2006), with scores for counts.

use super::{evidence, headlines};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::{Classes, Map, extend};
use crate::names::{KINDS, Tagged};

/// A name with the index of its kind in [`KINDS`] and the rule that found it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) tokens: Tokens,
    pub(super) kind: usize,
    pub(super) rule: &'static str,
}

/// Names longer than this are found but not looked for.
const LONGEST: usize = 8;

type Votes = [f32; KINDS.len()];

/// What is known of one spelling of a name, or of its first words.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    votes: Votes,
    is_prefix: bool,
}

impl Known {
    fn best(&self) -> (usize, f32) {
        let best = self.votes.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        best.map_or((0, 0.0), |(kind, &votes)| (kind, votes))
    }
}

struct Story<'a> {
    doc: &'a Document<'a>,
    tagged: &'a Tagged,
    known: Map<u64, Known>,
}

/// Makes the kinds of names agree and adds overlooked mentions; `names` are and stay in order.
pub(super) fn agree(doc: &Document, tagged: &Tagged, names: Vec<Name>) -> Vec<Name> {
    let mut story = Story { doc, tagged, known: Map::default() };
    for name in &names {
        story.vote(name);
    }
    for name in &names {
        story.vote_for_parts(name);
    }
    let names = names.into_iter().map(|name| story.settle(name)).collect();
    story.find_overlooked(headlines::cut(doc, tagged, names))
}

impl Story<'_> {
    fn number(&self, tokens: &Tokens) -> u64 {
        tokens.clone().fold(0, |number, at| extend(number, self.doc.hash(at)))
    }

    /// How likely each kind is for a span by the tagger's scores.
    fn votes(&self, tokens: &Tokens) -> Votes {
        let scores: Votes = std::array::from_fn(|kind| self.tagged.span_score(tokens, kind) / SHARPNESS);
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let odds = scores.map(|score| (score - top).exp());
        let total: f32 = odds.iter().sum();
        odds.map(|odd| odd / total)
    }

    fn vote(&mut self, name: &Name) {
        let votes = self.votes(&name.tokens);
        let number = self.number(&name.tokens);
        let listed = self.tagged.listed_whole(&name.tokens);
        let known = self.known.entry(number).or_default();
        if known.votes.iter().all(|&vote| vote == 0.0) {
            if listed.any("krc") && !listed.any("flo") {
                add(known, one(PLACE), if listed.any("k") { SURE } else { LISTED });
            }
            if listed.any("o") && !listed.any("flkrc") {
                add(known, one(ORGANIZATION), LISTED);
            }
        }
        if name.rule == "dateline" {
            add(self.known.entry(number).or_default(), one(PLACE), SURE);
        }
        if name.rule == super::own::RULE {
            add(self.known.entry(number).or_default(), one(name.kind), TOLD);
        }
        let weight = if self.tagged.is_headline(name.tokens.start) { 0.3 } else { 1.0 };
        let known = self.known.entry(number).or_default();
        add(known, votes, weight);
        evidence::of(self.doc, &name.tokens).for_each(|(kind, weight)| add(known, one(kind), weight));
        if (2..=LONGEST).contains(&name.tokens.len()) {
            for end in name.tokens.start + 1..name.tokens.end {
                let number = self.number(&(name.tokens.start..end));
                self.known.entry(number).or_default().is_prefix = true;
            }
        }
    }

    /// A full name votes for its surname, and what stands before "(ACR)" for the acronym.
    fn vote_for_parts(&mut self, name: &Name) {
        let (kind, _) = self.known.get(&self.number(&name.tokens)).map(Known::best).unwrap_or_default();
        let Tokens { start, end } = name.tokens;
        if kind == PERSON && (2..=4).contains(&name.tokens.len()) {
            let last = end - 1;
            if self.doc.kind(last) == TokenKind::Word && self.doc.span(last).len() > 2 {
                let number = self.number(&(last..end));
                add(self.known.entry(number).or_default(), one(PERSON), SURNAME);
            }
            let number = self.number(&(start..start + 1));
            if let Some(known) = self.known.get_mut(&number) {
                add(known, one(PERSON), GIVEN_NAME);
            }
        }
        if kind == ORGANIZATION {
            self.vote_for_stem(&name.tokens);
        }
        if name.tokens.len() >= 2
            && self.doc.surface(end) == "("
            && self.doc.surface(end + 2) == ")"
            && self.is_acronym(end + 1, &name.tokens)
        {
            let number = self.number(&(end + 1..end + 2));
            let votes = self.known.get(&self.number(&name.tokens)).copied().unwrap_or_default();
            let (kind, _) = votes.best();
            add(self.known.entry(number).or_default(), one(kind), ACRONYM);
        }
    }

    /// A company votes for its name without the legal form, and for the first word of it: "Ford Motor Co." for "Ford".
    fn vote_for_stem(&mut self, tokens: &Tokens) {
        let legal = tokens.clone().rev().take_while(|&at| self.doc.classes(at).any(Classes::CORPORATE)).count();
        if legal == 0 || legal >= tokens.len() {
            return;
        }
        let stem = tokens.start..tokens.end - legal;
        for part in [stem.clone(), stem.start..stem.start + 1] {
            let number = self.number(&part);
            add(self.known.entry(number).or_default(), one(ORGANIZATION), COMPANY);
        }
    }

    /// Whether a word is made of the initials of a name, small words left out or not.
    fn is_acronym(&self, at: usize, tokens: &Tokens) -> bool {
        let word = self.doc.surface(at);
        if self.doc.case(at) != Case::Upper || word.len() < 2 {
            return false;
        }
        let mut initials = tokens.clone().filter_map(|at| self.doc.surface(at).chars().next()).filter(|c| c.is_uppercase());
        let matched = word.chars().filter(|c| c.is_alphabetic()).filter(|&c| initials.any(|i| i == c)).count();
        matched >= 2 && matched + 1 >= word.chars().filter(|c| c.is_alphabetic()).count()
    }

    fn settle(&self, name: Name) -> Name {
        let Some(known) = self.known.get(&self.number(&name.tokens)) else { return name };
        let (kind, _) = known.best();
        if kind == name.kind { name } else { Name { kind, rule: "tagger-consistency", ..name } }
    }

    fn find_overlooked(&self, names: Vec<Name>) -> Vec<Name> {
        let mut found = Vec::with_capacity(names.len());
        let mut at = 0;
        for name in names {
            self.search(at..name.tokens.start, &mut found);
            at = name.tokens.end;
            found.push(name);
        }
        self.search(at..self.doc.len(), &mut found);
        found
    }

    /// Looks for known names in tokens that no name holds.
    fn search(&self, gap: Tokens, found: &mut Vec<Name>) {
        let mut at = gap.start;
        while at < gap.end {
            let mut next = at + 1;
            if self.doc.is_capitalized(at) {
                let limit = (at + LONGEST).min(gap.end).min(self.doc.sentence_at(at).end);
                let mut number = 0u64;
                let mut longest = None;
                for end in at + 1..=limit {
                    number = extend(number, self.doc.hash(end - 1));
                    let Some(known) = self.known.get(&number) else { break };
                    if self.is_overlooked(&(at..end), known) {
                        longest = Some((end, known.best().0));
                    }
                    if !known.is_prefix {
                        break;
                    }
                }
                if let Some((end, kind)) = longest {
                    found.push(Name { tokens: at..end, kind, rule: "tagger-again" });
                    next = end;
                }
            }
            at = next;
        }
    }

    /// Whether the story's votes outweigh the tagger's doubts.
    fn is_overlooked(&self, tokens: &Tokens, known: &Known) -> bool {
        let (kind, votes) = known.best();
        let doubt = (self.tagged.outside_score(tokens) - self.tagged.span_score(tokens, kind)) / SHARPNESS;
        let people = tokens.clone().all(|at| self.tagged.listed(at).any("dt") && !self.tagged.listed(at).any("krcl"));
        !people
            && votes >= ENOUGH
            && doubt < votes.min(MOST) * TRUST
            && tokens.clone().all(|at| self.doc.case(at) != Case::Lower || tokens.len() > 2)
    }
}

/// Index of persons in [`KINDS`].
pub(super) const PERSON: usize = 0;
/// Index of organizations in [`KINDS`].
pub(super) const ORGANIZATION: usize = 1;
/// Index of places in [`KINDS`].
pub(super) const PLACE: usize = 2;
/// A gazetteer's vote.
const LISTED: f32 = 0.7;
/// The tagger's scores are this much too sure of themselves.
const SHARPNESS: f32 = 2.0;
const SURE: f32 = 4.0;
/// What the reader says outweighs all that the tagger can think of a name that a story repeats.
const TOLD: f32 = 1e6;
const SURNAME: f32 = 1.5;
const GIVEN_NAME: f32 = 0.5;
const ACRONYM: f32 = 3.0;
/// What a company's full name says of its short one.
const COMPANY: f32 = 1.5;
const ENOUGH: f32 = 0.7;
const MOST: f32 = 4.0;
const TRUST: f32 = 1.5;

/// A whole vote for a kind.
fn one(kind: usize) -> Votes {
    std::array::from_fn(|k| if k == kind { 1.0 } else { 0.0 })
}

fn add(known: &mut Known, votes: Votes, weight: f32) {
    for (sum, vote) in known.votes.iter_mut().zip(votes) {
        *sum += vote * weight;
    }
}
