//! **newsgloss** marks who acts, who says what, and how many in English news text.
//!
//! ```
//! use newsgloss::{annotate, Options};
//!
//! let found = annotate("Two people died, the ministry said on Tuesday.", &Options::default());
//! for number in &found.numbers {
//!     println!("{}..{} {:?}", number.start, number.end, number.value);
//! }
//! ```
//!
//! The result is one value of plain types ([`Annotations`]); its offsets count UTF-16 code units, as
//! JavaScript does. The core does no IO, keeps no state, and answers any text: nothing in here can fail.

mod actors;
mod annotation;
mod assemble;
mod document;
mod lexicon;
mod linking;
mod numbers;
mod quotes;
mod span;
mod tagger;
mod utf16;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use annotation::{
    ActorKind, ActorMention, Annotations, Entity, Form, Layer, Modifier, Options, Quantity, QuantityKind, Quote, QuoteKind, Speaker,
    TextSpan,
};

#[cfg(feature = "train")]
pub use tagger::train;

use document::Document;

/// Annotates a text: actors, quotes with their speakers, numbers with their values.
///
/// Only the layers that `options` asks for are computed; quotes bring the actors that speak.
#[must_use]
pub fn annotate(text: &str, options: &Options) -> Annotations {
    let doc = Document::new(text);
    let (actors, quotes) = (options.wants(Layer::Actors), options.wants(Layer::Quotes));
    let mentions = if actors || quotes { actors::find(&doc) } else { Vec::new() };
    let quotations = if quotes { quotes::find(&doc) } else { Vec::new() };
    let linked = linking::link(&doc, mentions, quotations);
    let numbers = if options.wants(Layer::Numbers) { numbers::find(&doc, options.published_on.as_deref()) } else { Vec::new() };
    assemble::assemble(&doc, linked, numbers, options)
}
