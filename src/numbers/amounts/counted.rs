//! What a figure counts: the head noun after it, or the one counted before where it is left out.

use crate::document::{TokenKind, Tokens};
use crate::numbers::base::groups::Group;
use crate::numbers::base::passage::Passage;
use crate::numbers::base::vocabulary;
use crate::syntax::{Tag, Tags};

/// The noun that a cardinal counts, searched from the token after it: "120,000 [inhabitants]", "thousands of [civilians]",
/// "28-[nation]".
pub(crate) fn after(doc: &Passage, from: usize, singular: bool) -> Option<Tokens> {
    let mut at = from;
    if doc.surface(at) == "-" && !doc.token(at).spaced && !doc.token(at + 1).spaced && doc.kind(at + 1) == TokenKind::Word {
        // "A 52-to-48 vote".
        return (!["to-", "for-", "fold"].iter().any(|part| doc.lower(at + 1).starts_with(part))).then_some(at + 1..at + 2);
    }
    // "One or more journalists", "one of the journalists".
    let more = doc.lower(at) == "or" && doc.is(at + 1, Group::OrMore);
    at += 2 * usize::from(more);
    let of = doc.lower(at) == "of";
    if of {
        at = past_determiners(doc, at + 1);
    } else if doc.is(at, Group::MoreOfThem) {
        at += 1;
    }
    let one = singular && !of && !more;
    head(doc, at, one).filter(|&head| !doc.is(head, Group::Rest) && !doc.is(head, Group::OneOf)).map(|head| head..head + 1)
}

/// How many tokens lie between a figure and the noun that it counts: "low- and middle-income voters".
const REACH: usize = 8;

/// The head of the noun phrase at a token: a plural noun, or a singular one behind "one". Adverbs and joined adjectives may stand
/// before the phrase that has it.
fn head(doc: &Passage, at: usize, one: bool) -> Option<usize> {
    let syntax = doc.syntax();
    let fits = |i: usize| syntax.is(i, Tags::NOUN) && if one { !doc.is_plural(i) } else { doc.is_plural(i) };
    // "France 24 sent crews", "the older one five hundred million".
    let verb = syntax.tag(at) == Tag::Participle && !doc.lower(at).ends_with("ed") && !doc.lower(at).ends_with("en");
    if verb || vocabulary::cardinal(doc.lower(at)).is_some() && one {
        return None;
    }
    let mut next = at;
    while next < at + REACH {
        if let Some(phrase) = syntax.phrase_of(next) {
            // "10 of them", "the one dividing the town".
            if syntax.is(phrase.head, Tags::PRONOUN) || next > at && phrase.determiner.is_some() {
                return None;
            }
            // "27 candidates 12 lost", which the grammar may read as one: up to the next figure.
            let from = next.max(at);
            let end = (from..phrase.tokens.end.min(at + REACH)).find(|&i| doc.kind(i) != TokenKind::Word).unwrap_or(phrase.tokens.end);
            if (from..end).contains(&phrase.head) && fits(phrase.head) {
                return Some(phrase.head);
            }
            let before = (from..end.min(at + REACH)).rfind(|&i| fits(i)).filter(|_| !one);
            if before.is_some() {
                return before;
            }
            next = phrase.tokens.end;
        } else if doc.is_plural(next) && !doc.is_verb(next) && !one {
            return Some(next);
        } else if syntax.is(next, LEADS) || next > at && doc.is(next, Group::AndOr) || doc.surface(next) == "-" && !doc.token(next).spaced {
            next += 1;
        } else {
            return None;
        }
    }
    None
}

/// What may stand before the noun phrase that has the noun.
const LEADS: Tags = Tags::ADVERB.or(Tags::ADJECTIVE).or(Tags::of(&[Tag::Gerund, Tag::Participle]));

