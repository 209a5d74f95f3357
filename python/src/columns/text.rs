//! The words at spans of a text that are counted in code points, as Python counts.

use std::borrow::Cow;

use newsgloss::TextSpan;

/// Where each character of a text starts; kept to be filled anew for the next.
#[derive(Default)]
pub(crate) struct Index {
    starts: Vec<u32>,
}

impl Index {
    /// A text whose spans can be cut.
    pub(crate) fn of<'a>(&'a mut self, text: &'a str) -> Text<'a> {
        self.starts.clear();
        if !text.is_ascii() {
            self.starts.extend(text.char_indices().map(|(at, _)| at as u32));
        }
        Text { text, starts: &self.starts }
    }
}

/// A text with its table, which is empty for ASCII.
pub(crate) struct Text<'a> {
    text: &'a str,
    starts: &'a [u32],
}

impl Text<'_> {
    /// The words of a span, with single spaces between them.
    pub(crate) fn words(&self, start: u32, end: u32) -> Cow<'_, str> {
        let raw = self.text.get(self.byte(start)..self.byte(end)).unwrap_or_default().trim();
        let plain = raw.split_whitespace().map(|word| word.len() + 1).sum::<usize>() == raw.len() + 1
            && !raw.contains(|c: char| c.is_whitespace() && c != ' ');
        if plain || raw.is_empty() { Cow::Borrowed(raw) } else { Cow::Owned(raw.split_whitespace().collect::<Vec<_>>().join(" ")) }
    }

    /// The words of a span that may be missing.
    pub(crate) fn words_of(&self, span: Option<TextSpan>) -> Option<Cow<'_, str>> {
        span.map(|span| self.words(span.start, span.end))
    }

    /// The words of several spans; what stands apart is joined by " … ".
    pub(crate) fn parts(&self, spans: &[TextSpan]) -> String {
        spans.iter().map(|span| self.words(span.start, span.end)).collect::<Vec<_>>().join(" … ")
    }

    fn byte(&self, point: u32) -> usize {
        if self.starts.is_empty() { point as usize } else { self.starts.get(point as usize).map_or(self.text.len(), |&at| at as usize) }
    }
}
