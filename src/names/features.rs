//! What the tagger sees of a token: the one description that training and tagging share.
//!
//! Almost every feature belongs to one word in one role ("the word before has the suffix -burg"), so that
//! tagging adds up a handful of vectors that were made once per spelling. A few pairs of words follow per token.

use super::facts::{Facts, Letters};
use super::places::{Place, Setting, places};
use crate::document::{Document, Entry, Tokens};
use crate::sequence::hashing::{FEATURE_BITS, join, key, mix};
use crate::sequence::lists::{Lists, STARTS_PHRASE};

/// How a word stands to the token that is labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Two before.
    Before2,
    /// The one before.
    Before,
    /// The token itself.
    Here,
    /// The one after.
    After,
    /// Two after.
    After2,
    /// The word before the run of capitals that holds the token.
    RunBefore,
    /// The word after that run.
    RunAfter,
    /// The first word of that run.
    RunFirst,
    /// The last word of that run.
    RunLast,
}

/// All roles.
pub(crate) const ROLES: [Role; 9] =
    [Role::Before2, Role::Before, Role::Here, Role::After, Role::After2, Role::RunBefore, Role::RunAfter, Role::RunFirst, Role::RunLast];

/// How many of them are words beside the token or itself; the others belong to its run.
pub(crate) const NEIGHBOURS: usize = 5;

fn feature(template: u32, role: u32, value: u32) -> u32 {
    mix(template << 8 | role, value) >> (32 - FEATURE_BITS)
}

impl Facts {
    /// The features that it gives in a role, with its letters.
    pub(crate) fn features(&self, letters: &Letters, role: Role, setting: Setting, emit: &mut impl FnMut(u32)) {
        let (fine, coarse, case, lists) = (u32::from(self.fine), u32::from(self.coarse), u32::from(self.case), u32::from(self.lists));
        let r = role as u32 * 4;
        let set = r + setting as u32;
        match role {
            Role::Here => {
                emit(feature(1, r, self.lower));
                emit(feature(2, set, self.lower));
                emit(feature(3, set, letters.shape));
                emit(feature(4, set, case));
                emit(feature(5, r, fine));
                emit(feature(6, set, fine << 4 | case));
                emit(feature(7, set, coarse << 4 | case));
                emit(feature(8, set, lists));
                for bit in 0..16 {
                    if lists >> bit & 1 == 1 {
                        emit(feature(9, set, bit << 4 | case));
                    }
                }
                emit(feature(18, set, mix(lists, coarse)));
                for (at, &prefix) in letters.prefixes.iter().enumerate() {
                    if prefix != 0 {
                        emit(feature(10 + at as u32, r, prefix));
                    }
                }
                for (at, &suffix) in letters.suffixes.iter().enumerate() {
                    if suffix != 0 {
                        emit(feature(13 + at as u32, r, mix(suffix, case)));
                    }
                }
                if letters.first_part != 0 {
                    emit(feature(16, r, letters.first_part >> 16));
                    emit(feature(17, r, letters.first_part & 0xFFFF));
                    emit(feature(19, r, letters.last_part >> 16));
                    emit(feature(20, r, letters.last_part & 0xFFFF));
                }
            }
            Role::Before | Role::After => {
                emit(feature(1, r, self.lower));
                emit(feature(3, set, letters.shape));
                emit(feature(5, r, fine));
                emit(feature(7, r, coarse << 4 | case));
                emit(feature(8, r, lists));
                if letters.suffixes[1] != 0 {
                    emit(feature(14, r, mix(letters.suffixes[1], case)));
                }
            }
            Role::Before2 | Role::After2 | Role::RunBefore | Role::RunAfter => {
                emit(feature(1, r, self.lower));
                emit(feature(5, r, fine));
                emit(feature(7, r, coarse << 4 | case));
            }
            Role::RunFirst | Role::RunLast => {
                emit(feature(1, r, self.lower));
                emit(feature(5, r, fine));
                emit(feature(8, r, lists));
                emit(feature(7, r, coarse << 4 | case));
                if letters.suffixes[1] != 0 {
                    emit(feature(14, r, letters.suffixes[1]));
                }
            }
        }
    }
}

/// The features of a token that need more than one word.
pub(crate) fn pair_features(place: Place, window: [&Facts; 5], emit: &mut impl FnMut(u32)) {
    let [_, before, here, after, _] = window;
    let set = place.setting as u32;
    let [coarse, case, lists] = [
        [before.coarse, here.coarse, after.coarse].map(u32::from),
        [before.case, here.case, after.case].map(u32::from),
        [before.lists, here.lists, after.lists].map(u32::from),
    ];
    emit(feature(40, 0, mix(before.lower, here.lower)));
    emit(feature(41, 0, mix(here.lower, after.lower)));
    emit(feature(42, set, coarse[0] << 8 | coarse[1]));
    emit(feature(43, set, coarse[1] << 8 | coarse[2]));
    emit(feature(44, set, case[0] << 8 | case[1] << 4 | case[2]));
    emit(feature(45, set, mix(before.lower, case[1])));
    emit(feature(46, set, mix(after.lower, case[1])));
    emit(feature(47, set, mix(lists[0], lists[1])));
    emit(feature(48, set, mix(lists[1], lists[2])));
    emit(feature(49, 0, mix(coarse[0] << 16 | coarse[2], case[1])));
    if place.phrase != 0 {
        emit(feature(50, 0, u32::from(place.phrase)));
    }
    if place.run_length != 0 {
        emit(feature(51, 0, u32::from(place.run_length) << 8 | u32::from(place.run_index)));
    }
}

