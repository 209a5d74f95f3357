//! Sentences written again as headlines have them, since the treebanks have few such lines and the news many.

use super::conllu::{Story, Word};
use crate::document::Document;
use crate::syntax::tagger::settings;

/// Of so many sentences, one is copied in each way.
const EVERY: usize = 40;

/// Ways to write a sentence anew.
#[derive(Clone, Copy)]
enum Way {
    /// "Judge Rejects Plan for Town Hall".
    Title,
    /// "JUDGE REJECTS PLAN FOR TOWN HALL".
    Upper,
}

const WAYS: [Way; 2] = [Way::Title, Way::Upper];
/// Words that headlines leave small.
const SMALL: [&str; 16] = ["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// Some sentences of a story, each a story by itself.
pub(super) fn copies(story: &Story, number: usize) -> Vec<Story> {
    let doc = Document::new(&story.text);
    let chosen = doc.sentences().iter().enumerate().filter_map(|(at, sentence)| {
        let turn = (number + at) % EVERY;
        WAYS.get(turn).map(|&way| (way, doc.span_of(sentence)))
    });
    let copies = chosen.filter_map(|(way, span)| {
        let text = rewrite(span.of(&story.text), way);
        if !is_headline(&text) {
            return None;
        }
        let inside: Vec<usize> = (0..story.words.len()).filter(|&at| span.contains(story.words[at].span)).collect();
        let first = *inside.first()?;
        let words = inside.iter().map(|&at| {
            let Word { span: word, upos, xpos, head, relation } = &story.words[at];
            let head = head.and_then(|head| inside.contains(&head).then(|| head - first));
            let word = crate::span::Span::new(word.start - span.start, word.end - span.start);
            Word { span: word, upos: upos.clone(), xpos: xpos.clone(), head, relation: relation.clone() }
        });
        Some(Story { name: story.name.clone(), words: words.collect(), text })
    });
    copies.collect()
}

/// Whether a text is one line whose capitals say nothing.
fn is_headline(text: &str) -> bool {
    let doc = Document::new(text);
    matches!(doc.sentences(), [line] if settings::of(&doc, line).is_headline())
}

/// A sentence with other ASCII letters, so that everything stays where it is.
fn rewrite(text: &str, way: Way) -> String {
    match way {
        Way::Upper => text.to_ascii_uppercase(),
        Way::Title => {
            let words = text.split_inclusive(' ').enumerate().map(|(at, word)| {
                let mut word = word.to_owned();
                if at == 0 || !SMALL.contains(&word.trim()) {
                    let first = word.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(0);
                    if let Some(letter) = word.get_mut(first..=first) {
                        letter.make_ascii_uppercase();
                    }
                }
                word
            });
            words.collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Way, rewrite};

    #[test]
    fn small_words_of_headlines_stay_small() {
        assert_eq!(rewrite("the judge rejects “plan” for hall", Way::Title), "The Judge Rejects “Plan” for Hall");
        assert_eq!(rewrite("Über alles", Way::Upper), "ÜBER ALLES");
    }
}
