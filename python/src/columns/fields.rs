//! What columns are made of: lists of structs, and the kinds of fields that structs have.

use std::fmt::{self, Write};
use std::sync::Arc;

use arrow_array::builder::{ArrayBuilder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::{NullBufferBuilder, OffsetBuffer};
use arrow_schema::Field;
use newsgloss::TextSpan;
use serde::Serialize;

/// The fields of one layer's marks, one row a mark.
pub(crate) trait Table: Default {
    /// The fields by name, in the order that users see.
    fn fields(self) -> Vec<(&'static str, ArrayRef)>;
}

/// A list of marks for each text.
pub(crate) struct Lists<T> {
    marks: T,
    ends: Vec<i32>,
    count: usize,
    valid: NullBufferBuilder,
}

impl<T: Table> Lists<T> {
    /// No texts yet, and room for some.
    pub(crate) fn new(rows: usize) -> Self {
        let mut ends = Vec::with_capacity(rows + 1);
        ends.push(0);
        Self { marks: T::default(), ends, count: 0, valid: NullBufferBuilder::new(rows) }
    }

    /// A text with its marks.
    pub(crate) fn push<M>(&mut self, marks: &[M], mut push: impl FnMut(&mut T, &M)) {
        for mark in marks {
            push(&mut self.marks, mark);
        }
        self.count += marks.len();
        self.ends.push(self.count as i32);
        self.valid.append_non_null();
    }

    /// A text that was not read.
    pub(crate) fn push_null(&mut self) {
        self.ends.push(self.count as i32);
        self.valid.append_null();
    }

    /// The column.
    pub(crate) fn finish(mut self) -> ArrayRef {
        list(structs(self.marks.fields()), self.ends, &mut self.valid)
    }
}

/// Structs of some fields, all of the same length.
pub(crate) fn structs(fields: Vec<(&'static str, ArrayRef)>) -> ArrayRef {
    let named = |(name, column): (&str, ArrayRef)| (Arc::new(Field::new(name, column.data_type().clone(), true)), column);
    Arc::new(StructArray::from(fields.into_iter().map(named).collect::<Vec<_>>()))
}

fn list(values: ArrayRef, ends: Vec<i32>, valid: &mut NullBufferBuilder) -> ArrayRef {
    let item = Arc::new(Field::new("item", values.data_type().clone(), true));
    Arc::new(ListArray::new(item, OffsetBuffer::new(ends.into()), values, valid.finish()))
}

/// Starts and ends of spans.
#[derive(Default)]
pub(crate) struct Spans {
    start: Int32Builder,
    end: Int32Builder,
}

impl Spans {
    /// A span, or none.
    pub(crate) fn push(&mut self, span: Option<(u32, u32)>) {
        self.start.append_option(span.map(|(start, _)| start as i32));
        self.end.append_option(span.map(|(_, end)| end as i32));
    }

    /// Starts and ends as fields of some names.
    pub(crate) fn fields(mut self, start: &'static str, end: &'static str) -> [(&'static str, ArrayRef); 2] {
        [(start, Arc::new(self.start.finish())), (end, Arc::new(self.end.finish()))]
    }
}

impl Table for Spans {
    fn fields(self) -> Vec<(&'static str, ArrayRef)> {
        self.fields("start", "end").into()
    }
}

/// Both ends of a span that may be missing.
pub(crate) fn ends(span: Option<TextSpan>) -> Option<(u32, u32)> {
    span.map(|span| (span.start, span.end))
}

/// Lists of spans inside a mark.
pub(crate) struct SpanLists(Lists<Spans>);

impl Default for SpanLists {
    fn default() -> Self {
        Self(Lists::new(0))
    }
}

impl SpanLists {
    /// The spans of one mark.
    pub(crate) fn push(&mut self, spans: &[TextSpan]) {
        self.0.push(spans, |table, span| table.push(Some((span.start, span.end))));
    }

    /// The field.
    pub(crate) fn finish(self) -> ArrayRef {
        self.0.finish()
    }
}

/// Lists of indices inside a mark.
pub(crate) struct IndexLists {
    values: Int32Builder,
    ends: Vec<i32>,
}

impl Default for IndexLists {
    fn default() -> Self {
        Self { values: Int32Builder::new(), ends: vec![0] }
    }
}

impl IndexLists {
    /// The indices of one mark.
    pub(crate) fn push(&mut self, indices: &[u32]) {
        for &index in indices {
            self.values.append_value(index as i32);
        }
        self.ends.push(self.values.len() as i32);
    }

    /// The field.
    pub(crate) fn finish(mut self) -> ArrayRef {
        list(Arc::new(self.values.finish()), self.ends, &mut NullBufferBuilder::new(0))
    }
}

/// Names of kinds, as the contract has them.
#[derive(Default)]
pub(crate) struct Names(StringBuilder);

impl Names {
    /// A kind's name.
    pub(crate) fn push(&mut self, kind: Option<impl Serialize>) {
        match kind {
            // Writing into a builder cannot fail.
            Some(kind) => {
                let _ = write!(self.0, "{}", Name(kind));
                self.0.append_value("");
            }
            None => self.0.append_null(),
        }
    }

    /// The field.
    pub(crate) fn finish(mut self) -> ArrayRef {
        Arc::new(self.0.finish())
    }
}

/// A kind without fields, whose serialized form is its name: a second list of names would have to be kept.
struct Name<T>(T);

impl<T: Serialize> fmt::Display for Name<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// A column of text as a field.
pub(crate) fn strings(mut builder: StringBuilder) -> ArrayRef {
    Arc::new(builder.finish())
}
