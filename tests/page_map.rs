//! The page map, in a real browser: from a page to its text, and back to ranges.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use js_sys::Set;
use newsgloss::wasm::PageMap;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlIFrameElement, HtmlTemplateElement, Range, ShadowRootInit, ShadowRootMode};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// A fresh element in the page with some markup; a `<template shadow>` in it becomes its parent's shadow tree.
fn page(html: &str) -> Element {
    let root = document().create_element("section").unwrap();
    root.set_inner_html(html);
    document().body().unwrap().append_child(&root).unwrap();
    while let Some(template) = root.query_selector("template[shadow]").unwrap() {
        let host = template.parent_element().unwrap();
        template.remove();
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        shadow.append_child(&template.unchecked_ref::<HtmlTemplateElement>().content()).unwrap();
    }
    root
}

fn map(root: &Element) -> PageMap {
    let mut map = PageMap::new(root, None);
    while !map.walk(50.0) {}
    map
}

fn text(map: &PageMap) -> String {
    map.text(0, usize::MAX)
}

/// The text of some markup; the markup stays as it is, and every word of the text is found where it stands.
#[track_caller]
fn check(html: &str, expected: &str) {
    let root = page(html);
    let before = root.inner_html();
    let map = map(&root);
    assert_eq!(text(&map), expected, "{html}");
    assert_eq!(map.length() as usize, expected.encode_utf16().count());
    for (start, word) in expected.split([' ', '\n', '“', '”']).scan(0, |at, word| {
        let start = *at;
        *at += word.encode_utf16().count() as u32 + 1;
        Some((start, word))
    }) {
        if !word.is_empty() {
            let shown = range(&map, start, start + word.encode_utf16().count() as u32).to_string();
            assert_eq!(String::from(shown).replace(['\u{AD}', '\u{200B}'], ""), word, "{html}");
        }
    }
    assert_eq!(root.inner_html(), before);
    root.remove();
}

fn range(map: &PageMap, start: u32, end: u32) -> Range {
    map.ranges(&[start, end]).get(0).unchecked_into()
}

#[wasm_bindgen_test]
fn blocks_and_breaks_are_lines() {
    check("<p>One.</p><p>Two.</p>", "One.\n\nTwo.");
    check("<div>One.<div>Two.</div>Three.</div>", "One.\n\nTwo.\n\nThree.");
    check("One<br>two<br><br>three<br>", "One\ntwo\n\nthree");
    check("<ul><li>One<li>two</ul>", "One\n\ntwo");
    check("<table><tr><td>Dead<td>27<tr><td>Hurt<td>200</table>", "Dead\n\n27\n\nHurt\n\n200");
    check("<span style='display:block'>One</span><span>two</span>", "One\n\ntwo");
    check("<div style='display:inline'>One</div> <div style='display:contents'>two</div>", "One two");
    check("<div style='display:flex'><span>One</span><span>two</span></div>", "One\n\ntwo");
    check("<figure><img alt=''><figcaption>A bridge</figcaption></figure>Text", "A bridge\n\nText");
}

#[wasm_bindgen_test]
fn inline_elements_do_not_split_words() {
    check("<p>The <b>min</b>is<i>ter</i> said</p>", "The minister said");
    check("<p>inter\u{AD}na\u{AD}tional<wbr>ly</p>", "internationally");
    check("<p>zero\u{200B}width</p>", "zerowidth");
    check("<p><span style='float:left;font-size:3em'>T</span>he minister</p>", "The minister");
    check("<p><a href='#'>Carla</a>, <em>minister</em></p>", "Carla, minister");
}

#[wasm_bindgen_test]
fn white_space_is_as_rendered() {
    check("  <p>\n  One \t two\n three  </p>\n", "One two three");
    check("<p>One <b> two </b> three</p>", "One two three");
    check("<p>One </p><p> two</p>", "One\n\ntwo");
    check("<p>One <br> two</p>", "One\ntwo");
    check("<pre>One\n  two\n\nthree</pre>", "One\n  two\n\nthree");
    check("<p style='white-space:pre-line'>One  two\nthree</p>", "One two\nthree");
    check("<p>5\u{A0}km</p>", "5\u{A0}km");
}

