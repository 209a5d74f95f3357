//! Which of several reports around a run in marks reports the very words.

use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues;
use crate::quotes::marks::{self, Run};
use crate::quotes::reader::Report;

/// For each run the index of its report: the one whose words stand right beside it,
/// else the first that holds it: "Ruiz said Hale begged him and “would have knelt”" quotes Ruiz.
pub(in crate::quotes) fn owners(doc: &Document, runs: &[Run], reports: &[Report]) -> Vec<Option<usize>> {
    let mut owners: Vec<Option<(u8, usize)>> = vec![None; runs.len()];
    for (index, report) in reports.iter().enumerate() {
        let speaks = cues::speaks(doc, report.cue.end - 1);
        for content in &report.contents {
            for (number, run) in marks::overlapping(runs, content) {
                let rank = rank(doc, report, speaks, &run.tokens);
                if let Some(owner) = owners.get_mut(number)
                    && owner.is_none_or(|(best, _)| rank > best)
                {
                    *owner = Some((rank, index));
                }
            }
        }
    }
    owners.into_iter().map(|owner| owner.map(|(_, index)| index)).collect()
}

/// How sure a report is of a run: its words stand beside it, it speaks, or it merely holds the run.
fn rank(doc: &Document, report: &Report, speaks: bool, run: &Tokens) -> u8 {
    let start = report.source.as_ref().map_or(report.cue.start, |source| source.start.min(report.cue.start));
    let end = report.source.as_ref().map_or(report.cue.end, |source| source.end.max(report.cue.end));
    let light = |i: usize| {
        doc.kind(i) == TokenKind::Punct
            || doc.classes(i).any(Classes::DETERMINER.or(Classes::ACCUSATIVE).or(Classes::BE))
            || matches!(doc.lower(i), "that" | "it" | "as")
    };
    let behind = end <= run.start && run.start - end <= 3 && (end..run.start).all(light);
    let before = run.end <= start && start - run.end <= 1 && (run.end..start).all(|i| doc.kind(i) == TokenKind::Punct);
    match (behind || before, speaks) {
        (true, true) => 3,
        (true, false) => 2,
        (false, true) => 1,
        (false, false) => 0,
    }
}
