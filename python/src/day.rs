//! The day against which "Tuesday" is read, checked as the package for JavaScript checks it.

/// The day, or what is wrong with it and what to give.
pub(crate) fn checked(told: &str) -> Result<&str, String> {
    const EXAMPLE: &str = "give a day such as \"2024-05-01\", with a time such as \"2024-05-01T14:03Z\" or without";
    if told.is_empty() {
        return Err(format!("published_on is empty; leave it out where the day is not known, or {EXAMPLE}"));
    }
    let shown: String = told.chars().take(40).collect();
    let malformed = || format!("published_on must be a day in ISO 8601, not {shown:?}; {EXAMPLE}");
    let (date, rest) = told.split_at_checked(10).ok_or_else(malformed)?;
    let (year, month, day) = date_of(date).ok_or_else(malformed)?;
    if year == 0 || !(1..=12).contains(&month) || day == 0 || day > days_in(year, month) {
        return Err(format!("published_on: there is no day {date:?}; {EXAMPLE}"));
    }
    if rest.is_empty() {
        return Ok(told);
    }
    let (hour, minute) = time_of(rest).ok_or_else(malformed)?;
    if hour > 23 || minute > 59 {
        return Err(format!("published_on: there is no time {hour:02}:{minute:02} in {shown:?}; {EXAMPLE}"));
    }
    Ok(told)
}

/// Year, month and day of "2024-05-01".
fn date_of(date: &str) -> Option<(u32, u32, u32)> {
    let mut parts = date.split('-');
    let found = (digits(parts.next()?, 4)?, digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    parts.next().is_none().then_some(found)
}

/// Hour and minute of "T14:03", "T14:03:59.5Z" or " 14:03+02:00".
fn time_of(rest: &str) -> Option<(u32, u32)> {
    let time = rest.strip_prefix(['T', ' '])?;
    let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone)?;
    let mut parts = clock.split(':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    if let Some(seconds) = parts.next() {
        let (whole, part) = seconds.split_once(['.', ',']).map_or((seconds, None), |(whole, part)| (whole, Some(part)));
        digits(whole, 2)?;
        part.is_none_or(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(())?;
    }
    parts.next().is_none().then_some(())?;
    let offset = zone.strip_prefix(['+', '-']);
    let plain = offset.map_or("", |offset| offset).replacen(':', "", 1);
    let known = zone.is_empty() || zone == "Z" || offset.is_some() && (digits(&plain, 2).is_some() || digits(&plain, 4).is_some());
    known.then_some((hour, minute))
}

/// A number of exactly so many digits.
fn digits(text: &str, count: usize) -> Option<u32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}
