//! Which mentions are one actor: ordered sieves over names, acronyms, descriptions and pronouns.

use std::collections::HashMap;

use super::Entity;
use crate::actors::Mention;
use crate::document::Document;

/// The entities, in order of first mention, and the entity of each mention.
pub(super) fn resolve(doc: &Document, mentions: &[Mention]) -> (Vec<Entity>, Vec<usize>) {
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    let mut entities = Vec::new();
    let entity_of = mentions
        .iter()
        .map(|mention| {
            let name = mention.span(doc).of(doc.text());
            *by_name.entry(name).or_insert_with(|| {
                entities.push(Entity { name: name.to_owned(), kind: mention.kind, country: None });
                entities.len() - 1
            })
        })
        .collect();
    (entities, entity_of)
}
