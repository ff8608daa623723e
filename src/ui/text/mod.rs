//! All words that people read. English first; a second language stands beside it under the same names.

mod en;

pub use en::*;
