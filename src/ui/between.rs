//! What the page's two programs say to each other, as text.
//!
//! The map's rarer tools (palette, rows from a spreadsheet, settings) live in the second program, so that the first
//! stays small. The first *asks* for them; they *answer* with what the map is to do. Only the program whose screen is
//! shown records gestures, so that there is one history to undo.

use super::keys::Action;
use crate::id::{MapId, StepId, WorkshopId};
use crate::workshop::{Edit, Gesture, Replica, Stamp, gestures_from_json, gestures_to_json};

/// The first program asks the workbench to do something.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What.
    pub action: Action,
    /// More about it: the text to paste.
    pub detail: String,
}

impl Ask {
    /// As text.
    pub fn to_text(&self) -> String {
        [&self.action.number().to_string(), "\n", &self.detail].concat()
    }

    /// Reads what [`to_text`](Self::to_text) wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let (number, detail) = text.split_once('\n')?;
        Some(Self { action: Action::numbered(number.parse().ok()?)?, detail: detail.to_owned() })
    }
}

/// What the workbench has the shown map do.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Record these edits as one gesture, then select these steps; none: leave the selection as it is.
    Record(Vec<Edit>, Vec<StepId>),
    /// Select these steps and show them.
    Select(Vec<StepId>),
    /// Do this.
    Run(Action),
}

impl Answer {
    /// As text.
    pub fn to_text(&self) -> String {
        match self {
            Self::Record(edits, steps) => {
                // Dressed as a gesture, because those have a written form; its stamp is not read.
                let stamp = Stamp { clock: 0, replica: Replica(0) };
                let gesture = Gesture { stamp, at_ms: 0.0, edits: edits.clone() };
                ["record\n", &ids_text(steps), "\n", &gestures_to_json(WorkshopId::from_bits(0), &[gesture])].concat()
            }
            Self::Select(steps) => ["select\n", &ids_text(steps), "\n"].concat(),
            Self::Run(action) => ["run\n", &action.number().to_string(), "\n"].concat(),
        }
    }

    /// Reads what [`to_text`](Self::to_text) wrote.
    pub fn from_text(text: &str) -> Option<Self> {
        let (word, rest) = text.split_once('\n')?;
        let (first, json) = rest.split_once('\n')?;
        Some(match word {
            "record" => {
                let (_, gestures) = gestures_from_json(json).ok()?;
                Self::Record(gestures.into_iter().next()?.edits, ids_from(first))
            }
            "select" => Self::Select(ids_from(first)),
            "run" => Self::Run(Action::numbered(first.parse().ok()?)?),
            _ => return None,
        })
    }
}

/// What stands on the desk of a workshop: remembered for the tab, so that all screens speak of the same map and steps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OnDesk {
    /// The map that was chosen; `None`: the first.
    pub map: Option<MapId>,
    /// The selected steps, the last one foremost.
    pub steps: Vec<StepId>,
}

impl OnDesk {
    /// The name it is remembered under.
    pub fn name(workshop: WorkshopId) -> String {
        ["streamgauge.desk.", &workshop.to_string()].concat()
    }

    /// As text.
    pub fn to_text(&self) -> String {
        let map = self.map.map(|map| map.to_string()).unwrap_or_default();
        [&map, "\n", &ids_text(&self.steps)].concat()
    }

    /// Reads what [`to_text`](Self::to_text) wrote; what cannot be read is left out.
    pub fn from_text(text: &str) -> Self {
        let (map, steps) = text.split_once('\n').unwrap_or_default();
        Self { map: map.parse().ok(), steps: ids_from(steps) }
    }
}

fn ids_text(steps: &[StepId]) -> String {
    let mut text = String::with_capacity(steps.len() * 14);
    for step in steps {
        text.push_str(&step.to_string());
        text.push(' ');
    }
    text
}

fn ids_from(text: &str) -> Vec<StepId> {
    text.split(' ').filter_map(|id| id.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asks_and_answers_are_read_back() {
        let steps = vec![StepId::from_bits(7), StepId::from_bits(u64::MAX)];
        let ask = Ask { action: Action::Paste, detail: "a\tb\nc\td\n".to_owned() };
        assert_eq!(Ask::from_text(&ask.to_text()), Some(ask));
        let edits = vec![Edit::RenameWorkshop { name: "Line\nbreak".to_owned() }];
        for answer in [
            Answer::Record(edits, steps.clone()),
            Answer::Record(Vec::new(), Vec::new()),
            Answer::Select(steps),
            Answer::Run(Action::AlignBottom),
        ] {
            assert_eq!(Answer::from_text(&answer.to_text()), Some(answer));
        }
    }

    #[test]
    fn strange_text_is_passed_over() {
        for text in ["", "x", "record", "record\n\n{", "run\n999\n", "select"] {
            assert_eq!(Answer::from_text(text), None, "{text:?}");
        }
        assert_eq!(Ask::from_text("999\n"), None);
        assert_eq!(OnDesk::from_text("nothing"), OnDesk::default());
    }

    #[test]
    fn the_desk_is_remembered() {
        let desk = OnDesk { map: Some(MapId::from_bits(3)), steps: vec![StepId::from_bits(1), StepId::from_bits(2)] };
        assert_eq!(OnDesk::from_text(&desk.to_text()), desk);
        assert_eq!(OnDesk::from_text(&OnDesk::default().to_text()), OnDesk::default());
    }
}
