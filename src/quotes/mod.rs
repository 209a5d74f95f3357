//! What is said: runs in quotation marks and reported speech, with the words that report them.

mod cues;
mod marks;
mod phrases;
mod quotation;
mod reader;
mod reports;

use crate::annotation::QuoteKind;
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::syntax::Syntax;
pub(crate) use cues::Verbs;
use marks::Run;
pub(crate) use quotation::Quotation;
use reader::{Reader, Report};
#[cfg(feature = "train")]
pub use reports::train;

/// How many tokens of a sentence are read at once: reports beside each other are compared.
const LONGEST: usize = 400;

/// Every quotation of a document, ordered by span; `verbs` is of the texts whose words the document knows.
pub(crate) fn find(doc: &Document, syntax: &Syntax, verbs: &mut Verbs) -> Vec<Quotation> {
    let runs = marks::runs(doc);
    let (names, run_of) = readable(doc, &runs);
    verbs.meet(doc);
    let mut reports: Vec<Report> = Vec::new();
    let mut held = vec![false; runs.len()];
    let mut open: Option<Report> = None;
    for unit in units(doc, &runs, verbs) {
        let mut reader = Reader { doc, syntax, verbs, run_of: &run_of, runs: &runs, unit: unit.clone(), found: Vec::new(), open: None };
        reader.read();
        let (found, next) = (reader.found, reader.open);
        let fresh = found.is_empty();
        if let Some(mut report) = open.take().filter(|_| fresh)
            && let Some(run) = run_at(&runs, unit.start)
        {
            report.contents.push(run.tokens.clone());
            hold(&runs, &mut held, &run.tokens);
            reports.push(report);
        }
        open = next;
        for content in found.iter().flat_map(|report| &report.contents) {
            hold(&runs, &mut held, content);
        }
        reports.extend(found);
        if fresh {
            extend(doc, &runs, &mut held, &mut reports, &unit);
        }
    }
    let owners = reports::owners::owners(doc, &runs, &reports);
    let mut quotations: Vec<_> =
        reports.into_iter().enumerate().map(|(index, report)| quotation(doc, &runs, &run_of, &owners, index, report)).collect();
    let left = runs.iter().zip(held.iter().zip(&names)).filter(|(_, (held, name))| !**held || name.is_some());
    quotations.extend(left.map(|(run, (_, name))| marks::read(doc, run, *name)));
    quotations.sort_by(|a, b| a.span().order(b.span()));
    quotations
}

/// Why runs are titles, nicknames or headings, nobody's words in a report, and for each token one more than the index of
/// the run of words that holds it, or 0.
fn readable(doc: &Document, runs: &[Run]) -> (Vec<Option<&'static str>>, Vec<u32>) {
    let names = marks::names(doc, runs);
    let mut run_of = vec![0u32; doc.len()];
    for ((number, run), _) in (1..).zip(runs).zip(&names).filter(|(_, name)| name.is_none()) {
        for slot in run_of.get_mut(run.tokens.clone()).into_iter().flatten() {
            *slot = number;
        }
    }
    (names, run_of)
}

/// Sentences, joined where a run in marks goes over their border.
fn units(doc: &Document, runs: &[Run], verbs: &mut Verbs) -> Vec<Tokens> {
    let mut found: Vec<Tokens> = Vec::new();
    let mut runs = runs.iter().peekable();
    let mut open_until = 0;
    let cut = |sentence: &Tokens| {
        let end = sentence.end;
        sentence.clone().step_by(LONGEST).map(move |start| start..end.min(start + LONGEST))
    };
    for sentence in doc.sentences().iter().flat_map(cut) {
        match found.last_mut() {
            Some(last) if sentence.start < open_until && last.len() < 2 * LONGEST => last.end = sentence.end,
            Some(last) if ends_open(doc, last) && (opens_small(doc, &sentence) || is_attribution(doc, verbs, &sentence)) => {
                last.end = sentence.end;
            }
            Some(last) if ends_quoted(doc, last) && is_bare_attribution(doc, verbs, &sentence, ends_open(doc, last)) => {
                last.end = sentence.end;
            }
            _ => found.push(sentence.clone()),
        }
        while let Some(run) = runs.next_if(|run| run.tokens.start < sentence.end) {
            open_until = run.tokens.end;
        }
    }
    found
}

/// Whether a unit ends in a quoted question or cry: “Really?” [Trump said.]
fn ends_open(doc: &Document, unit: &Tokens) -> bool {
    let last = unit.end.saturating_sub(1);
    let inner = (unit.start..last).rev().find(|&i| doc.kind(i) != TokenKind::Quote).unwrap_or(last);
    let surface = doc.surface(inner);
    doc.kind(last) == TokenKind::Quote && (surface.starts_with(['?', '!']) || matches!(surface, "…" | "..." | "—"))
}

/// “Never!” [beamed an old man]: no sentence begins with a small letter.
fn opens_small(doc: &Document, sentence: &Tokens) -> bool {
    doc.kind(sentence.start) == TokenKind::Word && doc.case(sentence.start) == Case::Lower
}

