//! How many: figures with their values, dates and durations.

mod ages;
mod almanac;
mod amount;
mod calendar;
mod clock;
mod compounds;
mod counted;
mod currencies;
mod dates;
mod decimal;
mod durations;
mod figures;
mod fractions;
mod holidays;
mod hours;
mod joint;
mod modifiers;
mod nth;
mod numerals;
mod numeric;
mod ordinals;
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
use crate::lexicon::Classes;
use amount::Amount;
use calendar::Date;
use dates::Moment;
use decimal::Decimal;
use passage::Passage;
pub(crate) use quantity::Quantity;
use starts::{Opening, Starts};

/// The day of the date line, in ISO 8601.
pub(crate) fn published_on(doc: &Document) -> Option<String> {
    reference::day(doc).map(|day| day.to_string())
}

/// Every figure of a document, ordered by span; relative dates are read against `published_on`
/// (ISO 8601) or, without it, the date that the text itself gives.
pub(crate) fn find(document: &Document, published_on: Option<&str>) -> Vec<Quantity> {
    let today = published_on.and_then(Date::parse).or_else(|| reference::day(document));
    let mut found = Vec::new();
    let mut starts = Starts::new(document);
    for paragraph in document.paragraphs() {
        let doc = &Passage::new(document, paragraph.clone());
        let mut finder = Finder { doc, today, found, counted: None, free: paragraph.start };
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
    found
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
    found: Vec<Quantity>,
    /// The last counted noun and its sentence, for figures that leave theirs out.
    counted: Option<(usize, Tokens)>,
    /// The first token that no figure holds yet.
    free: usize,
}

impl Finder<'_> {
    /// Reads what starts at a token and gives the token to go on from.
    fn take(&mut self, at: usize) -> usize {
        let doc = self.doc;
        if doc.kind(at) == TokenKind::Number
            && let Some(value) = plain::read(doc, at)
        {
            return self.push(at..at + 1, Quantity::new(QuantityKind::Cardinal, Some(value.to_string()), "digits"));
        }
        if let Some((tokens, quantity)) = periods::read(doc, at, self.today).filter(|(tokens, _)| tokens.start + 1 >= self.free) {
            return self.push(tokens, quantity);
        }
        if let Some((tokens, quantity)) = ages::decade(doc, at) {
            return self.push(tokens, quantity);
        }
        let share = fractions::is_slashed(doc, at);
        if let Some((whole, low, high)) = dates::day_pair(doc, at, self.today).or_else(|| hours::pair(doc, at, self.today)) {
            return self.moment(whole, low, high);
        }
        if let Some(moment) = self.same_month(at) {
            return self.moment(moment, None, None);
        }
        if !share && let Some(moment) = dates::read(doc, at, self.today) {
            let moment = joint::with_other(doc, &moment, self.today).unwrap_or(moment);
            return match ranges::dates(doc, &moment, self.today).or_else(|| ranges::from_now(doc, &moment, self.today)) {
                Some((whole, low, high)) => self.moment(whole, low, high),
                None => self.moment(moment, None, None),
            };
        }
        if let Some((tokens, value)) = durations::plain(doc, at) {
            // "A few days ago".
            if doc.lower(tokens.end) == "ago" {
                let article = tokens.start.checked_sub(1).filter(|&b| b >= self.free && doc.lower(b) == "a");
                let kind = if matches!(doc.lower(tokens.end - 1), "hours" | "minutes" | "seconds") {
                    QuantityKind::Time
                } else {
                    QuantityKind::Date
                };
                return self.push(article.unwrap_or(tokens.start)..tokens.end + 1, Quantity::new(kind, None, "units from today"));
            }
            return self.push(tokens, Quantity::new(QuantityKind::Duration, value, "length of time"));
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

    /// "since May", "starting on Monday", "until Friday": the one end of a span that is told.
    fn open_ends(&self, moment: &Moment) -> (Option<String>, Option<String>) {
        let doc = self.doc;
        let word = |back: usize| moment.start.checked_sub(back).map_or("", |at| doc.lower(at));
        let value = || moment.value.clone().filter(|_| matches!(moment.kind, QuantityKind::Date | QuantityKind::Time));
        let skip = usize::from(word(1) == "the");
        match (word(skip + 1), word(skip + 2)) {
            ("since" | "starting" | "beginning", _) | ("on" | "in" | "from" | "at", "starting" | "beginning") => (value(), None),
            ("until" | "till" | "through", _) => (None, value()),
            _ => (None, None),
        }
    }

    fn range(&mut self, whole: &Amount, low: Decimal, high: Decimal) -> usize {
        let modifier = self.modifier(whole.start, whole.end).filter(|_| whole.rule != "two bounds");
        let mut quantity = Quantity { modifier, unit: whole.unit.map(str::to_owned), ..Quantity::new(whole.kind, None, whole.rule) };
        (quantity.low, quantity.high) = (whole.written(low), whole.written(high));
        quantity.counted = self.counted_after(whole, Some(high));
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
        if amount.span.is_some_and(|span| span.clock)
            && let Some(end) = self.clock_units(amount)
        {
            return end;
        }
        // "One day we will know": some day.
        if amount.span.is_some() && self.is_some_day(amount) {
            return amount.end;
        }
        let value = amount.value.and_then(|value| amount.written(value));
        let course = amount.span.is_some() && modifiers::is_course(doc, amount.start, amount.end);
        let modifier = self.modifier(amount.start, amount.end).filter(|_| !course);
        // "four days later": so long behind what was told before.
        if amount.span.is_some() && self.stands_apart(amount.end) {
            return self.push(amount.start..amount.end + 1, Quantity { modifier, ..Quantity::new(amount.kind, value, "units apart") });
        }
        let mut quantity = Quantity { modifier, unit: amount.unit.map(str::to_owned), ..Quantity::new(amount.kind, value, amount.rule) };
        if amount.rule == "hundredths of a currency" && amount.unit == Some("USD") {
            quantity.unit = self.whose_cents(amount.start).or(quantity.unit);
        }
        quantity.counted = self.counted_after(amount, amount.value);
        self.push(amount.start..amount.end, quantity)
    }

    /// "A$5 million, or 5 cents a share": the currency named last before in the paragraph, where it has cents.
    fn whose_cents(&self, at: usize) -> Option<String> {
        let here = self.doc.span(self.doc.sentence_at(at).start).start;
        let near = self.found.iter().rev().take(8).take_while(|n| n.span.start >= here);
        let unit = near.filter(|n| n.kind == QuantityKind::Money).find_map(|n| n.unit.clone())?;
        matches!(unit.as_str(), "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "TWD" | "JMD" | "FJD" | "EUR" | "ZAR" | "KES").then_some(unit)
    }

    /// "the past two weeks", "the next 18 months": the first token, and where they begin and end, told from today.
    fn up_to_today(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free)?;
        let sign = relative::direction(self.doc.lower(before)).filter(|sign| *sign != 0 && !relative::lasts(self.doc, before))?;
        let span = amount.span.filter(|s| !s.clock && amount.factor.times < 10)?;
        let count = amount.value?.to_whole()?.checked_mul(amount.factor.times)?;
        if self.doc.lower(amount.end - 1).starts_with("quarter") {
            return Some((before, self.today.and_then(|today| relative::quarters(today, count / 3, sign))));
        }
        Some((before, self.today.and_then(|today| relative::ends(today, count, span.designator, sign))))
    }

    /// "3 days starting Monday": where they end, the first day and the last.
    fn days_from(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let doc = self.doc;
        let span = amount.span.filter(|s| !s.clock && matches!(doc.lower(amount.end), "starting" | "beginning" | "commencing"))?;
        let at = amount.end + 1 + usize::from(matches!(doc.lower(amount.end + 1), "on" | "from"));
        let first = dates::read(doc, at, self.today).filter(|m| m.start == at && m.kind == QuantityKind::Date)?;
        let count = i32::try_from(amount.value?.to_whole()?.checked_mul(amount.factor.times)?).ok().filter(|n| (1..5000).contains(n))?;
        let days = first.value.as_deref().and_then(Date::parse);
        let ends = days.and_then(|day| Some((day.to_string(), day.plus_units(count, span.designator)?.plus_days(-1).to_string())));
        Some((first.end, ends))
    }

    /// "two hours ago", whose time of day the text does not tell; "the last 24 hours".
    fn clock_units(&mut self, amount: &Amount) -> Option<usize> {
        let doc = self.doc;
        if doc.lower(amount.end) == "ago" {
            return Some(self.push(amount.start..amount.end + 1, Quantity::new(QuantityKind::Time, None, "units from now")));
        }
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free)?;
        relative::direction(doc.lower(before)).filter(|sign| *sign != 0 && !relative::lasts(doc, before))?;
        let value = amount.value.and_then(|value| amount.written(value));
        Some(self.push(self.with_article(before)..amount.end, Quantity::new(QuantityKind::Duration, value, "units up to now")))
    }

    /// "One day" that tells no length: nothing before it measures, nothing behind it counts from it.
    fn is_some_day(&self, amount: &Amount) -> bool {
        let doc = self.doc;
        let day = (doc.lower(amount.start), doc.lower(amount.start + 1)) == ("one", "day") && amount.end == amount.start + 2;
        let before = amount.start.checked_sub(1).map_or("", |b| doc.lower(b));
        let measures = doc.classes(amount.start.wrapping_sub(1)).any(Classes::PREPOSITION)
            || matches!(
                before,
                "than"
                    | "least"
                    | "just"
                    | "only"
                    | "about"
                    | "last"
                    | "lasts"
                    | "lasted"
                    | "takes"
                    | "took"
                    | "take"
                    | "every"
                    | "another"
                    | "or"
                    | "nearly"
            );
        let counts = matches!(
            doc.lower(amount.end),
            "ago"
                | "later"
                | "earlier"
                | "before"
                | "after"
                | "a"
                | "per"
                | "each"
                | "of"
                | "'s"
                | "from"
                | "long"
                | "only"
                | "or"
                | "to"
                | "off"
        );
        let noun = counted::after(doc, amount.end, true).is_some_and(|noun| noun.start == amount.end);
        day && !measures && !counts && !noun
    }

    /// "Later" or "earlier" that closes a length of time: not "30 minutes later this week", "20 minutes earlier in the day".
    fn stands_apart(&self, at: usize) -> bool {
        let doc = self.doc;
        let of_day = doc.lower(at + 1) == "in" && doc.lower(at + 2) == "the" && units::duration(doc.lower(at + 3)).is_some();
        matches!(doc.lower(at), "later" | "earlier") && !matches!(doc.lower(at + 1), "than" | "this" | "that" | "today") && !of_day
    }

    /// With "the" or "this" before it: "the past two weeks", "the 1990s".
    fn with_article(&self, start: usize) -> usize {
        let article = start.checked_sub(1).filter(|&b| b >= self.free && matches!(self.doc.lower(b), "the" | "this"));
        article.unwrap_or(start)
    }

    /// "ten previous weeks", "two upcoming months".
    fn turned_units(&self, amount: &Amount) -> Option<(usize, Ends)> {
        let doc = self.doc;
        let sign = relative::direction(doc.lower(amount.end)).filter(|sign| *sign != 0 && amount.kind == QuantityKind::Cardinal)?;
        let units::Unit::Duration { designator, factor, clock: false } = units::duration(doc.lower(amount.end + 1))? else { return None };
        let count = amount.value?.to_whole()?.checked_mul(factor)?;
        Some((amount.end + 2, self.today.and_then(|today| relative::ends(today, count, designator, sign))))
    }

    /// "in two weeks" where the sentence looks ahead: its start, its end, and the moment.
    fn ahead(&self, amount: &Amount) -> Option<(usize, usize, String)> {
        let doc = self.doc;
        let before = amount.start.checked_sub(1).filter(|b| *b >= self.free && doc.lower(*b) == "in")?;
        let span = amount.span.filter(|s| !s.clock)?;
        let told = dates::Reader { doc, today: self.today };
        let future = told.looks_ahead(before) || told.is_bare(before) && before == doc.sentence_at(before).start;
        let count = amount.value.and_then(Decimal::to_whole).filter(|_| future)?;
        Some((before, amount.end, relative::moved(self.today?, count, span.designator, amount.factor.times, 1)?))
    }

    fn modifier(&self, start: usize, end: usize) -> Option<Modifier> {
        modifiers::of(self.doc, start, end).filter(|(_, from)| *from >= self.free).map(|(modifier, _)| modifier)
    }

    /// What an amount counts: the noun behind it, or the one of the figure before in its sentence.
    fn counted_after(&mut self, amount: &Amount, value: Option<Decimal>) -> Option<crate::span::Span> {
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
        let start = modifiers::of(self.doc, amount.start, amount.end).map_or(amount.start, |(_, from)| from);
        let elliptic = counted::is_elliptic(self.doc, start, amount.end);
        let before = self.counted.clone().filter(|(s, _)| elliptic && *s == sentence).map(|(_, noun)| noun);
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
        self.found.push(Quantity { span: self.doc.span_of(&tokens), ..quantity });
        end
    }
}

/// Whether a rule's dates are named with their article: "the 1990s", "the end of the year", but "the May 3 attack".
fn names_a_span(rule: &str) -> bool {
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
