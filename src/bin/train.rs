//! `cargo run --release --features train --bin train -- FOLDER OUT [EXCLUDED-TEXT]`: makes the tagger's model.
//!
//! FOLDER holds the tagged text, clusters and gazetteers that the tagger's module names; sentences that stand in
//! the file EXCLUDED-TEXT are left out, to score on them.

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().collect();
    let [_, folder, out, rest @ ..] = arguments.as_slice() else { return Err("usage: train FOLDER OUT [EXCLUDED-TEXT]".into()) };
    let excluded = rest.first().map(std::fs::read_to_string).transpose()?.unwrap_or_default();
    std::fs::write(out, newsgloss::train::train(Path::new(folder), &excluded)?)?;
    Ok(())
}
