//! Fields as markup, and how each of them stands. A field that is written as text and then only corrected costs the page
//! a tenth of one that is a view; so the inspector's two dozen are.

use std::borrow::Cow;

use crate::ui::markup::Markup;
use crate::ui::text;

/// What a field is made as.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// One line of words; with the id of a list of suggestions, if there is one.
    Line(&'static str),
    /// One line that holds a figure.
    Figure,
    /// Several lines.
    Area,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Yes (`1`) or no.
    Check,
}

impl Kind {
    /// What was typed into such a field, as it is to be kept.
    pub fn typed(self, typed: &str) -> Cow<'_, str> {
        if self == Self::Figure { text::typed_figure(typed.trim()) } else { Cow::Borrowed(typed.trim()) }
    }
}

/// How a field stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FieldState {
    /// What stands in it.
    pub value: String,
    /// The word under it: a hint, or what is wrong.
    pub note: String,
    /// Whether something is wrong.
    pub is_problem: bool,
}

impl FieldState {
    /// A value with a hint.
    pub fn new(value: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { value: value.into(), note: hint.into(), is_problem: false }
    }

    /// Whether the word under the field is the same.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.note == other.note && self.is_problem == other.is_problem
    }

    /// The same with a problem, if there is one, in place of the hint.
    #[must_use]
    pub fn or_problem(self, problem: Option<String>) -> Self {
        match problem {
            Some(note) => Self { note, is_problem: true, ..self },
            None => self,
        }
    }
}

/// The id of the field at this place of its form.
pub fn field_id(place: usize) -> String {
    ["field-", &place.to_string()].concat()
}

/// The place of a field by its id.
pub fn field_place(id: &str) -> Option<usize> {
    id.strip_prefix("field-")?.parse().ok()
}

/// A field with its label and its note; how it stands is filled in later.
pub fn field(markup: &mut Markup, id: &str, label: &str, kind: Kind, placeholder: &str) {
    if kind == Kind::Check {
        markup.raw("<label class=\"check\"><input type=\"checkbox\"").attr("id", id).raw(">");
        markup.words(label).raw("</label>");
        return;
    }
    let note = [id, "-note"].concat();
    markup.raw("<div class=\"field\"><label").attr("for", id).holding("label", label);
    let common = |markup: &mut Markup, class: &str| {
        markup.attr("id", id).attr("class", class).attr("aria-describedby", &note);
        markup.attr("placeholder", placeholder);
    };
    match kind {
        Kind::Line(list) => {
            markup.raw("<input type=\"text\" autocomplete=\"off\"");
            if !list.is_empty() {
                markup.attr("list", list);
            }
            common(markup, "in");
            markup.raw(">");
        }
        Kind::Figure => {
            markup.raw("<input type=\"text\" autocomplete=\"off\"");
            common(markup, "in figure");
            markup.raw(">");
        }
        Kind::Area => {
            markup.raw("<textarea rows=\"3\"");
            common(markup, "in notes");
            markup.raw("></textarea>");
        }
        Kind::Choice(words) => {
            markup.raw("<select");
            common(markup, "in");
            markup.raw(">");
            for word in words {
                markup.raw("<option>").words(word).close("option");
            }
            markup.raw("</select>");
        }
        Kind::Check => {}
    }
    markup.raw("<small").attr("id", &note).raw("></small></div>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_its_label_and_its_note() {
        let mut markup = Markup::new();
        field(&mut markup, "field-3", "A & B", Kind::Figure, "?");
        let text = markup.finish();
        assert!(text.contains("<label for=\"field-3\">A &amp; B</label>"), "{text}");
        assert!(text.contains("aria-describedby=\"field-3-note\"") && text.contains("<small id=\"field-3-note\">"));
        assert_eq!((field_place(&field_id(12)), field_place("other")), (Some(12), None));
    }

    #[test]
    fn a_problem_takes_the_place_of_the_hint() {
        let state = FieldState::new("3 d", "hint");
        assert_eq!(state.clone().or_problem(None), state);
        let wrong = state.or_problem(Some("wrong".to_owned()));
        assert_eq!((wrong.value.as_str(), wrong.note.as_str(), wrong.is_problem), ("3 d", "wrong", true));
    }
}
