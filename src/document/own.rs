//! A reader's own words as a document looks them up, and where its names stand.

use super::{Document, Tokens};
use crate::annotation::ActorKind;
use crate::lexicon::inflection::Form;
use crate::lexicon::{Map, Phrases};

/// Own words, ready to be looked up.
#[derive(Debug, Default)]
pub(crate) struct OwnIndex {
    pub(crate) names: Phrases<OwnEntry>,
    pub(crate) units: Phrases<OwnUnit>,
    /// Every form of the reporting verbs.
    pub(crate) verbs: Map<String, Form>,
    actors: Vec<OwnActor>,
}

/// What a phrase names.
#[derive(Clone, Copy, Debug)]
pub(crate) enum OwnEntry {
    /// The actor with this number.
    Name(usize),
    /// Nobody.
    NotName,
}

/// An actor that the reader told of.
#[derive(Debug)]
pub(crate) struct OwnActor {
    pub(crate) name: String,
    pub(crate) kind: ActorKind,
    pub(crate) country: Option<String>,
}

/// A unit that the reader told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OwnUnit {
    pub(crate) code: String,
    pub(crate) money: bool,
}

impl OwnIndex {
    /// Adds an actor and gives its number.
    pub(crate) fn add_actor(&mut self, name: String, kind: ActorKind, country: Option<String>) -> usize {
        self.actors.push(OwnActor { name, kind, country });
        self.actors.len() - 1
    }
}

/// What a document knows of its reader's own words.
#[derive(Default)]
pub(super) struct Own<'t> {
    index: Option<&'t OwnIndex>,
    /// Where own names, and what is no name, stand: in order, none over another.
    names: Vec<(Tokens, OwnEntry)>,
}

impl<'t> Document<'t> {
    /// The document with a reader's own words.
    pub(crate) fn with_own(mut self, index: &'t OwnIndex) -> Self {
        let mut names = Vec::new();
        if !index.names.is_empty() {
            for sentence in &self.sentences {
                let mut at = sentence.start;
                while at < sentence.end {
                    let found = index.names.longest(self.phrase(at..sentence.end));
                    let end = at + found.map_or(1, |(length, _)| length);
                    names.extend(found.map(|(_, &entry)| (at..end, entry)));
                    at = end;
                }
            }
        }
        self.own = Own { index: Some(index), names };
        self
    }

    fn phrase(&self, tokens: Tokens) -> impl Iterator<Item = (&str, u64, bool)> {
        tokens.map(|at| (self.lower(at), self.hash(at), self.is_capitalized(at) || self.surface(at).chars().any(char::is_uppercase)))
    }

    /// Where own names, and what is no name, stand: in order, none over another.
    pub(crate) fn own_names(&self) -> &[(Tokens, OwnEntry)] {
        &self.own.names
    }

    /// The number of the own actor that these tokens name, an article before the name aside.
    pub(crate) fn own_actor(&self, tokens: &Tokens) -> Option<usize> {
        match self.own_entry(tokens)? {
            OwnEntry::Name(number) => Some(number),
            OwnEntry::NotName => None,
        }
    }

    /// Whether these tokens are what the reader said is no name, an article before it aside.
    pub(crate) fn is_own_not_name(&self, tokens: &Tokens) -> bool {
        matches!(self.own_entry(tokens), Some(OwnEntry::NotName))
    }

    fn own_entry(&self, tokens: &Tokens) -> Option<OwnEntry> {
        let at = self.own.names.partition_point(|(name, _)| name.end < tokens.end);
        let (name, entry) = self.own.names.get(at)?;
        let article = || name.start == tokens.start + 1 && matches!(self.lower(tokens.start), "the" | "a" | "an");
        (name.end == tokens.end && (name.start == tokens.start || article())).then_some(*entry)
    }

    /// The own actor with a number.
    pub(crate) fn own(&self, number: usize) -> Option<&'t OwnActor> {
        self.own.index?.actors.get(number)
    }

    /// The own unit that begins at a token, and the token behind it.
    pub(crate) fn own_unit(&self, at: usize) -> Option<(&'t OwnUnit, usize)> {
        let (length, unit) = self.own.index?.units.longest(self.phrase(at..self.sentence_at(at).end))?;
        Some((unit, at + length))
    }

    /// Whether the reader has units of their own.
    pub(crate) fn has_own_units(&self) -> bool {
        self.own.index.is_some_and(|own| !own.units.is_empty())
    }

    /// The form of an own reporting verb that a token is.
    pub(crate) fn own_verb(&self, at: usize) -> Option<Form> {
        self.own.index.filter(|own| !own.verbs.is_empty())?.verbs.get(self.lower(at)).copied()
    }
}
