//! Takes a JSON value apart.

use std::cell::Cell;

use super::Unreadable;
use super::json::{BrokenAt, Json};
use super::write::Writer;
use crate::id::read_bits;

/// A closed set of values that files know by name.
pub(super) trait Named: Copy + PartialEq + 'static {
    /// Every value with its name.
    const NAMES: &'static [(Self, &'static str)];

    /// The name in files.
    fn name(&self) -> &'static str {
        Self::NAMES.iter().find(|(value, _)| value == self).map_or("", |(_, name)| *name)
    }

    /// What the name stands for.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, other)| *other == name).map(|(value, _)| *value)
    }
}

/// A value in a document, under its key. Reading gives something always: the default where nothing stands (`null` is
/// nothing), and where something of another kind stands, the default too and a note in `fault`, which makes the whole
/// document unreadable. One check at the end is less code than one at each of a hundred keys.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    value: &'a Json<'a>,
    key: &'static str,
    fault: &'a Cell<Option<&'static str>>,
}

/// Reads a text from its first sign to its last.
pub(super) fn read_text<T>(text: &str, read: fn(Reader<'_>) -> T) -> Result<T, Unreadable> {
    match Json::read(text) {
        Ok(value) => read_value(&value, read),
        Err(BrokenAt { line, column }) => Err(Unreadable::NotJson { line, column }),
    }
}

/// Reads a value with all that is in it.
pub(super) fn read_value<T>(value: &Json<'_>, read: fn(Reader<'_>) -> T) -> Result<T, Unreadable> {
    let fault = Cell::new(None);
    let found = read(Reader { value, key: "", fault: &fault });
    fault.get().map_or(Ok(found), |key| Err(Unreadable::OtherKind { key }))
}

impl<'a> Reader<'a> {
    /// Notes that this is not what its key asks for. The first note stands.
    pub fn refuse(self) {
        if self.fault.get().is_none() {
            self.fault.set(Some(self.key));
        }
    }

    /// Notes it unless nothing stands here.
    fn refuse_unless_null(self) {
        if *self.value != Json::Null {
            self.refuse();
        }
    }

    /// What was found, or the default and a note.
    fn or_refuse<T: Default>(self, found: Option<T>) -> T {
        if found.is_none() {
            self.refuse_unless_null();
        }
        found.unwrap_or_default()
    }

    /// The value under a key of this object.
    pub fn at(self, key: &'static str) -> Self {
        if !matches!(self.value, Json::Object(_)) {
            self.refuse_unless_null();
        }
        Self { value: self.value.get(key).unwrap_or(&Json::Null), key, ..self }
    }

    /// Every key of this object with its value.
    #[cfg(feature = "whole")]
    pub fn members(self) -> impl Iterator<Item = (&'a str, Self)> {
        let members = if let Json::Object(members) = self.value {
            members.as_slice()
        } else {
            self.refuse_unless_null();
            &[]
        };
        members.iter().map(move |(key, value)| (key.as_ref(), Self { value, ..self }))
    }

    /// The entries of this list.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let items = self.value.as_list();
        if items.is_none() {
            self.refuse_unless_null();
        }
        items.unwrap_or_default().iter().map(move |value| Self { value, ..self })
    }

    /// `"tag"`, or `{"tag": value}`. Nothing gives an empty tag.
    pub fn tagged(self) -> (&'a str, Self) {
        let (tag, value) = match self.value {
            Json::Text(tag) => (tag.as_ref(), &Json::Null),
            Json::Object(members) => members.first().map_or(("", &Json::Null), |(tag, value)| (tag.as_ref(), value)),
            _ => {
                self.refuse_unless_null();
                ("", &Json::Null)
            }
        };
        (tag, Self { value, ..self })
    }

    /// What [`tagged`](Self::tagged) gives, where something must stand.
    pub fn kind(self) -> (&'a str, Self) {
        let (tag, value) = self.tagged();
        if tag.is_empty() {
            self.refuse();
        }
        (tag, value)
    }

    /// The value on one line.
    pub fn as_written(self) -> String {
        let mut out = Writer::default();
        out.value(self.value);
        out.into_text()
    }

    /// What is read here, unless nothing stands here.
    pub fn optional<T>(self, read: fn(Self) -> T) -> Option<T> {
        (*self.value != Json::Null).then(|| read(self))
    }

    pub fn text(self) -> String {
        self.or_refuse(self.value.as_text()).to_owned()
    }

    /// The text under a key of this object.
    #[inline(never)]
    pub fn text_at(self, key: &'static str) -> String {
        self.at(key).text()
    }

    pub fn flag(self) -> bool {
        self.or_refuse(if let Json::Flag(flag) = self.value { Some(*flag) } else { None })
    }

    pub fn number(self) -> f64 {
        self.or_refuse(self.value.as_number())
    }

    pub fn count(self) -> u64 {
        self.or_refuse(self.value.as_count())
    }

    /// A count within 32 bits.
    pub fn small_count(self) -> u32 {
        self.or_refuse(u32::try_from(self.count()).ok())
    }

    /// A count within 8 bits.
    pub fn tiny_count(self) -> u8 {
        self.or_refuse(u8::try_from(self.count()).ok())
    }

    /// A place in a list; what is beyond the end counts as the end anyway.
    pub fn place(self) -> usize {
        usize::try_from(self.count()).unwrap_or(usize::MAX)
    }

    /// The bits of an id. There is no default id.
    pub fn id(self) -> u64 {
        let bits = self.value.as_text().and_then(|text| read_bits(text).ok());
        if bits.is_none() {
            self.refuse();
        }
        bits.unwrap_or_default()
    }

    /// One of a closed set.
    pub fn choice<T: Named>(self) -> Option<T> {
        let choice = self.value.as_text().and_then(T::named);
        if choice.is_none() {
            self.refuse_unless_null();
        }
        choice
    }

    /// What another type makes of the text here; there is no default.
    pub fn parsed<T: std::str::FromStr>(self) -> Option<T> {
        let parsed = self.value.as_text().and_then(|text| text.parse().ok());
        if parsed.is_none() {
            self.refuse();
        }
        parsed
    }
}
