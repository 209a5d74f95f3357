//! Where on a page its story is.

use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, NodeList};

/// What authors and publishing systems call a story.
const STORIES: &str = "[itemprop~='articleBody'], article, [role='article'], main, [role='main']";

/// Paragraphs shorter than this are captions, links and the like.
const LONG: usize = 60;

/// At most so many paragraphs are weighed.
const PARAGRAPHS: u32 = 2000;

/// A part that holds at least this share of what its surroundings hold stands for them.
const SHARE: f64 = 0.75;

/// The element that holds a page's main story: what its author says it is, or the one with most paragraphs, or the body.
/// Undefined where the document has no body.
#[wasm_bindgen(skip_typescript)]
#[must_use]
pub fn article(document: &Document) -> Option<Element> {
    let body = document.query_selector("body").ok()??;
    let named: Vec<_> = elements(&document.query_selector_all(STORIES).ok()?).map(|element| (weight(&element), element)).collect();
    let most = named.iter().map(|(weight, _)| *weight).max().unwrap_or(0);
    if most >= LONG {
        // The innermost that still holds nearly all of it; those come later.
        let enough = |&&(weight, _): &&(usize, Element)| weight as f64 >= most as f64 * SHARE;
        return named.iter().rfind(enough).map(|(_, element)| element.clone());
    }
    Some(densest(&body))
}

/// The innermost element that holds nearly all long paragraphs of the body.
fn densest(body: &Element) -> Element {
    let whole = weight(body);
    let mut here = body.clone();
    if whole < LONG {
        return here;
    }
    loop {
        let children: Vec<Element> = std::iter::successors(here.first_element_child(), Element::next_element_sibling).collect();
        let enough = |child: &&Element| child.local_name() != "p" && weight(child) as f64 >= whole as f64 * SHARE;
        match children.iter().find(enough) {
            Some(child) => here = child.clone(),
            None => return here,
        }
    }
}

/// How much text an element holds in paragraphs that are long enough.
fn weight(element: &Element) -> usize {
    let Ok(paragraphs) = element.query_selector_all("p") else { return 0 };
    elements(&paragraphs).filter_map(|p| p.text_content()).map(|text| text.len()).filter(|&length| length >= LONG).sum()
}

fn elements(list: &NodeList) -> impl Iterator<Item = Element> + '_ {
    (0..list.length().min(PARAGRAPHS)).filter_map(|at| list.item(at)).map(JsCast::unchecked_into)
}
