//! Who speaks: ordered sieves, most precise first; each result keeps its sieve's name.

use super::Speaker;
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form, QuoteKind};
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::{Classes, Set};
use crate::quotes::Quotation;

/// How many tokens may stand between a mention and the relative pronoun that takes it up.
const ANTECEDENT: usize = 6;
/// How many mentions of a sentence are looked at.
const SENTENCE: usize = 100;

/// The speaker of each quotation; adds a mention for a source that no recognizer marked,
/// keeping `mentions` ordered by span.
///
/// Sieves: the source that the cue's frame names; for a run without cue the attribution around it in its sentence,
/// the speaker before it in the same paragraph or the one before, the name that stands nearest.
pub(super) fn attribute(doc: &Document, mentions: &mut Vec<Mention>, quotations: &mut [Quotation]) -> Vec<Option<Speaker>> {
    let mut sources: Vec<Option<Tokens>> = quotations.iter().map(|q| q.source.clone()).collect();
    for index in 0..quotations.len() {
        let found = match quotations.get(index) {
            Some(q) if q.source.is_none() && q.kind != QuoteKind::Unattributed && !q.marked.is_empty() => {
                without_source(doc, mentions, quotations, &sources, index)
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
    add_missing(doc, mentions, sources.iter().flatten());
    sources
        .into_iter()
        .map(|source| {
            let tokens = source?;
            let mention = mention_of(doc, mentions, &tokens)?;
            Some(Speaker { tokens, mention })
        })
        .collect()
}

/// The sieves for a quotation whose frame names no source.
fn without_source(
    doc: &Document,
    mentions: &[Mention],
    quotations: &[Quotation],
    sources: &[Option<Tokens>],
    index: usize,
) -> Option<(Tokens, &'static str)> {
    let this = quotations.get(index)?;
    let tokens = doc.tokens_in(this.span());
    let (sentence, last) = (doc.sentence_of(tokens.start), doc.sentence_of(tokens.end.saturating_sub(1)));
    // The attribution of its own sentence.
    let near = index.saturating_sub(3)..(index + 4).min(quotations.len());
    let beside = near.filter(|&i| i != index).find_map(|i| {
        let other = quotations.get(i)?;
        let cue = other.cue.as_ref()?;
        let source = sources.get(i)?.clone()?;
        (sentence..=last).contains(&doc.sentence_of(cue.start)).then_some(source)
    });
    let fragment = is_fragment(doc, &tokens);
    if let Some(source) = beside.filter(|_| !fragment) {
        return Some((source, "attribution of the sentence"));
    }
    // The sentence that a colon ends before it: "She wrote to them: “…”"
    if let Some(source) = announced(doc, mentions, quotations, sources, index, tokens.start) {
        return Some((source, "colon before"));
    }
    // Whoever spoke before, in this paragraph or, for a paragraph that only quotes, in the one before.
    let paragraph = |at: usize| doc.paragraphs().partition_point(|p| p.end <= at);
    let here = paragraph(tokens.start);
    let alone = doc.paragraphs().get(here).is_some_and(|p| p.start == tokens.start);
    let previous = (0..index).rev().take(6).find_map(|i| {
        let other = quotations.get(i).filter(|q| q.kind != QuoteKind::Unattributed && !q.marked.is_empty())?;
        let source = sources.get(i)?.clone()?;
        let there = paragraph(doc.tokens_in(other.span()).end.saturating_sub(1));
        let reach = usize::from(alone);
        (there + reach >= here).then_some(source)
    });
    if let Some(source) = previous.filter(|_| is_sentence(doc, &tokens)) {
        return Some((source, "speaker goes on"));
    }
    // Who the sentence is about.
    let bounds = doc.sentence_at(tokens.start);
    let first = mentions.partition_point(|m| m.tokens.start < bounds.start);
    let subject =
        mentions.iter().skip(first).take(SENTENCE).take_while(|m| m.tokens.start < tokens.start).find(|m| m.tokens.end <= tokens.start);
    if let Some(mention) = subject.filter(|m| opens_sentence(doc, bounds.start, m.tokens.start)) {
        return Some((mention.tokens.clone(), "subject of the sentence"));
    }
    // Never for a few words, which are a name or a scare quote.
    if fragment {
        return None;
    }
    // The first actor of its sentence that no preposition governs, else the nearest one before it, else behind it.
    let own = |m: &&Mention| {
        m.tokens.start >= bounds.start && m.tokens.end <= tokens.start && m.kind != ActorKind::Place && !is_possessive(doc, m)
    };
    let free = |m: &&Mention| !m.tokens.start.checked_sub(1).is_some_and(|before| doc.classes(before).any(Classes::PREPOSITION));
    let inside = || mentions.iter().skip(first).take(SENTENCE).take_while(|m| m.tokens.start < tokens.start).filter(own);
    if let Some(mention) = inside().find(free).or_else(|| inside().last()) {
        return Some((mention.tokens.clone(), "nearest actor"));
    }
    let behind = mentions
        .iter()
        .skip(first)
        .take(SENTENCE)
        .take_while(|m| m.tokens.end <= bounds.end)
        .find(|m| m.tokens.start >= tokens.end && m.kind == ActorKind::Person);
    behind.map(|m| (m.tokens.clone(), "nearest actor"))
}

/// The source of the last report in a sentence that ends with a colon right before a run, else what that sentence is about.
fn announced(
    doc: &Document,
    mentions: &[Mention],
    quotations: &[Quotation],
    sources: &[Option<Tokens>],
    index: usize,
    start: usize,
) -> Option<Tokens> {
    let colon = start.checked_sub(1).filter(|&colon| doc.surface(colon) == ":")?;
    let sentence = doc.sentence_at(colon);
    let reported = (index.saturating_sub(3)..index).rev().find_map(|i| {
        let cue = quotations.get(i)?.cue.as_ref().filter(|cue| sentence.contains(&cue.start) && cue.start < colon)?;
        sources.get(i)?.clone().filter(|_| !cue.is_empty())
    });
    let first = mentions.partition_point(|m| m.tokens.start < sentence.start);
    let named = || {
        mentions
            .iter()
            .skip(first)
            .take(SENTENCE)
            .take_while(|m| m.tokens.end <= colon)
            .find(|m| m.kind != ActorKind::Place && !is_possessive(doc, m))
    };
    reported.or_else(|| named().map(|m| m.tokens.clone()))
}

/// "his", "their": such a mention owns something and says nothing.
fn is_possessive(doc: &Document, mention: &Mention) -> bool {
    matches!(doc.lower(mention.head), "his" | "her" | "its" | "their" | "my" | "our" | "your") || doc.lower(mention.tokens.end) == "'s"
}

/// Whether only a determiner, an adjective or an adverb stands between the start of a sentence and a token.
fn opens_sentence(doc: &Document, start: usize, at: usize) -> bool {
    let lead = |i: usize| doc.kind(i) == TokenKind::Word && !doc.classes(i).any(Classes::PREPOSITION.or(Classes::CONJUNCTION));
    at - start <= 3 && (start..at).all(|i| lead(i) || doc.surface(i) == ",")
}

/// Whether a run is up to three words inside a sentence, no cry and no question.
fn is_fragment(doc: &Document, tokens: &Tokens) -> bool {
    let words = tokens.clone().filter(|&i| doc.kind(i) != TokenKind::Quote && doc.kind(i) != TokenKind::Punct).count();
    let cries = matches!(doc.surface(tokens.end.saturating_sub(2)), "!" | "?");
    words <= 3 && !cries && tokens.start > doc.sentence_at(tokens.start).start
}

/// Whether a run reads like a sentence: it ends like one or is long.
fn is_sentence(doc: &Document, tokens: &Tokens) -> bool {
    let last = tokens.end.saturating_sub(2);
    tokens.len() > 8 || matches!(doc.surface(last), "." | "!" | "?" | ",")
}

/// The mention that a source is, else the name behind its title, else the one that holds its head.
///
/// A relative pronoun is held by the mention it follows: "Ruiz, [who] said".
fn mention_of(doc: &Document, mentions: &[Mention], source: &Tokens) -> Option<usize> {
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
    let headed = || overlapping().filter(|(_, m)| m.tokens.contains(&head)).min_by_key(|(_, m)| m.tokens.len().abs_diff(source.len()));
    // "Secretary of State [Ana Ruiz]", but not "a friend of [Ana Ruiz]".
    let governs = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::DETERMINER);
    let titled = || {
        overlapping().find(|(_, m)| {
            let before = m.tokens.start.wrapping_sub(1);
            let title = m.tokens.start > source.start && doc.kind(before) == TokenKind::Word && !doc.classes(before).any(governs);
            title && m.tokens.end == end && m.form == Form::Name && m.kind == ActorKind::Person
        })
    };
    exact.or_else(titled).or_else(headed).map(|(index, _)| index)
}

/// Adds a mention for every source whose head no mention holds.
fn add_missing<'s>(doc: &Document, mentions: &mut Vec<Mention>, sources: impl Iterator<Item = &'s Tokens>) {
    let (mut added, mut seen) = (Vec::new(), Set::default());
    for source in sources {
        if mention_of(doc, mentions, source).is_none() && seen.insert((source.start, source.end)) {
            added.push(describe(doc, source));
        }
    }
    if !added.is_empty() {
        mentions.extend(added);
        mentions.sort_by(|a, b| a.tokens.start.cmp(&b.tokens.start).then(b.tokens.end.cmp(&a.tokens.end)));
    }
}

/// A source that no recognizer marked: a pronoun, or a description.
fn describe(doc: &Document, source: &Tokens) -> Mention {
    let last = source.end - 1;
    let single = source.len() == 1 && doc.classes(last).any(Classes::PRONOUN) && doc.kind(last) == TokenKind::Word;
    let ends = |&i: &usize| i > source.start && (doc.classes(i).any(Classes::PREPOSITION) || matches!(doc.surface(i), "," | "("));
    let end = source.clone().find(ends).unwrap_or(source.end);
    // "two [people] familiar with the matter"
    let human = |&i: &usize| matches!(doc.lower(i), "person" | "people" | "man" | "woman" | "men" | "women");
    let head = (source.start..end).find(human).unwrap_or(end - 1);
    let plural = crate::numbers::is_plural(doc, head);
    let kind = match doc.lower(head) {
        "it" | "which" | "that" => ActorKind::Organization,
        "he" | "she" | "i" | "who" | "him" | "her" => ActorKind::Person,
        "person" | "man" | "woman" => ActorKind::Person,
        "people" | "men" | "women" => ActorKind::Group,
        _ if doc.classes(head).any(Classes::PERSON) => ActorKind::Person,
        _ if plural || single => ActorKind::Group,
        _ => ActorKind::Organization,
    };
    Mention { tokens: source.clone(), head, kind, form: if single { Form::Pronoun } else { Form::Nominal }, rule: "source of a quote" }
}
