//! Runs in marks that no cue reports: quoted all the same, or titles, nicknames and scare quotes.

use super::marks::Run;
use super::quotation::Quotation;
use super::words::is_dash;
use crate::annotation::{QuoteKind, Status};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::{Classes, Set};

/// Why a run that names a work quotes nobody.
const TITLE: &str = "title of a work";
/// How many words a heading in marks has at most.
const HEADING: usize = 9;

/// For each run why it quotes nobody, where its place or its own words tell.
pub(super) fn names(doc: &Document, runs: &[Run]) -> Vec<Option<&'static str>> {
    let mut names: Vec<_> = runs.iter().map(|run| name(doc, run)).collect();
    let double = |run: &Run| !matches!(doc.surface(run.tokens.start), "'" | "‘");
    let two_ways = runs.iter().any(double);
    let titles: Set<Vec<u32>> = runs.iter().zip(&names).filter(|(_, name)| **name == Some(TITLE)).map(|(run, _)| words(doc, run)).collect();
    for (run, name) in runs.iter().zip(&mut names).filter(|(_, name)| name.is_none()) {
        if !double(run) && two_ways && is_heading(doc, run) {
            *name = Some("heading in marks");
        } else if run.tokens.len() <= 12 && !titles.is_empty() && titles.contains(&words(doc, run)) {
            *name = Some(TITLE);
        }
    }
    names
}

/// The words of a run as they are spelt.
fn words(doc: &Document, run: &Run) -> Vec<u32> {
    run.tokens.clone().filter(|&i| matches!(doc.kind(i), TokenKind::Word | TokenKind::Number)).map(|i| doc.token(i).word).collect()
}

/// A few words in single marks that are a paragraph, in a story that quotes in double ones: a heading.
fn is_heading(doc: &Document, run: &Run) -> bool {
    let paragraph = doc.paragraphs().get(doc.paragraph_of(run.tokens.start));
    let whole = paragraph.is_some_and(|p| p.start == run.tokens.start && (run.tokens.end..p.end).all(|i| doc.kind(i) == TokenKind::Punct));
    whole && run.tokens.clone().filter(|&i| doc.kind(i) == TokenKind::Word).take(HEADING + 1).count() <= HEADING
}

/// A run by itself, with why it quotes nobody where that is known; `linking` looks for who said it.
pub(super) fn read(doc: &Document, run: &Run, name: Option<&'static str>) -> Quotation {
    let span = doc.span_of(&run.tokens);
    let opened = run.tokens.start + 1;
    let signed = signature(doc, run).map(|source| (source.clone(), Some(source.start - 1..source.start), "signature"));
    let turn = || label(doc, opened).map(|source| (source.clone(), Some(source.end..source.end + 1), "label"));
    let below = || signature_line(doc, run).map(|source| (source, None, "signature"));
    if let Some((source, cue, rule)) = signed.or_else(turn).or_else(below) {
        return Quotation {
            kind: QuoteKind::Direct,
            speech: true,
            status: Status::Asserted,
            contents: vec![span],
            marked: vec![span],
            cue,
            source: Some(source),
            rule,
        };
    }
    let why = name.or_else(|| coinage(doc, run)).or_else(|| stage_direction(doc, run));
    let kind = if why.is_some() { QuoteKind::Unattributed } else { QuoteKind::Direct };
    Quotation {
        kind,
        speech: kind != QuoteKind::Unattributed,
        status: Status::Asserted,
        contents: vec![span],
        marked: vec![span],
        cue: None,
        source: None,
        rule: why.unwrap_or("run in marks"),
    }
}

/// "(CROSSTALK)": brackets all around, in a transcript that repeats its opening mark.
fn stage_direction(doc: &Document, run: &Run) -> Option<&'static str> {
    let open = doc.surface(run.tokens.start + 1) == "(";
    let last = run.tokens.end.saturating_sub(1 + usize::from(run.closed));
    (open && doc.surface(last) == ")").then_some("stage direction")
}

