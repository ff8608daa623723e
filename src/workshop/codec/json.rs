//! JSON as a tree of values, read in one pass.
//!
//! `serde_json` would do the same with three times the bytes, which are part of the first paint. Tests hold this reader to
//! what `serde_json` reads and refuses.

use std::borrow::Cow;

/// A value, as far as possible still in the text it was read from.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::workshop) enum Json<'text> {
    Null,
    Flag(bool),
    /// As it is written: who asks for it knows what kind of number it shall be.
    Number(&'text str),
    Text(Cow<'text, str>),
    List(Vec<Json<'text>>),
    Object(Vec<(Cow<'text, str>, Json<'text>)>),
}

/// Deeper than any document; beyond it the text is refused rather than the stack used up.
const DEEPEST: u32 = 120;

/// The place of the first sign that cannot be read, from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workshop) struct BrokenAt {
    pub line: usize,
    pub column: usize,
}

impl<'text> Json<'text> {
    /// Reads a text that is one value.
    pub fn read(text: &'text str) -> Result<Self, BrokenAt> {
        let mut parser = Parser { text, rest: text, open_members: Vec::new() };
        let value = parser.value(DEEPEST);
        parser.skip_space();
        value.filter(|_| parser.rest.is_empty()).ok_or_else(|| parser.broken_at())
    }

    /// The value under a key of an object; of equal keys the last one's.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn as_text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub fn as_list(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    pub fn as_number(&self) -> Option<f64> {
        let Self::Number(text) = self else { return None };
        Some(number(text)).filter(|number| number.is_finite())
    }

    pub fn as_count(&self) -> Option<u64> {
        if let Self::Number(digits) = self { digits.parse().ok() } else { None }
    }
}

/// The number that is written so. Exact for up to 15 digits and exponents within ±22; else, as with `serde_json`, off by
/// the last bit at times. The library's exact reader brings a table of ten kilobytes into the page.
fn number(text: &str) -> f64 {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    // Beyond this all is nothing or infinite.
    let mut exponent: i32 = exponent.parse().unwrap_or(if exponent.starts_with('-') { -9999 } else { 9999 });
    let mut significand: u64 = 0;
    let mut is_behind_point = false;
    for byte in digits.bytes() {
        match byte {
            b'.' => is_behind_point = true,
            b'0'..=b'9' => {
                let longer = significand.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(byte - b'0')));
                // Digits that there is no room for count by their places only.
                exponent = exponent.saturating_add(i32::from(longer.is_none()) - i32::from(is_behind_point));
                significand = longer.unwrap_or(significand);
            }
            _ => {}
        }
    }
    let size = scaled(significand as f64, exponent);
    if text.starts_with('-') { -size } else { size }
}

/// The number times a power of ten, in steps that are exact one by one.
fn scaled(mut number: f64, exponent: i32) -> f64 {
    let mut left = exponent.unsigned_abs();
    while left > 0 && number != 0.0 && number.is_finite() {
        let step = left.min(22);
        let power = (0..step).fold(1.0, |power, _| power * 10.0);
        number = if exponent < 0 { number / power } else { number * power };
        left -= step;
    }
    number
}

struct Parser<'text> {
    text: &'text str,
    rest: &'text str,
    /// The members read so far of all objects that are not closed yet: each object is then made in its length at once.
    open_members: Vec<(Cow<'text, str>, Json<'text>)>,
}

impl<'text> Parser<'text> {
    fn broken_at(&self) -> BrokenAt {
        let read = self.text.get(..self.text.len() - self.rest.len()).unwrap_or_default();
        let line_start = read.rfind('\n').map_or(0, |at| at + 1);
        let column = read.get(line_start..).unwrap_or_default().chars().count() + 1;
        BrokenAt { line: read.bytes().filter(|&byte| byte == b'\n').count() + 1, column }
    }

    fn next(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.next() {
            self.split(1);
        }
    }

    /// Takes a sign, if it comes next.
    fn take(&mut self, sign: u8) -> Option<()> {
        if self.next()? == sign { self.split(1).map(|_| ()) } else { None }
    }

