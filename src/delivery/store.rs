//! A data set as bytes, for the browser's database: columns of deltas in variable-length integers, texts as they are or
//! packed.
//!
//! Reading checks everything: bytes that no version of this program wrote give an error, never a panic and never more
//! memory than they could fill.

mod packed;
mod stages;
mod writer;

use std::collections::BTreeSet;

use super::column::{CommitColumn, NONE, Names, Numbers, Origins, TextColumn, TimeColumn};
use super::dataset::{Dataset, JoinReport};
use super::eventlog::StageRows;
use super::facts::{Changes, Deployments, Facts, Incidents, NOTHING, Pipelines, Statuses, change_is};
use super::memo::Memo;
use super::outcome::Outcome;
use super::series::ImportedSeries;
use super::timestamp::FARTHEST_MS;
use writer::Writer;

const MAGIC: &[u8; 4] = b"SGDS";
/// 1: without parents of commits, origins of changes and incidents, and series. 2: without rows of event logs. 3: all texts
/// as they are. 4: without the places of columns in event logs; still written where there are none.
const VERSION: u8 = PLACES_SINCE;
/// Since this version there are rows of event logs.
const STAGES_SINCE: u8 = 3;
/// Since this version texts are packed where they can be.
const PACKED_SINCE: u8 = 4;
/// Since this version rows of event logs tell the place of their column.
const PLACES_SINCE: u8 = 5;

/// Why stored bytes are not a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatasetError {
    /// They do not start as a data set does.
    #[error("not a stored data set")]
    NotADataset,
    /// A newer release wrote them.
    #[error("stored by a newer version of this program")]
    Newer,
    /// They are cut or changed.
    #[error("the stored data set is damaged")]
    Damaged,
}

/// Bytes being read, and the version that wrote them.
struct Source<'a>(&'a [u8], u8);

type Read<T> = Result<T, DatasetError>;

impl<'a> Source<'a> {
    fn byte(&mut self) -> Read<u8> {
        let (&first, rest) = self.0.split_first().ok_or(DatasetError::Damaged)?;
        self.0 = rest;
        Ok(first)
    }

    fn unsigned(&mut self) -> Read<u64> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(DatasetError::Damaged)
    }

    /// A length of things that take at least a byte each, so it cannot exceed what is left.
    fn length(&mut self) -> Read<usize> {
        let length = self.unsigned()?;
        let possible = usize::try_from(length).ok().filter(|&length| length <= self.0.len());
        possible.ok_or(DatasetError::Damaged)
    }

    fn bytes(&mut self) -> Read<&'a [u8]> {
        let length = self.length()?;
        let (taken, rest) = self.0.split_at_checked(length).ok_or(DatasetError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn text(&mut self) -> Read<&'a str> {
        std::str::from_utf8(self.bytes()?).map_err(|_| DatasetError::Damaged)
    }

    fn integers(&mut self) -> Read<Vec<i64>> {
        let length = self.length()?;
        let mut values = Vec::with_capacity(length);
        let mut before = 0i64;
        for _ in 0..length {
            let step = self.unsigned()?;
            before = before.wrapping_add((step >> 1).cast_signed() ^ -(step & 1).cast_signed());
            values.push(before);
        }
        Ok(values)
    }

    /// Numbers below a bound, or [`NOTHING`].
    fn numbers(&mut self, below: usize) -> Read<Vec<u32>> {
        let fits = |value: i64| u32::try_from(value).ok().filter(|&n| (n as usize) < below || n == NOTHING);
        self.integers()?.into_iter().map(|value| fits(value).ok_or(DatasetError::Damaged)).collect()
    }

    /// A column that has a cell in each of so many rows.
    fn full_numbers(&mut self, rows: usize, below: usize) -> Read<Numbers> {
        let column = self.numbers(below)?;
        if column.len() == rows { Ok(column.into()) } else { Err(DatasetError::Damaged) }
    }

    fn times(&mut self, rows: usize) -> Read<TimeColumn> {
        let ms = self.integers()?;
        let is_time = |&ms: &i64| ms == NONE || (-FARTHEST_MS..FARTHEST_MS).contains(&ms);
        let fits = ms.len() <= rows && ms.iter().all(is_time);
        if fits { Ok(TimeColumn::from_ms(ms)) } else { Err(DatasetError::Damaged) }
    }

    fn origins(&mut self, rows: usize) -> Read<Origins> {
        if self.1 < 2 {
            return Ok(Origins::default());
        }
        let (file, line) = (self.numbers(usize::MAX)?, self.numbers(usize::MAX)?);
        if file.len() <= rows && file.len() == line.len() {
            Ok(Origins { file, line })
        } else {
            Err(DatasetError::Damaged)
        }
    }

    /// A column that came with the second version.
    fn newer_texts(&mut self, rows: usize) -> Read<TextColumn> {
        if self.1 < 2 { Ok(TextColumn::default()) } else { self.texts(rows) }
    }

    fn plain_texts(&mut self, rows: usize) -> Read<TextColumn> {
        let text = self.text()?.to_owned();
        let ends = self.numbers(usize::MAX)?;
        TextColumn::from_parts(text, ends).filter(|column| column.filled() <= rows).ok_or(DatasetError::Damaged)
    }
}

