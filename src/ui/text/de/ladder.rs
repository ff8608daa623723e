//! The deploy ladder.

use super::{day, duration_text, number, percent_number};
use crate::maturity::{MilestoneGroup, MilestoneKind, Rule, Tally, Verdict};
use crate::stream::{Cadence, Calendar, Ceiling, Pace};
use crate::workshop::{DataFigure, DataReading, DeployFacts, FEWEST_SAMPLES, Judgement, LadderStanding, RungStanding};

pub const SCREEN: &str = "Deployment-Leiter";
pub const BAR: &str = "Wessen Leiter das ist";
pub const WHOSE: &str = "Team oder Dienst";
pub const WHOLE_STREAM: &str = "Der ganze Wertstrom";
pub const TEAMS_GROUP: &str = "Teams";
pub const SERVICES_GROUP: &str = "Dienste";
pub const PERIOD: &str = "Deployments aus";
pub const ALL_DATA: &str = "Alle Daten";
pub const LAST_90_DAYS: &str = "Letzte 90 Tage der Daten";
pub const OWN_DATES: &str = "Unter Lieferung gewählter Zeitraum";
pub const NO_DATA: &str = "Keine Deployment-Daten: Menschen beurteilen jeden Meilenstein. Importieren unter Lieferung.";
pub const MEASURING: &str = "Wird gemessen …";

pub const RUNG_REACHED: &str = "Erreichte Sprosse";
pub const NONE_REACHED: &str = "Noch keine";
pub const ALL_REACHED: &str = "Alle Sprossen sind erreicht.";
pub const OWNER: &str = "Wer in diesem Tempo ausliefert";
pub const SPEED: &str = "Tempo";
pub const STABILITY: &str = "Stabilität";
pub const SHOW_RUNG: &str = "Sprosse zeigen";
pub const HUNDRED_WHOLE: &str = "Die Häufigkeit wird hier über alle importierten Dienste zusammen gelesen: Hundert am Tag \
    ist eine Zahl der ganzen Organisation, ein einzelnes Team liefert davon bis zu zehn am Tag.";
pub const CEILING: &str = "Die Grenze, die die Karte setzt";
pub const CEILING_NO_MAP: &str =
    "Auf der Karte ist noch kein Schritt. Mit Wartezeiten darauf steht hier, wie oft bestenfalls etwas fertig wird.";
pub const CEILING_RULE: &str = "Angenommen ist, dass jede Wartezeit nur ein Los auf einmal durchlässt. Wo mehr Deployments \
    gemessen sind, überlappen sich dort Lose oder gehen daran vorbei.";
pub const CEILING_DRAWING: &str = "Wartezeiten, die länger sind, als das Tempo erlaubt, im selben Maßstab";

pub const TO_DO_NONE: &str = "Auf dieser Sprosse ist nichts mehr zu tun.";
pub const TO_DO_BASIS: &str = "zuerst nicht erfüllte, dann offene";
pub const GROUPS_LABEL: &str = "Meilensteine";
pub const STATE_OPEN: &str = "offen";
pub const FROM_DATA: &str = "aus Daten:";
pub const OVERRULED: &str = "Anders entschieden.";
pub const BACK_TO_DATA: &str = "Zurück zu den Daten";
pub const NOTE: &str = "Notiz";
pub const BY: &str = "Wer das sagt";
pub const ADD_IMPROVEMENT: &str = "Maßnahme hinzufügen";
pub const NO_OWNER: &str = "noch niemand zuständig";
pub const NO_IMPROVEMENT: &str = "noch keine Maßnahme";

/// The ladder in one of its editions.
pub fn model_name(version: u32) -> String {
    format!("Deployment-Leiter, Ausgabe {version}")
}

/// A group of milestones.
pub fn group_name(group: MilestoneGroup) -> &'static str {
    match group {
        MilestoneGroup::Measurements => "Messungen",
        MilestoneGroup::Development => "Entwicklung",
        MilestoneGroup::Communication => "Kommunikation",
        MilestoneGroup::Culture => "Kultur",
    }
}

