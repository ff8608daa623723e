//! JSON files: known kinds of rows ([`shapes`]), or any objects with fields mapped by name ([`mapped`]).
//!
//! A file is cut into objects as it comes in ([`split`]). Of an object that wraps rows the members are found without
//! parsing it ([`members`]), so every row is read, and fails, alone.

mod context;
mod events_raw;
mod extra;
mod made;
mod mapped;
mod members;
mod shapes;
mod split;
mod value;

use serde_json::Value;

use self::context::{Context, wrapped};
use self::made::Made;
use self::mapped::{Mapped, fields_of, paths_of, tells_a_row};
use self::members::{Member, members};
use self::shapes::{Candidates, Rows, Shape, field_text};
use self::split::{Piece, Splitter, Verdict};
use self::value::{find, text_at, text_of};
use super::cells::{Cells, ColumnOf};
use super::ingest::Ingest;
use super::place::Place;
use super::read::{FileRead, Recognised, RejectReason, Unrecognised};
use super::role::{Mapping, Role, TableKind};

pub(crate) use self::events_raw::take_event;

/// Wrappers may lie in each other so deep.
const MOST_WRAPPERS: usize = 12;

/// Reads a file in pieces. `mapping` stands for what a person said the fields mean.
pub(crate) struct JsonReader {
    splitter: Splitter,
    rows: RowReader,
}

impl JsonReader {
    pub fn new(ingest: Ingest, mapping: Option<Mapping>) -> Self {
        let rows = RowReader {
            ingest,
            mapped: Mapped::new(mapping),
            candidates: Candidates::default(),
            recognised: false,
            row: RowText::default(),
        };
        Self { splitter: Splitter::at(Place::START), rows }
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        let rows = &mut self.rows;
        self.splitter.feed(bytes, &mut |piece| rows.piece(piece, &Context::default(), 0));
    }

    /// Takes a row that was written in another form.
    pub fn take(&mut self, row: Value, place: Place) {
        self.rows.candidates.settle(row.as_object().into_iter().flatten().map(|(key, _)| key.as_str()));
        if let Some(shape) = self.rows.candidates.shape_of(&row) {
            return self.rows.shaped(shape, &row, place, &Context::default());
        }
        self.rows.mapped.see(|| fields_of(&row));
        self.rows.mapped_row(row, place);
    }

    /// Refuses a row of which the file holds only the beginning.
    pub fn refuse_cut(&mut self, place: Place, text: &str) {
        self.rows.ingest.rows += 1;
        self.rows.ingest.reject(place, String::new(), text, RejectReason::CutOff);
    }

    /// Notes that the file ends where it should not.
    pub fn note_cut(&mut self, end: Place) {
        self.rows.ingest.notes.cut_at = Some(end);
    }

    pub fn finish(mut self) -> FileRead {
        let rows = &mut self.rows;
        self.splitter.finish(&mut |piece| rows.piece(piece, &Context::default(), 0));
        self.rows.finish()
    }
}

struct RowReader {
    ingest: Ingest,
    mapped: Mapped,
    candidates: Candidates,
    recognised: bool,
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

/// Parses an object. Where its texts are not UTF-8 they are taken for Windows-1252, as in tables.
fn parsed(text: &[u8]) -> Result<Value, serde_json::Error> {
    match std::str::from_utf8(text) {
        Ok(text) => serde_json::from_str(text),
        Err(_) => serde_json::from_str(&super::cells::text_of(text)),
    }
}

impl RowReader {
    /// Takes a row, or a wrapper around rows.
    fn piece(&mut self, piece: Piece, context: &Context, depth: usize) -> Verdict {
        if piece.text.first() != Some(&b'{') {
            self.ingest.rows += 1;
            let value = String::from_utf8_lossy(piece.text.get(..400).unwrap_or(piece.text)).into_owned();
            self.ingest.reject(piece.place, String::new(), &value, RejectReason::NotAnObject);
            return Verdict::Taken;
        }
        let object = members(piece.text);
        self.candidates.settle(object.iter().map(|member| member.key));
        let is_row = !self.mapped.is_given() && self.candidates.are_there();
        let may_wrap = depth < MOST_WRAPPERS && (is_row || !tells_a_row(&object));
        let inner = if may_wrap { wrapped(&object) } else { Vec::new() };
        if !is_row && !inner.is_empty() {
            let context = context.within(&object);
            for member in inner {
                self.wrapped(&piece, member, &context, depth + 1);
            }
            return Verdict::Taken;
        }
        self.row_or_wrapper(piece, context, &inner, depth)
    }