/// The name behind a run and a dash, at the end of its paragraph: “…” — Ana Lopez
fn signature(doc: &Document, run: &Run) -> Option<Tokens> {
    let paragraph = doc.paragraph_of(run.tokens.start);
    let end = doc.paragraphs().get(paragraph)?.end;
    // It may stand in a paragraph of its own.
    let below = (run.tokens.end..end).all(|i| doc.kind(i) == TokenKind::Punct && !is_dash(doc.surface(i)));
    let (sign, end) = if below { (end, doc.paragraphs().get(paragraph + 1)?.end) } else { (run.tokens.end, end) };
    let start = sign + 1;
    let dash = is_dash(doc.surface(sign)) || matches!(doc.surface(sign), "―" | "-");
    let last = (start..end).rev().find(|&i| doc.kind(i) != TokenKind::Punct)? + 1;
    (dash && last - start <= 12 && doc.is_capitalized(start)).then(|| start..(start..last).find(|&i| doc.surface(i) == ",").unwrap_or(last))
}

/// The name that is the line below a run which its paragraph left open: “We must.⏎Ana Lopez, Valley Institute”
fn signature_line(doc: &Document, run: &Run) -> Option<Tokens> {
    let line = doc.paragraphs().get(doc.paragraph_of(run.tokens.start) + 1).filter(|_| !run.closed)?;
    let plain = |i: usize| match doc.kind(i) {
        TokenKind::Word => doc.is_capitalized(i) || matches!(doc.lower(i), "of" | "the" | "for" | "and"),
        TokenKind::Punct => matches!(doc.surface(i), "," | "." | "(" | ")" | "-"),
        TokenKind::Quote => i > line.start,
        _ => false,
    };
    let end = (line.start..line.end.min(line.start + 14)).find(|&i| matches!(doc.surface(i), "," | "(")).unwrap_or(line.end);
    let last = (line.start..end).rev().find(|&i| doc.kind(i) == TokenKind::Word)? + 1;
    let several = last - line.start > 1 && line.len() <= 14;
    (several && doc.is_capitalized(line.start) && line.clone().all(plain)).then_some(line.start..last)
}

/// The name in capitals and a colon that open a turn in a transcript: “WALLACE: …
fn label(doc: &Document, at: usize) -> Option<Tokens> {
    let end = (at..at + 4).find(|&i| doc.surface(i) == ":")?;
    (end > at && (at..end).all(|i| doc.case(i) == Case::Upper)).then_some(at..end)
}

/// Why a run quotes nobody: it names a work, or gives a name.
fn name(doc: &Document, run: &Run) -> Option<&'static str> {
    let inside = run.tokens.start + 1..run.tokens.end.saturating_sub(usize::from(run.closed));
    let before = |back: usize| run.tokens.start.checked_sub(back).map_or("", |at| doc.lower(at));
    let near = before(1);
    // "whom he dubbed “a fool”" judges, "dubbed “Fool's Day”" names.
    let judges = near == "dubbed" && !doc.is_capitalized(inside.start);
    if !judges
        && matches!(
            near,
            "so-called"
                | "nickname"
                | "pseudonym"
                | "nicknamed"
                | "dubbed"
                | "titled"
                | "entitled"
                | "headlined"
                | "captioned"
                | "codenamed"
        )
        || (near == "as" && before(2) == "known")
    {
        return Some("name in marks");
    }
    // "Robert “Bobby” Scott"
    let capital = |at: usize| doc.is_capitalized(at) && doc.kind(at) == TokenKind::Word;
    let nickname = run.closed && inside.len() <= 2 && inside.clone().all(capital);
    let first =
        run.tokens.start.checked_sub(1).map_or(0, |b| b - usize::from(b > 0 && doc.surface(b) == "." && doc.surface(b - 1).len() == 1));
    if nickname && capital(first) && capital(run.tokens.end) {
        return Some("name in marks");
    }
    // Long words of a title are capitalized; a sentence has small ones.
    let mut words = inside.clone().filter(|&at| doc.kind(at) == TokenKind::Word);
    let capitals = inside.len() <= 16 && words.clone().all(|at| doc.surface(at).len() <= 3 || doc.case(at) != Case::Lower);
    let figure = doc.surface(inside.start).starts_with(|c: char| c.is_ascii_digit());
    if !capitals || !words.next().is_some_and(|first| doc.is_capitalized(first) || figure) {
        return None;
    }
    // "a vote for “R”"
    if inside.clone().filter(|&at| doc.kind(at) == TokenKind::Word).count() == 1
        && doc.surface(inside.start).len() == 1
        && !figure
        && run.closed
    {
        return Some("name in marks");
    }
    let several = words.any(|at| doc.is_capitalized(at));
    // "NBC's “Meet the Press”"
    let network = run.tokens.start.checked_sub(2).is_some_and(|at| doc.case(at) == Case::Upper || is_work(doc, at));
    // "Hale's “Blue Morning,”" and "on “Meet the Valley,”", but not "her “Stronger Still” campaign"
    let alone = !run.closed || !names_thing(doc, run.tokens.end);
    let owned = matches!(near, "'s" | "'") && (several && network || (several || figure) && alone);
    let aired = near == "on" && several && alone;
    // "a “Blue Morning” hat", but not "called it a “Blue Morning”"
    let called = (2..=6).any(|back| {
        matches!(before(back), "as" | "called" | "calls" | "calling" | "dubbed" | "labeled" | "labelled" | "branded" | "is" | "was")
    });
    let thing = matches!(near, "a" | "an") && several && !called && !ends_clause(doc, run);
    // "the pageant winner “Miss Hill”" is somebody.
    let person = run.tokens.start.checked_sub(1).is_some_and(|at| doc.classes(at).any(Classes::PERSON) && !is_work(doc, at));
    let work = !person && (1..=4).any(|back| run.tokens.start.checked_sub(back).is_some_and(|at| is_work(doc, at)));
    let shown = matches!(near, "of" | "on" | "in" | "with" | "," | "the") && (2..=4).any(|back| is_maker(before(back)));
    let behind = run.closed && is_work(doc, run.tokens.end) && !doc.is_capitalized(run.tokens.end);
    // "“Valley Election Day,” a day in May"
    let apposed = run.closed && several && doc.surface(run.tokens.end - 2) == "," && matches!(doc.lower(run.tokens.end), "a" | "an");
    if thing || apposed {
        return Some("name in marks");
    }
    (owned || aired || work || shown && several || behind).then_some(TITLE)
}

