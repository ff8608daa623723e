//! Text in XML and HTML.

/// The text with `&`, `<`, `>` and `"` written so that it stays text, in an element or in a quoted attribute. What XML
/// does not allow in any form is left out.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// The text without the characters that XML 1.0 does not allow, for what is escaped already.
#[cfg(feature = "whole")]
pub(super) fn allowed(text: &str) -> String {
    text.chars().filter(|c| is_allowed(*c)).collect()
}

/// Whether XML 1.0 allows the character.
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_reads_back_as_itself(text in any::<String>()) {
            let xml = format!("<a b=\"{0}\">{0}</a>", escaped(&text));
            let document = roxmltree::Document::parse(&xml).unwrap();
            // XML reads a carriage return as a line end.
            let expected: String = text.chars().filter(|c| is_allowed(*c)).collect::<String>();
            let expected = expected.replace("\r\n", "\n").replace('\r', "\n");
            prop_assert_eq!(document.root_element().text().unwrap_or_default(), expected);
        }
    }
}
