//! One walk over a part of a page, as it is rendered, that can stop and go on.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleDeclaration, Document, Element, HtmlIFrameElement, HtmlSlotElement, Node, Text, Window};

use super::page::{Read, White};

/// Elements whose text is not read: not shown, not text, or typed by the reader.
const LEFT_OUT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "dialog", "head", "input", "math", "meter", "nav", "noscript", "object", "optgroup", "option",
    "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];

/// Roles of parts beside a story.
const BESIDE_ROLES: &[&str] = &["complementary", "contentinfo", "dialog", "navigation", "search"];

/// Elements that hold a letter or two of a word, such as an initial that floats.
const PHRASING: &[&str] = &["b", "big", "em", "font", "i", "span", "strong"];

/// Nodes that are visited between two looks at the clock.
const STEPS: usize = 32;

pub(super) struct Walker {
    stack: Vec<Frame>,
    story: bool,
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
}

#[derive(Clone)]
enum Next {
    Sibling(Option<Node>),
    /// Nodes in a slot.
    Assigned(Array, u32),
}

impl Walker {
    pub(super) fn new(root: &Node, story: bool) -> Self {
        let mut walker = Self { stack: Vec::new(), story };
        let document = root.owner_document().or_else(|| root.dyn_ref::<Document>().cloned());
        let window = document.as_ref().and_then(Document::default_view);
        let block = element(root).or_else(|| root.parent_element()).or_else(|| document?.document_element());
        if let (Some(window), Some(block)) = (window, block) {
            let style = window.get_computed_style(&block).ok().flatten();
            let (white, visible) = style.map_or((White::Collapse, true), |style| (white(&style), visible(&style)));
            let next = Next::Sibling(children_of(root));
            walker.stack.push(Frame { next, block, window, white, visible, breaks: true, after: None });
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
                Node::TEXT_NODE if frame.visible => read.add(node.unchecked_ref::<Text>(), frame.white, &frame.block),
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
        if LEFT_OUT.contains(&name) || self.story && matches!(name, "aside" | "footer" | "form") {
            return;
        }
        let Some(parent) = self.stack.last() else { return };
        let note = name == "sup" && matches!(element.query_selector("a[href^='#']"), Ok(Some(_)));
        if note || element.has_attributes() && self.is_left_out_by_attributes(element) {
            return;
        }
        let Some(style) = parent.window.get_computed_style(element).ok().flatten() else { return };
        let display = get(&style, "display");
        if display == "none" || is_clipped(&style) {
            return;
        }
        let inline = matches!(display.as_str(), "" | "contents" | "inline" | "ruby")
            || display.starts_with("inline") && !matches!(name, "li" | "div" | "p" | "td")
            || PHRASING.contains(&name) && is_initial(element, &style);
        let mut frame = Frame { white: white(&style), visible: visible(&style), breaks: !inline, after: None, ..parent.clone() };
        if !inline {
            read.end_line(2);
            frame.block = element.clone();
        }
        if name == "q" && frame.visible {
            read.add_shown('\u{201C}', &frame.block);
            frame.after = Some('\u{201D}');
        }
        if let Some(next) = inside(element, name, &mut frame, read) {
            frame.next = next;
            self.stack.push(frame);
        }
    }

    fn is_left_out_by_attributes(&self, element: &Element) -> bool {
        let is = |attribute, value: &str| element.get_attribute(attribute).is_some_and(|has| has.eq_ignore_ascii_case(value));
        let editable = || element.get_attribute("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"));
        is("aria-hidden", "true")
            || element.has_attribute("hidden")
            || editable()
            || is("role", "doc-noteref")
            || is("role", "textbox")
            || self.story && element.get_attribute("role").is_some_and(|role| BESIDE_ROLES.contains(&role.as_str()))
    }
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

fn get(style: &CssStyleDeclaration, property: &str) -> String {
    style.get_property_value(property).unwrap_or_default()
}

fn visible(style: &CssStyleDeclaration) -> bool {
    get(style, "visibility") == "visible"
}

fn white(style: &CssStyleDeclaration) -> White {
    match get(style, "white-space-collapse").as_str() {
        "preserve" | "break-spaces" | "preserve-spaces" => White::Keep,
        "preserve-breaks" => White::KeepLines,
        _ => White::Collapse,
    }
}

/// Whether an element is there for screen readers only: cut to nothing.
fn is_clipped(style: &CssStyleDeclaration) -> bool {
    if get(style, "position") != "absolute" {
        return false;
    }
    let clip = get(style, "clip");
    let nothing = clip.starts_with("rect(0px, 0px, 0px, 0px") || clip.starts_with("rect(1px, 1px, 1px, 1px");
    nothing || matches!(get(style, "clip-path").as_str(), "inset(50%)" | "inset(100%)")
}

/// Whether an element is the first letters of a word, set apart by floating.
fn is_initial(element: &Element, style: &CssStyleDeclaration) -> bool {
    get(style, "float") != "none" && element.text_content().is_some_and(|text| text.trim().chars().count() <= 2)
}
