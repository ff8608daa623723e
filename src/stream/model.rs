//! What a map holds: steps, flows between them, and the basis its figures are read on.

use super::{Amount, Calendar, Demand, Duration, Percent};
use crate::id::{FlowId, MapId, StepId};

/// A place on the map, in map units: x grows to the right, y down. One map unit is one CSS pixel at 100 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Distance of the left edge from the map's origin.
    pub x: f64,
    /// Distance of the top edge from the map's origin.
    pub y: f64,
}

/// What kind of block a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StepKind {
    /// One activity by one team.
    #[default]
    Process,
    /// Work lies and waits; nobody works on it, so it has no process time.
    Queue,
    /// A customer or supplier outside the stream: where it starts or ends. Its time does not count.
    Outside,
}

/// Whether a step gives value, by the customer's eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueClass {
    /// The customer would pay for it.
    Adding,
    /// Gives no value but cannot be left out today.
    Necessary,
    /// Neither.
    Waste,
}

/// The nine kinds of waste and hardship (Handbook).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the terms themselves")]
pub enum Waste {
    PartiallyDoneWork,
    ExtraProcesses,
    ExtraFeatures,
    TaskSwitching,
    Waiting,
    Motion,
    Defects,
    NonstandardOrManualWork,
    Heroics,
}

impl Waste {
    /// All nine, in the order of the book.
    pub const ALL: [Self; 9] = [
        Self::PartiallyDoneWork,
        Self::ExtraProcesses,
        Self::ExtraFeatures,
        Self::TaskSwitching,
        Self::Waiting,
        Self::Motion,
        Self::Defects,
        Self::NonstandardOrManualWork,
        Self::Heroics,
    ];
}

/// Where a measured figure comes from. A figure without it is somebody's estimate.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The data set or tool it was taken from.
    pub source: String,
    /// How many items were measured.
    pub sample_size: u32,
    /// The percentile taken, 0 to 100; 50 is the median.
    pub percentile: f64,
}

impl Measured {
    /// Reads `source, n, percentile`, e.g. `Jira, n 40, p85`. Without a number of items or a percentile: 0 and the median.
    /// `None` where nothing is written.
    pub fn read(text: &str) -> Option<Self> {
        let mut measured = Self { source: String::new(), sample_size: 0, percentile: 50.0 };
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let number = |mark: char| part.strip_prefix([mark, mark.to_ascii_uppercase()]).map(str::trim);
            if let Some(size) = number('n').and_then(|rest| rest.trim_start_matches('=').trim().parse().ok()) {
                measured.sample_size = size;
            } else if let Some(percentile) = number('p').and_then(|rest| rest.parse::<u8>().ok()).filter(|p| *p <= 100)
            {
                measured.percentile = f64::from(percentile);
            } else {
                let between = if measured.source.is_empty() { "" } else { ", " };
                measured.source = [&measured.source, between, part].concat();
            }
        }
        (!text.trim().is_empty()).then_some(measured)
    }

    /// As [`read`](Self::read) reads it.
    pub fn text(&self) -> String {
        let mut parts = vec![self.source.clone()];
        parts.retain(|source| !source.is_empty());
        // What nobody has typed is not made up: a size of 0 is none, and the median goes without saying.
        if self.sample_size > 0 {
            parts.push(["n ", &self.sample_size.to_string()].concat());
        }
        let percentile = self.percentile.round() as u32;
        if percentile != 50 || parts.is_empty() {
            parts.push(["p", &percentile.to_string()].concat());
        }
        parts.join(", ")
    }
}

/// Which of a step's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// Lead time.
    LeadTime,
    /// Process time.
    ProcessTime,
    /// Percent complete and accurate.
    PercentCa,
}

/// One activity (process block) of the stream.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Identity within all maps of the workshop.
    pub id: StepId,
    /// What is done, as people call it.
    pub name: String,
    /// Who does it. Empty: nobody named yet. Steps of one team share a lane.
    pub team: String,
    /// Process, queue or outside party.
    pub kind: StepKind,
    /// Available to this step → passed on complete; includes the process time. `None`: not asked yet.
    pub lead_time: Option<Duration>,
    /// Time somebody works on it. `None`: not asked yet.
    pub process_time: Option<Duration>,
    /// Share of the output that the next people can use as it is. `None`: not asked yet.
    pub percent_ca: Option<Percent>,
    /// People working on one item at a time. `None` counts as one.
    pub people: Option<Amount>,
    /// Items waiting in front of the step.
    pub wip: Option<Amount>,
    /// Items passed on together.
    pub batch: Option<Amount>,
    /// Tools used.
    pub tools: String,
    /// What stands in the way.
    pub barriers: String,
    /// Anything else that was said.
    pub notes: String,
    /// Wastes seen here.
    pub wastes: Vec<Waste>,
    /// Value-adding, necessary or waste; `None`: not judged.
    pub value: Option<ValueClass>,
    /// Figures that were measured, with their source; all others are estimates.
    pub measured: Vec<(Entry, Measured)>,
    /// Where a person put it. `None`: the layout places it.
    pub position: Option<Position>,
    /// The step that it was copied from with its whole map, or that one's origin: so that maps of one stream can be
    /// compared. `None`: it was not.
    pub copy_of: Option<StepId>,
}

