//! How many: figures with their values, dates and durations.

mod ages;
mod almanac;
mod amount;
mod articles;
mod calendar;
mod clock;
mod compounds;
mod counted;
mod currencies;
mod dates;
mod days;
mod decimal;
mod durations;
mod figures;
mod fractions;
mod holidays;
mod hours;
mod joint;
mod lengths;
mod modifiers;
mod now;
mod nth;
mod numerals;
mod numeric;
mod ordinals;
mod own;
mod parts;
mod passage;
mod periods;
mod plain;
mod powers;
mod quantity;
mod ranges;
mod reference;
mod relative;
mod roman;
mod scores;
mod seasons;
mod sets;
mod starts;
mod units;
mod vocabulary;
mod weeks;
mod words;
mod years;

use crate::annotation::{Modifier, QuantityKind};
use crate::document::{Document, TokenKind, Tokens};
use crate::syntax::Syntax;
use amount::Amount;
use calendar::Date;
use dates::Moment;
use decimal::Decimal;
use now::Now;
use passage::Passage;
pub(crate) use quantity::Quantity;
use quantity::names_a_span;
use starts::Opening;
pub(crate) use starts::Starts;

/// The day of the date line, in ISO 8601.
pub(crate) fn published_on(doc: &Document) -> Option<String> {
    let mut starts = Starts::default();
    starts.meet(doc);
    reference::day(doc, &mut starts).map(|day| day.to_string())
}

/// Every figure of a document, ordered by span; relative dates are read against `published_on` (ISO 8601, a date or
/// a date and time) or, without it, the date that the text itself gives. `starts` is of the texts whose words the document knows.
pub(crate) fn find(document: &Document, _syntax: &Syntax, published_on: Option<&str>, starts: &mut Starts) -> Vec<Quantity> {
    starts.meet(document);
    let today = published_on.and_then(Date::parse).or_else(|| reference::day(document, starts));
    let now = published_on.and_then(Now::parse);
    let mut found = Vec::new();
    for paragraph in document.paragraphs() {
        let doc = &Passage::new(document, paragraph.clone());
        let first = found.len();
        let mut finder = Finder { doc, today, now, found, first, counted: None, free: paragraph.start };
        let mut at = paragraph.start;
        while at < paragraph.end {
            let end = match starts.at(doc, at) {
                Opening::Figure => finder.take(at),
                Opening::Holiday if almanac::named(doc, at).is_some() => finder.take(at),
                _ => at,
            };
            at = end.max(at + 1);
        }
        found = finder.found;
    }
    own::measure(document, &mut found);
    found
}

/// Whether a value is no date, or one whose year has the four digits that ISO 8601 gives it: "in 9,000 years" may not.
fn in_four_digits(kind: QuantityKind, value: &str) -> bool {
    let date = if kind == QuantityKind::Time { value.split_once('T').map_or("", |(date, _)| date) } else { value };
    let year = date.strip_prefix('-').unwrap_or(date).split('-').next().unwrap_or_default();
    !matches!(kind, QuantityKind::Date | QuantityKind::Time) || date.is_empty() || year.len() == 4
}

/// First and last day of a span, where a day to tell it from is known.
type Ends = Option<(String, String)>;

fn up_to_today(ends: Ends) -> Quantity {
    let (low, high) = ends.unzip();
    Quantity { low, high, ..Quantity::new(QuantityKind::Date, None, "units up to today") }
}

struct Finder<'d> {
    doc: &'d Passage<'d>,
    today: Option<Date>,
    now: Option<Now<'d>>,
    found: Vec<Quantity>,
    /// The first of them in this paragraph.
    first: usize,
    /// The last counted noun and its sentence, for figures that leave theirs out.
    counted: Option<(usize, Tokens)>,
    /// The first token that no figure holds yet.
    free: usize,
}

