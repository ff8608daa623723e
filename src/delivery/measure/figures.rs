//! From samples to figures: they are grouped by service or by week, then each group is summed up.

use super::super::civil::monday_of;
use super::super::metrics::{
    Clock, FailureRate, FailureRule, Figures, Frequency, LeadTime, RecoveryTime, ReworkRate, Stage, Stages, Week,
};
use super::super::percentile::{mean_s, median_of_counts, percentile_s, percentiles_s};
use super::days::{DayTally, Days, total};
use super::samples::{Analysis, Recovery, STAGES, Sample};

/// Values in the order of their groups: services, or weeks.
struct Grouped<T> {
    values: Vec<T>,
    /// Where each group starts, and the end.
    starts: Vec<usize>,
}

impl<T: Copy + Default> Grouped<T> {
    /// Counts how many values each group has, then puts each value in its place.
    fn of<R>(rows: &[R], groups: usize, group_of: impl Fn(&R) -> u32, value_of: impl Fn(&R) -> T) -> Self {
        let mut starts = vec![0usize; groups + 1];
        for row in rows {
            if let Some(count) = starts.get_mut(group_of(row) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut values = vec![T::default(); sum];
        let mut next = starts.clone();
        for row in rows {
            let Some(place) = next.get_mut(group_of(row) as usize) else { continue };
            if let Some(slot) = values.get_mut(*place) {
                *slot = value_of(row);
            }
            *place += 1;
        }
        Self { values, starts }
    }

    fn get_mut(&mut self, group: usize) -> &mut [T] {
        let bounds = (self.starts.get(group), self.starts.get(group + 1));
        let (Some(&start), Some(&end)) = bounds else { return &mut [] };
        self.values.get_mut(start..end).unwrap_or(&mut [])
    }
}

fn grouped_recoveries(analysis: &Analysis, groups: usize, group_of: impl Fn(&Recovery) -> u32) -> Grouped<i64> {
    Grouped::of(&analysis.recoveries, groups, group_of, |one| one.ms)
}

/// Durations of one group, or of all: whatever asks for a percentile may put them in another order.
struct Part<'a> {
    reached: &'a [DayTally],
    failed_runs: &'a [DayTally],
    leads: &'a mut [i64],
    recoveries: &'a mut [i64],
    stages: [&'a mut [i64]; STAGES],
    negative_leads: usize,
    negative_recoveries: usize,
    open: Vec<i64>,
}

/// All samples, grouped by service.
struct Tally<'a> {
    analysis: &'a Analysis<'a>,
    leads: Grouped<i64>,
    recoveries: Grouped<i64>,
    stages: [Grouped<i64>; STAGES],
    negative_leads: Grouped<()>,
    negative_recoveries: Grouped<()>,
    open: Grouped<i64>,
}

impl<'a> Tally<'a> {
    fn of(analysis: &'a Analysis<'a>) -> Self {
        let services = analysis.services.len();
        let by_service =
            |samples: &[Sample]| Grouped::of(samples, services, |sample| sample.service, |sample| sample.ms);
        let counted = |services_of: &[u32]| Grouped::of(services_of, services, |service| *service, |_| ());
        Self {
            leads: Grouped::of(&analysis.leads, services, |lead| lead.service, |lead| lead.ms),
            recoveries: grouped_recoveries(analysis, services, |one| one.service),
            stages: std::array::from_fn(|stage| by_service(analysis.stages.get(stage).map_or(&[][..], Vec::as_slice))),
            negative_leads: counted(&analysis.negative_leads),
            negative_recoveries: counted(&analysis.negative_recoveries),
            open: Grouped::of(&analysis.open, services, |(service, _)| *service, |(_, since)| *since),
            analysis,
        }
    }

    fn all(&mut self) -> Part<'_> {
        Part {
            reached: &self.analysis.reached.all,
            failed_runs: &self.analysis.failed_runs.all,
            leads: &mut self.leads.values,
            recoveries: &mut self.recoveries.values,
            stages: self.stages.each_mut().map(|stage| stage.values.as_mut_slice()),
            negative_leads: self.analysis.negative_leads.len(),
            negative_recoveries: self.analysis.negative_recoveries.len(),
            open: self.open.values.clone(),
        }
    }

