//! Sieves over names: the same name, another way to write it, a part of a fuller name.

use super::aliases;
use super::coreference::{Clusters, Context};
use super::genders::{Gender, gender, titled};
use super::parts::{self, Part};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::Document;
use crate::lexicon::{Classes, Map, extend, hash};

/// How many words of a name are compared; longer names are cut.
const LONGEST: usize = 12;
/// How many fuller names a short one is compared with.
const FULLER: usize = 8;
/// How many mentions of a short name are looked at for a title.
const INSPECTED: usize = 8;
/// Who has been called by the surname alone so often keeps it, whatever relative is named in full between.
const ESTABLISHED: usize = 2;

/// One spelling of a name with all its mentions.
pub(super) struct Spelling {
    /// The hashes of its words.
    pub(super) words: Vec<u64>,
    /// The kind of actor that has it.
    pub(super) kind: ActorKind,
    /// Whether the reader told of it: then it means no other actor.
    pub(super) own: bool,
    /// The mentions that have it, in order; there is a first.
    pub(super) uses: Vec<usize>,
}

impl Spelling {
    /// The first mention.
    pub(super) fn first(&self) -> usize {
        self.uses.first().copied().unwrap_or_default()
    }

    /// Whether it is a person's.
    pub(super) fn is_person(&self) -> bool {
        self.kind == ActorKind::Person
    }
}

/// A fuller name that a spelling can be a part of, and whether only by a word that seldom stands for it.
type Fuller = (usize, Part);

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
    /// Gathers mentions of one spelling; persons, places and bodies apart.
    pub(super) fn new(context: Context<'a>) -> Self {
        let mut index: Map<u64, usize> = Map::default();
        let mut spellings: Vec<Spelling> = Vec::new();
        let mut of = vec![None; context.mentions.len()];
        for (at, mention) in context.mentions.iter().enumerate().filter(|(_, mention)| mention.form == Form::Name) {
            let told = own_words(context.doc, mention);
            let own = told.is_some();
            let words: Vec<_> = told.unwrap_or_else(|| words(context.doc, mention).collect());
            let key = extend(number(words.iter().copied(), mention.kind == ActorKind::Person), mention.kind as u64);
            let spelling = *index.entry(key).or_insert_with(|| {
                spellings.push(Spelling { words, kind: mention.kind, own, uses: Vec::new() });
                spellings.len() - 1
            });
            if let (Some(slot), Some(known)) = (of.get_mut(at), spellings.get_mut(spelling)) {
                *slot = Some(spelling);
                known.uses.push(at);
            }
        }
        let told = |spelling: &Spelling| spelling.uses.iter().find_map(|&at| gender(context.doc, context.mentions.get(at)?));
        let genders = spellings.iter().map(told).collect();
        Self { context, spellings, of, genders }
    }

    /// Gives every name its cluster, in text order.
    pub(super) fn resolve(self, clusters: &mut Clusters) {
        let same = aliases::find(self.context, &self.spellings, &self.of);
        let fuller = self.fuller();
        let mut bearers = Bearers { names: &self, short_uses: Map::default(), last_short: Map::default() };
        for (mention, cluster) in clusters.iter_mut().enumerate() {
            let Some(own) = self.of.get(mention).copied().flatten() else { continue };
            let told = self.spellings.get(own).is_some_and(|s| s.own);
            let chosen = match fuller.get(own).map_or(&[][..], Vec::as_slice) {
                _ if told => own,
                [] => own,
                [(only, _)] if self.can_be(mention, own, *only) => *only,
                [_] => own,
                // "United" of two clubs is neither; "the committee" is the one named last.
                _ if self.spellings.get(own).is_some_and(|s| !s.is_person() && s.words.len() == 1) && !self.is_common(mention) => own,
                several => bearers.find(mention, own, several).unwrap_or(own),
            };
            let root = same.get(chosen).copied().filter(|_| !told).unwrap_or(chosen);
            *cluster = self.spellings.get(root).map(Spelling::first);
        }
    }

    /// Whether a name of one word is a noun that names no body by itself: "the House", "the University".
    fn is_common(&self, mention: usize) -> bool {
        let head = self.context.mentions.get(mention).map_or(usize::MAX, |m| m.head);
        self.context.doc.classes(head).any(Classes::ORGANIZATION)
    }

    /// Whether a part of one fuller name means its bearer: "Mr. Ruiz" is not Ana Ruiz, nor Ohio the Ohio Bar Association.
    fn can_be(&self, part: usize, own: usize, fuller: usize) -> bool {
        let (Some(short), Some(full)) = (self.spellings.get(own), self.spellings.get(fuller)) else { return false };
        let place = short.kind == ActorKind::Place && full.kind == ActorKind::Organization && short.words.len() == 1;
        !place && self.agrees(self.told(part, own), fuller)
    }

    /// What titles tell of the gender of a short name's bearer, at this mention or at the first ones.
    fn told(&self, part: usize, own: usize) -> Option<Gender> {
        let told = |at: usize| titled(self.context.doc, self.context.mentions.get(at)?);
        told(part).or_else(|| self.spellings.get(own)?.uses.iter().take(INSPECTED).find_map(|&at| told(at)))
    }

    /// Whether titles and given names leave it open that a short name's bearer has the full one.
    fn agrees(&self, told: Option<Gender>, fuller: usize) -> bool {
        told.is_none() || self.genders.get(fuller).copied().flatten().is_none_or(|gender| told == Some(gender))
    }

    /// For each spelling the fuller names that it can be a part of; those of which it is a usual part, where there are any.
    fn fuller(&self) -> Vec<Vec<Fuller>> {
        let mut parts: Map<u64, Vec<Fuller>> = Map::default();
        for (index, spelling) in self.spellings.iter().enumerate() {
            parts::of(self.context, spelling, |words, part| {
                let fuller = parts.entry(number(words.iter().copied(), spelling.is_person())).or_default();
                if fuller.len() < FULLER && fuller.last().is_none_or(|(last, _)| *last != index) {
                    fuller.push((index, part));
                }
            });
        }
        let find = |(own, spelling): (usize, &Spelling)| {
            let mut found = parts.get(&number(spelling.words.iter().copied(), spelling.is_person())).cloned().unwrap_or_default();
            found.retain(|(fuller, _)| *fuller != own);
            if found.iter().any(|(_, part)| *part == Part::Usual) {
                found.retain(|(_, part)| *part == Part::Usual);
            }
            found
        };
        self.spellings.iter().enumerate().map(find).collect()
    }
}

