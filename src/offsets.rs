//! UTF-8 byte offsets to the units of the result: UTF-16, the offsets of JavaScript; code points; or bytes, as they are.

use crate::annotation::Offsets;
use crate::span::Span;

/// Converts byte offsets of one text; keeps nothing for ASCII and for bytes, and 24 bytes for 64 otherwise.
///
/// The source of the rule: a character of 1, 2, 3 or 4 UTF-8 bytes is 1, 1, 1 or 2 UTF-16 units (RFC 3629, RFC 2781).
pub(crate) struct Table {
    blocks: Vec<Block>,
}

/// Bytes that one block tells of: a bit each.
const BYTES: usize = 64;

#[derive(Clone, Copy)]
struct Block {
    /// Units of all bytes before.
    units: u32,
    /// The bytes that add no unit, since they continue a character.
    none: u64,
    /// The bytes that add two, since they open a character of four bytes.
    two: u64,
}

impl Table {
    /// The table of a text.
    pub(crate) fn new(text: &str, offsets: Offsets) -> Self {
        let mut blocks = Vec::new();
        if offsets != Offsets::Bytes && !text.is_ascii() {
            let mut units = 0;
            blocks.reserve(text.len() / BYTES + 2);
            for bytes in text.as_bytes().chunks(BYTES).chain([&[][..]]) {
                let bits = |adds: fn(u8) -> bool| bytes.iter().rev().fold(0, |bits, &byte| bits << 1 | u64::from(adds(byte)));
                let block = if bytes.is_ascii() {
                    Block { units, none: 0, two: 0 }
                } else {
                    Block {
                        units,
                        none: bits(|byte| (0x80..0xC0).contains(&byte)),
                        two: if offsets == Offsets::Utf16 { bits(|byte| byte >= 0xF0) } else { 0 },
                    }
                };
                units += bytes.len() as u32 - block.none.count_ones() + block.two.count_ones();
                blocks.push(block);
            }
        }
        Self { blocks }
    }

    /// The offset of a byte offset on a character boundary.
    pub(crate) fn offset(&self, byte: u32) -> u32 {
        let Some(block) = self.blocks.get(byte as usize / BYTES) else { return byte };
        let inside = byte % BYTES as u32;
        let before = (1u64 << inside) - 1;
        block.units + inside - (block.none & before).count_ones() + (block.two & before).count_ones()
    }

    /// Both ends of a span.
    pub(crate) fn span(&self, span: Span) -> (u32, u32) {
        (self.offset(span.start), self.offset(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::annotation::Offsets;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_standard_library(text in ".{0,300}") {
            let [utf16, points, bytes] = [Offsets::Utf16, Offsets::CodePoints, Offsets::Bytes].map(|offsets| Table::new(&text, offsets));
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                prop_assert_eq!(utf16.offset(at as u32) as usize, text[..at].encode_utf16().count());
                prop_assert_eq!(points.offset(at as u32) as usize, text[..at].chars().count());
                prop_assert_eq!(bytes.offset(at as u32) as usize, at);
            }
        }
    }
}
