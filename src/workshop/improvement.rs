//! An improvement, and the goal that all of them serve.
//!
//! Everything about an improvement is kept as it was typed, one text per [`ImprovementField`]: few bytes in the program
//! that only carries it along. What the texts mean is read here, by whoever shows them.

use std::fmt;

use crate::id::{ImprovementId, MapId, StepId};

/// What is said about an improvement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImprovementField {
    /// What is done, as people call it.
    Title,
    /// What is wrong today.
    Problem,
    /// Why this should help.
    Hypothesis,
    /// What is expected, where no figure says it.
    Expected,
    /// The step's lead time that is expected.
    LeadTime,
    /// The step's process time that is expected.
    ProcessTime,
    /// The step's %C/A that is expected.
    PercentCa,
    /// The practice's level that is expected, `0` to `3`.
    Level,
    /// Who sees to it.
    Owner,
    /// The day it is checked on, `YYYY-MM-DD`.
    CheckOn,
    /// The name of a [`Status`]; empty: planned.
    Status,
    /// What came of it.
    Result,
    /// What it belongs to: a [`Subject`] per line.
    Of,
    /// Coaching: the target condition.
    Target,
    /// Coaching: the condition now.
    Now,
    /// Coaching: the last step, and what was learnt.
    Learnt,
    /// Coaching: what is in the way.
    InTheWay,
    /// Coaching: the next step, and what is expected of it.
    NextStep,
    /// Coaching: when to go and see.
    SeeWhen,
}

impl ImprovementField {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();
    /// All, in the order they are written down.
    pub const ALL: [Self; 19] = [
        Self::Title,
        Self::Problem,
        Self::Hypothesis,
        Self::Expected,
        Self::LeadTime,
        Self::ProcessTime,
        Self::PercentCa,
        Self::Level,
        Self::Owner,
        Self::CheckOn,
        Self::Status,
        Self::Result,
        Self::Of,
        Self::Target,
        Self::Now,
        Self::Learnt,
        Self::InTheWay,
        Self::NextStep,
        Self::SeeWhen,
    ];
    /// The answers to the coaching questions, in the order they are asked.
    pub const COACHING: [Self; 6] =
        [Self::Target, Self::Now, Self::Learnt, Self::InTheWay, Self::NextStep, Self::SeeWhen];
}

/// One thing to be done better, as an experiment: what is expected, and on which day it is checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Improvement {
    /// Identity within the workshop.
    pub id: ImprovementId,
    texts: [String; ImprovementField::COUNT],
}

impl Improvement {
    /// One of which nothing is said yet.
    pub fn new(id: ImprovementId) -> Self {
        Self { id, texts: Default::default() }
    }

    /// What is said; empty where nothing is.
    pub fn text(&self, field: ImprovementField) -> &str {
        self.texts.get(field as usize).map_or("", String::as_str)
    }

    /// The place of what is said; every field has one.
    pub fn text_mut(&mut self, field: ImprovementField) -> Option<&mut String> {
        self.texts.get_mut(field as usize)
    }

    /// With this said, too.
    #[must_use]
    pub fn with(mut self, field: ImprovementField, text: impl Into<String>) -> Self {
        if let Some(place) = self.text_mut(field) {
            *place = text.into();
        }
        self
    }

    /// How it stands.
    pub fn status(&self) -> Status {
        let name = self.text(ImprovementField::Status);
        Status::ALL.into_iter().find(|status| status.name() == name).unwrap_or_default()
    }

    /// What it belongs to. What cannot be read is left out.
    pub fn subjects(&self) -> Vec<Subject> {
        self.text(ImprovementField::Of).lines().filter_map(Subject::from_text).collect()
    }

    /// Whether it belongs to this.
    pub fn is_of(&self, subject: &Subject) -> bool {
        let wanted = subject.to_string();
        self.text(ImprovementField::Of).lines().any(|line| line == wanted)
    }
}

/// How an improvement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Under way.
    Running,
    /// Checked: it helped and stays.
    Kept,
    /// Checked, or given up: it does not stay.
    Dropped,
}

impl Status {
    /// All, in the order they are gone through.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Running, Self::Kept, Self::Dropped];

    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Kept => "kept",
            Self::Dropped => "dropped",
        }
    }

    /// Whether there is still something to do or to check.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Running)
    }
}

