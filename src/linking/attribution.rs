//! Who speaks: the source that a cue's frame names or a sieve finds, and the mention that it is.

use super::Speaker;
use super::sieves::{Sieves, is_fragment};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form, QuoteKind};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::{Classes, Set};
use crate::quotes::Quotation;
use crate::syntax::{Phrase, Syntax, Tag, Tags};

/// How many tokens may stand between a mention and the relative pronoun that takes it up.
const ANTECEDENT: usize = 6;

/// The speaker of each quotation; adds a mention for a source that no recognizer marked,
/// keeping `mentions` ordered by span.
///
/// The source that the cue's frame names, else what the sieves find for a run that has none.
pub(super) fn attribute(
    doc: &Document,
    syntax: &Syntax,
    mentions: &mut Vec<Mention>,
    quotations: &mut [Quotation],
) -> Vec<Option<Speaker>> {
    // "Nobody said": it names none.
    let nobody = |source: &Tokens| source.len() == 1 && doc.classes(source.start).any(Classes::NOBODY);
    let mut sources: Vec<Option<Tokens>> = quotations.iter().map(|q| q.source.clone().filter(|source| !nobody(source))).collect();
    for index in 0..quotations.len() {
        let found = match quotations.get(index) {
            Some(q)
                if q.source.is_none() && q.kind != QuoteKind::Unattributed && !q.marked.is_empty() && q.rule != "passive without agent" =>
            {
                Sieves { doc, syntax, mentions, quotations, sources: &sources }.speaker(index)
            }
            _ => None,
        };
        if let (None, Some(quotation)) = (&found, quotations.get_mut(index))
            && quotation.kind != QuoteKind::Unattributed
            && quotation.source.is_none()
            && quotation.cue.is_none()
            && is_fragment(doc, &doc.tokens_in(quotation.span()))
        {
            (quotation.kind, quotation.rule) = (QuoteKind::Unattributed, "scare quotes");
        }
        if let Some((source, rule)) = found
            && let (Some(slot), Some(quotation)) = (sources.get_mut(index), quotations.get_mut(index))
        {
            *slot = Some(source);
            quotation.rule = rule;
        }
    }
    add_missing(doc, syntax, mentions, sources.iter().flatten());
    sources
        .into_iter()
        .map(|source| {
            let tokens = source?;
            let mention = mention_of(doc, syntax, mentions, &tokens)?;
            Some(Speaker { tokens, mention })
        })
        .collect()
}