/// Said of a milestone that the rung does not ask for.
pub fn kind_note(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::Core => "",
        MilestoneKind::NextLevel => "für die nächste Sprosse, hier nicht verlangt",
        MilestoneKind::Common => "auf dieser Sprosse üblich, nicht verlangt",
    }
}

/// The word of a state.
pub fn verdict_word(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Met) => "erfüllt",
        Some(Verdict::NotMet) => "nicht erfüllt",
        Some(Verdict::NotApplicable) => super::NOT_APPLICABLE_SHORT,
        None => STATE_OPEN,
    }
}

/// A choice that leaves the milestone to the deploys.
pub fn leave_to_data(verdict: Verdict) -> String {
    format!("Daten: {}", verdict_word(Some(verdict)))
}

/// The statement without its full stop, as a name.
pub fn milestone_name(text: &str) -> &str {
    text.trim_end_matches('.')
}

/// The accessible name of a milestone's state.
pub fn state_of(milestone: &str) -> String {
    format!("{}: Stand", milestone_name(milestone))
}

/// The accessible name of a milestone's note.
pub fn note_on(milestone: &str) -> String {
    format!("{}: Notiz", milestone_name(milestone))
}

/// The accessible name of the field for who judged.
pub fn by_of(milestone: &str) -> String {
    format!("{}: wer das sagt", milestone_name(milestone))
}

/// The way to what is done about a milestone.
pub fn improve_word(open: usize) -> String {
    if open == 0 { ADD_IMPROVEMENT.to_owned() } else { super::improve_word(open) }
}

/// The same, as it is read out.
pub fn improve_label(milestone: &str, open: usize) -> String {
    format!("{}: {}", milestone_name(milestone), improve_word(open))
}

/// "31 von 49 erfüllt".
pub fn met_of(tally: Tally) -> String {
    format!("{} von {} erfüllt", tally.met, tally.of() - tally.not_applicable)
}

/// A rung's button: its name and how far it is.
pub fn rung_button(title: &str, tally: Tally) -> String {
    format!("{title} {}/{}", tally.met, tally.of() - tally.not_applicable)
}

/// What is left on the way to a rung.
pub fn on_the_way(rung: &RungStanding<'_>) -> String {
    let Tally { not_met, open, not_applicable, .. } = rung.asked;
    let (title, met) = (&rung.rung.title, met_of(rung.asked));
    let said = format!("Auf dem Weg zu „{title}“: {met}. {not_met} nicht erfüllt, {open} offen.");
    if not_applicable > 0 { format!("{said} {not_applicable} nicht anwendbar, ohne Wertung.") } else { said }
}

/// The list of what to do on a rung.
pub fn to_do_for(title: &str) -> String {
    format!("Zu tun für „{title}“")
}

/// Rows that are folded away because nothing is to be done about them.
pub fn more_met(count: usize) -> String {
    if count == 1 { "1 weiterer, erfüllt".to_owned() } else { format!("{count} weitere, alle erfüllt") }
}

