//! What enters the figures: rows of the period and the services asked for, with their durations.

use std::collections::BTreeSet;

use super::super::column::ReadBy;
use super::super::facts::{Facts, NOTHING, change_is, number};
use super::super::link::{Carried, Linked};
use super::super::metrics::{Clock, FailureRule, Period};
use super::super::question::{Question, RecoveryClock};
use super::calendar::{Calendar, DayOfWeek};
use super::days::{DayCounts, Days};
use super::{NO_SERVICE, failure_rule};

/// A duration that belongs to a service and a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sample {
    pub service: u32,
    pub week: u32,
    pub ms: i64,
}

/// A change lead time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lead {
    pub ms: i64,
    pub service: u32,
    pub week: u32,
}

/// A recovery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recovery {
    pub service: u32,
    pub week: u32,
    pub ms: i64,
    /// The instant that decides its week, ms UTC.
    pub dated_ms: i64,
    /// Row of the incident, or of the deployment that failed: as the clock says.
    pub source: u32,
}

/// The stages of a change, in their order.
pub(crate) const STAGES: usize = 4;

/// All that the figures are made of.
pub(crate) struct Analysis<'a> {
    pub linked: Linked<'a>,
    pub calendar: Calendar,
    /// Names of the services, in alphabetical order; their numbers are places here.
    pub services: Vec<String>,
    pub reached: Days,
    pub failed_runs: Days,
    pub leads: Vec<Lead>,
    /// Services of changes that end before they start.
    pub negative_leads: Vec<u32>,
    pub stages: [Vec<Sample>; STAGES],
    pub recoveries: Vec<Recovery>,
    /// Service and start of failures without a recovery.
    pub open: Vec<(u32, i64)>,
    /// Services of recoveries that end before they start.
    pub negative_recoveries: Vec<u32>,
    pub rule: FailureRule,
    pub clock: Clock,
    /// The data tells results, or incidents.
    pub failures_are_told: bool,
    /// Rows of the services asked for that arrived, or failed on the way, outside the period.
    pub outside_period: u64,
    /// Rows of the services asked for that reached production, in the period or not.
    pub reached_at_any_time: u64,
    /// Places of services, by row of deployments.
    service_of_row: ReadBy,
    /// The number among the names of the one service that was asked for.
    only_service: Option<u32>,
}

impl<'a> Analysis<'a> {
    pub fn new(facts: &'a Facts, environments: &BTreeSet<String>, period: &Period, question: &Question) -> Self {
        Self::watched(facts, environments, period, question, |_, _| {})
    }

    /// The same; `watch` sees each change of the lead time with its duration in ms, as [`Analysis::counted_changes`]
    /// gives them: to look for them once more would take as long again.
    pub fn watched(
        facts: &'a Facts,
        environments: &BTreeSet<String>,
        period: &Period,
        question: &Question,
        watch: impl FnMut(Carried, i64),
    ) -> Self {
        let linked = Linked::new(facts, environments, question.switches);
        let (services, service_of_name) = dense_services(&linked, question);
        let any_production_failure = linked.failed.contains(&true);
        let rule = failure_rule(facts, any_production_failure, question);
        let clock = match question.switches.recovery_clock {
            RecoveryClock::Incident => Clock::Incident,
            RecoveryClock::Automatic if facts.incidents.len() > 0 => Clock::Incident,
            RecoveryClock::Automatic | RecoveryClock::Deployment => Clock::Deployment,
        };
        let nameless = facts.names.find("");
        let words_told = facts.deployments.word.iter().any(|word| Some(word) != nameless);
        let failures_are_told =
            words_told || facts.incidents.len() > 0 || any_production_failure || !linked.failed_runs.is_empty();
        let mut analysis = Self {
            calendar: Calendar::of(period, &question.zone),
            linked,
            only_service: question.services.as_ref().and_then(|_| only(&service_of_name)),
            services,
            service_of_row: facts.deployments.service.read_by(service_of_name),
            reached: Days::default(),
            failed_runs: Days::default(),
            leads: Vec::new(),
            negative_leads: Vec::new(),
            stages: Default::default(),
            recoveries: Vec::new(),
            open: Vec::new(),
            negative_recoveries: Vec::new(),
            rule,
            clock,
            failures_are_told,
            outside_period: 0,
            reached_at_any_time: 0,
        };
        analysis.collect_events();
        analysis.collect_changes(watch);
        match clock {
            Clock::Incident => analysis.collect_incidents(),
            Clock::Deployment => analysis.collect_restorations(),
        }
        analysis
    }

