//! Sieves over descriptions: apposition, the title before a name, "the ministry" after "the Foreign Ministry".

use super::coreference::{Clusters, Context};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::TokenKind;
use crate::lexicon::{Classes, Map};

/// The descriptions of a document.
pub(super) struct Descriptions<'a> {
    context: Context<'a>,
    /// The cluster last described or named with a head word.
    by_head: Map<&'a str, usize>,
    /// The last named place, organization.
    last_place: Option<usize>,
    last_organization: Option<usize>,
}

/// Heads that take up any place or organization named before.
const PLACES: &[&str] =
    &["country", "nation", "city", "town", "village", "region", "province", "territory", "island", "enclave", "republic", "kingdom"];
const ORGANIZATIONS: &[&str] = &[
    "company",
    "firm",
    "organization",
    "organisation",
    "group",
    "agency",
    "carrier",
    "retailer",
    "automaker",
    "bank",
    "newspaper",
    "network",
    "party",
    "university",
    "charity",
    "watchdog",
    "bloc",
    "alliance",
];

impl<'a> Descriptions<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        Self { context, by_head: Map::default(), last_place: None, last_organization: None }
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
        if let Some(&known) = self.by_head.get(head) {
            return Some(known);
        }
        // A generic head alone may take up a name without that word: "the country", "the company".
        if !definite || mention.tokens.len() > 2 {
            return None;
        }
        match head {
            _ if PLACES.contains(&head) => self.last_place,
            _ if ORGANIZATIONS.contains(&head) => self.last_organization,
            _ => None,
        }
    }

    fn remember(&mut self, mention: &Mention, cluster: usize) {
        let doc = self.context.doc;
        match (mention.form, mention.kind) {
            (Form::Name, ActorKind::Place) => self.last_place = Some(cluster),
            (Form::Name, ActorKind::Organization) => {
                self.last_organization = Some(cluster);
                self.by_head.insert(doc.lower(mention.head), cluster);
            }
            (Form::Name, ActorKind::Person) => {
                // The role before the name: "Senator Ruiz" makes "the senator" Ruiz.
                let sentence = doc.sentence_at(mention.tokens.start);
                if let Some(before) = mention.tokens.start.checked_sub(1).filter(|at| *at >= sentence.start) {
                    let role = doc.lower(before);
                    let role = TITLES.iter().find(|(short, _)| *short == role).map_or(role, |(_, long)| long);
                    // "Senators Ruiz and Hale" are several: "the senators" is neither alone.
                    if !role.ends_with('s') || role.ends_with("ss") {
                        self.by_head.insert(role, cluster);
                    }
                }
            }
            _ => {
                self.by_head.insert(doc.lower(mention.head), cluster);
            }
        }
    }
}

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
