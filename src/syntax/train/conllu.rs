//! Treebanks in CoNLL-U: <https://universaldependencies.org/format.html>.

use crate::span::Span;

/// A text of a treebank with its words.
#[derive(Debug, Default)]
pub(crate) struct Story {
    /// The name that the treebank gives it.
    pub(crate) name: String,
    /// The running text: sentences in lines of their paragraph, a blank line between paragraphs.
    pub(crate) text: String,
    /// The treebank's words in order.
    pub(crate) words: Vec<Word>,
}

/// A word as the treebank cuts it: "n't" of "don't" is one.
#[derive(Debug)]
pub(crate) struct Word {
    /// Where it stands in the story's text; that of the whole where the parts do not spell it, as in "gonna".
    pub(crate) span: Span,
    /// The universal tag.
    pub(crate) upos: String,
    /// The fine tag, of the Penn Treebank for English.
    pub(crate) xpos: String,
    /// Index of its head among the story's words; `None` for the root of a sentence.
    pub(crate) head: Option<usize>,
    /// How it depends on its head: "nsubj", "nsubj:pass".
    pub(crate) relation: String,
}

/// The stories of a file; lines that are none of its format are passed over.
pub(crate) fn read(conllu: &str) -> Vec<Story> {
    let mut reader = Reader::default();
    for line in conllu.lines() {
        reader.line(line);
    }
    reader.stories.retain(|story| !story.words.is_empty());
    reader.stories
}

#[derive(Default)]
struct Reader {
    stories: Vec<Story>,
    /// Index of the first word of the sentence.
    first: usize,
    /// What stands before the next word.
    gap: &'static str,
    /// The last part of the word of several parts that is being read, how far it is read, and where it ends.
    several: Option<(usize, u32, Span)>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        if line.starts_with("# newdoc") || self.stories.is_empty() {
            let name = line.split_once('=').map_or("", |(_, name)| name.trim()).to_owned();
            self.stories.push(Story { name, ..Story::default() });
            self.gap = "";
        } else if line.starts_with("# newpar") {
            self.gap = "\n\n";
        }
        let Some(story) = self.stories.last_mut() else { return };
        if line.is_empty() {
            self.first = story.words.len();
            return;
        }
        if story.words.is_empty() {
            self.first = 0;
        }
        let columns: Vec<_> = line.split('\t').collect();
        let [number, form, _, upos, xpos, _, head, relation, _, misc] = columns.as_slice() else { return };
        let parts = number.split_once('-').and_then(|(_, last)| last.parse().ok());
        let number: Option<usize> = number.parse().ok();
        if parts.is_none() && number.is_none() {
            return;
        }
        let span = if let (Some(_), Some((_, at, whole))) = (number, &mut self.several) {
            part(&story.text, form, at, *whole)
        } else {
            if !story.text.is_empty() {
                story.text.push_str(self.gap);
            }
            self.gap = if misc.contains("SpaceAfter=No") { "" } else { " " };
            let start = story.text.len() as u32;
            story.text.push_str(form);
            Span::new(start, story.text.len() as u32)
        };
        if let Some(last) = parts {
            self.several = Some((last, span.start, span));
            return;
        }
        if self.several.is_some_and(|(last, ..)| number == Some(last)) {
            self.several = None;
        }
        let head = head.parse::<usize>().ok().and_then(|head| head.checked_sub(1)).map(|head| self.first + head);
        let [upos, xpos, relation] = [upos, xpos, relation].map(|&column| column.to_owned());
        story.words.push(Word { span, upos, xpos, head, relation });
    }
}

/// Where a part of a word stands that goes on at `at`; the whole where the word does not go on so.
fn part(text: &str, form: &str, at: &mut u32, whole: Span) -> Span {
    let span = Span::new(*at, *at + form.len() as u32);
    if span.end > whole.end || span.of(text) != form {
        return whole;
    }
    *at = span.end;
    span
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_stand_where_the_text_has_them() {
        let conllu = "# newdoc id = a\n# text = We don't.\n\
            1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n\
            2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
            2\tdo\tdo\tVERB\tVBP\t_\t0\troot\t_\t_\n\
            3\tn't\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_\n\
            4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n\
            # newpar\n1\tGonna\tgo\tVERB\tVBG\t_\t0\troot\t_\t_\n\n\
            # newdoc id = b\n1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_\n";
        let stories = read(conllu);
        assert_eq!(stories.iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), ["We don't.\n\nGonna", "No"]);
        let words = &stories[0].words;
        assert_eq!(words.iter().map(|w| w.span.of(&stories[0].text)).collect::<Vec<_>>(), ["We", "do", "n't", ".", "Gonna"]);
        assert_eq!(words.iter().map(|w| w.head).collect::<Vec<_>>(), [Some(1), None, Some(1), Some(1), None]);
    }
}
