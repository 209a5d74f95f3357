//! A sentence as chunks: noun phrases, verb groups and the small words between them.

use super::phrases::{self, Phrase};
use super::tags::{Tag, Tags};
use super::verb_groups::{self, VerbGroup};
use crate::document::{Document, TokenKind, Tokens};

/// A piece of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chunk {
    /// A noun phrase, by its index.
    Phrase(usize),
    /// A verb group, by its index among those of the sentence.
    Verbs(usize),
    /// "in", "according to".
    Preposition(usize),
    /// "that", "because", "when".
    Subordinator(usize),
    /// "and", "but".
    Conjunction(usize),
    /// "also", "not".
    Adverb(usize),
    /// A comma or a dash.
    Comma(usize),
    /// A semicolon or a colon.
    Semicolon(usize),
    /// An opening quotation mark or bracket.
    Open(usize),
    /// A closing one.
    Close(usize),
    /// Anything else: an adjective by itself, an interjection.
    Other(usize),
    /// Past either end of the sentence.
    Edge,
}

impl Chunk {
    /// The index of the phrase, where it is one.
    pub(super) fn phrase(self) -> Option<usize> {
        if let Self::Phrase(phrase) = self { Some(phrase) } else { None }
    }

    /// A verb group.
    pub(super) fn is_verbs(self) -> bool {
        matches!(self, Self::Verbs(_))
    }

    /// A comma or a dash.
    pub(super) fn is_comma(self) -> bool {
        matches!(self, Self::Comma(_))
    }

    /// A closing quotation mark or bracket.
    pub(super) fn is_closing(self) -> bool {
        matches!(self, Self::Close(_))
    }

    /// A comma, a dash or a closing mark: what parts a clause from the next.
    pub(super) fn parts(self) -> bool {
        self.is_comma() || self.is_closing()
    }

    /// "and", "but".
    pub(super) fn is_conjunction(self) -> bool {
        matches!(self, Self::Conjunction(_))
    }

    /// "also", "not".
    pub(super) fn is_adverb(self) -> bool {
        matches!(self, Self::Adverb(_))
    }

    /// The token, where it is one.
    pub(super) fn token(self) -> Option<usize> {
        match self {
            Self::Preposition(at)
            | Self::Subordinator(at)
            | Self::Conjunction(at)
            | Self::Adverb(at)
            | Self::Comma(at)
            | Self::Semicolon(at)
            | Self::Open(at)
            | Self::Close(at)
            | Self::Other(at) => Some(at),
            Self::Phrase(_) | Self::Verbs(_) | Self::Edge => None,
        }
    }
}

/// The chunks of a sentence.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    pub(super) list: Vec<Chunk>,
    pub(super) verbs: Vec<VerbGroup>,
}

impl Chunks {
    /// Cuts up a sentence; its phrases go behind the others.
    pub(super) fn read(&mut self, doc: &Document, tags: &[Tag], sentence: &Tokens, phrases: &mut Vec<Phrase>) {
        self.list.clear();
        self.verbs.clear();
        let mut is_quoted = false;
        let mut at = sentence.start;
        while at < sentence.end {
            let modifies = at == sentence.start && phrases::opens_with_participle(tags, sentence);
            if let Some(group) = verb_groups::read(doc, tags, sentence, at).filter(|_| !modifies) {
                at = group.tokens.end;
                self.list.push(Chunk::Verbs(self.verbs.len()));
                self.verbs.push(group);
                continue;
            }
            let first = phrases.len();
            if let Some(end) = phrases::read(doc, tags, sentence, at, phrases) {
                self.list.extend((first..phrases.len()).map(Chunk::Phrase));
                at = end;
                continue;
            }
            // Two single marks are one double mark.
            if doc.kind(at) == TokenKind::Quote
                && doc.kind(at + 1) == TokenKind::Quote
                && !doc.token(at + 1).spaced
                && at + 1 < sentence.end
            {
                at += 1;
            }
            self.list.extend(small(doc, tags.get(at).copied().unwrap_or_default(), at, &mut is_quoted));
            at += 1;
        }
    }
}

fn small(doc: &Document, tag: Tag, at: usize, is_quoted: &mut bool) -> Option<Chunk> {
    Some(match tag {
        Tag::Preposition | Tag::Particle => Chunk::Preposition(at),
        Tag::Subordinator | Tag::WhAdverb => Chunk::Subordinator(at),
        Tag::Conjunction => Chunk::Conjunction(at),
        Tag::Not => Chunk::Adverb(at),
        _ if tag.is(Tags::ADVERB) => Chunk::Adverb(at),
        Tag::Punct if doc.kind(at) == TokenKind::Quote => {
            *is_quoted = match doc.surface(at) {
                "\u{201c}" | "\u{2018}" => true,
                "\u{201d}" | "\u{2019}" => false,
                _ => !*is_quoted,
            };
            if *is_quoted { Chunk::Open(at) } else { Chunk::Close(at) }
        }
        Tag::Punct => match doc.surface(at) {
            "," | "--" | "\u{2014}" | "\u{2013}" | "-" => Chunk::Comma(at),
            // Not "at 6:00".
            ":" if doc.kind(at + 1) == TokenKind::Number && !doc.token(at + 1).spaced => Chunk::Other(at),
            ";" | ":" => Chunk::Semicolon(at),
            "(" | "[" => Chunk::Open(at),
            ")" | "]" => Chunk::Close(at),
            "." | "!" | "?" => return None,
            _ => Chunk::Other(at),
        },
        _ => Chunk::Other(at),
    })
}
