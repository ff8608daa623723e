//! Writes JSON into a text, without spaces, as `serde_json` does.

use std::fmt::{Display, Write as _};

use super::json::Json;
use super::read::Named;

/// JSON that is being written. Each call writes one value, or a key or bracket; commas come by themselves.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    pub fn into_text(self) -> String {
        self.text
    }

    /// A comma, unless this is the first in its brackets or stands behind its key.
    fn separate(&mut self) {
        if !matches!(self.text.bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.text.push(',');
        }
    }

    /// Writes what needs no escaping.
    fn plain(&mut self, value: &str) -> &mut Self {
        self.separate();
        self.text.push_str(value);
        self
    }

    /// Begins an object.
    pub fn object(&mut self) -> &mut Self {
        self.plain("{")
    }

    pub fn end_object(&mut self) -> &mut Self {
        self.text.push('}');
        self
    }

    /// Begins a list.
    pub fn list(&mut self) -> &mut Self {
        self.plain("[")
    }

    pub fn end_list(&mut self) -> &mut Self {
        self.text.push(']');
        self
    }

    /// A key, made of letters; its value is to follow.
    pub fn key(&mut self, key: &str) -> &mut Self {
        self.plain("\"");
        self.text.push_str(key);
        self.text.push_str("\":");
        self
    }

    /// A key that may need escaping.
    pub fn any_key(&mut self, key: &str) -> &mut Self {
        self.text(key).text.push(':');
        self
    }

    /// An object with one key, whose value is to follow; the object is to be ended.
    pub fn tag(&mut self, tag: &str) -> &mut Self {
        self.object().key(tag)
    }

    pub fn text(&mut self, text: &str) -> &mut Self {
        self.plain("\"");
        for sign in text.chars() {
            match sign {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\0'..' ' => {
                    // Writing into a String cannot fail, here and below.
                    let _ = write!(self.text, "\\u{:04x}", u32::from(sign));
                }
                _ => self.text.push(sign),
            }
        }
        self.text.push('"');
        self
    }

    /// A text, or `null`.
    pub fn text_or_null(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => self.null(),
        }
    }

    /// An id or a stamp, whose texts need no escaping.
    pub fn id(&mut self, id: &dyn Display) -> &mut Self {
        self.separate();
        let _ = write!(self.text, "\"{id}\"");
        self
    }

    pub fn name(&mut self, value: &impl Named) -> &mut Self {
        self.text(value.name())
    }

    /// The shortest text that is read back as the same number; `null` where JSON has none.
    pub fn number(&mut self, number: f64) -> &mut Self {
        if !number.is_finite() {
            return self.null();
        }
        self.separate();
        // The first release wrote numbers from 0.00001 on without an exponent.
        let is_small = (1e-5..1e-4).contains(&number.abs());
        let text = if is_small { number.to_string() } else { format!("{number:?}") };
        match text.split_once('e') {
            // The first release wrote a plus before large exponents.
            Some((digits, exponent)) if !exponent.starts_with('-') => {
                let _ = write!(self.text, "{digits}e+{exponent}");
            }
            _ => self.text.push_str(&text),
        }
        self
    }

    pub fn number_or_null(&mut self, number: Option<f64>) -> &mut Self {
        self.number(number.unwrap_or(f64::NAN))
    }

    pub fn count(&mut self, count: u64) -> &mut Self {
        self.separate();
        let _ = write!(self.text, "{count}");
        self
    }

    /// A place in a list.
    pub fn place(&mut self, place: usize) -> &mut Self {
        self.count(place as u64)
    }

    pub fn flag(&mut self, flag: bool) -> &mut Self {
        self.plain(if flag { "true" } else { "false" })
    }

    /// What is JSON already.
    pub fn as_written(&mut self, json: &str) -> &mut Self {
        self.plain(json)
    }

    /// A value as it was read; numbers keep their digits.
    pub fn value(&mut self, value: &Json<'_>) {
        match value {
            Json::Null => self.null(),
            Json::Flag(flag) => self.flag(*flag),
            Json::Number(digits) => self.plain(digits),
            Json::Text(text) => self.text(text),
            Json::List(items) => {
                self.list();
                for item in items {
                    self.value(item);
                }
                self.end_list()
            }
            Json::Object(members) => {
                self.object();
                for (key, value) in members {
                    self.any_key(key).value(value);
                }
                self.end_object()
            }
        };
    }

    pub fn null(&mut self) -> &mut Self {
        self.plain("null")
    }
}
