//! The promises of the document (S1, S2, S10, S12) and the verbs.

use proptest::prelude::*;

use super::*;
use crate::id::{DatasetId, FlowId, ImprovementId, MapId, ScorecardId, StepId};
use crate::maturity::{Evidence, Level, Rating, Scorecard};
use crate::stream::{Duration, Flow, FlowKind, Position, Step, StepKind, StreamMap, Unit, measure};

fn counter() -> impl FnMut() -> u64 {
    let mut next = 100;
    move || {
        next += 1;
        next
    }
}

fn map_id() -> MapId {
    MapId::from_bits(1)
}

fn step_id(n: u8) -> StepId {
    StepId::from_bits(u64::from(n % 6))
}

fn workshop_with_chain(steps: u8) -> Workshop {
    let mut workshop = Workshop::default();
    workshop.apply(&Edit::AddMap { map: Box::new(StreamMap::new(map_id(), "Current state")), at: 0 });
    for n in 0..steps {
        let step = Box::new(Step::new(step_id(n), format!("Step {n}"), "Team"));
        workshop.apply(&Edit::AddStep { map: map_id(), step, at: usize::from(n) });
        if n > 0 {
            workshop.apply(&Edit::AddFlow { map: map_id(), flow: flow(n, n - 1, n), at: 99 });
        }
    }
    workshop
}

fn flow(id: u8, from: u8, to: u8) -> Flow {
    let id = FlowId::from_bits(u64::from(id));
    Flow { id, from: step_id(from), to: step_id(to), kind: FlowKind::Forward, wait: None }
}

fn any_step_field() -> impl Strategy<Value = StepField> {
    prop_oneof![
        "[a-c]{0,2}".prop_map(StepField::Name),
        "[a-c]{0,2}".prop_map(StepField::Team),
        Just(StepField::Kind(StepKind::Queue)),
        (0..9i32).prop_map(|x| StepField::Position(Some(Position { x: f64::from(x), y: 0.0 }))),
        Just(StepField::LeadTime(None)),
    ]
}

/// Edits over few ids, so that targets are often there, often gone and often added twice.
fn any_edit() -> impl Strategy<Value = Edit> {
    let map = map_id();
    let card = ScorecardId::from_bits(7);
    prop_oneof![
        "[a-c]{0,2}".prop_map(|name| Edit::RenameWorkshop { name }),
        (0..3u64, 0..3usize).prop_map(|(id, at)| {
            let map = StreamMap::new(MapId::from_bits(id), "m");
            Edit::AddMap { map: Box::new(map), at }
        }),
        (0..3u64).prop_map(|id| Edit::RemoveMap { map: MapId::from_bits(id) }),
        (0..6u8, 0..7usize).prop_map(move |(n, at)| {
            let step = Box::new(Step::new(step_id(n), "s", "t"));
            Edit::AddStep { map, step, at }
        }),
        (0..6u8).prop_map(move |n| Edit::RemoveStep { map, step: step_id(n) }),
        (0..6u8, any_step_field()).prop_map(move |(n, set)| Edit::SetStep { map, step: step_id(n), set }),
        (0..9u8, 0..6u8, 0..6u8, 0..9usize).prop_map(move |(id, from, to, at)| {
            let flow = flow(id, from, to);
            Edit::AddFlow { map, flow, at }
        }),
        (0..9u64).prop_map(move |id| Edit::RemoveFlow { map, flow: FlowId::from_bits(id) }),
        (0..9u64, 0..6u8).prop_map(move |(id, to)| {
            let set = FlowField::To(step_id(to));
            Edit::SetFlow { map, flow: FlowId::from_bits(id), set }
        }),
        (0..2usize).prop_map(move |at| Edit::AddScorecard { scorecard: Box::new(scorecard(card)), at }),
        Just(Edit::RemoveScorecard { scorecard: card }),
        ("[pq]", proptest::option::of(0..4u8)).prop_map(move |(practice, level)| {
            let rating = level.and_then(|level| Level::try_from(level).ok()).map(Rating::Level);
            Edit::RatePractice { scorecard: card, practice, rating }
        }),
        ("[pq]", "[a-b]?").prop_map(move |(practice, note)| Edit::NotePractice { scorecard: card, practice, note }),
        (8..10u64, 0..4usize).prop_map(move |(id, at)| {
            let sheet = scorecard(card).sheet(ScorecardId::from_bits(id), "Ana");
            Edit::AddScorecard { scorecard: Box::new(sheet), at }
        }),
        any::<bool>().prop_map(move |is_closed| {
            let set = ScorecardField::IsClosed(is_closed);
            Edit::SetScorecard { scorecard: card, set }
        }),
        ("[pq]", "[a-b]?").prop_map(move |(practice, link)| {
            let evidence = Evidence { link, ..Evidence::default() };
            Edit::SetEvidence { scorecard: card, practice, evidence }
        }),
        (0..2u32, "[a-b]", 0..3usize).prop_map(|(version, json, at)| {
            let model = OwnModel { id: "m".to_owned(), version, json };
            Edit::AddModel { model, at }
        }),
        (0..2u32).prop_map(|version| Edit::RemoveModel { id: "m".to_owned(), version }),
        (0..3u64, 0..3usize).prop_map(|(id, at)| Edit::AddDataset { dataset: Box::new(dataset(id)), at }),
        (0..3u64).prop_map(|id| Edit::RemoveDataset { dataset: DatasetId::from_bits(id) }),
        any_improvement_edit(),
    ]
}

