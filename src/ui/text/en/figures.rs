//! Numbers, units and bases.

use std::borrow::Cow;

pub use crate::stream::duration_text;
use crate::stream::{
    ActivityRatio, Calendar, Handoffs, ReworkCounting, RolledCa, StepKind, StreamMap, Summary, Total, Unit,
    number_text, team_count,
};

pub const TOTAL_LEAD_TIME: &str = "Total lead time";
pub const TOTAL_PROCESS_TIME: &str = "Total process time";
pub const ACTIVITY_RATIO: &str = "Activity ratio";
pub const ROLLED_CA: &str = "Rolled %C/A";
pub const TOTAL_EFFORT: &str = "Total effort";
pub const STEPS: &str = "Steps";
pub const HANDOFFS: &str = "Handoffs";
pub const BASIS: &str = "Basis";
pub const PERCENT_SIGN: &str = "%";
pub const SUMMARY: &str = "Totals of the map";

/// Whether decimals stand behind a comma.
pub const DECIMAL_COMMA: bool = false;

/// A number without needless digits.
pub fn number(amount: f64) -> String {
    number_text(amount)
}

/// A figure as it is to be kept.
pub fn typed_figure(typed: &str) -> Cow<'_, str> {
    Cow::Borrowed(typed)
}

/// A percentage: one decimal below 100, none where it says nothing.
pub fn percent_number(percent: f64) -> String {
    let tenths = (percent * 10.0).round() / 10.0;
    if percent > 0.0 && tenths == 0.0 { "<0.1".to_owned() } else { number_text(tenths) }
}

/// The sign of a unit.
pub fn unit_symbol(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "s",
        Unit::Minute => "min",
        Unit::Hour => "h",
        Unit::Day => "d",
        Unit::Week => "wk",
        Unit::Month => "mo",
    }
}

/// What a total lead time rests on.
pub fn lead_time_basis(total: &Total, range: Option<(String, String)>) -> String {
    if total.of == 0 {
        return "unknown, not zero: no steps yet".to_owned();
    }
    let range = range.map(|(low, high)| format!("between {low} and {high}"));
    match (incomplete(total, "lead time"), range) {
        (Some(missing), Some(range)) => format!("incomplete, so far {range}; {missing}"),
        (Some(missing), None) => format!("incomplete, so far; {missing}"),
        (None, Some(range)) => range,
        (None, None) if total.of == 1 => "the one step".to_owned(),
        (None, None) => format!("{} of {} steps", total.known, total.of),
    }
}

/// "3 of 9 steps have no lead time", where some have none.
fn incomplete(total: &Total, what: &str) -> Option<String> {
    let missing = total.missing();
    (missing > 0).then(|| match (missing, total.of) {
        (_, 1) => format!("the step has no {what}"),
        (1, of) => format!("1 of {of} steps has no {what}"),
        (missing, of) => format!("{missing} of {of} steps have no {what}"),
    })
}

/// What a total along the longest path rests on.
pub fn on_longest_path(total: &Total) -> String {
    match total.missing() {
        _ if total.of == 0 => String::new(),
        0 => "on the longest path".to_owned(),
        _ => format!("incomplete: {} of {} steps", total.known, total.of),
    }
}

/// What the activity ratio is made of.
pub fn ratio_basis(ratio: &ActivityRatio, calendar: &Calendar) -> String {
    let process = duration_text(ratio.process_time_hours, calendar);
    let lead = duration_text(ratio.lead_time_hours, calendar);
    if ratio.known < ratio.of { format!("incomplete: {process} of {lead}") } else { format!("{process} of {lead}") }
}

/// How many steps the product was made of.
pub fn rolled_basis(rolled: Option<&RolledCa>, steps: usize) -> String {
    match rolled {
        None if steps == 0 => String::new(),
        None => "no step has one yet".to_owned(),
        Some(rolled) if rolled.with_value < rolled.of => {
            format!("incomplete: {} of {} steps", rolled.with_value, rolled.of)
        }
        Some(rolled) if rolled.of == 1 => "of the one step".to_owned(),
        Some(rolled) => format!("product of {} steps", rolled.of),
    }
}

/// What the effort rests on.
pub fn effort_basis(total: &Total) -> String {
    match total.missing() {
        _ if total.of == 0 => String::new(),
        0 => "all steps × people".to_owned(),
        _ => format!("incomplete: {} of {}", total.known, total.of),
    }
}

/// Teams and kinds of the steps.
pub fn steps_basis(map: &StreamMap) -> String {
    let queues = map.steps.iter().filter(|step| step.kind == StepKind::Queue).count();
    let teams = match team_count(map) {
        0 => "no team named".to_owned(),
        1 => "1 team".to_owned(),
        n => format!("{n} teams"),
    };
    match queues {
        0 => teams,
        1 => format!("{teams}, 1 queue"),
        n => format!("{teams}, {n} queues"),
    }
}

/// Handoffs that go back are counted beside.
pub fn handoffs_basis(handoffs: &Handoffs) -> String {
    match handoffs.back {
        0 => "between teams".to_owned(),
        back => format!("and {back} back"),
    }
}

/// The calendar and the convention that all totals rest on.
pub fn map_basis(map: &StreamMap, summary: &Summary) -> String {
    let basis = format!("{} · longest path · LT includes wait", calendar_text(&map.calendar));
    if summary.rework.of == 0 {
        return basis;
    }
    let counted = summary.rework.counted_by(map.rework);
    let total = counted.map(|total| [": ", &duration_text(total.lead_time_hours, &map.calendar)].concat());
    [&basis, " · rework ", counting_name(map.rework), total.as_deref().unwrap_or_default()].concat()
}

/// How rework is counted.
pub fn counting_name(counting: ReworkCounting) -> &'static str {
    match counting {
        ReworkCounting::None => "not counted",
        ReworkCounting::OncePerItem => "once per item sent back",
        ReworkCounting::UntilRight => "repeated until right",
    }
}

/// "8 h × 5 d".
pub fn calendar_text(calendar: &Calendar) -> String {
    format!("{} h × {} d", number_text(calendar.hours_per_day), number_text(calendar.days_per_week))
}

/// A share of the total lead time.
pub fn share_of_lead_time(percent: f64) -> String {
    format!("{} % of total lead time", percent_number(percent))
}
