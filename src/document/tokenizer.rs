//! Text to tokens, by hand.
//!
//! Words keep inner hyphens and apostrophes, abbreviations their full stops; "’s" and other clitics,
//! quotation marks and the letters after a number ("3" "km") stand apart.

use super::characters::{ASCII, Class, class_of};
use super::token::{Token, TokenKind};
use super::words::Words;
use crate::span::Span;

/// Where a line ends: before which token, and whether a blank line follows.
pub(super) struct LineBreak {
    /// Index of the first token of the next line.
    pub(super) token: usize,
    /// Byte length of the line that ends.
    pub(super) length: usize,
    /// Whether at least one empty line lies between.
    pub(super) blank: bool,
}

/// Cuts a text into tokens and line breaks.
pub(super) fn tokenize(text: &str, words: &mut Words) -> (Vec<Token>, Vec<LineBreak>) {
    let mut scanner = Scanner {
        text,
        bytes: text.as_bytes(),
        words,
        tokens: Vec::with_capacity(text.len() / 5 + 8),
        breaks: Vec::new(),
        at: 0,
        spaced: true,
        line_start: 0,
    };
    scanner.run();
    (scanner.tokens, scanner.breaks)
}

/// Reads a text from left to right.
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    words: &'a mut Words,
    tokens: Vec<Token>,
    breaks: Vec<LineBreak>,
    at: usize,
    spaced: bool,
    line_start: usize,
}

