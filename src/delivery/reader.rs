//! Takes the bytes of a file in pieces, finds out what it is, and gives what it tells.

use super::encoding::{Encoding, Utf16Decoder};
use super::gitlog::GitReader;
use super::ingest::Ingest;
use super::json::JsonReader;
use super::place::lines_in;
use super::read::{FileRead, Recognised, Unrecognised};
use super::role::Mapping;
use super::sniff::{Content, HEAD_BYTES, content_of};
use super::table::TableReader;
use super::xml::XmlReader;

/// What a person changed about how a file is read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// What the columns (of JSON: the fields of [`FileRead::head`]) mean, instead of what their names say.
    pub mapping: Option<Mapping>,
}

/// Reads one file. Feed it all bytes in order, in pieces of any size, then [`finish`](Self::finish).
pub struct FileReader {
    name: String,
    options: ReadOptions,
    encoding: Encoding,
    utf16: Utf16Decoder,
    expected_bytes: Option<u64>,
    state: State,
}

enum State {
    /// Not enough was seen yet.
    Head(Vec<u8>),
    Table(Box<TableReader>),
    Json(Box<JsonReader>),
    Xml(Box<XmlReader>),
    Git(Box<GitReader>),
    Not(Unrecognised),
}

impl FileReader {
    /// A reader for a file of this name. The name is only reported; the content decides.
    pub fn new(name: &str) -> Self {
        Self::with_options(name, ReadOptions::default())
    }

    /// The same, with what a person changed.
    pub fn with_options(name: &str, options: ReadOptions) -> Self {
        Self {
            name: name.to_owned(),
            options,
            encoding: Encoding::Bytes,
            utf16: Utf16Decoder::default(),
            expected_bytes: None,
            state: State::Head(Vec::new()),
        }
    }

    /// Tells how many bytes will come: room for what they hold is made at once. Whatever comes is read.
    pub fn expect_bytes(&mut self, bytes: u64) {
        self.expected_bytes = Some(bytes);
    }

    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        let State::Head(head) = &mut self.state else { return self.feed_known(bytes) };
        let missing = HEAD_BYTES.saturating_sub(head.len());
        let (now, later) = bytes.split_at_checked(missing).unwrap_or((bytes, &[]));
        head.extend_from_slice(now);
        if head.len() >= HEAD_BYTES {
            self.leave_head();
            self.feed_known(later);
        }
    }

    /// Gives what the file tells.
    pub fn finish(mut self) -> FileRead {
        if matches!(self.state, State::Head(_)) {
            self.leave_head();
        }
        match self.state {
            State::Table(table) => table.finish(),
            State::Json(json) => json.finish(),
            State::Xml(xml) => xml.finish(),
            State::Git(git) => git.finish(),
            State::Not(what) => not_read(&self.name, what),
            State::Head(_) => not_read(&self.name, Unrecognised::Empty),
        }
    }

    /// Settles what the file is, from its head, and hands the head on.
    fn leave_head(&mut self) {
        let State::Head(head) = std::mem::replace(&mut self.state, State::Not(Unrecognised::Empty)) else { return };
        let (encoding, mark) = Encoding::of(&head);
        self.encoding = encoding;
        let bytes = head.get(mark..).unwrap_or(&[]);
        match encoding {
            Encoding::Bytes => self.start(bytes),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let text = self.utf16.feed(encoding == Encoding::Utf16Be, bytes);
                self.start(text.as_bytes());
            }
        }
    }

    fn start(&mut self, head: &[u8]) {
        let ingest = Ingest::new(&self.name);
        let mapping = self.options.mapping.take();
        let (mut state, skip) = match content_of(head) {
            Content::Not(what) => (State::Not(what), 0),
            Content::Json => (State::Json(Box::new(JsonReader::new(ingest, mapping))), 0),
            Content::Xml => (State::Xml(Box::new(XmlReader::new(ingest, mapping))), 0),
            Content::Git(form) => (State::Git(Box::new(GitReader::new(ingest, form))), 0),
            Content::Table { delimiter, skip } => {
                let skipped = head.get(..skip).unwrap_or(&[]);
                let first_line = 1 + lines_in(skipped);
                let mut table = TableReader::new(ingest, delimiter, first_line, mapping);
                if let Some(bytes) = self.expected_bytes {
                    table.expect_bytes(bytes);
                }
                (State::Table(Box::new(table)), skip)
            }
        };
        state.feed(head.get(skip..).unwrap_or(&[]));
        self.state = state;
    }

    fn feed_known(&mut self, bytes: &[u8]) {
        match self.encoding {
            Encoding::Bytes => self.state.feed(bytes),
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let text = self.utf16.feed(self.encoding == Encoding::Utf16Be, bytes);
                self.state.feed(text.as_bytes());
            }
        }
    }
}

impl State {
    fn feed(&mut self, bytes: &[u8]) {
        match self {
            Self::Table(table) => table.feed(bytes),
            Self::Json(json) => json.feed(bytes),
            Self::Xml(xml) => xml.feed(bytes),
            Self::Git(git) => git.feed(bytes),
            Self::Head(_) | Self::Not(_) => {}
        }
    }
}

fn not_read(name: &str, what: Unrecognised) -> FileRead {
    let mut ingest = Ingest::new(name);
    ingest.kind = Recognised::Unrecognised(what);
    ingest.finish(None)
}

/// Reads a file that is in memory as a whole.
pub fn read_file(name: &str, bytes: &[u8]) -> FileRead {
    let mut reader = FileReader::new(name);
    reader.feed(bytes);
    reader.finish()
}
