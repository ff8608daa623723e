//! Objects of no known kind: which fields they have, and what these mean.

use std::borrow::Cow;

use serde_json::Value;

use super::context::wrapped;
use super::members::{Member, members};
use super::value::text_at;
use crate::delivery::cells::text_of;
use crate::delivery::header::{map_wide_records, put_in_order, recognise_header};
use crate::delivery::place::Place;
use crate::delivery::role::{Mapping, Role};

/// So many rows are looked at before their fields are settled: a field may be missing where it has no value.
const ROWS_LOOKED_AT: usize = 500;
/// Fields beyond these are not offered.
const MOST_FIELDS: usize = 200;

/// What the fields mean, and the rows that wait until that is settled.
#[derive(Default)]
pub(super) struct Mapped {
    pub mapping: Option<Mapping>,
    is_given: bool,
    /// Those seen so far.
    fields: Vec<String>,
    is_settled: bool,
    waiting: Vec<(Value, Place)>,
}

impl Mapped {
    pub fn new(mapping: Option<Mapping>) -> Self {
        Self { is_given: mapping.is_some(), mapping, ..Self::default() }
    }

    /// A person said what the fields mean.
    pub fn is_given(&self) -> bool {
        self.is_given
    }

    /// The paths of the fields.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    /// What the fields are called: stages by their last part alone.
    pub fn names(&self) -> Vec<String> {
        let has_stages = self.mapping.as_ref().is_some_and(|mapping| mapping.columns.contains(&Role::StageColumn));
        if !has_stages {
            return self.fields.clone();
        }
        let named = |(part, path): (String, &String)| if part.is_empty() { path.clone() } else { part };
        last_parts(&self.fields).into_iter().zip(&self.fields).map(named).collect()
    }

    /// Takes the fields of a row to come, in their order.
    pub fn see(&mut self, paths: impl FnOnce() -> Vec<String>) {
        if !self.is_settled {
            put_in_order(&mut self.fields, paths(), MOST_FIELDS);
        }
    }

    /// Whether a person said what the fields mean, or their names tell a commit or an environment.
    pub fn tells_what_and_where(&self) -> bool {
        let tells = |role: &Role| matches!(role, Role::Environment | Role::Revision);
        self.is_given || self.mapping.as_ref().is_some_and(|mapping| mapping.columns.iter().any(tells))
    }

    pub fn wait(&mut self, row: Value, place: Place) {
        self.waiting.push((row, place));
    }

    pub fn has_seen_enough(&self) -> bool {
        !self.is_settled && self.waiting.len() >= ROWS_LOOKED_AT
    }

    /// The rows that need wait no longer.
    pub fn ready(&mut self) -> Vec<(Value, Place)> {
        if self.is_settled { std::mem::take(&mut self.waiting) } else { Vec::new() }
    }

    /// Settles fields and meanings by the waiting rows. False: there is nothing to settle.
    pub fn settle(&mut self) -> bool {
        if self.is_settled || self.waiting.is_empty() {
            return false;
        }
        self.is_settled = true;
        if !self.is_given {
            let known = recognise_fields(&self.fields);
            self.mapping = self.stages(known.as_ref()).or(known);
        }
        true
    }

    /// The meanings of fields of which several are stages, as their texts tell.
    fn stages(&self, known: Option<&Mapping>) -> Option<Mapping> {
        let text = |row: usize, field: usize| match (self.waiting.get(row), self.fields.get(field)) {
            (Some((row, _)), Some(path)) => text_at(row, path),
            _ => Cow::Borrowed(""),
        };
        map_wide_records(&last_parts(&self.fields), known, self.waiting.len(), text)
    }
}

/// The paths of the fields of an object as it is written, nested objects opened, in their order. Where the texts are not
/// UTF-8 they are taken for Windows-1252, as in tables.
pub(super) fn paths_of(object: &[u8]) -> Vec<String> {
    let mut paths = Vec::new();
    open_members(text_of(object).as_bytes(), "", &mut paths);
    paths
}

fn open_members(object: &[u8], prefix: &str, paths: &mut Vec<String>) {
    for member in members(object) {
        let path = below(prefix, &plain_key(member.key));
        if member.text.first() == Some(&b'{') && may_open(prefix) {
            open_members(member.text, &path, paths);
        } else if paths.len() < MOST_FIELDS {
            paths.push(path);
        }
    }
}

/// A key as it is meant, which JSON may write with escapes: `Pr\u00fcfung`.
fn plain_key(key: &str) -> Cow<'_, str> {
    let parsed = |_| serde_json::from_str(&["\"", key, "\""].concat()).ok().map(Cow::Owned);
    key.find('\\').and_then(parsed).unwrap_or(Cow::Borrowed(key))
}

fn below(prefix: &str, key: &str) -> String {
    if prefix.is_empty() { key.to_owned() } else { [prefix, key].join(".") }
}

fn may_open(prefix: &str) -> bool {
    prefix.matches('.').count() < 2
}

/// The paths of an object's fields, nested objects opened.
pub(super) fn fields_of(value: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    open_fields(value, "", &mut paths);
    paths
}

