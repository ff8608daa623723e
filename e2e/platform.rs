//! The doors to the browser, tried in a real one.
//!
//! ```text
//! CHROMEDRIVER=/usr/bin/chromedriver WASM_BINDGEN_TEST_WEBDRIVER_JSON=$PWD/e2e/webdriver.json \
//! CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
//! cargo test --target wasm32-unknown-unknown --no-default-features --features browser --test platform
//! ```
//!
//! A test that bears the number of a promise (`s8_…`) keeps it. Each test has a database of its own.
#![cfg(all(target_arch = "wasm32", feature = "browser"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails says so by panicking")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

#[path = "platform/archive.rs"]
mod archive;
#[path = "platform/files.rs"]
mod files;
#[path = "platform/linked.rs"]
mod linked;
#[path = "platform/messages.rs"]
mod messages;
#[path = "platform/page.rs"]
mod page;
#[path = "platform/promises.rs"]
mod promises;
#[path = "platform/storage.rs"]
mod storage;
#[path = "platform/tools.rs"]
mod tools;

wasm_bindgen_test_configure!(run_in_browser);
