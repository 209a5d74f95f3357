//! What is said of a source right behind it: "Tom Hale[, a farmer in the valley,] said".

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::reader::{Cue, Reader};

/// How far an apposition may reach.
const LONGEST: usize = 40;

impl Reader<'_, '_> {
    /// A source with the brackets and the apposition or relative clause behind it.
    pub(in crate::quotes) fn with_apposition(&self, cue: &Cue, source: &Tokens, contents: &[Tokens]) -> Tokens {
        let doc = self.doc;
        let pronoun = source.len() == 1 && doc.classes(source.start).any(Classes::PRONOUN);
        // "According to the board, a dam failed": what stands behind the comma is the content.
        let leads = cue.inverted && !contents.iter().any(|content| content.start < cue.words.start);
        if cue.shared || pronoun || leads || cue.form.is_none() && !cue.inverted {
            return source.clone();
        }
        let mut end = source.end;
        if doc.surface(end) == "(" {
            end = (end..end + 8).find(|&i| doc.surface(i) == ")").map_or(end, |close| close + 1);
        }
        let bound = if cue.inverted { self.unit.end } else { cue.group };
        // "said an official [who asked not to be named]"
        if cue.inverted && end == source.end && end + 1 < bound && matches!(doc.lower(end), "who" | "whose") {
            return source.start..self.apposition_end(end, bound, true);
        }
        // "his mother[, Linda,] said"
        let role = source.clone().any(|i| doc.classes(i).any(Classes::PERSON.or(Classes::PERSONS)) && !doc.is_capitalized(i));
        let named = role && !cue.inverted && end + 2 < bound && doc.surface(bound - 1) == ",";
        if named && doc.surface(end) == "," && (end + 1..bound - 1).all(|i| doc.is_capitalized(i)) {
            return source.start..bound - 1;
        }
        if end < bound && doc.surface(end) == "," && self.run(end).is_none() && self.opens_apposition(end + 1, bound, cue.inverted) {
            let last = self.apposition_end(end + 1, bound, cue.inverted);
            // Before its verb an apposition goes up to the comma there.
            let whole = cue.inverted || last + 1 == bound && doc.surface(last) == ",";
            return source.start..if whole { last } else { source.end };
        }
        source.start..if cue.inverted || end == bound { end } else { source.end }
    }

    /// Whether a token opens an apposition: "a farmer", "who", "45", "Hale's lawyer", "chair of the board".
    fn opens_apposition(&self, at: usize, bound: usize, inverted: bool) -> bool {
        let doc = self.doc;
        if matches!(doc.lower(at), "who" | "whose" | "a" | "an" | "the") || doc.kind(at) == TokenKind::Number {
            return true;
        }
        if doc.classes(at).any(Classes::CONJUNCTION) {
            return false;
        }
        let words = (at..bound.min(at + 6)).take_while(|&i| matches!(doc.kind(i), TokenKind::Word | TokenKind::Clitic | TokenKind::Number));
        words
            .take_while(|&i| i == at || !doc.classes(i).any(Classes::PREPOSITION))
            .any(|i| doc.classes(i).any(Classes::PERSON) && (inverted || !doc.is_capitalized(i)))
    }

    /// Where an apposition ends: at a stop, a mark or a comma behind which the sentence goes on.
    fn apposition_end(&self, start: usize, bound: usize, inverted: bool) -> usize {
        let doc = self.doc;
        let mut last = start;
        let aged = doc.kind(start) == TokenKind::Number;
        for at in start..bound.min(start + LONGEST) {
            let surface = doc.surface(at);
            let stops = self.run(at).is_some() || matches!(surface, "." | "?" | "!" | ":" | ";") || doc.is_dash(at);
            let goes_on = |next: usize| {
                let classes = doc.classes(next);
                classes.any(Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::PRONOUN).or(Classes::ADVERB))
                    && !matches!(doc.lower(next), "and" | "who" | "whose" | "which" | "one")
                    || doc.lower(next).ends_with("ing")
            };
            // "Ana Ruiz, 54, [from Oslo]"
            let home = aged && at == start + 1 && matches!(doc.lower(at + 1), "from" | "of");
            if stops || inverted && surface == "," && !home && goes_on(at + 1) {
                return at;
            }
            last = at + 1;
        }
        if inverted { last } else { bound - 1 }
    }
}
