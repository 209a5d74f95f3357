//! Who says a run in marks whose frame names nobody: ordered sieves, most precise first; each result keeps its sieve's name.

use crate::actors::Mention;
use crate::annotation::{ActorKind, Form, QuoteKind};
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::Quotation;
use crate::syntax::{Syntax, Tag, Tags};

/// How many quotations back a speaker goes on.
const BACK: usize = 6;
/// How many mentions of a sentence are looked at.
const SENTENCE: usize = 100;
/// What stands before words that tell of a noun: "the “free” phones".
const ATTRIBUTES: Tags = Tags::of(&[Tag::Determiner, Tag::Possessive, Tag::PossessiveEnding, Tag::Preposition, Tag::Adjective]);

/// What the sieves look at; `sources` is parallel to `quotations` and knows of those before.
pub(super) struct Sieves<'a, 't> {
    pub(super) doc: &'a Document<'t>,
    pub(super) syntax: &'a Syntax,
    pub(super) mentions: &'a [Mention],
    pub(super) quotations: &'a [Quotation],
    pub(super) sources: &'a [Option<Tokens>],
}

impl Sieves<'_, '_> {
    /// Who says a quotation, and the sieve that tells.
    pub(super) fn speaker(&self, index: usize) -> Option<(Tokens, &'static str)> {
        let doc = self.doc;
        let run = doc.tokens_in(self.quotations.get(index)?.span());
        let fragment = is_fragment(doc, &run);
        if let Some(source) = self.beside(index, &run).filter(|source| !fragment && self.has_one_voice(source)) {
            return Some((source, "attribution of the sentence"));
        }
        if let Some(source) = self.announced(index, run.start) {
            return Some((source, "colon before"));
        }
        let sentence = is_sentence(doc, &run);
        if let Some(source) = self.takes_floor(index, &run).filter(|_| sentence) {
            return Some((source, "subject of the sentence before"));
        }
        if let Some(source) = self.previous(index, &run).filter(|source| sentence && self.has_one_voice(source)) {
            return Some((source, "speaker goes on"));
        }
        // Never for a few words, which are a name or a scare quote, unless they are told of as words: "used the phrase “…”".
        let told_of = run.start.checked_sub(1).is_some_and(|before| doc.classes(before).any(Classes::TERM));
        let predicate = self.is_predicate(&run);
        if fragment && !told_of && !predicate {
            return None;
        }
        if let Some(source) = self.subject(run.start, predicate) {
            return Some((source, "subject of the sentence"));
        }
        let source = self.sentence_before(index, &run).filter(|_| sentence)?;
        Some((source, "subject of the sentence before"))
    }

    /// The attribution of its own sentence.
    fn beside(&self, index: usize, run: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let (sentence, last) = (doc.sentence_of(run.start), doc.sentence_of(run.end.saturating_sub(1)));
        let near = index.saturating_sub(3)..(index + 4).min(self.quotations.len());
        near.filter(|&i| i != index).find_map(|i| {
            let cue = self.quotations.get(i)?.cue.as_ref()?;
            let source = self.sources.get(i)?.clone()?;
            (sentence..=last).contains(&doc.sentence_of(cue.start)).then_some(source)
        })
    }

    /// The source of the last report in a sentence that ends with a colon right before a run, else what that sentence
    /// is about: "She wrote to them: “…”"
    fn announced(&self, index: usize, start: usize) -> Option<Tokens> {
        let doc = self.doc;
        let colon = start.checked_sub(1).filter(|&colon| doc.surface(colon) == ":")?;
        let sentence = doc.sentence_at(colon);
        let reported = (index.saturating_sub(3)..index).rev().find_map(|i| {
            let cue = self.quotations.get(i)?.cue.as_ref().filter(|cue| sentence.contains(&cue.start) && cue.start < colon)?;
            self.sources.get(i)?.clone().filter(|_| !cue.is_empty())
        });
        let named = || self.from(sentence.start).take_while(|m| m.tokens.end <= colon).find(|m| self.can_speak(m));
        reported.or_else(|| named().map(|m| m.tokens.clone()))
    }