/// All counts of the ladder in one line.
pub fn ladder_facts(ladder: &LadderStanding<'_>) -> String {
    use crate::workshop::JudgedBy;
    let sum = |count: fn(Tally) -> usize| ladder.rungs.iter().map(|rung| count(rung.asked)).sum::<usize>();
    let by = |by| ladder.rungs.iter().map(|rung| rung.judged_by(by)).sum::<usize>();
    let mut said = vec![format!(
        "{} Meilensteine: {} erfüllt, {} nicht erfüllt, {} offen, {} {}",
        sum(Tally::of),
        sum(|tally| tally.met),
        sum(|tally| tally.not_met),
        sum(|tally| tally.open),
        sum(|tally| tally.not_applicable),
        super::NOT_APPLICABLE_SHORT
    )];
    let by_whom = [(by(JudgedBy::Data), "nach Daten beurteilt"), (by(JudgedBy::Overruled), "anders entschieden")];
    said.extend(by_whom.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")));
    said.join("; ")
}

/// "1 ganze Woche", "13 ganze Wochen".
fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What the judging rests on.
pub fn basis(days: Option<(&str, &str)>, deployments: u64, whose: &str) -> String {
    let deployments = count(deployments, "Deployment", "Deployments");
    match days {
        Some((first, last)) => format!("{} bis {}, {deployments} {whose}", day(first), day(last)),
        None => format!("{deployments} {whose}"),
    }
}

/// Whose deploys were measured, in the genitive behind their count.
pub fn of_services(service: Option<&str>, services: usize) -> String {
    match (service, services) {
        (Some(service), _) => format!("des Dienstes {service}"),
        (None, 0 | 1) => "des einen Dienstes".to_owned(),
        (None, n) => format!("aller {n} Dienste"),
    }
}

/// Elapsed time.
fn elapsed(seconds: f64) -> String {
    duration_text(seconds / 3600.0, &Calendar::ELAPSED)
}

/// What a rule asks.
pub fn rule_text(rule: Rule) -> &'static str {
    match rule {
        Rule::WeeklyDeploys | Rule::DailyDeploys => "Regel ≥ 1",
        Rule::LeadTime5Days => "Regel ≤ 5 d",
        Rule::LeadTime2Days => "Regel ≤ 2 d",
        Rule::FailureRate15Percent => "Regel < 15 %",
        Rule::Recovery1Day => "Regel < 1 d",
        Rule::HundredDeploysADay => "Regel ≥ 100",
    }
}

/// The figure that deploys give, with what it is made of and the rule.
pub fn data_figure(data: &DataReading) -> String {
    let over = if data.rule == Rule::HundredDeploysADay { ", über alle Dienste" } else { "" };
    let said = format!("{}, {}{over}", figure_text(data.figure), rule_text(data.rule));
    match data.verdict {
        Some(_) => said,
        None => format!("{said}; zu wenig für ein Urteil, {FEWEST_SAMPLES} sind nötig"),
    }
}

fn figure_text(figure: DataFigure) -> String {
    let median = |median: Option<f64>, per: &str| {
        median.map_or_else(|| "kein Wert".to_owned(), |m| format!("Median {} {per}", number(m)))
    };
    let time =
        |median: Option<f64>| median.map_or_else(|| "kein Wert".to_owned(), |s| format!("Median {}", elapsed(s)));
    match figure {
        DataFigure::PerWeek { median: m, weeks } => {
            format!("{}, {}", median(m, "pro Woche"), count(weeks, "ganze Woche", "ganze Wochen"))
        }
        DataFigure::PerWorkingDay { median: m, days, empty } => {
            let days = count(days, "Arbeitstag", "Arbeitstage");
            format!("{}, {days}, {empty} ohne Deployment", median(m, "pro Arbeitstag"))
        }
        DataFigure::LeadTime { median_s, changes } => format!("{}, n {changes}", time(median_s)),
        DataFigure::FailureRate { failed: Some(failed), of } if of > 0 => {
            format!("{} fehlgeschlagen", share(failed, of))
        }
        DataFigure::FailureRate { .. } => "in den Daten steht nichts über Fehlschläge".to_owned(),
        DataFigure::Recovery { median_s, recoveries, open, oldest_open_s } => {
            let said = format!("{}, n {recoveries}", time(median_s));
            let oldest = oldest_open_s.map(|age| format!(", längste seit {}", elapsed(age))).unwrap_or_default();
            if open > 0 { format!("{said}; {open} noch offen{oldest}") } else { said }
        }
    }
}

/// `14 von 109 (12,8 %)`.
fn share(part: u64, of: u64) -> String {
    format!("{part} von {of} ({} %)", percent_number(part as f64 / of as f64 * 100.0))
}

/// How fast work comes out: frequency and lead time.
pub fn speed(facts: &DeployFacts) -> String {
    let frequency = match facts.median_per_week {
        Some(median) => {
            let weeks = if facts.whole_weeks == 1 { "Woche" } else { "Wochen" };
            format!("{} pro Woche, Median aus {} {weeks}", number(median), facts.whole_weeks)
        }
        None => "keine ganze Woche zum Zählen".to_owned(),
    };
    let lead = match facts.lead_time_median_s {
        Some(median) => format!("Vorlaufzeit {}, n {}", elapsed(median), facts.changes),
        None => "keine Vorlaufzeit".to_owned(),
    };
    format!("{frequency}; {lead}")
}

