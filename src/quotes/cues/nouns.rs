//! Nouns and prepositions that report: "her claim that", "according to the ministry".

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::{self, Frames};
use crate::quotes::reader::{Cue, Reader};
use crate::syntax::Tag;

impl Reader<'_, '_> {
    /// "according to the ministry".
    pub(in crate::quotes) fn according(&mut self, at: usize) -> Option<Cue> {
        let length = cues::preposition(self.doc, at);
        if length == 0 {
            return None;
        }
        let source = self.named_source(at, at + length)?;
        let frames = Frames::default();
        Some(Cue {
            words: at..at + length,
            group: at,
            frames,
            form: None,
            source: Some(source),
            inverted: true,
            shared: false,
            rule: "according to",
        })
    }

    /// What stands behind "according to": a phrase, or a work in marks; where it opens the sentence, all up to the comma.
    fn named_source(&mut self, cue: usize, at: usize) -> Option<Tokens> {
        let (doc, end) = (self.doc, self.unit.end);
        let work = self.run(at).filter(|run| run.start == at && run.end < end);
        let source = match work {
            Some(run) => run,
            None => self.phrases().after(at, end)?,
        };
        if self.is_bare(&source) {
            return None;
        }
        let opens = cue == self.unit.start || cue == self.unit.start + 1 && doc.kind(cue - 1) == TokenKind::Word;
        let comma = (source.end..end.min(at + 30)).find(|&i| self.run(i).is_none() && matches!(doc.surface(i), "," | ":" | ";"));
        Some(source.start..comma.filter(|&comma| opens && doc.surface(comma) == ",").unwrap_or(source.end))
    }

    /// "her claim that", "the ministry's attacks on", "his argument is that", "in her view".
    pub(in crate::quotes) fn noun(&mut self, at: usize) -> Option<Cue> {
        let doc = self.doc;
        // "Lind [claims] that": a verb here.
        if self.clause(at).is_some_and(|clause| clause.verbs.is_finite())
            || !cues::is_noun(doc, at)
            || doc.is_capitalized(at) && at > self.unit.start && !doc.is_capitalized(self.unit.start)
        {
            return None;
        }
        let floor = at.saturating_sub(4).max(self.unit.start);
        let between = |i: &usize| doc.kind(*i) != TokenKind::Punct && !doc.classes(*i).any(Classes::PREPOSITION);
        let owner = (floor..at)
            .rev()
            .take_while(between)
            .find(|&i| self.syntax.tag(i) == Tag::Possessive || (doc.kind(i) == TokenKind::Clitic && matches!(doc.lower(i), "'s" | "'")));
        let source = match owner {
            Some(owner) if doc.kind(owner) == TokenKind::Clitic => {
                let bound = self.unit.start;
                Some(self.phrases().before(bound, owner)?)
            }
            Some(owner) => Some(owner..owner + 1),
            None => None,
        };
        let view = source.as_ref().and_then(|s| s.start.checked_sub(1)).filter(|b| *b >= self.unit.start && doc.lower(*b) == "in");
        if let Some(group) = view.filter(|_| matches!(doc.lower(at), "view" | "opinion" | "judgment" | "estimation" | "words")) {
            let frames = Frames::default();
            return Some(Cue {
                words: at..at + 1,
                group,
                frames,
                form: None,
                source,
                inverted: true,
                shared: false,
                rule: "in the view of",
            });
        }
        let copula = usize::from(owner.is_some() && matches!(doc.lower(at + 1), "is" | "was" | "has" | "remains"));
        let next = doc.lower(at + 1 + copula);
        let relative = doc.classes(at + 2 + copula).any(Classes::AUXILIARY.or(Classes::FINITE));
        let (end, rule) = match next {
            // "reports that were wrong", "the agreement that they reached"
            "that" if self.syntax.tag(at + 1 + copula) == Tag::Relative => return None,
            "that" if relative && !doc.classes(at + 2 + copula).any(Classes::DETERMINER) => return None,
            "that" => (at + 1 + copula, "noun and that"),
            _ if owner.is_none() => return None,
            "to" if doc.classes(at + 2 + copula).any(Classes::DETERMINER) || doc.is_capitalized(at + 2) => (at + 2, "noun and preposition"),
            "to" => (at + 1 + copula, "noun and infinitive"),
            "of" | "on" | "for" | "about" | "against" | "over" | "toward" | "towards" if copula == 0 => (at + 2, "noun and preposition"),
            _ => return None,
        };
        Some(Cue { words: at..end, group: at, frames: Frames::CLAUSE, form: None, source, inverted: false, shared: false, rule })
    }
}
