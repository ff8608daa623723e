//! Rows of a spreadsheet, pasted onto a map: the edits of one gesture.

use super::edit::{Edit, FlowField, MapField};
use super::verbs::place_after;
use crate::id::{FlowId, StepId};
use crate::stream::{Flow, FlowKind, RowProblem, Rows, StreamMap};

/// What a paste comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// The edits of the gesture.
    pub edits: Vec<Edit>,
    /// The new steps, in the order of the rows.
    pub steps: Vec<StepId>,
    /// What could not be taken as it stood, in the order of rows and columns.
    pub problems: Vec<RowProblem>,
}

/// Puts rows onto a map: behind the step `after`, connected to it, or as a stream of their own. Where one flow goes on
/// from `after` and the pasted steps have one end, they stand between, as a step added there would.
pub fn paste_rows(map: &StreamMap, after: Option<StepId>, rows: Rows, bits: &mut impl FnMut() -> u64) -> Pasted {
    let mut rows = rows;
    let shows_waits = map.steps.is_empty() && rows.has_waits_only() && !map.waits_on_arrows;
    let goes_on = after.filter(|_| rows.is_open).and_then(|after| sole_flow_from(map, after));
    let end = sole_end(&rows);
    rows.tie_to(map, after, bits);
    let place = after.map_or(map.steps.len(), |after| place_after(map, after));
    let steps: Vec<StepId> = rows.steps.iter().map(|step| step.id).collect();
    let mut edits = Vec::with_capacity(rows.steps.len() + rows.flows.len() + 2);
    if shows_waits {
        edits.push(Edit::SetMap { map: map.id, set: MapField::WaitsOnArrows(true) });
    }
    let add = |(at, step)| Edit::AddStep { map: map.id, step: Box::new(step), at: place + at };
    edits.extend(rows.steps.into_iter().enumerate().map(add));
    if let Some((flow, end)) = goes_on.zip(end) {
        edits.push(Edit::SetFlow { map: map.id, flow, set: FlowField::From(end) });
    }
    let add = |(at, flow)| Edit::AddFlow { map: map.id, flow, at: map.flows.len() + at };
    edits.extend(rows.flows.into_iter().enumerate().map(add));
    Pasted { edits, steps, problems: rows.problems }
}

/// The flow that goes on from a step, if it is the only one.
fn sole_flow_from(map: &StreamMap, step: StepId) -> Option<FlowId> {
    let is_onward = |flow: &&Flow| flow.from == step && flow.kind == FlowKind::Forward;
    let mut flows = map.flows.iter().filter(is_onward).map(|flow| flow.id);
    flows.next().filter(|_| flows.next().is_none())
}

