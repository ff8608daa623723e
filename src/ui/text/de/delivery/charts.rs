//! Words on and under the charts.

use super::{
    changes as counted_changes, count, counted, deployments, elapsed, elapsed_or_none, percent, rate_number, span,
};
use crate::jobs::{LeadTimeFigures, Sheet, StageFigures, WeekRow};

pub const PER_WEEK: &str = "Deployments je Woche";
pub const PER_WEEK_NOTE: &str = "schraffierte Wochen sind vom Zeitraum angeschnitten und zählen nicht im Median";
pub const LEAD_TIMES: &str = "Wie die Vorlaufzeiten streuen";
pub const STAGES: &str = "Wo die Vorlaufzeit bleibt";
pub const STAGES_NOTE: &str =
    "Länge: Median der Phase; ocker ist vor allem Wartezeit. Mediane lassen sich nicht addieren.";
pub const AS_TABLE: &str = "Als Tabelle";
pub const WEEK: &str = "Woche";
pub const STARTS: &str = "Beginnt am";
pub const DEPLOY_DAYS: &str = "Tage mit einem Deployment";
pub const FAILURE_RATE: &str = "Fehlerrate";
pub const CUT: &str = "vom Zeitraum angeschnitten";
pub const CHANGES: &str = "Änderungen";
pub const STAGE: &str = "Phase";
pub const MEDIAN: &str = "Median";
pub const N: &str = "n";
pub const MEDIAN_WORD: &str = "Median";
pub const P85_WORD: &str = "P85";
pub const NO_LEAD_TIMES: &str = "Von keiner Änderung ist bekannt, in welchem Deployment sie ist, also gibt es keine \
    Vorlaufzeit. Eine Spalte mit der Zeit des Commits, eine Datei mit Pull Requests oder das Git-Log derselben \
    Commits bringt sie.";
pub const STAGE_NAMES: [&str; 4] = ["Coding", "Pickup", "Review", "Deploy"];
pub const MONTHS: [&str; 12] = ["Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez"];

/// Ticks of the lead-time axis: hours and words.
pub const LEAD_TICKS: [(f64, &str); 12] = [
    (0.25, "15 min"),
    (1.0, "1 h"),
    (4.0, "4 h"),
    (12.0, "12 h"),
    (24.0, "1 d"),
    (48.0, "2 d"),
    (96.0, "4 d"),
    (168.0, "1 Wo"),
    (336.0, "2 Wo"),
    (720.0, "30 d"),
    (2_160.0, "90 d"),
    (8_760.0, "1 J"),
];

pub fn median_label(median: f64) -> String {
    ["Median ", &rate_number(median)].concat()
}

pub fn weeks_label(sheet: &Sheet) -> String {
    let range = match (sheet.weeks.first(), sheet.weeks.last()) {
        (Some(first), Some(last)) => format!(", {} bis {}", first.week, last.week),
        _ => String::new(),
    };
    let median =
        sheet.frequency.median_per_week.map(|median| format!(". Median der ganzen Wochen: {}", rate_number(median)));
    format!("{PER_WEEK}{range}{}", median.unwrap_or_default())
}

pub fn week_title(week: &WeekRow) -> String {
    let cut = if week.is_cut { ", vom Zeitraum angeschnitten" } else { "" };
    format!("{}, ab {}: {}{cut}", week.week, week.starts, deployments(week.deployments))
}

pub fn leads_label(lead: &LeadTimeFigures) -> String {
    format!(
        "Verteilung von {} auf logarithmischer Skala. Median {}, 85. Perzentil {}.",
        counted(lead.n, "Vorlaufzeit", "Vorlaufzeiten"),
        elapsed_or_none(lead.median_s),
        elapsed_or_none(lead.p85_s)
    )
}

pub fn leads_note(lead: &LeadTimeFigures) -> String {
    format!(
        "n {}; logarithmische Skala; Mittelwert {}; die langsamsten 15 % in Ocker",
        count(lead.n),
        elapsed_or_none(lead.mean_s)
    )
}

pub fn bin_title(from_s: f64, to_s: Option<f64>, changes: u64) -> String {
    format!("{}: {}", bin_range(from_s, to_s), counted_changes(changes))
}

pub fn bin_range(from_s: f64, to_s: Option<f64>) -> String {
    match to_s {
        Some(to) => format!("{} bis {}", elapsed(from_s), elapsed(to)),
        None => format!("über {}", elapsed(from_s)),
    }
}

pub fn lead_mark(what: &str, seconds: f64) -> String {
    [what, " ", &elapsed(seconds)].concat()
}

pub fn band_label(level: &str, to_s: f64, is_last: bool) -> String {
    if is_last { level.to_owned() } else { format!("{level}: bis {}", span(to_s)) }
}

pub fn stages_label(stages: &[StageFigures]) -> String {
    let each = STAGE_NAMES
        .iter()
        .zip(stages)
        .filter_map(|(name, stage)| stage.median_s.map(|median| format!("{name} Median {}", elapsed(median))));
    format!("{STAGES}: {}", each.collect::<Vec<_>>().join(", "))
}

pub fn stage_n(n: u64) -> String {
    ["n ", &count(n)].concat()
}

pub fn spark_label(metric: &str) -> String {
    [metric, " nach Wochen"].concat()
}

pub fn rate_or_none(rate: Option<f64>) -> String {
    rate.map_or_else(|| super::NO_DATA.to_owned(), percent)
}
