//! How often noun phrases, subjects and objects are those of a treebank.

use super::conllu::read;
use super::gold::{Gold, gold};
use crate::document::Document;
use crate::syntax::{Memory, Syntax, Tag, Tags};

/// How well phrases and clauses are read, in percent.
#[derive(Clone, Debug, Default)]
pub struct Grammar {
    /// Verbs with a subject whose subject has the right head.
    pub subjects: f64,
    /// Heads of noun phrases, F1.
    pub phrases: f64,
    /// Objects found of those in the treebank.
    pub objects: f64,
    /// What was read wrong, with its sentence.
    pub errors: Vec<String>,
}

/// Scores the texts of a treebank in CoNLL-U, read over our own tags or over the treebank's.
#[must_use]
pub fn grammar(conllu: &str, over_gold_tags: bool) -> Grammar {
    let mut scores = Scores::default();
    for story in read(conllu) {
        let doc = Document::new(&story.text);
        let gold = gold(&story, &doc);
        let syntax = if over_gold_tags {
            Syntax::over(&doc, gold.iter().map(|gold| gold.as_ref().map_or(Tag::Punct, |gold| gold.tag)).collect())
        } else {
            Syntax::read(&doc, &mut Memory::default())
        };
        let tree = Tree::new(&doc, gold);
        scores.phrases(&tree, &syntax);
        scores.subjects(&tree, &syntax);
    }
    scores.percent()
}

/// A treebank's text by our tokens.
struct Tree<'a> {
    doc: &'a Document<'a>,
    gold: Vec<Option<Gold>>,
    /// For each token, the last one of the name that begins with it: that of "Ann Bell" stands for the whole.
    last_of: Vec<usize>,
    /// For each predicate, its "is".
    copula: Vec<Option<usize>>,
}

impl<'a> Tree<'a> {
    fn new(doc: &'a Document<'a>, gold: Vec<Option<Gold>>) -> Self {
        let mut tree = Self { doc, last_of: (0..gold.len()).collect(), copula: vec![None; gold.len()], gold };
        for at in (0..tree.gold.len()).rev() {
            let Some(head) = tree.head(at) else { continue };
            let beside = tree.relation(at) == "appos" && (head..at).all(|at| tree.tag(at) != Tag::Punct);
            if (tree.relation(at).starts_with("flat") || beside) && head < at {
                tree.last_of[head] = tree.last_of[head].max(tree.last_of[at]);
            }
            if tree.relation(at) == "cop" {
                tree.copula[head] = Some(at);
            }
        }
        tree
    }

    fn relation(&self, at: usize) -> &str {
        self.gold[at].as_ref().map_or("", |gold| gold.relation.as_str())
    }

    fn head(&self, at: usize) -> Option<usize> {
        self.gold[at].as_ref().and_then(|gold| gold.head)
    }

    fn tag(&self, at: usize) -> Tag {
        self.gold[at].as_ref().map_or(Tag::Punct, |gold| gold.tag)
    }

    /// Whether a noun or pronoun is the head of a phrase, and no part of another's.
    fn is_phrase_head(&self, at: usize) -> bool {
        const INSIDE: [&str; 9] = ["compound", "flat", "goeswith", "fixed", "det", "advmod", "case", "discourse", "amod"];
        let relation = self.relation(at);
        self.tag(at).is(Tags::NOUN | Tags::PRONOUN) && relation != "cc:preconj" && !INSIDE.iter().any(|inside| relation.starts_with(inside))
    }

    /// The verb that a subject belongs to: "is" where the treebank hangs it on what is said of it.
    fn verb_of(&self, subject: usize) -> Option<usize> {
        // "The fact is that he left": "fact" is the subject of "is", "he" of "left".
        let is_outer = |at: usize| self.relation(at) == "nsubj:outer";
        let head = self.head(subject)?;
        let has_outer =
            self.doc.sentence_at(subject).take_while(|&at| at < subject).any(|other| is_outer(other) && self.head(other) == Some(head));
        Some(self.copula[head].filter(|_| is_outer(subject) || !has_outer).unwrap_or(head)).filter(|&verb| self.tag(verb).is(Tags::VERB))
    }

    fn sentence(&self, at: usize) -> &str {
        self.doc.span_of(&self.doc.sentence_at(at)).of(self.doc.text())
    }
}

#[derive(Default)]
struct Scores {
    phrases: [usize; 3],
    subjects: [usize; 2],
    objects: [usize; 2],
    errors: Vec<String>,
}

impl Scores {
    fn phrases(&mut self, tree: &Tree, syntax: &Syntax) {
        let mut found = vec![false; tree.gold.len()];
        syntax.phrases().iter().for_each(|phrase| found[phrase.head] = true);
        let mut wanted = vec![false; found.len()];
        (0..found.len()).filter(|&at| tree.is_phrase_head(at)).for_each(|at| wanted[tree.last_of[at]] = true);
        for at in 0..found.len() {
            // A number or an adjective that is a phrase by itself is no error, and no hit either.
            if !wanted[at] && !tree.tag(at).is(Tags::NOUN) {
                continue;
            }
            for (count, more) in self.phrases.iter_mut().zip([wanted[at] && found[at], found[at], wanted[at]]) {
                *count += usize::from(more);
            }
            if wanted[at] != found[at] {
                let sort = if found[at] { "extra" } else { "missed" };
                self.errors.push(format!("phrase {sort}: {} in {}", tree.doc.surface(at), tree.sentence(at)));
            }
        }
    }

    fn subjects(&mut self, tree: &Tree, syntax: &Syntax) {
        let head = |phrase: Option<usize>| phrase.and_then(|phrase| syntax.phrase(phrase)).map(|phrase| phrase.head);
        for at in 0..tree.gold.len() {
            let relation = tree.relation(at);
            let Some(verb) = (if relation.starts_with("nsubj") { tree.verb_of(at) } else { tree.head(at).filter(|_| relation == "obj") })
            else {
                continue;
            };
            let clause = syntax.clause_of(verb).and_then(|clause| syntax.clause(clause));
            let (count, found) = if relation == "obj" {
                (&mut self.objects, head(clause.and_then(|clause| clause.object)))
            } else {
                (&mut self.subjects, head(clause.and_then(|clause| clause.subject)))
            };
            let right = found == Some(tree.last_of[at]);
            count[0] += usize::from(right);
            count[1] += 1;
            if !right && relation != "obj" {
                let [verb_word, wanted] = [verb, tree.last_of[at]].map(|at| tree.doc.surface(at));
                let found = found.map_or("-", |at| tree.doc.surface(at));
                self.errors.push(format!("subject of {verb_word}: {wanted}, not {found}, in {}", tree.sentence(verb)));
            }
        }
    }

    fn percent(self) -> Grammar {
        let share = |part: usize, all: usize| (1000.0 * part as f64 / all.max(1) as f64).round() / 10.0;
        let [hits, found, wanted] = self.phrases;
        Grammar {
            subjects: share(self.subjects[0], self.subjects[1]),
            phrases: share(2 * hits, found + wanted),
            objects: share(self.objects[0], self.objects[1]),
            errors: self.errors,
        }
    }
}
