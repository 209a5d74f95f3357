//! Names in headlines, where every word has a capital: only what the story below bears out, or what is a name by all lists.

use super::consistency::{Name, PERSON};
use crate::document::{Document, Tokens};
use crate::lexicon::{Classes, Map, extend};
use crate::names::Tagged;

/// A longer run of capitals in a headline is a sentence rather than a name.
const LONGEST: usize = 4;
/// How many words of a known name are looked for.
const KNOWN: usize = 8;

/// Cuts names of headlines to the names that the story below them uses, and drops those that only the capitals make.
pub(super) fn cut(doc: &Document, tagged: &Tagged, names: Vec<Name>) -> Vec<Name> {
    let number = |tokens: &Tokens| tokens.clone().fold(0, |number, at| extend(number, doc.hash(at)));
    // A sentence of many names ends with a full stop, a headline does not.
    let ends = |at: usize| doc.surface(doc.sentence_at(at).end.saturating_sub(1)).starts_with(['.', '”', '"']);
    let doubtful = |name: &Name| name.tokens.len() > 1 && tagged.is_headline(name.tokens.start) && !ends(name.tokens.start);
    let mut below: Map<u64, usize> = Map::default();
    for name in names.iter().filter(|name| !tagged.is_headline(name.tokens.start)) {
        below.insert(number(&name.tokens), name.kind);
    }
    if below.is_empty() || !names.iter().any(doubtful) {
        return names;
    }
    let mut kept = Vec::with_capacity(names.len());
    for name in names {
        if !doubtful(&name) || below.contains_key(&number(&name.tokens)) {
            kept.push(name);
            continue;
        }
        let before = kept.len();
        let pieces = |kind: usize| name.tokens.clone().any(|at| below.get(&number(&(at..at + 1))).is_some_and(|&known| known != kind));
        let whole = is_name(doc, tagged, &name) && (name.tokens.len() <= 2 || name.kind == PERSON) && !pieces(name.kind);
        if whole {
            kept.push(name);
            continue;
        }
        let mut at = name.tokens.start;
        while at < name.tokens.end {
            let longest = (at + 1..=name.tokens.end.min(at + KNOWN)).rev().find_map(|end| Some((end, *below.get(&number(&(at..end)))?)));
            if let Some((end, kind)) = longest {
                kept.push(Name { tokens: at..end, kind, rule: "name of the story" });
                at = end;
            } else {
                at += 1;
            }
        }
        if kept.len() == before && is_name(doc, tagged, &name) {
            kept.push(name);
        }
    }
    kept
}

/// Whether words are a name without the story's help: a listed one, a given name with a surname, a short one without a verb.
fn is_name(doc: &Document, tagged: &Tagged, name: &Name) -> bool {
    let tokens = &name.tokens;
    let listed = tagged.listed_whole(tokens).any("flcrko");
    let person = name.kind == PERSON && tagged.listed(tokens.start).any("f");
    let verb = |at: usize| doc.classes(at).any(Classes::VERB.or(Classes::FINITE).or(Classes::AUXILIARY).or(Classes::PREPOSITION));
    // "Ministry of Foreign Affairs": longer, but no sentence.
    let body = doc.classes(tokens.start).any(Classes::ORGANIZATION.or(Classes::BODY_WORD));
    let body = body && !tokens.clone().any(|at| doc.classes(at).any(Classes::VERB.or(Classes::FINITE).or(Classes::AUXILIARY)));
    listed || body || person && tokens.len() <= LONGEST || tokens.len() < LONGEST && !tokens.clone().any(verb)
}
