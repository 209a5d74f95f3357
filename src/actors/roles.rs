//! Descriptions: "a State Department spokesman", "two senior officials", "residents of the camp".
//!
//! A head noun from the lexicon with the words around it that belong to its phrase; a capitalized word, a possessor
//! or a determiner opens it, a word of a closed class or a verb ends it.

use super::Mention;
use super::verbs::is_verb;
use crate::annotation::{ActorKind, Form};
use crate::document::{Case, Document, TokenKind};
use crate::lexicon::{Classes, countries};

/// How many words may stand before the head.
const LONGEST: usize = 9;
/// How many words the complement behind "of" may have.
const COMPLEMENT: usize = 6;
/// Classes whose words end a phrase, besides determiners.
const CLOSED: Classes = Classes::PREPOSITION
    .or(Classes::CONJUNCTION)
    .or(Classes::AUXILIARY)
    .or(Classes::ADVERB)
    .or(Classes::PRONOUN)
    .or(Classes::FINITE)
    .or(Classes::VERB);

/// The descriptions of a document; `names` are ordered by span.
pub(super) fn find(doc: &Document, names: &[Mention]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut names = names.iter().peekable();
    for head in 0..doc.len() {
        while names.next_if(|name| name.tokens.end <= head).is_some() {}
        let in_name = names.peek().is_some_and(|name| name.tokens.contains(&head));
        if in_name {
            continue;
        }
        let next_name = names.peek().map(|name| name.tokens.start);
        if let Some(mention) = describe(doc, head, next_name) {
            match found.last_mut() {
                // "the head of the agency": the inner phrase stands by itself only where it is a body.
                Some(last) if last.tokens.contains(&mention.head) && mention.kind != ActorKind::Organization => {}
                _ => found.push(mention),
            }
        }
    }
    found
}

fn describe(doc: &Document, head: usize, next_name: Option<usize>) -> Option<Mention> {
    let kind = kind(doc, head)?;
    if is_modifier(doc, head, next_name) || is_measure(doc, head) {
        return None;
    }
    let start = opening(doc, head);
    let end = complement(doc, head + 1);
    // What is not plural needs a word before it: "as president", "in public" describe nobody in particular.
    if start == head && (!doc.is_plural(head) || is_governed(doc, head)) {
        return None;
    }
    if is_predicate(doc, start, head) || start + 1 == head && !doc.is_plural(head) && is_adverb(doc, start) {
        return None;
    }
    Some(Mention { tokens: start..end, head, kind, form: Form::Nominal, rule: "description" })
}

/// Whether a phrase without article says what something is: "it is serious business".
fn is_predicate(doc: &Document, start: usize, head: usize) -> bool {
    let copula = |at: usize| matches!(doc.lower(at), "'s" | "is" | "was" | "'re" | "are" | "were");
    start.checked_sub(1).is_some_and(copula)
        && !doc.is_plural(head)
        && (start..head)
            .all(|at| doc.case(at) == Case::Lower && !doc.classes(at).any(Classes::DETERMINER) && doc.kind(at) == TokenKind::Word)
}

/// "I personally suspect": an adverb before what is a verb there.
fn is_adverb(doc: &Document, at: usize) -> bool {
    let word = doc.lower(at);
    word.ends_with("ly")
        && !matches!(word, "family" | "early" | "daily" | "weekly" | "monthly" | "elderly" | "friendly" | "likely" | "only" | "lonely")
}

/// Whether a word counts or is a thing where it stands: "a couple of days", "in their heads".
fn is_measure(doc: &Document, head: usize) -> bool {
    match doc.lower(head) {
        "couple" | "host" => doc.lower(head + 1) == "of",
        "heads" => doc.lower(head + 1) != "of" && doc.classes(head.saturating_sub(1)).any(Classes::DETERMINER),
        _ => false,
    }
}

/// Whether a word is the verb of the pronoun before it: "he heads the board".
fn is_governed(doc: &Document, at: usize) -> bool {
    doc.sentence_at(at).start < at && matches!(doc.lower(at - 1), "he" | "she" | "it" | "who" | "which") && doc.case(at) == Case::Lower
}

