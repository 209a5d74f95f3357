//! What a figure counts: the head noun after it, or the one counted before where it is left out.

use crate::document::{Case, Document, TokenKind, Tokens};

/// The noun that a cardinal counts, searched from the token after it: "120,000 [inhabitants]", "thousands of [civilians]".
pub(super) fn after(doc: &Document, from: usize, singular: bool) -> Option<Tokens> {
    let mut at = from;
    if doc.lower(at) == "of" {
        at += 1;
        while matches!(doc.lower(at), "the" | "these" | "those" | "its" | "his" | "her" | "their" | "our" | "my" | "all")
            || doc.kind(at) == TokenKind::Number
            || super::words::small(doc.lower(at)).is_some()
        {
            at += 1;
        }
    } else if matches!(doc.lower(at), "more" | "other" | "additional" | "further" | "new") {
        at += 1;
    }
    let mut head = None;
    for index in at..at + 5 {
        let word = doc.kind(index) == TokenKind::Word;
        if !word
            || super::words::small(doc.lower(index)).is_some()
            || is_closed(doc.lower(index))
            || is_verb(doc.lower(index))
            || (head.is_some() && is_participle(doc.lower(index)))
        {
            break;
        }
        let plural = is_plural(doc, index);
        if plural || (singular && !is_modifier(doc, index)) {
            head = Some(index..index + 1);
        }
        // "27 police officers": a plural noun may modify only another plural noun.
        if head.is_some() && !is_plural(doc, index + 1) {
            break;
        }
    }
    head
}

/// Whether a figure stands for people or things named before: "27 people have been killed and 200 [wounded]".
pub(super) fn is_elliptic(doc: &Document, from: usize) -> bool {
    let at = from + usize::from(matches!(doc.lower(from), "were" | "was" | "have" | "others" | "more"));
    let at = at + usize::from(doc.lower(at) == "been");
    is_participle(doc.lower(at)) || matches!(doc.lower(at), "dead" | "missing" | "alive")
}

/// Whether a noun looks plural.
pub(crate) fn is_plural(doc: &Document, at: usize) -> bool {
    let word = doc.lower(at);
    let ending = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    doc.kind(at) == TokenKind::Word && (ending || PLURALS.contains(&word)) && !is_closed(word) && !is_verb(word)
}

fn is_participle(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ed"))
        || matches!(word, "hurt" | "shot" | "slain" | "held" | "found" | "lost" | "born" | "taken" | "seen")
}

/// A word that may stand before the counted noun and is none itself.
fn is_modifier(doc: &Document, at: usize) -> bool {
    let word = doc.lower(at);
    let next = doc.kind(at + 1) == TokenKind::Word && !is_closed(doc.lower(at + 1)) && !is_verb(doc.lower(at + 1));
    let ending = ["al", "ous", "ive", "ic", "ful", "less", "able", "ible", "ed", "ing", "ary", "er", "est", "ant", "ent"]
        .iter()
        .any(|e| word.ends_with(e));
    next && (ending || doc.case(at) != Case::Lower || word.len() <= 5)
}

fn is_verb(word: &str) -> bool {
    matches!(
        word,
        "says"
            | "said"
            | "is"
            | "was"
            | "has"
            | "does"
            | "comes"
            | "goes"
            | "makes"
            | "takes"
            | "remains"
            | "includes"
            | "began"
            | "became"
            | "told"
            | "made"
            | "came"
            | "took"
            | "went"
            | "got"
            | "saw"
            | "left"
            | "won"
            | "lost"
            | "died"
            | "rose"
            | "fell"
    )
}

fn is_closed(word: &str) -> bool {
    matches!(
        word,
        "of" | "in"
            | "on"
            | "at"
            | "by"
            | "for"
            | "to"
            | "from"
            | "with"
            | "and"
            | "or"
            | "but"
            | "as"
            | "that"
            | "which"
            | "who"
            | "whose"
            | "when"
            | "where"
            | "while"
            | "if"
            | "than"
            | "then"
            | "so"
            | "yet"
            | "nor"
            | "the"
            | "a"
            | "an"
            | "this"
            | "these"
            | "those"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "my"
            | "your"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
            | "i"
            | "them"
            | "us"
            | "whom"
            | "what"
            | "is"
            | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "being"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "not"
            | "no"
            | "into"
            | "over"
            | "under"
            | "after"
            | "before"
            | "since"
            | "until"
            | "during"
            | "between"
            | "among"
            | "against"
            | "about"
            | "through"
            | "across"
            | "per"
            | "via"
            | "within"
            | "without"
            | "also"
            | "just"
            | "only"
            | "there"
            | "here"
            | "now"
            | "ago"
            | "later"
            | "earlier"
            | "too"
            | "because"
            | "although"
            | "though"
            | "out"
            | "up"
            | "down"
            | "off"
            | "away"
            | "back"
            | "said"
            | "says"
            | "always"
            | "perhaps"
            | "thus"
            | "plus"
            | "versus"
            | "vs"
            | "others"
            | "overseas"
            | "towards"
            | "besides"
            | "sometimes"
            | "nevertheless"
    )
}

/// Plurals that do not end in "s", and nouns that a figure counts in the singular.
const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "personnel",
    "troops",
    "staff",
    "crew",
    "cattle",
    "sheep",
    "fish",
    "aircraft",
    "spacecraft",
    "percent",
    "feet",
    "teeth",
    "mice",
    "geese",
    "media",
    "data",
    "criteria",
    "phenomena",
    "policemen",
    "policewomen",
    "firemen",
    "gunmen",
    "servicemen",
    "servicewomen",
    "spokesmen",
    "businessmen",
    "fishermen",
    "lawmen",
    "congressmen",
    "grandchildren",
    "alumni",
    "nuclei",
    "fungi",
    "bacteria",
    "species",
    "series",
    "folk",
    "dead",
    "wounded",
    "injured",
    "offspring",
    "infantry",
    "cavalry",
    "kilos",
    "salespeople",
    "townspeople",
    "tribesmen",
    "countrymen",
    "militiamen",
    "guardsmen",
    "horsemen",
    "schoolchildren",
    "buses",
    "viruses",
    "crises",
    "bonuses",
    "campuses",
];

#[cfg(test)]
mod tests {
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
            ("French soldier died", true, "soldier"),
            ("official said", true, "official"),
            ("of them said so", false, ""),
            ("and the rest", false, ""),
            ("is enough for us", false, ""),
        ] {
            let doc = Document::new(text);
            let found = after(&doc, 0, singular).map_or("", |t| doc.surface(t.start));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn participles_leave_the_noun_out() {
        assert!(is_elliptic(&Document::new("wounded in the attack"), 0));
        assert!(is_elliptic(&Document::new("were injured"), 0));
        assert!(!is_elliptic(&Document::new("of them"), 0));
    }
}
