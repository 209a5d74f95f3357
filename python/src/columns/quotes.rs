//! What is said, by whom.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{BooleanBuilder, Int32Builder, StringBuilder};
use newsgloss::{Entity, Quote, TextSpan};

use super::Text;
use super::fields::{Names, SpanLists, Spans, Table, ends, strings};

/// Every quote with its words, its cue and its speaker.
#[derive(Default)]
pub(crate) struct Quotes {
    spans: Spans,
    kind: Names,
    speech: BooleanBuilder,
    status: Names,
    words: StringBuilder,
    cue: StringBuilder,
    cue_spans: Spans,
    speaker: StringBuilder,
    speaker_words: StringBuilder,
    speaker_kind: Names,
    speaker_country: StringBuilder,
    speaker_entity: Int32Builder,
    speaker_spans: Spans,
    contents: SpanLists,
    marked: SpanLists,
    rule: StringBuilder,
}

impl Quotes {
    pub(crate) fn push(&mut self, quote: &Quote, entities: &[Entity], text: &Text<'_>) {
        self.spans.push(Some((quote.start, quote.end)));
        self.kind.push(Some(quote.kind));
        self.speech.append_value(quote.speech);
        self.status.push(Some(quote.status));
        self.words.append_value(text.parts(&quote.contents));
        self.cue.append_option(text.words_of(quote.cue));
        self.cue_spans.push(ends(quote.cue));
        let entity = quote.speaker.and_then(|speaker| entities.get(speaker.entity as usize));
        let span = quote.speaker.map(|speaker| TextSpan { start: speaker.start, end: speaker.end });
        self.speaker.append_option(entity.map(|entity| &entity.name));
        self.speaker_words.append_option(text.words_of(span));
        self.speaker_kind.push(entity.map(|entity| entity.kind));
        self.speaker_country.append_option(entity.and_then(|entity| entity.country.as_ref()));
        self.speaker_entity.append_option(quote.speaker.map(|speaker| speaker.entity as i32));
        self.speaker_spans.push(ends(span));
        self.contents.push(&quote.contents);
        self.marked.push(&quote.marked);
        self.rule.append_value(quote.rule);
    }
}

impl Table for Quotes {
    fn fields(mut self) -> Vec<(&'static str, ArrayRef)> {
        let mut fields = Vec::from(self.spans.fields("start", "end"));
        fields.extend([
            ("kind", self.kind.finish()),
            ("speech", Arc::new(self.speech.finish()) as ArrayRef),
            ("status", self.status.finish()),
            ("words", strings(self.words)),
            ("cue", strings(self.cue)),
            ("speaker", strings(self.speaker)),
            ("speaker_words", strings(self.speaker_words)),
            ("speaker_kind", self.speaker_kind.finish()),
            ("speaker_country", strings(self.speaker_country)),
            ("speaker_entity", Arc::new(self.speaker_entity.finish())),
        ]);
        fields.extend(self.cue_spans.fields("cue_start", "cue_end"));
        fields.extend(self.speaker_spans.fields("speaker_start", "speaker_end"));
        fields.extend([("contents", self.contents.finish()), ("marked", self.marked.finish()), ("rule", strings(self.rule))]);
        fields
    }
}
