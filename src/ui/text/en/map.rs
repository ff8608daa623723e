//! The map screen.

use crate::stream::{
    Calendar, Constraint, ConstraintReason, Duration, DurationProblem, EntryProblem, HourRange, MapState, Percent,
    Step, StepKind, StepProblem, StepReading, StreamMap, Summary, Tick, Unit, duration_text, number_text,
};
use crate::ui::text::{percent_number, unit_symbol};

pub const MAP_SCREEN: &str = "Value-stream map";
pub const VIEWS: &str = "Views of the map";
pub const MINIMAP: &str = "The whole map, small";
pub const MAP_DRAWING: &str = "Drawing of the map";
pub const MAP_TOOLS: &str = "Map tools";
pub const STATES: &str = "States";
pub const CURRENT_STATE: &str = "Current state";
pub const FUTURE_STATE: &str = "Future state";
pub const DRAW_FUTURE: &str = "Draw a future state";
pub const NO_TEAM: &str = "No team yet";
pub const UNNAMED_STEP: &str = "Unnamed step";
pub const LT_SHORT: &str = "LT";
pub const PT_SHORT: &str = "PT";
pub const CA_SHORT: &str = "%C/A";
pub const LEGEND: &str = "Legend";
pub const LEGEND_WAIT: &str = "Wait, % of total LT, from";
pub const ESTIMATED: &str = "estimated";
pub const MEASURED: &str = "measured";
pub const HANDOFF: &str = "handoff";
pub const REWORK: &str = "rework";
pub const FORWARD: &str = "forward";
pub const TIMELINE: &str = "Timeline";
pub const TIMELINE_DRAWING: &str = "Ladder of waits and work";
pub const TO_SCALE: &str = "To scale";
pub const EVEN: &str = "Even";
pub const WAIT: &str = "Wait";
pub const PROCESS: &str = "Process";
pub const LADDER_EMPTY: &str = "The timeline is drawn to scale as soon as one step has a lead time.";
pub const STEPS_LIST: &str = "Steps";
pub const INSPECTOR: &str = "Details";
pub const NAME: &str = "Name";
pub const NAME_EXAMPLE: &str = "what is done, a verb: Refine story";
pub const TEAM: &str = "Team";
pub const TEAM_EXAMPLE: &str = "who does it";
pub const LEAD_TIME: &str = "Lead time";
pub const PROCESS_TIME: &str = "Process time";
pub const PROCESS_TIME_HINT: &str = "hands on it";
pub const PERCENT_CA: &str = "%C/A";
pub const PEOPLE: &str = "People";
pub const PEOPLE_HINT: &str = "at work on one item";
pub const KIND: &str = "Kind";
pub const NOTES: &str = "Notes";
pub const REMOVE_STEP: &str = "Remove this step";
pub const CONSTRAINT: &str = "Constraint";
pub const CHOOSE_CONSTRAINT: &str = "Call this step the constraint";
pub const CONSTRAINT_SUGGESTED: &str = "Back to the map's suggestion";
pub const GOES_ON_TO: &str = "Goes on to";
pub const CONNECT_TO: &str = "Connect to";
pub const NUMBER_OF_STEP: &str = "its number";
pub const CHOOSE_STEP: &str = "choose a step";
pub const NOT_CONNECTED: &str = "These two are connected already.";
pub const SENT_BACK_SHARE: &str = "Share sent back";
pub const SHARE_HINT: &str = "% of the work that takes this way";
pub const FLOW: &str = "Flow";
pub const WAIT_ON_ARROW: &str = "Wait on the arrow";
pub const WAIT_ON_ARROW_HINT: &str = "counts for the next step where that has no lead time";
pub const INSERT_STEP: &str = "Insert a step here";
pub const REMOVE_FLOW: &str = "Remove this flow";
pub const EMPTY_TITLE: &str = "Follow one request, and name what happens to it";
pub const EMPTY_LEAD: &str =
    "A first map has 5 to 15 steps and takes two to three hours. No answer is fine: write ? and go on.";
pub const FROM_TEMPLATE: &str = "Start from a template";
pub const GUIDED: &str = "Be guided";
pub const FIRST_STEP: &str = "Add the first step";

