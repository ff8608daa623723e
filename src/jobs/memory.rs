//! What was decided about a file, remembered for the next file of its shape.
//!
//! A file's shape is its columns, or its kind where that fixes what they mean. Nothing is applied by itself: what was
//! decided is offered, and only where it would change something.

use serde::{Deserialize, Serialize};

use super::import::{Decision, FileFound, ImportView, Remap, ZoneChoice};
use crate::delivery::{Mapping, Outcome, Recognised};

/// So many shapes are remembered; the oldest is forgotten first.
const MOST_SHAPES: usize = 40;

/// What files are alike in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum FileShape {
    /// The names of its columns.
    Columns(Vec<String>),
    /// What it was recognised as, which fixes its columns.
    Kind(Recognised),
}

/// What was decided about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// The files that it is offered for.
    pub(super) shape: FileShape,
    /// Name of the file that it was decided for.
    pub file: String,
    /// What its columns mean.
    pub mapping: Option<Mapping>,
    /// What its status words mean.
    pub words: Vec<(String, Outcome)>,
    /// Which environments count.
    pub environments: Vec<(String, bool)>,
    /// The zone of times without an offset, if there were any.
    pub zone: Option<ZoneChoice>,
    /// Whether the day comes first in its dates, if that was asked.
    pub day_first: Option<bool>,
    /// Service of rows that name none.
    pub service: String,
}

/// What is remembered, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Memory(Vec<Remembered>);

/// What could be decided as before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The page's number for the file.
    pub file: u32,
    /// Its name.
    pub name: String,
    /// Name of the file that it was decided for.
    pub from: String,
    /// What its columns mean, where that differs.
    pub remap: Option<Remap>,
    /// All else that differs.
    pub decisions: Vec<Decision>,
}

impl Memory {
    /// From what was stored; what cannot be read is forgotten.
    pub fn from_json(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// As it is stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Remembers what was decided about each file of an import.
    pub fn remember(&mut self, view: &ImportView) {
        for file in view.files.iter().filter(|file| !matches!(file.kind, Recognised::Unrecognised(_))) {
            let remembered = remembered(view, file);
            self.0.retain(|other| other.shape != remembered.shape);
            self.0.insert(0, remembered);
        }
        self.0.truncate(MOST_SHAPES);
    }

    /// Forgets what was decided for files of this shape.
    pub fn forget(&mut self, file: &FileFound) {
        let shape = FileShape::of(file);
        self.0.retain(|other| other.shape != shape);
    }

    /// What is remembered for a file, as far as it would change something.
    pub fn offer(&self, view: &ImportView, file: &FileFound) -> Option<Offer> {
        let shape = FileShape::of(file);
        let remembered = self.0.iter().find(|other| other.shape == shape)?;
        let mapping = remembered.mapping.as_ref().filter(|mapping| file.mapping.as_ref() != Some(mapping));
        let offer = Offer {
            file: file.file,
            name: file.name.clone(),
            from: remembered.file.clone(),
            remap: mapping.map(|mapping| Remap::Columns(mapping.table, mapping.columns.clone())),
            decisions: decisions(view, file, remembered),
        };
        (offer.remap.is_some() || !offer.decisions.is_empty()).then_some(offer)
    }
}

impl FileShape {
    fn of(file: &FileFound) -> Self {
        let is_mapped = file.mapping.is_some() || matches!(file.kind, Recognised::Unrecognised(_));
        match file.head.first().filter(|_| is_mapped) {
            Some(header) => Self::Columns(header.iter().map(|name| name.trim().to_lowercase()).collect()),
            None => Self::Kind(file.kind),
        }
    }
}

fn remembered(view: &ImportView, file: &FileFound) -> Remembered {
    let words = view.words.iter().filter_map(|word| Some((word.word.clone(), word.outcome?)));
    Remembered {
        shape: FileShape::of(file),
        file: file.name.clone(),
        mapping: file.mapping.clone(),
        words: words.collect(),
        environments: view.environments.iter().map(|one| (one.name.clone(), one.counts)).collect(),
        zone: (view.zoneless_rows > 0).then_some(view.zone),
        day_first: view.day_first,
        service: file.service.clone(),
    }
}

fn decisions(view: &ImportView, file: &FileFound, remembered: &Remembered) -> Vec<Decision> {
    let mut decisions = Vec::new();
    for (word, outcome) in &remembered.words {
        let differs = |row: &super::WordRows| row.word.eq_ignore_ascii_case(word) && row.outcome != Some(*outcome);
        if let Some(row) = view.words.iter().find(|row| differs(row)) {
            decisions.push(Decision::Word { word: row.word.clone(), outcome: *outcome });
        }
    }
    for (name, counts) in &remembered.environments {
        if view.environments.iter().any(|one| one.name == *name && one.counts != *counts) {
            decisions.push(Decision::Environment { name: name.clone(), counts: *counts });
        }
    }
    if let Some(zone) = remembered.zone.filter(|zone| view.zoneless_rows > 0 && view.zone != *zone) {
        decisions.push(Decision::Zone(zone));
    }
    if let Some(day_first) = remembered.day_first.filter(|_| view.undecided_date_rows > 0)
        && view.day_first != Some(day_first)
    {
        decisions.push(Decision::DayFirst(day_first));
    }
    if !remembered.service.is_empty() && remembered.service != file.service {
        decisions.push(Decision::Service { file: file.file, name: remembered.service.clone() });
    }
    decisions
}
