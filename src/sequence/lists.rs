//! Word clusters and gazetteers: what the tagger knows of a word beyond its letters.

use std::sync::LazyLock;

use super::file::{ModelError, Reader};
use super::hashing::{join, key};
use super::index::Index;

const FILE: &[u8] = include_bytes!("lists.bin");

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists::read(FILE).unwrap_or_default());

/// The lists that ship.
pub(crate) fn lists() -> &'static Lists {
    &LISTS
}

/// Tells the lists that ship from others.
pub(crate) fn digest() -> u64 {
    const AT: usize = 14;
    FILE.get(AT..).and_then(|rest| rest.first_chunk()).map_or(0, |digest| u64::from_le_bytes(*digest))
}

/// Tells how words and phrases become numbers.
pub(super) fn code() -> u64 {
    u64::from(key("new")) << 32 | u64::from(join(key("new"), key("york")))
}

/// Set in [`Entry::lists`] where a listed phrase begins with the word.
pub(crate) const STARTS_PHRASE: u32 = 1 << 12;
/// The longest listed phrase, in words.
pub(crate) const PHRASE_WORDS: usize = 6;

/// The gazetteers, a letter each: first names, last names, cities, regions, countries, peoples, organizations,
/// titles, last words of organizations, words of places, months and days, words for persons.
pub(crate) const CLASSES: &str = "flcrkdotsgma";

/// The bit of each letter of [`CLASSES`], so that the compiler makes a set of letters one number.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler: a bad index would not build")]
const BITS: [u16; 256] = {
    let mut bits = [0; 256];
    let mut bit = 0;
    while bit < CLASSES.len() {
        bits[CLASSES.as_bytes()[bit] as usize] = 1 << bit;
        bit += 1;
    }
    bits
};

/// A set of gazetteers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Listed(pub(crate) u16);

impl Listed {
    /// Whether any of these gazetteers, by their letters in [`CLASSES`], is among them.
    #[inline]
    pub(crate) fn any(self, letters: &str) -> bool {
        self.0 & letters.bytes().fold(0, |set, letter| set | BITS.get(usize::from(letter)).copied().unwrap_or(0)) != 0
    }
}

/// What the lists know of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its cluster; 0 where it has none.
    pub(crate) fine: u32,
    /// The cluster of that cluster.
    pub(crate) coarse: u32,
    /// The gazetteers that hold it, a bit each.
    pub(crate) lists: u32,
}

/// Clusters and gazetteers by the number of a word or phrase.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    words: Index,
    /// `fine << 16 | lists` of each word.
    values: Vec<u32>,
    phrases: Table,
    coarse: Vec<u8>,
}

impl Lists {
    /// Reads a file of lists.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut reader = Reader::open(bytes, code())?;
        let (words, phrases) = (reader.table(4)?, reader.table(2)?);
        let coarse = reader.number(4)? as usize;
        let coarse = reader.take(coarse)?.to_vec();
        reader.close()?;
        Ok(Self::new(&words, &phrases, coarse))
    }

    /// From sorted numbers with their values: `fine << 16 | lists` for words, classes for phrases.
    pub(crate) fn new(words: &[(u32, u32)], phrases: &[(u32, u32)], coarse: Vec<u8>) -> Self {
        let (numbers, values): (Vec<_>, Vec<_>) = words.iter().copied().unzip();
        Self { words: Index::new(&numbers), values, phrases: Table::new(phrases), coarse }
    }

    /// What is known of a lower-case word, by its number.
    pub(crate) fn get(&self, number: u32) -> Entry {
        let Some(&value) = self.words.get(number).and_then(|at| self.values.get(at)) else { return Entry::default() };
        let fine = value >> 16;
        Entry { fine, coarse: self.coarse.get(fine as usize).map_or(0, |&c| u32::from(c)), lists: value & 0xFFFF }
    }

    /// The classes of a phrase.
    pub(crate) fn phrase(&self, number: u32) -> Option<u16> {
        self.phrases.get(number).map(|class| class as u16)
    }
}

/// An open-addressing table from numbers to values; read-only once made.
#[derive(Debug)]
pub(crate) struct Table {
    slots: Vec<(u32, u32)>,
    shift: u32,
}

const EMPTY: u32 = u32::MAX;

impl Default for Table {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Table {
    /// A table of distinct keys.
    pub(crate) fn new(entries: &[(u32, u32)]) -> Self {
        let size = (entries.len() * 2).next_power_of_two().max(16);
        let mut table = Self { slots: vec![(EMPTY, EMPTY); size], shift: 32 - size.trailing_zeros() };
        for &(key, value) in entries {
            let mut slot = table.start(key);
            while table.slots.get(slot).is_some_and(|s| s.1 != EMPTY && s.0 != key) {
                slot = (slot + 1) & (size - 1);
            }
            if let Some(free) = table.slots.get_mut(slot) {
                *free = (key, value);
            }
        }
        table
    }

    fn start(&self, key: u32) -> usize {
        (key.wrapping_mul(0x9E37_79B1) >> self.shift) as usize
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: u32) -> Option<u32> {
        let mut slot = self.start(key);
        loop {
            let &(found, value) = self.slots.get(slot)?;
            if value == EMPTY {
                return None;
            }
            if found == key {
                return Some(value);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FILE, Lists, lists};
    use crate::sequence::file::check_damage;
    use crate::sequence::hashing::key;

    #[test]
    fn the_lists_that_ship_know_countries_and_clusters() {
        assert_eq!(Lists::read(FILE).err(), None, "make them anew, the command is in sequence/train/mod.rs");
        let france = lists().get(key("france"));
        assert!(france.fine > 0 && france.lists != 0);
    }

    #[test]
    fn damaged_lists_are_an_error() {
        check_damage(FILE, |bytes| Lists::read(bytes).err());
    }
}
