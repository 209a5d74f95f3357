//! Raised digits: a power belongs to its figure, a note's mark to no text, and neither adds digits.

use web_sys::Element;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Superscript {
    /// The mark of a note.
    Note,
    /// Digits of a power.
    Power,
    /// The upper part of a fraction, which follows its whole number.
    Part,
    /// Text that is raised: "th", "TM".
    Text,
}

/// What has a note behind it.
const NOTED: &str = "a, button, [role='doc-noteref'], [aria-describedby]";

/// Units of length that are raised to areas and volumes.
const LENGTHS: &[&str] = &["cm", "dm", "ft", "in", "km", "m", "mi", "mm", "yd"];

/// What an element's raised text is behind what was read before it.
pub(super) fn read(element: &Element, before: &str) -> Superscript {
    let text = element.text_content().unwrap_or_default();
    let text = text.trim();
    let numeric =
        !text.is_empty() && text.trim_start_matches(['-', '\u{2212}']).chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '));
    let is_noted = || element.matches(NOTED).unwrap_or(false) || matches!(element.query_selector(NOTED), Ok(Some(_)));
    // Only a link around nothing but the mark leads to its note.
    let in_link = || {
        element
            .parent_element()
            .is_some_and(|parent| parent.local_name() == "a" && parent.text_content().is_some_and(|all| all.trim() == text))
    };
    let marked =
        text.trim_start_matches(['[', '(']).starts_with(|c: char| c.is_ascii_digit() || matches!(c, '*' | '\u{2020}' | '\u{2021}'));
    if is_noted() && (marked || text.chars().count() <= 2) || (numeric || marked) && in_link() {
        return Superscript::Note;
    }
    if !numeric {
        return Superscript::Text;
    }
    let follows = element.next_sibling().and_then(|next| next.text_content()).unwrap_or_default();
    if follows.starts_with(['\u{2044}', '/']) {
        return Superscript::Part;
    }
    let figure = before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if figure == "10" || matches!(text, "2" | "3") && LENGTHS.contains(&word) || text.starts_with(['-', '\u{2212}']) {
        Superscript::Power
    } else {
        Superscript::Note
    }
}

/// A digit or sign as it stands raised.
pub(super) fn raise(c: char) -> char {
    match c {
        '1' => '\u{B9}',
        '2' => '\u{B2}',
        '3' => '\u{B3}',
        '0' | '4'..='9' => char::from_u32('\u{2070}' as u32 + c as u32 - '0' as u32).unwrap_or(c),
        '-' | '\u{2212}' => '\u{207B}',
        c => c,
    }
}
