//! Marks as Arrow columns: a list of structs for each layer, with names and words as plain values.

mod actors;
mod fields;
mod numbers;
mod quotes;
mod text;

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, Field, Schema};
use newsgloss::{Annotations, Layer, Options};

use actors::{Actors, Entities};
use fields::Lists;
use numbers::Numbers;
use quotes::Quotes;
pub(crate) use text::{Index, Text};

/// The columns that are being filled, a row a text.
pub(crate) struct Marks {
    actors: Option<Lists<Actors>>,
    entities: Option<Lists<Entities>>,
    quotes: Option<Lists<Quotes>>,
    numbers: Option<Lists<Numbers>>,
    errors: StringBuilder,
}

impl Marks {
    /// The columns of the layers that are asked for; quotes bring the entities that speak.
    pub(crate) fn new(options: &Options, rows: usize) -> Self {
        let (actors, quotes) = (options.wants(Layer::Actors), options.wants(Layer::Quotes));
        Self {
            actors: actors.then(|| Lists::new(rows)),
            entities: (actors || quotes).then(|| Lists::new(rows)),
            quotes: quotes.then(|| Lists::new(rows)),
            numbers: options.wants(Layer::Numbers).then(|| Lists::new(rows)),
            errors: StringBuilder::with_capacity(rows, 0),
        }
    }

    /// A row with what was found in its text.
    pub(crate) fn push(&mut self, found: &Annotations, text: &Text<'_>) {
        if let Some(actors) = &mut self.actors {
            actors.push(&found.actors, |table, actor| table.push(actor, &found.entities, text));
        }
        if let Some(entities) = &mut self.entities {
            entities.push(&found.entities, Entities::push);
        }
        if let Some(quotes) = &mut self.quotes {
            quotes.push(&found.quotes, |table, quote| table.push(quote, &found.entities, text));
        }
        if let Some(numbers) = &mut self.numbers {
            numbers.push(&found.numbers, |table, number| table.push(number, text));
        }
        self.errors.append_null();
    }

    /// A row without marks, and why, where that is a fault.
    pub(crate) fn push_nothing(&mut self, error: Option<&str>) {
        self.actors.as_mut().map(Lists::push_null);
        self.entities.as_mut().map(Lists::push_null);
        self.quotes.as_mut().map(Lists::push_null);
        self.numbers.as_mut().map(Lists::push_null);
        self.errors.append_option(error);
    }

    /// The columns as they are given to Python.
    pub(crate) fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let mut columns: Vec<(&str, ArrayRef)> = Vec::new();
        columns.extend(self.actors.map(|lists| ("actors", lists.finish())));
        columns.extend(self.entities.map(|lists| ("entities", lists.finish())));
        columns.extend(self.quotes.map(|lists| ("quotes", lists.finish())));
        columns.extend(self.numbers.map(|lists| ("numbers", lists.finish())));
        columns.push(("error", Arc::new(self.errors.finish())));
        let fields: Vec<Field> = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
        RecordBatch::try_new(Arc::new(Schema::new(fields)), columns.into_iter().map(|(_, column)| column).collect())
    }
}
