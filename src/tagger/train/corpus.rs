//! Training text: tagged words to running text, so that it passes through the very tokenizer that tagging uses.

use std::path::Path;

use super::Random;
use crate::document::Document;
use crate::span::Span;
use crate::tagger::labels::{Label, OUTSIDE, Part, label};

/// A sentence as text, with the byte spans and kinds of its names.
#[derive(Clone, Debug, Default)]
pub(super) struct Sentence {
    pub(super) text: String,
    pub(super) names: Vec<(Span, usize)>,
    pub(super) weight: f32,
    pub(super) held_out: bool,
    pub(super) source: usize,
}

/// The files, and how much a sentence of each counts.
pub(super) const SOURCES: [(&str, f32); 7] = [
    ("gum.tsv", 1.0),
    ("uner-ewt.tsv", 1.0),
    ("wikigold.tsv", 1.0),
    ("crossner.tsv", 1.0),
    ("wnut17.tsv", 0.5),
    ("broad-twitter.tsv", 0.3),
    ("re3d.tsv", 0.3),
];

/// Sentences in a row that go together to training or to the held-out part.
const BLOCK: usize = 30;

/// Reads every source in a folder; sentences inside `excluded` are left out.
pub(super) fn read(folder: &Path, excluded: &str) -> std::io::Result<Vec<Sentence>> {
    let excluded: String = excluded.chars().filter(|c| !c.is_whitespace()).collect();
    let mut sentences = Vec::new();
    for (source, (file, weight)) in SOURCES.into_iter().enumerate() {
        let text = std::fs::read_to_string(folder.join(file))?;
        for (number, block) in text.split("\n\n").enumerate() {
            let rows: Vec<_> = block.lines().filter_map(|line| line.split_once('\t')).collect();
            let mut sentence = join(&rows);
            let bare: String = sentence.text.chars().filter(|c| !c.is_whitespace()).collect();
            if rows.is_empty() || (bare.len() > 12 && excluded.contains(&bare)) {
                continue;
            }
            sentence.weight = weight;
            sentence.source = source;
            sentence.held_out = number / BLOCK % 10 == 7;
            sentences.push(sentence);
        }
    }
    Ok(sentences)
}

/// Words to text with the spaces of running text.
fn join(rows: &[(&str, &str)]) -> Sentence {
    let mut sentence = Sentence::default();
    let (mut glue, mut open_double) = (true, false);
    for &(word, tag) in rows {
        let closes = matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "”" | "..." | "…" | "''")
            || matches!(
                word,
                "'s" | "’s" | "n't" | "n’t" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "’re" | "’ve" | "’ll" | "’d" | "’m" | "'S"
            )
            || (word == "\"" && open_double);
        if !glue && !closes {
            sentence.text.push(' ');
        }
        glue = matches!(word, "(" | "[" | "$" | "“" | "``" | "#" | "£" | "€") || (word == "\"" && !open_double);
        open_double ^= word == "\"";
        let start = sentence.text.len() as u32;
        sentence.text.push_str(word);
        let end = sentence.text.len() as u32;
        let Some((part, kind)) = tag.split_once('-') else { continue };
        let kind = ["PER", "ORG", "LOC"].iter().position(|&k| k == kind).unwrap_or_default();
        match sentence.names.last_mut() {
            Some((span, last)) if part == "I" && *last == kind && span.end + 1 >= start => span.end = end,
            _ => sentence.names.push((Span::new(start, end), kind)),
        }
    }
    sentence
}

/// The labels of a document's tokens.
pub(super) fn labels(doc: &Document, names: &[(Span, usize)]) -> Vec<Label> {
    let mut labels = vec![OUTSIDE; doc.len()];
    for &(span, kind) in names {
        let tokens = doc.tokens_in(span);
        let count = tokens.len();
        for (index, cell) in labels.get_mut(tokens).unwrap_or_default().iter_mut().enumerate() {
            let part = match (index == 0, index + 1 == count) {
                (true, true) => Part::Single,
                (true, false) => Part::Begin,
                (false, true) => Part::End,
                (false, false) => Part::Inside,
            };
            *cell = label(kind, part);
        }
    }
    labels
}

/// Copies of some sentences as headlines: all capitals, or a capital on every word.
pub(super) fn headlines(sentences: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let mut copies = Vec::new();
    for sentence in sentences.iter().filter(|s| !s.held_out && s.text.is_ascii() && s.text.len() < 160) {
        let upper = match random.below(16) {
            0 => true,
            1 => false,
            _ => continue,
        };
        let mut copy = sentence.clone();
        if upper {
            copy.text.make_ascii_uppercase();
        } else {
            let mut bytes = copy.text.into_bytes();
            for at in 0..bytes.len() {
                if at == 0 || bytes[at - 1] == b' ' {
                    bytes[at].make_ascii_uppercase();
                }
            }
            copy.text = String::from_utf8(bytes).unwrap_or_default();
        }
        copy.weight *= 0.5;
        copies.push(copy);
    }
    copies
}
