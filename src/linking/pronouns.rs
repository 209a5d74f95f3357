//! The sieve over pronouns: the nearest actor that agrees, subjects first.
//!
//! Method: agreement and salience in the manner of Lappin and Leass (1994), over a window of sentences.

use super::coreference::{Clusters, Context};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form, QuoteKind};
use crate::document::Document;
use crate::lexicon::{Classes, countries};
use crate::span::Span;

/// How many mentions back an antecedent is looked for.
const WINDOW: usize = 40;
/// How many sentences back.
const SENTENCES: usize = 5;

/// What a pronoun or a title tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// Of "she".
    Female,
    /// Of "he".
    Male,
}

/// What a pronoun asks of its antecedent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Person(Gender),
    Thing,
    Several,
    FirstPerson,
    FirstPersons,
}

/// The pronouns of a document.
pub(super) struct Pronouns<'a> {
    context: Context<'a>,
    standings: Vec<Standing>,
}

/// How a mention stands in its text, as far as salience asks.
#[derive(Clone, Copy, Default)]
struct Standing {
    sentence: usize,
    /// The quotation in whose marks it stands.
    inside: Option<usize>,
    opens: bool,
    follows_preposition: bool,
    is_country: bool,
    voice: Voice,
}

/// Whether a mention is a speaker.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Voice {
    #[default]
    None,
    Reported,
    /// In marks.
    Quoted,
}

impl<'a> Pronouns<'a> {
    pub(super) fn new(context: Context<'a>) -> Self {
        let quotations = context.quotations.iter().enumerate();
        let marked = quotations.filter(|(_, q)| matches!(q.kind, QuoteKind::Direct | QuoteKind::Mixed));
        let mut said: Vec<_> = marked.flat_map(|(index, q)| q.marked.iter().map(move |&span| (span, index))).collect();
        said.sort_by(|a, b| a.0.order(b.0));
        let mut standings: Vec<_> = context.mentions.iter().map(|mention| Standing::of(context.doc, mention, &said)).collect();
        for (speaker, quotation) in context.speakers.iter().zip(context.quotations) {
            if let Some(standing) = speaker.as_ref().and_then(|s| standings.get_mut(s.mention))
                && standing.voice != Voice::Quoted
            {
                standing.voice = if quotation.kind == QuoteKind::Direct { Voice::Quoted } else { Voice::Reported };
            }
        }
        Self { context, standings }
    }

    /// Gives each pronoun the cluster of its antecedent; one without stays alone if it speaks, else unresolved.
    pub(super) fn resolve(self, clusters: &mut Clusters) {
        let mut genders: Vec<Option<Gender>> = vec![None; clusters.len()];
        for (mention, cluster) in self.context.mentions.iter().zip(clusters.iter()) {
            if let (Some(gender), Some(cluster)) = (gender(self.context.doc, mention), *cluster) {
                note(&mut genders, cluster, gender);
            }
        }
        for (index, mention) in self.context.mentions.iter().enumerate() {
            if mention.form != Form::Pronoun {
                continue;
            }
            let Some(agreement) = agreement(self.context.doc.lower(mention.head)) else {
                if let Some(slot) = clusters.get_mut(index) {
                    *slot = self.standing(index).speaks().then_some(index);
                }
                continue;
            };
            let standing = self.standing(index);
            let found = match agreement {
                Agreement::FirstPerson | Agreement::FirstPersons => standing.inside.and_then(|q| self.speaker(q, agreement, clusters)),
                _ => self.antecedent(index, agreement, clusters, &genders),
            };
            if let (Some(found), Agreement::Person(gender)) = (found, agreement) {
                note(&mut genders, found, gender);
            }
            let own = || standing.speaks().then_some(index);
            if let (None, Some(own), Agreement::Person(gender)) = (found, own(), agreement) {
                note(&mut genders, own, gender);
            }
            if let Some(slot) = clusters.get_mut(index) {
                *slot = found.or_else(own);
            }
        }
    }

