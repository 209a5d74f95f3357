//! What stands around a cue, as properties that hold or do not: what the weights of `likelihood` judge.
//!
//! No property is a word of a text that weights were fitted to, but a class of closed-class words, a frame or a place.

use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::{Form, Frames, informs};
use crate::quotes::reader::{Cue, Reader};

/// How many properties there are.
#[cfg(any(test, feature = "train"))]
pub(in crate::quotes) const PROPERTIES: usize = 96;

/// A unit's cues, and what is known of those before the one that is looked at.
#[derive(Clone, Copy)]
pub(in crate::quotes) struct Before<'a> {
    pub(in crate::quotes) cues: &'a [Cue],
    pub(in crate::quotes) drafts: &'a [Vec<Tokens>],
    pub(in crate::quotes) kept: &'a [bool],
}

/// Gathers properties, one a bit.
#[derive(Default)]
struct Bits {
    bits: u128,
    count: u32,
}

impl Bits {
    fn tell(&mut self, holds: bool) {
        self.bits |= u128::from(holds) << self.count;
        self.count += 1;
    }
}

/// The properties of a cue with these contents, one a bit; none where the contents alone judge it.
pub(in crate::quotes) fn properties(reader: &Reader, before: Before, index: usize, contents: &[Tokens]) -> Option<u128> {
    let cue = before.cues.get(index)?;
    if is_sure(cue) || contents.is_empty() && reader.doc.surface(reader.unit.end - 1) != ":" || lacks_words(reader, cue, contents) {
        return None;
    }
    let outer = (0..index).rev().find(|&i| {
        before.kept.get(i).copied().unwrap_or_default()
            && before.drafts.get(i).is_some_and(|draft| draft.iter().any(|content| content.contains(&cue.words.start)))
    });
    let outer = outer.and_then(|i| before.cues.get(i));
    let mut bits = Bits::default();
    // What always holds comes first.
    bits.tell(true);
    of_frame(&mut bits, cue);
    of_source(&mut bits, reader, cue);
    of_group(&mut bits, reader, cue);
    of_place(&mut bits, reader, before.cues, index);
    of_outer(&mut bits, reader, cue, outer);
    of_contents(&mut bits, reader, cue, contents, outer.is_some());
    #[cfg(test)]
    assert_eq!(bits.count as usize, PROPERTIES, "a weight for each property");
    Some(bits.bits)
}

/// Whether a cue reports wherever it stands: "LIND: …", "in Lind's view", "was quoted as saying".
pub(in crate::quotes) fn is_sure(cue: &Cue) -> bool {
    matches!(cue.rule, "label" | "in the view of" | "quoted as saying")
}

/// "held the gate", "continued to walk": a verb that seldom reports and has nothing that would be words.
fn lacks_words(reader: &Reader, cue: &Cue, contents: &[Tokens]) -> bool {
    let doc = reader.doc;
    // "appeared rattled", "it appeared in 2016"
    let only =
        cue.frames.has(Frames::INFINITIVE) && !cue.frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE).or(Frames::OBJECT).or(Frames::NOUN));
    if only && doc.classes(cue.words.end).any(Classes::PREPOSITION) && doc.lower(cue.words.end) != "to" {
        return true;
    }
    if !cue.frames.has(Frames::SELDOM)
        || cue.frames.has(Frames::OBJECT)
        || cue.inverted
        || contents.first().is_none_or(|c| c.start < cue.words.start)
    {
        return false;
    }
    let first = contents.first().map_or(usize::MAX, |c| c.start);
    let said = reader.run(first).is_some()
        || matches!(doc.lower(first), "that" | "if" | "whether" | "how" | "why" | "what" | "who" | "where" | "when");
    let thing = doc.lower(first) == "to" || doc.classes(first).any(Classes::DETERMINER.or(Classes::PRONOUN));
    !said && (cue.frames.has(Frames::WEAK) || is_strong(cue.frames) && thing)
}

/// Whether a frame takes a clause and needs none.
fn is_strong(frames: Frames) -> bool {
    frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE)) && !frames.has(Frames::WEAK)
}

