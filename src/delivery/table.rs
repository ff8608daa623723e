//! Tables in text (CSV, TSV), fed in pieces, without an allocation per row.
//!
//! A quote that is opened and never closed swallows the rows behind it. It shows by a record of several lines of which
//! one looks like a row itself: then its first line is given up, and the lines behind it are read again.

mod marks;
mod meaning;
mod raw;
mod short;
mod waiting;
mod walk;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use self::meaning::{Mapped, is_row_of_data, kind_of, letters, map_beyond};
use self::raw::Raw;
use self::short::Short;
use super::cells::{Cells, ColumnOf, text_of};
use super::header::{plain_name, recognise_header};
use super::ingest::{COLUMNS_SHOWN, Ingest};
use super::json::take_event;
use super::place::Place;
use super::read::{FileRead, Recognised, RejectReason, Unrecognised};
use super::role::Mapping;
use super::timestamp::{self, Cell};

/// A row of data has never so many bytes.
const MOST_RECORD_BYTES: usize = 8 << 20;

/// Reads a table.
pub(crate) struct TableReader {
    parser: Reader,
    delimiter: u8,
    /// The record being read, unquoted, and the ends of its cells.
    record: Vec<u8>,
    record_length: usize,
    ends: Vec<usize>,
    columns: usize,
    record_line: u64,
    /// Nothing of the next record was seen yet.
    is_between_records: bool,
    /// What is left of a record that was too long is passed over.
    is_passing_over: bool,
    raw: Raw,
    mapping: Option<Mapping>,
    mapped: Mapped,
    column_of: ColumnOf,
    has_header: bool,
    ingest: Ingest,
    /// Where the columns allow it.
    short: Option<Short>,
    /// Rows that wait until their words tell what a column means.
    waiting: Option<Vec<u8>>,
    /// How long the file is, until room was made for its rows.
    expected_bytes: Option<u64>,
}

impl TableReader {
    pub fn new(ingest: Ingest, delimiter: u8, first_line: u64, mapping: Option<Mapping>) -> Self {
        let mut parser = ReaderBuilder::new().delimiter(delimiter).build();
        parser.set_line(first_line);
        Self {
            parser,
            delimiter,
            record: vec![0; 4_096],
            record_length: 0,
            ends: vec![0; 64],
            columns: 0,
            record_line: first_line,
            is_between_records: true,
            is_passing_over: false,
            raw: Raw::default(),
            mapped: if mapping.is_some() { Mapped::ByHand } else { Mapped::ByName },
            mapping,
            column_of: ColumnOf::by_role(),
            has_header: false,
            ingest,
            short: None,
            waiting: None,
            expected_bytes: None,
        }
    }

    fn read(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        let mut again: Vec<(Vec<u8>, usize)> = Vec::new();
        loop {
            let current = again.last().map_or(rest, |(text, at)| text.get(*at..).unwrap_or(&[]));
            if current.is_empty() {
                match again.pop() {
                    Some(_) => continue,
                    None => return self.make_room(),
                }
            }
            let short = if again.is_empty() { self.take_short_way(current) } else { 0 };
            let (used, behind) = if short > 0 { (short, None) } else { self.step(current) };
            match again.last_mut() {
                Some((_, at)) => *at += used,
                None => rest = rest.get(used..).unwrap_or(&[]),
            }
            again.extend(behind.map(|text| (text, 0)));
            if let Some(rows) = &mut self.waiting {
                return rows.extend_from_slice(rest);
            }
        }
    }

    /// How many bytes will come, so that room can be made for them at once.
    pub fn expect_bytes(&mut self, bytes: u64) {
        self.expected_bytes = Some(bytes);
    }

    /// Makes room for all rows, once enough of them show how long rows are.
    fn make_room(&mut self) {
        const ENOUGH_BYTES: u64 = 256 * 1024;
        if let Some(bytes) = self.expected_bytes.filter(|_| self.raw.offset >= ENOUGH_BYTES) {
            self.expected_bytes = None;
            let rows = self.ingest.rows as f64 * (bytes as f64 / self.raw.offset as f64) * 1.01;
            self.ingest.expect_rows(rows as usize + 1_000);
        }
    }

