//! Sieves over names: the same name, its acronym, the same country, a part of a fuller name.

use super::coreference::{Clusters, Context};
use super::pronouns::{Gender, gender};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::{Case, Document};
use crate::lexicon::{Map, countries, extend, hash};

/// How many words of a name are compared; longer names are cut.
const LONGEST: usize = 12;

/// One spelling of a name with all its mentions.
struct Spelling {
    words: Vec<u64>,
    person: bool,
    /// Whether the reader told of it: then it means no other actor.
    own: bool,
    first: usize,
}

/// The names of a document.
pub(super) struct Names<'a> {
    context: Context<'a>,
    spellings: Vec<Spelling>,
    /// The spelling of each mention that is a name.
    of: Vec<Option<usize>>,
    /// What any mention of a spelling, or the title before it, tells of a person's gender.
    genders: Vec<Option<Gender>>,
}

impl<'a> Names<'a> {
    /// Gathers mentions of one spelling; persons and others apart.
    pub(super) fn new(context: Context<'a>) -> Self {
        let mut index: Map<u64, usize> = Map::default();
        let mut spellings = Vec::new();
        let of: Vec<_> = context
            .mentions
            .iter()
            .enumerate()
            .map(|(first, mention)| {
                if mention.form != Form::Name {
                    return None;
                }
                let person = mention.kind == ActorKind::Person;
                let own = own_words(context.doc, mention);
                let told = own.is_some();
                let words: Vec<_> = own.unwrap_or_else(|| words(context.doc, mention).collect());
                let spelling = *index.entry(number(words.iter().copied(), person)).or_insert_with(|| {
                    spellings.push(Spelling { words, person, own: told, first });
                    spellings.len() - 1
                });
                Some(spelling)
            })
            .collect();
        let mut genders = vec![None; spellings.len()];
        for (mention, spelling) in context.mentions.iter().zip(&of) {
            if let Some(slot) = spelling.and_then(|spelling| genders.get_mut(spelling))
                && slot.is_none()
            {
                *slot = gender(context.doc, mention);
            }
        }
        Self { context, spellings, of, genders }
    }

    /// Gives every name its cluster.
    pub(super) fn resolve(self, clusters: &mut Clusters) {
        let same = self.aliases();
        let fuller = self.fuller();
        for (mention, cluster) in clusters.iter_mut().enumerate() {
            let Some(own) = self.of.get(mention).copied().flatten() else { continue };
            let told = self.spellings.get(own).is_some_and(|s| s.own);
            let chosen = match fuller.get(own).map_or(&[][..], Vec::as_slice) {
                _ if told => own,
                [] => own,
                [only] => {
                    if self.can_be(mention, own, *only) {
                        *only
                    } else {
                        own
                    }
                }
                // "United" of two clubs is neither.
                _ if self.spellings.get(own).is_some_and(|s| !s.person && s.words.len() == 1) => own,
                several => self.bearer(mention, several).unwrap_or(own),
            };
            let root = same.get(chosen).copied().filter(|_| !told).unwrap_or(chosen);
            *cluster = self.spellings.get(root).map(|s| s.first);
        }
    }

    /// Whether a part of one fuller name means its bearer: "Mr. Ruiz" is not Ana Ruiz, nor Ohio the Ohio Bar Association.
    fn can_be(&self, part: usize, own: usize, fuller: usize) -> bool {
        let mention = |spelling: usize| self.spellings.get(spelling).and_then(|s| self.context.mentions.get(s.first));
        let (Some(short), Some(full)) = (mention(own), mention(fuller)) else { return false };
        let gender = |mention: &Mention| gender(self.context.doc, mention);
        let told = self.context.mentions.get(part).and_then(gender).or_else(|| self.genders.get(own).copied().flatten());
        let one = told.is_none() || self.genders.get(fuller).copied().flatten().is_none_or(|gender| told == Some(gender));
        let place = short.kind == ActorKind::Place && full.kind == ActorKind::Organization && short.tokens.len() == 1;
        one && !place
    }

