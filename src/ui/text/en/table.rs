//! The map as a table.

use crate::id::StepId;
use crate::stream::{
    Calendar, Duration, DurationProblem, EntryProblem, FlowProblem, HourRange, Measured, Step, StepProblem,
    duration_text, number_text,
};
use crate::ui::text::{UNNAMED_STEP, duration_problem, entry_problem, kind_name, value_name, waste_name};
use crate::workshop::{Fact, FactProblem};

pub const SCREEN: &str = "Table of the map";
pub const TOOLS: &str = "Table tools";
pub const VIEW: &str = "View";
pub const STEPS_OF: &str = "Steps of";
pub const NUMBER: &str = "No.";
pub const WAIT_BAR: &str = "Wait, with process time";
pub const NEXT_STEP: &str = "next step";
pub const NEXT_STEP_HINT: &str = "type a name here, or paste rows from a spreadsheet: they come in connected";
pub const NEXT_STEP_LABEL: &str = "Name of the next step";
pub const START: &str = "start";
pub const NONE: &str = "none";
pub const UNKNOWN: &str = "unknown";
pub const UNKNOWN_LEGEND: &str = "unknown, not zero";
pub const UNKNOWN_WITHOUT_LEAD: &str = "unknown until lead time is";
pub const UNKNOWN_WITHOUT_PROCESS: &str = "unknown until process time is";
pub const COUNTS_AS_NOTHING: &str = "counts as 0 until settled";
pub const NOT_COUNTED: &str = "not counted";
pub const CONSTRAINT: &str = "constraint";
pub const CONSTRAINT_SO_FAR: &str = "constraint, so far";
pub const INSERT_BEFORE: &str = "Insert a step before";
pub const MOVE_ROW_UP: &str = "Move the row up";
pub const MOVE_ROW_DOWN: &str = "Move the row down";
pub const COPY_ALL: &str = "Copy all rows";
pub const STILL_OPEN_LEAD: &str = "The totals leave these out; what contradicts itself counts as typed.";
pub const IS_MEASURED: &str = "measured";
pub const SOURCE: &str = "Source";
pub const SAMPLE_SIZE: &str = "Sample size";
pub const PERCENTILE: &str = "Percentile";
pub const DONE: &str = "Done";
pub const KEPT: &str = "Kept as typed.";
pub const DID_YOU_MEAN: &str = "Did you mean";
pub const OR_IS_THE: &str = "or is the";
pub const WRONG: &str = "wrong?";
pub const DEAD_END: &str = "Leads to no end: not part of the total.";
/// Of a step that ends the stream beside another one, which the total is of.
pub fn other_end(longest: &str, is_equal: bool) -> String {
    if is_equal {
        format!("An end of the stream beside {longest}. The ways to both are equally long; that one is the total.")
    } else {
        format!("An end of the stream beside {longest}, which the longer way leads to: that one is the total.")
    }
}
pub const CLOSES_CYCLE: &str = "A flow from here goes back to an earlier step, so it counts as rework.";
pub const PROCESS_TIME_LINK: &str = "process time";

/// The keys under the table: keys, what they do.
pub const KEYS: &[(&[&str], &str)] = &[
    (&["Enter"], "edit, then down"),
    (&["Tab"], "next field"),
    (&["Ctrl Enter"], "insert a step after"),
    (&["Alt ↑", "Alt ↓"], "move the row"),
    (&["Shift ↑", "Shift ↓"], "select rows"),
    (&["?"], "unknown"),
    (&["Esc"], "as it was; leave the table"),
];

/// The name of a column.
pub fn fact_name(fact: Fact) -> &'static str {
    match fact {
        Fact::Name => "Step",
        Fact::Team => "Team",
        Fact::Kind => "Kind",
        Fact::Wait => "Wait before",
        Fact::LeadTime => "Lead time",
        Fact::ProcessTime => "Process time",
        Fact::PercentCa => "%C/A",
        Fact::People => "People",
        Fact::Wip => "WIP",
        Fact::Batch => "Batch",
        Fact::Value => "Value",
        Fact::After => "After",
        Fact::ReworkTo => "Rework to",
        Fact::ReworkShare => "Rework share",
        Fact::Tools => "Tools",
        Fact::Barriers => "Barriers",
        Fact::Wastes => "Wastes",
        Fact::Notes => "Notes",
        Fact::Measured => "Measured",
    }
}

