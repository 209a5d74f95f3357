//! Clauses and phrases over given tags.

use super::{ClauseKind, Syntax, Tag};
use crate::document::Document;

/// Reads words with their tags, "said/Past", as one text.
fn read<R>(tagged: &str, ask: impl Fn(&Document, &Syntax) -> R) -> R {
    let (words, tags): (Vec<_>, Vec<_>) = tagged.split(' ').map(|word| word.rsplit_once('/').unwrap()).unzip();
    let doc_text = words.join(" ").replace(" 's", "'s");
    let doc = Document::new(&doc_text);
    let named = |name: &str| Tag::LEARNED.iter().copied().find(|tag| format!("{tag:?}") == name).unwrap_or_default();
    let tags: Vec<_> = tags.into_iter().map(named).collect();
    assert_eq!(doc.len(), tags.len(), "{doc_text}");
    let syntax = Syntax::over(&doc, tags);
    ask(&doc, &syntax)
}

/// Every clause as "subject < verb > object", joined.
fn clauses(tagged: &str) -> String {
    read(tagged, |doc, syntax| {
        let head = |phrase: Option<usize>| phrase.and_then(|phrase| syntax.phrase(phrase)).map_or("-", |phrase| doc.surface(phrase.head));
        let tell =
            |clause: &super::Clause| format!("{} < {} > {}", head(clause.subject), doc.surface(clause.verbs.main), head(clause.object));
        syntax.clauses().iter().map(tell).collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn a_verb_takes_the_subject_in_front_of_relative_clauses_and_prepositions() {
    let table = [
        ("The/Determiner head/Noun of/Preposition the/Determiner firm/Noun left/Past ./Punct", "head < left > -"),
        (
            "The/Determiner man/Noun who/WhPronoun wrote/Past the/Determiner book/Noun died/Past ./Punct",
            "who < wrote > book; man < died > -",
        ),
        ("The/Determiner plan/Noun the/Determiner board/Noun passed/Past failed/Past ./Punct", "board < passed > -; plan < failed > -"),
        (
            "Ann/Name ,/Punct a/Determiner nurse/Noun in/Preposition Lund/Name ,/Punct said/Past the/Determiner ward/Noun closed/Past ./Punct",
            "Ann < said > -; ward < closed > -",
        ),
        (
            "When/WhAdverb rain/Noun fell/Past ,/Punct the/Determiner men/Nouns left/Past town/Noun ./Punct",
            "rain < fell > -; men < left > town",
        ),
    ];
    for (tagged, expected) in table {
        assert_eq!(clauses(tagged), expected, "{tagged}");
    }
}

#[test]
fn inverted_and_shared_subjects_are_found() {
    let table = [
        ("The/Determiner dam/Noun held/Past ,/Punct said/Past engineers/Nouns ./Punct", "dam < held > -; engineers < said > -"),
        ("Did/AuxPast the/Determiner mayor/Noun agree/Base ?/Punct", "mayor < agree > -"),
        ("There/Existential was/AuxPast a/Determiner storm/Noun ./Punct", "storm < was > -"),
        ("She/Pronoun came/Past and/Conjunction won/Past gold/Noun ./Punct", "She < came > -; She < won > gold"),
        (
            "The/Determiner deal/Noun ,/Punct he/Pronoun said/Past ,/Punct was/AuxPast dead/Adjective ./Punct",
            "he < said > -; deal < was > -",
        ),
    ];
    for (tagged, expected) in table {
        assert_eq!(clauses(tagged), expected, "{tagged}");
    }
}

#[test]
fn what_stands_between_subject_and_verb_is_no_subject() {
    let table = [
        (
            "The/Determiner museum/Noun in/Preposition Lund/Name ,/Punct Sweden/Name was/AuxPast closed/Participle to/Preposition all/Determiner ./Punct",
            "museum < closed > -",
        ),
        (
            "The/Determiner University/Name of/Preposition Lund/Name 's/PossessiveEnding site/Noun is/AuxPresentThird down/Adjective ./Punct",
            "site < is > -",
        ),
        ("At/Preposition least/Adjective 20/Number men/Nouns were/AuxPast hurt/Participle ./Punct", "men < hurt > -"),
        (
            "Envoys/Nouns ,/Punct most/Determiner of/Preposition whom/WhPronoun had/AuxPast left/Participle ,/Punct agreed/Past ./Punct",
            "most < left > -; Envoys < agreed > -",
        ),
        ("Ann/Name and/Conjunction Tom/Name have/AuxPresent both/Determiner agreed/Participle ./Punct", "Ann < agreed > -"),
        ("A/Determiner point/Noun Hale/Name made/Past was/AuxPast lost/Participle ./Punct", "Hale < made > -; point < lost > -"),
        ("Two/Number weeks/Nouns ago/Adverb Hale/Name left/Past ./Punct", "Hale < left > -"),
    ];
    for (tagged, expected) in table {
        assert_eq!(clauses(tagged), expected, "{tagged}");
    }
}

#[test]
fn verbs_are_joined_to_those_in_their_tense() {
    let table = [
        (
            "She/Pronoun said/Past it/Pronoun would/Modal rain/Base and/Conjunction left/Past ./Punct",
            "She < said > -; it < rain > -; She < left > -",
        ),
        (
            "They/Pronoun promised/Past jobs/Nouns and/Conjunction homes/Nouns would/Modal come/Base ./Punct",
            "They < promised > -; jobs < come > -",
        ),
        ("They/Pronoun sold/Past boats/Nouns and/Conjunction prices/Nouns fell/Past ./Punct", "They < sold > boats; prices < fell > -"),
    ];
    for (tagged, expected) in table {
        assert_eq!(clauses(tagged), expected, "{tagged}");
    }
}

#[test]
fn a_participle_in_front_of_a_subject_is_no_clause() {
    let table = [
        ("Armed/Participle men/Nouns of/Preposition Lund/Name came/Past ./Punct", "men < came > -"),
        ("Asked/Participle reporters/Nouns ,/Punct he/Pronoun left/Past ./Punct", "- < Asked > reporters; he < left > -"),
    ];
    for (tagged, expected) in table {
        assert_eq!(clauses(tagged), expected, "{tagged}");
    }
}

#[test]
fn a_complement_hangs_on_its_verb_and_ends_where_the_clause_ends() {
    let tagged = "The/Determiner aide/Noun ,/Punct who/WhPronoun says/PresentThird the/Determiner plan/Noun is/AuxPresentThird dead/Adjective \
                  ,/Punct flies/PresentThird to/Preposition Rome/Name ./Punct";
    read(tagged, |doc, syntax| {
        let says = syntax.clause_of(4).and_then(|clause| syntax.clause(clause)).unwrap();
        let complement = says.complement.and_then(|clause| syntax.clause(clause)).unwrap();
        assert_eq!((complement.kind, doc.span_of(&complement.tokens).of(doc.text())), (ClauseKind::Complement, "the plan is dead"));
        let flies = syntax.clause_of(10).and_then(|clause| syntax.clause(clause)).unwrap();
        assert_eq!(flies.subject.map(|phrase| doc.surface(syntax.phrase(phrase).unwrap().head)), Some("aide"));
    });
}

#[test]
fn members_and_extents_are_whole() {
    let tagged = "Doctors/Nouns ,/Punct nurses/Nouns and/Conjunction porters/Nouns left/Past the/Determiner Ministry/Name of/Preposition Health/Name ./Punct";
    read(tagged, |doc, syntax| {
        let heads: Vec<_> = syntax.members(0).map(|phrase| doc.surface(syntax.phrase(phrase).unwrap().head)).collect();
        assert_eq!(heads, ["Doctors", "nurses", "porters"]);
        let ministry = syntax.phrase_at(7).unwrap();
        assert_eq!(doc.span_of(&syntax.extent(ministry)).of(doc.text()), "the Ministry of Health");
        assert!(syntax.is_plural(doc, 0));
    });
}
