//! Files that are written to again and again. The browser's own file system stands in for the disk: its handles are the
//! same, and nobody has to be asked.

use js_sys::Promise;
use streamgauge::platform::files::read_text;
use streamgauge::platform::linked::FileHandle;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::tools::{Sabotage, fresh_name, js};

async fn handle() -> FileHandle {
    let name = fresh_name();
    let made = js(&format!(
        "return navigator.storage.getDirectory().then(folder => folder.getFileHandle('{name}', {{create: true}}))"
    ));
    FileHandle::from_kept(JsFuture::from(made.unchecked_into::<Promise>()).await.unwrap()).unwrap()
}

async fn content(handle: &FileHandle) -> String {
    read_text(&handle.read().await.unwrap()).await.unwrap()
}

#[wasm_bindgen_test]
async fn s11_the_old_bytes_stay_until_the_new_are_closed() {
    let handle = handle().await;
    handle.write("the old, which is longer than the new").await.unwrap();
    {
        let _full = Sabotage::of(
            "FileSystemWritableFileStream",
            "write",
            "return real.call(this, 'half').then(() => { throw new DOMException('full', 'QuotaExceededError'); });",
        );
        assert!(handle.write("the new").await.is_err());
    }
    assert_eq!(content(&handle).await, "the old, which is longer than the new");
    {
        let _gone =
            Sabotage::of("FileSystemWritableFileStream", "close", "throw new DOMException('gone', 'AbortError');");
        assert!(handle.write("the new").await.is_err());
    }
    assert_eq!(content(&handle).await, "the old, which is longer than the new");
    handle.write("the new").await.unwrap();
    assert_eq!(content(&handle).await, "the new", "nothing of the old is left behind it");
}
