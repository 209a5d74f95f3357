//! Base noun phrases: from the determiner to the head, without what hangs on the head behind it.

use std::iter;

use super::tags::{Tag, Tags};
use crate::document::{Case, Document, TokenKind, Tokens};
use crate::lexicon::Classes;

/// A base noun phrase: "the two ministers", "Russia" of "Russia's army", "she".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// From the determiner to the head.
    pub(crate) tokens: Tokens,
    /// The word that the phrase is about: the last noun.
    pub(crate) head: usize,
    /// "the", "his", "which" in front.
    pub(crate) determiner: Option<usize>,
    /// The phrase that a possessive ending in front of this one belongs to: "Russia" of "Russia's army".
    pub(crate) possessor: Option<usize>,
    /// The preposition that governs it.
    pub(crate) preposition: Option<usize>,
    /// The phrase that it hangs on by "of", or that it says something of as its apposition.
    pub(crate) parent: Option<usize>,
    /// Whether it is an apposition of its parent: "a nurse" of "Mary, a nurse".
    pub(crate) is_apposition: bool,
    /// The next member of a coordination: "Germany" of "France and Germany" for "France".
    pub(crate) next_member: Option<usize>,
    /// The first member of the coordination that it belongs to, where it is not the first itself.
    pub(crate) first_member: Option<usize>,
    /// Whether it owns another phrase: a possessive ending follows.
    pub(crate) is_possessor: bool,
}

impl Phrase {
    /// What is read where there is no such phrase.
    pub(super) const NONE: Self = Self {
        tokens: 0..0,
        head: 0,
        determiner: None,
        possessor: None,
        preposition: None,
        parent: None,
        is_apposition: false,
        next_member: None,
        first_member: None,
        is_possessor: false,
    };
}

/// What stands before the head.
const BEFORE_HEAD: Tags = Tags::ADJECTIVE.or(Tags::of(&[Tag::Number, Tag::Symbol]));
/// What can be the head without a noun: "three won", "5 %".
const NUMERIC_HEAD: Tags = Tags::of(&[Tag::Number, Tag::Symbol]);
/// What opens a phrase and stands nowhere else in it.
const OPENING: Tags =
    Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::WhDeterminer, Tag::WhPossessive, Tag::Predeterminer, Tag::Demonstrative]);

/// A phrase of more words is none that anybody wrote.
const LONGEST: usize = 40;

/// The phrases of a sentence that begin at a token, added to the others: one, or a chain of possessors with what they own. Gives where
/// they end.
pub(super) fn read(doc: &Document, tags: &[Tag], sentence: &Tokens, start: usize, phrases: &mut Vec<Phrase>) -> Option<usize> {
    let reader = Reader { doc, tags, end: sentence.end };
    let mut phrase = reader.phrase(start, false)?;
    while reader.tag(phrase.tokens.end) == Tag::PossessiveEnding {
        let behind = phrase.tokens.end + 1;
        phrase.is_possessor = true;
        phrases.push(phrase);
        let possessor = phrases.len() - 1;
        let Some(owned) = reader.phrase(behind, true).filter(|owned| owned.determiner.is_none()) else { return Some(behind) };
        phrase = Phrase { possessor: Some(possessor), ..owned };
    }
    let end = phrase.tokens.end;
    phrases.push(phrase);
    Some(end)
}

/// "Armed men came", "Alleged victims of the fire spoke": a participle in front of a noun that a finite verb follows without a comma.
pub(super) fn opens_with_participle(tags: &[Tag], sentence: &Tokens) -> bool {
    /// Tokens up to the verb at most.
    const REACH: usize = 12;
    const ENDS: Tags = Tags::FINITE.or(Tags::of(&[Tag::Punct, Tag::Subordinator, Tag::Conjunction]));
    let tag = |at: usize| if at < sentence.end { tags.get(at).copied().unwrap_or_default() } else { Tag::Punct };
    let start = sentence.start;
    if tag(start) != Tag::Participle || !tag(start + 1).is(Tags::NOUN) {
        return false;
    }
    (start + 2..start + REACH).find(|&at| tag(at).is(ENDS)).is_some_and(|at| tag(at).is(Tags::FINITE))
}

/// The outermost of those who own a phrase, else the phrase: "the victim" of "the victim's parents".
pub(super) fn first_owner(phrases: &[Phrase], phrase: usize) -> usize {
    /// Owners of owners at most: "my brother's wife's firm".
    const DEPTH: usize = 4;
    let owner = |&phrase: &usize| phrases.get(phrase)?.possessor;
    iter::successors(Some(phrase), owner).take(DEPTH + 1).last().unwrap_or(phrase)
}

struct Reader<'a> {
    doc: &'a Document<'a>,
    tags: &'a [Tag],
    end: usize,
}