    /// Reads what a wrapper holds: one object, or a list of them.
    fn wrapped(&mut self, around: &Piece, member: &Member, context: &Context, depth: usize) {
        let place = around.place.after(around.text.get(..member.offset).unwrap_or(&[]));
        if member.text.first() == Some(&b'{') {
            self.piece(Piece { place, text: member.text, cut: member.cut }, context, depth);
            return;
        }
        let mut splitter = Splitter::at(place);
        splitter.feed(member.text, &mut |piece| self.piece(piece, context, depth));
        splitter.finish(&mut |piece| self.piece(piece, context, depth));
    }

    fn row_or_wrapper(&mut self, piece: Piece, context: &Context, inner: &[&Member], depth: usize) -> Verdict {
        let value = match parsed(piece.text) {
            Ok(value) => value,
            Err(error) => {
                let reason = if piece.cut && error.is_eof() { RejectReason::CutOff } else { RejectReason::Syntax };
                self.refuse(&piece, reason);
                return Verdict::Broken;
            }
        };
        if let Some(shape) = self.candidates.shape_of(&value).filter(|_| !self.mapped.is_given()) {
            self.shaped(shape, &value, piece.place, context);
        } else if inner.is_empty() {
            self.mapped.see(|| paths_of(piece.text));
            self.mapped_row(value, piece.place);
        } else {
            let context = context.within(&members(piece.text));
            for member in inner {
                self.wrapped(&piece, member, &context, depth + 1);
            }
        }
        Verdict::Taken
    }

    fn refuse(&mut self, piece: &Piece, reason: RejectReason) {
        let text = String::from_utf8_lossy(piece.text.get(..400).unwrap_or(piece.text)).into_owned();
        self.ingest.rows += 1;
        self.ingest.reject(piece.place, String::new(), &text, reason);
        if reason == RejectReason::CutOff {
            self.ingest.notes.cut_at = Some(piece.place.after(piece.text));
        }
    }

    fn recognise(&mut self, kind: Recognised) {
        if !self.recognised {
            self.recognised = true;
            self.ingest.kind = kind;
        }
    }

    fn shaped(&mut self, shape: &Shape, value: &Value, place: Place, context: &Context) {
        self.recognise(shape.kind);
        self.keep_head(value);
        match &shape.rows {
            Rows::Fields(fields) => self.row_of_fields(shape, fields, value, place, context),
            Rows::Made(make) => {
                let rows = make(value, context);
                if rows.is_empty() {
                    self.ingest.rows += 1;
                    self.ingest.notes.other_rows += 1;
                }
                extra::note_made(&mut self.ingest, shape.kind, &rows, value);
                for made in rows {
                    self.made_row(shape.kind, &made, value, place);
                }
            }
            Rows::Point => self.ingest.point(place, &text_at(value, "date"), &text_at(value, "value")),
        }
    }