    /// Whom a part of several fuller names means: whom the title before it fits, and of those whom the story names
    /// first, since relatives who come later keep their given names.
    fn bearer(&self, part: usize, several: &[usize]) -> Option<usize> {
        let gender = |mention: usize| gender(self.context.doc, self.context.mentions.get(mention)?);
        let wanted = gender(part);
        let first = |spelling: &usize| self.spellings.get(*spelling).map(|s| s.first);
        let fits = |spelling: &&usize| {
            let own = first(spelling).and_then(gender);
            wanted.is_none() || own.is_none() || own == wanted
        };
        several.iter().filter(fits).min_by_key(|spelling| first(spelling)).copied()
    }

    /// For each spelling the first one that is another way to write the same name: an acronym, a country's other name.
    fn aliases(&self) -> Vec<usize> {
        let mut root: Vec<usize> = (0..self.spellings.len()).collect();
        let mut by_country: Map<countries::Iso, usize> = Map::default();
        let mut by_initials: Map<String, usize> = Map::default();
        for (index, spelling) in self.spellings.iter().enumerate().filter(|(_, s)| !s.person) {
            let Some(mention) = self.context.mentions.get(spelling.first) else { continue };
            if let Some((iso, countries::Sense::Country)) = countries::named(self.context.doc, &mention.tokens) {
                let first = *by_country.entry(iso).or_insert(index);
                set(&mut root, index, first);
            } else if let Some(initials) = initials(self.context.doc, mention) {
                by_initials.entry(initials).or_insert(index);
            }
        }
        for (index, spelling) in self.spellings.iter().enumerate().filter(|(_, s)| !s.person && s.words.len() == 1) {
            let Some(mention) = self.context.mentions.get(spelling.first) else { continue };
            if self.context.doc.case(mention.tokens.start) == Case::Upper {
                let acronym = mention.span(self.context.doc).of(self.context.doc.text()).replace('.', "");
                let full = by_initials.get(&acronym).copied().or_else(|| self.introduced_by(mention));
                if let Some(full) = full.filter(|&full| full != index) {
                    set(&mut root, index, full);
                }
            }
        }
        root
    }

    /// The name before an acronym in brackets: "Movement for Change (MC)".
    fn introduced_by(&self, acronym: &Mention) -> Option<usize> {
        let doc = self.context.doc;
        let at = acronym.tokens.start;
        if at < 2 || doc.surface(at - 1) != "(" || doc.surface(acronym.tokens.end) != ")" {
            return None;
        }
        let before = self.context.mentions.partition_point(|m| m.tokens.end < at);
        let near = before.saturating_sub(3)..before;
        let nearest = near.rev().find(|&m| self.context.mentions.get(m).is_some_and(|m| m.tokens.end == at - 1))?;
        self.of.get(nearest).copied().flatten().filter(|&s| self.spellings.get(s).is_some_and(|s| !s.person && s.words.len() > 1))
    }

    /// For each spelling the fuller names that it can be a part of.
    fn fuller(&self) -> Vec<Vec<usize>> {
        let mut parts: Map<u64, Vec<usize>> = Map::default();
        for (index, spelling) in self.spellings.iter().enumerate().filter(|(_, s)| s.words.len() > 1) {
            self.parts(spelling, |part| {
                let fuller = parts.entry(number(part.iter().copied(), spelling.person)).or_default();
                if fuller.len() < 8 && fuller.last() != Some(&index) {
                    fuller.push(index);
                }
            });
        }
        let find = |spelling: &Spelling| parts.get(&number(spelling.words.iter().copied(), spelling.person)).cloned().unwrap_or_default();
        self.spellings.iter().map(find).collect()
    }

