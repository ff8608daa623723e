//! The worker's state: files that were read, what was decided about them, and data sets at hand.
//!
//! Everything but reading bytes, storing and fetching happens here, so it is tested natively.

mod answers;
mod drawn;
mod look;

use std::collections::BTreeMap;

use super::import::{Decision, EnvironmentRows, FileFound, ImportView, Joined, Remap, WordRows, ZoneChoice};
use super::sheet::{Query, Sheet};
use super::{Added, Reply};
use crate::delivery::{
    Choices, Dataset, DateOrder, FileRead, FileReader, ImportedSeries, Mapping, Outcome, ReadOptions, Reject,
    SeriesMetric, Zone, is_ticked, join, map_columns,
};
use crate::id::DatasetId;

pub use drawn::{draw, draw_file};

/// Above this many rows the join is not tried out at every decision: it would take longer than a click may.
const MOST_ROWS_TRIED_OUT: u64 = 200_000;
/// Rejected rows that travel with every view of the import; the others are asked for.
const REJECTS_SHOWN: usize = 20;
/// Rejected rows that are handed over for a file.
const REJECTS_KEPT: usize = 5_000;

/// The worker's state.
#[derive(Default)]
pub struct Bench {
    browser_zone: Zone,
    reads: BTreeMap<u32, FileRead>,
    /// The number of the job that reads a file; a later job, or none, calls it off.
    reading: BTreeMap<u32, u32>,
    words: Vec<(String, Outcome)>,
    environments: BTreeMap<String, bool>,
    services: BTreeMap<u32, String>,
    series: BTreeMap<u32, SeriesMetric>,
    zone: ZoneChoice,
    day_first: Option<bool>,
    /// The join as decided so far, while nothing changes, and the data set it became.
    tried: Option<Dataset>,
    joined_as: Option<DatasetId>,
    /// The data set that is at hand and not stored yet.
    storing: Option<DatasetId>,
    /// The answer that will probably be asked for when the join is added, with its question, which names no data set.
    ahead: Option<(Query, answers::Answered)>,
    /// The latest question, without its data sets.
    asked: Query,
    datasets: BTreeMap<DatasetId, Dataset>,
    last_looks: look::LastLooks,
    answers: answers::Answers,
}

impl Bench {
    /// An empty bench. The worker knows the browser's zone, the core does not.
    pub fn new(browser_zone: Zone) -> Self {
        Self { browser_zone, ..Self::default() }
    }

    /// Begins to read a file under this job's number; another reading of the same file is called off.
    pub fn begin_reading(&mut self, job: u32, file: u32, name: &str, remap: &Remap) -> FileReader {
        self.reading.insert(file, job);
        let header = self.reads.get(&file).and_then(|read| read.head.first());
        let mapping = match remap {
            Remap::AsFound => None,
            Remap::Kind(kind) => header.map(|header| map_columns(*kind, header)),
            Remap::Columns(kind, roles) => Some(Mapping { table: *kind, columns: roles.clone() }),
        };
        FileReader::with_options(name, ReadOptions { mapping })
    }

    /// Whether the reading that this job began is still wanted.
    pub fn is_reading(&self, job: u32, file: u32) -> bool {
        self.reading.get(&file) == Some(&job)
    }

    /// A file was read to its end.
    pub fn finish_reading(&mut self, job: u32, file: u32, reader: FileReader) {
        if self.is_reading(job, file) {
            self.reading.remove(&file);
            self.reads.insert(file, reader.finish());
            self.join_anew();
        }
    }

    /// Forgets a file, read or being read.
    pub fn drop_file(&mut self, file: u32) {
        self.reading.remove(&file);
        self.reads.remove(&file);
        self.join_anew();
    }

    /// Forgets the import.
    pub fn discard(&mut self) {
        let datasets = std::mem::take(&mut self.datasets);
        let browser_zone = std::mem::take(&mut self.browser_zone);
        let (asked, answers) = (std::mem::take(&mut self.asked), std::mem::take(&mut self.answers));
        *self = Self { browser_zone, datasets, asked, answers, storing: self.storing, ..Self::default() };
    }

    /// Takes in a decision.
    pub fn decide(&mut self, decision: Decision) {
        match decision {
            Decision::Word { word, outcome } => {
                self.words.retain(|(other, _)| !other.eq_ignore_ascii_case(&word));
                self.words.push((word, outcome));
            }
            Decision::Environment { name, counts } => drop(self.environments.insert(name, counts)),
            Decision::Zone(zone) => self.zone = zone,
            Decision::DayFirst(day_first) => self.day_first = Some(day_first),
            Decision::Service { file, name } => drop(self.services.insert(file, name.trim().to_owned())),
            Decision::Series { file, metric } => drop(self.series.insert(file, metric)),
        }
        self.join_anew();
    }

