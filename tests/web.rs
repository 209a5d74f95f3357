//! The boundary to JavaScript, in a real browser.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn annotate(text: &str, options: &str) -> Result<JsValue, JsValue> {
    let options = if options.is_empty() { JsValue::UNDEFINED } else { JSON::parse(options).unwrap() };
    newsgloss::wasm::annotate(&text.into(), &options)
}

fn list(found: &JsValue, name: &str) -> Array {
    Reflect::get(found, &name.into()).unwrap().dyn_into().unwrap()
}

fn slice(text: &str, span: &JsValue) -> String {
    let at = |name: &str| Reflect::get(span, &name.into()).unwrap().as_f64().unwrap() as u32;
    JsString::from(text).slice(at("start"), at("end")).into()
}

#[wasm_bindgen_test]
fn offsets_are_utf16() {
    let text = "🎉🎉 The mayor, Ana Ruiz, met 120 farmers in Paris.";
    let found = annotate(text, "").unwrap();
    let numbers: Vec<_> = list(&found, "numbers").iter().map(|n| slice(text, &n)).collect();
    assert_eq!(numbers, ["120"]);
    assert!(list(&found, "actors").iter().any(|a| slice(text, &a) == "Paris"));
}

#[wasm_bindgen_test]
fn missing_values_are_null_as_the_contract_has_it() {
    let found = annotate("Thousands met in Paris.", "").unwrap();
    let json: String = JSON::stringify(&found).unwrap().into();
    assert!(json.contains("\"low\":null") || list(&found, "numbers").length() == 0, "{json}");
    assert!(json.contains("\"country\":null") || json.contains("\"country\":\"FR\""), "{json}");
}

#[wasm_bindgen_test]
fn an_empty_text_gets_empty_lists() {
    let found = annotate("", "").unwrap();
    for name in ["actors", "entities", "quotes", "numbers"] {
        assert_eq!(list(&found, name).length(), 0);
    }
}

#[wasm_bindgen_test]
fn layers_are_chosen() {
    let found = annotate("Two people met in Paris.", r#"{"layers": ["numbers"]}"#).unwrap();
    assert_eq!(list(&found, "actors").length(), 0);
    assert_eq!(list(&found, "numbers").length(), 1);
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
        let error = newsgloss::wasm::annotate(&text, &options).unwrap_err();
        assert!(error.is_instance_of::<js_sys::TypeError>());
        let message: String = Object::from(error).to_string().into();
        assert!(message.contains("newsgloss: "), "{message}");
    }
}

#[wasm_bindgen_test]
fn any_text_is_answered() {
    for text in ["\0", "\u{202E}abc", "a\u{301}\u{301}", "“““", "….", "''''", "1.2.3.4.5.", "\u{FEFF}"] {
        annotate(text, "").unwrap();
    }
}
