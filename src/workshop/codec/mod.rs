//! The document's JSON, read and written by hand.
//!
//! What serde derives for these types is 80 kB of WebAssembly before compression, because it makes a reader of its own
//! for every type; the page may have 250 kB in all, compressed. Here one reader gives a tree of values, and what follows
//! is a table of keys.
//!
//! **Invariant: the form does not change.** Keys keep their names and order, numbers and texts are written as
//! `serde_json` writes them. Keys that are not known are passed over and missing ones give the default, so that files
//! open across releases; ids have no default. The frozen sample and the example file are held to this by tests.
//!
//! **Edits that are not known here are kept** as they are written ([`Edit::Other`](super::Edit::Other)): those of a newer
//! release, and in the page's first program, which is built without the feature `whole`, all that do not concern maps or
//! data sets (`beside`). A new kind of edit that belongs there costs the first program nothing.

#[cfg(test)]
mod any;
#[cfg(test)]
mod any_charter;
#[cfg(feature = "whole")]
mod beside;
#[cfg(feature = "whole")]
mod charter;
mod datasets;
mod edits;
#[cfg(feature = "whole")]
mod improvements;
mod json;
mod listing;
mod maps;
mod read;
#[cfg(feature = "whole")]
mod scorecards;
#[cfg(test)]
mod tests;
mod write;

use super::journal::{Gesture, Replica, Stamp};
use crate::id::WorkshopId;
pub(super) use json::{BrokenAt, Json};
use read::{Reader, read_text, read_value};
use write::Writer;

/// Why a text could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is not JSON.
    #[error("no JSON at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A value is missing that has no default, or is of another kind than its key asks for.
    #[error("not what `{key}` asks for")]
    OtherKind {
        /// The key; empty for the whole.
        key: &'static str,
    },
}

impl Gesture {
    /// Reads what [`to_json`](Self::to_json) wrote.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        read_text(text, read_gesture)
    }

    /// Reads a value inside a larger document.
    pub(super) fn from_value(value: &Json<'_>) -> Result<Self, Unreadable> {
        read_value(value, read_gesture)
    }

    /// The gesture on one line, as journals and files hold it.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        write_gesture(&mut out, self);
        out.into_text()
    }
}

/// What a tab tells the others: gestures on a workshop.
pub fn gestures_to_json(workshop: WorkshopId, gestures: &[Gesture]) -> String {
    let mut out = Writer::default();
    out.list().id(&workshop).list();
    for gesture in gestures {
        write_gesture(&mut out, gesture);
    }
    out.end_list().end_list();
    out.into_text()
}

/// Reads what [`gestures_to_json`] wrote.
pub fn gestures_from_json(text: &str) -> Result<(WorkshopId, Vec<Gesture>), Unreadable> {
    read_text(text, |reader| {
        let mut parts = reader.items();
        if let (Some(workshop), Some(gestures)) = (parts.next(), parts.next()) {
            (WorkshopId::from_bits(workshop.id()), gestures.items().map(read_gesture).collect())
        } else {
            reader.refuse();
            (WorkshopId::from_bits(0), Vec::new())
        }
    })
}

/// The head of a file, up to the lists, without the closing bracket.
pub(super) fn file_head(format: &str, version: u32, saved_at_ms: f64, name: &str) -> String {
    let mut out = Writer::default();
    out.object().key("format").text(format).key("version").count(version.into());
    out.key("app").text(env!("CARGO_PKG_VERSION")).key("saved_at_ms").number(saved_at_ms).key("name").text(name);
    out.into_text()
}

fn read_gesture(reader: Reader<'_>) -> Gesture {
    Gesture {
        stamp: reader.at("stamp").parsed().unwrap_or(Stamp { clock: 0, replica: Replica(0) }),
        at_ms: reader.at("at_ms").number(),
        edits: reader.at("edits").items().map(edits::read).collect(),
    }
}

fn write_gesture(out: &mut Writer, gesture: &Gesture) {
    out.object().key("stamp").id(&gesture.stamp).key("at_ms").number(gesture.at_ms).key("edits").list();
    for edit in &gesture.edits {
        edits::write(out, edit);
    }
    out.end_list().end_object();
}
