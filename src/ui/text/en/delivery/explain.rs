//! What each figure means: the rule, its numerator and denominator, what was left out and why.

use super::{count, counted, elapsed, elapsed_or_none, failed_part, n_of, percent, rate_number, rated};
use crate::jobs::{FailureFigures, LeadTimeFigures, RecoveryFigures, Sheet};

pub const COUNTED: &str = "Rule";
pub const FRACTION: &str = "Figures";
pub const LEFT_OUT: &str = "Left out";
pub const NOTHING_LEFT_OUT: &str = "nothing";
pub const ONE_PER_REVISION: &str = "Count several deployments of one revision as one";
pub const MERGE_COMMITS: &str = "Count merge commits as changes";
pub const BY_MERGE_TIME: &str = "Join changes that name no deployment by the time of their merge";
pub const FAILED_RUNS: &str = "Runs that did not deploy";
pub const FAILED_RUNS_CHOICES: [&str; 3] =
    ["count if the data has no other failures", "count as failures", "never count"];
pub const CLOCK: &str = "Clock";
pub const CLOCK_CHOICES: [&str; 3] =
    ["incidents if there are any", "incident opened to resolved", "failed to next good deployment"];

/// An explanation of one metric.
pub struct Explanation {
    /// The definition.
    pub rule: String,
    /// Numerator, denominator and further figures.
    pub figures: Vec<String>,
    /// What did not enter, with its number.
    pub left_out: Vec<String>,
}

fn said(number: u64, one: &str, many: &str) -> Option<String> {
    (number > 0).then(|| counted(number, one, many))
}

pub fn explain_frequency(sheet: &Sheet) -> Explanation {
    let frequency = &sheet.frequency;
    let rate = |number: Option<f64>, unit: &str| number.map(|number| format!("{} {unit}", rate_number(number)));
    let median_days = frequency.median_deploy_days_per_week;
    let scaled_days = frequency.deploy_days_per_week.filter(|_| median_days.is_none());
    let of_many = |number: Option<f64>, one: &str, many: &str| number.map(|number| rated(number, one, many));
    let figures = [
        Some(n_of(frequency.deployments, "deployment", "deployments")),
        rate(frequency.median_per_week, "in the median whole week"),
        rate(frequency.per_week, "per week on average"),
        rate(frequency.per_day, "per day"),
        rate(frequency.per_working_day, "per working day"),
        of_many(median_days, "day with a deployment in the median week", "days with a deployment in the median week"),
        of_many(
            scaled_days,
            "day with a deployment per week of the period",
            "days with a deployment per week of the period",
        ),
        of_many(frequency.mean_batch_size, "change per deployment on average", "changes per deployment on average"),
    ];
    let rows = &sheet.rows;
    let left_out = [
        said(rows.not_production, "row of another environment", "rows of other environments"),
        said(rows.did_not_deploy, "run that did not deploy", "runs that did not deploy"),
        said(rows.running, "still running", "still running"),
        said(rows.cancelled, "cancelled", "cancelled"),
        said(rows.not_run, "never ran", "never ran"),
        said(rows.unknown_outcome, "with no known result", "with no known result"),
        said(rows.without_time, "without a time", "without a time"),
        said(rows.outside_period, "outside the period", "outside the period"),
        said(rows.same_revision, "of a revision that counts already", "of revisions that count already"),
    ];
    Explanation {
        rule: format!(
            "Deployments that reached {}, whatever came of them: succeeded, partly deployed, failed in production, rolled \
             back. The median is of the counts of whole ISO weeks, empty weeks included; weeks that the period cuts are \
             left out of it. “On demand” means at least 5 days with a deployment in the median week, and more than one \
             deployment on the median of these days. Where no whole week is in the period, its days stand for one if \
             they are at least 7.",
            environments(sheet)
        ),
        figures: figures.into_iter().flatten().collect(),
        left_out: left_out.into_iter().flatten().collect(),
    }
}

fn environments(sheet: &Sheet) -> String {
    match sheet.environments.as_slice() {
        [] => "production".to_owned(),
        names => names.iter().map(|name| super::environment_name(name)).collect::<Vec<_>>().join(", "),
    }
}

