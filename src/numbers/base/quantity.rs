//! One figure.

use crate::annotation::{Change, Days, Modifier, QuantityKind};
use crate::span::Span;

/// A figure with its value and what it counts.
#[derive(Clone, Debug)]
pub(crate) struct Quantity {
    /// Where it stands, unit included ("5 million euros"), modifier excluded ("at least").
    pub(crate) span: Span,
    /// What sort of figure.
    pub(crate) kind: QuantityKind,
    /// An exact decimal, or ISO 8601.
    pub(crate) value: Option<String>,
    /// Lower end of a range.
    pub(crate) low: Option<String>,
    /// Upper end of a range.
    pub(crate) high: Option<String>,
    /// The figure before a change.
    pub(crate) from: Option<String>,
    /// Which way the figure moved.
    pub(crate) change: Option<Change>,
    /// First and last day of a date.
    pub(crate) days: Option<Days>,
    /// What the writer says of it.
    pub(crate) modifier: Option<Modifier>,
    /// ISO 4217, UCUM or "%".
    pub(crate) unit: Option<String>,
    /// The words for what is counted.
    pub(crate) counted: Option<Span>,
    /// The rule that read it.
    pub(crate) rule: &'static str,
}

impl Quantity {
    /// A figure without modifier, unit or counted noun, its place still to be given.
    pub(crate) fn new(kind: QuantityKind, value: Option<String>, rule: &'static str) -> Self {
        Self {
            span: Span::default(),
            kind,
            value,
            low: None,
            high: None,
            from: None,
            change: None,
            days: None,
            modifier: None,
            unit: None,
            counted: None,
            rule,
        }
    }
}

/// Whether a rule's dates are named with their article: "the 1990s", "the end of the year", but "the May 3 attack".
pub(crate) fn names_a_span(rule: &str) -> bool {
    matches!(
        rule,
        "decade"
            | "century"
            | "part of a span"
            | "part of a year"
            | "edge of a span"
            | "week of a month"
            | "quarter"
            | "relative"
            | "week"
            | "weekend"
            | "units up to today"
    )
}
