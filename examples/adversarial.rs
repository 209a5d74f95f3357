//! `cargo run --release --example adversarial -- NEWS`: the time a byte of hostile text takes beside a byte of news, and
//! whether a text of ten times the length takes more than ten times as long.

#![expect(clippy::cast_precision_loss, reason = "sizes of texts are far below what f64 holds exactly")]

use std::time::Instant;

use newsgloss::{Options, annotate};

const SIZE: usize = 1_000_000;

/// What is repeated up to [`SIZE`] bytes.
const REPEATED: &[&str] = &[
    "a",
    "é",
    "A",
    "A ",
    "Ana ",
    "Ana and ",
    "“",
    "\"",
    "'",
    "“ ",
    "“”",
    "“a said ",
    "“‘",
    "“Yes, we can.\n\n",
    "A “b. C” d. ",
    "1",
    "1 ",
    "1,",
    "1.",
    "1-",
    "1/",
    "1:",
    "$",
    "½",
    "2 x ",
    "10^",
    "million ",
    "two hundred ",
    "1 to 1 ",
    "May 1 ",
    "between ",
    "the day before ",
    "(",
    "( ",
    "[“(",
    ")",
    "Thebridge,said“Ana”10km.",
    "!?.,;:-–—()[]{}…",
    ".",
    ". ",
    ", ",
    "-",
    "a-",
    "a.",
    "a'",
    "\n",
    "a\n",
    "A\n\n",
    " ",
    "said ",
    "said that ",
    "he said ",
    "according to ",
    "the ministry ",
    "ministry of ",
    "it ",
    "He. ",
    "Ana said it. ",
    "who ",
    "Mr. ",
    "’s ",
    "president minister ",
    "The minister. ",
    "France, ",
    "a\u{301}",
    "\u{301}",
    "😀",
    "👨\u{200d}👩",
    "\0",
    "http://a.b/",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let news = std::fs::read_to_string(std::env::args().nth(1).ok_or("usage: adversarial NEWS")?)?;
    let usual = per_byte(&fill(&(news.clone() + "\n\n"), SIZE));
    println!("{usual:>9.1} ns a byte of news");
    let line = news.replace('\n', " ");
    for piece in REPEATED.iter().copied().chain([line.as_str()]) {
        let tenth = per_byte(&fill(piece, SIZE / 10));
        let name: String = piece.chars().take(20).collect();
        // What a tenth already shows to be slow is not tried whole.
        let whole = if tenth > 50.0 * usual { f64::NAN } else { per_byte(&fill(piece, SIZE)) };
        println!("{whole:>9.1} ns a byte, {:>5.1} × news, {:>5.1} × its own tenth: {name:?}", whole / usual, whole / tenth);
    }
    Ok(())
}

fn fill(piece: &str, size: usize) -> String {
    piece.repeat(size.div_ceil(piece.len()))
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
