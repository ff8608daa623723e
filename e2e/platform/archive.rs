//! Parts of files, and unpacking.

use js_sys::{Array, Uint8Array};
use streamgauge::platform::archive::{FileInParts, inflate, read_part};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::File;

#[wasm_bindgen_test]
async fn a_part_of_a_file_is_what_stands_there() {
    let file = File::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(&b"0123456789"[..])), "digits").unwrap();
    assert_eq!(read_part(&file, 3, 6).await.unwrap(), b"345");
    assert_eq!(read_part(&file, 8, 99).await.unwrap(), b"89");
    assert!(read_part(&file, 99, 100).await.unwrap().is_empty());
}

#[wasm_bindgen_test]
async fn what_was_deflated_is_unpacked_and_what_is_broken_refused() {
    // "hello hello hello", deflated.
    let packed = [0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x90, 0x00];
    assert_eq!(inflate(&packed).await.unwrap(), b"hello hello hello");
    assert!(inflate(&[0xff, 0xff, 0xff]).await.is_err());
}

#[wasm_bindgen_test]
fn a_file_in_parts_knows_its_length() {
    let mut file = FileInParts::default();
    file.push(&[1, 2, 3]);
    file.push(&[]);
    file.push(&[4]);
    assert!((file.bytes() - 4.0).abs() < f64::EPSILON);
}
