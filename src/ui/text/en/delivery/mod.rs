//! The delivery screen.

mod charts;
mod explain;
mod formats;
mod import;
mod levels;
pub mod measured;
mod recipes;
mod rows;
mod show;
#[cfg(test)]
mod tests;

use crate::delivery::{Edition, FileSummary};
use crate::jobs::{FailureFigures, FrequencyFigures, JobFailure, RecoveryFigures, Sheet, SheetRows};
use crate::stream::{Calendar, duration_text, number_text};
use crate::ui::text::percent_number;

pub use charts::*;
pub use explain::*;
pub use formats::*;
pub use import::*;
pub use levels::*;
pub use recipes::*;
pub use rows::*;
pub use show::*;

pub const SCREEN: &str = "Delivery";
pub const IMPORT_DATA: &str = "Import data";
pub const FILES_TO_IMPORT: &str = "Files to import";
pub const TRY_AGAIN: &str = "Try again";
pub const NO_DATA: &str = "no data";
pub const NO_DEPLOYMENTS: &str = "No deployments are here yet. The five delivery metrics need a file of them: import what your \
    pipeline or deploy tool exports.";
pub const MEASURING: &str = "Measuring…";
pub const WHAT_IS_COUNTED: &str = "What is counted";
pub const PERIOD: &str = "Period";
pub const ALL_DATA: &str = "All data";
pub const LAST_90_DAYS: &str = "Last 90 days";
pub const OWN_DATES: &str = "From day to day";
pub const FIRST_DAY: &str = "First day";
pub const LAST_DAY: &str = "Last day";
pub const SERVICE: &str = "Service";
pub const ENVIRONMENTS: &str = "Environments";
pub const AS_IMPORTED: &str = "as ticked at import";
pub const WEEKS_IN: &str = "Days and weeks in";
pub const UTC: &str = "UTC";
pub const LOCAL_TIME: &str = "Local time";
pub const DELIVERY_LEVEL: &str = "Delivery level";
pub const NO_LEVEL: &str = "No level yet";
pub const LEVELS_FROM: &str = "Levels from";
pub const METRICS_CAPTION: &str = "Five delivery metrics, each with its sample, its course by week, and its level";
pub const METRIC: &str = "Metric";
pub const VALUE: &str = "Value";
pub const SAMPLE: &str = "Sample";
pub const BY_WEEK: &str = "By week";
pub const LEVEL: &str = "Level";
pub const EXPLANATION: &str = "Explanation";
pub const EXPLAIN: &str = "Explain";
pub const DEPLOYMENTS: &str = "Deployments";
pub const LEAD_TIME_MEDIAN: &str = "Lead time, median";
pub const FAILED: &str = "Failed";
pub const RECOVERY_MEDIAN: &str = "Recovery, median";
pub const LONGEST_CHANGES: &str = "Longest changes";
pub const CHANGE: &str = "Change";
pub const LEAD_TIME: &str = "Lead time";
pub const TO_SCALE_COLUMN: &str = "To scale";
pub const A_WEEK: &str = "a week";
pub const OUTLIERS_NOTE: &str = "at most ten; a filled dot is an outlier";
pub const LIVE_ON: &str = "Live on";
pub const NO_SERVICE: &str = "no service named";
pub const WHERE_FROM: &str = "Where the data comes from";
pub const DATA_SETS: &str = "Data sets";
pub const DATA_SET_NAME: &str = "Name of this data set";
pub const SEE_ROWS: &str = "See the rows behind them.";
pub const REMOVE: &str = "Remove";
pub const COPY_JSON: &str = "Copy as JSON";
pub const SAVE_JSON: &str = "Save as JSON";
pub const COPIED: &str = "The metrics are on the clipboard, as JSON.";
pub const NOT_COPIED: &str = "The browser did not let the clipboard be used. Save the file instead.";
pub const NOT_SAVED_AS_FILE: &str = "The browser did not let the file be saved.";
pub const JSON_FILE: &str = "delivery-metrics.json";
pub const DORA_WARNINGS: &str = "Read these per application, and with those who build it. Do not blend different \
    applications into one figure, do not rank teams by them, and do not make a metric the goal: it stops telling the \
    truth then. Metrics and Quick Check: DORA, CC BY 4.0.";

pub const METRIC_NAMES: [&str; 5] =
    ["Deployment frequency", "Change lead time", "Change failure rate", "Recovery time", "Rework rate"];