    fn of_service(&mut self, service: usize) -> Part<'_> {
        let days = |days: &'a Days| days.by_service.get(service).map_or(&[][..], Vec::as_slice);
        Part {
            reached: days(&self.analysis.reached),
            failed_runs: days(&self.analysis.failed_runs),
            leads: self.leads.get_mut(service),
            recoveries: self.recoveries.get_mut(service),
            stages: self.stages.each_mut().map(|stage| stage.get_mut(service)),
            negative_leads: self.negative_leads.get_mut(service).len(),
            negative_recoveries: self.negative_recoveries.get_mut(service).len(),
            open: self.open.get_mut(service).to_vec(),
        }
    }
}

/// What the figures of a question are made of once.
pub(super) struct AllFigures {
    /// Of each service, in the order of their names.
    pub services: Vec<Figures>,
    /// Of all together.
    pub overall: Figures,
    /// The outer quartiles of all lead times, seconds.
    pub lead_quartiles_s: [Option<f64>; 2],
}

/// The figures of each service and of all together.
pub(super) fn all_figures(analysis: &Analysis) -> AllFigures {
    let mut tally = Tally::of(analysis);
    let services =
        (0..analysis.services.len()).map(|service| figures_of(analysis, &mut tally.of_service(service))).collect();
    // Last: with all together the values may lose the order of their services.
    let (overall, lead_quartiles_s) = figures_and_quartiles_of(analysis, &mut tally.all());
    AllFigures { services, overall, lead_quartiles_s }
}

fn figures_of(analysis: &Analysis, part: &mut Part) -> Figures {
    figures_and_quartiles_of(analysis, part).0
}

/// The figures, and the outer quartiles of the lead times in seconds.
fn figures_and_quartiles_of(analysis: &Analysis, part: &mut Part) -> (Figures, [Option<f64>; 2]) {
    let (change_lead_time, quartiles_s) = lead_time(part);
    let figures = Figures {
        deployment_frequency: frequency(analysis, part),
        change_lead_time,
        change_failure_rate: failure_rate(analysis, Failures::of(part.reached, part.failed_runs)),
        recovery_time: recovery_time(analysis.clock, part),
        rework_rate: rework_rate(analysis, part.reached),
    };
    (figures, quartiles_s)
}

fn frequency(analysis: &Analysis, part: &Part) -> Frequency {
    let calendar = &analysis.calendar;
    let deployments = total(part.reached, |day| day.deployments);
    let per = |days: f64| (days > 0.0).then(|| deployments as f64 / days);
    // Multiplied first: one a day is exactly seven a week, a bound of the tables.
    let a_week = |number: f64| number * 7.0 / calendar.days;
    let weeks = week_counts(calendar.weeks.len(), part.reached);
    let whole = |counts: &[u64]| {
        let kept: Vec<u64> =
            counts.iter().zip(&calendar.cut).filter(|(_, cut)| !**cut).map(|(count, _)| *count).collect();
        median_of_counts(&kept)
    };
    let batch = part.leads.len() as f64 / deployments as f64;
    let per_working_day = working_day_counts(calendar.working_days, part.reached);
    Frequency {
        deployments,
        per_day: per(calendar.days),
        per_week: (calendar.days > 0.0).then(|| a_week(deployments as f64)),
        median_per_week: whole(&weeks.deployments),
        median_deploy_days_per_week: whole(&weeks.days),
        deploy_days_per_week: (calendar.days >= 7.0).then(|| a_week(part.reached.len() as f64)),
        per_working_day: per(calendar.working_days as f64),
        median_per_working_day: median_of_counts(&per_working_day),
        working_days: calendar.working_days,
        empty_working_days: per_working_day.iter().filter(|count| **count == 0).count() as u64,
        median_per_active_day: median_of_counts(&weeks.per_active_day),
        mean_batch_size: (deployments > 0 && !part.leads.is_empty()).then_some(batch),
    }
}

