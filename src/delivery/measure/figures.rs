//! From samples to figures: one pass groups them by service and week, then each group is summed up.

use super::super::civil::monday_of;
use super::super::metrics::{
    Clock, FailureRate, FailureRule, Figures, Frequency, LeadTime, RecoveryTime, ReworkRate, Stage, Stages, Week,
};
use super::super::spread::{mean_s, median_of_counts, percentile_s};
use super::samples::{Analysis, Event, STAGES, Sample};

/// Samples in the order of their services.
struct ByService<T> {
    rows: Vec<T>,
    /// Where each service starts, and the end.
    starts: Vec<usize>,
}

impl<T: Copy> ByService<T> {
    /// Counts how many rows each service has, then puts each row in its place.
    fn of(rows: &[T], services: usize, service_of: impl Fn(&T) -> u32) -> Self {
        let mut starts = vec![0usize; services + 1];
        for row in rows {
            if let Some(count) = starts.get_mut(service_of(row) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut sorted = rows.to_vec();
        let mut next = starts.clone();
        for row in rows {
            let Some(place) = next.get_mut(service_of(row) as usize) else { continue };
            if let Some(slot) = sorted.get_mut(*place) {
                *slot = *row;
            }
            *place += 1;
        }
        Self { rows: sorted, starts }
    }

    fn get(&self, service: u32) -> &[T] {
        let bounds = (self.starts.get(service as usize), self.starts.get(service as usize + 1));
        let (Some(&start), Some(&end)) = bounds else { return &[] };
        self.rows.get(start..end).unwrap_or(&[])
    }
}

/// All samples, grouped by service.
pub(super) struct Tally<'a> {
    analysis: &'a Analysis<'a>,
    reached: ByService<Event>,
    failed_runs: ByService<Event>,
    leads: ByService<Sample>,
    all_leads: Vec<Sample>,
    all_recoveries: Vec<Sample>,
    recoveries: ByService<Sample>,
    stages: [ByService<Sample>; STAGES],
    negative_leads: ByService<u32>,
    negative_recoveries: ByService<u32>,
    open: ByService<(u32, i64)>,
}

/// The samples of one service, or of all.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    reached: &'a [Event],
    failed_runs: &'a [Event],
    leads: &'a [Sample],
    recoveries: &'a [Sample],
    stages: [&'a [Sample]; STAGES],
    negative_leads: usize,
    negative_recoveries: usize,
    open: &'a [(u32, i64)],
}

impl<'a> Tally<'a> {
    pub fn of(analysis: &'a Analysis<'a>) -> Self {
        let services = analysis.services.len();
        let all_leads: Vec<Sample> =
            analysis.leads.iter().map(|lead| Sample { service: lead.service, week: lead.week, ms: lead.ms }).collect();
        let all_recoveries: Vec<Sample> =
            analysis.recoveries.iter().map(|one| Sample { service: one.service, week: one.week, ms: one.ms }).collect();
        let by_service = |samples: &[Sample]| ByService::of(samples, services, |sample| sample.service);
        let events = |events: &[Event]| ByService::of(events, services, |event| event.service);
        Self {
            reached: events(&analysis.reached),
            failed_runs: events(&analysis.failed_runs),
            leads: by_service(&all_leads),
            recoveries: by_service(&all_recoveries),
            stages: std::array::from_fn(|stage| by_service(analysis.stages.get(stage).map_or(&[][..], Vec::as_slice))),
            negative_leads: ByService::of(&analysis.negative_leads, services, |service| *service),
            negative_recoveries: ByService::of(&analysis.negative_recoveries, services, |service| *service),
            open: ByService::of(&analysis.open, services, |(service, _)| *service),
            all_leads,
            all_recoveries,
            analysis,
        }
    }

    pub fn all(&self) -> Part<'_> {
        Part {
            reached: &self.analysis.reached,
            failed_runs: &self.analysis.failed_runs,
            leads: &self.all_leads,
            recoveries: &self.all_recoveries,
            stages: std::array::from_fn(|stage| self.analysis.stages.get(stage).map_or(&[][..], Vec::as_slice)),
            negative_leads: self.analysis.negative_leads.len(),
            negative_recoveries: self.analysis.negative_recoveries.len(),
            open: &self.analysis.open,
        }
    }

