//! Records in XML: elements below the root, their fields one level deeper. Fields are mapped by name, as in a table; only
//! [`builds`] of `TeamCity` have a form of their own.

mod builds;
mod tokens;
mod tree;

use std::borrow::Cow;

use self::builds::Builds;
use self::tokens::{Token, Tokens};
use super::cells::{Cells, ColumnOf};
use super::header::{map_wide_records, put_in_order, recognise_header};
use super::ingest::Ingest;
use super::place::Place;
use super::read::{FileRead, Recognised, RejectReason, Unrecognised};
use super::role::{Mapping, Role};

/// So many records are looked at before their fields are settled.
const RECORDS_LOOKED_AT: usize = 100;
/// Fields beyond these are left out.
const MOST_FIELDS: usize = 200;

/// A record: names and texts of its fields, and where it starts.
struct Record {
    fields: Vec<(String, String)>,
    place: Place,
}

impl Record {
    /// The text of a field, or nothing.
    fn text(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| name == field).map_or("", |(_, text)| text)
    }
}

/// The name of an element as it is meant: `In_x0020_Progress`, as databases write what XML does not allow in a name.
fn plain_element(name: &str) -> String {
    name.replace("_x0020_", " ")
}

/// Reads XML in pieces.
pub(crate) struct XmlReader {
    tokens: Tokens,
    content: Content,
}

enum Content {
    Records(Box<Records>),
    Builds(Box<Builds>),
}

impl XmlReader {
    pub fn new(ingest: Ingest, mapping: Option<Mapping>) -> Self {
        Self { tokens: Tokens::default(), content: Content::Records(Box::new(Records::new(ingest, mapping))) }
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        let content = &mut self.content;
        self.tokens.feed(bytes, &mut |token, place| content.take(token, place));
    }

    pub fn finish(self) -> FileRead {
        let end = self.tokens.place();
        match self.content {
            Content::Records(mut records) => records.finish(end),
            Content::Builds(builds) => builds.finish(end),
        }
    }
}

impl Content {
    fn take(&mut self, token: Token, place: Place) {
        if let Self::Records(records) = self
            && let Some(builds) = records.builds_from(&token)
        {
            *self = Self::Builds(Box::new(builds));
        }
        match self {
            Self::Records(records) => records.take(token, place),
            Self::Builds(builds) => builds.take(token, place),
        }
    }
}

/// Puts records together.
struct Records {
    ingest: Ingest,
    mapping: Option<Mapping>,
    root: String,
    /// Names of the elements that are open.
    open: Vec<String>,
    record: Option<Record>,
    text: String,
    fields: Option<Vec<String>>,
    waiting: Vec<Record>,
}

impl Records {
    fn new(ingest: Ingest, mapping: Option<Mapping>) -> Self {
        Self {
            ingest,
            mapping,
            root: String::new(),
            open: Vec::new(),
            record: None,
            text: String::new(),
            fields: None,
            waiting: Vec::new(),
        }
    }

    fn take(&mut self, token: Token, place: Place) {
        match token {
            Token::Start { name, attributes, closed } => {
                self.start(&name, attributes, place);
                if closed {
                    self.end();
                }
            }
            Token::Text(text) => self.text.push_str(&text),
            Token::End => self.end(),
        }
    }

    /// The reader for a file of builds, if its first record is one and nobody said what the fields mean.
    fn builds_from(&mut self, token: &Token) -> Option<Builds> {
        let Token::Start { name, attributes, .. } = token else { return None };
        let is_in_list = self.open.len() == 1 && self.root == builds::LIST;
        let is_first = self.fields.is_none() && self.waiting.is_empty() && (self.open.is_empty() || is_in_list);
        (is_first && self.mapping.is_none() && builds::is_build(name, attributes))
            .then(|| Builds::new(std::mem::replace(&mut self.ingest, Ingest::new("")), is_in_list))
    }

    fn start(&mut self, name: &str, attributes: Vec<(String, String)>, place: Place) {
        match self.open.len() {
            0 => name.clone_into(&mut self.root),
            1 => self.record = Some(Record { fields: attributes, place }),
            _ => {}
        }
        // A file may nest deeper than any record does: only the depth counts there.
        self.open.push(if self.open.len() < 64 { name.to_owned() } else { String::new() });
        self.text.clear();
    }

    fn end(&mut self) {
        let Some(name) = self.open.pop() else { return };
        let text = std::mem::take(&mut self.text);
        match (self.open.len(), &mut self.record) {
            (1, record) => {
                if let Some(record) = record.take() {
                    self.waiting.push(record);
                    if self.waiting.len() >= RECORDS_LOOKED_AT || self.fields.is_some() {
                        self.take_waiting(&name);
                    }
                }
            }
            (_, Some(record)) if !text.trim().is_empty() && record.fields.len() < MOST_FIELDS => {
                record.fields.push((name, text.trim().to_owned()));
            }
            _ => {}
        }
    }