/// Deployments of each working day, the empty ones last.
fn working_day_counts(working_days: u64, days: &[DayTally]) -> Vec<u64> {
    let working = days.iter().filter(|day| day.day - monday_of(day.day) < 5);
    let mut counts: Vec<u64> = working.map(|day| u64::from(day.deployments)).collect();
    counts.resize(counts.len().max(working_days as usize), 0);
    counts
}

struct WeekCounts {
    deployments: Vec<u64>,
    days: Vec<u64>,
    failed: Vec<u64>,
    rework: Vec<u64>,
    per_active_day: Vec<u64>,
}

fn week_counts(weeks: usize, days: &[DayTally]) -> WeekCounts {
    let mut counts = WeekCounts {
        deployments: vec![0; weeks],
        days: vec![0; weeks],
        failed: vec![0; weeks],
        rework: vec![0; weeks],
        per_active_day: days.iter().map(|day| u64::from(day.deployments)).collect(),
    };
    for day in days {
        add(&mut counts.deployments, day.week, day.deployments);
        add(&mut counts.days, day.week, 1);
        add(&mut counts.failed, day.week, day.failed);
        add(&mut counts.rework, day.week, day.rework);
    }
    counts
}

fn add(counts: &mut [u64], at: u32, more: u32) {
    if let Some(count) = counts.get_mut(at as usize) {
        *count += u64::from(more);
    }
}

fn lead_time(part: &mut Part) -> (LeadTime, [Option<f64>; 2]) {
    let [p25_s, median_s, p75_s, p85_s, p90_s, p95_s] = percentiles_s(part.leads, [0.25, 0.5, 0.75, 0.85, 0.9, 0.95]);
    let [coding, pickup, review, deploy] = part.stages.each_mut().map(|stage| stage_of(stage));
    let lead_time = LeadTime {
        n: part.leads.len() as u64,
        median_s,
        mean_s: mean_s(part.leads),
        p75_s,
        p85_s,
        p90_s,
        p95_s,
        negative: part.negative_leads as u64,
        stages: Stages { coding, pickup, review, deploy },
    };
    (lead_time, [p25_s, p75_s])
}

fn stage_of(durations: &mut [i64]) -> Stage {
    Stage { n: durations.len() as u64, median_s: percentile_s(durations, 0.5) }
}

/// What the failure rate is made of.
#[derive(Clone, Copy)]
struct Failures {
    deployments: u64,
    failed: u64,
    failed_runs: u64,
}

impl Failures {
    fn of(reached: &[DayTally], failed_runs: &[DayTally]) -> Self {
        Self {
            deployments: total(reached, |day| day.deployments),
            failed: total(reached, |day| day.failed),
            failed_runs: total(failed_runs, |day| day.deployments),
        }
    }
}

fn failure_rate(analysis: &Analysis, counts: Failures) -> FailureRate {
    let runs = match analysis.rule {
        FailureRule::IncidentOrOutcome => 0,
        FailureRule::IncidentOrOutcomeOrDidNotDeploy | FailureRule::DidNotDeploy => counts.failed_runs,
    };
    let (failed, deployments) = (counts.failed + runs, counts.deployments + runs);
    let rate = (deployments > 0 && analysis.failures_are_told).then(|| failed as f64 / deployments as f64);
    FailureRate { failed: analysis.failures_are_told.then_some(failed), deployments, rate, rule: analysis.rule }
}

fn recovery_time(clock: Clock, part: &mut Part) -> RecoveryTime {
    let open = part.open.len() as u64;
    let mut open_since_ms = std::mem::take(&mut part.open);
    open_since_ms.sort_unstable();
    open_since_ms.truncate(100);
    RecoveryTime {
        n: part.recoveries.len() as u64,
        median_s: percentile_s(part.recoveries, 0.5),
        mean_s: mean_s(part.recoveries),
        open,
        clock,
        open_since_ms,
        negative: part.negative_recoveries as u64,
    }
}

