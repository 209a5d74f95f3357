//! Countries by name and demonym, from `countries.txt`.

use std::sync::LazyLock;

use super::{Map, Set, entries, extend, hash};
use crate::document::{Document, Tokens};

/// An ISO 3166-1 alpha-2 code.
pub(crate) type Iso = [u8; 2];

/// How words speak of a country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    /// "France", "the United States".
    Country,
    /// "French": says that something belongs to it.
    Demonym,
}

/// Names and demonyms by the hash of their words; `longest` words at most.
struct Countries {
    senses: Map<u64, (Iso, Sense)>,
    /// Their first words.
    starts: Set<u64>,
    longest: usize,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut countries = Countries { senses: Map::default(), starts: Set::default(), longest: 1 };
    for line in entries(include_str!("countries.txt")) {
        let mut fields = line.split('\t');
        let (Some(name), Some(&[a, b])) = (fields.next(), fields.next().map(str::as_bytes)) else { continue };
        countries.add(name, [a, b], Sense::Country);
        for demonym in fields.next().unwrap_or_default().split(',').filter(|d| !d.is_empty()) {
            countries.add(demonym, [a, b], Sense::Demonym);
        }
    }
    countries
});

impl Countries {
    fn add(&mut self, name: &str, iso: Iso, sense: Sense) {
        self.longest = self.longest.max(name.split(' ').count());
        self.starts.extend(name.split(' ').map(bare_hash).take(1));
        let key = name.split(' ').map(bare_hash).fold(0, extend);
        self.senses.entry(key).or_insert((iso, sense));
    }
}

/// The country that these tokens name as a whole, an article before it aside.
pub(crate) fn named(doc: &Document, tokens: &Tokens) -> Option<(Iso, Sense)> {
    let start = tokens.start + usize::from(doc.lower(tokens.start) == "the");
    if tokens.end.saturating_sub(start) > COUNTRIES.longest {
        return None;
    }
    let key = (start..tokens.end).fold(0, |key, at| extend(key, doc.bare_hash(at)));
    COUNTRIES.senses.get(&key).copied()
}

/// The first country that any of these tokens name, and how.
pub(crate) fn within(doc: &Document, tokens: &Tokens) -> Option<(Iso, Sense)> {
    // "New Mexico", "Latin American".
    let other = |at: usize| {
        at > tokens.start
            && match doc.lower(at - 1) {
                "new" => true,
                "latin" | "central" | "south" | "north" => matches!(doc.lower(at), "american" | "americans" | "america"),
                _ => false,
            }
    };
    let opens = |at: usize| doc.is_capitalized(at) && COUNTRIES.starts.contains(&doc.bare_hash(at));
    tokens.clone().filter(|&at| opens(at) && !other(at)).find_map(|start| {
        let mut key = 0;
        let found = (start..tokens.end.min(start + COUNTRIES.longest)).filter_map(|at| {
            key = extend(key, doc.bare_hash(at));
            COUNTRIES.senses.get(&key).copied()
        });
        found.last()
    })
}

/// Whether a word is the plural of a demonym: "Jordanians".
pub(crate) fn is_people(word: &str) -> bool {
    let country = || COUNTRIES.senses.get(&extend(0, bare_hash(word))).is_some_and(|(_, sense)| *sense == Sense::Country);
    let singular = word.strip_suffix('s').filter(|_| !country()).and_then(|demonym| COUNTRIES.senses.get(&extend(0, bare_hash(demonym))));
    singular.is_some_and(|(_, sense)| *sense == Sense::Demonym)
}

/// The hash of a word without full stops.
fn bare_hash(word: &str) -> u64 {
    hash(word.replace('.', "").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{Sense, named, within};
    use crate::document::Document;

    #[test]
    fn names_and_demonyms() {
        for (text, expected) in [
            ("France", Some((*b"FR", Sense::Country))),
            ("the United States", Some((*b"US", Sense::Country))),
            ("U.S.", Some((*b"US", Sense::Country))),
            ("Azerbaijani", Some((*b"AZ", Sense::Demonym))),
            ("France 24", None),
            ("Philippines", Some((*b"PH", Sense::Country))),
        ] {
            let doc = Document::new(text);
            assert_eq!(named(&doc, &(0..doc.len())), expected, "{text}");
        }
        let doc = Document::new("Azerbaijan’s defense ministry");
        assert_eq!(within(&doc, &(0..doc.len())), Some((*b"AZ", Sense::Country)));
        let doc = Document::new("South Korean troops");
        assert_eq!(within(&doc, &(0..doc.len())), Some((*b"KR", Sense::Demonym)));
        for text in ["us and them", "Central American countries"] {
            let doc = Document::new(text);
            assert_eq!(within(&doc, &(0..doc.len())), None, "{text}");
        }
    }
}
