//! Names that the tagger leaves in pieces: "Marks & Spencer", "Jammu and Kashmir", "the Korean People's Army", "April Jones", and
//! what an acronym in brackets spells out.

use super::consistency::{Name, ORGANIZATION, PERSON, PLACE};
use super::results::merge;
use crate::document::{Case, Document, Token, TokenKind};
use crate::lexicon::{self, Classes};
use crate::names::Tagged;

/// How many words a name behind a possessive may have.
const OWNED: usize = 4;
/// How many words an acronym may spell out, small ones between them included.
const SPELLED_OUT: usize = 14;
/// Shorter acronyms fit too many words.
const ACRONYM: usize = 3;

/// Makes whole names of pieces; `names` are and stay in order.
pub(super) fn join(doc: &Document, tagged: &Tagged, names: Vec<Name>) -> Vec<Name> {
    let mut wholes: Vec<Name> = Vec::new();
    for (token, at) in doc.tokens().iter().zip(0..).skip(1) {
        let Some(found) = (Pieces { doc, tagged, names: &names, at }).whole(token) else { continue };
        if wholes.last().is_none_or(|last| last.tokens.end <= found.tokens.start) {
            wholes.push(found);
        }
    }
    if wholes.is_empty() { names } else { merge(names, wholes) }
}

struct Pieces<'a> {
    doc: &'a Document<'a>,
    tagged: &'a Tagged,
    names: &'a [Name],
    at: usize,
}

