//! The map of the workshop's morning: the stream as it is.

use super::scribe::Scribe;
use crate::id::{MapId, StepId};
use crate::stream::{Amount, Duration, Entry, FlowKind, Measured, Percent, StepKind, Unit, ValueClass, Waste};
use crate::workshop::{Edit, FlowField, MapField, StepField, add_step_after, add_step_beside, connect, new_workshop};

pub const INTAKE: &str = "Take in request";
pub const REFINE: &str = "Refine and design";
pub const DEVELOP: &str = "Develop";
pub const REVIEW: &str = "Code review";
pub const ENVIRONMENT: &str = "Provide test environment";
pub const TEST: &str = "System test";
pub const SECURITY: &str = "Security review";
pub const APPROVAL: &str = "Change approval";
pub const WINDOW: &str = "Release window";
pub const DEPLOY: &str = "Deploy";
pub const CONFIRM: &str = "Confirm with a depot";

const PRODUCT: &str = "Product";
const DEVELOPMENT: &str = "Development";
const OPERATIONS: &str = "Operations";
const TESTERS: &str = "Test";
const RISK: &str = "Risk and security";

/// What is said of a step, as it is typed; empty is not asked.
pub struct Told {
    pub step: &'static str,
    pub lead_time: &'static str,
    pub process_time: &'static str,
    pub percent_ca: &'static str,
    pub people: &'static str,
    pub wip: &'static str,
    pub tools: &'static str,
    pub barriers: &'static str,
    pub notes: &'static str,
    pub wastes: &'static [Waste],
    pub value: Option<ValueClass>,
}

pub const NOTHING: Told = Told {
    step: "",
    lead_time: "",
    process_time: "",
    percent_ca: "",
    people: "",
    wip: "",
    tools: "",
    barriers: "",
    notes: "",
    wastes: &[],
    value: None,
};

/// The steps in the order of the walk, each with its team. The security review is found later.
const WALK: [(&str, &str); 10] = [
    (INTAKE, PRODUCT),
    (REFINE, PRODUCT),
    (DEVELOP, DEVELOPMENT),
    (REVIEW, DEVELOPMENT),
    (ENVIRONMENT, OPERATIONS),
    (TEST, TESTERS),
    (APPROVAL, RISK),
    (WINDOW, OPERATIONS),
    (DEPLOY, OPERATIONS),
    (CONFIRM, PRODUCT),
];