    pub fn of_service(&self, service: u32) -> Part<'_> {
        Part {
            reached: self.reached.get(service),
            failed_runs: self.failed_runs.get(service),
            leads: self.leads.get(service),
            recoveries: self.recoveries.get(service),
            stages: std::array::from_fn(|stage| self.stages.get(stage).map_or(&[][..], |group| group.get(service))),
            negative_leads: self.negative_leads.get(service).len(),
            negative_recoveries: self.negative_recoveries.get(service).len(),
            open: self.open.get(service),
        }
    }
}

fn durations(samples: &[Sample]) -> Vec<i64> {
    samples.iter().map(|sample| sample.ms).collect()
}

pub(super) fn figures_of(analysis: &Analysis, part: &Part) -> Figures {
    Figures {
        deployment_frequency: frequency(analysis, part),
        change_lead_time: lead_time(part),
        change_failure_rate: failure_rate(analysis, part.reached, part.failed_runs),
        recovery_time: recovery_time(analysis.clock, part),
        rework_rate: rework_rate(analysis, part.reached),
    }
}

fn frequency(analysis: &Analysis, part: &Part) -> Frequency {
    let calendar = &analysis.calendar;
    let deployments = part.reached.len() as u64;
    let per = |days: f64| (days > 0.0).then(|| deployments as f64 / days);
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
        per_week: per(calendar.days / 7.0),
        median_per_week: whole(&weeks.deployments),
        median_deploy_days_per_week: whole(&weeks.days),
        per_working_day: per(calendar.working_days as f64),
        median_per_working_day: median_of_counts(&per_working_day),
        working_days: calendar.working_days,
        empty_working_days: per_working_day.iter().filter(|count| **count == 0).count() as u64,
        median_per_active_day: median_of_counts(&weeks.per_active_day),
        mean_batch_size: (deployments > 0 && !part.leads.is_empty()).then_some(batch),
    }
}

/// Deployments of each working day, the empty ones last.
fn working_day_counts(working_days: u64, events: &[Event]) -> Vec<u64> {
    let mut counts = Vec::with_capacity(working_days as usize);
    let mut day = i64::MIN;
    for event in events.iter().filter(|event| event.day - monday_of(event.day) < 5) {
        if event.day != day {
            day = event.day;
            counts.push(0);
        }
        if let Some(today) = counts.last_mut() {
            *today += 1;
        }
    }
    counts.resize(counts.len().max(working_days as usize), 0);
    counts
}

struct WeekCounts {
    deployments: Vec<u64>,
    days: Vec<u64>,
    per_active_day: Vec<u64>,
}

/// Counts by week. Events come in the order of time, so a new day shows by the one before.
fn week_counts(weeks: usize, events: &[Event]) -> WeekCounts {
    let mut counts = WeekCounts { deployments: vec![0; weeks], days: vec![0; weeks], per_active_day: Vec::new() };
    let mut day = i64::MIN;
    for event in events {
        add_one(&mut counts.deployments, event.week);
        if event.day != day {
            day = event.day;
            add_one(&mut counts.days, event.week);
            counts.per_active_day.push(0);
        }
        if let Some(today) = counts.per_active_day.last_mut() {
            *today += 1;
        }
    }
    counts
}

fn add_one(counts: &mut [u64], at: u32) {
    if let Some(count) = counts.get_mut(at as usize) {
        *count += 1;
    }
}

fn lead_time(part: &Part) -> LeadTime {
    let mut values = durations(part.leads);
    let mut at = |share: f64| percentile_s(&mut values, share);
    let [median_s, p75_s, p85_s, p90_s, p95_s] = [0.5, 0.75, 0.85, 0.9, 0.95].map(&mut at);
    let [coding, pickup, review, deploy] = part.stages.map(stage);
    LeadTime {
        n: values.len() as u64,
        median_s,
        mean_s: mean_s(&values),
        p75_s,
        p85_s,
        p90_s,
        p95_s,
        negative: part.negative_leads as u64,
        stages: Stages { coding, pickup, review, deploy },
    }
}

