//! Runs in marks that no cue reports: whose they are by a signature or a label beside them, else told apart by their words.

use super::{Run, names};
use crate::annotation::{QuoteKind, Status};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::quotes::phrases::words::is_dash;
use crate::quotes::quotation::Quotation;

/// A run by itself, with why it quotes nobody where that is known; `linking` looks for who said it.
pub(in crate::quotes) fn read(doc: &Document, run: &Run, name: Option<&'static str>) -> Quotation {
    let span = doc.span_of(&run.tokens);
    let opened = run.tokens.start + 1;
    let signed = signature(doc, run).map(|source| (source.clone(), Some(source.start - 1..source.start), "signature"));
    let turn = || label(doc, opened).map(|source| (source.clone(), Some(source.end..source.end + 1), "label"));
    let below = || signature_line(doc, run).map(|source| (source, None, "signature"));
    if let Some((source, cue, rule)) = signed.or_else(turn).or_else(below) {
        return Quotation {
            kind: QuoteKind::Direct,
            speech: true,
            status: Status::Asserted,
            contents: vec![span],
            marked: vec![span],
            cue,
            source: Some(source),
            rule,
        };
    }
    let why = name.or_else(|| names::alone(doc, run));
    let kind = if why.is_some() { QuoteKind::Unattributed } else { QuoteKind::Direct };
    Quotation {
        kind,
        speech: kind != QuoteKind::Unattributed,
        status: Status::Asserted,
        contents: vec![span],
        marked: vec![span],
        cue: None,
        source: None,
        rule: why.unwrap_or("run in marks"),
    }
}

/// The name behind a run and a dash, at the end of its paragraph: “…” — Ana Lopez
fn signature(doc: &Document, run: &Run) -> Option<Tokens> {
    let paragraph = doc.paragraph_of(run.tokens.start);
    let end = doc.paragraphs().get(paragraph)?.end;
    // It may stand in a paragraph of its own.
    let below = (run.tokens.end..end).all(|i| doc.kind(i) == TokenKind::Punct && !is_dash(doc.surface(i)));
    let (sign, end) = if below { (end, doc.paragraphs().get(paragraph + 1)?.end) } else { (run.tokens.end, end) };
    let start = sign + 1;
    let dash = is_dash(doc.surface(sign)) || matches!(doc.surface(sign), "―" | "-");
    let last = (start..end).rev().find(|&i| doc.kind(i) != TokenKind::Punct)? + 1;
    (dash && last - start <= 12 && doc.is_capitalized(start)).then(|| start..(start..last).find(|&i| doc.surface(i) == ",").unwrap_or(last))
}

/// The name that is the line below a run which its paragraph left open: “We must.⏎Ana Lopez, Valley Institute”
fn signature_line(doc: &Document, run: &Run) -> Option<Tokens> {
    let line = doc.paragraphs().get(doc.paragraph_of(run.tokens.start) + 1).filter(|_| !run.closed)?;
    let plain = |i: usize| match doc.kind(i) {
        TokenKind::Word => doc.is_capitalized(i) || matches!(doc.lower(i), "of" | "the" | "for" | "and"),
        TokenKind::Punct => matches!(doc.surface(i), "," | "." | "(" | ")" | "-"),
        TokenKind::Quote => i > line.start,
        _ => false,
    };
    let end = (line.start..line.end.min(line.start + 14)).find(|&i| matches!(doc.surface(i), "," | "(")).unwrap_or(line.end);
    let last = (line.start..end).rev().find(|&i| doc.kind(i) == TokenKind::Word)? + 1;
    let several = last - line.start > 1 && line.len() <= 14;
    (several && doc.is_capitalized(line.start) && line.clone().all(plain)).then_some(line.start..last)
}

/// The name in capitals and a colon that open a turn in a transcript: “WALLACE: …
fn label(doc: &Document, at: usize) -> Option<Tokens> {
    let end = (at..at + 4).find(|&i| doc.surface(i) == ":")?;
    (end > at && (at..end).all(|i| doc.case(i) == Case::Upper)).then_some(at..end)
}
