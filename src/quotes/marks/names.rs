//! Runs in marks that quote nobody: titles, nicknames, headings, names.

use super::Run;
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::{Classes, Set};

/// Why a run that names a work quotes nobody.
const TITLE: &str = "title of a work";
/// How many words a heading in marks has at most.
const HEADING: usize = 9;
/// Why a run that gives a name quotes nobody.
const NAME: &str = "name in marks";
/// How many tokens a title has at most.
const LONGEST: usize = 16;
/// Letters of a word that stays small in a title: "of", "the".
const LINKING: usize = 3;
/// How many words a coinage has at most.
const COINAGE: usize = 5;

/// For each run why it quotes nobody, where its place or its own words tell.
pub(in crate::quotes) fn names(doc: &Document, runs: &[Run]) -> Vec<Option<&'static str>> {
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

/// Why a run quotes nobody: it names a work, or gives a name.
fn name(doc: &Document, run: &Run) -> Option<&'static str> {
    let name = Name { doc, run };
    if name.is_introduced() || name.is_nickname() {
        return Some(NAME);
    }
    if !name.is_in_title_case() {
        return None;
    }
    if name.is_letter() || name.is_thing() {
        return Some(NAME);
    }
    name.is_title().then_some(TITLE)
}

/// Why a run that no cue reports quotes nobody, by its own words: a capitalized name that ends like no sentence and holds no verb,
/// the “Fiscal Cliff”, or brackets all around, as in “(CROSSTALK)”.
pub(super) fn alone(doc: &Document, run: &Run) -> Option<&'static str> {
    let name = Name { doc, run };
    if name.is_coinage() {
        return Some(NAME);
    }
    let open = doc.surface(run.tokens.start + 1) == "(";
    let last = run.tokens.end.saturating_sub(1 + usize::from(run.closed));
    (open && doc.surface(last) == ")").then_some("stage direction")
}

/// A run that may be a name.
#[derive(Clone, Copy)]
struct Name<'a> {
    doc: &'a Document<'a>,
    run: &'a Run,
}

