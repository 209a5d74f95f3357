//! Times that come again: "every Tuesday", "each summer", "every other day". They are no day of their own and have no value.

use super::dates::{Moment, Reader, month_name};
use super::relative::weekday_number;
use super::seasons::season;

impl Reader<'_> {
    /// What comes again, behind "every" or "each".
    pub(super) fn set(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        if !matches!(doc.lower(at), "every" | "each") {
            return None;
        }
        let name = at + 1 + usize::from(matches!(doc.lower(at + 1), "other" | "single"));
        let word = doc.lower(name);
        // "His every day life".
        if word == "day" && matches!(doc.lower(name + 1), "life" | "lives" | "use" | "language" | "people") {
            return None;
        }
        let unit = matches!(
            word,
            "day"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "week"
                | "weekend"
                | "weekday"
                | "month"
                | "quarter"
                | "year"
                | "decade"
        );
        let named = doc.is_capitalized(name) && (weekday_number(word).is_some() || month_name(word).is_some());
        (unit || named || season(word).is_some()).then(|| Moment::date(at, name + 1, None, "comes again"))
    }
}