const TOLD: [Told; 11] = [
    Told {
        step: INTAKE,
        lead_time: "5 d",
        process_time: "2 h",
        percent_ca: "75",
        people: "2",
        wip: "14",
        tools: "Request form, e-mail",
        barriers: "Requests are looked at on Mondays only.",
        notes: "We follow a feature-sized change, the kind that needs an environment and the board. Small fixes take a \
                shorter way.",
        wastes: &[Waste::Waiting],
        value: Some(ValueClass::Necessary),
    },
    Told {
        step: REFINE,
        lead_time: "1 wk",
        process_time: "1.5 d",
        percent_ca: "70",
        people: "3",
        wip: "9",
        tools: "Issue tracker, whiteboard",
        barriers: "The depots are asked late, because nobody knows whom to call.",
        notes: "“Every third story changes after the first demo.”",
        wastes: &[Waste::Defects, Waste::ExtraFeatures],
        value: Some(ValueClass::Adding),
    },
    Told {
        step: DEVELOP,
        lead_time: "8 d",
        process_time: "3 d",
        percent_ca: "75",
        people: "2",
        wip: "11",
        tools: "Repository, build server",
        barriers: "Everybody has two stories open, and support calls on top.",
        wastes: &[Waste::TaskSwitching, Waste::PartiallyDoneWork],
        value: Some(ValueClass::Adding),
        ..NOTHING
    },
    Told {
        step: REVIEW,
        lead_time: "2 d",
        process_time: "1 h",
        percent_ca: "95",
        people: "1",
        wip: "5",
        tools: "Pull requests",
        notes: "Mostly the same two people.",
        value: Some(ValueClass::Necessary),
        ..NOTHING
    },
    Told {
        step: ENVIRONMENT,
        lead_time: "3 wk",
        process_time: "1 d",
        percent_ca: "65",
        people: "2",
        wip: "6",
        tools: "Ticket with 40 fields, scripts",
        barriers: "Two people build environments for eleven teams, and the ticket can be filled in only once the \
                   release has a name.",
        notes: "“Wrong database version again last month, so we were back at the end of the queue.”",
        wastes: &[Waste::Waiting, Waste::NonstandardOrManualWork, Waste::Heroics],
        value: Some(ValueClass::Necessary),
    },
    Told {
        step: TEST,
        lead_time: "7-11 d",
        process_time: "2.5 d",
        percent_ca: "80",
        people: "2",
        wip: "8",
        tools: "Test plan in a spreadsheet, two handheld scanners",
        barriers: "Test data is copied by hand from last year's peak.",
        notes: "7 days when the data is there, 11 when it is not. One story in four goes back to development.",
        wastes: &[Waste::Defects, Waste::NonstandardOrManualWork],
        value: Some(ValueClass::Necessary),
    },
    Told {
        step: SECURITY,
        lead_time: "~2 wk",
        process_time: "4 h",
        percent_ca: "85",
        people: "1",
        wip: "7",
        tools: "Questionnaire of 60 questions",
        notes: "“Most answers are copied from the last one.” Never the last to finish, so it holds nobody up.",
        wastes: &[Waste::ExtraProcesses],
        value: Some(ValueClass::Necessary),
        ..NOTHING
    },
    Told {
        step: APPROVAL,
        lead_time: "8 d",
        process_time: "1 h",
        percent_ca: "95",
        people: "7",
        wip: "12",
        tools: "Change tickets",
        barriers: "The board meets on Tuesdays; papers are due the Wednesday before.",
        notes: "Nobody could remember a change that was refused this year.",
        wastes: &[Waste::Waiting, Waste::ExtraProcesses],
        value: Some(ValueClass::Waste),
    },
    Told {
        step: WINDOW,
        lead_time: "5 d",
        wip: "4",
        notes: "Every second Thursday evening. Since April small fixes may go on any working day; features still wait.",
        wastes: &[Waste::Waiting, Waste::PartiallyDoneWork],
        value: Some(ValueClass::Waste),
        ..NOTHING
    },
    Told {
        step: DEPLOY,
        lead_time: "1 d",
        process_time: "2h 30m",
        percent_ca: "90",
        people: "3",
        tools: "Pipeline, runbook of 31 steps",
        barriers: "The runbook is right for two of the three services.",
        notes: "One types, one reads aloud, one watches the graphs.",
        wastes: &[Waste::NonstandardOrManualWork, Waste::Heroics],
        value: Some(ValueClass::Necessary),
        ..NOTHING
    },
    Told {
        step: CONFIRM,
        lead_time: "2 d",
        process_time: "90m",
        percent_ca: "98",
        people: "2",
        notes: "A depot scans fifty parcels and calls back.",
        wastes: &[Waste::Waiting],
        value: Some(ValueClass::Adding),
        ..NOTHING
    },
];

/// What was measured: step, figure, source, sample size. All are medians.
const MEASURED: [(&str, Entry, &str, u32); 3] = [
    (REVIEW, Entry::LeadTime, "Pull requests, February to July 2026", 148),
    (APPROVAL, Entry::LeadTime, "Change tickets, February to July 2026", 57),
    (DEPLOY, Entry::ProcessTime, "Release log, 16 windows of 2026", 16),
];

/// Draws the map, asks the questions, and gives the map's id.
pub fn draw(scribe: &mut Scribe) -> MapId {
    let edits = new_workshop("Kestrel Parcels: tracking, request to live", "Current state", &mut || scribe.bits());
    scribe.does(edits);
    let map = scribe.workshop().maps[0].id;
    scribe.does(vec![set_map(map, MapField::StartsWith("Request sent in by a depot or a customer team".to_owned()))]);
    scribe.does(vec![set_map(map, MapField::EndsWith("Running in production, confirmed by a depot".to_owned()))]);
    walk(scribe, map);
    branch_off_security(scribe, map);
    send_back_from_test(scribe, map);
    scribe.pauses(20);
    for told in &TOLD {
        tell(scribe, map, told);
        scribe.pauses(4);
    }
    for (name, entry, source, sample_size) in MEASURED {
        let measured = Measured { source: source.to_owned(), sample_size, percentile: 50.0 };
        scribe.sets(map, find(scribe, map, name), StepField::Measured(vec![(entry, measured)]));
    }
    map
}

