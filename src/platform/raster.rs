//! Pixels out of drawings: an SVG becomes a PNG on a canvas that nobody sees.

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::files::FileError;
use super::page::{Theme, theme};
use super::scope;

/// A PNG of an SVG that stands alone, so many pixels to a CSS px.
pub async fn png_of_svg(svg: &str, (width_px, height_px): (u32, u32), scale: f64) -> Result<Vec<u8>, FileError> {
    let refused = |thrown: JsValue| FileError::refused(&thrown);
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from_str(svg));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(refused)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(refused)?;
    let painted = paint(&address, (width_px, height_px), scale).await;
    let _ = Url::revoke_object_url(&address);
    painted
}

async fn paint(address: &str, (width_px, height_px): (u32, u32), scale: f64) -> Result<Vec<u8>, FileError> {
    let refused = |thrown: JsValue| FileError::refused(&thrown);
    let image = HtmlImageElement::new().map_err(refused)?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.map_err(refused)?;
    let canvas = canvas().ok_or(FileError::Unavailable)?;
    let (width, height) = (f64::from(width_px) * scale, f64::from(height_px) * scale);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").map_err(refused)?.ok_or(FileError::Unavailable)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).map_err(refused)?;
    let made = Promise::new(&mut |resolve, _| {
        let _ = canvas.to_blob(&resolve);
    });
    let blob: Blob = JsFuture::from(made).await.map_err(refused)?.dyn_into().map_err(|_| FileError::Unavailable)?;
    let bytes = JsFuture::from(blob.array_buffer()).await.map_err(refused)?;
    Ok(Uint8Array::new(&bytes.unchecked_into::<ArrayBuffer>()).to_vec())
}

fn canvas() -> Option<HtmlCanvasElement> {
    scope::document()?.create_element("canvas").ok()?.dyn_into().ok()
}

/// Whether the page is shown in the dark theme now.
pub fn is_dark() -> bool {
    match theme() {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => prefers_dark() == Some(true),
    }
}

fn prefers_dark() -> Option<bool> {
    let ask: Function = scope::member(&js_sys::global(), "matchMedia")?.dyn_into().ok()?;
    let found = ask.call1(&js_sys::global(), &JsValue::from_str("(prefers-color-scheme: dark)")).ok()?;
    Reflect::get(&found, &JsValue::from_str("matches")).ok()?.as_bool()
}