/// A lesson of the empty map.
pub struct Lesson {
    pub title: &'static str,
    pub whom: &'static str,
    pub questions: &'static [&'static str],
}

pub const LESSONS: [Lesson; 3] = [
    Lesson {
        title: "Name the steps",
        whom: "Ask everyone, in the order of the work:",
        questions: &[
            "“A request was accepted. Who touches it first, and where does it go from there?”",
            "“Where does it lie and wait?”",
        ],
    },
    Lesson {
        title: "Give each its times",
        whom: "Ask the people who do the step:",
        questions: &[
            "“From when it reaches you until you pass it on, how long is that, usually?”",
            "“How much of that do you work on it?”",
        ],
    },
    Lesson {
        title: "Ask what arrives usable",
        whom: "Ask the people of the next step, not those who did it:",
        questions: &["“Out of ten, how many can you use as they are: nothing to correct, to add, to ask about?”"],
    },
];

/// The names of the kinds of step.
pub const KIND_NAMES: [&str; 3] = ["Process", "Queue only", "Outside party"];

/// The name of a kind of step.
pub fn kind_name(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Process => KIND_NAMES[0],
        StepKind::Queue => KIND_NAMES[1],
        StepKind::Outside => KIND_NAMES[2],
    }
}

/// What a box says of a kind without process time, in two lines.
pub fn kind_lines(kind: StepKind) -> (&'static str, &'static str) {
    match kind {
        StepKind::Process => ("", ""),
        StepKind::Queue => ("queue only:", "no one works on it"),
        StepKind::Outside => ("outside party:", "its time does not count"),
    }
}

/// Of several selected steps the details are those of one.
pub fn last_of_selected(selected: usize) -> String {
    ["The last of ", &selected.to_string(), " selected"].concat()
}

/// The accessible name of a step.
pub fn step_name(number: usize, step: &Step, is_constraint: bool) -> String {
    let name = if step.name.is_empty() { UNNAMED_STEP } else { &step.name };
    let constraint = if is_constraint { ", constraint" } else { "" };
    format!("{number} {name}{constraint}")
}

/// What the box of a step shows besides its name.
pub fn step_description(step: &Step, reading: &StepReading, calendar: &Calendar) -> String {
    let team = if step.team.is_empty() { NO_TEAM } else { &step.team };
    let unknown = || "unknown".to_owned();
    let time = |hours: Option<HourRange>| hours.map_or_else(unknown, |hours| duration_text(hours.mid, calendar));
    let lead = time(reading.lead_time_hours);
    if step.kind == StepKind::Outside {
        return format!("{team}: {}", kind_name(step.kind).to_ascii_lowercase());
    }
    if step.kind != StepKind::Process {
        return format!("{team}: lead time {lead}, {}", kind_name(step.kind).to_ascii_lowercase());
    }
    let process = time(reading.process_time_hours);
    let percent = reading.percent_ca.map_or_else(unknown, |percent| format!("{} %", percent_number(percent)));
    let end = if reading.is_dead_end(step.kind) { ", leads to no end" } else { "" };
    let is_less = reading.problems.contains(&StepProblem::LeadTimeBelowProcessTime);
    let less = if is_less { "less than the " } else { "" };
    format!("{team}: lead time {lead}, {less}process time {process}, %C/A {percent}{end}")
}

/// The share that a rework flow sends back.
pub fn sent_back(share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{} % sent back", percent_number(share)),
        None => "sent back".to_owned(),
    }
}

pub fn wait_on_arrow(wait: &str) -> String {
    format!("wait {wait}")
}

pub fn parallel_slack(slack: &str) -> String {
    format!("parallel, {slack} slack")
}