impl Reader<'_> {
    fn tag(&self, at: usize) -> Tag {
        if at < self.end { self.tags.get(at).copied().unwrap_or_default() } else { Tag::Punct }
    }

    /// The phrase that begins at a token; that of what somebody owns needs no determiner.
    fn phrase(&self, start: usize, is_owned: bool) -> Option<Phrase> {
        let single = |at: usize| Phrase { tokens: at..at + 1, head: at, ..Phrase::default() };
        if self.tag(start).is(Tags::PRONOUN) && !self.opens(start) {
            return Some(single(start));
        }
        let lead = self.quantifier_lead(start);
        let determiner = (lead == start && self.opens(start)).then_some(start);
        let mut at = lead;
        while self.opens(at) {
            at += 1;
        }
        let (mut head, mut last) = (None, None);
        let modified = !is_owned && self.tag(start) == Tag::Participle;
        if modified {
            last = Some(at);
            at += 1;
        }
        while at < self.end.min(start + LONGEST) {
            let tag = self.tag(at);
            if tag.is(Tags::NOUN) {
                let beside = head.is_some_and(|head| self.tag(head) == Tag::Nouns) && tag == Tag::Name;
                if head.is_some_and(|head| {
                    beside || self.is_time_beside(at) || self.follows_day(start, at) || self.acts_beside(start, head, at)
                }) {
                    break;
                }
                head = Some(at);
            } else if let Some(close) = self.marked_modifier(at).filter(|_| head.is_none() && determiner.is_some_and(|first| first < at)) {
                last = Some(close);
                at = close;
            } else if tag == Tag::Pronoun && determiner.is_some_and(|first| first + 1 == at) && self.doc.lower(at) == "one" {
                head = Some(at);
            } else if tag.is(NUMERIC_HEAD) && at == start && self.is_year(at) {
                return Some(Phrase { tokens: at..at + 1, head: at, ..Phrase::default() });
            } else if tag.is(NUMERIC_HEAD) && head.is_some_and(|head| self.tag(head) == Tag::Name) && self.counts_apart(at) {
                break;
            } else if tag.is(NUMERIC_HEAD) {
                // "20" of "January 20"; in front of a noun it counts.
                last = Some(at);
            } else if tag.is(BEFORE_HEAD) {
                if head.is_some() && !self.leads_to_noun(at) {
                    break;
                }
                last = Some(at);
            } else if !self.continues(start, at, head.is_some(), is_owned || determiner.is_some()) {
                break;
            } else if tag.is(Tags::FULL_VERB) {
                last = Some(at);
            }
            at += 1;
        }
        let counted = last.filter(|&at| self.tag(at).is(NUMERIC_HEAD) && head.is_none_or(|head| head < at));
        let bare = last.filter(|_| determiner.is_some());
        let head = match (head, counted) {
            (Some(head), Some(number)) if self.is_date(head, number) => head,
            (Some(head), Some(_)) => head,
            (Some(head), None) => head,
            (None, counted) => counted
                .or(bare)
                .or(last.filter(|&at| self.doc.classes(at).any(Classes::QUANTIFIER)))
                .or(determiner.filter(|&at| self.stands_alone(at)))?,
        };
        let end = counted.filter(|&number| self.is_date(head, number)).map_or(head + 1, |number| number + 1);
        Some(Phrase { tokens: start..end.max(head + 1), head, determiner, ..Phrase::default() })
    }

    /// The number behind words that say how near it comes, which are no prepositions: "at least 20 people", "more than a dozen".
    fn quantifier_lead(&self, start: usize) -> usize {
        let words = [start, start + 1, start + 2].map(|at| self.doc.lower(at));
        let end = match words {
            ["at", "least" | "most", _] | ["more" | "less" | "fewer", "than", _] | ["up", "to", _] => start + 2,
            ["as", "many" | "much" | "few", "as"] => start + 3,
            _ => start,
        };
        if self.tag(end) == Tag::Number { end } else { start }
    }

    /// Whether a token opens a phrase: a determiner, or "this" in front of a noun.
    fn opens(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is(OPENING) && (tag != Tag::Demonstrative || self.tag(at + 1) == Tag::Determiner)
    }

    /// "this", "all", "another" without a noun.
    fn stands_alone(&self, at: usize) -> bool {
        self.tag(at) == Tag::Determiner && !self.doc.lower(at).starts_with("the") && !matches!(self.doc.lower(at), "a" | "an")
    }

    /// "20" of "January 20", "2" of "Group 2": a number behind a name belongs to it.
    fn is_date(&self, head: usize, number: usize) -> bool {
        number == head + 1 && self.tag(head) == Tag::Name && self.tag(number) == Tag::Number
    }

    /// "today" of "the ministry today said": a time that stands beside a noun and is no part of its phrase.
    fn is_time_beside(&self, at: usize) -> bool {
        let is_time = |at: usize| self.doc.classes(at).any(Classes::TIME_WORD);
        is_time(at) && !is_time(at - 1) && !self.tag(at + 1).is(Tags::NOUN) && self.tag(at + 1) != Tag::PossessiveEnding
    }

    /// "Hale" of "a point Hale made": a name behind an indefinite noun that a finite verb follows has the verb for itself.
    fn acts_beside(&self, start: usize, head: usize, at: usize) -> bool {
        /// Words of the name at most.
        const NAME: usize = 4;
        let indefinite = matches!(self.doc.lower(start), "a" | "an") && self.tag(head) == Tag::Noun;
        let named = |at: usize| self.tag(at) == Tag::Name;
        let behind = (at..at + NAME).find(|&at| !named(at)).unwrap_or(at);
        indefinite && behind > at && self.tag(behind).is(Tags::FINITE)
    }

    /// The mark that closes words in marks which stand before a noun: "the “no jab, no job” rule".
    fn marked_modifier(&self, at: usize) -> Option<usize> {
        /// Tokens up to the closing mark at most.
        const REACH: usize = 6;
        let is_mark = |&at: &usize| self.doc.kind(at) == TokenKind::Quote;
        let close = Some(at).filter(is_mark).and_then(|at| (at + 2..(at + REACH).min(self.end)).find(is_mark))?;
        let plain = !self.tag(close - 1).is(Tags::of(&[Tag::Punct]));
        (plain && self.tag(close + 1).is(Tags::COMMON_NOUN) && !self.doc.token(at + 1).spaced).then_some(close)
    }

    /// "two stars" of "gave Hale two stars": a number as a word behind a name counts what follows.
    fn counts_apart(&self, at: usize) -> bool {
        self.doc.kind(at) == TokenKind::Word && self.doc.case(at) == Case::Lower && self.tag(at + 1).is(Tags::COMMON_NOUN)
    }

    /// "guerrillas" of "On Wednesday guerrillas attacked": a day under a preposition is a phrase by itself.
    fn follows_day(&self, start: usize, at: usize) -> bool {
        let is_time = |at: usize| self.doc.classes(at).any(Classes::TIME_WORD);
        at == start + 1
            && is_time(start)
            && !is_time(at)
            && start > 0
            && self.tag(start - 1) == Tag::Preposition
            && self.tag(start) == Tag::Name
    }

    /// "1835" of "In 1835 settlers came": four digits under a preposition are a year.
    fn is_year(&self, at: usize) -> bool {
        let digits = self.doc.surface(at);
        let four = digits.len() == 4 && digits.starts_with(['1', '2']) && digits.bytes().all(|digit| digit.is_ascii_digit());
        four && at > 0 && self.tag(at - 1) == Tag::Preposition
    }

    /// Whether a word that is neither noun nor adjective stands inside the phrase.
    fn continues(&self, start: usize, at: usize, has_head: bool, has_determiner: bool) -> bool {
        let next = self.tag(at + 1);
        match self.tag(at) {
            // "the wounded soldiers", "a growing concern"; without a determiner the verb is a verb.
            Tag::Participle | Tag::Gerund => {
                (has_determiner || at > start) && !has_head && (self.leads_to_noun(at + 1) || has_determiner && !next.is(OPENING))
            }
            // "a very large house", "about 50 people", "two earlier cases".
            Tag::Adverb | Tag::ComparativeAdverb | Tag::SuperlativeAdverb => {
                let compares = self.tag(at) != Tag::Adverb && at > start && next.is(Tags::NOUN);
                let counted = at > start && self.tag(at - 1) == Tag::Number && next == Tag::Participle;
                let inside = has_determiner && (next.is(BEFORE_HEAD) || next.is(Tags::FULL_VERB));
                !has_head && (next == Tag::Number || compares || counted || inside)
            }
            // "more than 50 people".
            Tag::Subordinator | Tag::Preposition => {
                next == Tag::Number && self.doc.lower(at) == "than" && at > start && self.doc.classes(at - 1).any(Classes::QUANTIFIER)
            }
            // "black and white cars", "AT & T".
            Tag::Conjunction => self.joins(at),
            // "a large, noisy crowd"; the "free" phones.
            Tag::Punct => {
                let before = self.tag(at.saturating_sub(1));
                let inside = at > start && next.is(BEFORE_HEAD.or(Tags::COMMON_NOUN));
                match self.doc.kind(at) {
                    TokenKind::Quote => inside && !has_head && (has_determiner || before.is(BEFORE_HEAD)),
                    _ => {
                        inside
                            && !has_head
                            && before.is(Tags::ADJECTIVE)
                            && next.is(Tags::ADJECTIVE)
                            && self.doc.surface(at) == ","
                            && self.leads_to_noun(at + 1)
                    }
                }
            }
            _ => false,
        }
    }

    /// Whether "and" joins adjectives in front of one noun, or "&" two names.
    fn joins(&self, at: usize) -> bool {
        let (before, after) = (self.tag(at.saturating_sub(1)), self.tag(at + 1));
        let adjectives = before.is(Tags::ADJECTIVE) && after.is(Tags::ADJECTIVE) && self.leads_to_noun(at + 1);
        adjectives || self.doc.surface(at) == "&" && before.is(Tags::NAME) && after.is(Tags::NAME)
    }

    /// Whether a noun follows behind at most a few words that stand in front of nouns.
    fn leads_to_noun(&self, at: usize) -> bool {
        /// More words than this seldom stand between.
        const REACH: usize = 4;
        (at..at + REACH).find(|&at| !self.tag(at).is(BEFORE_HEAD)).is_some_and(|at| self.tag(at).is(Tags::NOUN))
    }
}
