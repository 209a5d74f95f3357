//! Whether a verb that can report does: a weighted sum over what stands around it.

use super::cues::{Form, Frames, informs};
use super::reports::{Cue, Reader};
use crate::document::{TokenKind, Tokens};
use crate::lexicon::Classes;

/// Whether a cue with these contents reports something; `drafts` and `kept` tell of the cues before it in its unit.
pub(super) fn is_report(reader: &Reader, cues: &[Cue], drafts: &[Vec<Tokens>], kept: &[bool], index: usize, contents: &[Tokens]) -> bool {
    let Some(cue) = cues.get(index) else { return false };
    if contents.is_empty() && reader.doc.surface(reader.unit.end - 1) != ":" {
        return false;
    }
    let outer = (0..index).rev().find(|&i| {
        kept.get(i).copied().unwrap_or_default()
            && drafts.get(i).is_some_and(|draft| draft.iter().any(|content| content.contains(&cue.words.start)))
    });
    if cue.rule == "label" {
        return !contents.is_empty();
    }
    let features = features(reader, cue, outer.and_then(|i| cues.get(i)), contents);
    // "held the gate", "continued to walk": a verb that seldom reports needs the words that it would report.
    let holds = |bit: u32| features >> bit & 1 == 1;
    if holds(6) && (holds(0) && (holds(21) || holds(22)) || holds(1)) && !(holds(52) || holds(53) || holds(26) || holds(27) || cue.inverted)
    {
        return false;
    }
    let score: i32 = WEIGHTS.iter().enumerate().filter(|(bit, _)| features >> bit & 1 == 1).map(|(_, &weight)| i32::from(weight)).sum();
    score > 0
}

/// The weight of each property, in 32nds: a logistic regression over cues of `PolNeAR`'s training part
/// (Newell et al. 2018). No property is a word of a text, so no text or vocabulary of the corpus is in here.
const WEIGHTS: [i8; 64] = [
    12, 3, 14, -1, 4, 35, -22, -19, -18, -11, -6, -1, 7, -12, 10, 6, -28, 28, 9, 13, -1, 12, 16, -2, 10, 0, 50, 36, 19, -14, -12, 11, 0, 4,
    -37, -38, -1, -25, -71, -28, -27, -1, 18, 7, -4, 11, 17, -6, -27, -9, 3, 10, 27, 7, -7, 4, 7, -19, 23, -2, -6, 10, -12, 19,
];