    /// The import as it stands.
    pub fn import(&mut self) -> Reply {
        let joined = self.try_out();
        let undecided = self.reads.values().filter(|read| read.date_order == DateOrder::Undecided);
        Reply::Import(Box::new(ImportView {
            files: self.reads.iter().map(|(&file, read)| self.file_found(file, read)).collect(),
            words: self.word_rows(),
            environments: self.environment_rows(),
            zoneless_rows: self.reads.values().map(|read| read.zoneless_rows).sum(),
            zone: self.zone,
            browser_zone: self.browser_zone.name.clone(),
            undecided_date_rows: undecided.map(|read| read.two_way_date_rows).sum(),
            day_first: self.day_first,
            rejects: self.reads.values().flat_map(|read| &read.rejects.first).take(REJECTS_SHOWN).cloned().collect(),
            rejected: self.reads.values().map(|read| read.rejects.total).sum(),
            joined,
        }))
    }

    /// All rows that could not be read, as far as they are kept.
    pub fn rejects(&self) -> Vec<Reject> {
        self.reads.values().flat_map(|read| &read.rejects.first).take(REJECTS_KEPT).cloned().collect()
    }

    /// What was joined no longer holds.
    fn join_anew(&mut self) {
        self.tried = None;
        self.ahead = None;
        self.joined_as = None;
    }

    /// Joins the files and measures them before anybody asks, as they will be asked about when they are added.
    pub fn prepare(&mut self) {
        if self.reads.is_empty() || !self.reading.is_empty() || self.ahead.is_some() {
            return;
        }
        let joined = self.tried.take().unwrap_or_else(|| self.joined());
        let answer = answers::Answered::of(&[&joined], &self.asked, &self.zone_of(self.asked.zone));
        self.ahead = Some((self.asked.clone(), answer));
        self.tried = Some(joined);
    }

    /// Joins the files to a data set of this id, which is at hand from now on; the import stays until [`Bench::added`].
    pub fn join(&mut self, id: DatasetId) -> Added {
        self.forget_what_was_seen();
        let joined = self.tried.take().unwrap_or_else(|| self.joined());
        let added = Added {
            dataset: id,
            files: joined.report.files.iter().map(|file| file.name.clone()).collect(),
            environments: joined.production.iter().cloned().collect(),
            rows: joined.report.files.iter().map(|file| file.rows).sum(),
        };
        self.datasets.insert(id, joined.clone());
        self.tried = Some(joined);
        self.joined_as = Some(id);
        self.storing = Some(id);
        added
    }

    /// Gives a data set at hand as bytes, piece by piece, to be stored. Nothing where it is not at hand.
    pub fn write_dataset(&self, id: DatasetId, give: &mut dyn FnMut(&[u8])) {
        if let Some(dataset) = self.datasets.get(&id) {
            dataset.write(give);
        }
    }

    /// The joined data set is stored: the import is over.
    pub fn added(&mut self) {
        self.storing = None;
        self.discard();
    }

    /// The joined data set could not be stored: it is not at hand, and the import goes on.
    pub fn not_added(&mut self, id: DatasetId) {
        self.storing = None;
        self.forget_what_was_seen();
        self.datasets.remove(&id);
    }

    /// Of these data sets those that are not at hand yet.
    pub fn not_at_hand(&self, wanted: &[DatasetId]) -> Vec<DatasetId> {
        wanted.iter().filter(|id| !self.datasets.contains_key(id)).copied().collect()
    }

    /// Puts a stored data set on the bench. Bytes that cannot be read leave it missing.
    pub fn fetched(&mut self, id: DatasetId, bytes: &[u8]) {
        self.forget_what_was_seen();
        if let Ok(dataset) = Dataset::from_bytes(bytes) {
            self.datasets.insert(id, dataset);
        }
    }

    /// Answers a question to the data sets at hand; those that are not are named in the answer. Data sets that are
    /// not asked about are put away.
    pub fn measure(&mut self, query: &Query) -> Sheet {
        self.put_away_others(query);
        self.asked = Query { datasets: Vec::new(), ..query.clone() };
        let is_of_join = self.joined_as.is_some_and(|id| query.datasets == [id]);
        let ahead = self.ahead.as_ref().filter(|(asked, _)| is_of_join && *asked == self.asked);
        let missing = self.not_at_hand(&query.datasets);
        let given = || self.answers.to(query).filter(|_| missing.is_empty());
        let known = ahead.map(|(_, answer)| answer).or_else(given).cloned();
        let mut answer = known.unwrap_or_else(|| self.answered(query));
        answer.sheet.missing = missing;
        let sheet = answer.sheet.clone();
        self.answers.keep(query, answer);
        sheet
    }

    fn answered(&self, query: &Query) -> answers::Answered {
        answers::Answered::of(&self.at_hand(query), query, &self.zone_of(query.zone))
    }

    /// Data sets that are not asked about need not stay: they can be fetched again, once they are stored.
    pub(super) fn put_away_others(&mut self, query: &Query) {
        let storing = self.storing;
        self.datasets.retain(|id, _| query.datasets.contains(id) || storing == Some(*id));
    }

