//! The boundary to JavaScript, in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use js_sys::{JSON, JsString, Object, Uint32Array};
use newsgloss::wasm::Annotator;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn annotate(text: &str) -> (Uint32Array, JsString) {
    let packed = Annotator::new(&JsValue::UNDEFINED).unwrap().annotate(&text.into(), &JsValue::UNDEFINED).unwrap();
    (packed.get(0).unchecked_into(), packed.get(1).unchecked_into())
}

#[wasm_bindgen_test]
fn the_result_is_numbers_with_the_ends_of_its_strings() {
    let (words, strings) = annotate("🎉🎉 The mayor, Zoë Ruiz, met 120 farmers in Łódź.");
    let count = words.get_index(4);
    assert!(count > 3);
    let ends: Vec<_> = (words.length() - count..words.length()).map(|at| words.get_index(at)).collect();
    assert!(ends.is_sorted());
    assert_eq!(ends.last(), Some(&strings.length()));
    // The first actor's offsets are UTF-16 units.
    assert_eq!(words.get_index(5), 5);
}

#[wasm_bindgen_test]
fn an_empty_text_gets_empty_lists() {
    assert_eq!(annotate("").0.to_vec(), [0; 5]);
}

#[wasm_bindgen_test]
fn bad_input_gets_a_type_error_in_plain_words() {
    for (text, options) in [
        (JsValue::from(7), JsValue::UNDEFINED),
        (JsValue::NULL, JsValue::UNDEFINED),
        ("a".into(), JsValue::from("actors")),
        ("a".into(), JSON::parse(r#"{"layers": ["verbs"]}"#).unwrap()),
        ("a".into(), JSON::parse(r#"{"publishedOn": 2024}"#).unwrap()),
        ("a".into(), JSON::parse(r#"{"publishedOn": "yesterday"}"#).unwrap()),
    ] {
        let error = Annotator::new(&JsValue::UNDEFINED).unwrap().annotate(&text, &options).unwrap_err();
        assert!(error.is_instance_of::<js_sys::TypeError>());
        let message: String = Object::from(error).to_string().into();
        assert!(message.contains("newsgloss: "), "{message}");
    }
}

#[wasm_bindgen_test]
fn any_text_is_answered() {
    for text in ["\0", "\u{202E}abc", "a\u{301}\u{301}", "“““", "….", "''''", "1.2.3.4.5.", "\u{FEFF}"] {
        annotate(text);
    }
}
