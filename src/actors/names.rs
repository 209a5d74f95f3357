//! Names: what the tagger labels, made to agree through the story.

use super::Mention;
use super::consistency::{self, Name, ORGANIZATION, PERSON, PLACE};
use super::{extents, results};
use crate::annotation::Form;
use crate::document::{Document, Tokens};
use crate::tagger::{self, KINDS, Tagged};

/// The names of a document, in order.
pub(super) fn find(doc: &Document) -> Vec<Mention> {
    let tagged = tagger::tag(doc);
    let names = extents::join(doc, &tagged, labelled(doc, &tagged));
    let names = results::teams(doc, &tagged, consistency::agree(doc, &tagged, names));
    let mention = |name: Name| {
        let kind = *KINDS.get(name.kind)?;
        let head = name.tokens.end.checked_sub(1)?;
        Some(Mention { tokens: name.tokens, head, kind, form: Form::Name, rule: name.rule })
    };
    names.into_iter().filter_map(mention).collect()
}

/// What the tagger labels, without titles; peoples and roles by themselves are no names.
fn labelled(doc: &Document, tagged: &Tagged) -> Vec<Name> {
    let names = tagged.spans().flat_map(|(tokens, kind)| extents::split(doc, tagged, tokens, kind)).filter_map(|(mut tokens, kind)| {
        if kind == PERSON {
            while tokens.len() > 1 && (tagged.listed(tokens.start).any("t") || ends_office(doc, tagged, tokens.start)) {
                tokens.start += 1;
            }
        }
        if let Some(place) = place_of_role(doc, tagged, &tokens) {
            return Some(Name { tokens: place, kind: PLACE, rule: "tagger" });
        }
        let none = is_people(doc, tagged, &tokens, kind) || is_role(doc, tagged, &tokens) || is_party_label(doc, tokens.start);
        (!none).then_some(Name { tokens, kind, rule: "tagger" })
    });
    names.collect()
}

/// The place that a role belongs to: "President of [Kenya]", "Republican of [Iowa]".
fn place_of_role(doc: &Document, tagged: &Tagged, tokens: &Tokens) -> Option<Tokens> {
    let role = tagged.listed(tokens.start).any("td") && !tagged.listed(tokens.start).any("ko");
    let of = doc.lower(tokens.start + 1) == "of" && tokens.len() > 2;
    let place = tokens.start + 2 + usize::from(doc.lower(tokens.start + 2) == "the")..tokens.end;
    (role && of && tagged.listed_whole(&place).any("kr")).then_some(place)
}

/// The last word of an office before a name: "Secretary of [State] Ana Ruiz".
fn ends_office(doc: &Document, tagged: &Tagged, at: usize) -> bool {
    doc.lower(at) == "state" && at >= 2 && doc.lower(at - 1) == "of" && tagged.listed(at - 2).any("t")
}

/// The party and state of a politician in brackets: "(D-Ohio)".
fn is_party_label(doc: &Document, at: usize) -> bool {
    let letter = doc.surface(at).split_once('-').map_or(doc.surface(at), |(letter, _)| letter);
    let hyphen = letter.len() < doc.surface(at).len() || doc.surface(at + 1) == "-";
    matches!(letter, "D" | "R" | "I") && hyphen && at.checked_sub(1).is_some_and(|before| doc.surface(before) == "(")
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

/// "Secretary", "Crown Prince", "Minister of Health": not "King" where a story knows of a Mr King.
fn is_role(doc: &Document, tagged: &Tagged, tokens: &Tokens) -> bool {
    let title = |at: usize| tagged.listed(at).any("t");
    tokens.clone().all(title)
        && (tokens.len() > 1 || !tagged.listed(tokens.start).any("l") || doc.lower(tokens.start.wrapping_sub(1)) == "the")
        || (title(tokens.start) && doc.lower(tokens.start + 1) == "of" && tokens.len() > 2)
}
