//! `cargo run --release --features train --example syntax -- FILE.conllu`: how well a treebank's texts are read, as a line of JSON.
//! With a number behind the file the most frequent confusions of tags follow, as many, a line each; with `errors` every phrase and
//! subject that was read wrong; with `gold` phrases and subjects are read over the treebank's own tags.
//!
//! `… --example syntax -- --text "The dam held, engineers said."`: the tags of a text and its clauses.

use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let [flag, text] = arguments.as_slice()
        && flag == "--text"
    {
        for line in newsgloss::parse(text) {
            println!("{line}");
        }
        return Ok(());
    }
    let [file, rest @ ..] = arguments.as_slice() else { return Err("usage: syntax FILE.conllu [CONFUSIONS] [errors] [gold]".into()) };
    let conllu = std::fs::read_to_string(file)?;
    let (found, read) = (newsgloss::figures(&conllu), newsgloss::grammar(&conllu, rest.iter().any(|word| word == "gold")));
    println!(
        "{}",
        json!({"upos": found.upos, "xpos": found.xpos, "uposAligned": found.upos_aligned, "xposAligned": found.xpos_aligned,
        "subjects": read.subjects, "phrases": read.phrases, "objects": read.objects})
    );
    let shown = rest.first().and_then(|count| count.parse().ok()).unwrap_or(0);
    for (gold, tagged, count, examples) in found.errors.iter().take(shown) {
        println!("{count}\t{gold} as {tagged}: {}", examples.join("; "));
    }
    if rest.iter().any(|word| word == "errors") {
        read.errors.iter().for_each(|error| println!("{error}"));
    }
    Ok(())
}
