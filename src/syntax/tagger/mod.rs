//! A linear model that gives every token its part of speech.
//!
//! Method: a maximum-entropy model (Ratnaparkhi 1996) that reads each sentence once from left to right, over words, affixes, shapes,
//! word clusters, gazetteers, neighbours and the two tags before; weights in 8 bits, small ones pruned. Words that have one tag
//! wherever the treebanks have them take it from a dictionary, as do marks and figures: more than half of all tokens are never scored.
//!
//! `model.bin` is made by `cargo run --release --features train --bin train -- syntax FOLDER src/syntax/model.bin` from
//! openly licensed treebanks: UD English EWT (CC BY-SA 4.0) and GUM (annotations CC BY 4.0). NOTICE.md has the full list.
//!
//! Accuracy on GUM's news texts, which the model has not seen: 95.7 % of universal and 95.8 % of fine tags, with words that are no
//! tokens of ours counted as wrong; 96.2 and 96.4 % without those. Most errors are names that look like nouns ("Space Shuttle"),
//! participles that look like adjectives, and "with", "for" or "as" before a clause.

pub(super) mod features;
pub(super) mod model;
mod rows;
pub(super) mod settings;
mod subordinators;

use std::sync::LazyLock;

use super::tags::{Tag, Tags};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use features::{EDGE, Pairs, TagId};
use model::{Model, Scores};
pub(crate) use rows::Memory;
use rows::Words;
use settings::Settings;

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(include_bytes!("../model.bin")).unwrap_or_default());

/// The part of speech of every token; `memory` is of the texts whose words the document knows.
pub(crate) fn tag(doc: &Document, memory: &mut Memory) -> Vec<Tag> {
    tag_by(&MODEL, doc, memory)
}

/// Reads bytes as a model file, and as the sections of one; tags a text where they are one.
#[cfg(feature = "fuzzing")]
pub(crate) fn check_model(bytes: &[u8], text: &str) {
    let doc = Document::new(text);
    for model in [Model::read(bytes), Model::read(&model::framed(bytes))].into_iter().flatten() {
        assert_eq!(tag_by(&model, &doc, &mut Memory::default()).len(), doc.len());
    }
}

pub(super) fn tag_by(model: &Model, doc: &Document, memory: &mut Memory) -> Vec<Tag> {
    let mut words = memory.of(doc, model);
    let mut ids: Vec<TagId> = Vec::with_capacity(doc.len());
    // Words of the sentence that stand before a noun phrase or a clause.
    let mut either = Vec::new();
    for sentence in doc.sentences() {
        let settings = settings::of(doc, sentence);
        words.enter(&settings);
        let mut before = [EDGE; 2];
        let mut verb = Verb::default();
        either.clear();
        for at in sentence.clone() {
            let known = words.known(at);
            either.extend(known.either.then_some(at));
            let id = known.sure().unwrap_or_else(|| choose(model, &mut words, at, &settings, before, &mut verb));
            let id = if at == sentence.start { opening(doc, at, id) } else { id };
            before = [before[1], id];
            ids.push(id);
        }
        verb.find(&mut ids, sentence);
        part_by_dashes(doc, &mut ids, sentence);
        finite_behind_pronouns(doc, &mut ids, sentence);
        for &at in &either {
            let (Some(behind), Some(&id)) = (ids.get(at + 1..), ids.get(at)) else { continue };
            if let (Tag::Preposition, Some(tag)) = (features::tag(id), subordinators::tag_before(behind))
                && let Some(id) = ids.get_mut(at)
            {
                *id = tag as TagId;
            }
        }
    }
    ids.into_iter().map(features::tag).collect()
}

/// "Shares fell": no sentence opens with a verb in the third person, but "Says the mayor".
fn opening(doc: &Document, at: usize, id: TagId) -> TagId {
    let verb = id == Tag::PresentThird as TagId && doc.case(at) == Case::Title && !doc.classes(at + 1).any(Classes::DETERMINER);
    if verb { Tag::Nouns as TagId } else { id }
}

