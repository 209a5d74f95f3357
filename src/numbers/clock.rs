//! Times of day: "9:30 a.m.", "21:00", "noon".

use super::dates::{Moment, Reader};
use crate::annotation::QuantityKind;

impl Reader<'_> {
    /// "9:30 a.m.", "21:00", "9 p.m.", "9pm", "noon".
    pub(super) fn time(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let hour: u32 = doc.surface(at).parse().ok().filter(|h| *h <= 24 && doc.surface(at).len() <= 2)?;
        let two = |i: usize| doc.surface(i).parse::<u32>().ok().filter(|m| *m < 60 && doc.surface(i).len() == 2);
        let colon = |i: usize| matches!(doc.surface(i), ":") && !doc.token(i).spaced && !doc.token(i + 1).spaced;
        let mut end = at + 1;
        let mut minute = None;
        let mut second = None;
        if colon(end) {
            minute = Some(two(end + 1)?);
            end += 2;
            if colon(end) {
                second = two(end + 1);
                end += 2 * usize::from(second.is_some());
            }
        }
        let half = doc.lower(end).replace('.', "");
        let (hour, end) = match half.as_str() {
            "am" if hour <= 12 => (hour % 12, end + 1),
            "pm" if hour <= 12 => (hour % 12 + 12, end + 1),
            "o'clock" => (hour, end + 1),
            "noon" if hour == 12 => (12, end + 1),
            "midnight" if hour == 12 => (0, end + 1),
            _ if minute.is_some() && hour < 24 => (hour, end),
            _ => return None,
        };
        let value = match (minute, second) {
            (Some(m), Some(s)) => format!("T{hour:02}:{m:02}:{s:02}"),
            (Some(m), None) => format!("T{hour:02}:{m:02}"),
            _ => format!("T{hour:02}"),
        };
        Some(Moment { start: at, end, kind: QuantityKind::Time, has_year: false, value: Some(value), rule: "clock" })
    }
}
