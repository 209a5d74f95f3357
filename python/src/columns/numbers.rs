//! Figures with their values.

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{Date32Builder, StringBuilder};
use newsgloss::Quantity;

use super::Text;
use super::fields::{Names, Spans, Table, ends, strings};

/// Every figure, with the days of dates as Arrow has days.
#[derive(Default)]
pub(crate) struct Numbers {
    spans: Spans,
    words: StringBuilder,
    kind: Names,
    value: StringBuilder,
    low: StringBuilder,
    high: StringBuilder,
    from: StringBuilder,
    change: Names,
    first_day: Date32Builder,
    last_day: Date32Builder,
    modifier: Names,
    unit: StringBuilder,
    counted: StringBuilder,
    counted_spans: Spans,
    rule: StringBuilder,
}

impl Numbers {
    pub(crate) fn push(&mut self, number: &Quantity, text: &Text<'_>) {
        self.spans.push(Some((number.start, number.end)));
        self.words.append_value(text.words(number.start, number.end));
        self.kind.push(Some(number.kind));
        self.value.append_option(number.value.as_ref());
        self.low.append_option(number.low.as_ref());
        self.high.append_option(number.high.as_ref());
        self.from.append_option(number.from.as_ref());
        self.change.push(number.change);
        self.first_day.append_option(number.days.as_ref().and_then(|days| day_number(&days.first)));
        self.last_day.append_option(number.days.as_ref().and_then(|days| day_number(&days.last)));
        self.modifier.push(number.modifier);
        self.unit.append_option(number.unit.as_ref());
        self.counted.append_option(text.words_of(number.counted));
        self.counted_spans.push(ends(number.counted));
        self.rule.append_value(number.rule);
    }
}

impl Table for Numbers {
    fn fields(mut self) -> Vec<(&'static str, ArrayRef)> {
        let mut fields = Vec::from(self.spans.fields("start", "end"));
        fields.extend([
            ("words", strings(self.words)),
            ("kind", self.kind.finish()),
            ("value", strings(self.value)),
            ("low", strings(self.low)),
            ("high", strings(self.high)),
            ("from", strings(self.from)),
            ("change", self.change.finish()),
            ("first_day", Arc::new(self.first_day.finish()) as ArrayRef),
            ("last_day", Arc::new(self.last_day.finish())),
            ("modifier", self.modifier.finish()),
            ("unit", strings(self.unit)),
            ("counted", strings(self.counted)),
        ]);
        fields.extend(self.counted_spans.fields("counted_start", "counted_end"));
        fields.push(("rule", strings(self.rule)));
        fields
    }
}

/// Days since 1970-01-01, as Arrow counts; none for what is no day of the years 1 to 9999, which Python's dates have.
fn day_number(day: &str) -> Option<i32> {
    let mut parts = day.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    ((1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day)).then(|| {
        // Howard Hinnant's days_from_civil: years begin in March.
        let year = year - i32::from(month <= 2);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
    })
}
