//! How likely "he" and "she" mean an actor: what of grammar and place speaks for it, and how much.
//!
//! Method: a log-linear ranker over the mentions around a pronoun, as in Denis & Baldridge (2008), with the properties of
//! Lappin & Leass (1994) and of centering (Grosz, Joshi & Weinstein 1995). The weights, in hundredths, were fitted to GAP's
//! development part (Webster et al. 2018, Apache-2.0); those marked so were set by hand for news, where a pronoun goes on from
//! the pronoun before more often than in biographies, and where what is quoted is about whom the story is about.

use super::standings::{Role, Standing, Voice};
use crate::annotation::Form;

/// What is known of a candidate.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) standing: Standing,
    pub(super) form: Form,
    /// How many other actors stand nearer to the pronoun.
    pub(super) nearer: usize,
    /// How often its actor was mentioned up to the pronoun.
    pub(super) mentions: usize,
    /// Whether no actor was mentioned more often.
    pub(super) is_topic: bool,
    /// Whether its only name, a single word, is mostly given to the other gender.
    pub(super) is_doubtful: bool,
    /// How many clauses out of the pronoun's own it is the subject.
    pub(super) subject_of: Option<usize>,
    /// Whether it stands behind the pronoun: "When he came, Hale …".
    pub(super) is_behind: bool,
}

macro_rules! weights {
    ($($(#[doc = $doc:literal])* $name:ident = $weight:literal;)*) => {
        $($(#[doc = $doc])* const $name: i32 = $weight;)*
    };
}

weights! {
    /// In the sentence of the pronoun.
    SAME_SENTENCE = 212;
    /// In the one before.
    SENTENCE_BEFORE = 43;
    /// In the one before that.
    SECOND_BEFORE = -42;
    /// No other actor is nearer; one is; two are.
    NEAREST = 145;
    SECOND = 51;
    THIRD = 38;
    /// The subject of its sentence; of a clause in it.
    MAIN_SUBJECT = 53;
    SUBJECT = 25;
    OBJECT = 9;
    POSSESSOR = -25;
    OBLIQUE = -22;
    /// The first person that its sentence names.
    FIRST = 19;
    /// Both are subjects; both of whole sentences.
    SUBJECTS = 45;
    MAIN_SUBJECTS = 95;
    OBJECTS = -26;
    POSSESSORS = 36;
    /// "Hale raised his glass".
    OWN_SUBJECT = 55;
    /// "Hale took it with him".
    BOUND = -130;
    /// "Hale said he", "Hale left when he".
    OUTER_SUBJECT = 42;
    FAR_SUBJECT = -9;
    /// A name, a pronoun, rather than a description; by hand.
    NAME = 120;
    PRONOUN = 40;
    /// Mentioned twice; three or four times; more often.
    TWICE = 13;
    OFTEN = 49;
    VERY_OFTEN = 5;
    /// Nobody was mentioned more often; the same inside a quote, by hand.
    TOPIC = 20;
    QUOTED_TOPIC = 80;
    /// "He" for Marilyn; by hand.
    DOUBTFUL = -250;
    /// "[Hale] and Tal".
    JOINED = -116;
    /// "with [Hale]".
    GOVERNED = -36;
    /// "When he came, [Hale] …"; by hand.
    BEHIND = -40;
    /// In a quote that the pronoun is no part of.
    OUT_OF_QUOTE = 21;
    /// In the same quote.
    SAME_QUOTE = 116;
    /// "Hale hurt himself"; by hand.
    REFLEXIVE = 400;
    /// The pronoun opens its sentence, and the subject of the sentence before is meant.
    GOES_ON = 66;
    /// Both speak in marks; by hand.
    SPEAKS_ON = 120;
    SPEAKS = -12;
}

/// How many words of a sentence open it: a mark and the pronoun.
const OPENING: usize = 1;

/// The score of a candidate for a pronoun.
pub(super) fn score(pronoun: Standing, candidate: &Candidate, is_reflexive: bool) -> i32 {
    by_place(pronoun, candidate) + by_grammar(pronoun, candidate) + by_actor(pronoun, candidate) + reflexive(candidate, is_reflexive)
}

/// How near it is.
fn by_place(pronoun: Standing, candidate: &Candidate) -> i32 {
    let distance = match pronoun.sentence.abs_diff(candidate.standing.sentence) {
        0 => SAME_SENTENCE,
        1 => SENTENCE_BEFORE,
        2 => SECOND_BEFORE,
        _ => 0,
    };
    let nearness = match candidate.nearer {
        0 => NEAREST,
        1 => SECOND,
        2 => THIRD,
        _ => 0,
    };
    distance + nearness + if candidate.is_behind { BEHIND } else { 0 }
}

/// What it and the pronoun are to their verbs.
fn by_grammar(pronoun: Standing, candidate: &Candidate) -> i32 {
    let own = candidate.standing;
    let role = match own.role {
        Role::Subject if own.is_main => MAIN_SUBJECT,
        Role::Subject => SUBJECT,
        Role::Object => OBJECT,
        Role::Possessor => POSSESSOR,
        Role::Oblique => OBLIQUE,
        Role::Other => 0,
    };
    let parallel = match (pronoun.role, own.role) {
        (Role::Subject, Role::Subject) if pronoun.is_main && own.is_main => SUBJECTS + MAIN_SUBJECTS,
        (Role::Subject, Role::Subject) => SUBJECTS,
        (Role::Object, Role::Object) => OBJECTS,
        (Role::Possessor, Role::Possessor) => POSSESSORS,
        _ => 0,
    };
    let outward = match candidate.subject_of {
        Some(0) if pronoun.role == Role::Possessor => OWN_SUBJECT,
        Some(0) => BOUND,
        Some(1) => OUTER_SUBJECT,
        Some(_) => FAR_SUBJECT,
        None => 0,
    };
    let goes_on = pronoun.offset <= OPENING && own.role == Role::Subject && pronoun.sentence == own.sentence + 1;
    let facts = [(own.is_first, FIRST), (own.is_joined, JOINED), (own.is_governed, GOVERNED), (goes_on, GOES_ON)];
    role + parallel + outward + sum(facts)
}

/// Who it is in the story, and who speaks.
fn by_actor(pronoun: Standing, candidate: &Candidate) -> i32 {
    let own = candidate.standing;
    let form = match candidate.form {
        Form::Name => NAME,
        Form::Pronoun => PRONOUN,
        Form::Nominal => 0,
    };
    let mentions = match candidate.mentions {
        0 | 1 => 0,
        2 => TWICE,
        3 | 4 => OFTEN,
        _ => VERY_OFTEN,
    };
    let quoted = pronoun.inside.is_some();
    let speech = match (pronoun.voice, own.voice) {
        (Voice::Quoted, Voice::Quoted) => SPEAKS_ON,
        (_, Voice::None) => 0,
        _ => SPEAKS,
    };
    let facts = [
        (candidate.is_topic, if quoted { QUOTED_TOPIC } else { TOPIC }),
        (candidate.is_doubtful, DOUBTFUL),
        (!quoted && own.inside.is_some(), OUT_OF_QUOTE),
        (quoted && own.inside == pronoun.inside, SAME_QUOTE),
    ];
    form + mentions + speech + sum(facts)
}

fn reflexive(candidate: &Candidate, is_reflexive: bool) -> i32 {
    if is_reflexive && candidate.subject_of == Some(0) { REFLEXIVE } else { 0 }
}

fn sum<const N: usize>(facts: [(bool, i32); N]) -> i32 {
    facts.into_iter().filter(|(holds, _)| *holds).map(|(_, weight)| weight).sum()
}
