//! Word lists, and which of them hold a word.
//!
//! One list a file, one entry a line, lower case, straight apostrophes, sorted; a head of `#` lines tells
//! what it is, where it came from and under which licence. A list becomes a bit of [`Classes`].

pub(crate) mod countries;
pub(crate) mod inflection;
mod lookup;
mod map;
mod phrases;

use std::sync::LazyLock;

pub(crate) use lookup::Lookup;
pub(crate) use map::{Map, Set};
pub(crate) use phrases::{PhraseWord, Phrases};

/// The set of lists that hold a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Classes(u128);

impl Classes {
    /// In no list.
    pub(crate) const NONE: Self = Self(0);

    /// Whether any list of `other` holds the word.
    #[must_use]
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $file:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)*
        }
        const LISTS: &[(Classes, &str)] = &[$((Classes::$name, include_str!($file))),*];
    };
}

lists! {
    /// Abbreviations written with a full stop that does not end a sentence: "mr.", "gov.".
    ABBREVIATION = 0, "abbreviations.txt";
    /// Words that open a sentence more often than they follow an abbreviation: "the", "he".
    OPENER = 1, "openers.txt";
    /// Words that open a noun phrase: "the", "his", "several".
    DETERMINER = 2, "determiners.txt";
    /// "of", "according".
    PREPOSITION = 3, "prepositions.txt";
    /// Words that are a noun phrase by themselves: "she", "others".
    PRONOUN = 4, "pronouns.txt";
    /// Words that open or join clauses: "that", "while".
    CONJUNCTION = 5, "conjunctions.txt";
    /// "has", "would", "n't".
    AUXILIARY = 6, "auxiliaries.txt";
    /// Adverbs inside verb groups: "also", "later".
    ADVERB = 7, "adverbs.txt";
    /// "minister", "teacher".
    PERSON = 8, "persons.txt";
    /// "troops", "residents".
    GROUP = 9, "groups.txt";
    /// "ministry", "party".
    ORGANIZATION = 10, "organizations.txt";
    /// "became", "holds".
    FINITE = 11, "finite.txt";
    /// "inspire", and "inspires" by its ending: verbs that are no nouns.
    VERB = 12, "verbs.txt";
    /// "ministry", "nato": in names of what is no company.
    PUBLIC_BODY = 13, "public_bodies.txt";
    /// "said", "believes": verbs that take a clause as their object.
    CLAUSE_VERB = 14, "clause_verbs.txt";
    /// "week", "Monday", "hours".
    TIME_NOUN = 15, "time_nouns.txt";
    /// "many", "most" without a noun.
    QUANTIFIER = 16, "quantifiers.txt";
    /// "the", "in", "however" at the head of a sentence.
    PLAIN = 64, "plain_openers.txt";
    /// "of", "van", "&" inside names.
    NAME_PARTICLE = 65, "name_particles.txt";
    /// "ago", "later": no part of the noun phrase before them.
    PHRASE_END = 66, "phrase_ends.txt";
    /// "comes", "remains": verbs that look like plural nouns.
    COMMON_VERB = 67, "common_verbs.txt";
    /// "be", "is", "wasn't", and "got", which help participles to a passive.
    BE = 68, "be.txt";
    /// "him", "them", "herself": no subject of a finite verb.
    ACCUSATIVE = 69, "accusatives.txt";
    /// "neither", "both" in front of what is joined.
    CORRELATIVE = 74, "correlatives.txt";
    /// "added": who adds has spoken before.
    ADDS = 75, "adds.txt";
    /// "he", "they": the subject of a finite verb.
    NOMINATIVE = 71, "nominatives.txt";
    /// "they", "those".
    PLURAL_PRONOUN = 72, "plural_pronouns.txt";
    /// "after", "as": prepositions that open clauses as well.
    CLAUSE_PREPOSITION = 70, "clause_prepositions.txt";
    /// "claim", "statement".
    REPORT_NOUN = 44, "report_nouns.txt";
    /// "belief", "hope": report nouns that tell what somebody thinks.
    ATTITUDE_NOUN = 28, "attitude_nouns.txt";
    /// "campaign", "lawsuit": what else can speak or be read out.
    TELLER = 29, "tellers.txt";
    /// "declined", "unable": what follows "to" is not done.
    NEGATOR = 30, "negators.txt";
    /// "began", "kept": what follows is done all the same.
    ASPECT = 31, "aspect.txt";
    /// "not", "never".
    NEGATION = 32, "negations.txt";
    /// "will", "might".
    MODAL = 33, "modals.txt";
    /// "if", "unless".
    CONDITION = 34, "conditions.txt";
    /// "nobody", "neither".
    NOBODY = 35, "nobodies.txt";
    /// "til", "em": cut short by an apostrophe in front.
    CLIPPED = 36, "clipped.txt";
    /// "dubbed", "so-called": a name in marks follows.
    NAMING = 37, "namings.txt";
    /// "term", "defines": words in marks that follow are words.
    TERM = 38, "terms.txt";
    /// "host", "author": who makes or shows a work.
    MAKER = 39, "makers.txt";
    /// "called", "as": a label follows.
    LABELLING = 40, "labellings.txt";
    /// "there", "what": subjects that stand for nobody.
    EMPTY = 41, "empties.txt";
    /// "is", "remained": an adjective behind it tells of its subject.
    COPULA = 42, "copulas.txt";
    /// "quoted", "cited": "as saying" follows.
    QUOTING = 43, "quotings.txt";
    /// "thinks": takes a clause without "that".
    THINKING = 52, "thinkings.txt";
    /// "before", "while": how or when something is said.
    CIRCUMSTANCE = 55, "circumstances.txt";
    /// "poll", "records".
    INFORMER = 45, "informers.txt";
    /// "statement", "tuesday".
    OCCASION = 46, "occasions.txt";
    /// "today", "week".
    TIME_WORD = 47, "time_words.txt";
    /// "novel", "nbc".
    WORK = 48, "works.txt";
    /// "correction", "photo".
    NOTICE = 51, "notices.txt";
    /// "people", "aircraft".
    PLURAL = 50, "plurals.txt";
    /// "train", "protect": verbs behind "to".
    INFINITIVE = 53, "infinitives.txt";
    /// "nev.", "ont.".
    STATE = 54, "states.txt";
    /// Letters before an amount: "RM", "USD".
    CURRENCY_PREFIX = 49, "currency_prefixes.txt";
    /// "Catherine": given names of women.
    FEMALE_NAME = 90, "female_names.txt";
    /// "Thomas": given names of men.
    MALE_NAME = 91, "male_names.txt";
    /// "carmaker", "airline": what takes up a company.
    COMPANY = 92, "companies.txt";
    /// "agency", "party": what takes up any body.
    BODY = 93, "bodies.txt";
    /// "country", "city": what takes up a place.
    REGION = 94, "regions.txt";
    /// "inc", "gmbh": forms of companies at the end of their names.
    CORPORATE = 95, "corporate_forms.txt";
    /// "mr.", "sir": before the name of a person.
    HONORIFIC = 96, "honorifics.txt";
    /// "vice", "former": make another office of an office.
    RANK = 97, "ranks.txt";
    /// "wife", "brother": whom only a person has.
    KIN = 98, "kin.txt";
    /// "president", "chancellor": who leads a state.
    LEADER = 99, "leaders.txt";
    /// "afp", "reuters": who tells a story, in its dateline.
    NEWS_AGENCY = 100, "news_agencies.txt";
    /// "beat", "thrashed": what teams do to each other.
    BEAT = 101, "contests.txt";
    /// "van", "al": small words inside the names of persons.
    PARTICLE = 102, "particles.txt";
    /// "jammu and kashmir".
    JOINT_PLACE = 103, "joint_places.txt";
    /// "both", "all": what belongs to the subject and may stand behind it.
    FLOATER = 104, "floaters.txt";
    /// "centre", "fund": in the names of bodies.
    BODY_WORD = 89, "body_words.txt";
    /// "people", "workers": whose army or party a name tells.
    COMMON_OWNER = 88, "common_owners.txt";
    /// "shares", "employees".
    COMPANY_BELONGING = 27, "company_belongings.txt";
    /// "founded", "headquartered".
    COMPANY_STATE = 26, "company_states.txt";
    /// "wept", "scored".
    HUMAN_ACT = 25, "human_acts.txt";
    /// "prime", "home": before "minister", "secretary".
    OFFICE = 24, "offices.txt";
    /// "q&a".
    NO_NAME = 23, "no_names.txt";
    /// "secretary", "administrator".
    OFFICIAL = 21, "officials.txt";
    /// "seems": behind an "it" that means nothing.
    EMPTY_VERB = 20, "empty_verbs.txt";
    /// "hurricane".
    STORM = 22, "storms.txt";
    /// "Mrs.", "mother".
    FEMALE = 62, "female.txt";
    /// "Mr.", "father".
    MALE = 63, "male.txt";
}