/// Whether a sentence opens with the words that report what stands before it: "Trump said, looking on",
/// "Ana Ruiz, who leads the board, said of it."
fn is_attribution(doc: &Document, verbs: &mut Verbs, sentence: &Tokens) -> bool {
    let comma = (sentence.start..sentence.end.min(sentence.start + 6)).find(|&i| doc.surface(i) == ",");
    let far = if comma.is_some() { 25 } else { 9 };
    let near = sentence.start..sentence.end.min(sentence.start + far);
    let reporting = |at: &usize| verbs.at(doc, *at).is_some_and(reports_words);
    let Some(at) = near.clone().find(reporting) else { return false };
    let plain = (sentence.start..at).all(|i| doc.kind(i) != TokenKind::Quote && doc.surface(i) != ":");
    let beside = at - sentence.start < 9 || doc.surface(at - 1) == ",";
    let told = verbs.at(doc, at).is_some_and(|verb| verb.frames.has(cues::Frames::ADDRESSEE));
    let closes = told
        || at + 1 >= sentence.end
        || doc.kind(at + 1) == TokenKind::Punct && doc.surface(at + 1) != ":"
        || at == sentence.start
        || doc.lower(at + 1).ends_with("ly")
        || doc.classes(at + 1).any(Classes::OCCASION.or(Classes::TIME_WORD).or(Classes::ADVERB).or(Classes::PREPOSITION))
        || matches!(doc.lower(at + 1), "when" | "last" | "this");
    plain && beside && closes
}

/// Whether a unit ends with a closing mark.
fn ends_quoted(doc: &Document, unit: &Tokens) -> bool {
    let last = unit.end.saturating_sub(1);
    doc.kind(last) == TokenKind::Quote && !doc.token(last).spaced
}

/// "Trump said.": a name and a verb, behind a quotation that a full stop ends; any verb will do behind a question or cry.
fn is_bare_attribution(doc: &Document, verbs: &mut Verbs, sentence: &Tokens, open: bool) -> bool {
    let verb = sentence.end.saturating_sub(2);
    let stop = matches!(doc.surface(verb + 1), "." | "!");
    let subject = sentence.start..verb;
    let plain = |i: usize| {
        doc.kind(i) == TokenKind::Word && (doc.is_capitalized(i) || doc.classes(i).any(Classes::DETERMINER.or(Classes::PRONOUN)))
    };
    let reports = verbs.at(doc, verb).is_some_and(reports_words) || open && doc.lower(verb).ends_with("ed");
    stop && !subject.is_empty() && subject.len() <= 4 && subject.clone().all(plain) && reports
}

fn reports_words(verb: cues::Verb) -> bool {
    let words = cues::Frames::CLAUSE.or(cues::Frames::ADDRESSEE);
    verb.frames.has(words) && !verb.frames.has(cues::Frames::WEAK) && matches!(verb.form, cues::Form::Past | cues::Form::Third)
}

/// The run that starts at a token.
fn run_at(runs: &[Run], at: usize) -> Option<&Run> {
    runs.get(runs.partition_point(|run| run.tokens.start < at)).filter(|run| run.tokens.start == at)
}

/// Marks the runs that a content holds.
fn hold(runs: &[Run], held: &mut [bool], content: &Tokens) {
    for (number, run) in marks::overlapping(runs, content) {
        if let Some(held) = held.get_mut(number) {
            *held |= run.tokens.start >= content.start && run.tokens.end <= content.end;
        }
    }
}

/// A unit that is one run and no more goes on with the quotation before it: “…,” he said. “…”
fn extend(doc: &Document, runs: &[Run], held: &mut [bool], reports: &mut [Report], unit: &Tokens) {
    let index = runs.partition_point(|run| run.tokens.end <= unit.start);
    let Some((run, flag)) = runs.get(index).zip(held.get_mut(index)) else { return };
    let whole = run.tokens.start == unit.start && (run.tokens.end..unit.end).all(|i| doc.kind(i) == TokenKind::Punct);
    let Some(last) = reports.last_mut().filter(|_| whole) else { return };
    let Some(before) = last.contents.last() else { return };
    let quoted = runs.get(..index).and_then(<[Run]>::last).is_some_and(|previous| {
        previous.tokens.end >= before.end && previous.tokens.start <= last.contents.first().map_or(0, |c| c.start).max(before.start)
    });
    let near = doc.paragraph_of(before.start) == doc.paragraph_of(unit.start) || run.continued;
    let behind = last.cue.end.max(before.end);
    // "Neighbours shook their heads. “We smell it.”": a sentence between gives somebody else the floor.
    let follows =
        doc.sentence_of(behind - 1) + 1 >= doc.sentence_of(unit.start) || doc.paragraph_of(behind - 1) != doc.paragraph_of(unit.start);
    if quoted && near && follows && last.cue.end <= unit.start {
        last.contents.push(run.tokens.clone());
        *flag = true;
    }
}

/// A report as a quotation, with the kind that its marks make it.
fn quotation(doc: &Document, runs: &[Run], run_of: &[u32], owners: &[Option<usize>], index: usize, report: Report) -> Quotation {
    let mut marked = Vec::new();
    let (mut bare, mut quoted) = (false, false);
    let number_at = |at: usize| run_of.get(at).copied().unwrap_or_default() as usize;
    for content in &report.contents {
        bare |= content.clone().any(|at| doc.kind(at) != TokenKind::Punct && number_at(at) == 0);
        quoted |= content.clone().any(|at| number_at(at) != 0);
        let owned = |run: usize| owners.get(run).is_some_and(|owner| *owner == Some(index));
        let own = marks::overlapping(runs, content).filter(|(number, run)| owned(*number) && number_at(run.tokens.start) == number + 1);
        // A run may go on behind a unit that was cut for its length.
        marked.extend(own.map(|(_, run)| doc.span_of(&(run.tokens.start.max(content.start)..run.tokens.end.min(content.end)))));
    }
    let kind = match (quoted, bare) {
        (false, _) => QuoteKind::Indirect,
        (true, true) => QuoteKind::Mixed,
        (true, false) => QuoteKind::Direct,
    };
    let contents = report.contents.iter().map(|content| doc.span_of(content)).collect();
    Quotation {
        kind,
        speech: report.speech,
        status: report.status,
        contents,
        marked,
        cue: Some(report.cue),
        source: report.source,
        rule: report.rule,
    }
}