/// The mention that a source is, else the name behind its title, else the one that holds its head.
///
/// A relative pronoun is held by the mention it follows: "Ruiz, [who] said".
fn mention_of(doc: &Document, syntax: &Syntax, mentions: &[Mention], source: &Tokens) -> Option<usize> {
    if source.len() == 1 && matches!(doc.lower(source.start), "who" | "which" | "that" | "whose") {
        let next = mentions.partition_point(|m| m.tokens.start < source.start);
        let near = |m: &Mention| m.tokens.end <= source.start && source.start - m.tokens.end <= ANTECEDENT;
        let antecedent = (next.saturating_sub(4)..next).rev().find(|&i| mentions.get(i).is_some_and(near));
        if antecedent.is_some() {
            return antecedent;
        }
    }
    let first = mentions.partition_point(|m| m.tokens.start + 40 < source.start);
    let overlapping = || {
        mentions
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, m)| m.tokens.start < source.end)
            .filter(|(_, m)| m.tokens.end > source.start)
    };
    // What stands in brackets or behind a comma hides neither a name's end nor the head: "Ana Ruiz (R-Iowa), a farmer".
    let end = source.clone().skip(1).find(|&i| matches!(doc.surface(i), "(" | ",")).unwrap_or(source.end);
    let of = (source.start..end).find(|&i| doc.classes(i).any(Classes::PREPOSITION)).unwrap_or(end);
    let head = of.max(source.start + 1) - 1;
    let exact = overlapping().find(|(_, m)| m.tokens == *source);
    // "Ana Ruiz and Tom Hale" speak together: neither is the speaker alone.
    let is_one = |outer: &Tokens| overlapping().any(|(_, m)| m.tokens.start <= outer.start && m.tokens.end >= outer.end);
    if exact.is_none() && members_of(syntax, source).is_some_and(|outer| !is_one(&outer) && !is_one_persons(doc, syntax, &outer)) {
        return None;
    }
    let headed = || overlapping().filter(|(_, m)| m.tokens.contains(&head)).min_by_key(|(_, m)| m.tokens.len().abs_diff(source.len()));
    // "Secretary of State [Ana Ruiz]", but not "a friend of [Ana Ruiz]".
    let governs = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::DETERMINER);
    let titled = || {
        overlapping().find(|(_, m)| {
            // Past "Mr.": "lawyers for [Mr. Ruiz]" names whom they serve.
            let honorific = |at: usize| doc.classes(at).any(Classes::HONORIFIC);
            let before = m.tokens.start.wrapping_sub(1);
            let before = if before > source.start && honorific(before) { before - 1 } else { before };
            let title = m.tokens.start > source.start && doc.kind(before) == TokenKind::Word && !doc.classes(before).any(governs);
            title && m.tokens.end == end && m.form == Form::Name && m.kind == ActorKind::Person
        })
    };
    // "[two people] familiar with the matter".
    let opens =
        || overlapping().find(|(_, m)| m.tokens.start == source.start && m.form == Form::Nominal && is_told_of(syntax, m.tokens.end));
    exact.or_else(titled).or_else(headed).or_else(opens).map(|(index, _)| index)
}

/// Whether an adjective behind a noun tells of it: "people [familiar] with the matter".
fn is_told_of(syntax: &Syntax, at: usize) -> bool {
    syntax.is(at, Tags::ADJECTIVE) && syntax.tag(at + 1) == Tag::Preposition
}

/// From the first to the last head of the phrases that a source joins: "Britain, France and Germany"; none where it joins none.
fn members_of(syntax: &Syntax, source: &Tokens) -> Option<Tokens> {
    /// Longer lists speak as one group.
    const MOST: usize = 8;
    // "Spain's king and queen": what is owned is joined.
    let mut first = syntax.last_owned(syntax.phrase_at(source.start)?);
    // "Ministry of Health adviser Ana Ruiz and other doctors": the name behind "of" is joined.
    let hangs = |&index: &usize| {
        let hung = |phrase: &Phrase| phrase.parent == Some(index - 1) && !phrase.is_apposition && source.contains(&phrase.head);
        syntax.phrase(index).is_some_and(hung)
    };
    let named =
        |index: usize| syntax.phrase(index).is_some_and(|phrase| phrase.next_member.is_none() && syntax.is(phrase.head, Tags::NAME));
    while named(first) && hangs(&(first + 1)) {
        first += 1;
    }
    let heads = syntax.members(first).take(MOST).filter_map(|member| Some(syntax.phrase(member)?.head));
    let inside: Vec<_> = heads.take_while(|head| source.contains(head)).collect();
    let (&start, &last) = (inside.first()?, inside.get(1..)?.last()?);
    Some(start..last + 1)
}

/// The name that no recognizer marked behind a role: "exhausted climber [Tenzin Lhamo]".
fn name_behind_role(doc: &Document, syntax: &Syntax, source: &Tokens) -> Option<Tokens> {
    let named = |&at: &usize| syntax.tag(at) == Tag::Name && doc.is_capitalized(at) && doc.classes(at) == Classes::NONE;
    let start = source.clone().rev().take_while(named).last().filter(|&start| start > source.start)?;
    let role = doc.classes(start - 1).any(Classes::PERSON) && doc.case(start - 1) == Case::Lower;
    role.then_some(start..source.end)
}