    /// The place of a deployment's service, or `NO_SERVICE` where it was not asked for.
    pub fn service_of(&self, row: u32) -> u32 {
        self.service_of_row.get(row as usize)
    }

    /// When a deployment ended, ms UTC.
    pub fn end_of(&self, row: u32) -> i64 {
        let rows = &self.linked.facts.deployments;
        rows.finished.get(row as usize).unwrap_or_else(|| rows.started.raw(row as usize))
    }

    fn collect_events(&mut self) {
        let facts = self.linked.facts;
        let (reached, asked) = self.days_of(self.linked.reached_by(facts, self.only_service));
        let (failed, failed_asked) = self.days_of(self.linked.failed_runs_of(facts, self.only_service));
        self.outside_period = asked - reached.deployments + failed_asked - failed.deployments;
        self.reached_at_any_time = asked;
        (self.reached, self.failed_runs) = (reached, failed);
    }

    /// The rows of the period by day, and how many rows of the services asked for there are in all.
    fn days_of(&self, rows: &[u32]) -> (Days, u64) {
        let mut days = DayCounts::new(self.services.len());
        let (mut asked, mut last) = (0, DayOfWeek::default());
        let is = |flags: &[bool], row: u32| u32::from(flags.get(row as usize) == Some(&true));
        for &row in rows {
            let service = self.service_of(row);
            if service == NO_SERVICE {
                continue;
            }
            asked += 1;
            let Some(day) = self.calendar.day_and_week_of(self.end_of(row), &mut last) else { continue };
            days.add(day, service, is(&self.linked.failed, row), is(&self.linked.rework, row));
        }
        (days.finish(), asked)
    }

    fn collect_changes(&mut self, mut watch: impl FnMut(Carried, i64)) {
        let facts = self.linked.facts;
        let changes = &facts.changes;
        let mut last = DayOfWeek::default();
        let all_carried = self.linked.carried_by(facts, self.only_service);
        if self.covers(self.linked.reached_by(facts, self.only_service)) {
            self.leads.reserve_exact(all_carried.len());
        }
        for carried in all_carried {
            let (change, deployment) = (carried.change as usize, carried.deployment);
            let service = self.service_of(deployment);
            if service == NO_SERVICE {
                continue;
            }
            let end = self.end_of(deployment);
            let Some((_, week)) = self.calendar.day_and_week_of(end, &mut last) else { continue };
            if changes.is(change, change_is::LEAD) {
                match changes.authored.get(change).map(|authored| end - authored) {
                    Some(ms) if ms < 0 => self.negative_leads.push(service),
                    Some(ms) => {
                        self.leads.push(Lead { ms, service, week });
                        watch(*carried, ms);
                    }
                    None => {}
                }
            }
            if changes.is(change, change_is::STAGES) {
                let times = [&changes.authored, &changes.opened, &changes.first_review, &changes.merged]
                    .map(|column| column.get(change));
                let ends = times.into_iter().skip(1).chain([Some(end)]);
                for ((start, end), stage) in times.into_iter().zip(ends).zip(&mut self.stages) {
                    let known = start.zip(end).map(|(start, end)| end - start).filter(|&ms| ms >= 0);
                    stage.extend(known.map(|ms| Sample { service, week, ms }));
                }
            }
        }
    }

