//! Words of the reader's own: they go before the lexicon, the longest first, and stay with their annotator.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use newsgloss::fuzzing::check;
use newsgloss::{ActorKind, Annotations, Annotator, Offsets, Options, OwnName, OwnUnit, OwnVerb, OwnWords, QuantityKind, annotate};
use proptest::prelude::*;

fn name(name: &str, kind: ActorKind, aliases: &[&str]) -> OwnName {
    OwnName { name: name.into(), kind, country: None, aliases: aliases.iter().map(|&alias| alias.to_owned()).collect() }
}

fn read(words: &OwnWords, text: &str) -> Annotations {
    Annotator::with_words(words).unwrap().annotate(text, &Options::default())
}

/// The mentions that are names, each with its entity.
fn named(text: &str, found: &Annotations) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let slice = |start: u32, end: u32| String::from_utf16(&units[start as usize..end as usize]).unwrap();
    let names = found.actors.iter().filter(|actor| actor.rule == "own name");
    let told = names.map(|actor| format!("{} = {}", slice(actor.start, actor.end), found.entities[actor.entity as usize].name));
    told.collect::<Vec<_>>().join("; ")
}

#[test]
fn a_name_is_found_by_all_its_names_with_its_kind_and_country() {
    let body =
        OwnName { country: Some("AL".into()), ..name("Zelvian Harbour Board", ActorKind::Organization, &["zhb", "the Board of Quays"]) };
    let words = OwnWords { names: vec![body], ..OwnWords::default() };
    let text = "The port will close, zhb said. Later the Board of Quays’ plan was dropped. Zelvian Harbour Board staff left.";
    let found = read(&words, text);
    assert_eq!(
        named(text, &found),
        "zhb = Zelvian Harbour Board; the Board of Quays = Zelvian Harbour Board; Zelvian Harbour Board = Zelvian Harbour Board"
    );
    let entity = &found.entities[found.quotes[0].speaker.unwrap().entity as usize];
    assert_eq!((entity.kind, entity.country.as_deref()), (ActorKind::Organization, Some("AL")));
}

#[test]
fn the_longest_entry_wins_and_capitals_count() {
    let words = OwnWords {
        names: vec![name("Orm", ActorKind::Place, &[]), name("Orm Valley Five", ActorKind::Group, &[])],
        not_names: vec!["Orm Street".into()],
        ..OwnWords::default()
    };
    let text = "In Orm the Orm Valley Five sang. At Orm Street an orm was seen.";
    assert_eq!(named(text, &read(&words, text)), "Orm = Orm; Orm Valley Five = Orm Valley Five");
}

#[test]
fn a_surname_alone_means_the_person_of_the_list() {
    let words = OwnWords { names: vec![name("Quell Brixby", ActorKind::Person, &["Q.B."])], ..OwnWords::default() };
    let text = "Quell Brixby won the vote. “We are glad,” Brixby said.";
    let found = read(&words, text);
    assert_eq!(found.entities[found.quotes[0].speaker.unwrap().entity as usize].name, "Quell Brixby");
}

#[test]
fn what_is_no_name_is_not_marked() {
    let text = "Paris Fashion opened in Lyon. The mayor of Lyon left.";
    let before = annotate(text, &Options::default());
    assert!(before.entities.iter().any(|entity| entity.name == "Lyon"));
    let found = read(&OwnWords { not_names: vec!["Lyon".into()], ..OwnWords::default() }, text);
    assert!(found.entities.iter().all(|entity| entity.name != "Lyon"), "{:?}", found.entities);
}

#[test]
fn a_verb_of_ones_own_reports() {
    let verb = |verb: &str, forms: &[&str]| OwnVerb { verb: verb.into(), forms: forms.iter().map(|&form| form.to_owned()).collect() };
    let words = OwnWords { verbs: vec![verb("toot", &[]), verb("blorg", &["blarg"])], ..OwnWords::default() };
    assert!(annotate("Carla Weiss blarg that the bridge is safe.", &Options::default()).quotes.is_empty());
    for text in [
        "“The bridge is safe,” Carla Weiss tooted.",
        "Carla Weiss blarg that the bridge is safe.",
        "The bridge is safe, toots Carla Weiss.",
    ] {
        let found = read(&words, text);
        assert_eq!(found.quotes.len(), 1, "{text}");
        assert_eq!(found.entities[found.quotes[0].speaker.unwrap().entity as usize].name, "Carla Weiss", "{text}");
        assert!(found.quotes[0].cue.is_some() && found.quotes[0].speech, "{text}");
    }
}

#[test]
fn units_of_ones_own_measure_figures() {
    let unit = |name: &str, code: &str, money, aliases: &[&str]| OwnUnit {
        name: name.into(),
        code: code.into(),
        money,
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
    };
    let words = OwnWords {
        units: vec![
            unit("sacks", "{sack}", false, &["sack"]),
            unit("sacks of lime", "{lime}", false, &[]),
            unit("quid coins", "XQC", true, &[]),
            unit("barrels", "{keg}", false, &[]),
        ],
        ..OwnWords::default()
    };
    let text = "They sold about 40 sacks, 1.5 million sacks of lime, a 20-sack load and between 3 and 5 sacks for 900 quid coins. 7 barrels leaked, 8 barrels per day.";
    let numbers = read(&words, text).numbers;
    let told: Vec<_> = numbers.iter().map(|n| (n.value.as_deref().or(n.low.as_deref()).unwrap(), n.unit.as_deref().unwrap())).collect();
    assert_eq!(
        told,
        [("40", "{sack}"), ("1500000", "{lime}"), ("20", "{sack}"), ("3", "{sack}"), ("900", "XQC"), ("7", "{keg}"), ("8", "[bbl_us]/d")]
    );
    assert_eq!(numbers[4].kind, QuantityKind::Money);
    assert!(numbers.iter().all(|number| number.counted.is_none()));
}

