//! The map screen.

use super::{duration_text, number, percent_number, unit_symbol};
use crate::stream::{
    Calendar, Constraint, ConstraintReason, Duration, DurationProblem, EntryProblem, HourRange, MapState, Percent,
    Step, StepKind, StepProblem, StepReading, StreamMap, Summary, Tick, Unit,
};

pub const MAP_SCREEN: &str = "Wertstromkarte";
pub const VIEWS: &str = "Ansichten der Karte";
pub const MINIMAP: &str = "Die ganze Karte, klein";
pub const MAP_DRAWING: &str = "Zeichnung der Karte";
pub const MAP_TOOLS: &str = "Werkzeuge der Karte";
pub const STATES: &str = "Zustände";
pub const CURRENT_STATE: &str = "Ist-Zustand";
pub const FUTURE_STATE: &str = "Soll-Zustand";
pub const DRAW_FUTURE: &str = "Soll-Zustand zeichnen";
pub const NO_TEAM: &str = "Noch kein Team";
pub const UNNAMED_STEP: &str = "Schritt ohne Namen";
pub const LT_SHORT: &str = "DLZ";
pub const PT_SHORT: &str = "BZ";
pub const CA_SHORT: &str = "%C/A";
pub const LEGEND: &str = "Legende";
pub const LEGEND_WAIT: &str = "Warten, % DLZ ab";
pub const ESTIMATED: &str = "geschätzt";
pub const MEASURED: &str = "gemessen";
pub const HANDOFF: &str = "Übergabe";
pub const REWORK: &str = "Nacharbeit";
pub const FORWARD: &str = "vorwärts";
pub const TIMELINE: &str = "Zeitlinie";
pub const TIMELINE_DRAWING: &str = "Treppe aus Warten und Arbeit";
pub const TO_SCALE: &str = "Maßstäblich";
pub const EVEN: &str = "Gleichmäßig";
pub const WAIT: &str = "Warten";
pub const PROCESS: &str = "Arbeit";
pub const LADDER_EMPTY: &str = "Die Zeitlinie wird maßstäblich gezeichnet, sobald ein Schritt eine Durchlaufzeit hat.";
pub const STEPS_LIST: &str = "Schritte";
pub const INSPECTOR: &str = "Einzelheiten";
pub const NAME: &str = "Name";
pub const NAME_EXAMPLE: &str = "was getan wird, mit Verb: Story verfeinern";
pub const TEAM: &str = "Team";
pub const TEAM_EXAMPLE: &str = "wer es tut";
pub const LEAD_TIME: &str = "Durchlaufzeit";
pub const PROCESS_TIME: &str = "Bearbeitungszeit";
pub const PROCESS_TIME_HINT: &str = "wirklich daran";
pub const PERCENT_CA: &str = "%C/A";
pub const PEOPLE: &str = "Personen";
pub const PEOPLE_HINT: &str = "an einem Vorgang";
pub const KIND: &str = "Art";
pub const NOTES: &str = "Notizen";
pub const REMOVE_STEP: &str = "Diesen Schritt entfernen";
pub const CONSTRAINT: &str = "Engpass";
pub const CHOOSE_CONSTRAINT: &str = "Diesen Schritt Engpass nennen";
pub const CONSTRAINT_SUGGESTED: &str = "Zurück zum Vorschlag der Karte";
pub const GOES_ON_TO: &str = "Geht weiter zu";
pub const CONNECT_TO: &str = "Verbinden mit";
pub const NUMBER_OF_STEP: &str = "seine Nummer";
pub const CHOOSE_STEP: &str = "Schritt wählen";
pub const NOT_CONNECTED: &str = "Diese beiden sind schon verbunden.";
pub const SENT_BACK_SHARE: &str = "Zurückgeschickter Anteil";
pub const SHARE_HINT: &str = "% der Arbeit, die diesen Weg nimmt";
pub const FLOW: &str = "Fluss";
pub const WAIT_ON_ARROW: &str = "Wartezeit auf dem Pfeil";
pub const WAIT_ON_ARROW_HINT: &str = "zählt zum nächsten Schritt, wo dieser keine Durchlaufzeit hat";
pub const INSERT_STEP: &str = "Hier einen Schritt einfügen";
pub const REMOVE_FLOW: &str = "Diesen Fluss entfernen";
pub const EMPTY_TITLE: &str = "Einer Anforderung folgen und nennen, was mit ihr geschieht";
pub const EMPTY_LEAD: &str = "Eine erste Karte hat 5 bis 15 Schritte und braucht zwei bis drei Stunden. Keine Antwort ist \
                              auch gut: ? eingeben und weitergehen.";
