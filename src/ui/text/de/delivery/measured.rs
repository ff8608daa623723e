//! Where the time goes, and the measured map.

use super::super::{calendar_text, duration_text, number};
use super::{changes, count, counted, elapsed, elapsed_or_none, percent, rows_counted};
use crate::delivery::{EventLog, LogStage, OddityKind, SplitStage, StageChange, StagePart, StageSplit};
use crate::stream::{Calendar, HourRange};
use crate::workshop::{ChangeStage, Filling, LineName, PartGauge, PartVerdict};

pub const SPLIT_TITLE: &str = "Phasen einer Änderung";
pub const SPLIT_CAPTION: &str = "Zeit in jeder Phase der Änderungen, die im Zeitraum deployt wurden";
pub const STAGE: &str = "Phase";
pub const FROM_TO: &str = "Von, bis";
pub const N: &str = "n";
pub const NOT_KNOWN: &str = "Unbekannt";
pub const MEDIAN: &str = "Median";
pub const ALL_OF_IT: &str = "erster Commit bis deployt";
pub const UNATTRIBUTED: &str = "in keiner bekannten Phase";
pub const WHOLE: &str = "Vorlaufzeit für Änderungen";
pub const REST: &str = "Nicht zugeordnet";
pub const NO_SPLIT: &str = "Keine Änderung nennt ihre Phasen. Pull oder Merge Requests mit den Zeiten von Eröffnung, erstem \
    Review und Merge bringen sie.";

pub const TITLE: &str = "Gemessene Karte";
pub const OPEN: &str = "Gemessene Karte anlegen";
pub const CLOSE: &str = "Gemessene Karte schließen";
pub const LEAD: &str = "Schritte und Durchlaufzeiten, wie die Daten sie haben, auf einer neuen Karte oder neben den Schätzungen einer Karte.";
pub const NOTHING: &str = "Hieraus kann noch keine Karte werden: Pull Requests mit ihren Zeiten importieren oder ein \
    Ereignisprotokoll (item, stage, entered, left), etwa den Statusverlauf von Jira oder Azure Boards.";
pub const SOURCE: &str = "Phasen aus";
pub const SOURCE_CHANGES: &str = "deployten Änderungen";
pub const SOURCE_LOG: &str = "dem Ereignisprotokoll";
pub const FIGURE: &str = "Welcher Wert gilt";
pub const PERCENTILE: &str = "Perzentil";
pub const COUNTED: &str = "Zeit in einer Phase";
pub const PER_VISIT: &str = "je Aufenthalt";
pub const PER_ITEM: &str = "aller Aufenthalte eines Vorgangs zusammen";
pub const PART: &str = "Auf der Karte";
pub const ITEMS: &str = "Vorgänge";
pub const CAME_BACK: &str = "Zurückgekommen";
pub const STILL_OPEN: &str = "Noch offen";
pub const STAGES_TABLE: &str = "Phasen und was auf der Karte aus ihnen wird";
pub const GOES_BACK: &str = "Was zurückgeht";
pub const NOTHING_BACK: &str = "Nichts geht gegen die übliche Reihenfolge der Phasen zurück.";
pub const ODD_ROWS: &str = "Zeilen, die nicht in die Werte eingingen";
pub const ODD_HEADS: [&str; 5] = ["Warum", "Datei", "Zeile", "Vorgang", "Phase"];
pub const TARGET_TITLE: &str = "Von den Phasen zur Karte";
pub const PUT_ON: &str = "Wohin";
pub const NEW_MAP: &str = "eine neue Karte";
pub const MAP_NAME: &str = "Name der neuen Karte";
pub const CALENDAR: &str = "Arbeitskalender der neuen Karte";
pub const MATCHING: &str = "Welcher Schritt welche Phase ist";
pub const NO_STEP: &str = "kein Schritt dieser Karte";
pub const PREVIEW: &str = "Was sich ändern würde";
pub const NOTHING_MATCHED: &str = "Noch hat keine Phase einen Schritt dieser Karte: oben einen wählen.";
pub const STEP: &str = "Schritt";
pub const NOW: &str = "Durchlaufzeit jetzt";
pub const MEASURED_TIME: &str = "Gemessen";
pub const FROM_STAGES: &str = "Aus";
pub const KEEP_ESTIMATES: &str = "Jede Schätzung in den Notizen ihres Schritts behalten";
pub const NOT_TYPED: &str = "unbekannt";
pub const MEASURED_BEFORE: &str = "früher gemessen";
pub const BELOW_PROCESS_TIME: &str = "kürzer als die Bearbeitungszeit: Eines von beiden ist falsch";
pub const SUMS: &str = "Hat ein Schritt mehrere Phasen, werden ihre Zeiten addiert: Eine Wartezeit gehört zur Durchlaufzeit \
    des Schritts, zu dem sie führt. Addierte Mediane und Perzentile sind selbst eine Schätzung.";
