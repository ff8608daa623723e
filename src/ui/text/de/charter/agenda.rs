//! The agenda and its clock.

use crate::stream::number_text;
use crate::workshop::charter::{
    AgendaLength, ItemState, Lateness, NowRunning, RunState, Schedule, ScheduleRow, TimeLeft, Topic,
};

pub const AGENDA: &str = "Agenda";
pub const AGENDA_SCALE: &str = "bars to scale; done, running, to come";
pub const EDIT_AGENDA: &str = "Change the agenda";
pub const STARTS_AT: &str = "Starts at";
pub const ADD_ITEM: &str = "Add an item";
pub const ADD_ITEM_EXAMPLE: &str = "Add an item, then Enter";
pub const ITEM_NAME: &str = "name of the item";
pub const ITEM_MINUTES: &str = "minutes";
pub const ITEM_NOTE: &str = "what to do";
pub const ITEM_NOTE_EXAMPLE: &str = "what to do, what to ask";
pub const REMOVED_ITEM: &str = "The item is removed. Undo brings it back.";
pub const RESET_CLOCK: &str = "Set the clock back";
pub const CLOCK_RESET: &str = "The clock is set back; the agenda stays. Undo brings the times back.";
pub const AGENDA_EMPTY_TITLE: &str = "No agenda yet";
pub const AGENDA_EMPTY: &str = "Give each part of the workshop a time box, and let the clock say when to go on. A first \
    map of 5 to 15 steps takes two hours; with a future state, half a day.";
pub const START: &str = "Start";
pub const GO_ON: &str = "Go on";
pub const PAUSE: &str = "Pause";
pub const MORE_TIME: &str = "5 min";
pub const MORE_TIME_NAME: &str = "Add 5 min";
pub const FINISH: &str = "Finish";
pub const CLOCK: &str = "Time left";
pub const CLOCK_SPENT: &str = "spent in all";
pub const NEW_ITEM_MINUTES: &str = "15";
pub const UNNAMED_ITEM: &str = "Unnamed item";
pub const TIME_COLUMN: &str = "Begins";
pub const ITEM_COLUMN: &str = "Item";
pub const BAR_COLUMN: &str = "Planned and spent, to scale";
pub const MINUTES_COLUMN: &str = "Time";

/// An agenda to start from.
pub fn agenda_length(length: AgendaLength) -> &'static str {
    match length {
        AgendaLength::TwoHours => "2 hours",
        AgendaLength::HalfDay => "Half a day",
        AgendaLength::Day => "A day",
    }
}

/// The accessible name of the button that takes it.
pub fn agenda_for(length: AgendaLength) -> String {
    format!("Agenda for {}", agenda_length(length).to_lowercase())
}

/// A topic of an agenda to start from.
pub fn topic_name(topic: Topic) -> &'static str {
    match topic {
        Topic::Scope => "Why we are here, scope",
        Topic::Walk => "Walk the stream",
        Topic::Times => "Lead and process times",
        Topic::Quality => "%C/A, rework, waste",
        Topic::Totals => "Totals and constraint",
        Topic::Future => "Future state",
        Topic::Countermeasures => "Countermeasures",
        Topic::Close => "Close",
        Topic::Break => "Break",
        Topic::Lunch => "Lunch",
    }
}

/// What to do in it.
pub fn topic_note(topic: Topic) -> &'static str {
    match topic {
        Topic::Scope => "Read the charter aloud. Whoever disagrees says so now.",
        Topic::Walk => "Follow one ordinary item from end to end. Names and teams only, no figures yet.",
        Topic::Times => "Ask the receiver, not the sender. Write ranges when people disagree.",
        Topic::Quality => "Ask the next step how much comes complete and accurate, and what goes back.",
        Topic::Totals => "Let the room guess the total before you show it.",
        Topic::Future => "One target condition, 3 to 12 months away. What would have to be true?",
        Topic::Countermeasures => "Few at a time. Each has an owner, a figure that moves, and a day to look.",
        Topic::Close => "Read the parking lot. Say who does what, and when you meet again.",
        Topic::Break | Topic::Lunch => "",
    }
}