/// The same with the places where a narrow column may break them.
pub const METRIC_ROW_NAMES: [&str; 5] = METRIC_NAMES;

/// A duration that is not bound to anybody's working day.
pub fn elapsed(seconds: f64) -> String {
    duration_text(seconds / 3600.0, &Calendar::ELAPSED)
}

/// A duration, or the word for none.
pub fn elapsed_or_none(seconds: Option<f64>) -> String {
    seconds.map_or_else(|| NO_DATA.to_owned(), elapsed)
}

/// A count with thin gaps: 251 300.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// "1 row", "2 rows".
pub fn counted(number: u64, one: &str, many: &str) -> String {
    let word = if number == 1 { one } else { many };
    [count(number).as_str(), " ", word].concat()
}

pub fn rows_counted(number: u64) -> String {
    counted(number, "row", "rows")
}

/// A number with at most two decimals, for frequencies.
pub fn rate_number(number: f64) -> String {
    number_text(if number >= 10.0 { (number * 10.0).round() / 10.0 } else { (number * 100.0).round() / 100.0 })
}

/// A mean or a median with the word that fits the number as it is shown.
pub fn rated(number: f64, one: &str, many: &str) -> String {
    let shown = rate_number(number);
    let word = if shown == "1" { one } else { many };
    [&shown, " ", word].concat()
}

/// A share as a percentage.
pub fn percent(rate: f64) -> String {
    [&percent_number(rate * 100.0), "\u{a0}%"].concat()
}

/// Why a name is empty, or the name.
pub fn service_name(name: &str) -> String {
    if name.is_empty() { NO_SERVICE.to_owned() } else { name.to_owned() }
}

/// An environment's name; rows that name none have a word of their own.
pub fn environment_name(name: &str) -> String {
    if name.is_empty() { "no environment named".to_owned() } else { name.to_owned() }
}

/// The accessible name of the button that removes a data set.
pub fn remove_data_set(name: &str) -> String {
    [REMOVE, " ", name].concat()
}

/// The button of the service filter's first choice.
pub fn all_services(number: usize) -> String {
    match number {
        1 => "The one service".to_owned(),
        n => format!("All {n} services"),
    }
}

/// What the sheet's days rest on.
pub fn basis(sheet: &Sheet) -> String {
    let days = match (&sheet.first_day, &sheet.last_day) {
        (Some(first), Some(last)) => format!("{first} to {last}; "),
        _ => String::new(),
    };
    format!("{days}weeks are ISO, {}; durations are elapsed time, 24 h × 7 d", sheet.zone)
}

pub fn frequency_how(frequency: &FrequencyFigures, whole_weeks: usize) -> String {
    match (frequency.shows_median, whole_weeks) {
        (true, 1) => "the one whole week".to_owned(),
        (true, weeks) => format!("median of {weeks} whole weeks"),
        (false, 0) => "mean; no whole week in the period".to_owned(),
        (false, _) => "mean over the period".to_owned(),
    }
}

pub fn n_of(number: u64, one: &str, many: &str) -> String {
    ["n ", &counted(number, one, many)].concat()
}

pub fn n_of_deployments(number: u64) -> String {
    n_of(number, "deployment", "deployments")
}

pub fn n_of_changes(number: u64) -> String {
    n_of(number, "change", "changes")
}

pub fn lead_time_how(p85_s: Option<f64>) -> String {
    p85_s.map(|p85| format!("median; P85\u{a0}{}", elapsed(p85).replace(' ', "\u{a0}"))).unwrap_or_default()
}

pub fn failure_how(failure: &FailureFigures) -> String {
    match failure.failed {
        Some(failed) if failure.counts_incidents => failed_part(failed, failure),
        Some(failed) => [&failed_part(failed, failure), " did not deploy; no failures in production are told"].concat(),
        None => "nothing in the data tells which failed".to_owned(),
    }
}

/// Numerator and denominator of the failure rate, the latter by what it is made of.
pub fn failed_part(failed: u64, failure: &FailureFigures) -> String {
    let (one, many) = match (failure.counts_incidents, failure.counts_failed_runs) {
        (true, false) => ("deployment", "deployments"),
        (true, true) => ("deployment or failed run", "deployments and failed runs"),
        (false, _) => ("run", "runs"),
    };
    format!("{} of {}", count(failed), counted(failure.deployments, one, many))
}