pub const MAKE: &str = "Die gemessene Karte anlegen";
pub const SHOW_MAP: &str = "Karte zeigen";
pub const COMPARISON: &str = "Vom Commit bis zur Produktion: die Karte neben der Messung";
pub const COMPARISON_TABLE: &str = "Schritte vom Commit bis zur Produktion";
pub const OF_MAP: &str = "Karte zum Vergleichen";
pub const FIRST_STEP: &str = "Erster Schritt nach dem Commit";
pub const LAST_STEP: &str = "Schritt, der in der Produktion endet";
pub const ON_THE_MAP: &str = "Auf der Karte";
pub const DIFFERENCE: &str = "Unterschied";
pub const WHOLE_WAY: &str = "Alles zusammen";
pub const NO_WAY: &str =
    "Kein Fluss führt vorwärts vom ersten dieser Schritte zum letzten. Andere wählen oder den Fluss zeichnen.";
pub const NO_LEAD_TIME: &str = "Es ist keine Vorlaufzeit für Änderungen gemessen, also nichts, womit sich die Karte \
    vergleichen ließe: Deployments mit den Zeiten ihrer Commits importieren.";
pub const READING: &str = "Phasen werden gelesen …";

pub const PARTS: [StagePart; 3] = [StagePart::Work, StagePart::Wait, StagePart::End];

/// What a stage becomes on the map.
pub fn part_name(part: StagePart) -> &'static str {
    match part {
        StagePart::Work => "Schritt: Arbeit",
        StagePart::Wait => "Warteschlange: Warten",
        StagePart::End | StagePart::Rare => "nicht auf der Karte",
    }
}

/// Why a stage is proposed to stay away.
pub fn part_note(proposed: StagePart) -> &'static str {
    match proposed {
        StagePart::End => "beendet den Wertstrom",
        StagePart::Rare => "weniger als ein Zehntel der Vorgänge kommt hierher",
        StagePart::Work | StagePart::Wait => "",
    }
}

pub fn part_label(stage: &str) -> String {
    ["Was ", stage, " auf der Karte ist"].concat()
}

pub fn line_name(name: &LineName) -> String {
    match name {
        LineName::Stage(name) if name.is_empty() => "(ohne Namen)".to_owned(),
        LineName::Stage(name) => name.clone(),
        LineName::Before(name) => ["Wartezeit vor ", name].concat(),
        LineName::Change(stage) => change_stage(*stage).0.to_owned(),
    }
}

/// Name and definition.
pub fn change_stage(stage: ChangeStage) -> (&'static str, &'static str) {
    match stage {
        ChangeStage::Coding => ("Coding", "erster Commit bis eröffnet"),
        ChangeStage::Pickup => ("Pickup", "eröffnet bis erstes Review"),
        ChangeStage::Review => ("Review", "erstes Review bis gemergt"),
        ChangeStage::Deploy => ("Deploy", "gemergt bis deployt"),
        ChangeStage::Whole => ("Commit bis Produktion", ALL_OF_IT),
    }
}

pub fn percent_name(percent: u8) -> String {
    if percent == 50 { MEDIAN.to_owned() } else { format!("P{percent}") }
}

