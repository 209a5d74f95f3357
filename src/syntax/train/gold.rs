//! What a treebank says of our tokens, which are cut otherwise: "don't" and "well-known" are one word here, "9:30" three.

use super::conllu::{Story, Word};
use crate::document::{Document, TokenKind, Tokens};
use crate::span::Span;
use crate::syntax::tags::Tag;

/// What a treebank says of one of our tokens.
#[derive(Clone, Debug)]
pub(crate) struct Gold {
    /// Its part of speech; that of the whole for a word with hyphens.
    pub(crate) tag: Tag,
    /// The token on which it depends; `None` for the root of a sentence.
    pub(crate) head: Option<usize>,
    /// How it depends on that: "nsubj", "nsubj:pass".
    pub(crate) relation: String,
}

/// Tokens and words that stand for the same stretch of text and share no character with any other.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Our tokens.
    pub(crate) tokens: Tokens,
    /// The treebank's words.
    pub(crate) words: Tokens,
    /// The word on which the others of the group depend.
    pub(crate) head: usize,
}

/// What a treebank says of each token of a story that was cut up by us; `None` where it has nothing.
pub(crate) fn gold(story: &Story, doc: &Document) -> Vec<Option<Gold>> {
    let groups = groups(story, doc);
    let mut token_of = vec![None; story.words.len()];
    for group in &groups {
        for word in group.words.clone() {
            token_of[word] = Some(nearest(doc, &group.tokens, story.words[word].span));
        }
    }
    let mut gold = vec![None; doc.len()];
    for group in &groups {
        for at in group.tokens.clone() {
            let word = if group.tokens.len() == 1 { group.head } else { group.word_of(at, story, doc) };
            let Word { head, relation, .. } = &story.words[word];
            let last = token_of[word];
            gold[at] = Some(if last == Some(at) {
                let tag = if group.tokens.len() == 1 { group.tag(story) } else { tag_of(&story.words[word]) };
                Gold { tag, head: head.and_then(|head| token_of[head]).filter(|&head| head != at), relation: relation.clone() }
            } else {
                let tag = match doc.kind(at) {
                    TokenKind::Number => Tag::Number,
                    TokenKind::Punct | TokenKind::Quote => Tag::Punct,
                    _ => tag_of(&story.words[word]),
                };
                Gold { tag, head: last, relation: "goeswith".to_owned() }
            });
        }
    }
    gold
}

/// The groups of a story, in order.
pub(crate) fn groups(story: &Story, doc: &Document) -> Vec<Group> {
    let (mut groups, mut token, mut word) = (Vec::new(), 0, 0);
    while token < doc.len() && word < story.words.len() {
        let (first, first_word) = (token, word);
        let mut end = doc.span(token).start.min(story.words[word].span.start) + 1;
        loop {
            let before = (token, word);
            while token < doc.len() && doc.span(token).start < end {
                end = end.max(doc.span(token).end);
                token += 1;
            }
            while word < story.words.len() && story.words[word].span.start < end {
                end = end.max(story.words[word].span.end);
                word += 1;
            }
            if before == (token, word) {
                break;
            }
        }
        let (tokens, words) = (first..token, first_word..word);
        if !tokens.is_empty() && !words.is_empty() {
            let outside = |at: &usize| story.words[*at].head.is_none_or(|head| !words.contains(&head)) && !tells_itself(&story.words[*at]);
            let head = words.clone().find(outside).unwrap_or(words.start);
            groups.push(Group { tokens, words, head });
        }
    }
    groups
}

impl Group {
    /// The tag of the group's only token: the head's, but a participle that is an adjective's part is an adjective: "well-known".
    pub(crate) fn tag(&self, story: &Story) -> Tag {
        let tag = tag_of(&story.words[self.head]);
        let hyphen = self.words.clone().any(|at| story.words[at].upos == "PUNCT" || story.words[at].xpos == "HYPH");
        let modifies = story.words[self.head].relation == "amod";
        if self.words.len() > 1 && hyphen && modifies && matches!(tag, Tag::Participle | Tag::Gerund) { Tag::Adjective } else { tag }
    }

