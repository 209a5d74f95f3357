//! Verb groups: a full verb with its auxiliaries, "to", "not" and the adverbs between them.

use super::tags::{Tag, Tags};
use crate::document::{Document, Tokens};
use crate::lexicon::Classes;

/// "has not yet said", "to leave", "wounded".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct VerbGroup {
    /// From the first verb (or "to") to the last one.
    pub(crate) tokens: Tokens,
    /// The verb that the others help; in "is" alone that.
    pub(crate) main: usize,
    /// How the first verb stands.
    pub(crate) form: Form,
    /// When, as far as the forms tell.
    pub(crate) tense: Tense,
    /// "was attacked", and "attacked" of "the town attacked by rebels".
    pub(crate) is_passive: bool,
    /// "not", "n't", "never".
    pub(crate) is_negated: bool,
    /// "may", "would": the token of the modal verb.
    pub(crate) modal: Option<usize>,
    /// The main verb is a form of "be", "have" or "do" that helps no other.
    pub(crate) is_auxiliary: bool,
}

/// What sort of form opens a verb group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// "says", "would say", "was".
    #[default]
    Finite,
    /// "to say".
    Infinitive,
    /// "say" without "to": "let them say", or an order.
    Base,
    /// "saying".
    Gerund,
    /// "said" without an auxiliary.
    Participle,
}

/// The time that the forms of a verb group tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "said", "had said", "was said".
    Past,
    /// "has said".
    Perfect,
    /// "says", "is saying".
    Present,
    /// "will say", "shall say".
    Future,
    /// Not told: "to say", "may say".
    #[default]
    None,
}

impl VerbGroup {
    /// Whether it can have a subject of its own.
    pub(crate) fn is_finite(&self) -> bool {
        self.form == Form::Finite
    }

    /// Whether two are in one tense and one mood: such verbs are joined by "and".
    pub(crate) fn stands_as(&self, other: &Self) -> bool {
        self.tense == other.tense && self.modal.is_some() == other.modal.is_some()
    }
}

/// Adverbs inside verb groups at most, one behind the other: "has not yet publicly said".
const ADVERBS: usize = 4;
/// What a quantifier between two verbs is tagged.
const FLOATING: Tags = Tags::of(&[Tag::Determiner, Tag::Predeterminer, Tag::Conjunction]);

/// The verb group that begins at a token.
pub(super) fn read(doc: &Document, tags: &[Tag], sentence: &Tokens, start: usize) -> Option<VerbGroup> {
    let tag = |at: usize| if at < sentence.end { tags.get(at).copied().unwrap_or_default() } else { Tag::Punct };
    // "have all agreed": a quantifier that belongs to the subject.
    let floats = |at: usize| tag(at).is(FLOATING) && doc.classes(at).any(Classes::FLOATER);
    let is_inner = |at: usize| tag(at).is(Tags::ADVERB) || tag(at) == Tag::Not || at > start && floats(at);
    let behind = |at: usize| (at + 1..=at + 1 + ADVERBS).find(|&at| !is_inner(at)).unwrap_or(at);
    let first = tag(start);
    let mut at = if first == Tag::To { behind(start) } else { start };
    if !tag(at).is(Tags::VERB) || first == Tag::To && !matches!(tag(at), Tag::Base | Tag::AuxBase) {
        return None;
    }
    let mut group = VerbGroup { form: form(doc, start, first), modal: (first == Tag::Modal).then_some(start), ..VerbGroup::default() };
    let mut last_auxiliary = None;
    // "have all agreed": such a "have" is taken for a full verb.
    let helps = |at: usize| tag(at).is(Tags::AUXILIARY) || at == start && floats(at + 1) && matches!(doc.lower(at), "have" | "has" | "had");
    while helps(at) {
        let next = behind(at);
        if !may_follow(doc, at, tag(at), tag(next)) {
            break;
        }
        last_auxiliary = Some(at);
        at = next;
    }
    group.main = at;
    group.tokens = start..at + 1;
    group.is_auxiliary = tag(at).is(Tags::AUXILIARY);
    group.is_passive = tag(at) == Tag::Participle && last_auxiliary.is_none_or(|helper| is_be(doc, helper));
    // "is not", "did n't" without a verb behind.
    if group.is_auxiliary && tag(at + 1) == Tag::Not {
        group.tokens.end += 1;
    }
    group.is_negated =
        (start.saturating_sub(1).max(sentence.start)..group.tokens.end).any(|at| tag(at) == Tag::Not || negates(doc.lower(at)));
    group.tense = tense(doc, first, start, &group);
    Some(group)
}

fn form(doc: &Document, start: usize, first: Tag) -> Form {
    match first {
        // "if it were": the treebanks take it for a base form.
        Tag::AuxBase if doc.lower(start) == "were" => Form::Finite,
        Tag::To => Form::Infinitive,
        Tag::Base | Tag::AuxBase => Form::Base,
        Tag::Gerund | Tag::AuxGerund => Form::Gerund,
        Tag::Participle | Tag::AuxParticiple => Form::Participle,
        _ => Form::Finite,
    }
}

/// Whether a verb can go on with another after an auxiliary.
fn may_follow(doc: &Document, auxiliary: usize, tag: Tag, next: Tag) -> bool {
    match next {
        Tag::Base | Tag::AuxBase => tag == Tag::Modal || doc.lower(auxiliary).starts_with('d'),
        Tag::Participle | Tag::AuxParticiple => tag != Tag::Modal,
        // A past form behind "has" is a participle that was taken for one.
        Tag::Past => tag != Tag::Modal,
        Tag::Gerund | Tag::AuxGerund => is_be(doc, auxiliary),
        _ => false,
    }
}

/// Whether a word says that something is not so: "never", "didn't", "cannot".
fn negates(word: &str) -> bool {
    word.ends_with("n't") || matches!(word, "never" | "cannot")
}

/// An auxiliary without the "n't" that stands together with it.
fn plain(word: &str) -> &str {
    word.strip_suffix("n't").unwrap_or(word)
}

/// Whether a token is a form of "be" (or "get", which helps passives as well).
fn is_be(doc: &Document, at: usize) -> bool {
    doc.classes(at).any(Classes::BE)
}

fn tense(doc: &Document, first: Tag, start: usize, group: &VerbGroup) -> Tense {
    match first {
        Tag::Past | Tag::AuxPast => Tense::Past,
        Tag::AuxPresent | Tag::AuxPresentThird
            if group.tokens.len() > 1 && !group.is_auxiliary && matches!(plain(doc.lower(start)), "has" | "have" | "'ve") =>
        {
            Tense::Perfect
        }
        Tag::Present | Tag::PresentThird | Tag::AuxPresent | Tag::AuxPresentThird => Tense::Present,
        Tag::Modal if matches!(plain(doc.lower(start)), "will" | "'ll" | "shall" | "wo") => Tense::Future,
        _ => Tense::None,
    }
}
