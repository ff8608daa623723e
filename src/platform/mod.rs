//! One door per browser power.
//!
//! | module | power |
//! |---|---|
//! | [`storage`] | `IndexedDB`: workshops, journals, data sets, settings; persistence |
//! | [`clock`] | time, randomness, timers, frames, spawning |
//! | [`files`] | reading what people pick, downloads, own assets, the clipboard |
//! | [`handed`] | files that are dropped, picked, or opened by the operating system |
//! | [`linked`] | files on disk that may be written to again and again |
//! | [`archive`] | parts of large files, and files made of parts |
//! | [`backstage`] | a room of the page that nobody sees |
//! | [`tabs`] | messages between the tabs of one browser |
//! | [`worker`] | the page's side of the worker |
//! | [`worker_side`] | the worker's side of the page |
//! | [`zone`] | the time zone where the person is |
//! | [`elements`] | the skeleton, the focused field, sizes |
//! | [`full_screen`] | filling the screen |
//! | [`packing`] | making bytes fewer and back |
//! | [`pictures`] | pixels of a drawing, a picture on the clipboard |
//! | [`page`] | theme, route, title, hiding, the crash hook |
//! | [`raster`] | pictures of pixels out of drawings |
//! | [`programs`] | the page's second program, and what the two say to each other |
//!
//! **Invariant: plain text and bytes pass these doors**, ids and documents as text. What they mean is known to
//! `workshop`; how they are shown, to `ui`. No Leptos in here, and no sentences for people: errors are typed.
//!
//! Nothing in here is `Send`: a browser's objects belong to the thread that made them.

pub mod archive;
pub mod backstage;
mod callback;
pub mod clock;
pub mod elements;
pub mod files;
pub mod full_screen;
pub mod handed;
pub mod linked;
mod listener;
pub mod packing;
pub mod page;
pub mod pictures;
pub mod programs;
pub mod raster;
mod scope;
pub mod storage;
pub mod tabs;
pub mod worker;
pub mod worker_side;
pub mod zone;

pub use listener::Listener;
