//! Training text: tagged words to running text, so that it passes through the very tokenizer that tagging uses.

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;
use std::sync::LazyLock;

use crate::document::Document;
use crate::lexicon::entries;
use crate::names::labels::{Label, OUTSIDE, Part, label};
use crate::sequence::random::Random;
use crate::sequence::train::COUNTRIES;
use crate::span::Span;

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
            let Some(mut sentence) = join(&rows) else { continue };
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

/// Puts together what a source cut apart: "@ handle", "U . S .".
fn reunite(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut united: Vec<(String, String)> = Vec::new();
    for &(word, tag) in rows {
        if let Some((last, last_tag)) = united.last_mut() {
            let initials = last.ends_with('.') && last.len() % 2 == 0 || last.len() == 1;
            let stop = word == "." && initials && last.chars().last().is_some_and(char::is_uppercase) && tag.starts_with("I-");
            let letter =
                last.ends_with('.') && last.len() >= 2 && word.len() == 1 && word.chars().all(char::is_uppercase) && tag.starts_with("I-");
            if last == "@" || stop || letter {
                last.push_str(word);
                if last.starts_with('@') {
                    "O".clone_into(last_tag);
                }
                continue;
            }
        }
        united.push((word.to_owned(), tag.to_owned()));
    }
    united
}

/// Words to text with the spaces of running text; names as this project understands them.
fn join(rows: &[(&str, &str)]) -> Option<Sentence> {
    let rows = reunite(rows);
    let mut sentence = Sentence::default();
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut kinds = Vec::new();
    for (at, (_, tag)) in rows.iter().enumerate() {
        let Some((part, kind)) = tag.split_once('-') else { continue };
        let kind = ["PER", "ORG", "LOC"].iter().position(|&k| k == kind).unwrap_or_default();
        match names.last_mut() {
            Some(name) if part == "I" && name.end == at && kinds.last() == Some(&kind) => name.end = at + 1,
            _ => {
                names.push(at..at + 1);
                kinds.push(kind);
            }
        }
    }
    let mut spans = Vec::new();
    let (mut glue, mut open_double) = (true, false);
    for (word, _) in &rows {
        let word = word.as_str();
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
        spans.push(Span::new(start, sentence.text.len() as u32));
    }
    for (name, kind) in names.into_iter().zip(kinds) {
        let words: Vec<&str> = rows[name.clone()].iter().map(|row| row.0.as_str()).collect();
        match trim(&words, kind) {
            Trimmed::Name(kept, kind) => {
                let (first, last) = (spans[name.start + kept.start], spans[name.start + kept.end - 1]);
                sentence.names.push((first.join(last), kind));
            }
            Trimmed::None => {}
            Trimmed::Unclear => return None,
        }
    }
    Some(sentence)
}

enum Trimmed {
    Name(Range<usize>, usize),
    None,
    /// A name that is written unlike any in the news: the sentence teaches nothing.
    Unclear,
}

/// A name without article and titles; peoples, pronouns and descriptions are none, countries are places.
fn trim(words: &[&str], kind: usize) -> Trimmed {
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase().replace('’', "'")).collect();
    let is = |list: &HashSet<&'static str>, at: usize| lower.get(at).is_some_and(|w| list.contains(w.as_str()));
    let capital = |at: usize| words.get(at).is_some_and(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric()));
    let mut start = 0;
    while start + 1 < words.len() && matches!(lower[start].as_str(), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my") {
        start += 1;
    }
    if kind == PERSON {
        while start + 1 < words.len() && (is(&TITLES, start) || !capital(start)) {
            start += 1;
        }
    }
    let end = words.len();
    let text = lower[start..].join(" ");
    if PEOPLES.contains(text.as_str()) {
        return Trimmed::None;
    }
    if COUNTRY_NAMES.contains(text.as_str()) && capital(start) {
        return Trimmed::Name(start..end, PLACE);
    }
    if words[start].starts_with('#') {
        return Trimmed::Unclear;
    }
    if !(start..end).any(capital) {
        return if end - start == 1 && lower[start].len() <= 4 { Trimmed::None } else { Trimmed::Unclear };
    }
    if !capital(end - 1) && kind != PERSON && end - start > 1 && words[end - 1].chars().all(char::is_lowercase) {
        return Trimmed::None;
    }
    if kind == PERSON
        && end - start == 1
        && is(&TITLES, start)
        && !matches!(
            lower[start].as_str(),
            "king" | "pope" | "judge" | "bishop" | "prince" | "major" | "baron" | "duke" | "lord" | "marshal" | "earl" | "field"
        )
    {
        return Trimmed::None;
    }
    Trimmed::Name(start..end, kind)
}

const PERSON: usize = 0;
const PLACE: usize = 2;

static TITLES: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(include_str!("../../sequence/train/titles.txt")).collect());
static PEOPLES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let mut peoples: HashSet<&str> = entries(include_str!("../../sequence/train/peoples.txt")).collect();
    for line in entries(COUNTRIES) {
        for demonym in line.split('\t').nth(2).unwrap_or_default().split(',') {
            peoples.insert(demonym);
            peoples.insert(format!("{demonym}s").leak());
        }
    }
    peoples
});
static COUNTRY_NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    entries(COUNTRIES).filter_map(|line| line.split('\t').next()).filter(|n| n.len() > 3 && *n != "jersey" && *n != "georgia").collect()
});

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
