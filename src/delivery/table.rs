//! Tables in text (CSV, TSV), fed in pieces, without an allocation per row.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::cells::{Cells, ColumnOf, text_of};
use super::header::recognise_header;
use super::ingest::Ingest;
use super::read::{FileRead, Recognised, RejectReason, Unrecognised};
use super::role::{Mapping, Role};

/// Reads a table.
pub(crate) struct TableReader {
    parser: Reader,
    /// The record being read, unquoted, and the ends of its cells.
    record: Vec<u8>,
    record_length: usize,
    ends: Vec<usize>,
    columns: usize,
    record_line: u64,
    /// Nothing of the next record was seen yet.
    is_between_records: bool,
    mapping: Option<Mapping>,
    column_of: ColumnOf,
    has_header: bool,
    ingest: Ingest,
}

impl TableReader {
    pub fn new(ingest: Ingest, delimiter: u8, first_line: u64, mapping: Option<Mapping>) -> Self {
        let mut parser = ReaderBuilder::new().delimiter(delimiter).build();
        parser.set_line(first_line);
        Self {
            parser,
            record: vec![0; 4_096],
            record_length: 0,
            ends: vec![0; 64],
            columns: 0,
            record_line: first_line,
            is_between_records: true,
            mapping,
            column_of: ColumnOf::by_role(),
            has_header: false,
            ingest,
        }
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let used = self.step(rest);
            rest = rest.get(used..).unwrap_or(&[]);
        }
    }

    /// One step of the parser; gives how many bytes it used.
    fn step(&mut self, input: &[u8]) -> usize {
        self.read_record(input).1
    }

    fn read_record(&mut self, input: &[u8]) -> (ReadRecordResult, usize) {
        if self.is_between_records {
            // The parser passes over line ends only when it reads on, so they are counted here.
            let ends = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let (length, lines) = ends.fold((0, 0), |(n, lines), &byte| (n + 1, lines + u64::from(byte == b'\n')));
            self.record_line = self.parser.line() + lines;
            self.is_between_records = length == input.len();
        }
        let output = self.record.get_mut(self.record_length..).unwrap_or(&mut []);
        let ends = self.ends.get_mut(self.columns..).unwrap_or(&mut []);
        let (result, used, written, columns) = self.parser.read_record(input, output, ends);
        self.record_length += written;
        self.columns += columns;
        match result {
            ReadRecordResult::OutputFull => self.record.resize(self.record.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
            ReadRecordResult::Record => self.take_record(),
            ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
        }
        (result, used)
    }

    fn take_record(&mut self) {
        if self.has_header {
            self.take_row();
        } else {
            self.take_header();
        }
        self.record_length = 0;
        self.columns = 0;
        self.is_between_records = true;
    }

    fn take_row(&mut self) {
        let cells = Cells {
            bytes: self.record.get(..self.record_length).unwrap_or(&[]),
            ends: self.ends.get(..self.columns).unwrap_or(&[]),
        };
        if self.ingest.head.len() < 6 {
            self.ingest.keep_head(cells);
        }
        match &self.mapping {
            Some(mapping) => self.ingest.row(mapping.table, self.record_line, &self.column_of, cells),
            None => self.ingest.rows += 1,
        }
    }

    fn take_header(&mut self) {
        let cells = Cells {
            bytes: self.record.get(..self.record_length).unwrap_or(&[]),
            ends: self.ends.get(..self.columns).unwrap_or(&[]),
        };
        let header: Vec<String> = (0..self.columns).map(|column| text_of(cells.get(column)).into_owned()).collect();
        self.mapping = self.mapping.take().or_else(|| recognise_header(&header));
        self.ingest.keep_head(cells);
        self.ingest.header = header;
        self.has_header = true;
        match &self.mapping {
            Some(mapping) => {
                self.column_of = ColumnOf::of(mapping);
                self.ingest.kind = kind_of(mapping);
                self.ingest.success_assumed = !self.column_of.has(Role::Status);
            }
            None => self.ingest.kind = Recognised::Unrecognised(Unrecognised::UnknownTable),
        }
    }

    pub fn finish(mut self) -> FileRead {
        self.reject_open_quote();
        while !matches!(self.read_record(&[]).0, ReadRecordResult::End) {}
        self.ingest.finish(self.mapping)
    }

    /// A quote that is never closed swallows the rest of the file into one cell: that shows by a last record that has
    /// lines in its unfinished cell and too few cells.
    fn reject_open_quote(&mut self) {
        let finished = self.columns.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        let cell = self.record.get(finished..self.record_length).unwrap_or(&[]);
        if self.has_header && self.columns + 1 < self.ingest.header.len() && cell.contains(&b'\n') {
            let column = self.ingest.header.get(self.columns).cloned().unwrap_or_default();
            let value = text_of(cell).into_owned();
            self.ingest.rows += 1;
            self.ingest.reject(self.record_line, column, &value, RejectReason::OpenQuote);
            self.parser.reset();
            self.record_length = 0;
            self.columns = 0;
        }
    }
}

/// The flat table is told by having the incident in the deployment's row.
fn kind_of(mapping: &Mapping) -> Recognised {
    let has = |role| mapping.columns.contains(&role);
    if has(Role::IncidentOpenedAt) && has(Role::FinishedAt) {
        Recognised::FlatTable
    } else {
        Recognised::Table(mapping.table)
    }
}
