//! Descriptions: "a State Department spokesman", "two senior officials", "residents of the camp".
//!
//! A noun phrase whose head the lexicon knows as an actor, from its determiner or its possessor to what "of" adds to the head.

use super::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{Classes, countries};
use crate::syntax::{Phrase, Syntax, Tag, Tags};

/// The descriptions of a document; `names` are ordered by span.
pub(super) fn find(doc: &Document, syntax: &Syntax, names: &[Mention]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for index in 0..syntax.phrases().len() {
        let Some(mention) = describe(doc, syntax, names, index) else { continue };
        match found.last() {
            // "the head of the agency": the inner phrase stands by itself only where it is a body.
            Some(last) if last.tokens.contains(&mention.head) && mention.kind != ActorKind::Organization => {}
            _ => found.push(mention),
        }
    }
    found.extend((0..doc.len()).filter_map(|at| aged(doc, syntax, at)));
    found.sort_by_key(|mention| mention.tokens.start);
    found
}

/// "the 22-year-old" without a noun behind it.
fn aged(doc: &Document, syntax: &Syntax, head: usize) -> Option<Mention> {
    let word = doc.lower(head);
    if !word.ends_with("year-old") {
        return None;
    }
    let number = if word == "year-old" { head.checked_sub(2)? } else { head };
    let start = number.checked_sub(1).filter(|&at| matches!(doc.lower(at), "the" | "a" | "an"))?;
    let noun = syntax.is(head + 1, Tags::NOUN) && doc.token(head + 1).spaced;
    let alone = doc.sentence_of(start) == doc.sentence_of(head) && !noun;
    alone.then(|| Mention { tokens: start..head + 1, head, kind: ActorKind::Person, form: Form::Nominal, rule: "age" })
}

fn describe(doc: &Document, syntax: &Syntax, names: &[Mention], index: usize) -> Option<Mention> {
    let phrase = syntax.phrase(index)?;
    let head = head(doc, phrase);
    let kind = kind(doc, head)?;
    let is_other = is_measure(doc, phrase) || is_title(doc, names, head) || sorts(doc, syntax, index, head);
    if syntax.is(head, Tags::VERB) || is_named(names, head) || is_other {
        return None;
    }
    let start = start(doc, syntax, names, phrase).min(head);
    let opened = start < head
        && (phrase.determiner.is_some()
            || phrase.possessor.is_some()
            || doc.kind(start) == TokenKind::Number
            || doc.classes(start).any(Classes::DETERMINER));
    // "as president", "in public" describe nobody in particular, nor does "every president".
    let plural = doc.is_plural(head) || syntax.is_plural(doc, index);
    let nobody = matches!(doc.lower(start), "every" | "no") && kind == ActorKind::Person;
    let titled = start < head && doc.is_capitalized(head) && doc.is_capitalized(head - 1);
    // "chief of staff": what a person is head of.
    let field = phrase.preposition.is_some_and(|at| doc.lower(at) == "of" && doc.classes(at.wrapping_sub(1)).any(Classes::PERSON));
    if nobody || !opened && !plural && !titled || !opened && start == head && field && !doc.is_plural(head) {
        return None;
    }
    let end = before_name(names, head, complement(doc, syntax, index, head));
    Some(Mention { tokens: start..end, head, kind, form: Form::Nominal, rule: "description" })
}

/// The head of a phrase, without a verb that was taken for a noun behind it: "the [mayor] met".
fn head(doc: &Document, phrase: &Phrase) -> usize {
    let before = phrase.head.saturating_sub(1);
    let verb = doc.classes(phrase.head).any(VERB) && kind(doc, phrase.head).is_none();
    if verb && before > phrase.tokens.start && kind(doc, before).is_some() { before } else { phrase.head }
}

/// Verbs that are hardly ever nouns.
const VERB: Classes = Classes::FINITE.or(Classes::VERB).or(Classes::HUMAN_ACT);

/// One past what "of" adds to a head: "residents [of the camp]"; a man of 52 is a man.
fn complement(doc: &Document, syntax: &Syntax, index: usize, head: usize) -> usize {
    let mut end = syntax.extent(index).end;
    if doc.lower(head + 1) != "of" || end <= head + 2 || doc.lower(head + 2) == "course" {
        return head + 1;
    }
    // "Members of Congress echo": a verb behind a name was taken for a noun.
    let verb = |at: usize| {
        let demonym = countries::named(doc, &(at - 1..at)).is_some_and(|(_, sense)| sense == countries::Sense::Demonym);
        let bare = !doc.classes(head + 2).any(Classes::DETERMINER);
        doc.classes(at).any(VERB) || bare && doc.case(at) == Case::Lower && doc.is_capitalized(at - 1) && !demonym
    };
    end -= usize::from(end > head + 3 && verb(end - 1));
    if syntax.is(end - 1, Tags::NOUN) { end } else { head + 1 }
}

/// The end of a description before the name of whom it describes: "the president of the republic [Ana Ruiz]".
fn before_name(names: &[Mention], head: usize, end: usize) -> usize {
    let next = names.partition_point(|name| name.tokens.start <= head + 2);
    let name = names.get(next).filter(|name| name.kind == ActorKind::Person && name.tokens.end == end);
    name.map_or(end, |name| name.tokens.start)
}

