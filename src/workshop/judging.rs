//! Where a team stands on the ladder: what deploys say of a milestone, what people say, and which of the two counts.
//!
//! Deploys judge a milestone only when there is enough of them; people may overrule, and both stay visible.

use super::model::Workshop;
use crate::maturity::{Ladder, Milestone, MilestoneGroup, Rule, Rung, Tally, Verdict, tally};

/// What people say about a milestone, of one team or service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// Whether it is met; `None`: only a note.
    pub verdict: Option<Verdict>,
    /// Why.
    pub note: String,
    /// Who said so.
    pub by: String,
    /// On which day, `YYYY-MM-DD`.
    pub on: String,
}

impl Judgement {
    /// Whether anything is said: a name and a day alone say nothing.
    pub fn is_empty(&self) -> bool {
        self.verdict.is_none() && self.note.is_empty()
    }
}

/// A judgement with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The team or service; may be empty.
    pub team: String,
    /// The milestone's id.
    pub milestone: String,
    /// What is said.
    pub judgement: Judgement,
}

impl Workshop {
    /// What people say about a milestone.
    pub fn judgement(&self, team: &str, milestone: &str) -> Option<&Judgement> {
        let found = self.judged.iter().find(|judged| judged.team == team && judged.milestone == milestone);
        found.map(|judged| &judged.judgement)
    }
}

/// Figures measured from deploys of one period, as far as milestones need them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DeployFacts {
    /// Whole weeks of the period.
    pub whole_weeks: u64,
    /// Median deployments per whole week.
    pub median_per_week: Option<f64>,
    /// Days from Monday to Friday.
    pub working_days: u64,
    /// Those without a deployment.
    pub empty_working_days: u64,
    /// Median deployments per working day.
    pub median_per_working_day: Option<f64>,
    /// Changes whose lead time is known.
    pub changes: u64,
    /// Median change lead time, seconds.
    pub lead_time_median_s: Option<f64>,
    /// Deployments that failed; `None`: nothing in the data can tell.
    pub failed: Option<u64>,
    /// Deployments the failures are counted over.
    pub failed_of: u64,
    /// Recoveries.
    pub recoveries: u64,
    /// Median recovery time, seconds.
    pub recovery_median_s: Option<f64>,
    /// Failures without a recovery yet.
    pub open_failures: u64,
    /// Age of the oldest of them, seconds.
    pub oldest_open_s: Option<f64>,
}

/// The figure a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DataFigure {
    /// Deployments in a typical week.
    PerWeek {
        /// The median.
        median: Option<f64>,
        /// Of so many whole weeks.
        weeks: u64,
    },
    /// Deployments on a typical working day.
    PerWorkingDay {
        /// The median.
        median: Option<f64>,
        /// Of so many working days.
        days: u64,
        /// So many had none.
        empty: u64,
    },
    /// Change lead time.
    LeadTime {
        /// The median, seconds.
        median_s: Option<f64>,
        /// Of so many changes.
        changes: u64,
    },
    /// Change failure rate.
    FailureRate {
        /// Failed deployments.
        failed: Option<u64>,
        /// Of so many.
        of: u64,
    },
    /// Recovery time.
    Recovery {
        /// The median, seconds.
        median_s: Option<f64>,
        /// Of so many recoveries.
        recoveries: u64,
        /// Failures without a recovery yet.
        open: u64,
        /// Age of the oldest of them, seconds.
        oldest_open_s: Option<f64>,
    },
}

/// Under so many weeks, days, changes, deployments or recoveries, deploys do not judge: the same number as for levels.
pub const FEWEST_SAMPLES: u64 = 5;

/// What deploys say of a rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DataReading {
    /// The rule.
    pub rule: Rule,
    /// What it looks at.
    pub figure: DataFigure,
    /// Met or not; `None`: there is not enough to tell.
    pub verdict: Option<Verdict>,
}

const DAY_S: f64 = 86_400.0;

