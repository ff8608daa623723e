//! JSON files: known kinds of rows ([`shapes`]), or any objects with fields mapped by name.

mod extra;
mod shapes;
mod split;
mod value;

use serde_json::Value;

use self::shapes::{Shape, field_text, shape_of};
use self::split::{Piece, Pieces};
use self::value::{find, members, text_at, text_of};
use super::cells::{Cells, ColumnOf};
use super::header::recognise_header;
use super::ingest::Ingest;
use super::read::{FileRead, Recognised, RejectReason, Unrecognised};
use super::role::{Mapping, Role};

/// Reads a whole file. `mapping` stands for what a person said the fields mean.
pub(crate) fn read(bytes: &[u8], ingest: Ingest, mapping: Option<Mapping>) -> FileRead {
    let mut reader = JsonReader { ingest, mapping, recognised: false, some_row: false, row: RowText::default() };
    for piece in Pieces::of(bytes) {
        reader.piece(piece);
    }
    reader.finish()
}

struct JsonReader {
    ingest: Ingest,
    mapping: Option<Mapping>,
    recognised: bool,
    some_row: bool,
    row: RowText,
}

/// The cells of one row, reused for the next.
#[derive(Default)]
struct RowText {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl RowText {
    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }
    fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.ends.push(self.bytes.len());
    }
    fn cells(&self) -> Cells<'_> {
        Cells { bytes: &self.bytes, ends: &self.ends }
    }
}

impl JsonReader {
    fn piece(&mut self, piece: Piece) {
        if let Ok(value) = serde_json::from_slice::<Value>(piece.text) {
            self.value(&value, piece.line, "");
        } else {
            let text = String::from_utf8_lossy(piece.text.get(..400).unwrap_or(piece.text)).into_owned();
            self.ingest.rows += 1;
            self.ingest.reject(piece.line, String::new(), &text, RejectReason::Syntax);
        }
    }

    /// A row, or a wrapper around rows. `service` is the repository that a wrapper named.
    fn value(&mut self, value: &Value, line: u64, service: &str) {
        if self.mapping.is_none()
            && let Some(shape) = shape_of(value)
        {
            return self.shaped(shape, value, line, service);
        }
        let Some(object) = value.as_object() else {
            self.ingest.rows += 1;
            let text = text_of(value).into_owned();
            return self.ingest.reject(line, String::new(), &text, RejectReason::NotAnObject);
        };
        if let Some((rows, service)) = wrapped_rows(value, service) {
            return rows.into_iter().for_each(|row| self.value(row, line, &service));
        }
        if !object.is_empty() {
            self.mapped(value, line);
        }
    }

    fn recognise(&mut self, kind: Recognised) {
        if !self.recognised {
            self.recognised = true;
            self.ingest.kind = kind;
        }
    }

    fn shaped(&mut self, shape: &Shape, value: &Value, line: u64, service: &str) {
        self.recognise(shape.kind);
        self.keep_head(value);
        self.row.clear();
        for role in Role::ALL {
            let paths = shape.fields.iter().find(|(r, _)| r == role).map_or("", |(_, paths)| *paths);
            let mut text = if paths.is_empty() { String::new() } else { field_text(value, paths) };
            extra::adjust(shape.kind, *role, value, &mut text);
            if *role == Role::Service && !text.contains('/') && !service.is_empty() {
                service.clone_into(&mut text);
            }
            self.row.push(&text);
            self.ingest.name_column(*role, paths);
        }
        let deployments = self.ingest.facts.deployments.len();
        self.ingest.row(shape.table, line, &ColumnOf::by_role(), self.row.cells());
        let pushed = (self.ingest.facts.deployments.len() > deployments).then_some(deployments);
        extra::after_row(&mut self.ingest, shape.kind, value, pushed);
    }

    /// Objects of no known kind: fields mapped by name, or as a person said.
    fn mapped(&mut self, value: &Value, line: u64) {
        if !self.some_row {
            self.start_mapped(value);
        }
        self.keep_head(value);
        let Some(mapping) = &self.mapping else {
            self.ingest.rows += 1;
            return;
        };
        self.row.clear();
        for path in &self.ingest.header {
            self.row.push(&text_at(value, path));
        }
        let column_of = ColumnOf::of(mapping);
        self.ingest.row(mapping.table, line, &column_of, self.row.cells());
    }

