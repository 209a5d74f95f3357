//! Paragraphs and sentences.

use super::Tokens;
use super::token::{Case, Token, TokenKind};
use super::tokenizer::LineBreak;
use super::words::Words;
use crate::lexicon::Classes;

/// Cuts tokens into paragraphs, and those into sentences.
///
/// A blank line always ends a paragraph; a single line break does where the text is not hard-wrapped and the line does not go on.
pub(super) fn split(text: &str, tokens: &[Token], words: &Words, breaks: &[LineBreak]) -> (Vec<Tokens>, Vec<Tokens>) {
    let wrapped = is_hard_wrapped(breaks);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let splitter = Splitter { text, tokens, words };
    let ends = breaks.iter().filter(|b| b.blank || !wrapped && !splitter.goes_on(b.token)).map(|b| b.token).chain([tokens.len()]);
    for end in ends {
        if end > start {
            paragraphs.push(start..end);
            start = end;
        }
    }
    let mut sentences = Vec::new();
    for paragraph in &paragraphs {
        splitter.split(paragraph, &mut sentences);
    }
    (paragraphs, sentences)
}

/// Whether lines were broken at a fixed width, as in wire copy and plain-text mail:
/// most lines that another follows at once are 50–85 bytes long.
fn is_hard_wrapped(breaks: &[LineBreak]) -> bool {
    let single: Vec<_> = breaks.iter().filter(|b| !b.blank).collect();
    let full = single.iter().filter(|b| (50..=85).contains(&b.length)).count();
    single.len() >= 4 && full * 3 >= single.len() * 2
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
    words: &'a Words,
}

impl Splitter<'_> {
    fn split(&self, paragraph: &Tokens, found: &mut Vec<Tokens>) {
        let mut start = paragraph.start;
        let mut at = start;
        while at < paragraph.end {
            if self.ends_sentence(at) {
                let end = self.closing(at + 1, paragraph.end);
                if end < paragraph.end && self.opens_sentence(at, end) {
                    found.push(start..end);
                    start = end;
                    at = end;
                    continue;
                }
            }
            at += 1;
        }
        if start < paragraph.end {
            found.push(start..paragraph.end);
        }
    }

    /// Whether a line goes on in the next one: it ends with a comma, or a word in small letters stands between two others.
    fn goes_on(&self, next: usize) -> bool {
        let Some(last) = next.checked_sub(1) else { return false };
        let small = |at: usize| self.token(at).kind == TokenKind::Word && self.token(at).case == Case::Lower;
        self.surface(last) == "," || small(last) && small(next)
    }

    fn token(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    fn surface(&self, at: usize) -> &str {
        self.token(at).span.of(self.text)
    }

    fn ends_sentence(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let byte = |at: u32| self.text.as_bytes().get(at as usize);
        match token.kind {
            TokenKind::Punct => matches!(byte(token.span.start), Some(b'.' | b'!' | b'?')) || self.surface(at) == "…",
            // "… of the U.S. The senator …"
            TokenKind::Word => byte(token.span.end.wrapping_sub(1)) == Some(&b'.'),
            _ => false,
        }
    }

    /// Past the marks that close what the sentence opened: "…end.”)"
    fn closing(&self, mut at: usize, end: usize) -> usize {
        while at < end && !self.token(at).spaced {
            let closes = self.token(at).kind == TokenKind::Quote || matches!(self.surface(at), ")" | "]" | "!" | "?" | ".");
            if !closes {
                break;
            }
            at += 1;
        }
        at
    }

    /// Whether a sentence can start at `next` after the end mark at `end`.
    fn opens_sentence(&self, end: usize, next: usize) -> bool {
        let first = self.token(next);
        if !first.spaced || self.opens_nickname(end, next) {
            return false;
        }
        let opener =
            if first.kind == TokenKind::Quote || matches!(self.surface(next), "(" | "[" | "—" | "–" | "--") { next + 1 } else { next };
        let word = self.words.get(self.token(opener).word);
        if self.token(end).kind == TokenKind::Word {
            // After an abbreviation only a typical first word opens a sentence.
            let capital = matches!(word.case, Case::Title | Case::Upper);
            return capital && word.classes.any(Classes::OPENER) && !self.is_title(end);
        }
        match self.token(opener).kind {
            TokenKind::Word => word.case != Case::Lower,
            TokenKind::Number | TokenKind::Address | TokenKind::Quote => true,
            _ => self.token(end).kind == TokenKind::Punct && opener != next,
        }
    }

    /// Whether the stop is that of "Robert C. “Bobby” Scott".
    fn opens_nickname(&self, end: usize, open: usize) -> bool {
        let quote = |at: usize| self.token(at).kind == TokenKind::Quote;
        if !quote(open) || end == 0 || self.surface(end - 1).len() != 1 || !self.token(end - 1).capital {
            return false;
        }
        let Some(close) = (open + 2..open + 4).find(|&at| quote(at)) else { return false };
        (open + 1..close).all(|at| self.token(at).capital) && !self.token(close).spaced && self.token(close + 1).capital
    }

    /// Abbreviations that stand before a name: "Mr. The" never ends a sentence.
    fn is_title(&self, at: usize) -> bool {
        matches!(self.surface(at), "Mr." | "Mrs." | "Ms." | "Dr." | "Sen." | "Rep." | "Gov." | "Gen." | "St." | "vs." | "v.")
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;

    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let found: Vec<_> = doc.sentences().iter().map(|s| doc.span_of(s).of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn full_stops_inside_quotes_and_abbreviations() {
        check(
            "He met Mr. Smith in the U.S. Senate. “It ended.” The minister left.",
            &["He met Mr. Smith in the U.S. Senate.", "“It ended.”", "The minister left."],
        );
        check("They live in the U.S. The law changed.", &["They live in the U.S.", "The law changed."]);
        check("“Stop!” he said.", &["“Stop!” he said."]);
    }

    #[test]
    fn lines_are_paragraphs_unless_hard_wrapped() {
        check("A headline without a stop\nBy Someone\n\nThe story.", &["A headline without a stop", "By Someone", "The story."]);
        let wrapped = "The first line of this mail is about sixty-five characters long\n".repeat(5);
        assert_eq!(Document::new(&wrapped).paragraphs().len(), 1);
    }

    #[test]
    fn every_token_lies_in_one_sentence() {
        let doc = Document::new("One. Two? “Three!” (Four.) five … Six\n\n7. Eight");
        let mut next = 0;
        for sentence in doc.sentences() {
            assert_eq!(sentence.start, next);
            next = sentence.end;
        }
        assert_eq!(next, doc.len());
    }
}
