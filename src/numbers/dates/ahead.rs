//! Which year and which week: whether a date without them lies before the day of publication or behind it.
//!
//! The clause decides, by the tense, modality and form of its verb; where it does not, the nearest day. In 120 month dates of US
//! stories that two people judged, that is right for nine in ten; the last one before the story, as if all were past, for seven.

use super::calendar::Date;
use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::Classes;
use crate::numbers::base::groups::Group;
use crate::numbers::base::vocabulary::weekday_number;
use crate::syntax::{Clause, Form, Tags, Tense};

/// What the words around a date tell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outlook {
    Past,
    Ahead,
    /// Ahead, if that is not nearly a year off.
    Likely,
    Open,
}

/// How far before a date the word that governs it is looked for: "heading into the second round on".
const NEAR: usize = 5;
/// What is more days off is not meant where the other day is at most [`JUST_PAST`] off.
const FAR: i64 = 270;
const JUST_PAST: i64 = 60;
/// Clauses that a clause hangs on, at most.
const DEPTH: usize = 6;
/// A line of more tokens is a sentence.
const LINE: usize = 3;
/// The tokens of a clause that are looked at.
const LONG: usize = 60;

impl Reader<'_> {
    /// What the sentence tells of a date at a token.
    pub(crate) fn outlook(&self, at: usize) -> Outlook {
        if let Some(told) = self.governed(at) {
            return told;
        }
        let doc = self.doc;
        let clause = self.clause_at(at);
        match clause.map_or(Outlook::Open, |clause| self.outlook_of(clause)) {
            // "The debate came before the caucuses on Feb. 1", "set a hearing for June 20".
            Outlook::Past if doc.follows(at, Group::ForDate) || self.names_event(at) && !self.is_object(clause, at) => Outlook::Open,
            told => told,
        }
    }

    /// What the words right before a date tell: "until Friday", "since May", "his victory in Tuesday's primary".
    fn governed(&self, at: usize) -> Option<Outlook> {
        let doc = self.doc;
        let first = doc.sentence_at(at).start;
        let event = self.names_event(at);
        let weekday = weekday_number(doc.lower(at)).is_some();
        let past = || self.clause_at(at).is_some_and(|clause| self.outlook_of(clause) == Outlook::Past);
        for near in (first..at).rev().take(NEAR) {
            match () {
                () if doc.is(near, Group::PointsAhead) => return Some(Outlook::Ahead),
                () if event && doc.is(near, Group::HeadsFor) && (doc.lower(near) == "ahead" || !past()) => return Some(Outlook::Ahead),
                () if doc.is(near, Group::PointsBack) => return Some(Outlook::Past),
                () if (event || weekday) && doc.is(near, Group::Victory) && !doc.is_verb(near) => return Some(Outlook::Past),
                // "between now and Friday"; "three days starting on Monday", "doors open on Saturday", where no past is told.
                () if doc.lower(near) == "now" && doc.is(near + 1, Group::FromNowTo) => return Some(Outlook::Ahead),
                () if self.opens(near, at) && !past() => return Some(Outlook::Ahead),
                () if doc.is_verb(near) => return None,
                () => {}
            }
        }
        None
    }

    /// "starting", and "open" as an adjective.
    fn opens(&self, at: usize, date: usize) -> bool {
        self.doc.is(at, Group::Starting) && at + 2 >= date || self.doc.is(at, Group::Scheduled) && self.doc.syntax().is(at, Tags::ADJECTIVE)
    }

    fn clause_at(&self, at: usize) -> Option<&Clause> {
        self.doc.syntax().clause_at(at).and_then(|clause| self.doc.syntax().clause(clause))
    }

    /// What a clause tells by its verb; an infinitive or participle by the verb that it hangs on.
    fn outlook_of(&self, clause: &Clause) -> Outlook {
        let (doc, verbs) = (self.doc, &clause.verbs);
        let scheduled = || verbs.tokens.clone().chain(verbs.tokens.end..verbs.tokens.end + 2).any(|at| doc.is(at, Group::Planned));
        match (verbs.form, verbs.tense) {
            (Form::Finite, _) if verbs.modal.is_some() => {
                if verbs.tokens.clone().any(|at| doc.lower(at) == "have") {
                    Outlook::Open
                } else {
                    Outlook::Ahead
                }
            }
            (Form::Finite, Tense::Future) => Outlook::Ahead,
            // "appear to have been asked".
            (Form::Infinitive, _) if verbs.tokens.clone().any(|at| doc.lower(at) == "have" && at != verbs.main) => Outlook::Past,
            (Form::Finite, Tense::Past) if scheduled() => Outlook::Open,
            (Form::Finite, Tense::Past) => Outlook::Past,
            (Form::Finite, Tense::Present) if scheduled() => Outlook::Ahead,
            (Form::Finite, Tense::Present) if doc.classes(verbs.main).any(Classes::CLAUSE_VERB) => Outlook::Open,
            (Form::Finite, Tense::Present) => Outlook::Likely,
            (Form::Finite, _) => Outlook::Open,
            (form, _) => {
                let above = self.above(clause);
                let plans = above.is_some_and(|above| doc.is(above.verbs.main, Group::Plans));
                match above.map(|above| self.outlook_of(above)) {
                    Some(Outlook::Past) if form == Form::Infinitive && !plans => Outlook::Open,
                    // "is to be released".
                    _ if above.is_some_and(|above| above.verbs.is_auxiliary && above.verbs.tokens.end == verbs.tokens.start) => {
                        Outlook::Ahead
                    }
                    _ if form == Form::Infinitive => Outlook::Likely,
                    Some(told) => told,
                    None if form == Form::Base => Outlook::Ahead,
                    None => Outlook::Open,
                }
            }
        }
    }

    /// The finite clause that a clause hangs on.
    fn above(&self, clause: &Clause) -> Option<&Clause> {
        let mut above = self.doc.syntax().clause(clause.parent?)?;
        for _ in 0..DEPTH {
            if above.verbs.is_finite() {
                break;
            }
            above = self.doc.syntax().clause(above.parent?)?;
        }
        above.verbs.is_finite().then_some(above)
    }

    /// Whether a date is of an event that it names: "Sunday's runoff", "the June 23 referendum", "caucuses on Feb. 1".
    fn names_event(&self, at: usize) -> bool {
        let doc = self.doc;
        let end = (at + 1..at + 1 + NEAR).find(|&i| doc.kind(i) != TokenKind::Number && !doc.is(i, Group::Possessive)).unwrap_or(at);
        let behind = (end..end + NEAR - 1).take_while(|&i| doc.kind(i) == TokenKind::Word && !doc.is_closed(i) && !doc.is_verb(i));
        let on = at.checked_sub(2).filter(|_| doc.follows(at, Group::PlacesIt));
        behind.into_iter().any(|i| doc.is(i, Group::Event)) || on.is_some_and(|noun| doc.is(noun, Group::Event))
    }

    /// Whether a date stands in what the verb governs: "won Tuesday's primary".
    fn is_object(&self, clause: Option<&Clause>, at: usize) -> bool {
        let syntax = self.doc.syntax();
        let Some(object) = clause.and_then(|clause| syntax.phrase(clause.object?)) else { return false };
        let own = syntax.phrase_of(at);
        object.tokens.contains(&at) || own.is_some_and(|own| own.is_possessor && own.tokens.end == object.tokens.start)
    }

    /// Whether the clause around a date speaks of what is to come.
    pub(crate) fn looks_ahead(&self, at: usize) -> bool {
        matches!(self.outlook(at), Outlook::Ahead | Outlook::Likely)
    }

    /// Whether the clause around a weekday tells of a day to come: in the present only of what is planned ("holds its primary
    /// on Tuesday", "when he speaks on Thursday"), for captions are in the present as well.
    pub(crate) fn weekday_is_ahead(&self, at: usize) -> bool {
        let doc = self.doc;
        if let Some(told) = self.governed(at) {
            return told == Outlook::Ahead;
        }
        let clause = self.clause_at(at);
        match self.outlook(at) {
            Outlook::Past => return false,
            // "by Sunday".
            Outlook::Open => return clause.is_none() && doc.before(at) == "by",
            Outlook::Ahead | Outlook::Likely => {}
        }
        clause.is_none_or(|clause| {
            let verbs = &clause.verbs;
            let present = verbs.is_finite() && verbs.tense == Tense::Present && verbs.modal.is_none();
            let planned = doc.is(verbs.main, Group::Scheduled)
                || doc.is(verbs.main, Group::Plans)
                || verbs.tokens.clone().any(|at| doc.is(at, Group::Planned));
            let condition = clause.opener.is_some_and(|opener| doc.is(opener, Group::WhenIf));
            let event = clause.tokens.clone().take(LONG).any(|at| doc.is(at, Group::Event));
            !present || planned || condition || event
        })
    }

    /// Whether a line holds hardly more than a date: an entry of a calendar.
    pub(crate) fn is_bare(&self, at: usize) -> bool {
        let sentence = self.doc.sentence_at(at);
        sentence.len() <= LINE + 2 && at - sentence.start <= 2 && !sentence.clone().any(|i| self.doc.is_verb(i))
    }

    /// Whether a line begins with a date and holds hardly more.
    pub(crate) fn is_entry(&self, at: usize) -> bool {
        let sentence = self.doc.sentence_at(at);
        sentence.start == at && sentence.len() <= LINE
    }

    /// The year of a month, or of a month and day, that the text leaves open.
    pub(crate) fn open_year(&self, at: usize, month: u32, day: Option<u32>) -> Option<i32> {
        let today = self.today?;
        let now = (today.month, day.map_or(0, |_| today.day));
        let then = (month, day.unwrap_or(0));
        if now == then {
            return Some(today.year);
        }
        // Those that stand apart by less than a year on either side.
        let (last, next) = (today.year - i32::from(then > now), today.year + i32::from(then < now));
        let distance = |year: i32| {
            let first = Date::new(year, month, day.unwrap_or(1)).or_else(|| Date::new(year, month, 28))?;
            // A month to come begins, a month past ends nearest.
            let edge = if day.is_none() && first < today { first.plus_units(1, 'M')?.plus_days(-1) } else { first };
            Some(edge.days_from(today).abs())
        };
        let (back, ahead) = (distance(last)?, distance(next)?);
        // "Brent for December delivery".
        let traded = self.doc.is(at + 1, Group::Traded);
        Some(match self.outlook(at) {
            _ if traded => next,
            // A date line of tomorrow's paper.
            Outlook::Past if ahead > 1 => last,
            Outlook::Ahead => next,
            Outlook::Likely if !(ahead > FAR && back <= JUST_PAST) => next,
            _ if ahead <= back => next,
            _ => last,
        })
    }
}
