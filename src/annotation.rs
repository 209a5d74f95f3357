//! The result: the only types that are serialized. Their shape is the contract with JavaScript.
//!
//! Offsets are UTF-16 code units, so that `text.slice(start, end)` is the span in JavaScript, unless [`Options::offsets`] says
//! otherwise.

use serde::{Deserialize, Serialize};

/// All that was found in one text. Lists are ordered by `start`, then by the longer span first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Annotations {
    /// Every mention of someone or something that acts or speaks.
    pub actors: Vec<ActorMention>,
    /// The actors that the mentions stand for.
    pub entities: Vec<Entity>,
    /// What is said, by whom.
    pub quotes: Vec<Quote>,
    /// Every figure with its value.
    pub numbers: Vec<Quantity>,
}

/// A span, in the units of [`Options::offsets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TextSpan {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
}

/// What sort of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ActorKind {
    /// One human being.
    Person,
    /// A body with a structure: ministry, company, party, newspaper.
    Organization,
    /// A named place, also where it acts ("France has condemned").
    Place,
    /// Several people without such a structure: "two diplomats", "residents".
    Group,
}

/// How an actor is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Form {
    /// "France".
    Name,
    /// "two diplomats", "the ministry".
    Nominal,
    /// "it".
    Pronoun,
}

/// One mention of an actor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ActorMention {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// What sort of actor.
    pub kind: ActorKind,
    /// How it is mentioned.
    pub form: Form,
    /// Index into [`Annotations::entities`].
    pub entity: u32,
    /// The rule or model that made the mention.
    pub rule: &'static str,
}

/// One actor with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Entity {
    /// The fullest name in the text, or the fullest description where there is no name.
    pub name: String,
    /// What sort of actor.
    pub kind: ActorKind,
    /// ISO 3166-1 alpha-2 code of the country it is or belongs to.
    pub country: Option<String>,
    /// Indices into [`Annotations::actors`], in text order.
    pub mentions: Vec<u32>,
    /// Indices into [`Annotations::entities`] of those who act together ("France and Germany"); empty for one actor.
    pub members: Vec<u32>,
    /// The pronoun that the text itself uses for a person; never guessed from a name.
    pub pronoun: Option<PersonPronoun>,
}

/// The pronoun that a text uses for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PersonPronoun {
    /// "he", "him", "his".
    He,
    /// "she", "her", "hers".
    She,
    /// "they" for one person.
    They,
}

/// How much of a quote stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// A part.
    Mixed,
    /// None: reported speech.
    Indirect,
    /// Marks that quote nobody: titles, nicknames, scare quotes.
    Unattributed,
}

/// How the text puts a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Status {
    /// It was said; "denied that" is an asserted denial.
    #[default]
    Asserted,
    /// It was not said: "declined to comment", "did not say whether".
    Negated,
    /// It is asked for, conditional, expected or hypothetical: "might say", "if she says".
    Possible,
}

/// One attribution: what is said, by whom, with which cue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Quote {
    /// First unit of the contents.
    pub start: u32,
    /// One past the last unit of the contents.
    pub end: u32,
    /// How much stands in marks.
    pub kind: QuoteKind,
    /// Whether somebody says or writes it; false for what is only thought, felt or wanted, and for unattributed runs.
    pub speech: bool,
    /// Whether it was said, was not, or may be.
    pub status: Status,
    /// The content spans, marks included.
    pub contents: Vec<TextSpan>,
    /// The runs in quotation marks inside the contents, marks included.
    pub marked: Vec<TextSpan>,
    /// "said".
    pub cue: Option<TextSpan>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The rule or sieve that made the attribution.
    pub rule: &'static str,
}

/// The words that name a speaker, and the actor that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// Index into [`Annotations::actors`].
    pub actor: u32,
    /// Index into [`Annotations::entities`].
    pub entity: u32,
}

/// What sort of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum QuantityKind {
    /// "27".
    Cardinal,
    /// "third".
    Ordinal,
    /// "5 %".
    Percent,
    /// "$3.5m".
    Money,
    /// "5 km".
    Measure,
    /// "September 20, 2023", "Tuesday", "the 1990s".
    Date,
    /// "9:30 a.m.".
    Time,
    /// "three decades".
    Duration,
}

/// Which way a figure moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Change {
    /// "rose by 5%", "up from 950".
    Up,
    /// "fell 3.2%".
    Down,
}

/// The calendar days that a date covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Days {
    /// The first one, in ISO 8601.
    pub first: String,
    /// The last one; the same for a single day.
    pub last: String,
}

/// What the writer says of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Modifier {
    /// "roughly".
    About,
    /// "at least".
    AtLeast,
    /// "up to".
    AtMost,
    /// "more than".
    MoreThan,
    /// "fewer than".
    LessThan,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Quantity {
    /// First unit.
    pub start: u32,
    /// One past the last unit.
    pub end: u32,
    /// What sort of figure.
    pub kind: QuantityKind,
    /// An exact decimal, or ISO 8601 for dates, times and durations.
    pub value: Option<String>,
    /// Lower end of a range.
    pub low: Option<String>,
    /// Upper end of a range.
    pub high: Option<String>,
    /// The figure before a change: "5.25" of "raised from 5.25% to 5.5%".
    pub from: Option<String>,
    /// Which way the text says that something moved by or to this figure.
    pub change: Option<Change>,
    /// First and last day of a date.
    pub days: Option<Days>,
    /// What the writer says of it.
    pub modifier: Option<Modifier>,
    /// ISO 4217, UCUM or "%".
    pub unit: Option<String>,
    /// The words for what is counted.
    pub counted: Option<TextSpan>,
    /// The rule that read it.
    pub rule: &'static str,
}

/// One of the three kinds of annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Layer {
    /// Mentions and entities.
    Actors,
    /// Quotes with their speakers.
    Quotes,
    /// Figures.
    Numbers,
}

/// What to compute, and against which date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Options {
    /// ISO 8601 date against which "Tuesday" is resolved; found in the text where left out. With a time ("2024-05-06T14:03Z")
    /// it also resolves "two hours ago", in the zone that it is told in.
    pub published_on: Option<String>,
    /// Which layers to compute; all where left out.
    pub layers: Option<Vec<Layer>>,
    /// What the result's offsets count.
    #[serde(skip)]
    pub offsets: Offsets,
}

/// What offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Offsets {
    /// UTF-16 code units, as JavaScript, Java and C# do.
    #[default]
    Utf16,
    /// Unicode code points, as Python does, and `chars()`.
    CodePoints,
    /// Bytes of UTF-8: `&text[start..end]` is the span.
    Bytes,
}

impl Options {
    /// Whether a layer is asked for.
    #[must_use]
    pub fn wants(&self, layer: Layer) -> bool {
        self.layers.as_ref().is_none_or(|layers| layers.contains(&layer))
    }
}
