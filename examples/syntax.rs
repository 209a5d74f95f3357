//! `cargo run --release --features train --example syntax -- FILE.conllu`: how well a treebank's texts are read, as a line of JSON.
//! With a number behind the file the most frequent confusions follow, as many, a line each.

use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [file, rest @ ..] = arguments.as_slice() else { return Err("usage: syntax FILE.conllu [CONFUSIONS]".into()) };
    let found = newsgloss::figures(&std::fs::read_to_string(file)?);
    println!("{}", json!({"upos": found.upos, "xpos": found.xpos, "uposAligned": found.upos_aligned, "xposAligned": found.xpos_aligned}));
    let shown = rest.first().map_or(Ok(0), |count| count.parse())?;
    for (gold, tagged, count, examples) in found.errors.iter().take(shown) {
        println!("{count}\t{gold} as {tagged}: {}", examples.join("; "));
    }
    Ok(())
}
