//! The map as a table.

use super::{
    UNNAMED_STEP, duration_problem, duration_text, entry_problem, kind_name, number, unit_symbol, value_name,
    waste_name,
};
use crate::id::StepId;
use crate::stream::{
    Calendar, Duration, DurationProblem, EntryProblem, FlowProblem, HourRange, Measured, Step, StepProblem, Unit,
};
use crate::workshop::{Fact, FactProblem};

pub const SCREEN: &str = "Tabelle der Karte";
pub const TOOLS: &str = "Werkzeuge der Tabelle";
pub const VIEW: &str = "Ansicht";
pub const STEPS_OF: &str = "Schritte von";
pub const NUMBER: &str = "Nr.";
pub const WAIT_BAR: &str = "Warten und Arbeit";
pub const NEXT_STEP: &str = "nächster Schritt";
pub const NEXT_STEP_HINT: &str = "hier einen Namen eingeben oder Zeilen einfügen: Sie kommen verbunden an";
pub const NEXT_STEP_LABEL: &str = "Name des nächsten Schritts";
pub const START: &str = "Anfang";
pub const NONE: &str = "keine";
pub const UNKNOWN: &str = "unbekannt";
pub const UNKNOWN_LEGEND: &str = "unbekannt, nicht null";
pub const UNKNOWN_WITHOUT_LEAD: &str = "unbekannt, bis die Durchlaufzeit da ist";
pub const UNKNOWN_WITHOUT_PROCESS: &str = "unbekannt, bis die Bearbeitungszeit da ist";
pub const COUNTS_AS_NOTHING: &str = "zählt als 0, bis es geklärt ist";
pub const NOT_COUNTED: &str = "zählt nicht";
pub const CONSTRAINT: &str = "Engpass";
pub const CONSTRAINT_SO_FAR: &str = "Engpass, bisher";
pub const INSERT_BEFORE: &str = "Schritt davor einfügen";
pub const MOVE_ROW_UP: &str = "Zeile nach oben";
pub const MOVE_ROW_DOWN: &str = "Zeile nach unten";
pub const COPY_ALL: &str = "Alle Zeilen kopieren";
pub const STILL_OPEN_LEAD: &str = "Die Summen lassen das weg; was sich widerspricht, zählt wie eingegeben.";
pub const IS_MEASURED: &str = "gemessen";
pub const SOURCE: &str = "Quelle";
pub const SAMPLE_SIZE: &str = "Stichprobe";
pub const PERCENTILE: &str = "Perzentil";
pub const DONE: &str = "Fertig";
pub const KEPT: &str = "Bleibt wie eingegeben.";
pub const DID_YOU_MEAN: &str = "Gemeint war vielleicht";
pub const OR_IS_THE: &str = "oder stimmt die";
pub const WRONG: &str = "nicht?";
pub const DEAD_END: &str = "Endet im Leeren: nicht in der Summe.";
/// Of a step that ends the stream beside another one, which the total is of.
pub fn other_end(longest: &str, is_equal: bool) -> String {
    if is_equal {
        format!("Ein Ende des Stroms neben {longest}. Die Wege zu beiden sind gleich lang; jener ist die Summe.")
    } else {
        format!("Ein Ende des Stroms neben {longest}, zu dem der längere Weg führt: der ist die Summe.")
    }
}
pub const CLOSES_CYCLE: &str =
    "Ein Fluss von hier geht zu einem früheren Schritt zurück, er zählt also als Nacharbeit.";
pub const PROCESS_TIME_LINK: &str = "Bearbeitungszeit";

/// The keys under the table: keys, what they do.
pub const KEYS: &[(&[&str], &str)] = &[
    (&["Enter"], "ändern, weiter"),
    (&["Tab"], "nächstes Feld"),
    (&["Strg Enter"], "Schritt danach"),
    (&["Alt ↑", "Alt ↓"], "verschieben"),
    (&["Umschalt ↑", "Umschalt ↓"], "auswählen"),
    (&["?"], "unbekannt"),
    (&["Esc"], "wie vorher, hinaus"),
];