    fn settle(&mut self, record_name: &str) {
        let mut fields: Vec<String> = Vec::new();
        for record in &self.waiting {
            put_in_order(&mut fields, record.fields.iter().map(|(name, _)| name.clone()), MOST_FIELDS);
        }
        let names: Vec<String> = fields.iter().map(|name| plain_element(name)).collect();
        let is_octopus = self.root == "Deployments" && record_name == "Deployment";
        self.mapping = self.mapping.take().or_else(|| self.recognised(&fields, &names));
        let tells_result = self.mapping.as_ref().is_none_or(|mapping| mapping.columns.contains(&Role::Status));
        self.ingest.success_assumed = !tells_result && !is_octopus;
        self.ingest.kind = match &self.mapping {
            Some(_) if is_octopus => Recognised::OctopusReport,
            Some(mapping) => Recognised::XmlTable(mapping.table),
            None if self.root == builds::LIST && fields.is_empty() => Recognised::Unrecognised(Unrecognised::NoRows),
            None => Recognised::Unrecognised(Unrecognised::Xml),
        };
        self.ingest.header.clone_from(&names);
        if let Some(mapping) = &self.mapping {
            self.ingest.see_mapping(mapping);
        }
        self.ingest.head.push(names);
        self.fields = Some(fields);
    }

    /// What the fields mean, by their names or, where several are stages, by their texts.
    fn recognised(&self, fields: &[String], names: &[String]) -> Option<Mapping> {
        let known = recognise_header(names);
        let text = |record: usize, field: usize| match (self.waiting.get(record), fields.get(field)) {
            (Some(record), Some(field)) => Cow::Borrowed(record.text(field)),
            _ => Cow::Borrowed(""),
        };
        map_wide_records(names, known.as_ref(), self.waiting.len(), text).or(known)
    }

    fn take_waiting(&mut self, record_name: &str) {
        if self.fields.is_none() {
            self.settle(record_name);
        }
        for record in std::mem::take(&mut self.waiting) {
            self.take_record(&record);
        }
    }

    fn take_record(&mut self, record: &Record) {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for field in self.fields.iter().flatten() {
            bytes.extend_from_slice(record.text(field).as_bytes());
            ends.push(bytes.len());
        }
        let cells = Cells { bytes: &bytes, ends: &ends };
        self.ingest.keep_head(cells);
        let Some(mapping) = &self.mapping else {
            self.ingest.rows += 1;
            return;
        };
        let column_of = ColumnOf::of(mapping);
        let before = self.ingest.facts.deployments.len();
        self.ingest.row(mapping.table, record.place, &column_of, cells);
        let is_told = self.ingest.success_assumed || column_of.has(Role::Status);
        let pushed = self.ingest.facts.deployments.len() - before;
        self.ingest.notes.result_not_told += if is_told { 0 } else { pushed as u64 };
    }

    fn finish(&mut self, end: Place) -> FileRead {
        let record_name = self.open.get(1).cloned().unwrap_or_else(|| self.root.trim_end_matches('s').to_owned());
        if let Some(record) = self.record.take() {
            let texts: Vec<&str> = record.fields.iter().map(|(_, text)| text.as_str()).collect();
            self.ingest.rows += 1;
            self.ingest.reject(record.place, String::new(), &texts.join(" "), RejectReason::CutOff);
        }
        if !self.open.is_empty() {
            self.ingest.notes.cut_at = Some(end);
        }
        if self.fields.is_none() {
            self.settle(&record_name);
        }
        self.take_waiting(&record_name);
        let ingest = std::mem::replace(&mut self.ingest, Ingest::new(""));
        ingest.finish(self.mapping.take())
    }
}

#[cfg(test)]
mod tests {
    use crate::delivery::{Finding, Recognised, RejectReason, TableKind, Unrecognised, read_file};

    #[test]
    fn records_are_rows() {
        let text = "<?xml version=\"1.0\"?>\n<!-- <x> --><Rows><Row Service=\"a &amp; b\"><Environment>production</Environment>\n\
            <DeployedAt><![CDATA[2026-09-07T10:05:00Z]]></DeployedAt><Status>success</Status></Row>\n\
            <Row><DeployedAt>soon</DeployedAt></Row></Rows>";
        let read = read_file("x.xml", text.as_bytes());
        assert_eq!((read.kind, read.deployments()), (Recognised::XmlTable(TableKind::Deployments), 1));
        assert_eq!(read.head[1], ["a & b", "production", "2026-09-07T10:05:00Z", "success"]);
        let reject = read.rejects.first.first().unwrap();
        assert_eq!((reject.line, reject.column.as_str(), reject.value.as_str()), (4, "DeployedAt", "soon"));
    }

    #[test]
    fn what_was_cut_is_told_with_its_place() {
        let text = "<Deployments><Deployment><Environment>Production</Environment><Created>2026-09-07T10:00:00</Created>\
            </Deployment>\n<Deployment><Environment>Production</Env";
        let read = read_file("x.xml", text.as_bytes());
        assert_eq!((read.kind, read.deployments()), (Recognised::OctopusReport, 1));
        assert_eq!(read.rejects.first.first().map(|r| (r.line, r.reason)), Some((2, RejectReason::CutOff)));
        assert!(read.findings.contains(&Finding::CutInTheMiddle { line: 2, byte: 41 }), "{:?}", read.findings);
    }

    #[test]
    fn other_xml_is_named() {
        for text in ["<feed><entry><colour>red</colour></entry></feed>", "<a/>", "<", "<a><b><c><d></a>"] {
            let kind = read_file("x.xml", text.as_bytes()).kind;
            assert_eq!(kind, Recognised::Unrecognised(Unrecognised::Xml), "{text}");
        }
    }
}