/// The time of day of a moment, where the clock is so many minutes ahead of UTC: `9:58`.
pub fn time_of_day(ms: f64, offset_minutes: i32) -> String {
    let minutes = ((ms / 60_000.0).round() as i64 + i64::from(offset_minutes)).rem_euclid(1440);
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// Minutes as a bare number.
pub fn minutes(minutes: f64) -> String {
    format!("{} min", number_text(minutes.round()))
}

/// Minutes of a whole agenda, `3 h 50 min`.
pub fn long_minutes(minutes: f64) -> String {
    let whole = minutes.round() as i64;
    match (whole / 60, whole % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// `12:40`, of an hour and more `1:02:40`; what is over with a plus before it.
pub fn clock(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "+" } else { "" };
    // A second that has begun is still left; one over has to be over.
    let whole = if seconds < 0.0 { (-seconds).floor() } else { seconds.ceil() } as i64;
    let (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60);
    if hours > 0 { format!("{sign}{hours}:{minutes:02}:{seconds:02}") } else { format!("{sign}{minutes}:{seconds:02}") }
}

/// The same without seconds, for people who want nothing to move.
pub fn clock_calm(seconds: f64) -> String {
    let sign = if seconds < 0.0 { "+" } else { "" };
    let whole = if seconds < 0.0 { (-seconds / 60.0).floor() } else { (seconds / 60.0).ceil() };
    format!("{sign}{} min", number_text(whole))
}

/// The line above the clock.
pub fn clock_label(state: RunState, name: &str) -> String {
    let name = if name.is_empty() { UNNAMED_ITEM } else { name };
    match state {
        RunState::NotBegun => format!("First: {name}"),
        RunState::Running => format!("Now: {name}"),
        RunState::Paused => format!("Paused: {name}"),
        RunState::Ended => "The agenda is done".to_owned(),
    }
}

/// What the clock counts: `left of 40 min`, `over 45 min`, `without a time box`.
pub fn clock_of(left_seconds: Option<f64>, allowed_minutes: Option<f64>) -> String {
    match (left_seconds, allowed_minutes) {
        (Some(left), Some(allowed)) if left < 0.0 => format!("over {}", minutes(allowed)),
        (Some(_), Some(allowed)) => format!("left of {}", minutes(allowed)),
        _ => "spent, without a time box".to_owned(),
    }
}

/// What the clock shows before it is started.
pub fn clock_before(allowed_minutes: Option<f64>) -> String {
    allowed_minutes.map_or("without a time box".to_owned(), |allowed| format!("its box: {}", minutes(allowed)))
}

/// When the agenda starts.
pub fn begins(at_ms: f64, offset_minutes: i32) -> String {
    format!("starts {}", time_of_day(at_ms, offset_minutes))
}

/// `ends 10:38, plan was 10:35`.
pub fn ends(now: &NowRunning, offset_minutes: i32) -> String {
    let end = time_of_day(now.ends_at_ms, offset_minutes);
    match now.plan_ends_at_ms.map(|plan| time_of_day(plan, offset_minutes)) {
        Some(plan) if plan != end => format!("ends {end}, plan was {plan}"),
        Some(_) => format!("ends {end}, as planned"),
        None => format!("ends {end}"),
    }
}

/// How the end stands to the plan.
pub fn lateness(lateness: Option<Lateness>) -> String {
    match lateness {
        None => "End".to_owned(),
        Some(Lateness::OnTime) => "End, on time".to_owned(),
        Some(Lateness::Late(minutes)) => format!("End, {} late", long_minutes(minutes as f64)),
        Some(Lateness::Early(minutes)) => format!("End, {} early", long_minutes(minutes as f64)),
        Some(Lateness::AnotherDay) => "End, on another day than planned".to_owned(),
    }
}

/// All time boxes together.
pub fn planned(schedule: &Schedule) -> String {
    let planned = format!("{} planned", long_minutes(schedule.planned_minutes));
    match schedule.without_box {
        0 => planned,
        1 => format!("{planned}, 1 without a box"),
        count => format!("{planned}, {count} without a box"),
    }
}

/// What stands behind the bar of an item.
pub fn row_time(row: &ScheduleRow) -> String {
    let box_of_time = row.allowed_minutes().map(minutes);
    match (row.state, box_of_time) {
        (ItemState::ToCome, Some(allowed)) => allowed,
        (ItemState::ToCome, None) => "no time box".to_owned(),
        (ItemState::Now, Some(allowed)) => format!("{} of {allowed}", clock_spent(row.spent_minutes)),
        (ItemState::Now, None) => format!("{} so far", clock_spent(row.spent_minutes)),
        (ItemState::Done, _) => done(row),
    }
}

/// The same without seconds.
pub fn row_time_calm(row: &ScheduleRow) -> String {
    match (row.state, row.allowed_minutes()) {
        (ItemState::Now, Some(allowed)) => {
            format!("{} of {}", number_text(row.spent_minutes.floor()), minutes(allowed))
        }
        (ItemState::Now, None) => format!("{} so far", minutes(row.spent_minutes.floor())),
        _ => row_time(row),
    }
}

fn clock_spent(minutes: f64) -> String {
    let seconds = (minutes * 60.0).floor() as i64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn done(row: &ScheduleRow) -> String {
    let spent = minutes(row.spent_minutes);
    match row.over_minutes() {
        None | Some(0) => spent,
        Some(over) if over > 0 => format!("{spent}, {over} over"),
        Some(under) => format!("{spent}, {} under", -under),
    }
}

/// The button that goes on to the next item.
pub fn next(name: &str) -> String {
    format!("Next: {}", if name.is_empty() { UNNAMED_ITEM } else { name })
}

/// What is said aloud of the clock: at acts, and at five minutes, one minute and none left.
pub fn aloud(state: RunState, name: &str, left: Option<TimeLeft>) -> String {
    let label = clock_label(state, name);
    match (state, left) {
        (RunState::NotBegun, _) => String::new(),
        (RunState::Running, Some(TimeLeft::FiveMinutes)) => format!("{label}. 5 minutes left."),
        (RunState::Running, Some(TimeLeft::OneMinute)) => format!("{label}. 1 minute left."),
        (RunState::Running, Some(TimeLeft::Over(0))) => format!("{label}. The time is over."),
        (RunState::Running, Some(TimeLeft::Over(fives))) => format!("{label}. {} minutes over.", fives * 5),
        _ => format!("{label}."),
    }
}

/// The accessible name of what moves an item up.
pub fn move_up(name: &str) -> String {
    format!("Move {} up", if name.is_empty() { UNNAMED_ITEM } else { name })
}

/// The accessible name of what moves an item down.
pub fn move_down(name: &str) -> String {
    format!("Move {} down", if name.is_empty() { UNNAMED_ITEM } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::CharterEntryId;

    fn row(state: ItemState, planned: Option<f64>, spent_minutes: f64) -> ScheduleRow {
        let item = CharterEntryId::from_bits(1);
        ScheduleRow { item, state, at_ms: None, planned_minutes: planned, added_minutes: 0, spent_minutes }
    }

    #[test]
    fn a_row_says_its_time() {
        let cases = [
            (row(ItemState::Done, Some(15.0), 13.2), "13 min, 2 under", "13 min, 2 under"),
            (row(ItemState::Done, Some(40.0), 45.0), "45 min, 5 over", "45 min, 5 over"),
            (row(ItemState::Done, None, 5.0), "5 min", "5 min"),
            (row(ItemState::Now, Some(40.0), 27.334), "27:20 of 40 min", "27 of 40 min"),
            (row(ItemState::Now, None, 1.0), "1:00 so far", "1 min so far"),
            (row(ItemState::ToCome, Some(10.0), 0.0), "10 min", "10 min"),
            (row(ItemState::ToCome, None, 0.0), "no time box", "no time box"),
        ];
        for (given, said, calm) in cases {
            assert_eq!((row_time(&given).as_str(), row_time_calm(&given).as_str()), (said, calm));
        }
    }

    #[test]
    fn the_clock_counts_down_and_then_up() {
        let cases = [
            (760.0, "12:40", "13 min"),
            (759.2, "12:40", "13 min"),
            (0.0, "0:00", "0 min"),
            (-0.5, "+0:00", "+0 min"),
            (-135.9, "+2:15", "+2 min"),
            (3_760.0, "1:02:40", "63 min"),
        ];
        for (seconds, said, calm) in cases {
            assert_eq!((clock(seconds).as_str(), clock_calm(seconds).as_str()), (said, calm), "{seconds}");
        }
    }

    #[test]
    fn moments_are_times_of_day() {
        for (ms, offset, said) in [(0.0, 0, "0:00"), (35_880_000.0, 0, "9:58"), (0.0, -90, "22:30"), (0.0, 120, "2:00")]
        {
            assert_eq!(time_of_day(ms, offset), said);
        }
        assert_eq!(long_minutes(230.0), "3 h 50 min");
    }
}
