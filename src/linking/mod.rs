//! Which mentions are one actor, and who speaks: the only place that sees all recognizers.

mod aliases;
mod appositions;
mod attribution;
mod coreference;
mod descriptions;
mod entities;
mod focus;
mod genders;
mod names;
mod owned;
mod parts;
mod pronouns;
mod ranking;
mod sieves;
mod standings;

use crate::actors::Mention;
use crate::annotation::{ActorKind, PersonPronoun};
use crate::document::{Document, Tokens};
use crate::quotes::Quotation;
use crate::syntax::Syntax;

/// One actor: what its mentions have in common.
#[derive(Clone, Debug)]
pub(crate) struct Entity {
    /// The fullest name, or the fullest description.
    pub(crate) name: String,
    /// What sort of actor.
    pub(crate) kind: ActorKind,
    /// ISO 3166-1 alpha-2 code of the country it is or belongs to.
    pub(crate) country: Option<String>,
    /// The entities that act together as this one; empty for one actor.
    pub(crate) members: Vec<usize>,
    /// The pronoun that the text uses for a person.
    pub(crate) pronoun: Option<PersonPronoun>,
}

/// The speaker of one quotation.
#[derive(Clone, Debug)]
pub(crate) struct Speaker {
    /// The words that name the speaker.
    pub(crate) tokens: Tokens,
    /// Index of the mention that those words are or hold.
    pub(crate) mention: usize,
}

/// Everything that linking knows; lists are parallel to mentions or quotations.
#[derive(Debug, Default)]
pub(crate) struct Linked {
    /// The mentions, ordered by span; speakers that no recognizer marked are added.
    pub(crate) mentions: Vec<Mention>,
    /// The entity of each mention.
    pub(crate) entity_of: Vec<usize>,
    /// All entities, those first that the story is about.
    pub(crate) entities: Vec<Entity>,
    /// The quotations with their final rule and kind.
    pub(crate) quotations: Vec<Quotation>,
    /// The speaker of each quotation.
    pub(crate) speakers: Vec<Option<Speaker>>,
}

/// Finds speakers, then gathers mentions into entities; pronouns that stand for nobody in the text are dropped.
pub(crate) fn link(doc: &Document, syntax: &Syntax, mut mentions: Vec<Mention>, mut quotations: Vec<Quotation>) -> Linked {
    let speakers = attribution::attribute(doc, syntax, &mut mentions, &mut quotations);
    let context = coreference::Context { doc, syntax, mentions: &mentions, quotations: &quotations, speakers: &speakers };
    let (entities, resolved) = coreference::resolve(context);
    let mut new_index = Vec::with_capacity(mentions.len());
    let mut entity_of = Vec::with_capacity(mentions.len());
    for entity in resolved {
        new_index.push(entity.map(|_| entity_of.len()));
        entity_of.extend(entity);
    }
    let mut kept = new_index.iter();
    mentions.retain(|_| kept.next().is_some_and(Option::is_some));
    let renumber = |speaker: Option<Speaker>| {
        let speaker = speaker?;
        let mention = new_index.get(speaker.mention).copied().flatten()?;
        Some(Speaker { mention, ..speaker })
    };
    let speakers = speakers.into_iter().map(renumber).collect();
    let mut linked = Linked { mentions, entity_of, entities, quotations, speakers };
    entities::settle_kinds(&mut linked);
    linked
}
