//! Which rows there are, and how each stands to the figure. The same decisions as the measure's own; a test holds the
//! counts against each other.

use std::collections::BTreeMap;

use super::super::column::NONE;
use super::super::dataset::Dataset;
use super::super::facts::{NOTHING, change_is, number};
use super::super::link::ChangeFate;
use super::super::measure::{Analysis, production_of, with_rows};
use super::super::metrics::{Clock, FailureRule};
use super::super::outcome::Outcome;
use super::super::question::Question;
use super::{Because, Entry, FiveMetric, RowList, RowPart, Table};

impl RowList {
    /// The rows of a metric.
    pub fn of(data: &[&Dataset], question: &Question, metric: FiveMetric) -> Self {
        with_rows(data, question, |data, analysis| {
            let rows = Rows { data, analysis, question };
            match metric {
                FiveMetric::LeadTime => Self { table: Table::Changes, entries: rows.changes() },
                FiveMetric::Recovery if analysis.clock == Clock::Incident => {
                    Self { table: Table::Incidents, entries: rows.incidents() }
                }
                FiveMetric::Recovery => Self { table: Table::Deployments, entries: rows.restorations() },
                FiveMetric::Frequency => {
                    Self { table: Table::Deployments, entries: rows.deployments(&|_| None, false) }
                }
                FiveMetric::FailureRate => Self { table: Table::Deployments, entries: rows.failures() },
                FiveMetric::Rework => Self { table: Table::Deployments, entries: rows.repairs() },
            }
        })
    }
}

struct Rows<'a> {
    data: &'a Dataset,
    analysis: &'a Analysis<'a>,
    question: &'a Question,
}

/// Why a deployment is in the numerator; `None`: it is not.
type HitOf<'a> = &'a dyn Fn(u32) -> Option<Because>;

