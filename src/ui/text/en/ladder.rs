//! The deploy ladder.

use super::{day, number, percent_number};
use crate::maturity::{MilestoneGroup, MilestoneKind, Rule, Tally, Verdict};
use crate::stream::{Cadence, Calendar, Ceiling, Pace, duration_text};
use crate::workshop::{DataFigure, DataReading, DeployFacts, FEWEST_SAMPLES, Judgement, LadderStanding, RungStanding};

pub const SCREEN: &str = "Deploy ladder";
pub const BAR: &str = "Whose ladder this is";
pub const WHOSE: &str = "Team or service";
pub const WHOLE_STREAM: &str = "The whole stream";
pub const TEAMS_GROUP: &str = "Teams";
pub const SERVICES_GROUP: &str = "Services";
pub const PERIOD: &str = "Deploys of";
pub const ALL_DATA: &str = "All data";
pub const LAST_90_DAYS: &str = "Last 90 days of data";
pub const OWN_DATES: &str = "The dates chosen under Delivery";
pub const NO_DATA: &str = "No deploy data: people judge every milestone. Import some under Delivery.";
pub const MEASURING: &str = "Measuring…";

pub const RUNG_REACHED: &str = "Rung reached";
pub const NONE_REACHED: &str = "None yet";
pub const ALL_REACHED: &str = "Every rung is reached.";
pub const OWNER: &str = "Who deploys at this pace";
pub const SPEED: &str = "Speed";
pub const STABILITY: &str = "Stability";
pub const SHOW_RUNG: &str = "Show a rung";
pub const HUNDRED_WHOLE: &str = "Its frequency is read over all imported services together: a hundred a day is a figure of \
    the whole organisation, of which one team ships up to ten a day.";
pub const CEILING: &str = "The ceiling the map sets";
pub const CEILING_NO_MAP: &str =
    "There is no step on the map yet. With waits on it, this says how often work can come out at best.";
pub const CEILING_RULE: &str = "Every wait is taken to let one batch through at a time. Where measured deploys are more, \
    batches overlap there or go around.";
pub const CEILING_DRAWING: &str = "Waits that are longer than the pace allows, to one scale";

pub const TO_DO_NONE: &str = "Nothing is left to do on this rung.";
pub const TO_DO_BASIS: &str = "not met first, then open";
pub const GROUPS_LABEL: &str = "Milestones";
pub const STATE_OPEN: &str = "open";
pub const FROM_DATA: &str = "from data:";
pub const OVERRULED: &str = "Overruled.";
pub const BACK_TO_DATA: &str = "Back to data";
pub const NOTE: &str = "Note";
pub const BY: &str = "Who says so";
pub const ADD_IMPROVEMENT: &str = "Add improvement";
pub const NO_OWNER: &str = "no owner yet";
pub const NO_IMPROVEMENT: &str = "no improvement yet";

/// The ladder in one of its editions.
pub fn model_name(version: u32) -> String {
    format!("deploy ladder, version {version}")
}

/// A group of milestones.
pub fn group_name(group: MilestoneGroup) -> &'static str {
    match group {
        MilestoneGroup::Measurements => "Measurements",
        MilestoneGroup::Development => "Development",
        MilestoneGroup::Communication => "Communication",
        MilestoneGroup::Culture => "Culture",
    }
}

/// Said of a milestone that the rung does not ask for.
pub fn kind_note(kind: MilestoneKind) -> &'static str {
    match kind {
        MilestoneKind::Core => "",
        MilestoneKind::NextLevel => "next level, not asked for here",
        MilestoneKind::Common => "common on this rung, not asked for",
    }
}

/// The word of a state.
pub fn verdict_word(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Met) => "met",
        Some(Verdict::NotMet) => "not met",
        Some(Verdict::NotApplicable) => "n.a.",
        None => STATE_OPEN,
    }
}

/// A choice that leaves the milestone to the deploys.
pub fn leave_to_data(verdict: Verdict) -> String {
    format!("data: {}", verdict_word(Some(verdict)))
}

/// The statement without its full stop, as a name.
pub fn milestone_name(text: &str) -> &str {
    text.trim_end_matches('.')
}

/// The accessible name of a milestone's state.
pub fn state_of(milestone: &str) -> String {
    format!("{}: state", milestone_name(milestone))
}

/// The accessible name of a milestone's note.
pub fn note_on(milestone: &str) -> String {
    format!("{}: note", milestone_name(milestone))
}

