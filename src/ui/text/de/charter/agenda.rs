//! The agenda and its clock.

use super::super::number;
use crate::workshop::charter::{
    AgendaLength, ItemState, Lateness, NowRunning, RunState, Schedule, ScheduleRow, TimeLeft, Topic,
};

pub const AGENDA: &str = "Agenda";
pub const AGENDA_SCALE: &str = "Balken maßstäblich; erledigt, läuft, kommt noch";
pub const EDIT_AGENDA: &str = "Agenda ändern";
pub const STARTS_AT: &str = "Beginn";
pub const ADD_ITEM: &str = "Agendapunkt hinzufügen";
pub const ADD_ITEM_EXAMPLE: &str = "Agendapunkt hinzufügen, dann Enter";
pub const ITEM_NAME: &str = "Name des Agendapunkts";
pub const ITEM_MINUTES: &str = "Minuten";
pub const ITEM_NOTE: &str = "was zu tun ist";
pub const ITEM_NOTE_EXAMPLE: &str = "was zu tun, was zu fragen ist";
pub const REMOVED_ITEM: &str = "Der Agendapunkt ist entfernt. Rückgängig holt ihn zurück.";
pub const RESET_CLOCK: &str = "Uhr zurückstellen";
pub const CLOCK_RESET: &str = "Die Uhr ist zurückgestellt; die Agenda bleibt. Rückgängig holt die Zeiten zurück.";
pub const AGENDA_EMPTY_TITLE: &str = "Noch keine Agenda";
pub const AGENDA_EMPTY: &str = "Jeder Teil des Workshops bekommt eine Timebox, und die Uhr sagt, wann es weitergeht. \
    Eine erste Karte mit 5 bis 15 Schritten dauert zwei Stunden, mit einem Soll-Zustand einen halben Tag.";
pub const START: &str = "Starten";
pub const GO_ON: &str = "Fortsetzen";
pub const PAUSE: &str = "Anhalten";
pub const MORE_TIME: &str = "5 min";
pub const MORE_TIME_NAME: &str = "5 min hinzufügen";
pub const FINISH: &str = "Beenden";
pub const CLOCK: &str = "Restzeit";
pub const CLOCK_SPENT: &str = "insgesamt verbraucht";
pub const NEW_ITEM_MINUTES: &str = "15";
pub const UNNAMED_ITEM: &str = "Agendapunkt ohne Namen";
pub const TIME_COLUMN: &str = "Beginn";
pub const ITEM_COLUMN: &str = "Agendapunkt";
pub const BAR_COLUMN: &str = "Geplant und verbraucht, maßstäblich";
pub const MINUTES_COLUMN: &str = "Zeit";

/// An agenda to start from.
pub fn agenda_length(length: AgendaLength) -> &'static str {
    match length {
        AgendaLength::TwoHours => "2 Stunden",
        AgendaLength::HalfDay => "Halber Tag",
        AgendaLength::Day => "Ganzer Tag",
    }
}

/// The accessible name of the button that takes it.
pub fn agenda_for(length: AgendaLength) -> String {
    let time = match length {
        AgendaLength::TwoHours => "2 Stunden",
        AgendaLength::HalfDay => "einen halben Tag",
        AgendaLength::Day => "einen ganzen Tag",
    };
    format!("Agenda für {time}")
}

/// A topic of an agenda to start from.
pub fn topic_name(topic: Topic) -> &'static str {
    match topic {
        Topic::Scope => "Warum wir hier sind, Umfang",
        Topic::Walk => "Den Wertstrom abgehen",
        Topic::Times => "Durchlauf- und Bearbeitungszeiten",
        Topic::Quality => "%C/A, Nacharbeit, Verschwendung",
        Topic::Totals => "Summen und Engpass",
        Topic::Future => "Soll-Zustand",
        Topic::Countermeasures => "Gegenmaßnahmen",
        Topic::Close => "Abschluss",
        Topic::Break => "Pause",
        Topic::Lunch => "Mittagspause",
    }
}

/// What to do in it.
pub fn topic_note(topic: Topic) -> &'static str {
    match topic {
        Topic::Scope => "Den Auftrag vorlesen. Wer anderer Meinung ist, sagt es jetzt.",
        Topic::Walk => "Einem gewöhnlichen Vorgang von Anfang bis Ende folgen. Nur Namen und Teams, noch keine Zahlen.",
        Topic::Times => "Fragen, wer empfängt, nicht wer schickt. Bei Uneinigkeit eine Spanne notieren.",
        Topic::Quality => "Den nächsten Schritt fragen, wie viel vollständig und richtig ankommt und was zurückgeht.",
        Topic::Totals => "Den Raum die Durchlaufzeit raten lassen, bevor sie gezeigt wird.",
        Topic::Future => "Ein Zielzustand, 3 bis 12 Monate entfernt. Was müsste dafür gelten?",
        Topic::Countermeasures => {
            "Wenige auf einmal. Zu jeder gehören, wer zuständig ist, ein Wert, der sich bewegt, und ein Tag zum Nachsehen."
        }
        Topic::Close => "Den Themenspeicher vorlesen. Sagen, wer was tut und wann das nächste Treffen ist.",
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
    format!("{} min", number(minutes.round()))
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
    format!("{sign}{} min", number(whole))
}

/// The line above the clock.
pub fn clock_label(state: RunState, name: &str) -> String {
    let name = if name.is_empty() { UNNAMED_ITEM } else { name };
    match state {
        RunState::NotBegun => format!("Zuerst: {name}"),
        RunState::Running => format!("Jetzt: {name}"),
        RunState::Paused => format!("Angehalten: {name}"),
        RunState::Ended => "Die Agenda ist abgeschlossen".to_owned(),
    }
}

