//! Names: what the tagger labels, made to agree through the story.

use super::Mention;
use super::consistency::{self, Name, ORGANIZATION, PERSON, PLACE};
use super::{datelines, extents, nicknames, own, results, wholes};
use crate::annotation::Form;
use crate::document::{Document, TokenKind, Tokens};
use crate::lexicon::{Classes, countries};
use crate::names::{self, KINDS, Memory, Tagged};

/// The names of a document, in order.
pub(super) fn find(doc: &Document, memory: &mut Memory) -> Vec<Mention> {
    let tagged = names::tag(doc, memory);
    let names = extents::join(doc, &tagged, labelled(doc, &tagged));
    let names = wholes::join(doc, &tagged, datelines::join(doc, names));
    let names = own::put(doc, nicknames::join(doc, &tagged, names));
    let names = results::teams(doc, &tagged, consistency::agree(doc, &tagged, names));
    let names = own::put(doc, towns(doc, names));
    let mention = |name: Name| {
        let kind = own::kind(doc, &name).or_else(|| KINDS.get(name.kind).copied())?;
        let head = head(doc, &name);
        Some(Mention { tokens: name.tokens, head, kind, form: Form::Name, rule: name.rule })
    };
    names.into_iter().filter_map(mention).collect()
}

/// The word that tells what a name's bearer is: of a body the one before "of", where that is such a word: "the [Ministry] of Health".
fn head(doc: &Document, name: &Name) -> usize {
    let last = name.tokens.end - 1;
    let body = |at: usize| doc.classes(at).any(Classes::ORGANIZATION.or(Classes::BODY_WORD));
    let of = name.tokens.clone().skip(1).find(|&at| matches!(doc.lower(at), "of" | "for"));
    of.map(|of| of - 1).filter(|&at| name.kind == ORGANIZATION && body(at) && !body(last)).unwrap_or(last)
}

/// What the tagger labels, without titles; peoples and roles by themselves are no names.
fn labelled(doc: &Document, tagged: &Tagged) -> Vec<Name> {
    let mut parts = Vec::new();
    tagged.spans().for_each(|(tokens, kind)| extents::split(doc, tagged, tokens, kind, &mut parts));
    let names = parts.into_iter().filter_map(|(mut tokens, mut kind)| {
        if is_state_of_office(doc, tagged, &tokens) {
            (tokens.start, kind) = (tokens.start + 1, PERSON);
        }
        if tokens.len() > 1 && opens_with_adverb(doc, tagged, tokens.start) {
            tokens.start += 1;
        }
        if kind == PERSON {
            // "Maria Sharapova 6-1"
            while tokens.len() > 1 && (doc.kind(tokens.end - 1) == TokenKind::Number || doc.surface(tokens.end - 1) == "-") {
                tokens.end -= 1;
            }
            // "British Home Secretary Ana Ruiz"
            let people = tagged.listed(tokens.start).any("d") && !tagged.listed(tokens.start).any("fl");
            let title = (tokens.start + 1..tokens.start + 3).find(|&at| tagged.listed(at).any("t"));
            if people && tokens.len() > 2 {
                tokens.start = title.unwrap_or(tokens.start + 1);
            }
            // "Foreign Minister Ana Ruiz"
            if tokens.len() > 2 && begins_office(doc, tokens.start) && tagged.listed(tokens.start + 1).any("t") {
                tokens.start += 1;
            }
            // "Local Administration Minister Ana Ruiz": all up to the office is no part of the name.
            let office =
                (tokens.start + 1..tokens.end - 1).rfind(|&at| doc.classes(at).any(Classes::OFFICIAL) && tagged.listed(at).any("t"));
            // Not "the High Commissioner for Refugees", where nobody's name follows.
            let named =
                |&office: &usize| doc.is_capitalized(office + 1) || behind_post(doc, tagged, &(office + 1..tokens.end)) > office + 1;
            tokens.start = office.filter(named).map_or(tokens.start, |office| office + 1);
            let elect = |at: usize| doc.lower(at).ends_with("-elect");
            while tokens.len() > 1
                && (tagged.listed(tokens.start).any("t") || ends_office(doc, tagged, tokens.start) || elect(tokens.start))
            {
                tokens.start += 1;
            }
            tokens.start = behind_post(doc, tagged, &tokens);
        }
        if is_abbreviated_place(doc, &tokens) {
            return Some(Name { tokens, kind: PLACE, rule: "tagger" });
        }
        // "White House [Press] Secretary": the office's word is no part of the body.
        let office = matches!(doc.lower(tokens.end), "secretary" | "minister") && tokens.len() > 1;
        if office && begins_office(doc, tokens.end - 1) {
            tokens.end -= 1;
        }
        if let Some(place) = place_of_role(doc, tagged, &tokens) {
            return Some(Name { tokens: place, kind: PLACE, rule: "tagger" });
        }
        let is_storm = |at: usize| doc.classes(at).any(Classes::STORM);
        let storm = kind != PLACE && (is_storm(tokens.start) || tokens.start > 0 && is_storm(tokens.start - 1));
        // "[Prime] minister Ana Ruiz".
        let half = tokens.len() == 1 && begins_office(doc, tokens.start) && matches!(doc.lower(tokens.end), "minister" | "secretary");
        let none = storm
            || half
            || is_people(doc, tagged, &tokens, kind)
            || is_role(doc, tagged, &tokens, kind)
            || is_party_label(doc, tokens.start);
        (!none).then_some(Name { tokens, kind, rule: "tagger" })
    });
    names.collect()
}

