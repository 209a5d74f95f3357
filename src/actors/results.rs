//! Teams in tables of sports results, where no sentence tells that a town's name means its team: "Boston 98 Miami 101",
//! "Ajax 12 9 2 1 28 9 29", "Boston at Miami", and beside a score: "Boston beat Miami 4-3".

use super::consistency::{Name, ORGANIZATION, PERSON, PLACE};
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::names::Tagged;

/// How many words a team's name may have.
const LONGEST: usize = 4;
/// A line of a table has at least so many numbers.
const COLUMNS: usize = 4;

/// Marks the teams of results as organizations, and countries as places; `names` are and stay in order.
pub(super) fn teams(doc: &Document, tagged: &Tagged, names: Vec<Name>) -> Vec<Name> {
    let mut teams = Vec::new();
    let mut first = 0;
    for sentence in doc.sentences() {
        first += names.iter().skip(first).take_while(|name| name.tokens.end <= sentence.start).count();
        let own = names.get(first..).unwrap_or_default();
        let count = own.iter().take_while(|name| name.tokens.start < sentence.end).count();
        in_sentence(doc, tagged, sentence, own.get(..count).unwrap_or_default(), &mut teams);
    }
    if teams.is_empty() { names } else { merge(names, teams) }
}

/// Finds the teams of one sentence, in order; `names` are those that it holds.
fn in_sentence(doc: &Document, tagged: &Tagged, sentence: &Tokens, names: &[Name], teams: &mut Vec<Name>) {
    let known = |tokens: &Tokens| {
        let found = names.iter().find(|name| name.tokens.start < tokens.end && name.tokens.end > tokens.start);
        found.map(|name| name.kind)
    };
    let country = |name: &Tokens| tagged.listed_whole(name).any("k");
    let team = |tokens: Tokens, kind: usize| Name { tokens, kind, rule: "result" };
    if names.is_empty() {
        return;
    }
    if let Some((first, second)) = score(doc, sentence).or_else(|| fixture(doc, sentence)) {
        let (here, there) = (known(&first), known(&second));
        let persons = [here, there].contains(&Some(PERSON));
        let days = [&first, &second].iter().any(|name| tagged.listed(name.start).any("m"));
        if (here.is_some() || there.is_some()) && !persons && !days {
            let kind = if country(&first) || country(&second) { PLACE } else { ORGANIZATION };
            teams.extend([team(first, kind), team(second, kind)]);
        }
    } else if let Some(first) = row(doc, sentence) {
        if known(&first) == Some(PLACE) && !country(&first) {
            teams.push(team(first, ORGANIZATION));
        }
    } else {
        for pair in names.windows(2) {
            let [first, second] = pair else { continue };
            // Without a score a club has to be among them: armies and candidates are beaten as well.
            let club = || pair.iter().any(|name| name.kind == ORGANIZATION) || sentence.clone().any(|at| is_score(doc, at));
            let play = is_played(doc, first.tokens.end..second.tokens.start) && club();
            if play && pair.iter().all(|name| name.kind != PERSON && !country(&name.tokens)) {
                for name in pair.iter().filter(|name| name.kind == PLACE) {
                    if teams.last().is_none_or(|last| last.tokens.end <= name.tokens.start) {
                        teams.push(team(name.tokens.clone(), ORGANIZATION));
                    }
                }
            }
        }
    }
}

/// Whether the words between two names tell that they played each other: "beat", "lost to the".
fn is_played(doc: &Document, between: Tokens) -> bool {
    let verb = doc.classes(between.start).any(Classes::BEAT);
    let rest = between.clone().skip(1).all(|at| matches!(doc.lower(at), "with" | "to" | "the" | "visiting" | "host" | "against" | "at"));
    verb && rest && between.len() <= 3
}

/// "4-3".
fn is_score(doc: &Document, at: usize) -> bool {
    let number = |at: usize| doc.kind(at) == TokenKind::Number && doc.span(at).len() <= 3;
    doc.surface(at) == "-" && !doc.token(at).spaced && at > 0 && number(at - 1) && number(at + 1)
}

/// Names and others, teams or whole ones, in order; one of those takes the place of names that it overlaps.
pub(super) fn merge(names: Vec<Name>, teams: Vec<Name>) -> Vec<Name> {
    let mut merged = Vec::with_capacity(names.len() + teams.len());
    let mut names = names.into_iter().peekable();
    for team in teams {
        while let Some(name) = names.next_if(|name| name.tokens.end <= team.tokens.start) {
            merged.push(name);
        }
        while names.next_if(|name| name.tokens.start < team.tokens.end).is_some() {}
        merged.push(team);
    }
    merged.extend(names);
    merged
}

/// "Arsenal 2 Chelsea 1".
fn score(doc: &Document, sentence: &Tokens) -> Option<(Tokens, Tokens)> {
    let first = capitals(doc, sentence.start, sentence.end)?;
    let second = capitals(doc, number(doc, first.end)?, sentence.end)?;
    let end = number(doc, second.end)?;
    let closed = end >= sentence.end || matches!(doc.surface(end), "(" | "," | "." | ";");
    closed.then_some((first, second))
}

/// "Boston at Miami", "Leeds v Derby", as a line by itself.
fn fixture(doc: &Document, sentence: &Tokens) -> Option<(Tokens, Tokens)> {
    let first = capitals(doc, sentence.start, sentence.end)?;
    let between = first.clone().find(|&at| matches!(doc.surface(at), "AT" | "V" | "VS"));
    let (first, beside) = match between {
        Some(at) if at > first.start => (first.start..at, at),
        Some(_) => return None,
        None => (first.clone(), first.end),
    };
    if !matches!(doc.lower(beside), "at" | "v" | "vs" | "v." | "vs.") {
        return None;
    }
    let second = capitals(doc, beside + 1, sentence.end)?;
    let rest = (second.end..sentence.end).all(|at| doc.surface(at) == ".");
    rest.then_some((first, second))
}

/// "Ajax 12 9 2 1 28 9 29".
fn row(doc: &Document, sentence: &Tokens) -> Option<Tokens> {
    let name = capitals(doc, sentence.start, sentence.end)?;
    let cells = name.end..sentence.end;
    let numbers = cells.clone().filter(|&at| doc.kind(at) == TokenKind::Number).count();
    let other = cells.clone().any(|at| !matches!(doc.kind(at), TokenKind::Number | TokenKind::Punct));
    (numbers >= COLUMNS && !other).then_some(name)
}

/// A run of words with capitals.
fn capitals(doc: &Document, start: usize, end: usize) -> Option<Tokens> {
    let fits = |&at: &usize| doc.kind(at) == TokenKind::Word && doc.is_capitalized(at);
    let run = (start..(start + LONGEST + 2).min(end)).take_while(fits).count();
    (run > 0).then_some(start..start + run)
}

/// One past a number.
fn number(doc: &Document, at: usize) -> Option<usize> {
    (doc.kind(at) == TokenKind::Number).then_some(at + 1)
}
