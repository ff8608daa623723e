//! Breaking a name into lines for SVG, which has no line breaks of its own.
//!
//! Widths are estimates in em of a sans-serif face, on the wide side, because system fonts differ.

/// Breaks text into at most `most_lines` lines of at most `width_em`, at spaces where it can, a word that is longer than a
/// line at its hyphens; what does not fit ends in an ellipsis.
pub fn wrap(text: &str, width_em: f64, most_lines: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        // No word holds a line break: one that fits is whole.
        let end = if width_of(word) > width_em { '-' } else { '\n' };
        let mut gap = " ";
        for piece in word.split_inclusive(end) {
            match lines.last_mut() {
                Some(line) if width_of(line) + width_of(gap) + width_of(piece) <= width_em => {
                    line.push_str(gap);
                    line.push_str(piece);
                }
                _ => lines.push(piece.to_owned()),
            }
            gap = "";
        }
    }
    let cut = lines.len() > most_lines;
    lines.truncate(most_lines);
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        last.push('…');
    }
    for line in &mut lines {
        shorten(line, width_em);
    }
    lines
}

/// Takes letters off the end until the line fits with its ellipsis.
pub fn shorten(line: &mut String, width_em: f64) {
    if width_of(line) <= width_em {
        return;
    }
    while line.pop().is_some() && width_of(line) + ELLIPSIS_EM > width_em {}
    line.push('…');
}

const ELLIPSIS_EM: f64 = 1.0;

/// Estimated width of a text in em.
pub fn width_of(text: &str) -> f64 {
    text.chars().map(width_of_char).sum()
}

fn width_of_char(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.34,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | '/' => 0.38,
        'm' | 'w' | 'M' | 'W' | '…' | '%' | '@' => 0.95,
        'A'..='Z' => 0.72,
        c if (c as u32) > 0x2e80 => 1.1,
        _ => 0.58,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_break_at_spaces() {
        for (name, lines) in [
            ("Develop", vec!["Develop"]),
            ("Provision environment", vec!["Provision", "environment"]),
            ("3 Release-Fenster", vec!["3 Release-", "Fenster"]),
            ("Das Code-Review", vec!["Das", "Code-Review"]),
            ("Alle Code-Reviews", vec!["Alle Code-", "Reviews"]),
            ("Hand-over-Termin", vec!["Hand-over-", "Termin"]),
            ("Review (Code-QA)", vec!["Review", "(Code-QA)"]),
            ("", vec![]),
            ("  a   b ", vec!["a b"]),
        ] {
            assert_eq!(wrap(name, 7.0, 2), lines, "{name}");
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap("Wait for the change advisory board to meet on Tuesday", 7.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
        assert!(wrap("Donaudampfschifffahrtsgesellschaft", 7.0, 2)[0].ends_with('…'));
    }

    proptest! {
        #[test]
        fn lines_fit_and_are_few(text in "\\PC{0,80}") {
            let lines = wrap(&text, 7.0, 2);
            prop_assert!(lines.len() <= 2);
            for line in lines {
                prop_assert!(width_of(&line) <= 7.0, "{}", line);
            }
        }
    }
}
