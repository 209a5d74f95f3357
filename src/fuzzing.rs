//! What holds for any input, as functions that panic where it does not: for `fuzz/` and `tests/`, never for what ships.

#![expect(clippy::indexing_slicing, reason = "panicking is how a finding is told")]

use crate::annotation::{Annotations, Layer, Offsets, Options, Quantity, QuantityKind, QuoteKind, TextSpan};
use crate::document::Document;
use crate::names;
use crate::offsets::Table;
use crate::syntax::{self, Syntax};

/// Any text with all layers; the same behind the end of itself, whose words an annotator then knows.
pub fn pipeline(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let found = crate::annotate(&text, &Options::default());
    check(&text, &found);
    let mut annotator = crate::Annotator::default();
    let _ = annotator.annotate(&String::from_utf8_lossy(&data[data.len() / 2..]), &Options::default());
    assert_eq!(annotator.annotate(&text, &Options::default()), found);
}

/// One layer alone, chosen by the first byte, beside all of them; the top bit makes a date of the text's start.
pub fn layers(data: &[u8]) {
    let (choice, data) = data.split_first().unwrap_or((&0, &[]));
    let text = String::from_utf8_lossy(data);
    let layer = [Layer::Actors, Layer::Quotes, Layer::Numbers][usize::from(choice % 3)];
    let published_on = (choice & 0x80 != 0).then(|| text.chars().take(25).collect());
    check_layer(&text, layer, published_on);
}

/// The grammar of any text: phrases and clauses stand inside it, in order, and point at each other.
pub fn syntax(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let doc = Document::new(&text);
    Syntax::read(&doc, &mut syntax::Memory::default()).check(&doc);
}

/// Cuts a text into tokens and sentences, for those who time it.
#[must_use]
pub fn read_tokens(text: &str) -> usize {
    Document::new(text).len()
}

/// Reads the grammar of a text, for those who time it.
#[must_use]
pub fn read_grammar(text: &str) -> usize {
    Syntax::read(&Document::new(text), &mut syntax::Memory::default()).clauses().len()
}

/// The table from bytes to UTF-16 units against the standard library.
pub fn utf16(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let table = Table::new(&text, Offsets::Utf16);
    let mut units = 0;
    for (at, character) in text.char_indices() {
        assert_eq!(table.offset(at as u32), units);
        units += character.len_utf16() as u32;
    }
    assert_eq!(table.offset(text.len() as u32), units);
}

/// Any bytes as a model file, and as the sections behind a right header: an error, or a model that tags.
pub fn model(data: &[u8]) {
    const TEXT: &str = "Ms. Ana Lopez of the World Bank met “Bo” in New York on May 3.";
    names::check_model(data, TEXT);
    syntax::check_model(data, TEXT);
}

/// The layers that `layer` leaves out are empty; what it gives stands in the result of all layers.
pub fn check_layer(text: &str, layer: Layer, published_on: Option<String>) {
    let all = crate::annotate(text, &Options { published_on: published_on.clone(), layers: None, ..Options::default() });
    let one = crate::annotate(text, &Options { published_on, layers: Some(vec![layer]), ..Options::default() });
    check(text, &one);
    match layer {
        Layer::Actors => assert!(one.quotes.is_empty() && one.numbers.is_empty()),
        Layer::Quotes => {
            assert!(one.numbers.is_empty());
            assert_eq!(quoted(&one), quoted(&all));
            for actor in &one.actors {
                assert!(all.actors.iter().any(|a| (a.start, a.end, a.kind, a.form) == (actor.start, actor.end, actor.kind, actor.form)));
            }
        }
        Layer::Numbers => {
            assert!(one.actors.is_empty() && one.entities.is_empty() && one.quotes.is_empty());
            assert_eq!(one.numbers, all.numbers);
        }
    }
}

/// Quotes with the name of who says them, whatever the indices are.
fn quoted(found: &Annotations) -> Vec<(crate::Quote, Option<&str>)> {
    let name = |quote: &crate::Quote| Some(found.entities[quote.speaker?.entity as usize].name.as_str());
    found
        .quotes
        .iter()
        .map(|quote| {
            (crate::Quote { speaker: quote.speaker.map(|s| crate::Speaker { actor: 0, entity: 0, ..s }), ..quote.clone() }, name(quote))
        })
        .collect()
}

