//! The presentation: one finding per page, in a sentence that can be read from the back of a room.

use super::{calendar_text, constraint_reason, day, duration_text, improve, percent_number, stream_ends};
use crate::stream::{ActivityRatio, Calendar, Constraint, ConstraintReason, HourRange, RolledCa, StreamMap, Total};
use crate::workshop::{
    ChangeFacts, Due, HandoffFacts, Known, PlannedChange, QualityFacts, SentBack, Slide, Status, StepQuality,
};

pub const SCREEN: &str = "Präsentation";
pub const PAGES: &str = "Seiten";
pub const LEAVE: &str = "Verlassen";
pub const ESCAPE: &str = "Esc";
pub const FULL_SCREEN: &str = "Vollbild";
pub const PREVIOUS: &str = "Zurück";
pub const NEXT: &str = "Weiter";
pub const NO_STEPS: &str = "Diese Karte hat noch keine Schritte";
pub const NO_STEPS_WHY: &str =
    "Zuerst die Schritte des Wertstroms auf der Karte hinzufügen. Jede Seite hier folgt daraus.";
const ASK_LEAD_TIMES: &str = "Unbekannt ist nicht null. Bei jedem Schritt fragen, wer ihn tut: Von der Ankunft bis \
    zur Weitergabe, wie lange dauert das meistens?";
const ASK_PERCENT_CA: &str = "%C/A ist für keinen Schritt bekannt. Den nächsten Schritt fragen: Von zehn, wie viele sind \
    brauchbar, wie sie kommen, ohne Korrektur, Ergänzung oder Rückfrage?";
pub const WORK: &str = "Bearbeitung";
pub const WAIT: &str = "Wartezeit";
pub const WAIT_AND_WORK: &str = "Wartezeit und Bearbeitung, nicht getrennt";
pub const LOWEST: &str = "Am wenigsten davon ist so brauchbar, wie es ist";
pub const GOES_BACK: &str = "Geht zurück";
pub const NO_REWORK: &str = "Auf dieser Karte ist keine Nacharbeit eingezeichnet.";
pub const NO_MAP_ON_PAGE: &str = "Die Karte ist zu groß für Namen; zu sehen ist nur ihre Form.";
pub const NO_QUALITY: &str = "Von keinem Schritt ist bekannt, dass er unter 100 % liegt.";
pub const OWNER: &str = "Zuständig";
pub const CHECK_ON: &str = "Prüfen am";
pub const WHAT: &str = "Was wir versuchen";
pub const BEFORE_AND_AFTER: &str = "Ist- und Soll-Zustand im selben Maßstab";
pub const UNKNOWN: &str = "nicht bekannt";

/// The name of a page.
pub fn slide_name(slide: Slide) -> &'static str {
    match slide {
        Slide::Total => "Gesamt",
        Slide::Constraint => "Engpass",
        Slide::Handoffs => "Übergaben",
        Slide::SentBack => "Zurückgeschickt",
        Slide::Changes => "Was wir ändern",
    }
}

/// What a screen reader says when a page is turned.
pub fn now_shown(slide: Slide, title: &str) -> String {
    format!("Seite {} von {}, {}: {title}", slide.number(), Slide::ALL.len(), slide_name(slide))
}

/// "2 Schritte", "1 Schritt".
fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn steps(number: usize) -> String {
    count(number, "Schritt", "Schritte")
}

/// "zwischen 31 d und 35 d", where the figure is a range.
pub fn range(hours: HourRange, calendar: &Calendar) -> Option<String> {
    let text = |hours: f64| duration_text(hours, calendar);
    hours.is_range().then(|| format!("zwischen {} und {}", text(hours.low), text(hours.high)))
}

// --------------------------------------------------------------------------------------------------------------- total

pub fn total_title(lead: &Total, process: &Total, calendar: &Calendar) -> String {
    let text = |total: &Total| total.figure().map(|hours| duration_text(hours.mid, calendar)).unwrap_or_default();
    match (Known::of(lead), Known::of(process)) {
        (Known::NoSteps, _) => NO_STEPS.to_owned(),
        (Known::Nothing, _) => "Noch hat kein Schritt eine Durchlaufzeit".to_owned(),
        (Known::SoFar, _) => format!("Bisher {}, und noch ist nicht alles bekannt", text(lead)),
        (Known::All, Known::All) => format!("{}, davon {} Bearbeitung", text(lead), text(process)),
        (Known::All, Known::SoFar) => format!("{}, davon sicher {} Bearbeitung", text(lead), text(process)),
        (Known::All, _) => format!("{}, und wie viel davon Bearbeitung ist, ist nicht bekannt", text(lead)),
    }
}

