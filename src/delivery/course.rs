//! The course of the metrics: one entry per ISO week or month that the period touches.

use serde::{Deserialize, Serialize};

use super::civil::{civil_from_days, date_text, days_from_civil, monday_of, week_text};
use super::dataset::Dataset;
use super::measure::{Analysis, Calendar, with_analysis};
use super::metrics::{FailureRule, Week};
use super::percentile::percentile_s;
use super::question::Question;

/// How long an entry of the course is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// ISO weeks.
    #[default]
    Week,
    /// Months.
    Month,
}

/// One week or month. A denominator stands beside each figure; without data a figure is `None`, never 0.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Stretch {
    /// `2026-W37` or `2026-09`.
    pub name: String,
    /// Its first day, `2026-09-07`.
    pub starts: String,
    /// The period holds only a part of it.
    pub is_cut: bool,
    /// Deployments that reached production.
    pub deployments: u64,
    /// Days with a deployment.
    pub deploy_days: u64,
    /// Changes of the lead time.
    pub changes: u64,
    /// Median change lead time in seconds.
    pub lead_time_median_s: Option<f64>,
    /// 85th percentile of the change lead time in seconds.
    pub lead_time_p85_s: Option<f64>,
    /// Failures; `None` where nothing in the data can tell.
    pub failed: Option<u64>,
    /// Deployments of the failure rate.
    pub failed_of: u64,
    /// Change failure rate, 0 to 1.
    pub failure_rate: Option<f64>,
    /// Recoveries.
    pub recoveries: u64,
    /// Median recovery time in seconds.
    pub recovery_median_s: Option<f64>,
    /// Unplanned repairs; `None` where nothing in the data can tell.
    pub rework: Option<u64>,
    /// Rework rate, 0 to 1.
    pub rework_rate: Option<f64>,
}

impl From<&Week> for Stretch {
    fn from(week: &Week) -> Self {
        let rework_rate = week.rework.filter(|_| week.deployments > 0).map(|n| n as f64 / week.deployments as f64);
        Self {
            name: week.week.clone(),
            starts: week.starts.clone(),
            is_cut: week.cut,
            deployments: week.deployments,
            deploy_days: week.deploy_days,
            changes: week.changes,
            lead_time_median_s: week.lead_time_median_s,
            lead_time_p85_s: week.lead_time_p85_s,
            failed: week.failed.0,
            failed_of: week.failed.1,
            failure_rate: week.failure_rate,
            recoveries: week.recoveries,
            recovery_median_s: week.recovery_median_s,
            rework: week.rework,
            rework_rate,
        }
    }
}

impl Pace {
    /// First day of the stretch that holds a day; days count from 1970-01-01.
    fn start_of(self, day: i64) -> i64 {
        match self {
            Self::Week => monday_of(day),
            Self::Month => {
                let (year, month, _) = civil_from_days(day);
                days_from_civil(year, month, 1)
            }
        }
    }

    /// First day of the stretch after the one that starts on a day.
    fn next(self, start: i64) -> i64 {
        match self {
            Self::Week => start + 7,
            Self::Month => self.start_of(start + 31),
        }
    }

    fn name(self, start: i64) -> String {
        match self {
            Self::Week => week_text(start),
            Self::Month => date_text(start).chars().take(7).collect(),
        }
    }
}

/// What begins with a week or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era<'s> {
    /// A month, from 1.
    Month(usize),
    /// A year, `2026`.
    Year(&'s str),
}

/// More weeks than these are told apart by years: the name of a month would stand there several times.
const MOST_WEEKS_BY_MONTH: usize = 2 * 53;

/// What begins with each of these weeks or months, which are told by their first days, `2026-09-07`, in order.
pub fn eras<'s>(pace: Pace, starts: impl ExactSizeIterator<Item = &'s str>) -> Vec<Option<Era<'s>>> {
    let is_by_year = pace == Pace::Month || starts.len() > MOST_WEEKS_BY_MONTH;
    let month = |start: &str| start.get(5..7)?.parse().ok().map(Era::Month);
    let era_of = |start: &'s str| if is_by_year { start.get(..4).map(Era::Year) } else { month(start) };
    let mut last = None;
    let begins = |start| {
        let era = era_of(start);
        let is_new = std::mem::replace(&mut last, era) != era;
        era.filter(|_| is_new)
    };
    starts.map(begins).collect()
}

/// What is collected of one stretch.
#[derive(Default)]
struct Tally {
    deployments: u64,
    deploy_days: u64,
    in_production: u64,
    failed_runs: u64,
    rework: u64,
    lead_times_ms: Vec<i64>,
    recoveries_ms: Vec<i64>,
}

/// The course of the metrics over the question's period; empty without one.
pub fn course(data: &[&Dataset], question: &Question, pace: Pace) -> Vec<Stretch> {
    with_analysis(data, question, |analysis| course_of(analysis, pace))
}

fn course_of(analysis: &Analysis, pace: Pace) -> Vec<Stretch> {
    let calendar = &analysis.calendar;
    if calendar.to_ms <= calendar.from_ms {
        return Vec::new();
    }
    let last = calendar.zone.day_of(calendar.to_ms - 1);
    let first = pace.start_of(calendar.zone.day_of(calendar.from_ms));
    let starts: Vec<i64> = std::iter::successors(Some(first), |start| Some(pace.next(*start)))
        .take_while(|start| *start <= last)
        .collect();
    let tallies = tallied(analysis, &starts);
    starts.iter().zip(tallies).map(|(&start, tally)| stretch(analysis, pace, start, tally)).collect()
}

