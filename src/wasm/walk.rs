//! One walk over a part of a page, as it is rendered, that can stop and go on.

use js_sys::{Array, Set};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Document, Element, HtmlIFrameElement, HtmlSlotElement, Node, Text, Window};

use super::page::{Read, White};
use super::seen::{get, is_left_out_by_attributes, is_unseen, visible};
use super::superscript::{self, Superscript};

/// Elements whose text is not read: not shown, not text, or typed by the reader.
const LEFT_OUT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "dialog", "head", "input", "math", "meter", "nav", "noscript", "object", "optgroup", "option",
    "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Those of them that show nothing where they stand, so that what is before and behind them is one.
const NOTHING: &[&str] = &["head", "noscript", "rp", "rt", "script", "style", "template", "title"];

/// Nodes that are visited between two looks at the clock.
const STEPS: usize = 32;

pub(super) struct Walker {
    stack: Vec<Frame>,
    /// Elements that are no part of the story.
    beside: Option<Set>,
}

/// An element that is being read, or what stands in for its children.
#[derive(Clone)]
struct Frame {
    next: Next,
    /// The element that lays out the lines.
    block: Element,
    window: Window,
    white: White,
    visible: bool,
    /// Whether a line ends with the element.
    breaks: bool,
    /// What the browser shows after the element.
    after: Option<char>,
    /// Whether its digits are a power.
    raised: bool,
}

#[derive(Clone)]
enum Next {
    Sibling(Option<Node>),
    /// Nodes in a slot.
    Assigned(Array, u32),
}

impl Walker {
    pub(super) fn new(root: &Node, beside: Option<Set>) -> Self {
        let mut walker = Self { stack: Vec::new(), beside };
        let document = root.owner_document().or_else(|| root.dyn_ref::<Document>().cloned());
        let window = document.as_ref().and_then(Document::default_view);
        let block = element(root).or_else(|| root.parent_element()).or_else(|| document?.document_element());
        if let (Some(window), Some(block)) = (window, block) {
            let style = window.get_computed_style(&block).ok().flatten();
            let (white, visible) = style.map_or((White::Collapse, true), |style| (white(&style), visible(&style)));
            let next = Next::Sibling(children_of(root));
            walker.stack.push(Frame { next, block, window, white, visible, breaks: true, after: None, raised: false });
        }
        walker
    }

    /// Reads on for some milliseconds; whether the end is reached.
    pub(super) fn walk(&mut self, read: &mut Read, milliseconds: f64) -> bool {
        let end = js_sys::Date::now() + milliseconds;
        loop {
            for _ in 0..STEPS {
                if !self.step(read) {
                    read.end_line(2);
                    return true;
                }
            }
            if js_sys::Date::now() >= end {
                return false;
            }
        }
    }

    /// Visits one node; false at the end.
    fn step(&mut self, read: &mut Read) -> bool {
        let Some(frame) = self.stack.last_mut() else { return false };
        if let Some(node) = frame.next.take() {
            match node.node_type() {
                Node::TEXT_NODE if frame.visible => {
                    read.add(node.unchecked_ref::<Text>(), frame.white, frame.raised, &frame.block);
                }
                Node::ELEMENT_NODE => self.enter(node.unchecked_ref::<Element>(), read),
                _ => {}
            }
            return true;
        }
        if let Some(mark) = frame.after {
            read.add_shown(mark, &frame.block);
        }
        if frame.breaks {
            read.end_line(2);
        }
        self.stack.pop();
        true
    }

    fn enter(&mut self, element: &Element, read: &mut Read) {
        let name = element.local_name();
        let name = name.as_str();
        if name == "br" {
            return read.end_line(1);
        }
        if self.is_left_out(element, name) || element.has_attributes() && is_left_out_by_attributes(element) {
            if !NOTHING.contains(&name) {
                read.part();
            }
            return;
        }
        let Some(parent) = self.stack.last() else { return };
        let Some(style) = parent.window.get_computed_style(element).ok().flatten() else { return };
        let display = get(&style, "display");
        if display == "none" || element.has_attributes() && is_unseen(element, &style) {
            return read.part();
        }
        let inline = matches!(display.as_str(), "" | "contents" | "inline" | "ruby")
            || display.starts_with("inline") && !matches!(name, "li" | "div" | "p" | "td")
            || is_initial(element, &style);
        let raised = if name == "sup" { superscript::read(element, read.text()) } else { Superscript::Text };
        match raised {
            Superscript::Note => return read.part(),
            Superscript::Part => read.part(),
            Superscript::Power | Superscript::Text => {}
        }
        let mut frame = Frame {
            white: white(&style),
            visible: visible(&style),
            breaks: !inline,
            after: None,
            raised: raised == Superscript::Power,
            ..parent.clone()
        };
        if !inline {
            read.end_line(2);
            frame.block = element.clone();
        }
        if name == "q" && frame.visible {
            read.add_shown('\u{201C}', &frame.block);
            frame.after = Some('\u{201D}');
        } else if frame.visible && is_quote(element, name) {
            let shown =
                |place| parent.window.get_computed_style_with_pseudo_elt(element, place).ok().flatten().and_then(|style| mark_of(&style));
            if let Some(mark) = shown("::before") {
                read.add_shown(mark, &frame.block);
            }
            frame.after = shown("::after");
        }
        if let Some(next) = inside(element, name, &mut frame, read) {
            frame.next = next;
            self.stack.push(frame);
        }
    }

