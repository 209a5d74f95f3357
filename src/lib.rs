//! **newsgloss** marks who acts, who says what, and how many in English news text.
//!
//! [`annotate`] takes a text and gives back one value of plain types, [`Annotations`]. The core does no IO and answers any
//! text: nothing in here can fail, and the same text always gives the same result. This page goes through it once; it takes
//! five minutes.
//!
//! # 1. Who says what
//!
//! A quote has its words, the cue that reports it, and its speaker. A speaker is a span of the text, a mention
//! ([`Annotations::actors`]) and an actor ([`Annotations::entities`]): for "she" in the second sentence, Carla Weiss.
//!
//! ```
//! use newsgloss::{QuoteKind, annotate, Options};
//!
//! let text = "\u{201c}The bridge is safe,\u{201d} Carla Weiss told reporters. She said it would open in May.";
//! let found = annotate(text, &Options::default());
//!
//! let kinds: Vec<_> = found.quotes.iter().map(|quote| quote.kind).collect();
//! assert_eq!(kinds, [QuoteKind::Direct, QuoteKind::Indirect]);
//! for quote in &found.quotes {
//!     let speaker = quote.speaker.as_ref().expect("both have one");
//!     assert_eq!(found.entities[speaker.entity as usize].name, "Carla Weiss");
//! }
//! ```
//!
//! # 2. Where it stands
//!
//! Offsets count what you ask for, see [`Offsets`]: bytes to cut a Rust string, code points for Python, or UTF-16 units for
//! JavaScript, which they are where you do not say.
//!
//! ```
//! use newsgloss::{annotate, Offsets, Options};
//!
//! let text = "\u{201c}No,\u{201d} Zoë Błaszczyk said.";
//! let actor = &annotate(text, &Options { offsets: Offsets::Bytes, ..Options::default() }).actors[0];
//! assert_eq!(&text[actor.start as usize..actor.end as usize], "Zoë Błaszczyk");
//! ```
//!
//! # 3. How many, and when
//!
//! Values are exact decimals and ISO 8601 dates as text; "Tuesday" is read against [`Options::published_on`], or against
//! the date that the story itself gives.
//!
//! ```
//! use newsgloss::{Layer, Modifier, Offsets, Options, annotate};
//!
//! let options = Options { published_on: Some("2024-05-09".into()), layers: Some(vec![Layer::Numbers]), ..Options::default() };
//! let numbers = annotate("At least 27 people were hurt on Tuesday.", &options).numbers;
//! assert_eq!(numbers[0].value.as_deref(), Some("27"));
//! assert_eq!(numbers[0].modifier, Some(Modifier::AtLeast));
//! assert_eq!(numbers[1].value.as_deref(), Some("2024-05-07"));
//! ```
//!
//! # 4. Many texts
//!
//! An [`Annotator`] keeps what it knows of words from one text to the next, and reads the next in less time. Results are the
//! same as those of [`annotate`]. Give each thread one of its own.
//!
//! ```
//! use newsgloss::{Annotator, Options};
//!
//! let mut annotator = Annotator::default();
//! let quotes: usize = ["\u{201c}Yes,\u{201d} said Ana Bell.", "\u{201c}No,\u{201d} said Tom Hale."]
//!     .into_iter()
//!     .map(|text| annotator.annotate(text, &Options::default()).quotes.len())
//!     .sum();
//! assert_eq!(quotes, 2);
//! ```
//!
//! # 5. Words of your own
//!
//! [`Annotator::with_words`] takes names, reporting verbs and units that newsgloss cannot know, and what is no name: see
//! [`OwnWords`].
//!
//! # Versions
//!
//! Every finding names the `rule` that made it. Rules get better in minor versions, so marks change with them; shapes change in
//! major versions alone. Structs and kinds may grow, and are `#[non_exhaustive]`. Where results must not change, keep to one
//! exact version (`=0.1.0`).
//!
//! # In a browser
//!
//! The npm package `newsgloss` is this crate with the feature `web`, which exports it to JavaScript. Without that feature a
//! crate that depends on this one can be built for `wasm32-unknown-unknown` and has no exports of it.

mod actors;
mod annotation;
mod annotator;
mod assemble;
mod document;
mod furniture;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod language;
mod lexicon;
mod linking;
mod names;
mod numbers;
mod offsets;
mod own_words;
mod quotes;
mod sequence;
mod span;
mod syntax;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod wasm;

pub use annotation::{
    ActorKind, ActorMention, Annotations, Change, Days, Entity, Form, Layer, Modifier, Offsets, Options, PersonPronoun, Quantity,
    QuantityKind, Quote, QuoteKind, Speaker, Status, TextSpan,
};
pub use annotator::Annotator;
pub use furniture::{is_dateline, is_furniture};
pub use language::is_english;
pub use own_words::{OwnName, OwnUnit, OwnVerb, OwnWords, OwnWordsError};

/// Makers of the models that ship, each a file's bytes from a folder of openly licensed data.
#[cfg(feature = "train")]
pub mod train {
    pub use crate::names::train::train as names;
    pub use crate::sequence::train::train as lists;
    pub use crate::syntax::train::train as syntax;
}
#[cfg(feature = "train")]
pub use quotes::train as weigh;
#[cfg(feature = "train")]
pub use syntax::train::figures::{Figures, figures, parse};
#[cfg(feature = "train")]
pub use syntax::train::{Grammar, grammar};

use document::Document;

/// Annotates one text, as [`Annotator::annotate`] does many.
#[must_use]
pub fn annotate(text: &str, options: &Options) -> Annotations {
    Annotator::default().annotate(text, options)
}

/// The day that a story gives itself in its date line, in ISO 8601: the one against which "Tuesday" is read where
/// [`Options::published_on`] gives none. For a story that is annotated in parts, of which only the first has that line.
#[must_use]
pub fn published_on(text: &str) -> Option<String> {
    numbers::published_on(&Document::new(text))
}
