//! Parts of a year by name: quarters and seasons; noon and midnight.

use crate::annotation::QuantityKind;
use crate::numbers::base::vocabulary::{quarter_name, season};
use crate::numbers::dates::numeric::quarter;
use crate::numbers::dates::reader::{Moment, Reader};

impl Reader<'_> {
    /// Quarters, seasons of a year, noon and midnight; holidays.
    pub(crate) fn named(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let lower = doc.lower(at);
        if let Some(part) = quarter_name(lower) {
            let (year, end) = self.year_after(at + 1).map_or((self.today.map(|t| t.year), at + 1), |(y, e)| (Some(y), e));
            let (value, ends) = year.map_or((None, None), |year| quarter(year, part));
            let known = part <= 4 || end > at + 1;
            return known.then(|| Moment { ends, has_year: end > at + 1, ..Moment::date(at, end, value, "quarter") });
        }
        if let Some(season) = season(lower) {
            let of = at + 1 + usize::from(doc.lower(at + 1) == "of");
            let year = self.year_number(of)?;
            return Some(Moment::date(at, of + 1, format!("{year:04}-{season}"), "season"));
        }
        if let "noon" | "midday" | "midnight" = lower {
            let value = if lower == "midnight" { "T00" } else { "T12" };
            return Some(Moment {
                start: at,
                end: at + 1,
                kind: QuantityKind::Time,
                has_year: false,
                ends: None,
                value: Some(value.to_owned()),
                rule: "clock word",
            });
        }
        self.holiday(at)
    }
}
