//! `cargo bench --bench hostile -- NEWS`: the time a byte of hostile text takes beside a byte of news, and of a text of eight
//! times the length beside that. With a name of `hostile.json` (or "news") and a size behind it, reads that one text once: for
//! profilers, and for `valgrind --tool=cachegrind`, whose counts are the same on a busy machine.

#![expect(clippy::cast_precision_loss, reason = "sizes of texts are far below what f64 holds exactly")]

use std::time::Instant;

use newsgloss::{Options, annotate};

const SHORT: usize = 50_000;
const LONG: usize = 8 * SHORT;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let news = std::fs::read_to_string(arguments.first().ok_or("usage: hostile NEWS [NAME SIZE]")?)? + "\n\n";
    let line = news.replace('\n', " ");
    let mut pieces: Vec<(String, String)> = serde_json::from_str(include_str!("hostile.json"))?;
    pieces.extend([("one line".into(), line), ("upper case".into(), news.to_uppercase()), ("news".into(), news.clone())]);
    if let [_, name, size] = arguments.as_slice() {
        let (_, piece) = pieces.iter().find(|(one, _)| one == name).ok_or("no such text")?;
        std::hint::black_box(annotate(&fill(piece, size.parse()?), &Options::default()));
        return Ok(());
    }
    let usual = per_byte(&fill(&news, LONG));
    println!("{usual:>9.1} ns a byte of news");
    for (name, piece) in &pieces {
        let (short, long) = (per_byte(&fill(piece, SHORT)), per_byte(&fill(piece, LONG)));
        println!("{long:>9.1} ns a byte, {:>5.1} × news, {:>5.1} × its own eighth: {name}", long / usual, long / short);
    }
    Ok(())
}

/// A text of that size: the piece over and over, each time with another word and number where it asks for them.
fn fill(piece: &str, size: usize) -> String {
    let mut text = String::with_capacity(size + piece.len());
    for number in 0u32.. {
        let letters = || number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'b')).collect::<String>();
        text += &piece.replace("{number}", &number.to_string()).replace("{word}", &letters());
        if text.len() >= size {
            break;
        }
    }
    text.truncate((0..=size).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0));
    text
}

/// Nanoseconds a byte, the best of three runs.
fn per_byte(text: &str) -> f64 {
    let run = || {
        let start = Instant::now();
        std::hint::black_box(annotate(text, &Options::default()));
        start.elapsed().as_secs_f64()
    };
    (0..3).map(|_| run()).fold(f64::INFINITY, f64::min) * 1e9 / text.len() as f64
}
