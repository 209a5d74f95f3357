//! UTF-8 byte offsets to UTF-16 code units, the offsets of JavaScript.

use crate::span::Span;

/// How many bytes one checkpoint covers.
const STEP: usize = 32;

/// Converts byte offsets of one text; keeps nothing for ASCII and one `u32` per 32 bytes otherwise.
///
/// The source of the rule: a character of 1, 2, 3 or 4 UTF-8 bytes is 1, 1, 1 or 2 UTF-16 units (RFC 3629, RFC 2781).
pub(crate) struct Utf16<'t> {
    text: &'t str,
    /// UTF-16 offset of the first character that starts at or after each multiple of `STEP`.
    checkpoints: Vec<u32>,
}

impl<'t> Utf16<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            let mut units = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                checkpoints.push(units);
                units += chunk.iter().copied().map(units_of).sum::<u32>();
            }
            checkpoints.push(units);
        }
        Self { text, checkpoints }
    }

    /// UTF-16 offset of a byte offset on a character boundary.
    pub(crate) fn offset(&self, byte: u32) -> u32 {
        let at = byte as usize;
        let Some(base) = self.checkpoints.get(at / STEP) else { return byte };
        let tail = self.text.as_bytes().get(at / STEP * STEP..at).unwrap_or_default();
        base + tail.iter().copied().map(units_of).sum::<u32>()
    }

    /// Both ends of a span.
    pub(crate) fn span(&self, span: Span) -> (u32, u32) {
        (self.offset(span.start), self.offset(span.end))
    }
}

/// Units that a byte adds: a leading byte brings its character's, a continuation byte none.
fn units_of(byte: u8) -> u32 {
    u32::from(!(0x80..0xC0).contains(&byte)) + u32::from(byte >= 0xF0)
}

#[cfg(test)]
mod tests {
    use super::Utf16;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(text in ".{0,300}") {
            let table = Utf16::new(&text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(table.offset(at as u32) as usize, text[..at].encode_utf16().count());
            }
        }
    }
}
