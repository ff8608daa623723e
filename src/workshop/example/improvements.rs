//! What the workshop day decided to try, and how it stands at the follow-up: one thing is kept, one was dropped, one is
//! overdue, and what is new has no owner yet.

use super::current::{APPROVAL, ENVIRONMENT, TEST, WINDOW, find};
use super::ratings::TEAM;
use super::scribe::Scribe;
use crate::id::{ImprovementId, MapId};
use crate::workshop::ImprovementField::{
    CheckOn, Expected, Hypothesis, InTheWay, LeadTime, Level, NextStep, Now, Of, Owner, PercentCa, Problem,
    ProcessTime, Result, Status as StatusName, Target, Title,
};
use crate::workshop::{Edit, Improvement, ImprovementField, Status, Subject};

const ENVIRONMENTS: &str = "Environments that a developer starts";
const STANDARD_CHANGES: &str = "Standard changes approved in advance";
const REGRESSION: &str = "A regression test that runs by itself";
const WINDOWS: &str = "A release window every week";

/// What is tried, the step it is about, the practice, and what is said of it.
struct Tried {
    title: &'static str,
    step: &'static str,
    practice: &'static str,
    milestone: &'static str,
    said: Said,
}

const DECIDED: [Tried; 4] = [
    Tried {
        title: ENVIRONMENTS,
        step: ENVIRONMENT,
        practice: "environments",
        milestone: "",
        said: &[
            (Problem, "An environment takes three weeks, and all but a day of that is waiting."),
            (Hypothesis, "Built from the repository by a button, it needs nobody from operations."),
            (LeadTime, "2 h"),
            (ProcessTime, "15m"),
            (PercentCa, "95"),
            (Owner, "R. Okafor"),
            (CheckOn, "2026-11-18"),
        ],
    },
    Tried {
        title: STANDARD_CHANGES,
        step: APPROVAL,
        practice: "process-empowerment",
        milestone: "",
        said: &[
            (Problem, "Every change waits for the board, whatever its risk."),
            (Hypothesis, "A review and a green pipeline tell all that the board asks about a small change."),
            (Expected, "one change in two needs no board"),
            (Level, "2"),
            (Owner, "C. Duval"),
            (CheckOn, "2026-10-30"),
        ],
    },
    Tried {
        title: REGRESSION,
        step: TEST,
        practice: "automated-testing",
        milestone: "",
        said: &[
            (Problem, "Four days of each test are the same clicks as last time."),
            (Hypothesis, "What a pipeline can click, people need not; they look at what is new."),
            (LeadTime, "3 d"),
            (ProcessTime, "1 d"),
            (PercentCa, "92"),
            (Level, "3"),
            (Owner, "M. Lind"),
            (CheckOn, "2027-01-29"),
        ],
    },
    Tried {
        title: WINDOWS,
        step: WINDOW,
        practice: "",
        milestone: "",
        said: &[
            (Problem, "Who misses the window waits two weeks."),
            (Hypothesis, "With a window every week nobody waits longer than one."),
            (Expected, "half the wait before the window"),
            (Owner, "R. Okafor"),
            (CheckOn, "2026-09-30"),
        ],
    },
];

const FOUND_LATER: [Tried; 2] = [
    Tried {
        title: "Flags for unfinished work in notify",
        step: "",
        practice: "feature-flags",
        milestone: "week-flags-part-release",
        said: &[
            (Problem, "Half a story on the release branch keeps the rest from going live."),
            (Hypothesis, "What is switched off may go live unfinished, so each day’s work can."),
            (Level, "2"),
            (Owner, "S. Novak"),
            (CheckOn, "2027-02-12"),
        ],
    },
    Tried {
        title: "Two more people learn the scanners",
        step: "",
        practice: "knowledge-sharing",
        milestone: "",
        said: &[(Problem, "The two who knew the scanners have moved on, and their pages are old."), (Level, "2")],
    },
];

/// What is said of an improvement.
type Said = &'static [(ImprovementField, &'static str)];

const CAME_OF_IT: [(&str, Status, Said); 4] = [
    (
        ENVIRONMENTS,
        Status::Kept,
        &[(
            Result,
            "Median 2 h over 31 environments since 5 October, in two services of three; scan-ingest follows in January.",
        )],
    ),
    (STANDARD_CHANGES, Status::Running, &[]),
    (
        REGRESSION,
        Status::Running,
        &[
            (Target, "Every change is tested on the day it is ready."),
            (Now, "The suite covers tracking-api; the rest takes two days by hand."),
            (InTheWay, "The pipeline cannot press a scanner’s buttons."),
            (NextStep, "Record one scanner session and replay it, in week 48."),
        ],
    ),
    (
        WINDOWS,
        Status::Dropped,
        &[(
            Result,
            "Tried for six weeks: changes reached the window sooner and had waited longer for the board. The board comes first.",
        )],
    ),
];

/// The countermeasures of the workshop day.
pub fn decide(scribe: &mut Scribe, map: MapId) {
    for tried in &DECIDED {
        write_down(scribe, map, tried);
    }
    let started = [ENVIRONMENTS, STANDARD_CHANGES, REGRESSION];
    let edits = started.map(|title| says(scribe, title, StatusName, Status::Running.name()));
    scribe.does(Vec::from(edits));
}

/// How they stand at the follow-up, and what it found.
pub fn check(scribe: &mut Scribe, map: MapId) {
    for (title, status, said) in CAME_OF_IT {
        let mut edits: Vec<Edit> = said.iter().map(|(field, text)| says(scribe, title, *field, text)).collect();
        if !matches!(status, Status::Running) {
            edits.push(says(scribe, title, StatusName, status.name()));
        }
        if !edits.is_empty() {
            scribe.does(edits);
        }
    }
    for tried in &FOUND_LATER {
        write_down(scribe, map, tried);
    }
}

fn write_down(scribe: &mut Scribe, map: MapId, tried: &Tried) {
    let team = TEAM.to_owned();
    let step = (!tried.step.is_empty()).then(|| Subject::Step { map, step: find(scribe, map, tried.step) });
    let practice = (!tried.practice.is_empty()).then(|| Subject::Practice {
        model: "baseline".to_owned(),
        practice: tried.practice.to_owned(),
        team: team.clone(),
    });
    let milestone =
        (!tried.milestone.is_empty()).then(|| Subject::Milestone { milestone: tried.milestone.to_owned(), team });
    let of: Vec<String> =
        [step, practice, milestone].into_iter().flatten().map(|subject| subject.to_string()).collect();
    let mut improvement = Improvement::new(ImprovementId::from_bits(scribe.bits())).with(Title, tried.title);
    for (field, text) in tried.said {
        improvement = improvement.with(*field, *text);
    }
    let improvement = Box::new(improvement.with(Of, of.join("\n")));
    let at = scribe.workshop().improvements.len();
    scribe.does(vec![Edit::AddImprovement { improvement, at }]);
}

fn says(scribe: &Scribe, title: &str, field: ImprovementField, text: &str) -> Edit {
    let found = scribe.workshop().improvements.iter().find(|improvement| improvement.text(Title) == title);
    let improvement = found.expect("it was written down").id;
    Edit::SetImprovement { improvement, field, text: text.to_owned() }
}
