//! Finding values in JSON whatever the spelling of the keys: `commitOid`, `CommitOid` and `commit_oid` are one.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// The value at a path of keys parted by dots; where several paths are parted by `|`, the first that holds anything. Of
/// a list on the way the first member is taken in which the path goes on.
pub(crate) fn find<'a>(value: &'a Value, paths: &str) -> Option<&'a Value> {
    paths.split('|').find_map(|path| at_path(value, path))
}

fn at_path<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    if let Value::Array(list) = value {
        return list.iter().find_map(|member| at_path(member, path));
    }
    let object = value.as_object()?;
    // A key may hold dots itself.
    let whole = object.get(path).filter(|found| !is_blank(found));
    whole.or_else(|| match path.split_once('.') {
        Some((key, rest)) => at_path(get(object, key)?, rest),
        None => get(object, path).filter(|found| !is_blank(found)),
    })
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// The value of a key, exactly written or else without regard to case and underscores.
pub(crate) fn get<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    object.get(key).or_else(|| object.iter().find(|(name, _)| is_same_key(name, key)).map(|(_, value)| value))
}

pub(crate) fn is_same_key(a: &str, b: &str) -> bool {
    let mut a = a.bytes().filter(|&byte| byte != b'_');
    let mut b = b.bytes().filter(|&byte| byte != b'_');
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(x), Some(y)) if x.eq_ignore_ascii_case(&y) => {}
            _ => return false,
        }
    }
}

/// A value as the text of a cell: of objects their name, of lists the texts of their members.
pub(crate) fn text_of(value: &Value) -> Cow<'_, str> {
    match value {
        Value::String(text) => Cow::Borrowed(text),
        Value::Number(number) => Cow::Owned(number.to_string()),
        Value::Bool(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
        Value::Null => Cow::Borrowed(""),
        Value::Object(_) => find(value, "name|id|oid").map_or(Cow::Borrowed(""), text_of),
        Value::Array(list) => {
            let texts: Vec<Cow<str>> = list.iter().map(text_of).collect();
            Cow::Owned(texts.join(" "))
        }
    }
}

/// The text at a path, or nothing.
pub(crate) fn text_at<'a>(value: &'a Value, paths: &str) -> Cow<'a, str> {
    find(value, paths).map_or(Cow::Borrowed(""), text_of)
}

/// The list at a path: an array, or GraphQL's `nodes` or `edges`.
pub(crate) fn list_at<'a>(value: &'a Value, paths: &str) -> Vec<&'a Value> {
    find(value, paths).map(members).unwrap_or_default()
}

/// The members of an array or of a GraphQL connection.
pub(crate) fn members(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().map(|member| find(member, "node").unwrap_or(member)).collect(),
        Value::Object(object) => get(object, "nodes").or_else(|| get(object, "edges")).map(members).unwrap_or_default(),
        _ => Vec::new(),
    }
}
