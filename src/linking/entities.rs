//! From clusters of mentions to entities: the name that the list shows, the kind, the country, the members, the pronoun,
//! and the order.

use std::cmp::Reverse;

use super::coreference::{Clusters, Context};
use super::genders::{self, Gender};
use super::{Entity, Linked};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form, PersonPronoun};
use crate::document::{Case, Document, Tokens};
use crate::lexicon::{Classes, countries};

/// How many words before a name its title may have.
const TITLE: usize = 5;
/// How much it weighs that an actor speaks: as much as two mentions.
const SPEAKS: usize = 2;
/// How much it weighs that an actor is named in the first sentences: the story is about those.
const OPENS: usize = 3;
/// How many sentences open a story: a headline and a lead.
const OPENING: usize = 2;
/// How many members a joint actor may have.
const MEMBERS: usize = 12;

/// The entities in order of their weight in the story, and the entity of each mention; `None` for a pronoun that stands for
/// nobody in the text.
pub(super) fn gather(context: Context, clusters: &Clusters) -> (Vec<Entity>, Vec<Option<usize>>) {
    let order = ranked(context, clusters);
    let mut number = vec![None; clusters.len()];
    for (rank, (_, cluster)) in order.iter().enumerate() {
        if let Some(slot) = number.get_mut(*cluster) {
            *slot = Some(rank);
        }
    }
    let entity_of: Vec<_> = clusters.iter().map(|cluster| number.get((*cluster)?).copied().flatten()).collect();
    let mut own: Vec<_> = entity_of.iter().zip(context.mentions).filter_map(|(entity, mention)| Some(((*entity)?, mention))).collect();
    own.sort_by_key(|(entity, _)| *entity);
    let mut entities: Vec<_> = own.chunk_by(|a, b| a.0 == b.0).filter_map(|own| describe(context.doc, own)).collect();
    join(context, &entity_of, &mut entities);
    (entities, entity_of)
}

/// The weight and the number of each cluster, heaviest first, among equals the one that is named first.
fn ranked(context: Context, clusters: &Clusters) -> Vec<(usize, usize)> {
    let mut weights = vec![0; clusters.len()];
    let mut seen = Vec::new();
    let speakers = context.speakers.iter().flatten().map(|speaker| (speaker.mention, SPEAKS));
    let all = (0..clusters.len()).map(|mention| (mention, 1));
    let opens = |(at, mention): (usize, &Mention)| (context.doc.sentence_of(mention.tokens.start) < OPENING).then_some((at, OPENS));
    let opening = context.mentions.iter().enumerate().map_while(opens);
    for (mention, weight) in all.chain(speakers).chain(opening) {
        let Some(cluster) = clusters.get(mention).copied().flatten() else { continue };
        if let Some(sum) = weights.get_mut(cluster) {
            if *sum == 0 {
                seen.push(cluster);
            }
            *sum += weight;
        }
    }
    let mut order: Vec<_> = seen.into_iter().map(|cluster| (weights.get(cluster).copied().unwrap_or_default(), cluster)).collect();
    order.sort_by_key(|(weight, _)| Reverse(*weight));
    order
}

/// What the mentions of one actor say of it together; each comes with the number of the actor.
fn describe(doc: &Document, own: &[(usize, &Mention)]) -> Option<Entity> {
    let mentions = || own.iter().map(|(_, mention)| *mention);
    // The fullest; among equals the first one.
    let most = mentions().map(form).max()?;
    let fullest = mentions().rev().filter(|m| form(m) == most).max_by_key(|m| (ordinary(doc, m), m.tokens.len()))?;
    let name = spaced(fullest.span(doc).of(doc.text()));
    let country = country(doc, mentions()).map(|iso| iso.iter().map(|&b| char::from(b)).collect());
    let kind = kind(&mentions()).unwrap_or(fullest.kind);
    let pronoun = if kind == ActorKind::Person { pronoun(doc, mentions()) } else { None };
    let entity = Entity { name, kind, country, members: Vec::new(), pronoun };
    Some(match mentions().find_map(|m| doc.own(doc.own_actor(&m.tokens)?)) {
        Some(own) => Entity { name: own.name.clone(), kind: own.kind, country: own.country.clone(), ..entity },
        None => entity,
    })
}

