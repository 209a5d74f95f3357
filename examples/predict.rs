//! `cargo run --release --example predict -- SET.jsonl > pred.jsonl`: annotates each row's `text` natively.
//!
//! A row in: `{"id", "text", "context": {"ReferenceDateTime"}?, "entities"?, …}`. A row out: the spans of
//! actors, numbers, quotes and attributions in Unicode code points, end exclusive.

#![expect(clippy::indexing_slicing, reason = "a tool for developers: a malformed row may stop it")]

use std::io::{BufRead, BufReader, Write};

use newsgloss::{ActorKind, Form, Options, QuoteKind, annotate};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: predict SET.jsonl")?;
    let mut out = std::io::stdout().lock();
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let line = line?;
        if !line.trim().is_empty() {
            writeln!(out, "{}", predict(&serde_json::from_str(&line)?))?;
        }
    }
    Ok(())
}

fn predict(row: &Value) -> Value {
    let text = row["text"].as_str().unwrap_or_default();
    let published_on = row["context"]["ReferenceDateTime"].as_str().map(str::to_owned);
    let found = annotate(text, &Options { published_on, layers: None, ..Options::default() });
    let at = code_points(text);
    let pair = |start: u32, end: u32| json!([at[start as usize], at[end as usize]]);
    let id = row["id"].as_str().unwrap_or_default();
    let scored = row["entities"].as_array().is_some_and(|all| all.iter().any(|e| e.get("confidence").is_some()));
    let nominal = row["nominals"].as_bool().unwrap_or(id.starts_with("GUM_") || scored);
    let entities: Vec<_> = found
        .actors
        .iter()
        .filter(|a| a.form == Form::Name || (nominal && a.form == Form::Nominal))
        .map(|a| {
            let kind = match a.kind {
                ActorKind::Person => "PER",
                ActorKind::Organization => "ORG",
                ActorKind::Place => "LOC",
                ActorKind::Group if nominal => "ORG",
                _ => "GROUP",
            };
            json!({"s": at[a.start as usize], "e": at[a.end as usize], "form": a.form, "type": kind, "rule": a.rule})
        })
        .collect();
    let numbers: Vec<_> = found
        .numbers
        .iter()
        .map(|n| {
            json!({"s": at[n.start as usize], "e": at[n.end as usize], "type": n.kind, "value": n.value, "low": n.low,
                   "high": n.high, "unit": n.unit, "modifier": n.modifier, "counted": n.counted.map(|c| pair(c.start, c.end)), "rule": n.rule})
        })
        .collect();
    let said: Vec<_> = found.quotes.iter().filter(|q| q.kind != QuoteKind::Unattributed).collect();
    let speaker = |q: &newsgloss::Quote| q.speaker.map(|s| pair(s.start, s.end));
    let cue = |q: &newsgloss::Quote| q.cue.map(|c| pair(c.start, c.end));
    let quotes: Vec<_> = said
        .iter()
        .flat_map(|q| q.marked.iter().map(move |m| (q, m)))
        .map(|(q, m)| json!({"s": at[m.start as usize], "e": at[m.end as usize], "speaker": speaker(q), "cue": cue(q), "rule": q.rule}))
        .collect();
    let attributions: Vec<_> = said
        .iter()
        .map(|q| {
            let contents: Vec<_> = q.contents.iter().map(|c| pair(c.start, c.end)).collect();
            json!({"source": Vec::from_iter(speaker(q)), "cue": Vec::from_iter(cue(q)), "content": contents, "rule": q.rule})
        })
        .collect();
    json!({"id": row["id"], "entities": entities, "numbers": numbers, "quotes": quotes, "attributions": attributions})
}

/// The code point index of each UTF-16 offset.
fn code_points(text: &str) -> Vec<usize> {
    let units = text.chars().enumerate().flat_map(|(index, c)| std::iter::repeat_n(index, c.len_utf16()));
    units.chain([text.chars().count()]).collect()
}
