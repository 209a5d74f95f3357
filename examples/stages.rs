//! `cargo run --release --example stages -- TEXT`: milliseconds that each layer takes, with the tokens it stands on; medians of
//! interleaved runs.

#![expect(clippy::cast_precision_loss, reason = "sizes of texts are far below what f64 holds exactly")]

use std::time::Instant;

use newsgloss::{Layer, Options, annotate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(std::env::args().nth(1).ok_or("usage: stages TEXT")?)?;
    let sets: [(&str, Option<Vec<Layer>>); 5] = [
        ("tokens", Some(vec![])),
        ("actors", Some(vec![Layer::Actors])),
        ("quotes", Some(vec![Layer::Quotes])),
        ("numbers", Some(vec![Layer::Numbers])),
        ("all", None),
    ];
    let mut times = vec![Vec::new(); sets.len()];
    for _ in 0..15 {
        for ((_, layers), times) in sets.iter().zip(&mut times) {
            let options = Options { published_on: None, layers: layers.clone() };
            let start = Instant::now();
            std::hint::black_box(annotate(&text, &options));
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    for ((name, _), times) in sets.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        println!("{name:8} {median:8.2} ms {:6.1} MB/s", text.len() as f64 / median / 1e3);
    }
    Ok(())
}