/// The token after the words that may follow "of": "the five", "all the", "the town's 200".
fn past_determiners(doc: &Passage, from: usize) -> usize {
    let mut at = from;
    while at < from + 6 {
        let word = doc.lower(at);
        if doc.is(at + 1, Group::Possessive) && doc.kind(at) == TokenKind::Word {
            at += 2;
        } else if Group::PastOf.has(word)
            || doc.kind(at) == TokenKind::Number
            || vocabulary::small(word).is_some()
            || doc.is(at + 2, Group::Possessive) && doc.is_capitalized(at)
        {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// Whether the figure that ends before `from` leaves out what it counts, because it was named before: "27 people have been
/// killed and 200 [wounded]", "14 [died]", "12 [more]", "four medals in Paris and two [in Rome]", "[injuring] 300". The figure
/// starts with its modifier.
pub(crate) fn is_elliptic(doc: &Passage, start: usize, from: usize) -> bool {
    let rest = usize::from(doc.is(from, Group::Rest));
    let at = from + rest;
    let at = at + usize::from(doc.is(at, Group::Remained));
    let at = at + usize::from(doc.lower(at) == "been");
    let copula = at > from + rest && doc.lower(from) != "been";
    let them = doc.lower(from) == "of" && doc.is(from + 1, Group::Them);
    let told = copula || them || is_participle(doc.lower(at)) || doc.is(at, Group::Dead);
    let closes = doc.kind(at) != TokenKind::Word || doc.is_closed(at);
    let before = doc.before(start);
    let parallel = Group::Parallel.has(before) && doc.is(from, Group::PlacesIt);
    let harmed = closes && is_of_people(before);
    // "Lind has 370 delegates, Okoro has 163".
    let has = (at == from && !doc.token(from).spaced || doc.is(from, Group::Contrasts))
        && Group::Has.has(before)
        && start > 1
        && doc.kind(start - 2) == TokenKind::Word
        && doc.surface(from) != "%";
    told || rest > 0 && closes || parallel || harmed || has
}

/// Verbs whose bare figure is one of people (or of what was named before): "injuring more than [300]".
pub(crate) fn is_of_people(verb: &str) -> bool {
    let stem = ["ing", "ed", "es", "s"].iter().find_map(|ending| verb.strip_suffix(ending)).unwrap_or(verb);
    Group::HarmStem.has(stem)
}

fn is_participle(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ed")) || Group::Participle.has(word)
}

#[cfg(test)]
mod tests {
    use super::{after, is_elliptic};
    use crate::document::Document;
    use crate::numbers::base::passage::Passage;

    #[test]
    fn the_head_noun_is_counted() {
        for (text, singular, expected) in [
            ("inhabitants of the town", false, "inhabitants"),
            ("people have been killed", false, "people"),
            ("police officers were hurt", false, "officers"),
            ("heavily armed men arrived", false, "men"),
            ("of the five ministers resigned", false, "ministers"),
            ("of civilians", false, "civilians"),
            ("of the town's 200 shops", false, "shops"),
            ("of Peru's three ports", false, "ports"),
            ("or so cars", false, "cars"),
            ("suspected militants arrested", false, "militants"),
            ("French soldier died", true, "soldier"),
            ("of them said so", false, ""),
            ("and the rest", false, ""),
            ("is enough for us", false, ""),
        ] {
            let doc = Document::new(text);
            let doc = Passage::whole(&doc);
            let found = after(&doc, 0, singular).map_or("", |t| doc.surface(t.start));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn participles_leave_the_noun_out() {
        for (text, expected) in [
            ("and 200 wounded in the attack", true),
            ("and 200 were injured", true),
            ("and 14 died", true),
            ("damaged 12 more.", true),
            ("and two in Rome", true),
            ("injuring 300.", true),
            ("costing 300.", false),
            ("rose to 45 in May", false),
            ("and 12 of them", true),
            ("and 12 of those", false),
            ("and 12 more ships", false),
        ] {
            let doc = Document::new(text);
            let doc = Passage::whole(&doc);
            let figure = (0..doc.end()).find(|&i| doc.surface(i) == "two" || doc.kind(i) == crate::document::TokenKind::Number).unwrap();
            assert_eq!(is_elliptic(&doc, figure, figure + 1), expected, "{text}");
        }
    }
}
