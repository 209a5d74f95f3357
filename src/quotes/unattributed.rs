//! Runs in marks that no cue reports: quoted all the same, or titles, nicknames and scare quotes.

use super::marks::Run;
use super::phrases::is_dash;
use super::quotation::Quotation;
use crate::annotation::QuoteKind;
use crate::document::{Case, Document, TokenKind, Tokens};

/// A run by itself; `linking` looks for who said it.
pub(super) fn read(doc: &Document, run: &Run) -> Quotation {
    let span = doc.span_of(&run.tokens);
    let source = signature(doc, run).map(|s| (s, "signature")).or_else(|| label(doc, run.tokens.start + 1).map(|s| (s, "label")));
    let (kind, source, rule) = match (source, title(doc, run)) {
        (Some((source, rule)), _) => (QuoteKind::Direct, Some(source), rule),
        (None, Some(rule)) => (QuoteKind::Unattributed, None, rule),
        (None, None) => (QuoteKind::Direct, None, "run in marks"),
    };
    Quotation { kind, contents: vec![span], marked: vec![span], cue: None, source, rule }
}

/// The name behind a run and a dash, at the end of its paragraph: “…” — Ana Lopez
fn signature(doc: &Document, run: &Run) -> Option<Tokens> {
    let start = run.tokens.end + 1;
    let dash = is_dash(doc.surface(run.tokens.end)) || matches!(doc.surface(run.tokens.end), "―" | "-");
    let paragraph = doc.paragraphs().partition_point(|p| p.end <= run.tokens.start);
    let end = doc.paragraphs().get(paragraph)?.end;
    let last = (start..end).rev().find(|&i| doc.kind(i) != TokenKind::Punct)? + 1;
    (dash && last - start <= 12 && doc.is_capitalized(start)).then(|| start..(start..last).find(|&i| doc.surface(i) == ",").unwrap_or(last))
}

/// The name in capitals and a colon that open a turn in a transcript: “WALLACE: …
fn label(doc: &Document, at: usize) -> Option<Tokens> {
    let end = (at..at + 4).find(|&i| doc.surface(i) == ":")?;
    (end > at && (at..end).all(|i| doc.case(i) == Case::Upper)).then_some(at..end)
}

/// Why a run quotes nobody.
fn title(doc: &Document, run: &Run) -> Option<&'static str> {
    let inside = run.tokens.start + 1..run.tokens.end.saturating_sub(usize::from(run.closed));
    let before = |back: usize| run.tokens.start.checked_sub(back).map_or("", |at| doc.lower(at));
    let near = before(1);
    if matches!(near, "so-called" | "nicknamed" | "dubbed" | "titled" | "entitled" | "headlined" | "captioned" | "codenamed")
        || (near == "as" && before(2) == "known")
    {
        return Some("name in marks");
    }
    let words: Vec<_> = inside.filter(|&at| doc.kind(at) == TokenKind::Word).collect();
    // Long words of a title are capitalized; a sentence has small ones.
    let capitals = words.iter().filter(|&&at| doc.surface(at).len() > 3).all(|&at| doc.case(at) != Case::Lower);
    let work = (1..=4).any(|back| is_work(before(back)));
    (work && capitals && words.len() <= 12 && !words.is_empty()).then_some("title of a work")
}

fn is_work(word: &str) -> bool {
    matches!(
        word,
        "book"
            | "novel"
            | "film"
            | "movie"
            | "song"
            | "album"
            | "series"
            | "show"
            | "play"
            | "musical"
            | "memoir"
            | "documentary"
            | "poem"
            | "episode"
            | "magazine"
            | "comedy"
            | "drama"
            | "painting"
            | "opera"
            | "podcast"
            | "sitcom"
            | "thriller"
            | "hit"
            | "track"
            | "single"
            | "exhibition"
            | "essay"
            | "drama's"
            | "program"
            | "programme"
            | "abc"
            | "nbc"
            | "cbs"
            | "fox"
            | "hbo"
            | "host"
            | "starring"
    )
}