fn tallied(analysis: &Analysis, starts: &[i64]) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = starts.iter().map(|_| Tally::default()).collect();
    let place = |day: i64| starts.partition_point(|start| *start <= day).checked_sub(1);
    for day in &analysis.reached.all {
        let Some(tally) = place(day.day).and_then(|at| tallies.get_mut(at)) else { continue };
        tally.deployments += u64::from(day.deployments);
        tally.deploy_days += 1;
        tally.in_production += u64::from(day.failed);
        tally.rework += u64::from(day.rework);
    }
    for day in &analysis.failed_runs.all {
        if let Some(tally) = place(day.day).and_then(|at| tallies.get_mut(at)) {
            tally.failed_runs += u64::from(day.deployments);
        }
    }
    let day_of = |instant_ms: i64| analysis.calendar.zone.day_of(instant_ms);
    for (carried, ms) in analysis.counted_changes() {
        if let Some(tally) = place(day_of(analysis.end_of(carried.deployment))).and_then(|at| tallies.get_mut(at)) {
            tally.lead_times_ms.push(ms);
        }
    }
    for recovery in &analysis.recoveries {
        if let Some(tally) = place(day_of(recovery.dated_ms)).and_then(|at| tallies.get_mut(at)) {
            tally.recoveries_ms.push(recovery.ms);
        }
    }
    tallies
}

fn stretch(analysis: &Analysis, pace: Pace, start: i64, mut tally: Tally) -> Stretch {
    let runs = if analysis.rule == FailureRule::IncidentOrOutcome { 0 } else { tally.failed_runs };
    let (failed, failed_of) = (tally.in_production + runs, tally.deployments + runs);
    let share = |part: u64, of: u64, is_told: bool| (is_told && of > 0).then(|| part as f64 / of as f64);
    let rework_is_told = analysis.linked.rework_is_told;
    Stretch {
        name: pace.name(start),
        starts: date_text(start),
        is_cut: is_cut(&analysis.calendar, pace, start),
        deployments: tally.deployments,
        deploy_days: tally.deploy_days,
        changes: tally.lead_times_ms.len() as u64,
        lead_time_median_s: percentile_s(&mut tally.lead_times_ms, 0.5),
        lead_time_p85_s: percentile_s(&mut tally.lead_times_ms, 0.85),
        failed: analysis.failures_are_told.then_some(failed),
        failed_of,
        failure_rate: share(failed, failed_of, analysis.failures_are_told),
        recoveries: tally.recoveries_ms.len() as u64,
        recovery_median_s: percentile_s(&mut tally.recoveries_ms, 0.5),
        rework: rework_is_told.then_some(tally.rework),
        rework_rate: share(tally.rework, tally.deployments, rework_is_told),
    }
}

fn is_cut(calendar: &Calendar, pace: Pace, start: i64) -> bool {
    let zone = &calendar.zone;
    zone.start_of_day_ms(start) < calendar.from_ms || zone.start_of_day_ms(pace.next(start)) > calendar.to_ms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_stand_below_months_and_very_many_below_years() {
        let starts = ["2025-12-22", "2025-12-29", "2026-01-05", "2026-01-12"];
        let by_month = [Some(Era::Month(12)), None, Some(Era::Month(1)), None];
        assert_eq!(eras(Pace::Week, starts.into_iter()), by_month);
        let by_year = [Some(Era::Year("2025")), None, Some(Era::Year("2026")), None];
        assert_eq!(eras(Pace::Month, starts.into_iter()), by_year);
        let first = days_from_civil(2024, 1, 1);
        let weeks = |count: i64| (0..count).map(|week| date_text(first + 7 * week)).collect::<Vec<_>>();
        let begun = |weeks: &[String]| {
            eras(Pace::Week, weeks.iter().map(String::as_str))
                .into_iter()
                .flatten()
                .map(|era| format!("{era:?}"))
                .collect::<Vec<_>>()
        };
        assert_eq!(begun(&weeks(106)).len(), 25, "January 2024 to January 2026");
        assert_eq!(begun(&weeks(107)), ["Year(\"2024\")", "Year(\"2025\")", "Year(\"2026\")"]);
        assert_eq!(eras(Pace::Week, ["", "x"].into_iter()), [None, None]);
    }

    #[test]
    fn stretches_start_where_the_calendar_says() {
        let day = |y, m, d| days_from_civil(y, m, d);
        for (pace, of, start, next, name) in [
            (Pace::Week, day(2026, 9, 9), day(2026, 9, 7), day(2026, 9, 14), "2026-W37"),
            (Pace::Month, day(2026, 9, 30), day(2026, 9, 1), day(2026, 10, 1), "2026-09"),
            (Pace::Month, day(2024, 2, 29), day(2024, 2, 1), day(2024, 3, 1), "2024-02"),
            (Pace::Month, day(2026, 12, 31), day(2026, 12, 1), day(2027, 1, 1), "2026-12"),
        ] {
            let found = pace.start_of(of);
            assert_eq!((found, pace.next(found), pace.name(found).as_str()), (start, next, name));
        }
    }
}