    fn row_of_fields(
        &mut self,
        shape: &Shape,
        fields: &[(Role, &'static str)],
        value: &Value,
        place: Place,
        context: &Context,
    ) {
        self.row.clear();
        for role in Role::ALL {
            let paths = fields.iter().find(|(r, _)| r == role).map_or("", |(_, paths)| *paths);
            let mut text = if paths.is_empty() { String::new() } else { field_text(value, paths) };
            extra::adjust(shape.kind, *role, value, &mut text);
            if *role == Role::Service && !text.contains('/') && !context.service.is_empty() {
                text.clone_from(&context.service);
            }
            self.row.push(&text);
            self.ingest.name_column(*role, paths);
        }
        self.ingest.told = extra::outcome_of(shape.kind, value);
        extra::note_attempt(&mut self.ingest, shape.kind, value);
        self.push_row(shape.kind, shape.table, value, place);
    }

    fn made_row(&mut self, kind: Recognised, made: &Made, value: &Value, place: Place) {
        self.row.clear();
        for role in Role::ALL {
            let cell = made.cell(*role);
            self.row.push(cell.map_or("", |cell| &cell.text));
            self.ingest.name_column(*role, cell.map_or("", |cell| cell.name));
        }
        self.ingest.told = made.outcome;
        self.push_row(kind, made.table, value, place);
    }

    fn push_row(&mut self, kind: Recognised, table: TableKind, value: &Value, place: Place) {
        let deployments = self.ingest.facts.deployments.len();
        self.ingest.row(table, place, &ColumnOf::by_role(), self.row.cells());
        let pushed = (self.ingest.facts.deployments.len() > deployments).then_some(deployments);
        extra::after_row(&mut self.ingest, kind, value, pushed);
    }

    /// Objects of no known kind: fields mapped by name, or as a person said. The first rows wait for each other, because
    /// a field may be missing in some of them.
    fn mapped_row(&mut self, value: Value, place: Place) {
        if value.as_object().is_some_and(serde_json::Map::is_empty) {
            return;
        }
        if is_error_message(&value) {
            self.ingest.notes.error_message = true;
        }
        self.ingest.notes.pipeline_steps |= is_pipeline_step(&value);
        self.mapped.wait(value, place);
        if self.mapped.has_seen_enough() {
            self.settle_mapped();
        }
        self.take_mapped();
    }

    fn take_mapped(&mut self) {
        for (value, place) in self.mapped.ready() {
            self.keep_mapped_head(&value);
            let Some(mapping) = &self.mapped.mapping else {
                self.ingest.rows += 1;
                let is_beside_others = !matches!(self.ingest.kind, Recognised::Unrecognised(_));
                self.ingest.notes.other_rows += u64::from(is_beside_others);
                continue;
            };
            self.row.clear();
            for path in self.mapped.fields() {
                self.row.push(&text_at(&value, path));
            }
            let column_of = ColumnOf::of(mapping);
            self.ingest.row(mapping.table, place, &column_of, self.row.cells());
        }
    }

    fn settle_mapped(&mut self) {
        if !self.mapped.settle() {
            return;
        }
        if self.ingest.notes.pipeline_steps && !self.mapped.tells_what_and_where() {
            self.mapped.mapping = None;
        }
        self.ingest.header = self.mapped.names();
        match &self.mapped.mapping {
            Some(mapping) => {
                self.ingest.success_assumed = !mapping.columns.contains(&Role::Status);
                self.ingest.see_mapping(mapping);
                let kind = Recognised::JsonTable(mapping.table);
                self.recognise(kind);
            }
            None => self.recognise(Recognised::Unrecognised(self.why_unknown())),
        }
    }

    /// Why fields say nothing.
    fn why_unknown(&self) -> Unrecognised {
        match &self.ingest.notes {
            notes if notes.error_message => Unrecognised::ErrorMessage,
            notes if notes.pipeline_steps => Unrecognised::PipelineSteps,
            _ => Unrecognised::UnknownJson,
        }
    }

    fn keep_mapped_head(&mut self, value: &Value) {
        if self.ingest.head.is_empty() {
            self.ingest.head.push(self.mapped.fields().to_vec());
        }
        self.keep_values(value);
    }

    fn keep_head(&mut self, value: &Value) {
        if self.ingest.head.is_empty() {
            self.ingest.head.push(fields_of(value));
        }
        self.keep_values(value);
    }

    fn keep_values(&mut self, value: &Value) {
        if self.ingest.head.len() < 6 {
            let paths = self.ingest.head.first().into_iter().flatten();
            let text = |path: &String| find(value, path).map(text_of).unwrap_or_default().chars().take(200).collect();
            let texts = paths.map(text).collect();
            self.ingest.head.push(texts);
        }
    }

    fn finish(mut self) -> FileRead {
        self.settle_mapped();
        self.take_mapped();
        if !self.recognised {
            let what = if self.ingest.rejects.total > 0 { Unrecognised::BrokenJson } else { Unrecognised::NoRows };
            self.ingest.kind = Recognised::Unrecognised(what);
        }
        self.ingest.finish(self.mapped.mapping)
    }
}

/// `{"message": "Not Found", "documentation_url": "…"}` and the like: what interfaces answer instead of data.
fn is_error_message(value: &Value) -> bool {
    let object = value.as_object();
    let says = ["message", "error", "errors", "errorMessages"].iter().any(|key| find(value, key).is_some());
    says && object.is_some_and(|object| object.len() <= 4)
}

/// A step of a run of Bitbucket Pipelines: neither its commit nor its environment is in it, both are in the run's.
fn is_pipeline_step(value: &Value) -> bool {
    text_at(value, "type") == "pipeline_step"
        || text_at(value, "state.type").starts_with("pipeline_step_state")
        || find(value, "script_commands").is_some() && find(value, "state").is_some()
}

impl Ingest {
    /// Names the column of a role in rows made from JSON, for the list of rejects.
    fn name_column(&mut self, role: Role, paths: &str) {
        let place = role as usize;
        if self.header.len() <= place {
            self.header.resize(place + 1, String::new());
        }
        if let Some(name) = self.header.get_mut(place).filter(|name| name.is_empty() && !paths.is_empty()) {
            paths.split('|').next().unwrap_or("").trim_start_matches(['@', '#']).clone_into(name);
        }
    }
}
