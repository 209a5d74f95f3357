//! Reads a text from its first token to its last and keeps every figure.

mod amounts;
mod changes;
mod lengths;
mod now;
mod own;
mod starts;

use crate::annotation::{Modifier, QuantityKind};
use crate::document::{Document, TokenKind, Tokens};
use crate::numbers::amounts::amount::{self, Amount};
use crate::numbers::amounts::{ages, compounds, counted, durations, modifiers, ranges, scores};
use crate::numbers::base::decimal::Decimal;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::quantity::{Quantity, names_a_span};
use crate::numbers::dates::calendar::Date;
use crate::numbers::dates::reader::{Moment, Reader};
use crate::numbers::dates::{almanac, days, hours, joint, periods, reference, spans, value};
use crate::numbers::not_figures::{codes, names};
use crate::numbers::numerals::{fractions, plain};
use crate::numbers::units::currencies;
use crate::syntax::Syntax;
use now::Now;
use starts::Opening;
pub(crate) use starts::Starts;

/// The day of the date line, in ISO 8601.
pub(crate) fn published_on(doc: &Document) -> Option<String> {
    let mut starts = Starts::default();
    starts.meet(doc);
    reference::day(doc, &Syntax::default(), starts.spellings()).map(|day| day.to_string())
}

/// Every figure of a document, ordered by span; relative dates are read against `published_on` (ISO 8601, a date or
/// a date and time) or, without it, the date that the text itself gives. `starts` is of the texts whose words the document knows.
pub(crate) fn find(document: &Document, syntax: &Syntax, published_on: Option<&str>, starts: &mut Starts) -> Vec<Quantity> {
    starts.meet(document);
    let spellings = starts.spellings();
    let today = published_on.and_then(Date::parse).or_else(|| reference::day(document, syntax, spellings));
    let now = published_on.and_then(Now::parse);
    let (mut found, mut places) = (Vec::new(), Vec::new());
    for paragraph in document.paragraphs() {
        let doc = &Passage::new(document, syntax, spellings, paragraph.clone());
        let first = found.len();
        let mut finder = Finder { doc, today, now, found, places, first, counted: None, free: paragraph.start };
        let mut at = paragraph.start;
        while let Some((next, opening)) = starts.next(document, at..paragraph.end) {
            let is_figure = opening == Opening::Figure || almanac::named(doc, next).is_some();
            let end = if is_figure { finder.take(next) } else { next };
            at = end.max(next + 1);
        }
        (found, places) = (finder.found, finder.places);
    }
    own::measure(document, &mut found);
    found
}

