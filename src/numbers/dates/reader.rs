//! What all readers of dates share: a date or time as it is found, and the passage read against a day.

use crate::annotation::QuantityKind;
use crate::numbers::base::passage::Passage;
use crate::numbers::dates::calendar::Date;

/// A date or time in the text.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    pub(crate) kind: QuantityKind,
    pub(crate) value: Option<String>,
    /// Whether the text itself tells the year.
    pub(crate) has_year: bool,
    /// First and last day (or month) of a span that has no better value: a weekend, half a year.
    pub(crate) ends: Option<(String, String)>,
    pub(crate) rule: &'static str,
}

impl Moment {
    pub(crate) fn date(start: usize, end: usize, value: impl Into<Option<String>>, rule: &'static str) -> Self {
        Self { start, end, kind: QuantityKind::Date, value: value.into(), has_year: false, ends: None, rule }
    }
}

/// Reads moments of a document against a day.
pub(crate) struct Reader<'a> {
    pub(crate) doc: &'a Passage<'a>,
    pub(crate) today: Option<Date>,
}
