//! Who acts: names and descriptions of persons, organizations, places and groups.

mod consistency;
mod datelines;
mod evidence;
mod extents;
mod headlines;
mod mention;
mod names;
mod nicknames;
mod own;
mod pronouns;
mod results;
mod roles;
mod wholes;

use crate::document::Document;
use crate::names::Memory as Names;
use crate::syntax::Syntax;
pub(crate) use mention::Mention;
use pronouns::Pronouns;

/// What is known of words, of one text after another.
#[derive(Default)]
pub(crate) struct Memory {
    names: Names,
    pronouns: Pronouns,
}

/// Every mention of an actor in a document, ordered by span, none twice; a description may hold a name.
pub(crate) fn find(doc: &Document, syntax: &Syntax, memory: &mut Memory) -> Vec<Mention> {
    let mut mentions = names::find(doc, &mut memory.names);
    let roles = roles::find(doc, syntax, &mentions);
    mentions.extend(roles);
    mentions.extend(pronouns::find(doc, syntax, &mut memory.pronouns));
    mentions.retain(|mention| !doc.is_own_not_name(&mention.tokens));
    mentions.sort_by(|a, b| a.tokens.start.cmp(&b.tokens.start).then(b.tokens.end.cmp(&a.tokens.end)));
    mentions
}