fn stage(samples: &[Sample]) -> Stage {
    Stage { n: samples.len() as u64, median_s: percentile_s(&mut durations(samples), 0.5) }
}

fn failure_rate(analysis: &Analysis, reached: &[Event], failed_runs: &[Event]) -> FailureRate {
    let in_production = reached.iter().filter(|event| event.failed).count();
    let (failed, deployments) = match analysis.rule {
        FailureRule::IncidentOrOutcome => (in_production, reached.len()),
        FailureRule::IncidentOrOutcomeOrDidNotDeploy | FailureRule::DidNotDeploy => {
            (in_production + failed_runs.len(), reached.len() + failed_runs.len())
        }
    };
    let rate = (deployments > 0 && analysis.failures_are_told).then(|| failed as f64 / deployments as f64);
    FailureRate {
        failed: analysis.failures_are_told.then_some(failed as u64),
        deployments: deployments as u64,
        rate,
        rule: analysis.rule,
    }
}

fn recovery_time(clock: Clock, part: &Part) -> RecoveryTime {
    let mut values = durations(part.recoveries);
    let mut open_since_ms: Vec<i64> = part.open.iter().map(|&(_, since)| since).collect();
    open_since_ms.sort_unstable();
    open_since_ms.truncate(100);
    RecoveryTime {
        n: values.len() as u64,
        median_s: percentile_s(&mut values, 0.5),
        mean_s: mean_s(&values),
        open: part.open.len() as u64,
        clock,
        open_since_ms,
        negative: part.negative_recoveries as u64,
    }
}

fn rework_rate(analysis: &Analysis, reached: &[Event]) -> ReworkRate {
    let is_told = analysis.linked.rework_is_told;
    let rework = reached.iter().filter(|event| event.rework).count();
    ReworkRate {
        rework: is_told.then_some(rework as u64),
        deployments: reached.len() as u64,
        rate: (is_told && !reached.is_empty()).then(|| rework as f64 / reached.len() as f64),
    }
}

/// Samples put into their weeks.
fn by_week<T: Copy>(rows: &[T], weeks: usize, week_of: impl Fn(&T) -> u32) -> ByService<T> {
    ByService::of(rows, weeks, week_of)
}

/// The weekly series.
pub(super) fn weeks_of(analysis: &Analysis, part: &Part) -> Vec<Week> {
    let count = analysis.calendar.weeks.len();
    let reached = by_week(part.reached, count, |event| event.week);
    let failed_runs = by_week(part.failed_runs, count, |event| event.week);
    let leads = by_week(part.leads, count, |sample| sample.week);
    let recoveries = by_week(part.recoveries, count, |sample| sample.week);
    let week = |at: u32| {
        let (week, starts) = analysis.calendar.names(at as usize);
        let mut lead_times = durations(leads.get(at));
        let failures = failure_rate(analysis, reached.get(at), failed_runs.get(at));
        Week {
            week,
            starts,
            deployments: reached.get(at).len() as u64,
            lead_time_median_s: percentile_s(&mut lead_times, 0.5),
            failure_rate: failures.rate,
            recovery_median_s: percentile_s(&mut durations(recoveries.get(at)), 0.5),
            cut: analysis.calendar.cut.get(at as usize).copied().unwrap_or(false),
            deploy_days: reached.get(at).chunk_by(|a, b| a.day == b.day).count() as u64,
            lead_time_p90_s: percentile_s(&mut lead_times, 0.9),
            lead_time_p85_s: percentile_s(&mut lead_times, 0.85),
            changes: lead_times.len() as u64,
            failed: (failures.failed, failures.deployments),
            recoveries: recoveries.get(at).len() as u64,
            rework: rework_rate(analysis, reached.get(at)).rework,
        }
    };
    (0..count as u32).map(week).collect()
}