impl Name<'_> {
    /// The tokens between the marks.
    fn inside(self) -> Tokens {
        self.run.tokens.start + 1..self.run.tokens.end.saturating_sub(usize::from(self.run.closed))
    }

    fn words(self) -> impl Iterator<Item = usize> {
        self.inside().filter(move |&at| self.doc.kind(at) == TokenKind::Word)
    }

    /// The token so many before the run.
    fn before(self, back: usize) -> Option<usize> {
        self.run.tokens.start.checked_sub(back)
    }

    fn is_before(self, back: usize, classes: Classes) -> bool {
        self.before(back).is_some_and(|at| self.doc.classes(at).any(classes))
    }

    /// "the so-called “Wall”", "known as “the Bear”"; but "whom he dubbed “a fool”" judges.
    fn is_introduced(self) -> bool {
        let doc = self.doc;
        let near = self.before(1).map_or("", |at| doc.lower(at));
        let judges = near == "dubbed" && !doc.is_capitalized(self.inside().start);
        self.is_before(1, Classes::NAMING) && !judges || near == "as" && self.before(2).is_some_and(|at| doc.lower(at) == "known")
    }

    /// "Robert “Bobby” Scott", "J. “Bobby” Scott".
    fn is_nickname(self) -> bool {
        let doc = self.doc;
        let capital = |at: usize| doc.is_capitalized(at) && doc.kind(at) == TokenKind::Word;
        let initial = |at: usize| doc.surface(at) == "." && at.checked_sub(1).is_some_and(|letter| doc.surface(letter).len() == 1);
        let first = self.before(1).is_some_and(|at| capital(at) || initial(at) && capital(at - 1));
        self.run.closed && self.inside().len() <= 2 && self.inside().all(capital) && first && capital(self.run.tokens.end)
    }

    /// Long words of a title are capitalized; a sentence has small ones.
    fn is_in_title_case(self) -> bool {
        let doc = self.doc;
        let capitals =
            self.inside().len() <= LONGEST && self.words().all(|at| doc.surface(at).len() <= LINKING || doc.case(at) != Case::Lower);
        capitals && self.words().next().is_some_and(|first| doc.is_capitalized(first) || self.opens_with_figure())
    }

    fn opens_with_figure(self) -> bool {
        self.doc.surface(self.inside().start).starts_with(|c: char| c.is_ascii_digit())
    }

    /// "a vote for “R”".
    fn is_letter(self) -> bool {
        self.run.closed && self.words().count() == 1 && self.doc.surface(self.inside().start).len() == 1 && !self.opens_with_figure()
    }

    /// More than one word with a capital, or a figure and one.
    fn has_several(self) -> bool {
        let capitals = self.words().filter(|&at| self.doc.is_capitalized(at)).count();
        capitals > 1 || capitals == 1 && self.opens_with_figure()
    }

    /// "a “Blue Morning” hat", but not "called it a “Blue Morning”"; "“Valley Election Day,” a day in May".
    fn is_thing(self) -> bool {
        let doc = self.doc;
        let article = |at: usize| matches!(doc.lower(at), "a" | "an");
        let called = (2..=6).any(|back| self.is_before(back, Classes::LABELLING));
        let thing = self.before(1).is_some_and(article) && !called && !ends_clause(doc, self.run);
        let apposed = self.run.closed && doc.surface(self.run.tokens.end - 2) == "," && article(self.run.tokens.end);
        self.has_several() && (thing || apposed)
    }

    /// The title of a work, by the words beside it.
    fn is_title(self) -> bool {
        let doc = self.doc;
        let end = self.run.tokens.end;
        let near = self.before(1).map_or("", |at| doc.lower(at));
        // "her “Stronger Still” campaign" names something else.
        let alone = !self.run.closed || !names_thing(doc, end);
        // "NBC's “Meet the Press”", "Hale's “Blue Morning,”"
        let network = self.before(2).is_some_and(|at| doc.case(at) == Case::Upper) || self.is_before(2, Classes::WORK);
        let several = self.has_several();
        let owned = matches!(near, "'s" | "'") && (several && network || (several || self.opens_with_figure()) && alone);
        // "on “Meet the Valley,”", "In “Bleak House”,"
        let aired = matches!(near, "on" | "in") && several && alone;
        // "the pageant winner “Miss Hill”" is somebody.
        let person = self.is_before(1, Classes::PERSON) && !self.is_before(1, Classes::WORK);
        let work = !person && (1..=4).any(|back| self.is_before(back, Classes::WORK));
        let shown = matches!(near, "of" | "on" | "in" | "with" | "," | "the") && (2..=4).any(|back| self.is_before(back, Classes::MAKER));
        let behind = self.run.closed && doc.classes(end).any(Classes::WORK) && !doc.is_capitalized(end);
        owned || aired || work || shown && several || behind
    }

    /// A capitalized name of a few words that ends like no sentence and has no verb; "used the phrase “Radical change”" tells words.
    fn is_coinage(self) -> bool {
        let doc = self.doc;
        let capital = self.words().next().is_some_and(|first| doc.is_capitalized(first));
        let verb = Classes::AUXILIARY.or(Classes::PRONOUN).or(Classes::FINITE);
        let clause = self.words().any(|at| doc.classes(at).any(verb) && !doc.classes(at).any(Classes::DETERMINER));
        let short = self.words().take(COINAGE + 1).count() <= COINAGE;
        self.run.closed && capital && short && !clause && !self.is_before(1, Classes::TERM) && !ends_clause(doc, self.run)
    }
}

/// Whether a run ends with a mark that ends a clause: “Never,”
fn ends_clause(doc: &Document, run: &Run) -> bool {
    doc.surface(run.tokens.end.saturating_sub(2)).starts_with(['.', ',', '!', '?', '…', '—', '–'])
        || doc.surface(run.tokens.end.saturating_sub(2)) == "--"
}

/// Whether a token is a noun that the words before it would modify.
fn names_thing(doc: &Document, at: usize) -> bool {
    let closed = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::AUXILIARY).or(Classes::ADVERB).or(Classes::FINITE);
    let word = doc.lower(at);
    let verb = word.ends_with("ed") || word.ends_with('s');
    doc.kind(at) == TokenKind::Word && doc.case(at) == Case::Lower && !doc.classes(at).any(closed.or(Classes::TIME_WORD)) && !verb
}