    fn start_mapped(&mut self, value: &Value) {
        self.some_row = true;
        self.ingest.header = fields_of(value);
        self.mapping = self.mapping.take().or_else(|| recognise_fields(&self.ingest.header));
        match &self.mapping {
            Some(mapping) => {
                self.ingest.success_assumed = !mapping.columns.contains(&Role::Status);
                self.recognise(Recognised::JsonTable(mapping.table));
            }
            None => self.recognise(Recognised::Unrecognised(Unrecognised::UnknownJson)),
        }
    }

    fn keep_head(&mut self, value: &Value) {
        if self.ingest.head.len() >= 6 {
            return;
        }
        if self.ingest.head.is_empty() {
            self.ingest.head.push(fields_of(value));
        }
        let texts = self
            .ingest
            .head
            .first()
            .into_iter()
            .flatten()
            .map(|path| find(value, path).map(text_of).unwrap_or_default().chars().take(200).collect());
        let texts = texts.collect();
        self.ingest.head.push(texts);
    }

    fn finish(mut self) -> FileRead {
        if !self.recognised {
            let what = if self.ingest.rejects.total > 0 { Unrecognised::BrokenJson } else { Unrecognised::Empty };
            self.ingest.kind = Recognised::Unrecognised(what);
        }
        self.ingest.finish(self.mapping)
    }
}

/// Keys under which interfaces wrap their rows, tried in this order.
const WRAPPERS: &[&str] = &[
    "data",
    "repository",
    "deployments",
    "incidents",
    "issues",
    "value",
    "values",
    "items",
    "nodes",
    "edges",
    "node",
    "workflow_runs",
    "pullRequests",
    "releases",
    "results",
    "records",
    "result",
    "rows",
    "organization",
    "viewer",
    "project",
    "mergeRequests",
    "deployment_status",
    "deployment",
];

/// The rows that an object wraps, and the repository it names. An empty list of rows is a wrapper too.
fn wrapped_rows<'a>(value: &'a Value, service: &str) -> Option<(Vec<&'a Value>, String)> {
    let name = text_at(value, "nameWithOwner|full_name|fullPath");
    let service = if name.is_empty() { service.to_owned() } else { name.into_owned() };
    let object = value.as_object()?;
    // A webhook's body holds a status beside its deployment.
    if let (Some(deployment), Some(status)) = (object.get("deployment"), object.get("deployment_status")) {
        return Some((vec![deployment, status], service));
    }
    let inner = WRAPPERS.iter().find_map(|key| object.get(*key).filter(|v| is_container(v)))?;
    let rows = if inner.is_array() { members(inner) } else { vec![inner] };
    Some((rows, service))
}

fn is_container(value: &Value) -> bool {
    match value {
        Value::Array(list) => list.iter().all(Value::is_object),
        Value::Object(_) => true,
        _ => false,
    }
}

/// The paths of an object's fields, nested objects opened; at most 60.
fn fields_of(value: &Value) -> Vec<String> {
    let mut paths = Vec::new();
    open_fields(value, "", &mut paths);
    paths
}

fn open_fields(value: &Value, prefix: &str, paths: &mut Vec<String>) {
    for (key, inner) in value.as_object().into_iter().flatten() {
        let path = if prefix.is_empty() { key.clone() } else { [prefix, key].join(".") };
        let is_deep = prefix.matches('.').count() >= 2;
        match inner {
            Value::Object(_) if !is_deep => open_fields(inner, &path, paths),
            _ if paths.len() < 60 => paths.push(path),
            _ => {}
        }
    }
}

/// Recognises fields by their whole path or, where that says nothing, by its last part.
fn recognise_fields(paths: &[String]) -> Option<Mapping> {
    let last_parts: Vec<String> = paths.iter().map(|path| path.rsplit('.').next().unwrap_or(path).to_owned()).collect();
    let whole = recognise_header(paths);
    let last = recognise_header(&last_parts);
    let known = |mapping: &Option<Mapping>| {
        mapping.as_ref().map_or(0, |m| m.columns.iter().filter(|role| **role != Role::Ignore).count())
    };
    if known(&last) > known(&whole) { last } else { whole }
}

impl Ingest {
    /// Names the column of a role in rows made from JSON, for the list of rejects.
    fn name_column(&mut self, role: Role, paths: &str) {
        if self.header.len() == role as usize {
            self.header.push(paths.split('|').next().unwrap_or("").trim_start_matches(['@', '#']).to_owned());
        }
    }
}
