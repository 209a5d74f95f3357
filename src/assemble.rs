//! From the core's findings to the serialized result: the one place where its offsets are made.

use crate::annotation::{ActorMention, Annotations, Entity, Layer, Options, Quantity, Quote, Speaker, TextSpan};
use crate::document::Document;
use crate::linking::Linked;
use crate::offsets::Table;
use crate::span::Span;
use crate::{linking, numbers, quotes};

/// Converts offsets, orders the lists and keeps the layers that are asked for.
///
/// Without the actors layer, actors and entities are those that speak.
pub(crate) fn assemble(doc: &Document, linked: Linked, numbers: Vec<numbers::Quantity>, options: &Options) -> Annotations {
    let units = Units(Table::new(doc.text(), options.offsets));
    let linked = if options.wants(Layer::Actors) { linked } else { keep_speakers(linked) };

    let actors: Vec<_> = linked
        .mentions
        .iter()
        .zip(&linked.entity_of)
        .map(|(mention, &entity)| {
            let (start, end) = units.0.span(mention.span(doc));
            ActorMention { start, end, kind: mention.kind, form: mention.form, entity: entity as u32, rule: mention.rule }
        })
        .collect();
    let mut entities: Vec<_> = linked.entities.into_iter().map(entity).collect();
    for (index, &entity) in linked.entity_of.iter().enumerate() {
        if let Some(entity) = entities.get_mut(entity) {
            entity.mentions.push(index as u32);
        }
    }

    let mut found: Vec<_> = linked
        .quotations
        .iter()
        .zip(&linked.speakers)
        .map(|(quotation, speaker)| {
            let speaker = speaker.as_ref().map(|s| {
                let (start, end) = units.0.span(doc.span_of(&s.tokens));
                let entity = linked.entity_of.get(s.mention).copied().unwrap_or_default() as u32;
                Speaker { start, end, actor: s.mention as u32, entity }
            });
            units.quote(doc, quotation, speaker)
        })
        .collect();
    found.sort_by(|a, b| a.start.cmp(&b.start).then(b.end.cmp(&a.end)));

    let numbers = numbers.into_iter().map(|n| units.quantity(n)).collect();
    Annotations { actors, entities, quotes: found, numbers }
}

fn entity(e: linking::Entity) -> Entity {
    let members = e.members.into_iter().map(|member| member as u32).collect();
    Entity { name: e.name, kind: e.kind, country: e.country, mentions: Vec::new(), members, pronoun: e.pronoun }
}

/// Drops mentions that speak no quotation, and entities left without a mention.
fn keep_speakers(linked: Linked) -> Linked {
    let mut speaks = vec![false; linked.mentions.len()];
    for speaker in linked.speakers.iter().flatten() {
        if let Some(flag) = speaks.get_mut(speaker.mention) {
            *flag = true;
        }
    }
    let mut renumber = vec![usize::MAX; linked.entities.len()];
    let mut kept = Linked { quotations: linked.quotations, ..Linked::default() };
    let mut new_index = vec![usize::MAX; speaks.len()];
    let rows = linked.mentions.into_iter().zip(linked.entity_of).zip(speaks).enumerate();
    for (old, ((mention, entity), _)) in rows.filter(|(_, (_, speaks))| *speaks) {
        let Some(number) = renumber.get_mut(entity) else { continue };
        if *number == usize::MAX {
            *number = kept.entities.len();
            kept.entities.extend(linked.entities.get(entity).cloned());
        }
        if let Some(index) = new_index.get_mut(old) {
            *index = kept.mentions.len();
        }
        kept.mentions.push(mention);
        kept.entity_of.push(*number);
    }
    for entity in &mut kept.entities {
        entity.members = entity.members.iter().filter_map(|&member| renumber.get(member).copied()).filter(|&n| n != usize::MAX).collect();
    }
    kept.speakers = linked
        .speakers
        .into_iter()
        .map(|speaker| {
            let speaker = speaker?;
            let mention = new_index.get(speaker.mention).copied().filter(|&m| m != usize::MAX)?;
            Some(crate::linking::Speaker { mention, ..speaker })
        })
        .collect();
    kept
}

struct Units(Table);

impl Units {
    fn span(&self, span: Span) -> TextSpan {
        let (start, end) = self.0.span(span);
        TextSpan { start, end }
    }

    fn quote(&self, doc: &Document, quotation: &quotes::Quotation, speaker: Option<Speaker>) -> Quote {
        let contents: Vec<_> = quotation.contents.iter().map(|&s| self.span(s)).collect();
        Quote {
            start: contents.first().map_or(0, |s| s.start),
            end: contents.last().map_or(0, |s| s.end),
            kind: quotation.kind,
            speech: quotation.speech,
            status: quotation.status,
            marked: quotation.marked.iter().map(|&s| self.span(s)).collect(),
            cue: quotation.cue.as_ref().map(|cue| self.span(doc.span_of(cue))),
            speaker,
            rule: quotation.rule,
            contents,
        }
    }

    fn quantity(&self, n: numbers::Quantity) -> Quantity {
        let (start, end) = self.0.span(n.span);
        Quantity {
            start,
            end,
            kind: n.kind,
            value: n.value,
            low: n.low,
            high: n.high,
            from: n.from,
            change: n.change,
            days: n.days,
            modifier: n.modifier,
            unit: n.unit,
            counted: n.counted.map(|s| self.span(s)),
            rule: n.rule,
        }
    }
}
