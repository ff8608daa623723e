//! Levels and where values stand in the published tables.

use super::{elapsed, rate_number};
use crate::delivery::{Edition, EditionSource, Level, MetricKind, TableFault};
use crate::jobs::{LevelCellRow, LevelOf, Levels};

pub const UNDER_FIVE: &str = "no level: under 5 rows";
pub const NOTHING_TO_GRADE: &str = "no level: no data";
pub const NOT_GRADED: &str = "no level: the table is not in order here";
pub const NOT_IN_TABLE: &str = "no level: not in this table";
pub const GAP_RULE: &str = "A value takes the best level whose worst bound it meets; in a gap of the published table \
    it takes the level below.";
pub const LEVEL_WHY: &str = "The worst of the four with a level decides.";
pub const NO_LEVEL_WHY: &str = "A level needs at least 5 rows of a metric. The figures below are all that can be said.";

pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Elite => "elite",
        Level::High => "high",
        Level::Medium => "medium",
        Level::Low => "low",
    }
}

/// With a capital, for the one dominant word.
pub fn level_title(level: Level) -> &'static str {
    match level {
        Level::Elite => "Elite",
        Level::High => "High",
        Level::Medium => "Medium",
        Level::Low => "Low",
    }
}

/// "high", "medium or low", "elite, high or medium": every level of a cell that is shared.
pub fn level_reading(reading: &LevelOf) -> String {
    let all = [Level::Elite, Level::High, Level::Medium, Level::Low];
    let shared = all.into_iter().filter(|level| (reading.level..=reading.shared_down_to).contains(level));
    let words: Vec<&str> = shared.map(level_word).collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => [&first.join(", "), " or ", last].concat(),
    }
}

pub fn metric_word(metric: MetricKind) -> &'static str {
    match metric {
        MetricKind::DeploymentFrequency => "deployment frequency",
        MetricKind::ChangeLeadTime => "change lead time",
        MetricKind::ChangeFailureRate => "change failure rate",
        MetricKind::RecoveryTime => "recovery time",
    }
}

/// What holds the level down, in words.
pub fn held_down_by(levels: &Levels) -> String {
    let names: Vec<&str> = levels.held_down_by.iter().map(|metric| metric_word(*metric)).collect();
    let known = levels.readings.iter().flatten().count();
    let without = 4 - known;
    let holds = match names.as_slice() {
        [] => return String::new(),
        all if all.len() == known && known > 1 => format!("All {known} that have one are at this level."),
        [one] => format!("Held down by {one}."),
        [first @ .., last] => format!("Held down by {} and {last}.", first.join(", ")),
    };
    match without {
        0 => holds,
        1 => format!("{holds} One metric has no level."),
        n => format!("{holds} {n} metrics have no level."),
    }
}

/// The remark under a level: the gap it was read in, or the cell.
pub fn level_remark(reading: &LevelOf, metric: MetricKind) -> String {
    match reading.between {
        Some((better, worse)) => {
            format!("between {} and {} in the published table", level_word(better), level_word(worse))
        }
        None => cell_words(reading, metric),
    }
}

fn cell_words(reading: &LevelOf, metric: MetricKind) -> String {
    match metric {
        MetricKind::DeploymentFrequency => match (reading.best, reading.worst) {
            (_, None) => "on demand".to_owned(),
            (None, Some(worst)) => format!("on demand to {} a week", rate_number(worst)),
            (Some(best), Some(worst)) => format!("{} to {}", often(best), often(worst)),
        },
        MetricKind::ChangeLeadTime | MetricKind::RecoveryTime => match (reading.best, reading.worst) {
            (Some(best), Some(worst)) if best > 0.0 => format!("{} to {}", span(best), span(worst)),
            (_, Some(worst)) => format!("under {}", span(worst)),
            (Some(best), None) => format!("over {}", span(best)),
            (None, None) => String::new(),
        },
        MetricKind::ChangeFailureRate => match (reading.best, reading.worst) {
            (Some(best), Some(worst)) if best == worst => format!("about {} %", rate_number(worst)),
            (Some(best), Some(worst)) => format!("{} to {} %", rate_number(best), rate_number(worst)),
            _ => String::new(),
        },
    }
}

const DAY_S: f64 = 86_400.0;
const MONTH_S: f64 = 30.4375 * DAY_S;

