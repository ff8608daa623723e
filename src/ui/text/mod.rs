//! All words that people read: English, and German under the same names. Which of them a program speaks is chosen when
//! it is built, so that neither carries the other's words. Tests see both, and are spoken to in English.

#[cfg(all(feature = "german", not(test)))]
mod de;
#[cfg(test)]
pub mod de;
#[cfg(any(test, not(feature = "german")))]
mod en;

#[cfg(all(feature = "german", not(test)))]
pub use de::*;
#[cfg(any(test, not(feature = "german")))]
pub use en::*;

#[cfg(feature = "whole")]
mod commands;
#[cfg(feature = "whole")]
mod files;
