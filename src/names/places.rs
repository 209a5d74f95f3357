//! Where a token stands: what its capital is worth, and the runs of capitals and listed phrases round it.

use super::facts::Facts;
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::sequence::hashing::join;
use crate::sequence::lists::{Lists, PHRASE_WORDS};

/// What a capital is worth where the word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Setting {
    /// Inside a sentence.
    #[default]
    Inside,
    /// The first word of a sentence or of a quotation.
    Opening,
    /// In a line where (almost) all words have capitals.
    Headline,
}

/// How many settings there are.
pub(crate) const SETTINGS: usize = 3;

/// Where a token stands, as far as the tagger cares.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    /// What its capital is worth.
    pub(crate) setting: Setting,
    /// The class and part of a listed phrase around it, or 0.
    pub(crate) phrase: u16,
    /// Words of the run of capitals around it, at most 15; 0 where there is none.
    pub(crate) run_length: u8,
    /// Its index in that run, at most 15.
    pub(crate) run_index: u8,
    /// The first token of that run.
    pub(crate) run_start: u32,
    /// One past the last token of that run.
    pub(crate) run_end: u32,
}

/// The place of every token; `facts` gives a token's facts.
pub(crate) fn places(doc: &Document, lists: &Lists, facts: impl Fn(usize) -> Facts) -> Vec<Place> {
    let mut places = vec![Place::default(); doc.len()];
    for sentence in doc.sentences() {
        let Some(places) = places.get_mut(sentence.clone()) else { continue };
        settings(doc, sentence, places, &facts);
        runs(doc, sentence, places, &facts);
        phrases(sentence, places, lists, &facts);
    }
    places
}

fn settings(doc: &Document, sentence: &Tokens, places: &mut [Place], facts: &impl Fn(usize) -> Facts) {
    let (mut capitals, mut small) = (0, 0);
    for at in sentence.clone() {
        match facts(at).case {
            1 if doc.span(at).len() > 3 => small += 1,
            2..=4 => capitals += 1,
            _ => {}
        }
    }
    let headline = capitals >= 2 && small * 6 <= capitals && capitals + small >= 4;
    let mut opens = true;
    for (place, at) in places.iter_mut().zip(sentence.clone()) {
        let is_word = matches!(doc.kind(at), TokenKind::Word | TokenKind::Number | TokenKind::Address);
        place.setting = match (headline, opens && is_word) {
            (true, _) => Setting::Headline,
            (_, true) => Setting::Opening,
            _ => Setting::Inside,
        };
        // A quotation or a colon opens anew.
        opens = if is_word { false } else { opens || doc.kind(at) == TokenKind::Quote && doc.token(at).spaced };
    }
}

/// Runs of capitalized words with the particles between them.
fn runs(doc: &Document, sentence: &Tokens, places: &mut [Place], facts: &impl Fn(usize) -> Facts) {
    let mut at = sentence.start;
    while at < sentence.end {
        let first = facts(at);
        let opens = places.get(at - sentence.start).is_some_and(|place| place.setting == Setting::Opening);
        if !first.is_candidate() || (opens && first.plain) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        while end < sentence.end {
            if facts(end).is_candidate() || (doc.kind(end) == TokenKind::Number && doc.kind(end - 1) == TokenKind::Word) {
                end += 1;
            } else if doc.classes(end).any(Classes::NAME_PARTICLE) && end + 1 < sentence.end && facts(end + 1).is_candidate() {
                end += 2;
            } else {
                break;
            }
        }
        let length = (end - start).min(15) as u8;
        for (index, place) in places.iter_mut().skip(start - sentence.start).take(end - start).enumerate() {
            if place.setting != Setting::Headline {
                *place =
                    Place { run_length: length, run_index: index.min(15) as u8, run_start: start as u32, run_end: end as u32, ..*place };
            }
        }
        at = end;
    }
}

/// In [`Place::phrase`]: the first word of a listed phrase.
pub(crate) const PHRASE_BEGINS: u16 = 1;

/// In [`Place::phrase`]: the last one.
pub(crate) const PHRASE_ENDS: u16 = 3;

/// The longest listed phrases, left to right.
fn phrases(sentence: &Tokens, places: &mut [Place], lists: &Lists, facts: &impl Fn(usize) -> Facts) {
    let mut at = sentence.start;
    while at < sentence.end {
        let first = facts(at);
        let mut next = at + 1;
        if first.starts_phrase() && first.is_candidate() {
            let mut number = first.lower;
            let mut longest = None;
            for end in at + 2..=(at + PHRASE_WORDS).min(sentence.end) {
                number = join(number, facts(end - 1).lower);
                longest = lists.phrase(number).map(|class| (class, end)).or(longest);
            }
            if let Some((class, end)) = longest {
                for (place, index) in places.iter_mut().skip(at - sentence.start).zip(at..end) {
                    let part = if index == at { PHRASE_BEGINS } else { 2 + u16::from(index + 1 == end) };
                    place.phrase = class << 2 | part;
                }
                next = end;
            }
        }
        at = next;
    }
}
