//! Words that report: verbs with their frames, nouns, "according to".

mod frames;
mod labels;
mod nouns;
mod passives;
mod senses;
mod sources;

use std::sync::LazyLock;

use crate::document::{Document, TokenKind};
pub(in crate::quotes) use crate::lexicon::inflection::Form;
use crate::lexicon::inflection::inflect;
use crate::lexicon::{Classes, Map, entries};
use crate::quotes::phrases::words::is_adverb;

/// What a reporting verb takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::quotes) struct Frames(u16);

impl Frames {
    /// A clause or quoted words: "said that".
    pub(in crate::quotes) const CLAUSE: Self = Self(1);
    /// An addressee first: "told reporters that".
    pub(in crate::quotes) const ADDRESSEE: Self = Self(2);
    /// A noun phrase: "praised the plan".
    pub(in crate::quotes) const OBJECT: Self = Self(4);
    /// An infinitive: "vowed to".
    pub(in crate::quotes) const INFINITIVE: Self = Self(8);
    /// Reports only before "that" or quoted words: "showed that".
    pub(in crate::quotes) const WEAK: Self = Self(16);

    /// A noun, too, in its plain form and with -s: "reports", "plan".
    pub(in crate::quotes) const NOUN: Self = Self(32);

    /// Seldom means anything but a report: "said".
    pub(in crate::quotes) const SURE: Self = Self(64);
    /// Mostly means something else: "held".
    pub(in crate::quotes) const SELDOM: Self = Self(128);
    /// Tells what somebody thinks or wants: "believes".
    pub(in crate::quotes) const ATTITUDE: Self = Self(256);
    /// No report before a bare noun phrase: "added salt".
    pub(in crate::quotes) const DEED: Self = Self(512);

    /// Either of two.
    pub(in crate::quotes) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(in crate::quotes) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(in crate::quotes) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A reporting verb as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(in crate::quotes) struct Verb {
    pub(in crate::quotes) frames: Frames,
    pub(in crate::quotes) form: Form,
    /// What must follow, alternatives parted by bars: "clear|it clear"; empty for most.
    pub(in crate::quotes) tails: &'static str,
}

impl Verb {
    /// A verb that no list holds.
    pub(in crate::quotes) const fn unlisted(frames: Frames, form: Form) -> Self {
        Self { frames, form, tails: "" }
    }

    /// Whether it takes a noun phrase and no clause.
    pub(in crate::quotes) fn takes_object(self) -> bool {
        self.frames.has(Frames::OBJECT) && !self.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE))
    }

    /// How many tokens behind the verb at a token belong to it: "made [it clear]"; none where what must follow does not.
    pub(in crate::quotes) fn tail(self, doc: &Document, at: usize) -> Option<usize> {
        if self.tails.is_empty() {
            return Some(0);
        }
        let follows = |tail: &str| {
            let words = tail.split(' ').filter(|word| !word.is_empty());
            words.zip(at + 1..).try_fold(0, |count, (word, i)| (doc.lower(i) == word).then_some(count + 1))
        };
        self.tails.split('|').filter_map(follows).max()
    }
}

static VERBS: LazyLock<Map<String, Verb>> = LazyLock::new(|| {
    let mut verbs = Map::default();
    for entry in entries(include_str!("../../lexicon/reporting.txt")) {
        let mut fields = entry.split('\t');
        let (Some(lemma), Some(letters)) = (fields.next(), fields.next()) else { continue };
        let frames = frames(letters);
        let irregular = fields.next().unwrap_or_default().split(' ').filter(|form| !form.is_empty());
        let tails = fields.next().unwrap_or_default();
        for (word, form) in inflect(lemma, irregular) {
            verbs.entry(word).or_insert(Verb { frames, form, tails });
        }
    }
    for entry in entries(include_str!("../../lexicon/stances.txt")) {
        let (word, letters) = entry.split_once('\t').unwrap_or((entry, ""));
        verbs.entry(word.to_owned()).or_insert(Verb { frames: frames(letters).or(Frames::ATTITUDE), form: Form::Adjective, tails: "" });
    }
    verbs
});

fn frames(letters: &str) -> Frames {
    Frames(letters.bytes().fold(0, |bits, letter| bits | frame(letter)))
}

fn frame(letter: u8) -> u16 {
    match letter {
        b's' => Frames::CLAUSE.0,
        b't' => Frames::ADDRESSEE.0,
        b'o' => Frames::OBJECT.0,
        b'v' => Frames::INFINITIVE.0,
        b'w' => Frames::WEAK.0,
        b'n' => Frames::NOUN.0,
        b'+' => Frames::SURE.0,
        b'-' => Frames::SELDOM.0,
        b'a' => Frames::ATTITUDE.0,
        b'd' => Frames::DEED.0,
        _ => 0,
    }
}

/// The reporting verbs of one document after another; each spelling is looked up once.
#[derive(Default)]
pub(crate) struct Verbs {
    /// Of each spelling: [`UNKNOWN`], [`IDLE`], [`OTHER`], or where its verb stands in `found`, counted behind these.
    states: Vec<u32>,
    found: Vec<Verb>,
}

/// A spelling that was not looked up yet.
const UNKNOWN: u32 = 0;
/// No cue begins with it.
const IDLE: u32 = 1;
/// No verb, but a cue can begin with it.
const OTHER: u32 = 2;

impl Verbs {
    /// Makes room for the words of a document.
    pub(in crate::quotes) fn meet(&mut self, doc: &Document) {
        self.states.resize(doc.word_count(), UNKNOWN);
    }

