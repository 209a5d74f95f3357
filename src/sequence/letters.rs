//! What the letters of a word tell, as numbers: how it begins and ends, and its shape.

use super::hashing::{key, mix};

/// The beginnings and ends of a word.
pub(crate) struct Affixes<'w> {
    word: &'w str,
    is_ascii: bool,
}

impl<'w> Affixes<'w> {
    /// Those of a lower-case word.
    pub(crate) fn of(word: &'w str) -> Self {
        Self { word, is_ascii: word.is_ascii() }
    }

    /// The number of the first `length` letters; 0 where the word has no more.
    pub(crate) fn prefix(&self, length: usize) -> u32 {
        let end = if self.is_ascii { Some(length) } else { self.word.char_indices().nth(length).map(|(at, _)| at) };
        end.filter(|&end| end < self.word.len()).and_then(|end| self.word.get(..end)).map_or(0, key)
    }

    /// The number of the last `length` letters; 0 where the word has no more.
    pub(crate) fn suffix(&self, length: usize) -> u32 {
        let start = if self.is_ascii {
            self.word.len().checked_sub(length)
        } else {
            self.word.char_indices().nth_back(length - 1).map(|(at, _)| at)
        };
        start.filter(|&start| start > 0).and_then(|start| self.word.get(start..)).map_or(0, key)
    }
}

/// The letters of a word as classes, runs cut to two and those of digits to `digits`: "Anna" is `Xxx`, "B-2" `X-d`.
pub(crate) fn shape(spelling: &str, digits: usize) -> u32 {
    const LONGEST: usize = 24;
    const RUN: usize = 2;
    let (mut number, mut last, mut run) = (17, ' ', 0);
    for c in spelling.chars().take(LONGEST) {
        let class = match c {
            _ if c.is_lowercase() => 'x',
            _ if c.is_uppercase() => 'X',
            _ if c.is_numeric() => 'd',
            _ if c.is_alphabetic() => 'a',
            _ => c,
        };
        run = if class == last { run + 1 } else { 0 };
        if run < if class == 'd' { digits } else { RUN } {
            number = mix(number, class as u32);
        }
        last = class;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::{Affixes, key, shape};

    #[test]
    fn affixes_are_letters_of_any_script_and_never_the_whole_word() {
        let (plain, accented) = (Affixes::of("paris"), Affixes::of("łódź"));
        assert_eq!((plain.prefix(2), plain.suffix(4), plain.suffix(5)), (key("pa"), key("aris"), 0));
        assert_eq!((accented.prefix(3), accented.suffix(1), accented.prefix(4)), (key("łód"), key("ź"), 0));
    }

    #[test]
    fn runs_of_letters_are_cut_and_those_of_digits_as_asked() {
        assert_eq!(shape("Anna", 2), shape("Ottokar", 2));
        assert_ne!(shape("Anna", 2), shape("ANNA", 2));
        assert_eq!(shape("1996", 2), shape("199", 2));
        assert_ne!(shape("1996", 4), shape("199", 4));
    }
}
