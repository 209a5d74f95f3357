//! Parts of a year by name: quarters and seasons; noon and midnight.

use super::dates::{Moment, Reader};
use crate::annotation::QuantityKind;

impl Reader<'_> {
    /// Quarters, seasons of a year, noon and midnight; holidays.
    pub(super) fn named(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let lower = doc.lower(at);
        if let Some(quarter) = lower.strip_prefix('q').filter(|q| matches!(*q, "1" | "2" | "3" | "4")) {
            let (year, end) = self.year_after(at + 1).map_or((self.today.map(|t| t.year), at + 1), |(y, e)| (Some(y), e));
            return Some(Moment::date(at, end, year.map(|y| format!("{y:04}-Q{quarter}")), "quarter"));
        }
        if let Some(season) = season(lower) {
            let of = at + 1 + usize::from(doc.lower(at + 1) == "of");
            let year = self.year_number(of)?;
            return Some(Moment::date(at, of + 1, format!("{year:04}-{season}"), "season"));
        }
        if let "noon" | "midnight" = lower {
            let value = if lower == "noon" { "T12" } else { "T00" };
            return Some(Moment {
                start: at,
                end: at + 1,
                kind: QuantityKind::Time,
                has_year: false,
                value: Some(value.to_owned()),
                rule: "clock word",
            });
        }
        self.holiday(at)
    }
}

/// Seasons in the codes of ISO 8601-2.
pub(super) fn season(word: &str) -> Option<u32> {
    match word {
        "spring" => Some(21),
        "summer" => Some(22),
        "autumn" | "fall" => Some(23),
        "winter" => Some(24),
        _ => None,
    }
}
