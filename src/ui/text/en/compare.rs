//! Two states of one stream beside each other.

use super::{FORWARD, REWORK, calendar_text, counting_name, kind_name, number, percent_number, value_name, waste_name};
use crate::stream::{
    Amount, Calendar, Difference, Duration, FlowDifference, FlowKind, MapDifference, Percent, Total, Was, duration_text,
};

pub const SCREEN: &str = "Comparison of two states";
pub const CHOICE: &str = "States to compare";
pub const BEFORE: &str = "Before";
pub const AFTER: &str = "After";
pub const TOTALS: &str = "Totals before and after";
pub const ONE_SCALE: &str = "Both on one scale";
pub const WORTH: &str = "What changes, and what it is worth";
pub const WORTH_BASIS: &str = "Effects in this order, each after those above; per cent of the total before; pt = points. Alone they do not add up.";
pub const TOO_MANY: &str = "So many steps differ that the effect of each is not worked out; the totals above and the differences are complete.";
pub const NOTHING_DIFFERS: &str = "Nothing differs yet. Change the later state on the map or in its table.";
pub const FLOWS: &str = "Flows that differ";
pub const OTHER_FLOWS: &str = "other flows, see below";
pub const FLOW: &str = "Flow";
pub const OTHERWISE: &str = "What else differs";
pub const STEP: &str = "Step";
pub const CHANGE: &str = "Change";
pub const ALONE: &str = "alone";
pub const LEAD: &str = "Lead time";
pub const PROCESS: &str = "Process time";
pub const RATIO: &str = "Activity ratio";
pub const ROLLED: &str = "Rolled %C/A";
pub const EFFORT: &str = "Effort";
pub const HANDOFFS: &str = "Handoffs";
pub const REST: &str = "Flows and basis";
pub const NO_EFFECT: &str = "changes no total";
pub const ADDED: &str = "added";
pub const REMOVED: &str = "removed";
pub const CLOSES_GAP: &str = "only closes the gap of a removed step, or makes room for an added one";
pub const NO_CHANGE: &str = "no change";
pub const UNKNOWN: &str = "not known";
pub const CONSTRAINT: &str = "constraint";
pub const LEGEND_GONE: &str = "taken away";
pub const LEGEND_CHANGED: &str = "step that changes";
pub const PATH_MOVES: &str = "the longest path moves";
pub const NO_LENGTH: &str = "The timelines are drawn as soon as a step has a lead time.";
pub const EMPTY_TITLE: &str = "Draw a future state, then see what it is worth";
pub const EMPTY_LEAD: &str = "A future state is a copy of this map that the team changes into how the work should flow. \
    Here every total then stands before and after, with what each change is worth.";
pub const EMPTY_POINTS: [&str; 3] = [
    "Start at the constraint: what would have to change for work not to wait there?",
    "Change times, %C/A, teams; take steps out, or let them run in parallel.",
    "Make several futures, and compare each with today or with another.",
];

/// A difference with its sign; the text is that of its amount.
fn signed(difference: f64, amount: impl FnOnce(f64) -> String) -> String {
    let sign = if difference < 0.0 { "−" } else { "+" };
    if difference.abs() < 1e-6 { "0".to_owned() } else { format!("{sign}{}", amount(difference.abs())) }
}

pub fn hours_change(hours: f64, calendar: &Calendar) -> String {
    signed(hours, |hours| duration_text(hours, calendar))
}

pub fn points_change(points: f64) -> String {
    signed(points, |points| format!("{} pt", percent_number(points)))
}

pub fn count_change(count: f64) -> String {
    signed(count, number)
}

/// "−25.4 %".
pub fn percent_change(percent: f64) -> String {
    if percent.abs() < 1e-6 {
        NO_CHANGE.to_owned()
    } else {
        signed(percent, |percent| format!("{} %", percent_number(percent)))
    }
}

/// What stood there before, and an arrow.
pub fn was(before: &str) -> String {
    format!("{before} → ")
}

/// "−18 d 7 h, −56.3 %".
pub fn change_of(difference: Option<String>, percent: Option<f64>) -> String {
    match (difference, percent) {
        (None, _) => UNKNOWN.to_owned(),
        (Some(difference), _) if difference == "0" => NO_CHANGE.to_owned(),
        (Some(difference), None) => difference,
        (Some(difference), Some(percent)) => format!("{difference}, {}", percent_change(percent)),
    }
}

/// "; incomplete: 8 of 9 steps before", where figures are missing.
pub fn incomplete(before: &Total, after: &Total) -> String {
    let side = |total: &Total, when: &str| {
        (total.missing() > 0).then(|| format!("{} of {} steps {when}", total.known, total.of))
    };
    let sides: Vec<String> = [side(before, "before"), side(after, "after")].into_iter().flatten().collect();
    if sides.is_empty() { String::new() } else { format!("; incomplete: {}", sides.join(", ")) }
}