    fn standing(&self, mention: usize) -> Standing {
        self.standings.get(mention).copied().unwrap_or_default()
    }

    /// The cluster of the speaker of a quotation, where it can say "I" or "we".
    fn speaker(&self, quotation: usize, agreement: Agreement, clusters: &Clusters) -> Option<usize> {
        let speaker = self.context.speakers.get(quotation)?.as_ref()?;
        let mention = self.context.mentions.get(speaker.mention)?;
        let one = mention.kind == ActorKind::Person;
        let fits = (agreement == Agreement::FirstPerson) == one;
        clusters.get(speaker.mention).copied().flatten().filter(|_| fits)
    }

    fn antecedent(&self, index: usize, agreement: Agreement, clusters: &Clusters, genders: &[Option<Gender>]) -> Option<usize> {
        let mention = self.context.mentions.get(index)?;
        let own = self.standing(index);
        let speaker = own.inside.and_then(|q| self.context.speakers.get(q)?.as_ref());
        let not_self = speaker.and_then(|s| clusters.get(s.mention).copied().flatten());
        let mut best: Option<(i32, usize)> = None;
        for at in (index.saturating_sub(WINDOW)..index).rev() {
            let (Some(candidate), standing) = (self.context.mentions.get(at), self.standing(at)) else { continue };
            let distance = own.sentence - standing.sentence.min(own.sentence);
            if distance > SENTENCES {
                break;
            }
            let Some(cluster) = clusters.get(at).copied().flatten() else { continue };
            let gender = genders.get(cluster).copied().flatten();
            if candidate.tokens.end > mention.tokens.start || Some(cluster) == not_self || !agrees(agreement, candidate, gender) {
                continue;
            }
            let out_of_quote = own.inside.is_none() && standing.inside.is_some();
            if !standing.may_be_meant(candidate, agreement) || own.speaks() && out_of_quote {
                continue;
            }
            // "It added": whoever speaks on has spoken before, and is not meant by what is quoted.
            let speaks_on = 24 * i32::from(own.voice == Voice::Quoted && standing.voice == Voice::Quoted);
            // A speaker's words seldom point out of the quote.
            let score = speaks_on - 8 * i32::from(out_of_quote) + standing.salience(candidate, agreement, distance);
            if score >= least(agreement) && best.is_none_or(|(top, _)| score > top) {
                best = Some((score, cluster));
            }
        }
        best.map(|(_, cluster)| cluster)
    }
}

impl Standing {
    fn of(doc: &Document, mention: &Mention, said: &[(Span, usize)]) -> Self {
        let (start, span) = (mention.tokens.start, mention.span(doc));
        let next = said.partition_point(|(said, _)| said.start <= span.start);
        let near = said.get(next.saturating_sub(3)..next).unwrap_or_default();
        Self {
            sentence: doc.sentence_of(start),
            inside: near.iter().rev().find(|(said, _)| said.contains(span)).map(|&(_, quotation)| quotation),
            opens: opens(doc, start),
            follows_preposition: follows_preposition(doc, start),
            is_country: mention.kind == ActorKind::Place
                && matches!(countries::named(doc, &mention.tokens), Some((_, countries::Sense::Country))),
            voice: Voice::None,
        }
    }

    fn speaks(self) -> bool {
        self.voice != Voice::None
    }

    /// "It" and "they" mostly mean what is no actor at all: a place must be a country or open its sentence, and
    /// a body that is "they" must speak or open its sentence.
    fn may_be_meant(self, mention: &Mention, agreement: Agreement) -> bool {
        let subject = self.speaks() || self.opens;
        match (agreement, mention.kind) {
            (Agreement::Thing, ActorKind::Place) => mention.form == Form::Pronoun || self.is_country && subject,
            (Agreement::Several, ActorKind::Organization) => mention.form == Form::Pronoun || subject,
            _ => true,
        }
    }