    /// Whether all of these rows are in the period and asked for.
    fn covers(&self, reached: &[u32]) -> bool {
        self.reached.deployments == reached.len() as u64
    }

    /// Incident opened → resolved. An incident told in its deployment's own row is dated by that deployment, any other by
    /// its recovery.
    fn collect_incidents(&mut self) {
        let incidents = &self.linked.facts.incidents;
        let mut last = DayOfWeek::default();
        for (incident, &deployment) in self.linked.blamed.iter().enumerate() {
            let service = if deployment == NOTHING { NO_SERVICE } else { self.service_of(deployment) };
            let Some(opened) = incidents.opened.get(incident).filter(|_| service != NO_SERVICE) else { continue };
            let Some(resolved) = incidents.resolved.get(incident) else {
                if opened < self.calendar.to_ms {
                    self.open.push((service, opened));
                }
                continue;
            };
            let is_own_row = number(&incidents.deployment_row, incident) != NOTHING;
            let dated = if is_own_row { self.end_of(deployment) } else { resolved };
            let Some((_, week)) = self.calendar.day_and_week_of(dated, &mut last) else { continue };
            if resolved < opened {
                self.negative_recoveries.push(service);
            } else {
                let source = incident as u32;
                self.recoveries.push(Recovery { service, week, ms: resolved - opened, dated_ms: dated, source });
            }
        }
    }

    /// Failed deployment finished → next success in its place.
    fn collect_restorations(&mut self) {
        let runs_count = self.rule != FailureRule::IncidentOrOutcome;
        let (facts, only) = (self.linked.facts, self.only_service);
        let reached = self.linked.reached_by(facts, only);
        let failed = reached.iter().filter(|&&row| self.linked.failed.get(row as usize) == Some(&true));
        let runs = self.linked.failed_runs_of(facts, only).iter().filter(|_| runs_count);
        let mut recoveries = Vec::new();
        let mut open = Vec::new();
        let mut last = DayOfWeek::default();
        for &row in failed.chain(runs) {
            let (service, end) = (self.service_of(row), self.end_of(row));
            if service == NO_SERVICE {
                continue;
            }
            match self.linked.restored_ms(row).filter(|&restored| restored < self.calendar.to_ms) {
                Some(restored) => {
                    let week = self.calendar.day_and_week_of(restored, &mut last);
                    let (ms, dated_ms, source) = (restored - end, restored, row);
                    recoveries.extend(week.map(|(_, week)| Recovery { service, week, ms, dated_ms, source }));
                }
                None if end < self.calendar.to_ms => open.push((service, end)),
                None => {}
            }
        }
        self.recoveries = recoveries;
        self.open = open;
    }
}

/// The one name of a service that was asked for, where it is one.
fn only(service_of_name: &[u32]) -> Option<u32> {
    let mut asked = (0u32..).zip(service_of_name).filter(|&(_, &place)| place != NO_SERVICE).map(|(name, _)| name);
    asked.next().filter(|_| asked.next().is_none())
}

/// Services with a row in production, by name, and for each name its place among them.
fn dense_services(linked: &Linked, question: &Question) -> (Vec<String>, Vec<u32>) {
    let facts = linked.facts;
    let asked = |name: &str| question.services.as_ref().is_none_or(|services| services.contains(name));
    let mut named: Vec<(&str, usize)> = facts
        .names
        .iter()
        .zip(0..)
        .zip(&linked.has_services)
        .filter(|((name, _), used)| **used && asked(name))
        .map(|(named, _)| named)
        .collect();
    named.sort_unstable();
    let mut places = vec![NO_SERVICE; facts.names.len()];
    for (place, &(_, name)) in (0u32..).zip(&named) {
        if let Some(slot) = places.get_mut(name) {
            *slot = place;
        }
    }
    (named.into_iter().map(|(name, _)| name.to_owned()).collect(), places)
}