pub fn basis(before: &Calendar, after: &Calendar) -> String {
    let calendar = if before == after {
        calendar_text(before)
    } else {
        format!("{}, then {}", calendar_text(before), calendar_text(after))
    };
    format!("{calendar} · longest path · middle of ranges")
}

pub fn timelines(before: &str, after: &str, hours: (&str, &str)) -> String {
    format!("Two timelines on one scale. {before}: {}. {after}: {}.", hours.0, hours.1)
}

/// The constraint before and after, by the labels of the steps.
pub fn constraint(before: Option<&str>, after: Option<&str>, has_moved: bool) -> Option<String> {
    Some(match (before, after) {
        (None, None) => return None,
        (Some(before), Some(after)) if has_moved => format!("The constraint moves from {before} to {after}."),
        (Some(_), Some(after)) => format!("The constraint stays at {after}."),
        (None, Some(after)) => format!("The constraint is {after}; before, none was known."),
        (Some(before), None) => format!("The constraint was {before}; after, none is known."),
    })
}

/// A longest path that runs through other steps.
pub fn path(now_through: &[String], no_longer: &[String]) -> String {
    let through = (!now_through.is_empty()).then(|| format!("now through {}", now_through.join(", ")));
    let without = (!no_longer.is_empty()).then(|| format!("no longer through {}", no_longer.join(", ")));
    let ways: Vec<String> = [through, without].into_iter().flatten().collect();
    if ways.is_empty() {
        return "The longest path moves: it takes its steps in another order.".to_owned();
    }
    format!("The longest path moves: it runs {}.", ways.join(", "))
}

pub fn constraint_moves_to(step: &str) -> String {
    format!("the constraint moves to {step}")
}

pub fn difference(difference: &Difference) -> String {
    match difference {
        Difference::Name(was) => format!("was called {}", was.before),
        Difference::Team(was) => format!("Team {}", texts(was)),
        Difference::Kind(was) => format!("{} → {}", kind_name(was.before), kind_name(was.after)),
        Difference::LeadTime(was) => format!("LT {}", typed(was, Duration::text)),
        Difference::ProcessTime(was) => format!("PT {}", typed(was, Duration::text)),
        Difference::PercentCa(was) => format!("%C/A {}", typed(was, Percent::text)),
        Difference::People(was) => format!("People {}", typed(was, Amount::text)),
        Difference::Wip(was) => format!("WIP {}", typed(was, Amount::text)),
        Difference::Batch(was) => format!("Batch {}", typed(was, Amount::text)),
        Difference::Value(was) => format!("{} → {}", value_name(was.before), value_name(was.after)),
        Difference::Wastes(was) => {
            let names = |wastes: &[crate::stream::Waste]| {
                let names: Vec<&str> = wastes.iter().map(|waste| waste_name(*waste)).collect();
                if names.is_empty() { "none".to_owned() } else { names.join("; ") }
            };
            format!("Wastes {} → {}", names(&was.before), names(&was.after))
        }
        Difference::Tools(was) => format!("Tools {}", texts(was)),
        Difference::Barriers(was) => format!("Barriers {}", texts(was)),
        Difference::Notes(_) => "other notes".to_owned(),
    }
}

pub fn flow_difference(difference: &FlowDifference) -> String {
    match difference {
        FlowDifference::Kind(was) => format!("{} → {}", forward_or_rework(&was.before), forward_or_rework(&was.after)),
        FlowDifference::Wait(was) => format!("Wait {}", typed(was, Duration::text)),
        FlowDifference::Share(was) => format!("Share sent back {}", typed(was, Percent::text)),
    }
}

/// A difference of the basis; `step` names the steps of a chosen constraint.
pub fn map_difference(difference: &MapDifference, step: impl Fn(crate::id::StepId) -> String) -> String {
    match difference {
        MapDifference::Calendar(was) => {
            format!("Calendar: {} → {}", calendar_text(&was.before), calendar_text(&was.after))
        }
        MapDifference::Rework(was) => {
            format!("Rework: {} → {}", counting_name(was.before), counting_name(was.after))
        }
        MapDifference::StartsWith(was) => format!("The stream starts with: {}", texts(was)),
        MapDifference::EndsWith(was) => format!("The stream ends with: {}", texts(was)),
        MapDifference::ChosenConstraint(was) => {
            let name = |id: Option<_>| id.map_or_else(|| "as the map suggests".to_owned(), &step);
            format!("Chosen constraint: {} → {}", name(was.before), name(was.after))
        }
    }
}

fn forward_or_rework(kind: &FlowKind) -> &'static str {
    if *kind == FlowKind::Forward { FORWARD } else { REWORK }
}

fn texts(was: &Was<String>) -> String {
    let some = |text: &str| if text.is_empty() { "none".to_owned() } else { text.to_owned() };
    format!("{} → {}", some(&was.before), some(&was.after))
}

fn typed<T>(was: &Was<Option<T>>, text: fn(&T) -> &str) -> String {
    let of = |value: &Option<T>| value.as_ref().map_or("?", text).to_owned();
    format!("{} → {}", of(&was.before), of(&was.after))
}
