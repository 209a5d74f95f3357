//! Which mentions are one actor: ordered sieves, most precise first.
//!
//! Method: the multi-pass sieve of Lee et al. (2013), "Deterministic Coreference Resolution Based on
//! Entity-Centric, Precision-Ranked Rules", cut down to what needs no parser: names, aliases, parts of names,
//! then descriptions, then pronouns.

use super::descriptions::Descriptions;
use super::names::Names;
use super::pronouns::Pronouns;
use super::{Entity, Speaker};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::Document;
use crate::lexicon::countries;
use crate::quotes::Quotation;

/// What the sieves read: the document, its mentions in order, and what is said by whom.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) quotations: &'a [Quotation],
    pub(super) speakers: &'a [Option<Speaker>],
}

/// The cluster of each mention; a cluster is the index of one of its mentions. `None`: not yet resolved.
pub(super) type Clusters = Vec<Option<usize>>;

/// The entities, in order of first mention, and the entity of each mention; `None` for a pronoun that
/// stands for nobody in the text.
pub(super) fn resolve(context: Context) -> (Vec<Entity>, Vec<Option<usize>>) {
    let mut clusters: Clusters = vec![None; context.mentions.len()];
    Names::new(context).resolve(&mut clusters);
    Descriptions::new(context).resolve(&mut clusters);
    Pronouns::new(context).resolve(&mut clusters);
    gather(context, &clusters)
}

fn gather(context: Context, clusters: &Clusters) -> (Vec<Entity>, Vec<Option<usize>>) {
    let mut number: Vec<Option<usize>> = vec![None; clusters.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    let entity_of: Vec<_> = clusters
        .iter()
        .enumerate()
        .map(|(mention, cluster)| {
            let slot = number.get_mut((*cluster)?)?;
            let entity = *slot.get_or_insert_with(|| {
                members.push(Vec::new());
                members.len() - 1
            });
            members.get_mut(entity)?.push(mention);
            Some(entity)
        })
        .collect();
    (members.iter().filter_map(|mentions| describe(context, mentions)).collect(), entity_of)
}

/// What the mentions of one actor say of it together.
fn describe(context: Context, members: &[usize]) -> Option<Entity> {
    let mentions: Vec<&Mention> = members.iter().filter_map(|&m| context.mentions.get(m)).collect();
    let rank = |m: &&&Mention| match m.form {
        Form::Name => 2,
        Form::Nominal => 1,
        Form::Pronoun => 0,
    };
    let best = mentions.iter().map(|m| rank(&m)).max()?;
    // The fullest; among equals the first one.
    let fullest = mentions.iter().filter(|m| rank(m) == best).rev().max_by_key(|m| m.tokens.len())?;
    let name = fullest.span(context.doc).of(context.doc.text()).split_whitespace().collect::<Vec<_>>().join(" ");
    let country = country(context.doc, &mentions);
    Some(Entity { name, kind: fullest.kind, country: country.map(|iso| iso.iter().map(|&b| char::from(b)).collect()) })
}

/// The country that an actor is, or that its mentions or the title before its name say it belongs to.
fn country(doc: &Document, mentions: &[&Mention]) -> Option<countries::Iso> {
    let place = mentions.iter().find(|m| m.kind == ActorKind::Place && m.form == Form::Name);
    if let Some(place) = place {
        return match countries::named(doc, &place.tokens) {
            Some((iso, countries::Sense::Country)) => Some(iso),
            _ => None,
        };
    }
    let inside = mentions.iter().filter(|m| m.form != Form::Pronoun).find_map(|m| countries::within(doc, &m.tokens));
    let before = || {
        let names = mentions.iter().filter(|m| m.form == Form::Name && m.kind == ActorKind::Person);
        names.filter_map(|m| countries::within(doc, &title_before(doc, m.tokens.start))).next()
    };
    inside.or_else(before).map(|(iso, _)| iso)
}

/// The words of a title that stand right before a name: "French Foreign Minister" of "French Foreign Minister Catherine Colonna".
fn title_before(doc: &Document, name: usize) -> crate::document::Tokens {
    let sentence = doc.sentence_at(name);
    let near = name.saturating_sub(5).max(sentence.start);
    let start = (near..name)
        .rev()
        .take_while(|&at| doc.is_capitalized(at) || matches!(doc.lower(at), "of" | "for" | "'s" | "minister" | "president"))
        .last();
    start.unwrap_or(name)..name
}

#[cfg(test)]
mod tests {
    use crate::{Options, annotate};

    /// The entity names of a text, each with its country and the number of its mentions.
    fn check(text: &str, expected: &[&str]) {
        let found = annotate(text, &Options::default());
        let shown: Vec<_> =
            found.entities.iter().map(|e| format!("{} {} {}", e.name, e.country.as_deref().unwrap_or("-"), e.mentions.len())).collect();
        for entity in expected {
            assert!(shown.iter().any(|s| s == entity), "{entity:?} is not in {shown:?}");
        }
    }

    #[test]
    fn an_actor_has_the_country_of_its_words() {
        check("French Foreign Minister Catherine Colonna spoke. Colonna left.", &["Catherine Colonna FR 2"]);
        check("France reacted. France left.", &["France FR 2"]);
    }
}
