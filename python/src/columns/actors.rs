//! Mentions of actors, and the actors themselves.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Int32Builder, StringBuilder};
use newsgloss::{ActorMention, Entity};

use super::Text;
use super::fields::{IndexLists, Names, Spans, Table, strings};

/// Every mention, with the name of the actor that it is.
#[derive(Default)]
pub(crate) struct Actors {
    spans: Spans,
    words: StringBuilder,
    name: StringBuilder,
    kind: Names,
    form: Names,
    country: StringBuilder,
    entity: Int32Builder,
    rule: StringBuilder,
}

impl Actors {
    pub(crate) fn push(&mut self, actor: &ActorMention, entities: &[Entity], text: &Text<'_>) {
        let entity = entities.get(actor.entity as usize);
        self.spans.push(Some((actor.start, actor.end)));
        self.words.append_value(text.words(actor.start, actor.end));
        self.name.append_option(entity.map(|entity| &entity.name));
        self.kind.push(Some(actor.kind));
        self.form.push(Some(actor.form));
        self.country.append_option(entity.and_then(|entity| entity.country.as_ref()));
        self.entity.append_value(actor.entity as i32);
        self.rule.append_value(actor.rule);
    }
}

impl Table for Actors {
    fn fields(mut self) -> Vec<(&'static str, ArrayRef)> {
        let mut fields = Vec::from(self.spans.fields("start", "end"));
        fields.extend([
            ("words", strings(self.words)),
            ("name", strings(self.name)),
            ("kind", self.kind.finish()),
            ("form", self.form.finish()),
            ("country", strings(self.country)),
            ("entity", Arc::new(self.entity.finish()) as ArrayRef),
            ("rule", strings(self.rule)),
        ]);
        fields
    }
}

/// Every actor.
#[derive(Default)]
pub(crate) struct Entities {
    name: StringBuilder,
    kind: Names,
    country: StringBuilder,
    pronoun: Names,
    mentions: IndexLists,
    members: IndexLists,
}

impl Entities {
    pub(crate) fn push(&mut self, entity: &Entity) {
        self.name.append_value(&entity.name);
        self.kind.push(Some(entity.kind));
        self.country.append_option(entity.country.as_ref());
        self.pronoun.push(entity.pronoun);
        self.mentions.push(&entity.mentions);
        self.members.push(&entity.members);
    }
}

impl Table for Entities {
    fn fields(self) -> Vec<(&'static str, ArrayRef)> {
        vec![
            ("name", strings(self.name)),
            ("kind", self.kind.finish()),
            ("country", strings(self.country)),
            ("pronoun", self.pronoun.finish()),
            ("mentions", self.mentions.finish()),
            ("members", self.members.finish()),
        ]
    }
}