/// "Hale – a nurse – said": a dash that stands free parts words, it is no sign.
fn part_by_dashes(doc: &Document, ids: &mut [TagId], sentence: &Tokens) {
    let symbol = Tag::Symbol as TagId;
    for at in sentence.clone().filter(|&at| doc.is_dash(at)) {
        let figures = doc.kind(at.saturating_sub(1)) == TokenKind::Number && doc.kind(at + 1) == TokenKind::Number;
        if let Some(id) = ids.get_mut(at).filter(|id| **id == symbol && !figures) {
            *id = Tag::Punct as TagId;
        }
    }
}

/// "she plans to go", "who now lectures": what stands behind "he", "she" or "who" and looks like a plural is a verb.
fn finite_behind_pronouns(doc: &Document, ids: &mut [TagId], sentence: &Tokens) {
    let (plural, adverb) = (Tag::Nouns as TagId, Tag::Adverb as TagId);
    for at in sentence.clone().skip(1).filter(|&at| ids.get(at) == Some(&plural)).collect::<Vec<_>>() {
        let before = at - 1 - usize::from(ids.get(at - 1) == Some(&adverb) && at > sentence.start + 1);
        if matches!(doc.lower(before), "he" | "she" | "who") {
            ids.get_mut(at).into_iter().for_each(|id| *id = Tag::PresentThird as TagId);
        }
    }
}

/// The word of a sentence that is most likely its verb, among those that were taken for something else.
#[derive(Clone, Copy, Debug)]
struct Verb {
    at: usize,
    tag: Tag,
    /// How far its score as a finite verb lies behind the best one.
    behind: i16,
}

impl Default for Verb {
    fn default() -> Self {
        Self { at: 0, tag: Tag::Punct, behind: Self::FAR }
    }
}

impl Verb {
    /// Finite forms of full verbs.
    const FINITE: [Tag; 3] = [Tag::Past, Tag::Present, Tag::PresentThird];
    /// A verb that lies further behind is none.
    const FAR: i16 = 40;
    /// Shorter sentences are often none: headings, captions, names.
    const SHORTEST: usize = 5;

    fn note(&mut self, at: usize, scores: &Scores, top: i16) {
        for tag in Self::FINITE {
            let behind = top.saturating_sub(scores.get(tag as usize).copied().unwrap_or(i16::MIN));
            if behind > 0 && behind < self.behind {
                *self = Self { at, tag, behind };
            }
        }
    }

    /// A sentence has a finite verb: where none was found, the likeliest word is it.
    fn find(&self, ids: &mut [TagId], sentence: &Tokens) {
        let Some(own) = ids.get(sentence.clone()) else { return };
        if self.behind < Self::FAR && own.len() >= Self::SHORTEST && !own.iter().any(|&id| features::tag(id).is(Tags::FINITE)) {
            ids.get_mut(self.at).into_iter().for_each(|id| *id = self.tag as TagId);
        }
    }
}

/// Where the words by themselves put a tag so far before all others, what they say together is not asked.
const CLEAR: i16 = 44;

/// The tag of a token by its scores, behind the two tags before it.
fn choose(model: &Model, words: &mut Words, at: usize, settings: &Settings, before: [TagId; 2], verb: &mut Verb) -> TagId {
    let mut scores = words.sum(at, settings, model.behind(before));
    let (tag, margin) = best(&mut scores);
    if margin >= CLEAR {
        return tag;
    }
    let seen = [at.wrapping_sub(1), at, at + 1].map(|at| words.seen(at, &settings.sentence));
    Pairs { tags: before, words: seen, setting: settings.of(at) }.features(&mut |feature| {
        model.weights.add(feature, &mut scores);
    });
    let (tag, _) = best(&mut scores);
    verb.note(at, &scores, scores.get(usize::from(tag)).copied().unwrap_or_default());
    tag
}