/// The pasted step that nothing pasted follows, if it is the only one.
fn sole_end(rows: &Rows) -> Option<StepId> {
    let forward = rows.flows.iter().filter(|flow| flow.kind == FlowKind::Forward);
    let mut left: Vec<StepId> = forward.map(|flow| flow.from).collect();
    left.sort_unstable();
    let is_end = |step: &StepId| left.binary_search(step).is_err();
    let mut ends = rows.steps.iter().map(|step| step.id).filter(is_end);
    ends.next().filter(|_| ends.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MapId;
    use crate::stream::{Duration, RowFault, measure, read_rows};
    use crate::workshop::{Journal, Replica, Workshop};

    fn counter() -> impl FnMut() -> u64 {
        let mut next = 100;
        move || {
            next += 1;
            next
        }
    }

    /// Pastes each text in its turn, behind the step with the name beside it.
    fn pasted(texts: &[(&str, &str)]) -> (StreamMap, Vec<RowProblem>) {
        let mut bits = counter();
        let mut workshop = Workshop::default();
        let empty = StreamMap::new(MapId::from_bits(1), "Current state");
        workshop.apply(&Edit::AddMap { map: Box::new(empty), at: 0 });
        let mut problems = Vec::new();
        for (after, text) in texts {
            let map = &workshop.maps[0];
            let after = map.steps.iter().find(|step| step.name == *after).map(|step| step.id);
            let rows = read_rows(text, &mut bits);
            let paste = paste_rows(map, after, rows, &mut bits);
            problems.extend(paste.problems);
            for edit in &paste.edits {
                assert!(!workshop.apply(edit).is_empty(), "{edit:?} does nothing");
            }
            let map = &workshop.maps[0];
            assert!(paste.steps.iter().all(|step| map.step(*step).is_some()));
        }
        (workshop.maps[0].clone(), problems)
    }

    fn flows(map: &StreamMap) -> String {
        let name = |id| map.step(id).map_or("?", |step| step.name.as_str());
        let wait = |flow: &Flow| flow.wait.as_ref().map(|wait| format!("[{}]", wait.text())).unwrap_or_default();
        let mut texts: Vec<String> =
            map.flows.iter().map(|flow| format!("{}>{}{}", name(flow.from), name(flow.to), wait(flow))).collect();
        texts.sort();
        texts.join(" ")
    }

    fn names(map: &StreamMap) -> String {
        map.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_become_a_stream_of_their_own() {
        let (map, problems) = pasted(&[("", "a\nb"), ("", "c\nd")]);
        assert_eq!((names(&map).as_str(), flows(&map).as_str()), ("a b c d", "a>b c>d"));
        assert_eq!(problems, []);
        assert!(!map.waits_on_arrows);
    }

    #[test]
    fn rows_follow_the_selected_step() {
        let (map, _) = pasted(&[("", "a\nb\nc"), ("c", "x\ny")]);
        assert_eq!((names(&map).as_str(), flows(&map).as_str()), ("a b c x y", "a>b b>c c>x x>y"));
        let (map, _) = pasted(&[("", "step\twait\na\nb\t2 d"), ("a", "step\twait\nx\t1 d\ny\t4 h")]);
        assert_eq!((names(&map).as_str(), flows(&map).as_str()), ("a x y b", "a>x[1 d] x>y[4 h] y>b[2 d]"));
        let (map, _) = pasted(&[("", "a\nb"), ("a", "step,after\nx,\ny,x\nz,x")]);
        assert_eq!(flows(&map), "a>b a>x x>y x>z", "two ends: nothing stands between");
        let (map, _) = pasted(&[("", "a\nb"), ("a", "step,after\nx,none\ny,")]);
        assert_eq!(flows(&map), "a>b x>y", "said to follow nothing");
    }

    #[test]
    fn rows_may_name_steps_of_the_map() {
        let (map, problems) = pasted(&[("", "a\nb\nb"), ("", "step,after,rework to\nx,A,\ny,b,a\nz,nowhere,")]);
        assert_eq!(flows(&map), "a>b a>x b>b y>a");
        let faults: Vec<_> = problems.iter().map(|problem| (problem.place.row, problem.fault)).collect();
        assert_eq!(faults, [(3, RowFault::NameNotFound), (4, RowFault::NameNotFound)]);
        assert_eq!(map.steps[4].notes, "after: b");
    }

    #[test]
    fn waits_between_steps_are_shown_as_such_on_an_empty_map() {
        let text = "step\twait\tPT\na\t1 d\t2 h\nb\t3 d\t1 h";
        let (map, problems) = pasted(&[("", text)]);
        assert!(map.waits_on_arrows);
        assert_eq!(map.steps[0].lead_time.as_ref().map(Duration::text), Some("1 d + 2 h"));
        assert_eq!(problems.len(), 1);
        let (map, _) = pasted(&[("", "z"), ("z", text)]);
        assert!(!map.waits_on_arrows);
        assert_eq!(flows(&map), "a>b[3 d] z>a[1 d]");
    }

    #[test]
    fn one_undo_takes_a_paste_back() {
        let mut bits = counter();
        let mut journal = Journal::new(Replica(1));
        let map = StreamMap::new(MapId::from_bits(1), "Current state");
        journal.record(0.0, vec![Edit::AddMap { map: Box::new(map), at: 0 }]);
        for text in ["a\nb\nc", "step,after,wait\nx,,2 d\ny,x,1 d\nz,x; y,"] {
            let before = journal.workshop().clone();
            let rows = read_rows(text, &mut bits);
            let after = before.maps[0].steps.first().map(|step| step.id);
            let paste = paste_rows(&before.maps[0], after, rows, &mut bits);
            let recorded = journal.record(1.0, paste.edits).expect("new steps");
            let made = journal.workshop().clone();
            let undo = journal.record(2.0, recorded.inverse).expect("an undo");
            assert_eq!(*journal.workshop(), before);
            journal.record(3.0, undo.inverse);
            assert_eq!(*journal.workshop(), made);
        }
    }

    #[test]
    fn a_hundred_thousand_rows_are_pasted_and_taken_back() {
        let mut bits = counter();
        let mut journal = Journal::new(Replica(1));
        let map = StreamMap::new(MapId::from_bits(1), "Current state");
        journal.record(0.0, vec![Edit::AddMap { map: Box::new(map), at: 0 }]);
        let rows: Vec<String> = (0..100_000).map(|row| format!("Step {row}\tTeam\t2 d\t1 h")).collect();
        let rows = read_rows(&rows.join("\n"), &mut bits);
        let paste = paste_rows(&journal.workshop().maps[0], None, rows, &mut bits);
        let recorded = journal.record(1.0, paste.edits).expect("new steps");
        let map = &journal.workshop().maps[0];
        assert_eq!((map.steps.len(), map.flows.len()), (100_000, 99_999));
        assert_eq!(measure(map).lead_time.hours.mid, 1_600_000.0);
        journal.record(2.0, recorded.inverse);
        assert!(journal.workshop().maps[0].steps.is_empty() && journal.workshop().maps[0].flows.is_empty());
    }
}
