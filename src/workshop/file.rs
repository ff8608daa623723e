//! The file `*.streamgauge.json`: a workshop's whole journal and its deploy data, in one JSON document.
//!
//! ```json
//! {"format":"streamgauge.workshop","version":1,"app":"0.1.0","saved_at_ms":1795190400000,"name":"Payments",
//! "datasets":[{"id":"0g5…","bytes":"base64 of the columns"}],
//! "gestures":[
//! {"stamp":"0000000000001-5x…","at_ms":1795190400000,"edits":[…]},
//! …
//! ]}
//! ```
//!
//! One gesture stands on one line, so that a file that was cut off or damaged in the middle still gives every gesture
//! on the lines that are whole. A file of a newer version is refused and never half-read. Numbered migrations turn an
//! older version's gestures into today's; version 1 is the first.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::codec::{self, BrokenAt, Json};
use super::journal::Gesture;
use crate::id::DatasetId;

const FORMAT: &str = "streamgauge.workshop";
/// The version this release writes.
pub const FILE_VERSION: u32 = 1;

/// The rows of one data set, as the delivery module encodes them.
#[derive(Debug, Clone, PartialEq)]
pub struct DatasetBytes {
    /// The data set.
    pub id: DatasetId,
    /// Its encoded columns.
    pub bytes: Vec<u8>,
}

/// What a file gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OpenedFile {
    /// Gestures that could be read, in file order.
    pub gestures: Vec<Gesture>,
    /// Rows of deploy data that could be read.
    pub datasets: Vec<DatasetBytes>,
    /// What could not be read. Empty: the file is whole.
    pub problems: Vec<FileProblem>,
}

/// Why a file, or a part of it, could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FileProblem {
    /// Not a workshop file at all.
    #[error("not a workshop file")]
    NotAWorkshop,
    /// Written by a newer release.
    #[error("written by a newer release: version {version}")]
    Newer {
        /// The file's version.
        version: u32,
    },
    /// The JSON breaks off or is damaged; what stands on whole lines was read.
    #[error("damaged at line {line}, column {column}")]
    Damaged {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// One gesture could not be read.
    #[error("gesture {number} could not be read: {reason}")]
    Gesture {
        /// Which, from 1 in file order.
        number: usize,
        /// What the reader said.
        reason: String,
    },
    /// The rows of one data set could not be read.
    #[error("the rows of data set {number} could not be read")]
    Dataset {
        /// Which, from 1 in file order.
        number: usize,
    },
}

/// The file's text.
pub fn write_file(name: &str, saved_at_ms: f64, gestures: &[Gesture], datasets: &[DatasetBytes]) -> String {
    let mut text = codec::file_head(FORMAT, FILE_VERSION, saved_at_ms, name);
    text.push_str(",\n\"datasets\":[");
    for (at, dataset) in datasets.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str("{\"id\":\"");
        text.push_str(&dataset.id.to_string());
        text.push_str("\",\"bytes\":\"");
        BASE64.encode_string(&dataset.bytes, &mut text);
        text.push_str("\"}");
    }
    text.push_str("],\n\"gestures\":[");
    for (at, gesture) in gestures.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&gesture.to_json());
    }
    text.push_str("\n]}\n");
    text
}

/// Whether a text names the format of workshops, as the first line of every file does.
pub fn names_format(text: &str) -> bool {
    text.contains(FORMAT)
}

/// Reads a file: what could be read and what could not.
pub fn read_file(text: &str) -> OpenedFile {
    match Json::read(text) {
        Ok(file) => read_whole(&file),
        Err(_) if !names_format(text) => refused(FileProblem::NotAWorkshop),
        Err(place) => salvage(text, place),
    }
}

/// Reads a file that nobody can have damaged, as those of the app itself: whole, or not at all.
pub fn read_intact_file(text: &str) -> Option<OpenedFile> {
    let file = Json::read(text).ok()?;
    let gestures = list(&file, "gestures").iter().map(|gesture| Gesture::from_value(gesture).ok());
    Some(OpenedFile {
        gestures: gestures.collect::<Option<_>>()?,
        datasets: list(&file, "datasets").iter().map(read_dataset).collect::<Option<_>>()?,
        ..OpenedFile::default()
    })
}

fn refused(problem: FileProblem) -> OpenedFile {
    OpenedFile { problems: vec![problem], ..OpenedFile::default() }
}

fn read_whole(file: &Json<'_>) -> OpenedFile {
    if let Err(problem) = version_of(file) {
        return refused(problem);
    }
    let mut opened = OpenedFile::default();
    for (at, dataset) in list(file, "datasets").iter().enumerate() {
        match read_dataset(dataset) {
            Some(dataset) => opened.datasets.push(dataset),
            None => opened.problems.push(FileProblem::Dataset { number: at + 1 }),
        }
    }
    for (at, gesture) in list(file, "gestures").iter().enumerate() {
        match Gesture::from_value(gesture) {
            Ok(gesture) => opened.gestures.push(gesture),
            Err(error) => {
                opened.problems.push(FileProblem::Gesture { number: at + 1, reason: error.to_string() });
            }
        }
    }
    opened
}

/// Whether a file, or its head alone, is of a version that can be read.
pub(super) fn version_of(file: &Json<'_>) -> Result<(), FileProblem> {
    if file.get("format").and_then(Json::as_text) != Some(FORMAT) {
        return Err(FileProblem::NotAWorkshop);
    }
    let version = file.get("version").and_then(Json::as_count).unwrap_or_default();
    if version > u64::from(FILE_VERSION) {
        return Err(FileProblem::Newer { version: u32::try_from(version).unwrap_or(u32::MAX) });
    }
    Ok(())
}

fn list<'file>(file: &'file Json<'file>, key: &str) -> &'file [Json<'file>] {
    file.get(key).and_then(Json::as_list).unwrap_or_default()
}

pub(super) fn read_dataset(dataset: &Json<'_>) -> Option<DatasetBytes> {
    let id = dataset.get("id")?.as_text()?.parse().ok()?;
    let bytes = BASE64.decode(dataset.get("bytes")?.as_text()?).ok()?;
    Some(DatasetBytes { id, bytes })
}

/// Reads what stands on whole lines of a damaged file.
fn salvage(text: &str, BrokenAt { line, column }: BrokenAt) -> OpenedFile {
    let mut opened = refused(FileProblem::Damaged { line, column });
    for line in text.lines() {
        let line = line.trim_end_matches(',');
        let Ok(value) = Json::read(line.trim_end_matches(']')) else { continue };
        match Gesture::from_value(&value) {
            Ok(gesture) => opened.gestures.push(gesture),
            Err(_) => opened.datasets.extend(read_dataset(&value)),
        }
    }
    opened
}
