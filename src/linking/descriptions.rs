//! Sieves over descriptions: beside a name, behind "is", "the ministry" after "the Foreign Ministry", "the company".

use std::sync::LazyLock;

use super::appositions;
use super::coreference::{Clusters, Context};
use super::focus::{Focus, Wanted};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::{TokenKind, Tokens};
use crate::lexicon::{Classes, Map, countries, entries, extend, hash};

/// How many words before a head are kept.
const LONGEST: usize = 5;
/// How many leaders back "the French leader" reaches.
const LEADERS: usize = 20;

/// Written titles and the words that take them up: "Sen." and "senator".
static TITLES: LazyLock<Map<u64, u64>> = LazyLock::new(|| {
    let number = |word: &str| hash(word.as_bytes());
    let lines = entries(include_str!("../lexicon/titles.txt")).filter_map(|line| line.split_once('\t'));
    lines.map(|(short, long)| (number(short), number(long))).collect()
});

/// The descriptions of a document.
pub(super) struct Descriptions<'a> {
    context: Context<'a>,
    /// By head word, and by head word with the word before it, the cluster last described or named so, and with which words.
    by_head: Map<u64, (usize, Tokens)>,
    /// Who led a state when last described so, and of which one.
    leaders: Vec<(usize, Option<countries::Iso>)>,
    focus: Focus,
}

