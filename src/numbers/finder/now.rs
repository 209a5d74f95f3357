//! Times told from the time of publication: "two hours ago", "in 15 minutes", "half an hour from now".

use super::Finder;
use crate::document::Tokens;
use crate::numbers::amounts::amount::Amount;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::dates::calendar::Date;

/// The minute at which a story was published.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Now<'a> {
    day: Date,
    /// Since midnight.
    minutes: i64,
    /// "Z" or "+02:00" where it is told.
    zone: &'a str,
}

impl<'a> Now<'a> {
    /// Reads a date and time of ISO 8601: "2024-05-06T14:03", "2024-05-06 14:03:20Z", "2024-05-06T14:03+02:00".
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let day = Date::parse(text)?;
        let time = text.get(10..)?.strip_prefix(['T', ' '])?;
        let (hour, rest) = time.split_once(':')?;
        let (hour, minute): (i64, i64) = (two_digits(hour, 24)?, two_digits(rest.get(..2)?, 60)?);
        let rest = rest.get(2..)?.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'));
        let offset = rest.strip_prefix(['+', '-']).and_then(|zone| zone.split_once(':'));
        let told = offset.is_some_and(|(hours, minutes)| two_digits(hours, 24).and(two_digits(minutes, 60)).is_some());
        let zone = if rest == "Z" || told { rest } else { "" };
        Some(Self { day, minutes: hour * 60 + minute, zone })
    }

    /// The date and time so many minutes later.
    fn plus(self, minutes: i64) -> String {
        let then = self.minutes + minutes;
        let (day, minute) = (self.day.plus_days(then.div_euclid(1440)), then.rem_euclid(1440));
        format!("{day}T{:02}:{:02}{}", minute / 60, minute % 60, self.zone)
    }
}

fn two_digits(text: &str, below: i64) -> Option<i64> {
    let digits = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok().filter(|n| *n < below) } else { None }
}

impl Finder<'_> {
    /// "two hours ago", "in two hours", "15 minutes from now": its tokens, and the time where that of publication is known.
    /// Without it "in two hours" is a length of time.
    pub(crate) fn told_from_now(&self, amount: &Amount) -> Option<(Tokens, Option<String>)> {
        let doc = self.doc;
        let span = amount.span.filter(|span| span.clock)?;
        let (sign, tokens) = match (doc.lower(amount.end), doc.lower(amount.end + 1)) {
            ("ago", _) => (-1, amount.start..amount.end + 1),
            ("hence", _) => (1, amount.start..amount.end + 1),
            ("from", "now") => (1, amount.start..amount.end + 2),
            _ => (1, self.in_future(amount)?..amount.end),
        };
        let length = match span.designator {
            'H' => amount.value.and_then(|hours| hours.times(Decimal::whole(60))),
            'M' => amount.value,
            _ => None,
        };
        let minutes = length.and_then(Decimal::to_whole).and_then(|n| i64::try_from(n).ok()).filter(|n| *n < 100_000);
        let value = self.now.zip(minutes).map(|(now, minutes)| now.plus(sign * minutes));
        (value.is_some() || sign < 0).then_some((tokens, value))
    }
}

#[cfg(test)]
mod tests {
    use super::Now;

    #[test]
    fn minutes_pass_midnight_in_the_zone_that_is_told() {
        for (text, minutes, expected) in [
            ("2024-02-28T23:30", 45, "2024-02-29T00:15"),
            ("2024-05-06 00:10:59Z", -20, "2024-05-05T23:50Z"),
            ("2024-05-06T14:03:20.123+02:00", 0, "2024-05-06T14:03+02:00"),
            ("2024-05-06T14:03 o'clock", 0, "2024-05-06T14:03"),
            ("2024-05-06", 0, "none"),
            ("2024-05-06T24:03", 0, "none"),
            ("2024-05-06T1:03", 0, "none"),
            ("2024-05-06Tä", 0, "none"),
        ] {
            assert_eq!(Now::parse(text).map_or("none".to_owned(), |now| now.plus(minutes)), expected, "{text}");
        }
    }
}