/// What the figures of the split are made of.
pub fn split_rule(split: &StageSplit) -> String {
    format!(
        "{} mit Zeiten von Phasen, nach dem Tag des Deployments. Eine Phase, deren Zeit fehlt oder negativ ist, ist für \
         diese Änderung unbekannt, nie 0. Verstrichene Zeit, 24 h × 7 d; Perzentile linear interpoliert. Mediane lassen \
         sich nicht addieren.",
        changes(split.changes)
    )
}

/// Changes for which a stage is not known.
pub fn not_known(stage: &SplitStage) -> String {
    match (stage.missing, stage.negative) {
        (0, 0) => "0".to_owned(),
        (missing, 0) => counted(missing, "fehlt", "fehlen"),
        (0, negative) => format!("{} negativ", count(negative)),
        (missing, negative) => format!("{}, {} negativ", counted(missing, "fehlt", "fehlen"), count(negative)),
    }
}

/// What an event log is made of.
pub fn log_rule(log: &EventLog) -> String {
    let left = log.left_out;
    let said = |number: u64, words: &str| (number > 0).then(|| format!("{} {words}", count(number)));
    let all = [
        said(left.still_open, "noch offen"),
        said(left.negative, "verlassen vor dem Beginn"),
        said(left.beginning_unknown, "ohne Beginn"),
        said(left.end_unknown, "ohne Ende"),
        said(left.duplicates, "doppelt vorhanden"),
        said(left.outside_period, "außerhalb des Zeitraums"),
    ];
    let left: Vec<String> = all.into_iter().flatten().collect();
    let left = if left.is_empty() { String::new() } else { format!(" Weggelassen: {}.", left.join(", ")) };
    format!(
        "{} von {}. Ein Aufenthalt dauert vom Betreten einer Phase bis zum Verlassen und zählt am Tag des Verlassens; \
         Dienste und Umgebungen filtern ihn nicht. Verstrichene Zeit, 24 h × 7 d.{left}",
        rows_counted(log.rows),
        counted(log.items, "Vorgang", "Vorgängen"),
    )
}

/// "2 von 12 (17 %)".
pub fn share_of(part: u64, of: u64) -> String {
    if part == 0 {
        return "0".to_owned();
    }
    format!("{} von {} ({})", count(part), count(of), percent(part as f64 / of as f64))
}

pub fn items_back(log: &EventLog) -> String {
    const KEPT_ONCE: &str = "Eine Tabelle mit einer Spalte je Phase behält von jeder eine Zeit: Wie oft Vorgänge zurückkamen, steht nicht darin.";
    let known = match log.items_back {
        0 if log.rows_kept_once > 0 => return KEPT_ONCE.to_owned(),
        0 => "Kein Vorgang kam in eine Phase zurück, die er verlassen hatte.".to_owned(),
        1 => format!("{} Vorgängen kam in eine Phase zurück, die er verlassen hatte.", share_of(1, log.items)),
        back => {
            format!("{} Vorgängen kamen in eine Phase zurück, die sie verlassen hatten.", share_of(back, log.items))
        }
    };
    if log.rows_kept_once > 0 { [known.as_str(), " ", KEPT_ONCE].concat() } else { known }
}

/// How many items came back to a stage, where that shows.
pub fn came_back(log: &EventLog, stage: &LogStage) -> String {
    match stage.items_back {
        0 if log.rows_kept_once > 0 => cell(None),
        back => share_of(back, stage.items),
    }
}

/// A change against the usual order.
pub fn goes_back(log: &EventLog, change: &StageChange) -> String {
    let name = |at: usize| log.stages.get(at).map_or("", |stage| stage.name.as_str());
    let of = if change.share > 0.0 { (change.count as f64 / change.share).round() as u64 } else { 0 };
    format!("{} zurück zu {}: {}", name(change.from), name(change.to), share_of(change.count, of))
}

pub fn odd_title(number: usize) -> String {
    format!("{ODD_ROWS}: {}", count(number as u64))
}

