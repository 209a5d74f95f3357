//! What a figure counts: the head noun after it, or the one counted before where it is left out.

use super::passage::Passage;
use crate::document::{TokenKind, Tokens, is_verb};
use crate::lexicon::Classes;

/// The noun that a cardinal counts, searched from the token after it: "120,000 [inhabitants]", "thousands of [civilians]",
/// "28-[nation]".
pub(super) fn after(doc: &Passage, from: usize, singular: bool) -> Option<Tokens> {
    let mut at = from;
    if doc.surface(at) == "-" && !doc.token(at).spaced && !doc.token(at + 1).spaced && doc.kind(at + 1) == TokenKind::Word {
        // "A 52-to-48 vote".
        return (!doc.lower(at + 1).starts_with("to-") && doc.lower(at + 1) != "fold").then_some(at + 1..at + 2);
    }
    // "One or more journalists", "one of the journalists".
    let more = doc.lower(at) == "or" && matches!(doc.lower(at + 1), "so" | "more" | "fewer" | "less");
    at += 2 * usize::from(more);
    let of = doc.lower(at) == "of";
    if of {
        at = past_determiners(doc, at + 1);
    } else if matches!(doc.lower(at), "more" | "other" | "additional" | "further" | "new" | "such") {
        at += 1;
    }
    if singular && !of && !more { one(doc, at) } else { many(doc, at) }
}

/// The plural noun that ends a phrase: "police [officers]", "low- and middle-income [voters]".
fn many(doc: &Passage, at: usize) -> Option<Tokens> {
    let mut head = None;
    for index in at..at + 7 {
        // "Large and looming numbers", "low- and middle-income voters".
        let joins = head.is_none() && index > at && matches!(doc.lower(index), "and" | "or") && doc.kind(index + 1) == TokenKind::Word;
        let hangs = doc.surface(index) == "-" && !doc.token(index).spaced && matches!(doc.lower(index + 1), "and" | "or" | "to");
        if joins || hangs {
            continue;
        }
        if index >= at + 5 && !doc.is_plural(index)
            || doc.kind(index) != TokenKind::Word
            || super::words::small(doc.lower(index)).is_some()
            || is_closed(doc, index)
            || is_verb(doc.lower(index))
            || (head.is_some() && (is_participle(doc.lower(index)) || !doc.lower(index - 1).ends_with('s') && !is_doer(doc.lower(index))))
        {
            break;
        }
        if doc.is_plural(index) {
            head = Some(index..index + 1);
            // "27 police officers": a plural noun may modify only another plural noun.
            if !doc.is_plural(index + 1) {
                break;
            }
        }
    }
    head
}

/// The last noun of the phrase behind "one": "senior administration [official]", "[study] found", "[user] wrote".
fn one(doc: &Passage, at: usize) -> Option<Tokens> {
    let mut head: Option<usize> = None;
    for index in at..at + 5 {
        let word = doc.lower(index);
        let verb = is_verb(word) || doc.classes(index).any(Classes::FINITE.or(Classes::ADVERB)) || is_post_nominal(word);
        if doc.kind(index) != TokenKind::Word || is_closed(doc, index) || verb || super::words::small(word).is_some() {
            break;
        }
        // "The one supporting Bush".
        if index == at
            && word.ends_with("ing")
            && word != "thing"
            && (doc.is_capitalized(index + 1) || doc.classes(index + 1).any(Classes::DETERMINER))
        {
            break;
        }
        let Some(last) = head else {
            head = (!word.ends_with("ly") && !is_participle(word) && !doc.is_plural(index)).then_some(index);
            continue;
        };
        // "One party turning out", "one man fled", "one expert believes", "one way Clinton could"; but "one former disgraced
        // aide", "one last media splash".
        let verb = is_participle(word) || word.ends_with("ing") && word != "thing" || doc.is_plural(index) && !doc.is_capitalized(index);
        let named = doc.is_capitalized(index) && !doc.is_capitalized(last);
        if word.ends_with("ly") || (verb || named) && !is_adjective(doc.lower(last)) {
            break;
        }
        if !is_participle(word) && !doc.is_plural(index) {
            head = Some(index);
        }
    }
    head.map(|index| index..index + 1)
}