#[wasm_bindgen_test]
fn what_is_not_seen_is_not_read() {
    for hidden in [
        "<script>let x</script>",
        "<style>p{}</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<span hidden>x</span>",
        "<span style='display:none'>x</span>",
        "<span style='visibility:hidden'>x</span>",
        "<span aria-hidden='true'>x</span>",
        "<textarea>x</textarea><select><option>x</select><button>x</button><input value=x>",
        "<span contenteditable>x</span><span role=textbox>x</span>",
        "<span style='position:absolute;clip-path:inset(50%)'>x</span>",
        "<svg><text>x</text></svg>",
        "<ruby><rp>(</rp><rt>x</rt><rp>)</rp></ruby>",
        "<sup><a href='#n1'>[1]</a></sup>",
        "<!-- x -->",
        "<details><p>x</p></details>",
    ] {
        let html = format!("<p>One{hidden}</p>two");
        check(&html, "One\n\ntwo");
    }
    check("<p style='visibility:hidden'>x<span style='visibility:visible'>One</span></p>", "One");
    check(
        "<details><summary>One</summary><p>x</p></details><details open><summary>Two</summary><p>three</p></details>",
        "One\n\nTwo\n\nthree",
    );
    check("<p>the 5<sup>th</sup> row</p>", "the 5th row");
}

#[wasm_bindgen_test]
fn quotation_marks_of_the_browser_are_read() {
    check("<p>She said <q>no <b>more</b></q> twice</p>", "She said “no more” twice");
}

#[wasm_bindgen_test]
fn offsets_are_utf_16_across_any_script() {
    check("<p>🎉 <b>Zoë</b> 東京 👩‍👩‍👧 end</p>", "🎉 Zoë 東京 👩‍👩‍👧 end");
    check("<p>e\u{301}a\u{202E}b</p>", "e\u{301}a\u{202E}b");
}

#[wasm_bindgen_test]
fn shadow_trees_and_slots_are_read_in_their_order() {
    let root = page(
        "<div><template shadow><p>Top</p><slot name=b></slot><p>mid</p><slot></slot><slot name=c>none</slot></template><i slot=b>second</i>fourth</div>",
    );
    let map = map(&root);
    assert_eq!(text(&map), "Top\n\nsecond\n\nmid\n\nfourthnone");
    assert_eq!(map.roots().length(), 1);
    assert_eq!(String::from(range(&map, 0, 3).to_string()), "Top");
    assert_eq!(String::from(range(&map, 5, 11).to_string()), "second");
    assert!(map.ranges(&[0, 11]).get(0).is_null(), "no range runs over two trees");
    root.remove();
}

#[wasm_bindgen_test]
fn frames_of_the_same_origin_are_read() {
    let root = page("<p>One</p><iframe></iframe><p>three</p>");
    let frame = root.query_selector("iframe").unwrap().unwrap();
    let inner = frame.unchecked_ref::<HtmlIFrameElement>().content_document().unwrap();
    inner.query_selector("body").unwrap().unwrap().set_inner_html("<p>two <b>words</b></p>");
    let map = map(&root);
    assert_eq!(text(&map), "One\n\ntwo words\n\nthree");
    assert_eq!(String::from(range(&map, 5, 14).to_string()), "two words");
    root.remove();
}

#[wasm_bindgen_test]
fn ranges_run_over_elements_and_places_lead_back() {
    let root = page("<p>The <b>French</b> <i>Foreign</i> Ministry said</p>");
    let map = map(&root);
    let found = range(&map, 4, 27);
    assert_eq!(String::from(found.to_string()), "French Foreign Ministry");
    let (start, end) = (found.start_container().unwrap(), found.end_container().unwrap());
    assert_eq!(map.offset(&start, found.start_offset().unwrap()), Some(4));
    assert_eq!(map.offset(&end, found.end_offset().unwrap()), Some(27));
    assert_eq!(map.offset(&document().create_text_node("x"), 0), None);
    assert!(map.ranges(&[5, 5]).get(0).is_null());
    assert!(map.ranges(&[9000, 9009]).get(0).is_null());
    root.remove();
}

#[wasm_bindgen_test]
fn a_page_that_changed_since_gives_no_wrong_range() {
    let root = page("<p>The ministry said</p><p>so</p>");
    let map = map(&root);
    root.query_selector("p").unwrap().unwrap().first_child().unwrap().set_text_content(Some("The"));
    assert!(map.ranges(&[4, 12]).get(0).is_null());
    root.set_inner_html("");
    assert!(map.ranges(&[4, 19]).get(0).is_null(), "no range runs over nodes that were taken out");
    root.remove();
}

