//! What holds for any text whatever.

#![cfg(not(target_arch = "wasm32"))]

use newsgloss::{Annotator, Layer, Options, QuantityKind, annotate};
use proptest::prelude::*;

/// Pieces that the recognizers look for, so that random texts meet their rules.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "’s ",
    "said ",
    "told reporters ",
    "according to ",
    "that ",
    "Ana Lopez ",
    "the ministry ",
    "France ",
    "he ",
    "it ",
    ", ",
    ". ",
    "\n\n",
    "(",
    ")",
    "$",
    "3.5 ",
    "million ",
    "between ",
    "and ",
    "10",
    "–",
    "20 ",
    "percent ",
    "May ",
    "2024 ",
    "spring ",
    "1990",
    "s ",
    "Tuesday ",
    "two ",
    "hundred ",
    "-",
    "/",
    ":",
    "30",
    " p.m. ",
    "½",
    "😀",
    "é",
    "\u{301}",
    "people ",
    "killed ",
    "a ",
    "half ",
    "years ",
    "and a ",
    "or ",
    "RM",
    "e5 ",
    "^9 ",
    "third ",
    "feet ",
    "inches ",
    "dollars ",
    "cents ",
    "more than ",
    "fewer than ",
    "1,50,000",
    ",",
    "°",
    "old ",
    "ago ",
    "every ",
    "last ",
    "weekend ",
    "of ",
    "an ",
    "quarter ",
    "hour ",
    "past ",
    "Easter ",
    "third ",
    "week ",
    "that year ",
    "Sunday ",
    "800 ",
    "in ",
    "at ",
    "0842 GMT ",
    "«",
    "»",
    "„",
    "``",
    "''",
];

const LAYERS: &[Layer] = &[Layer::Actors, Layer::Quotes, Layer::Numbers];

fn text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => ".{0,200}", 1 => "\\PC{0,80}"]
}

/// What stands past the end of a text is no word of the text before.
#[test]
fn nothing_of_the_text_before_stands_behind_the_end() {
    let mut annotator = Annotator::default();
    for text in ["The end.", "9 p.m. „"] {
        assert_eq!(annotator.annotate(text, &Options::default()), annotate(text, &Options::default()), "{text}");
    }
}

proptest! {
    #[test]
    fn results_are_whole(text in text()) {
        newsgloss::fuzzing::check(&text, &annotate(&text, &Options::default()));
    }

    #[test]
    fn grammar_stands_inside_its_text(text in text()) {
        newsgloss::fuzzing::syntax(text.as_bytes());
    }

    #[test]
    fn a_value_printed_and_read_back_is_the_same(text in text()) {
        let numeric = |n: &&newsgloss::Quantity| !matches!(n.kind, QuantityKind::Date | QuantityKind::Time | QuantityKind::Duration);
        let found = annotate(&text, &Options::default());
        for number in found.numbers.iter().filter(numeric) {
            for value in [&number.value, &number.low, &number.high].into_iter().flatten().filter(|value| value.len() < 28) {
                let again = annotate(&format!("It weighs {value} kg"), &Options::default());
                prop_assert_eq!(again.numbers.first().and_then(|n| n.value.as_ref()), Some(value));
            }
        }
    }

    #[test]
    fn a_layer_alone_gives_what_it_gives_among_all(text in text(), layer in proptest::sample::select(LAYERS)) {
        newsgloss::fuzzing::check_layer(&text, layer, None);
    }

    /// At either end of the years that ISO 8601 writes with four digits, and on a leap day.
    #[test]
    fn days_are_on_the_calendar(text in text(), day in proptest::sample::select(&["0000-01-01", "2024-02-29", "9999-12-31"])) {
        newsgloss::fuzzing::check(&text, &annotate(&text, &Options { published_on: Some(day.into()), ..Options::default() }));
    }

    /// Whatever was read before it, and with whichever layer.
    #[test]
    fn the_same_text_gives_the_same_result(texts in proptest::collection::vec(text(), 1..4), layer in proptest::sample::select(LAYERS)) {
        let mut annotator = Annotator::default();
        let _ = annotator.annotate(&texts.concat(), &Options { published_on: None, layers: Some(vec![layer]), ..Options::default() });
        for text in &texts {
            prop_assert_eq!(annotator.annotate(text, &Options::default()), annotate(text, &Options::default()));
        }
    }

    /// As one types: after words are put in and taken out anywhere, the result is what one gets who never read before.
    #[test]
    fn typing_gives_what_reading_anew_gives(
        text in text(),
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), 0..20_usize, proptest::sample::select(PIECES)), 1..6),
    ) {
        let mut annotator = Annotator::default();
        let mut letters: Vec<char> = text.chars().collect();
        for (at, gone, piece) in edits {
            let at = at.index(letters.len() + 1);
            letters.splice(at..(at + gone).min(letters.len()), piece.chars());
            let text = letters.iter().collect::<String>();
            prop_assert_eq!(annotator.annotate(&text, &Options::default()), annotate(&text, &Options::default()));
        }
    }

    /// Two stories with a blank line between: with the date given, each keeps its numbers, and its quotes where the first
    /// leaves no mark open. Names are left out: one story's tell what a word is in the other.
    #[test]
    fn stories_side_by_side_keep_numbers_and_quotes(first in text(), second in text()) {
        let options = Options { published_on: Some("2024-05-09".into()), layers: None, ..Options::default() };
        let first = format!("{first}\n\nIt ended there.");
        let second = format!("Then it rained.\n\n{second}");
        let by = first.encode_utf16().count() as u32 + 2;
        let (one, other, both) = (annotate(&first, &options), annotate(&second, &options), annotate(&format!("{first}\n\n{second}"), &options));
        let number = |by: u32| move |n: &newsgloss::Quantity| (n.start + by, n.end + by, n.value.clone(), n.low.clone(), n.high.clone(), n.unit.clone());
        let numbers: Vec<_> = one.numbers.iter().map(number(0)).chain(other.numbers.iter().map(number(by))).collect();
        prop_assert_eq!(both.numbers.iter().map(number(0)).collect::<Vec<_>>(), numbers);
        if !first.contains(['“', '"', '«', '„', '`', '\'', '’', '‘']) {
            let quote = |by: u32| move |q: &newsgloss::Quote| (q.start + by, q.end + by, q.cue.map(|cue| cue.start + by));
            let quotes: Vec<_> = one.quotes.iter().map(quote(0)).chain(other.quotes.iter().map(quote(by))).collect();
            prop_assert_eq!(both.quotes.iter().map(quote(0)).collect::<Vec<_>>(), quotes);
        }
    }
}
