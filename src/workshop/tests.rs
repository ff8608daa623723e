//! The promises of the document (S1, S2, S10, S12) and the verbs.

mod any;

use proptest::prelude::*;

use super::*;
use crate::id::{DatasetId, FlowId, MapId, StepId};
use crate::stream::{Duration, Flow, FlowKind, Position, Step, StreamMap, Unit, measure};
pub(super) use any::any_edit;

fn counter() -> impl FnMut() -> u64 {
    let mut next = 100;
    move || {
        next += 1;
        next
    }
}

pub(super) fn map_id() -> MapId {
    MapId::from_bits(1)
}

fn step_id(n: u8) -> StepId {
    StepId::from_bits(u64::from(n % 6))
}

pub(super) fn workshop_with_chain(steps: u8) -> Workshop {
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

pub(super) fn flow(id: u8, from: u8, to: u8) -> Flow {
    let id = FlowId::from_bits(u64::from(id));
    Flow { id, from: step_id(from), to: step_id(to), kind: FlowKind::Forward, wait: None }
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
    fn s11_a_file_is_written_whole_and_gives_back_every_gesture(edits in prop::collection::vec(prop::collection::vec(any_edit(), 1..4), 0..20)) {
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
        history.made(&recorded.gesture.edits, recorded.inverse);
    }
    let undo = history.take_undo().expect("two units");
    let Recorded { gesture, inverse } = journal.record(1.0, undo).expect("a change");
    history.undone(&gesture.edits, inverse);
    assert_eq!(journal.workshop().name, "a");
    assert!(history.can_undo() && history.can_redo());
    let redo = history.take_redo().expect("one unit");
    let Recorded { gesture, inverse } = journal.record(2.0, redo).expect("a change");
    history.redone(&gesture.edits, inverse);
    assert_eq!(journal.workshop().name, "b");
    assert!(!history.can_redo());
    let copy = History::from_text(&history.to_text());
    assert_eq!(copy.to_text(), history.to_text());
    assert!(copy.can_undo() && !copy.can_redo());
    assert!(!History::from_text("damaged").can_undo());
}

/// The first program does not know edits beside maps: what they say and what takes them back is handed to it as text.
#[test]
fn what_is_not_known_is_undone_by_what_came_with_it() {
    let other = |text: &str| Edit::Other(format!("{{\"{text}\":{{}}}}").into());
    let mut known = History::default();
    let goal = |text: &str| Edit::SetGoal { field: GoalField::Outcome, text: text.to_owned() };
    known.made(&[goal("new")], vec![goal("old")]);
    let text = known.to_text().replace("set_goal", "other_goal");
    let mut history = History::from_text(&text);
    let mut journal = Journal::new(Replica(1));
    let edits_of = |edits: &[Edit]| match edits {
        [Edit::Other(json)] => json.to_string(),
        _ => panic!("one unknown edit: {edits:?}"),
    };
    for _ in 0..2 {
        let undo = history.take_undo().expect("a unit");
        assert!(edits_of(&undo).contains("old"));
        let Recorded { gesture, inverse } = journal.record(0.0, undo).expect("is recorded");
        history.undone(&gesture.edits, inverse);
        let redo = history.take_redo().expect("a unit");
        assert!(edits_of(&redo).contains("new"));
        let Recorded { gesture, inverse } = journal.record(0.0, redo).expect("is recorded");
        history.redone(&gesture.edits, inverse);
    }
    assert_eq!(journal.gestures().len(), 4);
    assert_eq!(journal.record(0.0, vec![other("fly")]).expect("is recorded").gesture.edits, [other("fly")]);
    assert_eq!(*journal.workshop(), Workshop::default());
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
    let mut workshop = workshop_with_chain(3);
    workshop.maps[0].flows[1].wait = Duration::read("3 d", Unit::Day);
    let (step, edits) = add_step_beside(&workshop.maps[0], step_id(1), &mut counter()).expect("the step is there");
    let map = &applied(&workshop, &edits).maps[0];
    assert!(pairs(map).contains(&(step_id(0), step)));
    assert!(pairs(map).contains(&(step, step_id(2))));
    assert_eq!(map.flows.iter().map(|flow| flow.wait.is_some()).collect::<Vec<_>>(), [false, true, false, true]);
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
fn people_go_on_beside_what_was_removed() {
    let workshop = workshop_with_chain(4);
    let beside =
        |removed: &[u8]| left_beside(&workshop.maps[0], &removed.iter().map(|n| step_id(*n)).collect::<Vec<_>>());
    assert_eq!(beside(&[2]), Some(step_id(1)));
    assert_eq!(beside(&[1, 2]), beside(&[2, 1]));
    assert_eq!([beside(&[0, 1]), beside(&[0, 1, 2, 3]), beside(&[])], [Some(step_id(2)), None, None]);
}

#[test]
fn steps_are_placed_where_a_person_wants_them() {
    let workshop = workshop_with_chain(2);
    let at = Position { x: 3.0, y: -4.0 };
    let edits = place_steps(&workshop.maps[0], &[(step_id(1), at), (StepId::from_bits(99), at)]);
    let workshop = applied(&workshop, &edits);
    assert_eq!((edits.len(), workshop.maps[0].steps[1].position), (1, Some(at)));
    assert_eq!(place_steps(&workshop.maps[0], &[(step_id(1), at)]), []);
}

#[test]
fn a_future_state_has_ids_of_its_own() {
    let workshop = workshop_with_chain(3);
    let (id, edits) = copy_as_future(&workshop.maps, &workshop.maps[0], "Future state", &mut counter());
    let workshop = applied(&workshop, &edits);
    let future = workshop.map(id).expect("added");
    assert_eq!(future.flows.len(), 2);
    let origins = |map: &StreamMap| map.steps.iter().map(|step| step.copy_of).collect::<Vec<_>>();
    assert_eq!(origins(future), [0, 1, 2].map(|n| Some(step_id(n))));
    let (_, edits) = copy_as_future(&workshop.maps, future, "Future state", &mut counter());
    let [Edit::AddMap { map, .. }] = edits.as_slice() else { panic!("one map") };
    assert_eq!(origins(map), origins(future), "a copy of a copy knows the origin");
    assert_eq!((future.name.as_str(), map.name.as_str()), ("Future state", "Future state 2"));
    let second = StreamMap { name: map.name.clone(), ..future.clone() };
    for (maps, name) in [
        (vec![workshop.maps[0].clone(), future.clone(), second.clone()], "Future state 3"),
        (vec![workshop.maps[0].clone(), second], "Future state"),
    ] {
        let (_, edits) = copy_as_future(&maps, future, "Future state", &mut counter());
        let [Edit::AddMap { map, at }] = edits.as_slice() else { panic!("one map") };
        assert_eq!((map.name.as_str(), *at), (name, maps.len()), "no two have one name");
    }
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
