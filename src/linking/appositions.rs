//! Which name a description stands beside, and so means: "Ana Ruiz, the mayor,", "the singer Ana Ruiz", "Ana Ruiz is a nurse".

use super::coreference::{Clusters, Context};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::document::TokenKind;
use crate::lexicon::Classes;

/// How many mentions ahead the name behind a description is looked for: those inside the description stand between.
const AHEAD: usize = 4;

/// The mention, a name or a description of one, that a description is in apposition to.
pub(super) fn beside(context: Context, index: usize) -> Option<usize> {
    before(context, index).or_else(|| behind(context, index)).or_else(|| subject(context, index).filter(|&name| is_named(context, name)))
}

fn is_named(context: Context, index: usize) -> bool {
    context.mentions.get(index).is_some_and(|m| m.form == Form::Name)
}

/// Whether a name can be what a description says: one of its kind, and one alone.
fn fits(context: Context, own: &Mention, name: &Mention) -> bool {
    let several = own.kind == ActorKind::Person && {
        let head = context.doc.lower(own.head);
        head.ends_with('s') && !head.ends_with("ss")
    };
    let bodies = own.kind == ActorKind::Group && name.kind == ActorKind::Organization && !context.doc.is_plural(own.head);
    name.form == Form::Name && (name.kind == own.kind || bodies) && !several
}

/// "Ana Ruiz, a farmer", "Ana Ruiz, 54, a farmer", "Ana Ruiz, a farmer and a former mayor,".
fn before(context: Context, index: usize) -> Option<usize> {
    let (doc, own) = (context.doc, context.mentions.get(index)?);
    let near = (index.saturating_sub(2)..index).rev();
    near.into_iter().find(|&i| {
        context.mentions.get(i).is_some_and(|name| {
            let age = doc.kind(name.tokens.end + 1) == TokenKind::Number && doc.surface(name.tokens.end + 2) == ",";
            let comma = name.tokens.end + if age { 3 } else { 1 };
            let apposed =
                fits(context, own, name) && comma == own.tokens.start && doc.surface(name.tokens.end) == "," && closes(context, index);
            let row = name.form == Form::Nominal && name.kind == own.kind && name.tokens.end + 1 == own.tokens.start;
            apposed || row && doc.lower(name.tokens.end) == "and" && doc.surface(own.tokens.end) == "," && before_row(context, i)
        })
    })
}

/// Whether a description that "and" follows stands behind a name and its comma.
fn before_row(context: Context, index: usize) -> bool {
    let (doc, Some(own)) = (context.doc, context.mentions.get(index)) else { return false };
    let name = index.checked_sub(1).and_then(|i| context.mentions.get(i));
    name.is_some_and(|name| fits(context, own, name) && doc.surface(name.tokens.end) == "," && name.tokens.end + 1 == own.tokens.start)
}

/// "the singer Ana Ruiz", "the mayor, Ana Ruiz,".
fn behind(context: Context, index: usize) -> Option<usize> {
    let (doc, mentions) = (context.doc, context.mentions);
    let own = mentions.get(index)?;
    let near = mentions.iter().enumerate().skip(index + 1).take(AHEAD);
    let found = near.filter(|(_, name)| fits(context, own, name)).find(|(_, name)| {
        let adjacent = name.tokens.start == own.tokens.end && own.kind == ActorKind::Person;
        let comma = name.tokens.start == own.tokens.end + 1
            && doc.surface(own.tokens.end) == ","
            && matches!(doc.surface(name.tokens.end), "," | ".");
        adjacent || comma
    });
    found.map(|(at, _)| at)
}

/// The subject of the copula before a description: "[Ana Ruiz] is an Italian politician".
fn subject(context: Context, index: usize) -> Option<usize> {
    let (doc, own) = (context.doc, context.mentions.get(index)?);
    let start = own.tokens.start;
    let copula = start.checked_sub(1)?;
    let article = matches!(doc.lower(start), "a" | "an" | "the");
    let named = matches!(doc.lower(copula), "is" | "was" | "'s" | "became" | "remains");
    if !article || !named || own.kind != ActorKind::Person && own.kind != ActorKind::Organization {
        return None;
    }
    let near = (index.saturating_sub(AHEAD)..index).rev();
    let same = |name: &Mention| name.kind == own.kind && name.form != Form::Nominal && name.tokens.end == copula;
    near.into_iter().find(|&i| context.mentions.get(i).is_some_and(same))
}

/// Whether an apposition may end where a description does: "Tom Hale, a lawyer [for the fund]", "a lawyer [and a priest,]".
fn closes(context: Context, index: usize) -> bool {
    let (doc, Some(own)) = (context.doc, context.mentions.get(index)) else { return false };
    let end = own.tokens.end;
    let row = || context.mentions.get(index + 1).is_some_and(|next| next.tokens.start == end + 1 && doc.surface(next.tokens.end) == ",");
    let article = doc.classes(own.tokens.start).any(Classes::DETERMINER);
    match doc.lower(end) {
        "," | "." | "who" | "whose" | "which" | ";" | ")" => true,
        "at" | "for" | "of" | "with" | "to" | "from" | "in" | "on" => own.kind == ActorKind::Person,
        "and" => {
            let another = doc.classes(end + 1).any(Classes::DETERMINER) && !row();
            own.kind == ActorKind::Person && article && !another && !doc.is_capitalized(end + 1)
        }
        _ => false,
    }
}

/// Gives a description behind "is", and what took it up, the cluster of the pronoun before it: "She is a nurse".
pub(super) fn follow_pronouns(context: Context, clusters: &mut Clusters) {
    let mut moved: Vec<Option<usize>> = vec![None; clusters.len()];
    for (index, mention) in context.mentions.iter().enumerate().filter(|(_, m)| m.form == Form::Nominal) {
        if clusters.get(index).copied().flatten() != Some(index) || mention.kind != ActorKind::Person {
            continue;
        }
        let pronoun = subject(context, index).filter(|&pronoun| !is_named(context, pronoun));
        let cluster = pronoun.and_then(|pronoun| clusters.get(pronoun).copied().flatten());
        if let (Some(slot), Some(cluster)) = (moved.get_mut(index), cluster.filter(|&cluster| cluster < index)) {
            *slot = Some(cluster);
        }
    }
    for cluster in clusters.iter_mut().flatten() {
        while let Some(to) = moved.get(*cluster).copied().flatten() {
            *cluster = to;
        }
    }
}
