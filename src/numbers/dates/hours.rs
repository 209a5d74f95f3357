//! Times of day that stand by another, and those of a stopwatch: "between 8 and 10 p.m.", "from 9 a.m. to 5", "15 minutes after
//! midnight", "ran 42 km in 2:03:59".

use crate::annotation::QuantityKind;
use crate::document::TokenKind;
use crate::numbers::amounts::amount::Amount;
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;
use crate::numbers::dates::clock::{DAY, HALF_A_DAY, HOUR};
use crate::numbers::dates::reader::{Moment, Reader};

/// How far before a time its verb of racing is looked for.
const RACE: usize = 8;

/// A bare hour with the time that ends its span: "between 8 and 10 p.m.", "7-9 p.m.", "from 10 to 11:30".
pub(crate) fn pair(reader: &Reader, at: usize) -> Option<(Moment, Option<String>, Option<String>)> {
    let doc = reader.doc;
    let before = doc.before(at);
    let joins = match doc.lower(at + 1) {
        "to" | "until" | "till" => true,
        "-" | "–" => doc.token(at + 1).spaced == doc.token(at + 2).spaced,
        "and" => before == "between",
        _ => false,
    };
    let hour = bare(doc, at).filter(|_| joins && (doc.token(at).spaced || before == "("))?;
    let second = reader.read(at + 2).filter(|second| second.start == at + 2 && second.kind == QuantityKind::Time)?;
    let low = ahead_of(clock(second.value.as_deref()?)?, (hour, 0));
    let start = at - usize::from(Group::BetweenFrom.has(before));
    Some((Moment { start, value: None, rule: "hours", ..second.clone() }, Some(format!("T{low:02}")), second.value))
}

/// "9am-5pm", whose end is one word with the half of its start.
pub(crate) fn glued(reader: &Reader, at: usize) -> Option<Moment> {
    let doc = reader.doc;
    let from = bare(doc, at).filter(|_| !doc.token(at + 1).spaced)?;
    let (half, rest) = doc.lower(at + 1).split_once('-')?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let (to, end) = rest.split_at_checked(digits)?;
    let to: u32 = to.parse().ok().filter(|hour| (1..=HALF_A_DAY).contains(hour))?;
    let hour = |half: &str, face: u32| match half {
        "am" => Some(face % HALF_A_DAY),
        "pm" => Some(face % HALF_A_DAY + HALF_A_DAY),
        _ => None,
    };
    let ends = Some((format!("T{:02}", hour(half, from)?), format!("T{:02}", hour(end, to)?)));
    Some(Moment { kind: QuantityKind::Time, ends, ..Moment::date(at, at + 2, None, "hours") })
}

/// The bare hour that ends what begins with a time: "from 9 a.m. to [5]".
pub(crate) fn bare_end(doc: &Passage, first: &Moment, at: usize) -> Option<Moment> {
    let hour = bare(doc, at).filter(|_| first.kind == QuantityKind::Time)?;
    let closes = doc.kind(at + 1) != TokenKind::Word || doc.is_closed(at + 1) && doc.lower(at + 1) != "of";
    let measured = doc.is(at + 1, Group::MarksMeasure);
    let (from, _) = clock(first.value.as_deref()?)?;
    let hour = if hour % HALF_A_DAY > from { hour % HALF_A_DAY } else { hour % HALF_A_DAY + HALF_A_DAY };
    let value = format!("T{hour:02}");
    (closes && !measured).then(|| Moment { start: at, end: at + 1, value: Some(value), ..first.clone() })
}

/// The start of "3:00-5:00 p.m." in the half of the day that its end tells, where that comes first: not "10:30 to 3 p.m.".
pub(crate) fn carried(doc: &Passage, first: &Moment, low: String, second: &Moment) -> String {
    let told = |moment: &Moment| {
        let half = |i| doc.is(i, Group::HalfOfDay);
        // "Until 4:45 this afternoon": the clock says four, the day sixteen.
        let face: Option<u32> = doc.surface(moment.start).parse().ok().filter(|hour| *hour <= HALF_A_DAY);
        let late = moment.value.as_deref().and_then(clock).is_some_and(|(hour, _)| hour > HALF_A_DAY) && face.is_some();
        late || (moment.start..moment.end).any(half)
    };
    let plain = low.starts_with('T') && !told(first) && told(second);
    let times = clock(&low).filter(|_| plain).zip(second.value.as_deref().and_then(clock));
    let Some((face @ (1..=HALF_A_DAY, _), to)) = times else { return low };
    format!("T{:02}{}", ahead_of(to, face), low.get(3..).unwrap_or_default())
}

