//! The boundary to JavaScript: the only code that knows it.

mod packed;
mod page;
mod seen;
mod superscript;
mod walk;

pub use page::PageMap;

use js_sys::Array;
use wasm_bindgen::prelude::*;

use crate::annotation::Options;
use crate::own_words::OwnWords;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// Annotates one text after another, see [`crate::Annotator`].
#[wasm_bindgen(skip_typescript)]
#[derive(Default)]
pub struct Annotator(crate::Annotator);

#[wasm_bindgen]
impl Annotator {
    /// One that has read nothing yet; it knows the reader's own words (`OwnWords`, or undefined) beside the lexicon.
    ///
    /// # Errors
    /// A `TypeError` where `words` are not `OwnWords`, or cannot be used together.
    #[wasm_bindgen(constructor)]
    pub fn new(words: &JsValue) -> Result<Self, JsValue> {
        if words.is_undefined() || words.is_null() {
            return Ok(Self::default());
        }
        let words: OwnWords = serde_wasm_bindgen::from_value(words.clone()).map_err(|error| type_error(&format!("words: {error}")))?;
        crate::Annotator::with_words(&words).map(Self).map_err(|error| type_error(&format!("words.{error}")))
    }

    /// Annotates a text; the result is packed into `[Uint32Array, string]`, which `www/unpack.ts` makes `Annotations` of.
    ///
    /// # Errors
    /// A `TypeError` where `text` is not a string or `options` are not `AnnotateOptions`.
    pub fn annotate(&mut self, text: &JsValue, options: &JsValue) -> Result<Array, JsValue> {
        let text = text.as_string().ok_or_else(|| type_error("the text must be a string"))?;
        let options = read_options(options)?;
        Ok(packed::pack(&self.0.annotate(&text, &options)))
    }
}

/// The day that a text gives itself in its date line, in ISO 8601; undefined where it has none.
#[wasm_bindgen(skip_typescript, js_name = publishedOn)]
#[must_use]
pub fn published_on(text: &str) -> Option<String> {
    crate::published_on(text)
}

/// Whether a text is in English; undefined where it is too short to tell.
#[wasm_bindgen(skip_typescript, js_name = isEnglish)]
#[must_use]
pub fn is_english(text: &str) -> Option<bool> {
    crate::is_english(text)
}

fn read_options(options: &JsValue) -> Result<Options, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(Options::default());
    }
    if !options.is_object() {
        return Err(type_error("the options must be an object such as { publishedOn: \"2024-05-01\", layers: [\"quotes\"] }"));
    }
    let options: Options = serde_wasm_bindgen::from_value(options.clone()).map_err(|error| type_error(&format!("options: {error}")))?;
    match &options.published_on {
        Some(date) if !is_iso_date(date) => {
            Err(type_error(&format!("publishedOn must be an ISO 8601 date such as 2024-05-01, not {date:?}")))
        }
        _ => Ok(options),
    }
}

/// Whether a text starts with `YYYY-MM-DD`.
fn is_iso_date(date: &str) -> bool {
    date.len() >= 10
        && date.bytes().take(10).enumerate().all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() })
}

fn type_error(message: &str) -> JsValue {
    js_sys::TypeError::new(&format!("newsgloss: {message}")).into()
}