impl Dataset {
    /// The data set as bytes, to be read back by [`Self::from_bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.write(&mut |piece| bytes.extend_from_slice(piece));
        bytes
    }

    /// Gives the same bytes piece by piece, in order.
    pub fn write(&self, give: &mut dyn FnMut(&[u8])) {
        let mut out = Writer::new(give);
        out.extend(MAGIC);
        out.push(stages::version_of(&self.facts.stages));
        let about = (&self.production, &self.report);
        out.bytes(&serde_json::to_vec(&about).unwrap_or_default());
        write_facts(&mut out, &self.facts);
        out.bytes(&serde_json::to_vec(&self.series).unwrap_or_default());
        stages::write_stages(&mut out, &self.facts.stages);
        out.end();
    }

    /// Reads what [`Self::to_bytes`] wrote, by this or an older release.
    ///
    /// # Errors
    /// [`DatasetError`], for any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DatasetError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(DatasetError::NotADataset)?;
        let mut source = Source(rest, 0);
        source.1 = source.byte()?;
        if source.1 > VERSION {
            return Err(DatasetError::Newer);
        }
        let about: (BTreeSet<String>, JoinReport) =
            serde_json::from_slice(source.bytes()?).map_err(|_| DatasetError::Damaged)?;
        let mut facts = read_facts(&mut source)?;
        let series = if source.1 < 2 { Vec::new() } else { read_series(&mut source)? };
        if source.1 >= STAGES_SINCE {
            facts.stages = stages::read_stages(&mut source, facts.names.len())?;
        }
        if source.0.is_empty() {
            Ok(Self { facts, series, production: about.0, report: about.1 })
        } else {
            Err(DatasetError::Damaged)
        }
    }
}

fn read_series(source: &mut Source) -> Read<Vec<ImportedSeries>> {
    serde_json::from_slice(source.bytes()?).map_err(|_| DatasetError::Damaged)
}

fn write_facts(out: &mut Writer, facts: &Facts) {
    out.unsigned(facts.names.len() as u64);
    for name in facts.names.iter() {
        out.bytes(name.as_bytes());
    }
    out.unsigned(u64::from(facts.deployments_tell_rework));
    write_deployments(out, &facts.deployments);
    write_changes(out, &facts.changes, &facts.deployments.revision);
    write_incidents(out, &facts.incidents);
}

fn read_facts(source: &mut Source) -> Read<Facts> {
    let mut names = Names::default();
    for number in 0..source.length()? {
        if names.intern(source.text()?) as usize != number {
            return Err(DatasetError::Damaged);
        }
    }
    let deployments_tell_rework = source.unsigned()? != 0;
    let deployments = read_deployments(source, names.len())?;
    let changes = read_changes(source, names.len(), &deployments)?;
    let incidents = read_incidents(source, names.len(), deployments.len())?;
    Ok(Facts {
        names,
        deployments,
        changes,
        incidents,
        statuses: Statuses::default(),
        pipelines: Pipelines::default(),
        stages: StageRows::default(),
        deployments_tell_rework,
        memo: Memo::default(),
    })
}