/// The hour of the day that a clock face shows in the same half as a time, or in the half before where it would come after it.
fn ahead_of(time: (u32, u32), (hour, minute): (u32, u32)) -> u32 {
    let same = if time.0 >= HALF_A_DAY { hour % HALF_A_DAY + HALF_A_DAY } else { hour % HALF_A_DAY };
    if (same, minute) <= time { same } else { (same + HALF_A_DAY) % DAY }
}

/// "15 minutes after midnight", "half an hour before 3 p.m.": that time.
pub(crate) fn apart(reader: &Reader, amount: &Amount) -> Option<Moment> {
    let doc = reader.doc;
    let sign = match doc.lower(amount.end) {
        "after" | "past" | "from" => 1,
        "before" => -1,
        _ => return None,
    };
    let span = amount.span.filter(|span| span.clock)?;
    let minutes = match span.designator {
        'H' => amount.value?.times(Decimal::whole(HOUR.into()))?,
        'M' => amount.value?,
        _ => return None,
    };
    let minutes = i32::try_from(minutes.to_whole()?).ok().filter(|minutes| (0..1440).contains(minutes))?;
    let other = reader.read(amount.end + 1).filter(|m| m.start == amount.end + 1 && m.kind == QuantityKind::Time)?;
    let (hour, minute) = clock(other.value.as_deref()?)?;
    let then = (hour as i32 * HOUR as i32 + minute as i32 + sign * minutes).rem_euclid(1440);
    let value = Some(format!("T{:02}:{:02}", then / HOUR as i32, then % HOUR as i32));
    Some(Moment { start: amount.start, value, rule: "units from a time", ..other })
}

/// "2:03:59", "3:45.2", "a 3:59 mile": how long something took.
pub(crate) fn stopwatch(doc: &Passage, at: usize) -> Option<Moment> {
    let colon = |i: usize| doc.surface(i) == ":" && !doc.token(i).spaced && !doc.token(i + 1).spaced;
    if !colon(at + 1) || doc.surface(at).len() > 2 {
        return None;
    }
    let two = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()) && *text < *"60";
    let whole = |i: usize| doc.surface(i).split('.').next().is_some_and(two);
    let before = doc.before(at);
    let parts = [doc.surface(at), doc.surface(at + 2), doc.surface(at + 4)];
    let (end, value) = if colon(at + 3) && two(parts[1]) && whole(at + 4) {
        let took = Group::Took.has(before) || parts[2].contains('.');
        took.then(|| (at + 5, format!("PT{}H{}M{}S", plain(parts[0]), plain(parts[1]), plain(parts[2]))))?
    } else {
        let raced = || doc.is(at + 3, Group::Race);
        let took = parts[1].contains('.') || before == "in" && ran(doc, at) || Group::Article.has(before) && raced();
        (took && whole(at + 2)).then(|| (at + 3, format!("PT{}M{}S", plain(parts[0]), plain(parts[1]))))?
    };
    Some(Moment { kind: QuantityKind::Duration, ..Moment::date(at, end, value, "stopwatch") })
}

/// "ran 5km in 18:45": a verb of racing before a time.
fn ran(doc: &Passage, at: usize) -> bool {
    (doc.sentence_at(at).start.max(at.saturating_sub(RACE))..at).any(|i| doc.is(i, Group::Ran))
}

/// Digits without a zero before them.
fn plain(digits: &str) -> &str {
    digits.strip_prefix('0').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(digits)
}

/// An hour of the clock face that stands without a unit.
fn bare(doc: &Passage, at: usize) -> Option<u32> {
    let hour = match doc.kind(at) {
        TokenKind::Number if doc.surface(at).len() <= 2 => doc.surface(at).parse().ok(),
        TokenKind::Word => vocabulary::small(doc.lower(at)).and_then(|n| u32::try_from(n).ok()),
        _ => None,
    };
    hour.filter(|hour| (1..=HALF_A_DAY).contains(hour))
}

/// Hour and minute of a time of day.
fn clock(value: &str) -> Option<(u32, u32)> {
    let (_, time) = value.split_once('T')?;
    let mut parts = time.split(':').map(|part| part.parse().ok());
    Some((parts.next()??, parts.next().flatten().unwrap_or(0)))
}
