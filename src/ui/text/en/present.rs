//! The presentation: one finding per page, in a sentence that can be read from the back of a room.

use super::{calendar_text, constraint_reason, day, improve, percent_number, stream_ends};
use crate::stream::{
    ActivityRatio, Calendar, Constraint, ConstraintReason, HourRange, RolledCa, StreamMap, Total, duration_text,
};
use crate::workshop::{
    ChangeFacts, Due, HandoffFacts, Known, PlannedChange, QualityFacts, SentBack, Slide, Status, StepQuality,
};

pub const SCREEN: &str = "Presentation";
pub const PAGES: &str = "Pages";
pub const LEAVE: &str = "Leave";
pub const ESCAPE: &str = "Esc";
pub const FULL_SCREEN: &str = "Full screen";
pub const PREVIOUS: &str = "Back";
pub const NEXT: &str = "Next";
pub const NO_STEPS: &str = "This map has no steps yet";
pub const NO_STEPS_WHY: &str = "Add the steps of the stream on the map. Every page here follows from them.";
pub const WORK: &str = "work";
pub const WAIT: &str = "wait";
pub const WAIT_AND_WORK: &str = "wait and work, not told apart";
pub const LOWEST: &str = "Least of it usable as it is";
pub const GOES_BACK: &str = "Goes back";
pub const NO_REWORK: &str = "No rework is drawn on this map.";
pub const NO_MAP_ON_PAGE: &str = "The map is too large to be shown by name; its shape only.";
pub const NO_QUALITY: &str = "No step is known to be below 100 %.";
pub const OWNER: &str = "Owner";
pub const CHECK_ON: &str = "Check on";
pub const WHAT: &str = "What we try";
pub const BEFORE_AND_AFTER: &str = "Current and future state on one scale";
pub const UNKNOWN: &str = "not known";

/// The name of a page.
pub fn slide_name(slide: Slide) -> &'static str {
    match slide {
        Slide::Total => "Total",
        Slide::Constraint => "Constraint",
        Slide::Handoffs => "Handoffs",
        Slide::SentBack => "Sent back",
        Slide::Changes => "What we change",
    }
}

/// What a screen reader says when a page is turned.
pub fn now_shown(slide: Slide, title: &str) -> String {
    format!("Page {} of {}, {}: {title}", slide.number(), Slide::ALL.len(), slide_name(slide))
}

/// "2 steps", "1 step".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn steps(number: usize) -> String {
    count(number, "step", "steps")
}

/// "between 31 d and 35 d", where the figure is a range.
pub fn range(hours: HourRange, calendar: &Calendar) -> Option<String> {
    let text = |hours: f64| duration_text(hours, calendar);
    hours.is_range().then(|| format!("between {} and {}", text(hours.low), text(hours.high)))
}

// --------------------------------------------------------------------------------------------------------------- total

pub fn total_title(lead: &Total, process: &Total, calendar: &Calendar) -> String {
    let text = |total: &Total| total.figure().map(|hours| duration_text(hours.mid, calendar)).unwrap_or_default();
    match (Known::of(lead), Known::of(process)) {
        (Known::NoSteps, _) => NO_STEPS.to_owned(),
        (Known::Nothing, _) => "No step has a lead time yet".to_owned(),
        (Known::SoFar, _) => format!("{} so far, and not all of it is known", text(lead)),
        (Known::All, Known::All) => format!("{}, of which {} is work", text(lead), text(process)),
        (Known::All, Known::SoFar) => format!("{}, of which {} is known to be work", text(lead), text(process)),
        (Known::All, _) => format!("{}, and how much of it is work is not known", text(lead)),
    }
}

/// From where to where, and the rest.
pub fn total_lead(map: &StreamMap, lead: &Total, wait: &Total) -> String {
    match (Known::of(lead), wait.figure().filter(|_| wait.missing() == 0)) {
        (Known::NoSteps, _) => NO_STEPS_WHY.to_owned(),
        (Known::Nothing, _) => "Unknown is not zero. Ask the people who do each step: from when it reaches you until \
            you pass it on, how long is that, usually?"
            .to_owned(),
        (_, None) => sentence(&stream_ends(map)),
        (_, Some(wait)) => {
            format!("{} The rest, {}, it waits.", sentence(&stream_ends(map)), duration_text(wait.mid, &map.calendar))
        }
    }
}