impl Pieces<'_> {
    /// The name that a token tells of.
    fn whole(&self, token: &Token) -> Option<Name> {
        let (doc, at) = (self.doc, self.at);
        match token.kind {
            TokenKind::Word if !doc.is_capitalized(at - 1) => {
                // "M&S", "easyJet".
                if matches!(token.case, Case::Mixed | Case::Upper) { self.brand() } else { None }
            }
            TokenKind::Word if doc.lower(at) == "and" => self.joint_place(),
            TokenKind::Word => self.given_name().or_else(|| self.titled()).or_else(|| self.brand()),
            TokenKind::Clitic => self.owned(),
            TokenKind::Punct => match doc.surface(at) {
                "&" => self.ampersand(),
                "(" => self.spelled_out(),
                _ => None,
            },
            _ => None,
        }
    }

    /// The name that holds a token.
    fn around(&self, at: usize) -> Option<&Name> {
        let next = self.names.partition_point(|name| name.tokens.end <= at);
        self.names.get(next).filter(|name| name.tokens.contains(&at))
    }

    fn start(&self, at: usize) -> usize {
        self.around(at).map_or(at, |name| name.tokens.start)
    }

    fn end(&self, at: usize) -> usize {
        self.around(at).map_or(at + 1, |name| name.tokens.end)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.doc.kind(at) == TokenKind::Word && self.doc.is_capitalized(at)
    }

    /// "Marks [&] Spencer", "H[&]M".
    fn ampersand(&self) -> Option<Name> {
        let (doc, at) = (self.doc, self.at);
        if !self.is_capital(at - 1) || !self.is_capital(at + 1) || self.around(at).is_some() {
            return None;
        }
        // "Kampala & Jinja", "Henry Ruiz & Tom Hale" are two.
        let other = |at: usize| self.around(at).is_some_and(|name| name.kind == PLACE || name.kind == PERSON && name.tokens.len() > 1);
        if other(at - 1) || other(at + 1) {
            return None;
        }
        let tight = !doc.token(at).spaced;
        let tokens = if tight { at - 1..at + 2 } else { self.start(at - 1)..self.end(at + 1) };
        let letters = doc.span_of(&tokens).of(doc.text()).to_lowercase();
        let sentence = doc.sentence_at(at);
        let inside = sentence.start <= tokens.start && tokens.end <= sentence.end;
        let loud = doc.case(at - 1) == Case::Upper && !tight;
        let known = lexicon::lookup(letters).any(Classes::NO_NAME);
        (inside && !known && !loud).then_some(Name { tokens, kind: ORGANIZATION, rule: "ampersand" })
    }

    /// "Jammu [and] Kashmir".
    fn joint_place(&self) -> Option<Name> {
        let (doc, at) = (self.doc, self.at);
        let after = at + 1 + usize::from(doc.lower(at + 1) == "the");
        if !self.is_capital(at - 1) || !self.is_capital(after) {
            return None;
        }
        let key = format!("{} and {}", doc.lower(at - 1), doc.lower(after));
        let listed = lexicon::lookup(key).any(Classes::JOINT_PLACE);
        listed.then(|| Name { tokens: self.start(at - 1)..self.end(after), kind: PLACE, rule: "joint place" })
    }

    /// "the Korean People's Army", "the Workers' Party".
    fn owned(&self) -> Option<Name> {
        let (doc, at) = (self.doc, self.at);
        if !self.is_capital(at - 1) || !self.is_capital(at + 1) || !doc.classes(at - 1).any(Classes::COMMON_OWNER) {
            return None;
        }
        let near = at + 1..(at + 1 + OWNED).min(doc.sentence_at(at).end);
        let last =
            near.rev().find(|&last| doc.classes(last).any(Classes::BODY_WORD.or(Classes::ORGANIZATION)) && doc.is_capitalized(last))?;
        let whole = (at + 1..last).all(|at| self.is_capital(at)) && doc.lower(last) != "republic";
        let before = at.checked_sub(2).filter(|&at| self.is_capital(at) && at >= doc.sentence_at(self.at).start);
        let start = self.start(at - 1).min(before.map_or(at - 1, |before| self.start(before)));
        whole.then(|| Name { tokens: start..last + 1, kind: ORGANIZATION, rule: "owner of a body" })
    }

    /// "the Board of Study for Rowing in Chile [(]BSRC)": the capitals before the bracket are the letters in it.
    fn spelled_out(&self) -> Option<Name> {
        let (doc, open) = (self.doc, self.at);
        let word = doc.surface(open + 1);
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        if doc.surface(open + 2) != ")" || letters.len() < ACRONYM || !letters.iter().all(|c| c.is_uppercase()) {
            return None;
        }
        let open = open - usize::from(doc.kind(open - 1) == TokenKind::Clitic);
        let sentence = doc.sentence_at(open).start;
        let mut left = letters.iter().rev().peekable();
        let mut start = open;
        for at in (open.saturating_sub(SPELLED_OUT).max(sentence)..open).rev() {
            if doc.is_capitalized(at) {
                left.next_if(|&&letter| doc.surface(at).starts_with(letter))?;
                start = at;
            } else if !matches!(doc.kind(at), TokenKind::Word | TokenKind::Clitic) && doc.surface(at) != "," && doc.surface(at) != "&" {
                return None;
            }
            if left.peek().is_none() {
                break;
            }
        }
        let known = self.around(start).is_some_and(|name| name.kind == ORGANIZATION && name.tokens.end == open);
        let place = self.around(start).is_some_and(|name| name.kind == PLACE && name.tokens.len() > 1);
        let complete = left.peek().is_none() && open - start >= ACRONYM;
        (complete && !known && !place).then_some(Name { tokens: start..open, kind: ORGANIZATION, rule: "spelled out" })
    }

    /// "[April] Jones", "[Will] Chase", "[Guðni] Th. Jóhannesson": a given name that is a month or another word.
    fn given_name(&self) -> Option<Name> {
        let (doc, at) = (self.doc, self.at);
        let before = at - 1;
        if !self.is_capital(before) {
            return None;
        }
        let month = self.tagged.listed(before).any("m") && before == doc.sentence_at(at).start;
        let name = self.around(at).filter(|name| name.tokens.start == at && (name.kind == PERSON || month))?;
        if before < doc.sentence_at(at).start || self.around(before).is_some() {
            return None;
        }
        // "Th." between two names.
        let initial = doc.surface(before).ends_with('.') && doc.span(before).len() <= 3 && !doc.classes(before).any(Classes::HONORIFIC);
        if initial && before > doc.sentence_at(at).start && self.is_capital(before - 1) && !self.tagged.listed(before - 1).any("t") {
            return Some(Name { tokens: self.start(before - 1)..name.tokens.end, kind: PERSON, rule: name.rule });
        }
        let given = doc.classes(before).any(Classes::FEMALE_NAME.or(Classes::MALE_NAME)) && self.tagged.listed(before).any("fm");
        // "Will Chase resign?" asks after Chase.
        let asks = doc.surface(doc.sentence_at(at).end.saturating_sub(1)) == "?";
        (given && name.tokens.len() == 1 && !asks).then_some(Name { tokens: before..name.tokens.end, kind: PERSON, rule: name.rule })
    }

    /// "Mr [Justice] Fairclough": whoever has "Mr" before him is a person.
    fn titled(&self) -> Option<Name> {
        let (doc, honorific) = (self.doc, self.at - 1);
        if !doc.classes(honorific).any(Classes::HONORIFIC) || !doc.is_capitalized(honorific) {
            return None;
        }
        let office = self.is_capital(self.at) && self.tagged.listed(self.at).any("t") && self.is_capital(self.at + 1);
        let start = self.at + usize::from(office);
        let free = self.is_capital(start) && doc.sentence_of(start) == doc.sentence_of(honorific) && self.around(start).is_none();
        free.then(|| Name { tokens: start..start + 1, kind: PERSON, rule: "title" })
    }

    /// "M&S", "easyJet": how only brands are written.
    fn brand(&self) -> Option<Name> {
        let (doc, at) = (self.doc, self.at);
        // Others are written with one capital at most.
        if !matches!(doc.case(at), Case::Mixed | Case::Upper) {
            return None;
        }
        let joined = || doc.surface(at).contains('&');
        let camel = || doc.case(at) == Case::Mixed && !doc.is_capitalized(at) && doc.surface(at).ends_with(char::is_lowercase);
        let brand = (joined() || camel()) && self.around(at).is_none() && doc.surface(at).chars().all(|c| c.is_alphabetic() || c == '&');
        (brand && !doc.classes(at).any(Classes::NO_NAME)).then(|| Name { tokens: at..at + 1, kind: ORGANIZATION, rule: "brand" })
    }
}
