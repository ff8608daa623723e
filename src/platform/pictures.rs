//! Pixels of a drawing, by the browser's canvas; and a picture on the clipboard.

use std::future::Future;

use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlImageElement, Url};

use super::scope::{self, member};

const PNG: &str = "image/png";

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The browser could not draw it: too large, or no drawing it understands.
    #[error("not drawn")]
    NotDrawn,
    /// The browser did not take it on the clipboard.
    #[error("not copied")]
    NotCopied,
}

/// The drawing as a PNG file of so many pixels. It must be a whole SVG file with its size, and name nothing outside it.
pub async fn png_of(svg: &str, width_px: f64, height_px: f64) -> Result<Vec<u8>, PictureError> {
    let blob = blob_of(&JsValue::from_str(svg), "image/svg+xml").ok_or(PictureError::NotDrawn)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(|_| PictureError::NotDrawn)?;
    let drawn = drawn(&address, width_px, height_px).await;
    let _ = Url::revoke_object_url(&address);
    let png = drawn?;
    let bytes = JsFuture::from(png.array_buffer()).await.map_err(|_| PictureError::NotDrawn)?;
    Ok(Uint8Array::new(&bytes.unchecked_into::<ArrayBuffer>()).to_vec())
}

async fn drawn(address: &str, width_px: f64, height_px: f64) -> Result<Blob, PictureError> {
    let image = HtmlImageElement::new().map_err(|_| PictureError::NotDrawn)?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.map_err(|_| PictureError::NotDrawn)?;
    let canvas = canvas_with(&image, width_px, height_px).ok_or(PictureError::NotDrawn)?;
    let made = Promise::new(&mut |done, failed| {
        if canvas.to_blob(&done).is_err() {
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
    });
    let blob = JsFuture::from(made).await.map_err(|_| PictureError::NotDrawn)?;
    // A canvas that is too large gives nothing.
    blob.dyn_into().map_err(|_| PictureError::NotDrawn)
}

fn canvas_with(image: &HtmlImageElement, width_px: f64, height_px: f64) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = scope::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width_px as u32);
    canvas.set_height(height_px as u32);
    let context = canvas.get_context("2d").ok()??;
    let draw: Function = member(&context, "drawImage")?.unchecked_into();
    let place = [0.0, 0.0, width_px, height_px].map(JsValue::from_f64);
    let arguments: Array = std::iter::once(JsValue::from(image)).chain(place).collect();
    draw.apply(&context, &arguments).ok()?;
    Some(canvas)
}

/// Puts a PNG on the clipboard. To be called by a click or a key; the picture may take its time.
pub async fn copy_png(png: impl Future<Output = Result<Vec<u8>, PictureError>> + 'static) -> Result<(), PictureError> {
    let blob = future_to_promise(async move {
        let bytes = png.await.map_err(|_| JsValue::NULL)?;
        blob_of(&Uint8Array::from(bytes.as_slice()), PNG).map(JsValue::from).ok_or(JsValue::NULL)
    });
    let written = write(&blob).ok_or(PictureError::NotCopied)?;
    JsFuture::from(written).await.map(|_| ()).map_err(|_| PictureError::NotCopied)
}

/// The promise goes to the clipboard at once: some browsers allow it in the moment of the click only.
fn write(blob: &Promise) -> Option<Promise> {
    let navigator = member(&js_sys::global(), "navigator")?;
    let clipboard = member(&navigator, "clipboard")?;
    let make: Function = member(&js_sys::global(), "ClipboardItem")?.unchecked_into();
    let kinds = Object::new();
    Reflect::set(&kinds, &PNG.into(), blob).ok()?;
    let item = Reflect::construct(&make, &Array::of1(&kinds)).ok()?;
    let write: Function = member(&clipboard, "write")?.unchecked_into();
    Some(Promise::from(write.call1(&clipboard, &Array::of1(&item)).ok()?))
}

fn blob_of(part: &JsValue, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_blob_sequence_and_options(&Array::of1(part), &options).ok()
}
