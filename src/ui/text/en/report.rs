//! The report.

use super::percent_number;
use crate::ui::draw::report::Part;
use crate::workshop::CharterField;

pub const SCREEN: &str = "Report";
pub const REPORT_PAGE: &str = "The report";
/// The language of the page, as in `lang`.
pub const LANGUAGE: &str = "en";
pub const PARTS: &str = "Sections";
pub const PRINT: &str = "Print";
pub const PRINT_HINT: &str = "The print dialog also saves it as a PDF, on A4 or Letter.";
pub const SAVE_HTML: &str = "Save as HTML";
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
pub const SAVE_MARKDOWN: &str = "Save as Markdown";
pub const EXPORT: &str = "Export…";
pub const COPIED: &str = "The report is on the clipboard, as Markdown.";
pub const NOT_COPIED: &str = "The browser did not let the clipboard be used. Save the file instead.";
pub const NOT_SAVED: &str = "The browser did not take the file. Nothing was lost; try again.";
pub const HTML_FILE: &str = "report.html";
pub const MARKDOWN_FILE: &str = "report.md";
pub const MAKING: &str = "Measuring the deploy data…";
pub const EMPTY_TITLE: &str = "There is nothing to report yet";
pub const EMPTY: &str = "The report puts together what the other screens hold: the map with its totals, delivery metrics, \
    the scorecard, the ladder and the improvements. Begin with the map.";
pub const TO_THE_MAP: &str = "To the map";
pub const NOTHING_TICKED: &str = "Every section is ticked off.";
pub const UNKNOWN_DASH: &str = "–";
pub const NOTHING_YET: &str = "nothing there yet";

pub const CHARTER: &str = "Charter";
pub const CHARTER_ENTRY: &str = "What";
pub const CHARTER_SAID: &str = "Said";
pub const IN_THE_ROOM: &str = "In the room";
pub const CAME_LATER: &str = "Later";
pub const MISSING: &str = "Missing";
pub const GOAL: &str = "Shared goal";
pub const STEP: &str = "Step";
pub const METRICS: &str = "Delivery metrics";
pub const SCORE: &str = "Score, 0 to 3";
pub const TARGET: &str = "Target";
pub const BEFORE: &str = "Before";
pub const SECTION: &str = "Section";
pub const PRACTICE: &str = "Practice";
pub const LEVEL: &str = "Level";
pub const WEAKEST: &str = "Weakest practices";
pub const MILESTONES: &str = "Milestones";
pub const MET: &str = "Met";
pub const NOT_MET: &str = "Not met";
pub const OPEN: &str = "Open";
pub const NOT_APPLICABLE: &str = "Not applicable";
pub const JUDGED_BY_PEOPLE: &str = "judged by people, without deploy data";
pub const IMPROVEMENTS: &str = "What we change, and what is expected of it";
pub const IMPROVEMENT: &str = "Improvement";
pub const CHANGE: &str = "Change expected, then result";
pub const EFFECT: &str = "On the map, alone";
pub const OWNER: &str = "Owner";
pub const CHECK_ON: &str = "Check on";
pub const MADE: &str = "How these figures were made";
pub const MADE_MAP: &str = "Map:";
pub const MADE_DELIVERY: &str = "Delivery:";
pub const MADE_SCORECARD: &str = "Scorecard:";
pub const SCORECARD_RULE: &str = "The mean of the rated practices of a section, 0 to 3; what is open or not applicable stays \
    out of it, and there is no overall number. Rooms rate differently: do not rank teams by these figures.";

/// A part in the list of sections.
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Charter => CHARTER,
        Part::Goal => "Goal",
        Part::Map => "Map and totals",
        Part::Delivery => "Delivery metrics",
        Part::Charts => "Delivery charts",
        Part::Scorecard => "Scorecard",
        Part::Ladder => "Deploy ladder",
        Part::Improvements => "Improvements",
        Part::Made => MADE,
    }
}

/// What a field of the charter is called; empty for those that only serve the workshop itself.
pub fn charter_field(field: CharterField) -> &'static str {
    match field {
        CharterField::Product => "Product or service",
        CharterField::Customer => "Customer",
        CharterField::Demand => "Demand",
        CharterField::Followed => "Item followed",
        CharterField::InScope => "In scope",
        CharterField::OutOfScope => "Out of scope",
        CharterField::Problem => "Problem",
        CharterField::Metric => "Metric to improve",
        CharterField::CannotChange => "What cannot be changed",
        CharterField::Facilitator => "Facilitator",
        CharterField::DemandPer
        | CharterField::TodaysEnd
        | CharterField::Date
        | CharterField::StartsAt
        | CharterField::Place
        | CharterField::DotsEach
        | CharterField::Voters => "",
    }
}

