//! The whole pipeline, and what it remembers from one text to the next.

use crate::annotation::{Annotations, Layer, Options};
use crate::document::{Document, OwnIndex, Words};
use crate::own_words::{self, OwnWords, OwnWordsError};
use crate::syntax::{self, Syntax};
use crate::{actors, assemble, linking, numbers, quotes};

/// Annotates one text after another: what a word tells by itself is worked out once, at its first occurrence in any of
/// them. The result for a text is the same whatever came before it.
///
/// ```
/// use newsgloss::{Annotator, Options, annotate};
///
/// let mut annotator = Annotator::default();
/// for text in ["Ana Bell left.", "\u{201c}No,\u{201d} said Ana Bell.", "Ana Bell left."] {
///     assert_eq!(annotator.annotate(text, &Options::default()), annotate(text, &Options::default()));
/// }
/// ```
#[derive(Default)]
pub struct Annotator {
    /// Of the texts before; gone while a text is read.
    memory: Option<Memory>,
    own: OwnIndex,
}

/// The words of some texts, and what each layer knows of them.
#[derive(Default)]
struct Memory {
    words: Words,
    grammar: syntax::Memory,
    actors: actors::Memory,
    quotes: quotes::Verbs,
    numbers: numbers::Starts,
}

impl Annotator {
    /// An annotator that knows words of your own besides; no other annotator does.
    ///
    /// # Errors
    /// Where a word is empty, is told of twice, or is none: the error says which, and what to do.
    pub fn with_words(words: &OwnWords) -> Result<Self, OwnWordsError> {
        Ok(Self { own: own_words::index(words)?, ..Self::default() })
    }

    /// Annotates a text: actors, quotes with their speakers, numbers with their values.
    ///
    /// Only the layers that `options` asks for are computed; quotes bring the actors that speak.
    #[must_use]
    pub fn annotate(&mut self, text: &str, options: &Options) -> Annotations {
        let mut memory = self.memory.take().unwrap_or_default();
        let doc = Document::with(text, memory.words).with_own(&self.own);
        let syntax = Syntax::read(&doc, &mut memory.grammar);
        let (actors, quotes) = (options.wants(Layer::Actors), options.wants(Layer::Quotes));
        let mentions = if actors || quotes { actors::find(&doc, &syntax, &mut memory.actors) } else { Vec::new() };
        let quotations = if quotes { quotes::find(&doc, &syntax, &mut memory.quotes) } else { Vec::new() };
        let linked = linking::link(&doc, &syntax, mentions, quotations);
        let numbers = if options.wants(Layer::Numbers) {
            numbers::find(&doc, &syntax, options.published_on.as_deref(), &mut memory.numbers)
        } else {
            Vec::new()
        };
        let found = assemble::assemble(&doc, linked, numbers, options);
        memory.words = doc.into_words();
        self.memory = Some(memory).filter(|memory| !memory.words.are_many());
        found
    }
}
