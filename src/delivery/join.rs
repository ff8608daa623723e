//! Several files become one data set: times and outcomes settled, statuses joined, services named alike, duplicates merged.

use std::collections::{BTreeMap, BTreeSet};

use super::choices::Choices;
use super::column::{BLOCK_ROWS, CommitColumn, NONE, Numbers, TextColumn};
use super::dataset::{Dataset, FileSummary, JoinReport};
use super::facts::{DeploymentRow, Facts, number};
use super::index::Index;
use super::memo::Memo;
use super::merge::merge_duplicates;
use super::outcome::Outcome;
use super::read::{DateOrder, FileRead};
use super::timestamp;

/// Joins files to one data set by what a person chose. What does not join is counted in [`Dataset::report`].
pub fn join(reads: Vec<FileRead>, choices: &Choices) -> Dataset {
    let mut joined = Dataset { production: choices.environments.clone(), ..Dataset::default() };
    let mut status_outcomes = Vec::new();
    for mut read in reads {
        settle_file(&mut read, choices);
        status_outcomes.extend(outcomes_of_statuses(&read, choices));
        note_file(&mut joined.report, &read, choices);
        joined.series.extend(read.series.take().map(|mut series| {
            series.metric = choices.series.get(&read.name).copied().or(series.metric);
            series
        }));
        let files = joined.report.files.len() as u32 - 1;
        joined.facts.append_or_take(read.facts, files);
    }
    join_statuses(&mut joined.facts, &status_outcomes, &mut joined.report);
    join_pipelines(&mut joined.facts, &mut joined.report);
    assume_finish(&mut joined.facts, &mut joined.report);
    settle_services(&mut joined.facts);
    merge_duplicates(&mut joined.facts, &mut joined.report);
    joined
}

impl Facts {
    /// The first file is taken as it is: the common import of one large file copies nothing.
    fn append_or_take(&mut self, other: Self, files: u32) {
        if files == 0 {
            // What is remembered of the file as it was read does not hold for what becomes of it.
            *self = Self { memo: Memo::default(), ..other };
        } else {
            self.append(&other, files);
        }
    }
}

/// What a status word means: by the choices, else as the file proposes.
fn meaning(read: &FileRead, choices: &Choices, word: &str) -> Outcome {
    let chosen = choices.words.iter().find(|(w, _)| w.eq_ignore_ascii_case(word)).map(|(_, outcome)| *outcome);
    let proposed = || read.words.iter().find(|w| w.word == word).and_then(|w| w.proposed);
    chosen.or_else(proposed).unwrap_or(Outcome::Unknown)
}

/// Settles what depends on the file alone: times, outcomes of its deployments, the service of rows that name none.
fn settle_file(read: &mut FileRead, choices: &Choices) {
    let day_first = match read.date_order {
        DateOrder::DayFirst => true,
        DateOrder::MonthFirst => false,
        DateOrder::Clear | DateOrder::Undecided => choices.day_first.unwrap_or(true),
    };
    for column in read.facts.times_mut() {
        if !column.is_in_seconds() {
            column.change(|packed| timestamp::settle(packed, day_first, &choices.zoneless));
        }
    }
    let meanings: Vec<Outcome> = read.facts.names.iter().map(|word| meaning(read, choices, word)).collect();
    let told = |word: u32| meanings.get(word as usize).copied().unwrap_or(Outcome::Unknown);
    let deployments = &mut read.facts.deployments;
    let mut words = Numbers::block();
    for (first, outcomes) in (0..).step_by(BLOCK_ROWS).zip(deployments.outcome.chunks_mut(BLOCK_ROWS)) {
        deployments.word.read_block(first, &mut words);
        for (outcome, word) in outcomes.iter_mut().zip(words.iter()) {
            if *outcome == Outcome::Unknown {
                *outcome = told(word);
            }
        }
    }
    if let Some(service) = choices.services.get(&read.name) {
        name_missing_services(&mut read.facts, service);
    }
}

fn name_missing_services(facts: &mut Facts, service: &str) {
    let Some(nameless) = facts.names.find("") else { return };
    let named = facts.names.intern(service);
    let columns = [&mut facts.deployments.service, &mut facts.changes.service, &mut facts.incidents.service];
    for column in columns {
        column.change(|name| if name == nameless { named } else { name });
    }
}

/// Outcome of each status of a file.
fn outcomes_of_statuses(read: &FileRead, choices: &Choices) -> Vec<Outcome> {
    let words = read.facts.statuses.word.iter();
    words.map(|word| meaning(read, choices, read.facts.names.get(word))).collect()
}