#[test]
fn nothing_is_kept_between_annotators_nor_texts() {
    let words = OwnWords { names: vec![name("zhb", ActorKind::Organization, &[])], ..OwnWords::default() };
    let text = "The port will close, zhb said.";
    let mut own = Annotator::with_words(&words).unwrap();
    let first = own.annotate(text, &Options::default());
    // More words than an annotator keeps.
    let many = (0..40_000).map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ");
    let _ = own.annotate(&many, &Options::default());
    assert_eq!(own.annotate(text, &Options::default()), first);
    assert_ne!(annotate(text, &Options::default()), first);
    let mut plain = Annotator::default();
    assert_eq!(plain.annotate(text, &Options::default()), annotate(text, &Options::default()));
}

#[test]
fn words_that_cannot_be_used_are_told_by_their_place() {
    let organization = |text: &str| name(text, ActorKind::Organization, &[]);
    let names = |names: Vec<OwnName>| OwnWords { names, ..OwnWords::default() };
    for (words, told) in [
        (names(vec![organization("Orm"), organization(" ")]), "names[1]: \" \" has no letter"),
        (names(vec![organization("Orm"), organization("Orm")]), "names[1]: \"Orm\" is another name of yours already"),
        (names(vec![OwnName { country: Some("France".into()), ..organization("Orm") }]), "names[0].country must be two capital letters"),
        (OwnWords { not_names: vec!["Orm".into()], ..names(vec![organization("Orm")]) }, "notNames[0]: \"Orm\" is a name of yours already"),
        (
            OwnWords { verbs: vec![OwnVerb { verb: "speak out".into(), forms: vec![] }], ..OwnWords::default() },
            "verbs[0]: \"speak out\" is no single word",
        ),
        (
            OwnWords {
                units: vec![OwnUnit { name: "sack".into(), code: " ".into(), money: false, aliases: vec![] }],
                ..OwnWords::default()
            },
            "units[0].code is empty",
        ),
        (
            OwnWords {
                units: vec![OwnUnit { name: "doge".into(), code: "Doge".into(), money: true, aliases: vec![] }],
                ..OwnWords::default()
            },
            "units[0].code must be three capital letters such as \"USD\" where it is money, not \"Doge\"",
        ),
    ] {
        let error = Annotator::with_words(&words).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(error.starts_with(told), "{error:?}");
    }
}

#[test]
fn offsets_count_what_is_asked_for() {
    let text = "🎉 “Non,” Zoë Ruiz said of the 40 tents.";
    let read = |offsets| annotate(text, &Options { offsets, ..Options::default() });
    let number = |offsets| read(offsets).numbers.first().map(|n| (n.start as usize, n.end as usize)).unwrap();
    let (start, end) = number(Offsets::Bytes);
    assert_eq!(&text[start..end], "40");
    let (start, end) = number(Offsets::CodePoints);
    assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), "40");
    let (start, _) = number(Offsets::Utf16);
    assert_eq!(text.encode_utf16().skip(start).take(2).collect::<Vec<_>>(), "40".encode_utf16().collect::<Vec<_>>());
    let counted = read(Offsets::Bytes).numbers[0].counted.unwrap();
    assert_eq!(&text[counted.start as usize..counted.end as usize], "tents");
}

/// What texts and words are made of, so that they meet.
const PIECES: &[&str] = &[
    "Orm", "Ana", "Ruiz", "the", "said", "that", "“", "”", ",", ".", "40", "3.5", "million", "sacks", "of", "-", "km", "’s", "Bank", "and",
    "\n\n", "🎉", "it", "May", "$",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_words_and_any_text_give_a_whole_result(
        text in prop::collection::vec(prop::sample::select(PIECES), 0..60),
        phrases in prop::collection::vec((prop::collection::vec(prop::sample::select(PIECES), 1..4), 0..6u8), 0..8),
    ) {
        let mut words = OwnWords::default();
        for (phrase, what) in phrases {
            let phrase = phrase.join(" ");
            match what {
                0 => words.names.push(name(&phrase, ActorKind::Person, &[])),
                1 => words.names.push(name(&phrase, ActorKind::Organization, &["Ana of Orm"])),
                2 => words.names.push(name(&phrase, ActorKind::Group, &[])),
                3 => words.not_names.push(phrase),
                4 => words.verbs.push(OwnVerb { verb: phrase, forms: Vec::new() }),
                _ => words.units.push(OwnUnit { code: "{own}".into(), name: phrase, money: false, aliases: Vec::new() }),
            }
        }
        let text = text.join(" ");
        if let Ok(mut annotator) = Annotator::with_words(&words) {
            let found = annotator.annotate(&text, &Options::default());
            check(&text, &found);
            prop_assert_eq!(annotator.annotate(&text, &Options::default()), found);
        }
    }
}
