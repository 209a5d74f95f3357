//! Words that stand before a noun phrase or a whole clause: "after the vote", "after the vote failed".
//!
//! Which it is shows in a verb that comes too late for a tagger that sees two words ahead.

use super::features::{TagId, tag};
use crate::syntax::tags::{Tag, Tags};

/// They take either, and a clause behind them is always told by its finite verb.
pub(super) const EITHER: [&str; 8] = ["after", "as", "before", "like", "since", "than", "till", "until"];

/// Looked at behind such a word; no more words stand before the verb of most clauses.
const AHEAD: usize = 10;

/// What a subject is made of.
const SUBJECT: Tags = Tags::NOUN.or(Tags::ADJECTIVE).or(Tags::ADVERB).or(Tags::of(&[
    Tag::Pronoun,
    Tag::Possessive,
    Tag::PossessiveEnding,
    Tag::Determiner,
    Tag::Predeterminer,
    Tag::Demonstrative,
    Tag::SomePronoun,
    Tag::Existential,
    Tag::Number,
    Tag::Symbol,
    Tag::Participle,
    Tag::Gerund,
]));

/// The tag of a word that takes either, by the tags behind it; `None` where they leave it open.
pub(super) fn tag_before(behind: &[TagId]) -> Option<Tag> {
    let mut opened = false;
    for next in behind.iter().take(AHEAD).map(|&id| tag(id)) {
        if next.is(Tags::FINITE) {
            return opened.then_some(Tag::Subordinator);
        }
        if !next.is(SUBJECT) {
            break;
        }
        opened |= next.is(Tags::NOUN.or(Tags::PRONOUN)) || matches!(next, Tag::Number | Tag::Determiner);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Tag, TagId, tag_before};

    #[test]
    fn a_finite_verb_makes_a_clause() {
        let ids = |tags: &[Tag]| tags.iter().map(|&tag| tag as TagId).collect::<Vec<_>>();
        assert_eq!(tag_before(&ids(&[Tag::Determiner, Tag::Noun, Tag::Past])), Some(Tag::Subordinator));
        assert_eq!(tag_before(&ids(&[Tag::Determiner, Tag::Noun, Tag::Punct, Tag::Past])), None);
        assert_eq!(tag_before(&ids(&[Tag::Past])), None);
    }
}
