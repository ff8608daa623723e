//! The course, two periods, parts of the data, batch size, exports.

use super::{count, counted, elapsed, elapsed_or_none, percent, rate_number};
use crate::delivery::{Batches, Compared, Comparison, Difference, FEWEST_ROWS, Fences, Pace, Stretch};

pub use crate::ui::text::files::{NO, SERIES_HEADER, YES};

pub const LAST_30_DAYS: &str = "Last 30 days";
pub const LAST_365_DAYS: &str = "Last 365 days";
pub const COURSE: &str = "Course";
pub const CHARTED: &str = "Metric in the chart";
pub const PACE: &str = "By week or month";
pub const PACES: [&str; 2] = ["Weeks", "Months"];
pub const NO_COURSE: &str = "No week or month of the period has a figure.";
pub const MONTH: &str = "Month";
pub const LEAD_TIME_P85: &str = "Lead time, P85";
pub const RECOVERIES: &str = "Recoveries";
pub const REWORK_RATE: &str = "Rework rate";
pub const SAVE_SERIES: &str = "Save the series as CSV";
pub const SAVED_SERIES: [&str; 2] = ["delivery-weekly.csv", "delivery-monthly.csv"];
pub const SVG: &str = "SVG";
pub const PNG: &str = "PNG";
pub const NO_PICTURE: &str = "The browser did not make the picture. Save it as SVG instead.";
pub const CHART_KEYS: &str = "arrow keys name each point";

pub const COMPARE_WITH: &str = "Compare with";
pub const COMPARE_NOTHING: &str = "Compare with nothing";
pub const COMPARE_BEFORE: &str = "Compare with the period before";
pub const COMPARE_OTHER: &str = "Compare with other dates";
pub const OTHER_FIRST_DAY: &str = "First day to compare with";
pub const OTHER_LAST_DAY: &str = "Last day to compare with";
pub const TWO_PERIODS: &str = "Two periods";
pub const THEN: &str = "Then";
pub const NOW: &str = "Now";
pub const DIFFERENCE: &str = "Difference";
pub const WHAT_IT_SAYS: &str = "What it says";
pub const COMPARE_NOTE: &str = "Better or worse is said only where 95 % ranges leave no room for chance: Newcombe’s for \
    shares, ranges of ranks for medians, counts as Poisson counts. It does not say why.";
pub const NOTHING_BEFORE: &str =
    "Nothing of the data lies in the other period. Choose a shorter period, or other dates.";

pub const PARTS: &str = "By service, team, environment";
pub const PARTED_BY: &str = "Parted by";
pub const PART_TABS: [&str; 3] = ["Service", "Team", "Environment"];
pub const TEAM: &str = "Team";
pub const NO_TEAM: &str = "no team";
pub const ALL_TEAMS: &str = "All teams";
pub const A_WEEK_COLUMN: &str = "A week";
pub const REWORK: &str = "Rework";
pub const PART_HEADS: [&str; 6] =
    [super::DEPLOYMENTS, A_WEEK_COLUMN, super::LEAD_TIME_MEDIAN, super::FAILED, super::RECOVERY_MEDIAN, REWORK];
/// Before the heading of a column.
pub const SORT_BY: &str = "Sort by ";
pub const PARTS_NOTE: &str = "choose a name to see it alone; rows are pooled, not averaged";
pub const SEE_ALL: &str = "See all of them";
pub const TEAMS_TITLE: &str = "Which team has which service";
pub const TEAMS_NOTE: &str = "Kept in this browser, for this workshop.";
pub const NO_TEAMS: &str = "No service has a team yet. Say below which team has which.";
pub const ENVIRONMENT: &str = "Environment";

pub const BATCHES: &str = "Batch size";
pub const BATCH: &str = "Changes in a deployment";
pub const NO_BATCHES: &str = "No deployment is known to carry a change.";
pub const LONGEST_AND_OUTLIERS: &str = "Longest changes and outliers";
pub const FILTER_TO: &str = "Show only ";

pub fn course_note(is_frequency: bool) -> &'static str {
    if is_frequency {
        "hatched: cut by the period, left out of the median"
    } else {
        "medians and shares; gaps have no data"
    }
}

/// The head of the column of names.
pub fn stretch_head(pace: Pace) -> &'static str {
    match pace {
        Pace::Week => super::WEEK,
        Pace::Month => MONTH,
    }
}

pub fn course_title(metric: &str, pace: Pace) -> String {
    format!("{metric} by {}", if pace == Pace::Week { "week" } else { "month" })
}

/// What a pointer or an arrow key reads out: the stretch, its figure, what it is made of.
pub fn stretch_title(stretch: &Stretch, metric: usize) -> String {
    let cut = if stretch.is_cut { ", cut by the period" } else { "" };
    let said = match metric {
        0 => counted(stretch.deployments, "deployment", "deployments"),
        1 => format!(
            "{}, {}",
            elapsed_or_none(stretch.lead_time_median_s),
            counted(stretch.changes, "change", "changes")
        ),
        2 => share_of(stretch.failure_rate, stretch.failed, stretch.failed_of),
        3 => format!(
            "{}, {}",
            elapsed_or_none(stretch.recovery_median_s),
            counted(stretch.recoveries, "recovery", "recoveries")
        ),
        _ => share_of(stretch.rework_rate, stretch.rework, stretch.deployments),
    };
    format!("{}, from {}: {said}{cut}", stretch.name, stretch.starts)
}

