//! All words that people read: English, and German under the same names. Which of them a program speaks is chosen when
//! it is built, so that neither carries the other's words.

#[cfg(feature = "whole")]
mod commands;
#[cfg(feature = "german")]
mod de;
#[cfg(not(feature = "german"))]
mod en;
#[cfg(feature = "whole")]
mod files;

#[cfg(feature = "german")]
pub use de::*;
#[cfg(not(feature = "german"))]
pub use en::*;
