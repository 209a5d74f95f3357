//! Which name a description without a word of it takes up: "the company", "the country", "the 22-year-old".

use super::coreference::Context;
use super::genders::{self, Gender};
use crate::actors::Mention;
use crate::annotation::ActorKind;
use crate::document::{Document, TokenKind};
use crate::lexicon::{Classes, countries};

/// How many names back a description reaches.
const NAMES: usize = 30;
/// How many names back one is looked for that must be the only one, or of an age.
const FAR: usize = 200;
/// How many sentences back it reaches.
const SENTENCES: usize = 8;
/// How much a name loses a sentence.
const SENTENCE: i32 = 3;
/// How much more what its sentence is about is in focus.
const SUBJECT: i32 = 4;
/// How much less what a preposition governs is: "a unit of Acme".
const GOVERNED: i32 = 4;
/// How many former mentions add to the focus, one each.
const FORMER: usize = 3;

/// What sort of name a description takes up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// "the country".
    Country,
    /// "the city": no country.
    Town,
    /// "the region".
    Place,
    /// "the company": no part of a state.
    Company,
    /// "the agency".
    Body,
    /// "the 22-year-old".
    Person,
}

/// A name that has been read.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Named {
    cluster: usize,
    gender: Option<Gender>,
    kind: ActorKind,
    sentence: usize,
    subject: bool,
    governed: bool,
    public: bool,
    country: bool,
    age: Option<u32>,
}

/// The names read so far.
#[derive(Default)]
pub(super) struct Focus {
    names: Vec<Named>,
}

impl Focus {
    /// Takes a name into focus; who tells the story, as in "LONDON (Reuters)", is hardly "the company".
    pub(super) fn add(&mut self, context: Context, index: usize, cluster: usize) {
        let (doc, Some(mention)) = (context.doc, context.mentions.get(index)) else { return };
        let before = mention.tokens.start.wrapping_sub(1);
        if doc.surface(before) == "(" && mention.kind == ActorKind::Organization {
            return;
        }
        let sentence = doc.sentence_at(mention.tokens.start).start;
        let governor = if doc.classes(before).any(Classes::DETERMINER) { before.wrapping_sub(1) } else { before };
        self.names.push(Named {
            cluster,
            gender: genders::gender(doc, mention),
            kind: mention.kind,
            sentence: doc.sentence_of(mention.tokens.start),
            subject: mention.tokens.start <= sentence + 1,
            governed: doc.classes(governor).any(Classes::PREPOSITION),
            public: mention.tokens.clone().any(|at| doc.classes(at).any(Classes::PUBLIC_BODY)),
            country: matches!(countries::named(doc, &mention.tokens), Some((_, countries::Sense::Country))),
            age: age_behind(doc, mention),
        });
    }

    /// The name of a sort that is most in focus in a sentence.
    pub(super) fn nearest(&self, wanted: Wanted, sentence: usize) -> Option<usize> {
        let recent = || self.names.iter().rev().take(NAMES);
        let former = |cluster: usize| recent().filter(|name| name.cluster == cluster).take(FORMER).count() as i32;
        let score = |name: &Named| {
            let distance = sentence.saturating_sub(name.sentence).min(SENTENCES) as i32;
            SUBJECT * i32::from(name.subject) - GOVERNED * i32::from(name.governed) - SENTENCE * distance + former(name.cluster)
        };
        let near = |name: &&Named| wanted.fits(name) && sentence.saturating_sub(name.sentence) <= SENTENCES;
        recent().filter(near).enumerate().max_by_key(|(back, name)| (score(name), std::cmp::Reverse(*back))).map(|(_, name)| name.cluster)
    }

    /// The only one of a sort that the story has named.
    pub(super) fn only(&self, wanted: Wanted) -> Option<usize> {
        let mut fitting = self.names.iter().rev().take(FAR).filter(|name| wanted.fits(name)).map(|name| name.cluster);
        let first = fitting.next()?;
        fitting.all(|cluster| cluster == first).then_some(first)
    }

    /// The person whom "the 22-year-old" means: the one of that age, else the one most in focus of those whose age is not told.
    pub(super) fn aged(&self, context: Context, mention: &Mention) -> Option<usize> {
        let doc = context.doc;
        let years = |at: usize| match doc.lower(at).strip_suffix("year-old")? {
            "" => doc.surface(at.checked_sub(2)?).parse().ok(),
            joined => joined.strip_suffix('-')?.parse().ok(),
        };
        let age: u32 = mention.tokens.clone().take_while(|&at| at <= mention.head).find_map(years)?;
        let own = genders::gender(doc, mention);
        let fits = |gender: Option<Gender>| own.is_none() || gender.is_none() || own == gender;
        let person = |name: &&Named| name.kind == ActorKind::Person && fits(name.gender);
        if let Some(name) = self.names.iter().rev().take(FAR).filter(person).find(|name| name.age == Some(age)) {
            return Some(name.cluster);
        }
        let told = |cluster: usize| self.names.iter().rev().take(FAR).any(|name| name.cluster == cluster && name.age.is_some());
        self.nearest(Wanted::Person, doc.sentence_of(mention.head))
            .filter(|&cluster| !told(cluster) && self.names.iter().rev().take(FAR).any(|name| name.cluster == cluster && person(&name)))
    }
}

impl Wanted {
    fn fits(self, name: &Named) -> bool {
        let place = name.kind == ActorKind::Place;
        match self {
            Self::Country => place && name.country,
            Self::Town => place && !name.country,
            Self::Place => place,
            Self::Company => name.kind == ActorKind::Organization && !name.public,
            Self::Body => name.kind == ActorKind::Organization,
            Self::Person => name.kind == ActorKind::Person,
        }
    }
}

/// The age behind a name: "Ana Ruiz, 71,".
fn age_behind(doc: &Document, mention: &Mention) -> Option<u32> {
    let at = mention.tokens.end + 1;
    let closed = matches!(doc.surface(at + 1), "," | ")" | "." | ";");
    let age = doc.kind(at) == TokenKind::Number && matches!(doc.surface(at - 1), "," | "(") && closed;
    age.then(|| doc.surface(at).parse().ok()).flatten()
}
