//! What of an element the reader of the page sees.

use web_sys::{CssStyleDeclaration, DomRect, Element};

/// A box of at most so many pixels shows nothing.
const SPECK: f64 = 1.5;

/// Elements beside one that are looked at for its twin.
const TWINS: usize = 8;

pub(super) fn get(style: &CssStyleDeclaration, property: &str) -> String {
    style.get_property_value(property).unwrap_or_default()
}

pub(super) fn visible(style: &CssStyleDeclaration) -> bool {
    get(style, "visibility") == "visible"
}

/// Whether an element's attributes say that its text is not read: hidden, typed by the reader, or a note's mark.
pub(super) fn is_left_out_by_attributes(element: &Element) -> bool {
    let is = |attribute, value: &str| element.get_attribute(attribute).is_some_and(|has| has.eq_ignore_ascii_case(value));
    let editable = || element.get_attribute("contenteditable").is_some_and(|value| !value.eq_ignore_ascii_case("false"));
    element.has_attribute("hidden")
        || is("aria-hidden", "true") && !has_twin(element)
        || editable()
        || is("role", "doc-noteref")
        || is("role", "textbox")
}

/// Whether what is hidden from screen readers is what others see of a word that stands beside it for screen readers alone.
fn has_twin(element: &Element) -> bool {
    let Some(parent) = element.parent_element() else { return false };
    let Some(window) = element.owner_document().and_then(|document| document.default_view()) else { return false };
    let letters = element.text_content().unwrap_or_default();
    std::iter::successors(parent.first_element_child(), Element::next_element_sibling)
        .take(TWINS)
        .filter(|twin| twin.get_attribute("aria-hidden").is_none() && twin.text_content().is_some_and(|text| text.contains(letters.trim())))
        .filter_map(|twin| window.get_computed_style(&twin).ok().flatten().map(|style| (twin, style)))
        .any(|(twin, style)| is_unseen(&twin, &style))
}

/// Whether a rendered element and all in it cannot be seen, by one of the ways that pages have for it.
pub(super) fn is_unseen(element: &Element, style: &CssStyleDeclaration) -> bool {
    if get(style, "opacity") == "0" || get(style, "content-visibility") == "hidden" {
        return true;
    }
    let indent = get(style, "text-indent");
    if indent.starts_with('-') && indent.len() > "-999px".len() {
        return true;
    }
    let area = element.get_bounding_client_rect();
    let speck = area.width() <= SPECK || area.height() <= SPECK;
    if speck && (cuts(style) || get(style, "font-size") == "0px" || get(style, "transform").starts_with("matrix(0, 0, 0, 0,")) {
        return true;
    }
    match get(style, "position").as_str() {
        "absolute" | "fixed" => is_clipped(style) || is_outside(element, &area),
        _ => false,
    }
}

/// Whether an element shows nothing beyond its box.
fn cuts(style: &CssStyleDeclaration) -> bool {
    matches!(get(style, "overflow-x").as_str(), "hidden" | "clip") || matches!(get(style, "overflow-y").as_str(), "hidden" | "clip")
}

/// Whether a positioned element is cut to nothing.
fn is_clipped(style: &CssStyleDeclaration) -> bool {
    let clip = get(style, "clip");
    let nothing = clip.starts_with("rect(0px, 0px, 0px, 0px") || clip.starts_with("rect(1px, 1px, 1px, 1px");
    nothing || matches!(get(style, "clip-path").as_str(), "inset(50%)" | "inset(100%)" | "circle(0px)" | "circle(0%)")
}

/// Whether a positioned element lies to the left of the page or above it, where nobody can scroll.
fn is_outside(element: &Element, area: &DomRect) -> bool {
    let Some(window) = element.owner_document().and_then(|document| document.default_view()) else { return false };
    area.right() + window.scroll_x().unwrap_or(0.0) <= 0.0 || area.bottom() + window.scroll_y().unwrap_or(0.0) <= 0.0
}