/// What a head noun stands for; plurals of persons are groups.
fn kind(doc: &Document, at: usize) -> Option<ActorKind> {
    if doc.kind(at) != TokenKind::Word {
        return None;
    }
    let classes = doc.classes(at);
    if classes.any(Classes::GROUP) {
        return Some(ActorKind::Group);
    }
    if classes.any(Classes::ORGANIZATION) {
        return Some(ActorKind::Organization);
    }
    if classes.any(Classes::PERSON) {
        return Some(ActorKind::Person);
    }
    let people = || doc.is_capitalized(at) && countries::is_people(doc.lower(at));
    (classes.any(Classes::PERSONS) || people()).then_some(ActorKind::Group)
}

/// Whether the head only modifies the word behind it: "police officer", "government building", "Prime Minister Ana Ruiz".
fn is_modifier(doc: &Document, head: usize, next_name: Option<usize>) -> bool {
    let next = head + 1;
    // "The actor and director Ana Ruiz" is one person.
    let one = doc.case(head + 2) == Case::Lower && doc.classes(head + 2).any(Classes::PERSON);
    let joined = doc.lower(next) == "and" && next_name == Some(head + 3) && one;
    if joined || next_name == Some(next) || doc.kind(next) == TokenKind::Number && !doc.token(next).spaced {
        return true;
    }
    if doc.surface(next) == "-" && !doc.token(next).spaced {
        return true;
    }
    if doc.kind(next) != TokenKind::Word {
        return false;
    }
    if doc.classes(next).any(CLOSED.or(Classes::DETERMINER)) || doc.lower(next).ends_with("ly") {
        return false;
    }
    if kind(doc, next).is_some() || doc.is_capitalized(next) && !doc.is_capitalized(head) {
        return true;
    }
    let word = doc.lower(next);
    let third = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !is_plural_thing(word);
    let verb = word.ends_with("ed") || word.ends_with("ing") || third;
    // A plural hardly ever modifies: "residents flee".
    let plural = doc.lower(head).ends_with('s') && doc.is_plural(head);
    !verb && !plural
}

/// A plural that is no verb by its ending, or hardly ever one: "terrorist [bombings]", "ministry [vehicles]".
fn is_plural_thing(word: &str) -> bool {
    const ENDINGS: [&str; 11] = ["ings", "tions", "sions", "ments", "ities", "ships", "isms", "ances", "ences", "cles", "ices"];
    let noun = ENDINGS.iter().any(|ending| word.ends_with(ending));
    (noun && !matches!(word, "brings" | "sings" | "hinges" | "mentions" | "comments" | "finances" | "notices" | "questions"))
        || matches!(
            word,
            "attacks" | "cars" | "cells" | "elections" | "figures" | "networks" | "records" | "sites" | "uniforms" | "websites"
        )
}

/// The first token of the phrase that a head ends.
fn opening(doc: &Document, head: usize) -> usize {
    let sentence = doc.sentence_at(head).start;
    let mut start = head;
    while start > sentence && head - start < LONGEST {
        let at = start - 1;
        match doc.kind(at) {
            // "the 9/11 families": a date cut by a slash belongs whole to the phrase.
            TokenKind::Number if doc.surface(at.wrapping_sub(1)) == "/" && at >= sentence + 2 && !doc.token(at).spaced => start = at - 2,
            // A number opens its phrase as a determiner does.
            TokenKind::Number if doc.token(start).spaced => {
                let open = at > sentence
                    && matches!(doc.lower(at - 1), "the" | "these" | "those" | "all" | "his" | "her" | "their" | "its" | "our" | "another");
                return if open { at - 1 } else { at };
            }
            TokenKind::Number => start = at,
            TokenKind::Clitic if matches!(doc.lower(at), "'s" | "'") && at > sentence => {
                // "It's serious business": is, not of.
                return if doc.classes(at - 1).any(Classes::PRONOUN) || doc.lower(at - 1) == "let" {
                    start
                } else {
                    possessor(doc, at, sentence)
                };
            }
            TokenKind::Punct if doc.surface(at) == "-" && !doc.token(start).spaced && at > sentence => start = at - 1,
            TokenKind::Word => {
                let classes = doc.classes(at);
                let open = Classes::DETERMINER;
                if classes.any(open) && !matches!(doc.lower(at), "that" | "what" | "which" | "whose") {
                    start = at;
                    let number = doc.kind(at.wrapping_sub(1)) == TokenKind::Word
                        && matches!(
                            doc.lower(at.wrapping_sub(1)),
                            "the" | "all" | "these" | "those" | "his" | "her" | "their" | "its" | "our" | "my"
                        );
                    let few = doc.lower(at) == "few" && at > sentence && doc.lower(at - 1) == "a";
                    if number && at > sentence || few {
                        start = at - 1;
                    }
                    return start;
                }
                if classes.any(CLOSED.or(open)) || is_verb(doc, at, sentence) {
                    return start;
                }
                start = at;
            }
            _ => break,
        }
    }
    start
}