fn any_improvement_edit() -> impl Strategy<Value = Edit> {
    let id = (0..3u64).prop_map(ImprovementId::from_bits);
    let field = prop_oneof![Just(ImprovementField::Title), Just(ImprovementField::SeeWhen)];
    prop_oneof![
        (id.clone(), "[a-b]?", 0..3usize).prop_map(|(id, title, at)| {
            let improvement = Improvement::new(id).with(ImprovementField::Title, title);
            Edit::AddImprovement { improvement: Box::new(improvement), at }
        }),
        id.clone().prop_map(|improvement| Edit::RemoveImprovement { improvement }),
        (id, field, "[a-b]?").prop_map(|(improvement, field, text)| Edit::SetImprovement { improvement, field, text }),
        "[a-b]?".prop_map(|text| Edit::SetGoal { field: GoalField::Outcome, text }),
        ("[a-b]?", "[a-b]", "[a-b]?").prop_map(|(team, milestone, note)| {
            let judgement = Judgement { note, by: "x".to_owned(), ..Judgement::default() };
            Edit::JudgeMilestone { team, milestone, judgement }
        }),
    ]
}

fn scorecard(id: ScorecardId) -> Scorecard {
    Scorecard {
        id,
        team: "Payments".to_owned(),
        date: "2026-11-18".to_owned(),
        participants: String::new(),
        model: "baseline".to_owned(),
        model_version: 1,
        answers: std::collections::BTreeMap::default(),
        sheet_of: None,
        is_closed: false,
    }
}

fn dataset(id: u64) -> DatasetRef {
    DatasetRef {
        id: DatasetId::from_bits(id),
        name: "deploys.csv".to_owned(),
        files: vec!["deploys.csv".to_owned()],
        imported_at_ms: 0.0,
        environments: vec!["production".to_owned()],
        rows: 3,
    }
}

fn gestures_of(edits: Vec<Vec<Edit>>) -> (Journal, Vec<Gesture>) {
    let mut journal = Journal::new(Replica(1));
    journal.receive([Gesture {
        stamp: Stamp { clock: 1, replica: Replica(0) },
        at_ms: 0.0,
        edits: vec![Edit::AddMap { map: Box::new(StreamMap::new(map_id(), "Current state")), at: 0 }],
    }]);
    for gesture in edits {
        journal.record(0.0, gesture);
    }
    let gestures = journal.gestures().to_vec();
    (journal, gestures)
}