/// `12 a month`.
pub fn demand(amount: &str, period: &str) -> String {
    format!("{amount} a {}", if period.is_empty() { "month" } else { period })
}

pub fn report_of(day: &str) -> String {
    format!("Report of {day}")
}

pub fn foot(name: &str, day: &str) -> String {
    format!("Streamgauge · {name} · {day}")
}

/// `From “request accepted” to “running in production” it takes 60 d.`
pub fn stream(ends: &str, total: Option<&str>, is_incomplete: bool) -> String {
    let mut letters = ends.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let takes = match (total, is_incomplete) {
        (Some(total), false) => format!(" it takes {total}"),
        (Some(total), true) => format!(" it takes {total} as far as it is known"),
        (None, _) => String::new(),
    };
    format!("{first}{}{takes}.", letters.as_str())
}

pub fn nobody_works(wait: &str, is_incomplete: bool) -> String {
    let so_far = if is_incomplete { ", as far as it is known" } else { "" };
    format!("Nobody works on it for {wait} of that{so_far}.")
}

pub fn constraint(step: &str, wait: Option<String>, share: Option<f64>) -> String {
    let share = share.map(|share| format!(", {} % of the total lead time", percent_number(share))).unwrap_or_default();
    match wait {
        Some(wait) => format!("The constraint is step {step}: work waits there {wait}{share}."),
        None => format!("The constraint is step {step}."),
    }
}

pub fn future(name: &str, total: &str, is_incomplete: bool) -> String {
    let so_far = if is_incomplete { " so far" } else { "" };
    format!("“{name}” would take {total}{so_far}.")
}

pub fn map_basis(day: &str, basis: &str) -> String {
    format!("{day} · {basis}")
}

pub fn percent(percent: f64) -> String {
    format!("{} %", percent_number(percent))
}

pub fn steps_caption(shown: usize, of: usize) -> String {
    if shown == of { "The steps of the map".to_owned() } else { format!("The first {shown} of {of} steps of the map") }
}

pub fn made_of_map(measured: usize, steps: usize) -> String {
    match measured {
        0 => "told by the people who do the work; no step has a measured figure.".to_owned(),
        measured => format!("told by the people who do the work; {measured} of {steps} steps have measured figures."),
    }
}

pub fn delivery_title(whose: Option<&str>, level: &str) -> String {
    let whose = whose.map(|name| format!(" of {name}")).unwrap_or_default();
    format!("Delivery{whose}: {level}")
}

pub fn delivery_basis(basis: &str, levels: &str) -> String {
    format!("{basis}; levels: {levels}")
}

pub fn scorecard_title(card: &str) -> String {
    format!("Scorecard: {card}")
}

pub fn scorecard_basis(questionnaire: &str, before: Option<String>) -> String {
    let before = before.map(|day| format!("; outline: {day}")).unwrap_or_default();
    format!("{questionnaire}; mean of rated practices; dashed: with all targets met{before}")
}

pub fn other_cards(count: usize) -> String {
    match count {
        1 => "One further team has a scorecard that is not shown here.".to_owned(),
        n => format!("{n} further teams have scorecards that are not shown here."),
    }
}

pub fn weakest_basis(shown: usize, rated: usize) -> String {
    format!("{shown} of {rated} rated, and what their level looks like here")
}

pub fn weak_practice(section: &str, level: &str) -> String {
    format!("{section}: {level}")
}

pub fn ladder_title(whose: &str) -> String {
    format!("Deploy ladder: {whose}")
}

pub fn rung_reached(rung: &str) -> String {
    format!("Rung reached: {rung}.")
}

pub fn groups_caption(rung: &str) -> String {
    format!("Milestones of the rung “{rung}”")
}

pub fn goal_now(now: &str) -> String {
    format!("Today: {now}.")
}

pub fn improvements_basis(day: &str, facts: &str) -> String {
    format!("{day} · {facts}; each effect is that of the one change alone")
}

pub fn overdue(count: usize) -> String {
    match count {
        1 => "One is overdue.".to_owned(),
        n => format!("{n} are overdue."),
    }
}