struct Finder<'d> {
    doc: &'d Passage<'d>,
    today: Option<Date>,
    now: Option<Now<'d>>,
    found: Vec<Quantity>,
    /// The tokens of each.
    places: Vec<Tokens>,
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
        if scores::score(doc, at) > 0 {
            for points in [at, at + 2] {
                let value = Decimal::parse(doc.surface(points)).map(String::from);
                self.push(points..points + 1, Quantity::new(QuantityKind::Cardinal, value, "score"));
            }
            return self.free;
        }
        let code = if doc.kind(at) == TokenKind::Number { codes::code(doc, at) } else { 0 };
        let Some(amount) = compounds::article(doc, at).or_else(|| amount::read(doc, at)) else { return at + code };
        if code > 0 && amount.numeral.rule != "fraction" {
            return at + code;
        }
        match ranges::amounts(doc, &amount).or_else(|| ranges::bounds(doc, &amount)) {
            Some((whole, low, high)) if whole.start >= self.free => self.range(&whole, low, high),
            _ if names::is_none(doc, &amount) => amount.numeral.end,
            _ => self.amount(&amount),
        }
    }

    /// Reads the date, time or length of time that starts at a token and gives the token to go on from.
    fn time(&mut self, at: usize) -> Option<usize> {
        let doc = self.doc;
        if let Some((tokens, quantity)) = periods::read(&self.reader(), at).filter(|(tokens, _)| tokens.start + 1 >= self.free) {
            return Some(self.push(tokens, quantity));
        }
        if let Some((tokens, quantity)) = ages::decade(doc, at) {
            return Some(self.push(tokens, quantity));
        }
        let share = fractions::is_slashed(doc, at);
        if let Some((whole, low, high)) = days::pair(&self.reader(), at).or_else(|| hours::pair(&self.reader(), at)) {
            return Some(self.moment(whole, low, high));
        }
        if let Some(moment) = hours::glued(&self.reader(), at).or_else(|| self.same_month(at)) {
            return Some(self.moment(moment, None, None));
        }
        if !share && let Some(moment) = self.reader().read(at) {
            let moment = joint::with_one_before(doc, &moment, self.found.get(self.first..).unwrap_or_default()).unwrap_or(moment);
            let moment = joint::with_other(&self.reader(), &moment).unwrap_or(moment);
            return Some(match spans::dates(&self.reader(), &moment).or_else(|| spans::from_now(&self.reader(), &moment)) {
                Some((whole, low, high)) => self.moment(whole, low, high),
                None => self.moment(moment, None, None),
            });
        }
        let (tokens, value) = durations::plain(doc, at)?;
        // "A few days ago".
        if doc.lower(tokens.end) == "ago" {
            let article = tokens.start.checked_sub(1).filter(|&b| b >= self.free && doc.lower(b) == "a");
            let clock = doc.is(tokens.end - 1, Group::ClockUnits);
            let kind = if clock { QuantityKind::Time } else { QuantityKind::Date };
            return Some(self.push(article.unwrap_or(tokens.start)..tokens.end + 1, Quantity::new(kind, None, "units from today")));
        }
        Some(self.push(tokens, Quantity::new(QuantityKind::Duration, value, "length of time")))
    }

    /// The second day of "on Oct. 9 and 19", where nothing is counted.
    fn same_month(&self, at: usize) -> Option<Moment> {
        let doc = self.doc;
        let joined = at.checked_sub(1).filter(|&b| doc.is(b, Group::Joins) && b == self.free)?;
        let known = |n: &&Quantity| matches!(n.rule, "month day" | "day of the same month") && n.span.end == doc.span(joined - 1).end;
        let first = self.found.last().filter(known)?;
        let (day, end) = self.reader().day(at)?;
        // "Oct. 8, 9 and 10", but "on Oct. 8, 9 were hurt".
        let listed = || doc.is(end, Group::Joins) && doc.kind(end + 1) == TokenKind::Number;
        let closes = if doc.surface(joined) == "," { listed() } else { doc.kind(end) != TokenKind::Word || doc.is_closed(end) };
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

    /// "A$5 million, or 5 cents a share": the currency named last before in the paragraph, where it has cents.
    fn whose_cents(&self, at: usize) -> Option<String> {
        let here = self.doc.span(self.doc.sentence_at(at).start).start;
        let near = self.found.iter().rev().take(8).take_while(|n| n.span.start >= here);
        let unit = near.filter(|n| n.kind == QuantityKind::Money).find_map(|n| n.unit.clone())?;
        matches!(unit.as_str(), "AUD" | "CAD" | "NZD" | "HKD" | "SGD" | "TWD" | "JMD" | "FJD" | "EUR" | "ZAR" | "KES").then_some(unit)
    }

    /// With "the" or "this" before it: "the past two weeks", "the 1990s".
    fn with_article(&self, start: usize) -> usize {
        let article = start.checked_sub(1).filter(|&b| b >= self.free && self.doc.is(b, Group::TheThis));
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

    fn reader(&self) -> Reader<'_> {
        Reader { doc: self.doc, today: self.today }
    }

    fn push(&mut self, tokens: Tokens, quantity: Quantity) -> usize {
        let [known, low, high] =
            [quantity.value, quantity.low, quantity.high].map(|end| end.filter(|end| value::is_writable(quantity.kind, end)));
        let quantity = Quantity { value: known, low, high, ..quantity };
        let end = tokens.end;
        // A sign or a word before a figure may belong to the figure before it.
        let tokens = tokens.start.max(self.free)..end;
        self.free = end;
        let days = value::days(&quantity);
        // Ends that are turned round are no span.
        let turned = quantity.kind == QuantityKind::Date && days.is_none() && value::are_known(&quantity);
        let (low, high) = if turned { (None, None) } else { (quantity.low, quantity.high) };
        let mut span = self.doc.span_of(&tokens);
        // "minus" is part of the figure, "now" of "now-16-month-old" is not.
        if self.doc.kind(tokens.start) == TokenKind::Word
            && let Some(prefix) =
                compounds::prefix(self.doc, tokens.start).filter(|_| !quantity.value.as_ref().is_some_and(|v| v.starts_with('-')))
        {
            span.start += prefix as u32;
        }
        // "60mph." at the end of a sentence.
        let stops =
            quantity.kind == QuantityKind::Measure && self.doc.lower(end - 1).ends_with('.') && self.doc.sentence_at(end - 1).end == end;
        span.end -= u32::from(stops && self.doc.kind(end - 1) == TokenKind::Word);
        self.found.push(Quantity { span, low, high, days, ..quantity });
        self.places.push(tokens);
        end
    }
}