/// From where to where, and the rest.
pub fn total_lead(map: &StreamMap, lead: &Total, wait: &Total) -> String {
    match (Known::of(lead), wait.figure().filter(|_| wait.missing() == 0)) {
        (Known::NoSteps, _) => NO_STEPS_WHY.to_owned(),
        (Known::Nothing, _) => ASK_LEAD_TIMES.to_owned(),
        (_, None) => sentence(&stream_ends(map)),
        (_, Some(wait)) => {
            let wait = duration_text(wait.mid, &map.calendar);
            format!("{} Der Rest, {wait}, ist Wartezeit.", sentence(&stream_ends(map)))
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
    let middle = if lead.figure().is_some_and(|hours| hours.is_range()) { ", Mitte der Spannen" } else { "" };
    match ratio {
        Some(ratio) => format!("{}{middle}", super::ratio_basis(ratio, calendar)),
        None => "noch hat kein Schritt beide Zeiten".to_owned(),
    }
}

pub fn with_rework(counting: &str, lead_time: &str) -> String {
    format!("Mit Nacharbeit, {counting}: {lead_time}")
}

/// Work and wait, to scale, in words.
pub fn parts_label(lead: &str, process: &str) -> String {
    format!("{lead} maßstäblich, davon {process} Bearbeitung")
}

// ---------------------------------------------------------------------------------------------------------- constraint

pub fn constraint_title(step: &str, constraint: &Constraint, calendar: &Calendar) -> String {
    match constraint.wait_hours.filter(|hours| *hours > 0.0) {
        Some(wait) => format!("Bei {step} wartet die Arbeit {}", duration_text(wait, calendar)),
        None => format!("{step} begrenzt den Wertstrom"),
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
        text = format!("{} % der gesamten Durchlaufzeit von {}", percent_number(share), duration_text(total, calendar));
        match process_hours {
            Some(work) if work > 0.0 => text += &[", für ", &duration_text(work, calendar), " Bearbeitung"].concat(),
            Some(_) => text += ", und niemand arbeitet währenddessen daran",
            None => {}
        }
        text += ".";
    }
    if let Some(percent) = constraint.percent_ca.filter(|percent| *percent < 100.0) {
        text = format!("{text} {} % von dem, was herauskommt, ist nicht brauchbar.", percent_number(100.0 - percent));
    }
    match constraint.reason {
        ConstraintReason::ChosenByPerson if constraint.wait_hours.is_none() => {
            text += " Von Hand gewählt; wie lange die Arbeit dort wartet, ist nicht bekannt.";
        }
        ConstraintReason::ChosenByPerson => text += " Von Hand gewählt, anders als die Karte vorschlägt.",
        ConstraintReason::LongestWaitLowerCa => text += " Anderswo wartet sie so lange; hier ist mehr zu korrigieren.",
        ConstraintReason::Overloaded => text = format!("{text} {}", constraint_reason(constraint)),
        ConstraintReason::LongestWait => {}
    }
    if constraint.provisional {
        text += " Vorläufig: Manche Wartezeiten sind noch nicht bekannt.";
    }
    text.trim_start().to_owned()
}

pub const NO_CONSTRAINT: &str = "Noch lässt sich kein Engpass nennen";
pub const NO_WAIT_KNOWN: &str = "Wartezeit ist Durchlaufzeit minus Bearbeitungszeit, und noch hat kein Schritt auf dem \
    längsten Weg beide.";

pub fn nothing_waits(missing: usize) -> (String, String) {
    if missing == 0 {
        let why = "Jeder Schritt auf dem längsten Weg dauert so lange, wie daran gearbeitet wird.";
        return ("Auf dieser Karte wartet die Arbeit nirgends".to_owned(), why.to_owned());
    }
    let why = format!("{} auf dem längsten Weg: Die Wartezeit ist noch nicht bekannt.", steps(missing));
    (NO_CONSTRAINT.to_owned(), why)
}

/// The map and its timeline with the constraint, in words.
pub fn constraint_drawing(step: &str, wait: Option<&str>, total: &str) -> String {
    match wait {
        Some(wait) => {
            format!("Die Karte, {step} hervorgehoben, und die Zeitlinie maßstäblich: {wait} von {total} Wartezeit dort")
        }
        None => format!("Die Karte, {step} hervorgehoben, und die Zeitlinie maßstäblich: {total}"),
    }
}

// ------------------------------------------------------------------------------------------------------------ handoffs

/// "einmal", "6-mal".
fn times(number: usize) -> String {
    match number {
        1 => "einmal".to_owned(),
        2 => "zweimal".to_owned(),
        number => format!("{number}-mal"),
    }
}

pub fn handoffs_title(facts: &HandoffFacts) -> String {
    match (facts.handoffs.forward, facts.handoffs.back) {
        _ if facts.steps == 0 => NO_STEPS.to_owned(),
        (0, 0) if facts.teams == 0 => "Noch hat niemand gesagt, wer was tut".to_owned(),
        (0, 0) if facts.teams == 1 => "Ein Team macht alles".to_owned(),
        (0, 0) => "Keine Arbeit geht von einem Team zum anderen".to_owned(),
        (forward, 0) => format!("Die Arbeit wird {} übergeben", times(forward)),
        (0, back) => format!("Die Arbeit geht {} an ein anderes Team zurück", times(back)),
        (forward, back) => format!("Die Arbeit wird {} übergeben und geht {} zurück", times(forward), times(back)),
    }
}

pub fn handoffs_lead(facts: &HandoffFacts, calendar: &Calendar) -> String {
    if facts.steps == 0 {
        return NO_STEPS_WHY.to_owned();
    }
    let mut parts = Vec::new();
    match (Known::of(&facts.wait_after), facts.wait_after.figure(), facts.wait_share_percent) {
        (Known::All, Some(wait), Some(share)) => parts.push(format!(
            "Gleich nach einer Übergabe wartet sie zusammen {}: {} % der gesamten Durchlaufzeit.",
            duration_text(wait.mid, calendar),
            percent_number(share)
        )),
        (Known::SoFar, Some(wait), _) => parts.push(format!(
            "Gleich nach einer Übergabe wartet sie bisher {}; bei {} ist die Wartezeit nicht bekannt.",
            duration_text(wait.mid, calendar),
            count(facts.wait_after.missing(), "Übergabe", "Übergaben")
        )),
        (Known::Nothing, ..) => parts.push("Wie lange sie gleich danach wartet, ist noch nicht bekannt.".to_owned()),
        _ => {}
    }
    match facts.without_team {
        0 => {}
        missing if facts.teams == 0 => {
            parts.push(format!("{} ohne Team: Übergaben zählen, sobald feststeht, wer was tut.", steps(missing)));
        }
        missing => parts.push(format!("Nicht gezählt: {} ohne Team.", steps(missing))),
    }
    if parts.is_empty() {
        parts.push("Jede Übergabe ist eine Warteschlange, und Wissen geht dabei verloren.".to_owned());
    }
    parts.join(" ")
}

/// "Produkt → Entwicklung".
pub fn pair(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// "2", "2 und 1 zurück".
pub fn pair_count(forward: usize, back: usize) -> String {
    match (forward, back) {
        (forward, 0) => forward.to_string(),
        (0, back) => format!("{back} zurück"),
        (forward, back) => format!("{forward} und {back} zurück"),
    }
}

pub fn more_pairs(number: usize) -> String {
    format!("und {}", count(number, "weiteres Paar", "weitere Paare"))
}

pub const WHO_TO_WHOM: &str = "Wer wem übergibt, und wie oft";
pub const HANDOFFS_DRAWING: &str = "Die Karte, Übergaben hervorgehoben";

// ----------------------------------------------------------------------------------------------------------- sent back

/// `worst`: the name of the step with the lowest %C/A.
pub fn quality_title(facts: &QualityFacts, worst: Option<(&str, f64)>) -> String {
    match worst {
        _ if facts.of == 0 && facts.sent_back.is_empty() => NO_STEPS.to_owned(),
        Some((step, percent)) => {
            format!("{} % von dem, was aus {step} kommt, ist so nicht brauchbar", percent_number(100.0 - percent))
        }
        None if !facts.sent_back.is_empty() => {
            format!("Arbeit geht auf {} zurück", count(facts.sent_back.len(), "Weg", "Wegen"))
        }
        None if facts.known == 0 => "Noch ist niemand gefragt worden, was brauchbar ankommt".to_owned(),
        None if facts.known < facts.of => "Soweit bekannt, muss nichts korrigiert werden".to_owned(),
        None => "Alles ist so brauchbar, wie es ist".to_owned(),
    }
}

pub fn quality_lead(facts: &QualityFacts) -> String {
    if facts.of == 0 && facts.sent_back.is_empty() {
        return NO_STEPS_WHY.to_owned();
    }
    let missing = facts.of.saturating_sub(facts.known);
    match (&facts.rolled, missing) {
        (None, _) => ASK_PERCENT_CA.to_owned(),
        (Some(rolled), 0) => rolled_text(rolled),
        (Some(rolled), 1) => format!("{} 1 Schritt ohne %C/A bleibt außen vor.", rolled_text(rolled)),
        (Some(rolled), missing) => format!("{} {missing} Schritte ohne %C/A bleiben außen vor.", rolled_text(rolled)),
    }
}

fn rolled_text(rolled: &RolledCa) -> String {
    let through = match rolled.with_value {
        1 => "den einen Schritt".to_owned(),
        all => format!("alle {all} Schritte"),
    };
    let percent = percent_number(rolled.percent);
    format!("{percent} % kommen ohne Korrektur durch {through} ({}).", super::ROLLED_CA)
}

pub fn step_quality(step: &str, of: &StepQuality) -> (String, String) {
    (step.to_owned(), format!("{} %", percent_number(of.percent_ca)))
}

pub fn back_share(flow: &SentBack) -> String {
    match flow.share_percent {
        Some(share) => format!("{} % der Arbeit", percent_number(share)),
        None => "Anteil nicht bekannt".to_owned(),
    }
}

pub const QUALITY_DRAWING: &str = "Die Karte mit %C/A an jedem Schritt und den Wegen zurück";

// ------------------------------------------------------------------------------------------------------------- changes

pub fn changes_title(facts: &ChangeFacts, drop: Option<&str>) -> String {
    match (facts.goal.outcome.trim(), drop, facts.open.len()) {
        ("", Some(drop), _) => format!("Der Soll-Zustand dauert {drop}"),
        ("", None, 0) if facts.kept > 0 => "Alles Geplante ist getan".to_owned(),
        ("", None, 0) => "Noch ist nichts geplant".to_owned(),
        ("", None, open) => format!("{} zu erproben", count(open, "Maßnahme", "Maßnahmen")),
        (goal, ..) if facts.goal.by.is_empty() => goal.to_owned(),
        (goal, ..) => format!("{goal}, bis {}", day(&facts.goal.by)),
    }
}

/// "14 d 5 h statt 33 d 4 h".
pub fn instead_of(after: &str, before: &str) -> String {
    format!("{after} statt {before}")
}

pub fn changes_lead(facts: &ChangeFacts, drop: Option<&str>) -> String {
    let mut parts = Vec::new();
    if !facts.goal.outcome.trim().is_empty() {
        if !facts.goal.now.trim().is_empty() {
            parts.push(format!("Jetzt: {}.", facts.goal.now.trim()));
        }
        if let Some(drop) = drop {
            parts.push(format!("Der Soll-Zustand dauert {drop}."));
        }
    }
    let running = facts.open.iter().filter(|one| one.status == Status::Running).count();
    let overdue = facts.open.iter().filter(|one| matches!(one.due, Due::Overdue { .. })).count();
    if facts.open.is_empty() && facts.states.is_none() {
        parts.push("Unter Maßnahmen aufschreiben: was das Team versucht, wer sich kümmert, Prüftermin.".to_owned());
    }
    if running > 0 {
        parts.push(format!("{running} {}.", if running == 1 { "läuft" } else { "laufen" }));
    }
    if overdue > 0 {
        parts.push(format!("{overdue} überfällig: Der Tag zum Nachsehen ist vorbei."));
    }
    if facts.kept > 0 {
        parts.push(format!("{} geprüft und beibehalten.", facts.kept));
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
    format!("und {number} weitere unter Maßnahmen")
}

// ---------------------------------------------------------------------------------------------------------------- basis

/// The basis of all figures, in the bar.
pub fn basis(calendar: &Calendar) -> String {
    format!("{} · längster Weg · {} enthält Wartezeit", calendar_text(calendar), super::LT_SHORT)
}

#[cfg(test)]
#[path = "present_tests.rs"]
mod tests;