/// The accessible name of the field for who judged.
pub fn by_of(milestone: &str) -> String {
    format!("{}: who says so", milestone_name(milestone))
}

/// The way to what is done about a milestone.
pub fn improve_word(open: usize) -> String {
    if open == 0 { ADD_IMPROVEMENT.to_owned() } else { super::improve_word(open) }
}

/// The same, as it is read out.
pub fn improve_label(milestone: &str, open: usize) -> String {
    format!("{}: {}", milestone_name(milestone), improve_word(open).to_lowercase())
}

/// "31 of 49 met".
pub fn met_of(tally: Tally) -> String {
    format!("{} of {} met", tally.met, tally.of() - tally.not_applicable)
}

/// A rung's button: its name and how far it is.
pub fn rung_button(title: &str, tally: Tally) -> String {
    format!("{title} {}/{}", tally.met, tally.of() - tally.not_applicable)
}

/// What is left on the way to a rung.
pub fn on_the_way(rung: &RungStanding<'_>) -> String {
    let Tally { not_met, open, not_applicable, .. } = rung.asked;
    let (title, met) = (rung.rung.title.to_lowercase(), met_of(rung.asked));
    let said = format!("On the way to {title}: {met}. {not_met} not met, {open} open.");
    if not_applicable > 0 { format!("{said} {not_applicable} not applicable, which does not count.") } else { said }
}

/// The list of what to do on a rung.
pub fn to_do_for(title: &str) -> String {
    format!("To do for {}", title.to_lowercase())
}

/// Rows that are folded away because nothing is to be done about them.
pub fn more_met(count: usize) -> String {
    format!("{count} more, all met")
}

/// All counts of the ladder in one line.
pub fn ladder_facts(ladder: &LadderStanding<'_>) -> String {
    use crate::workshop::JudgedBy;
    let sum = |count: fn(Tally) -> usize| ladder.rungs.iter().map(|rung| count(rung.asked)).sum::<usize>();
    let by = |by| ladder.rungs.iter().map(|rung| rung.judged_by(by)).sum::<usize>();
    let mut said = vec![format!(
        "{} milestones: {} met, {} not met, {} open, {} n.a.",
        sum(Tally::of),
        sum(|tally| tally.met),
        sum(|tally| tally.not_met),
        sum(|tally| tally.open),
        sum(|tally| tally.not_applicable)
    )];
    let by_whom = [(by(JudgedBy::Data), "judged from data"), (by(JudgedBy::Overruled), "overruled")];
    said.extend(by_whom.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")));
    said.join("; ")
}

/// What the judging rests on.
pub fn basis(days: Option<(&str, &str)>, deployments: u64, whose: &str) -> String {
    let deployments = if deployments == 1 { "1 deployment".to_owned() } else { format!("{deployments} deployments") };
    match days {
        Some((first, last)) => format!("deploys {} to {}, {deployments} of {whose}", day(first), day(last)),
        None => format!("{deployments} of {whose}"),
    }
}

/// Whose deploys were measured.
pub fn of_services(service: Option<&str>, services: usize) -> String {
    match (service, services) {
        (Some(service), _) => format!("the service {service}"),
        (None, 0 | 1) => "the one service".to_owned(),
        (None, n) => format!("all {n} services"),
    }
}

/// Elapsed time.
fn elapsed(seconds: f64) -> String {
    duration_text(seconds / 3600.0, &Calendar::ELAPSED)
}

/// What a rule asks.
pub fn rule_text(rule: Rule) -> &'static str {
    match rule {
        Rule::WeeklyDeploys | Rule::DailyDeploys => "rule ≥ 1",
        Rule::LeadTime5Days => "rule ≤ 5 d",
        Rule::LeadTime2Days => "rule ≤ 2 d",
        Rule::FailureRate15Percent => "rule < 15 %",
        Rule::Recovery1Day => "rule < 1 d",
        Rule::HundredDeploysADay => "rule ≥ 100",
    }
}

/// The figure that deploys give, with what it is made of and the rule.
pub fn data_figure(data: &DataReading) -> String {
    let over = if data.rule == Rule::HundredDeploysADay { ", over all services" } else { "" };
    let said = format!("{}, {}{over}", figure_text(data.figure), rule_text(data.rule));
    match data.verdict {
        Some(_) => said,
        None => format!("{said}; too little to judge, {FEWEST_SAMPLES} are needed"),
    }
}

