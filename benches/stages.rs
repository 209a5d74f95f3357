//! `cargo bench --bench stages -- TEXT…`: what each layer takes natively, with the tokens it stands on, beside a plain scan as
//! the ceiling. Medians of interleaved runs; a line of JSON for each text.

#![expect(clippy::cast_precision_loss, reason = "sizes of texts are far below what f64 holds exactly")]

use std::time::Instant;

use newsgloss::{Layer, Options, annotate, fuzzing};

/// Something to time on a text.
type Stage = (&'static str, Box<dyn Fn(&str)>);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1).filter(|argument| !argument.starts_with("--")) {
        let text = std::fs::read_to_string(&path)?;
        let speeds: serde_json::Map<_, _> = measure(&text).into_iter().map(|(name, speed)| (name.to_owned(), speed.into())).collect();
        println!("{}", serde_json::json!({ "text": path, "bytes": text.len(), "MB/s": speeds }));
    }
    Ok(())
}

/// Megabytes a second of each stage.
fn measure(text: &str) -> Vec<(&'static str, f64)> {
    let stages = stages();
    let mut times = vec![Vec::new(); stages.len()];
    for _ in 0..15 {
        for ((_, run), times) in stages.iter().zip(&mut times) {
            let start = Instant::now();
            run(text);
            times.push(start.elapsed().as_secs_f64());
        }
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    };
    stages.iter().zip(&mut times).map(|((name, _), times)| (*name, text.len() as f64 / 1e6 / median(times))).collect()
}

fn stages() -> Vec<Stage> {
    let layers = |name, layers: Option<Vec<Layer>>| -> Stage {
        let options = Options { layers, ..Options::default() };
        (name, Box::new(move |text| drop(std::hint::black_box(annotate(text, &options)))))
    };
    vec![
        (
            "plain scan",
            Box::new(|text| {
                std::hint::black_box(scan(text));
            }),
        ),
        (
            "tokens",
            Box::new(|text| {
                std::hint::black_box(fuzzing::read_tokens(text));
            }),
        ),
        (
            "tokens and grammar",
            Box::new(|text| {
                std::hint::black_box(fuzzing::read_grammar(text));
            }),
        ),
        layers("actors", Some(vec![Layer::Actors])),
        layers("quotes", Some(vec![Layer::Quotes])),
        layers("numbers", Some(vec![Layer::Numbers])),
        layers("all", None),
    ]
}

/// Cuts at white space and hashes each piece: the least that any reader of words must do.
fn scan(text: &str) -> u64 {
    let hash =
        |word: &str| word.bytes().fold(0u64, |hash, byte| (hash.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    text.split_ascii_whitespace().fold(0, |sum, word| sum ^ hash(word))
}