/// With a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// What the process time rests on.
pub fn process_basis(process: &Total, calendar: &Calendar) -> String {
    let range = process.figure().and_then(|hours| range(hours, calendar));
    let path = super::on_longest_path(process);
    range.map_or_else(|| path.clone(), |range| format!("{range}, {path}"))
}

/// What the ratio is made of; the middle counts where times are ranges.
pub fn ratio_basis(ratio: Option<&ActivityRatio>, lead: &Total, calendar: &Calendar) -> String {
    let middle = if lead.figure().is_some_and(|hours| hours.is_range()) { ", middle of the ranges" } else { "" };
    match ratio {
        Some(ratio) => format!("{}{middle}", super::ratio_basis(ratio, calendar)),
        None => "no step has both times yet".to_owned(),
    }
}

pub fn with_rework(counting: &str, lead_time: &str) -> String {
    format!("With rework, {counting}: {lead_time}")
}

/// Work and wait, to scale, in words.
pub fn parts_label(lead: &str, process: &str) -> String {
    format!("{lead} to scale, {process} of it is work")
}

// ---------------------------------------------------------------------------------------------------------- constraint

pub fn constraint_title(step: &str, constraint: &Constraint, calendar: &Calendar) -> String {
    match constraint.wait_hours.filter(|hours| *hours > 0.0) {
        Some(wait) => format!("Work waits {} at {step}", duration_text(wait, calendar)),
        None => format!("{step} limits the stream"),
    }
}

/// Why this step, in one sentence.
pub fn constraint_lead(
    constraint: &Constraint,
    total_hours: Option<f64>,
    process_hours: Option<f64>,
    calendar: &Calendar,
) -> String {
    let mut text = String::new();
    if let (Some(share), Some(total)) = (constraint.wait_share_percent, total_hours) {
        text = format!("{} % of the total lead time of {}", percent_number(share), duration_text(total, calendar));
        match process_hours {
            Some(work) if work > 0.0 => text = [&*text, ", for ", &duration_text(work, calendar), " of work"].concat(),
            Some(_) => text += ", and nobody works on it meanwhile",
            None => {}
        }
        text += ".";
    }
    if let Some(percent) = constraint.percent_ca.filter(|percent| *percent < 100.0) {
        text = format!("{text} {} % of what leaves it cannot be used as it is.", percent_number(100.0 - percent));
    }
    match constraint.reason {
        ConstraintReason::ChosenByPerson if constraint.wait_hours.is_none() => {
            text += " Chosen by hand; how long work waits there is not known.";
        }
        ConstraintReason::ChosenByPerson => text += " Chosen by hand over the map’s suggestion.",
        ConstraintReason::LongestWaitLowerCa => text += " Others wait as long; more of this one has to be corrected.",
        ConstraintReason::Overloaded => text = format!("{text} {}", constraint_reason(constraint)),
        ConstraintReason::LongestWait => {}
    }
    if constraint.provisional {
        text += " So far: some waits are not known yet.";
    }
    text.trim_start().to_owned()
}

pub const NO_CONSTRAINT: &str = "No constraint can be named yet";
pub const NO_WAIT_KNOWN: &str =
    "A wait is the lead time less the process time, and no step on the longest path has both yet.";

pub fn nothing_waits(missing: usize) -> (String, String) {
    if missing == 0 {
        let why = "Every step on the longest path takes as long as it is worked on.";
        return ("Work waits nowhere on this map".to_owned(), why.to_owned());
    }
    let why = format!("{} on the longest path: the wait is not known yet.", steps(missing));
    (NO_CONSTRAINT.to_owned(), why)
}

/// The map and its timeline with the constraint, in words.
pub fn constraint_drawing(step: &str, wait: Option<&str>, total: &str) -> String {
    match wait {
        Some(wait) => format!("The map with {step} marked, and the timeline to scale: {wait} of {total} wait there"),
        None => format!("The map with {step} marked, and the timeline to scale: {total}"),
    }
}

