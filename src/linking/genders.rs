//! What words tell of a person's gender: pronouns, titles and kin for sure, given names nearly so.

use super::coreference::{Clusters, Context};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::{Case, Document};
use crate::lexicon::Classes;

/// What a pronoun or a title tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// Of "she".
    Female,
    /// Of "he".
    Male,
}

/// The gender of each cluster, as far as it is known.
pub(super) struct Genders {
    of: Vec<Option<(Surety, Gender)>>,
}

/// How sure a gender is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Surety {
    /// A single word, which may be a surname: "Scott".
    Single,
    /// The given name of a full one: "Ana Scott".
    Given,
    /// "Mrs.", "the actress".
    Title,
    /// "she".
    Pronoun,
}

impl Genders {
    /// What all names and descriptions of each cluster tell.
    pub(super) fn new(context: Context, clusters: &Clusters) -> Self {
        let mut genders = Self { of: vec![None; clusters.len()] };
        for (mention, cluster) in context.mentions.iter().zip(clusters) {
            if let (Some((surety, gender)), Some(cluster)) = (told(context.doc, mention), *cluster) {
                genders.keep(cluster, surety, gender);
            }
        }
        genders
    }

    /// The gender of a cluster, as far as no surname may have misled about it.
    pub(super) fn get(&self, cluster: usize) -> Option<Gender> {
        self.of.get(cluster).copied().flatten().filter(|(surety, _)| *surety > Surety::Single).map(|(_, gender)| gender)
    }

    /// Whether the only name of a cluster, a single word, is mostly given to the other gender.
    pub(super) fn speaks_against(&self, cluster: usize, wanted: Gender) -> bool {
        self.of.get(cluster).copied().flatten().is_some_and(|(_, gender)| gender != wanted)
    }

    /// Keeps what a pronoun tells of its cluster.
    pub(super) fn note(&mut self, cluster: usize, gender: Gender) {
        self.keep(cluster, Surety::Pronoun, gender);
    }

    fn keep(&mut self, cluster: usize, surety: Surety, gender: Gender) {
        if let Some(slot) = self.of.get_mut(cluster)
            && slot.is_none_or(|(known, _)| known < surety)
        {
            *slot = Some((surety, gender));
        }
    }
}

/// The gender that a pronoun has.
pub(super) fn of_pronoun(pronoun: &str) -> Option<Gender> {
    match pronoun {
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}

/// What the words of a mention, or the title before them, tell of a person's gender.
pub(super) fn gender(doc: &Document, mention: &Mention) -> Option<Gender> {
    told(doc, mention).map(|(_, gender)| gender)
}

/// The same, by titles and kin alone: "Finn" may be Alice Finn.
pub(super) fn titled(doc: &Document, mention: &Mention) -> Option<Gender> {
    told(doc, mention).filter(|(surety, _)| *surety >= Surety::Title).map(|(_, gender)| gender)
}

fn told(doc: &Document, mention: &Mention) -> Option<(Surety, Gender)> {
    if mention.kind != ActorKind::Person || mention.form == Form::Pronoun {
        return None;
    }
    let word = |at: usize, female: Classes, male: Classes| {
        let classes = doc.classes(at);
        match () {
            () if classes.any(female) => Some(Gender::Female),
            () if classes.any(male) => Some(Gender::Male),
            () => None,
        }
    };
    let title = |at: usize| word(at, Classes::FEMALE, Classes::MALE).map(|gender| (Surety::Title, gender));
    if mention.form == Form::Nominal {
        // "Mary Dent's brother": the head tells, not the possessor.
        let head = doc.lower(mention.head);
        // No "German", no "human".
        let man =
            || (head.ends_with("man") && doc.case(mention.head) == Case::Lower && head != "human").then_some((Surety::Title, Gender::Male));
        let woman = || head.ends_with("woman").then_some((Surety::Title, Gender::Female));
        return title(mention.head).or_else(woman).or_else(man);
    }
    let before = mention.tokens.start.checked_sub(1).filter(|&at| at >= doc.sentence_at(mention.tokens.start).start);
    let first = mention.tokens.start;
    let many = mention.tokens.len() > 1;
    let surety = if many { Surety::Given } else { Surety::Single };
    // The surname of a full name is nobody's given name: "Ana Scott".
    let given = first..if many { mention.tokens.end - 1 } else { mention.tokens.end };
    let named = || given.clone().find_map(|at| word(at, Classes::FEMALE_NAME, Classes::MALE_NAME)).map(|gender| (surety, gender));
    before.and_then(title).or_else(|| title(first).filter(|_| many)).or_else(named)
}
