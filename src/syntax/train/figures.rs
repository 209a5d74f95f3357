//! How well a treebank's texts are read.

use super::conllu::{self, Story};
use super::gold::{Group, groups, nearest, tag_of, tells_itself};
use crate::document::Document;
use crate::syntax::Syntax;
use crate::syntax::tags::Tag;

/// Shares of what was right, in percent.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Of all words of the treebank, those with the right universal tag. One that is no token of ours, nor the head of one, nor
    /// tells itself as a hyphen does, is wrong.
    pub upos: f64,
    /// The same for fine tags.
    pub xpos: f64,
    /// Universal tags of the words that are tokens of ours.
    pub upos_aligned: f64,
    /// Fine tags of these.
    pub xpos_aligned: f64,
    /// Errors, most first: the treebank's tags, ours, how often, with examples.
    pub errors: Vec<(String, String, usize, Vec<String>)>,
}

#[derive(Default)]
struct Counter {
    words: usize,
    aligned: usize,
    upos: usize,
    xpos: usize,
    errors: std::collections::BTreeMap<(String, String), Vec<String>>,
}

/// The figures for the texts of a file in CoNLL-U.
#[must_use]
pub fn figures(conllu: &str) -> Figures {
    let mut counter = Counter::default();
    for story in conllu::read(conllu) {
        let doc = Document::new(&story.text);
        let syntax = Syntax::read(&doc, &mut crate::syntax::Memory::default());
        counter.words += story.words.len();
        for group in groups(&story, &doc) {
            counter.group(&story, &doc, &group, &syntax);
        }
    }
    let share = |right: usize, all: usize| (10_000.0 * right as f64 / all.max(1) as f64).round() / 100.0;
    let mut errors: Vec<_> = counter
        .errors
        .into_iter()
        .map(|((gold, found), examples)| (gold, found, examples.len(), examples.into_iter().step_by(3).take(12).collect()))
        .collect();
    errors.sort_by_key(|error| std::cmp::Reverse(error.2));
    Figures {
        upos: share(counter.upos, counter.words),
        xpos: share(counter.xpos, counter.words),
        upos_aligned: share(counter.upos, counter.aligned),
        xpos_aligned: share(counter.xpos, counter.aligned),
        errors,
    }
}

impl Counter {
    fn group(&mut self, story: &Story, doc: &Document, group: &Group, syntax: &Syntax) {
        let several = group.words.len() > 1;
        for at in group.words.clone() {
            let word = &story.words[at];
            if several && at != group.head {
                // A hyphen or "n't" tells itself; any other part has no tag of its own with us.
                let right = usize::from(tells_itself(word));
                self.aligned += right;
                self.upos += right;
                self.xpos += right;
                continue;
            }
            self.aligned += 1;
            let gold = if several && group.tokens.len() == 1 { group.tag(story) } else { tag_of(word) };
            // The last part tells: "30" "th" is an adjective.
            let found = syntax.tag(nearest(doc, &group.tokens, word.span));
            let (xpos, upos) = if several { gold.treebank() } else { expected(&word.xpos, &word.upos) };
            self.upos += usize::from(found.treebank().1 == upos);
            self.xpos += usize::from(found.treebank().0 == xpos);
            if found.treebank() != (xpos, upos) {
                let beside = group.tokens.start.saturating_sub(3)..(group.tokens.end + 2).min(doc.len());
                let example = doc.span_of(&beside).of(doc.text()).replace('\n', " ");
                self.errors
                    .entry((format!("{xpos}/{upos}"), format!("{found:?}")))
                    .or_default()
                    .push(format!("{}: {example}", word.span.of(&story.text)));
            }
        }
    }
}

/// The pair of tags of a word; those of marks and signs are one with us.
fn expected<'a>(xpos: &'a str, upos: &'a str) -> (&'a str, &'a str) {
    match upos {
        "PUNCT" => Tag::Punct.treebank(),
        "SYM" => Tag::Symbol.treebank(),
        _ => (xpos, upos),
    }
}

/// The grammar of a text, a line a clause: its kind, subject, verbs, object and words, and each word with its tag; to see what is read.
#[must_use]
pub fn parse(text: &str) -> Vec<String> {
    let doc = Document::new(text);
    let syntax = Syntax::read(&doc, &mut crate::syntax::Memory::default());
    let words = |tokens: &crate::document::Tokens| doc.span_of(tokens).of(text).to_owned();
    let phrase = |index: Option<usize>| index.and_then(|index| syntax.phrase(index)).map_or("-".to_owned(), |phrase| words(&phrase.tokens));
    let tagged: Vec<_> = (0..doc.len()).map(|at| format!("{}/{:?}", doc.surface(at), syntax.tag(at))).collect();
    let clause = |clause: &crate::syntax::Clause| {
        let (subject, object) = (phrase(clause.subject), phrase(clause.object));
        format!("{:?}: {subject} < {} > {object}: {}", clause.kind, words(&clause.verbs.tokens), words(&clause.tokens))
    };
    std::iter::once(tagged.join(" ")).chain(syntax.clauses().iter().map(clause)).collect()
}