    /// Takes a word, if it comes next.
    fn take_word(&mut self, word: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(())
    }

    /// Takes so many bytes.
    fn split(&mut self, length: usize) -> Option<&'text str> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn value(&mut self, depth: u32) -> Option<Json<'text>> {
        self.skip_space();
        match self.next()? {
            b'{' => self.object(depth.checked_sub(1)?),
            b'[' => self.list(depth.checked_sub(1)?),
            b'"' => self.string().map(Json::Text),
            b't' => self.take_word("true").map(|()| Json::Flag(true)),
            b'f' => self.take_word("false").map(|()| Json::Flag(false)),
            b'n' => self.take_word("null").map(|()| Json::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: u32) -> Option<Json<'text>> {
        let first = self.open_members.len();
        let mut goes_on = self.begins(b'{', b'}')?;
        while goes_on {
            self.skip_space();
            let key = self.string()?;
            self.skip_space();
            self.take(b':')?;
            let value = self.value(depth)?;
            self.open_members.push((key, value));
            goes_on = self.goes_on(b'}')?;
        }
        Some(Json::Object(self.open_members.split_off(first)))
    }

    fn list(&mut self, depth: u32) -> Option<Json<'text>> {
        let mut items = Vec::new();
        let mut goes_on = self.begins(b'[', b']')?;
        while goes_on {
            items.push(self.value(depth)?);
            goes_on = self.goes_on(b']')?;
        }
        Some(Json::List(items))
    }

    /// Takes an opening bracket; tells whether anything stands before the closing one, and else takes that too.
    fn begins(&mut self, open: u8, close: u8) -> Option<bool> {
        self.take(open)?;
        self.skip_space();
        Some(self.take(close).is_none())
    }

    /// After an entry: a comma, or the closing bracket.
    fn goes_on(&mut self, close: u8) -> Option<bool> {
        self.skip_space();
        if self.take(b',').is_some() {
            return Some(true);
        }
        self.take(close).map(|()| false)
    }

    fn string(&mut self) -> Option<Cow<'text, str>> {
        self.take(b'"')?;
        let plain = self.plain()?;
        if self.take(b'"').is_some() {
            return Some(Cow::Borrowed(plain));
        }
        let mut text = plain.to_owned();
        while self.take(b'"').is_none() {
            self.take(b'\\')?;
            text.push(self.escaped()?);
            text.push_str(self.plain()?);
        }
        Some(Cow::Owned(text))
    }

    /// What stands before the next quote, backslash or control character.
    fn plain(&mut self) -> Option<&'text str> {
        let end = self.rest.bytes().position(|byte| byte == b'"' || byte == b'\\' || byte < b' ')?;
        self.split(end)
    }

    /// The character that stands behind a backslash.
    fn escaped(&mut self) -> Option<char> {
        Some(match self.split(1)? {
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "b" => '\u{8}',
            "f" => '\u{c}',
            "u" => {
                let first = self.hexadecimal()?;
                if !(0xd800..0xdc00).contains(&first) {
                    return char::from_u32(first);
                }
                self.take_word("\\u")?;
                let second = self.hexadecimal()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
                return char::from_u32(0x10000 + ((first - 0xd800) << 10) + second);
            }
            same @ ("\"" | "\\" | "/") => return same.chars().next(),
            _ => return None,
        })
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let digits = self.split(4)?;
        // A sign would be read as part of the number.
        u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))
    }

    /// `-`, digits without leading zero, and, where there are any, a point with digits and an exponent with digits.
    fn number(&mut self) -> Option<Json<'text>> {
        let start = self.rest;
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if self.take(b'e').or_else(|| self.take(b'E')).is_some() {
            let _ = self.take(b'+').or_else(|| self.take(b'-'));
            self.digits()?;
        }
        start.get(..start.len() - self.rest.len()).map(Json::Number)
    }

    /// One digit or more.
    fn digits(&mut self) -> Option<()> {
        let others = self.rest.bytes().position(|byte| !byte.is_ascii_digit());
        self.split(others.unwrap_or(self.rest.len())).filter(|digits| !digits.is_empty()).map(|_| ())
    }
}