fn set_map(map: MapId, set: MapField) -> Edit {
    Edit::SetMap { map, set }
}

/// The step of this name.
pub fn find(scribe: &Scribe, map: MapId, name: &str) -> StepId {
    let map = scribe.workshop().map(map).expect("the map is there");
    map.steps.iter().find(|step| step.name == name).unwrap_or_else(|| panic!("no step {name}")).id
}

fn walk(scribe: &mut Scribe, map: MapId) {
    let (mut before, mut team_before) = (None, "");
    for (name, team) in WALK {
        let step = scribe.asks(map, |map, mut bits| add_step_after(map, before, &mut bits));
        scribe.sets(map, step, StepField::Name(name.to_owned()));
        if team != team_before {
            scribe.sets(map, step, StepField::Team(team.to_owned()));
        }
        (before, team_before) = (Some(step), team);
        scribe.pauses(1);
    }
    scribe.sets(map, find(scribe, map, WINDOW), StepField::Kind(StepKind::Queue));
}

/// A step beside the environment, whose way out is then moved to the approval.
fn branch_off_security(scribe: &mut Scribe, map: MapId) {
    let beside = find(scribe, map, ENVIRONMENT);
    let step = scribe.asks(map, |map, mut bits| add_step_beside(map, beside, &mut bits).expect("there is a step"));
    scribe.sets(map, step, StepField::Name(SECURITY.to_owned()));
    scribe.sets(map, step, StepField::Team(RISK.to_owned()));
    let to = find(scribe, map, APPROVAL);
    let flows = &scribe.workshop().map(map).expect("the map is there").flows;
    let way_out = flows.iter().find(|flow| flow.from == step).expect("it goes on").id;
    scribe.does(vec![Edit::SetFlow { map, flow: way_out, set: FlowField::To(to) }]);
}

fn send_back_from_test(scribe: &mut Scribe, map: MapId) {
    let (from, to) = (find(scribe, map, TEST), find(scribe, map, DEVELOP));
    scribe.asks(map, |map, mut bits| ((), connect(map, from, to, &mut bits)));
    set_share(scribe, map, "25");
}

/// How much is sent back from the system test, in per cent.
pub fn set_share(scribe: &mut Scribe, map: MapId, share: &str) {
    let flows = &scribe.workshop().map(map).expect("the map is there").flows;
    let back = flows.iter().find(|flow| flow.kind != FlowKind::Forward).expect("it was connected").id;
    let kind = FlowKind::Rework { share: Percent::read(share) };
    scribe.does(vec![Edit::SetFlow { map, flow: back, set: FlowField::Kind(kind) }]);
}

/// Types what is told of a step, one gesture for each answer.
pub fn tell(scribe: &mut Scribe, map: MapId, told: &Told) {
    let step = find(scribe, map, told.step);
    for set in answers(told) {
        scribe.sets(map, step, set);
    }
}

fn answers(told: &Told) -> Vec<StepField> {
    let duration = |text| Duration::read(text, Unit::Day).map(Some);
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    [
        duration(told.lead_time).map(StepField::LeadTime),
        duration(told.process_time).map(StepField::ProcessTime),
        Percent::read(told.percent_ca).map(Some).map(StepField::PercentCa),
        Amount::read(told.people).map(Some).map(StepField::People),
        Amount::read(told.wip).map(Some).map(StepField::Wip),
        text(told.tools).map(StepField::Tools),
        text(told.barriers).map(StepField::Barriers),
        text(told.notes).map(StepField::Notes),
        (!told.wastes.is_empty()).then(|| StepField::Wastes(told.wastes.to_vec())),
        told.value.map(Some).map(StepField::Value),
    ]
    .into_iter()
    .flatten()
    .collect()
}
