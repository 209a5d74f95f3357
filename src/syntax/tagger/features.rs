//! What the tagger sees of a token: the one description that training and tagging share.

use super::settings::Setting;
use crate::document::{Case, Document, Entry, TokenKind};
use crate::sequence::hashing::{FEATURE_BITS, key, mix, number};
use crate::sequence::letters::{Affixes, shape};
use crate::sequence::lists::{Lists, STARTS_PHRASE};
use crate::syntax::tags::Tag;

/// Lower bits of a feature's number that are nought: fewer numbers make a smaller file, and few features share one.
pub(crate) const GRAIN: u32 = 6;

/// The number of a tag; [`EDGE`] stands before the first one.
pub(crate) type TagId = u8;
/// Before the first token of a sentence.
pub(crate) const EDGE: TagId = TAG_IDS - 1;
/// Tags, and the edge.
pub(crate) const TAG_IDS: TagId = Tag::LEARNED.len() as TagId + 2;

/// The tag of a number.
pub(crate) fn tag(id: TagId) -> Tag {
    Tag::LEARNED.get(usize::from(id)).copied().unwrap_or(Tag::Punct)
}

/// How a word stands to the token that is tagged.
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
}

/// All roles, in the order of the text.
pub(crate) const ROLES: [Role; 5] = [Role::Before2, Role::Before, Role::Here, Role::After, Role::After2];

/// What is known of a spelling by letters, case and lists.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Facts {
    lower: u32,
    lists: u32,
    fine: u32,
    coarse: u32,
    case: u32,
    shape: u32,
    prefixes: [u32; 4],
    suffixes: [u32; 5],
    /// Clusters of the first and of the last part between hyphens, and the last one's ending.
    parts: Option<[u32; 3]>,
    /// The tag that it has everywhere.
    sure: u32,
}

/// Digits that a shape tells one by one.
const FEW: usize = 2;

/// The case of all words of a headline, for those beside them.
const HEADLINE: u32 = 14;

/// Of a spelling that is a word without lists: past the edges of a sentence.
const EDGES: [Facts; 2] = [edge(1), edge(2)];

const fn edge(lower: u32) -> Facts {
    Facts {
        lower,
        lists: 0,
        fine: 0,
        coarse: 61 + lower,
        case: 13,
        shape: lower,
        prefixes: [0; 4],
        suffixes: [0; 5],
        parts: None,
        sure: 61 + lower,
    }
}

impl Facts {
    /// Past the start of a sentence.
    pub(crate) const BEFORE: Self = EDGES[0];
    /// Past the end of a sentence.
    pub(crate) const AFTER: Self = EDGES[1];

    /// What is known of a word; `sure` is the tag that it has everywhere.
    pub(crate) fn of(word: &Entry, lists: &Lists, sure: Option<TagId>) -> Self {
        let lower = number(word.hash);
        let listed = lists.get(lower);
        let mut parts = word.lower.split('-');
        let (first, last) = (parts.next(), parts.next_back());
        let part = |text: &str| lists.get(key(text)).fine;
        let parts = first.zip(last).map(|(first, last)| [part(first), part(last), Affixes::of(last).suffix(3)]);
        let affixes = Affixes::of(word.lower);
        Self {
            lower,
            lists: listed.lists & !STARTS_PHRASE,
            fine: listed.fine,
            coarse: listed.coarse,
            case: case(word),
            shape: shape(word.spelling, FEW),
            prefixes: [1, 2, 3, 4].map(|length| affixes.prefix(length)),
            suffixes: [1, 2, 3, 4, 5].map(|length| affixes.suffix(length)),
            parts,
            sure: sure.map_or(0, |id| u32::from(id) + 1),
        }
    }

    /// What is asked of it at each token.
    pub(crate) const fn seen(&self) -> Seen {
        Seen { lower: self.lower, ending: self.suffixes[2], coarse: self.coarse, case: self.case }
    }