/// The token after the words that may follow "of": "the five", "all the", "the town's 200".
fn past_determiners(doc: &Passage, from: usize) -> usize {
    let mut at = from;
    while at < from + 6 {
        let word = doc.lower(at);
        if matches!(doc.lower(at + 1), "'s" | "'") && doc.kind(at) == TokenKind::Word {
            at += 2;
        } else if matches!(
            word,
            "the" | "these" | "those" | "its" | "his" | "her" | "their" | "our" | "my" | "all" | "roughly" | "nearly" | "about" | "some"
        ) || doc.kind(at) == TokenKind::Number
            || super::words::small(word).is_some()
            || matches!(doc.lower(at + 2), "'s" | "'") && doc.is_capitalized(at)
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
pub(super) fn is_elliptic(doc: &Passage, start: usize, from: usize) -> bool {
    let rest = usize::from(matches!(doc.lower(from), "others" | "more"));
    let at = from + rest;
    let at = at + usize::from(matches!(doc.lower(at), "were" | "was" | "are" | "have" | "has" | "had" | "remain" | "remained"));
    let at = at + usize::from(doc.lower(at) == "been");
    let copula = at > from + rest && doc.lower(from) != "been";
    let them = doc.lower(from) == "of" && matches!(doc.lower(from + 1), "them" | "whom" | "which");
    let told = copula || them || is_participle(doc.lower(at)) || matches!(doc.lower(at), "dead" | "missing" | "alive" | "died" | "fled");
    let closes = doc.kind(at) != TokenKind::Word || is_closed(doc, at);
    let before = doc.before(start);
    let parallel =
        matches!(before, "," | "and" | "another" | "but" | "or" | "other") && matches!(doc.lower(from), "in" | "on" | "from" | "at");
    let harmed = closes && is_of_people(before);
    // "Lind has 370 delegates, Okoro has 163".
    let has = (at == from && !doc.token(from).spaced || matches!(doc.lower(from), "and" | "but" | "while"))
        && matches!(before, "has" | "have" | "had" | "got")
        && start > 1
        && doc.kind(start - 2) == TokenKind::Word
        && doc.surface(from) != "%";
    told || rest > 0 && closes || parallel || harmed || has
}

/// Verbs whose bare figure is one of people (or of what was named before): "injuring more than [300]".
pub(super) fn is_of_people(verb: &str) -> bool {
    let stem = ["ing", "ed", "es", "s"].iter().find_map(|ending| verb.strip_suffix(ending)).unwrap_or(verb);
    matches!(
        stem,
        "injur" | "wound" | "kill" | "hurt" | "displac" | "detain" | "arrest" | "rescu" | "evacuat" | "trapp" | "hospitaliz" | "hospitalis"
    )
}

/// "Women workers", "people smugglers"; but "children lives" has a verb behind its noun.
fn is_doer(word: &str) -> bool {
    ["ers", "ors", "ists", "ees", "ians", "ants", "ents", "men", "women", "people"].iter().any(|ending| word.ends_with(ending))
}

fn is_participle(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ed"))
        || matches!(word, "hurt" | "shot" | "slain" | "held" | "found" | "lost" | "born" | "taken" | "seen")
}

/// An adjective by its ending, or one of those that stand before others.
fn is_adjective(word: &str) -> bool {
    let ending = ["al", "ous", "ive", "ic", "ful", "less", "able", "ible", "ary"].iter().any(|e| word.ends_with(e));
    ending
        || matches!(
            word,
            "former"
                | "other"
                | "more"
                | "less"
                | "last"
                | "new"
                | "young"
                | "older"
                | "younger"
                | "large"
                | "small"
                | "big"
                | "top"
                | "single"
        )
}

/// Adjectives that stand behind the noun they tell of: "one person familiar with it".
fn is_post_nominal(word: &str) -> bool {
    matches!(
        word,
        "familiar" | "aware" | "close" | "able" | "unable" | "likely" | "present" | "dead" | "alive" | "capable" | "worth" | "enough"
    )
}

/// A word that no counted noun can be, and that ends the search for one.
pub(super) fn is_closed(doc: &Passage, at: usize) -> bool {
    doc.is_closed(at)
        || (doc.is_capitalized(at) && doc.lower(at).ends_with("day") && super::relative::weekday_number(doc.lower(at)).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::passage::Passage;
    use super::{after, is_elliptic};
    use crate::document::Document;

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
            ("official said", true, "official"),
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