pub fn odd_kind(kind: OddityKind) -> &'static str {
    match kind {
        OddityKind::Negative => "verlassen, bevor die Phase begann",
        OddityKind::StillOpen => "noch offen",
        OddityKind::BeginningUnknown => "niemand nennt den Beginn",
        OddityKind::EndUnknown => "der Verlauf überspringt das Ende",
        OddityKind::Duplicate => "doppelt vorhanden, zählt einmal",
    }
}

pub fn figures_on(map: &str) -> String {
    ["Werte auf ", map].concat()
}

pub fn new_map_name(source: &str) -> String {
    if source.is_empty() { "Gemessen".to_owned() } else { ["Gemessen: ", source].concat() }
}

pub fn map_name(name: &str) -> String {
    map_name_or(name, "Karte ohne Namen")
}

/// A calendar to choose.
pub fn calendar_choice(calendar: &Calendar) -> String {
    if *calendar == Calendar::ELAPSED {
        format!("{}: verstrichene Zeit, nichts wird umgerechnet", calendar_text(calendar))
    } else {
        format!("{}: umgerechnet", calendar_text(calendar))
    }
}

/// How elapsed time becomes that of a map.
pub fn conversion(calendar: &Calendar) -> String {
    if *calendar == Calendar::ELAPSED {
        return "Die Karte zählt verstrichene Zeit, wie die Messung: Nichts wird umgerechnet.".to_owned();
    }
    let hours = number(calendar.hours_per_week());
    format!(
        "Gemessen ist verstrichene Zeit, die Karte zählt {}: {hours} h von den 168 h einer Woche. Gemessene Zeiten werden \
         also mit {hours} ÷ 168 multipliziert, und eine verstrichene Woche wird zu einer Arbeitswoche.",
        calendar_text(calendar),
    )
}

pub fn step_label(stage: &str) -> String {
    ["Schritt für ", stage].concat()
}

pub fn step_choice(row: usize, name: &str) -> String {
    format!("{}. {}", row + 1, map_name_or(name, "Schritt ohne Namen"))
}