impl Scanner<'_> {
    fn run(&mut self) {
        while let Some((class, width)) = self.class_at(self.at) {
            let start = self.at;
            match class {
                Class::Space => {
                    self.at += width;
                    self.spaced = true;
                }
                Class::Newline => self.newline(width),
                Class::Letter => self.word(start),
                Class::Digit => self.number(start),
                Class::Apostrophe => self.apostrophe(start, width),
                Class::Quote => self.push(start, start + width, TokenKind::Quote),
                Class::Punct | Class::Wide => self.punct(start, width),
            }
        }
    }

    /// Class and byte width of the character at an offset; `None` at the end.
    pub(super) fn class_at(&self, at: usize) -> Option<(Class, usize)> {
        let byte = *self.bytes.get(at)?;
        match ASCII.get(byte as usize).copied().unwrap_or(Class::Punct) {
            Class::Wide => self.text.get(at..)?.chars().next().map(|c| (class_of(c), c.len_utf8())),
            class => Some((class, 1)),
        }
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    pub(super) fn char_at(&self, at: usize) -> char {
        self.text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0')
    }

    pub(super) fn is_letter(&self, at: usize) -> bool {
        self.class_at(at).is_some_and(|(class, _)| class == Class::Letter)
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        let span = Span::new(start as u32, end as u32);
        let word = self.words.intern(span.of(self.text), kind);
        let known = self.words.get(word);
        let (classes, case, capital) = (known.classes, known.case, known.capital);
        self.tokens.push(Token { span, classes, word, kind, spaced: self.spaced, case, capital });
        self.spaced = false;
        self.at = end;
    }

    fn newline(&mut self, width: usize) {
        let length = self.at - self.line_start;
        let blank = self.text.get(self.line_start..self.at).is_some_and(|line| line.trim().is_empty());
        let token = self.tokens.len();
        self.at += width;
        self.spaced = true;
        self.line_start = self.at;
        match self.breaks.last_mut() {
            Some(last) if last.token == token => last.blank |= blank,
            _ if token > 0 => self.breaks.push(LineBreak { token, length, blank: false }),
            _ => {}
        }
    }

    /// Letters and digits from `at` on.
    pub(super) fn alphanumerics(&self, mut at: usize) -> usize {
        let is_plain = |byte: &u8| matches!(ASCII.get(usize::from(*byte)), Some(Class::Letter | Class::Digit));
        loop {
            at += self.bytes.get(at..).unwrap_or_default().iter().take_while(|byte| is_plain(byte)).count();
            match self.class_at(at) {
                Some((Class::Letter | Class::Digit, width)) => at += width,
                _ => return at,
            }
        }
    }

    fn word(&mut self, start: usize) {
        let mut end = self.alphanumerics(start);
        if matches!(self.byte(end), b':' | b'.' | b'@' | b'_' | b'-' | b'+') && self.address(start) {
            return;
        }
        if let Some(end) = self.currency_prefix(start) {
            return self.push(start, end, TokenKind::Word);
        }
        while let Some((class, width)) = self.class_at(end) {
            let next = end + width;
            let joins = match class {
                Class::Apostrophe => self.is_letter(next) && self.clitic(end, next).is_none(),
                Class::Punct => match self.char_at(end) {
                    '-' | '‐' | '\u{2011}' => match self.class_at(next) {
                        // "magnitude-7.8": a number with separators stands apart.
                        Some((Class::Digit, _)) => {
                            let digits = self.bytes.get(next..).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
                            !(matches!(self.byte(next + digits), b'.' | b',') && self.byte(next + digits + 1).is_ascii_digit())
                        }
                        class => matches!(class, Some((Class::Letter, _))),
                    },
                    '.' => self.initials(start, end),
                    '&' => end - start <= 2 && self.byte(next).is_ascii_uppercase() && self.byte(start).is_ascii_uppercase(),
                    _ => false,
                },
                _ => false,
            };
            if !joins {
                break;
            }
            end = self.alphanumerics(next).max(next);
        }
        if self.byte(end) == b'.' && self.takes_full_stop(start, end) {
            end += 1;
        }
        self.push(start, end, TokenKind::Word);
    }

    /// Digits with separators; letters after them stand apart. A comma that neither groups digits nor stands for a point
    /// ends the number: "22,24,26".
    fn number(&mut self, start: usize) {
        let (mut end, mut comma, mut group) = (start, None, start);
        // No number has more groups; in a list, what stands behind the first comma is read again.
        for _ in 0..20 {
            while self.byte(end).is_ascii_digit() {
                end += 1;
            }
            let mark = self.byte(end);
            if !(matches!(mark, b'.' | b',') && self.byte(end + 1).is_ascii_digit()) {
                break;
            }
            if mark == b',' {
                // A group between two commas has three digits, or two as in India's lakhs.
                if comma.is_some() && !matches!(end - group, 2 | 3) {
                    break;
                }
                comma = comma.or(Some(end));
                group = end + 1;
            }
            end += 1;
        }
        if let Some(comma) = comma {
            let in_list = start > 0 && self.byte(start - 1) == b',';
            let last = self.bytes.get(group..end).unwrap_or_default().iter().take_while(|b| b.is_ascii_digit()).count();
            let whole = self.byte(end) != b',' || !self.byte(end + 1).is_ascii_digit();
            let groups = whole && last == 3 && comma - start <= 3;
            let point = whole && end - comma <= 3;
            if !groups && (in_list || !point) {
                end = comma;
            }
        }
        self.push(start, end, TokenKind::Number);
    }

    fn apostrophe(&mut self, start: usize, width: usize) {
        let letters = start + width;
        let after_word = !self.spaced && self.tokens.last().is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Number));
        if after_word {
            if let Some(end) = self.clitic(start, letters) {
                return self.push(start, end, TokenKind::Clitic);
            }
            // "troops’ " is a possessive where no single quotation mark is open; two apostrophes close a quotation of wire copy.
            let plural = self.byte(start.wrapping_sub(1)) == b's' && self.byte(letters) != b'\'' && !self.single_is_open();
            if plural && self.char_at(start) != '‘' {
                return self.push(start, letters, TokenKind::Clitic);
            }
        } else if self.spaced && self.char_at(start) != '‘' {
            // "’90s", "'em".
            if self.byte(letters).is_ascii_digit() {
                return self.push(start, letters, TokenKind::Punct);
            }
        }
        self.push(start, letters, TokenKind::Quote);
    }

    /// Whether a single quotation mark that opens a quote lies unclosed on this line.
    fn single_is_open(&self) -> bool {
        let line = self.line_start as u32;
        let mut depth = 0i32;
        for token in self.tokens.iter().rev().take_while(|t| t.span.start >= line).take(400) {
            if token.kind == TokenKind::Quote && class_of(self.char_at(token.span.start as usize)) == Class::Apostrophe {
                depth += if token.spaced { 1 } else { -1 };
                if depth > 0 {
                    return true;
                }
            }
        }
        false
    }

    fn punct(&mut self, start: usize, width: usize) {
        if matches!(self.byte(start), b'@' | b'#') && self.is_letter(start + 1) && self.spaced {
            let mut end = start + 1;
            while self.byte(end) == b'_' || matches!(self.class_at(end), Some((Class::Letter | Class::Digit, _))) {
                end += self.class_at(end).map_or(1, |(_, w)| w);
            }
            return self.push(start, end, TokenKind::Word);
        }
        let mark = self.char_at(start);
        let mut end = start + width;
        // A run of one mark is one token: "...", "--", "``".
        while end < self.bytes.len() && self.char_at(end) == mark && matches!(mark, '.' | '-' | '*' | '_' | '=' | '`' | '~' | '!' | '?') {
            end += width;
        }
        self.push(start, end, if mark == '`' { TokenKind::Quote } else { TokenKind::Punct });
    }

    /// A web or mail address that starts here.
    fn address(&mut self, start: usize) -> bool {
        let limit = self.bytes.get(start..).map_or(0, |rest| rest.len().min(64));
        let Some(head) = self.bytes.get(start..start + limit) else { return false };
        let run = head.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(limit);
        let scheme = run > 0 && head.get(run..).is_some_and(|rest| rest.starts_with(b"://"));
        let www = run == 3 && head.get(..4).is_some_and(|www| www.eq_ignore_ascii_case(b"www."));
        let mail = || {
            let local = head.iter().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+')));
            local.is_some_and(|at| head.get(at) == Some(&b'@') && head.get(at + 1).is_some_and(u8::is_ascii_alphanumeric))
        };
        if !(scheme || www || (head.contains(&b'@') && mail())) {
            return false;
        }
        let rest = self.bytes.get(start..).unwrap_or_default();
        let stop = rest.iter().position(|b| !(0x21..0x7F).contains(b) || matches!(b, b'"' | b'<' | b'>' | b'\'')).unwrap_or(rest.len());
        let mut end = start + stop;
        while end > start + 1 && matches!(self.byte(end - 1), b'.' | b',' | b';' | b':' | b'!' | b'?' | b')') {
            end -= 1;
        }
        self.push(start, end, TokenKind::Address);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;

    fn check(text: &str, expected: &str) {
        let doc = Document::new(text);
        let found: Vec<_> = (0..doc.len()).map(|i| doc.surface(i)).collect();
        assert_eq!(found.join("|"), expected, "{text}");
    }

    #[test]
    fn words_keep_hyphens_and_apostrophes() {
        check("anti-terrorist O’Brien didn't", "anti-terrorist|O’Brien|didn't");
        check("magnitude-7.8 Covid-19.", "magnitude|-|7.8|Covid-19|.");
        check("rock-'n'-roll", "rock|-|'|n|'|-|roll");
        check("AT&T and R&D", "AT&T|and|R&D");
    }

    #[test]
    fn clitics_stand_apart() {
        check("Azerbaijan’s we're troops’ posts", "Azerbaijan|’s|we|'re|troops|’|posts");
        check("‘the troops’ left", "‘|the|troops|’|left");
    }

    #[test]
    fn abbreviations_keep_their_stops() {
        check("Mr. J.R. Smith of the U.S. left at 9 a.m. today.", "Mr.|J.R.|Smith|of|the|U.S.|left|at|9|a.m.|today|.");
        check("The answer is no. He left.", "The|answer|is|no|.|He|left|.");
        check("No. 5 and John F. Kennedy", "No.|5|and|John|F.|Kennedy");
        check("It was I. He left", "It|was|I|.|He|left");
    }

    #[test]
    fn numbers_keep_separators() {
        check("$3.5m 120,000, 9:30 5-year-old", "$|3.5|m|120,000|,|9|:|30|5|-|year-old");
        check("22,24,26 and 1,50,000, 5,3", "22|,|24|,|26|and|1,50,000|,|5,3");
        check("in 2020, or ’90s", "in|2020|,|or|’|90|s");
    }

    #[test]
    fn letters_of_a_currency_stand_apart_from_digits() {
        check("RM2.5 million, Rs20, USD1,000", "RM|2.5|million|,|Rs|20|,|USD|1,000");
        check("COVID19 R2-D2 A380 MH370", "COVID19|R2-D2|A380|MH370");
    }

    #[test]
    fn marks_and_addresses() {
        check("“Yes…” — see https://a.b/c?d, x.y@z.org.", "“|Yes|…|”|—|see|https://a.b/c?d|,|x.y@z.org|.");
        check("``No,'' @some_one said...", "``|No|,|'|'|@some_one|said|...");
    }
}
