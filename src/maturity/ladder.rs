//! The deploy ladder: once a week, once a day, a hundred a day, each a rung with milestones in four groups.
//!
//! Rungs and milestones after *The Ultimate Guide to Going from Zero to One Hundred Deploys a Day* (Sleuth, 2023). Here
//! stands what is asked; some milestones name a [`Rule`] by which deploy data can judge them. Judging needs delivery
//! metrics and so happens elsewhere; a person may overrule it.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::json::{JsonKind, ModelProblem, Node};
use super::model::{Ids, check_schema, limits, optional_text, read_id, read_version};

// One ladder in the words of the page's language: ids, rules and versions are the same. Tests read it in English.
const LADDER_JSON: &str = if cfg!(all(feature = "german", not(test))) {
    include_str!("../../assets/models/ladder.de.json")
} else {
    include_str!("../../assets/models/ladder.json")
};
const SCHEMA: &str = "streamgauge.ladder/1";

/// The ladder in one of its editions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Ladder {
    /// Names the ladder in all its editions.
    pub id: String,
    /// The edition, from 1.
    pub version: u32,
    /// The name as shown.
    pub title: String,
    /// Where it comes from; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Lowest first.
    pub rungs: Vec<Rung>,
}

/// One pace of deploying and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rung {
    /// Unique on the ladder.
    pub id: String,
    /// The name as shown.
    pub title: String,
    /// Who typically owns deploying at this pace; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// In the order shown; those of a group stand together.
    pub milestones: Vec<Milestone>,
}

/// One thing that is true of a team on a rung.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Milestone {
    /// Unique on the ladder; verdicts are kept by it.
    pub id: String,
    /// What it is about.
    pub group: MilestoneGroup,
    /// The statement that holds when the milestone is met.
    pub text: String,
    /// Whether the rung asks for it.
    #[serde(skip_serializing_if = "MilestoneKind::is_core")]
    pub kind: MilestoneKind,
    /// How deploy data can judge it; `None`: only people can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
}

/// What a milestone is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneGroup {
    /// What is measured, and the figures to reach.
    Measurements,
    /// Development practices.
    Development,
    /// Who knows what, and how.
    Communication,
    /// Habits, trust and leadership.
    Culture,
}

impl MilestoneGroup {
    /// All groups, in the order shown.
    pub const ALL: [Self; 4] = [Self::Measurements, Self::Development, Self::Communication, Self::Culture];
}

/// Whether a rung asks for a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MilestoneKind {
    /// The rung asks for it.
    #[default]
    Core,
    /// Goes beyond the rung, towards the next one.
    NextLevel,
    /// Often found on the rung, but not asked for.
    Common,
}

impl MilestoneKind {
    /// Whether the rung asks for it.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub fn is_core(&self) -> bool {
        *self == Self::Core
    }
}

/// A test on delivery metrics. Definitions of the metrics are those of the delivery screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Median of deployments per whole week ≥ 1.
    WeeklyDeploys,
    /// Median change lead time ≤ 5 days.
    #[serde(rename = "lead-time-5-days")]
    LeadTime5Days,
    /// Median of deployments per working day ≥ 1.
    DailyDeploys,
    /// Median change lead time ≤ 2 days.
    #[serde(rename = "lead-time-2-days")]
    LeadTime2Days,
    /// Change failure rate < 15 %.
    #[serde(rename = "failure-rate-15-percent")]
    FailureRate15Percent,
    /// Median recovery time < 1 day.
    #[serde(rename = "recovery-1-day")]
    Recovery1Day,
    /// Median of deployments per working day ≥ 100, over **all** imported services: a figure of the whole organisation.
    #[serde(rename = "hundred-deploys-a-day")]
    HundredDeploysADay,
}

impl Rule {
    /// All rules, in the ladder's order.
    pub const ALL: [Self; 7] = [
        Self::WeeklyDeploys,
        Self::LeadTime5Days,
        Self::DailyDeploys,
        Self::LeadTime2Days,
        Self::FailureRate15Percent,
        Self::Recovery1Day,
        Self::HundredDeploysADay,
    ];
}

/// What is held of a milestone. One without a verdict is open, which is not *not met*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The statement holds.
    Met,
    /// The statement does not hold.
    NotMet,
    /// The statement makes no sense for this team.
    NotApplicable,
}

