//! Texts as they are read.

use indexed_db_futures::error::SimpleValueError;
use indexed_db_futures::primitive::TryFromJs;
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;

    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;

    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsValue) -> Uint8Array;
}

/// A text of the database, long or short.
pub(super) struct Text(pub String);

/// In UTF-16 units. Up to here what carries a text over, letter by letter, is quick enough.
const SHORT: u32 = 16_384;

impl TryFromJs for Text {
    /// Long texts are encoded by the browser, which a cold page does several times as fast.
    fn from_js(value: JsValue) -> Result<Self, SimpleValueError> {
        let is_long = value.dyn_ref::<JsString>().is_some_and(|text| text.length() > SHORT);
        let encoded = is_long.then(|| String::from_utf8(TextEncoder::new().encode(&value).to_vec()).ok()).flatten();
        encoded.map_or_else(|| String::from_js(value), Ok).map(Self)
    }
}
