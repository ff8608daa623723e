//! The worker's side of the page: jobs come in, replies go out, large files are read in slices.
//!
//! A job is an array: its JSON text first, then the files it speaks of (by reference; no byte is copied). A reply is a
//! text. Two texts belong to this protocol and never reach the app: `{"ready": version}`, the first one a worker
//! sends, and `{"crashed": message}`, its last.

use std::ops::ControlFlow;

use js_sys::{Array, ArrayBuffer, Function, JSON, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, ReadableStreamByobReader};

use super::Listener;
use super::files::FileError;
use super::scope;

/// The member by which a worker says that it can be spoken to.
pub(super) const READY: &str = "ready";
/// The member by which a worker says what ended it.
pub(super) const CRASHED: &str = "crashed";

const MIB: u32 = 1024 * 1024;
/// Smaller slices spend their time on calls, larger ones only memory.
const SLICE_BYTES: std::ops::RangeInclusive<u32> = MIB..=4 * MIB;

/// Tells the page that jobs may come: after [`on_job`], because what is sent to nobody is lost.
///
/// `version` is compared with what the page expects: the worker's files bear no hash in their names, so a browser's
/// cache can bring an old worker to a new page.
pub fn announce_ready(version: &str) {
    post_member(READY, version);
}

/// The build that the worker's script is of; empty in a debug build.
pub fn build() -> String {
    scope::member(&js_sys::global(), "streamgaugeBuild").and_then(|build| build.as_string()).unwrap_or_default()
}

/// Calls `run` for each job with its JSON text and its files, as long as the worker lives.
pub fn on_job(run: impl Fn(String, Vec<File>) + 'static) {
    let Some(worker) = scope::worker() else { return };
    let listener = Listener::new(vec![(worker.into(), "message")], move |event| {
        let Ok(message) = event.dyn_into::<MessageEvent>() else { return };
        if let Some((json, files)) = job_of(&message.data()) {
            run(json, files);
        }
    });
    listener.for_ever();
}

/// Sends a reply to the page.
pub fn reply(json: &str) {
    if let Some(worker) = scope::worker() {
        // A text can always be sent.
        let _ = worker.post_message(&JsValue::from_str(json));
    }
}

/// Makes a panic of the worker reach the page as a failure with its message.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        web_sys::console::error_1(&JsValue::from_str(&message));
        post_member(CRASHED, &message);
    }));
}

/// Reads a file piece by piece and hands each to `take`, in order, until the end or until `take` breaks off. Pieces have
/// any length up to a MiB. The browser reads on while `take` works.
///
/// By a stream that fills one and the same buffer again and again, which costs half of what reading slices costs; where
/// a browser has no such streams, by [`read_slices`].
pub async fn read_pieces(file: &File, take: impl FnMut(&[u8]) -> ControlFlow<()>) -> Result<(), FileError> {
    match ReadableStreamByobReader::new(&file.stream()) {
        Ok(reader) => read_stream(&reader, take).await,
        Err(_) => read_slices(file, MIB, take).await,
    }
}

async fn read_stream(
    reader: &ReadableStreamByobReader,
    mut take: impl FnMut(&[u8]) -> ControlFlow<()>,
) -> Result<(), FileError> {
    // Less often than a piece comes: a stream that always has the next piece ready would let no message through.
    const PIECES_BETWEEN_MESSAGES: u32 = 16;
    let refused = |thrown: JsValue| FileError::refused(&thrown);
    let mut buffer = ArrayBuffer::new(MIB);
    let mut bytes = Vec::new();
    for piece in 1u32.. {
        let answer = JsFuture::from(fill(reader, &buffer).map_err(refused)?).await.map_err(refused)?;
        let Some(filled) = scope::member(&answer, "value").and_then(|value| value.dyn_into::<Uint8Array>().ok()) else {
            break;
        };
        buffer = filled.buffer().unchecked_into();
        let length = filled.length() as usize;
        if bytes.len() < length {
            bytes.resize(length, 0);
        }
        let Some(bytes) = bytes.get_mut(..length).filter(|bytes| !bytes.is_empty()) else { break };
        filled.copy_to(bytes);
        if take(bytes).is_break() {
            drop(reader.cancel());
            break;
        }
        if piece.is_multiple_of(PIECES_BETWEEN_MESSAGES) {
            super::clock::sleep(0).await;
        }
    }
    Ok(())
}

/// Asks for the next bytes; where the browser knows how, for a quarter of the buffer at least.
fn fill(reader: &ReadableStreamByobReader, buffer: &ArrayBuffer) -> Result<Promise, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("min"), &JsValue::from(buffer.byte_length() / 4))?;
    let read: Function = Reflect::get(reader, &JsValue::from_str("read"))?.dyn_into()?;
    read.call2(reader, &Uint8Array::new(buffer), &options)?.dyn_into()
}

/// Reads a file slice by slice and hands each to `take`, in order, until the end or until `take` breaks off.
///
/// `chunk_bytes`: the length of all slices but the last, 1 to 4 MiB. The browser reads the next slice while `take`
/// works on this one. Between slices other messages are heard, so a job can be called off. An empty file gives no
/// slice. The buffer is one and the same for all slices.
pub async fn read_slices(
    file: &File,
    chunk_bytes: u32,
    mut take: impl FnMut(&[u8]) -> ControlFlow<()>,
) -> Result<(), FileError> {
    let chunk = f64::from(chunk_bytes.clamp(*SLICE_BYTES.start(), *SLICE_BYTES.end()));
    let mut start = 0.0;
    let mut buffer = Vec::new();
    let mut pending = read_slice(file, start, chunk)?;
    while let Some(slice) = pending {
        let bytes = slice.await.map_err(|thrown| FileError::refused(&thrown))?;
        start += chunk;
        pending = read_slice(file, start, chunk)?;
        let bytes = Uint8Array::new(&bytes.unchecked_into::<ArrayBuffer>());
        buffer.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut buffer);
        if take(&buffer).is_break() {
            break;
        }
    }
    Ok(())
}

/// Starts reading a slice; `None` beyond the end.
fn read_slice(file: &File, start: f64, length: f64) -> Result<Option<JsFuture>, FileError> {
    if start >= file.size() {
        return Ok(None);
    }
    let slice = file.slice_with_f64_and_f64(start, start + length).map_err(|thrown| FileError::refused(&thrown))?;
    Ok(Some(JsFuture::from(slice.array_buffer())))
}

fn job_of(data: &JsValue) -> Option<(String, Vec<File>)> {
    let parts: &Array = data.dyn_ref()?;
    let json = parts.get(0).as_string()?;
    let files = parts.iter().skip(1).filter_map(|part| part.dyn_into().ok()).collect();
    Some((json, files))
}

fn post_member(name: &str, value: &str) {
    let message = Object::new();
    let _ = Reflect::set(&message, &JsValue::from_str(name), &JsValue::from_str(value));
    if let Some(text) = JSON::stringify(&message).ok().and_then(|text| text.as_string()) {
        reply(&text);
    }
}
