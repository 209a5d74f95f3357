//! **newsgloss** marks who acts, who says what, and how many in English news text.
//!
//! [`annotate`] takes a text and gives back one value of plain types, [`Annotations`]: actors and the entities that they
//! stand for, quotes with cue and speaker, numbers with exact values; an [`Annotator`] does it faster for many texts. The core
//! does no IO and answers any text: nothing in here can fail, and the same text always gives the same result.
//!
//! # Who says what
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
//! # Offsets
//!
//! Offsets count UTF-16 code units, as JavaScript does. In Rust, cut with them on the UTF-16 form of the text:
//!
//! ```
//! use newsgloss::{annotate, Options};
//!
//! let text = "\u{201c}No,\u{201d} Zoë Błaszczyk said.";
//! let units: Vec<u16> = text.encode_utf16().collect();
//! let actor = &annotate(text, &Options::default()).actors[0];
//! let words = String::from_utf16(&units[actor.start as usize..actor.end as usize])?;
//! assert_eq!(words, "Zoë Błaszczyk");
//! # Ok::<(), std::string::FromUtf16Error>(())
//! ```
//!
//! # How many, and when
//!
//! Values are exact decimals and ISO 8601 dates as text; "Tuesday" is read against [`Options::published_on`], or against
//! the date that the story itself gives.
//!
//! ```
//! use newsgloss::{Layer, Modifier, Options, annotate};
//!
//! let options = Options { published_on: Some("2024-05-09".into()), layers: Some(vec![Layer::Numbers]) };
//! let numbers = annotate("At least 27 people were hurt on Tuesday.", &options).numbers;
//! assert_eq!(numbers[0].value.as_deref(), Some("27"));
//! assert_eq!(numbers[0].modifier, Some(Modifier::AtLeast));
//! assert_eq!(numbers[1].value.as_deref(), Some("2024-05-07"));
//! ```

mod actors;
mod annotation;
mod annotator;
mod assemble;
mod document;
#[cfg(feature = "fuzzing")]
#[doc(hidden)]
pub mod fuzzing;
mod lexicon;
mod linking;
mod names;
mod numbers;
mod own_words;
mod quotes;
mod sequence;
mod span;
mod syntax;
mod utf16;
#[cfg(all(target_arch = "wasm32", feature = "web"))]
pub mod wasm;

pub use annotation::{
    ActorKind, ActorMention, Annotations, Change, Days, Entity, Form, Layer, Modifier, Options, PersonPronoun, Quantity, QuantityKind,
    Quote, QuoteKind, Speaker, Status, TextSpan,
};
pub use annotator::Annotator;
pub use own_words::{OwnName, OwnUnit, OwnVerb, OwnWords, OwnWordsError};

#[cfg(feature = "train")]
pub use names::train;
#[cfg(feature = "train")]
pub use quotes::train as weigh;

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