/// What an improvement belongs to. As text: `step/MAP/STEP`, `practice/MODEL/PRACTICE/TEAM`, `milestone/ID/TEAM`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A step of a map.
    Step {
        /// The map.
        map: MapId,
        /// The step.
        step: StepId,
    },
    /// A practice of a questionnaire, of one team.
    Practice {
        /// The questionnaire's id.
        model: String,
        /// The practice's id.
        practice: String,
        /// The team; may be empty.
        team: String,
    },
    /// A milestone of the ladder, of one team or service.
    Milestone {
        /// The milestone's id.
        milestone: String,
        /// The team or service; may be empty.
        team: String,
    },
}

impl Subject {
    /// Reads what [`Display`](fmt::Display) wrote. Ids have no slash in them, a team's name may.
    pub fn from_text(text: &str) -> Option<Self> {
        let (kind, rest) = text.split_once('/')?;
        let (first, rest) = rest.split_once('/')?;
        Some(match kind {
            "step" => Self::Step { map: first.parse().ok()?, step: rest.parse().ok()? },
            "practice" => {
                let (practice, team) = rest.split_once('/')?;
                Self::Practice { model: first.to_owned(), practice: practice.to_owned(), team: team.to_owned() }
            }
            "milestone" => Self::Milestone { milestone: first.to_owned(), team: rest.to_owned() },
            _ => return None,
        })
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Step { map, step } => write!(f, "step/{map}/{step}"),
            Self::Practice { model, practice, team } => write!(f, "practice/{model}/{practice}/{}", one_line(team)),
            Self::Milestone { milestone, team } => write!(f, "milestone/{milestone}/{}", one_line(team)),
        }
    }
}

/// A subject stands on one line.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// What is said about the shared goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GoalField {
    /// The measurable outcome.
    Outcome,
    /// The day it is to be reached by, `YYYY-MM-DD`.
    By,
    /// How it stands now, in the outcome's own measure.
    Now,
}

/// The one goal that all improvements serve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Goal {
    /// The measurable outcome.
    pub outcome: String,
    /// The day it is to be reached by, `YYYY-MM-DD`; may be empty.
    pub by: String,
    /// How it stands now, in the outcome's own measure; may be empty.
    pub now: String,
}

impl Goal {
    /// The place of what is said.
    pub fn text_mut(&mut self, field: GoalField) -> &mut String {
        match field {
            GoalField::Outcome => &mut self.outcome,
            GoalField::By => &mut self.by,
            GoalField::Now => &mut self.now,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn improvement() -> Improvement {
        Improvement::new(ImprovementId::from_bits(1))
    }

    fn any_subject() -> impl Strategy<Value = Subject> {
        let id = "[a-z0-9._-]{1,6}";
        prop_oneof![
            any::<(u64, u64)>()
                .prop_map(|(map, step)| Subject::Step { map: MapId::from_bits(map), step: StepId::from_bits(step) }),
            (id, id, "[a-c/ ]{0,5}").prop_map(|(model, practice, team)| Subject::Practice { model, practice, team }),
            (id, "[a-c/ ]{0,5}").prop_map(|(milestone, team)| Subject::Milestone { milestone, team }),
        ]
    }

    proptest! {
        #[test]
        fn subjects_are_read_back(subjects in prop::collection::vec(any_subject(), 0..4)) {
            let lines: Vec<String> = subjects.iter().map(Subject::to_string).collect();
            let improvement = improvement().with(ImprovementField::Of, lines.join("\n"));
            prop_assert_eq!(improvement.subjects(), subjects.clone());
            prop_assert!(subjects.iter().all(|subject| improvement.is_of(subject)));
        }

        #[test]
        fn any_text_is_a_subject_or_is_left_out(text in "[a-z0-9/\n]{0,60}") {
            let improvement = improvement().with(ImprovementField::Of, text);
            for subject in improvement.subjects() {
                prop_assert!(improvement.is_of(&subject));
            }
        }
    }

    #[test]
    fn each_field_has_a_place_of_its_own() {
        let said = |all: Improvement, field| all.with(field, format!("{field:?}"));
        let improvement = ImprovementField::ALL.into_iter().fold(improvement(), said);
        for field in ImprovementField::ALL {
            assert_eq!(improvement.text(field), format!("{field:?}"));
        }
    }

    #[test]
    fn a_status_that_is_not_known_is_planned() {
        for (text, status) in [("", Status::Planned), ("running", Status::Running), ("postponed", Status::Planned)] {
            assert_eq!(improvement().with(ImprovementField::Status, text).status(), status, "{text}");
        }
    }

    #[test]
    fn a_team_of_two_lines_makes_one_subject() {
        let subject = Subject::Milestone { milestone: "m".into(), team: "a\nb".into() };
        assert_eq!(subject.to_string(), "milestone/m/a b");
    }
}