/// A word beside a token, or which edge of the sentence lies there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Neighbour {
    /// The word at an index.
    Word(usize),
    /// Before the first one.
    Start,
    /// After the last one.
    End,
}

/// The words from two before to two after a token.
pub(crate) fn window(sentence: &Tokens, at: usize) -> [Neighbour; 5] {
    let beside = |offset: usize| match (at + offset).checked_sub(2) {
        Some(at) if sentence.contains(&at) => Neighbour::Word(at),
        _ if offset < 2 => Neighbour::Start,
        _ => Neighbour::End,
    };
    [beside(0), beside(1), Neighbour::Word(at), beside(3), beside(4)]
}

/// The words round and in the run of capitals that holds a token, each with its role.
pub(crate) fn run_words(sentence: &Tokens, place: Place) -> Option<[(Neighbour, Role); 4]> {
    let (start, end) = (place.run_start as usize, place.run_end as usize);
    let before = if start > sentence.start { Neighbour::Word(start - 1) } else { Neighbour::Start };
    let after = if end < sentence.end { Neighbour::Word(end) } else { Neighbour::End };
    let (first, last) = (Neighbour::Word(start), Neighbour::Word(end.saturating_sub(1)));
    (place.run_length > 0).then_some([(before, Role::RunBefore), (after, Role::RunAfter), (first, Role::RunFirst), (last, Role::RunLast)])
}

/// All features of a token of a document whose words have these facts and letters.
pub(crate) fn token_features(doc: &Document, places: &[Place], words: &[(Facts, Letters)], at: usize, emit: &mut impl FnMut(u32)) {
    let sentence = doc.sentence_at(at);
    let place = places.get(at).copied().unwrap_or_default();
    let look = |neighbour: Neighbour| match neighbour {
        Neighbour::Word(at) => (words.get(at).copied().unwrap_or_default(), places.get(at).map_or(Setting::Inside, |place| place.setting)),
        Neighbour::Start => ((Facts::BEFORE, Letters::BEFORE), Setting::Inside),
        Neighbour::End => ((Facts::AFTER, Letters::AFTER), Setting::Inside),
    };
    let window = window(&sentence, at);
    for (neighbour, role) in window.into_iter().zip(ROLES).chain(run_words(&sentence, place).into_iter().flatten()) {
        let ((facts, letters), setting) = look(neighbour);
        facts.features(&letters, role, setting, emit);
    }
    let facts = window.map(|neighbour| look(neighbour).0.0);
    pair_features(place, facts.each_ref(), emit);
}

/// All that is known of a word.
pub(crate) fn known(word: &Entry, lists: &Lists) -> (Facts, Letters) {
    (Facts::of(word, lists), Letters::of(word, lists))
}

/// A digest of what this code makes of a sample: it tells whether a model was trained with the same features.
pub(crate) fn digest() -> u64 {
    const SAMPLE: &str = "LONDON (AP) -- Dr. Ana von Berg-Smith, of the Bank of Norway, met U.S. envoys at 9:30 in New York.\n\
        “The U.N. isn't ready,” McCain's aide told CNN. Prime Minister Kim Il-sung visited Côte d’Ivoire in 1996-08-30\n\
        Minister Opens New Hall For Old Town\nFC Bayern 2, AT&T 1; see @reporter or www.example.org!";
    let words = ["new", "york", "berg", "cnn", "minister", "kim", "norway"];
    let mut words: Vec<_> = words.iter().zip(1..).map(|(word, n)| (key(word), n << 16 | n | STARTS_PHRASE)).collect();
    words.sort_unstable();
    let lists = Lists::new(&words, &[(join(key("new"), key("york")), 5)], (0..8).collect());
    let doc = Document::new(SAMPLE);
    let words: Vec<_> = doc.tokens().iter().map(|token| known(&doc.entry(token.word), &lists)).collect();
    let places = places(&doc, &lists, |at| words.get(at).map_or(Facts::AFTER, |word| word.0));
    let mut digest = 0u64;
    for at in 0..doc.len() {
        token_features(&doc, &places, &words, at, &mut |feature| {
            digest = (digest.rotate_left(7) ^ u64::from(feature)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        });
    }
    digest
}
