//! What a form that can be a reporting verb is besides: a noun, a name that something has, another sense.

use crate::document::TokenKind;
use crate::lexicon::Classes;
use crate::quotes::reader::Reader;

impl Reader<'_, '_> {
    /// "known as the Bear", "titled “Home”", "a group called Dawn,", "called to mind": a name or another sense, nobody's words.
    pub(in crate::quotes) fn names_only(&mut self, at: usize) -> bool {
        let doc = self.doc;
        let next = doc.lower(at + 1);
        let end = self.unit.end;
        match doc.lower(at) {
            "known" => {
                let before = at.checked_sub(1).filter(|b| *b >= self.unit.start).map_or("", |b| doc.lower(b));
                matches!(next, "as" | "for" | "to" | "by") || matches!(before, "well" | "best" | "better" | "little" | "lesser")
            }
            "named" | "titled" | "entitled" | "nicknamed" | "dubbed" | "captioned" => {
                let mark = at + 1 + usize::from(next == "as");
                // "whom she dubbed “the fool”" judges.
                doc.kind(mark) == TokenKind::Quote && (doc.lower(at) != "dubbed" || doc.is_capitalized(mark + 1))
            }
            "called" | "calls" | "calling" => {
                let so = at > self.unit.start + 1 && doc.lower(at - 2) == "so" || at > self.unit.start && doc.lower(at - 1) == "so";
                // A name and nothing that it is called: "a group called Dawn, which", but not "called Hale a liar".
                let name = doc.is_capitalized(at + 1) && !next.is_empty();
                let closes = |i: usize| {
                    i >= end
                        || doc.kind(i) == TokenKind::Punct
                        || doc.classes(i).any(Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION))
                        || matches!(doc.lower(i), "who" | "which" | "that")
                };
                let marked = (at + 1..end.min(at + 25)).any(|i| self.run(i).is_some());
                let light = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::CONJUNCTION);
                let proper = |i: usize| doc.kind(i) != TokenKind::Word || doc.is_capitalized(i) || doc.classes(i).any(light);
                let object = if name && !marked { self.phrases().after(at + 1, end) } else { None };
                let alone = object.is_some_and(|object| closes(object.end) && object.clone().all(proper));
                so || alone || matches!(next, "to" | "into" | "in" | "off" | "back")
            }
            "reporting" => matches!(next, "from" | "live" | "by" | "for"),
            "cast" => (at + 1..at + 6).any(|i| matches!(doc.lower(i), "vote" | "votes" | "ballot" | "ballots")),
            _ => false,
        }
    }
}