impl<'a> Descriptions<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Self { context, by_head: Map::default(), leaders: Vec::new(), focus: Focus::default() }
    }

    /// Gives every description its cluster, in text order.
    pub(super) fn resolve(mut self, clusters: &mut Clusters) {
        for index in 0..self.context.mentions.len() {
            let Some(mention) = self.context.mentions.get(index) else { continue };
            let cluster = match mention.form {
                Form::Pronoun => continue,
                Form::Name => {
                    let named = clusters.get(index).copied().flatten().unwrap_or(index);
                    if let Some(described) = self.described_before(mention, clusters) {
                        clusters.iter_mut().filter(|cluster| **cluster == Some(described)).for_each(|cluster| *cluster = Some(named));
                    }
                    named
                }
                // "the union and the company": neither is the other, and both are nobody named before.
                Form::Nominal if self.joins(mention) => {
                    if let Some(slot) = clusters.get_mut(index) {
                        *slot = Some(index);
                    }
                    continue;
                }
                Form::Nominal => {
                    let beside = appositions::beside(self.context, index).and_then(|name| clusters.get(name).copied().flatten());
                    beside.or_else(|| self.taken_up(mention)).unwrap_or(index)
                }
            };
            self.remember(index, mention, cluster);
            if let Some(slot) = clusters.get_mut(index) {
                *slot = Some(cluster);
            }
        }
    }

    /// Whether a mention joins several phrases.
    fn joins(&self, mention: &Mention) -> bool {
        let syntax = self.context.syntax;
        let Some(last) = syntax.phrase_at(mention.head) else { return false };
        let first = syntax.first_member(last);
        first != last && syntax.phrase(first).is_some_and(|phrase| mention.tokens.contains(&phrase.head))
    }

    /// The actor that a definite description takes up again.
    fn taken_up(&self, mention: &Mention) -> Option<usize> {
        let doc = self.context.doc;
        let first = doc.lower(mention.tokens.start);
        let definite = matches!(first, "the" | "this" | "that" | "these" | "those");
        let bare = mention.tokens.len() == 1;
        if !definite && !bare {
            return None;
        }
        if let Some(aged) = self.focus.aged(self.context, mention) {
            return Some(aged);
        }
        let words = mention.tokens.start..mention.head + 1;
        let key = self.office(&words, self.head(&words));
        let modified = words.clone().rev().filter(|&at| self.tells(at, mention.head)).map(|at| extend(self.modifier(at), key));
        let alike = |(_, known): &&(usize, Tokens)| self.are_alike(known, &words, mention.kind);
        if let Some((cluster, _)) = modified.filter_map(|key| self.by_head.get(&key)).find(alike) {
            return Some(*cluster);
        }
        if let Some(known) = self.by_head.get(&key)
            && let Some((cluster, _)) = Some(known).filter(alike)
        {
            return Some(*cluster);
        }
        if !definite {
            return None;
        }
        self.leader(mention).or_else(|| self.generic(mention, &words))
    }

    /// "The French leader" after "French President Ana Ruiz".
    fn leader(&self, mention: &Mention) -> Option<usize> {
        let doc = self.context.doc;
        if !doc.classes(mention.head).any(Classes::LEADER) {
            return None;
        }
        let (country, _) = countries::within(doc, &mention.tokens)?;
        self.leaders.iter().rev().take(LEADERS).find(|(_, of)| *of == Some(country)).map(|(cluster, _)| *cluster)
    }

    /// A generic head takes up a name without that word: "the country", "the company", "the Seattle-based company".
    fn generic(&self, mention: &Mention, words: &Tokens) -> Option<usize> {
        let doc = self.context.doc;
        let head = doc.classes(mention.head);
        let wanted = match () {
            () if head.any(Classes::REGION) => match doc.lower(mention.head) {
                "country" | "nation" | "kingdom" | "republic" => Wanted::Country,
                "city" | "town" | "village" | "capital" | "port" => Wanted::Town,
                _ => Wanted::Place,
            },
            () if head.any(Classes::COMPANY) || doc.lower(mention.head).ends_with("maker") => Wanted::Company,
            () if head.any(Classes::BODY) => Wanted::Body,
            () => return None,
        };
        let mut modifiers = words.clone().filter(|&at| self.tells(at, mention.head)).peekable();
        if modifiers.peek().is_none() {
            return self.focus.nearest(wanted, doc.sentence_of(mention.head));
        }
        let seat = |at: usize| doc.lower(at).ends_with("-based") || countries::named(doc, &(at..at + 1)).is_some();
        // "The German group" is the one body that could be meant, or nobody known.
        let only = matches!(wanted, Wanted::Company | Wanted::Body) && modifiers.all(seat);
        if only { self.focus.only(Wanted::Company) } else { None }
    }

    fn remember(&mut self, index: usize, mention: &Mention, cluster: usize) {
        let doc = self.context.doc;
        if mention.form == Form::Name {
            self.focus.add(self.context, index, cluster);
        }
        match (mention.form, mention.kind) {
            (Form::Name, ActorKind::Place) => {}
            (Form::Name, ActorKind::Person) => {
                for (role, head) in self.title(mention.tokens.start).into_iter().chain(self.office_behind(mention.tokens.end)) {
                    self.note(head, role, cluster);
                }
            }
            _ if matches!(doc.lower(mention.tokens.start), "either" | "neither" | "each" | "any" | "no" | "every") => {}
            _ => {
                let words = mention.tokens.start..mention.head + 1;
                self.note(self.head(&words), words, cluster);
            }
        }
    }

    /// Keeps who is described by words that end with a head: by the head, and by each word before it together with the head.
    fn note(&mut self, head: u64, words: Tokens, cluster: usize) {
        let (head, last) = (self.office(&words, head), words.end - 1);
        if self.context.doc.classes(last).any(Classes::LEADER) || self.context.doc.lower(last) == "minister" {
            let country = countries::within(self.context.doc, &words).map(|(iso, _)| iso);
            self.leaders.push((cluster, country));
        }
        for at in words.clone().rev().take(LONGEST) {
            if self.tells(at, last) {
                self.by_head.insert(extend(self.modifier(at), head), (cluster, words.clone()));
            }
        }
        // "The governor" takes up "the Indiana governor", who stays so described.
        let fuller = self.by_head.get(&head).is_some_and(|(known, before)| *known == cluster && before.len() > words.len());
        if !fuller {
            self.by_head.insert(head, (cluster, words));
        }
    }

    /// The last word of a description as a number; "premier" is the same as "prime minister".
    fn head(&self, words: &Tokens) -> u64 {
        let doc = self.context.doc;
        let at = words.end.saturating_sub(1);
        match doc.lower(at) {
            "minister" if doc.lower(at.wrapping_sub(1)) == "prime" => hash(b"premier"),
            "pm" | "taoiseach" => hash(b"premier"),
            _ => doc.hash(at),
        }
    }

    /// The title right before a name, and the hash of its head: "[Senator] Ruiz" makes "the senator" Ruiz, "[Secretary] of State
    /// Ruiz" the secretary.
    fn title(&self, name: usize) -> Option<(Tokens, u64)> {
        let doc = self.context.doc;
        let start = doc.sentence_at(name).start;
        let mut last = name.checked_sub(1).filter(|at| *at >= start)?;
        let of = (start..last).rev().take(3).find(|&at| doc.lower(at) == "of");
        if let Some(of) = of.filter(|&of| of > start && (of + 1..name).all(|at| doc.is_capitalized(at))) {
            last = of - 1;
        }
        // "Senators Ruiz and Hale" are several: "the senators" is neither alone.
        let written = TITLES.get(&doc.hash(last)).copied();
        let role = || doc.classes(last).any(Classes::PERSON).then(|| self.head(&(start..last + 1)));
        let role = written.or_else(role)?;
        let closed = Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::CONJUNCTION).or(Classes::AUXILIARY).or(Classes::FINITE);
        let belongs = |&at: &usize| doc.kind(at) == TokenKind::Word && !doc.classes(at).any(closed);
        let first = (start..last).rev().take(LONGEST).take_while(belongs).last().unwrap_or(last);
        Some((first..last + 1, role))
    }

    /// Whom a story first tells by the office alone: "The mayor of Port Lind resigned. … [Mayor Ana Ruiz]".
    fn described_before(&self, name: &Mention, clusters: &Clusters) -> Option<usize> {
        /// Sentences between the two at most.
        const NEAR: usize = 10;
        let doc = self.context.doc;
        let (role, head) = self.title(name.tokens.start).filter(|(role, _)| name.kind == ActorKind::Person && role.len() == 1)?;
        let (known, words) = self.by_head.get(&self.office(&role, head))?;
        let mention = self.context.mentions.get(*known).filter(|_| clusters.get(*known).copied().flatten() == Some(*known))?;
        let near = doc.sentence_of(name.tokens.start).saturating_sub(doc.sentence_of(mention.tokens.start)) <= NEAR;
        let alone =
            mention.form == Form::Nominal && mention.kind == ActorKind::Person && doc.lower(words.start) == "the" && words.len() == 2;
        // "The president of France" is not President Ruiz of Chile.
        let of_state = doc.classes(mention.head).any(Classes::LEADER) && mention.tokens.end > mention.head + 1;
        (near && alone && !of_state).then_some(*known)
    }

    /// The office right behind a name: "Ana Ruiz, [president] of the republic," makes "the president" Ruiz.
    fn office_behind(&self, comma: usize) -> Option<(Tokens, u64)> {
        let Context { doc, syntax, .. } = self.context;
        let phrase = syntax.phrase_of(comma + 1).filter(|phrase| doc.surface(comma) == "," && phrase.tokens.start == comma + 1)?;
        let role = doc.classes(phrase.head).any(Classes::PERSON) && phrase.determiner.is_none() && !doc.is_plural(phrase.head);
        let of = matches!(doc.lower(phrase.head + 1), "of" | "for" | "at");
        let words = phrase.tokens.start..phrase.head + 1;
        (role && of).then(|| (words.clone(), self.head(&words)))
    }

    /// A head as a number, another one with each word that makes another office of it: "[vice] president", "[former] mayor".
    fn office(&self, words: &Tokens, head: u64) -> u64 {
        let doc = self.context.doc;
        let rank = |at: &usize| doc.classes(*at).any(Classes::RANK);
        words.clone().filter(rank).fold(head, |head, at| extend(head, doc.hash(at)))
    }

    /// Whether a word before a head tells which one is meant.
    fn tells(&self, at: usize, head: usize) -> bool {
        let doc = self.context.doc;
        let word = doc.kind(at) == TokenKind::Word && !doc.classes(at).any(Classes::DETERMINER);
        word && at != head && !matches!(doc.lower(at), "high" | "whole" | "full" | "same" | "current" | "prime")
    }

    /// A word before a head as a number: the same for "GOP" and "Republican".
    fn modifier(&self, at: usize) -> u64 {
        if self.context.doc.lower(at) == "gop" { hash(b"republican") } else { self.context.doc.hash(at) }
    }

    /// Whether two phrases with one head can mean the same: not "the appeals court" and "the district court", nor "the Democratic
    /// nominee" and "the Republican vice presidential nominee", nor "the dock workers" and "the steel workers".
    fn are_alike(&self, known: &Tokens, own: &Tokens, kind: ActorKind) -> bool {
        let doc = self.context.doc;
        let modifiers = |words: &Tokens| {
            words.clone().filter({
                let head = words.end - 1;
                move |&at| self.tells(at, head)
            })
        };
        let shares = |names: bool| {
            let counts = |at: &usize| !names || doc.is_capitalized(*at);
            modifiers(own).filter(counts).any(|at| modifiers(known).filter(counts).any(|k| self.modifier(k) == self.modifier(at)))
        };
        match kind {
            ActorKind::Organization | ActorKind::Group => modifiers(own).next().is_none() || shares(false),
            ActorKind::Person => {
                let named = |words: &Tokens| modifiers(words).any(|at| doc.is_capitalized(at));
                !named(own) || !named(known) || shares(true)
            }
            ActorKind::Place => true,
        }
    }
}
