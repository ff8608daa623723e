//! The import.

use super::{count, counted};
use crate::delivery::DateOrder;
use crate::jobs::{Decision, FileFound, ImportView, Joined, Offer};

pub use crate::ui::text::files::REJECTED_COLUMNS;

pub const IMPORT_NOTE: &str = "nothing counts until you add it, and adding can be undone; files stay on this computer";
pub const DISCARD: &str = "Discard";
pub const MORE_FILES: &str = "More files";
pub const FILES: &str = "Files";
pub const RECOGNISED_BY: &str = "recognised by what is in them";
pub const EXPERIMENTAL: &str = "experimental: never checked against a real file";
pub const SUCCESS_ASSUMED: &str = "No column tells the result: every row is taken for a success.";
pub const CANCEL_FILE: &str = "Cancel this file";
pub const REMOVE_FILE: &str = "Take this file out";
pub const ENVIRONMENTS_THAT_COUNT: &str = "Environments that count";
pub const NO_ENVIRONMENT_TICKED: &str = "Nothing is ticked, so no deployment counts.";
pub const TIMES: &str = "Times without a zone";
pub const READ_IN: &str = "Read them in";
pub const FIXED_OFFSET: &str = "a fixed offset from UTC";
pub const OFFSET_HOURS: &str = "Hours ahead of UTC";
pub const DATE_ORDER: &str = "Day or month first?";
pub const DAY_FIRST: &str = "Day first: 03/04 is 3 April";
pub const MONTH_FIRST: &str = "Month first: 03/04 is 4 March";
pub const CHOOSE: &str = "choose";
pub const STATUS_WORDS: &str = "Status words";
pub const IN_THE_FILES: &str = "In the files";
pub const MEANS: &str = "Means";
pub const ROWS: &str = "Rows";
pub const WORDS_UNKNOWN: &str = "Choose what it means; we do not guess.";
pub const ROWS_ARE: &str = "Rows are";
pub const NAMELESS_SERVICE: &str = "Service of rows that name none";
pub const EMPTY_CELL: &str = "empty";
pub const REJECTED_ROWS: &str = "Rejected rows";
pub const REST_GOES_IN: &str = "the rest goes in";
pub const NOTHING_GOES_IN: &str = "nothing goes in";
pub const CHOOSE_THE_TIME: &str = "Choose which column tells the time, in the row under the names of the columns.";
pub const SAVE_REJECTED: &str = "Save these rows as CSV";
pub const REJECTED_FILE: &str = "rejected-rows.csv";
pub const REJECTED_HEADER: [&str; 6] = REJECTED_COLUMNS;
pub const DECIDED_BEFORE: &str = "Decided before";
pub const USE_IT: &str = "Use it";
pub const FORGET_IT: &str = "Forget it";
pub const HOW_IT_JOINS: &str = "How the files join";
pub const JOIN_LATER: &str = "This is a large import: how it joins is shown when it is added.";
pub const ADDING: &str = "Adding…";
pub const NOTHING_READ: &str = "No file is left. Choose others, or discard.";

/// The add button: it says what is in its way.
pub fn add_button(view: &ImportView, is_reading: bool) -> String {
    let words = view.open_words();
    if is_reading {
        return "Add to Delivery when all is read".to_owned();
    }
    match (words, view.date_order_is_open()) {
        (0, false) if !view.can_be_added() => "Nothing to add yet".to_owned(),
        (0, false) => "Add to Delivery".to_owned(),
        (0, true) => "Say if day or month comes first, then add".to_owned(),
        (1, _) => "1 word to settle, then add".to_owned(),
        (n, _) => format!("{n} words to settle, then add"),
    }
}

pub fn words_open(number: usize) -> String {
    match number {
        1 => "One word is not known.".to_owned(),
        n => format!("{n} words are not known."),
    }
}

