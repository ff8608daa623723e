//! The page's second program, in German: see `screens.rs`.

#[cfg(target_arch = "wasm32")]
fn main() {
    streamgauge::ui::start_second();
}

/// Native builds exist for tests of the core only.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
