//! Distinct spellings, each looked up in the lexicon once.

use std::sync::Arc;

use super::token::{Case, TokenKind, Word};
use crate::lexicon::{self, Lexicon};

/// Interns spellings of one kind: open addressing over hashes that the tokenizer makes anyway. What it knows of one text
/// it knows of the next.
#[derive(Default)]
pub(crate) struct Words {
    known: Vec<Word>,
    spellings: Vec<Spelling>,
    /// As they are written, and their lower-case forms: one string where they are the same. Asked for so often that cutting
    /// them out of the text would show.
    written: Vec<Arc<str>>,
    lowers: Vec<Arc<str>>,
    /// The length of all spellings.
    bytes: usize,
    slots: Vec<u32>,
}

/// A word as the lexicons' look-ups need it.
pub(crate) struct Entry<'w> {
    /// As written.
    pub(crate) spelling: &'w str,
    /// Its lower-case form.
    pub(crate) lower: &'w str,
    /// The hash of that.
    pub(crate) hash: u64,
    /// What sort of token.
    pub(crate) kind: TokenKind,
    /// How it is written.
    pub(crate) case: Case,
}

struct Spelling {
    hash: u64,
    kind: TokenKind,
}

/// More words, or bytes of them, are not kept for the next text: a megabyte of news has some 20,000 words.
const MOST: usize = 1 << 15;
const MOST_BYTES: usize = 1 << 20;

const EMPTY: u32 = u32::MAX;
/// Slots that the first word makes.
const LEAST_SLOTS: usize = 1024;

impl Words {
    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether they are too many to be kept.
    pub(crate) fn are_many(&self) -> bool {
        self.len() > MOST || self.bytes > MOST_BYTES
    }

    pub(super) fn get(&self, id: u32) -> Word {
        self.known.get(id as usize).copied().unwrap_or_default()
    }

    pub(super) fn lower(&self, id: u32) -> &str {
        self.lowers.get(id as usize).map_or("", |lower| lower)
    }

    pub(super) fn spelling(&self, id: u32) -> &str {
        self.written.get(id as usize).map_or("", |spelling| spelling)
    }

    /// What is known of a word.
    pub(super) fn entry(&self, id: u32) -> Entry<'_> {
        let Word { hash, case, .. } = self.get(id);
        let kind = self.spellings.get(id as usize).map_or(TokenKind::default(), |known| known.kind);
        Entry { spelling: self.spelling(id), lower: self.lower(id), hash, kind, case }
    }

    /// The id of a spelling as a kind of token.
    pub(super) fn intern(&mut self, spelling: &str, kind: TokenKind) -> u32 {
        if self.known.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = lexicon::hash(spelling.as_bytes());
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots.get(slot).copied().unwrap_or(EMPTY) {
                EMPTY => break,
                id if self.is(id, spelling, hash, kind) => return id,
                _ => slot = (slot + 1) & mask,
            }
        }
        let id = self.known.len() as u32;
        if let Some(free) = self.slots.get_mut(slot) {
            *free = id;
        }
        let (word, lower) = describe(spelling);
        let written: Arc<str> = spelling.into();
        self.lowers.push(if lower == spelling { Arc::clone(&written) } else { lower.into() });
        self.written.push(written);
        self.bytes += spelling.len();
        self.spellings.push(Spelling { hash, kind });
        self.known.push(word);
        id
    }

    /// Whether a word has that spelling.
    fn is(&self, id: u32, spelling: &str, hash: u64, kind: TokenKind) -> bool {
        // Short ones of one length never share a hash.
        const SHORT: usize = 8;
        let same = self.spellings.get(id as usize).is_some_and(|known| known.hash == hash && known.kind == kind);
        let written = self.spelling(id);
        same && written.len() == spelling.len() && (spelling.len() < SHORT || written == spelling)
    }

    fn grow(&mut self) {
        let mask = (self.slots.len() * 2).max(LEAST_SLOTS) - 1;
        self.slots = vec![EMPTY; mask + 1];
        for (id, &Spelling { hash, .. }) in self.spellings.iter().enumerate() {
            let mut slot = hash as usize & mask;
            while self.slots.get(slot).is_some_and(|&s| s != EMPTY) {
                slot = (slot + 1) & mask;
            }
            if let Some(free) = self.slots.get_mut(slot) {
                *free = id as u32;
            }
        }
    }
}

/// What a spelling tells, and its lower-case form.
fn describe(spelling: &str) -> (Word, String) {
    let mut lowered = String::with_capacity(spelling.len());
    let (mut upper, mut lower, mut first_upper) = (0u32, 0u32, false);
    for (at, c) in spelling.chars().enumerate() {
        if c.is_uppercase() {
            upper += 1;
            first_upper |= at == 0;
        } else if c.is_lowercase() {
            lower += 1;
        }
        match c {
            '’' | 'ʼ' | '‘' => lowered.push('\''),
            'ﬁ' => lowered.push_str("fi"),
            'ﬂ' => lowered.push_str("fl"),
            'A'..='Z' => lowered.push(c.to_ascii_lowercase()),
            _ if c.is_ascii() => lowered.push(c),
            _ => lowered.extend(c.to_lowercase()),
        }
    }
    let case = match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if first_upper => Case::Title,
        (_, 0) => Case::Upper,
        // "Al-Qaeda", "Nagorno-Karabakh": a capital after each hyphen is still a title.
        _ if first_upper && capitals_follow_hyphens(spelling, upper) => Case::Title,
        _ => Case::Mixed,
    };
    let capital = matches!(case, Case::Title | Case::Upper) || (case == Case::Mixed && first_upper);
    let hash = lexicon::hash(lowered.as_bytes());
    let bare = if lowered.contains('.') { lexicon::hash(lowered.replace('.', "").as_bytes()) } else { hash };
    let classes = Lexicon::get().describe(&lowered, hash);
    (Word { hash, bare, classes, case, capital }, lowered)
}

fn capitals_follow_hyphens(spelling: &str, upper: u32) -> bool {
    spelling.split('-').filter(|part| part.starts_with(char::is_uppercase)).count() as u32 == upper
}