/// How well it holds: failures and recovery.
pub fn stability(facts: &DeployFacts) -> String {
    let failures = match facts.failed {
        Some(failed) if facts.failed_of > 0 => format!("{} fehlgeschlagen", share(failed, facts.failed_of)),
        _ => "nichts über Fehlschläge".to_owned(),
    };
    let recovery = match facts.recovery_median_s {
        Some(median) => format!("Wiederherstellung {}, n {}", elapsed(median), facts.recoveries),
        None => "keine Wiederherstellung gemessen".to_owned(),
    };
    format!("{failures}; {recovery}")
}

/// Who overruled, and when.
pub fn signature(judgement: &Judgement) -> String {
    let on = if judgement.on.is_empty() { String::new() } else { day(&judgement.on) };
    match (judgement.by.is_empty(), on.is_empty()) {
        (true, _) => on,
        (false, true) => judgement.by.clone(),
        (false, false) => format!("{}, {on}", judgement.by),
    }
}

/// A pace.
pub fn pace_word(pace: Pace) -> &'static str {
    match pace {
        Pace::Weekly => "einmal pro Woche",
        Pace::Daily => "einmal am Tag",
        Pace::TenADay => "zehnmal am Tag",
    }
}

/// The one sentence of the ceiling: the step that waits longest, and what has to become of it.
pub fn ceiling_first(cadence: &Cadence, first: &Ceiling, step: &str, pace: Pace, calendar: &Calendar) -> String {
    let wait = duration_text(first.wait_hours, calendar);
    let period = duration_text(cadence.period_hours, calendar);
    let pace = pace_word(pace);
    let lets =
        format!("Allein {step} wartet {wait}: „{pace}“ ist erst erreichbar, wenn die Wartezeit unter {period} liegt.");
    let others = cadence.in_the_way.len().saturating_sub(1);
    match others {
        0 => lets,
        1 => format!("{lets} Ein weiterer Schritt wartet länger als das."),
        n => format!("{lets} {n} weitere Schritte warten länger als das."),
    }
}

/// Said where no wait is in the way.
pub fn ceiling_free(cadence: &Cadence, pace: Pace) -> String {
    let pace = pace_word(pace);
    match cadence.unknown {
        0 => format!("Keine Wartezeit auf der Karte steht „{pace}“ im Weg."),
        1 => format!("Keine bekannte Wartezeit steht „{pace}“ im Weg; 1 Schritt hat noch keine Wartezeit."),
        n => format!("Keine bekannte Wartezeit steht „{pace}“ im Weg; {n} Schritte haben noch keine Wartezeit."),
    }
}

/// What the map allows at best, beside what was measured.
pub fn ceiling_best(cadence: &Cadence, measured: Option<f64>) -> String {
    let best = match cadence.per_week {
        Some(per_week) => format!("Nach dieser Karte bestenfalls {} pro Woche", rounded(per_week)),
        None => "Die Karte setzt keine Grenze".to_owned(),
    };
    let unknown = match cadence.unknown {
        0 => "",
        _ if cadence.per_week.is_some() => ", soweit Wartezeiten bekannt sind",
        _ => "",
    };
    match measured {
        Some(measured) => format!("{best}{unknown}; gemessen sind {} pro Woche im Median.", rounded(measured)),
        None => format!("{best}{unknown}."),
    }
}

fn rounded(amount: f64) -> String {
    let tenths = if amount < 10.0 { 10.0 } else { 1.0 };
    number((amount * tenths).round() / tenths)
}

/// A bar of the drawing.
pub fn ceiling_bar(step: &str, wait_hours: f64, calendar: &Calendar) -> String {
    format!("{step}, {}", duration_text(wait_hours, calendar))
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