/// A rate with what it was made of, or the word for none.
pub fn share_of(rate: Option<f64>, part: Option<u64>, of: u64) -> String {
    match (rate, part) {
        (Some(rate), Some(part)) => format!("{}, {} of {}", percent(rate), count(part), count(of)),
        _ => super::NO_DATA.to_owned(),
    }
}

/// "4 of 23", or the word for none.
pub fn part_of(part: Option<u64>, of: u64) -> String {
    super::failed_of(part, of)
}

pub fn course_label(title: &str, course: &[Stretch]) -> String {
    match (course.first(), course.last()) {
        (Some(first), Some(last)) => format!("{title}, {} to {}", first.name, last.name),
        _ => title.to_owned(),
    }
}

/// Axis units of durations: in days where hours would be long numbers.
pub const HOURS_UNIT: &str = "\u{a0}h";
pub const DAYS_UNIT: &str = "\u{a0}d";
pub const PERCENT_UNIT: &str = "\u{a0}%";

pub fn save_chart(kind: &str, title: &str) -> String {
    format!("Save as {kind}: {title}")
}

pub fn two_periods(comparison: &Comparison) -> String {
    let days = |days: &Option<(String, String)>| match days {
        Some((first, last)) => format!("{first} to {last}"),
        None => super::NO_DATA.to_owned(),
    };
    format!("{} against {}", days(&comparison.now_days), days(&comparison.then_days))
}

/// A side's figure with what it is made of.
pub fn side(metric: usize, compared: &Compared, is_now: bool) -> (String, String) {
    let side = if is_now { compared.now } else { compared.then };
    let figure = match (metric, side.value) {
        (_, None) => super::NO_DATA.to_owned(),
        (0, Some(per_week)) => format!("{} a week on average", rate_number(per_week)),
        (1 | 3, Some(seconds)) => elapsed(seconds),
        (_, Some(rate)) => percent(rate),
    };
    let n = match side.part {
        Some(part) => format!("{} of {}", count(part), count(side.n)),
        None => format!("n {}", count(side.n)),
    };
    (figure, n)
}

/// The difference: in points of a share, else in the figure's unit and per cent.
pub fn difference(metric: usize, compared: &Compared) -> String {
    let (Some(now), Some(then)) = (compared.now.value, compared.then.value) else { return "unknown".to_owned() };
    let difference = now - then;
    let sign = if difference < 0.0 { "\u{2212}" } else { "+" };
    let relative = (then > 0.0).then(|| {
        let change = ((now / then - 1.0) * 100.0).round();
        let sign = if change < 0.0 { "\u{2212}" } else { "+" };
        format!(" ({sign}{}\u{a0}%)", change.abs())
    });
    match metric {
        0 => format!("{sign}{} a week{}", rate_number(difference.abs()), relative.unwrap_or_default()),
        1 | 3 => format!("{sign}{}{}", elapsed(difference.abs()), relative.unwrap_or_default()),
        _ => format!("{sign}{} points", rate_number(difference.abs() * 100.0)),
    }
}

pub fn verdict(difference: Difference) -> String {
    match difference {
        Difference::Unknown => "nothing: one side has no figure".to_owned(),
        Difference::TooFewRows => format!("nothing: fewer than {FEWEST_ROWS} rows on one side"),
        Difference::WithinChance => "no more than chance would do".to_owned(),
        Difference::Better => "better".to_owned(),
        Difference::Worse => "worse".to_owned(),
    }
}

pub fn team_of(service: &str) -> String {
    ["Team of ", service].concat()
}

pub fn team_name(name: &str) -> String {
    if name.is_empty() { NO_TEAM.to_owned() } else { name.to_owned() }
}

pub fn more_parts(hidden: usize) -> String {
    format!("and {} more, in the JSON", count(hidden as u64))
}

/// A median with its n.
pub fn median_n(median_s: Option<f64>, n: u64) -> String {
    // A narrow column may break it behind the comma, and nowhere else.
    let said = |median| format!("{}, n\u{a0}{}", elapsed(median).replace(' ', "\u{a0}"), count(n));
    median_s.map_or_else(|| super::NO_DATA.to_owned(), said)
}

pub fn batches_note(batches: &Batches) -> String {
    let figure = |name: &str, value: Option<f64>| value.map(|value| format!("{name} {}", rate_number(value)));
    let parts = [
        Some(format!("n {}", counted(batches.deployments, "deployment", "deployments"))),
        figure("median", batches.median),
        figure("mean", batches.mean),
        figure("P85", batches.p85),
        Some(format!("largest {}", count(batches.largest))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

pub fn without_change(deployments: u64) -> String {
    format!("{} without a known change", counted(deployments, "deployment", "deployments"))
}

/// "1", "4 to 5", "over 100".
pub fn batch_range(from: u64, to: Option<u64>) -> String {
    match to {
        Some(to) if to == from => count(from),
        Some(to) => format!("{}\u{2013}{}", count(from), count(to)),
        None => format!("{}+", count(from)),
    }
}

pub fn batch_title(from: u64, to: Option<u64>, deployments: u64) -> String {
    let changes = if (from, to) == (1, Some(1)) { "change" } else { "changes" };
    format!("{} with {} {changes}", counted(deployments, "deployment", "deployments"), batch_range(from, to))
}

/// What lies beyond Tukey's fences.
pub fn fences(fences: &Fences) -> String {
    format!(
        "{} beyond Tukey’s fences on the logarithm: {} over {}, {} under {}.",
        counted(fences.over + fences.under, "change lies", "changes lie"),
        count(fences.over),
        elapsed(fences.high_s),
        count(fences.under),
        elapsed(fences.low_s)
    )
}