pub const FROM_TEMPLATE: &str = "Mit einer Vorlage beginnen";
pub const GUIDED: &str = "Geführt beginnen";
pub const FIRST_STEP: &str = "Ersten Schritt hinzufügen";

/// A lesson of the empty map.
pub struct Lesson {
    pub title: &'static str,
    pub whom: &'static str,
    pub questions: &'static [&'static str],
}

pub const LESSONS: [Lesson; 3] = [
    Lesson {
        title: "Die Schritte nennen",
        whom: "Alle fragen, in der Reihenfolge der Arbeit:",
        questions: &[
            "„Eine Anforderung wurde angenommen. Wer fasst sie zuerst an, und wohin geht sie von dort?“",
            "„Wo liegt sie und wartet?“",
        ],
    },
    Lesson {
        title: "Jedem seine Zeiten geben",
        whom: "Die fragen, die den Schritt tun:",
        questions: &[
            "„Von der Ankunft bis zur Weitergabe: Wie lange dauert das meistens?“",
            "„Wie viel davon ist Arbeit daran?“",
        ],
    },
    Lesson {
        title: "Fragen, was brauchbar ankommt",
        whom: "Die vom nächsten Schritt fragen, nicht die, die es getan haben:",
        questions: &[
            "„Von zehn, wie viele sind brauchbar, wie sie kommen: nichts zu berichtigen, zu ergänzen, nachzufragen?“",
        ],
    },
];

/// The names of the kinds of step.
pub const KIND_NAMES: [&str; 3] = ["Bearbeitung", "Nur Warteschlange", "Externe"];

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
        StepKind::Queue => ("Warteschlange:", "niemand ist dran"),
        StepKind::Outside => ("Externe:", "ihre Zeit zählt nicht"),
    }
}

/// Of several selected steps the details are those of one.
pub fn last_of_selected(selected: usize) -> String {
    ["Der letzte von ", &selected.to_string(), " gewählten"].concat()
}

/// The accessible name of a step.
pub fn step_name(number: usize, step: &Step, is_constraint: bool) -> String {
    let name = if step.name.is_empty() { UNNAMED_STEP } else { &step.name };
    let constraint = if is_constraint { ", Engpass" } else { "" };
    format!("{number} {name}{constraint}")
}

/// What the box of a step shows besides its name.
pub fn step_description(step: &Step, reading: &StepReading, calendar: &Calendar) -> String {
    let team = if step.team.is_empty() { NO_TEAM } else { &step.team };
    let unknown = || "unbekannt".to_owned();
    let time = |hours: Option<HourRange>| hours.map_or_else(unknown, |hours| duration_text(hours.mid, calendar));
    let lead = time(reading.lead_time_hours);
    if step.kind == StepKind::Outside {
        return format!("{team}: {}", kind_name(step.kind));
    }
    if step.kind != StepKind::Process {
        return format!("{team}: Durchlaufzeit {lead}, {}", kind_name(step.kind));
    }
    let process = time(reading.process_time_hours);
    let percent = reading.percent_ca.map_or_else(unknown, |percent| format!("{} %", percent_number(percent)));
    let end = if reading.is_dead_end(step.kind) { ", endet im Leeren" } else { "" };
    let is_less = reading.problems.contains(&StepProblem::LeadTimeBelowProcessTime);
    let less = if is_less { "kürzer als die " } else { "" };
    format!("{team}: Durchlaufzeit {lead}, {less}Bearbeitungszeit {process}, %C/A {percent}{end}")
}

/// The share that a rework flow sends back.
pub fn sent_back(share: Option<f64>) -> String {
    match share {
        Some(share) => format!("{} % zurück", percent_number(share)),
        None => "zurückgeschickt".to_owned(),
    }
}

pub fn wait_on_arrow(wait: &str) -> String {
    format!("wartet {wait}")
}

pub fn parallel_slack(slack: &str) -> String {
    format!("parallel, {slack} Puffer")
}

