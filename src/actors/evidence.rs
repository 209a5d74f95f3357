//! What stands around a name and tells its kind, whatever the tagger thinks of the word: "Mr Hale", "Hale, who", "Hale Inc.".

use super::consistency::{ORGANIZATION, PERSON, PLACE};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::{Classes, countries};

/// The legal form of a company leaves no doubt.
const CERTAIN: f32 = 4.0;
/// "Mr", an age.
const STRONG: f32 = 2.5;
/// "who", an apposition, whose brother it is.
const PLAIN: f32 = 1.5;
/// What now and then stands beside other kinds as well.
const WEAK: f32 = 0.8;
/// Nobody in the news is older.
const OLDEST: u32 = 115;
/// How many words an apposition may have up to its head.
const APPOSITION: usize = 7;

/// Each kind that the words around a name speak for, and how much.
pub(super) fn of(doc: &Document, name: &Tokens) -> impl Iterator<Item = (usize, f32)> {
    let around = Around { doc, name };
    let body = name.len() > 1
        && name.clone().any(|at| doc.is_capitalized(at) && doc.classes(at).any(Classes::ORGANIZATION.or(Classes::BODY_WORD)));
    let country = matches!(countries::named(doc, name), Some((_, countries::Sense::Country)));
    [
        around.title(),
        around.before(),
        around.legal_form(),
        around.age(),
        around.pronoun(),
        around.belonging(),
        around.apposition(),
        around.act(),
    ]
    .into_iter()
    .flatten()
    // "the Red Cross Society, who": a body's name stays one, and so does a country's.
    .filter(move |(kind, _)| !(body || country) || *kind != PERSON)
}

struct Around<'a> {
    doc: &'a Document<'a>,
    name: &'a Tokens,
}

impl Around<'_> {
    /// The token so many before the name.
    fn back(&self, distance: usize) -> usize {
        self.name.start.wrapping_sub(distance)
    }

    /// "Mr Hale", "Mr Justice Hale".
    fn title(&self) -> Option<(usize, f32)> {
        let honorific =
            |distance| self.doc.classes(self.back(distance)).any(Classes::HONORIFIC) && self.doc.is_capitalized(self.back(distance));
        let office = self.doc.is_capitalized(self.back(1)) && self.doc.classes(self.back(1)).any(Classes::PERSON);
        (honorific(1) || office && honorific(2)).then_some((PERSON, STRONG))
    }

    /// "coach Ana Ruiz", "her coach, Ana Ruiz,", "the carmaker Acme".
    fn before(&self) -> Option<(usize, f32)> {
        let role = |distance, classes| {
            let at = self.back(distance);
            self.doc.classes(at).any(classes) && self.doc.case(at) == Case::Lower
        };
        let closed = self.doc.surface(self.back(1)) == "," && matches!(self.doc.surface(self.name.end), "," | ".");
        let beside = |classes| role(1, classes) || closed && role(2, classes);
        let given = self.doc.classes(self.name.start).any(Classes::FEMALE_NAME.or(Classes::MALE_NAME));
        if role(1, Classes::COMPANY) && !given {
            return Some((ORGANIZATION, PLAIN));
        }
        beside(Classes::PERSON).then_some((PERSON, PLAIN))
    }

    /// "Hale Inc.".
    fn legal_form(&self) -> Option<(usize, f32)> {
        let last = self.name.end - 1;
        let form = self.doc.classes(last).any(Classes::CORPORATE) && self.doc.is_capitalized(last);
        (form && self.name.len() > 1).then_some((ORGANIZATION, CERTAIN))
    }

    /// "Ana Ruiz, 54,".
    fn age(&self) -> Option<(usize, f32)> {
        let at = self.name.end + 1;
        let marked = self.doc.surface(at - 1) == "," && self.doc.surface(at + 1) == "," && self.doc.kind(at) == TokenKind::Number;
        let age = marked && self.doc.surface(at).parse::<u32>().is_ok_and(|age| age <= OLDEST);
        age.then_some((PERSON, STRONG))
    }

    /// "Ruiz, who", "Ruiz said she".
    fn pronoun(&self) -> Option<(usize, f32)> {
        let next = self.name.end + usize::from(self.doc.surface(self.name.end) == ",");
        match self.doc.lower(next) {
            // "workers in Ghana, who": not the place.
            "who" | "whose" if !self.doc.classes(self.back(1)).any(Classes::PREPOSITION) => return Some((PERSON, PLAIN)),
            "said" | "says" | "told" | "added" => {}
            _ => return None,
        }
        let told = next + 1 + usize::from(self.doc.lower(next + 1) == "that");
        matches!(self.doc.lower(told), "he" | "she").then_some((PERSON, WEAK))
    }

    /// "Ruiz's brother", "Acme's shares", "shares of Acme".
    fn belonging(&self) -> Option<(usize, f32)> {
        let doc = self.doc;
        let possessive = doc.kind(self.name.end) == TokenKind::Clitic;
        let owned = doc.classes(self.name.end + usize::from(possessive));
        if possessive && owned.any(Classes::KIN) {
            return Some((PERSON, PLAIN));
        }
        let share = |at: usize| matches!(doc.lower(at), "shares" | "stock");
        let shares = share(self.name.end) || matches!(doc.lower(self.back(1)), "of" | "in") && share(self.back(2));
        if shares {
            return Some((ORGANIZATION, PLAIN));
        }
        (possessive && owned.any(Classes::COMPANY_BELONGING)).then_some((ORGANIZATION, WEAK))
    }

    /// "Ruiz, a farmer", "Acme, a carmaker", "Derby, a town", "Acme, founded".
    fn apposition(&self) -> Option<(usize, f32)> {
        let doc = self.doc;
        let comma = doc.surface(self.name.end) == ",";
        let copula = matches!(doc.lower(self.name.end), "is" | "was");
        let start = self.name.end + 1;
        if comma && doc.classes(start).any(Classes::COMPANY_STATE) {
            return Some((ORGANIZATION, PLAIN));
        }
        if !(comma || copula) || !matches!(doc.lower(start), "a" | "an" | "the" | "his" | "her" | "its") {
            return None;
        }
        let closed = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::DETERMINER).or(Classes::AUXILIARY).or(Classes::PRONOUN);
        let inside = |&at: &usize| doc.kind(at) == TokenKind::Word && !doc.classes(at).any(closed);
        let head = (start + 1..start + APPOSITION).take_while(inside).last()?;
        // "the mayor's office", "the COP26 President" of a list.
        if doc.kind(head + 1) == TokenKind::Clitic || doc.case(head) != Case::Lower {
            return None;
        }
        let classes = doc.classes(head);
        let weight = if comma { PLAIN } else { WEAK };
        match () {
            () if classes.any(Classes::PERSON) => Some((PERSON, weight)),
            () if classes.any(Classes::COMPANY.or(Classes::ORGANIZATION)) => Some((ORGANIZATION, weight)),
            () if classes.any(Classes::REGION) => Some((PLACE, weight)),
            () => None,
        }
    }

    /// "Bukayo Lane scored": what only a person does, by a name that is no single town's.
    fn act(&self) -> Option<(usize, f32)> {
        let acts = self.doc.classes(self.name.end).any(Classes::HUMAN_ACT);
        (acts && self.name.len() > 1).then_some((PERSON, PLAIN))
    }
}
