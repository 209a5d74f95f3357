//! Noun phrases that begin at a token: who says it behind an inverted verb, whom it is told, what "according to" names.

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::Form;
use crate::quotes::phrases::words::{is_adverb, is_nominal, is_occasion};
use crate::quotes::phrases::{LONGEST, Phrases};

impl Phrases<'_, '_> {
    /// The noun phrase that starts right at a token, up to `bound`: the subject behind an inverted verb, or what "according to" names.
    pub(in crate::quotes) fn after(&mut self, at: usize, bound: usize) -> Option<Tokens> {
        let doc = self.doc;
        let mut end = at;
        if doc.classes(at).any(Classes::PRONOUN)
            && !self.is_noun_like(at + 1)
            && !matches!(doc.lower(at), "that" | "who" | "which")
            && doc.lower(at + 1) != "of"
            && at < bound
        {
            return Some(at..at + 1);
        }
        let mut proper = false;
        while end < bound && end - at < LONGEST {
            let classes = doc.classes(end);
            let goes = match doc.kind(end) {
                TokenKind::Clitic => matches!(doc.lower(end), "'s" | "'"),
                TokenKind::Number => true,
                // "the 46-year-old", "9/11"
                TokenKind::Punct => {
                    let joined = !doc.token(end).spaced && !doc.token(end + 1).spaced && end > at;
                    doc.surface(end) == "&" || joined && matches!(doc.surface(end), "-" | "/")
                }
                TokenKind::Word if matches!(doc.lower(end), "and" | "or") => {
                    end > at
                        && end + 1 < bound
                        && self.is_noun_like(end + 1)
                        && doc.is_capitalized(end + 1) == doc.is_capitalized(end - 1)
                        && self.verbs.at(doc, end + 1).is_none()
                }
                TokenKind::Word if classes.any(Classes::DETERMINER) => {
                    end == at || doc.classes(end - 1).any(Classes::PREPOSITION.or(Classes::DETERMINER))
                }
                TokenKind::Word if classes.any(Classes::PREPOSITION) => {
                    let attaches =
                        doc.lower(end) == "of" || (matches!(doc.lower(end), "for" | "at" | "in" | "from" | "with" | "on") && !proper);
                    // "a person close to the board", "an adviser to Hale"
                    let near = matches!(
                        doc.lower(end - usize::from(end > at)),
                        "close"
                            | "loyal"
                            | "sympathetic"
                            | "adviser"
                            | "advisers"
                            | "aide"
                            | "aides"
                            | "ambassador"
                            | "envoy"
                            | "successor"
                    );
                    let attaches = attaches || doc.lower(end) == "to" && near && !proper;
                    let noun = end + 1 < bound && (self.is_noun_like(end + 1) || doc.classes(end + 1).any(Classes::DETERMINER));
                    end > at && attaches && noun && !is_occasion(doc, end + 1)
                }
                // "a newly found letter", "a Wednesday editorial"
                TokenKind::Word if is_adverb(doc, end) || classes.any(Classes::TIME_WORD) && end > at && doc.is_capitalized(end) => {
                    end + 1 < bound && self.is_noun_like(end + 1) && doc.kind(end + 1) == TokenKind::Word
                }
                TokenKind::Word => {
                    self.is_noun_like(end)
                        && !self.is_finite(at, end)
                        && (end == at
                            || is_adverb(doc, end - 1)
                            || doc.classes(end - 1).any(Classes::DETERMINER)
                            || self.verbs.at(doc, end).is_none_or(|v| v.form != Form::Past && v.form != Form::Gerund))
                }
                _ => false,
            };
            if !goes {
                break;
            }
            proper = doc.kind(end) == TokenKind::Word && doc.is_capitalized(end);
            end += 1;
        }
        // "the crews [for] leaving"
        while end > at + 1 && doc.classes(end - 1).any(Classes::PREPOSITION) {
            end -= 1;
        }
        let nominal = (at..end).any(|i| is_nominal(doc, at, i));
        (end > at && nominal).then_some(at..end)
    }

    /// Whether a word inside a phrase from `start` on is a verb: "Jorge Ramos [corrected] the candidate".
    fn is_finite(&self, start: usize, at: usize) -> bool {
        let doc = self.doc;
        let modifies = at == start || doc.classes(at - 1).any(Classes::DETERMINER) || is_adverb(doc, at - 1) || doc.is_capitalized(at);
        let object = doc.classes(at + 1).any(Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::PRONOUN));
        !modifies && (doc.classes(at).any(Classes::FINITE) || doc.lower(at).ends_with("ed") && object)
    }
}