    /// The features that it gives in a role.
    pub(crate) fn features(&self, role: Role, setting: Setting, emit: &mut impl FnMut(u32)) {
        let r = role as u32;
        let mut add = |template: u32, value: u32| emit(feature(template << 3 | r, value));
        // Beside a word of a headline a capital says nothing.
        let headline = matches!(setting, Setting::Title | Setting::Capitals);
        let (case, shape) = if headline { (HEADLINE, HEADLINE) } else { (self.case, self.shape) };
        match role {
            Role::Here => self.own(setting, &mut add),
            Role::Before | Role::After => {
                add(1, self.lower);
                add(2, self.fine);
                add(3, self.coarse << 4 | case);
                add(4, self.suffixes[1]);
                add(5, self.suffixes[2]);
                add(6, self.lists << 4 | case);
                add(7, self.sure);
                add(8, shape);
            }
            Role::Before2 | Role::After2 => {
                add(1, self.lower);
                add(2, self.fine);
                add(3, self.coarse << 4 | case);
                add(5, self.suffixes[2]);
                add(7, self.sure);
            }
        }
    }

    fn own(&self, setting: Setting, add: &mut impl FnMut(u32, u32)) {
        let case = self.case << 2 | setting as u32;
        // With a capital inside a sentence a word is another one: "Shuttle" tells nothing of "shuttle".
        let name = u32::from(is_capital(self.case) && setting == Setting::Inside);
        add(1, mix(self.lower, name));
        add(2, self.fine << 1 | name);
        add(3, case);
        add(4, mix(self.lower, case));
        add(5, mix(self.shape, setting as u32));
        add(6, self.fine << 6 | case);
        add(7, self.coarse << 6 | case);
        add(8, mix(self.lists, case));
        for bit in (0..16).filter(|bit| self.lists >> bit & 1 == 1) {
            add(9, bit << 6 | case);
        }
        for (at, prefix) in (0..).zip(self.prefixes).filter(|&(_, prefix)| prefix != 0) {
            add(10 + at, mix(prefix, name));
        }
        for (at, suffix) in (0..).zip(self.suffixes).filter(|&(_, suffix)| suffix != 0) {
            add(14 + at, mix(suffix, name));
        }
        add(24, mix(self.suffixes[1], self.coarse << 1 | name));
        add(25, mix(self.suffixes[2], self.coarse << 1 | name));
        if let Some([first, last, ending]) = self.parts {
            add(26, first);
            add(27, last);
            add(28, mix(ending, last));
            add(29, ending);
        }
    }
}

/// What is asked of a spelling at each token: what is seen together with other words and tags.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    lower: u32,
    ending: u32,
    coarse: u32,
    case: u32,
}

impl Seen {
    /// Past the start of a sentence.
    pub(crate) const BEFORE: Self = Facts::BEFORE.seen();
    /// Past the end of a sentence.
    pub(crate) const AFTER: Self = Facts::AFTER.seen();
}

/// What is seen together: words beside each other, and the tags before.
pub(crate) struct Pairs {
    /// The tags of the two tokens before.
    pub(crate) tags: [TagId; 2],
    /// The word before, the token's and the next one.
    pub(crate) words: [Seen; 3],
    /// What capitals are worth.
    pub(crate) setting: Setting,
}

impl Pairs {
    /// The features of words together and with the tags before.
    pub(crate) fn features(&self, emit: &mut impl FnMut(u32)) {
        let [two, one] = self.tags.map(u32::from);
        let [before, here, after] = self.words;
        let mut add = |template: u32, value: u32| emit(feature(template << 3, value));
        add(30, mix(here.lower, one));
        add(31, mix(after.lower, one));
        add(32, mix(here.ending, one));
        add(33, mix(here.lower, two << 8 | one));
        add(37, here.coarse << 8 | one);
        add(38, after.coarse << 8 | one);
        add(39, mix(after.ending, one));
        add(40, here.coarse << 8 | after.coarse);
        add(41, mix(before.lower, here.lower));
        add(42, mix(here.lower, after.lower));
        add(43, mix(here.ending, after.ending));
        if is_capital(here.case) {
            add(44, before.case << 16 | here.case << 12 | after.case << 8 | self.setting as u32);
            add(45, one << 8 | here.case << 4 | self.setting as u32);
        }
    }

