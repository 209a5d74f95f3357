//! Other ways to write the same name: an acronym, a country's other name.

use super::coreference::Context;
use super::names::Spelling;
use crate::actors::Mention;
use crate::annotation::ActorKind;
use crate::document::{Case, Document};
use crate::lexicon::{Classes, Map, countries};

/// How many words of a name make its acronym.
const LONGEST: usize = 12;
/// How many mentions of an acronym are looked at for the one that introduces it.
const INTRODUCTIONS: usize = 8;

/// For each spelling the first one that is another way to write the same name.
pub(super) fn find(context: Context, spellings: &[Spelling], of: &[Option<usize>]) -> Vec<usize> {
    let mut root: Vec<usize> = (0..spellings.len()).collect();
    let mut by_country: Map<countries::Iso, usize> = Map::default();
    let mut by_initials: Map<String, usize> = Map::default();
    for (index, spelling) in spellings.iter().enumerate().filter(|(_, s)| !s.is_person()) {
        let Some(mention) = context.mentions.get(spelling.first()) else { continue };
        if let Some((iso, countries::Sense::Country)) = countries::named(context.doc, &mention.tokens) {
            let first = *by_country.entry(iso).or_insert(index);
            set(&mut root, index, first);
        }
        for initials in initials(context.doc, mention) {
            by_initials.entry(initials).or_insert(index);
        }
    }
    for (index, spelling) in spellings.iter().enumerate().filter(|(_, s)| !s.is_person() && s.words.len() == 1) {
        let introduced = spelling.uses.iter().take(INTRODUCTIONS).find_map(|&at| introduced_by(context, spellings, of, at));
        let initialled = || -> Option<usize> {
            let mention = context.mentions.get(spelling.first())?;
            let upper = context.doc.case(mention.tokens.start) == Case::Upper;
            by_initials.get(&letters(context.doc, mention)).copied().filter(|_| upper)
        };
        if let Some(full) = introduced.or_else(initialled).filter(|&full| full != index) {
            set(&mut root, index, full);
        }
    }
    root
}

/// The name before an acronym in brackets: "Movement for Change (MC)"; a town and who tells its story are two: "HONG KONG (AFP)".
fn introduced_by(context: Context, spellings: &[Spelling], of: &[Option<usize>], acronym: usize) -> Option<usize> {
    let (doc, acronym) = (context.doc, context.mentions.get(acronym)?);
    let at = acronym.tokens.start;
    let bracketed = at >= 2 && doc.surface(at - 1) == "(" && doc.surface(acronym.tokens.end) == ")";
    if !bracketed || doc.classes(at).any(Classes::NEWS_AGENCY) {
        return None;
    }
    let before = context.mentions.partition_point(|m| m.tokens.end < at);
    let near = before.saturating_sub(3)..before;
    let nearest = near.rev().find(|&m| context.mentions.get(m).is_some_and(|m| m.tokens.end == at - 1))?;
    let spelling = of.get(nearest).copied().flatten()?;
    let full = context.mentions.get(nearest)?;
    let own = letters(doc, acronym);
    let initialled = || initials(doc, full).any(|initials| initials.eq_ignore_ascii_case(&own));
    let lettered = doc.case(at) == Case::Upper && full.kind != ActorKind::Place;
    spellings.get(spelling).filter(|s| !s.is_person() && s.words.len() > 1 && (lettered || initialled())).map(|_| spelling)
}

fn set(root: &mut [usize], index: usize, to: usize) {
    let target = root.get(to).copied().unwrap_or(to);
    if let Some(slot) = root.get_mut(index) {
        *slot = target;
    }
}

/// The letters of an acronym: "J&J" is JJ.
fn letters(doc: &Document, mention: &Mention) -> String {
    mention.span(doc).of(doc.text()).chars().filter(|c| c.is_alphabetic()).collect()
}

/// The capitals of a name of several words, without its legal form and with it, and with its small words: "UNSC".
fn initials<'a>(doc: &'a Document, mention: &'a Mention) -> impl Iterator<Item = String> + 'a {
    let words = move || mention.tokens.clone().take(LONGEST).filter(move |&at| !matches!(doc.lower(at), "the" | "'s" | "'"));
    let first = move |at: usize| doc.surface(at).chars().next().filter(|c| c.is_alphabetic());
    let capital = move |at: &usize| doc.is_capitalized(*at);
    let whole = move || words().filter(capital).filter_map(first).collect::<String>();
    let stem = move || words().filter(capital).filter(|&at| !doc.classes(at).any(Classes::CORPORATE)).filter_map(first).collect::<String>();
    let small = move || words().filter_map(first).collect::<String>();
    [whole(), stem(), small()].into_iter().filter(|initials| initials.chars().count() > 1)
}