fn of_frame(bits: &mut Bits, cue: &Cue) {
    let (frames, form) = (cue.frames, cue.form);
    bits.tell(form.is_some() && is_strong(frames));
    for frame in [Frames::WEAK, Frames::OBJECT, Frames::INFINITIVE, Frames::NOUN, Frames::SURE, Frames::SELDOM] {
        bits.tell(frames.has(frame));
    }
    for kind in [Form::Base, Form::Third, Form::Gerund, Form::Past, Form::Adjective] {
        bits.tell(form == Some(kind));
    }
    bits.tell(form.is_none());
    bits.tell(form.is_some() && cue.words.len() > 1);
    bits.tell(is_strong(frames) && frames.has(Frames::OBJECT));
    bits.tell(frames.has(Frames::SELDOM) && form == Some(Form::Third));
    bits.tell(frames.has(Frames::NOUN) && form == Some(Form::Base));
    for rule in [
        "passive",
        "passive without agent",
        "participle of a noun",
        "participle",
        "no subject",
        "shared subject",
        "noun and preposition",
        "noun and infinitive",
    ] {
        bits.tell(cue.rule == rule);
    }
    bits.tell(cue.rule == "noun and that" && cue.source.is_none());
}

fn of_source(bits: &mut Bits, reader: &Reader, cue: &Cue) {
    let doc = reader.doc;
    let source = cue.source.clone().unwrap_or_default();
    let head = source.end.saturating_sub(1);
    let word = if source.len() == 1 { doc.lower(head) } else { "" };
    let holds = |classes: Classes| source.clone().any(|i| doc.classes(i).any(classes));
    bits.tell(cue.source.is_none());
    bits.tell(matches!(word, "i" | "we" | "you"));
    bits.tell(matches!(word, "he" | "she" | "they" | "it"));
    bits.tell(source.clone().any(|i| doc.is_capitalized(i) && i > reader.unit.start));
    bits.tell(source.clone().any(|i| informs(doc, i)));
    bits.tell(source.clone().any(|i| informs(doc, i)) && cue.frames.has(Frames::NOUN));
    bits.tell(holds(Classes::PERSON));
    bits.tell(holds(Classes::GROUP.or(Classes::PERSONS)));
    bits.tell(source.len() > 6);
    bits.tell(!source.is_empty() && doc.lower(source.start) == "the");
    bits.tell(!source.is_empty() && doc.is_capitalized(head));
    bits.tell(!source.is_empty() && doc.lower(head).ends_with('s'));
    bits.tell(cue.shared);
    bits.tell(cue.shared && cue.source.is_none());
    bits.tell(cue.inverted);
    bits.tell(!source.is_empty() && source.start == reader.unit.start);
    bits.tell(cue.shared && source.start == reader.unit.start);
}

/// The auxiliaries before the verb.
fn of_group(bits: &mut Bits, reader: &Reader, cue: &Cue) {
    let doc = reader.doc;
    let group = |words: &[&str]| (cue.group..cue.words.start).any(|i| words.contains(&doc.lower(i)));
    bits.tell(group(&["would", "will", "could", "can", "may", "might", "should", "must", "'ll", "'d"]));
    bits.tell((cue.group..cue.words.start).any(|i| matches!(doc.lower(i), "not" | "never") || doc.lower(i).ends_with("n't")));
    bits.tell(group(&["do", "did", "does", "don't", "didn't", "doesn't"]));
    bits.tell(group(&["is", "are", "was", "were", "be", "been", "being"]));
    bits.tell(cue.group.checked_sub(1).is_some_and(|b| matches!(doc.lower(b), "who" | "which" | "that")));
}

/// Where it stands in its unit.
fn of_place(bits: &mut Bits, reader: &Reader, cues: &[Cue], index: usize) {
    let doc = reader.doc;
    let Some(cue) = cues.get(index) else { return };
    let lead = cue.extent().start.checked_sub(1).filter(|b| *b >= reader.unit.start).map_or("", |b| doc.lower(b));
    bits.tell(matches!(lead, "if" | "when" | "while" | "as" | "because" | "after" | "before" | "since" | "unless" | "until" | "where"));
    bits.tell(matches!(lead, "what" | "how" | "why" | "whether"));
    bits.tell(lead == ",");
    bits.tell(lead == "that");
    let last = reader.unit.end - 1;
    bits.tell(doc.kind(last) == TokenKind::Word || doc.surface(last) == ";");
    bits.tell(doc.surface(last) == "?");
    bits.tell(cue.form.is_some() && doc.is_capitalized(cue.words.start) && cue.words.start > reader.unit.start);
    let opening = reader.unit.start..reader.unit.end.min(reader.unit.start + 6);
    bits.tell(opening.filter(|&i| doc.is_capitalized(i)).count() >= 5);
    bits.tell(cues.len() == 1);
    bits.tell(index == 0);
    bits.tell(index > 2);
    // "The plan fails if Hale leaves, Lind said": it lies in what another reports.
    let later = |other: &Cue| {
        let Tokens { start, end } = other.extent();
        let reports = other.rule == "according to" || other.rule != "label" && is_strong(other.frames);
        let apart = start > cue.words.end && doc.surface(start - 1) == ",";
        reports && apart && (end >= last || doc.surface(end) == "," || other.inverted)
    };
    bits.tell(cues.iter().skip(index + 1).any(later));
}

