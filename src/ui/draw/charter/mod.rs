//! The charter's drawings, and the charter as Markdown: pure functions, tested natively.

mod bars;
mod markdown;

pub use bars::{agenda_bar, dots, load_bar};
pub use markdown::markdown;
