//! A room of the page that nobody sees and no selector reaches. start.js opens it.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// Opens the room.
    #[wasm_bindgen(js_name = enterBackstage)]
    pub fn enter() -> Element;

    /// Closes it with all that is in it.
    #[wasm_bindgen(js_name = leaveBackstage)]
    pub fn leave();
}
