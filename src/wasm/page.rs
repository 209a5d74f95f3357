//! A page as the text that its reader sees, and the way back from that text to the page.

use js_sys::{Array, Set, Uint32Array};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, Text};

use super::superscript::raise;
use super::walk::Walker;
use crate::{is_dateline, is_furniture};

/// The text of a part of a page, with the way from it to the page's nodes and back.
///
/// Blocks and `<br>` are line breaks, white space is collapsed as rendered, and what the reader does not see is left
/// out. Making it reads the page and never changes it. Offsets are UTF-16 code units into that text.
#[wasm_bindgen(skip_typescript)]
pub struct PageMap {
    walker: Walker,
    read: Read,
}

#[wasm_bindgen]
impl PageMap {
    /// A map of everything under `root` (an element, a document's body, a shadow root) but for elements that are `beside`
    /// the story.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(root: &Node, beside: Option<Set>) -> Self {
        let story = beside.is_some();
        Self { walker: Walker::new(root, beside), read: Read { story, ..Read::default() } }
    }

    /// Reads on for some milliseconds; whether the end is reached.
    pub fn walk(&mut self, milliseconds: f64) -> bool {
        self.walker.walk(&mut self.read, milliseconds)
    }

    /// The text of the lines from the first to before the second.
    #[must_use]
    pub fn text(&self, first: usize, end: usize) -> String {
        let from = self.read.byte_of_line(first);
        let to = self.read.byte_of_line(end).max(from);
        self.read.text.get(from..to).unwrap_or_default().to_owned()
    }

    /// Where each line starts.
    #[must_use]
    pub fn lines(&self) -> Uint32Array {
        let starts: Vec<u32> = self.read.lines.iter().map(|line| line.start).collect();
        Uint32Array::from(starts.as_slice())
    }

    /// For each line, the index of its block in `blocks()`.
    #[must_use]
    pub fn owners(&self) -> Uint32Array {
        let owners: Vec<u32> = self.read.lines.iter().map(|line| line.block).collect();
        Uint32Array::from(owners.as_slice())
    }

    /// The elements that lay out the lines.
    #[must_use]
    pub fn blocks(&self) -> Array {
        self.read.blocks.iter().collect()
    }

    /// The shadow roots and documents of frames that were read beside the root's own.
    #[must_use]
    pub fn roots(&self) -> Array {
        self.read.roots.iter().collect()
    }

    /// The lines that stand in the story and are no part of it, such as a byline with the day.
    #[must_use]
    #[wasm_bindgen(js_name = leftOut)]
    pub fn left_out(&self) -> String {
        self.read.left_out.clone()
    }

    /// How long the text is, in UTF-16 code units.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.read.units
    }

    /// The places of spans, given as start and end in turns: a `Range` for each, or null where the page has no one range
    /// for it, because it runs into another shadow root or frame, or because the page has changed since.
    #[must_use]
    pub fn ranges(&self, offsets: &[u32]) -> Array {
        offsets
            .chunks_exact(2)
            .map(|pair| match pair {
                &[start, end] => self.read.range(start, end).map_or(JsValue::NULL, JsValue::from),
                _ => JsValue::NULL,
            })
            .collect()
    }

    /// The offset of a place in a text node of the page; undefined where that is not part of the text.
    #[must_use]
    pub fn offset(&self, node: &Node, unit: u32) -> Option<u32> {
        self.read.offset(node, unit)
    }
}

/// What has been read so far.
#[derive(Default)]
pub(super) struct Read {
    text: String,
    /// Length of `text` in UTF-16 code units.
    units: u32,
    nodes: Vec<Text>,
    segments: Vec<Segment>,
    lines: Vec<Line>,
    blocks: Vec<Element>,
    pub(super) roots: Vec<Node>,
    /// Line breaks before the next character.
    breaks: u32,
    /// Whether a line is under way.
    open: bool,
    /// Whether lines that are no part of a story are left out.
    story: bool,
    /// Those lines.
    left_out: String,
    /// Whether something that is not read stands before the next character.
    parted: bool,
}

/// A run of the text that stands in one node without gaps; all in UTF-16 code units.
struct Segment {
    start: u32,
    length: u32,
    node: usize,
    node_start: u32,
}

struct Line {
    byte: usize,
    start: u32,
    block: u32,
}

/// A line longer than this, in bytes, is cut after a sentence, so that a long text can be read in parts.
const LONG_LINE: usize = 16_000;

/// Among the first units of a story a line that is a day tells when it was published.
const HEAD: u32 = 400;

impl Read {
    /// What has been read so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Tells that something stands here that is not read: what is behind it is no part of a word before it.
    pub(super) fn part(&mut self) {
        self.parted = true;
    }

    /// Adds a text node, with white space as `white` says, and digits as powers where they are `raised`.
    pub(super) fn add(&mut self, node: &Text, white: White, raised: bool, block: &Element) {
        let data = node.data();
        let index = self.nodes.len();
        let mut unit = 0;
        for c in data.chars() {
            match c {
                // Invisible where they stand, but they would split a word.
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => {}
                '\n' if white != White::Collapse => self.end_line(1),
                ' ' | '\t' | '\n' | '\r' | '\u{C}' if white != White::Keep => {
                    if self.open && !self.text.ends_with(' ') {
                        self.push(' ', index, unit, block);
                    }
                }
                '\u{FB00}'..='\u{FB06}' => self.push_ligature(c, index, unit, block),
                c if raised => self.push(raise(c), index, unit, block),
                c => self.push(c, index, unit, block),
            }
            unit += c.len_utf16() as u32;
        }
        if self.segments.last().is_some_and(|segment| segment.node == index) {
            self.nodes.push(node.clone());
        }
    }