/// What is in a file.
pub fn file_contents(file: &FileFound) -> String {
    let parts = [
        (file.deployments, "deployment", "deployments"),
        (file.changes, "change", "changes"),
        (file.incidents, "incident", "incidents"),
        (file.statuses, "status", "statuses"),
        (file.pipelines, "pipeline", "pipelines"),
        (file.stage_rows, "row of stages", "rows of stages"),
        (file.series.as_ref().map_or(0, |series| series.points.len() as u64), "day of figures", "days of figures"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| counted(*number, one, many))
        .collect();
    let rejected = (file.rejected > 0).then(|| format!("{} rejected", count(file.rejected)));
    said.into_iter().chain(rejected).collect::<Vec<_>>().join(", ")
}

pub fn progress(bytes: f64, of_bytes: f64) -> String {
    let percent = if of_bytes > 0.0 { (bytes / of_bytes * 100.0).floor() } else { 0.0 };
    format!("{percent} %, {} of {}; go on meanwhile", megabytes(bytes), megabytes(of_bytes))
}

fn megabytes(bytes: f64) -> String {
    if bytes < 1e6 { format!("{:.0} kB", (bytes / 1e3).ceil()) } else { format!("{:.1} MB", bytes / 1e6) }
}

pub fn reading_label(name: &str) -> String {
    ["Reading ", name].concat()
}

pub fn first_rows_of(name: &str) -> String {
    [name, ", first rows"].concat()
}

pub fn dates_note(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Clear => "",
        DateOrder::DayFirst => "day comes first in dates, decided over the whole column",
        DateOrder::MonthFirst => "month comes first in dates, decided over the whole column",
        DateOrder::Undecided => "nothing in the file shows whether day or month comes first",
    }
}

pub fn column_label(column: &str) -> String {
    ["What the column ", column, " means"].concat()
}

pub fn word_label(word: &str) -> String {
    ["What the word ", word, " means"].concat()
}

pub fn word_shown(word: &str) -> String {
    if word.is_empty() { "(empty)".to_owned() } else { word.to_owned() }
}

pub fn zoneless(rows: u64) -> String {
    format!("for {} without one", counted(rows, "row", "rows"))
}

pub fn two_way_dates(rows: u64) -> String {
    format!("{} can be read either way", counted(rows, "row", "rows"))
}

pub fn ticked_rows(view: &ImportView) -> String {
    let all: u64 = view.environments.iter().map(|e| e.rows).sum();
    let ticked: u64 = view.environments.iter().filter(|e| e.counts).map(|e| e.rows).sum();
    format!("{} of {}", count(ticked), counted(all, "row", "rows"))
}

pub fn rejected_title(number: u64) -> String {
    counted(number, "row rejected", "rows rejected")
}

pub fn more_rejected(hidden: u64) -> String {
    format!("and {} more, in the CSV", count(hidden))
}