/// The start of the phrase before a possessive ending: "[Azerbaijan]'s", "[the country]'s".
fn possessor(doc: &Document, clitic: usize, sentence: usize) -> usize {
    let mut start = clitic - 1;
    while start > sentence && clitic - start < 5 && doc.kind(start - 1) == TokenKind::Word {
        let at = start - 1;
        if doc.classes(at).any(Classes::DETERMINER) && !matches!(doc.lower(at), "that" | "what" | "which") {
            return at;
        }
        let name = doc.is_capitalized(at) && doc.is_capitalized(start) && at > sentence;
        let noun =
            doc.case(at) == Case::Lower && doc.case(start) == Case::Lower && !doc.classes(at).any(CLOSED) && !is_verb(doc, at, sentence);
        if !name && !noun {
            break;
        }
        start = at;
    }
    start
}

/// One past the complement behind "of", where the head takes one.
fn complement(doc: &Document, from: usize) -> usize {
    if doc.lower(from) != "of" || doc.lower(from + 1) == "course" {
        return from;
    }
    let mut end = from + 1;
    let bare = !doc.classes(from + 1).any(Classes::DETERMINER);
    while end <= from + COMPLEMENT && doc.kind(end) == TokenKind::Word {
        // "members of Congress echo": a verb follows a name or a plural of persons.
        let before = end - 1;
        let ended = end > from + 1
            && doc.case(end) == Case::Lower
            && (bare && doc.is_capitalized(before) && !is_demonym(doc, before)
                || doc.lower(before).ends_with('s') && kind(doc, before) == Some(ActorKind::Group));
        if ended {
            break;
        }
        let classes = doc.classes(end);
        let determiner = classes.any(Classes::DETERMINER) && end == from + 1;
        let named = doc.is_capitalized(end) && classes.any(Classes::VERB);
        if !determiner
            && !named
            && (classes.any(CLOSED.or(Classes::DETERMINER)) || doc.lower(end).ends_with("ed") || doc.lower(end).ends_with("ing"))
        {
            break;
        }
        end += 1;
    }
    let noun = end > from + 1 && !doc.classes(end - 1).any(Classes::DETERMINER);
    if noun { end } else { from }
}

/// "Iraqi" of "a team of Iraqi archaeologists", which no verb follows.
fn is_demonym(doc: &Document, at: usize) -> bool {
    matches!(countries::named(doc, &(at..at + 1)), Some((_, countries::Sense::Demonym)))
}

/// The phrase's tokens by themselves, for the tests.
#[cfg(test)]
fn phrases(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let own = |tokens: &crate::document::Tokens| doc.span_of(tokens).of(text).to_owned();
    find(&doc, &[]).iter().map(|mention| own(&mention.tokens)).collect()
}

#[cfg(test)]
mod tests {
    use super::phrases;

    #[test]
    fn phrases_around_a_head() {
        for (text, expected) in [
            ("two senior officials said so", &["two senior officials"][..]),
            ("a State Department spokesman spoke", &["a State Department spokesman"]),
            ("residents of the camp fled", &["residents of the camp"]),
            ("the head of the agency resigned", &["the head of the agency", "the agency"]),
            ("Azerbaijan's defense ministry said", &["Azerbaijan's defense ministry"]),
            ("the country's largest opposition party won", &["the country's largest opposition party"]),
            ("a police officer saw the police station", &["a police officer"]),
            ("shelling killed civilians and heavily armed men", &["civilians", "heavily armed men"]),
            ("the wounded soldiers left", &["the wounded soldiers"]),
            ("he was elected president", &[]),
            ("the 27-year-old teacher left", &["the 27-year-old teacher"]),
        ] {
            assert_eq!(phrases(text), expected, "{text}");
        }
    }
}