/// A name says more of an actor than a description, and that more than a pronoun.
fn form(mention: &Mention) -> u8 {
    match mention.form {
        Form::Name => 2,
        Form::Nominal => 1,
        Form::Pronoun => 0,
    }
}

/// Whether a name is written as inside a sentence, not in a headline nor all in capitals; an acronym is as it is.
fn ordinary(doc: &Document, mention: &Mention) -> bool {
    let loud = |at: usize| doc.case(at) == Case::Upper && doc.span(at).len() > 3 && !doc.surface(at).contains('.');
    let line = mention.tokens.len() > 1 && is_headline(doc, mention.tokens.start);
    !line && !mention.tokens.clone().any(loud)
}

/// Whether a token stands in a line whose words nearly all have capitals.
fn is_headline(doc: &Document, at: usize) -> bool {
    /// So many capitals for one small word of more than three letters make a headline.
    const CAPITALS: usize = 6;
    /// How much of a long sentence is looked at.
    const LOOKED_AT: usize = 40;
    let words = || doc.sentence_at(at).take(LOOKED_AT);
    let small = words().filter(|&at| doc.case(at) == Case::Lower && doc.span(at).len() > 3).count();
    let capitals = words().filter(|&at| doc.is_capitalized(at)).count();
    let stops = doc.surface(doc.sentence_at(at).end.saturating_sub(1)) == ".";
    !stops && capitals >= 3 && small * CAPITALS <= capitals
}

/// The kind that most names of an actor have; the first one's among equals.
fn kind<'m>(mentions: &(impl Iterator<Item = &'m Mention> + Clone)) -> Option<ActorKind> {
    let names = || mentions.clone().filter(|m| m.form == Form::Name).map(|m| m.kind);
    let count = |kind: ActorKind| names().filter(|&k| k == kind).count();
    let kinds = [ActorKind::Person, ActorKind::Organization, ActorKind::Place, ActorKind::Group];
    let first = names().next()?;
    kinds.into_iter().max_by_key(|&kind| (count(kind), kind == first))
}

/// The pronoun that the text uses most for a person.
fn pronoun<'m>(doc: &Document, mentions: impl Iterator<Item = &'m Mention>) -> Option<PersonPronoun> {
    let (mut he, mut she, mut they) = (0, 0, 0);
    for mention in mentions.filter(|m| m.form == Form::Pronoun) {
        match genders::of_pronoun(doc.lower(mention.head)) {
            Some(Gender::Male) => he += 1,
            Some(Gender::Female) => she += 1,
            None => they += usize::from(doc.lower(mention.head).starts_with("the")),
        }
    }
    match () {
        () if he > she => Some(PersonPronoun::He),
        () if she > he => Some(PersonPronoun::She),
        () if he + she == 0 && they > 0 => Some(PersonPronoun::They),
        () => None,
    }
}

/// A name with one blank wherever its writer left white space.
fn spaced(name: &str) -> String {
    let mut words = name.split_whitespace();
    let mut spaced = String::with_capacity(name.len());
    spaced.extend(words.next());
    words.for_each(|word| spaced.extend([" ", word]));
    spaced
}

/// The country that an actor is, or that its mentions or the title before its name say it belongs to.
fn country<'m>(doc: &Document, mentions: impl Iterator<Item = &'m Mention> + Clone) -> Option<countries::Iso> {
    let mut places = mentions.clone().filter(|m| m.kind == ActorKind::Place && m.form == Form::Name).peekable();
    if places.peek().is_some() {
        return places.find_map(|place| country_of_place(doc, &place.tokens));
    }
    // "Jordan Peters" is from nowhere by his name.
    let person = |m: &&Mention| m.form == Form::Name && m.kind == ActorKind::Person;
    let inside = mentions.clone().filter(|m| m.form != Form::Pronoun && !person(m)).find_map(|m| countries::within(doc, &m.tokens));
    let before = || mentions.filter(person).find_map(|m| countries::within(doc, &title_before(doc, m.tokens.start)));
    inside.or_else(before).map(|(iso, _)| iso)
}