/// Reads a rule in figures. For [`Rule::HundredDeploysADay`] the figures must be those of the whole organisation.
pub fn read_rule(rule: Rule, facts: &DeployFacts) -> DataReading {
    let figure = figure_of(rule, facts);
    let holds = match (rule, figure) {
        (Rule::HundredDeploysADay, DataFigure::PerWorkingDay { median, .. }) => median.map(|median| median >= 100.0),
        (_, DataFigure::PerWeek { median, .. } | DataFigure::PerWorkingDay { median, .. }) => {
            median.map(|median| median >= 1.0)
        }
        (Rule::LeadTime5Days, DataFigure::LeadTime { median_s, .. }) => median_s.map(|median| median <= 5.0 * DAY_S),
        (_, DataFigure::LeadTime { median_s, .. }) => median_s.map(|median| median <= 2.0 * DAY_S),
        (_, DataFigure::FailureRate { failed, of }) => failed.map(|failed| (failed as f64) < 0.15 * of as f64),
        (_, DataFigure::Recovery { median_s, .. }) => median_s.map(|median| median < DAY_S),
    };
    let verdict = holds.map(|holds| if holds { Verdict::Met } else { Verdict::NotMet });
    DataReading { rule, figure, verdict: verdict.filter(|_| samples(figure) >= FEWEST_SAMPLES) }
}

fn figure_of(rule: Rule, facts: &DeployFacts) -> DataFigure {
    match rule {
        Rule::WeeklyDeploys => DataFigure::PerWeek { median: facts.median_per_week, weeks: facts.whole_weeks },
        Rule::DailyDeploys | Rule::HundredDeploysADay => DataFigure::PerWorkingDay {
            median: facts.median_per_working_day,
            days: facts.working_days,
            empty: facts.empty_working_days,
        },
        Rule::LeadTime5Days | Rule::LeadTime2Days => {
            DataFigure::LeadTime { median_s: facts.lead_time_median_s, changes: facts.changes }
        }
        Rule::FailureRate15Percent => DataFigure::FailureRate { failed: facts.failed, of: facts.failed_of },
        Rule::Recovery1Day => DataFigure::Recovery {
            median_s: facts.recovery_median_s,
            recoveries: facts.recoveries,
            open: facts.open_failures,
            oldest_open_s: facts.oldest_open_s,
        },
    }
}

/// How many there are of what the figure is made of.
fn samples(figure: DataFigure) -> u64 {
    match figure {
        DataFigure::PerWeek { weeks: n, .. }
        | DataFigure::PerWorkingDay { days: n, .. }
        | DataFigure::LeadTime { changes: n, .. }
        | DataFigure::FailureRate { of: n, .. }
        | DataFigure::Recovery { recoveries: n, .. } => n,
    }
}

/// Measured figures to judge by.
#[derive(Debug, Clone, Copy)]
pub struct Measured<'a> {
    /// Those of the team or service.
    pub own: &'a DeployFacts,
    /// Those of all services together.
    pub whole: &'a DeployFacts,
}

/// Who says how a milestone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgedBy {
    /// Nobody yet.
    Nobody,
    /// People.
    People,
    /// Deploys.
    Data,
    /// People, against what deploys say or would say.
    Overruled,
}

/// How a milestone stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'a> {
    /// The milestone.
    pub milestone: &'a Milestone,
    /// What counts; `None`: open.
    pub verdict: Option<Verdict>,
    /// Who says so.
    pub by: JudgedBy,
    /// What deploys say, where they can.
    pub data: Option<DataReading>,
    /// What people say.
    pub people: Option<Judgement>,
}

/// How a rung stands.
#[derive(Debug, Clone, PartialEq)]
pub struct RungStanding<'a> {
    /// The rung.
    pub rung: &'a Rung,
    /// Every milestone, in the ladder's order.
    pub standings: Vec<Standing<'a>>,
    /// The milestones that the rung asks for.
    pub asked: Tally,
    /// All that is asked for is met or does not apply, and some of it is met.
    pub is_complete: bool,
}