    /// Reads up to the end of a record, or all there is. Gives how many bytes it used, and what is to be read again.
    fn step(&mut self, input: &[u8]) -> (usize, Option<Vec<u8>>) {
        if self.is_passing_over {
            return (self.pass_over(input), None);
        }
        let room = MOST_RECORD_BYTES.saturating_sub(self.raw.held.len());
        let input = input.get(..room).unwrap_or(input);
        let mut used = 0;
        while let Some(rest) = input.get(used..).filter(|rest| !rest.is_empty()) {
            let (result, read) = self.read_record(rest);
            used += read;
            if matches!(result, ReadRecordResult::Record) {
                return (used, self.end_record(input.get(..used).unwrap_or(input)));
            }
        }
        self.raw.held.extend_from_slice(input);
        let behind = if self.raw.held.len() >= MOST_RECORD_BYTES { self.give_up_record() } else { None };
        (used, behind)
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
            ReadRecordResult::Record | ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
        }
        (result, used)
    }

    /// Takes the record that ended, unless it swallowed others. Gives what is to be read again.
    fn end_record(&mut self, input: &[u8]) -> Option<Vec<u8>> {
        let length = self.raw.held.len() + input.len();
        let lines = self.parser.line() - self.record_line;
        // The end of the record is a line of its own, unless it is the first half of `\r\n`.
        if self.has_header && lines > u64::from(input.ends_with(b"\n")) {
            let raw = [self.raw.held.as_slice(), input].concat();
            if let Some(behind) = self.swallowed(&raw) {
                return Some(behind);
            }
        }
        self.raw.has_short_rows |= self.has_header && self.columns < self.ingest.header.len();
        self.raw.reach(length);
        self.raw.offset += length as u64;
        self.take_record();
        self.start_record();
        None
    }

    fn start_record(&mut self) {
        self.raw.held.clear();
        self.record_length = 0;
        self.columns = 0;
        self.is_between_records = true;
    }

    /// The lines that a quote swallowed, if the record at hand looks like that; its first line is refused.
    fn swallowed(&mut self, raw: &[u8]) -> Option<Vec<u8>> {
        let start = raw.iter().position(|byte| !matches!(byte, b'\r' | b'\n'))?;
        let first_end = start + raw.get(start..)?.iter().position(|&byte| byte == b'\n')? + 1;
        let behind = raw.get(first_end..)?;
        self.raw.reach(raw.len());
        if !behind.split(|&byte| byte == b'\n').any(|line| self.looks_like_a_row(line))
            || !self.raw.look_again(first_end, behind.len())
        {
            return None;
        }
        self.refuse_open_quote();
        self.parser.reset();
        self.parser.set_line(self.record_line + 1);
        self.start_record();
        Some(behind.to_vec())
    }

    /// Whether a line has as many cells as the header, a time where one belongs, and quotes in pairs.
    fn looks_like_a_row(&self, line: &[u8]) -> bool {
        let cells: Vec<&[u8]> = line.split(|&byte| byte == self.delimiter).collect();
        let times =
            self.mapping.iter().flat_map(|mapping| &mapping.columns).zip(&cells).filter(|(role, _)| role.is_time());
        let mut times = times.map(|(_, cell)| timestamp::read(cell));
        cells.len() == self.ingest.header.len()
            && line.split(|&byte| byte == b'"').count() % 2 == 1
            && times.any(|time| matches!(time, Cell::Time(_)))
    }

    /// Refuses the record at hand for the first cell that holds lines.
    fn refuse_open_quote(&mut self) {
        let ends = self.ends.get(..self.columns).unwrap_or(&[]);
        let bytes = self.record.get(..self.record_length).unwrap_or(&[]);
        let line_end = bytes.iter().position(|&byte| byte == b'\n').unwrap_or(bytes.len());
        let column = ends.partition_point(|&end| end <= line_end);
        let start = column.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let value = text_of(bytes.get(start..).unwrap_or(&[])).into_owned();
        let name = self.ingest.header.get(column).cloned().unwrap_or_default();
        self.ingest.rows += 1;
        self.ingest.reject(self.place(), name, &value, RejectReason::OpenQuote);
    }

    /// The record is longer than any can be: either a quote swallowed rows, or the file has no lines.
    fn give_up_record(&mut self) -> Option<Vec<u8>> {
        let raw = std::mem::take(&mut self.raw.held);
        if self.has_header
            && let Some(behind) = self.swallowed(&raw)
        {
            return Some(behind);
        }
        let value = text_of(raw.get(..400).unwrap_or(&raw)).into_owned();
        self.ingest.rows += 1;
        self.ingest.reject(self.place(), String::new(), &value, RejectReason::TooLong);
        if !self.has_header {
            self.ingest.kind = Recognised::Unrecognised(Unrecognised::NoLines);
        }
        self.raw.offset += raw.len() as u64;
        self.is_passing_over = true;
        None
    }

    fn pass_over(&mut self, input: &[u8]) -> usize {
        let Some(end) = input.iter().position(|&byte| byte == b'\n') else { return input.len() };
        self.is_passing_over = false;
        let line = self.parser.line();
        self.parser.reset();
        self.parser.set_line(line + 1);
        self.start_record();
        end + 1
    }

    fn place(&self) -> Place {
        Place { line: self.record_line, byte: 1 }
    }

    fn cells(&self) -> Cells<'_> {
        cells_of(&self.record, self.record_length, &self.ends, self.columns)
    }

    fn take_record(&mut self) {
        match (self.record_length, self.has_header) {
            // Nothing but separators, as spreadsheets leave between blocks.
            (0, _) => {}
            (_, true) => self.take_row(),
            (_, false) => self.take_header(),
        }
    }

    fn take_row(&mut self) {
        let cells = cells_of(&self.record, self.record_length, &self.ends, self.columns);
        if self.ingest.head.len() < 6 {
            self.ingest.keep_head(cells);
        }
        match &self.mapping {
            Some(mapping) => self.ingest.row(mapping.table, self.place(), &self.column_of, cells),
            None if self.ingest.kind == Recognised::FourkeysEvents => self.take_event(),
            None => self.ingest.rows += 1,
        }
    }

    /// A row of raw events: what it tells stands as JSON in one of its cells.
    fn take_event(&mut self) {
        let place = self.place();
        let cell = |name: &str| {
            let column = self.ingest.header.iter().position(|column| plain_name(column) == name);
            text_of(self.cells().get(column.unwrap_or(usize::MAX))).into_owned()
        };
        let [kind, metadata, time] = ["eventtype", "metadata", "timecreated"].map(cell);
        take_event(&mut self.ingest, place, &kind, &metadata, &time);
    }

    fn take_header(&mut self) {
        let cells = self.cells();
        let mut header: Vec<String> = (0..self.columns).map(|column| text_of(cells.get(column)).into_owned()).collect();
        let is_row = is_row_of_data(&header);
        if is_row {
            header = letters(header.len());
        }
        let plain: Vec<String> = header.iter().map(|name| plain_name(name)).collect();
        let is_raw_events = ["eventtype", "metadata", "timecreated"].iter().all(|name| plain.iter().any(|n| n == name));
        if is_row {
            self.ingest.head.push(header.iter().take(COLUMNS_SHOWN).cloned().collect());
        } else {
            self.ingest.keep_head(cells_of(&self.record, self.record_length, &self.ends, self.columns));
        }
        self.has_header = true;
        self.ingest.notes.columns = header.len() as u64;
        if self.mapping.is_none() && is_raw_events {
            self.ingest.kind = Recognised::FourkeysEvents;
            self.ingest.header = header;
            return;
        }
        self.mapping = self.mapping.take().or_else(|| recognise_header(&header));
        if let Some(mapping) = &mut self.mapping {
            map_beyond(mapping, &header);
        }
        self.ingest.header = header;
        match &self.mapping {
            Some(mapping) => {
                self.ingest.kind = kind_of(mapping);
                self.use_mapping();
            }
            None => self.ingest.kind = Recognised::Unrecognised(Unrecognised::UnknownTable),
        }
        if is_row {
            self.take_row();
        }
        self.waiting = self.has_open_columns().then(Vec::new);
    }

    pub fn finish(mut self) -> FileRead {
        self.settle();
        while !self.is_passing_over {
            match self.read_record(&[]).0 {
                ReadRecordResult::End => break,
                ReadRecordResult::Record => {
                    if let Some(behind) = self.end_last_record() {
                        self.feed(&behind);
                    }
                }
                _ => {}
            }
        }
        self.ingest.finish(self.mapping)
    }

    /// Takes the record that only the end of the file ended, unless it is cut off.
    fn end_last_record(&mut self) -> Option<Vec<u8>> {
        if !self.has_header || self.columns >= self.ingest.header.len() {
            return self.end_record(&[]);
        }
        let raw = std::mem::take(&mut self.raw.held);
        let behind = self.swallowed(&raw);
        if behind.is_some() {
            return behind;
        }
        self.raw.held = raw;
        let start = self.columns.checked_sub(2).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let last = self.record.get(start..self.record_length).unwrap_or(&[]);
        if last.contains(&b'\n') {
            self.refuse_open_quote();
            self.start_record();
        } else if self.raw.has_short_rows {
            return self.end_record(&[]);
        } else {
            self.refuse_cut_off();
        }
        None
    }

    /// The last row has no line end and too few cells, where all others have enough.
    fn refuse_cut_off(&mut self) {
        let place = self.place();
        let value = text_of(&self.raw.held).into_owned();
        self.ingest.rows += 1;
        self.ingest.reject(place, String::new(), &value, RejectReason::CutOff);
        self.ingest.notes.cut_at = Some(place.after(self.raw.held.trim_ascii_start()));
        self.start_record();
    }
}

fn cells_of<'a>(record: &'a [u8], length: usize, ends: &'a [usize], columns: usize) -> Cells<'a> {
    Cells { bytes: record.get(..length).unwrap_or(&[]), ends: ends.get(..columns).unwrap_or(&[]) }
}
