//! Digits and number words in names and in the layout: not "France 24", "Six Flags", "[1]", "1.".

use crate::annotation::QuantityKind;
use crate::document::{Case, TokenKind};
use crate::lexicon::Classes;
use crate::numbers::amounts::amount::Amount;
use crate::numbers::amounts::counted;
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::not_figures::{one, ordinals};

/// Whether an amount is part of a name or of the layout rather than a figure.
pub(crate) fn is_none(doc: &Passage, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let cardinal = amount.kind == QuantityKind::Cardinal;
    if doc.lower(start) == "one" && end == start + 1 && cardinal {
        return one::is_pronoun(doc, start);
    }
    if doc.lower(start) == "zero" && start.checked_sub(1).is_some_and(|b| doc.lower(b) == "ground") {
        return true;
    }
    if amount.kind == QuantityKind::Ordinal {
        return ordinals::is_none(doc, start, end);
    }
    // "Round Two", "Phase One".
    let before = start.checked_sub(1).filter(|_| cardinal && end == start + 1 && doc.case(start) == Case::Title);
    // "Group of Seven", "the Big Three".
    let grouped = before.is_some_and(|b| {
        let of = doc.lower(b) == "of" && b.checked_sub(1).is_some_and(|b| doc.is(b, Group::ClubOf));
        (of || doc.lower(b) == "big") && doc.sentence_at(start).start < b
    });
    if grouped || before.is_some_and(|b| doc.case(b) == Case::Title && (doc.is(b, Group::Label) || doc.is(b, Group::NumberedName))) {
        return true;
    }
    if before.is_some_and(|before| is_word_in_name(doc, before, end)) {
        return true;
    }
    if !cardinal || !amount.numeral.digits {
        return false;
    }
    // "4chan", "5G": letters at once behind the digits.
    let close = doc.kind(end) == TokenKind::Word && !doc.token(end).spaced && !doc.lower(end).contains(['-', 'x']) && end == start + 1;
    let before = start.checked_sub(1);
    let bracketed = before.is_some_and(|b| doc.surface(b) == "[") && doc.surface(end) == "]";
    // "A 911 caller".
    let emergency = doc.is(start, Group::Emergency) && doc.is(end, Group::EmergencyNoun);
    // "COP27": digits at once behind letters that are no currency here.
    let glued = before.is_some_and(|b| doc.kind(b) == TokenKind::Word && !doc.token(start).spaced);
    emergency || glued || close || bracketed || is_address(doc, end) || is_bullet(doc, amount) || is_in_name(doc, amount)
}

/// "Ocean's Eleven", "the Fantastic Four", "Six Flags", "Ms. Six": a number word with a capital inside a sentence that is not
/// in capitals throughout, behind "the", another capital or a title.
fn is_word_in_name(doc: &Passage, before: usize, end: usize) -> bool {
    let sentence = doc.sentence_at(before + 1);
    let titled = doc.is_capitalized(before) && doc.lower(before).ends_with('.');
    let inside = doc.kind(before) != TokenKind::Quote && !doc.is(before, Group::OpensClause);
    let small = |i: usize| doc.case(i) == Case::Lower && doc.lower(i).len() > SMALL_WORD && !doc.classes(i).any(Classes::PREPOSITION);
    let headline = || !sentence.clone().any(small);
    let named = doc.is_capitalized(before) || doc.is(before, Group::Possessive) || doc.is_capitalized(end);
    titled || inside && before >= sentence.start && named && !headline()
}

/// The digits of a number in a name at most: "Executive Order 13769".
const LABELLED: usize = 5;
/// The longest words that headlines leave small.
const SMALL_WORD: usize = 3;

/// "350 Fifth Avenue", "10 Downing Street": the number of a house before up to three capitalized words, the last one a street.
fn is_address(doc: &Passage, end: usize) -> bool {
    doc.kind(end) == TokenKind::Word
        && doc.is_capitalized(end)
        && (end + 1..end + 4).take_while(|&i| doc.is_capitalized(i)).any(|i| doc.is(i, Group::Street))
}

/// "1. Prices rose": a number and a mark at the head of a paragraph that goes on.
fn is_bullet(doc: &Passage, amount: &Amount) -> bool {
    let (start, end) = (amount.start, amount.end);
    let mark = doc.is(end, Group::BulletMark) && !doc.token(end).spaced && end == start + 1;
    doc.opens_at(start) && mark && end + 1 < doc.end()
}

/// "France 24", "Boeing 737": plain digits right behind a capitalized word that opens no phrase, with nothing counted behind.
fn is_in_name(doc: &Passage, amount: &Amount) -> bool {
    let Some(before) = amount.start.checked_sub(1).filter(|_| amount.end == amount.start + 1) else { return false };
    let plain = doc.surface(amount.start).len() <= LABELLED && doc.token(amount.start).spaced;
    let name = doc.kind(before) == TokenKind::Word
        && matches!(doc.case(before), Case::Title | Case::Upper | Case::Mixed)
        && (doc.is_capitalized(before) || doc.case(before) == Case::Mixed);
    if !plain || !name || doc.classes(before).any(Classes::OPENER) {
        return false;
    }
    if doc.is(before, Group::Label) || doc.case(before) == Case::Mixed {
        return true;
    }
    let word = doc.lower(before);
    // "AT LEAST 10 KILLED", "Blast Kills 12 in Market": headlines.
    let harmed = counted::is_of_people(doc.lower(amount.end)) || doc.is(amount.end, Group::Dead);
    let led = doc.is(before, Group::LeadsFigure) && doc.surface(amount.start).len() < 4;
    if led || harmed || counted::is_of_people(word) {
        return false;
    }
    // "Profit    88", the cells of a table.
    let gap = doc.text().get(doc.span(before).end as usize..doc.span(amount.start).start as usize);
    if gap.is_some_and(|gap| gap.contains('\t')) {
        return false;
    }
    let first = doc.sentence_at(before).start == before;
    let opens = first && (word.ends_with("ing") || word.ends_with("ed") || word.ends_with("ly") || doc.is(before, Group::LeadsFigure));
    !opens && !is_listed(doc, before, amount.end) && counted::after(doc, amount.end, false).is_none()
}

/// "Cruz 300, Rubio 151 and Kasich 37": names in a row, each with its figure.
fn is_listed(doc: &Passage, name: usize, end: usize) -> bool {
    let number = |i: usize| doc.kind(i) == TokenKind::Number;
    let comma = |i: usize| doc.is(i, Group::ListMark);
    let after = end + 1 + usize::from(doc.lower(end + 1) == "and");
    if comma(end) && doc.is_capitalized(after) && number(after + 1) && !doc.is(after, Group::Label) {
        return true;
    }
    let mut name = name;
    for _ in 0..8 {
        let and = usize::from(name > 0 && doc.lower(name - 1) == "and");
        let Some(last) = name.checked_sub(2 + and) else { return false };
        let marked = comma(last + 1);
        let figure = if marked { last } else { last + 1 };
        if !(marked || and == 1) || !number(figure) {
            return false;
        }
        name = match figure.checked_sub(1).filter(|&n| doc.is_capitalized(n)) {
            Some(_) if marked => return true,
            Some(name) => name,
            None => return false,
        };
    }
    false
}
