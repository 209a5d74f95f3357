//! The sieve over pronouns: "he" and "she" by ranking, "it" and "they" where grammar leaves no doubt, "I" and "we" by the speaker.

use super::coreference::{Clusters, Context};
use super::genders::{self, Gender, Genders};
use super::ranking::{self, Candidate};
use super::standings::{Role, Standing, Standings, Voice};
use crate::actors::Mention;
use crate::annotation::{ActorKind, Form};
use crate::lexicon::Classes;
use crate::syntax::ClauseKind;

/// How many mentions back an antecedent is looked for.
const WINDOW: usize = 40;
/// How many mentions ahead, for a pronoun that comes before its name.
const AHEAD: usize = 6;
/// How many mentions back the description is looked for that holds a pronoun.
const HOLDERS: usize = 3;
/// How many sentences back.
const SENTENCES: usize = 5;
/// How many sentences back who goes on speaking has spoken.
const SPEECH: usize = 3;

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
    standings: Standings<'a>,
    genders: Genders,
    /// How often each cluster has been mentioned up to the mention that is read.
    counts: Vec<usize>,
    /// The highest of these.
    most: usize,
}

impl<'a> Pronouns<'a> {
    pub(super) fn new(context: Context<'a>, clusters: &Clusters) -> Self {
        let genders = Genders::new(context, clusters);
        Self { context, standings: Standings::new(context), genders, counts: vec![0; clusters.len()], most: 0 }
    }

    /// Gives each pronoun the cluster of its antecedent; one without stays alone if it speaks, else unresolved.
    ///
    /// Those outside of quotes come first, so that it is known who speaks before his words are read.
    pub(super) fn resolve(mut self, clusters: &mut Clusters) {
        for inside in [false, true] {
            self.counts.fill(0);
            self.most = 0;
            for index in 0..clusters.len() {
                let pronoun = self.context.mentions.get(index).is_some_and(|m| m.form == Form::Pronoun);
                if pronoun && self.standings.get(index).inside.is_some() == inside {
                    let found = self.antecedent(index, clusters);
                    if let Some(slot) = clusters.get_mut(index) {
                        *slot = found;
                    }
                }
                if let Some(count) = clusters.get(index).copied().flatten().and_then(|cluster| self.counts.get_mut(cluster)) {
                    *count += 1;
                    self.most = self.most.max(*count);
                }
            }
        }
    }

    /// The cluster of a pronoun, its own where it speaks and nobody is found.
    fn antecedent(&mut self, index: usize, clusters: &Clusters) -> Option<usize> {
        let head = self.context.mentions.get(index)?.head;
        let standing = self.standings.get(index);
        // "it" and "who" name nobody: who speaks is found or not told.
        let names_nobody = matches!(self.context.doc.lower(head), "it" | "its" | "itself" | "who" | "which" | "that" | "whose");
        let own = (standing.speaks() && !names_nobody).then_some(index);
        let Some(agreement) = agreement(self.context.doc.lower(head)) else { return own };
        let found = match agreement {
            Agreement::FirstPerson | Agreement::FirstPersons => standing.inside.and_then(|q| self.speaker(q, agreement, clusters)),
            Agreement::Person(gender) => self.ranked(index, gender, clusters),
            Agreement::Thing | Agreement::Several => self.clear(index, agreement, clusters),
        };
        if let (Agreement::Person(gender), Some(cluster)) = (agreement, found.or(own)) {
            self.genders.note(cluster, gender);
        }
        found.or(own)
    }

    /// The cluster of the speaker of a quotation, where it can say "I" or "we".
    fn speaker(&self, quotation: usize, agreement: Agreement, clusters: &Clusters) -> Option<usize> {
        let speaker = self.context.speakers.get(quotation)?.as_ref()?;
        let mention = self.context.mentions.get(speaker.mention)?;
        let one = mention.kind == ActorKind::Person;
        let fits = (agreement == Agreement::FirstPerson) == one;
        clusters.get(speaker.mention).copied().flatten().filter(|_| fits)
    }