/// A word under the name of a column.
pub fn fact_hint(fact: Fact) -> &'static str {
    match fact {
        Fact::Wait => "on the arrow",
        Fact::LeadTime => "includes process time",
        Fact::ProcessTime => "hands on it",
        Fact::PercentCa => "ask next step",
        Fact::People => "on one item",
        Fact::Wip => "waiting items",
        Fact::Batch => "passed on together",
        Fact::After => "numbers or names",
        Fact::ReworkTo => "sent back to",
        Fact::ReworkShare => "% of the work",
        Fact::Measured => "source, sample",
        _ => "",
    }
}

pub const WAIT_BAR_HINT: &str = "one scale for all rows";

pub fn table_label(map: &str) -> String {
    format!("{STEPS_OF} {map}")
}

/// A step as people refer to it.
pub fn step_label(number: usize, name: &str) -> String {
    let name = if name.is_empty() { UNNAMED_STEP } else { name };
    format!("{number} {name}")
}

/// The field that edits a fact.
pub fn field_label(fact: Fact, step: &str) -> String {
    let name = if fact == Fact::Name { "Name" } else { fact_name(fact) };
    format!("{name} of {step}")
}

/// Where the cursor is.
pub fn place(row: usize, rows: usize, column: &str) -> String {
    format!("row {row} of {rows}, {column}")
}

pub fn rows_selected(count: usize) -> String {
    format!("{count} rows selected")
}

pub fn middle_counts(hours: &HourRange, calendar: &Calendar) -> String {
    format!("middle {}", duration_text(hours.mid, calendar))
}

/// Under a lead time that follows from the wait on an arrow.
pub const FROM_ARROW: &str = "with the wait before";

/// A time that is offered to be typed, in the units of the language.
pub fn written_time(time: &str) -> String {
    time.to_owned()
}

/// Where a figure was measured.
pub fn measured(measured: &Measured) -> String {
    let source = if measured.source.is_empty() { "source not named" } else { &measured.source };
    let size = if measured.sample_size == 0 { String::new() } else { format!(", n = {}", measured.sample_size) };
    format!("{source}{size}, percentile {}", number_text(measured.percentile))
}

/// What a chosen fact says; empty where nothing was chosen.
pub fn chosen(step: &Step, fact: Fact) -> String {
    match fact {
        Fact::Kind => kind_name(step.kind).to_owned(),
        Fact::Value => step.value.map(|value| value_name(Some(value)).to_owned()).unwrap_or_default(),
        Fact::Wastes => step.wastes.iter().map(|waste| waste_name(*waste)).collect::<Vec<_>>().join("; "),
        Fact::Measured => {
            let each = step.measured.iter().map(|(entry, of)| format!("{}: {}", entry_name(*entry), measured(of)));
            each.collect::<Vec<_>>().join("; ")
        }
        _ => String::new(),
    }
}

pub fn entry_name(entry: crate::stream::Entry) -> &'static str {
    match entry {
        crate::stream::Entry::LeadTime => fact_name(Fact::LeadTime),
        crate::stream::Entry::ProcessTime => fact_name(Fact::ProcessTime),
        crate::stream::Entry::PercentCa => fact_name(Fact::PercentCa),
    }
}

// ------------------------------------------------------------------------------------------------------------- problems

/// Why what was typed was not recorded, and what to do.
pub fn fact_problem(problem: &FactProblem, label: impl Fn(StepId) -> String) -> String {
    match problem {
        FactProblem::NoArrow => {
            "No arrow leads to this step, so no wait can stand on it. Say first what comes before, in After.".to_owned()
        }
        FactProblem::NoRework => "Nothing is sent back from here. Say first where to, in Rework to.".to_owned(),
        FactProblem::TooMany { arrows: 1 } => "One value, please: there is one arrow.".to_owned(),
        FactProblem::TooMany { arrows } => format!("At most {arrows} values: there are {arrows} arrows."),
        FactProblem::NoSuchStep(word) => {
            format!("No step is called “{}”. Give numbers or names, with ; between them.", shortened(word))
        }
        FactProblem::SeveralSteps(word) => {
            format!("Several steps are called “{}”. Give the number instead.", shortened(word))
        }
        FactProblem::Itself => "A step cannot be connected to itself.".to_owned(),
        FactProblem::GoesRound(step) => {
            format!("{} comes after this step. Work that goes back is rework: enter it in Rework to.", label(*step))
        }
        FactProblem::Chosen => "Choose from the list.".to_owned(),
    }
}

fn shortened(word: &str) -> String {
    const MOST: usize = 40;
    if word.chars().count() <= MOST { word.to_owned() } else { word.chars().take(MOST).chain(['…']).collect() }
}