// ------------------------------------------------------------------------------------------------------------ handoffs

/// "once", "6 times".
fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        number => format!("{number} times"),
    }
}

pub fn handoffs_title(facts: &HandoffFacts) -> String {
    match (facts.handoffs.forward, facts.handoffs.back) {
        _ if facts.steps == 0 => NO_STEPS.to_owned(),
        (0, 0) if facts.teams == 0 => "Nobody has said yet who does what".to_owned(),
        (0, 0) if facts.teams == 1 => "One team does all of it".to_owned(),
        (0, 0) => "No work goes from one team to another".to_owned(),
        (forward, 0) => format!("Work changes hands {}", times(forward)),
        (0, back) => format!("Work goes back to another team {}", times(back)),
        (forward, back) => format!("Work changes hands {}, and goes back {}", times(forward), times(back)),
    }
}

pub fn handoffs_lead(facts: &HandoffFacts, calendar: &Calendar) -> String {
    if facts.steps == 0 {
        return NO_STEPS_WHY.to_owned();
    }
    let mut parts = Vec::new();
    match (Known::of(&facts.wait_after), facts.wait_after.figure(), facts.wait_share_percent) {
        (Known::All, Some(wait), Some(share)) => parts.push(format!(
            "Right after a handoff it waits {} in all: {} % of the total lead time.",
            duration_text(wait.mid, calendar),
            percent_number(share)
        )),
        (Known::SoFar, Some(wait), _) => parts.push(format!(
            "Right after a handoff it waits {} so far; of {} the wait is not known.",
            duration_text(wait.mid, calendar),
            count(facts.wait_after.missing(), "handoff", "handoffs")
        )),
        (Known::Nothing, ..) => parts.push("How long it waits right after them is not known yet.".to_owned()),
        _ => {}
    }
    match facts.without_team {
        0 => {}
        missing if facts.teams == 0 => {
            parts.push(format!("{} without a team: name who does each, and the handoffs are counted.", steps(missing)));
        }
        missing => parts.push(format!("Not counted: {} without a team.", steps(missing))),
    }
    if parts.is_empty() {
        parts.push("Each handoff is a queue, and knowledge is lost at it.".to_owned());
    }
    parts.join(" ")
}

