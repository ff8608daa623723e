//! Reads numbers and words out of what people type, counting characters so that a problem can point at its place.

/// A number and what follows it could not be told apart from another reading of the same text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFault {
    /// Not a number at this place.
    NotANumber,
    /// "1,500" is one and a half to some and fifteen hundred to others.
    Ambiguous,
}

/// A cursor over typed text. Positions count characters, not bytes: they are for people.
#[derive(Debug, Clone)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// Starts before the first character.
    pub(super) fn new(text: &'a str) -> Self {
        Self { rest: text, at: 0 }
    }

    /// Characters already read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next character, not read yet.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Whether nothing is left.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// Reads one character.
    pub(super) fn bump(&mut self) {
        let mut chars = self.rest.chars();
        if chars.next().is_some() {
            self.rest = chars.as_str();
            self.at += 1;
        }
    }

    /// Reads as long as the characters fit and gives what was read.
    pub(super) fn take_while(&mut self, fits: fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.at += taken.chars().count();
        self.rest = rest;
        taken
    }

    /// Reads white space of any kind, the narrow and the unbreakable ones too.
    pub(super) fn skip_space(&mut self) {
        self.take_while(char::is_whitespace);
    }

    /// Reads this character if it comes next.
    pub(super) fn take(&mut self, wanted: fn(char) -> bool) -> bool {
        let found = self.peek().is_some_and(wanted);
        if found {
            self.bump();
        }
        found
    }

    /// Whether a number starts here.
    pub(super) fn at_number(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit() || fraction(c).is_some())
            || (self.peek().is_some_and(is_separator) && self.rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()))
    }

    /// Reads a number: `1`, `1.5`, `1,5`, `.5`, `½`, `1½`, `1,234.5`.
    pub(super) fn number(&mut self) -> Result<f64, NumberFault> {
        if !self.at_number() {
            return Err(NumberFault::NotANumber);
        }
        let digits = self.digits();
        let whole = if digits.is_empty() { 0.0 } else { decimal(digits)? };
        match self.peek().and_then(fraction) {
            Some(part) => {
                self.bump();
                Ok(whole + part)
            }
            None => Ok(whole),
        }
    }

    /// Digits and the separators between them; a separator at the end ("3, then") belongs to what follows.
    fn digits(&mut self) -> &'a str {
        let start = self.rest;
        let mut probe = self.clone();
        loop {
            probe.take_while(|c| c.is_ascii_digit());
            let before = probe.clone();
            let is_inside = probe.take(is_separator) && probe.peek().is_some_and(|c| c.is_ascii_digit());
            if !is_inside {
                *self = before;
                break;
            }
        }
        start.get(..start.len() - self.rest.len()).unwrap_or_default()
    }
}

/// `.` and `,` both part decimals, depending on where one learnt to write.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',')
}

fn fraction(c: char) -> Option<f64> {
    match c {
        '¼' => Some(0.25),
        '½' => Some(0.5),
        '¾' => Some(0.75),
        _ => None,
    }
}

/// The last separator parts the decimals. A lone comma before exactly three digits might group thousands instead: that
/// is not guessed, a factor of a thousand would stay unnoticed.
fn decimal(text: &str) -> Result<f64, NumberFault> {
    let Some(point) = text.rfind(is_separator) else {
        return digits(text, "");
    };
    let (before, after) = (text.get(..point).unwrap_or_default(), text.get(point + 1..).unwrap_or_default());
    let last = if text.get(point..=point) == Some(",") { ',' } else { '.' };
    if before.contains(last) {
        return Err(NumberFault::NotANumber);
    }
    let is_grouped = !before.contains(is_separator) && after.len() == 3 && (1..=3).contains(&before.len());
    if last == ',' && is_grouped && !before.starts_with('0') {
        return Err(NumberFault::Ambiguous);
    }
    let whole: String = before.chars().filter(char::is_ascii_digit).collect();
    digits(&whole, after)
}

/// The number with these digits before and after its point. Exact for the fifteen digits that people type at most; the
/// library's reader for any number brings a table of ten kilobytes into the page.
fn digits(whole: &str, after: &str) -> Result<f64, NumberFault> {
    let mut number = 0.0;
    let mut divisor = 1.0;
    for digit in whole.bytes().chain(after.bytes()) {
        if !digit.is_ascii_digit() {
            return Err(NumberFault::NotANumber);
        }
        number = number * 10.0 + f64::from(digit - b'0');
    }
    for _ in 0..after.len() {
        divisor *= 10.0;
    }
    let is_number = !(whole.is_empty() && after.is_empty()) && f64::is_finite(number / divisor);
    if is_number { Ok(number / divisor) } else { Err(NumberFault::NotANumber) }
}

/// Letters of units and words. The library's own test brings the tables of all scripts into the page; here anything from
/// the first accented letter on is a letter, but for the blocks of punctuation and signs.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (c >= 'À' && !('\u{2000}'..='\u{2bff}').contains(&c))
}

/// A sign that a figure is only roughly known.
pub(super) fn is_about(c: char) -> bool {
    matches!(c, '~' | '≈' | '∼')
}

/// Every dash that keyboards and word processors put between two numbers.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Whether somebody was asked and did not know.
pub(super) fn is_unknown(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().all(|c| c == '?')
}

/// Whether the text says that its figure is only roughly known: `~3 d`, `3 d?`.
pub(super) fn is_rough(text: &str) -> bool {
    !is_unknown(text) && text.contains(|c| is_about(c) || c == '?')
}