/// The name of a column.
pub fn fact_name(fact: Fact) -> &'static str {
    match fact {
        Fact::Name => "Schritt",
        Fact::Team => "Team",
        Fact::Kind => "Art",
        Fact::Wait => "Wartezeit davor",
        Fact::LeadTime => "Durchlaufzeit",
        Fact::ProcessTime => "Bearbeitungszeit",
        Fact::PercentCa => "%C/A",
        Fact::People => "Personen",
        Fact::Wip => "WIP",
        Fact::Batch => "Losgröße",
        Fact::Value => "Wert",
        Fact::After => "Nach",
        Fact::ReworkTo => "Nacharbeit an",
        Fact::ReworkShare => "Anteil zurück",
        Fact::Tools => "Werkzeuge",
        Fact::Barriers => "Hindernisse",
        Fact::Wastes => "Verschwendung",
        Fact::Notes => "Notizen",
        Fact::Measured => "Gemessen",
    }
}

/// A word under the name of a column.
pub fn fact_hint(fact: Fact) -> &'static str {
    match fact {
        Fact::Wait => "auf dem Pfeil",
        Fact::LeadTime => "mit Bearbeitungszeit",
        Fact::ProcessTime => "wirklich daran",
        Fact::PercentCa => "Nächste fragen",
        Fact::People => "je Vorgang",
        Fact::Wip => "wartende Vorgänge",
        Fact::Batch => "zusammen weitergegeben",
        Fact::After => "Nummern oder Namen",
        Fact::ReworkTo => "zurückgeschickt an",
        Fact::ReworkShare => "% der Arbeit",
        Fact::Measured => "Quelle, Stichprobe",
        _ => "",
    }
}

pub const WAIT_BAR_HINT: &str = "ein Maßstab für alle Zeilen";

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
    format!("{name} von {step}")
}

/// Where the cursor is.
pub fn place(row: usize, rows: usize, column: &str) -> String {
    format!("Zeile {row} von {rows}, {column}")
}

pub fn rows_selected(count: usize) -> String {
    format!("{count} Zeilen ausgewählt")
}

pub fn middle_counts(hours: &HourRange, calendar: &Calendar) -> String {
    format!("Mitte {}", duration_text(hours.mid, calendar))
}

/// Under a lead time that follows from the wait on an arrow.
pub const FROM_ARROW: &str = "mit der Wartezeit davor";

/// A time that is offered to be typed, in the units of the language.
pub fn written_time(time: &str) -> String {
    let long = [Unit::Week, Unit::Month];
    long.iter().fold(time.to_owned(), |time, unit| time.replace(unit.symbol(), unit_symbol(*unit)))
}

/// Where a figure was measured.
pub fn measured(measured: &Measured) -> String {
    let source = if measured.source.is_empty() { "Quelle nicht genannt" } else { &measured.source };
    let size = if measured.sample_size == 0 { String::new() } else { format!(", n = {}", measured.sample_size) };
    format!("{source}{size}, Perzentil {}", number(measured.percentile))
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
            "Zu diesem Schritt führt kein Pfeil, also kann keine Wartezeit darauf stehen. Zuerst unter Nach sagen, was \
             davor kommt."
                .to_owned()
        }
        FactProblem::NoRework => {
            "Von hier wird nichts zurückgeschickt. Zuerst unter Nacharbeit an sagen, wohin.".to_owned()
        }
        FactProblem::TooMany { arrows: 1 } => "Bitte ein Wert: Es gibt einen Pfeil.".to_owned(),
        FactProblem::TooMany { arrows } => format!("Höchstens {arrows} Werte: Es gibt {arrows} Pfeile."),
        FactProblem::NoSuchStep(word) => {
            format!("Kein Schritt heißt „{}“. Nummern oder Namen eingeben, mit ; dazwischen.", shortened(word))
        }
        FactProblem::SeveralSteps(word) => {
            format!("Mehrere Schritte heißen „{}“. Stattdessen die Nummer eingeben.", shortened(word))
        }
        FactProblem::Itself => "Ein Schritt lässt sich nicht mit sich selbst verbinden.".to_owned(),
        FactProblem::GoesRound(step) => format!(
            "{} kommt nach diesem Schritt. Arbeit, die zurückgeht, ist Nacharbeit: unter Nacharbeit an eingeben.",
            label(*step)
        ),
        FactProblem::Chosen => "Aus der Liste wählen.".to_owned(),
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
    format!("{} ist weniger als die Bearbeitungszeit, {}{said}.", lead.text(), process.text())
}