    /// Whoever spoke before, in this paragraph or, for a paragraph that only quotes, in the one before:
    /// in the nearest sentence that reports, the one whose words stand in marks.
    fn previous(&self, index: usize, run: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let here = doc.paragraph_of(run.start);
        let alone = doc.paragraphs().get(here).is_some_and(|p| p.start == run.start);
        let whole = run.start == doc.sentence_at(run.start).start;
        let mut found: Option<(usize, Tokens)> = None;
        for i in (0..index).rev().take(BACK) {
            let (Some(other), Some(Some(source))) = (self.quotations.get(i), self.sources.get(i)) else { continue };
            let end = doc.tokens_in(other.span()).end.saturating_sub(1);
            let sentence = doc.sentence_of(other.cue.as_ref().map_or(end, |cue| cue.start));
            let near = doc.paragraph_of(end) + usize::from(alone) >= here && found.as_ref().is_none_or(|(found, _)| *found == sentence);
            // "Asked by reporters, she laughed. “Never.”": who asks does not answer.
            let asks = other.rule == "passive" && other.cue.as_ref().is_some_and(|cue| matches!(doc.lower(cue.start), "asked" | "pressed"));
            if other.kind == QuoteKind::Unattributed || !near || asks {
                continue;
            }
            if !other.marked.is_empty() {
                return Some(source.clone());
            }
            if whole && !self.is_nested(i) {
                found.get_or_insert_with(|| (sentence, source.clone()));
            }
        }
        found.map(|(_, source)| source)
    }

    /// "Hale objects. [Neighbours] shook their heads. “We smell it.”": who opens the sentence right before a run, which reports nothing,
    /// where somebody else spoke before that.
    fn takes_floor(&self, index: usize, run: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let here = doc.sentence_at(run.start);
        let before = here.start.checked_sub(1).filter(|_| here.start == run.start)?;
        let bounds = doc.sentence_at(before);
        let reports = |i: usize| {
            let quotation = self.quotations.get(i);
            quotation.is_some_and(|q| {
                q.cue.as_ref().is_some_and(|cue| bounds.contains(&cue.start)) || bounds.contains(&doc.tokens_in(q.span()).start)
            })
        };
        let silent = !(index.saturating_sub(3)..index).any(reports);
        let same = doc.paragraph_of(before) == doc.paragraph_of(run.start);
        let first =
            self.from(bounds.start).next().filter(|m| silent && same && m.tokens.start == bounds.start && m.tokens.end < bounds.end)?;
        let speaks = matches!(first.kind, ActorKind::Person | ActorKind::Group) && self.can_speak(first);
        let other = first.form != Form::Pronoun;
        (speaks && other).then(|| first.tokens.clone())
    }

    /// Whether the cue of a report stands in what another reports: "Ruiz said that [Hale denied it]".
    fn is_nested(&self, index: usize) -> bool {
        let cue = self.quotations.get(index).and_then(|q| q.cue.clone()).map(|cue| self.doc.span_of(&cue));
        let near = index.saturating_sub(3)..(index + 4).min(self.quotations.len());
        let holds = |i: usize| self.quotations.get(i).is_some_and(|q| q.contents.iter().any(|c| cue.is_some_and(|cue| c.contains(cue))));
        near.filter(|&i| i != index).any(holds)
    }

    /// "France has “utterly condemned” the attack", "held it “solely responsible”": whether words in marks are what the sentence says
    /// of its subject, no name of a thing.
    fn is_predicate(&self, run: &Tokens) -> bool {
        let word = |at: &usize| self.doc.kind(*at) == TokenKind::Word;
        let Some(last) = run.clone().rev().find(word) else { return false };
        let before = run.start.checked_sub(1).map_or(Tag::Punct, |before| self.syntax.tag(before));
        let attributes = before.is(ATTRIBUTES) || self.syntax.is(run.end, Tags::NOUN);
        let tells = self.syntax.is(last, Tags::FULL_VERB) || self.syntax.tag(last) == Tag::Adjective;
        tells && !attributes
    }

