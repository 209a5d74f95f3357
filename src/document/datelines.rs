//! The dateline that opens a paragraph: "PORT-AU-PRINCE, Haiti (AP) —", "New York (AFP) –".

use super::{Case, Document, TokenKind, Tokens};
use crate::lexicon::Classes;

/// How many words the place may have.
const PLACE: usize = 4;
/// How many tokens may stand up to the dash: "GAZA/JERUSALEM, Nov. 3, 2023 (Reuters) -".
const LONGEST: usize = 16;
/// Shorter capitals are initials.
const LETTERS: u32 = 3;

/// Where a story was written, and where its words begin.
pub(crate) struct Dateline {
    /// The place.
    pub(crate) place: Tokens,
    /// The token behind the dash.
    pub(crate) end: usize,
}

impl Document<'_> {
    /// The dateline that opens a paragraph: capitals, or a place with an agency in brackets, up to a dash.
    pub(crate) fn dateline(&self, paragraph: &Tokens) -> Option<Dateline> {
        let start = paragraph.start;
        let line = start..paragraph.end.min(start + LONGEST);
        let words = |case: &dyn Fn(Case) -> bool| {
            line.clone().take(PLACE + 1).take_while(|&at| self.kind(at) == TokenKind::Word && case(self.case(at))).count()
        };
        let loud = words(&|case| case == Case::Upper);
        let letters = self.span_of(&(start..start + loud)).len();
        let (count, is_loud) = if loud > 0 && letters > LETTERS { (loud, true) } else { (words(&|case| case != Case::Lower), false) };
        if count == 0 || count > PLACE {
            return None;
        }
        let place = start..start + count;
        let dash = (place.end..line.end).find(|&at| self.is_dash(at))?;
        // Between stand a region, a day, who tells the story: nothing in small letters but a month's rest.
        let quiet = (place.end..dash).all(|at| self.case(at) != Case::Lower && self.surface(at) != ":");
        let marked = place.end == dash || matches!(self.surface(place.end), "," | "(");
        let by_agency = self.surface(dash - 1) == ")" && self.classes(place.end + 1).any(Classes::NEWS_AGENCY);
        let opens = self.case(dash + 1) != Case::Lower;
        (quiet && marked && opens && (is_loud || by_agency)).then_some(Dateline { place, end: dash + 1 })
    }

    /// A dash between two words, also a hyphen with a space on both sides.
    pub(crate) fn is_dash(&self, at: usize) -> bool {
        let alone = || self.token(at).spaced && self.token(at + 1).spaced;
        self.kind(at) == TokenKind::Punct && (matches!(self.surface(at), "—" | "–" | "--") || self.surface(at) == "-" && alone())
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    #[test]
    fn a_dateline_ends_behind_its_dash() {
        let table = [
            ("PORT-AU-PRINCE, Haiti (AP) — Police left.", Some(("PORT-AU-PRINCE", "Police"))),
            ("New York (AFP) – The mayor left.", Some(("New York", "The"))),
            ("OSLO, Aug. 24 (UPI) -- A clerk left.", Some(("OSLO", "A"))),
            ("WASHINGTON—She left.", Some(("WASHINGTON", "She"))),
            ("The mayor – a nurse – left.", None),
            ("NATO - the alliance - left.", None),
            ("Lund (a town) – She left.", None),
        ];
        for (text, expected) in table {
            let doc = Document::new(text);
            let found = doc.dateline(&(0..doc.len()));
            let told = found.map(|line| (doc.span_of(&line.place).of(text), doc.surface(line.end)));
            assert_eq!(told, expected, "{text}");
        }
    }
}