    /// The reporting verb at a token.
    pub(in crate::quotes) fn at(&mut self, doc: &Document, at: usize) -> Option<Verb> {
        let verb = self.state(doc, at).checked_sub(OTHER + 1)?;
        self.found.get(verb as usize).copied()
    }

    /// Whether no cue begins at a token, whatever stands around it.
    pub(in crate::quotes) fn is_idle(&mut self, doc: &Document, at: usize) -> bool {
        match doc.kind(at) {
            TokenKind::Word => self.state(doc, at) == IDLE,
            // "Ruiz: …".
            TokenKind::Punct => doc.surface(at) != ":",
            _ => true,
        }
    }

    fn state(&mut self, doc: &Document, at: usize) -> u32 {
        let token = doc.token(at);
        if token.kind != TokenKind::Word {
            return IDLE;
        }
        let Some(state) = self.states.get_mut(token.word as usize) else { return IDLE };
        if *state == UNKNOWN {
            let word = doc.lower(at);
            let own = own_verb(doc, at);
            let opens = is_noun(doc, at)
                || matches!(word, "according" | "as" | "per")
                || word.ends_with("ed")
                || token.classes.any(Classes::FINITE);
            *state = match own.or_else(|| VERBS.get(word).copied()) {
                Some(verb) => {
                    self.found.push(verb);
                    OTHER + self.found.len() as u32
                }
                None if opens => OTHER,
                None => IDLE,
            };
        }
        *state
    }
}

/// A verb that the reader told of: it takes a clause, and seldom means anything but a report.
fn own_verb(doc: &Document, at: usize) -> Option<Verb> {
    Some(Verb::unlisted(Frames::CLAUSE.or(Frames::SURE), doc.own_verb(at)?))
}

/// How many tokens of "according to", "as per", ", per the board" start here; 0 where none.
pub(in crate::quotes) fn preposition(doc: &Document, at: usize) -> usize {
    let named = |at: usize| doc.is_capitalized(at) || matches!(doc.lower(at), "the" | "his" | "her" | "its" | "their");
    let second = match doc.lower(at) {
        "according" => "to",
        "as" => "per",
        "per" => {
            let before = at.checked_sub(1).map_or("", |before| doc.surface(before));
            return usize::from(matches!(before, "," | "”" | "\"" | "(") && named(at + 1));
        }
        _ => return 0,
    };
    if doc.lower(at + 1) == second { 2 } else { 0 }
}

/// "three", "seven".
pub(in crate::quotes) fn is_count(doc: &Document, at: usize) -> bool {
    matches!(doc.lower(at), "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten")
}

/// Whether a noun can report: "her claim that", "his attacks on".
pub(in crate::quotes) fn is_noun(doc: &Document, at: usize) -> bool {
    doc.classes(at).any(Classes::REPORT_NOUN)
}

/// Whether a noun names something that is read out: "the poll found", "records show".
pub(in crate::quotes) fn informs(doc: &Document, at: usize) -> bool {
    doc.classes(at).any(Classes::INFORMER)
}

/// Whether a token is a verb or preposition of speech, not of thought or judgement: "said", "according to".
pub(in crate::quotes) fn speaks(doc: &Document, at: usize) -> bool {
    let verb = own_verb(doc, at).or_else(|| VERBS.get(doc.lower(at)).copied()).filter(|_| doc.kind(at) == TokenKind::Word);
    matches!(doc.lower(at), "to" | "per")
        || verb.is_some_and(|verb| verb.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !verb.frames.has(Frames::WEAK))
}

/// Whether a word can stand inside a verb group: auxiliaries and adverbs.
pub(in crate::quotes) fn is_helper(doc: &Document, at: usize) -> bool {
    doc.classes(at).any(Classes::AUXILIARY.or(Classes::ADVERB)) && !is_modal_name(doc, at) || is_adverb(doc, at)
}

/// "[Will] Doyle", "Theresa [May] said": a name that is spelt like an auxiliary.
pub(in crate::quotes) fn is_modal_name(doc: &Document, at: usize) -> bool {
    let named = |at: usize| doc.is_capitalized(at) && doc.kind(at) == TokenKind::Word;
    match doc.surface(at) {
        // "Will wrote": no modal stands before a past form.
        "Will" => {
            let past = VERBS.get(doc.lower(at + 1)).is_some_and(|verb| verb.form == Form::Past);
            (named(at + 1) || past) && !at.checked_sub(1).is_some_and(named)
        }
        "May" => at.checked_sub(1).is_some_and(named) && !named(at + 1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Form, Frames, VERBS};

    #[test]
    fn verbs_inflect() {
        for (word, form) in [
            ("said", Form::Past),
            ("says", Form::Third),
            ("saying", Form::Gerund),
            ("replied", Form::Past),
            ("replies", Form::Third),
            ("arguing", Form::Gerund),
            ("agreed", Form::Past),
            ("agreeing", Form::Gerund),
            ("stressed", Form::Past),
            ("stresses", Form::Third),
            ("admitted", Form::Past),
            ("wrote", Form::Past),
            ("writing", Form::Gerund),
            ("told", Form::Past),
        ] {
            assert_eq!(VERBS.get(word).map(|verb| verb.form), Some(form), "{word}");
        }
        assert!(VERBS.get("table").is_none());
        assert!(VERBS["tells"].frames.has(Frames::ADDRESSEE));
    }
}