fn figure_text(figure: DataFigure) -> String {
    let median =
        |median: Option<f64>| median.map_or_else(|| "no figure".to_owned(), |m| format!("median {}", number(m)));
    let time =
        |median: Option<f64>| median.map_or_else(|| "no figure".to_owned(), |s| format!("median {}", elapsed(s)));
    match figure {
        DataFigure::PerWeek { median: m, weeks } => format!("{} a week, {weeks} whole weeks", median(m)),
        DataFigure::PerWorkingDay { median: m, days, empty } => {
            format!("{} a working day, {days} working days, {empty} without a deploy", median(m))
        }
        DataFigure::LeadTime { median_s, changes } => format!("{}, n {changes}", time(median_s)),
        DataFigure::FailureRate { failed: Some(failed), of } if of > 0 => format!("{} failed", share(failed, of)),
        DataFigure::FailureRate { .. } => "nothing in the data tells failures".to_owned(),
        DataFigure::Recovery { median_s, recoveries, open, oldest_open_s } => {
            let said = format!("{}, n {recoveries}", time(median_s));
            let oldest = oldest_open_s.map(|age| format!(", the oldest {}", elapsed(age))).unwrap_or_default();
            if open > 0 { format!("{said}; {open} still open{oldest}") } else { said }
        }
    }
}

/// `14 of 109 (12.8 %)`.
fn share(part: u64, of: u64) -> String {
    format!("{part} of {of} ({} %)", percent_number(part as f64 / of as f64 * 100.0))
}

/// How fast work comes out: frequency and lead time.
pub fn speed(facts: &DeployFacts) -> String {
    let frequency = match facts.median_per_week {
        Some(median) => format!("{} a week, median of {} weeks", number(median), facts.whole_weeks),
        None => "no whole week to count".to_owned(),
    };
    let lead = match facts.lead_time_median_s {
        Some(median) => format!("lead time {}, n {}", elapsed(median), facts.changes),
        None => "no lead time".to_owned(),
    };
    format!("{frequency}; {lead}")
}

/// How well it holds: failures and recovery.
pub fn stability(facts: &DeployFacts) -> String {
    let failures = match facts.failed {
        Some(failed) if facts.failed_of > 0 => format!("{} failed", share(failed, facts.failed_of)),
        _ => "nothing tells failures".to_owned(),
    };
    let recovery = match facts.recovery_median_s {
        Some(median) => format!("recovery {}, n {}", elapsed(median), facts.recoveries),
        None => "no recovery measured".to_owned(),
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
        Pace::Weekly => "once a week",
        Pace::Daily => "once a day",
        Pace::TenADay => "ten a day",
    }
}

/// The one sentence of the ceiling: the step that waits longest, and what has to become of it.
pub fn ceiling_first(cadence: &Cadence, first: &Ceiling, step: &str, pace: Pace, calendar: &Calendar) -> String {
    let wait = duration_text(first.wait_hours, calendar);
    let period = duration_text(cadence.period_hours, calendar);
    let lets = format!("{step} alone waits {wait}: {} is out of reach until it is under {period}.", pace_word(pace));
    let others = cadence.in_the_way.len().saturating_sub(1);
    match others {
        0 => lets,
        1 => format!("{lets} One more step waits longer than that."),
        n => format!("{lets} {n} more steps wait longer than that."),
    }
}

/// Said where no wait is in the way.
pub fn ceiling_free(cadence: &Cadence, pace: Pace) -> String {
    let pace = pace_word(pace);
    match cadence.unknown {
        0 => format!("No wait on the map stands in the way of {pace}."),
        1 => format!("No known wait stands in the way of {pace}; 1 step has no wait yet."),
        n => format!("No known wait stands in the way of {pace}; {n} steps have no wait yet."),
    }
}

/// What the map allows at best, beside what was measured.
pub fn ceiling_best(cadence: &Cadence, measured: Option<f64>) -> String {
    let best = match cadence.per_week {
        Some(per_week) => format!("At best {} a week by this map", rounded(per_week)),
        None => "The map sets no limit".to_owned(),
    };
    let unknown = match cadence.unknown {
        0 => "",
        _ if cadence.per_week.is_some() => ", so far as waits are known",
        _ => "",
    };
    match measured {
        Some(measured) => format!("{best}{unknown}; measured are {} in the median week.", rounded(measured)),
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
