//! JSON whose every part knows its place in the file, so that a refusal can name line and reason.
//!
//! serde's derived readers lose the place of what is well-formed but wrong (two practices of one id, three levels
//! instead of four). Here a value stays a slice of the file until it is asked for; the slice's address is its place.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Why a questionnaire's file was refused, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {fault:?}")]
pub struct ModelProblem {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong there.
    pub fault: ModelFault,
}

/// What is wrong with a questionnaire's file. Keys are named as they are spelt in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelFault {
    /// The text breaks JSON's rules here.
    NotJson,
    /// The file ends before its JSON does.
    CutOff,
    /// The file says that it holds something else, or a later version of this format.
    OtherSchema(String),
    /// A key that must be there is not, or is null.
    Missing(&'static str),
    /// A key stands twice in one object.
    RepeatedKey(&'static str),
    /// A key's value is of another kind.
    WrongKind {
        /// The key; for a level line, `levels`.
        key: &'static str,
        /// What should stand there.
        expected: JsonKind,
    },
    /// A text without a letter in it, or a list without an entry.
    Empty(&'static str),
    /// A text of more than [`limits::TEXT`](super::limits::TEXT) characters.
    TooLong(&'static str),
    /// An id with other characters than `a-z A-Z 0-9 - _ .`, or with more than
    /// [`limits::ID`](super::limits::ID) of them.
    BadId(String),
    /// An id that an earlier section or practice has.
    RepeatedId {
        /// The id.
        id: String,
        /// The line of the first one.
        first_line: usize,
    },
    /// A practice says that it replaces one which the file still asks for.
    ReplacesLive(String),
    /// The id of the built-in questionnaire: its answers would be read under other words.
    ReservedId(String),
    /// A practice has this many levels instead of four.
    LevelCount(usize),
    /// More than [`limits::PRACTICES`](super::limits::PRACTICES) practices.
    TooManyPractices,
}

/// What can stand behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonKind {
    /// An object.
    Object,
    /// A list.
    List,
    /// Text.
    Text,
    /// A whole number from 1.
    CountingNumber,
    /// True or false.
    Truth,
    /// One of the words that the format knows for this key.
    Word,
}

/// A value of the file, not yet read.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    file: &'a str,
    /// A slice of `file`.
    raw: &'a str,
    key: &'static str,
}

impl<'a> Node<'a> {
    /// The whole file, proven to be JSON. A byte order mark is passed over.
    pub fn root(file: &'a str) -> Result<Self, ModelProblem> {
        let file = file.strip_prefix('\u{feff}').unwrap_or(file);
        let whole = Self { file, raw: file, key: "" };
        let raw = serde_json::from_str::<&RawValue>(file).map_err(|error| whole.broken(&error))?.get();
        Ok(Self { raw, ..whole })
    }

    /// A problem with this value.
    pub fn problem(&self, fault: ModelFault) -> ModelProblem {
        self.problem_at(self.offset(), fault)
    }

    /// The line this value starts on, from 1.
    pub fn line(&self) -> usize {
        position(self.file, self.offset()).0
    }

    /// The object's entries.
    pub fn fields(self) -> Result<Fields<'a>, ModelProblem> {
        let Entries(entries) = self.read(JsonKind::Object)?;
        Ok(Fields { owner: self, entries })
    }

    /// The list's items; at least one.
    pub fn items(self) -> Result<impl ExactSizeIterator<Item = Node<'a>>, ModelProblem> {
        let items: Vec<&'a RawValue> = self.read(JsonKind::List)?;
        if items.is_empty() {
            return Err(self.problem(ModelFault::Empty(self.key)));
        }
        Ok(items.into_iter().map(move |raw| Node { raw: raw.get(), ..self }))
    }

    /// The text, unescaped; nothing in it is read as markup.
    pub fn text(self, longest_chars: usize) -> Result<String, ModelProblem> {
        let text: String = self.read(JsonKind::Text)?;
        if text.trim().is_empty() {
            return Err(self.problem(ModelFault::Empty(self.key)));
        }
        if text.chars().nth(longest_chars).is_some() {
            return Err(self.problem(ModelFault::TooLong(self.key)));
        }
        Ok(text)
    }

    /// The value as a number or a truth value.
    pub fn read<T: Deserialize<'a>>(self, expected: JsonKind) -> Result<T, ModelProblem> {
        serde_json::from_str(self.raw).map_err(|error| {
            if error.is_data() {
                self.problem(ModelFault::WrongKind { key: self.key, expected })
            } else {
                self.broken(&error)
            }
        })
    }

    /// What `serde_json` says about this value, at its place in the file.
    fn broken(&self, error: &serde_json::Error) -> ModelProblem {
        if error.is_eof() {
            return self.problem_at(self.file.len(), ModelFault::CutOff);
        }
        let earlier_lines = self.raw.split_inclusive('\n').take(error.line().saturating_sub(1));
        let line_start: usize = earlier_lines.map(str::len).sum();
        let offset = self.offset() + line_start + error.column().saturating_sub(1);
        self.problem_at(offset, ModelFault::NotJson)
    }

    fn problem_at(&self, offset: usize, fault: ModelFault) -> ModelProblem {
        let (line, column) = position(self.file, offset);
        ModelProblem { line, column, fault }
    }

    /// Bytes before this value.
    fn offset(&self) -> usize {
        self.raw.as_ptr().addr().saturating_sub(self.file.as_ptr().addr())
    }
}

/// Line and column of the byte at `offset`, both from 1, the column in characters.
fn position(file: &str, offset: usize) -> (usize, usize) {
    let before = file.char_indices().take_while(|&(at, _)| at < offset);
    before.fold((1, 1), |(line, column), (_, letter)| if letter == '\n' { (line + 1, 1) } else { (line, column + 1) })
}

/// An object's entries, by key. Keys that nobody asks for are passed over.
pub(super) struct Fields<'a> {
    owner: Node<'a>,
    entries: Vec<(String, &'a RawValue)>,
}

impl<'a> Fields<'a> {
    /// The value of a key that must be there.
    pub fn required(&self, key: &'static str) -> Result<Node<'a>, ModelProblem> {
        self.optional(key)?.ok_or_else(|| self.owner.problem(ModelFault::Missing(key)))
    }

    /// The value of a key that may be left out or null.
    pub fn optional(&self, key: &'static str) -> Result<Option<Node<'a>>, ModelProblem> {
        let mut found = self.entries.iter().filter(|(name, _)| name == key);
        let node = |entry: &(String, &'a RawValue)| Node { raw: entry.1.get(), key, ..self.owner };
        let first = found.next().map(node);
        match found.next().map(node) {
            Some(second) => Err(second.problem(ModelFault::RepeatedKey(key))),
            None => Ok(first.filter(|node| node.raw != "null")),
        }
    }
}

/// An object's entries in their order, repeated keys included (a map would drop one silently).
struct Entries<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Entries<'de>;
            fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
                to.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        from.deserialize_map(Collect)
    }
}