fn rework_rate(analysis: &Analysis, reached: &[DayTally]) -> ReworkRate {
    let is_told = analysis.linked.rework_is_told;
    let (rework, deployments) = (total(reached, |day| day.rework), total(reached, |day| day.deployments));
    ReworkRate {
        rework: is_told.then_some(rework),
        deployments,
        rate: (is_told && deployments > 0).then(|| rework as f64 / deployments as f64),
    }
}

/// The weekly series of all services.
pub(super) fn weeks_of_all(analysis: &Analysis) -> Vec<Week> {
    let count = analysis.calendar.weeks.len();
    let mut leads = Grouped::of(&analysis.leads, count, |lead| lead.week, |lead| lead.ms);
    let mut recoveries = grouped_recoveries(analysis, count, |one| one.week);
    let mut durations = Durations { leads: &mut leads, recoveries: &mut recoveries, first: 0 };
    weeks_of(analysis, &analysis.reached.all, &analysis.failed_runs.all, &mut durations)
}

/// The weekly series of each service.
pub(super) fn weeks_of_services(analysis: &Analysis) -> Vec<Vec<Week>> {
    let count = analysis.calendar.weeks.len();
    let group = |service: u32, week: u32| service * count as u32 + week;
    let groups = count * analysis.services.len();
    let mut leads = Grouped::of(&analysis.leads, groups, |lead| group(lead.service, lead.week), |lead| lead.ms);
    let mut recoveries = grouped_recoveries(analysis, groups, |one| group(one.service, one.week));
    let days = |days: &'_ Days, service: usize| days.by_service.get(service).cloned().unwrap_or_default();
    (0..analysis.services.len())
        .map(|service| {
            let (reached, failed_runs) = (days(&analysis.reached, service), days(&analysis.failed_runs, service));
            let mut durations = Durations { leads: &mut leads, recoveries: &mut recoveries, first: service * count };
            weeks_of(analysis, &reached, &failed_runs, &mut durations)
        })
        .collect()
}

/// Durations by week; the first week has this group.
struct Durations<'a> {
    leads: &'a mut Grouped<i64>,
    recoveries: &'a mut Grouped<i64>,
    first: usize,
}

fn weeks_of(
    analysis: &Analysis,
    reached: &[DayTally],
    failed_runs: &[DayTally],
    durations: &mut Durations,
) -> Vec<Week> {
    let count = analysis.calendar.weeks.len();
    let (reached, failed_runs) = (week_counts(count, reached), week_counts(count, failed_runs));
    let at = |counts: &[u64], week: usize| counts.get(week).copied().unwrap_or(0);
    let mut week = |place: usize| {
        let (week, starts) = analysis.calendar.names(place);
        let leads = durations.leads.get_mut(durations.first + place);
        let recoveries = durations.recoveries.get_mut(durations.first + place);
        let [lead_time_median_s, lead_time_p85_s, lead_time_p90_s] = percentiles_s(leads, [0.5, 0.85, 0.9]);
        let failures = Failures {
            deployments: at(&reached.deployments, place),
            failed: at(&reached.failed, place),
            failed_runs: at(&failed_runs.deployments, place),
        };
        let told = failure_rate(analysis, failures);
        Week {
            week,
            starts,
            deployments: failures.deployments,
            lead_time_median_s,
            failure_rate: told.rate,
            recovery_median_s: percentile_s(recoveries, 0.5),
            cut: analysis.calendar.cut.get(place).copied().unwrap_or(false),
            deploy_days: at(&reached.days, place),
            lead_time_p90_s,
            lead_time_p85_s,
            changes: leads.len() as u64,
            failed: (told.failed, told.deployments),
            recoveries: recoveries.len() as u64,
            rework: analysis.linked.rework_is_told.then(|| at(&reached.rework, place)),
        }
    };
    (0..count).map(&mut week).collect()
}
