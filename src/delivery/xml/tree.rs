//! A record of XML as a value, as tools write it that write the same in JSON: attributes and elements are members, an
//! element that holds text alone is a text, and elements of one name beside each other are a list.

use serde_json::{Map, Value};

/// Elements beyond these are left out of a record.
const MOST_ELEMENTS: usize = 20_000;
/// Elements that lie deeper are left out.
const MOST_DEPTH: usize = 32;

/// The record that is open.
#[derive(Default)]
pub(super) struct Tree {
    open: Vec<Element>,
    elements: usize,
    /// So many elements are open that are left out.
    left_out: usize,
}

struct Element {
    name: String,
    members: Map<String, Value>,
    text: String,
}

impl Tree {
    /// Whether a record is open.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    pub fn start(&mut self, name: &str, attributes: Vec<(String, String)>) {
        if self.left_out > 0 || self.open.len() >= MOST_DEPTH || self.elements >= MOST_ELEMENTS {
            self.left_out += 1;
            return;
        }
        self.elements += 1;
        let members = attributes.into_iter().map(|(name, text)| (name, Value::String(text))).collect();
        self.open.push(Element { name: name.to_owned(), members, text: String::new() });
    }

    pub fn text(&mut self, text: &str) {
        if let Some(element) = self.open.last_mut().filter(|_| self.left_out == 0) {
            element.text.push_str(text);
        }
    }

    /// Ends an element. Gives the record, if it was the record's.
    pub fn end(&mut self) -> Option<Value> {
        if self.left_out > 0 {
            self.left_out -= 1;
            return None;
        }
        let Element { name, members, text } = self.open.pop()?;
        let is_text = members.is_empty() && self.is_open();
        let value = if is_text { Value::String(text.trim().to_owned()) } else { Value::Object(members) };
        if let Some(outer) = self.open.last_mut() {
            put(&mut outer.members, name, value);
            return None;
        }
        self.elements = 0;
        Some(value)
    }

    /// The texts of the record so far.
    pub fn texts(&self) -> String {
        let own = self.open.iter().flat_map(|element| element.members.values().filter_map(Value::as_str));
        own.collect::<Vec<_>>().join(" ")
    }
}

/// A second member of a name makes a list of both.
fn put(members: &mut Map<String, Value>, name: String, value: Value) {
    match members.get_mut(&name) {
        None => drop(members.insert(name, value)),
        Some(Value::Array(list)) => list.push(value),
        Some(first) => *first = Value::Array(vec![first.take(), value]),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tokens::{Token, Tokens};
    use super::*;

    fn values(text: &str) -> Vec<Value> {
        let (mut tokens, mut tree, mut found) = (Tokens::default(), Tree::default(), Vec::new());
        tokens.feed(text.as_bytes(), &mut |token, _| match token {
            Token::Start { name, attributes, closed } => {
                tree.start(&name, attributes);
                if closed {
                    found.extend(tree.end());
                }
            }
            Token::Text(text) => tree.text(&text),
            Token::End => found.extend(tree.end()),
        });
        found
    }

    #[test]
    fn elements_are_members_texts_and_lists() {
        let text = "<b id='1'><at> 2026 </at><of n='x'>y</of><r><v s='a'/><v s='b'/><v s='c'/></r><no/></b><b/>";
        let first = json!({
            "id": "1", "at": "2026", "of": { "n": "x" }, "r": { "v": [{ "s": "a" }, { "s": "b" }, { "s": "c" }] }, "no": ""
        });
        assert_eq!(values(text), [first, json!({})]);
    }

    #[test]
    fn what_is_too_deep_or_too_much_is_left_out() {
        let deep = ["<b>", &"<a>".repeat(100_000), &"</a>".repeat(100_000), "<c>1</c></b><b>2</b>"].concat();
        let found = values(&deep);
        assert_eq!((found.len(), found[0].get("c")), (2, Some(&json!("1"))));
        let many = ["<b>", &"<a/>".repeat(MOST_ELEMENTS + 5), "</b>", "<b><a/></b>"].concat();
        let found = values(&many);
        let counts: Vec<usize> = found.iter().map(|value| value["a"].as_array().map_or(1, Vec::len)).collect();
        assert_eq!(counts, [MOST_ELEMENTS - 1, 1], "the record itself is one, and the next starts anew");
    }
}
