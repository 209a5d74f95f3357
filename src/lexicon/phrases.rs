//! Phrases looked up where they begin, the longest first.

use super::{Map, extend, hash};

/// One word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PhraseWord {
    /// Its lower-case form.
    pub(crate) lower: String,
    /// Whether it must be written with a capital somewhere: "Apple" is not "apple", but it is "APPLE".
    pub(crate) capital: bool,
}

/// Phrases, each with what it means.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    phrases: Vec<(Vec<PhraseWord>, T)>,
    /// By the hash of its words every beginning of a phrase, with those that it is the whole of.
    beginnings: Map<u64, Vec<usize>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { phrases: Vec::new(), beginnings: Map::default() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; gives back what it means already, and adds nothing, where it is there.
    pub(crate) fn add(&mut self, words: Vec<PhraseWord>, meaning: T) -> Result<(), &T> {
        let mut key = 0;
        let mut whole = None;
        for word in &words {
            key = extend(key, hash(word.lower.as_bytes()));
            whole = Some(self.beginnings.entry(key).or_default());
        }
        let Some(whole) = whole else { return Ok(()) };
        let same = whole.iter().copied().find(|&known| self.phrases.get(known).is_some_and(|(known, _)| *known == words));
        if same.is_none() {
            whole.push(self.phrases.len());
            self.phrases.push((words, meaning));
        }
        match same.and_then(|known| self.phrases.get(known)) {
            Some((_, known)) => Err(known),
            None => Ok(()),
        }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// The longest phrase that some words begin with: how many words it has, and what it means. A word is given by its
    /// lower-case form, the hash of that, and whether it has a capital.
    pub(crate) fn longest<'w>(&self, words: impl Iterator<Item = (&'w str, u64, bool)>) -> Option<(usize, &T)> {
        let (mut key, mut read, mut found) = (0, Vec::new(), None);
        for (lower, hash, capital) in words {
            key = extend(key, hash);
            let Some(whole) = self.beginnings.get(&key) else { break };
            read.push((lower, capital));
            let fits = |phrase: &[PhraseWord]| {
                phrase.len() == read.len()
                    && phrase.iter().zip(&read).all(|(word, (lower, capital))| word.lower == *lower && (*capital || !word.capital))
            };
            let phrases = whole.iter().filter_map(|&at| self.phrases.get(at)).filter(|(phrase, _)| fits(phrase));
            // Of two that differ in capitals alone, the one that asks for more of them.
            let most = phrases.max_by_key(|(phrase, _)| phrase.iter().filter(|word| word.capital).count());
            found = most.map(|(phrase, meaning)| (phrase.len(), meaning)).or(found);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::{PhraseWord, Phrases};
    use crate::lexicon::hash;

    fn words(text: &str) -> Vec<PhraseWord> {
        text.split(' ').map(|word| PhraseWord { lower: word.to_lowercase(), capital: word.chars().any(char::is_uppercase) }).collect()
    }

    #[test]
    fn the_longest_phrase_is_found_with_its_capitals() {
        let mut phrases = Phrases::default();
        for (at, phrase) in ["Vale", "Vale of Orm", "vale", "river trust"].into_iter().enumerate() {
            assert_eq!(phrases.add(words(phrase), at), Ok(()));
        }
        assert_eq!(phrases.add(words("river trust"), 9), Err(&3));
        for (text, expected) in [
            ("Vale of Orm council", Some((3, 1))),
            ("Vale of Ash", Some((1, 0))),
            ("vale of Orm", Some((1, 2))),
            ("VALE", Some((1, 0))),
            ("River Trust", Some((2, 3))),
            ("river", None),
            ("Orm", None),
        ] {
            let lower = text.to_lowercase();
            let read = lower
                .split(' ')
                .zip(text.split(' '))
                .map(|(lower, word)| (lower, hash(lower.as_bytes()), word.chars().any(char::is_uppercase)));
            assert_eq!(phrases.longest(read).map(|(length, &at)| (length, at)), expected, "{text}");
        }
    }
}