pub fn from_to(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

pub fn share_label(target: &str) -> String {
    format!("An {target} zurückgeschickter Anteil, %")
}

pub fn remove_flow_to(target: &str) -> String {
    format!("Den Fluss zu {target} entfernen")
}

/// Under the lead-time field: what counts where a range was typed or the figure comes from an arrow.
pub fn lead_time_hint(typed: Option<&Duration>, reading: &StepReading, calendar: &Calendar) -> String {
    match (typed, reading.lead_time_hours) {
        (Some(_), Some(hours)) if hours.is_range() => format!("Mitte {} zählt", duration_text(hours.mid, calendar)),
        (None, Some(hours)) => format!("{} mit der Wartezeit auf dem Pfeil", duration_text(hours.mid, calendar)),
        _ => "Ankunft bis Weitergabe".to_owned(),
    }
}

/// Whom %C/A is asked of.
pub fn whom_to_ask(next: Option<&Step>) -> String {
    match next {
        Some(step) if !step.team.is_empty() => format!("fragen: {}", step.team),
        Some(_) => "fragen: nächster Schritt".to_owned(),
        None => "fragen: wer das Ergebnis bekommt".to_owned(),
    }
}

/// What is wrong with a typed duration, and what to do.
pub fn duration_problem(problem: &DurationProblem) -> String {
    match problem {
        DurationProblem::Empty => "Es wurde nichts eingegeben.".to_owned(),
        DurationProblem::NotANumber { at } => {
            format!("Keine Zahl bei Zeichen {}. Zum Beispiel 2d 4h, 90m, 2-3 d oder ?", at + 1)
        }
        DurationProblem::Ambiguous { at } => {
            format!("Bei Zeichen {}: Dezimalkomma oder Tausender? 1,5 oder 1500 schreiben.", at + 1)
        }
        DurationProblem::UnknownUnit { at, .. } => {
            format!("Unbekannte Einheit bei Zeichen {}. Es gibt min, h, d (Tage), Wo und Mon.", at + 1)
        }
        DurationProblem::UnitMissing { at } => format!("Nach Zeichen {at} fehlt die Einheit."),
        DurationProblem::Negative { .. } => "Eine Zeit liegt nie unter 0. Sie zählt als unbekannt.".to_owned(),
        DurationProblem::RangeReversed => "Das erste Ende der Spanne liegt über dem zweiten.".to_owned(),
        DurationProblem::TooLong => "Mehr als hundert Jahre? Das zählt als unbekannt.".to_owned(),
    }
}

/// What is wrong with a typed percentage or amount.
pub fn entry_problem(problem: EntryProblem) -> Option<String> {
    Some(match problem {
        EntryProblem::Empty => return None,
        EntryProblem::NotANumber { at } => format!("Keine Zahl bei Zeichen {}. Das zählt als unbekannt.", at + 1),
        EntryProblem::Ambiguous { at } => format!("Bei Zeichen {}: Dezimalkomma oder Tausender?", at + 1),
        EntryProblem::Range => "Eine Zahl, keine Spanne.".to_owned(),
        EntryProblem::Negative => "Nie unter 0. Das zählt als unbekannt.".to_owned(),
        EntryProblem::TooMuch => "Zu viel: %C/A ist höchstens 100. Das zählt als unbekannt.".to_owned(),
    })
}

/// Times that contradict each other.
pub fn contradiction(reading: &StepReading) -> Option<String> {
    reading.problems.iter().find_map(|problem| {
        Some(match problem {
            StepProblem::LeadTimeBelowProcessTime => {
                "Kürzer als die Bearbeitungszeit, die darin steckt. Die Wartezeit zählt als 0.".to_owned()
            }
            StepProblem::WaitAboveLeadTime { .. } => {
                "Kürzer als die Wartezeit auf dem Pfeil mit der Bearbeitungszeit. Die Durchlaufzeit zählt.".to_owned()
            }
            StepProblem::TimeOfOutside => "Bei Externen zählt nur die Wartezeit am Pfeil dorthin.".to_owned(),
            _ => return None,
        })
    })
}

/// Why a step is the constraint.
pub fn constraint_reason(constraint: &Constraint) -> String {
    let share =
        constraint.wait_share_percent.map(|share| format!(": {} % der Durchlaufzeit gesamt", percent_number(share)));
    let share = share.unwrap_or_default();
    let so_far = if constraint.provisional { " Bisher: Manche Wartezeiten sind noch unbekannt." } else { "" };
    match constraint.reason {
        ConstraintReason::LongestWait => format!("Hier wartet Arbeit am längsten{share}.{so_far}"),
        ConstraintReason::LongestWaitLowerCa => {
            format!("Hier wartet Arbeit so lange wie anderswo{share}, und mehr davon ist zu berichtigen.{so_far}")
        }
        ConstraintReason::Overloaded => match constraint.utilisation_percent {
            Some(percent) => format!("{} Der Bedarf geht den Wartezeiten vor.", asked_for(percent)),
            None => String::new(),
        },
        ConstraintReason::ChosenByPerson => "Von Hand gewählt, statt des Vorschlags der Karte.".to_owned(),
    }
}

/// How much of its people's time a step is asked for.
fn asked_for(percent: f64) -> String {
    format!("Gebraucht werden {} % der Arbeitszeit.", percent_number(percent))
}

/// What the callout on the map says of the constraint, beside its name: the wait, its share, the quality.
pub fn callout(constraint: &Constraint, calendar: &Calendar) -> Vec<String> {
    let mut lines = Vec::new();
    if let (ConstraintReason::Overloaded, Some(percent)) = (constraint.reason, constraint.utilisation_percent) {
        lines.push(asked_for(percent));
    }
    if let Some(wait) = constraint.wait_hours {
        let here = match constraint.reason {
            ConstraintReason::ChosenByPerson | ConstraintReason::Overloaded => "Hier wartet Arbeit",
            _ => "Hier wartet Arbeit am längsten",
        };
        lines.push(format!("{here}: {}", duration_text(wait, calendar)));
    }
    if let Some(share) = constraint.wait_share_percent {
        lines.push(format!("{} % der Durchlaufzeit gesamt", percent_number(share)));
    }
    if let Some(percent) = constraint.percent_ca.filter(|percent| *percent < 100.0) {
        lines.push(format!("{} % kommen nicht brauchbar an", percent_number(100.0 - percent)));
    }
    if constraint.provisional {
        lines.push("bisher: manche Wartezeiten sind unbekannt".to_owned());
    }
    lines
}

/// The timeline in words.
pub fn ladder_label(map: &StreamMap, summary: &Summary) -> String {
    let Some(lead) = summary.lead_time.figure() else { return LADDER_EMPTY.to_owned() };
    let process = summary.process_time.figure().map_or(0.0, |hours| hours.mid);
    format!(
        "Zeitlinie des längsten Wegs, {} Schritte: {} insgesamt, {} davon Bearbeitung",
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
    let plural = if summary.steps == 1 { "" } else { "e" };
    let step = step.unwrap_or_default();
    format!("{step}{name}{colon}{} Schritt{plural}, {} {lead}", summary.steps, super::TOTAL_LEAD_TIME)
}

/// Where the stream starts and ends.
pub fn stream_ends(map: &StreamMap) -> String {
    let start = if map.starts_with.is_empty() { "Anforderung angenommen" } else { &map.starts_with };
    let end = if map.ends_with.is_empty() { "läuft in Produktion" } else { &map.ends_with };
    format!("von „{start}“ bis „{end}“")
}

/// A wait on the timeline; where the process time is not known the whole lead time stands there.
pub fn rung_wait(duration: &str, is_unknown: bool) -> String {
    if is_unknown { format!("{duration}, Arbeit darin unbekannt") } else { duration.to_owned() }
}

/// The label of a tick of the axis.
pub fn tick(tick: &Tick, unit: Unit) -> String {
    if tick.amount == 0.0 { "0".to_owned() } else { format!("{} {}", number(tick.amount), unit_symbol(unit)) }
}

/// Process time and %C/A in a row of the list.
pub fn list_figures(step: &Step, reading: &StepReading, calendar: &Calendar) -> String {
    if step.kind != StepKind::Process {
        return kind_name(step.kind).to_owned();
    }
    let process = reading.process_time_hours.map_or_else(|| "?".to_owned(), |hours| duration_text(hours.mid, calendar));
    let percent = step.percent_ca.as_ref().and_then(Percent::value);
    let percent = percent.map_or_else(|| "?".to_owned(), percent_number);
    format!("BZ {process} · {percent} %")
}

pub const DEAD_END: &str = "Endet im Leeren";

/// What is to be said of a step besides its figures.
pub fn list_remark(reading: &StepReading, summary: &Summary, calendar: &Calendar) -> String {
    if let Some(constraint) = summary.constraint.as_ref().filter(|constraint| constraint.step == reading.step) {
        return format!("Engpass. {}", constraint_reason(constraint));
    }
    match reading.slack_hours {
        Some(slack) if !reading.on_path && slack > 0.0 => {
            format!("Parallel, {} Puffer", duration_text(slack, calendar))
        }
        None if summary.dead_ends.contains(&reading.step) => [DEAD_END, ": nicht in der Summe"].concat(),
        _ => String::new(),
    }
}
