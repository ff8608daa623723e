//! Parts of large files, and files made of parts.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File};

use super::files::{self, FileError};
use super::scope;

/// The bytes of a part of a file; fewer than asked for where it ends.
pub async fn read_part(file: &File, from: u64, to: u64) -> Result<Vec<u8>, FileError> {
    let part = file.slice_with_f64_and_f64(from as f64, to as f64).map_err(|thrown| FileError::refused(&thrown))?;
    bytes_of(part.array_buffer().into()).await
}

/// Unpacks what was deflated. `Unavailable` in browsers that cannot.
pub async fn inflate(packed: &[u8]) -> Result<Vec<u8>, FileError> {
    let stream = scope::make("DecompressionStream", &Array::of1(&"deflate-raw".into()));
    let stream = stream.map_err(|_| FileError::Unavailable)?;
    let refused = |thrown: JsValue| FileError::refused(&thrown);
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(packed))).map_err(refused)?;
    let packed = scope::call(&blob, "stream", &Array::new()).map_err(refused)?;
    let unpacked = scope::call(&packed, "pipeThrough", &Array::of1(&stream)).map_err(refused)?;
    let response = scope::make("Response", &Array::of1(&unpacked)).map_err(refused)?;
    bytes_of(scope::call(&response, "arrayBuffer", &Array::new()).map_err(refused)?).await
}

/// A file that is made part by part. The parts are the browser's, so that they need not fit into the program's memory.
#[derive(Default)]
pub struct FileInParts {
    parts: Array,
    bytes: f64,
}

impl FileInParts {
    /// Adds bytes at the end.
    pub fn push(&mut self, bytes: &[u8]) {
        let part = Array::of1(&Uint8Array::from(bytes));
        // A blob for each part: the browser may put those on disk.
        let blob = Blob::new_with_u8_array_sequence(&part).map_or_else(|_| part.get(0), JsValue::from);
        self.parts.push(&blob);
        self.bytes += bytes.len() as f64;
    }

    /// How large it is so far.
    pub fn bytes(&self) -> f64 {
        self.bytes
    }

    /// Gives it to the person as a download.
    pub fn download(self, name: &str, mime: &str) -> Result<(), FileError> {
        let options = BlobPropertyBag::new();
        options.set_type(mime);
        let blob = Blob::new_with_blob_sequence_and_options(&self.parts, &options);
        files::download_blob(name, &blob.map_err(|thrown| FileError::refused(&thrown))?)
    }
}

async fn bytes_of(buffer: JsValue) -> Result<Vec<u8>, FileError> {
    let buffer = JsFuture::from(Promise::resolve(&buffer)).await.map_err(|thrown| FileError::refused(&thrown))?;
    Ok(Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec())
}
