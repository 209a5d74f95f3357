//! Sieves over descriptions: apposition, the title before a name, "the ministry" after "the Foreign Ministry".

use super::coreference::{Clusters, Context};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::{TokenKind, Tokens};
use crate::lexicon::{Classes, Map, extend, hash};

/// The descriptions of a document.
pub(super) struct Descriptions<'a> {
    context: Context<'a>,
    /// By head word, and by head word with the word before it, the cluster last described or named so, and with which words.
    by_head: Map<u64, (usize, Tokens)>,
    /// The last named place, organization.
    last_place: Option<usize>,
    last_organization: Option<usize>,
    /// The last organization that can be a company.
    last_company: Option<usize>,
}

/// Heads that take up any place or organization named before.
const PLACES: &[&str] =
    &["country", "nation", "city", "town", "village", "region", "province", "territory", "island", "enclave", "republic", "kingdom"];
const ORGANIZATIONS: &[&str] = &["organization", "organisation", "group", "agency", "network", "party", "watchdog", "bloc", "alliance"];
/// Heads that take up one that is no part of a state.
const COMPANIES: &[&str] =
    &["company", "firm", "carrier", "retailer", "automaker", "carmaker", "airline", "bank", "newspaper", "university", "charity", "club"];

impl<'a> Descriptions<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Self { context, by_head: Map::default(), last_place: None, last_organization: None, last_company: None }
    }

    /// Gives every description its cluster, in text order.
    pub(super) fn resolve(mut self, clusters: &mut Clusters) {
        for index in 0..self.context.mentions.len() {
            let Some(mention) = self.context.mentions.get(index) else { continue };
            let cluster = match mention.form {
                Form::Pronoun => continue,
                Form::Name => clusters.get(index).copied().flatten().unwrap_or(index),
                Form::Nominal => {
                    let beside = self.beside(index).and_then(|name| clusters.get(name).copied().flatten());
                    beside.or_else(|| self.taken_up(mention)).unwrap_or(index)
                }
            };
            self.remember(mention, cluster);
            if let Some(slot) = clusters.get_mut(index) {
                *slot = Some(cluster);
            }
        }
    }

    /// The name that a description stands in apposition to: "Catherine Colonna, the foreign minister," or "the singer Ana Ruiz".
    fn beside(&self, index: usize) -> Option<usize> {
        let (doc, mentions) = (self.context.doc, self.context.mentions);
        let own = mentions.get(index)?;
        let fits = |name: &Mention| name.form == Form::Name && name.kind == own.kind && is_singular(own, self.context);
        let before = index.checked_sub(1).filter(|&i| {
            mentions.get(i).is_some_and(|name| {
                // "Ana Ruiz, a farmer", "Ana Ruiz, 54, a farmer".
                let age = doc.kind(name.tokens.end + 1) == TokenKind::Number && doc.surface(name.tokens.end + 2) == ",";
                let comma = name.tokens.end + if age { 3 } else { 1 };
                fits(name) && comma == own.tokens.start && doc.surface(name.tokens.end) == "," && self.closes(own)
            })
        });
        let after = || {
            let near = mentions.iter().enumerate().skip(index + 1).take(4);
            near.filter(|(_, name)| fits(name)).find(|(_, name)| {
                let adjacent = name.tokens.start == own.tokens.end && own.kind == ActorKind::Person;
                let comma = name.tokens.start == own.tokens.end + 1
                    && doc.surface(own.tokens.end) == ","
                    && matches!(doc.surface(name.tokens.end), "," | ".");
                adjacent || comma
            })
        };
        before.or_else(|| after().map(|(i, _)| i))
    }

    /// Whether an apposition may end where a description does: "Tom Hale, a lawyer [for the fund]".
    fn closes(&self, own: &Mention) -> bool {
        let doc = self.context.doc;
        let end = own.tokens.end;
        let article = doc.classes(own.tokens.start).any(Classes::DETERMINER);
        match doc.lower(end) {
            "," | "." | "who" | "whose" | ";" | ")" => true,
            "at" | "for" | "of" | "with" | "to" | "from" | "in" | "on" => own.kind == ActorKind::Person,
            "and" => {
                own.kind == ActorKind::Person && article && !doc.classes(end + 1).any(Classes::DETERMINER) && !doc.is_capitalized(end + 1)
            }
            _ => false,
        }
    }

    /// The actor that a definite description takes up again.
    fn taken_up(&self, mention: &Mention) -> Option<usize> {
        let doc = self.context.doc;
        let first = doc.lower(mention.tokens.start);
        let head = doc.lower(mention.head);
        let definite = matches!(first, "the" | "this" | "that" | "these" | "those");
        let bare = mention.tokens.len() == 1;
        if !definite && !bare {
            return None;
        }
        let words = mention.tokens.start..mention.head + 1;
        let key = self.office(&words, doc.hash(mention.head));
        let modified = words.clone().rev().filter(|&at| self.tells(at, mention.head)).map(|at| extend(self.modifier(at), key));
        let alike = |(_, known): &&(usize, Tokens)| self.are_alike(known, &words, mention.kind);
        if let Some((cluster, _)) = modified.filter_map(|key| self.by_head.get(&key)).find(alike) {
            return Some(*cluster);
        }
        if let Some(known) = self.by_head.get(&key) {
            return Some(known).filter(alike).map(|(cluster, _)| *cluster);
        }
        // A generic head alone may take up a name without that word: "the country", "the company".
        if !definite || mention.tokens.len() > 2 {
            return None;
        }
        match head {
            _ if PLACES.contains(&head) => self.last_place,
            _ if COMPANIES.contains(&head) => self.last_company,
            _ if ORGANIZATIONS.contains(&head) => self.last_organization,
            _ => None,
        }
    }

    fn remember(&mut self, mention: &Mention, cluster: usize) {
        let doc = self.context.doc;
        match (mention.form, mention.kind) {
            (Form::Name, ActorKind::Place) => self.last_place = Some(cluster),
            (Form::Name, ActorKind::Person) => {
                if let Some((role, head)) = self.title(mention.tokens.start) {
                    self.note(head, role, cluster);
                }
            }
            _ if matches!(doc.lower(mention.tokens.start), "either" | "neither" | "each" | "any" | "no") => {}
            _ => {
                // "LONDON (Reuters)": who tells the story is hardly "the company".
                let aside = mention.tokens.start.checked_sub(1).is_some_and(|before| doc.surface(before) == "(");
                if mention.form == Form::Name && !aside {
                    self.last_organization = Some(cluster);
                    if !mention.tokens.clone().any(|at| doc.classes(at).any(Classes::PUBLIC_BODY)) {
                        self.last_company = Some(cluster);
                    }
                }
                self.note(doc.hash(mention.head), mention.tokens.start..mention.head + 1, cluster);
            }
        }
    }

    /// Keeps who is described by words that end with a head: by the head, and by each word before it together with the head.
    fn note(&mut self, head: u64, words: Tokens, cluster: usize) {
        let (head, last) = (self.office(&words, head), words.end - 1);
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
        let written = doc.lower(last);
        let long = TITLES.iter().find(|(short, _)| *short == written).map(|(_, long)| hash(long.as_bytes()));
        // "Senators Ruiz and Hale" are several: "the senators" is neither alone.
        let role = long.or_else(|| doc.classes(last).any(Classes::PERSON).then(|| doc.hash(last)))?;
        let closed = Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::CONJUNCTION).or(Classes::AUXILIARY).or(Classes::FINITE);
        let belongs = |&at: &usize| doc.kind(at) == TokenKind::Word && !doc.classes(at).any(closed);
        let first = (start..last).rev().take(LONGEST).take_while(belongs).last().unwrap_or(last);
        Some((first..last + 1, role))
    }

    /// A head as a number, another one with each word that makes another office of it: "[vice] president", "[former] mayor".
    fn office(&self, words: &Tokens, head: u64) -> u64 {
        let doc = self.context.doc;
        let rank = |at: &usize| matches!(doc.lower(*at), "vice" | "deputy" | "assistant" | "former" | "ex" | "lieutenant");
        words.clone().filter(rank).fold(head, |head, at| extend(head, doc.hash(at)))
    }

    /// Whether a word before a head tells which one is meant.
    fn tells(&self, at: usize, head: usize) -> bool {
        let doc = self.context.doc;
        let word = doc.kind(at) == TokenKind::Word && !doc.classes(at).any(Classes::DETERMINER);
        word && at != head && !matches!(doc.lower(at), "high" | "whole" | "full" | "same" | "current")
    }

    /// A word before a head as a number: the same for "GOP" and "Republican".
    fn modifier(&self, at: usize) -> u64 {
        if self.context.doc.lower(at) == "gop" { hash(b"republican") } else { self.context.doc.hash(at) }
    }

    /// Whether two phrases with one head can mean the same: not "the appeals court" and "the district court", nor "the Democratic
    /// nominee" and "the Republican vice presidential nominee".
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
            ActorKind::Organization => modifiers(own).next().is_none() || shares(false),
            ActorKind::Person => {
                let named = |words: &Tokens| modifiers(words).any(|at| doc.is_capitalized(at));
                !named(own) || !named(known) || shares(true)
            }
            _ => true,
        }
    }
}

/// How many words before a head are kept.
const LONGEST: usize = 5;

/// Written titles and the words that take them up.
const TITLES: &[(&str, &str)] = &[
    ("sen.", "senator"),
    ("rep.", "congressman"),
    ("gov.", "governor"),
    ("gen.", "general"),
    ("prof.", "professor"),
    ("dr.", "doctor"),
    ("lt.", "lieutenant"),
    ("col.", "colonel"),
    ("capt.", "captain"),
    ("sgt.", "sergeant"),
    ("rev.", "reverend"),
    ("pres.", "president"),
];

fn is_singular(mention: &Mention, context: Context) -> bool {
    mention.kind != ActorKind::Person || !context.doc.lower(mention.head).ends_with('s') || context.doc.lower(mention.head).ends_with("ss")
}
