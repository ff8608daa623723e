//! Small components that several screens use.

pub mod dynamic;
pub mod icons;
pub mod language_button;
pub mod notices;
#[cfg(feature = "screens")]
pub mod put_back;
pub mod storage_trouble;
pub mod theme_button;
