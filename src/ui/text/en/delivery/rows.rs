//! The rows behind a figure.

use super::{count, counted};
use crate::delivery::{FiveMetric, RowFact, RowPart, RowWhy, RowsShown};
use crate::jobs::{FailureFigures, LongChangeRow, Sheet};
use crate::ui::text::files::ROW_PARTS;

pub use crate::ui::text::files::rows_words;

pub const ROWS_BEHIND: &str = "Rows";
pub const WHICH_ROWS: &str = "Which rows";
pub const READING_ROWS: &str = "Reading the rows…";
pub const NO_ROWS: &str = "No rows.";
pub const FIRST_ROWS: &str = "First";
pub const PREVIOUS_ROWS: &str = "Previous";
pub const NEXT_ROWS: &str = "Next";
pub const LAST_ROWS: &str = "Last";
pub const SAVE_ROWS: &str = "Save these rows as CSV";
pub const ROWS_FILE: &str = "delivery-rows.csv";
pub const REASON: &str = "Why left out";
pub const OF: &str = "of";

pub fn part_word(part: RowPart) -> &'static str {
    ROW_PARTS.get(part as usize).copied().unwrap_or_default()
}

/// "3 rows of other environments".
pub fn part_counted(part: RowPart, rows: u64) -> String {
    let (one, many) = match part {
        RowPart::Hit | RowPart::Counted => ("row that counts", "rows that count"),
        RowPart::OtherEnvironment => ("row of another environment", "rows of other environments"),
        RowPart::OtherService => ("row of another service", "rows of other services"),
        RowPart::OutsidePeriod => ("outside the period", "outside the period"),
        RowPart::DidNotDeploy => ("run that did not deploy", "runs that did not deploy"),
        RowPart::Running => ("still running", "still running"),
        RowPart::Cancelled => ("cancelled", "cancelled"),
        RowPart::NotRun => ("never ran", "never ran"),
        RowPart::UnknownResult => ("with no known result", "with no known result"),
        RowPart::NoTime => ("without a time", "without a time"),
        RowPart::SameRevision => ("of a revision that counts already", "of revisions that count already"),
        RowPart::Negative => ("that ends before it starts", "that end before they start"),
        RowPart::NoDeployment => ("without a deployment to production", "without a deployment to production"),
        RowPart::BeforeFirst => {
            ("change from before the first known deployment", "changes from before the first known deployment")
        }
        RowPart::CarriedAgain => ("change carried again later", "changes carried again later"),
        RowPart::MergeCommit => ("merge commit", "merge commits"),
        RowPart::StillOpen => ("still open", "still open"),
    };
    counted(rows, one, many)
}

/// The tab that shows these rows.
pub fn rows_tab(metric: FiveMetric, shown: RowsShown, rows: u64) -> String {
    let word = match (metric, shown) {
        (_, RowsShown::LeftOut) => "Left out",
        (FiveMetric::FailureRate, RowsShown::Hits) => "Failed",
        (FiveMetric::Rework, RowsShown::Hits) => "Repairs",
        (FiveMetric::FailureRate | FiveMetric::Rework, _) => "All of them",
        _ => "Counted",
    };
    [word, " ", &count(rows)].concat()
}

pub fn rows_label(metric: &str) -> String {
    ["Rows of ", &metric.to_lowercase()].concat()
}

pub fn page_of(first: u64, last: u64, total: u64) -> String {
    format!("{} to {} of {}", count(first), count(last), count(total))
}

/// Heads of the columns: of time, name, duration, and what explains the row.
pub fn row_heads(metric: FiveMetric) -> [&'static str; 4] {
    match metric {
        FiveMetric::LeadTime => ["Live", "Change", "Lead time", "Brought by"],
        FiveMetric::Recovery => ["Restored", "Incident or deployment", "Lasted", "Belongs to"],
        FiveMetric::Frequency | FiveMetric::FailureRate | FiveMetric::Rework => {
            ["Finished", "Deployment", "Lasted", "Why it counts"]
        }
    }
}

pub fn why(why: &RowWhy) -> String {
    match why {
        RowWhy::Nothing => String::new(),
        RowWhy::Outcome(_) => "its own result".to_owned(),
        RowWhy::Incident(id) if id.is_empty() => "an incident belongs to it".to_owned(),
        RowWhy::Incident(id) => format!("incident {id}"),
        RowWhy::TakenBackBy(name) => format!("taken back by {name}"),
        RowWhy::SaysRepair => "the row says it is a repair".to_owned(),
        RowWhy::RepairChange(name) => format!("repair: {name}"),
        RowWhy::RestoredBy(name) => format!("restored by {name}"),
        RowWhy::BroughtBy(name) => name.clone(),
    }
}