/// The country that a place is, or that it is a part of by its name: "Southern Lebanon".
fn country_of_place(doc: &Document, tokens: &Tokens) -> Option<countries::Iso> {
    let part = matches!(doc.lower(tokens.start), "northern" | "southern" | "eastern" | "western" | "central") && tokens.len() > 1;
    let whole = tokens.start + usize::from(part)..tokens.end;
    countries::named(doc, &whole).filter(|(_, sense)| *sense == countries::Sense::Country).map(|(iso, _)| iso)
}

/// The words of a title that stand right before a name: "French Foreign Minister" of "French Foreign Minister Catherine Colonna".
fn title_before(doc: &Document, name: usize) -> Tokens {
    let sentence = doc.sentence_at(name);
    let near = name.saturating_sub(TITLE).max(sentence.start);
    let belongs =
        |at: usize| doc.is_capitalized(at) || matches!(doc.lower(at), "of" | "for" | "'s") || doc.classes(at).any(Classes::PERSON);
    let start = (near..name).rev().take_while(|&at| belongs(at)).last();
    start.unwrap_or(name)..name
}

/// Fills in who acts together as a joint actor: "France and Germany", "Rita Shaw and her husband".
fn join(context: Context, entity_of: &[Option<usize>], entities: &mut [Entity]) {
    for (joint, mention) in context.mentions.iter().enumerate() {
        let Some(own) = entity_of.get(joint).copied().flatten().filter(|_| mention.form == Form::Nominal) else { continue };
        let parts = parts(context, joint);
        let mut members: Vec<_> = parts.into_iter().filter_map(|part| entity_of.get(part).copied().flatten()).collect();
        members.dedup();
        let several = members.len() > 1 && !members.contains(&own);
        if let Some(entity) = entities.get_mut(own).filter(|entity| several && entity.members.is_empty()) {
            (entity.members, entity.kind, entity.country) = (members, ActorKind::Group, None);
        }
    }
}

/// The mentions that a mention lists, where it is nothing but a list: only commas and "and" stand between them.
fn parts(context: Context, joint: usize) -> Vec<usize> {
    let (doc, mentions) = (context.doc, context.mentions);
    let Some(whole) = mentions.get(joint).map(|m| m.tokens.clone()) else { return Vec::new() };
    let mut parts: Vec<usize> = Vec::new();
    let mut end = whole.start;
    let mut joined = false;
    for (at, part) in mentions.iter().enumerate().skip(joint + 1).take(MEMBERS * 2) {
        if part.tokens.start >= whole.end {
            break;
        }
        if part.tokens.start < end || part.tokens.end > whole.end || part.form == Form::Pronoun {
            continue;
        }
        let between = end..part.tokens.start;
        let and = between.clone().any(|at| matches!(doc.lower(at), "and" | "&"));
        let listed = between.clone().all(|at| matches!(doc.lower(at), "," | "and" | "&" | "both" | "the"));
        // "her husband, Des": an apposition is the same one.
        let apposed = !and && !joined && mentions.get(at.wrapping_sub(1)).is_some_and(|m| m.form == Form::Nominal) && !parts.is_empty();
        if !listed {
            return Vec::new();
        }
        joined |= and;
        if !apposed {
            parts.push(at);
        }
        end = part.tokens.end;
    }
    if joined { parts } else { Vec::new() }
}

/// Lets the kinds of all mentions follow those of their entities: a name once known as a person's is one throughout.
pub(super) fn settle_kinds(linked: &mut Linked) {
    for (mention, &entity) in linked.mentions.iter_mut().zip(&linked.entity_of) {
        if let Some(entity) = linked.entities.get(entity) {
            mention.kind = entity.kind;
        }
    }
}