fn write_deployments(out: &mut Writer, rows: &Deployments) {
    let codes: Vec<u8> = rows
        .outcome
        .iter()
        .zip(&rows.rework)
        .map(|(outcome, rework)| *outcome as u8 | u8::from(*rework) << 4)
        .collect();
    out.bytes(&codes);
    for column in [&rows.line, &rows.file, &rows.service, &rows.environment, &rows.word] {
        out.numbers(column.iter());
    }
    out.texts(&rows.id);
    out.commits(&rows.revision, &CommitColumn::default());
    for column in [&rows.version, &rows.carries, &rows.repairs] {
        out.texts(column);
    }
    out.times(&rows.started);
    out.times(&rows.finished);
}

fn read_deployments(source: &mut Source, names: usize) -> Read<Deployments> {
    let codes = source.bytes()?;
    let count = codes.len();
    let outcome: Option<Vec<Outcome>> = codes.iter().map(|code| Outcome::from_code(code & 15)).collect();
    Ok(Deployments {
        outcome: outcome.ok_or(DatasetError::Damaged)?,
        rework: codes.iter().map(|code| code & 16 != 0).collect(),
        line: source.full_numbers(count, usize::MAX)?,
        file: source.full_numbers(count, usize::MAX)?,
        service: source.full_numbers(count, names)?,
        environment: source.full_numbers(count, names)?,
        word: source.full_numbers(count, names)?,
        id: source.texts(count)?,
        revision: source.commits(count, &CommitColumn::default())?,
        version: source.texts(count)?,
        carries: source.texts(count)?,
        repairs: source.texts(count)?,
        pipeline: TextColumn::default(),
        started: source.times(count)?,
        finished: source.times(count)?,
    })
}

/// `commits`: those of the deployments, which many changes share.
fn write_changes(out: &mut Writer, rows: &Changes, commits: &CommitColumn) {
    out.bytes(&rows.flags);
    for column in [&rows.service, &rows.deployment_row] {
        out.numbers(column.iter());
    }
    out.texts(&rows.deployment_id);
    out.commits(&rows.revision, commits);
    for column in [&rows.merge_revision, &rows.version, &rows.number] {
        out.texts(column);
    }
    for column in [&rows.authored, &rows.opened, &rows.first_review, &rows.merged] {
        out.times(column);
    }
    out.texts(&rows.parents);
    out.origins(&rows.origins);
}

fn read_changes(source: &mut Source, names: usize, deployments: &Deployments) -> Read<Changes> {
    let flags = source.bytes()?.to_vec();
    let count = flags.len();
    if flags.iter().any(|flag| flag & !change_is::ALL != 0) {
        return Err(DatasetError::Damaged);
    }
    Ok(Changes {
        flags,
        service: source.full_numbers(count, names)?,
        deployment_row: source.full_numbers(count, deployments.len())?,
        deployment_id: source.texts(count)?,
        revision: source.commits(count, &deployments.revision)?,
        merge_revision: source.texts(count)?,
        version: source.texts(count)?,
        number: source.texts(count)?,
        authored: source.times(count)?,
        opened: source.times(count)?,
        first_review: source.times(count)?,
        merged: source.times(count)?,
        parents: source.newer_texts(count)?,
        origins: source.origins(count)?,
    })
}

fn write_incidents(out: &mut Writer, rows: &Incidents) {
    for column in [&rows.service, &rows.deployment_row] {
        out.numbers(column.iter());
    }
    for column in [&rows.id, &rows.deployment_id, &rows.revision] {
        out.texts(column);
    }
    for column in [&rows.opened, &rows.resolved] {
        out.times(column);
    }
    out.origins(&rows.origins);
}

fn read_incidents(source: &mut Source, names: usize, deployments: usize) -> Read<Incidents> {
    let service = source.numbers(names)?;
    let count = service.len();
    Ok(Incidents {
        service: service.into(),
        deployment_row: source.full_numbers(count, deployments)?,
        id: source.texts(count)?,
        deployment_id: source.texts(count)?,
        revision: source.texts(count)?,
        opened: source.times(count)?,
        resolved: source.times(count)?,
        origins: source.origins(count)?,
    })
}