    /// The person whom "he" or "she" most likely means.
    fn ranked(&self, index: usize, gender: Gender, clusters: &Clusters) -> Option<usize> {
        let own = self.standings.get(index);
        let reflexive = self.is_reflexive(index);
        let not_self =
            own.inside.and_then(|q| self.context.speakers.get(q)?.as_ref()).and_then(|s| clusters.get(s.mention).copied().flatten());
        let holder = self.holder(index, clusters);
        let mut best: Option<(i32, usize)> = None;
        let mut nearer: Vec<usize> = Vec::new();
        let before = (index.saturating_sub(WINDOW)..index).rev();
        let behind = index + 1..(index + 1 + AHEAD).min(self.context.mentions.len());
        for at in before.chain(behind) {
            let Some(mention) = self.context.mentions.get(at).filter(|mention| mention.kind == ActorKind::Person) else { continue };
            let Some(cluster) = clusters.get(at).copied().flatten() else { continue };
            let standing = self.standings.get(at);
            if at < index && own.sentence.saturating_sub(standing.sentence) > SENTENCES {
                continue;
            }
            let told = self.genders.get(cluster);
            // "I" and "we" are nobody's "he".
            let third = mention.form != Form::Pronoun || genders::of_pronoun(self.context.doc.lower(mention.head)) == Some(gender);
            let agrees = third && told.is_none_or(|told| told == gender);
            if !agrees || Some(cluster) == not_self || Some(cluster) == holder || !self.may_be(index, at, reflexive) {
                continue;
            }
            let candidate = Candidate {
                standing,
                form: mention.form,
                nearer: nearer.iter().filter(|&&other| other != cluster).count(),
                mentions: self.counts.get(cluster).copied().unwrap_or_default(),
                is_topic: self.counts.get(cluster).copied() == Some(self.most),
                is_doubtful: told.is_none() && self.genders.speaks_against(cluster, gender),
                subject_of: self.subject_of(own, standing),
                is_behind: at > index,
            };
            let score = ranking::score(own, &candidate, reflexive);
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, cluster));
            }
            if !nearer.contains(&cluster) && at < index {
                nearer.push(cluster);
            }
        }
        best.map(|(_, cluster)| cluster)
    }

    /// The cluster of the description that holds a pronoun: nobody is his own brother.
    fn holder(&self, index: usize, clusters: &Clusters) -> Option<usize> {
        let at = self.context.mentions.get(index)?.head;
        let holds = |i: &usize| self.context.mentions.get(*i).is_some_and(|m| m.tokens.contains(&at) && m.form != Form::Pronoun);
        let near = index.saturating_sub(HOLDERS)..index;
        near.rev().find(holds).and_then(|holder| clusters.get(holder).copied().flatten())
    }

    fn is_reflexive(&self, index: usize) -> bool {
        self.context.mentions.get(index).is_some_and(|m| self.context.doc.lower(m.head).ends_with("self"))
    }

    /// How many clauses out of the pronoun's own a candidate is the subject, where it is.
    fn subject_of(&self, pronoun: Standing, candidate: Standing) -> Option<usize> {
        let phrase = candidate.phrase?;
        self.standings.subjects(pronoun.clause).find(|(_, subject)| *subject == phrase).map(|(out, _)| out)
    }

    /// Whether grammar lets a pronoun mean a mention: "told him" is not the teller's own, nobody is his own brother.
    fn may_be(&self, pronoun: usize, candidate: usize, reflexive: bool) -> bool {
        let (own, other) = (self.standings.get(pronoun), self.standings.get(candidate));
        let (Some(word), Some(mention)) = (self.context.mentions.get(pronoun), self.context.mentions.get(candidate)) else { return false };
        // What a phrase holds is not the phrase: "his brother".
        let overlaps = mention.tokens.start < word.tokens.end && word.tokens.start < mention.tokens.end;
        if overlaps {
            return false;
        }
        if candidate > pronoun {
            return self.comes_before(own, other, mention);
        }
        let out_of_quote = own.inside.is_none() && other.inside.is_some();
        if own.speaks() && out_of_quote {
            return false;
        }
        let same_clause = own.clause.is_some() && own.clause == other.clause && own.sentence == other.sentence;
        let argument = |role: Role| matches!(role, Role::Subject | Role::Object);
        let subject = self.subject_of(own, other) == Some(0);
        // "Hale met him"; "Hale hurt himself".
        let bound = argument(own.role) && (same_clause && argument(other.role) || subject && own.role == Role::Object);
        reflexive || !bound
    }

    /// Whether a name behind a pronoun can be meant: "When he came, Hale …".
    fn comes_before(&self, own: Standing, other: Standing, mention: &Mention) -> bool {
        let syntax = self.context.syntax;
        let Some(clause) = own.clause.and_then(|clause| syntax.clause(clause)) else { return false };
        // "In his review, Hale wrote".
        let hangs =
            matches!(clause.kind, ClauseKind::Adverbial | ClauseKind::Participle | ClauseKind::Infinitive) || own.role == Role::Possessor;
        let apart = own.phrase != other.phrase && own.sentence == other.sentence;
        hangs && apart && mention.form == Form::Name && other.role == Role::Subject && other.is_main
    }

    /// The body, country or group that "it" or "they" means where grammar leaves no doubt: the subject of its own clause or of
    /// one that this hangs on, of the sentence before, or who goes on speaking.
    fn clear(&self, index: usize, agreement: Agreement, clusters: &Clusters) -> Option<usize> {
        let own = self.standings.get(index);
        let governs = own.role == Role::Possessor || self.is_reflexive(index);
        // "gave it to the paper": what something is done to is a thing more often than an actor.
        if agreement == Agreement::Thing && matches!(own.role, Role::Object | Role::Oblique) && !governs {
            return None;
        }
        for (out, phrase) in self.standings.subjects(own.clause) {
            if own.phrase == Some(phrase) && own.role != Role::Possessor || out == 0 && !governs {
                continue;
            }
            match self.meant(index, phrase, agreement, clusters) {
                Meant::Actor(cluster) => return Some(cluster),
                Meant::Other => return None,
                Meant::Neither => {}
            }
        }
        // "France left. “We agree,” it added.": who adds has spoken before.
        if own.speaks()
            && self.adds(own)
            && let Some(before) = self.speaks_on(index, agreement, clusters)
        {
            return Some(before);
        }
        // "France left; its minister stayed", "They left, and she met them", "The firm fell. It hired officials".
        let at = self.context.mentions.get(index)?.head;
        let sentence = self.context.doc.sentence_at(at);
        let opens = own.role == Role::Subject && (own.is_main && !self.is_copula(own) || own.speaks());
        let own_subject = self.standings.subjects(own.clause).find(|(out, _)| *out == 0).map(|(_, phrase)| phrase);
        let here = self
            .standings
            .main_subject(sentence.start..at)
            .filter(|phrase| own.phrase != Some(*phrase) && (governs || own_subject != Some(*phrase)));
        let before = || sentence.start.checked_sub(1).filter(|_| opens).map(|last| self.context.doc.sentence_at(last));
        for phrase in here.into_iter().chain(before().and_then(|tokens| self.standings.main_subject(tokens))) {
            if let Meant::Actor(cluster) = self.meant(index, phrase, agreement, clusters) {
                return Some(cluster);
            }
        }
        if own.speaks() { self.speaks_on(index, agreement, clusters) } else { None }
    }

    /// What a phrase is to "it" or "they".
    fn meant(&self, pronoun: usize, phrase: usize, agreement: Agreement, clusters: &Clusters) -> Meant {
        let (doc, syntax) = (self.context.doc, self.context.syntax);
        let first = syntax.first_member(phrase);
        let joint = syntax.phrase(first).is_some_and(|known| known.next_member.is_some());
        let Some(at) = self.standings.mention(phrase).filter(|_| !joint) else {
            let several = syntax.is_plural(doc, phrase) || joint;
            let joined = self.joint(first, clusters).filter(|_| agreement == Agreement::Several);
            let matches = several == (agreement == Agreement::Several);
            return joined.map_or(if matches { Meant::Other } else { Meant::Neither }, Meant::Actor);
        };
        let (Some(mention), standing) = (self.context.mentions.get(at), self.standings.get(at)) else { return Meant::Neither };
        let apart = self.standings.get(pronoun).inside.is_none() && standing.inside.is_some();
        if at >= pronoun || apart || !self.agrees(agreement, mention, standing) {
            return Meant::Neither;
        }
        clusters.get(at).copied().flatten().map_or(Meant::Other, Meant::Actor)
    }

    /// The cluster of a mention that begins with a phrase and holds the whole coordination: "France and Germany".
    fn joint(&self, first: usize, clusters: &Clusters) -> Option<usize> {
        let syntax = self.context.syntax;
        let start = syntax.phrase(first)?.tokens.start;
        let last = syntax.members(first).last().and_then(|member| syntax.phrase(member))?.tokens.end;
        let next = self.context.mentions.partition_point(|m| m.tokens.start < start);
        let whole = |m: &&Mention| m.tokens.start <= start + 1 && m.tokens.end >= last && m.form == Form::Nominal;
        let found = self.context.mentions.iter().enumerate().skip(next.saturating_sub(1)).take(3).find(|(_, m)| whole(m))?;
        clusters.get(found.0).copied().flatten()
    }

    /// "it added": the verb takes up what somebody said before.
    fn adds(&self, standing: Standing) -> bool {
        let clause = standing.clause.and_then(|clause| self.context.syntax.clause(clause));
        clause.is_some_and(|clause| self.context.doc.classes(clause.verbs.main).any(Classes::ADDS))
    }

    /// "It is", "it was": what the verb tells is mostly no actor.
    fn is_copula(&self, standing: Standing) -> bool {
        let clause = standing.clause.and_then(|clause| self.context.syntax.clause(clause));
        clause.is_some_and(|clause| clause.verbs.is_auxiliary)
    }

    /// Who spoke last, for a pronoun that speaks.
    fn speaks_on(&self, index: usize, agreement: Agreement, clusters: &Clusters) -> Option<usize> {
        let own = self.standings.get(index);
        let before = (index.saturating_sub(WINDOW)..index).rev();
        let mut near = before.filter(|&at| own.sentence.saturating_sub(self.standings.get(at).sentence) <= SPEECH);
        let fits = |at: &usize| {
            let standing = self.standings.get(*at);
            let spoken = standing.voice == Voice::Quoted || own.voice != Voice::Quoted && standing.speaks();
            spoken && self.context.mentions.get(*at).is_some_and(|mention| self.agrees(agreement, mention, standing))
        };
        near.find(fits).and_then(|at| clusters.get(at).copied().flatten())
    }

    /// Whether "it" or "they" can mean a mention by its kind: of places only countries act, and "we" are nobody's "they".
    fn agrees(&self, agreement: Agreement, mention: &Mention, standing: Standing) -> bool {
        if mention.form == Form::Pronoun {
            return self::agreement(self.context.doc.lower(mention.head)) == Some(agreement);
        }
        match (agreement, mention.kind) {
            (Agreement::Thing, ActorKind::Organization) => true,
            (Agreement::Thing, ActorKind::Place) => standing.is_country,
            (Agreement::Several, ActorKind::Group | ActorKind::Organization) => true,
            _ => false,
        }
    }
}

/// What a phrase is to a pronoun that might mean it.
enum Meant {
    /// This actor.
    Actor(usize),
    /// What is no actor, and more likely meant than those farther out.
    Other,
    /// Not this phrase by its number or kind.
    Neither,
}

fn agreement(pronoun: &str) -> Option<Agreement> {
    if let Some(gender) = genders::of_pronoun(pronoun) {
        return Some(Agreement::Person(gender));
    }
    Some(match pronoun {
        "it" | "its" | "itself" => Agreement::Thing,
        "they" | "them" | "their" | "theirs" | "themselves" => Agreement::Several,
        "i" | "me" | "my" | "mine" | "myself" => Agreement::FirstPerson,
        "we" | "us" | "our" | "ours" | "ourselves" => Agreement::FirstPersons,
        _ => return None,
    })
}
