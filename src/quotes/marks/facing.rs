//! What a quotation mark is by itself: its family, and whether it can open or close.

use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;

/// How a mark is written; only marks of one family close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Double,
    Guillemet,
    /// Two backticks, and two apostrophes, of wire copy.
    Typewriter,
    Single,
}

/// A mark with the ways it can face.
pub(super) struct Mark {
    pub(super) family: Family,
    pub(super) opens: bool,
    pub(super) closes: bool,
    /// How many tokens it takes.
    pub(super) length: usize,
}

/// What is open where a mark stands.
#[derive(Clone, Copy)]
pub(super) struct Within<'a> {
    /// A double mark.
    pub(super) double: bool,
    /// A low mark, German „…“: it turns “ into a closing one.
    pub(super) low: bool,
    /// The mark that was opened last.
    pub(super) last: Option<&'a str>,
}

/// The mark at a token of a paragraph.
pub(super) fn mark(doc: &Document, paragraph: &Tokens, at: usize, within: Within) -> Option<Mark> {
    if doc.kind(at) != TokenKind::Quote {
        return None;
    }
    let surface = doc.surface(at);
    let twice = is_twice(doc, at, within);
    let length = if twice { 2 } else { 1 };
    let last = at + length;
    let first = at == paragraph.start;
    let gap_before = first || doc.token(at).spaced;
    let gap_after = last >= paragraph.end || doc.token(last).spaced;
    let opens = (gap_before || !first && opens_behind(doc.surface(at - 1))) && !gap_after;
    let closes = !gap_before || (gap_after && !first);
    let (family, opens, closes) = match surface {
        // With a space on both sides it is whichever is missing.
        "“" | "‟" => {
            (Family::Double, !gap_after || gap_before && !within.double, gap_after && (!gap_before || within.double) || within.low)
        }
        "„" => (Family::Double, true, false),
        "”" => (Family::Double, first && !gap_after, true),
        "«" => (Family::Guillemet, true, !gap_before && gap_after),
        "»" => (Family::Guillemet, gap_before && !gap_after, true),
        "``" => (Family::Typewriter, true, false),
        "'" if twice => (Family::Typewriter, opens, closes),
        "\"" | "＂" => (Family::Double, opens || gap_before, closes && !is_inch(doc, at, within)),
        "‘" | "`" => (Family::Single, !gap_after && !is_cut(doc, last), false),
        _ => (Family::Single, opens && !is_cut(doc, last), !gap_before && !is_cut_inside(doc, at)),
    };
    Some(Mark { family, opens, closes, length })
}

/// Whether another mark opens behind one without a space.
fn opens_behind(surface: &str) -> bool {
    surface.starts_with(['(', '[', '—', '–', '-', '/', '“', '"', '‘'])
}

/// "‘’Tis": the apostrophe right behind an opening mark closes nothing.
fn is_cut_inside(doc: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| doc.surface(before) == "‘") && is_cut(doc, at + 1)
}

/// Whether a word is cut short in front: "'til", "'90s".
fn is_cut(doc: &Document, at: usize) -> bool {
    let decade = doc.surface(at).starts_with(|c: char| c.is_ascii_digit()) && doc.surface(at).ends_with('s');
    let parted = doc.kind(at) == TokenKind::Number && doc.lower(at + 1) == "s" && !doc.token(at + 1).spaced;
    decade || parted || doc.classes(at).any(Classes::CLIPPED)
}

/// Two apostrophes for a double mark; the first of three closes the single mark inside: ''He said 'no,'''
fn is_twice(doc: &Document, at: usize, within: Within) -> bool {
    let next = |at: usize| doc.surface(at) == "'" && !doc.token(at).spaced;
    doc.surface(at) == "'" && next(at + 1) && doc.kind(at + 1) == TokenKind::Quote && !(within.last == Some("'") && next(at + 2))
}

/// 5'8": inches, where no run is open.
fn is_inch(doc: &Document, at: usize, within: Within) -> bool {
    within.last.is_none() && at.checked_sub(1).is_some_and(|before| doc.kind(before) == TokenKind::Number) && !doc.token(at).spaced
}
