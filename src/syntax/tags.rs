//! Parts of speech: the Penn Treebank's, where Universal Dependencies part one of them in two, as "that" the pronoun and the
//! determiner, in two here as well.

use std::ops::BitOr;

macro_rules! tags {
    ($($(#[doc = $doc:literal])* $tag:ident $xpos:literal $upos:literal,)*) => {
        /// A part of speech.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Tag {
            $($(#[doc = $doc])* $tag,)*
            /// A punctuation mark; `-`, `.`, `,` and their kin are told apart by their token.
            #[default]
            Punct,
        }

        impl Tag {
            /// All tags that are learned, in the order of their numbers; [`Punct`](Self::Punct) is told by the token.
            pub(crate) const LEARNED: &[Self] = &[$(Self::$tag,)*];

            /// The treebanks' fine and universal tags.
            #[cfg(any(feature = "train", test))]
            pub(crate) const fn treebank(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$tag => ($xpos, $upos),)*
                    Self::Punct => (".", "PUNCT"),
                }
            }
        }
    };
}

tags! {
    /// "ministry".
    Noun "NN" "NOUN",
    /// "ministries".
    Nouns "NNS" "NOUN",
    /// "someone", "nothing".
    SomePronoun "NN" "PRON",
    /// "France".
    Name "NNP" "PROPN",
    /// "Alps".
    Names "NNPS" "PROPN",
    /// "United" of "United Nations": an adjective inside a name.
    NameAdjective "NNP" "ADJ",
    /// "new".
    Adjective "JJ" "ADJ",
    /// "newer".
    Comparative "JJR" "ADJ",
    /// "newest".
    Superlative "JJS" "ADJ",
    /// "recently".
    Adverb "RB" "ADV",
    /// "more" of "more recently".
    ComparativeAdverb "RBR" "ADV",
    /// "most" of "most recently".
    SuperlativeAdverb "RBS" "ADV",
    /// "not", "n't".
    Not "RB" "PART",
    /// "say", of "to say" and "will say".
    Base "VB" "VERB",
    /// "said", of "he said".
    Past "VBD" "VERB",
    /// "saying".
    Gerund "VBG" "VERB",
    /// "said", of "has said", "was said".
    Participle "VBN" "VERB",
    /// "say", of "they say".
    Present "VBP" "VERB",
    /// "says".
    PresentThird "VBZ" "VERB",
    /// "be", "have" before another verb, and "be" always, as in the treebanks.
    AuxBase "VB" "AUX",
    /// "was", "had".
    AuxPast "VBD" "AUX",
    /// "being", "having".
    AuxGerund "VBG" "AUX",
    /// "been".
    AuxParticiple "VBN" "AUX",
    /// "are", "have", "do".
    AuxPresent "VBP" "AUX",
    /// "is", "has", "does".
    AuxPresentThird "VBZ" "AUX",
    /// "will", "may".
    Modal "MD" "AUX",
    /// "in", "to" before a noun.
    Preposition "IN" "ADP",
    /// "that", "because", "if".
    Subordinator "IN" "SCONJ",
    /// "to" before a verb.
    To "TO" "PART",
    /// "up" of "gave up".
    Particle "RP" "ADP",
    /// "the", "this" before a noun.
    Determiner "DT" "DET",
    /// "this", "all" alone.
    Demonstrative "DT" "PRON",
    /// "all" of "all the".
    Predeterminer "PDT" "DET",
    /// "he", "it", "them".
    Pronoun "PRP" "PRON",
    /// "his", "their".
    Possessive "PRP$" "PRON",
    /// "'s" of "France's".
    PossessiveEnding "POS" "PART",
    /// "which", "that" of relative clauses.
    Relative "WDT" "PRON",
    /// "which" before a noun.
    WhDeterminer "WDT" "DET",
    /// "who", "what".
    WhPronoun "WP" "PRON",
    /// "whose".
    WhPossessive "WP$" "PRON",
    /// "when", "how".
    WhAdverb "WRB" "ADV",
    /// "and", "or".
    Conjunction "CC" "CCONJ",
    /// "27", "three".
    Number "CD" "NUM",
    /// "there" of "there is".
    Existential "EX" "PRON",
    /// "oh", "yes".
    Interjection "UH" "INTJ",
    /// Words of another language.
    Foreign "FW" "X",
    /// "%", "$", "@".
    Symbol "SYM" "SYM",
}

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tags(u64);

impl Tags {
    /// Finite verbs that stand for themselves: "said", "says", "say" of "they say".
    pub(crate) const FINITE: Self =
        Self::of(&[Tag::Past, Tag::Present, Tag::PresentThird, Tag::AuxPast, Tag::AuxPresent, Tag::AuxPresentThird, Tag::Modal]);
    /// Forms of "be", "have", "do" as the treebanks have them, and modals.
    pub(crate) const AUXILIARY: Self =
        Self::of(&[Tag::AuxBase, Tag::AuxPast, Tag::AuxGerund, Tag::AuxParticiple, Tag::AuxPresent, Tag::AuxPresentThird, Tag::Modal]);
    /// All forms of full verbs.
    pub(crate) const FULL_VERB: Self = Self::of(&[Tag::Base, Tag::Past, Tag::Gerund, Tag::Participle, Tag::Present, Tag::PresentThird]);
    /// Any form of any verb.
    pub(crate) const VERB: Self = Self::FULL_VERB.or(Self::AUXILIARY);
    /// Common nouns.
    pub(crate) const COMMON_NOUN: Self = Self::of(&[Tag::Noun, Tag::Nouns]);
    /// Proper nouns and adjectives in them.
    pub(crate) const NAME: Self = Self::of(&[Tag::Name, Tag::Names, Tag::NameAdjective]);
    /// Nouns of both sorts.
    pub(crate) const NOUN: Self = Self::COMMON_NOUN.or(Self::of(&[Tag::Name, Tag::Names]));
    /// Nouns that stand for several.
    pub(crate) const PLURAL: Self = Self::of(&[Tag::Nouns, Tag::Names]);
    /// Words that are a noun phrase by themselves.
    pub(crate) const PRONOUN: Self =
        Self::of(&[Tag::Pronoun, Tag::SomePronoun, Tag::Demonstrative, Tag::Relative, Tag::WhPronoun, Tag::Existential]);
    /// Adjectives.
    pub(crate) const ADJECTIVE: Self = Self::of(&[Tag::Adjective, Tag::Comparative, Tag::Superlative, Tag::NameAdjective]);
    /// Adverbs; "not" is none.
    pub(crate) const ADVERB: Self = Self::of(&[Tag::Adverb, Tag::ComparativeAdverb, Tag::SuperlativeAdverb]);
    /// Words that open a question or a relative clause.
    pub(crate) const WH: Self = Self::of(&[Tag::Relative, Tag::WhDeterminer, Tag::WhPronoun, Tag::WhPossessive, Tag::WhAdverb]);

    /// The set of these tags.
    #[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: a bad index would not build")]
    pub(crate) const fn of(tags: &[Tag]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < tags.len() {
            set |= 1 << tags[at] as u8;
            at += 1;
        }
        Self(set)
    }

    /// What is in either.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a tag is in the set.
    pub(crate) const fn has(self, tag: Tag) -> bool {
        self.0 >> tag as u8 & 1 == 1
    }
}

impl BitOr for Tags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl Tag {
    /// Whether it is one of a set.
    pub(crate) const fn is(self, tags: Tags) -> bool {
        tags.has(self)
    }
}

#[cfg(test)]
mod tests {
    use super::{Tag, Tags};

    #[test]
    fn sets_hold_their_tags_and_no_others() {
        assert!(Tag::Past.is(Tags::FINITE) && Tag::Modal.is(Tags::VERB) && Tag::Noun.is(Tags::NOUN));
        assert!(!Tag::Gerund.is(Tags::FINITE) && !Tag::Punct.is(Tags::VERB) && !Tag::Adjective.is(Tags::NOUN));
        assert_eq!(Tag::Relative.treebank(), ("WDT", "PRON"));
    }
}
