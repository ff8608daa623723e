//! Files, downloads and own assets.

use std::ops::ControlFlow;

use streamgauge::platform::{files, worker_side};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::tools::{Sabotage, file_of, js};

#[wasm_bindgen_test]
async fn a_file_is_read_in_order_slice_by_slice() {
    // 2.5 MiB in which every 4 bytes bear their place.
    let file = file_of("Uint32Array.from({length: 655360}, (_, place) => place)");
    let (mut lengths, mut places) = (Vec::new(), 0);
    worker_side::read_slices(&file, 1 << 20, |bytes| {
        lengths.push(bytes.len());
        for four in bytes.chunks_exact(4) {
            assert_eq!(four, u32::to_le_bytes(places));
            places += 1;
        }
        ControlFlow::Continue(())
    })
    .await
    .unwrap();
    assert_eq!(lengths, [1 << 20, 1 << 20, 1 << 19]);
    let mut slices = 0;
    let stop = |_: &[u8]| {
        slices += 1;
        ControlFlow::Break(())
    };
    worker_side::read_slices(&file, 0, stop).await.unwrap();
    assert_eq!(slices, 1, "broken off after the first; too small a length is one MiB");
    let refuse = |_: &[u8]| -> ControlFlow<()> { panic!("an empty file has no slice") };
    worker_side::read_slices(&file_of(""), 1 << 20, refuse).await.unwrap();
}

#[wasm_bindgen_test]
async fn texts_and_bytes_of_files_are_read() {
    let file = file_of("new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff])");
    assert_eq!(files::read_text(&file).await.unwrap(), "a\u{fffd}");
    assert_eq!(files::read_bytes(&file).await.unwrap(), [0xef, 0xbb, 0xbf, 0x61, 0xff]);
}

#[wasm_bindgen_test]
async fn only_own_assets_are_fetched() {
    for address in
        ["https://example.org/a", "//example.org/a", "data:text/plain,a", "\\\\example.org\\a", "/\\example.org"]
    {
        let refused = files::fetch_text(address).await;
        assert_eq!(refused, Err(files::FileError::Refused(address.to_owned())));
    }
    assert_eq!(files::fetch_text("./no-such-file.json").await, Err(files::FileError::NotFound));
    assert!(files::fetch_text("./").await.unwrap().contains("<html"));
}

#[wasm_bindgen_test]
async fn a_download_bears_its_name_type_and_content() {
    let _click = Sabotage::of(
        "HTMLElement",
        "click",
        "globalThis.link = {name: this.download, body: fetch(this.href).then(r => r.blob())
            .then(b => b.text().then(t => b.type + ' ' + t))};",
    );
    files::download_text("map.svg", "image/svg+xml", "<svg/> é").unwrap();
    assert_eq!(js("return globalThis.link.name"), "map.svg");
    let body =
        wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(js("return globalThis.link.body"))).await.unwrap();
    assert_eq!(body, "image/svg+xml <svg/> é");
    files::download_bytes("data.bin", "application/x-test", &[65, 66]).unwrap();
    let body =
        wasm_bindgen_futures::JsFuture::from(js_sys::Promise::from(js("return globalThis.link.body"))).await.unwrap();
    assert_eq!(body, "application/x-test AB");
}

#[wasm_bindgen_test]
async fn picking_gives_the_files_or_none() {
    let _click = Sabotage::of(
        "HTMLElement",
        "click",
        "if (this.accept === '.csv') { const t = new DataTransfer(); t.items.add(new File(['a'], 'a.csv')); this.files = t.files; }
         setTimeout(() => this.dispatchEvent(new Event(this.accept === '.csv' ? 'change' : 'cancel')));",
    );
    let picked = files::pick(".csv", true).await;
    assert_eq!(picked.iter().map(files::File::name).collect::<Vec<_>>(), ["a.csv"]);
    assert!(files::pick(".json", false).await.is_empty());
    assert_eq!(js("return document.querySelectorAll('input').length"), 0);
}