    /// Adds a character that the page shows without having it in a node.
    pub(super) fn add_shown(&mut self, c: char, block: &Element) {
        self.begin_line(block);
        self.append(c);
    }

    /// Ends the line under way; the next one stands `breaks` line breaks below.
    pub(super) fn end_line(&mut self, breaks: u32) {
        if self.open {
            self.trim();
            self.open = false;
            if self.story && self.is_beside() {
                return self.take_back(breaks);
            }
            self.breaks = 0;
        }
        // One break after a line is its end, the second a blank line.
        self.breaks = if breaks == 2 { 2 } else { (self.breaks + breaks).min(2) };
    }

    fn push(&mut self, c: char, node: usize, unit: u32, block: &Element) {
        self.begin_line(block);
        if self.parted && c.is_alphanumeric() && self.text.ends_with(char::is_alphanumeric) {
            self.append(' ');
        }
        self.parted = false;
        let start = self.units;
        let length = c.len_utf16() as u32;
        self.append(c);
        match self.segments.last_mut() {
            Some(last) if last.node == node && last.node_start + last.length == unit && last.start + last.length == start => {
                last.length += length;
            }
            _ => self.segments.push(Segment { start, length, node, node_start: unit }),
        }
    }

    /// Letters that the page has in one character.
    fn push_ligature(&mut self, c: char, node: usize, unit: u32, block: &Element) {
        let letters = match c {
            '\u{FB00}' => "ff",
            '\u{FB01}' => "fi",
            '\u{FB02}' => "fl",
            '\u{FB03}' => "ffi",
            '\u{FB04}' => "ffl",
            _ => "st",
        };
        let mut letters = letters.chars();
        if let Some(first) = letters.next() {
            self.push(first, node, unit, block);
        }
        letters.for_each(|letter| self.append(letter));
    }

    fn append(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16() as u32;
    }

    fn begin_line(&mut self, block: &Element) {
        if self.open {
            let long = self.lines.last().is_some_and(|line| self.text.len() - line.byte > LONG_LINE);
            if !(long && self.text.ends_with(". ")) {
                return;
            }
        } else if self.units > 0 {
            for _ in 0..self.breaks.max(1) {
                self.append('\n');
            }
        }
        self.open = true;
        self.breaks = 0;
        if self.blocks.last() != Some(block) {
            self.blocks.push(block.clone());
        }
        self.lines.push(Line { byte: self.text.len(), start: self.units, block: self.blocks.len() as u32 - 1 });
    }

    /// Takes back the white space at the end of a line, which no browser shows.
    fn trim(&mut self) {
        if !self.text.ends_with(' ') {
            return;
        }
        self.text.pop();
        self.units -= 1;
        if let Some(last) = self.segments.last_mut()
            && last.start + last.length > self.units
        {
            last.length -= 1;
            if last.length == 0 {
                self.segments.pop();
            }
        }
    }

    /// Whether the last line is none of the story's.
    fn is_beside(&self) -> bool {
        let line = self.lines.last().and_then(|line| self.text.get(line.byte..)).unwrap_or_default();
        is_furniture(line) || self.units < HEAD && is_dateline(line)
    }

    /// Takes the last line back, with the breaks before it.
    fn take_back(&mut self, breaks: u32) {
        let Some(line) = self.lines.pop() else { return };
        self.left_out.push_str(self.text.get(line.byte..).unwrap_or_default());
        self.left_out.push_str("\n\n");
        self.text.truncate(line.byte);
        self.text.truncate(self.text.trim_end_matches('\n').len());
        self.units -= self.units - line.start + (line.byte - self.text.len()) as u32;
        let units = self.units;
        while self.segments.pop_if(|segment| segment.start >= units).is_some() {}
        self.breaks = breaks.max(2);
    }

    fn byte_of_line(&self, line: usize) -> usize {
        self.lines.get(line).map_or(self.text.len(), |line| line.byte)
    }

    fn range(&self, start: u32, end: u32) -> Option<Range> {
        if start >= end {
            return None;
        }
        let first = self.segments.get(self.segments.partition_point(|segment| segment.start + segment.length <= start))?;
        let last = self.segments.get(self.segments.partition_point(|segment| segment.start < end).checked_sub(1)?)?;
        let (from, to) = (self.nodes.get(first.node)?, self.nodes.get(last.node)?);
        let from_unit = first.node_start + start.saturating_sub(first.start);
        let to_unit = last.node_start + (end - last.start).min(last.length);
        if first.node != last.node && from.get_root_node() != to.get_root_node() {
            return None;
        }
        let range = from.owner_document()?.create_range().ok()?;
        range.set_start(from, from_unit).ok()?;
        range.set_end(to, to_unit).ok()?;
        (!range.collapsed()).then_some(range)
    }

    fn offset(&self, node: &Node, unit: u32) -> Option<u32> {
        let index = self.nodes.iter().position(|known| known.is_same_node(Some(node)))?;
        let segments = self.segments.get(self.segments.partition_point(|segment| segment.node < index)..)?;
        let here = segments.iter().take_while(|segment| segment.node == index);
        let segment = here.take_while(|segment| segment.node_start <= unit).last()?;
        Some(segment.start + (unit - segment.node_start).min(segment.length))
    }
}

/// How an element treats white space.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum White {
    Collapse,
    /// Spaces collapse, line breaks stay.
    KeepLines,
    Keep,
}
