//! Teams in tables of sports results, where no sentence tells that a town's name means its team: "Boston 98 Miami 101",
//! "Ajax 12 9 2 1 28 9 29", "Boston at Miami".

use super::consistency::{Name, ORGANIZATION, PERSON, PLACE};
use crate::document::{Document, TokenKind, Tokens};
use crate::tagger::Tagged;

/// How many words a team's name may have.
const LONGEST: usize = 4;
/// A line of a table has at least so many numbers.
const COLUMNS: usize = 4;

/// Marks the teams of results as organizations, and countries as places; `names` are and stay in order.
pub(super) fn teams(doc: &Document, tagged: &Tagged, mut names: Vec<Name>) -> Vec<Name> {
    for sentence in doc.sentences() {
        if let Some((first, second)) = score(doc, sentence).or_else(|| fixture(doc, sentence)) {
            let (here, there) = (known(&names, &first), known(&names, &second));
            let persons = [here, there].contains(&Some(PERSON));
            let days = [&first, &second].iter().any(|name| tagged.listed(name.start).any("m"));
            if (here.is_none() && there.is_none()) || persons || days {
                continue;
            }
            let country = |name: &Tokens| tagged.listed_whole(name).any("k");
            let kind = if country(&first) || country(&second) { PLACE } else { ORGANIZATION };
            for team in [first, second] {
                put(&mut names, team, kind);
            }
        } else if let Some(team) = row(doc, sentence)
            && known(&names, &team) == Some(PLACE)
            && !tagged.listed_whole(&team).any("k")
        {
            put(&mut names, team, ORGANIZATION);
        }
    }
    names
}

/// The kind of the first name that stands in some tokens.
fn known(names: &[Name], tokens: &Tokens) -> Option<usize> {
    let next = names.partition_point(|name| name.tokens.end <= tokens.start);
    names.get(next).filter(|name| name.tokens.start < tokens.end).map(|name| name.kind)
}

/// Puts a name where others stood.
fn put(names: &mut Vec<Name>, tokens: Tokens, kind: usize) {
    let from = names.partition_point(|name| name.tokens.end <= tokens.start);
    let to = names.partition_point(|name| name.tokens.start < tokens.end).max(from);
    names.splice(from..to, [Name { tokens, kind, rule: "result" }]);
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
