//! Making bytes fewer and back, by the browser's own streams.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::scope::member;

const FORM: &str = "deflate-raw";

/// Why bytes could not be packed or unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PackingError {
    /// This browser has no such power.
    #[error("not available here")]
    Unavailable,
    /// The bytes were not packed by this, or not all of them are there.
    #[error("damaged")]
    Damaged,
    /// They would become more than was asked for.
    #[error("too large")]
    TooLarge,
}

/// The bytes, packed.
pub async fn pack(bytes: &[u8]) -> Result<Vec<u8>, PackingError> {
    through("CompressionStream", bytes, usize::MAX).await
}

/// What [`pack`] packed; no more than so many bytes.
pub async fn unpack(bytes: &[u8], most_bytes: usize) -> Result<Vec<u8>, PackingError> {
    through("DecompressionStream", bytes, most_bytes).await
}

async fn through(stream: &str, bytes: &[u8], most_bytes: usize) -> Result<Vec<u8>, PackingError> {
    let reader = reader_through(stream, bytes).ok_or(PackingError::Unavailable)?;
    let read: Function = member(&reader, "read").ok_or(PackingError::Unavailable)?.unchecked_into();
    let mut all = Vec::new();
    loop {
        let promise = read.call0(&reader).map_err(|_| PackingError::Damaged)?;
        let part = JsFuture::from(js_sys::Promise::from(promise)).await.map_err(|_| PackingError::Damaged)?;
        if member(&part, "done").is_some_and(|done| done.is_truthy()) {
            return Ok(all);
        }
        let Some(value) = member(&part, "value") else { return Err(PackingError::Damaged) };
        all.extend(value.unchecked_into::<Uint8Array>().to_vec());
        if all.len() > most_bytes {
            // What is left of the stream is dropped with it.
            let _ = call(&reader, "cancel", &Array::new());
            return Err(PackingError::TooLarge);
        }
    }
}

/// The reader at the end of the stream that the bytes go through.
fn reader_through(stream: &str, bytes: &[u8]) -> Option<JsValue> {
    let make: Function = member(&js_sys::global(), stream)?.unchecked_into();
    let stream = Reflect::construct(&make, &Array::of1(&FORM.into())).ok()?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).ok()?;
    let source = call(&blob, "stream", &Array::new())?;
    let packed = call(&source, "pipeThrough", &Array::of1(&stream))?;
    call(&packed, "getReader", &Array::new())
}

/// These objects have no stable types in web-sys yet.
fn call(of: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    member(of, method)?.unchecked_into::<Function>().apply(of, arguments).ok()
}