pub fn step_problem(problem: &StepProblem) -> Option<String> {
    let of = |fact: Fact, words: String| Some(format!("{}: {words}", fact_name(fact)));
    let of_time = |fact, problem: &DurationProblem| of(fact, duration_problem(problem));
    let of_entry = |fact, problem: &EntryProblem| of(fact, entry_problem(*problem)?);
    match problem {
        StepProblem::LeadTimeBelowProcessTime => {
            Some("Die Durchlaufzeit ist kürzer als die Bearbeitungszeit, die darin steckt.".to_owned())
        }
        StepProblem::WaitAboveLeadTime { .. } => Some(
            "Wartezeit davor und Bearbeitungszeit sind länger als die Durchlaufzeit. Die Durchlaufzeit zählt."
                .to_owned(),
        ),
        StepProblem::ProcessTimeOfQueue => Some(
            "An einer Warteschlange arbeitet niemand: Ihre Bearbeitungszeit zählt als 0. Ist es eine Bearbeitung?"
                .to_owned(),
        ),
        StepProblem::TimeOfOutside => {
            Some("Bei Externen zählt nur die Wartezeit am Pfeil dorthin, keine eigene Zeit.".to_owned())
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
        FlowProblem::EndsWhereItStarts => {
            Some("Ein Fluss von diesem Schritt zu ihm selbst: Er wird weggelassen.".to_owned())
        }
        FlowProblem::ClosesCycle => Some(CLOSES_CYCLE.to_owned()),
        FlowProblem::MissingStep => Some("Ein Fluss, dessen anderes Ende fehlt: Er wird weggelassen.".to_owned()),
        FlowProblem::Wait(problem) => Some(format!("{}: {}", fact_name(Fact::Wait), duration_problem(problem))),
        FlowProblem::Share(problem) => Some(format!("{}: {}", fact_name(Fact::ReworkShare), entry_problem(*problem)?)),
    }
}

// ------------------------------------------------------------------------------------------------------------ what is open

pub fn still_open(count: usize) -> String {
    format!("Noch offen, {count}")
}

pub fn and_more(count: usize) -> String {
    format!("und {count} weitere")
}

pub fn missing(facts: &[Fact]) -> String {
    let names: Vec<&str> = facts.iter().map(|fact| fact_name(*fact)).collect();
    format!("fehlt: {}", names.join(", "))
}

/// Whom to ask: the step's own team for times, the next team for what arrives usable.
pub fn ask(team: &str, next_team: Option<&str>, only_quality: bool) -> String {
    let own = if team.is_empty() { "wer es tut" } else { team };
    match next_team.filter(|next| !next.is_empty() && *next != team) {
        Some(next) if only_quality => format!("fragen: {next}"),
        Some(next) => format!("fragen: {own}, dann {next}"),
        None => format!("fragen: {own}"),
    }
}

pub fn use_instead(time: &str) -> String {
    format!("{time} verwenden")
}

// ---------------------------------------------------------------------------------------------------------- announcements

pub fn said_set(fact: Fact, step: &str, value: &str) -> String {
    let field = field_label(fact, step);
    if value.is_empty() { format!("{field} geleert") } else { format!("{field} ist jetzt {value}") }
}

pub fn said_added(step: &str) -> String {
    format!("{step} hinzugefügt")
}

pub fn said_removed(name: &str) -> String {
    format!("{} entfernt", if name.is_empty() { UNNAMED_STEP } else { name })
}

pub fn said_moved(step: &str, rows: usize) -> String {
    format!("Zeile verschoben: jetzt {step}, von {rows}")
}

pub const SAID_BASIS: &str = "Einstellungen der Karte geändert";

pub fn said_more(first: &str, more: usize) -> String {
    format!("{first}, und {more} weitere {}", if more == 1 { "Änderung" } else { "Änderungen" })
}

pub fn said_map(name: &str, steps: usize) -> String {
    match steps {
        1 => format!("{name}: 1 Schritt"),
        steps => format!("{name}: {steps} Schritte"),
    }
}