/// Whether a head is the title of the name behind it: "Presidents Keller and Moreno", "the actor and director Ana Ruiz".
fn is_title(doc: &Document, names: &[Mention], head: usize) -> bool {
    let is_name = |at: usize| is_named(names, at);
    let two = doc.lower(head + 1) == "and"
        && doc.classes(head + 2).any(Classes::PERSON)
        && is_name(head + 3)
        && doc.case(head + 2) == Case::Lower;
    two || doc.is_capitalized(head) && is_name(head + 1)
}

/// "women's football", "a children's book": whom a thing is for says what sort it is; "the children's parents" are theirs.
fn sorts(doc: &Document, syntax: &Syntax, index: usize, head: usize) -> bool {
    let sort = matches!(doc.lower(head), "women" | "men" | "children" | "girls" | "boys");
    let Some(phrase) = syntax.phrase(index).filter(|phrase| phrase.is_possessor && sort) else { return false };
    let single = phrase.determiner.is_none_or(|at| matches!(doc.lower(at), "a" | "an"));
    let owned = syntax.phrase(index + 1).filter(|owned| owned.possessor == Some(index));
    let theirs = owned.is_some_and(|owned| doc.classes(owned.head).any(Classes::KIN.or(Classes::PERSON)));
    !theirs && (single || doc.lower(head) == "women" || doc.lower(head) == "men")
}

/// Whether a name holds a token.
fn is_named(names: &[Mention], at: usize) -> bool {
    let next = names.partition_point(|name| name.tokens.end <= at);
    names.get(next).is_some_and(|name| name.tokens.contains(&at))
}

/// The first token of a phrase, or of whoever owns it: "[Mary] Dent's brother".
fn start(doc: &Document, syntax: &Syntax, names: &[Mention], phrase: &Phrase) -> usize {
    let first = phrase.possessor.and_then(|owner| syntax.first_owner(owner)).unwrap_or(phrase);
    let mut start = first.tokens.start;
    let bare = first.determiner.is_none();
    // "to help and [train] doctors".
    if bare && start < phrase.head && doc.classes(start).any(Classes::INFINITIVE.or(Classes::VERB)) && doc.case(start) == Case::Lower {
        return start + 1;
    }
    let before = start.saturating_sub(1).max(doc.sentence_at(start).start);
    if bare && !doc.token(before).spaced && matches!(doc.surface(before), "/" | "-") {
        // "the 9/11 families", "the 27-year-old teacher".
        start = before.saturating_sub(1);
        start -= usize::from(start > 0 && doc.classes(start - 1).any(Classes::DETERMINER));
    } else if bare && before < start && syntax.tag(before) == Tag::Adverb && syntax.is(start, Tags::FULL_VERB) {
        start = before;
    }
    let next = names.partition_point(|name| name.tokens.end <= start);
    names.get(next).filter(|name| name.tokens.contains(&start)).map_or(start, |name| name.tokens.start)
}

/// Whether a phrase counts or is a thing where it stands: "a couple of days", "in their heads".
fn is_measure(doc: &Document, phrase: &Phrase) -> bool {
    match doc.lower(phrase.head) {
        "couple" | "host" => doc.lower(phrase.head + 1) == "of",
        "heads" => doc.lower(phrase.head + 1) != "of" && phrase.determiner.is_some(),
        _ => false,
    }
}

/// What a head noun stands for; plurals of persons are groups.
fn kind(doc: &Document, at: usize) -> Option<ActorKind> {
    let (classes, word) = (doc.classes(at), doc.lower(at));
    let maker = || word.ends_with("maker") && word.len() > "lawmaker".len();
    let people = || doc.is_capitalized(at) && countries::is_people(word);
    match () {
        () if doc.kind(at) != TokenKind::Word => None,
        () if classes.any(Classes::GROUP) => Some(ActorKind::Group),
        () if classes.any(Classes::ORGANIZATION) || maker() => Some(ActorKind::Organization),
        () if classes.any(Classes::PERSON) => Some(ActorKind::Person),
        () if classes.any(Classes::PERSONS) || people() => Some(ActorKind::Group),
        () => None,
    }
}

/// The tokens of descriptions by themselves, for the tests.
#[cfg(test)]
fn phrases(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let syntax = Syntax::read(&doc, &mut crate::syntax::Memory::default());
    let own = |tokens: &crate::document::Tokens| doc.span_of(tokens).of(text).to_owned();
    find(&doc, &syntax, &[]).iter().map(|mention| own(&mention.tokens)).collect()
}

#[cfg(test)]
mod tests {
    use super::phrases;

    #[test]
    fn phrases_around_a_head() {
        for (text, expected) in [
            ("Two senior officials said so.", &["Two senior officials"][..]),
            ("A State Department spokesman spoke.", &["A State Department spokesman"]),
            ("Residents of the camp fled.", &["Residents of the camp"]),
            ("The head of the agency resigned.", &["The head of the agency", "the agency"]),
            ("Azerbaijan's defense ministry said so.", &["Azerbaijan's defense ministry"]),
            ("The country's largest opposition party won.", &["The country's largest opposition party"]),
            ("A police officer saw the police station.", &["A police officer"]),
            ("The wounded soldiers left.", &["The wounded soldiers"]),
            ("He was elected president.", &[]),
            ("The 27-year-old teacher left.", &["The 27-year-old teacher"]),
            ("Their bank accounts were closed, and she chairs the board.", &["the board"]),
        ] {
            assert_eq!(phrases(text), expected, "{text}");
        }
    }
}