    /// Whether the first or last word of a body's name can mean it by itself: no acronym ("UN" of "UN Security Council"), no
    /// country or people, nothing behind "of".
    fn stands_for_all(&self, mention: &Mention, at: usize) -> bool {
        let doc = self.context.doc;
        let word = doc.lower(at);
        let before = at == mention.tokens.start || !LOOSE.contains(&doc.lower(at - 1));
        let alone = at..at + 1;
        before
            && doc.case(at) == Case::Title
            && !LOOSE.contains(&word)
            && countries::named(doc, &alone).is_none()
            && countries::within(doc, &alone).is_none()
    }

    /// The shorter forms that a later mention of a name may take.
    fn parts(&self, spelling: &Spelling, mut emit: impl FnMut(&[u64])) {
        let words = &spelling.words;
        let suffixes = (1..words.len()).filter_map(|n| words.get(n..));
        if spelling.person {
            // The surname, the surname with its particle, the given name, the outer names.
            suffixes.chain(words.get(..1)).for_each(&mut emit);
            if let [first, _, .., last] = words.as_slice() {
                emit(&[*first, *last]);
            }
            return;
        }
        let Some(mention) = self.context.mentions.get(spelling.first) else { return };
        // "the Security Council" of "the United Nations Security Council"; "Acme" of "Acme Corp."
        let place = mention.kind == ActorKind::Place;
        suffixes.filter(|part| part.len() > 1 && !place).for_each(&mut emit);
        if let Some((last, rest)) = words.split_last()
            && CORPORATE.iter().any(|c| hash(c.as_bytes()) == *last)
        {
            emit(rest);
        }
        // "United" of "Manchester United", "Bayern" of "Bayern Munich".
        for (at, word) in [(mention.tokens.start, words.get(..1)), (mention.head, words.len().checked_sub(1).and_then(|n| words.get(n..)))]
        {
            if let Some(word) = word.filter(|_| !place && self.stands_for_all(mention, at)) {
                emit(word);
            }
        }
    }
}

/// Words that say nothing of which body is meant, and words before which a name's last word is no short form of it.
const LOOSE: &[&str] = &["house", "new", "of", "for", "in", "and", "&", "the", "at", "on"];

/// Forms of companies, without full stops: they fall away on second mention.
const CORPORATE: &[&str] =
    &["inc", "corp", "co", "ltd", "plc", "llc", "company", "corporation", "group", "holdings", "limited", "ag", "sa", "nv", "gmbh"];

fn set(root: &mut [usize], index: usize, to: usize) {
    let target = root.get(to).copied().unwrap_or(to);
    if let Some(slot) = root.get_mut(index) {
        *slot = target;
    }
}

/// The hashes of the words of a name, without article, possessive and full stops.
fn words(doc: &Document, mention: &Mention) -> impl Iterator<Item = u64> {
    let tokens = mention.tokens.start..mention.tokens.end.min(mention.tokens.start + LONGEST);
    let mut words = tokens.filter(|&at| !matches!(doc.lower(at), "the" | "'s" | "'" | ",")).map(|at| doc.bare_hash(at));
    std::iter::once(words.next().unwrap_or_else(|| doc.hash(mention.tokens.start))).chain(words)
}

/// The words of the name that the reader gave an actor, whichever of its names stands here.
fn own_words(doc: &Document, mention: &Mention) -> Option<Vec<u64>> {
    let name = &doc.own(doc.own_actor(&mention.tokens)?)?.name;
    let words = name.split_whitespace().map(|word| word.to_lowercase().replace('.', "").replace('’', "'"));
    Some(words.filter(|word| word != "the").take(LONGEST).map(|word| hash(word.as_bytes())).collect())
}

/// One number for some words; persons and others apart.
fn number(words: impl Iterator<Item = u64>, person: bool) -> u64 {
    words.fold(u64::from(person), extend)
}

/// The capitals of a name of several words: "UNSC".
fn initials(doc: &Document, mention: &Mention) -> Option<String> {
    let capital = |at| if doc.is_capitalized(at) { doc.surface(at).chars().next() } else { None };
    let initials: String = mention.tokens.clone().take(LONGEST).filter(|&at| doc.lower(at) != "the").filter_map(capital).collect();
    (initials.chars().count() > 1).then_some(initials)
}