/// "President of the [Republic] Ana Ruiz": what the office is of is no part of the name.
fn is_state_of_office(doc: &Document, tagged: &Tagged, tokens: &Tokens) -> bool {
    let the = tokens.start.wrapping_sub(1);
    let of = matches!(doc.lower(the), "of") || doc.lower(the) == "the" && doc.lower(the.wrapping_sub(1)) == "of";
    of && tokens.len() > 2 && doc.classes(tokens.start).any(Classes::REGION) && tagged.listed(tokens.start + 1).any("f")
}

/// The name behind the country or the field of a post: "to South Korea [Ana Ruiz]", "for Human Rights [Ana Ruiz]".
fn behind_post(doc: &Document, tagged: &Tagged, tokens: &Tokens) -> usize {
    /// Words of a country at most.
    const COUNTRY: usize = 4;
    /// Words of a preposition and a field: "for Human Rights"; what is longer ends with a name.
    const POST: usize = 3;
    let sent = |at: usize| matches!(doc.surface(at), "to" | "of" | "for");
    let opens = sent(tokens.start);
    if !(opens || tokens.len() > 2 && tokens.start > 0 && sent(tokens.start - 1)) {
        return tokens.start;
    }
    let article = usize::from(opens && doc.lower(tokens.start + 1) == "the");
    let first = tokens.start + usize::from(opens) + article;
    let country = (first + 1..tokens.end.min(first + COUNTRY)).rev().find(|&end| countries::named(doc, &(first..end)).is_some());
    let given = || (first + 1..tokens.end).find(|&at| tagged.listed(at).any("f"));
    country.or_else(|| if opens { given().or_else(|| (tokens.len() > POST).then(|| tokens.end - 2)) } else { None }).unwrap_or(tokens.start)
}

/// What stands before a state's abbreviation is a town, whoever else has its name: "[Henderson], Nev.".
fn towns(doc: &Document, mut names: Vec<Name>) -> Vec<Name> {
    for at in 1..names.len() {
        let Some([town, state]) = names.get_mut(at - 1..=at) else { continue };
        let beside = state.tokens.start == town.tokens.end + 1 && town.tokens.len() == 1;
        if beside && is_abbreviated_place(doc, &state.tokens) {
            state.kind = PLACE;
            town.kind = if town.kind == PERSON { PLACE } else { town.kind };
        }
    }
    names
}

