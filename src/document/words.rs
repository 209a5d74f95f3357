//! Distinct spellings, each looked up in the lexicon once.

use super::token::{Case, TokenKind, Word};
use crate::lexicon::{self, Classes, Lexicon};
use crate::span::Span;

/// Interns spellings of one kind: open addressing over hashes that the tokenizer makes anyway. What it knows of one text
/// it knows of the next.
#[derive(Default)]
pub(crate) struct Words {
    known: Vec<Word>,
    spellings: Vec<Spelling>,
    /// All spellings, each with its lower-case form behind it where that is another one.
    letters: String,
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
    /// The lists of the lexicon that hold it.
    pub(crate) classes: Classes,
}

struct Spelling {
    hash: u64,
    /// Where it stands in the letters of all.
    written: Span,
    /// Where its lower-case form does.
    lower: Span,
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
        self.len() > MOST || self.letters.len() > MOST_BYTES
    }

    pub(super) fn get(&self, id: u32) -> Word {
        self.known.get(id as usize).copied().unwrap_or_default()
    }

    pub(super) fn lower(&self, id: u32) -> &str {
        self.spellings.get(id as usize).map_or("", |known| known.lower.of(&self.letters))
    }

    /// What is known of a word.
    pub(super) fn entry(&self, id: u32) -> Entry<'_> {
        let Word { hash, case, classes, .. } = self.get(id);
        let kind = self.spellings.get(id as usize).map_or(TokenKind::default(), |known| known.kind);
        Entry { spelling: self.spelling(id as usize), lower: self.lower(id), hash, kind, case, classes }
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
                id if self.is(id as usize, spelling, hash, kind) => return id,
                _ => slot = (slot + 1) & mask,
            }
        }
        let id = self.known.len() as u32;
        if let Some(free) = self.slots.get_mut(slot) {
            *free = id;
        }
        let (word, written, lower) = self.describe(spelling);
        self.known.push(word);
        self.spellings.push(Spelling { hash, written, lower, kind });
        id
    }

    /// Whether a word has that spelling. Short ones of one length never share a hash.
    fn is(&self, id: usize, spelling: &str, hash: u64, kind: TokenKind) -> bool {
        self.spellings.get(id).is_some_and(|known| known.hash == hash && known.kind == kind) && self.spelling(id) == spelling
    }

    fn spelling(&self, id: usize) -> &str {
        self.spellings.get(id).map_or("", |known| known.written.of(&self.letters))
    }

    /// What a spelling tells, and where it and its lower-case form stand among the letters.
    fn describe(&mut self, spelling: &str) -> (Word, Span, Span) {
        let end = |letters: &str| letters.len() as u32;
        let start = end(&self.letters);
        self.letters.push_str(spelling);
        let written = Span::new(start, end(&self.letters));
        let lowered = &mut self.letters;
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
        let mut lower = Span::new(written.end, end(&self.letters));
        if lower.of(&self.letters) == spelling {
            self.letters.truncate(written.end as usize);
            lower = written;
        }
        let lowered = lower.of(&self.letters);
        let hash = lexicon::hash(lowered.as_bytes());
        let bare = if lowered.contains('.') { lexicon::hash(lowered.replace('.', "").as_bytes()) } else { hash };
        let classes = Lexicon::get().describe(lowered, hash);
        (Word { hash, bare, classes, case, capital }, written, lower)
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

fn capitals_follow_hyphens(spelling: &str, upper: u32) -> bool {
    spelling.split('-').filter(|part| part.starts_with(char::is_uppercase)).count() as u32 == upper
}