fn note_file(report: &mut JoinReport, read: &FileRead, choices: &Choices) {
    let deployments = read.deployments() as u64;
    if read.kind.tells_deployments() {
        report.rejected_deployment_rows += read.rejects.total;
        report.deployment_rows += read.rejects.total;
    }
    report.deployment_rows += deployments;
    report.zoneless_rows += read.zoneless_rows;
    let outcomes = read.facts.deployments.outcome.iter();
    let assumed = outcomes.filter(|outcome| read.success_assumed && **outcome == Outcome::Succeeded);
    report.success_assumed_rows += assumed.count() as u64;
    let unknown = read.words.iter().filter(|w| meaning(read, choices, &w.word) == Outcome::Unknown);
    report.unknown_words.extend(unknown.map(|w| (w.word.clone(), w.rows)));
    report.files.push(FileSummary {
        name: read.name.clone(),
        kind: read.kind,
        rows: read.rows,
        rejected: read.rejects.total,
    });
}

/// What the statuses of one deployment say together.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    first_success: Option<i64>,
    /// It was the current one once, so it had succeeded; the time is that of the next deployment.
    was_active: bool,
    last_failure: Option<i64>,
    /// The latest of the others.
    last: Option<(i64, Outcome)>,
}

impl Said {
    fn add(&mut self, word: &str, outcome: Outcome, at: i64) {
        if word.eq_ignore_ascii_case("inactive") || word.eq_ignore_ascii_case("destroyed") {
            self.was_active = true;
        } else if outcome.restores() {
            self.first_success = Some(self.first_success.map_or(at, |first| first.min(at)));
        } else if outcome == Outcome::DidNotDeploy || outcome.failed_in_production() {
            self.last_failure = self.last_failure.max(Some(at));
        } else {
            self.last = self.last.max(Some((at, outcome)));
        }
    }

    /// The outcome and when it came about.
    fn verdict(self) -> (Outcome, i64) {
        match self {
            // It was live, and the tool was told later that it is not well.
            Self { first_success: Some(success), last_failure: Some(failure), .. } if failure > success => {
                (Outcome::FailedInProduction, success)
            }
            Self { first_success: Some(success), .. } => (Outcome::Succeeded, success),
            Self { was_active: true, .. } => (Outcome::Succeeded, NONE),
            Self { last_failure: Some(failure), .. } => (Outcome::DidNotDeploy, failure),
            Self { last: Some((_, outcome)), .. } => (outcome, NONE),
            _ => (Outcome::Unknown, NONE),
        }
    }
}

/// Gives each deployment the outcome and the end that its statuses tell; makes deployments of statuses that have none.
fn join_statuses(facts: &mut Facts, outcomes: &[Outcome], report: &mut JoinReport) {
    let mut said: BTreeMap<&str, (Said, usize)> = BTreeMap::new();
    for (row, &outcome) in outcomes.iter().enumerate() {
        if facts.statuses.deployment_id.get(row).is_empty() {
            continue;
        }
        let entry = said.entry(facts.statuses.deployment_id.get(row)).or_insert((Said::default(), row));
        let word = facts.names.get(number(&facts.statuses.word, row));
        entry.0.add(word, outcome, facts.statuses.at.raw(row));
    }
    for row in 0..if said.is_empty() { 0 } else { facts.deployments.len() } {
        if let Some((said, _)) = said.get(facts.deployments.id.get(row)) {
            let (outcome, at) = said.verdict();
            if let Some(slot) = facts.deployments.outcome.get_mut(row) {
                *slot = outcome;
            }
            facts.deployments.finished.set(row, at);
        }
    }
    if let Some(blank) = facts.names.find("") {
        let rows = &facts.deployments;
        let unknown = (0..).zip(&rows.outcome).filter(|(_, outcome)| **outcome == Outcome::Unknown);
        let without = unknown.filter(|&(row, _)| number(&rows.word, row) == blank);
        report.deployments_without_result += without.count() as u64;
    }
    let rows_said = if said.is_empty() { 0 } else { facts.deployments.len() };
    let known: BTreeSet<&str> = (0..rows_said).map(|row| facts.deployments.id.get(row)).collect();
    let orphans: Vec<(String, Said, usize)> = said
        .iter()
        .filter(|(id, _)| !known.contains(*id))
        .map(|(id, (said, row))| ((*id).to_owned(), *said, *row))
        .collect();
    for (id, said, row) in orphans {
        report.statuses_without_deployment += 1;
        add_orphan(facts, &id, said, row);
    }
    report.deployment_rows += report.statuses_without_deployment;
    facts.statuses = super::facts::Statuses::default();
}

fn add_orphan(facts: &mut Facts, id: &str, said: Said, row: usize) {
    let name = |column: &Numbers| facts.names.get(number(column, row)).to_owned();
    let (service, environment) = (name(&facts.statuses.service), name(&facts.statuses.environment));
    let (outcome, finished) = said.verdict();
    let started = facts.statuses.at.raw(row);
    let row = DeploymentRow {
        id,
        service: &service,
        environment: &environment,
        outcome,
        started,
        finished,
        ..DeploymentRow::default()
    };
    facts.deployments.push(&mut facts.names, &row);
}