/// How many milestones stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Verdict *met*.
    pub met: usize,
    /// Verdict *not met*.
    pub not_met: usize,
    /// Verdict *not applicable*.
    pub not_applicable: usize,
    /// No verdict yet.
    pub open: usize,
}

impl Tally {
    /// All milestones counted.
    pub fn of(self) -> usize {
        self.met + self.not_met + self.not_applicable + self.open
    }
}

impl Ladder {
    /// The built-in ladder.
    pub fn standard() -> &'static Self {
        static STANDARD: OnceLock<Ladder> = OnceLock::new();
        // A test reads the same bytes, so the empty ladder never shows.
        STANDARD.get_or_init(|| Self::read(LADDER_JSON).unwrap_or_default())
    }

    /// Reads a ladder's file, or says where and why not. The keys are the fields of [`Ladder`], [`Rung`] and
    /// [`Milestone`]; limits and rules for ids and texts are those of [questionnaires](super::model).
    pub fn read(json: &str) -> Result<Self, ModelProblem> {
        let fields = Node::root(json)?.fields()?;
        check_schema(fields.optional("schema")?, SCHEMA)?;
        let (mut rung_ids, mut milestone_ids) = (Ids::default(), Ids::default());
        let rungs = fields.required("rungs")?.items()?;
        Ok(Self {
            id: read_id(fields.required("id")?)?,
            version: read_version(fields.required("version")?)?,
            title: fields.required("title")?.text(limits::TEXT)?,
            source: optional_text(fields.optional("source")?)?,
            rungs: rungs.map(|node| read_rung(node, &mut rung_ids, &mut milestone_ids)).collect::<Result<_, _>>()?,
        })
    }

    /// The milestone of an id, with its rung.
    pub fn milestone(&self, id: &str) -> Option<(&Rung, &Milestone)> {
        let mut all = self.rungs.iter().flat_map(|rung| rung.milestones.iter().map(move |milestone| (rung, milestone)));
        all.find(|(_, milestone)| milestone.id == id)
    }
}

impl Rung {
    /// The rung's milestones of a group.
    pub fn group(&self, group: MilestoneGroup) -> impl Iterator<Item = &Milestone> {
        self.milestones.iter().filter(move |milestone| milestone.group == group)
    }
}

/// Counts verdicts, asking for each milestone's by its id. Which milestones to count (a group, only those the rung asks
/// for) is the caller's choice.
pub fn tally<'a>(
    milestones: impl IntoIterator<Item = &'a Milestone>,
    mut verdict_of: impl FnMut(&str) -> Option<Verdict>,
) -> Tally {
    let mut tally = Tally::default();
    for milestone in milestones {
        let count = match verdict_of(&milestone.id) {
            Some(Verdict::Met) => &mut tally.met,
            Some(Verdict::NotMet) => &mut tally.not_met,
            Some(Verdict::NotApplicable) => &mut tally.not_applicable,
            None => &mut tally.open,
        };
        *count += 1;
    }
    tally
}

fn read_rung<'a>(node: Node<'a>, rung_ids: &mut Ids<'a>, milestone_ids: &mut Ids<'a>) -> Result<Rung, ModelProblem> {
    let fields = node.fields()?;
    let milestones = fields.required("milestones")?.items()?;
    Ok(Rung {
        id: rung_ids.take(fields.required("id")?)?,
        title: fields.required("title")?.text(limits::TEXT)?,
        owner: optional_text(fields.optional("owner")?)?,
        milestones: milestones.map(|node| read_milestone(node, milestone_ids)).collect::<Result<_, _>>()?,
    })
}

fn read_milestone<'a>(node: Node<'a>, ids: &mut Ids<'a>) -> Result<Milestone, ModelProblem> {
    ids.check_room(node)?;
    let fields = node.fields()?;
    Ok(Milestone {
        id: ids.take(fields.required("id")?)?,
        group: fields.required("group")?.read(JsonKind::Word)?,
        text: fields.required("text")?.text(limits::TEXT)?,
        kind: fields.optional("kind")?.map_or(Ok(MilestoneKind::Core), |kind| kind.read(JsonKind::Word))?,
        rule: fields.optional("rule")?.map(|rule| rule.read(JsonKind::Word)).transpose()?,
    })
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
