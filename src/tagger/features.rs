//! What the tagger sees of a token: the one description that training and tagging share.
//!
//! Almost every feature belongs to one word in one role ("the word before has the suffix -burg"), so that
//! tagging adds up a handful of vectors that were made once per spelling. A few pairs of words follow per token.

use super::lists::{Lists, PHRASE_WORDS, STARTS_PHRASE};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon;

/// Bits of a feature's number.
pub(crate) const FEATURE_BITS: u32 = 28;

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

/// What is known of one spelling.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    lower: u32,
    shape: u32,
    case: u32,
    fine: u32,
    coarse: u32,
    lists: u32,
    prefixes: [u32; 3],
    suffixes: [u32; 3],
    first_part: u32,
    last_part: u32,
    /// A word that opens sentences and says nothing of a name: "The", "In".
    plain: bool,
}

fn mix(a: u32, b: u32) -> u32 {
    let product = (u64::from(a) << 32 | u64::from(b)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let folded = product ^ product >> 29;
    (folded.wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 32) as u32
}

fn feature(template: u32, role: u32, value: u32) -> u32 {
    mix(template << 8 | role, value) >> (32 - FEATURE_BITS)
}

/// The number of a word or of a part of one.
pub(crate) fn key(text: &str) -> u32 {
    (lexicon::hash(text.as_bytes()) >> 20) as u32 >> (32 - FEATURE_BITS)
}

impl Facts {
    /// Past the start of a sentence.
    pub(crate) const BEFORE: Self = Self::edge(1);
    /// Past the end of a sentence.
    pub(crate) const AFTER: Self = Self::edge(2);

    const fn edge(number: u32) -> Self {
        Self {
            lower: number,
            shape: number,
            case: 7 + number,
            fine: 0,
            coarse: 62 + number - 1,
            lists: 0,
            prefixes: [0; 3],
            suffixes: [0; 3],
            first_part: 0,
            last_part: 0,
            plain: false,
        }
    }

    /// What is known of the token at an index.
    pub(crate) fn of(doc: &Document, at: usize, lists: &Lists) -> Self {
        let (surface, lower) = (doc.surface(at), doc.lower(at));
        let entry = lists.get(lower);
        let parts = lower.contains('-').then(|| (lower.split('-').next(), lower.rsplit('-').next()));
        let (first, last) = parts.unwrap_or_default();
        let part = |text: Option<&str>| {
            text.map_or(0, |t| {
                let entry = lists.get(t);
                (entry.fine + 1) << 16 | entry.lists & 0xFFFF
            })
        };
        let cut = |n: usize| lower.char_indices().nth(n).map(|(at, _)| at);
        let from_end = |n: usize| lower.char_indices().nth_back(n - 1).filter(|&(at, _)| at > 0).map(|(at, _)| at);
        let prefix = |n: usize| cut(n).and_then(|at| lower.get(..at)).map_or(0, key);
        let suffix = |n: usize| from_end(n).and_then(|at| lower.get(at..)).map_or(0, key);
        Self {
            lower: key(lower),
            shape: shape(surface),
            case: case(doc, at),
            fine: entry.fine,
            coarse: entry.coarse,
            lists: entry.lists,
            prefixes: [prefix(2), prefix(3), prefix(4)],
            suffixes: [suffix(2), suffix(3), suffix(4)],
            first_part: part(first),
            last_part: part(last),
            plain: is_plain(lower),
        }
    }

    /// The gazetteers that hold it.
    pub(crate) fn lists(&self) -> u32 {
        self.lists
    }

    /// Whether a phrase of a list may begin with it.
    pub(crate) fn starts_phrase(&self) -> bool {
        self.lists & STARTS_PHRASE != 0
    }

    /// Whether a name can hold it without a capital beside it: a capital, or an entry of a list.
    pub(crate) fn is_candidate(&self) -> bool {
        (2..=5).contains(&self.case)
    }

    /// The features that it gives in a role.
    pub(crate) fn features(&self, role: Role, setting: Setting, emit: &mut impl FnMut(u32)) {
        let r = role as u32 * 4;
        let set = r + setting as u32;
        match role {
            Role::Here => {
                emit(feature(1, r, self.lower));
                emit(feature(2, set, self.lower));
                emit(feature(3, set, self.shape));
                emit(feature(4, set, self.case));
                emit(feature(5, r, self.fine));
                emit(feature(6, set, self.fine << 4 | self.case));
                emit(feature(7, set, self.coarse << 4 | self.case));
                emit(feature(8, set, self.lists));
                for bit in 0..16 {
                    if self.lists >> bit & 1 == 1 {
                        emit(feature(9, set, bit << 4 | self.case));
                    }
                }
                emit(feature(18, set, mix(self.lists, self.coarse)));
                for (at, &prefix) in self.prefixes.iter().enumerate() {
                    if prefix != 0 {
                        emit(feature(10 + at as u32, r, prefix));
                    }
                }
                for (at, &suffix) in self.suffixes.iter().enumerate() {
                    if suffix != 0 {
                        emit(feature(13 + at as u32, r, mix(suffix, self.case)));
                    }
                }
                if self.first_part != 0 {
                    emit(feature(16, r, self.first_part >> 16));
                    emit(feature(17, r, self.first_part & 0xFFFF));
                    emit(feature(19, r, self.last_part >> 16));
                    emit(feature(20, r, self.last_part & 0xFFFF));
                }
            }
            Role::Before | Role::After => {
                emit(feature(1, r, self.lower));
                emit(feature(3, set, self.shape));
                emit(feature(5, r, self.fine));
                emit(feature(7, r, self.coarse << 4 | self.case));
                emit(feature(8, r, self.lists));
                if self.suffixes[1] != 0 {
                    emit(feature(14, r, mix(self.suffixes[1], self.case)));
                }
            }
            Role::Before2 | Role::After2 | Role::RunBefore | Role::RunAfter => {
                emit(feature(1, r, self.lower));
                emit(feature(5, r, self.fine));
                emit(feature(7, r, self.coarse << 4 | self.case));
            }
            Role::RunFirst | Role::RunLast => {
                emit(feature(1, r, self.lower));
                emit(feature(5, r, self.fine));
                emit(feature(8, r, self.lists));
                emit(feature(7, r, self.coarse << 4 | self.case));
                if self.suffixes[1] != 0 {
                    emit(feature(14, r, self.suffixes[1]));
                }
            }
        }
    }
}

/// The features of a token that need more than one word.
pub(crate) fn pair_features(place: Place, window: [&Facts; 5], emit: &mut impl FnMut(u32)) {
    let [_, before, here, after, _] = window;
    let set = place.setting as u32;
    emit(feature(40, 0, mix(before.lower, here.lower)));
    emit(feature(41, 0, mix(here.lower, after.lower)));
    emit(feature(42, set, before.coarse << 8 | here.coarse));
    emit(feature(43, set, here.coarse << 8 | after.coarse));
    emit(feature(44, set, before.case << 8 | here.case << 4 | after.case));
    emit(feature(45, set, mix(before.lower, here.case)));
    emit(feature(46, set, mix(after.lower, here.case)));
    emit(feature(47, set, mix(before.lists, here.lists)));
    emit(feature(48, set, mix(here.lists, after.lists)));
    emit(feature(49, 0, mix(before.coarse << 16 | after.coarse, here.case)));
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
            } else if is_particle(doc.lower(end)) && end + 1 < sentence.end && facts(end + 1).is_candidate() {
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

fn is_particle(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "de"
            | "la"
            | "del"
            | "der"
            | "den"
            | "van"
            | "von"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "da"
            | "di"
            | "do"
            | "dos"
            | "du"
            | "des"
            | "le"
            | "&"
            | "for"
            | "ul"
            | "y"
    )
}

fn is_plain(lower: &str) -> bool {
    matches!(
        lower,
        "a" | "about"
            | "according"
            | "after"
            | "all"
            | "also"
            | "although"
            | "among"
            | "an"
            | "and"
            | "another"
            | "are"
            | "as"
            | "at"
            | "because"
            | "before"
            | "both"
            | "but"
            | "by"
            | "despite"
            | "during"
            | "each"
            | "even"
            | "every"
            | "few"
            | "for"
            | "former"
            | "from"
            | "had"
            | "has"
            | "have"
            | "he"
            | "her"
            | "here"
            | "his"
            | "how"
            | "however"
            | "i"
            | "if"
            | "in"
            | "into"
            | "is"
            | "it"
            | "its"
            | "last"
            | "like"
            | "many"
            | "meanwhile"
            | "more"
            | "most"
            | "mr"
            | "mr."
            | "mrs"
            | "ms"
            | "my"
            | "new"
            | "no"
            | "not"
            | "now"
            | "of"
            | "on"
            | "once"
            | "one"
            | "only"
            | "or"
            | "other"
            | "our"
            | "over"
            | "she"
            | "since"
            | "so"
            | "some"
            | "still"
            | "such"
            | "than"
            | "that"
            | "the"
            | "their"
            | "then"
            | "there"
            | "these"
            | "they"
            | "this"
            | "those"
            | "though"
            | "through"
            | "to"
            | "under"
            | "until"
            | "was"
            | "we"
            | "were"
            | "what"
            | "when"
            | "where"
            | "which"
            | "while"
            | "who"
            | "why"
            | "will"
            | "with"
            | "would"
            | "yet"
            | "you"
            | "your"
    )
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

/// The number of a phrase that goes on with a word.
pub(crate) fn join(phrase: u32, word: u32) -> u32 {
    mix(phrase ^ 0x5BD1, word)
}

fn case(doc: &Document, at: usize) -> u32 {
    match (doc.kind(at), doc.case(at)) {
        (TokenKind::Word, Case::Lower) => 1,
        (TokenKind::Word, Case::Title) => 2 + u32::from(doc.surface(at).chars().count() == 1),
        (TokenKind::Word, Case::Upper) => 4,
        (TokenKind::Word, Case::Mixed) => 5,
        (TokenKind::Number, _) => 6,
        (TokenKind::Address, _) => 7,
        (TokenKind::Quote, _) => 10,
        (TokenKind::Clitic, _) => 11,
        _ => 0,
    }
}

/// The letters of a word as classes, runs cut to two: "Anna" is `Xxx`, "B-2" `X-d`.
fn shape(surface: &str) -> u32 {
    let (mut number, mut last, mut run) = (17, ' ', 0);
    for c in surface.chars().take(24) {
        let class = match c {
            _ if c.is_lowercase() => 'x',
            _ if c.is_uppercase() => 'X',
            _ if c.is_numeric() => 'd',
            _ if c.is_alphabetic() => 'a',
            _ => c,
        };
        run = if class == last { run + 1 } else { 0 };
        if run < 2 || class == 'd' && run < 4 {
            number = mix(number, class as u32);
        }
        last = class;
    }
    number
}

/// All features of a token.
pub(crate) fn token_features(doc: &Document, places: &[Place], facts: &impl Fn(usize) -> Facts, at: usize, emit: &mut impl FnMut(u32)) {
    let sentence = doc.sentence_at(at);
    let place = places.get(at).copied().unwrap_or_default();
    let look = |neighbour: Neighbour| match neighbour {
        Neighbour::Word(at) => (facts(at), places.get(at).map_or(Setting::Inside, |place| place.setting)),
        Neighbour::Start => (Facts::BEFORE, Setting::Inside),
        Neighbour::End => (Facts::AFTER, Setting::Inside),
    };
    let window = window(&sentence, at);
    for (neighbour, role) in window.into_iter().zip(ROLES).chain(run_words(&sentence, place).into_iter().flatten()) {
        let (facts, setting) = look(neighbour);
        facts.features(role, setting, emit);
    }
    let facts = window.map(|neighbour| look(neighbour).0);
    pair_features(place, facts.each_ref(), emit);
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
    let facts = |at: usize| Facts::of(&doc, at, &lists);
    let places = places(&doc, &lists, facts);
    let mut digest = 0u64;
    for at in 0..doc.len() {
        token_features(&doc, &places, &facts, at, &mut |feature| {
            digest = (digest.rotate_left(7) ^ u64::from(feature)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        });
    }
    digest
}
