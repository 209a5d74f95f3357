//! Texts with what must be found in them: `tests/corpus/<layer>/*.txt`.
//!
//! A file holds cases parted by a line `===`: a title line `# …`, the text, a line `---`, what is found, one a line.
//! A case that expects nothing shows `(none)`. A text may start with `published: 2024-05-01` on a line of its own.
//! `UPDATE=1 cargo test --test corpus` rewrites the findings; the diff is the review.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use newsgloss::{ActorKind, Annotations, Form, Options, Quantity, QuoteKind, Status, annotate};

#[test]
fn actors() {
    run("actors", show_actors);
}

#[test]
fn quotes() {
    run("quotes", show_quotes);
}

#[test]
fn numbers() {
    run("numbers", show_numbers);
}

#[test]
fn linking() {
    run("linking", show_entities);
}

fn run(layer: &str, show: fn(&Text, &Annotations) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(layer);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "no cases in {}", folder.display());
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = String::new();
    for file in files {
        let cases = std::fs::read_to_string(&file).unwrap();
        let found: Vec<_> = cases.split("\n===\n").map(|case| answer(case.trim_matches('\n'), show)).collect();
        let found = found.join("\n\n===\n") + "\n";
        if update {
            std::fs::write(&file, found).unwrap();
        } else {
            compare(&file, &cases, &found, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

fn compare(file: &Path, wanted: &str, found: &str, wrong: &mut String) {
    for (wanted, found) in wanted.split("\n===\n").zip(found.split("\n===\n")) {
        if wanted.trim() != found.trim() {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            let tail = |case: &str| case.split_once("\n---\n").map_or(String::new(), |(_, tail)| tail.trim().to_owned());
            let title = wanted.trim().lines().next().unwrap_or_default();
            let _ = writeln!(wrong, "{name}: {title}\n  wanted:\n{}\n  found:\n{}\n", tail(wanted), tail(found));
        }
    }
}

fn answer(case: &str, show: fn(&Text, &Annotations) -> String) -> String {
    let (head, _) = case.split_once("\n---").unwrap_or((case, ""));
    let (title, body) = head.split_once('\n').unwrap_or((head, ""));
    assert!(title.starts_with("# "), "a case starts with a title: {title:?}");
    let (published_on, text) = match body.strip_prefix("published: ").and_then(|rest| rest.split_once('\n')) {
        Some((date, text)) => (Some(date.to_owned()), text),
        None => (None, body),
    };
    let found = annotate(text, &Options { published_on, layers: None, ..Options::default() });
    let shown = show(&Text(text.encode_utf16().collect()), &found);
    format!("{head}\n---\n{}", if shown.is_empty() { "(none)" } else { shown.trim_end() })
}

struct Text(Vec<u16>);

impl Text {
    fn slice(&self, start: u32, end: u32) -> String {
        String::from_utf16(&self.0[start as usize..end as usize]).unwrap().replace('\n', "⏎")
    }
}

fn kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Place => "place",
        _ => "group",
    }
}

/// `person name: Catherine Colonna (tagger)`; pronouns are shown under `linking`.
fn show_actors(text: &Text, found: &Annotations) -> String {
    let mut out = String::new();
    for actor in found.actors.iter().filter(|a| a.form != Form::Pronoun) {
        let form = if actor.form == Form::Name { "name" } else { "nominal" };
        let _ = writeln!(out, "{} {form}: {} ({})", kind(actor.kind), text.slice(actor.start, actor.end), actor.rule);
    }
    out
}

/// `direct: “…” | said < the ministry = French Foreign Ministry (rule)`.
fn show_quotes(text: &Text, found: &Annotations) -> String {
    let mut out = String::new();
    for quote in &found.quotes {
        let name = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
            _ => "unattributed",
        };
        let contents: Vec<_> = quote.contents.iter().map(|c| text.slice(c.start, c.end)).collect();
        let attitude = if quote.speech || quote.kind == QuoteKind::Unattributed { "" } else { "attitude " };
        let status = match quote.status {
            Status::Negated => "negated ",
            Status::Possible => "possible ",
            _ => "",
        };
        let _ = write!(out, "{status}{attitude}{name}: {}", contents.join(" … "));
        if let Some(cue) = quote.cue {
            let _ = write!(out, " | {}", text.slice(cue.start, cue.end));
        }
        if let Some(speaker) = quote.speaker {
            let words = text.slice(speaker.start, speaker.end);
            let entity = &found.entities[speaker.entity as usize].name;
            let _ = write!(out, " < {words}");
            if *entity != words {
                let _ = write!(out, " = {entity}");
            }
        }
        let _ = writeln!(out, " ({})", quote.rule);
    }
    out
}

/// `cardinal: 27 = 27 at-least of people (rule)`.
fn show_numbers(text: &Text, found: &Annotations) -> String {
    let mut out = String::new();
    for number in &found.numbers {
        let _ = writeln!(out, "{}", show_number(text, number));
    }
    out
}

fn show_number(text: &Text, number: &Quantity) -> String {
    let word = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let mut out = format!("{}: {}", word(serde_json::to_value(number.kind).unwrap()), text.slice(number.start, number.end));
    let _ = write!(out, " = {}", number.value.as_deref().unwrap_or("?"));
    if let Some(from) = &number.from {
        let _ = write!(out, " from {from}");
    }
    if number.low.is_some() || number.high.is_some() {
        let _ = write!(out, " [{}..{}]", number.low.as_deref().unwrap_or(""), number.high.as_deref().unwrap_or(""));
    }
    if let Some(unit) = &number.unit {
        let _ = write!(out, " {unit}");
    }
    if let Some(modifier) = number.modifier {
        let _ = write!(out, " {}", word(serde_json::to_value(modifier).unwrap()));
    }
    if let Some(change) = number.change {
        let _ = write!(out, " {}", word(serde_json::to_value(change).unwrap()));
    }
    if let Some(counted) = number.counted {
        let _ = write!(out, " of {}", text.slice(counted.start, counted.end));
    }
    let _ = write!(out, " ({})", number.rule);
    out
}

/// `person Catherine Colonna [FR]: Catherine Colonna, Colonna, she`.
fn show_entities(text: &Text, found: &Annotations) -> String {
    let mut out = String::new();
    for entity in &found.entities {
        let country = entity.country.as_deref().map(|c| format!(" [{c}]")).unwrap_or_default();
        let mentions: Vec<_> = entity.mentions.iter().map(|&m| &found.actors[m as usize]).map(|m| text.slice(m.start, m.end)).collect();
        let members: Vec<_> = entity.members.iter().map(|&member| found.entities[member as usize].name.as_str()).collect();
        let joint = if members.is_empty() { String::new() } else { format!(" = {}", members.join(" + ")) };
        let _ = writeln!(out, "{} {}{country}{joint}: {}", kind(entity.kind), entity.name, mentions.join(", "));
    }
    out
}
