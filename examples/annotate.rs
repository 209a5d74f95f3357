//! `cargo run --release --example annotate < STORIES.jsonl > ANNOTATIONS.jsonl`: annotates a story a line.
//!
//! A line in: `{"text": "…", "options": {"publishedOn": "2024-05-06"}}`, options as in the contract. A line out: the
//! annotations with UTF-16 offsets, or `{"error": "…"}` where the line is no such story; the lines that follow are read all the same.

use std::io::{BufRead, Write};

use newsgloss::{Annotator, Options};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
struct Story {
    text: String,
    #[serde(default)]
    options: Options,
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let mut annotator = Annotator::default();
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", annotate(&mut annotator, &line?))?;
        out.flush()?;
    }
    Ok(())
}

fn annotate(annotator: &mut Annotator, line: &str) -> Value {
    let found = serde_json::from_str::<Story>(line).and_then(|story| serde_json::to_value(annotator.annotate(&story.text, &story.options)));
    found.unwrap_or_else(|error| json!({"error": error.to_string()}))
}
