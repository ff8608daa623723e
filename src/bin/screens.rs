//! The page's second program: all screens but home and the map, and the map's rarer tools.

#[cfg(target_arch = "wasm32")]
fn main() {
    streamgauge::ui::start_second();
}

/// Native builds exist for tests of the core only.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
