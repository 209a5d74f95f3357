//! A linear model that gives every token its part of speech.
//!
//! Method: a maximum-entropy model (Ratnaparkhi 1996) that reads each sentence once from left to right, over words, affixes, shapes,
//! word clusters, gazetteers, neighbours and the two tags before; weights in 8 bits, small ones pruned. Words that have one tag
//! wherever the treebanks have them take it from a dictionary, as do marks and figures: more than half of all tokens are never scored.
//!
//! `model.bin` is made by `cargo run --release --features train --bin train -- syntax FOLDER src/syntax/model.bin` from
//! openly licensed treebanks: UD English EWT (CC BY-SA 4.0) and GUM (annotations CC BY 4.0). NOTICE.md has the full list.

pub(super) mod features;
pub(super) mod model;
mod rows;
pub(super) mod settings;

use std::sync::LazyLock;

use super::tags::Tag;
use crate::document::Document;
use features::{EDGE, Pairs, ROLES, TagId};
use model::{Model, Scores};
pub(crate) use rows::Memory;
use rows::{Words, add};
use settings::Setting;

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
    let mut tags = Vec::with_capacity(doc.len());
    for sentence in doc.sentences() {
        let settings = settings::of(doc, sentence);
        let mut before = [EDGE; 2];
        for at in sentence.clone() {
            let id = words.sure(at).unwrap_or_else(|| {
                let setting = |at: usize| settings.of(at);
                best(&score(model, &mut words, at, sentence, setting, before))
            });
            before = [before[1], id];
            tags.push(features::tag(id));
        }
    }
    tags
}

/// The scores of all tags for a token, behind the two tags before it.
fn score(
    model: &Model,
    words: &mut Words,
    at: usize,
    sentence: &std::ops::Range<usize>,
    setting: impl Fn(usize) -> Setting,
    before: [TagId; 2],
) -> Scores {
    let mut scores = *model.behind(before);
    for (offset, role) in ROLES.into_iter().enumerate() {
        let row = words.row((at + offset).wrapping_sub(2), sentence, &setting, role);
        add(&mut scores, row);
    }
    let seen = [at.wrapping_sub(1), at, at + 1].map(|at| words.seen(at, sentence));
    Pairs { tags: before, words: seen, setting: setting(at) }.features(&mut |feature| {
        model.weights.add(feature, &mut scores);
    });
    scores
}

/// The tag with the highest score; of equal ones the first.
fn best(scores: &Scores) -> TagId {
    const BITS: u32 = 6;
    let numbered = scores.iter().zip(0..Tag::LEARNED.len() as i32).map(|(&score, id)| (i32::from(score) << BITS) - id);
    let top = numbered.max().unwrap_or_default();
    (-top & ((1 << BITS) - 1)) as TagId
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
    fn what_was_read_before_changes_nothing() {
        let texts = ["The run was long.", "They run a shop.", "The run was long."];
        let mut memory = Memory::default();
        let mut words = crate::document::Words::default();
        for text in texts {
            let doc = Document::with(text, words);
            assert_eq!(tag(&doc, &mut memory), tag(&Document::new(text), &mut Memory::default()));
            words = doc.into_words();
        }
    }
}
