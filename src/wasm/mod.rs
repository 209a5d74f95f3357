//! The boundary to JavaScript.

use wasm_bindgen::prelude::*;

use crate::annotation::Options;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Annotates a text; the result has the shape of `Annotations`.
///
/// # Errors
/// A `TypeError` where `text` is not a string or `options` are not `AnnotateOptions`.
#[wasm_bindgen(skip_typescript)]
pub fn annotate(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let text = text.as_string().ok_or_else(|| type_error("newsgloss: the text must be a string"))?;
    let options: Options = if options.is_undefined() || options.is_null() {
        Options::default()
    } else {
        serde_wasm_bindgen::from_value(options.clone()).map_err(|e| type_error(&format!("newsgloss: options: {e}")))?
    };
    let found = crate::annotate(&text, &options);
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    serde::Serialize::serialize(&found, &serializer).map_err(|e| type_error(&e.to_string()))
}

fn type_error(message: &str) -> JsValue {
    js_sys::TypeError::new(message).into()
}