/// "Product → Development".
pub fn pair(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// "2", "2, and 1 back".
pub fn pair_count(forward: usize, back: usize) -> String {
    match (forward, back) {
        (forward, 0) => forward.to_string(),
        (0, back) => format!("{back} back"),
        (forward, back) => format!("{forward}, and {back} back"),
    }
}

pub fn more_pairs(number: usize) -> String {
    format!("and {}", count(number, "pair more", "pairs more"))
}

pub const WHO_TO_WHOM: &str = "Who hands to whom, and how often";
pub const HANDOFFS_DRAWING: &str = "The map with its handoffs marked";

// ----------------------------------------------------------------------------------------------------------- sent back

/// `worst`: the name of the step with the lowest %C/A.
pub fn quality_title(facts: &QualityFacts, worst: Option<(&str, f64)>) -> String {
    match worst {
        _ if facts.of == 0 && facts.sent_back.is_empty() => NO_STEPS.to_owned(),
        Some((step, percent)) => {
            format!("{} % of what leaves {step} cannot be used as it is", percent_number(100.0 - percent))
        }
        None if !facts.sent_back.is_empty() => {
            format!("Work goes back on {}", count(facts.sent_back.len(), "way", "ways"))
        }
        None if facts.known == 0 => "Nobody has been asked yet what arrives usable".to_owned(),
        None if facts.known < facts.of => "As far as it is known, nothing has to be corrected".to_owned(),
        None => "All of it can be used as it is".to_owned(),
    }
}

pub fn quality_lead(facts: &QualityFacts) -> String {
    if facts.of == 0 && facts.sent_back.is_empty() {
        return NO_STEPS_WHY.to_owned();
    }
    let missing = facts.of.saturating_sub(facts.known);
    match (&facts.rolled, missing) {
        (None, _) => "%C/A is not known for any step. Ask the people of the next step: out of ten, how many can you \
            use as they are, with nothing to correct, to add or to ask about?"
            .to_owned(),
        (Some(rolled), 0) => rolled_text(rolled),
        (Some(rolled), missing) => {
            format!(
                "{} {} without %C/A {} left out.",
                rolled_text(rolled),
                steps(missing),
                if missing == 1 { "is" } else { "are" }
            )
        }
    }
}

fn rolled_text(rolled: &RolledCa) -> String {
    format!(
        "{} % gets through {} without being touched again (rolled %C/A).",
        percent_number(rolled.percent),
        if rolled.with_value == 1 { "the one step".to_owned() } else { format!("all {} steps", rolled.with_value) }
    )
}

pub fn step_quality(step: &str, of: &StepQuality) -> (String, String) {
    (step.to_owned(), format!("{} %", percent_number(of.percent_ca)))
}

pub fn back_share(flow: &SentBack) -> String {
    match flow.share_percent {
        Some(share) => format!("{} % of the work", percent_number(share)),
        None => "share not known".to_owned(),
    }
}

pub const QUALITY_DRAWING: &str = "The map with the %C/A of every step and the ways back";

// ------------------------------------------------------------------------------------------------------------- changes

pub fn changes_title(facts: &ChangeFacts, drop: Option<&str>) -> String {
    match (facts.goal.outcome.trim(), drop, facts.open.len()) {
        ("", Some(drop), _) => format!("The future state takes {drop}"),
        ("", None, 0) if facts.kept > 0 => "All that was planned is done".to_owned(),
        ("", None, 0) => "Nothing is planned yet".to_owned(),
        ("", None, open) => format!("{} to try", count(open, "improvement", "improvements")),
        (goal, ..) if facts.goal.by.is_empty() => goal.to_owned(),
        (goal, ..) => format!("{goal}, by {}", day(&facts.goal.by)),
    }
}

/// "14 d 5 h instead of 33 d 4 h".
pub fn instead_of(after: &str, before: &str) -> String {
    format!("{after} instead of {before}")
}

pub fn changes_lead(facts: &ChangeFacts, drop: Option<&str>) -> String {
    let mut parts = Vec::new();
    if !facts.goal.outcome.trim().is_empty() {
        if !facts.goal.now.trim().is_empty() {
            parts.push(format!("Now: {}.", facts.goal.now.trim()));
        }
        if let Some(drop) = drop {
            parts.push(format!("The future state takes {drop}."));
        }
    }
    let running = facts.open.iter().filter(|one| one.status == Status::Running).count();
    let overdue = facts.open.iter().filter(|one| matches!(one.due, Due::Overdue { .. })).count();
    if facts.open.is_empty() && facts.states.is_none() {
        parts.push("Write down on Improve what the team tries, who sees to it and when to look.".to_owned());
    }
    if running > 0 {
        parts.push(format!("{running} under way."));
    }
    if overdue > 0 {
        parts.push(format!("{overdue} overdue: the day to look has passed."));
    }
    if facts.kept > 0 {
        parts.push(format!("{} checked and kept.", facts.kept));
    }
    parts.join(" ")
}

pub fn change_title(change: &PlannedChange) -> String {
    if change.title.trim().is_empty() { improve::UNTITLED.to_owned() } else { change.title.clone() }
}

pub fn change_owner(change: &PlannedChange) -> String {
    if change.owner.trim().is_empty() { improve::NO_OWNER.to_owned() } else { change.owner.clone() }
}

/// The day, and how far away it is.
pub fn change_day(change: &PlannedChange) -> (String, String) {
    if change.check_on.is_empty() {
        return (improve::NO_DAY.to_owned(), String::new());
    }
    (day(&change.check_on), if change.due == Due::Undated { String::new() } else { improve::due(change.due) })
}

pub fn more_changes(number: usize) -> String {
    format!("and {number} more on Improve")
}

// ---------------------------------------------------------------------------------------------------------------- basis

/// The basis of all figures, in the bar.
pub fn basis(calendar: &Calendar) -> String {
    format!("{} · longest path · LT includes wait", calendar_text(calendar))
}

#[cfg(test)]
#[path = "present_tests.rs"]
mod tests;