fn open_fields(value: &Value, prefix: &str, paths: &mut Vec<String>) {
    for (key, inner) in value.as_object().into_iter().flatten() {
        let path = below(prefix, key);
        match inner {
            Value::Object(_) if may_open(prefix) => open_fields(inner, &path, paths),
            _ if paths.len() < MOST_FIELDS => paths.push(path),
            _ => {}
        }
    }
}

/// Whether what an object says itself makes it a row, though something in it may hold rows too: a deployment with its
/// repository, or with a list of issues. An envelope may have a time and a status of its own.
pub(super) fn tells_a_row(object: &[Member]) -> bool {
    let holders = wrapped(object);
    if holders.is_empty() {
        return false;
    }
    let own: Vec<String> = object.iter().filter(|m| !m.holds_objects()).map(|m| m.key.to_owned()).collect();
    let is_list = holders.iter().any(|member| member.text.first() == Some(&b'['));
    let telling: &[Role] = if is_list {
        &[Role::Environment, Role::Revision]
    } else {
        &[Role::Environment, Role::Revision, Role::Service, Role::Id]
    };
    recognise_header(&own).is_some_and(|mapping| mapping.columns.iter().any(|role| telling.contains(role)))
}

/// Recognises fields by their whole path or, where that says nothing, by its last part.
fn recognise_fields(paths: &[String]) -> Option<Mapping> {
    let whole = recognise_header(paths);
    let last = recognise_header(&last_parts(paths));
    let known = |mapping: &Option<Mapping>| {
        mapping.as_ref().map_or(0, |m| m.columns.iter().filter(|role| **role != Role::Ignore).count())
    };
    if known(&last) > known(&whole) { last } else { whole }
}

/// The last parts of paths, the shallower ones before the deeper: the `id` of a row is not that of the agent in it. What
/// nearly every object has (`id`, `state`, …) goes by its whole path, unless it lies in a mere wrapper.
fn last_parts(paths: &[String]) -> Vec<String> {
    const GENERIC: [&str; 9] = ["id", "key", "type", "state", "number", "name", "title", "label", "labels"];
    const WRAPPERS: [&str; 6] = ["attributes", "fields", "properties", "node", "data", "_source"];
    let part = |path: &String| -> String {
        // `"deployed_at": {"value": "…"}`, as some databases write a time.
        let path = path.strip_suffix(".value").unwrap_or(path);
        let Some((above, last)) = path.rsplit_once('.') else { return path.to_owned() };
        let parent = above.rsplit('.').next().unwrap_or(above);
        let is_own = WRAPPERS.contains(&parent) || !GENERIC.contains(&last);
        if is_own { last.to_owned() } else { path.to_owned() }
    };
    let depth = |path: &String| path.matches('.').count();
    let parts: Vec<String> = paths.iter().map(part).collect();
    let is_first = |at: usize, path: &String| {
        let mut same = paths.iter().zip(&parts).enumerate().filter(|(_, (_, part))| parts.get(at) == Some(part));
        same.all(|(other, (theirs, _))| (depth(path), at) <= (depth(theirs), other))
    };
    let own = |(at, path): (usize, &String)| if is_first(at, path) { parts.get(at) } else { None };
    paths.iter().enumerate().map(|at| own(at).cloned().unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_the_fields_in_the_order_in_which_they_are_written() {
        let text =
            r#"{ "key": "A", "To do": "x", "at": {"Pr\u00fcfung": 1, "b": {"c": {"d": 2}}, "e": {}}, "Apple": [1] }"#;
        let paths = paths_of(text.as_bytes());
        assert_eq!(paths, ["key", "To do", "at.Prüfung", "at.b.c.d", "Apple"]);
        let sorted = |mut paths: Vec<String>| {
            paths.sort();
            paths
        };
        assert_eq!(sorted(paths), sorted(fields_of(&serde_json::from_str(text).unwrap())));
        assert_eq!(paths_of(b"{\"f\xfcr\": 1}"), ["für"]);
    }

    #[test]
    fn fields_of_inner_objects_do_not_stand_for_those_of_the_row() {
        let paths =
            ["agent.id", "agent.type", "commit.sha", "environment.name", "finishedDate", "id", "status", "user.state"];
        let paths: Vec<String> = paths.map(str::to_owned).to_vec();
        let mapping = recognise_fields(&paths).unwrap();
        let roles: Vec<(&str, Role)> =
            paths.iter().map(String::as_str).zip(mapping.columns).filter(|(_, role)| *role != Role::Ignore).collect();
        let expected = [
            ("commit.sha", Role::Revision),
            ("environment.name", Role::Environment),
            ("finishedDate", Role::FinishedAt),
            ("id", Role::Id),
            ("status", Role::Status),
        ];
        assert_eq!(roles, expected);
        let enveloped: Vec<String> =
            ["attributes.deployed_at.value", "attributes.env", "id"].map(str::to_owned).to_vec();
        let expected = [Role::FinishedAt, Role::Environment, Role::Id];
        assert_eq!(recognise_fields(&enveloped).map(|mapping| mapping.columns), Some(expected.to_vec()));
    }
}