/// What the clock counts: `übrig von 40 min`, `länger als 45 min`, `verbraucht, ohne Timebox`.
pub fn clock_of(left_seconds: Option<f64>, allowed_minutes: Option<f64>) -> String {
    match (left_seconds, allowed_minutes) {
        (Some(left), Some(allowed)) if left < 0.0 => format!("länger als {}", minutes(allowed)),
        (Some(_), Some(allowed)) => format!("übrig von {}", minutes(allowed)),
        _ => "verbraucht, ohne Timebox".to_owned(),
    }
}

/// What the clock shows before it is started.
pub fn clock_before(allowed_minutes: Option<f64>) -> String {
    allowed_minutes.map_or("ohne Timebox".to_owned(), |allowed| format!("Timebox: {}", minutes(allowed)))
}

/// When the agenda starts.
pub fn begins(at_ms: f64, offset_minutes: i32) -> String {
    format!("Beginn {}", time_of_day(at_ms, offset_minutes))
}

/// `Ende 10:38, geplant 10:35`.
pub fn ends(now: &NowRunning, offset_minutes: i32) -> String {
    let end = time_of_day(now.ends_at_ms, offset_minutes);
    match now.plan_ends_at_ms.map(|plan| time_of_day(plan, offset_minutes)) {
        Some(plan) if plan != end => format!("Ende {end}, geplant {plan}"),
        Some(_) => format!("Ende {end}, wie geplant"),
        None => format!("Ende {end}"),
    }
}

/// How the end stands to the plan.
pub fn lateness(lateness: Option<Lateness>) -> String {
    match lateness {
        None => "Ende".to_owned(),
        Some(Lateness::OnTime) => "Ende, pünktlich".to_owned(),
        Some(Lateness::Late(minutes)) => format!("Ende, {} später als geplant", long_minutes(minutes as f64)),
        Some(Lateness::Early(minutes)) => format!("Ende, {} früher als geplant", long_minutes(minutes as f64)),
        Some(Lateness::AnotherDay) => "Ende, an einem anderen Tag als geplant".to_owned(),
    }
}

/// All time boxes together.
pub fn planned(schedule: &Schedule) -> String {
    let planned = format!("{} geplant", long_minutes(schedule.planned_minutes));
    match schedule.without_box {
        0 => planned,
        count => format!("{planned}, {count} ohne Timebox"),
    }
}

/// What stands behind the bar of an item.
pub fn row_time(row: &ScheduleRow) -> String {
    let box_of_time = row.allowed_minutes().map(minutes);
    match (row.state, box_of_time) {
        (ItemState::ToCome, Some(allowed)) => allowed,
        (ItemState::ToCome, None) => "ohne Timebox".to_owned(),
        (ItemState::Now, Some(allowed)) => format!("{} von {allowed}", clock_spent(row.spent_minutes)),
        (ItemState::Now, None) => format!("bisher {}", clock_spent(row.spent_minutes)),
        (ItemState::Done, _) => done(row),
    }
}

/// The same without seconds.
pub fn row_time_calm(row: &ScheduleRow) -> String {
    match (row.state, row.allowed_minutes()) {
        (ItemState::Now, Some(allowed)) => {
            format!("{} von {}", number(row.spent_minutes.floor()), minutes(allowed))
        }
        (ItemState::Now, None) => format!("bisher {}", minutes(row.spent_minutes.floor())),
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
        Some(over) if over > 0 => format!("{spent}, {over} darüber"),
        Some(under) => format!("{spent}, {} darunter", -under),
    }
}

/// The button that goes on to the next item.
pub fn next(name: &str) -> String {
    format!("Weiter: {}", if name.is_empty() { UNNAMED_ITEM } else { name })
}

/// What is said aloud of the clock: at acts, and at five minutes, one minute and none left.
pub fn aloud(state: RunState, name: &str, left: Option<TimeLeft>) -> String {
    let label = clock_label(state, name);
    match (state, left) {
        (RunState::NotBegun, _) => String::new(),
        (RunState::Running, Some(TimeLeft::FiveMinutes)) => format!("{label}. Noch 5 Minuten."),
        (RunState::Running, Some(TimeLeft::OneMinute)) => format!("{label}. Noch 1 Minute."),
        (RunState::Running, Some(TimeLeft::Over(0))) => format!("{label}. Die Zeit ist um."),
        (RunState::Running, Some(TimeLeft::Over(fives))) => format!("{label}. {} Minuten über der Zeit.", fives * 5),
        _ => format!("{label}."),
    }
}

/// The accessible name of what moves an item up.
pub fn move_up(name: &str) -> String {
    format!("{} nach oben schieben", if name.is_empty() { UNNAMED_ITEM } else { name })
}

/// The accessible name of what moves an item down.
pub fn move_down(name: &str) -> String {
    format!("{} nach unten schieben", if name.is_empty() { UNNAMED_ITEM } else { name })
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
            (row(ItemState::Done, Some(15.0), 13.2), "13 min, 2 darunter"),
            (row(ItemState::Done, Some(40.0), 45.0), "45 min, 5 darüber"),
            (row(ItemState::Now, Some(40.0), 27.334), "27:20 von 40 min"),
            (row(ItemState::Now, None, 1.0), "bisher 1:00"),
            (row(ItemState::ToCome, None, 0.0), "ohne Timebox"),
        ];
        for (given, said) in cases {
            assert_eq!(row_time(&given), said);
        }
    }
}
