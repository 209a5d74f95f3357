//! What holds for any text whatever.

#![cfg(not(target_arch = "wasm32"))]

use newsgloss::{Annotations, Options, QuantityKind, TextSpan, annotate};
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
    "at ",
    "0842 GMT ",
    "«",
    "»",
    "„",
    "``",
    "''",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = proptest::collection::vec(proptest::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => ".{0,200}", 1 => "\\PC{0,80}"]
}

fn spans(found: &Annotations) -> Vec<TextSpan> {
    let mut spans: Vec<_> = found.actors.iter().map(|a| TextSpan { start: a.start, end: a.end }).collect();
    spans.extend(found.numbers.iter().map(|n| TextSpan { start: n.start, end: n.end }));
    spans.extend(found.numbers.iter().filter_map(|n| n.counted));
    spans.extend(found.quotes.iter().flat_map(|q| q.contents.iter().chain(&q.marked).chain(&q.cue)));
    spans.extend(found.quotes.iter().filter_map(|q| q.speaker).map(|s| TextSpan { start: s.start, end: s.end }));
    spans
}

proptest! {
    #[test]
    fn spans_are_whole_characters_inside_the_text(text in text()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        for span in spans(&annotate(&text, &Options::default())) {
            prop_assert!(span.start < span.end && span.end as usize <= units.len());
            prop_assert!(String::from_utf16(&units[span.start as usize..span.end as usize]).is_ok());
        }
    }

    #[test]
    fn lists_are_ordered_and_indices_hold(text in text()) {
        let found = annotate(&text, &Options::default());
        let ordered = |spans: Vec<(u32, u32)>| spans.windows(2).all(|pair| (pair[0].0, u32::MAX - pair[0].1) <= (pair[1].0, u32::MAX - pair[1].1));
        prop_assert!(ordered(found.actors.iter().map(|a| (a.start, a.end)).collect()));
        prop_assert!(ordered(found.quotes.iter().map(|q| (q.start, q.end)).collect()));
        for (index, actor) in found.actors.iter().enumerate() {
            prop_assert!(found.entities[actor.entity as usize].mentions.contains(&(index as u32)));
        }
        for speaker in found.quotes.iter().filter_map(|q| q.speaker) {
            prop_assert_eq!(found.actors[speaker.actor as usize].entity, speaker.entity);
        }
    }

    #[test]
    fn no_digit_is_read_twice(text in text()) {
        let found = annotate(&text, &Options::default());
        prop_assert!(found.numbers.windows(2).all(|pair| pair[0].end <= pair[1].start));
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
    fn the_same_text_gives_the_same_result(text in text()) {
        let read = || serde_json::to_string(&annotate(&text, &Options::default())).unwrap();
        prop_assert_eq!(read(), read());
    }
}