impl<'a> RungStanding<'a> {
    /// The milestones of a group.
    pub fn group(&self, group: MilestoneGroup) -> impl Iterator<Item = &Standing<'a>> {
        self.standings.iter().filter(move |standing| standing.milestone.group == group)
    }

    /// What is asked for and is not met or still open, the former first: the list of what to do.
    pub fn to_do(&self) -> Vec<&Standing<'a>> {
        let asked = || self.standings.iter().filter(|standing| standing.milestone.kind.is_core());
        let not_met = asked().filter(|standing| standing.verdict == Some(Verdict::NotMet));
        not_met.chain(asked().filter(|standing| standing.verdict.is_none())).collect()
    }

    /// How many are judged by this.
    pub fn judged_by(&self, by: JudgedBy) -> usize {
        self.standings.iter().filter(|standing| standing.by == by).count()
    }
}

/// How a team or service stands on the whole ladder.
#[derive(Debug, Clone, PartialEq)]
pub struct LadderStanding<'a> {
    /// The rungs, lowest first.
    pub rungs: Vec<RungStanding<'a>>,
    /// How many rungs are reached: complete, with all below them complete too.
    pub reached: usize,
}

impl<'a> LadderStanding<'a> {
    /// The highest rung reached.
    pub fn reached(&self) -> Option<&RungStanding<'a>> {
        self.rungs.get(self.reached.checked_sub(1)?)
    }

    /// The rung to climb; `None`: all are reached.
    pub fn next(&self) -> Option<&RungStanding<'a>> {
        self.rungs.get(self.reached)
    }
}

/// How a team or service stands. Without measured figures only people judge.
pub fn stand<'a>(
    ladder: &'a Ladder,
    workshop: &Workshop,
    team: &str,
    measured: Option<Measured<'_>>,
) -> LadderStanding<'a> {
    let rungs: Vec<RungStanding<'a>> =
        ladder.rungs.iter().map(|rung| rung_standing(rung, workshop, team, measured)).collect();
    let reached = rungs.iter().take_while(|rung| rung.is_complete).count();
    LadderStanding { rungs, reached }
}

fn rung_standing<'a>(
    rung: &'a Rung,
    workshop: &Workshop,
    team: &str,
    measured: Option<Measured<'_>>,
) -> RungStanding<'a> {
    let standings: Vec<Standing<'a>> =
        rung.milestones.iter().map(|milestone| standing(milestone, workshop, team, measured)).collect();
    let asked = standings.iter().filter(|standing| standing.milestone.kind.is_core());
    let verdict_of = |id: &str| standings.iter().find(|standing| standing.milestone.id == id)?.verdict;
    let asked = tally(asked.map(|standing| standing.milestone), verdict_of);
    let is_complete = asked.met > 0 && asked.not_met == 0 && asked.open == 0;
    RungStanding { rung, standings, asked, is_complete }
}

fn standing<'a>(
    milestone: &'a Milestone,
    workshop: &Workshop,
    team: &str,
    measured: Option<Measured<'_>>,
) -> Standing<'a> {
    let data = milestone.rule.zip(measured).map(|(rule, measured)| {
        read_rule(rule, if rule == Rule::HundredDeploysADay { measured.whole } else { measured.own })
    });
    let people = workshop.judgement(team, &milestone.id).cloned();
    let (said, found) = (people.as_ref().and_then(|people| people.verdict), data.and_then(|data| data.verdict));
    let by = match (said, found) {
        (Some(_), Some(_)) => JudgedBy::Overruled,
        (Some(_), None) => JudgedBy::People,
        (None, Some(_)) => JudgedBy::Data,
        (None, None) => JudgedBy::Nobody,
    };
    Standing { milestone, verdict: said.or(found), by, data, people }
}

#[cfg(test)]
#[path = "judging_tests.rs"]
mod tests;
