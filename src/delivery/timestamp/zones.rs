//! Zones that stand behind a clock as words.

use super::{Offset, digits_offset};

/// Abbreviations with one meaning: those of the rules for mail, and Europe's. Minutes ahead of UTC.
const NAMES: &[(&str, i64)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("EST", -300),
    ("EDT", -240),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("MDT", -360),
    ("PST", -480),
    ("PDT", -420),
    ("WET", 0),
    ("WEST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("MEZ", 60),
    ("MESZ", 120),
    ("EET", 120),
    ("EEST", 180),
];

/// `UTC`, `(UTC)`, `CEST`, `GMT+0200 (Central European Summer Time)`, `UTC+2`.
pub(super) fn offset_of_words(text: &[u8]) -> Option<Offset> {
    let text = std::str::from_utf8(text).ok()?;
    let bare = match text.strip_prefix('(') {
        Some(inner) => inner.strip_suffix(')')?,
        None => text.split(" (").next()?.trim_end(),
    };
    let behind = bare.get(..3).filter(|start| ["UTC", "GMT"].iter().any(|zone| start.eq_ignore_ascii_case(zone)));
    if let Some(digits) = behind.and_then(|_| bare.get(3..)).map(str::trim).filter(|rest| !rest.is_empty()) {
        let (sign, digits) = match digits.split_at_checked(1)? {
            ("+", digits) => (1, digits),
            ("-", digits) => (-1, digits),
            _ => return None,
        };
        let padded = if digits.len() == 1 { format!("0{digits}") } else { digits.to_owned() };
        return digits_offset(sign, padded.as_bytes());
    }
    let minutes = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(bare)).map(|(_, minutes)| *minutes)?;
    Some(Offset::Ms(minutes * 60_000))
}