pub fn explain_lead_time(sheet: &Sheet) -> Explanation {
    let lead: &LeadTimeFigures = &sheet.lead_time;
    let stated = |name: &str, seconds: Option<f64>| seconds.map(|seconds| format!("{name} {}", elapsed(seconds)));
    let figures = [
        Some(n_of(lead.n, "change", "changes")),
        stated("median", lead.median_s),
        stated("mean", lead.mean_s),
        stated("P75", lead.p75_s),
        stated("P85", lead.p85_s),
        stated("P90", lead.p90_s),
        stated("P95", lead.p95_s),
        said(sheet.rows.changes_by_merge_time, "joined by its merge time alone", "joined by their merge time alone"),
    ];
    let rows = &sheet.rows;
    let left_out = [
        said(lead.negative, "change that ends before it starts", "changes that end before they start"),
        said(rows.changes_without_deployment, "change without a deployment", "changes without a deployment"),
        said(
            rows.changes_before_first_deployment,
            "change from before the first known deployment",
            "changes from before the first known deployment",
        ),
        said(rows.changes_carried_again, "change carried again later", "changes carried again later"),
        said(rows.merge_commits, "merge commit", "merge commits"),
    ];
    Explanation {
        rule: "First commit authored to the end of the first deployment to production that contains it. Each change counts \
               once; changes of a failed deployment count with the next success. Percentiles by linear interpolation."
            .to_owned(),
        figures: figures.into_iter().flatten().collect(),
        left_out: left_out.into_iter().flatten().collect(),
    }
}

pub fn explain_failure(sheet: &Sheet) -> Explanation {
    let failure: &FailureFigures = &sheet.failure;
    let rule = match (failure.counts_incidents, failure.counts_failed_runs) {
        (true, false) => {
            "Deployments that failed in production, of those that reached it. One failed if its outcome says so, if an \
             incident belongs to it (by id, by commit, or as the latest earlier deployment of the same service), or if a \
             later one rolled it back. Two incidents on one deployment are one failure."
        }
        (true, true) => {
            "Deployments that failed in production, and runs that did not deploy, of all these together. Runs that did not \
             deploy are counted because you chose so."
        }
        (false, _) => {
            "Runs that did not deploy, of all runs that ended. The data has neither incidents nor failures in production, \
             so this second reading is shown: it says how often the run fails, not how often users are hit."
        }
    };
    let fraction = match failure.failed {
        Some(failed) => {
            let rate = failure.rate.map(percent).unwrap_or_default();
            format!("{} ({rate})", failed_part(failed, failure))
        }
        None => "nothing in the data tells which deployments failed".to_owned(),
    };
    let left_out = said(
        sheet.rows.incidents_without_deployment,
        "incident that belongs to no deployment to production",
        "incidents that belong to no deployment to production",
    );
    let runs = said(sheet.rows.did_not_deploy, "run that did not deploy", "runs that did not deploy");
    let runs = runs.filter(|_| !failure.counts_failed_runs);
    Explanation { rule: rule.to_owned(), figures: vec![fraction], left_out: left_out.into_iter().chain(runs).collect() }
}

pub fn explain_recovery(sheet: &Sheet) -> Explanation {
    let recovery: &RecoveryFigures = &sheet.recovery;
    let rule = if recovery.by_incident {
        "Incident opened to incident resolved, median."
    } else {
        "Failed deployment to the next one of the same service and environment that succeeded, median."
    };
    let figures = vec![
        n_of(recovery.n, "recovery", "recoveries"),
        format!("median {}", elapsed_or_none(recovery.median_s)),
        format!("mean {}", elapsed_or_none(recovery.mean_s)),
    ];
    let open =
        said(recovery.open, "failure still open", "failures still open").map(|open| match recovery.oldest_open_s {
            Some(age) => format!("{open}, the longest for {}", elapsed(age)),
            None => open,
        });
    let negative = said(recovery.negative, "that ends before it starts", "that end before they start");
    Explanation { rule: rule.to_owned(), figures, left_out: open.into_iter().chain(negative).collect() }
}

pub fn explain_rework(sheet: &Sheet) -> Explanation {
    let rework = &sheet.rework;
    let fraction = match (rework.rework, rework.rate) {
        (Some(repairs), Some(rate)) => {
            format!(
                "{} of {} ({})",
                count(repairs),
                counted(rework.deployments, "deployment", "deployments"),
                percent(rate)
            )
        }
        _ => "nothing in the data can tell a repair: no branch, label, title or kind of change".to_owned(),
    };
    Explanation {
        rule: "Deployments that were unplanned repairs, of those that reached production: rollbacks, reverts, hotfixes by \
               branch, label or title, emergency changes. None of the published tables gives it a level."
            .to_owned(),
        figures: vec![fraction],
        left_out: Vec::new(),
    }
}
