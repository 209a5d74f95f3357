//! Which mentions are one actor: ordered sieves, most precise first.
//!
//! Method: the multi-pass sieve of Lee et al. (2013), "Deterministic Coreference Resolution Based on
//! Entity-Centric, Precision-Ranked Rules", cut down to what needs no parser: names, aliases, parts of names,
//! then descriptions, then pronouns.

use super::descriptions::Descriptions;
use super::names::Names;
use super::pronouns::Pronouns;
use super::{Entity, Speaker, appositions, entities, owned};
use crate::actors::Mention;
use crate::document::Document;
use crate::quotes::Quotation;
use crate::syntax::Syntax;

/// What the sieves read: the document, its mentions in order, and what is said by whom.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) syntax: &'a Syntax,
    pub(super) mentions: &'a [Mention],
    pub(super) quotations: &'a [Quotation],
    pub(super) speakers: &'a [Option<Speaker>],
}

/// The cluster of each mention; a cluster is the index of one of its mentions. `None`: not yet resolved.
pub(super) type Clusters = Vec<Option<usize>>;

/// The entities, by their weight in the story, and the entity of each mention; `None` for a pronoun that
/// stands for nobody in the text.
pub(super) fn resolve(context: Context) -> (Vec<Entity>, Vec<Option<usize>>) {
    let mut clusters: Clusters = vec![None; context.mentions.len()];
    Names::new(context).resolve(&mut clusters);
    Descriptions::new(context).resolve(&mut clusters);
    Pronouns::new(context, &clusters).resolve(&mut clusters);
    owned::join(context, &mut clusters);
    appositions::follow_pronouns(context, &mut clusters);
    entities::gather(context, &clusters)
}

#[cfg(test)]
mod tests {
    use super::{Context, resolve};
    use crate::actors::Mention;
    use crate::annotation::{ActorKind, Form};
    use crate::document::Document;
    use crate::span::Span;
    use crate::syntax::{Memory, Syntax};

    /// Resolves the mentions that a text marks by hand, `{p Catherine Colonna}`: p, o, l, g for the kinds,
    /// a `*` for descriptions, `?` for pronouns; shows each entity as `name [country]: mentions`.
    fn check(marked: &str, expected: &str) {
        let mut text = String::new();
        let mut spans = Vec::new();
        for (at, part) in marked.split(['{', '}']).enumerate() {
            if at % 2 == 0 {
                text += part;
            } else {
                let (tag, words) = part.split_once(' ').unwrap();
                spans.push((tag, Span::new(text.len() as u32, (text.len() + words.len()) as u32)));
                text += words;
            }
        }
        let doc = Document::new(&text);
        let mentions: Vec<_> = spans
            .into_iter()
            .map(|(tag, span)| {
                let tokens = doc.tokens_in(span);
                let kind = match tag.as_bytes()[0] {
                    b'o' => ActorKind::Organization,
                    b'l' => ActorKind::Place,
                    b'g' => ActorKind::Group,
                    _ => ActorKind::Person,
                };
                let form = if tag.ends_with('?') {
                    Form::Pronoun
                } else if tag.ends_with('*') {
                    Form::Nominal
                } else {
                    Form::Name
                };
                Mention { head: tokens.end - 1, tokens, kind, form, rule: "test" }
            })
            .collect();
        let syntax = Syntax::read(&doc, &mut Memory::default());
        let (entities, of) = resolve(Context { doc: &doc, syntax: &syntax, mentions: &mentions, quotations: &[], speakers: &[] });
        let shown = entities.iter().enumerate().map(|(index, entity)| {
            let own = mentions.iter().zip(&of).filter(|(_, of)| **of == Some(index));
            let words: Vec<_> = own.map(|(m, _)| m.span(&doc).of(&text)).collect();
            let country = entity.country.as_ref().map(|c| format!(" [{c}]")).unwrap_or_default();
            format!("{}{country}: {}", entity.name, words.join(", "))
        });
        assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{marked}");
    }

    #[test]
    fn parts_of_a_persons_name() {
        check("{p Ana Ruiz} met {p Tom Hale}. {p Ruiz} left.", "Ana Ruiz: Ana Ruiz, Ruiz; Tom Hale: Tom Hale");
        check("{p Ruiz} wins. {p Ana Ruiz} is {p Ana}.", "Ana Ruiz: Ruiz, Ana Ruiz, Ana");
        check("{p Ana Ruiz} and {p Ben Ruiz} met; {p Ruiz} spoke.", "Ana Ruiz: Ana Ruiz, Ruiz; Ben Ruiz: Ben Ruiz");
    }

    #[test]
    fn other_names_of_one_body_or_country() {
        check("{o United Nations} met; the {o U.N.} voted.", "United Nations: United Nations, U.N.");
        check("{o Movement for Change} ({o MFC}) won.", "Movement for Change: Movement for Change, MFC");
        check("{o Acme Corp.} fell. {o Acme} sold.", "Acme Corp.: Acme Corp., Acme");
        check("{l the United States} and {l U.S.} and {l France}.", "the United States [US]: the United States, U.S.; France [FR]: France");
        check("{l York} is not {l New York}.", "York: York; New York: New York");
    }

    #[test]
    fn descriptions_take_up_names() {
        check(
            "{o French Foreign Ministry} spoke; {o* the ministry} stated.",
            "French Foreign Ministry [FR]: French Foreign Ministry, the ministry",
        );
        check("{p Ana Ruiz}, {p* the mayor}, left.", "Ana Ruiz: Ana Ruiz, the mayor");
        check("Senator {p Ana Ruiz} left. {p* The senator} slept.", "Ana Ruiz: Ana Ruiz, The senator");
        check("{l France} fell; {l* the country} mourned.", "France [FR]: France, the country");
        check("{p* an official} and {p* an official} met.", "an official: an official; an official: an official");
    }

    #[test]
    fn pronouns_agree() {
        check("{p Mrs. Ruiz} met {p Mr. Hale}. {p? She} left and {p? he} stayed.", "Mrs. Ruiz: Mrs. Ruiz, She; Mr. Hale: Mr. Hale, he");
        check("{p Tom Hale} met {p Ana Ruiz}. {p? She} left.", "Ana Ruiz: Ana Ruiz, She; Tom Hale: Tom Hale");
        check("{o The ministry} met {p Ana Ruiz}; {o? it} agreed.", "The ministry: The ministry, it; Ana Ruiz: Ana Ruiz");
        check("No one came. {o? It} rained.", "");
    }

    #[test]
    fn an_actor_has_the_country_of_its_words() {
        check(
            "French Foreign Minister {p Catherine Colonna} and {g* Azerbaijani troops}",
            "Catherine Colonna [FR]: Catherine Colonna; Azerbaijani troops [AZ]: Azerbaijani troops",
        );
        check("{l Baku} and {o France 24}", "Baku: Baku; France 24 [FR]: France 24");
    }
}