pub fn fact_name(fact: RowFact) -> &'static str {
    match fact {
        RowFact::Id => "Id",
        RowFact::Number => "Change number",
        RowFact::Revision => "Commit",
        RowFact::Version => "Version",
        RowFact::StatusWord => "Status in the file",
        RowFact::Authored => "First commit",
        RowFact::Opened => "Opened",
        RowFact::FirstReview => "First review",
        RowFact::Merged => "Merged",
        RowFact::Started => "Started",
        RowFact::Finished => "Finished",
        RowFact::Deployment => "Deployment",
        RowFact::Deployed => "Deployed",
        RowFact::Carries => "Commits carried",
        RowFact::Incident => "Incident",
        RowFact::IncidentOpened => "Incident opened",
        RowFact::IncidentResolved => "Incident resolved",
    }
}

pub fn source(file: &str, line: u32) -> String {
    match (file.is_empty(), line) {
        (true, _) => String::new(),
        (false, 0) => file.to_owned(),
        (false, line) => format!("{file}, line {}", count(u64::from(line))),
    }
}

pub const SOURCE: &str = "Source";

/// A number with its words.
type Counted = (String, &'static str);

/// A count with the word that fits it.
fn so_many(number: u64, one: &'static str, many: &'static str) -> Counted {
    (count(number), if number == 1 { one } else { many })
}

/// Numerator and denominator, between which [`OF`] is heard; without a denominator the figure counts rows.
pub fn fraction(metric: FiveMetric, sheet: &Sheet) -> Option<(Counted, Counted)> {
    let reached = |number| so_many(number, "deployment reached production", "deployments reached production");
    match metric {
        FiveMetric::FailureRate => failures(&sheet.failure),
        FiveMetric::Rework => {
            let rework = &sheet.rework;
            let repairs = rework.rework?;
            let repairs = so_many(repairs, "deployment was an unplanned repair", "deployments were unplanned repairs");
            Some((repairs, reached(rework.deployments)))
        }
        FiveMetric::Frequency => {
            let frequency = &sheet.frequency;
            let weeks = frequency.deployments as f64 / frequency.per_week.filter(|rate| *rate > 0.0)?;
            let weeks = super::rate_number(weeks);
            let word = if weeks == "1" { "week in the period" } else { "weeks in the period" };
            Some((reached(frequency.deployments), (weeks, word)))
        }
        FiveMetric::LeadTime => {
            let median = super::elapsed(sheet.lead_time.median_s?);
            Some(((median, "is the middle one of the lead times"), so_many(sheet.lead_time.n, "change", "changes")))
        }
        FiveMetric::Recovery => {
            let median = super::elapsed(sheet.recovery.median_s?);
            Some(((median, "is the middle one"), so_many(sheet.recovery.n, "recovery", "recoveries")))
        }
    }
}

fn failures(failure: &FailureFigures) -> Option<(Counted, Counted)> {
    let (failed, all) = (failure.failed?, failure.deployments);
    Some(match (failure.counts_incidents, failure.counts_failed_runs) {
        (true, false) => (
            so_many(failed, "deployment failed in production", "deployments failed in production"),
            so_many(all, "deployment reached production", "deployments reached production"),
        ),
        (true, true) => (
            (count(failed), "failed in production or did not deploy"),
            (count(all), "reached production or did not deploy"),
        ),
        (false, _) => {
            (so_many(failed, "run did not deploy", "runs did not deploy"), so_many(all, "run ended", "runs ended"))
        }
    })
}

pub fn rows_saved(rows: u64, of: u64) -> Option<String> {
    (rows < of).then(|| format!("The file holds the first {} of {}.", count(rows), counted(of, "row", "rows")))
}

pub const RESULT: &str = "Result";
pub const WHEN: &str = "When";
pub const WHY: &str = "Why it counts";
pub const BROUGHT_BY: &str = "Brought by";
pub const OUTLIER: &str = ", an outlier";

pub fn long_change_facts(change: &LongChangeRow) -> [(&'static str, String); 8] {
    [
        (fact_name(RowFact::Number), change.change.clone()),
        (fact_name(RowFact::Revision), change.revision.clone()),
        (fact_name(RowFact::Authored), change.authored_at.clone()),
        (fact_name(RowFact::Deployed), change.deployed_at.clone()),
        (fact_name(RowFact::Deployment), change.deployment.clone()),
        (super::ENVIRONMENT, change.environment.clone()),
        (
            "Why it is marked",
            if change.is_outlier { "beyond Tukey’s upper fence: an outlier".to_owned() } else { String::new() },
        ),
        (SOURCE, source(&change.file, change.line)),
    ]
}
