//! Small components that several screens use.

pub mod dynamic;
pub mod icons;
pub mod notices;
pub mod storage_trouble;
pub mod theme_button;