/// The report before it whose content holds it.
fn of_outer(bits: &mut Bits, reader: &Reader, cue: &Cue, outer: Option<&Cue>) {
    let word = cue.source.as_ref().filter(|s| s.len() == 1).map_or("", |s| reader.doc.lower(s.start));
    let beside = outer.is_some_and(|outer| outer.words.end + 3 >= cue.extent().start);
    bits.tell(outer.is_some());
    bits.tell(outer.is_some_and(|outer| is_strong(outer.frames)));
    bits.tell(beside);
    bits.tell(beside && cue.shared);
    bits.tell(beside && matches!(word, "he" | "she" | "they" | "it"));
    let comma = cue.extent().start.checked_sub(1).is_some_and(|b| reader.doc.surface(b) == ",");
    bits.tell(outer.is_some() && comma);
}

/// The content before it and behind it, and the words that open the latter.
fn of_contents(bits: &mut Bits, reader: &Reader, cue: &Cue, contents: &[Tokens], nested: bool) {
    let doc = reader.doc;
    let frames = cue.frames;
    let (weak, seldom) = (frames.has(Frames::WEAK), frames.has(Frames::SELDOM));
    let right = contents.iter().find(|c| c.start >= cue.words.end);
    let left = contents.iter().find(|c| c.start < cue.words.start);
    let next = doc.lower(cue.words.end);
    let first = right.map_or(usize::MAX, |c| c.start);
    let word = if right.is_some() { doc.lower(first) } else { "" };
    let classes = doc.classes(first);
    let quoted = right.is_some() && reader.run(first).is_some();
    let wh = matches!(word, "if" | "whether" | "how" | "why" | "what" | "who" | "where" | "when");
    let nominal = !quoted && right.is_some() && classes.any(Classes::DETERMINER.or(Classes::PRONOUN)) && word != "that";
    let capital = right.is_some() && doc.is_capitalized(first) && !quoted;
    let said = quoted || word == "that" || wh;
    bits.tell(quoted);
    bits.tell(word == "that");
    bits.tell(word == "to");
    bits.tell(nominal);
    bits.tell(capital);
    bits.tell(capital && frames.has(Frames::NOUN));
    bits.tell(right.is_some() && classes.any(Classes::PRONOUN));
    bits.tell(matches!(word, "his" | "her" | "their" | "its" | "my" | "our"));
    bits.tell(right.is_some() && first > cue.words.end);
    bits.tell(left.is_some() && right.is_none());
    bits.tell(left.is_some() && right.is_some());
    let finite = |c: &Tokens| c.clone().any(|i| doc.classes(i).any(Classes::FINITE.or(Classes::AUXILIARY)));
    bits.tell(left.is_some_and(finite));
    bits.tell(matches!(next, "to" | "at" | "in" | "with" | "from" | "during"));
    bits.tell(weak && matches!(next, "to" | "at" | "in" | "with" | "from" | "during"));
    bits.tell(next == "for");
    bits.tell(matches!(next, "about" | "against"));
    bits.tell(next == "as");
    let length: usize = contents.iter().map(Tokens::len).sum();
    bits.tell(length <= 2);
    bits.tell(length <= 4);
    bits.tell(length >= 10);
    bits.tell(contents.iter().any(|c| c.clone().any(|i| reader.run(i).is_some())));
    bits.tell(is_strong(frames) && said);
    bits.tell(weak && said);
    bits.tell(weak && !said && nominal);
    bits.tell(frames.has(Frames::OBJECT) && (nominal || capital));
    bits.tell(seldom && !said);
    bits.tell(frames.has(Frames::INFINITIVE) && word == "to");
    bits.tell(cue.form == Some(Form::Gerund) && is_strong(frames) && said);
    bits.tell(frames.has(Frames::SURE) && nested);
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::quotes::Verbs;

    #[test]
    fn every_property_has_a_weight() {
        let doc = Document::new("Officials said that the road was closed.");
        // `properties` itself counts what it tells.
        let syntax = crate::syntax::Syntax::read(&doc, &mut crate::syntax::Memory::default());
        assert!(!crate::quotes::find(&doc, &syntax, &mut Verbs::default()).is_empty());
        assert_eq!(crate::quotes::reports::weights::WEIGHTS.len(), super::PROPERTIES);
    }
}