    /// The person whom the sentence around a run is about, also a body or country where the run is what it does.
    fn subject(&self, start: usize, predicate: bool) -> Option<Tokens> {
        let bounds = self.doc.sentence_at(start);
        let first = self.from(bounds.start).take_while(|m| m.tokens.start < start).find(|m| m.tokens.end <= start && !self.owns(m))?;
        let acts = matches!(first.kind, ActorKind::Person | ActorKind::Group) || predicate && first.form == Form::Name;
        (acts && opens_sentence(self.doc, bounds.start, first.tokens.start)).then(|| first.tokens.clone())
    }

    /// Who the sentence before a run that is a sentence is about: "Ruiz shook her head. “Never.”"
    fn sentence_before(&self, index: usize, run: &Tokens) -> Option<Tokens> {
        let doc = self.doc;
        let here = doc.sentence_at(run.start);
        let before = here.start.checked_sub(1).filter(|_| here.start == run.start)?;
        let bounds = doc.sentence_at(before);
        let near = doc.paragraph_of(before) == doc.paragraph_of(run.start);
        let person = |m: &&Mention| m.kind == ActorKind::Person && self.can_speak(m) && !self.is_quoted(index, m);
        let persons = || self.from(bounds.start).take_while(|m| m.tokens.end <= bounds.end).filter(person);
        let first = persons().next().filter(|_| near)?;
        // "Asked if she would, [Ruiz] shrugged."
        let led = first.form == Form::Pronoun && first.tokens.start > bounds.start;
        let behind = |m: &&Mention| led && m.form != Form::Pronoun && doc.surface(m.tokens.start - 1) == ",";
        Some(persons().find(behind).unwrap_or(first).tokens.clone())
    }

    /// Whether a mention stands in the words in marks of a quotation not far before another.
    fn is_quoted(&self, index: usize, mention: &Mention) -> bool {
        let span = self.doc.span_of(&mention.tokens);
        let near = self.quotations.get(index.saturating_sub(BACK)..index).unwrap_or_default();
        near.iter().any(|quotation| quotation.marked.iter().any(|run| run.contains(span)))
    }

    /// The mentions from a token on, as many as a sentence may have.
    fn from(&self, start: usize) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.tokens.start < start);
        self.mentions.iter().skip(first).take(SENTENCE)
    }

    /// A place says nothing, nor does one that owns something: "his", "Hale's".
    fn can_speak(&self, mention: &Mention) -> bool {
        mention.kind != ActorKind::Place && !self.owns(mention) && self.doc.lower(mention.tokens.end) != "'s"
    }

    /// Whether a source is no group: what follows words of "opponents" or of "they" is another's as often as not.
    fn has_one_voice(&self, source: &Tokens) -> bool {
        self.from(source.start).take_while(|m| m.tokens.start < source.end).all(|m| m.kind != ActorKind::Group)
    }

    fn owns(&self, mention: &Mention) -> bool {
        matches!(self.doc.lower(mention.head), "his" | "her" | "its" | "their" | "my" | "our" | "your")
    }
}

/// Whether only a determiner, an adjective or an adverb stands between the start of a sentence and a token.
fn opens_sentence(doc: &Document, start: usize, at: usize) -> bool {
    let lead = |i: usize| doc.kind(i) == TokenKind::Word && !doc.classes(i).any(Classes::PREPOSITION.or(Classes::CONJUNCTION));
    at - start <= 3 && (start..at).all(|i| lead(i) || doc.surface(i) == ",")
}

/// Whether a run is up to three words inside a sentence, no cry and no question.
pub(super) fn is_fragment(doc: &Document, tokens: &Tokens) -> bool {
    let words = tokens.clone().filter(|&i| doc.kind(i) != TokenKind::Quote && doc.kind(i) != TokenKind::Punct).count();
    let cries = matches!(doc.surface(tokens.end.saturating_sub(2)), "!" | "?");
    words <= 3 && !cries && tokens.start > doc.sentence_at(tokens.start).start
}

/// Whether a run reads like a sentence: it ends like one or is long.
fn is_sentence(doc: &Document, tokens: &Tokens) -> bool {
    let last = tokens.clone().rev().find(|&at| doc.kind(at) != TokenKind::Quote).unwrap_or(tokens.end);
    tokens.len() > 8 || matches!(doc.surface(last), "." | "!" | "?" | ",")
}
