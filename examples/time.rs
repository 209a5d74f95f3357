use std::time::Instant;
fn main() {
    let t = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for _ in 0..8 {
        let s = Instant::now();
        let r = newsgloss::annotate(&t, &newsgloss::Options::default());
        let e = s.elapsed();
        println!(
            "{:?} {:.1} MB/s a{} e{} q{} n{}",
            e,
            t.len() as f64 / 1e6 / e.as_secs_f64(),
            r.actors.len(),
            r.entities.len(),
            r.quotes.len(),
            r.numbers.len()
        );
    }
}