    /// The data sets of a question, as far as they are at hand.
    pub(super) fn at_hand(&self, query: &Query) -> Vec<&Dataset> {
        query.datasets.iter().filter_map(|id| self.datasets.get(id)).collect()
    }

    /// A data set, if it is at hand.
    pub(super) fn dataset(&self, id: DatasetId) -> Option<&Dataset> {
        self.datasets.get(&id)
    }

    pub(super) fn zone_of(&self, choice: ZoneChoice) -> Zone {
        match choice {
            ZoneChoice::Utc => Zone::default(),
            ZoneChoice::Browser => self.browser_zone.clone(),
            ZoneChoice::Fixed(minutes) => Zone::fixed(&offset_name(minutes), minutes),
        }
    }

    fn choices(&self) -> Choices {
        let services = self.reads.iter().filter_map(|(file, read)| {
            let name = self.services.get(file).filter(|name| !name.is_empty())?;
            Some((read.name.clone(), name.clone()))
        });
        Choices {
            words: self.words.clone(),
            environments: self.environment_rows().into_iter().filter(|e| e.counts).map(|e| e.name).collect(),
            zoneless: self.zone_of(self.zone),
            day_first: self.day_first,
            services: services.collect(),
            series: self
                .reads
                .iter()
                .filter_map(|(file, read)| Some((read.name.clone(), *self.series.get(file)?)))
                .collect(),
        }
    }

    fn joined(&self) -> Dataset {
        join(self.reads.values().cloned().collect(), &self.choices())
    }

    fn try_out(&mut self) -> Option<Joined> {
        let rows: u64 = self.reads.values().map(|read| read.rows).sum();
        if self.reads.is_empty() || rows > MOST_ROWS_TRIED_OUT {
            return None;
        }
        let data = self.tried.take().unwrap_or_else(|| self.joined());
        let found = Joined::of(&data);
        self.tried = Some(data);
        Some(found)
    }

    fn file_found(&self, file: u32, read: &FileRead) -> FileFound {
        FileFound {
            file,
            name: read.name.clone(),
            kind: read.kind,
            is_experimental: read.kind.is_experimental(),
            rows: read.rows,
            deployments: read.deployments() as u64,
            changes: read.changes() as u64,
            incidents: read.incidents() as u64,
            statuses: read.statuses() as u64,
            rejected: read.rejects.total,
            head: read.head.clone(),
            mapping: read.mapping.clone(),
            date_order: read.date_order,
            success_assumed: read.success_assumed,
            pipelines: read.pipelines() as u64,
            stage_rows: read.stage_rows() as u64,
            findings: read.findings.clone(),
            series: read
                .series
                .clone()
                .map(|series| ImportedSeries { metric: self.series.get(&file).copied().or(series.metric), ..series }),
            service: self.services.get(&file).cloned().unwrap_or_default(),
        }
    }

    /// The same word in several files is one.
    fn word_rows(&self) -> Vec<WordRows> {
        let mut rows: BTreeMap<String, WordRows> = BTreeMap::new();
        for word in self.reads.values().flat_map(|read| &read.words) {
            let row = rows.entry(word.word.to_lowercase()).or_insert_with(|| WordRows {
                word: word.word.clone(),
                rows: 0,
                outcome: word.proposed,
            });
            row.rows += word.rows;
            row.outcome = row.outcome.or(word.proposed);
        }
        for (word, outcome) in &self.words {
            if let Some(row) = rows.get_mut(&word.to_lowercase()) {
                row.outcome = Some(*outcome);
            }
        }
        let mut rows: Vec<WordRows> = rows.into_values().collect();
        // By what the files say and not by the decisions: a row must not jump while it is being decided.
        let is_asked = |row: &WordRows| {
            !self
                .reads
                .values()
                .flat_map(|read| &read.words)
                .any(|word| word.word.eq_ignore_ascii_case(&row.word) && word.proposed.is_some())
        };
        rows.sort_by_key(|row| (!is_asked(row), std::cmp::Reverse(row.rows)));
        rows
    }

    fn environment_rows(&self) -> Vec<EnvironmentRows> {
        let mut rows: BTreeMap<&str, EnvironmentRows> = BTreeMap::new();
        // A file of statuses alone names the environments of deployments that another file has counted.
        let has_deployments = self.reads.values().any(|read| read.deployments() > 0);
        let each = self.reads.values().flat_map(|read| read.environments.iter().map(move |found| (read, found)));
        for (read, found) in each {
            let row = rows.entry(&found.name).or_insert_with(|| EnvironmentRows {
                name: found.name.clone(),
                rows: 0,
                counts: (self.environments.get(&found.name).copied())
                    .unwrap_or_else(|| is_ticked(found, read, self.reads.values())),
            });
            row.rows += if has_deployments && read.deployments() == 0 && read.statuses() > 0 { 0 } else { found.rows };
        }
        let mut rows: Vec<EnvironmentRows> = rows.into_values().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.rows));
        rows
    }
}

/// `UTC+05:30`.
fn offset_name(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
