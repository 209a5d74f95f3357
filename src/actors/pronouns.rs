//! Pronouns that can stand for an actor; `linking` keeps those that do.

use super::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::Document;
use crate::lexicon::Classes;
use crate::syntax::{Syntax, Tag};

/// How many words behind "it is" may tell what it stands before.
const CLAUSE: usize = 6;

/// Whom each spelling can stand for, as far as it was asked for.
#[derive(Default)]
pub(super) struct Pronouns {
    judged: Vec<Option<Judged>>,
}

#[derive(Clone, Copy)]
enum Judged {
    NoPronoun,
    For(ActorKind),
}

/// The pronouns of a document, in order; each spelling is judged once.
pub(super) fn find(doc: &Document, syntax: &Syntax, known: &mut Pronouns) -> Vec<Mention> {
    let judged = &mut known.judged;
    judged.resize(doc.word_count(), None);
    let pronouns = doc.tokens().iter().enumerate().filter_map(|(at, token)| {
        let judge = || kind(doc, at).map_or(Judged::NoPronoun, Judged::For);
        let Judged::For(kind) = *judged.get_mut(token.word as usize)?.get_or_insert_with(judge) else { return None };
        (kind != ActorKind::Organization || !stands_for_nothing(doc, syntax, at)).then_some((at, kind))
    });
    pronouns.map(|(at, kind)| Mention { tokens: at..at + 1, head: at, kind, form: Form::Pronoun, rule: "pronoun" }).collect()
}

fn kind(doc: &Document, at: usize) -> Option<ActorKind> {
    match doc.lower(at) {
        // "US" in capitals is a country.
        _ if matches!(doc.surface(at), "US" | "IT") => None,
        "he" | "him" | "his" | "himself" | "she" | "her" | "herself" | "i" | "me" | "my" | "myself" => Some(ActorKind::Person),
        "they" | "them" | "their" | "themselves" | "we" | "us" | "our" | "ourselves" => Some(ActorKind::Group),
        "it" | "its" | "itself" => Some(ActorKind::Organization),
        _ => None,
    }
}

/// "It is likely that", "it takes time to": nothing is meant.
fn stands_for_nothing(doc: &Document, syntax: &Syntax, at: usize) -> bool {
    let empty = doc.classes(at + 1).any(Classes::EMPTY_VERB) && doc.lower(at) == "it";
    let opens = |i: usize| matches!(syntax.tag(i), Tag::Subordinator | Tag::To | Tag::WhPronoun | Tag::WhAdverb) || doc.lower(i) == "that";
    empty && (at + 2..at + 2 + CLAUSE).take_while(|&i| syntax.tag(i) != Tag::Punct).any(opens)
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::syntax::{Memory, Syntax};

    #[test]
    fn empty_it_is_no_actor() {
        for (text, count) in
            [("It is likely that he left.", 1), ("It said she left.", 2), ("US troops left.", 0), ("It takes time to learn.", 0)]
        {
            let doc = Document::new(text);
            let syntax = Syntax::read(&doc, &mut Memory::default());
            assert_eq!(super::find(&doc, &syntax, &mut super::Pronouns::default()).len(), count, "{text}");
        }
    }
}
