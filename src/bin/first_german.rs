//! The page's first program, in German: see `main.rs`.

#[cfg(target_arch = "wasm32")]
fn main() {
    streamgauge::ui::start_first();
}

/// Native builds exist for tests of the core only.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