    fn is_left_out(&self, element: &Element, name: &str) -> bool {
        LEFT_OUT.contains(&name) || self.beside.as_ref().is_some_and(|beside| name == "code" && is_listing(element) || beside.has(element))
    }
}

/// Whether code is more than words that stand in a sentence, such as the name of a command.
fn is_listing(code: &Element) -> bool {
    let is_word = |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’');
    code.closest("pre").is_ok_and(|pre| pre.is_some()) || !code.text_content().is_some_and(|text| text.chars().all(is_word))
}

/// What to read in place of an element's children where that is something else: a shadow tree, a slot, a frame.
fn inside(element: &Element, name: &str, frame: &mut Frame, read: &mut Read) -> Option<Next> {
    if let Some(shadow) = element.shadow_root() {
        read.roots.push(shadow.clone().into());
        return Some(Next::Sibling(shadow.first_child()));
    }
    match name {
        "slot" => {
            let assigned = element.unchecked_ref::<HtmlSlotElement>().assigned_nodes();
            Some(if assigned.length() > 0 { Next::Assigned(assigned, 0) } else { Next::Sibling(element.first_child()) })
        }
        "iframe" => {
            let document = element.unchecked_ref::<HtmlIFrameElement>().content_document()?;
            let body = document.query_selector("body").ok()??;
            frame.window = document.default_view()?;
            frame.block = body.clone();
            read.roots.push(document.into());
            Some(Next::Sibling(body.first_child()))
        }
        // A closed one shows its summary alone.
        "details" if !element.has_attribute("open") => {
            let shown: Array = element.query_selector(":scope > summary").ok()?.into_iter().map(JsValue::from).collect();
            Some(Next::Assigned(shown, 0))
        }
        _ => Some(Next::Sibling(element.first_child())),
    }
}

impl Next {
    fn take(&mut self) -> Option<Node> {
        match self {
            Self::Sibling(next) => {
                let node = next.take()?;
                *next = node.next_sibling();
                Some(node)
            }
            Self::Assigned(nodes, at) => {
                let node = (*at < nodes.length()).then(|| nodes.get(*at).unchecked_into());
                *at += 1;
                node
            }
        }
    }
}

/// A node as an element, of whatever frame's kind.
fn element(node: &Node) -> Option<Element> {
    (node.node_type() == Node::ELEMENT_NODE).then(|| node.clone().unchecked_into())
}

/// The first child to read: that of the shadow tree where there is an open one.
fn children_of(root: &Node) -> Option<Node> {
    element(root).and_then(|element| element.shadow_root()).map_or_else(|| root.first_child(), |shadow| shadow.first_child())
}

fn white(style: &CssStyleDeclaration) -> White {
    match get(style, "white-space-collapse").as_str() {
        "preserve" | "break-spaces" | "preserve-spaces" => White::Keep,
        "preserve-breaks" => White::KeepLines,
        _ => White::Collapse,
    }
}

/// Whether an element may have its quotation marks from a style sheet: a block quote or a paragraph of one.
fn is_quote(element: &Element, name: &str) -> bool {
    name == "blockquote" || name == "p" && element.parent_element().is_some_and(|parent| parent.local_name() == "blockquote")
}

/// The quotation mark that is a pseudo-element's content; none where that is in no line with the text.
fn mark_of(style: &CssStyleDeclaration) -> Option<char> {
    let content = get(style, "content");
    let content = content.trim_matches('"');
    let mark = content.chars().next().filter(|mark| matches!(mark, '\u{201C}' | '\u{201D}' | '\u{2018}' | '\u{2019}'))?;
    (content.chars().nth(1).is_none() && get(style, "position") == "static").then_some(mark)
}

/// Whether an element is the first letters of a word, set apart by floating.
fn is_initial(element: &Element, style: &CssStyleDeclaration) -> bool {
    let short = || element.text_content().is_some_and(|text| text.trim().chars().count() <= 2);
    let joins = || element.next_sibling().and_then(|next| next.text_content()).is_some_and(|text| text.starts_with(char::is_alphabetic));
    get(style, "float") != "none" && short() && joins()
}