    /// How likely a mention is taken up again: near ones, subjects and speakers first.
    fn salience(self, mention: &Mention, agreement: Agreement, distance: usize) -> i32 {
        let mut score = -12 * i32::try_from(distance).unwrap_or(99);
        score += 10 * i32::from(self.opens);
        score -= 4 * i32::from(self.follows_preposition);
        score += 6 * i32::from(self.speaks());
        score += 3 * i32::from(mention.form == Form::Name);
        score += 4 * i32::from(mention.form == Form::Pronoun);
        // "It" takes up a body rather than a place.
        score += 4 * i32::from(agreement == Agreement::Thing && mention.kind == ActorKind::Organization);
        score += 4 * i32::from(agreement == Agreement::Several && mention.kind == ActorKind::Group);
        score
    }
}

fn agreement(pronoun: &str) -> Option<Agreement> {
    Some(match pronoun {
        "he" | "him" | "his" | "himself" => Agreement::Person(Gender::Male),
        "she" | "her" | "hers" | "herself" => Agreement::Person(Gender::Female),
        "it" | "its" | "itself" => Agreement::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Agreement::Several,
        "i" | "me" | "my" | "mine" | "myself" => Agreement::FirstPerson,
        "we" | "us" | "our" | "ours" | "ourselves" => Agreement::FirstPersons,
        _ => return None,
    })
}

/// What a candidate must score: "it" takes up what is near or stands out.
fn least(agreement: Agreement) -> i32 {
    match agreement {
        Agreement::Thing => -2,
        Agreement::Several => -14,
        _ => i32::MIN,
    }
}

fn agrees(agreement: Agreement, mention: &Mention, gender: Option<Gender>) -> bool {
    match agreement {
        Agreement::Person(wanted) => mention.kind == ActorKind::Person && gender.is_none_or(|g| g == wanted),
        Agreement::Thing => matches!(mention.kind, ActorKind::Organization | ActorKind::Place),
        Agreement::Several => matches!(mention.kind, ActorKind::Group | ActorKind::Organization),
        Agreement::FirstPerson | Agreement::FirstPersons => false,
    }
}

/// Whether a mention is the first thing of its sentence, an article or opening mark aside.
fn opens(doc: &Document, start: usize) -> bool {
    (doc.sentence_at(start).start..start)
        .all(|at| matches!(doc.lower(at), "the" | "a" | "“" | "\"" | "but" | "and") || doc.lower(at).is_empty())
}

fn follows_preposition(doc: &Document, start: usize) -> bool {
    start.checked_sub(1).is_some_and(|at| {
        matches!(doc.lower(at), "of" | "in" | "on" | "at" | "by" | "with" | "from" | "to" | "for" | "against" | "between" | "over" | "near")
    })
}

/// What the words of a mention, or the title before them, tell of a person's gender.
pub(super) fn gender(doc: &Document, mention: &Mention) -> Option<Gender> {
    if mention.kind != ActorKind::Person || mention.form == Form::Pronoun {
        return None;
    }
    let before = mention.tokens.start.saturating_sub(1);
    // The surname of a full name is nobody's given name: "Ana Scott".
    let end = if mention.form == Form::Name && mention.tokens.len() > 1 { mention.tokens.end - 1 } else { mention.tokens.end };
    let mut found = (before..end).filter_map(|at| {
        let (word, classes) = (doc.lower(at), doc.classes(at));
        if classes.any(Classes::FEMALE) || word.ends_with("woman") {
            Some(Gender::Female)
        } else if classes.any(Classes::MALE) || (word.ends_with("man") && mention.form == Form::Nominal) {
            Some(Gender::Male)
        } else {
            None
        }
    });
    found.next()
}

/// Keeps the first gender that is seen of a cluster.
fn note(genders: &mut [Option<Gender>], cluster: usize, gender: Gender) {
    if let Some(slot) = genders.get_mut(cluster) {
        slot.get_or_insert(gender);
    }
}
