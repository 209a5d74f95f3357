//! `cargo run --release --features train --example weigh -- SET.jsonl > weights.rs && mv weights.rs src/quotes/reports/`: fits
//! the weights that tell whether a cue reports. The same set gives the same file.
//!
//! A row of SET: `{"text", "attributions": [{"cue": [[start, end], …]}, …]}` in Unicode code points. What ships was
//! fitted to the training part of `PolNeAR` (Newell et al. 2018), which states no licence: so no property is a word of
//! a text and no text or vocabulary of the corpus can be read from the weights. Keep it so.

#![expect(clippy::indexing_slicing, reason = "a tool for developers: a malformed row may stop it")]

use std::io::{BufRead, BufReader};

use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: weigh SET.jsonl")?;
    let mut stories = Vec::new();
    for line in BufReader::new(std::fs::File::open(path)?).lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let text = row["text"].as_str().ok_or("a row without text")?.to_owned();
        let at: Vec<u32> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).map(u32::try_from).collect::<Result<_, _>>()?;
        let mut cues = Vec::new();
        for span in row["attributions"].as_array().into_iter().flatten().filter_map(|a| a["cue"].as_array()).flatten() {
            let byte = |end: usize| span[end].as_u64().and_then(|point| at.get(usize::try_from(point).ok()?).copied());
            cues.push(byte(0).ok_or("a cue past its text")?..byte(1).ok_or("a cue past its text")?);
        }
        stories.push((text, cues));
    }
    print!("{}", newsgloss::weigh::weigh(&stories));
    Ok(())
}
