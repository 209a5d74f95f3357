//! Runs in quotation marks, paired paragraph by paragraph.

use crate::document::{Document, TokenKind, Tokens};

/// One run in quotation marks that lies in no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Its tokens, marks included.
    pub(super) tokens: Tokens,
    /// Whether the closing mark stands; a run without one goes to the end of its paragraph.
    pub(super) closed: bool,
    /// Whether it goes on from the paragraph before, which left it open.
    pub(super) continued: bool,
}

/// How a mark is written; only marks of one family close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Guillemet,
    /// Two backticks, and two apostrophes, of wire copy.
    Typewriter,
    Single,
}

/// A mark with the ways it can face.
struct Mark {
    family: Family,
    opens: bool,
    closes: bool,
    length: usize,
}

/// The runs of a document in order, none inside another.
///
/// A mark that opens is not closed by the end of its paragraph only where the next one repeats it, or the writer forgot.
pub(super) fn runs(doc: &Document) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut open_before = false;
    for paragraph in doc.paragraphs() {
        let first = found.len();
        let mut reader = Reader { doc, paragraph: paragraph.clone(), open: Vec::new() };
        reader.read(&mut found);
        open_before = mark_continued(&mut found, first, paragraph.start, open_before) && found.last().is_some_and(|run| !run.closed);
    }
    found
}

/// The runs that overlap a stretch of tokens, each with its index.
pub(super) fn overlapping<'r>(runs: &'r [Run], tokens: &Tokens) -> impl Iterator<Item = (usize, &'r Run)> {
    let (first, end) = (runs.partition_point(|run| run.tokens.end <= tokens.start), tokens.end);
    (first..).zip(runs.get(first..).unwrap_or_default()).take_while(move |(_, run)| run.tokens.start < end)
}

/// Marks the first run of a paragraph that goes on from the one before; tells whether this paragraph left a run open.
fn mark_continued(found: &mut [Run], first: usize, start: usize, open_before: bool) -> bool {
    if let Some(run) = found.get_mut(first)
        && open_before
        && run.tokens.start == start
    {
        run.continued = true;
    }
    found.len() > first
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    paragraph: Tokens,
    /// Open marks: family, token, number of runs found before it.
    open: Vec<(Family, usize, usize)>,
}

