//! How each mention stands in its text: whose subject or object it is, in which clause, in whose words, how near the start.

use super::coreference::Context;
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form, QuoteKind};
use crate::document::Tokens;
use crate::lexicon::countries;
use crate::span::Span;
use crate::syntax::{Clause, ClauseKind, Syntax, Tag, Tags};

/// How many members of a coordination share its role.
const MEMBERS: usize = 8;
/// How many clauses out of its own a mention is asked about.
const OUTWARD: usize = 4;
/// How many runs of words in marks before a mention may hold it.
const RUNS: usize = 3;

/// What a phrase is to its verb.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// "[Hale] left".
    Subject,
    /// "met [Hale]".
    Object,
    /// "[Hale]'s knee", "[his] knee".
    Possessor,
    /// "with [Hale]".
    Oblique,
    /// None that is known.
    #[default]
    Other,
}

/// Whether a mention is a speaker.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Voice {
    #[default]
    None,
    Reported,
    /// In marks.
    Quoted,
}

/// How one mention stands.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own that ranking asks for")]
pub(super) struct Standing {
    pub(super) sentence: usize,
    /// The clause that it belongs to.
    pub(super) clause: Option<usize>,
    /// Its base phrase.
    pub(super) phrase: Option<usize>,
    pub(super) role: Role,
    /// Whether its clause is that of the sentence.
    pub(super) is_main: bool,
    /// How many tokens of its sentence stand before it.
    pub(super) offset: usize,
    /// Whether it is one of several that "and" joins.
    pub(super) is_joined: bool,
    /// Whether a preposition governs it.
    pub(super) is_governed: bool,
    /// Whether it is the first person that its sentence names.
    pub(super) is_first: bool,
    /// The quotation in whose marks it stands.
    pub(super) inside: Option<usize>,
    pub(super) voice: Voice,
    pub(super) is_country: bool,
}

impl Standing {
    pub(super) fn speaks(self) -> bool {
        self.voice != Voice::None
    }
}

/// How all mentions stand, and which of them a phrase is.
pub(super) struct Standings<'a> {
    context: Context<'a>,
    of: Vec<Standing>,
    /// The mention that is a phrase: the one with the phrase's head.
    mention_of: Vec<Option<usize>>,
}

impl<'a> Standings<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        let said = said(context);
        let roles = roles(context.syntax);
        let mut mention_of = vec![None; context.syntax.phrases().len()];
        let mut of: Vec<Standing> = Vec::with_capacity(context.mentions.len());
        let mut named_in = None;
        for (index, mention) in context.mentions.iter().enumerate() {
            let mut standing = Standing::of(context, mention, &said, &roles);
            if mention.kind == ActorKind::Person && named_in != Some(standing.sentence) {
                named_in = Some(standing.sentence);
                standing.is_first = true;
            }
            let own = standing.phrase.filter(|_| standing.role != Role::Possessor || mention.form != Form::Pronoun);
            if let Some(slot) = own.and_then(|phrase| mention_of.get_mut(phrase)) {
                slot.get_or_insert(index);
            }
            of.push(standing);
        }
        for (speaker, quotation) in context.speakers.iter().zip(context.quotations) {
            if let Some(standing) = speaker.as_ref().and_then(|s| of.get_mut(s.mention))
                && standing.voice != Voice::Quoted
            {
                standing.voice = if quotation.kind == QuoteKind::Direct { Voice::Quoted } else { Voice::Reported };
            }
        }
        Self { context, of, mention_of }
    }

    /// How a mention stands.
    pub(super) fn get(&self, mention: usize) -> Standing {
        self.of.get(mention).copied().unwrap_or_default()
    }

    /// The mention that a phrase is.
    pub(super) fn mention(&self, phrase: usize) -> Option<usize> {
        self.mention_of.get(phrase).copied().flatten()
    }

    /// The subjects of the clause of a mention and of those that it hangs on, innermost first; with each how far out it is.
    pub(super) fn subjects(&self, clause: Option<usize>) -> impl Iterator<Item = (usize, usize)> + '_ {
        let syntax = self.context.syntax;
        let outward = std::iter::successors(clause, move |&clause| syntax.clause(clause)?.parent.filter(|&parent| parent != clause));
        outward.take(OUTWARD).enumerate().filter_map(move |(out, clause)| Some((out, subject(syntax, syntax.clause(clause)?)?)))
    }

    /// The subject of the first main clause among some tokens of a sentence.
    pub(super) fn main_subject(&self, tokens: Tokens) -> Option<usize> {
        /// Clauses that are looked at: more than a sentence has.
        const CLAUSES: usize = 32;
        let syntax = self.context.syntax;
        let first = syntax.clauses().partition_point(|clause| clause.verbs.main < tokens.start);
        let own = syntax.clauses().iter().skip(first).take(CLAUSES).take_while(|clause| clause.verbs.main < tokens.end);
        own.filter(|clause| clause.kind == ClauseKind::Main && !clause.is_inverted).find_map(|clause| subject(syntax, clause))
    }
}