pub fn recovery_how(recovery: &RecoveryFigures) -> String {
    let clock = if recovery.by_incident { "incident opened to resolved" } else { "failed to next good deployment" };
    if recovery.n == 0 { clock.to_owned() } else { ["median; ", clock].concat() }
}

pub fn recovery_n(recovery: &RecoveryFigures) -> String {
    match recovery.open {
        0 => format!("n {}", count(recovery.n)),
        open => format!("n {}, {} still open", count(recovery.n), count(open)),
    }
}

pub fn rework_how(rework: Option<u64>, deployments: u64) -> String {
    match rework {
        Some(repairs) => format!("{} of {} deployments", count(repairs), count(deployments)),
        None => "nothing in the data tells repairs".to_owned(),
    }
}

pub fn failed_of(failed: Option<u64>, of: u64) -> String {
    failed.map_or_else(|| NO_DATA.to_owned(), |failed| format!("{} of {}", count(failed), count(of)))
}

pub fn explain_label(metric: &str) -> String {
    ["Explain ", &metric.to_lowercase()].concat()
}

/// What became of the rows, as short statements; what is 0 is not said, but for the first two, which a log alone has not.
pub fn provenance(rows: &SheetRows) -> Vec<String> {
    let said = |number: u64, words: &str| (number > 0).then(|| format!("{} {words}", count(number)));
    let mut all = Vec::new();
    if rows.read > 0 || rows.stage_rows == 0 {
        all.extend([counted(rows.read, "row read", "rows read"), format!("{} used", count(rows.used))]);
    }
    if rows.stage_rows > 0 {
        all.push(counted(rows.stage_rows, "row of an event log", "rows of event logs"));
    }
    all.extend(
        [
            said(rows.not_production, "not production"),
            said(rows.did_not_deploy, "did not deploy"),
            said(rows.running, "still running"),
            said(rows.duplicates, "duplicates"),
            said(rows.rejected, "rejected"),
            said(rows.outside_period, "outside the period"),
            said(rows.same_revision, "of revisions that count already"),
            said(rows.other_services, "of other services"),
            said(rows.cancelled, "cancelled"),
            said(rows.not_run, "never ran"),
            said(rows.unknown_outcome, "with no known result"),
            said(rows.without_time, "without a time"),
            said(rows.zoneless, "read in a chosen time zone"),
            said(rows.success_assumed, "taken for a success: no column tells the result"),
        ]
        .into_iter()
        .flatten(),
    );
    if rows.starts_with_the_data {
        all.push("the data starts where the period does: perhaps a limit cut it off there".to_owned());
    }
    all
}

pub fn file_line(file: &FileSummary) -> String {
    let rejected = if file.rejected > 0 { format!(", {} rejected", count(file.rejected)) } else { String::new() };
    format!("{}: {}, {}{rejected}", file.name, kind_name(file.kind), counted(file.rows, "row", "rows"))
}

pub fn imported_on(day: &str, rows: u64) -> String {
    format!("imported {day}, {}", counted(rows, "row", "rows"))
}

pub fn missing_rows(number: usize) -> String {
    let sets = if number == 1 { "One data set has" } else { "Some data sets have" };
    format!(
        "{sets} no rows in this browser any more, so the figures are without them. Import the files again, or remove the \
         data set from the list."
    )
}

pub fn edition_name(edition: Edition) -> String {
    match edition {
        Edition::Guide2022 => "guide, 2022 report".to_owned(),
        Edition::Report2018 | Edition::Report2019 | Edition::Report2021 => format!("{} report", edition.year()),
        Edition::Report2023 | Edition::Report2024 => {
            format!("{} report, from a vendor’s summary", edition.year())
        }
    }
}

/// Why a job was not done, and what to do.
pub fn job_failure(failure: &JobFailure) -> String {
    match failure {
        JobFailure::FileNotReadable(reason) => {
            format!(
                "The browser did not give the file’s content: {reason}. It may have been moved or changed; choose it again."
            )
        }
        JobFailure::NotStored { is_full: true, .. } => {
            "The disk space for this page is full, so the data was not added. Free space and try again; the import is \
             still here."
                .to_owned()
        }
        JobFailure::NotStored { reason, .. } => {
            format!(
                "The data could not be stored ({reason}), so it was not added. The import is still here; try again."
            )
        }
        JobFailure::NotFetched(reason) => format!("The stored deploy data could not be read: {reason}. Try again."),
        JobFailure::NotUnderstood => "Page and worker do not understand each other. Reload the page.".to_owned(),
    }
}
