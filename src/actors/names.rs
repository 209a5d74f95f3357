//! Names: runs of capitalized words, sorted into kinds by a country table and organisation heads.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{Classes, entries};

static COUNTRIES: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for line in entries(include_str!("../lexicon/countries.txt")) {
        let mut columns = line.split('\t');
        names.extend(columns.next().map(|name| (name, true)));
        names.extend(columns.nth(1).unwrap_or_default().split(',').map(|demonym| (demonym, false)));
        names.extend(columns.next().unwrap_or_default().split(',').map(|capital| (capital, true)));
    }
    names
});

const HEADS: &[&str] = &[
    "agency",
    "army",
    "association",
    "authority",
    "bank",
    "bureau",
    "co",
    "commission",
    "committee",
    "company",
    "congress",
    "corp",
    "council",
    "court",
    "department",
    "federation",
    "force",
    "foundation",
    "group",
    "inc",
    "institute",
    "ltd",
    "ministry",
    "office",
    "organization",
    "parliament",
    "party",
    "police",
    "presidency",
    "senate",
    "service",
    "union",
    "university",
];

const TITLES: &[&str] = &[
    "mr",
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "president",
    "minister",
    "prime",
    "foreign",
    "senator",
    "sen.",
    "rep.",
    "gen.",
    "general",
    "chairman",
    "king",
    "queen",
    "prince",
    "pope",
    "judge",
    "governor",
    "gov.",
    "secretary",
    "chief",
    "sir",
    "lady",
];

/// The names of a document, in order.
pub(super) fn find(doc: &Document) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < doc.len() {
        let start = at;
        while at < doc.len() && is_name_part(doc, at) && (at == start || doc.sentence_of(at) == doc.sentence_of(start)) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let opens = (start..at).find(|&i| !TITLES.contains(&doc.lower(i)) && !is_demonym(doc, i)).unwrap_or(at);
        let start = if opens + 1 < at || opens == start || !doc.lower(at - 1).ends_with("ministry") { opens } else { start };
        if start < at {
            found.extend(kind(doc, start, at).map(|kind| Mention {
                tokens: start..at,
                head: at - 1,
                kind,
                form: Form::Name,
                rule: "name-shape",
            }));
        }
    }
    found
}

fn is_demonym(doc: &Document, at: usize) -> bool {
    COUNTRIES.get(doc.lower(at)) == Some(&false)
}

fn is_name_part(doc: &Document, at: usize) -> bool {
    doc.kind(at) == TokenKind::Word && doc.is_capitalized(at) && !doc.classes(at).any(Classes::OPENER) && doc.surface(at).len() > 1
}

fn kind(doc: &Document, start: usize, end: usize) -> Option<ActorKind> {
    let name = doc.span_of(&(start..end)).of(doc.text()).to_lowercase();
    if COUNTRIES.get(name.as_str()) == Some(&true) {
        return Some(ActorKind::Place);
    }
    if (start..end).any(|at| HEADS.contains(&doc.lower(at))) || (end - start == 1 && doc.case(start) == Case::Upper) {
        return Some(ActorKind::Organization);
    }
    match end - start {
        1 if start == doc.sentence_at(start).start => None,
        1 => Some(ActorKind::Place),
        2..=3 => Some(ActorKind::Person),
        _ => Some(ActorKind::Organization),
    }
}