impl Standing {
    fn of(context: Context, mention: &Mention, said: &[(Span, usize)], roles: &[Option<(usize, Role)>]) -> Self {
        let (doc, syntax, span) = (context.doc, context.syntax, mention.span(context.doc));
        let next = said.partition_point(|(said, _)| said.start <= span.start);
        let near = said.get(next.saturating_sub(RUNS)..next).unwrap_or_default();
        // "the Ministry of Health" is its first phrase, "Mary Dent's brother" its last one.
        let phrase = match mention.form {
            Form::Name => mention.tokens.clone().find_map(|at| syntax.phrase_at(at)),
            _ => syntax.phrase_at(mention.head),
        };
        let (clause, role) = place(syntax, mention, phrase, roles);
        let clause = clause.or_else(|| syntax.clause_at(mention.head));
        let known = phrase.and_then(|phrase| syntax.phrase(phrase));
        Self {
            offset: mention.head - doc.sentence_at(mention.head).start,
            is_joined: known.is_some_and(|phrase| phrase.next_member.is_some() || phrase.first_member.is_some()),
            is_governed: known.is_some_and(|phrase| phrase.preposition.is_some()),
            sentence: doc.sentence_of(mention.tokens.start),
            clause,
            phrase,
            role,
            is_main: clause.and_then(|clause| syntax.clause(clause)).is_some_and(|clause| clause.kind == ClauseKind::Main),
            is_first: false,
            inside: near.iter().rev().find(|(said, _)| said.contains(span)).map(|&(_, quotation)| quotation),
            voice: Voice::None,
            is_country: mention.kind == ActorKind::Place
                && matches!(countries::named(doc, &mention.tokens), Some((_, countries::Sense::Country))),
        }
    }
}

/// The clause and the role of a mention by its phrase; an apposition has those of what it tells of.
fn place(syntax: &Syntax, mention: &Mention, phrase: Option<usize>, roles: &[Option<(usize, Role)>]) -> (Option<usize>, Role) {
    let Some((index, known)) = phrase.and_then(|index| Some((index, syntax.phrase(index)?))) else { return (None, Role::Other) };
    let outer = known.parent.filter(|_| known.is_apposition).unwrap_or(index);
    let found = roles.get(outer).copied().flatten();
    let clause = found.map(|(clause, _)| clause);
    let owns = mention.form == Form::Pronoun && matches!(syntax.tag(mention.head), Tag::Possessive | Tag::WhPossessive);
    if owns || known.is_possessor {
        // "Hale's knee": the clause is that of the knee.
        let owned =
            syntax.phrase(index + 1).filter(|owned| owned.possessor == Some(index)).and_then(|_| roles.get(index + 1).copied().flatten());
        return (clause.or(owned.map(|(clause, _)| clause)), Role::Possessor);
    }
    match found {
        Some((clause, role)) => (Some(clause), role),
        None if known.preposition.is_some() => (None, Role::Oblique),
        None => (None, Role::Other),
    }
}

/// The clause and the role of each phrase that is a subject or an object, members of a coordination with it.
fn roles(syntax: &Syntax) -> Vec<Option<(usize, Role)>> {
    let mut roles = vec![None; syntax.phrases().len()];
    for (index, clause) in syntax.clauses().iter().enumerate() {
        let sides = [(clause.subject, Role::Subject), (clause.object, Role::Object)];
        for (first, role) in sides.into_iter().filter_map(|(phrase, role)| Some((phrase?, role))) {
            for member in syntax.members(first).take(MEMBERS) {
                if let Some(slot) = roles.get_mut(member) {
                    slot.get_or_insert((index, role));
                }
            }
        }
    }
    roles
}

/// The phrase whose verb a clause has; of a relative clause what it tells of: "[Tal], who hurt".
fn subject(syntax: &Syntax, clause: &Clause) -> Option<usize> {
    const RELATIVE: Tags = Tags::of(&[Tag::Relative, Tag::WhPronoun]);
    let own = clause.subject?;
    let relative = syntax.phrase(own).is_some_and(|phrase| syntax.is(phrase.head, RELATIVE));
    if relative { clause.antecedent } else { Some(own) }
}

/// The runs of words in marks with their quotations, in order.
fn said(context: Context) -> Vec<(Span, usize)> {
    let quotations = context.quotations.iter().enumerate();
    let marked = quotations.filter(|(_, q)| matches!(q.kind, QuoteKind::Direct | QuoteKind::Mixed));
    let mut said: Vec<_> = marked.flat_map(|(index, q)| q.marked.iter().map(move |&span| (span, index))).collect();
    said.sort_by(|a, b| a.0.order(b.0));
    said
}