/// A lead time below the process time, in the words of the row: what stands against what.
pub fn below_process_time(lead: &Duration, process: &Duration, process_hours: f64, calendar: &Calendar) -> String {
    let hours = duration_text(process_hours, calendar);
    let said = if hours == process.text() { String::new() } else { format!(" ({hours})") };
    format!("{} is less than the process time, {}{said}.", lead.text(), process.text())
}

pub fn step_problem(problem: &StepProblem) -> Option<String> {
    let of = |fact: Fact, words: String| Some(format!("{}: {words}", fact_name(fact)));
    let of_time = |fact, problem: &DurationProblem| of(fact, duration_problem(problem));
    let of_entry = |fact, problem: &EntryProblem| of(fact, entry_problem(*problem)?);
    match problem {
        StepProblem::LeadTimeBelowProcessTime => {
            Some("The lead time is less than the process time, which it includes.".to_owned())
        }
        StepProblem::WaitAboveLeadTime { .. } => {
            Some("The wait before and the process time exceed the lead time. The lead time counts.".to_owned())
        }
        StepProblem::ProcessTimeOfQueue => {
            Some("Nobody works on a queue: its process time counts as 0. Is it a process?".to_owned())
        }
        StepProblem::TimeOfOutside => {
            Some("Of an outside party only the wait on the arrow to it counts, not a time of its own.".to_owned())
        }
        StepProblem::LeadTime(problem) => of_time(Fact::LeadTime, problem),
        StepProblem::ProcessTime(problem) => of_time(Fact::ProcessTime, problem),
        StepProblem::PercentCa(problem) => of_entry(Fact::PercentCa, problem),
        StepProblem::People(problem) => of_entry(Fact::People, problem),
        StepProblem::Wip(problem) => of_entry(Fact::Wip, problem),
        StepProblem::Batch(problem) => of_entry(Fact::Batch, problem),
    }
}

pub fn flow_problem(problem: &FlowProblem) -> Option<String> {
    match problem {
        FlowProblem::EndsWhereItStarts => Some("A flow from this step to itself: it is left out.".to_owned()),
        FlowProblem::ClosesCycle => Some(CLOSES_CYCLE.to_owned()),
        FlowProblem::MissingStep => Some("A flow whose other end is gone: it is left out.".to_owned()),
        FlowProblem::Wait(problem) => Some(format!("{}: {}", fact_name(Fact::Wait), duration_problem(problem))),
        FlowProblem::Share(problem) => Some(format!("{}: {}", fact_name(Fact::ReworkShare), entry_problem(*problem)?)),
    }
}

// ------------------------------------------------------------------------------------------------------------ what is open

pub fn still_open(count: usize) -> String {
    format!("Still open, {count}")
}

pub fn and_more(count: usize) -> String {
    format!("and {count} more")
}

pub fn missing(facts: &[Fact]) -> String {
    let names: Vec<String> = facts.iter().map(|fact| lower_first(fact_name(*fact))).collect();
    format!("no {}", names.join(", no "))
}

fn lower_first(name: &str) -> String {
    // "%C/A" and "WIP" stay as they are.
    if name.chars().nth(1).is_some_and(char::is_uppercase) || name.starts_with('%') {
        return name.to_owned();
    }
    let mut chars = name.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// Whom to ask: the step's own team for times, the next team for what arrives usable.
pub fn ask(team: &str, next_team: Option<&str>, only_quality: bool) -> String {
    let own = if team.is_empty() { "whoever does it" } else { team };
    match next_team.filter(|next| !next.is_empty() && *next != team) {
        Some(next) if only_quality => format!("ask: {next}"),
        Some(next) => format!("ask: {own}, then {next}"),
        None => format!("ask: {own}"),
    }
}

pub fn use_instead(time: &str) -> String {
    format!("Use {time}")
}

// ---------------------------------------------------------------------------------------------------------- announcements

pub fn said_set(fact: Fact, step: &str, value: &str) -> String {
    let field = field_label(fact, step);
    if value.is_empty() { format!("{field} cleared") } else { format!("{field} set to {value}") }
}

pub fn said_added(step: &str) -> String {
    format!("{step} added")
}

pub fn said_removed(name: &str) -> String {
    format!("{} removed", if name.is_empty() { UNNAMED_STEP } else { name })
}

pub fn said_moved(step: &str, rows: usize) -> String {
    format!("Row moved: now {step}, of {rows}")
}

pub const SAID_BASIS: &str = "Settings of the map changed";

pub fn said_more(first: &str, more: usize) -> String {
    format!("{first}, and {more} more {}", if more == 1 { "change" } else { "changes" })
}

pub fn said_map(name: &str, steps: usize) -> String {
    match steps {
        1 => format!("{name}: 1 step"),
        steps => format!("{name}: {steps} steps"),
    }
}
