//! Where words end: letters of a currency before digits, full stops of abbreviations, clitics.

use super::characters::Class;
use super::tokenizer::Scanner;
use crate::lexicon::{self, Classes};

impl Scanner<'_> {
    /// The end of the currency's letters where an amount follows them at once: "RM50", "Rs20", "R2.5m".
    pub(super) fn currency_prefix(&self, start: usize) -> Option<usize> {
        if !self.byte(start).is_ascii_uppercase() {
            return None;
        }
        let letters = self.bytes.get(start..)?.iter().take(6).take_while(|b| b.is_ascii_alphabetic()).count();
        let end = start + letters;
        if letters == 6 || !self.byte(end).is_ascii_digit() {
            return None;
        }
        let known = lexicon::lookup(self.text.get(start..end)?.to_ascii_lowercase()).any(Classes::CURRENCY_PREFIX);
        // One letter before one digit is a name: "R2-D2".
        let next = self.byte(end + 1);
        let amount =
            letters > 1 || next.is_ascii_digit() || matches!(next, b'b' | b'm') || (next == b'.' && self.byte(end + 2).is_ascii_digit());
        (known && amount).then_some(end)
    }

    /// Whether the full stop at `end` stands between single letters: "U.S", "a.m", "J.R".
    pub(super) fn initials(&self, start: usize, end: usize) -> bool {
        let single = |from: usize| end - from == 1 && self.byte(from).is_ascii_alphabetic();
        let last = self.text.get(start..end).and_then(|word| word.rfind('.')).map_or(start, |dot| start + dot + 1);
        let next = end + 1;
        let degree = end - last == 2 && self.bytes.get(last..end) == Some(b"Ph");
        (single(last) || degree) && self.is_letter(next) && !matches!(self.class_at(next + 1), Some((Class::Letter | Class::Digit, _)))
    }

    /// Whether the full stop after a word belongs to it: initials, known abbreviations.
    pub(super) fn takes_full_stop(&self, start: usize, end: usize) -> bool {
        let Some(word) = self.text.get(start..end) else { return false };
        if word.len() == 1 {
            // An initial: "John F. Kennedy". "I." ends a sentence, and so does any letter before a line end.
            return word.as_bytes().first().is_some_and(u8::is_ascii_uppercase)
                && word != "I"
                && self.byte(end + 1) == b' '
                && self.char_at(end + 2).is_alphabetic();
        }
        if word.contains('.') {
            return true;
        }
        // "On the 21st."
        if matches!(word, "st" | "rd") && start > 0 && self.byte(start - 1).is_ascii_digit() {
            return false;
        }
        if word.len() > 9 || !word.is_ascii() {
            return false;
        }
        let mut lower = [b'.'; 10];
        lower.iter_mut().zip(word.bytes()).for_each(|(cell, byte)| *cell = byte.to_ascii_lowercase());
        let known = lower.get(..=word.len()).is_some_and(|lower| lexicon::lookup(lower).any(Classes::ABBREVIATION));
        // "Mar. 9", but "in Del Mar."
        let number = ["no", "fig", "mar"].iter().any(|short| word.eq_ignore_ascii_case(short));
        known && (!number || (self.byte(end + 1) == b' ' && self.byte(end + 2).is_ascii_digit()))
    }

    /// The end of a clitic that starts with the apostrophe at `at`: "’s", "'re", "’ll".
    pub(super) fn clitic(&self, at: usize, letters: usize) -> Option<usize> {
        let end = self.alphanumerics(letters);
        let rest = self.text.get(letters..end)?;
        let known = ["s", "re", "ll", "ve", "d", "m"].iter().any(|c| rest.eq_ignore_ascii_case(c));
        (known && at < letters && !matches!(self.class_at(end), Some((Class::Apostrophe, w)) if self.is_letter(end + w))).then_some(end)
    }
}
