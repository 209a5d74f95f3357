//! Where a token stands: what its capital is worth, and the runs of capitals and listed phrases round it.

use super::facts::{Facts, has_capital};
use crate::document::{Case, Document, Token, TokenKind, Tokens};
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
        let (Some(places), Some(tokens)) = (places.get_mut(sentence.clone()), doc.tokens().get(sentence.clone())) else { continue };
        settings(tokens, places);
        runs(doc, sentence, places);
        phrases(tokens, places, lists, |at| facts(sentence.start + at));
    }
    places
}

fn settings(tokens: &[Token], places: &mut [Place]) {
    let (mut capitals, mut small) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        match token.case {
            Case::Lower if token.span.len() > 3 => small += 1,
            Case::Title | Case::Upper => capitals += 1,
            _ => {}
        }
    }
    if capitals >= 2 && small * 6 <= capitals && capitals + small >= 4 {
        for place in places {
            place.setting = Setting::Headline;
        }
        return;
    }
    let mut opens = true;
    for (place, token) in places.iter_mut().zip(tokens) {
        if matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address) {
            place.setting = if opens { Setting::Opening } else { Setting::Inside };
            opens = false;
        } else {
            // A quotation or a colon opens anew.
            opens |= token.kind == TokenKind::Quote && token.spaced;
        }
    }
}

/// Runs of capitalized words with the particles between them.
fn runs(doc: &Document, sentence: &Tokens, places: &mut [Place]) {
    let is_candidate = |at: usize| doc.tokens().get(at).is_some_and(has_capital);
    let mut at = sentence.start;
    while at < sentence.end {
        if !is_candidate(at) || opens_plainly(doc.token(at), places.get(at - sentence.start)) {
            at += 1;
            continue;
        }
        let start = at;
        let mut end = at + 1;
        while end < sentence.end {
            if is_candidate(end) || (doc.kind(end) == TokenKind::Number && doc.kind(end - 1) == TokenKind::Word) {
                end += 1;
            } else if doc.classes(end).any(Classes::NAME_PARTICLE) && end + 1 < sentence.end && is_candidate(end + 1) {
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

/// Whether a token is a word that opens sentences and says nothing of a name, "The", where it does so.
pub(super) fn opens_plainly(token: Token, place: Option<&Place>) -> bool {
    token.classes.any(Classes::PLAIN) && place.is_some_and(|place| place.setting == Setting::Opening)
}

/// In [`Place::phrase`]: the first word of a listed phrase.
pub(crate) const PHRASE_BEGINS: u16 = 1;

/// In [`Place::phrase`]: the last one.
pub(crate) const PHRASE_ENDS: u16 = 3;

/// The longest listed phrases, left to right.
fn phrases(tokens: &[Token], places: &mut [Place], lists: &Lists, facts: impl Fn(usize) -> Facts) {
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let mut next = at + 1;
        let first = has_capital(token).then(|| facts(at)).filter(Facts::starts_phrase);
        if let Some(first) = first {
            let mut number = first.lower;
            let mut longest = None;
            for end in at + 2..=(at + PHRASE_WORDS).min(tokens.len()) {
                number = join(number, facts(end - 1).lower);
                longest = lists.phrase(number).map(|class| (class, end)).or(longest);
            }
            if let Some((class, end)) = longest {
                for (place, index) in places.iter_mut().skip(at).zip(at..end) {
                    let part = if index == at { PHRASE_BEGINS } else { 2 + u16::from(index + 1 == end) };
                    place.phrase = class << 2 | part;
                }
                next = end;
            }
        }
        at = next;
    }
}
