//! Files that people pick, downloads, the app's own assets, and the clipboard.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Clipboard, Document, DragEvent, FileList, HtmlAnchorElement, HtmlDocument, HtmlElement,
    HtmlInputElement, HtmlTextAreaElement, Response, Url,
};

use super::{clock, scope};

pub use web_sys::File;

/// How long a download's address stays valid. Some browsers ask the person where to save before they read it.
const DOWNLOAD_KEPT_MS: u32 = 60_000;

/// Why a file could not be read, written, fetched or copied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// The browser refused: moved or changed since it was picked, not permitted, no connection. Its own words.
    #[error("refused: {0}")]
    Refused(String),
    /// The app's server has no such file.
    #[error("not found")]
    NotFound,
    /// This browser, or this context, has no such power.
    #[error("not available here")]
    Unavailable,
}

impl FileError {
    pub(super) fn refused(thrown: &JsValue) -> Self {
        Self::Refused(scope::words_of(thrown))
    }
}

/// Gives the person a text as a download. `mime` as in `application/json`.
pub fn download_text(name: &str, mime: &str, text: &str) -> Result<(), FileError> {
    download(name, mime, &JsValue::from_str(text))
}

/// Gives the person bytes as a download.
pub fn download_bytes(name: &str, mime: &str, bytes: &[u8]) -> Result<(), FileError> {
    download(name, mime, &Uint8Array::from(bytes))
}

/// Asks the person for files; empty when they think better of it.
///
/// `accept`: as the attribute of `<input type=file>`. To be started by a click or a key: without one the browser does
/// not ask.
pub async fn pick(accept: &str, multiple: bool) -> Vec<File> {
    let Some(input) = scope::document().and_then(|document| hidden_input(&document)) else { return Vec::new() };
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(multiple);
    let answered = Promise::new(&mut |resolve, _| {
        for event in ["change", "cancel"] {
            let _ = input.add_event_listener_with_callback(event, &resolve);
        }
    });
    input.click();
    let _ = JsFuture::from(answered).await;
    input.remove();
    files_of_input(&input)
}

/// The files of a file input.
pub fn files_of_input(input: &HtmlInputElement) -> Vec<File> {
    input.files().map(|list| files_of_list(&list)).unwrap_or_default()
}

/// The files that were dropped.
pub fn files_of_drop(event: &DragEvent) -> Vec<File> {
    let list = event.data_transfer().and_then(|transfer| transfer.files());
    list.map(|list| files_of_list(&list)).unwrap_or_default()
}

/// A text as a file of this name, so that what is pasted is read like what is dropped.
pub fn file_of_text(name: &str, text: &str) -> Option<File> {
    File::new_with_str_sequence(&Array::of1(&JsValue::from_str(text)), name).ok()
}

/// A file's text, read as UTF-8; a byte-order mark is dropped, what is not UTF-8 becomes U+FFFD.
pub async fn read_text(file: &File) -> Result<String, FileError> {
    let text = JsFuture::from(file.text()).await.map_err(|thrown| FileError::refused(&thrown))?;
    Ok(text.as_string().unwrap_or_default())
}

/// A file's bytes, all at once: for files that surely fit. Large ones: `worker_side::read_slices`.
pub async fn read_bytes(file: &File) -> Result<Vec<u8>, FileError> {
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(|thrown| FileError::refused(&thrown))?;
    Ok(Uint8Array::new(&bytes.unchecked_into::<ArrayBuffer>()).to_vec())
}

/// The text of one of the app's own files, by its address relative to the page, e.g. `./samples/first.json`.
///
/// Anything that could name another server is refused: the app talks to nobody.
pub async fn fetch_text(relative_url: &str) -> Result<String, FileError> {
    if relative_url.contains(':') || relative_url.contains('\\') || relative_url.starts_with("//") {
        return Err(FileError::Refused(relative_url.to_owned()));
    }
    let refused = |thrown: JsValue| FileError::refused(&thrown);
    let answer = fetch(relative_url).ok_or(FileError::Unavailable)?;
    let response: Response = JsFuture::from(answer).await.map_err(refused)?.unchecked_into();
    if !response.ok() {
        return Err(FileError::NotFound);
    }
    let text = JsFuture::from(response.text().map_err(refused)?).await.map_err(refused)?;
    Ok(text.as_string().unwrap_or_default())
}

/// Puts a text on the clipboard. To be started by a click or a key.
pub async fn copy_text(text: &str) -> Result<(), FileError> {
    let navigator = scope::member(&js_sys::global(), "navigator").ok_or(FileError::Unavailable)?;
    match scope::member(&navigator, "clipboard") {
        Some(clipboard) => {
            let written = clipboard.unchecked_into::<Clipboard>().write_text(text);
            JsFuture::from(written).await.map(|_| ()).map_err(|thrown| FileError::refused(&thrown))
        }
        None => copy_by_selection(text).ok_or(FileError::Unavailable),
    }
}

fn download(name: &str, mime: &str, part: &JsValue) -> Result<(), FileError> {
    let refused = |thrown: JsValue| FileError::refused(&thrown);
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    download_blob(name, &Blob::new_with_blob_sequence_and_options(&Array::of1(part), &options).map_err(refused)?)
}

/// Gives the person what the browser holds as a download.
pub(super) fn download_blob(name: &str, blob: &Blob) -> Result<(), FileError> {
    let address = Url::create_object_url_with_blob(blob).map_err(|thrown| FileError::refused(&thrown))?;
    let clicked = scope::document().and_then(|document| click_link(&document, &address, name));
    clock::spawn(async move {
        clock::sleep(DOWNLOAD_KEPT_MS).await;
        let _ = Url::revoke_object_url(&address);
    });
    clicked.ok_or(FileError::Unavailable)
}

fn click_link(document: &Document, address: &str, name: &str) -> Option<()> {
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(address);
    link.set_download(name);
    click_hidden(document, &link)
}

/// Firefox once ignored clicks on links outside the document, so the link is in it for the moment of the click.
fn click_hidden(document: &Document, element: &HtmlElement) -> Option<()> {
    element.set_hidden(true);
    document.body()?.append_child(element).ok()?;
    element.click();
    element.remove();
    Some(())
}

fn hidden_input(document: &Document) -> Option<HtmlInputElement> {
    let input: HtmlInputElement = document.create_element("input").ok()?.dyn_into().ok()?;
    input.set_hidden(true);
    // Safari drops the answer of an input that is not in the document.
    document.body()?.append_child(&input).ok()?;
    Some(input)
}

fn files_of_list(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|place| list.get(place)).collect()
}

fn fetch(url: &str) -> Option<Promise> {
    scope::window()
        .map(|window| window.fetch_with_str(url))
        .or_else(|| scope::worker().map(|worker| worker.fetch_with_str(url)))
}

/// The old way, for pages served by plain http, where browsers hide `navigator.clipboard`.
fn copy_by_selection(text: &str) -> Option<()> {
    let document = scope::document()?;
    let focused = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    area.set_value(text);
    document.body()?.append_child(&area).ok()?;
    area.select();
    let copied = document.dyn_into::<HtmlDocument>().ok()?.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(element) = focused {
        let _ = element.focus();
    }
    copied.then_some(())
}