/// How the files join, as a list; what is 0 is not said, but for the deployments.
pub fn joined(joined: &Joined) -> Vec<(String, &'static str)> {
    const WITHOUT_LEAD: &str =
        "of these with no change known to be in them, so without a lead time: add the git log or the pull requests";
    let all = [
        (
            joined.deployments,
            ("deployment reached the ticked environments", "deployments reached the ticked environments"),
        ),
        (joined.stage_rows, ("row of an event log: stages of items", "rows of an event log: stages of items")),
        (if joined.changes == 0 { joined.deployments } else { 0 }, (WITHOUT_LEAD, WITHOUT_LEAD)),
        (
            joined.changes,
            ("change found the deployment that brought it", "changes found the deployment that brought them"),
        ),
        (
            joined.changes_by_merge_time,
            ("of these by the time of its merge alone", "of these by the time of their merge alone"),
        ),
        (
            joined.changes_without_deployment,
            ("change without a deployment, kept", "changes without a deployment, kept"),
        ),
        (
            joined.deployments_outside_log,
            (
                "deployment of a commit or version that the log does not tell: it may lack a branch or its beginning; \
                 git log HEAD --tags prints all that tags lead to",
                "deployments of commits or versions that the log does not tell: it may lack a branch or its beginning; \
                 git log HEAD --tags prints all that tags lead to",
            ),
        ),
        (
            joined.incidents - joined.incidents_without_deployment.min(joined.incidents),
            ("incident found its deployment", "incidents found theirs"),
        ),
        (
            joined.incidents_without_deployment,
            (
                "incident without a deployment to production: by time they are linked within one service only, so name \
                 the same one for both files if none is named",
                "incidents without a deployment to production: by time they are linked within one service only, so name \
                 the same one for both files if none is named",
            ),
        ),
        (joined.duplicates, ("duplicate merged", "duplicates merged")),
        (joined.not_production, ("deployment to another environment", "deployments to other environments")),
        (joined.did_not_deploy, ("run did not deploy", "runs did not deploy")),
        (joined.running, ("still running when the data was taken", "still running when the data was taken")),
        (
            joined.deployments_without_result,
            (
                "deployment has no result: its status is missing",
                "deployments have no result: their statuses are missing",
            ),
        ),
        (
            joined.statuses_without_deployment,
            ("deployment known by its status only", "deployments known by their status only"),
        ),
        (
            joined.deployments_without_pipeline,
            (
                "deployment without its pipeline, so without a commit",
                "deployments without their pipeline, so without a commit",
            ),
        ),
        (
            joined.pipelines_without_deployment,
            ("pipeline that no deployment names", "pipelines that no deployment names"),
        ),
        (
            joined.finish_assumed,
            ("deployment without an end: its start was taken", "deployments without an end: their start was taken"),
        ),
    ];
    let is_log_alone = joined.deployments == 0 && joined.not_production == 0 && joined.stage_rows > 0;
    let said = all.into_iter().enumerate().filter(|(at, (number, _))| *at == 0 && !is_log_alone || *number > 0);
    said.map(|(_, (number, (one, many)))| (count(number), if number == 1 { one } else { many })).collect()
}

/// Files of which nothing joins.
pub fn stranger(file: &str) -> String {
    format!("Nothing in {file} belongs to these deployments: is it of the same service, and of the same time?")
}

pub fn added(name: &str) -> String {
    format!("Added: {name}. Undo takes it out again.")
}

/// Names of files as the name of a data set.
pub fn dataset_name(files: &[String]) -> String {
    match files {
        [] => "Deploy data".to_owned(),
        [one] => one.clone(),
        [one, two] => format!("{one}, {two}"),
        [one, two, rest @ ..] => format!("{one}, {two} and {} more", rest.len()),
    }
}

/// What is remembered for a file.
pub fn offer(offer: &Offer) -> String {
    let count_of = |is: fn(&Decision) -> bool| offer.decisions.iter().filter(|decision| is(decision)).count() as u64;
    let said = |number: u64, one: &str, many: &str| (number > 0).then(|| counted(number, one, many));
    let parts = [
        offer.remap.is_some().then(|| "what its columns mean, and then its words and environments".to_owned()),
        said(count_of(|one| matches!(one, Decision::Word { .. })), "status word", "status words"),
        said(count_of(|one| matches!(one, Decision::Environment { .. })), "environment", "environments"),
        said(count_of(|one| matches!(one, Decision::Zone(_))), "time zone", "time zones"),
        said(count_of(|one| matches!(one, Decision::DayFirst(_))), "order of day and month", "orders of day and month"),
        said(count_of(|one| matches!(one, Decision::Service { .. })), "service name", "service names"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} has the shape of {}, for which was decided: {}.", offer.name, offer.from, parts.join(", "))
}

pub fn use_offer(name: &str) -> String {
    format!("{USE_IT}: what was decided before, for {name}")
}

pub fn forget_offer(name: &str) -> String {
    format!("{FORGET_IT}: what was decided for files like {name}")
}