impl Rows<'_> {
    fn asked(&self, service: u32) -> bool {
        let name = self.data.facts.names.get(service);
        self.question.services.as_ref().is_none_or(|asked| asked.contains(name))
    }

    /// All deployments. `runs_count`: runs that did not deploy are failures.
    fn deployments(&self, hit: HitOf, runs_count: bool) -> Vec<Entry> {
        let facts = &self.data.facts;
        let rows = &facts.deployments;
        let mut stands = vec![None; rows.len()];
        for (list, reached) in [(&self.analysis.linked.reached, true), (&self.analysis.linked.failed_runs, false)] {
            for &row in list {
                if let Some(slot) = stands.get_mut(row as usize) {
                    *slot = Some(reached);
                }
            }
        }
        let environments = production_of(self.data, self.question);
        let is_production: Vec<bool> = facts.names.iter().map(|name| environments.contains(name)).collect();
        let counts = |row: usize| is_production.get(number(&rows.environment, row) as usize) == Some(&true);
        let entry = |(row, standing): (usize, Option<bool>)| {
            let (at, end) = (row as u32, self.analysis.end_of(row as u32));
            let (part, because) = if !self.asked(number(&rows.service, row)) {
                (RowPart::OtherService, Because::Nothing)
            } else if !counts(row) {
                (RowPart::OtherEnvironment, Because::Nothing)
            } else {
                self.stand(at, standing, hit, runs_count)
            };
            Entry { row: at, part, because, at_ms: end, duration_ms: NONE }
        };
        stands.into_iter().enumerate().map(entry).collect()
    }

    /// A deployment to production of a service that was asked for.
    fn stand(&self, row: u32, standing: Option<bool>, hit: HitOf, runs_count: bool) -> (RowPart, Because) {
        let is_in_period = self.analysis.calendar.holds(self.analysis.end_of(row));
        match standing {
            Some(_) if !is_in_period => (RowPart::OutsidePeriod, Because::Nothing),
            Some(true) => match hit(row) {
                Some(because) => (RowPart::Hit, because),
                None => (RowPart::Counted, Because::Nothing),
            },
            Some(false) if runs_count => (RowPart::Hit, Because::Outcome),
            Some(false) => (RowPart::DidNotDeploy, Because::Nothing),
            None => (self.why_nowhere(row as usize), Because::Nothing),
        }
    }

    fn why_nowhere(&self, row: usize) -> RowPart {
        let rows = &self.data.facts.deployments;
        match rows.outcome(row) {
            Outcome::Running => RowPart::Running,
            Outcome::Unknown => RowPart::UnknownResult,
            Outcome::Cancelled => RowPart::Cancelled,
            Outcome::NotRun => RowPart::NotRun,
            outcome if outcome.reached_production() && rows.finished.get(row).is_some() => RowPart::SameRevision,
            _ => RowPart::NoTime,
        }
    }

    fn failures(&self) -> Vec<Entry> {
        let linked = &self.analysis.linked;
        let (incidents, taken_back) = (linked.incidents_by_deployment(), linked.taken_back_by());
        let hit = |row: u32| {
            let failed = linked.failed.get(row as usize) == Some(&true);
            failed.then(|| match (incidents.get(&row), taken_back.get(&row)) {
                _ if linked.facts.deployments.outcome(row as usize).failed_in_production() => Because::Outcome,
                (Some(&incident), _) => Because::Incident(incident),
                (None, Some(&later)) => Because::TakenBackBy(later),
                (None, None) => Because::Nothing,
            })
        };
        self.deployments(&hit, self.analysis.rule != FailureRule::IncidentOrOutcome)
    }

    fn repairs(&self) -> Vec<Entry> {
        let linked = &self.analysis.linked;
        let changes = linked.repairs_by_deployment();
        let hit = |row: u32| {
            let rework = linked.rework.get(row as usize) == Some(&true);
            rework.then(|| match changes.get(&row) {
                _ if linked.facts.deployments.rework.get(row as usize) == Some(&true) => Because::SaysRepair,
                Some(&change) => Because::RepairChange(change),
                None => Because::SaysRepair,
            })
        };
        self.deployments(&hit, false)
    }

    fn changes(&self) -> Vec<Entry> {
        let (linked, changes) = (&self.analysis.linked, &self.data.facts.changes);
        let mut entries = Vec::with_capacity(linked.carried.len());
        for carried in linked.carried.iter().filter(|carried| changes.is(carried.change as usize, change_is::LEAD)) {
            let end = self.analysis.end_of(carried.deployment);
            let authored = changes.authored.get(carried.change as usize);
            let lasted = authored.map(|authored| end - authored);
            let part = if !self.asked(number(&self.data.facts.deployments.service, carried.deployment as usize)) {
                RowPart::OtherService
            } else if !self.analysis.calendar.holds(end) {
                RowPart::OutsidePeriod
            } else {
                match lasted {
                    None => RowPart::NoTime,
                    Some(ms) if ms < 0 => RowPart::Negative,
                    Some(_) => RowPart::Counted,
                }
            };
            let (row, because) = (carried.change, Because::BroughtBy(carried.deployment));
            entries.push(Entry { row, part, because, at_ms: end, duration_ms: lasted.unwrap_or(NONE) });
        }
        let fates = linked.changes_left_out(self.question.switches);
        entries.extend(fates.into_iter().map(|(row, fate)| {
            let told = [&changes.merged, &changes.opened, &changes.authored].map(|column| column.get(row as usize));
            let at_ms = told.into_iter().flatten().next().unwrap_or(NONE);
            Entry { row, part: part_of(fate), because: Because::Nothing, at_ms, duration_ms: NONE }
        }));
        entries
    }

    fn incidents(&self) -> Vec<Entry> {
        let (linked, incidents) = (&self.analysis.linked, &self.data.facts.incidents);
        let mut counted: BTreeMap<u32, i64> = BTreeMap::new();
        counted.extend(self.analysis.recoveries.iter().map(|one| (one.source, one.dated_ms)));
        let entry = |(row, deployment): (u32, u32)| {
            let (opened, resolved) = (incidents.opened.get(row as usize), incidents.resolved.get(row as usize));
            let lasted = opened.zip(resolved).map(|(opened, resolved)| resolved - opened);
            let service = number(&self.data.facts.deployments.service, deployment as usize);
            let part = match (opened, resolved) {
                _ if counted.contains_key(&row) => RowPart::Counted,
                _ if deployment == NOTHING => RowPart::NoDeployment,
                _ if !self.asked(service) => RowPart::OtherService,
                (None, _) => RowPart::NoTime,
                (Some(opened), None) if opened < self.analysis.calendar.to_ms => RowPart::StillOpen,
                (Some(opened), Some(resolved)) if resolved < opened && self.is_dated(row, deployment, resolved) => {
                    RowPart::Negative
                }
                _ => RowPart::OutsidePeriod,
            };
            let because = if deployment == NOTHING { Because::Nothing } else { Because::BroughtBy(deployment) };
            let at_ms = counted.get(&row).copied().or(resolved).or(opened).unwrap_or(NONE);
            Entry { row, part, because, at_ms, duration_ms: lasted.unwrap_or(NONE) }
        };
        (0u32..).zip(linked.blamed.iter().copied()).map(entry).collect()
    }

    /// Whether the instant that decides an incident's week lies in the period.
    fn is_dated(&self, incident: u32, deployment: u32, resolved: i64) -> bool {
        let is_own_row = number(&self.data.facts.incidents.deployment_row, incident as usize) != NOTHING;
        self.analysis.calendar.holds(if is_own_row { self.analysis.end_of(deployment) } else { resolved })
    }

    /// Failed deployments and what restored service after them.
    fn restorations(&self) -> Vec<Entry> {
        let linked = &self.analysis.linked;
        let mut counted: BTreeMap<u32, (i64, i64)> = BTreeMap::new();
        counted.extend(self.analysis.recoveries.iter().map(|one| (one.source, (one.dated_ms, one.ms))));
        let runs_count = self.analysis.rule != FailureRule::IncidentOrOutcome;
        let failed = linked.reached.iter().filter(|&&row| linked.failed.get(row as usize) == Some(&true));
        let runs = linked.failed_runs.iter().filter(|_| runs_count);
        let entry = |&row: &u32| {
            let end = self.analysis.end_of(row);
            let restored = linked.restored_ms(row).filter(|&restored| restored < self.analysis.calendar.to_ms);
            let part = match counted.get(&row) {
                Some(_) => RowPart::Counted,
                None if !self.asked(number(&self.data.facts.deployments.service, row as usize)) => {
                    RowPart::OtherService
                }
                None if restored.is_none() && end < self.analysis.calendar.to_ms => RowPart::StillOpen,
                None => RowPart::OutsidePeriod,
            };
            let because =
                linked.restored_by(row).filter(|_| restored.is_some()).map_or(Because::Nothing, Because::RestoredBy);
            let (at_ms, duration_ms) = counted.get(&row).copied().unwrap_or((end, NONE));
            Entry { row, part, because, at_ms, duration_ms }
        };
        failed.chain(runs).map(entry).collect()
    }
}

fn part_of(fate: ChangeFate) -> RowPart {
    match fate {
        ChangeFate::MergeCommit => RowPart::MergeCommit,
        ChangeFate::BeforeFirst => RowPart::BeforeFirst,
        ChangeFate::NoDeployment => RowPart::NoDeployment,
        ChangeFate::CarriedAgain => RowPart::CarriedAgain,
    }
}