impl Reader<'_> {
    fn read(&mut self, found: &mut Vec<Run>) {
        let mut at = self.paragraph.start;
        while at < self.paragraph.end {
            let Some(mark) = self.mark(at) else {
                at += 1;
                continue;
            };
            let end = at + mark.length;
            let partner = self.open.iter().rposition(|open| open.0 == mark.family);
            match partner {
                Some(index) if mark.closes => self.close(index, end, found),
                _ if mark.opens && self.open.len() < 4 => self.open.push((mark.family, at, found.len())),
                _ => {}
            }
            at = end;
        }
        // What stays open goes to the end of the paragraph; a lone single mark was an apostrophe.
        if let Some(&(_, start, before)) = self.open.iter().find(|open| open.0 != Family::Single) {
            found.truncate(before);
            found.push(Run { tokens: start..self.paragraph.end, closed: false, continued: false });
        }
    }

    fn close(&mut self, index: usize, end: usize, found: &mut Vec<Run>) {
        let Some(&(_, start, before)) = self.open.get(index) else { return };
        self.open.truncate(index);
        // Only a run that lies in no other is kept; single marks may stand unclosed around it.
        if self.open.iter().all(|open| open.0 == Family::Single)
            && !self.is_markup(start)
            && end > start + 2
            && !self.is_clipped(start, end)
        {
            found.truncate(before);
            found.push(Run { tokens: start..end, closed: true, continued: false });
        }
    }

    /// "rock 'n' roll": one letter between single marks.
    fn is_clipped(&self, start: usize, end: usize) -> bool {
        end == start + 3 && self.doc.surface(start + 1).len() == 1 && matches!(self.doc.surface(start), "'" | "’" | "‘")
    }

    /// `id="7"`: an attribute of a page's markup.
    fn is_markup(&self, start: usize) -> bool {
        start.checked_sub(1).is_some_and(|before| self.doc.surface(before).ends_with('=')) && !self.doc.token(start).spaced
    }

    fn mark(&self, at: usize) -> Option<Mark> {
        if self.doc.kind(at) != TokenKind::Quote {
            return None;
        }
        let surface = self.doc.surface(at);
        let twice = surface == "'"
            && self.doc.surface(at + 1) == "'"
            && self.doc.kind(at + 1) == TokenKind::Quote
            && !self.doc.token(at + 1).spaced
            && !self.closes_inner(at);
        let length = if twice { 2 } else { 1 };
        let last = at + length;
        let first = at == self.paragraph.start;
        let gap_before = first || self.doc.token(at).spaced;
        let gap_after = last >= self.paragraph.end || self.doc.token(last).spaced;
        let after_opening = !first && matches!(self.doc.surface(at - 1), "(" | "[" | "—" | "–" | "--" | "-" | "/" | "“" | "\"" | "‘");
        let opens = (gap_before || after_opening) && !gap_after;
        let closes = !gap_before || (gap_after && !first);
        let open = self.open.iter().any(|open| open.0 == Family::Double);
        let (family, opens, closes) = match surface {
            // With a space on both sides it is whichever is missing.
            "“" | "‟" => (Family::Double, !gap_after || gap_before && !open, gap_after && (!gap_before || open) || self.opened_low()),
            "„" => (Family::Double, true, false),
            "”" => (Family::Double, first && !gap_after, true),
            "«" => (Family::Guillemet, true, !gap_before && gap_after),
            "»" => (Family::Guillemet, gap_before && !gap_after, true),
            "``" => (Family::Typewriter, true, false),
            "'" if twice => (Family::Typewriter, opens, closes),
            "\"" | "＂" => (Family::Double, opens || gap_before, closes && !self.is_inch(at)),
            "‘" | "`" => (Family::Single, !gap_after, false),
            _ => (Family::Single, opens, !gap_before),
        };
        Some(Mark { family, opens, closes, length })
    }

    /// The first of three apostrophes closes the single mark inside: ''He said 'no,'''
    fn closes_inner(&self, at: usize) -> bool {
        let inner = self.open.last().is_some_and(|open| open.0 == Family::Single && self.doc.surface(open.1) == "'");
        inner && self.doc.surface(at + 2) == "'" && !self.doc.token(at + 2).spaced
    }

    /// German „…“: the low mark turns “ into a closing one.
    fn opened_low(&self) -> bool {
        self.open.iter().any(|open| self.doc.surface(open.1) == "„")
    }

    /// 5'8": inches, where no run is open.
    fn is_inch(&self, at: usize) -> bool {
        self.open.is_empty()
            && at.checked_sub(1).is_some_and(|before| self.doc.kind(before) == TokenKind::Number)
            && !self.doc.token(at).spaced
    }
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::document::Document;

    #[test]
    fn marks_pair_within_a_paragraph() {
        for (text, expected) in [
            ("\"Yes,\" he said. \"No.\"", &["\"Yes,\"", "\"No.\""][..]),
            ("“He said ‘no’ to it,” she added.", &["“He said ‘no’ to it,”"]),
            ("''We turn,'' she said.", &["''We turn,''"]),
            ("``We turn,'' she said.", &["``We turn,''"]),
            ("„Gut“, sagte er.", &["„Gut“"]),
            ("«Bien», dit-il.", &["«Bien»"]),
            ("He called it 'a farce' again.", &["'a farce'"]),
            ("“Open to the end.\n\n“And on,” he said.", &["“Open to the end.", "“And on,”"]),
            ("A 6\" nail and rock 'n' roll of the '90s, the boys' dog.", &[]),
            ("<p id=\"7\">Text</p>", &[]),
            ("''I heard, 'Never again,''' she said.", &["''I heard, 'Never again,'''"]),
            ("It rained. (''We stayed,'' he said.) They left.", &["''We stayed,''"]),
            ("(\"in brackets\")", &["\"in brackets\""]),
            ("He said: “ no more. ” She said “never “ and left.", &["“ no more. ”", "“never “"]),
        ] {
            let doc = Document::new(text);
            let found: Vec<_> = runs(&doc).iter().map(|run| doc.span_of(&run.tokens).of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn a_repeated_mark_continues_the_run() {
        let doc = Document::new("“Open to the end.\n\n“And on,” he said. “More.”");
        assert_eq!(runs(&doc).iter().map(|run| run.continued).collect::<Vec<_>>(), [false, true, false]);
    }
}
