//! Spans told by their length and their end: "the year to March", "the three months ended Sept. 30".

use crate::annotation::QuantityKind;
use crate::document::Tokens;
use crate::numbers::base::groups::Group;
use crate::numbers::base::quantity::Quantity;
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::{Moment, Reader};
use crate::numbers::numerals::digits;
use crate::numbers::units::measures;
use crate::numbers::units::measures::Unit;

/// The span whose length starts at a token, with its first and last month or day where they can be told.
pub(crate) fn read(reader: &Reader, at: usize) -> Option<(Tokens, Quantity)> {
    let doc = reader.doc;
    if !(at + 1..at + 5).any(|i| doc.is(i, Group::PeriodLink)) {
        return None;
    }
    let (count, unit) = match doc.lower(at) {
        "year" | "quarter" | "month" | "week" => (1, at),
        _ => {
            let numeral = digits::read(doc, at).filter(|n| !n.ordinal)?;
            (numeral.value?.to_whole()?, numeral.end)
        }
    };
    let (link, the) = (doc.lower(unit + 1), doc.lower(at.checked_sub(1)?));
    // "Put off by three months to June" has no such span.
    let opened = Group::PeriodOwner.has(the) || Group::FirstLast.has(the) && link != "to";
    if !(Group::Through.has(link) && opened || Group::Ended.has(link)) {
        return None;
    }
    let Unit::Duration { designator, factor, clock: false } = measures::duration(doc.lower(unit))? else { return None };
    let end = unit + 2 + usize::from(doc.lower(unit + 2) == "on" || doc.lower(unit + 2) == "in");
    let moment = reader.read(end).filter(|m| m.kind == QuantityKind::Date && m.start == end)?;
    let ends = moment.value.as_deref().and_then(|last| first(last, count.checked_mul(factor)?, designator).zip(Some(last.to_owned())));
    let (low, high) = ends.unzip();
    let start = if the == "the" { at - 1 } else { at };
    is_end(&moment).then(|| (start..moment.end, Quantity { low, high, ..Quantity::new(QuantityKind::Date, None, "length and end") }))
}

/// Whether a moment can end a financial period: a month or a day, by its name.
fn is_end(moment: &Moment) -> bool {
    matches!(moment.rule, "month" | "month year" | "month day" | "day month" | "numeric date" | "year")
}

/// The first month or day of so many units up to the last one.
fn first(last: &str, count: i128, unit: char) -> Option<String> {
    let count = i32::try_from(count).ok().filter(|n| (1..1000).contains(n))?;
    if last.len() == 7 && matches!(unit, 'M' | 'Y') {
        let months = if unit == 'Y' { count * 12 } else { count };
        let (year, month) = Date::parse(&format!("{last}-01"))?.plus_months(1 - months);
        return Some(format!("{year:04}-{month:02}"));
    }
    Some(Date::parse(last)?.plus_days(1).plus_units(-count, unit)?.to_string())
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn the_last_day_counts() {
        for (last, count, unit, expected) in [
            ("2023-03", 1, 'Y', "2022-04"),
            ("2023-06", 3, 'M', "2023-04"),
            ("2023-09-30", 3, 'M', "2023-07-01"),
            ("2023-01-07", 1, 'W', "2023-01-01"),
        ] {
            assert_eq!(first(last, count, unit).as_deref(), Some(expected), "{last}");
        }
    }
}