/// Whom a part of several fuller names means, as the story goes on.
struct Bearers<'a, 'd> {
    names: &'a Names<'d>,
    /// How often a short spelling has meant a fuller one.
    short_uses: Map<(usize, usize), usize>,
    /// The last mention by a short spelling, of each fuller one.
    last_short: Map<usize, usize>,
}

impl Bearers<'_, '_> {
    /// Whoever the title before it fits: of those who has been called so before, else the one named last, of a sentence the one
    /// named first there.
    fn find(&mut self, mention: usize, own: usize, several: &[Fuller]) -> Option<usize> {
        let told = self.names.told(mention, own);
        let fits = |fuller: &usize| self.names.agrees(told, *fuller);
        let candidates = || several.iter().map(|(fuller, _)| *fuller).filter(fits);
        let uses = |fuller: usize| self.short_uses.get(&(own, fuller)).copied().unwrap_or_default();
        let established = candidates().filter(|&fuller| uses(fuller) >= ESTABLISHED).max_by_key(|&fuller| uses(fuller));
        let recent = || candidates().filter_map(|fuller| Some((self.last_named(fuller, mention)?, fuller))).max().map(|(_, fuller)| fuller);
        let first = || candidates().min_by_key(|&fuller| self.names.spellings.get(fuller).map(Spelling::first));
        let found = established.or_else(recent).or_else(first)?;
        *self.short_uses.entry((own, found)).or_default() += 1;
        self.last_short.insert(found, mention);
        Some(found)
    }

    /// When a fuller name, or its short form, was last used before a mention: the sentence, and how early in it.
    fn last_named(&self, fuller: usize, before: usize) -> Option<(usize, std::cmp::Reverse<usize>)> {
        let uses = &self.names.spellings.get(fuller)?.uses;
        let full = uses.partition_point(|&at| at < before).checked_sub(1).and_then(|at| uses.get(at)).copied();
        let last = full.max(self.last_short.get(&fuller).copied())?;
        let start = self.names.context.mentions.get(last)?.tokens.start;
        Some((self.names.context.doc.sentence_of(start), std::cmp::Reverse(start)))
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