/// A capitalized name that ends like no sentence and that no cue reports: the “Fiscal Cliff”.
fn coinage(doc: &Document, run: &Run) -> Option<&'static str> {
    let mut words = (run.tokens.start + 1..run.tokens.end.saturating_sub(1)).filter(|&at| doc.kind(at) == TokenKind::Word);
    let capital = words.clone().next().is_some_and(|first| doc.is_capitalized(first));
    // "used the phrase “Radical change”" tells words.
    let phrase = run.tokens.start.checked_sub(1).map_or("", |b| doc.lower(b));
    if matches!(phrase, "phrase" | "term" | "word" | "words" | "slogan" | "expression" | "motto") {
        return None;
    }
    (run.closed && capital && words.by_ref().take(6).count() < 6 && !ends_clause(doc, run)).then_some("name in marks")
}

/// Whether a run ends with a mark that ends a clause: “Never,”
fn ends_clause(doc: &Document, run: &Run) -> bool {
    matches!(doc.surface(run.tokens.end.saturating_sub(2)), "." | "," | "!" | "?" | "…" | "..." | "—" | "–" | "--" | ".\u{201d}")
}

/// Whether a token is a noun that the words before it would modify.
fn names_thing(doc: &Document, at: usize) -> bool {
    let closed = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::AUXILIARY).or(Classes::ADVERB).or(Classes::FINITE);
    let word = doc.lower(at);
    let verb = word.ends_with("ed") || word.ends_with('s');
    doc.kind(at) == TokenKind::Word && doc.case(at) == Case::Lower && !doc.classes(at).any(closed.or(Classes::TIME_WORD)) && !verb
}

/// Who makes, plays or shows a work.
fn is_maker(word: &str) -> bool {
    matches!(
        word,
        "author"
            | "anchor"
            | "host"
            | "hosts"
            | "interview"
            | "interviews"
            | "co-host"
            | "star"
            | "stars"
            | "starred"
            | "aired"
            | "broadcast"
            | "edition"
            | "episode"
            | "segment"
            | "airing"
            | "roles"
            | "role"
            | "director"
            | "creator"
            | "editor"
    )
}

fn is_work(doc: &Document, at: usize) -> bool {
    doc.classes(at).any(Classes::WORK)
}
