//! Rows that are not as they should be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::dataset::Dataset;
use super::figures::LogCounts;
use super::hints::StagePart;
use super::visits::Visits;

/// Odd rows that are listed of each kind; all are counted.
const LISTED: usize = 200;

/// What is odd about a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OddityKind {
    /// The stage was left before it was entered.
    Negative,
    /// The item is still in a stage that does not end the stream.
    StillOpen,
    /// Nobody told when the item came to the stage.
    BeginningUnknown,
    /// The item went on, and nobody told when.
    EndUnknown,
    /// The row is there twice; it counts once.
    Duplicate,
}

/// A row that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogOddity {
    /// What is odd.
    pub kind: OddityKind,
    /// Name of the file.
    pub file: String,
    /// Line the row starts on, from 1.
    pub line: u32,
    /// The item.
    pub item: String,
    /// The stage.
    pub stage: String,
}

/// The odd rows, those first that are least usual, and how many there are of each kind.
pub(super) fn oddities(
    data: &Dataset,
    visits: &Visits,
    parts: &BTreeMap<usize, StagePart>,
) -> (Vec<LogOddity>, LogCounts) {
    let is_end = |stage: u32| parts.get(&(stage as usize)) == Some(&StagePart::End);
    let open =
        visits.all.iter().filter(|visit| visit.exited.is_none() && !visit.end_is_unknown && !is_end(visit.stage));
    let mut all: Vec<(OddityKind, u32, u32)> =
        open.map(|visit| (OddityKind::StillOpen, visit.row, visit.stage)).collect();
    all.extend(visits.odd.iter().map(|odd| (odd.kind, odd.row, odd.stage)));
    all.sort_unstable();
    let count = |kind: OddityKind| all.iter().filter(|(other, ..)| *other == kind).count() as u64;
    let counts = LogCounts {
        still_open: count(OddityKind::StillOpen),
        negative: count(OddityKind::Negative),
        beginning_unknown: count(OddityKind::BeginningUnknown),
        end_unknown: count(OddityKind::EndUnknown),
        duplicates: count(OddityKind::Duplicate),
        outside_period: 0,
    };
    let rows = &data.facts.stages;
    let listed = all.chunk_by(|a, b| a.0 == b.0).flat_map(|kind| kind.iter().take(LISTED));
    let odd = listed
        .map(|&(kind, row, stage)| {
            let (file, line) = rows.origins.get(row as usize).unwrap_or((u32::MAX, 0));
            LogOddity {
                kind,
                file: data.report.files.get(file as usize).map(|file| file.name.clone()).unwrap_or_default(),
                line,
                item: rows.item.get(row as usize).to_owned(),
                stage: visits.stages.get(stage as usize).cloned().unwrap_or_default(),
            }
        })
        .collect();
    (odd, counts)
}
