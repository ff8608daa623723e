//! The map of the workshop's afternoon: what the stream shall be in half a year.
//!
//! Three countermeasures make it: environments that a developer starts, a regression test that runs by itself, and
//! standard changes that are approved in advance, so that neither the board nor the window is waited for.

use std::slice::from_ref;

use super::current::{
    APPROVAL, CONFIRM, DEPLOY, DEVELOP, ENVIRONMENT, INTAKE, NOTHING, REFINE, REVIEW, SECURITY, TEST, Told, WINDOW,
    find, set_share, tell,
};
use super::scribe::Scribe;
use crate::id::MapId;
use crate::stream::{Entry, ValueClass, Waste};
use crate::workshop::{StepField, connect, copy_as_future, remove_steps};

const TOLD: [Told; 9] = [
    Told {
        step: INTAKE,
        lead_time: "3 d",
        percent_ca: "85",
        wip: "5",
        barriers: "Somebody has to be there every morning.",
        notes: "Requests are looked at every morning, at the board in the corridor.",
        ..NOTHING
    },
    Told {
        step: REFINE,
        lead_time: "3 d",
        process_time: "1 d",
        percent_ca: "85",
        wip: "4",
        notes: "Smaller stories, and a depot at the table from the start.",
        wastes: &[Waste::ExtraFeatures],
        ..NOTHING
    },
    Told {
        step: DEVELOP,
        lead_time: "5 d",
        process_time: "2.5 d",
        percent_ca: "90",
        wip: "5",
        notes: "One story each. Support calls go to a rota.",
        wastes: &[Waste::TaskSwitching],
        ..NOTHING
    },
    Told { step: REVIEW, lead_time: "1 d", wip: "2", notes: "Before lunch, by whoever is free.", ..NOTHING },
    Told {
        step: ENVIRONMENT,
        lead_time: "2 h",
        process_time: "15m",
        percent_ca: "95",
        people: "1",
        tools: "Pipeline, environment as code",
        notes: "A button in the pipeline: the environment is built from the repository and lives as long as the story.",
        ..NOTHING
    },
    Told {
        step: TEST,
        lead_time: "3 d",
        process_time: "1 d",
        percent_ca: "92",
        wip: "3",
        tools: "Regression suite in the pipeline, two handheld scanners",
        barriers: "The scanners are still tried by hand.",
        notes: "The regression test runs by itself in 40 minutes; people explore what is new.",
        wastes: &[Waste::Defects],
        ..NOTHING
    },
    Told {
        step: SECURITY,
        lead_time: "1 d",
        process_time: "1 h",
        percent_ca: "95",
        wip: "2",
        tools: "Checks in the pipeline",
        notes: "Standard changes are checked in the pipeline; a person looks at what the checks flag.",
        ..NOTHING
    },
    Told {
        step: DEPLOY,
        lead_time: "4 h",
        process_time: "30m",
        percent_ca: "97",
        people: "1",
        tools: "Pipeline",
        barriers: "The way back for scan-ingest has to be tried first.",
        notes: "Standard changes are approved in advance: a review and a green pipeline are the approval. Any working \
                day.",
        ..NOTHING
    },
    Told {
        step: CONFIRM,
        lead_time: "1 d",
        process_time: "1 h",
        notes: "The depot sees the scans on the dashboard.",
        ..NOTHING
    },
];

/// What stood in the way and no longer will.
const NO_BARRIERS: [&str; 3] = [REFINE, DEVELOP, ENVIRONMENT];
const NO_WASTES: [&str; 5] = [INTAKE, ENVIRONMENT, SECURITY, DEPLOY, CONFIRM];

/// Copies the current state and makes it what it shall be. Gives the new map's id.
pub fn draw(scribe: &mut Scribe, current: MapId) -> MapId {
    let map = scribe
        .asks(current, |map, mut bits| copy_as_future(from_ref(map), map, "Future state, spring 2027", &mut bits));
    drop_the_board(scribe, map);
    let environment = find(scribe, map, ENVIRONMENT);
    scribe.sets(map, environment, StepField::Team("Development".to_owned()));
    for told in &TOLD {
        tell(scribe, map, told);
        scribe.pauses(3);
    }
    set_share(scribe, map, "8");
    for (name, field) in no_longer() {
        scribe.sets(map, find(scribe, map, name), field);
    }
    map
}

/// The board and the window go; test and security review lead straight to the deploy.
fn drop_the_board(scribe: &mut Scribe, map: MapId) {
    let gone = [find(scribe, map, APPROVAL), find(scribe, map, WINDOW)];
    scribe.asks(map, |map, mut bits| ((), remove_steps(map, &gone, &mut bits)));
    let deploy = find(scribe, map, DEPLOY);
    for name in [TEST, SECURITY] {
        let from = find(scribe, map, name);
        scribe.asks(map, |map, mut bits| ((), connect(map, from, deploy, &mut bits)));
    }
}

/// Barriers and wastes that are gone, a judgement that changes, and figures that nobody has measured yet.
fn no_longer() -> Vec<(&'static str, StepField)> {
    let barriers = NO_BARRIERS.map(|name| (name, StepField::Barriers(String::new())));
    let wastes = NO_WASTES.map(|name| (name, StepField::Wastes(Vec::new())));
    let measured = [REVIEW, DEPLOY].map(|name| (name, StepField::Measured(Vec::new())));
    let value = [(DEPLOY, StepField::Value(Some(ValueClass::Adding)))];
    barriers.into_iter().chain(wastes).chain(measured).chain(value).collect()
}

/// At the follow-up: the first environment has been started by a developer, and was timed.
pub fn note_first_results(scribe: &mut Scribe, map: MapId) {
    let step = find(scribe, map, ENVIRONMENT);
    let notes = "A button in the pipeline: the environment is built from the repository and lives as long as the story. \
                 In use for notify and tracking-api since 5 October; scan-ingest follows in January.";
    scribe.sets(map, step, StepField::Notes(notes.to_owned()));
    let measured = crate::stream::Measured {
        source: "Pipeline, 5 October to 17 November 2026".to_owned(),
        sample_size: 31,
        percentile: 50.0,
    };
    scribe.sets(map, step, StepField::Measured(vec![(Entry::LeadTime, measured)]));
}
