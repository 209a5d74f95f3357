//! Where something stands in the text.

/// A stretch of the text in UTF-8 byte offsets: `start` inclusive, `end` exclusive, `start <= end`,
/// both on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    /// First byte.
    pub(crate) start: u32,
    /// One past the last byte.
    pub(crate) end: u32,
}

impl Span {
    /// The span from `start` to `end`; an inverted pair becomes empty at `start`.
    #[must_use]
    pub(crate) fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Length in bytes.
    #[must_use]
    pub(crate) fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub(crate) fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span over both.
    #[must_use]
    pub(crate) fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The covered text; empty where the span is not on character boundaries of `text`.
    #[must_use]
    pub(crate) fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// The order of every list in a result: by start, the longer one first.
    #[must_use]
    pub(crate) fn order(self, other: Self) -> std::cmp::Ordering {
        self.start.cmp(&other.start).then(other.end.cmp(&self.end))
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn text_of_a_span_is_empty_off_a_boundary() {
        assert_eq!(Span::new(0, 2).of("né"), "");
        assert_eq!(Span::new(1, 3).of("né"), "é");
    }

    #[test]
    fn longer_spans_come_first() {
        let mut spans = [Span::new(2, 3), Span::new(0, 1), Span::new(0, 9)];
        spans.sort_by(|a, b| a.order(*b));
        assert_eq!(spans, [Span::new(0, 9), Span::new(0, 1), Span::new(2, 3)]);
    }
}