fn map_name_or(name: &str, otherwise: &str) -> String {
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

/// A lead time now.
pub fn lead_time_now(filling: &Filling, calendar: &Calendar) -> String {
    let hours = match filling.was {
        None => return NOT_TYPED.to_owned(),
        Some(HourRange { low, high, .. }) if low < high => {
            format!("{} bis {}", duration_text(low, calendar), duration_text(high, calendar))
        }
        Some(HourRange { mid, .. }) => duration_text(mid, calendar),
    };
    if filling.was_measured { format!("{hours} ({MEASURED_BEFORE})") } else { hours }
}

/// A measured lead time, before and after conversion.
pub fn lead_time_measured(filling: &Filling, calendar: &Calendar) -> String {
    let written = filling.lead_time.text();
    if *calendar == Calendar::ELAPSED {
        return format!("{written}, n {}", filling.sample_size);
    }
    format!("{written}, aus {} verstrichener Zeit, n {}", elapsed(filling.elapsed_hours * 3_600.0), filling.sample_size)
}

/// What is kept in the notes of a step whose estimate gives way.
pub fn estimate_note(lead_time: &str) -> String {
    format!("Durchlaufzeit vor der Messung: {lead_time}")
}

pub fn write_button(number: usize, map: &str) -> String {
    format!("{} in {} übernehmen", counted(number as u64, "Wert", "Werte"), map_name(map))
}

pub fn made(name: &str, steps: usize) -> String {
    let steps = counted(steps as u64, "gemessener Schritt", "gemessene Schritte");
    format!("Angelegt: {name}, {steps}. Rückgängig nimmt sie wieder heraus.")
}

pub fn written(number: usize, map: &str) -> String {
    let figures = counted(number as u64, "gemessener Wert", "gemessene Werte");
    let back = if number == 1 { "ihn" } else { "alle" };
    format!("{figures} auf {}. Rückgängig nimmt {back} zurück.", map_name(map))
}

pub fn unchanged(map: &str) -> String {
    format!("{} hat diese Werte schon.", map_name(map))
}

/// Why a line has no figure.
pub fn no_figure(name: &str) -> String {
    format!("{name}: Kein Aufenthalt ist zu Ende, also gibt es keinen Wert für die Karte.")
}

/// What starts and ends a map of changes.
pub const CHANGES_START: &str = "erster Commit";
pub const CHANGES_END: &str = "läuft in Produktion";

pub fn log_end(last: &str, is_end: bool) -> String {
    if is_end { last.to_owned() } else { ["Ende von ", last].concat() }
}

/// A difference with its sign.
pub fn signed(hours: f64, calendar: &Calendar) -> String {
    let sign = if hours > 0.0 { "+" } else { "" };
    [sign, &duration_text(hours, calendar)].concat()
}

/// What was measured, as one sentence.
pub fn lead_basis(gauge: &PartGauge, percent: u8, n: u64, calendar: &Calendar) -> String {
    let converted = if *calendar == Calendar::ELAPSED {
        String::new()
    } else {
        format!(
            ", das sind {} im Arbeitskalender der Karte ({})",
            duration_text(gauge.measured_hours, calendar),
            calendar_text(calendar)
        )
    };
    format!(
        "Gemessene Vorlaufzeit für Änderungen, {}: {} verstrichen{converted}; n {}.",
        percent_name(percent),
        elapsed(gauge.elapsed_hours * 3_600.0),
        changes(n)
    )
}

/// What the difference means, in sentences.
pub fn verdict(gauge: &PartGauge, largest: Option<&str>, calendar: &Calendar) -> Vec<String> {
    let hours = |hours: f64| duration_text(hours.abs(), calendar);
    let difference = hours(gauge.difference_hours.unwrap_or_default());
    let at = |name: &str| {
        let of = gauge.largest.and_then(|step| gauge.path.iter().find(|own| own.step == step));
        let off = of.and_then(crate::workshop::StepGauge::difference_hours).map(hours).unwrap_or_default();
        format!("Das meiste davon, was sich zuordnen lässt, liegt in {name}: {off}.")
    };
    let mut said = match gauge.verdict {
        PartVerdict::NothingOnTheMap => {
            vec!["Kein Schritt dieses Teils hat eine Durchlaufzeit, also sagt die Karte nichts zum Vergleichen.".to_owned()]
        }
        PartVerdict::Alike => vec![format!(
            "Karte und Messung stimmen bis auf ein Zehntel überein; der Unterschied ist {difference}."
        )],
        PartVerdict::MapIsShorter => vec![
            format!("Änderungen brauchen {difference} länger, als die Karte sagt."),
            "Wartezeiten zwischen den Schritten fehlen auf der Karte, Schätzungen sind zu kurz, oder Arbeit wird \
             zurückgeschickt."
                .to_owned(),
        ],
        PartVerdict::MapIsLonger => vec![
            format!("Änderungen brauchen {difference} weniger, als die Karte sagt."),
            "Die Karte zeigt vielleicht den schlimmsten Fall, zählt Arbeit vor dem ersten Commit oder zählt Zweige, die \
             nebeneinander laufen."
                .to_owned(),
        ],
    };
    said.extend(largest.map(at));
    let missing = gauge.map.missing();
    if missing > 0 && gauge.verdict != PartVerdict::NothingOnTheMap {
        said.push(missing_lead_times(missing, gauge.map.of));
    }
    said
}

/// How many steps leave the map's sum a lower bound.
pub(super) fn missing_lead_times(missing: usize, of: usize) -> String {
    let steps = counted(of as u64, "Schritt", "Schritten");
    let verb = if missing == 1 { "hat" } else { "haben" };
    format!(
        "{missing} von {steps} in diesem Teil {verb} keine Durchlaufzeit; die Summe der Karte ist also eine Untergrenze."
    )
}

/// A figure of a table.
pub fn cell(seconds: Option<f64>) -> String {
    elapsed_or_none(seconds)
}