impl Finder<'_> {
    /// Reads what starts at a token and gives the token to go on from.
    fn take(&mut self, at: usize) -> usize {
        let doc = self.doc;
        if let Some((value, rule)) = plain::read(doc, at) {
            return self.push(at..at + 1, Quantity::new(QuantityKind::Cardinal, Some(value.into()), rule));
        }
        // Behind the sign of a currency stands an amount and nothing else.
        let money = at.checked_sub(1).is_some_and(|sign| currencies::is_sign(doc.surface(sign))) && !doc.token(at).spaced;
        if !money && let Some(next) = self.time(at) {
            return next;
        }
        let code = if doc.kind(at) == TokenKind::Number { figures::code(doc, at) } else { 0 };
        let Some(amount) = compounds::article(doc, at).or_else(|| amount::read(doc, at)) else { return at + code };
        if code > 0 && amount.numeral.rule != "fraction" {
            return at + code;
        }
        match ranges::amounts(doc, &amount).or_else(|| ranges::bounds(doc, &amount)) {
            Some((whole, low, high)) if whole.start >= self.free => self.range(&whole, low, high),
            _ if figures::is_none(doc, &amount) => amount.numeral.end,
            _ => self.amount(&amount),
        }
    }

    /// Reads the date, time or length of time that starts at a token and gives the token to go on from.
    fn time(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        if let Some((tokens, quantity)) = periods::read(doc, at, self.today).filter(|(tokens, _)| tokens.start + 1 >= self.free) {
            return Some(self.push(tokens, quantity));
        }
        if let Some((tokens, quantity)) = ages::decade(doc, at) {
            return Some(self.push(tokens, quantity));
        }
        let share = fractions::is_slashed(doc, at);
        if let Some((whole, low, high)) = days::pair(doc, at, self.today).or_else(|| hours::pair(doc, at, self.today)) {
            return Some(self.moment(whole, low, high));
        }
        if let Some(moment) = self.same_month(at) {
            return Some(self.moment(moment, None, None));
        }
        if !share && let Some(moment) = dates::read(doc, at, self.today) {
            let moment = joint::with_one_before(doc, &moment, self.found.get(self.first..).unwrap_or_default()).unwrap_or(moment);
            let moment = joint::with_other(doc, &moment, self.today).unwrap_or(moment);
            return Some(match ranges::dates(doc, &moment, self.today).or_else(|| ranges::from_now(doc, &moment, self.today)) {
                Some((whole, low, high)) => self.moment(whole, low, high),
                None => self.moment(moment, None, None),
            });
        }
        let (tokens, value) = durations::plain(doc, at)?;
        // "A few days ago".
        if doc.lower(tokens.end) == "ago" {
            let article = tokens.start.checked_sub(1).filter(|&b| b >= self.free && doc.lower(b) == "a");
            let clock = matches!(doc.lower(tokens.end - 1), "hours" | "minutes" | "seconds");
            let kind = if clock { QuantityKind::Time } else { QuantityKind::Date };
            return Some(self.push(article.unwrap_or(tokens.start)..tokens.end + 1, Quantity::new(kind, None, "units from today")));
        }
        Some(self.push(tokens, Quantity::new(QuantityKind::Duration, value, "length of time")))
    }

    /// The second day of "on Oct. 9 and 19", where nothing is counted.
    fn same_month(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let joined = at.checked_sub(1).filter(|&b| matches!(doc.lower(b), "and" | "or" | ",") && b == self.free)?;
        let known = |n: &&Quantity| matches!(n.rule, "month day" | "day of the same month") && n.span.end == doc.span(joined - 1).end;
        let first = self.found.last().filter(known)?;
        let (day, end) = dates::Reader { doc, today: self.today }.day(at)?;
        // "Oct. 8, 9 and 10", but "on Oct. 8, 9 were hurt".
        let listed = || matches!(doc.lower(end), "and" | "," | "or") && doc.kind(end + 1) == TokenKind::Number;
        let closes = if doc.surface(joined) == "," { listed() } else { doc.kind(end) != TokenKind::Word || counted::is_closed(doc, end) };
        let first = Date::parse(first.value.as_deref()?).filter(|first| first.day < day && closes)?;
        Some(Moment::date(at, end, Date::new(first.year, first.month, day)?.to_string(), "day of the same month"))
    }

    fn moment(&mut self, moment: Moment, low: Option<String>, high: Option<String>) -> usize {
        let (low, high) = match &moment.ends {
            Some((first, last)) if low.is_none() => (Some(first.clone()), Some(last.clone())),
            None if low.is_none() && high.is_none() => self.open_ends(&moment),
            _ => (low, high),
        };
        let start = if names_a_span(moment.rule) { self.with_article(moment.start) } else { moment.start }.max(self.free);
        let modifier = modifiers::of(self.doc, start, moment.end).filter(|_| moment.kind == QuantityKind::Time).map(|m| m.0);
        self.push(start..moment.end, Quantity { low, high, modifier, ..Quantity::new(moment.kind, moment.value, moment.rule) })
    }

    fn range(&mut self, whole: &Amount, low: Decimal, high: Decimal) -> usize {
        let (modifier, start) = self.modified(whole.start, whole.end);
        let modifier = modifier.filter(|_| whole.rule != "two bounds");
        let mut quantity = Quantity { modifier, unit: whole.unit.map(str::to_owned), ..Quantity::new(whole.kind, None, whole.rule) };
        (quantity.low, quantity.high) = (whole.written(low), whole.written(high));
        quantity.counted = self.counted_after(whole, start, Some(high));
        self.push(whole.start..whole.end, quantity)
    }

    fn amount(&mut self, amount: &Amount) -> usize {
        let doc = self.doc;
        if let Some(span) = amount.span.filter(|s| !s.clock)
            && let Some((end, value)) = amount
                .value
                .and_then(Decimal::to_whole)
                .and_then(|n| relative::shifted(doc, amount.end, n, span.designator, amount.factor.times, self.today))
        {
            let quantity =
                Quantity { modifier: self.modifier(amount.start, end), ..Quantity::new(QuantityKind::Date, value, "units from today") };
            return self.push(amount.start..end, quantity);
        }
        // "A year and a half ago": to the month; "a quarter-century ago".
        let half = amount.value.filter(|value| amount.span.is_some_and(|span| span.designator == 'Y') && value.to_whole().is_none());
        if let Some(years) = half.filter(|_| doc.lower(amount.end) == "ago") {
            let years = years.times(Decimal::whole(amount.factor.times));
            let months = || years?.times(Decimal::whole(12))?.to_whole();
            let (count, unit) = match years.and_then(Decimal::to_whole) {
                Some(years) => (Some(years), 'Y'),
                None => (months(), 'M'),
            };
            let value = count.and_then(|count| relative::moved(self.today?, count, unit, 1, -1));
            let modifier = self.modifier(amount.start, amount.end);
            return self
                .push(amount.start..amount.end + 1, Quantity { modifier, ..Quantity::new(QuantityKind::Date, value, "units from today") });
        }
        if let Some(moment) = hours::apart(doc, amount, self.today) {
            return self.moment(moment, None, None);
        }
        if let Some((end, ends)) = self.days_from(amount) {
            return self.push(amount.start..end, up_to_today(ends));
        }
        if let Some((start, end, value)) = self.ahead(amount) {
            return self.push(start..end, Quantity::new(QuantityKind::Date, Some(value), "units from today"));
        }
        if let Some((end, ends)) = self.turned_units(amount) {
            return self.push(amount.start..end, up_to_today(ends));
        }
        let told = amount.start.checked_sub(1).filter(|b| *b >= self.free).and_then(|b| Some((b, relative::direction(doc.lower(b))?)));
        if let Some((end, value)) = durations::compound(doc, amount).filter(|(end, _)| told.is_none() || doc.lower(*end) != "ago") {
            if let Some(value) = self.today.filter(|_| doc.lower(end) == "ago").and_then(|today| durations::before(&value, today)) {
                return self.push(amount.start..end + 1, Quantity::new(QuantityKind::Date, Some(value), "units from today"));
            }
            if let Some((before, -1)) = told {
                let low = self.today.and_then(|today| Some((durations::before(&value, today)?, today.to_string())));
                return self.push(self.with_article(before)..end, up_to_today(low));
            }
            let modifier = self.modifier(amount.start, end);
            let end = end + usize::from(self.stands_apart(end));
            return self
                .push(amount.start..end, Quantity { modifier, ..Quantity::new(QuantityKind::Duration, Some(value), "units of time") });
        }
        if let Some((start, ends)) = self.up_to_today(amount) {
            return self.push(self.with_article(start)..amount.end, up_to_today(ends));
        }
        if amount.span.is_some_and(|span| span.clock) {
            if let Some((tokens, value)) = self.told_from_now(amount) {
                let modifier = self.modifier(tokens.start, tokens.end);
                return self.push(tokens, Quantity { modifier, ..Quantity::new(QuantityKind::Time, value, "units from now") });
            }
            if let Some(end) = self.clock_units(amount) {
                return end;
            }
        }
        // "One day we will know": some day.
        if amount.span.is_some() && self.is_some_day(amount) {
            return amount.end;
        }
        let value = amount.value.and_then(|value| amount.written(value));
        let course = amount.span.is_some() && modifiers::is_course(doc, amount.start, amount.end);
        let (modifier, start) = self.modified(amount.start, amount.end);
        let modifier = modifier.filter(|_| !course);
        // "four days later": so long behind what was told before.
        if amount.span.is_some() && self.stands_apart(amount.end) {
            return self.push(amount.start..amount.end + 1, Quantity { modifier, ..Quantity::new(amount.kind, value, "units apart") });
        }
        let mut quantity = Quantity { modifier, unit: amount.unit.map(str::to_owned), ..Quantity::new(amount.kind, value, amount.rule) };
        if amount.rule == "hundredths of a currency" && amount.unit == Some("USD") {
            quantity.unit = self.whose_cents(amount.start).or(quantity.unit);
        }
        quantity.counted = self.counted_after(amount, start, amount.value);
        self.push(amount.start..amount.end, quantity)
    }

    /// "A$5 million, or 5 cents a share": the currency named last before in the paragraph, where it has cents.
    fn whose_cents(&self, at: usize) -> Option<String> {
        let here = self.doc.span(self.doc.sentence_at(at).start).start;
        let near = self.found.iter().rev().take(8).take_while(|n| n.span.start >= here);
        let unit = near.filter(|n| n.kind == QuantityKind::Money).find_map(|n| n.unit.clone())?;
        matches!(unit.as_str(), "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "TWD" | "JMD" | "FJD" | "EUR" | "ZAR" | "KES").then_some(unit)
    }

    /// With "the" or "this" before it: "the past two weeks", "the 1990s".
    fn with_article(&self, start: usize) -> usize {
        let article = start.checked_sub(1).filter(|&b| b >= self.free && matches!(self.doc.lower(b), "the" | "this"));
        article.unwrap_or(start)
    }

    fn modifier(&self, start: usize, end: usize) -> Option<Modifier> {
        self.modified(start, end).0
    }

    /// The modifier of a figure, where no other figure holds it, and where the figure starts with it.
    fn modified(&self, start: usize, end: usize) -> (Option<Modifier>, usize) {
        let found = modifiers::of(self.doc, start, end);
        (found.filter(|(_, from)| *from >= self.free).map(|(modifier, _)| modifier), found.map_or(start, |(_, from)| from))
    }

    /// What an amount counts, which starts with its modifier: the noun behind it, or the one of the figure before in its sentence.
    fn counted_after(&mut self, amount: &Amount, start: usize, value: Option<Decimal>) -> Option<crate::span::Span> {
        if amount.rule == "hyphens"
            && amount.kind == QuantityKind::Cardinal
            && let Some(noun) = compounds::counted(self.doc, amount.start)
        {
            return Some(noun);
        }
        let part = amount.kind == QuantityKind::Percent && self.doc.lower(amount.end) == "of";
        if amount.kind != QuantityKind::Cardinal && !part {
            return None;
        }
        let sentence = self.doc.sentence_of(amount.start);
        let one = value.and_then(Decimal::to_whole) == Some(1);
        // "200 wounded" leaves its noun out, "200 wounded soldiers" does not.
        let elliptic = || counted::is_elliptic(self.doc, start, amount.end);
        let before = self.counted.clone().filter(|(s, _)| *s == sentence && elliptic()).map(|(_, noun)| noun);
        let own = counted::after(self.doc, amount.end, one);
        let noun = own.clone().filter(|noun| noun.start > amount.end).or(before).or(own)?;
        // "12 people, including three minors": the part is not what further figures count.
        if start.checked_sub(1).is_none_or(|b| self.doc.lower(b) != "including") {
            self.counted = Some((sentence, noun.clone()));
        }
        Some(self.doc.span_of(&noun))
    }

    fn push(&mut self, tokens: Tokens, quantity: Quantity) -> usize {
        let end = tokens.end;
        // A sign or a word before a figure may belong to the figure before it.
        let tokens = tokens.start.max(self.free)..end;
        self.free = end;
        let [value, low, high] =
            [quantity.value, quantity.low, quantity.high].map(|value| value.filter(|value| in_four_digits(quantity.kind, value)));
        self.found.push(Quantity { span: self.doc.span_of(&tokens), value, low, high, ..quantity });
        end
    }
}