proptest! {
    #[test]
    fn s1_folding_is_order_independent(
        edits in prop::collection::vec(prop::collection::vec(any_edit(), 1..4), 1..30),
        shuffle in prop::collection::vec(any::<prop::sample::Index>(), 30),
        cut in any::<prop::sample::Index>(),
    ) {
        let (journal, gestures) = gestures_of(edits);
        let mut shuffled = gestures.clone();
        for (at, other) in shuffle.iter().enumerate().take(shuffled.len()) {
            let other = other.index(gestures.len());
            shuffled.swap(at, other);
        }
        let cut = cut.index(shuffled.len());
        let mut copy = Journal::new(Replica(2));
        copy.receive(shuffled[cut..].to_vec());
        // The overlap arrives twice.
        copy.receive(shuffled[..(cut + 1).min(shuffled.len())].to_vec());
        prop_assert_eq!(copy.workshop(), journal.workshop());
        prop_assert_eq!(copy.gestures(), journal.gestures());
    }

    #[test]
    fn s2_apply_then_undo_is_identity(
        before in prop::collection::vec(any_edit(), 0..30),
        gesture in prop::collection::vec(any_edit(), 1..5),
    ) {
        let mut journal = Journal::new(Replica(1));
        journal.record(0.0, before);
        let was = journal.workshop().clone();
        if let Some(recorded) = journal.record(1.0, gesture) {
            let redo = journal.record(2.0, recorded.inverse).map(|undo| undo.inverse);
            prop_assert_eq!(journal.workshop(), &was);
            prop_assert!(redo.is_some());
        } else {
            prop_assert_eq!(journal.workshop(), &was);
        }
    }

    #[test]
    fn redo_gives_what_was_undone(
        before in prop::collection::vec(any_edit(), 0..30),
        gesture in prop::collection::vec(any_edit(), 1..5),
    ) {
        let mut journal = Journal::new(Replica(1));
        journal.record(0.0, before);
        if let Some(recorded) = journal.record(1.0, gesture) {
            let made = journal.workshop().clone();
            let undo = journal.record(2.0, recorded.inverse).expect("undoing changes something");
            journal.record(3.0, undo.inverse);
            prop_assert_eq!(journal.workshop(), &made);
        }
    }

    #[test]
    fn a_file_gives_back_every_gesture(edits in prop::collection::vec(prop::collection::vec(any_edit(), 1..4), 0..20)) {
        let (_, gestures) = gestures_of(edits);
        let rows = vec![DatasetBytes { id: DatasetId::from_bits(3), bytes: vec![0, 255, 7, 9] }];
        let text = write_file("A \"name\"", 1.5, &gestures, &rows);
        let opened = read_file(&text);
        prop_assert_eq!(opened, OpenedFile { gestures, datasets: rows, problems: Vec::new() });
    }

    #[test]
    fn a_file_cut_anywhere_keeps_the_whole_lines_and_never_panics(
        edits in prop::collection::vec(prop::collection::vec(any_edit(), 1..4), 1..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let (_, gestures) = gestures_of(edits);
        let text = write_file("name", 1.5, &gestures, &[]);
        let cut = cut.index(text.len() - 2);
        let Some(part) = text.get(..cut) else { return Ok(()) };
        let opened = read_file(part);
        prop_assert!(!opened.problems.is_empty());
        let whole_lines = part.lines().count().saturating_sub(4);
        prop_assert!(opened.gestures.len() + 1 >= whole_lines);
        prop_assert!(gestures.starts_with(&opened.gestures));
    }
}

#[test]
fn stamps_sort_as_their_texts_and_are_read_back() {
    let stamps = [(1, 9), (2, 1), (2, 2), (300, 0)].map(|(clock, replica)| Stamp { clock, replica: Replica(replica) });
    for pair in stamps.windows(2) {
        assert!(pair[0] < pair[1]);
        assert!(pair[0].to_string() < pair[1].to_string());
    }
    assert_eq!(stamps[3].to_string().parse(), Ok(stamps[3]));
    assert!("0000000000001".parse::<Stamp>().is_err());
}

#[test]
fn a_gesture_that_changes_nothing_leaves_no_entry() {
    let mut journal = Journal::new(Replica(1));
    assert!(journal.record(0.0, vec![Edit::RenameWorkshop { name: String::new() }]).is_none());
    assert!(journal.record(0.0, vec![Edit::RemoveMap { map: map_id() }]).is_none());
    assert!(journal.gestures().is_empty());
}

#[test]
fn undo_and_redo_walk_through_whole_gestures() {
    let mut journal = Journal::new(Replica(1));
    let mut history = History::default();
    for name in ["a", "b"] {
        let edit = Edit::RenameWorkshop { name: name.to_owned() };
        let recorded = journal.record(0.0, vec![edit]).expect("a change");
        history.made(recorded.inverse);
    }
    let undo = history.take_undo().expect("two units");
    history.undone(journal.record(1.0, undo).expect("a change").inverse);
    assert_eq!(journal.workshop().name, "a");
    assert!(history.can_undo() && history.can_redo());
    let redo = history.take_redo().expect("one unit");
    history.redone(journal.record(2.0, redo).expect("a change").inverse);
    assert_eq!(journal.workshop().name, "b");
    assert!(!history.can_redo());
    let copy = History::from_text(&history.to_text());
    assert_eq!(copy.to_text(), history.to_text());
    assert!(copy.can_undo() && !copy.can_redo());
    assert!(!History::from_text("damaged").can_undo());
}

#[test]
fn a_step_after_the_last_one_is_connected_and_of_its_team() {
    let workshop = workshop_with_chain(2);
    let (step, edits) = add_step_after(&workshop.maps[0], Some(step_id(1)), &mut counter());
    let map = &applied(&workshop, &edits).maps[0];
    assert_eq!(map.step(step).map(|step| step.team.as_str()), Some("Team"));
    assert_eq!(pairs(map), [(step_id(0), step_id(1)), (step_id(1), step)]);
}

#[test]
fn a_step_after_an_earlier_one_stands_between() {
    let workshop = workshop_with_chain(3);
    let (step, edits) = add_step_after(&workshop.maps[0], Some(step_id(0)), &mut counter());
    let map = &applied(&workshop, &edits).maps[0];
    assert_eq!(map.steps[1].id, step);
    assert_eq!(pairs(map), [(step, step_id(1)), (step_id(1), step_id(2)), (step_id(0), step)]);
}

#[test]
fn a_parallel_step_has_the_same_neighbours() {
    let workshop = workshop_with_chain(3);
    let (step, edits) = add_step_beside(&workshop.maps[0], step_id(1), &mut counter()).expect("the step is there");
    let map = &applied(&workshop, &edits).maps[0];
    assert!(pairs(map).contains(&(step_id(0), step)));
    assert!(pairs(map).contains(&(step, step_id(2))));
    assert_eq!(map.flows.len(), 4);
}

#[test]
fn connecting_backwards_makes_rework_and_the_same_twice_makes_nothing() {
    let workshop = workshop_with_chain(3);
    let edits = connect(&workshop.maps[0], step_id(2), step_id(0), &mut counter());
    let workshop = applied(&workshop, &edits);
    assert_eq!(workshop.maps[0].flows[2].kind, FlowKind::Rework { share: None });
    assert!(connect(&workshop.maps[0], step_id(2), step_id(0), &mut counter()).is_empty());
    assert!(connect(&workshop.maps[0], step_id(1), step_id(1), &mut counter()).is_empty());
}

#[test]
fn removing_steps_keeps_the_stream_whole() {
    let workshop = workshop_with_chain(4);
    let edits = remove_steps(&workshop.maps[0], &[step_id(1), step_id(2)], &mut counter());
    let map = &applied(&workshop, &edits).maps[0];
    assert_eq!(pairs(map), [(step_id(0), step_id(3))]);
}

#[test]
fn a_future_state_has_ids_of_its_own() {
    let workshop = workshop_with_chain(3);
    let (id, edits) = copy_as_future(&workshop.maps[0], "Future state", 1, &mut counter());
    let workshop = applied(&workshop, &edits);
    let future = workshop.map(id).expect("added");
    assert_eq!(future.flows.len(), 2);
    for flow in &future.flows {
        assert!(future.step(flow.from).is_some() && workshop.maps[0].step(flow.from).is_none());
    }
}

#[test]
fn files_of_others_and_of_newer_releases_are_refused_with_the_reason() {
    for (text, problem) in [
        ("", FileProblem::NotAWorkshop),
        ("[1,2]", FileProblem::NotAWorkshop),
        ("{\"type\":\"excalidraw\"}", FileProblem::NotAWorkshop),
        ("{\"format\":\"streamgauge.workshop\",\"version\":2}", FileProblem::Newer { version: 2 }),
    ] {
        assert_eq!(read_file(text).problems, [problem], "{text}");
    }
}

/// S12: this text is frozen. A release that no longer reads it breaks every file of version 1.
#[test]
fn s12_the_frozen_file_of_version_1_opens() {
    let opened = read_file(include_str!("samples/version-1.streamgauge.json"));
    assert_eq!(opened.problems, []);
    let mut journal = Journal::new(Replica(9));
    journal.receive(opened.gestures);
    let workshop = journal.workshop();
    assert_eq!(workshop.name, "Frozen");
    assert_eq!(workshop.maps[0].steps.len(), 2);
    assert_eq!(workshop.maps[0].flows.len(), 1);
    assert_eq!(workshop.scorecards[0].answers.len(), 1);
    assert_eq!(workshop.datasets[0].rows, 3);
}

fn applied(workshop: &Workshop, edits: &[Edit]) -> Workshop {
    let mut workshop = workshop.clone();
    for edit in edits {
        workshop.apply(edit);
    }
    workshop
}

fn pairs(map: &StreamMap) -> Vec<(StepId, StepId)> {
    map.flows.iter().map(|flow| (flow.from, flow.to)).collect()
}

#[test]
fn a_wait_before_a_step_takes_the_place_of_its_lead_time() {
    let mut bits = 0;
    let mut next = || {
        bits += 1;
        bits
    };
    let mut workshop = Workshop::default();
    for edit in new_workshop("w", "m", &mut next) {
        workshop.apply(&edit);
    }
    for _ in 0..2 {
        let map = workshop.maps[0].clone();
        let (_, edits) = add_step_after(&map, map.steps.last().map(|step| step.id), &mut next);
        for edit in edits {
            workshop.apply(&edit);
        }
    }
    let (map, first, second) = (workshop.maps[0].id, workshop.maps[0].steps[0].id, workshop.maps[0].steps[1].id);
    let hours = |text: &str| Duration::read(text, Unit::Hour);
    for set in [StepField::LeadTime(hours("9 h")), StepField::ProcessTime(hours("1 h"))] {
        workshop.apply(&Edit::SetStep { map, step: second, set });
    }
    assert_eq!(set_wait_before(&workshop.maps[0], first, hours("1 h").as_ref()), []);
    for edit in set_wait_before(&workshop.maps[0], second, hours("4 h").as_ref()) {
        workshop.apply(&edit);
    }
    let reading = measure(&workshop.maps[0]).reading(second).cloned().unwrap();
    assert_eq!((reading.wait_hours, reading.lead_time_hours.map(|h| h.mid)), (Some(4.0), Some(5.0)));
    assert_eq!(workshop.maps[0].steps[1].lead_time, None);
}