    /// The features of the tags before by themselves.
    pub(crate) fn tags([two, one]: [TagId; 2], emit: &mut impl FnMut(u32)) {
        emit(feature(34 << 3, u32::from(one)));
        emit(feature(35 << 3, u32::from(two) << 8 | u32::from(one)));
        emit(feature(36 << 3, u32::from(two)));
    }
}

fn feature(template: u32, value: u32) -> u32 {
    mix(template ^ 0x51A7_0000, value) >> (32 - FEATURE_BITS + GRAIN) << GRAIN
}

/// The tag that a token of a kind has by the dictionary's `listed` one, where that needs no scores.
pub(crate) fn sure(kind: TokenKind, listed: Option<TagId>) -> Option<TagId> {
    let number = |tag: Tag| tag as TagId;
    match kind {
        TokenKind::Quote => Some(number(Tag::Punct)),
        TokenKind::Punct => Some(listed.unwrap_or(number(Tag::Punct))),
        TokenKind::Number => Some(number(Tag::Number)),
        TokenKind::Address => Some(number(Tag::Name)),
        TokenKind::Word | TokenKind::Clitic => listed,
    }
}

/// Whether a word of this case has a capital.
fn is_capital(case: u32) -> bool {
    (2..=5).contains(&case)
}

fn case(word: &Entry) -> u32 {
    match (word.kind, word.case) {
        (TokenKind::Word, Case::Lower) => 1,
        (TokenKind::Word, Case::Title) => 2 + u32::from(word.spelling.chars().nth(1).is_none()),
        (TokenKind::Word, Case::Upper) => 4,
        (TokenKind::Word, Case::Mixed) => 5,
        (TokenKind::Word, Case::None) => 6,
        (TokenKind::Number, _) => 7,
        (TokenKind::Address, _) => 8,
        (TokenKind::Quote, _) => 9,
        (TokenKind::Clitic, _) => 10,
        (TokenKind::Punct, _) => 11,
    }
}

/// A digest of what this code makes of a sample: it tells whether a model was trained with the same features.
pub(crate) fn digest() -> u64 {
    const SAMPLE: &str = "“The U.N. isn't ready,” McCain's well-known aide told CNN on May 3.\nMINISTER OPENS NEW HALL IN 1996\n\
        Town Council's Plans Rejected by Judges & Others";
    let words = ["ready", "known", "aide", "hall", "town"];
    let mut words: Vec<_> = words.iter().zip(1..).map(|(word, n)| (key(word), n << 16 | n)).collect();
    words.sort_unstable();
    let lists = Lists::new(&words, &[], (0..8).collect());
    let doc = Document::new(SAMPLE);
    let mut digest = u64::from(TAG_IDS);
    let mut emit = |feature: u32| digest = (digest.rotate_left(7) ^ u64::from(feature)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    for sentence in doc.sentences() {
        let settings = super::settings::of(&doc, sentence);
        for at in sentence.clone() {
            let entry = doc.entry(doc.token(at).word);
            let facts = Facts::of(&entry, &lists, sure(entry.kind, (at % 5 == 0).then_some(3)));
            for role in ROLES {
                facts.features(role, settings.of(at), &mut emit);
            }
            let words = [Seen::BEFORE, facts.seen(), Seen::AFTER];
            Pairs { tags: [1, 2], words, setting: settings.of(at) }.features(&mut emit);
        }
    }
    Pairs::tags([1, 2], &mut emit);
    digest
}