/// Gives deployments the commit that their pipeline knows.
fn join_pipelines(facts: &mut Facts, report: &mut JoinReport) {
    let pipelines = std::mem::take(&mut facts.pipelines);
    let wanted = std::mem::take(&mut facts.deployments.pipeline);
    if pipelines.len() == 0 && wanted.is_blank() {
        return;
    }
    let mut index = Index::default();
    (0..pipelines.len()).for_each(|row| index.add(pipelines.id.get(row), row as u32));
    let mut is_named = vec![false; pipelines.len()];
    let (mut revision, mut version) = (CommitColumn::default(), TextColumn::default());
    for row in 0..facts.deployments.len() {
        let own = (facts.deployments.revision.get(row), facts.deployments.version.get(row));
        let found = index.rows(wanted.get(row)).next().map(|pipeline| pipeline as usize);
        report.deployments_without_pipeline +=
            u64::from(found.is_none() && !wanted.get(row).is_empty() && own.0.is_empty());
        if let Some(flag) = found.and_then(|pipeline| is_named.get_mut(pipeline)) {
            *flag = true;
        }
        let told = found.map_or(("", ""), |at| (pipelines.revision.get(at), pipelines.version.get(at)));
        revision.fill(row, if own.0.is_empty() { told.0 } else { &own.0 });
        version.fill(row, if own.1.is_empty() { told.1 } else { own.1 });
    }
    report.pipelines_without_deployment += is_named.iter().filter(|named| !**named).count() as u64;
    if pipelines.len() > 0 {
        facts.deployments.revision = revision;
        facts.deployments.version = version;
    }
}

/// A deployment that arrived but does not say when is dated by its start.
fn assume_finish(facts: &mut Facts, report: &mut JoinReport) {
    let rows = &mut facts.deployments;
    if rows.finished.is_full(rows.len()) {
        return;
    }
    for row in 0..rows.len() {
        if rows.finished.raw(row) == NONE && rows.outcome(row).reached_production() && rows.started.raw(row) != NONE {
            rows.finished.set(row, rows.started.raw(row));
            report.finish_assumed += 1;
        }
    }
}

/// Names services alike: `acme/checkout`, `Checkout` and `checkout` are one, unless two owners have a `checkout`. Rows
/// that name none belong to the only service that deployments and changes name, if there is just one.
pub(crate) fn settle_services(facts: &mut Facts) {
    let named = |column: &Numbers| {
        let used = column.used(facts.names.len());
        (0u32..).zip(used).filter(|(_, is_used)| *is_used).map(|(number, _)| number).collect::<BTreeSet<u32>>()
    };
    let own: BTreeSet<u32> = &named(&facts.deployments.service) | &named(&facts.changes.service);
    let all: BTreeSet<u32> = &own | &named(&facts.incidents.service);
    let keys = service_keys(facts, &all);
    // The spelling of deployments and changes goes before that of incidents.
    let mut shown: BTreeMap<&str, (bool, &str)> = BTreeMap::new();
    for (number, (key, spelling)) in &keys {
        let candidate = (!own.contains(number), spelling.as_str());
        let best = shown.entry(key).or_insert(candidate);
        *best = candidate.min(*best);
    }
    let own_keys: BTreeSet<&str> =
        own.iter().filter_map(|n| keys.get(n)).map(|(key, _)| key.as_str()).filter(|k| !k.is_empty()).collect();
    let only = if own_keys.len() == 1 { own_keys.first().copied() } else { None };
    let name_of = |key: &str| shown.get(key).map(|(_, spelling)| (*spelling).to_owned()).unwrap_or_default();
    let mut renamed: BTreeMap<u32, String> = keys.iter().map(|(number, (key, _))| (*number, name_of(key))).collect();
    let nameless = facts.names.find("");
    let numbers: BTreeMap<u32, u32> =
        std::mem::take(&mut renamed).into_iter().map(|(number, name)| (number, facts.names.intern(&name))).collect();
    let only = only.map(name_of).map(|name| facts.names.intern(&name));
    let table: Vec<u32> =
        (0..facts.names.len() as u32).map(|number| numbers.get(&number).copied().unwrap_or(number)).collect();
    let new = |number: u32| table.get(number as usize).copied().unwrap_or(number);
    let columns = [&mut facts.deployments.service, &mut facts.changes.service];
    for column in columns {
        column.change(|name| if Some(name) == nameless { only.unwrap_or(name) } else { new(name) });
    }
    facts.incidents.service.change(new);
}

/// For each service its key, equal for those that are one, and its short spelling.
fn service_keys(facts: &Facts, numbers: &BTreeSet<u32>) -> BTreeMap<u32, (String, String)> {
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for &number in numbers {
        let full = facts.names.get(number);
        if let Some((owner, short)) = full.rsplit_once('/') {
            owners.entry(short.to_lowercase()).or_default().insert(owner.to_lowercase());
        }
    }
    let key = |&number: &u32| {
        let full = facts.names.get(number);
        let short = full.rsplit('/').next().unwrap_or(full);
        let is_shared = owners.get(&short.to_lowercase()).is_some_and(|owners| owners.len() > 1);
        let spelling = if is_shared { full } else { short };
        (number, (spelling.to_lowercase(), spelling.to_owned()))
    };
    numbers.iter().map(key).collect()
}