/// The properties of a cue, one a bit; the last one always stands.
fn features(reader: &Reader, cue: &Cue, outer: Option<&Cue>, contents: &[Tokens]) -> u64 {
    let doc = reader.doc;
    let frames = cue.frames;
    let mut bits = 0u64;
    let mut set = |bit: u32, holds: bool| bits |= u64::from(holds) << bit;

    let clause = frames.has(Frames::CLAUSE.or(Frames::ADDRESSEE));
    let weak = frames.has(Frames::WEAK);
    let (sure, seldom) = (frames.has(Frames::SURE), frames.has(Frames::SELDOM));
    let verb = cue.form.is_some();
    set(0, verb && clause && !weak);
    set(1, weak);
    set(2, frames.has(Frames::OBJECT));
    set(3, frames.has(Frames::INFINITIVE));
    set(4, frames.has(Frames::NOUN));
    set(5, sure);
    set(6, seldom);
    set(7, cue.form == Some(Form::Base));
    set(8, cue.form == Some(Form::Third));
    set(9, cue.form == Some(Form::Gerund));

    // The source.
    let head = cue.source.as_ref().map_or("", |s| doc.lower(s.end - 1));
    let single = cue.source.as_ref().is_some_and(|s| s.len() == 1);
    set(10, cue.source.is_none());
    set(11, single && matches!(head, "i" | "we" | "you"));
    set(12, single && matches!(head, "he" | "she" | "they" | "it"));
    let before = cue.extent().start.checked_sub(1).filter(|b| *b >= reader.unit.start);
    let gap = cue.source.as_ref().map_or(0, |s| cue.group.saturating_sub(s.end));
    let relative = cue.group.checked_sub(1).is_some_and(|b| matches!(doc.lower(b), "who" | "which" | "that"));
    set(13, relative);
    set(14, cue.source.as_ref().is_some_and(|s| s.clone().any(|i| doc.is_capitalized(i) && i > reader.unit.start)));
    set(15, cue.source.as_ref().is_some_and(|s| s.clone().any(|i| informs(doc, i))));
    set(16, cue.shared);
    set(17, cue.inverted);
    set(46, cue.source.as_ref().is_some_and(|s| s.start == reader.unit.start));
    set(45, gap > 3 && !cue.shared);

    // The content behind it, and the word that opens it.
    let right = contents.iter().find(|c| c.start >= cue.words.end);
    let left = contents.iter().any(|c| c.start < cue.words.start);
    let first = right.map_or(usize::MAX, |c| c.start);
    let next = cue.words.end;
    let quoted = right.is_some() && reader.run(first).is_some();
    let word = if right.is_some() { doc.lower(first) } else { "" };
    let classes = doc.classes(first);
    let wh = matches!(word, "if" | "whether" | "how" | "why" | "what" | "who" | "where" | "when");
    let nominal = !quoted && right.is_some() && classes.any(Classes::DETERMINER.or(Classes::PRONOUN)) && word != "that";
    let capital = right.is_some() && doc.is_capitalized(first);
    let preposition = right.is_some() && classes.any(Classes::PREPOSITION) && word != "to" && !nominal;
    set(18, quoted);
    set(19, word == "that");
    set(20, wh);
    set(21, word == "to");
    set(22, nominal);
    set(23, preposition);
    set(24, capital && !quoted);
    set(25, word.ends_with("ing"));
    set(26, left && right.is_none());
    set(27, left && right.is_some());
    set(28, contents.is_empty());
    set(60, right.is_some() && first > next);
    set(61, matches!(doc.lower(next), "of" | "about" | "on" | "for" | "against"));
    set(62, matches!(doc.lower(next), "to" | "at" | "in" | "with" | "from" | "during"));

    // The verb group.
    let group = |words: &[&str]| (cue.group..cue.words.start).any(|i| words.contains(&doc.lower(i)));
    set(29, group(&["would", "will", "could", "can", "may", "might", "should", "must", "'ll", "'d"]));
    set(30, (cue.group..cue.words.start).any(|i| matches!(doc.lower(i), "not" | "never") || doc.lower(i).ends_with("n't")));
    set(31, group(&["do", "did", "does", "don't", "didn't", "doesn't"]));
    set(32, group(&["has", "have", "had"]));
    set(33, group(&["is", "are", "was", "were", "be", "been", "being"]));

    // Where it stands.
    let strong_outer = outer.is_some_and(|o| o.frames.has(Frames::CLAUSE) && !o.frames.has(Frames::WEAK));
    set(34, outer.is_some());
    set(35, strong_outer);
    let lead = before.map_or("", |b| doc.lower(b));
    set(
        36,
        matches!(
            lead,
            "if" | "when" | "while" | "as" | "because" | "after" | "before" | "since" | "unless" | "until" | "where" | "whether"
        ),
    );
    set(37, matches!(lead, "what" | "how" | "why"));
    set(38, cue.rule == "passive");
    set(39, cue.rule == "passive without agent");
    set(40, cue.rule == "participle of a noun");
    set(41, cue.rule == "infinitive");
    set(42, cue.rule == "participle");
    set(43, cue.rule == "no subject");
    set(44, !verb);
    let last = reader.unit.end - 1;
    let headline = doc.kind(last) == TokenKind::Word || doc.surface(last) == ";";
    set(47, headline);
    set(48, verb && doc.is_capitalized(cue.words.start) && cue.words.start > reader.unit.start);
    let length: usize = contents.iter().map(Tokens::len).sum();
    set(49, length <= 2);
    set(50, length >= 10);
    set(51, contents.iter().any(|c| c.clone().any(|i| reader.run(i).is_some())));

    // Frames met and not met.
    let said = quoted || word == "that" || wh;
    set(52, clause && !weak && said);
    set(53, weak && said);
    set(54, weak && !said && nominal);
    set(55, weak && !said && !nominal);
    set(56, frames.has(Frames::OBJECT) && (nominal || capital));
    set(57, seldom && !said);
    set(58, frames.has(Frames::INFINITIVE) && word == "to");
    set(59, sure && outer.is_some());
    set(63, true);
    bits
}
