//! The members of an object, found without parsing it: so the rows within a wrapper can be read one by one, and those
//! of a file that breaks off within it are not lost.

/// A member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Member<'a> {
    /// As it stands between its quotes.
    pub key: &'a str,
    /// Where the value starts, in bytes from the start of the object.
    pub offset: usize,
    /// The value.
    pub text: &'a [u8],
    /// The text ended within the value.
    pub cut: bool,
}

impl Member<'_> {
    /// An object, or a list of objects: what may hold rows.
    pub fn holds_objects(&self) -> bool {
        match self.text {
            [b'{', ..] => true,
            [b'[', inner @ ..] => matches!(inner.trim_ascii_start(), [b'{' | b']', ..] | []),
            _ => false,
        }
    }
}

/// An object has so many members at most, as far as this reading goes.
const MOST_MEMBERS: usize = 4_096;

/// The members of an object that starts with its bracket, up to its end or to where its syntax breaks.
pub(crate) fn members(object: &[u8]) -> Vec<Member<'_>> {
    let mut found = Vec::new();
    let mut at = 1;
    while let Some((member, next)) = member_at(object, at).filter(|_| found.len() < MOST_MEMBERS) {
        found.push(member);
        at = next;
    }
    found
}

fn member_at(object: &[u8], at: usize) -> Option<(Member<'_>, usize)> {
    let at = skip(object, at, b" \t\r\n,");
    let key_start = at + 1;
    if object.get(at) != Some(&b'"') {
        return None;
    }
    let key_end = key_start + end_of_text(object.get(key_start..)?)?;
    let key = std::str::from_utf8(object.get(key_start..key_end)?).ok()?;
    let colon = skip(object, key_end + 1, b" \t\r\n");
    if object.get(colon) != Some(&b':') {
        return None;
    }
    let offset = skip(object, colon + 1, b" \t\r\n");
    let rest = object.get(offset..)?;
    let length = length_of(rest);
    let text = rest.get(..length.unwrap_or(rest.len()))?;
    (!text.is_empty()).then_some((Member { key, offset, text, cut: length.is_none() }, offset + text.len()))
}

fn skip(text: &[u8], from: usize, signs: &[u8]) -> usize {
    let rest = text.get(from..).unwrap_or(&[]);
    from + rest.iter().take_while(|byte| signs.contains(byte)).count()
}

/// The place of the quote that ends a text.
fn end_of_text(text: &[u8]) -> Option<usize> {
    let mut escaped = false;
    text.iter().position(|&byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

/// Bytes of the value that starts here; `None` if the text ends within it.
fn length_of(text: &[u8]) -> Option<usize> {
    match text.first()? {
        b'"' => Some(end_of_text(text.get(1..)?)? + 2),
        b'{' | b'[' => length_of_container(text),
        _ => text.iter().position(|byte| matches!(byte, b',' | b'}' | b']')),
    }
}

fn length_of_container(text: &[u8]) -> Option<usize> {
    let (mut depth, mut at) = (0usize, 0);
    while let Some(byte) = text.get(at) {
        at += 1;
        match byte {
            b'"' => at += end_of_text(text.get(at..)?)? + 1,
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, usize, &str, bool)> {
        members(text.as_bytes())
            .into_iter()
            .map(|m| (m.key, m.offset, std::str::from_utf8(m.text).unwrap(), m.cut))
            .collect()
    }

    #[test]
    fn members_are_found_with_their_places() {
        let text = r#"{ "a" : 1, "b":[{"c":"]"},2] , "d\"":"x\"y","e":{}}"#;
        let expected = [
            ("a", 8, "1", false),
            ("b", 15, r#"[{"c":"]"},2]"#, false),
            (r#"d\""#, 37, r#""x\"y""#, false),
            ("e", 48, "{}", false),
        ];
        assert_eq!(found(text), expected);
    }

    #[test]
    fn what_was_cut_is_given_as_far_as_it_goes() {
        assert_eq!(
            found(r#"{"n":2,"value":[{"a":1},{"a""#),
            [("n", 5, "2", false), ("value", 15, r#"[{"a":1},{"a""#, true)]
        );
        assert_eq!(found(r#"{"n":2,"va"#), [("n", 5, "2", false)]);
        assert_eq!(found("{"), []);
    }
}
