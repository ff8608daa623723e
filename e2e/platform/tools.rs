//! What the tests share: databases of their own, and breaking the browser on purpose.

use indexed_db_futures::database::Database;
use js_sys::Function;
use streamgauge::platform::storage::{JournalEntry, Storage};
use streamgauge::platform::{clock, files};
use wasm_bindgen::prelude::*;

pub fn fresh_name() -> String {
    format!("test-{:016x}", clock::random_bits())
}

pub async fn fresh_storage() -> (String, Storage) {
    let name = fresh_name();
    let storage = Storage::open_named(&name).await.unwrap();
    (name, storage)
}

pub fn entry(clock: u64, replica: &str, json: &str) -> JournalEntry {
    JournalEntry { clock, replica: replica.to_owned(), json: json.to_owned() }
}

pub async fn ids(storage: &Storage) -> Vec<String> {
    storage.workshops().await.unwrap().into_iter().map(|record| record.id).collect()
}

pub async fn delete_database(name: &str) {
    Database::delete_by_name(name).unwrap().await.unwrap();
}

/// Waits until it is so; fails after two seconds.
pub async fn until(is_so: impl Fn() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        clock::sleep(10).await;
    }
    assert!(is_so(), "not so after two seconds");
}

/// Runs JavaScript: what breaks the browser on purpose.
pub fn js(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::NULL).unwrap()
}

/// Puts `body` in the place of a method while it lives. In it, `real` is the method and `n` the number of the call,
/// from 1 on.
pub struct Sabotage {
    class: &'static str,
    method: &'static str,
}

impl Sabotage {
    pub fn of(class: &'static str, method: &'static str, body: &str) -> Self {
        js(&format!(
            "const p = {class}.prototype, real = p.{method}; let n = 0;
             p.{method} = function (...args) {{ n += 1; {body} }}; p.{method}.real = real;"
        ));
        Self { class, method }
    }
}

impl Drop for Sabotage {
    fn drop(&mut self) {
        let (class, method) = (self.class, self.method);
        js(&format!("{class}.prototype.{method} = {class}.prototype.{method}.real;"));
    }
}

/// The first transaction finds its connection closed, without any event having told.
pub const CLOSED_ONCE: &str = "if (n === 1) this.close(); return real.apply(this, args);";

/// Makes all timers a hundred times faster while it lives.
pub struct Haste;

impl Haste {
    pub fn new() -> Self {
        js(
            "const real = setTimeout; globalThis.setTimeout = (run, ms) => real(run, ms / 100); setTimeout.real = real;",
        );
        Self
    }
}

impl Drop for Haste {
    fn drop(&mut self) {
        js("globalThis.setTimeout = setTimeout.real;");
    }
}

pub fn file_of(code: &str) -> files::File {
    js(&format!("return new File([{code}], 'name.csv')")).unchecked_into()
}
