//! Spellings that have one tag wherever the treebanks have them.

use std::collections::BTreeMap;

use crate::document::{Document, TokenKind};
use crate::sequence::hashing::key;
use crate::syntax::tagger::features::TagId;
use crate::syntax::tags::Tag;

/// A word is listed from so many occurrences on.
const OFTEN: u32 = 12;
/// Of so many occurrences one may have another tag.
const PURE: u32 = 250;

/// How often spellings have which tag.
#[derive(Default)]
pub(super) struct Counts(BTreeMap<(String, bool), BTreeMap<TagId, u32>>);

impl Counts {
    /// Counts a token.
    pub(super) fn add(&mut self, doc: &Document, at: usize, tag: Tag) {
        match doc.kind(at) {
            TokenKind::Word | TokenKind::Clitic => *self.of(doc, at, true).entry(tag as TagId).or_default() += 1,
            TokenKind::Punct => *self.of(doc, at, false).entry(tag as TagId).or_default() += 1,
            TokenKind::Number | TokenKind::Quote | TokenKind::Address => {}
        }
    }

    fn of(&mut self, doc: &Document, at: usize, word: bool) -> &mut BTreeMap<TagId, u32> {
        self.0.entry((doc.surface(at).to_owned(), word)).or_default()
    }

    /// Numbers of spellings and tags, sorted. Of marks all with a tag of their own are listed: "%".
    pub(super) fn dictionary(&self) -> Vec<(u32, u32)> {
        let listed = self.0.iter().filter_map(|((spelling, word), tags)| {
            let total: u32 = tags.values().sum();
            let (&tag, &most) = tags.iter().max_by_key(|&(_, count)| count)?;
            let listed = if *word {
                total >= OFTEN && (total - most) * PURE <= total && tag != Tag::Punct as TagId
            } else {
                tag != Tag::Punct as TagId
            };
            listed.then(|| (key(spelling), u32::from(tag)))
        });
        let sorted: BTreeMap<_, _> = listed.collect();
        sorted.into_iter().collect()
    }
}
