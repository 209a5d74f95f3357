//! Runs in quotation marks: how marks pair, which runs name something, whose a run is by its place.

mod facing;
mod names;
mod pairing;
mod signatures;

use crate::document::{Document, Tokens};
pub(super) use names::names;
use pairing::Pairing;
pub(super) use signatures::read;

/// One run in quotation marks that lies in no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::quotes) struct Run {
    /// Its tokens, marks included.
    pub(in crate::quotes) tokens: Tokens,
    /// Whether the closing mark stands; a run without one goes to the end of its paragraph.
    pub(in crate::quotes) closed: bool,
    /// Whether it goes on from the paragraph before, which left it open.
    pub(in crate::quotes) continued: bool,
}

/// The runs of a document in order, none inside another.
///
/// A mark that opens is not closed by the end of its paragraph only where the next one repeats it, or the writer forgot.
pub(in crate::quotes) fn runs(doc: &Document) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut open_before = false;
    for paragraph in doc.paragraphs() {
        let first = found.len();
        Pairing::new(doc, paragraph.clone()).read(&mut found);
        open_before = mark_continued(&mut found, first, paragraph.start, open_before) && found.last().is_some_and(|run| !run.closed);
    }
    found
}

/// The runs that overlap a stretch of tokens, each with its index.
pub(in crate::quotes) fn overlapping<'r>(runs: &'r [Run], tokens: &Tokens) -> impl Iterator<Item = (usize, &'r Run)> {
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
            ("‘The teachers’ strike goes on,’ she said. ‘No end.’", &["‘The teachers’ strike goes on,’", "‘No end.’"]),
            ("The ‘girls’ and the boys’ dog ran.", &["‘girls’"]),
            ("We wait ’til noon, 'cause it rains. \"Yes,\" he said.", &["\"Yes,\""]),
            ("‘’Twas cold, so we sent ’em home in the ’70s,’ Ruiz said.", &["‘’Twas cold, so we sent ’em home in the ’70s,’"]),
            ("The dogs 'barked. \"Yes,\" he said. It's late.", &["\"Yes,\""]),
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