    /// The word of which a token is part.
    fn word_of(&self, token: usize, story: &Story, doc: &Document) -> usize {
        let span = doc.span(token);
        self.words.clone().max_by_key(|&at| (shared(story.words[at].span, span), at)).unwrap_or(self.head)
    }
}

/// The last token that shares most with a word.
pub(crate) fn nearest(doc: &Document, tokens: &Tokens, word: Span) -> usize {
    tokens.clone().max_by_key(|&at| (shared(doc.span(at), word), at)).unwrap_or(tokens.start)
}

fn shared(a: Span, b: Span) -> u32 {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// Whether a part of one of our tokens needs no tag of its own: a hyphen, "n't".
pub(crate) fn tells_itself(word: &Word) -> bool {
    word.upos == "PUNCT" || word.xpos == "HYPH" || (word.upos == "PART" && word.xpos == "RB")
}

/// Our tag for a word of a treebank: the pair of tags; else the fine one; else the universal one.
pub(crate) fn tag_of(word: &Word) -> Tag {
    let (xpos, upos) = (word.xpos.as_str(), word.upos.as_str());
    let find = |fits: &dyn Fn((&str, &str)) -> bool| Tag::LEARNED.iter().copied().find(|tag| fits(tag.treebank()));
    match (xpos, upos) {
        (_, "PUNCT") => Tag::Punct,
        (_, "SYM") => Tag::Symbol,
        ("FW", _) => Tag::Foreign,
        ("LS", _) => Tag::Number,
        ("AFX", _) => Tag::Adjective,
        ("HYPH" | "NFP", _) => Tag::Punct,
        _ => find(&|pair| pair == (xpos, upos))
            .or_else(|| find(&|pair| pair.0 == xpos))
            .or_else(|| find(&|pair| pair.1 == upos))
            .unwrap_or(Tag::Foreign),
    }
}

#[cfg(test)]
mod tests {
    use super::super::conllu::read;
    use super::{Tag, gold};
    use crate::document::Document;

    #[test]
    fn tokens_take_the_tag_of_their_head_part_and_find_their_heads() {
        let rows = [
            ("A", "DET", "DT", 6, "det", ""),
            ("well", "ADV", "RB", 4, "advmod", "SpaceAfter=No"),
            ("-", "PUNCT", "HYPH", 2, "punct", "SpaceAfter=No"),
            ("known", "VERB", "VBN", 6, "amod", ""),
            ("9:30", "NUM", "CD", 6, "nummod", ""),
            ("train", "NOUN", "NN", 7, "nsubj", ""),
            ("left", "VERB", "VBD", 0, "root", "SpaceAfter=No"),
            (".", "PUNCT", ".", 7, "punct", ""),
        ];
        let line = |(at, (form, upos, xpos, head, relation, misc)): (usize, &(&str, &str, &str, usize, &str, &str))| {
            format!("{}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}\n", at + 1)
        };
        let conllu: String = rows.iter().enumerate().map(line).collect();
        let story = read(&conllu).remove(0);
        let doc = Document::new(&story.text);
        let gold: Vec<_> = gold(&story, &doc).into_iter().map(|gold| gold.map(|g| (g.tag, g.head)).unwrap()).collect();
        let tokens: Vec<_> = (0..doc.len()).map(|at| doc.surface(at)).collect();
        assert_eq!(tokens, ["A", "well-known", "9", ":", "30", "train", "left", "."]);
        let expected = [
            (Tag::Determiner, Some(5)),
            (Tag::Adjective, Some(5)),
            (Tag::Number, Some(4)),
            (Tag::Punct, Some(4)),
            (Tag::Number, Some(5)),
            (Tag::Noun, Some(6)),
            (Tag::Past, None),
            (Tag::Punct, Some(6)),
        ];
        assert_eq!(gold, expected);
    }
}
