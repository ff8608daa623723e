//! Words on and under the charts.

use super::{count, counted, elapsed, elapsed_or_none, percent, rate_number, span};
use crate::jobs::{LeadTimeFigures, Sheet, StageFigures, WeekRow};

pub const PER_WEEK: &str = "Deployments per week";
pub const PER_WEEK_NOTE: &str = "hatched weeks are cut by the period and left out of the median";
pub const LEAD_TIMES: &str = "How the lead times spread";
pub const STAGES: &str = "Where the lead time goes";
pub const STAGES_NOTE: &str = "length: median of the stage; ochre is mostly waiting. Medians do not add up.";
pub const AS_TABLE: &str = "As a table";
pub const WEEK: &str = "Week";
pub const STARTS: &str = "Starts on";
pub const DEPLOY_DAYS: &str = "Days with a deployment";
pub const FAILURE_RATE: &str = "Failure rate";
pub const CUT: &str = "cut by the period";
pub const CHANGES: &str = "Changes";
pub const STAGE: &str = "Stage";
pub const MEDIAN: &str = "Median";
pub const N: &str = "n";
pub const MEDIAN_WORD: &str = "median";
pub const P85_WORD: &str = "P85";
pub const NO_LEAD_TIMES: &str = "No change is known to be in a deployment, so there is no lead time. A column with the \
    commit’s time, a file of pull requests, or the git log of the same commits brings it.";
pub const STAGE_NAMES: [&str; 4] = ["coding", "pickup", "review", "deploy"];
pub const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Ticks of the lead-time axis: hours and words.
pub const LEAD_TICKS: [(f64, &str); 12] = [
    (0.25, "15 min"),
    (1.0, "1 h"),
    (4.0, "4 h"),
    (12.0, "12 h"),
    (24.0, "1 d"),
    (48.0, "2 d"),
    (96.0, "4 d"),
    (168.0, "1 wk"),
    (336.0, "2 wk"),
    (720.0, "30 d"),
    (2_160.0, "90 d"),
    (8_760.0, "1 y"),
];

pub fn median_label(median: f64) -> String {
    ["median ", &rate_number(median)].concat()
}

pub fn weeks_label(sheet: &Sheet) -> String {
    let range = match (sheet.weeks.first(), sheet.weeks.last()) {
        (Some(first), Some(last)) => format!(", {} to {}", first.week, last.week),
        _ => String::new(),
    };
    let median =
        sheet.frequency.median_per_week.map(|median| format!(". Median of the whole weeks: {}", rate_number(median)));
    format!("{PER_WEEK}{range}{}", median.unwrap_or_default())
}

pub fn week_title(week: &WeekRow) -> String {
    let cut = if week.is_cut { ", cut by the period" } else { "" };
    format!("{}, from {}: {}{cut}", week.week, week.starts, counted(week.deployments, "deployment", "deployments"))
}

pub fn leads_label(lead: &LeadTimeFigures) -> String {
    format!(
        "Distribution of {} on a logarithmic scale. Median {}, 85th percentile {}.",
        counted(lead.n, "change lead time", "change lead times"),
        elapsed_or_none(lead.median_s),
        elapsed_or_none(lead.p85_s)
    )
}

pub fn leads_note(lead: &LeadTimeFigures) -> String {
    format!("n {}; log scale; mean {}; slowest 15 % in ochre", count(lead.n), elapsed_or_none(lead.mean_s))
}

pub fn bin_title(from_s: f64, to_s: Option<f64>, changes: u64) -> String {
    format!("{}: {}", bin_range(from_s, to_s), counted(changes, "change", "changes"))
}

pub fn bin_range(from_s: f64, to_s: Option<f64>) -> String {
    match to_s {
        Some(to) => format!("{} to {}", elapsed(from_s), elapsed(to)),
        None => format!("over {}", elapsed(from_s)),
    }
}

pub fn lead_mark(what: &str, seconds: f64) -> String {
    [what, " ", &elapsed(seconds)].concat()
}

pub fn band_label(level: &str, to_s: f64, is_last: bool) -> String {
    if is_last { level.to_owned() } else { format!("{level}: to {}", span(to_s)) }
}

pub fn stages_label(stages: &[StageFigures]) -> String {
    let each = STAGE_NAMES
        .iter()
        .zip(stages)
        .filter_map(|(name, stage)| stage.median_s.map(|median| format!("{name} median {}", elapsed(median))));
    format!("{STAGES}: {}", each.collect::<Vec<_>>().join(", "))
}

pub fn stage_n(n: u64) -> String {
    ["n ", &count(n)].concat()
}

pub fn spark_label(metric: &str) -> String {
    [metric, " by week"].concat()
}

pub fn rate_or_none(rate: Option<f64>) -> String {
    rate.map_or_else(|| super::NO_DATA.to_owned(), percent)
}