pub fn from_to(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

pub fn share_label(target: &str) -> String {
    format!("Share sent back to {target}, %")
}

pub fn remove_flow_to(target: &str) -> String {
    format!("Remove the flow to {target}")
}

/// Under the lead-time field: what counts where a range was typed or the figure comes from an arrow.
pub fn lead_time_hint(typed: Option<&Duration>, reading: &StepReading, calendar: &Calendar) -> String {
    match (typed, reading.lead_time_hours) {
        (Some(_), Some(hours)) if hours.is_range() => format!("middle {} counts", duration_text(hours.mid, calendar)),
        (None, Some(hours)) => format!("{} with the wait on the arrow", duration_text(hours.mid, calendar)),
        _ => "received to passed on".to_owned(),
    }
}

/// Whom %C/A is asked of.
pub fn whom_to_ask(next: Option<&Step>) -> String {
    match next {
        Some(step) if !step.team.is_empty() => format!("ask: {}", step.team),
        Some(_) => "ask: the next step".to_owned(),
        None => "ask: whoever gets the result".to_owned(),
    }
}

/// What is wrong with a typed duration, and what to do.
pub fn duration_problem(problem: &DurationProblem) -> String {
    match problem {
        DurationProblem::Empty => "Nothing was typed.".to_owned(),
        DurationProblem::NotANumber { at } => {
            format!("No number at character {}. Type it like 2d 4h, 90m, 2-3 d or ?", at + 1)
        }
        DurationProblem::Ambiguous { at } => {
            format!("At character {}: is the comma a decimal or a thousand? Write 1.5 or 1500.", at + 1)
        }
        DurationProblem::UnknownUnit { at, .. } => {
            format!("Unknown unit at character {}. Units are min, h, d, wk and mo.", at + 1)
        }
        DurationProblem::UnitMissing { at } => format!("The unit is missing after character {at}."),
        DurationProblem::Negative { .. } => "A time cannot be below 0. It counts as unknown.".to_owned(),
        DurationProblem::RangeReversed => "The first end of the range is above the second.".to_owned(),
        DurationProblem::TooLong => "More than a hundred years? It counts as unknown.".to_owned(),
    }
}

/// What is wrong with a typed percentage or amount.
pub fn entry_problem(problem: EntryProblem) -> Option<String> {
    Some(match problem {
        EntryProblem::Empty => return None,
        EntryProblem::NotANumber { at } => format!("No number at character {}. It counts as unknown.", at + 1),
        EntryProblem::Ambiguous { at } => format!("At character {}: decimal or thousand?", at + 1),
        EntryProblem::Range => "One number, not a range.".to_owned(),
        EntryProblem::Negative => "Not below 0. It counts as unknown.".to_owned(),
        EntryProblem::TooMuch => "Too much: %C/A is at most 100. It counts as unknown.".to_owned(),
    })
}

/// Times that contradict each other.
pub fn contradiction(reading: &StepReading) -> Option<String> {
    reading.problems.iter().find_map(|problem| {
        Some(match problem {
            StepProblem::LeadTimeBelowProcessTime => {
                "Shorter than the process time, which it includes. The wait counts as 0.".to_owned()
            }
            StepProblem::WaitAboveLeadTime { .. } => {
                "Shorter than the wait on the arrow with the process time. The lead time counts.".to_owned()
            }
            StepProblem::TimeOfOutside => "Of an outside party only the wait on the arrow to it counts.".to_owned(),
            _ => return None,
        })
    })
}

/// Why a step is the constraint.
pub fn constraint_reason(constraint: &Constraint) -> String {
    let share = constraint.wait_share_percent.map(|share| format!(": {} % of total lead time", percent_number(share)));
    let share = share.unwrap_or_default();
    let so_far = if constraint.provisional { " So far: some waits are not known yet." } else { "" };
    match constraint.reason {
        ConstraintReason::LongestWait => format!("Work waits here longest{share}.{so_far}"),
        ConstraintReason::LongestWaitLowerCa => {
            format!("Work waits here as long as elsewhere{share}, and more of it has to be corrected.{so_far}")
        }
        ConstraintReason::Overloaded => match constraint.utilisation_percent {
            Some(percent) => format!("{} Demand overrules waits.", asked_for(percent)),
            None => String::new(),
        },
        ConstraintReason::ChosenByPerson => "Chosen by hand over the map's suggestion.".to_owned(),
    }
}

/// How much of its people's time a step is asked for.
fn asked_for(percent: f64) -> String {
    format!("Asked for {} % of its people’s time.", percent_number(percent))
}

/// What the callout on the map says of the constraint, beside its name: the wait, its share, the quality.
pub fn callout(constraint: &Constraint, calendar: &Calendar) -> Vec<String> {
    let mut lines = Vec::new();
    if let (ConstraintReason::Overloaded, Some(percent)) = (constraint.reason, constraint.utilisation_percent) {
        lines.push(asked_for(percent));
    }
    if let Some(wait) = constraint.wait_hours {
        let here = match constraint.reason {
            ConstraintReason::ChosenByPerson | ConstraintReason::Overloaded => "Work waits here",
            _ => "Work waits here longest",
        };
        lines.push(format!("{here}: {}", duration_text(wait, calendar)));
    }
    if let Some(share) = constraint.wait_share_percent {
        lines.push(format!("{} % of total lead time", percent_number(share)));
    }
    if let Some(percent) = constraint.percent_ca.filter(|percent| *percent < 100.0) {
        lines.push(format!("{} % of what leaves is not usable as is", percent_number(100.0 - percent)));
    }
    if constraint.provisional {
        lines.push("so far: some waits are not known".to_owned());
    }
    lines
}

/// The timeline in words.
pub fn ladder_label(map: &StreamMap, summary: &Summary) -> String {
    let Some(lead) = summary.lead_time.figure() else { return LADDER_EMPTY.to_owned() };
    let process = summary.process_time.figure().map_or(0.0, |hours| hours.mid);
    format!(
        "Timeline of the longest path, {} steps: {} in all, {} of it worked on",
        summary.path.len(),
        duration_text(lead.mid, &map.calendar),
        duration_text(process, &map.calendar)
    )
}

/// Said after a change, to people who do not see it: how the selected step stands now, and the whole.
pub fn said_change(map: &StreamMap, summary: &Summary, step: Option<(usize, &Step, &StepReading)>) -> String {
    let step = step.map(|(number, step, reading)| {
        [&step_name(number, step, false), ", ", &step_description(step, reading, &map.calendar), ". "].concat()
    });
    let lead =
        summary.lead_time.figure().map_or_else(|| "?".to_owned(), |hours| duration_text(hours.mid, &map.calendar));
    let (name, colon) = if map.state == MapState::Current { ("", "") } else { (map.name.as_str(), ": ") };
    let plural = if summary.steps == 1 { "" } else { "s" };
    let step = step.unwrap_or_default();
    format!("{step}{name}{colon}{} step{plural}, {} {lead}", summary.steps, super::TOTAL_LEAD_TIME)
}

/// Where the stream starts and ends.
pub fn stream_ends(map: &StreamMap) -> String {
    let start = if map.starts_with.is_empty() { "request accepted" } else { &map.starts_with };
    let end = if map.ends_with.is_empty() { "running in production" } else { &map.ends_with };
    format!("from “{start}” to “{end}”")
}

/// A wait on the timeline; where the process time is not known the whole lead time stands there.
pub fn rung_wait(duration: &str, is_unknown: bool) -> String {
    if is_unknown { format!("{duration}, work in it unknown") } else { duration.to_owned() }
}

/// The label of a tick of the axis.
pub fn tick(tick: &Tick, unit: Unit) -> String {
    if tick.amount == 0.0 { "0".to_owned() } else { format!("{} {}", number_text(tick.amount), unit_symbol(unit)) }
}

/// Process time and %C/A in a row of the list.
pub fn list_figures(step: &Step, reading: &StepReading, calendar: &Calendar) -> String {
    if step.kind != StepKind::Process {
        return kind_name(step.kind).to_owned();
    }
    let process = reading.process_time_hours.map_or_else(|| "?".to_owned(), |hours| duration_text(hours.mid, calendar));
    let percent = step.percent_ca.as_ref().and_then(Percent::value);
    let percent = percent.map_or_else(|| "?".to_owned(), percent_number);
    format!("PT {process} · {percent} %")
}

pub const DEAD_END: &str = "Leads to no end";

/// What is to be said of a step besides its figures.
pub fn list_remark(reading: &StepReading, summary: &Summary, calendar: &Calendar) -> String {
    if let Some(constraint) = summary.constraint.as_ref().filter(|constraint| constraint.step == reading.step) {
        return format!("Constraint. {}", constraint_reason(constraint));
    }
    match reading.slack_hours {
        Some(slack) if !reading.on_path && slack > 0.0 => format!("Parallel, {} slack", duration_text(slack, calendar)),
        None if summary.dead_ends.contains(&reading.step) => [DEAD_END, ": not part of the total"].concat(),
        _ => String::new(),
    }
}