/// Whether what is joined are two roles of one person: "doctor and mayor Ana Ruiz".
fn is_one_persons(doc: &Document, syntax: &Syntax, outer: &Tokens) -> bool {
    let role = |at: usize| syntax.tag(at) == Tag::Noun && doc.classes(at).any(Classes::PERSON);
    let last = syntax.phrase_of(outer.end - 1).map_or(outer.end..outer.end, |phrase| phrase.tokens.clone());
    let named = last.clone().rev().take_while(|&at| syntax.is(at, Tags::NAME)).last();
    role(outer.start) && named.is_some_and(|name| name > last.start && role(name - 1))
}

/// Adds a mention for every source whose head no mention holds.
fn add_missing<'s>(doc: &Document, syntax: &Syntax, mentions: &mut Vec<Mention>, sources: impl Iterator<Item = &'s Tokens>) {
    let (mut added, mut seen) = (Vec::new(), Set::default());
    for source in sources {
        if mention_of(doc, syntax, mentions, source).is_none() && seen.insert((source.start, source.end)) {
            added.push(describe(doc, syntax, mentions, source));
        }
    }
    if !added.is_empty() {
        mentions.extend(added);
        mentions.sort_by(|a, b| a.tokens.start.cmp(&b.tokens.start).then(b.tokens.end.cmp(&a.tokens.end)));
    }
}

/// A source that no recognizer marked: a pronoun, a description, or a name that the tagger missed.
fn describe(doc: &Document, syntax: &Syntax, mentions: &[Mention], source: &Tokens) -> Mention {
    // "Neither [Ana Ruiz nor Tom Hale]".
    let correlates = source.len() > 1 && doc.classes(source.start).any(Classes::CORRELATIVE);
    let source = &(source.start + usize::from(correlates)..source.end);
    let last = source.end - 1;
    let single = source.len() == 1 && doc.classes(last).any(Classes::PRONOUN) && doc.kind(last) == TokenKind::Word;
    let ends = |&i: &usize| i > source.start && (doc.classes(i).any(Classes::PREPOSITION) || matches!(doc.surface(i), "," | "("));
    let end = source.clone().find(ends).unwrap_or(source.end);
    // "two [people] familiar with the matter"
    let human = |&i: &usize| matches!(doc.lower(i), "person" | "people" | "man" | "woman" | "men" | "women");
    let head = (source.start..end).find(human).unwrap_or(end - 1);
    // "[Ana Ruiz and Tom Hale]"
    let plural = doc.is_plural(head) || (source.start..end).any(|i| matches!(doc.lower(i), "and" | "nor"));
    // "her opposite number, Ana Ruiz,"
    let next = mentions.get(mentions.partition_point(|m| m.tokens.start <= source.end));
    let person = next.is_some_and(|m| m.tokens.start == source.end + 1 && m.form == Form::Name && m.kind == ActorKind::Person);
    let kind = match doc.lower(head) {
        _ if person && doc.surface(source.end) == "," => ActorKind::Person,
        "it" | "which" | "that" => ActorKind::Organization,
        "he" | "she" | "i" | "who" | "him" | "her" | "q" => ActorKind::Person,
        // "A: It holds."
        "a" if source.len() == 1 => ActorKind::Person,
        "person" | "man" | "woman" => ActorKind::Person,
        "people" | "men" | "women" => ActorKind::Group,
        _ if doc.classes(head).any(Classes::PERSON) => ActorKind::Person,
        _ if plural || single => ActorKind::Group,
        _ => ActorKind::Organization,
    };
    if let Some(name) = name_behind_role(doc, syntax, source) {
        return Mention { head: name.end - 1, tokens: name, kind: ActorKind::Person, form: Form::Name, rule: "source of a quote" };
    }
    let name = source.len() == 1 && syntax.tag(last) == Tag::Name && doc.is_capitalized(last) && doc.classes(last) == Classes::NONE;
    let (kind, form) = match () {
        () if single => (kind, Form::Pronoun),
        () if name && doc.case(last) == Case::Upper => (ActorKind::Organization, Form::Name),
        () if name => (ActorKind::Person, Form::Name),
        () => (kind, Form::Nominal),
    };
    Mention { tokens: source.clone(), head, kind, form, rule: "source of a quote" }
}
