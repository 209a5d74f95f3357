//! A name and a colon before what is said: "LIND: It will." in a transcript, "Ruiz: The dam will hold" in a headline.

use crate::document::{Case, TokenKind, Tokens};
use crate::lexicon::Classes;
use crate::quotes::cues::Frames;
use crate::quotes::reader::{Cue, Reader};

/// How many paragraphs away the turn of somebody else may stand.
const TURNS: usize = 2;

impl Reader<'_, '_> {
    /// "Ruiz: The dam will hold" in a headline, "LIND: It will." in a transcript.
    pub(in crate::quotes) fn label(&mut self, at: usize) -> Option<Cue> {
        let (doc, start) = (self.doc, self.unit.start);
        if doc.kind(at) != TokenKind::Punct
            || doc.surface(at) != ":"
            || at - start > 5
            || at + 3 > self.unit.end
            || self.run(at + 1).is_some_and(|run| run.start != at + 1)
        {
            return None;
        }
        let index = doc.paragraph_of(start);
        let opens = start == 0 || doc.paragraphs().get(index).is_some_and(|p| p.start == start);
        let mut words = (start..at).filter(|&i| doc.kind(i) == TokenKind::Word);
        let shout = words.clone().all(|i| doc.case(i) == Case::Upper && doc.surface(i).len() > 1);
        let title = start == 0 && words.clone().all(|i| doc.is_capitalized(i) && doc.surface(i).len() > 1) && doc.token(at + 1).spaced;
        let source = words.next()?..at;
        let turn = || doc.token(at + 1).spaced && self.is_turn(index) && self.is_conversation(index);
        let notice = doc.classes(source.start).or(doc.classes(at - 1)).any(Classes::NOTICE);
        // "FIX IS IN: …" is no name, "Ruiz: 1,769." no speech.
        let closed = Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::CONJUNCTION);
        let phrase = (start..at).any(|i| doc.classes(i).any(closed) && doc.lower(i) != "of");
        let said = (at + 1..self.unit.end.min(at + 40)).any(|i| doc.kind(i) == TokenKind::Word);
        // "KUWAIT: The prime minister left.": where a story was written.
        let place = crate::lexicon::countries::named(doc, &source).is_some();
        let named = opens && !notice && !phrase && !place && said && (shout || title || turn());
        named.then(|| Cue {
            words: at..at + 1,
            group: at,
            frames: Frames::CLAUSE.or(Frames::SURE),
            form: None,
            source: Some(source),
            inverted: false,
            shared: false,
            rule: "label",
        })
    }

    /// Whether a paragraph opens with a name and a colon.
    fn is_turn(&self, paragraph: usize) -> bool {
        let doc = self.doc;
        let Some(tokens) = doc.paragraphs().get(paragraph) else { return false };
        let colon = (tokens.start..tokens.end.min(tokens.start + 5)).find(|&i| doc.surface(i) == ":");
        colon.is_some_and(|colon| {
            let name = |i: usize| doc.is_capitalized(i) && doc.kind(i) == TokenKind::Word && !doc.classes(i).any(Classes::NOTICE);
            colon > tokens.start && colon + 1 < tokens.end && (tokens.start..colon).all(name)
        })
    }

    /// Whether another turn stands near a paragraph.
    fn is_conversation(&self, paragraph: usize) -> bool {
        (paragraph.saturating_sub(TURNS)..paragraph).chain(paragraph + 1..=paragraph + TURNS).any(|near| self.is_turn(near))
    }

    /// What a turn says, to the end of its paragraph; words in marks are all that is said.
    pub(in crate::quotes) fn whole_turn(&self, mut contents: Vec<Tokens>) -> Vec<Tokens> {
        let paragraphs = self.doc.paragraphs();
        let index = self.doc.paragraph_of(self.unit.start);
        if let (Some(last), Some(paragraph)) = (contents.last_mut(), paragraphs.get(index))
            && self.run(last.start).is_none()
        {
            let stop = (last.end..paragraph.end).rev().find(|&i| self.doc.kind(i) != TokenKind::Punct);
            last.end = stop.map_or(last.end, |stop| stop + 1);
        }
        contents
    }
}