/// Spans are whole characters inside the text and no span is empty; lists are ordered; indices agree both ways;
/// contents, runs and values are of their form.
pub fn check(text: &str, found: &Annotations) {
    let mut boundary = vec![false; text.encode_utf16().count() + 1];
    let mut at = 0;
    for character in text.chars() {
        boundary[at] = true;
        at += character.len_utf16();
    }
    boundary[at] = true;
    let span = |start: u32, end: u32| {
        assert!(start < end, "an empty span at {start}");
        assert!([start, end].iter().all(|&end| boundary.get(end as usize) == Some(&true)), "{start}..{end} is not of whole characters");
    };

    assert!(found.actors.is_sorted_by_key(|a| (a.start, u32::MAX - a.end)), "actors out of order");
    assert!(found.quotes.is_sorted_by_key(|q| (q.start, u32::MAX - q.end)), "quotes out of order");
    assert!(found.numbers.windows(2).all(|pair| pair[0].end <= pair[1].start), "numbers out of order, or read twice");

    let mut mentions = vec![Vec::new(); found.entities.len()];
    for (index, actor) in found.actors.iter().enumerate() {
        span(actor.start, actor.end);
        assert!(!actor.rule.is_empty());
        mentions[actor.entity as usize].push(index as u32);
    }
    for (entity, mentions) in found.entities.iter().zip(&mentions) {
        assert_eq!(&entity.mentions, mentions, "mentions of {:?}", entity.name);
        assert!(!mentions.is_empty() && !entity.name.is_empty());
        assert!(entity.country.as_ref().is_none_or(|code| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())));
    }
    for quote in &found.quotes {
        assert!(!quote.rule.is_empty());
        quote.contents.iter().chain(&quote.marked).chain(&quote.cue).for_each(|s| span(s.start, s.end));
        assert!(disjoint(&quote.contents) && disjoint(&quote.marked), "contents or runs overlap: {quote:?}");
        let ends = (quote.contents.first().map(|s| s.start), quote.contents.last().map(|s| s.end));
        assert_eq!(ends, (Some(quote.start), Some(quote.end)));
        let inside = |run: &TextSpan| quote.contents.iter().any(|c| c.start <= run.start && run.end <= c.end);
        assert!(quote.marked.iter().all(inside), "a run outside the contents: {quote:?}");
        assert!(quote.marked.is_empty() || quote.kind != QuoteKind::Indirect, "{quote:?}");
        assert!(quote.speaker.is_none() || quote.kind != QuoteKind::Unattributed, "{quote:?}");
        let meets = |run: &TextSpan| quote.contents.iter().any(|c| c.start < run.end && run.start < c.end);
        let of_another = || found.quotes.iter().any(|other| other.marked.iter().any(meets));
        assert!(quote.kind == QuoteKind::Indirect || !quote.marked.is_empty() || of_another(), "in marks, but nobody's run: {quote:?}");
        if let Some(speaker) = quote.speaker {
            span(speaker.start, speaker.end);
            let actor = &found.actors[speaker.actor as usize];
            assert_eq!(actor.entity, speaker.entity);
        }
    }
    for number in &found.numbers {
        span(number.start, number.end);
        assert!(!number.rule.is_empty());
        number.counted.iter().for_each(|s| span(s.start, s.end));
        check_values(number);
    }
}

fn disjoint(spans: &[TextSpan]) -> bool {
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

fn check_values(number: &Quantity) {
    use QuantityKind::{Cardinal, Date, Duration, Measure, Money, Ordinal, Percent, Time};
    for value in number.value.iter().chain(&number.low).chain(&number.high).chain(&number.from) {
        let right = match number.kind {
            Cardinal | Ordinal | Percent | Money | Measure => is_decimal(value),
            Date => is_date(value),
            Time => value.contains('T'),
            Duration => value.starts_with('P') && value.len() > 2,
        };
        assert!(right, "{value:?} is no value: {number:?}");
    }
    check_ends(number);
    let unit = number.unit.as_deref();
    match number.kind {
        Money => assert!(unit.is_none_or(|u| u.len() == 3 && u.bytes().all(|b| b.is_ascii_uppercase())), "{number:?}"),
        Percent => assert_eq!(unit, Some("%")),
        Measure => assert!(unit.is_some_and(|u| !u.is_empty()), "{number:?}"),
        Cardinal | Ordinal | Date | Time | Duration => assert_eq!(unit, None, "{number:?}"),
    }
}

/// "120000", "0.5", "-3": no zero that says nothing.
/// The low end of a range is not above the high one, but for hours over midnight; a change is no range; days are of dates, in order.
fn check_ends(number: &Quantity) {
    use QuantityKind::{Cardinal, Date, Measure, Money, Percent};
    if let Some((low, high)) = number.low.as_ref().zip(number.high.as_ref()) {
        let rises = match number.kind {
            Cardinal | Percent | Money | Measure => matches!((low.parse::<f64>(), high.parse::<f64>()), (Ok(low), Ok(high)) if low <= high),
            Date => number.days.is_some() || low.starts_with('X') || high.starts_with('X'),
            _ => true,
        };
        assert!(rises, "the ends are turned round: {number:?}");
    }
    assert!(number.from.is_none() || number.low.is_none() && number.high.is_none(), "a change and a range: {number:?}");
    assert!(number.days.as_ref().is_none_or(|days| number.kind == Date && days.first <= days.last), "{number:?}");
}

fn is_decimal(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "1"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    all_digits(whole) && all_digits(fraction) && (whole == "0" || !whole.starts_with('0')) && !fraction.ends_with('0')
}

/// ISO 8601 with letters for what is left open ("XXXX-05-03", "199X", "2024-Q1") and 21 to 24 for seasons, as its second part
/// has them; a date of three numbers is on the calendar.
fn is_date(value: &str) -> bool {
    let date = value.split('T').next().unwrap_or_default();
    let mut parts = date.trim_start_matches('-').split('-');
    let [year, month, day] = [parts.next(), parts.next(), parts.next()].map(Option::unwrap_or_default);
    let leap = year.parse::<u32>().is_ok_and(|y| y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) || year.contains('X');
    let longest = match month {
        "04" | "06" | "09" | "11" => 30,
        "02" => 28 + u32::from(leap),
        _ => 31,
    };
    let season = |number: u32| (21..=24).contains(&number) && day.is_empty();
    let month_fits = month
        .parse::<u32>()
        .map_or(month.is_empty() || !month.starts_with(|c: char| c.is_ascii_digit()), |m| (1..=12).contains(&m) || season(m));
    let day_fits = day.parse::<u32>().map_or(day.is_empty(), |d| (1..=longest).contains(&d));
    year.len() == 4 && month_fits && day_fits && value.chars().all(|c| c.is_ascii_alphanumeric() || "-:+.".contains(c))
}
