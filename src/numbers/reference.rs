//! The day against which "Tuesday" is read, where the caller gives none: the date line of the story.

use super::calendar::Date;
use super::dates;
use super::passage::Passage;
use super::starts::{Opening, Starts};
use crate::document::{Document, TokenKind};

/// How many paragraphs from the start may hold the date line.
const PARAGRAPHS: usize = 12;
/// A line up to this many tokens is a headline, a date line or a by-line.
const LINE: usize = 16;
/// How far into a paragraph of the story a dateline goes: "PARIS, September 20, 2023 (Agency) —".
const DATELINE: usize = 9;

/// The first full date on a short line near the start, or in the dateline that opens the story.
pub(super) fn day(document: &Document, starts: &mut Starts) -> Option<Date> {
    document.paragraphs().iter().take(PARAGRAPHS).find_map(|paragraph| {
        let doc = &Passage::new(document, paragraph.clone());
        let end = if paragraph.len() <= LINE { paragraph.end } else { paragraph.start + DATELINE };
        (paragraph.start..end.min(paragraph.end)).find_map(|at| {
            if !matches!(doc.kind(at), TokenKind::Word | TokenKind::Number) || starts.at(doc, at) == Opening::Nothing {
                return None;
            }
            let moment = dates::read(doc, at, None)?;
            Date::parse(&moment.value?).filter(|_| moment.end <= end)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Starts, day};
    use crate::document::Document;

    #[test]
    fn date_lines() {
        for (text, expected) in [
            ("A headline\n\nSeptember 20, 2023\n3 MIN READ\n\nThe story.", "2023-09-20"),
            ("PARIS, 3 May 2021 — The minister said so on Monday in a speech that went on and on and on.", "2021-05-03"),
            ("Updated: 2024-02-29\nThe story.", "2024-02-29"),
            ("The story mentions somewhere far behind many other words of its first sentence that on May 3, 2020 it rained.", "none"),
            ("No date.", "none"),
        ] {
            let doc = Document::new(text);
            let mut starts = Starts::default();
            starts.meet(&doc);
            let found = day(&doc, &mut starts).map_or("none".to_owned(), |d| d.to_string());
            assert_eq!(found, expected, "{text}");
        }
    }
}
