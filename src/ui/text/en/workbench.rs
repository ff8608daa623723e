//! The map's rarer tools.

use crate::stream::{Calendar, ReworkTotal, ReworkTotals, duration_text, number_text};

pub const PALETTE_TITLE: &str = "Find a command";
pub const SETTINGS_TITLE: &str = "Calendar and basis";
pub const KEYS_IN_TABLE: &str = "In the table";
pub const GESTURES: &str = "By mouse, pen and touch";
/// What a hand can do on the drawing, and how.
pub const GESTURE_LIST: [(&str, &[&str]); 8] = [
    ("add a step on the ground, after the last", &["double click"]),
    ("edit the name of a step", &["double click"]),
    ("draw a flow from a selected step", &["drag its +"]),
    ("insert a step in a flow, write its wait", &["click the flow"]),
    ("select several steps", &["drag on the ground", "Shift click"]),
    ("carry a step off grid and guides", &["Alt drag"]),
    ("move the paper", &["wheel", "Space drag", "one finger"]),
    ("change its size", &["Ctrl wheel", "two fingers"]),
];
pub const PALETTE_FIELD: &str = "Command, screen or step";
pub const PALETTE_EXAMPLE: &str = "a few words: lead time, table, develop";
pub const COMMANDS: &str = "Commands";
pub const NOTHING_FOUND: &str = "Nothing that can be done now is called so.";
pub const A_SCREEN: &str = "screen";
pub const A_MAP: &str = "map";
pub const FIND: &str = "Find a step";
pub const FIND_FIELD: &str = "Step, team or note";
pub const FIND_EXAMPLE: &str = "step, team or note";
pub const PREVIOUS_HIT: &str = "Previous hit";
pub const NEXT_HIT: &str = "Next hit";

pub const MAP_NAME: &str = "Name of the map";
pub const STARTS_WITH: &str = "The stream starts with";
pub const STARTS_EXAMPLE: &str = "request accepted";
pub const ENDS_WITH: &str = "The stream ends with";
pub const ENDS_EXAMPLE: &str = "running in production";
pub const WORK_CALENDAR: &str = "Work calendar";
pub const CALENDAR_HINT: &str = "What a day and a week mean in every time of this map. What was typed stays as it is.";
pub const HOURS_PER_DAY: &str = "Hours per day";
pub const DAYS_PER_WEEK: &str = "Days per week";
pub const ENTRY: &str = "Times are entered as";
pub const ENTRY_LEAD_TIMES: &str = "lead time of each step";
pub const ENTRY_WAITS: &str = "wait between the steps";
pub const ENTRY_HINT: &str = "Both mean the same map: a wait on an arrow belongs to the step that it leads into.";
pub const REWORK_COUNTING: &str = "Rework in the total";
pub const REWORK_HINT: &str = "The plain totals never count it. This is what is printed beside them.";
pub const COUNTING: &str = "Counting";
pub const LEAD_TIME: &str = "Lead time";
pub const PROCESS_TIME: &str = "Process time";
pub const NEVER_DONE: &str = "never done: a step sends everything back";
pub const CONSTRAINT: &str = "Constraint";
pub const SUGGESTED: &str = "as the map suggests";
pub const DELETE_FUTURE: &str = "Delete this future state";

/// Calendars that people have: hours per day, days per week.
pub const CALENDARS: [(f64, f64); 5] = [(8.0, 5.0), (7.5, 5.0), (7.0, 5.0), (10.0, 6.0), (24.0, 7.0)];

pub fn calendar_name(calendar: &Calendar) -> String {
    let name = format!("{} × {}", number_text(calendar.hours_per_day), number_text(calendar.days_per_week));
    if *calendar == Calendar::ELAPSED { format!("{name}, elapsed time") } else { name }
}

pub const OTHER_CALENDAR: &str = "other";

/// How much of the rework the totals know.
pub fn rework_basis(totals: &ReworkTotals) -> String {
    match totals.of {
        0 => "The map has no rework yet.".to_owned(),
        of if totals.counted == of => "With every rework flow of the map.".to_owned(),
        of => format!(
            "With {} of {of} rework flows: the others have no share, lie off the longest path or run through a step \
             without lead time.",
            totals.counted
        ),
    }
}

pub fn rework_lead(total: &ReworkTotal, calendar: &Calendar) -> String {
    duration_text(total.lead_time_hours, calendar)
}

pub fn rework_process(total: &ReworkTotal, calendar: &Calendar) -> String {
    duration_text(total.process_time_hours, calendar)
}

pub fn suggested(step: Option<String>) -> String {
    match step {
        Some(step) => format!("{SUGGESTED}: {step}"),
        None => format!("{SUGGESTED}: none yet"),
    }
}

pub fn go_to_screen(name: &str) -> String {
    format!("Go to {name}")
}

pub fn show_map(name: &str) -> String {
    format!("Show {name}")
}

/// "2 of 5".
pub fn hits(at: usize, count: usize) -> String {
    match count {
        0 => "no step".to_owned(),
        count => format!("{} of {count}", at + 1),
    }
}
