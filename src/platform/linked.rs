//! Files on disk that the page may write to again and again (File System Access), where the browser has that.
//!
//! A handle can be kept in the database; after a reload the browser asks for permission once more. Writing goes to a copy
//! beside the file, which takes its place when all is written: the old bytes stay until then (S11).

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::files::FileError;
use super::scope;

/// Whether this browser can write to files of people.
pub fn can_link() -> bool {
    scope::member(&js_sys::global(), "showSaveFilePicker").is_some()
}

/// Asks the person for a file to write to; `None` when they think better of it. To be started by a click or a key.
///
/// `kind`: what such files are called. `extension`: with its dot.
pub async fn choose(name: &str, kind: &str, extension: &str) -> Option<FileHandle> {
    let accept = Object::new();
    set(&accept, "application/json", &Array::of1(&extension.into()));
    let of_kind = Object::new();
    set(&of_kind, "description", &kind.into());
    set(&of_kind, "accept", &accept);
    let options = Object::new();
    set(&options, "suggestedName", &name.into());
    set(&options, "types", &Array::of1(&of_kind));
    let answer = scope::call(&js_sys::global(), "showSaveFilePicker", &Array::of1(&options)).ok()?;
    settled(answer).await.ok().map(FileHandle)
}

/// A file that may be written to.
#[derive(Debug, Clone)]
pub struct FileHandle(JsValue);

impl FileHandle {
    /// From what the database kept.
    pub fn from_kept(value: JsValue) -> Option<Self> {
        scope::member(&value, "createWritable").map(|_| Self(value))
    }

    /// For the database.
    pub fn to_keep(&self) -> JsValue {
        self.0.clone()
    }

    /// The file's name, without its folder.
    pub fn name(&self) -> String {
        scope::member(&self.0, "name").and_then(|name| name.as_string()).unwrap_or_default()
    }

    /// Whether it may be written to now.
    pub async fn is_permitted(&self) -> bool {
        self.permission("queryPermission").await
    }

    /// Asks the person. To be started by a click or a key.
    pub async fn ask_permission(&self) -> bool {
        self.permission("requestPermission").await
    }

    async fn permission(&self, question: &str) -> bool {
        let options = Object::new();
        set(&options, "mode", &"readwrite".into());
        let Ok(answer) = scope::call(&self.0, question, &Array::of1(&options)) else { return false };
        settled(answer).await.is_ok_and(|state| state.as_string().as_deref() == Some("granted"))
    }

    /// The file as it is on disk.
    pub async fn read(&self) -> Result<File, FileError> {
        let answer = scope::call(&self.0, "getFile", &Array::new()).map_err(|thrown| FileError::refused(&thrown))?;
        let file = settled(answer).await.map_err(|thrown| FileError::refused(&thrown))?;
        Ok(file.unchecked_into())
    }

    /// Puts a text in the place of what the file holds.
    pub async fn write(&self, text: &str) -> Result<(), FileError> {
        let written = async {
            let stream = settled(scope::call(&self.0, "createWritable", &Array::new())?).await?;
            let wrote = settled(scope::call(&stream, "write", &Array::of1(&text.into()))?).await;
            if let Err(thrown) = wrote {
                // The copy is thrown away; the file stays as it was.
                if let Ok(ended) = scope::call(&stream, "abort", &Array::new()) {
                    let _ = settled(ended).await;
                }
                return Err(thrown);
            }
            settled(scope::call(&stream, "close", &Array::new())?).await
        };
        written.await.map(|_| ()).map_err(|thrown: JsValue| FileError::refused(&thrown))
    }
}

async fn settled(answer: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&answer)).await
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // Setting a property of a plain object cannot fail.
    let _ = Reflect::set(object, &name.into(), value);
}

/// Which workshops are written to files, so that the page's script fetches the program that does it. Ids have no spaces.
const LINKED: &str = "streamgauge.linked";

/// Notes that a workshop has a linked file, or has it no more.
pub fn note_link(workshop: &str, is_linked: bool) {
    let Some(memory) = scope::local_storage() else { return };
    let noted = memory.get_item(LINKED).ok().flatten().unwrap_or_default();
    let mut ids: Vec<&str> = noted.split_whitespace().filter(|id| *id != workshop).collect();
    if is_linked {
        ids.push(workshop);
    }
    // Where nothing can be noted, a linked file is written from when the second program is there for another reason.
    let _ = if ids.is_empty() { memory.remove_item(LINKED) } else { memory.set_item(LINKED, &ids.join(" ")) };
}
