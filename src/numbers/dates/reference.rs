//! The day against which "Tuesday" is read, where the caller gives none: the date line of the story.

use crate::document::{Document, TokenKind};
use crate::numbers::base::groups::Spellings;
use crate::numbers::base::passage::Passage;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::Reader;
use crate::syntax::Syntax;

/// How many paragraphs from the start may hold the date line.
const PARAGRAPHS: usize = 12;
/// A line up to this many tokens is a headline, a date line or a by-line.
const LINE: usize = 16;
/// How far into a paragraph of the story a dateline goes: "PARIS, September 20, 2023 (Agency) —".
const DATELINE: usize = 9;

/// The first full date on a short line near the start, or in the dateline that opens the story.
pub(crate) fn day(document: &Document, syntax: &Syntax, spellings: &Spellings) -> Option<Date> {
    document.paragraphs().iter().take(PARAGRAPHS).find_map(|paragraph| {
        let doc = &Passage::new(document, syntax, spellings, paragraph.clone());
        let end = if paragraph.len() <= LINE { paragraph.end } else { paragraph.start + DATELINE };
        (paragraph.start..end.min(paragraph.end)).find_map(|at| {
            if !matches!(doc.kind(at), TokenKind::Word | TokenKind::Number) {
                return None;
            }
            let moment = Reader { doc, today: None }.read(at)?;
            Date::parse(&moment.value?).filter(|_| moment.end <= end)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::day;
    use crate::document::Document;
    use crate::numbers::base::groups::Spellings;
    use crate::syntax::Syntax;

    #[test]
    fn date_lines() {
        for (text, expected) in [
            ("A headline\n\nSeptember 20, 2023\n3 MIN READ\n\nThe story.", "2023-09-20"),
            ("PARIS, 3 May 2021 — The minister said so on Monday in a speech that went on and on and on.", "2021-05-03"),
            ("Updated: 2024-02-29\nThe story.", "2024-02-29"),
            ("The story mentions somewhere far behind many other words of its first sentence that on May 3, 2020 it rained.", "none"),
            ("No date.", "none"),
        ] {
            let document = Document::new(text);
            let mut spellings = Spellings::default();
            spellings.meet(&document);
            let found = day(&document, &Syntax::default(), &spellings).map_or("none".to_owned(), |d| d.to_string());
            assert_eq!(found, expected, "{text}");
        }
    }
}