/// The tag with the highest score, of equal ones the first, and how far it is before the next one.
fn best(scores: &mut Scores) -> (TagId, i16) {
    const LOWEST: i16 = i16::MIN;
    for unused in scores.iter_mut().skip(Tag::LEARNED.len()) {
        *unused = LOWEST;
    }
    let top = scores.iter().copied().max().unwrap_or(LOWEST);
    let tag = scores.iter().position(|&score| score == top).unwrap_or_default();
    let Some(score) = scores.get_mut(tag) else { return (0, 0) };
    *score = LOWEST;
    let next = scores.iter().copied().max().unwrap_or(LOWEST);
    if let Some(score) = scores.get_mut(tag) {
        *score = top;
    }
    (tag as TagId, top.saturating_sub(next))
}

#[cfg(test)]
mod tests {
    use super::{Memory, tag};
    use crate::document::Document;
    use crate::syntax::tags::Tag;

    fn check(text: &str, expected: &[(&str, Tag)]) {
        let doc = Document::new(text);
        let tags = tag(&doc, &mut Memory::default());
        for &(word, tag) in expected {
            let at = (0..doc.len()).find(|&at| doc.surface(at) == word).unwrap();
            assert_eq!(tags[at], tag, "{word} in {text}");
        }
    }

    #[test]
    fn the_same_form_is_a_noun_here_and_a_verb_there() {
        check("She claims that the oven broke.", &[("claims", Tag::PresentThird), ("broke", Tag::Past)]);
        check("His claims were rejected by the board.", &[("claims", Tag::Nouns), ("rejected", Tag::Participle)]);
        check("Bell said she plans to sell the mill.", &[("plans", Tag::PresentThird)]);
        check("Shares fell.", &[("Shares", Tag::Nouns), ("fell", Tag::Past)]);
        check("Says the mayor: it is over.", &[("Says", Tag::PresentThird)]);
        check("They want to report the theft.", &[("to", Tag::To), ("report", Tag::Base)]);
        check("The report was late.", &[("report", Tag::Noun), ("was", Tag::AuxPast)]);
    }

    #[test]
    fn clitics_are_told_apart() {
        check("The minister's car stopped.", &[("'s", Tag::PossessiveEnding)]);
        check("It's raining.", &[("'s", Tag::AuxPresentThird), ("raining", Tag::Gerund)]);
        check("They've left.", &[("'ve", Tag::AuxPresent), ("left", Tag::Participle)]);
    }

    #[test]
    fn marks_figures_and_signs_need_no_scores() {
        let expected = [("$", Tag::Symbol), ("40", Tag::Number), ("%", Tag::Symbol), ("&", Tag::Conjunction), ("—", Tag::Punct)];
        check("It paid $ 40 — or 2 % — to Hart & Sons.", &expected);
    }

    #[test]
    fn a_sentence_without_a_verb_takes_the_likeliest_word_for_it() {
        let likeliest = super::Verb { at: 2, tag: Tag::PresentThird, behind: 10 };
        let mut tags = [Tag::Noun, Tag::Noun, Tag::Nouns, Tag::Preposition, Tag::Name].map(|tag| tag as u8);
        likeliest.find(&mut tags, &(0..5));
        assert_eq!(tags[2], Tag::PresentThird as u8);
        let mut tags = [Tag::Noun, Tag::Past, Tag::Nouns, Tag::Preposition, Tag::Name].map(|tag| tag as u8);
        likeliest.find(&mut tags, &(0..5));
        assert_eq!(tags[2], Tag::Nouns as u8, "there is one");
        let mut heading = [Tag::Noun, Tag::Noun, Tag::Nouns].map(|tag| tag as u8);
        likeliest.find(&mut heading, &(0..3));
        assert_eq!(heading[2], Tag::Nouns as u8, "a heading");
    }

    #[test]
    fn what_was_read_before_changes_nothing() {
        let texts = ["Judge Rejects Town Hall Plan", "The run was long.", "They run a shop.", "The run was long."];
        let mut memory = Memory::default();
        let mut words = crate::document::Words::default();
        for text in texts {
            let doc = Document::with(text, words);
            assert_eq!(tag(&doc, &mut memory), tag(&Document::new(text), &mut Memory::default()));
            words = doc.into_words();
        }
    }
}
