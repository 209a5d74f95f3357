//! The shorter forms that a later mention of a name may take.

use super::coreference::Context;
use super::names::Spelling;
use crate::actors::Mention;
use crate::annotation::ActorKind;
use crate::document::{Case, Document};
use crate::lexicon::{Classes, countries, hash};

/// How many words a name has that has words between the first and the last ones.
const WITH_INNER_WORDS: usize = 3;

/// How usual a short form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The surname, the given name, a body without its legal form.
    Usual,
    /// An inner name, a surname without its particle: only where it is no usual part of another.
    Rare,
}

/// Tells the parts of a name.
pub(super) fn of(context: Context, spelling: &Spelling, mut emit: impl FnMut(&[u64], Part)) {
    let Some(mention) = context.mentions.get(spelling.first()) else { return };
    match spelling.kind {
        ActorKind::Person => of_person(context.doc, mention, &spelling.words, emit),
        ActorKind::Place => of_place(context.doc, mention, &spelling.words, |part| emit(part, Part::Usual)),
        _ => of_body(context.doc, mention, &spelling.words, |part| emit(part, Part::Usual)),
    }
}

/// The last word of a name.
fn last_token(mention: &Mention) -> usize {
    mention.tokens.end.saturating_sub(1)
}

/// The surname, the surname with its particle, the given name, the outer names; an inner name.
fn of_person(doc: &Document, mention: &Mention, words: &[u64], mut emit: impl FnMut(&[u64], Part)) {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return };
    // "el-Sisi" comes again as "Sisi".
    if let Some((particle, bare)) = doc.lower(last_token(mention)).split_once('-')
        && crate::lexicon::lookup(particle).any(Classes::PARTICLE)
    {
        emit(&[hash(bare.as_bytes())], Part::Usual);
    }
    if words.len() < 2 {
        return;
    }
    let particle = last_token(mention).checked_sub(1).is_some_and(|at| doc.classes(at).any(Classes::PARTICLE));
    for from in 1..words.len() {
        let bare = particle && from + 1 == words.len();
        emit(words.get(from..).unwrap_or_default(), if bare { Part::Rare } else { Part::Usual });
    }
    emit(&[*first], Part::Usual);
    // "Robert Hale Jr." is Hale, too.
    let junior = matches!(doc.lower(last_token(mention)), "jr" | "jr." | "sr" | "sr." | "ii" | "iii");
    if let Some(surname) = words.len().checked_sub(2).filter(|_| junior && words.len() >= WITH_INNER_WORDS) {
        words.get(surname..=surname).into_iter().for_each(|surname| emit(surname, Part::Usual));
    }
    if words.len() >= WITH_INNER_WORDS {
        emit(&[*first, *last], Part::Usual);
        let inner = words.get(1..words.len() - 1).unwrap_or_default();
        for inner in inner {
            emit(&[*inner], Part::Rare);
        }
    }
}

/// "Taipei" of "Taipei City", "Texas" of "State of Texas", "the North" of "North Korea".
fn of_place(doc: &Document, mention: &Mention, words: &[u64], mut emit: impl FnMut(&[u64])) {
    let (first, last) = (doc.lower(mention.tokens.start), doc.lower(last_token(mention)));
    let country = || matches!(countries::named(doc, &mention.tokens), Some((_, countries::Sense::Country)));
    match words {
        [.., _] if matches!(last, "city" | "province" | "county") && words.len() > 1 => {
            let rest = mention.tokens.start..mention.tokens.end - 1;
            if countries::named(doc, &rest).is_none() {
                emit(words.get(..words.len() - 1).unwrap_or_default());
            }
        }
        [_, _, rest @ ..] if doc.classes(mention.tokens.start).any(Classes::REGION) && doc.lower(mention.tokens.start + 1) == "of" => {
            emit(rest);
        }
        [side, _] if matches!(first, "north" | "south") && country() => emit(&[*side]),
        _ => {}
    }
}

/// "the Security Council" of "the United Nations Security Council"; "Acme" of "Acme Corp."; "the House" of "the House of
/// Representatives"; "United" of "Manchester United", "Bayern" of "Bayern Munich".
fn of_body(doc: &Document, mention: &Mention, words: &[u64], mut emit: impl FnMut(&[u64])) {
    if words.len() < 2 {
        return;
    }
    (1..words.len() - 1).filter_map(|from| words.get(from..)).for_each(&mut emit);
    let own: Vec<usize> =
        mention.tokens.clone().filter(|&at| !matches!(doc.lower(at), "the" | "'s" | "'" | ",")).take(words.len()).collect();
    let legal = own.iter().rev().take_while(|&&at| doc.classes(at).any(Classes::CORPORATE)).count().min(words.len() - 1);
    let stem = words.get(..words.len() - legal).unwrap_or_default();
    if legal > 0 {
        emit(stem);
    }
    // "Ford" of "Ford Motor Co.".
    let of = own.iter().position(|&at| matches!(doc.lower(at), "of" | "for" | "on"));
    if let (Some(of), Some(&before)) = (of, of.and_then(|of| own.get(of.checked_sub(1)?)))
        && (of > 1 || doc.classes(before).any(Classes::ORGANIZATION) || doc.lower(before) == "house")
    {
        emit(words.get(..of).unwrap_or_default());
    }
    let outer = [(own.first(), stem.get(..1)), (own.get(stem.len() - 1), stem.get(stem.len() - 1..))];
    for (at, word) in outer {
        if let (Some(&at), Some(word)) = (at, word)
            && stands_for_all(doc, mention, at)
        {
            emit(word);
        }
    }
}

/// Words that say nothing of which body is meant, and words before which a name's last word is no short form of it.
const LOOSE: &[&str] = &["house", "new", "of", "for", "in", "and", "&", "the", "at", "on"];

/// Whether the first or last word of a body's name can mean it by itself: no acronym ("UN" of "UN Security Council"), no
/// country or people, no body of its own ("Senate" of "Senate Banking Committee"), nothing behind "of".
fn stands_for_all(doc: &Document, mention: &Mention, at: usize) -> bool {
    let word = doc.lower(at);
    let opens = at == mention.tokens.start || doc.lower(at - 1) == "the";
    let before = opens || !LOOSE.contains(&doc.lower(at - 1));
    let own_body = opens && doc.classes(at).any(Classes::ORGANIZATION.or(Classes::PUBLIC_BODY));
    let alone = at..at + 1;
    before
        && !own_body
        && doc.case(at) == Case::Title
        && !LOOSE.contains(&word)
        && countries::named(doc, &alone).is_none()
        && countries::within(doc, &alone).is_none()
}