/// The tables' own words for a duration.
pub fn span(seconds: f64) -> String {
    let said = |number: f64, one: &str, many: &str| {
        if number.round() == 1.0 { format!("1 {one}") } else { format!("{} {many}", number.round()) }
    };
    if seconds >= MONTH_S {
        said(seconds / MONTH_S, "month", "months")
    } else if seconds >= 7.0 * DAY_S {
        said(seconds / (7.0 * DAY_S), "week", "weeks")
    } else if seconds >= DAY_S {
        said(seconds / DAY_S, "day", "days")
    } else {
        elapsed(seconds)
    }
}

/// The tables' own words for deployments per week.
fn often(per_week: f64) -> String {
    let days = 7.0 / per_week;
    match days {
        days if days < 0.5 => "hourly".to_owned(),
        days if days < 2.0 => "daily".to_owned(),
        days if days < 10.0 => "weekly".to_owned(),
        days if days < 45.0 => "monthly".to_owned(),
        days => format!("once in {} months", (days / 30.4375).round()),
    }
}

pub fn quick_check(levels: &Levels) -> Option<String> {
    let [throughput, stability, overall] = levels.quick_check;
    if levels.quick_check == [None; 3] {
        return None;
    }
    let score = |score: f64| rate_number((score * 10.0).round() / 10.0);
    Some(format!(
        "DORA Quick Check, 0 to 10: throughput {}, stability {}, overall {}.",
        throughput.map_or_else(|| "unknown".to_owned(), score),
        stability.map_or_else(|| "unknown".to_owned(), score),
        overall.map_or_else(|| "unknown".to_owned(), score),
    ))
}

pub const LEVEL_TABLE: &str = "The whole table and what it leaves open";
pub const LEFT_OPEN: &str = "What the table leaves open";
pub const NOTHING_OPEN: &str = "Nothing: its cells meet, and none is shared.";
pub const QUICK_CHECK: &str = "Quick Check";
pub const QUICK_CHECK_NOTE: &str = "Quick Check has no gaps: 0 to 10 for each metric, by DORA’s six answers or as 10 less a \
    tenth of the percentage. DORA, CC BY 4.0.";
pub const YOU_ARE_HERE: &str = "here";
pub const READ_AS_THIS: &str = "here, from the gap above";
pub const NO_CELL: &str = "not named";

pub fn level_table_caption(edition: Edition) -> String {
    let source = match edition.source() {
        EditionSource::Guide => "as DORA’s guide gives it",
        EditionSource::Report => "as the report gives it",
        EditionSource::VendorSummary => "as a vendor’s summary gives it, not checked against the report",
    };
    format!("{}, {source}", super::edition_name(edition))
}

/// A Quick Check score.
pub fn score(score: Option<f64>) -> String {
    score.map_or_else(|| "unknown".to_owned(), |score| format!("{} of 10", rate_number((score * 10.0).round() / 10.0)))
}

/// A cell in the table's own words.
pub fn cell(metric: MetricKind, cell: &LevelCellRow) -> String {
    let reading =
        LevelOf { level: cell.level, shared_down_to: cell.level, between: None, best: cell.best, worst: cell.worst };
    cell_words(&reading, metric)
}

/// What a table leaves open for a metric.
pub fn fault(metric: MetricKind, fault: &TableFault) -> String {
    let name = capital(metric_word(metric));
    match fault {
        TableFault::Gap { better, worse, from, to } => format!(
            "{name}: between {} ({}) and {} ({}) the table names nothing; a value there is read as {}.",
            level_word(*better),
            from.map_or_else(|| "on demand".to_owned(), |bound| bound_words(metric, bound)),
            level_word(*worse),
            bound_words(metric, *to),
            level_word(*worse)
        ),
        TableFault::Shared { best, worst } => format!(
            "{name}: one cell for {} to {}; a value in it may be any of them.",
            level_word(*best),
            level_word(*worst)
        ),
        TableFault::MeansOnly => format!(
            "{name}: the table gives the mean of each level, not a range; a value takes the first that it does not exceed."
        ),
        TableFault::OutOfOrder => {
            format!("{name}: a better level has a worse value than the one below it, so nothing can be graded.")
        }
    }
}

fn bound_words(metric: MetricKind, bound: f64) -> String {
    match metric {
        MetricKind::DeploymentFrequency => often(bound),
        MetricKind::ChangeLeadTime | MetricKind::RecoveryTime => span(bound),
        MetricKind::ChangeFailureRate => format!("{}\u{a0}%", rate_number(bound)),
    }
}

fn capital(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}