/// The place that a role belongs to: "President of [Kenya]", "Republican of [Iowa]".
fn place_of_role(doc: &Document, tagged: &Tagged, tokens: &Tokens) -> Option<Tokens> {
    let role = tagged.listed(tokens.start).any("td") && !tagged.listed(tokens.start).any("ko");
    let of = doc.lower(tokens.start + 1) == "of" && tokens.len() > 2;
    let place = tokens.start + 2 + usize::from(doc.lower(tokens.start + 2) == "the")..tokens.end;
    (role && of && tagged.listed_whole(&place).any("kr")).then_some(place)
}

/// A state behind its town: "Henderson, [Nev.]".
fn is_abbreviated_place(doc: &Document, tokens: &Tokens) -> bool {
    tokens.len() == 1
        && doc.classes(tokens.start).any(Classes::STATE)
        && tokens.start >= 2
        && doc.surface(tokens.start - 1) == ","
        && doc.is_capitalized(tokens.start - 2)
}

/// "[Later] Ruiz left": an adverb that opens its sentence.
fn opens_with_adverb(doc: &Document, tagged: &Tagged, at: usize) -> bool {
    doc.sentence_at(at).start == at && doc.classes(at).any(Classes::ADVERB) && !tagged.listed(at).any("flokcr")
}

/// The first word of an office of two: "[Home] Secretary".
fn begins_office(doc: &Document, at: usize) -> bool {
    doc.classes(at).any(Classes::OFFICE)
}

/// The last word of an office before a name: "Secretary of [State] Ana Ruiz".
fn ends_office(doc: &Document, tagged: &Tagged, at: usize) -> bool {
    doc.lower(at) == "state" && at >= 2 && doc.lower(at - 1) == "of" && tagged.listed(at - 2).any("t")
}

/// The party and state of a politician, in brackets or behind a comma: "(D-Ohio)".
fn is_party_label(doc: &Document, at: usize) -> bool {
    let mut letters = doc.surface(at).bytes();
    if !matches!(letters.next(), Some(b'D' | b'R' | b'I')) {
        return false;
    }
    let hyphen = letters.next().map_or(doc.surface(at + 1) == "-", |letter| letter == b'-');
    hyphen && at.checked_sub(1).is_some_and(|before| matches!(doc.surface(before), "(" | ","))
}

/// "Armenian", "Karabakh Armenians", "French-owned".
fn is_people(doc: &Document, tagged: &Tagged, tokens: &Tokens, kind: usize) -> bool {
    let people = |at: usize| tagged.listed(at).any("d") && !tagged.listed(at).any("kcr");
    let last = tokens.end.saturating_sub(1);
    if tokens.len() == 1 && doc.surface(last).rsplit_once('-').is_some_and(|(_, tail)| tail.starts_with(char::is_lowercase)) {
        return true;
    }
    if tagged.listed_whole(tokens).any("d") && !tagged.listed_whole(tokens).any("kcr") {
        return true;
    }
    let surname = kind == PERSON && tokens.len() > 1 && tagged.listed(last).any("l");
    tokens.clone().all(people) || (people(last) && kind != ORGANIZATION && !surname)
}

/// "Secretary", "Crown Prince", "Minister of Health", "NASA Administrator": not "King" where a story knows of a Mr King.
fn is_role(doc: &Document, tagged: &Tagged, tokens: &Tokens, kind: usize) -> bool {
    let title = |at: usize| tagged.listed(at).any("t");
    let last = tokens.end - 1;
    let noun = kind == PERSON && tokens.len() > 1 && doc.classes(last).any(Classes::OFFICIAL) && !tagged.listed(tokens.start).any("f");
    let surname = noun && tagged.listed(last).any("l") && !title(last);
    let man = kind == PERSON && doc.lower(tokens.start + 1) == "of" && doc.classes(tokens.start).any(Classes::PERSON) && tokens.len() > 2;
    tokens.clone().all(title)
        && (tokens.len() > 1 || !tagged.listed(tokens.start).any("l") || doc.lower(tokens.start.wrapping_sub(1)) == "the")
        || (title(tokens.start) && doc.lower(tokens.start + 1) == "of" && tokens.len() > 2)
        || noun && !surname
        || man
}