impl Classes {
    /// "ministers", "teachers": the plural of a word of [`Classes::PERSON`].
    pub(crate) const PERSONS: Self = Self(1 << 60);
}

/// All lists, in one hash table from word to [`Classes`].
pub(crate) struct Lexicon {
    slots: Vec<(u64, Classes)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::build(LISTS));

impl Lexicon {
    /// The lexicon, made on first use and never changed.
    pub(crate) fn get() -> &'static Self {
        &LEXICON
    }

    /// The lists that hold the lower-case word with a hash.
    fn classes(&self, hash: u64) -> Classes {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while let Some(&(key, classes)) = self.slots.get(slot) {
            if key == hash {
                return classes;
            }
            if classes == Classes::NONE {
                break;
            }
            slot = (slot + 1) & mask;
        }
        Classes::NONE
    }

    /// The lists that hold a lower-case word with its hash, and what follows from its ending.
    pub(crate) fn describe(&self, word: &str, hashed: u64) -> Classes {
        let classes = self.classes(hashed);
        if !word.ends_with('s') {
            return classes;
        }
        let stem = |ending: &str| word.strip_suffix(ending).map_or(Classes::NONE, |stem| self.classes(hash(stem.as_bytes())));
        let stems = stem("s").or(stem("es"));
        let verb = stems.any(Classes::VERB) || word.strip_suffix("ies").is_some_and(|stem| lookup(format!("{stem}y")).any(Classes::VERB));
        let person = if stems.any(Classes::PERSON) { Classes::PERSONS } else { Classes::NONE };
        classes.or(person).or(if verb { Classes::VERB } else { Classes::NONE })
    }

    fn build(lists: &[(Classes, &str)]) -> Self {
        let lines = lists.iter().map(|(_, text)| text.lines().count()).sum::<usize>();
        let mut lexicon = Self { slots: vec![(0, Classes::NONE); (lines * 2 + 1).next_power_of_two()] };
        for &(classes, text) in lists {
            for entry in entries(text) {
                lexicon.insert(hash(entry.as_bytes()), classes);
            }
        }
        lexicon
    }

    fn insert(&mut self, key: u64, classes: Classes) {
        let mask = self.slots.len() - 1;
        let mut slot = key as usize & mask;
        while let Some(entry) = self.slots.get_mut(slot) {
            if entry.1 == Classes::NONE || entry.0 == key {
                *entry = (key, entry.1.or(classes));
                return;
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// The lists that hold a lower-case word that is no spelling of the document.
pub(crate) fn lookup(word: impl AsRef<[u8]>) -> Classes {
    Lexicon::get().classes(hash(word.as_ref()))
}

/// The entries of a list: its lines without the head.
pub(crate) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// A 64-bit hash of some bytes, the same on every machine: eight bytes at a time, rotated, mixed and multiplied. No two
/// texts of the same length below eight bytes share one.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |state: u64, word: u64| (state.rotate_left(5) ^ word).wrapping_mul(K);
    let (chunks, tail) = bytes.as_chunks::<8>();
    let state = chunks.iter().fold(bytes.len() as u64, |state, chunk| mix(state, u64::from_le_bytes(*chunk)));
    let state = mix(state, little_endian(bytes, tail));
    state ^ state >> 32
}

/// The hash of some words, given by their own hashes, with one more at its end.
pub(crate) fn extend(words: u64, word: u64) -> u64 {
    words.rotate_left(9) ^ word
}

/// The last bytes, at most seven, as a number: read at once where more stand before them, else in two overlapping halves.
fn little_endian(bytes: &[u8], tail: &[u8]) -> u64 {
    let bits = |skipped: usize| 8 * skipped as u32;
    if let Some(last) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*last).checked_shr(64 - bits(tail.len())).unwrap_or(0);
    }
    if let (Some(first), Some(last)) = (tail.first_chunk::<4>(), tail.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << bits(tail.len() - 4);
    }
    if let (Some(first), Some(last)) = (tail.first_chunk::<2>(), tail.last_chunk::<2>()) {
        return u64::from(u16::from_le_bytes(*first)) | u64::from(u16::from_le_bytes(*last)) << bits(tail.len() - 2);
    }
    tail.first().map_or(0, |&byte| u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::{Classes, LISTS, entries, lookup};

    #[test]
    fn lists_are_sorted_lower_case_and_without_doubles() {
        for (classes, text) in LISTS {
            let words: Vec<_> = entries(text).collect();
            for pair in words.windows(2) {
                assert!(pair[0] < pair[1], "{classes:?}: {:?} before {:?}", pair[0], pair[1]);
            }
            for word in words {
                assert_eq!(word, word.to_lowercase(), "{classes:?}");
                assert!(!word.contains('’') && word.trim() == word, "{classes:?}: {word:?}");
            }
            assert!(text.starts_with("# "), "{classes:?} has no head");
        }
    }

    #[test]
    fn no_two_lists_share_a_bit() {
        for (at, (classes, _)) in LISTS.iter().enumerate() {
            assert!(LISTS.iter().skip(at + 1).all(|(other, _)| !other.any(*classes)), "{classes:?}");
        }
    }

    #[test]
    fn no_two_words_share_a_hash() {
        let mut seen = std::collections::HashMap::new();
        for word in LISTS.iter().flat_map(|(_, text)| entries(text)) {
            assert_eq!(*seen.entry(super::hash(word.as_bytes())).or_insert(word), word);
        }
    }

    #[test]
    fn the_last_bytes_of_any_length_are_one_number() {
        let bytes: Vec<u8> = (1..=23).map(|n| n * 11).collect();
        for length in 0..=bytes.len() {
            let (_, tail) = bytes[..length].as_chunks::<8>();
            let number = tail.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
            assert_eq!(super::little_endian(&bytes[..length], tail), number, "{length}");
        }
    }

    #[test]
    fn a_word_has_the_classes_of_its_lists() {
        assert!(lookup("mr.").any(Classes::ABBREVIATION));
        assert_eq!(lookup("zzzz"), Classes::NONE);
    }
}
