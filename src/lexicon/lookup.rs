//! Tables of words that never change once made.

use std::borrow::Borrow;
use std::hash::Hash;

use super::Map;

/// Values by their words. Most words that it does not hold are refused by their first byte and their length, without a hash.
pub(crate) struct Lookup<K, V = ()> {
    values: Map<K, V>,
    /// For each first byte the lengths of the words that begin with it, a bit each; the last for all longer ones.
    lengths: [u32; 256],
}

impl<K: Borrow<str> + Eq + Hash, V> Lookup<K, V> {
    /// The value of a word.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        if self.may_hold(word) { self.values.get(word) } else { None }
    }

    /// Whether it holds a word.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// All words.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &K> {
        self.values.keys()
    }

    fn may_hold(&self, word: &str) -> bool {
        let lengths = word.as_bytes().first().and_then(|&first| self.lengths.get(usize::from(first)));
        lengths.is_some_and(|lengths| lengths & length(word) != 0)
    }
}

/// The bit of a word's length.
fn length(word: &str) -> u32 {
    1 << word.len().min(31)
}

impl<K: Borrow<str> + Eq + Hash, V> From<Map<K, V>> for Lookup<K, V> {
    fn from(values: Map<K, V>) -> Self {
        let mut lengths = [0; 256];
        for word in values.keys().map(K::borrow) {
            if let Some(lengths) = word.as_bytes().first().and_then(|&first| lengths.get_mut(usize::from(first))) {
                *lengths |= length(word);
            }
        }
        Self { values, lengths }
    }
}

impl<K: Borrow<str> + Eq + Hash, V> FromIterator<(K, V)> for Lookup<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        entries.into_iter().collect::<Map<K, V>>().into()
    }
}

impl<K: Borrow<str> + Eq + Hash> FromIterator<K> for Lookup<K> {
    fn from_iter<I: IntoIterator<Item = K>>(words: I) -> Self {
        words.into_iter().map(|word| (word, ())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Lookup;

    #[test]
    fn words_are_found_and_no_others() {
        let long = "a".repeat(40);
        let table: Lookup<&str, usize> = [("ten", 10), ("two", 2), ("é", 1), (long.as_str(), 40)].into_iter().collect();
        assert_eq!(["ten", "two", "é", long.as_str()].map(|word| table.get(word).copied()), [Some(10), Some(2), Some(1), Some(40)]);
        let longer = "a".repeat(41);
        assert!(["", "tea", "tens", "è", longer.as_str()].iter().all(|word| !table.contains(word)));
        assert_eq!(table.keys().count(), 4);
    }
}