impl Step {
    /// A step with a name and a team and nothing else known.
    pub fn new(id: StepId, name: impl Into<String>, team: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            team: team.into(),
            kind: StepKind::Process,
            lead_time: None,
            process_time: None,
            percent_ca: None,
            people: None,
            wip: None,
            batch: None,
            tools: String::new(),
            barriers: String::new(),
            notes: String::new(),
            wastes: Vec::new(),
            value: None,
            measured: Vec::new(),
            position: None,
            copy_of: None,
        }
    }
}

/// Which way a flow goes.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum FlowKind {
    /// Work goes on to the next step.
    #[default]
    Forward,
    /// Work goes back. `share`: how much of the work takes it, 0 to 100 %; `None`: not asked yet.
    Rework {
        /// Share of the work that is sent back.
        share: Option<Percent>,
    },
}

/// An arrow between two steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// Identity within all maps of the workshop.
    pub id: FlowId,
    /// The step it leaves.
    pub from: StepId,
    /// The step it enters.
    pub to: StepId,
    /// Forward or rework. A forward flow that closes a cycle is treated as rework, see `metrics`.
    pub kind: FlowKind,
    /// Wait written on the arrow: part of the lead time of the step it leads into, used where that step has no lead
    /// time of its own.
    pub wait: Option<Duration>,
}

/// Whether the map shows the stream as it is or as it shall be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapState {
    /// As it is.
    #[default]
    Current,
    /// As it shall be, made from another map.
    Future {
        /// The map it was copied from.
        of: MapId,
    },
}

/// How rework enters figures that count it. The plain totals never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReworkCounting {
    /// Not counted.
    #[default]
    None,
    /// Each item that is sent back goes round once.
    OncePerItem,
    /// Repeated until right: a geometric series.
    UntilRight,
}

/// One value-stream map.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamMap {
    /// Identity within the workshop.
    pub id: MapId,
    /// Its name, e.g. "Current state".
    pub name: String,
    /// Current or future.
    pub state: MapState,
    /// Working time that durations are converted by.
    pub calendar: Calendar,
    /// Whether people enter a lead time per step (false) or the wait between steps (true). A view only: both are kept.
    pub waits_on_arrows: bool,
    /// How rework is counted where it is.
    pub rework: ReworkCounting,
    /// Requests per period, where they are known. A fact of the workshop's charter that every map bears: it is not
    /// written with the map.
    pub demand: Option<Demand>,
    /// The constraint a person chose over the suggested one.
    pub chosen_constraint: Option<StepId>,
    /// What starts the stream, e.g. "request accepted".
    pub starts_with: String,
    /// What ends it, e.g. "running in production".
    pub ends_with: String,
    /// The steps, in table order.
    pub steps: Vec<Step>,
    /// The flows, in the order they were drawn.
    pub flows: Vec<Flow>,
}

impl StreamMap {
    /// An empty map.
    pub fn new(id: MapId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            state: MapState::Current,
            calendar: Calendar::default(),
            waits_on_arrows: false,
            rework: ReworkCounting::None,
            demand: None,
            chosen_constraint: None,
            starts_with: String::new(),
            ends_with: String::new(),
            steps: Vec::new(),
            flows: Vec::new(),
        }
    }

    /// The step with this id.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The flow with this id.
    pub fn flow(&self, id: FlowId) -> Option<&Flow> {
        self.flows.iter().find(|flow| flow.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_read_as_typed() {
        let cases = [
            ("Jira, n 40, p85", Some(("Jira", 40, 85.0))),
            ("deploys 2025, Q3, n=12", Some(("deploys 2025, Q3", 12, 50.0))),
            ("stopwatch", Some(("stopwatch", 0, 50.0))),
            ("p200", Some(("p200", 0, 50.0))),
            (" ", None),
        ];
        for (text, expected) in cases {
            let read = Measured::read(text);
            let found = read.as_ref().map(|m| (m.source.as_str(), m.sample_size, m.percentile));
            assert_eq!(found, expected, "{text:?}");
            assert_eq!(read.as_ref().and_then(|m| Measured::read(&m.text())), read, "{text:?}");
        }
        // Nothing is made up that nobody has typed.
        for (typed, shown) in
            [("stopwatch", "stopwatch"), ("n=12", "n 12"), ("Jira, n 40, p50", "Jira, n 40"), ("p85", "p85")]
        {
            assert_eq!(Measured::read(typed).map(|m| m.text()).as_deref(), Some(shown));
        }
    }
}
