//! Which opening mark each closing one belongs to.

use super::Run;
use super::facing::{Family, Mark, Within, mark};
use crate::document::{Document, TokenKind, Tokens};

/// Marks open inside each other at most; what goes deeper is no quotation.
const DEPTH: usize = 4;
/// How far behind an apostrophe that may close a run one is looked for that surely does: two long sentences.
const REACH: usize = 120;

/// Pairs the marks of one paragraph.
pub(super) struct Pairing<'a> {
    doc: &'a Document<'a>,
    paragraph: Tokens,
    open: Vec<Open>,
}

/// A mark that waits for its partner.
struct Open {
    family: Family,
    at: usize,
    /// How many runs were found before it.
    before: usize,
}

impl<'a> Pairing<'a> {
    pub(super) fn new(doc: &'a Document<'a>, paragraph: Tokens) -> Self {
        Self { doc, paragraph, open: Vec::new() }
    }

    /// Adds the runs of the paragraph that lie in no other.
    pub(super) fn read(mut self, found: &mut Vec<Run>) {
        let mut at = self.paragraph.start;
        while let Some(next) = (at..self.paragraph.end).find(|&at| self.doc.kind(at) == TokenKind::Quote) {
            at = next;
            let Some(mark) = self.mark(at) else {
                at += 1;
                continue;
            };
            let end = at + mark.length;
            match self.partner(&mark, at) {
                Some(index) if mark.closes => self.close(index, end, found),
                _ if mark.opens && self.open.len() < DEPTH => self.open.push(Open { family: mark.family, at, before: found.len() }),
                _ => {}
            }
            at = end;
        }
        // What stays open goes to the end of the paragraph; a lone single mark was an apostrophe.
        if let Some(open) = self.open.iter().find(|open| open.family != Family::Single) {
            found.truncate(open.before);
            found.push(Run { tokens: open.at..self.paragraph.end, closed: false, continued: false });
        }
    }

    /// The open mark that one would close. An apostrophe closes nothing around a double mark that is still open.
    fn partner(&self, mark: &Mark, at: usize) -> Option<usize> {
        let index = self.open.iter().rposition(|open| open.family == mark.family)?;
        let single = mark.family == Family::Single;
        let crosses = single && self.open.iter().skip(index).any(|open| open.family != Family::Single);
        (!crosses && (!single || !self.is_possessive(at))).then_some(index)
    }

    /// "‘The workers[’] rights bill fails,’ she said": behind an s and before a word, with a sure close further on.
    fn is_possessive(&self, at: usize) -> bool {
        let doc = self.doc;
        let behind_s = at.checked_sub(1).is_some_and(|before| doc.lower(before).ends_with('s')) && !doc.token(at).spaced;
        let before_word = at + 1 < self.paragraph.end && doc.kind(at + 1) == TokenKind::Word && doc.token(at + 1).spaced;
        if !behind_s || !before_word {
            return false;
        }
        let rest = at + 1..self.paragraph.end.min(at + REACH);
        let mut marks = rest.filter_map(|at| Some((at, self.mark(at).filter(|mark| mark.family == Family::Single)?)));
        let next = marks.find(|(at, mark)| mark.opens || self.ends_clause(*at));
        next.is_some_and(|(_, mark)| !mark.opens)
    }

    /// Whether a mark stands right behind one that ends a clause.
    fn ends_clause(&self, at: usize) -> bool {
        let stop = |at: usize| self.doc.surface(at).starts_with(['.', ',', '!', '?', '…']);
        at.checked_sub(1).is_some_and(stop) && !self.doc.token(at).spaced
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        let within = Within {
            double: self.open.iter().any(|open| open.family == Family::Double),
            low: self.open.iter().any(|open| self.doc.surface(open.at) == "„"),
            last: self.open.last().map(|open| self.doc.surface(open.at)),
        };
        mark(self.doc, &self.paragraph, at, within)
    }

    fn close(&mut self, index: usize, end: usize, found: &mut Vec<Run>) {
        let Some(open) = self.open.get(index) else { return };
        let (start, before) = (open.at, open.before);
        self.open.truncate(index);
        // Only a run that lies in no other is kept; single marks may stand unclosed around it.
        let outer = self.open.iter().all(|open| open.family == Family::Single);
        if outer && !self.is_markup(start) && end > start + 2 && !self.is_letter(start, end) {
            found.truncate(before);
            found.push(Run { tokens: start..end, closed: true, continued: false });
        }
    }

    /// "rock 'n' roll": one letter between single marks.
    fn is_letter(&self, start: usize, end: usize) -> bool {
        let single = self.doc.surface(start).starts_with(['\'', '’', '‘']);
        single && end == start + 3 && self.doc.surface(start + 1).len() == 1
    }

    /// `id="7"`: an attribute of a page's markup.
    fn is_markup(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| self.doc.surface(before).ends_with('=')) && !self.doc.token(start).spaced
    }
}
