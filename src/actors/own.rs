//! Names that the reader told of go before those that the tagger finds.

use super::consistency::{Name, ORGANIZATION};
use crate::annotation::ActorKind;
use crate::document::{Document, OwnEntry};
use crate::names::KINDS;

/// The rule of a name that the reader told of.
pub(super) const RULE: &str = "own name";

/// The names of a document with those that the reader told of, without what the reader said is none; `names` are and stay in order.
pub(super) fn put(doc: &Document, mut names: Vec<Name>) -> Vec<Name> {
    if doc.own_names().is_empty() {
        return names;
    }
    let own = doc.own_names().iter().filter_map(|(tokens, entry)| match entry {
        OwnEntry::Name(number) => Some(Name { tokens: tokens.clone(), kind: votes_as(doc.own(*number)?.kind), rule: RULE }),
        OwnEntry::NotName => None,
    });
    let own: Vec<_> = own.collect();
    names.retain(|name| {
        let next = own.partition_point(|own| own.tokens.end <= name.tokens.start);
        own.get(next).is_none_or(|own| own.tokens.start >= name.tokens.end) && !doc.is_own_not_name(&name.tokens)
    });
    names.extend(own);
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// The kind of a name that the reader told of; groups are no kind of the tagger's.
pub(super) fn kind(doc: &Document, name: &Name) -> Option<ActorKind> {
    Some(doc.own(doc.own_actor(&name.tokens)?)?.kind)
}

/// The index in [`KINDS`] that a name agrees with others by.
fn votes_as(kind: ActorKind) -> usize {
    KINDS.iter().position(|&known| known == kind).unwrap_or(ORGANIZATION)
}