#[wasm_bindgen_test]
fn a_walk_can_stop_and_go_on() {
    let root = page(&"<p>The <b>minister</b> said so.</p>".repeat(3000));
    let whole = text(&map(&root));
    let mut parts = PageMap::new(&root, None);
    let mut turns = 0;
    while !parts.walk(0.0) {
        turns += 1;
    }
    assert!(turns > 100);
    assert_eq!(text(&parts), whole);
    assert_eq!(parts.lines().length(), 3000);
    assert_eq!(parts.text(1, 2), "The minister said so.\n\n");
    assert_eq!(parts.blocks().length(), 3000);
    root.remove();
}

#[wasm_bindgen_test]
fn one_endless_line_is_cut_after_sentences() {
    let root = page(&format!("<p>{}</p>", "The minister said so. ".repeat(5000)));
    let map = map(&root);
    assert!(map.lines().length() > 5);
    assert_eq!(text(&map), "The minister said so. ".repeat(5000).trim_end());
    root.remove();
}

/// The text of some markup, where what is read is not letter by letter what stands there.
#[track_caller]
fn check_text(html: &str, expected: &str) {
    let root = page(html);
    assert_eq!(text(&map(&root)), expected, "{html}");
    root.remove();
}

#[wasm_bindgen_test]
fn raised_digits_are_powers_or_notes() {
    check_text("<p>a floor of 40 m<sup>2</sup></p>", "a floor of 40 m²");
    check_text("<p>10<sup>9</sup> cells, 10<sup>-3</sup> grams</p>", "10⁹ cells, 10⁻³ grams");
    check_text("<p>$7<sup>2</sup> million for 9 ships.<sup>4</sup> He</p>", "$7 million for 9 ships. He");
    check_text("<p>$7 million<sup><a href='https://a.test/b#n'>2</a></sup> for<a href='#n'><sup>[3]</sup></a> 9</p>", "$7 million for 9");
    check_text("<p>2<sup>1</sup>⁄<sub>2</sub> cups</p>", "2 1⁄2 cups");
    check_text("<p>H<sub>2</sub>O</p>", "H2O");
}

#[wasm_bindgen_test]
fn nothing_is_glued_over_what_is_not_read() {
    check_text("<p>0<span hidden>Share</span>0</p>", "0 0");
    check_text("<p>go<button>x</button>od, <b hidden>x</b>and</p>", "go od, and");
    check_text("<p>go<script>1</script>od</p>", "good");
}

#[wasm_bindgen_test]
fn text_is_read_as_it_is_seen() {
    for hidden in [
        "position:absolute;left:-9999px",
        "position:absolute;top:-500px",
        "position:absolute;width:1px;height:1px;overflow:hidden",
        "position:absolute;clip:rect(0,0,0,0)",
        "position:absolute;clip-path:inset(50%)",
        "opacity:0",
        "font-size:0",
        "display:inline-block;transform:scale(0)",
        "display:block;height:0;overflow:hidden",
        "display:block;max-height:0;overflow:hidden",
        "display:block;content-visibility:hidden",
        "display:block;text-indent:-9999px",
        "visibility:hidden",
    ] {
        check_text(&format!("<p>One <span style='{hidden}'>unseen</span> two</p>"), "One two");
    }
    check_text("<div style='height:0'><div style='float:left'>Seen</div></div>", "Seen");
    check_text(
        "<p><span aria-hidden=true>M</span><span aria-hidden=true>iss</span><span style='position:absolute;clip:rect(0,0,0,0)'>Miss</span> Roe</p>",
        "Miss Roe",
    );
    check_text("<p><span aria-hidden=true>★</span> Roe</p>", "Roe");
    check_text("<div><div style='float:left'>T</div>he minister</div>", "The minister");
    check_text("<p><strong style='display:block;float:left'>“N</strong>obody</p>", "“Nobody");
}

#[wasm_bindgen_test]
fn parts_beside_a_story_are_left_out() {
    let root = page("<nav>menu</nav><p>One</p><aside>more</aside><div role=navigation>links</div><footer>end</footer>");
    let beside = Set::new(&JsValue::UNDEFINED);
    for name in ["aside", "div", "footer"] {
        beside.add(&root.query_selector(name).unwrap().unwrap());
    }
    let mut story = PageMap::new(&root, Some(beside));
    while !story.walk(50.0) {}
    assert_eq!(text(&story), "One");
    assert_eq!(text(&map(&root)), "One\n\nmore\n\nlinks\n\nend");
    root.remove();
}
