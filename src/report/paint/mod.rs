//! A drawing of the screen becomes one that needs no style sheet.
//!
//! The screen's drawings name roles by classes; their looks stand in a style sheet. A picture that leaves the page has no
//! style sheet, and many programs that read SVG know none. So each element is given its looks as attributes, by the rules
//! of [`look`]: the same roles, the light colours. Colours are still roles (`var(--heat-3)`) until [`in_light`] resolves
//! them, so that the same drawing can stand in the page, where it follows the theme.
//!
//! Drawings are markup of our own: attributes in double quotes, everything from a document escaped.

mod look;
mod rules;
#[cfg(test)]
mod tests;

pub use look::{SANS, SERIF, colour};
use rules::{Element, Rules};

/// Attributes that say something to the page only.
const PAGE_ATTRIBUTES: [&str; 3] = ["class", "aria-hidden", "tabindex"];

/// The drawing with its looks as attributes. Elements that are never seen on a still picture are left out.
pub fn painted(drawing: &str) -> String {
    let rules = Rules::standard();
    let mut out = String::with_capacity(drawing.len() * 2);
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut hidden_from = None;
    let mut rest = drawing;
    while let Some((before, after)) = rest.split_once('<') {
        let Some((tag, after)) = after.split_once('>') else { break };
        rest = after;
        if hidden_from.is_none() {
            out.push_str(before);
        }
        if tag.starts_with('/') {
            open.pop();
            if hidden_from.is_none() {
                out.extend(["<", tag, ">"]);
            } else if hidden_from == Some(open.len()) {
                hidden_from = None;
            }
            continue;
        }
        let (inside, is_empty) = tag.strip_suffix('/').map_or((tag, false), |inside| (inside, true));
        open.push(Element::read(inside));
        let looks = rules.looks(&open);
        let is_hidden = looks.iter().any(|(name, _)| *name == "hide");
        if hidden_from.is_none() && !is_hidden {
            write_tag(&mut out, open.last(), &looks, is_empty);
        }
        if is_empty {
            open.pop();
        } else if is_hidden && hidden_from.is_none() {
            hidden_from = Some(open.len() - 1);
        }
    }
    if hidden_from.is_none() {
        out.push_str(rest);
    }
    out
}

fn write_tag(out: &mut String, element: Option<&Element<'_>>, looks: &[(&str, String)], is_empty: bool) {
    let Some(element) = element else { return };
    out.push('<');
    out.push_str(element.tag);
    let is_kept = |name: &str| !PAGE_ATTRIBUTES.contains(&name) && !name.starts_with("data-");
    for (name, value) in element.attributes.iter().filter(|(name, _)| is_kept(name)) {
        out.extend([" ", name, "=\"", value, "\""]);
    }
    for (name, value) in looks {
        out.extend([" ", name, "=\"", value, "\""]);
    }
    out.push_str(if is_empty { "/>" } else { ">" });
}

/// The painted drawing in the light theme's own colours, for where no page says what a role looks like.
pub fn in_light(painted: &str) -> String {
    let mut out = String::with_capacity(painted.len());
    // Quotes are escaped in text, so what stands between a quote and a quote is an attribute's value.
    let mut pieces = painted.split("\"var(--");
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        match piece.split_once(")\"").and_then(|(role, rest)| Some((colour(role)?, rest))) {
            Some((colour, rest)) => out.extend(["\"", colour, "\"", rest]),
            None => out.extend(["\"var(--", piece]),
        }
    }
    out
}
