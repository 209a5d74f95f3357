//! `cargo run --release --features train --bin train -- lists|names|syntax FOLDER OUT [EXCLUDED-TEXT]`: makes a model file.
//!
//! FOLDER holds the clusters and gazetteers, or the tagged text, that the model's module names. The lists are made first: the models
//! stand on those that are compiled in. For names, sentences that stand in the file EXCLUDED-TEXT are left out, to score on them.

use std::path::Path;

use newsgloss::train;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [model, folder, out, rest @ ..] = arguments.as_slice() else {
        return Err("usage: train lists|names|syntax FOLDER OUT [EXCLUDED-TEXT]".into());
    };
    let folder = Path::new(folder);
    let excluded = rest.first().map(std::fs::read_to_string).transpose()?.unwrap_or_default();
    let file = match model.as_str() {
        "lists" => train::lists(folder)?,
        "syntax" => train::syntax(folder)?,
        "names" => train::names(folder, &excluded)?,
        _ => return Err(format!("no model is called {model}").into()),
    };
    std::fs::write(out, file)?;
    Ok(())
}
