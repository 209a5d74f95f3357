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
            && !is_verb(word)
    }

    /// Whether the word at an index is of a closed class, or an adverb that ends a noun phrase as those do.
    pub(crate) fn is_closed(&self, index: usize) -> bool {
        const CLOSED: Classes =
            Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::PRONOUN).or(Classes::CONJUNCTION).or(Classes::AUXILIARY);
        (self.classes(index).any(CLOSED) && self.lower(index) != "past")
            || matches!(
                self.lower(index),
                "then"
                    | "also"
                    | "just"
                    | "only"
                    | "there"
                    | "here"
                    | "now"
                    | "ago"
                    | "later"
                    | "earlier"
                    | "too"
                    | "away"
                    | "back"
                    | "said"
                    | "says"
                    | "always"
                    | "perhaps"
                    | "thus"
                    | "plus"
                    | "vs"
                    | "overseas"
                    | "sometimes"
                    | "nevertheless"
            )
    }
}

/// Common verbs, most in forms that look like plural nouns: "comes", "remains".
pub(crate) fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "says"
            | "said"
            | "is"
            | "was"
            | "has"
            | "does"
            | "comes"
            | "goes"
            | "makes"
            | "takes"
            | "remains"
            | "includes"
            | "meets"
            | "carries"
            | "gets"
            | "gives"
            | "keeps"
            | "seems"
            | "tells"
            | "wants"
            | "knows"
            | "thinks"
            | "believes"
            | "becomes"
            | "begins"
            | "contains"
            | "provides"
            | "requires"
            | "allows"
            | "expects"
            | "sits"
            | "weighs"
            | "lies"
            | "began"
            | "became"
            | "told"
            | "made"
            | "came"
            | "took"
            | "went"
            | "got"
            | "saw"
            | "left"
            | "won"
            | "lost"
            | "died"
            | "rose"
            | "fell"
    )
}
