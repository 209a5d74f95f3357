//! A text cut into tokens, sentences and paragraphs: what every recognizer reads.

mod characters;
mod datelines;
mod nouns;
mod own;
mod sentences;
mod token;
mod tokenizer;
mod word_ends;
mod words;

use std::ops::Range;

use crate::lexicon::Classes;
use crate::span::Span;
pub(crate) use own::{OwnEntry, OwnIndex, OwnUnit};
pub(crate) use token::{Case, Token, TokenKind};
pub(crate) use words::{Entry, Words};

/// A range of token indices.
pub(crate) type Tokens = Range<usize>;

/// A text with its tokens. Look-ups never panic: past either end they give an empty token.
pub(crate) struct Document<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    words: Words,
    sentences: Vec<Tokens>,
    paragraphs: Vec<Tokens>,
    sentence_of: Vec<u32>,
    own: own::Own<'t>,
}

impl<'t> Document<'t> {
    /// Cuts up a text.
    pub(crate) fn new(text: &'t str) -> Self {
        Self::with(text, Words::default())
    }

    /// Cuts up a text with the words known from others. Only the first 4 GiB are read.
    pub(crate) fn with(text: &'t str, mut words: Words) -> Self {
        let text = text.get(..u32::MAX as usize).unwrap_or(text);
        let (tokens, breaks) = tokenizer::tokenize(text, &mut words);
        let (paragraphs, sentences) = sentences::split(text, &tokens, &words, &breaks);
        let mut sentence_of = Vec::with_capacity(tokens.len());
        for (index, sentence) in sentences.iter().enumerate() {
            sentence_of.resize(sentence.end, index as u32);
        }
        Self { text, tokens, words, sentences, paragraphs, sentence_of, own: own::Own::default() }
    }

    /// All words that are known now.
    pub(crate) fn into_words(self) -> Words {
        self.words
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// How many tokens there are.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// All tokens in order.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Token ranges of the sentences; together they cover every token once.
    pub(crate) fn sentences(&self) -> &[Tokens] {
        &self.sentences
    }

    /// Token ranges of the paragraphs; each holds whole sentences.
    pub(crate) fn paragraphs(&self) -> &[Tokens] {
        &self.paragraphs
    }

    /// Index of the sentence that holds a token; the last one past the end.
    pub(crate) fn sentence_of(&self, index: usize) -> usize {
        self.sentence_of.get(index).map_or(self.sentences.len().saturating_sub(1), |&s| s as usize)
    }

    /// Index of the paragraph that holds a token; one past the last one past the end.
    pub(crate) fn paragraph_of(&self, index: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= index)
    }

    /// The token range of the sentence that holds a token; empty where there is none.
    pub(crate) fn sentence_at(&self, index: usize) -> Tokens {
        self.sentences.get(self.sentence_of(index)).cloned().unwrap_or_default()
    }

    /// The token at an index.
    pub(crate) fn token(&self, index: usize) -> Token {
        self.tokens.get(index).copied().unwrap_or_default()
    }

    /// What sort of token stands at an index.
    pub(crate) fn kind(&self, index: usize) -> TokenKind {
        self.token(index).kind
    }

    /// Where the token at an index stands.
    pub(crate) fn span(&self, index: usize) -> Span {
        self.token(index).span
    }

    /// The span of a token range, from its first token's start to its last one's end.
    pub(crate) fn span_of(&self, tokens: &Tokens) -> Span {
        if tokens.is_empty() {
            return Span::default();
        }
        self.span(tokens.start).join(self.span(tokens.end - 1))
    }

    /// The text of the token at an index, as written.
    pub(crate) fn surface(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.words.spelling(token.word))
    }

    /// The lower-case text of the token at an index, with straight apostrophes; made once per word.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| self.words.lower(token.word))
    }

    /// The hash of [`lower`](Self::lower); made once per word.
    pub(crate) fn hash(&self, index: usize) -> u64 {
        self.tokens.get(index).map_or(0, |token| self.words.get(token.word).hash)
    }

    /// The hash of [`lower`](Self::lower) without full stops: "U.S." and "us" are one.
    pub(crate) fn bare_hash(&self, index: usize) -> u64 {
        self.tokens.get(index).map_or(0, |token| self.words.get(token.word).bare)
    }

    /// The lexicon's lists that hold the token at an index.
    pub(crate) fn classes(&self, index: usize) -> Classes {
        self.token(index).classes
    }

    /// How the token at an index is written.
    pub(crate) fn case(&self, index: usize) -> Case {
        self.token(index).case
    }

    /// Whether the token at an index is a word that starts with a capital.
    pub(crate) fn is_capitalized(&self, index: usize) -> bool {
        self.token(index).capital
    }

    /// How many distinct spellings are known; word ids are below this.
    pub(crate) fn word_count(&self) -> usize {
        self.words.len()
    }

    /// What is known of a word by its id.
    pub(crate) fn entry(&self, word: u32) -> Entry<'_> {
        self.words.entry(word)
    }

    /// Index of the token that covers a byte, or of the first one after it.
    pub(crate) fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= byte)
    }

    /// The tokens that overlap a span.
    pub(crate) fn tokens_in(&self, span: Span) -> Tokens {
        let start = self.token_at(span.start);
        start..self.tokens.partition_point(|token| token.span.start < span.end).max(start)
    }
}
