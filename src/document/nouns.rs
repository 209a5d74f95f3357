//! What a word by itself tells of nouns: whether it looks like a plural, or can be none.

use super::{Document, TokenKind};
use crate::lexicon::Classes;

impl Document<'_> {
    /// Whether the word at an index looks like a plural noun.
    pub(crate) fn is_plural(&self, index: usize) -> bool {
        let word = self.lower(index);
        let ending = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
        self.kind(index) == TokenKind::Word
            && (ending || self.classes(index).any(Classes::PLURAL))
            && !self.is_closed(index)
            && !self.classes(index).any(Classes::COMMON_VERB)
    }

    /// Whether the word at an index is of a closed class, or an adverb that ends a noun phrase as those do.
    pub(crate) fn is_closed(&self, index: usize) -> bool {
        const CLOSED: Classes =
            Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::PRONOUN).or(Classes::CONJUNCTION).or(Classes::AUXILIARY);
        (self.classes(index).any(CLOSED) && self.lower(index) != "past") || self.classes(index).any(Classes::PHRASE_END)
    }
}
