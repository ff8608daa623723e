//! The arrows of a step as cells of a table: what comes before it, and where its rework goes.

use super::{FactProblem, arrows_back, arrows_into, is_back, values};
use crate::id::{FlowId, StepId};
use crate::order;
use crate::stream::{Flow, FlowKind, StreamMap};
use crate::workshop::Edit;
use crate::workshop::verbs::keep_lone_waits;

pub(super) fn set_after(
    map: &StreamMap,
    step: StepId,
    typed: &str,
    bits: &mut impl FnMut() -> u64,
) -> Result<Vec<Edit>, FactProblem> {
    let wanted = named_steps(map, step, typed)?;
    let followers = followers(map, step);
    if let Some(round) = wanted.iter().find(|named| followers.binary_search(named).is_ok()) {
        return Err(FactProblem::GoesRound(*round));
    }
    let arrows = arrows_into(map, step);
    // The wait belongs to the step, whichever arrow leads to it: what the arrows that go had, those that come take over.
    let gone = || arrows.iter().filter(|flow| !wanted.contains(&flow.from)).map(|flow| &flow.wait);
    let common = gone().next().filter(|first| gone().all(|wait| wait == *first)).cloned().flatten();
    let mut waits = gone().cloned();
    let flow = |from: StepId, id: FlowId| {
        let wait = waits.next().unwrap_or_else(|| common.clone());
        Flow { id, from, to: step, kind: FlowKind::Forward, wait }
    };
    let mut edits = rewired(map, &arrows, |flow| flow.from, &wanted, flow, bits);
    keep_lone_waits(map, &mut edits);
    Ok(edits)
}

pub(super) fn set_rework(
    map: &StreamMap,
    step: StepId,
    typed: &str,
    bits: &mut impl FnMut() -> u64,
) -> Result<Vec<Edit>, FactProblem> {
    let wanted = named_steps(map, step, typed)?;
    let arrows = arrows_back(map, step);
    let kind = FlowKind::Rework { share: None };
    let flow = |to: StepId, id: FlowId| Flow { id, from: step, to, kind: kind.clone(), wait: None };
    Ok(rewired(map, &arrows, |flow| flow.to, &wanted, flow, bits))
}

/// Takes away the arrows that are no longer wanted and adds those that are missing; the others keep what is on them.
fn rewired(
    map: &StreamMap,
    arrows: &[&Flow],
    end: fn(&Flow) -> StepId,
    wanted: &[StepId],
    mut flow: impl FnMut(StepId, FlowId) -> Flow,
    bits: &mut impl FnMut() -> u64,
) -> Vec<Edit> {
    let gone = arrows.iter().filter(|flow| !wanted.contains(&end(flow)));
    let mut edits: Vec<Edit> = gone.map(|flow| Edit::RemoveFlow { map: map.id, flow: flow.id }).collect();
    let missing = wanted.iter().filter(|other| !arrows.iter().any(|flow| end(flow) == **other));
    for (at, &other) in (map.flows.len() - edits.len()..).zip(missing) {
        edits.push(Edit::AddFlow { map: map.id, flow: flow(other, FlowId::from_bits(bits())), at });
    }
    edits
}

/// The steps that a cell names, each once.
fn named_steps(map: &StreamMap, own: StepId, typed: &str) -> Result<Vec<StepId>, FactProblem> {
    let mut steps = Vec::new();
    for word in values(typed).into_iter().filter(|word| !word.is_empty()) {
        for step in named(map, word)? {
            if step == own {
                return Err(FactProblem::Itself);
            }
            if !steps.contains(&step) {
                steps.push(step);
            }
        }
    }
    Ok(steps)
}

/// By name, by number, by both ("3 Develop"), or several numbers with commas between.
fn named(map: &StreamMap, word: &str) -> Result<Vec<StepId>, FactProblem> {
    let lower = word.to_lowercase();
    let mut same = map.steps.iter().filter(|step| step.name.to_lowercase() == lower);
    match (same.next(), same.next()) {
        (Some(step), None) => return Ok(vec![step.id]),
        (Some(_), Some(_)) => return Err(FactProblem::SeveralSteps(word.to_owned())),
        (None, _) => {}
    }
    let by_number = |word: &str| {
        let (number, name) = word.split_once(char::is_whitespace).unwrap_or((word, ""));
        let step = map.steps.get(number.trim_end_matches('.').parse::<usize>().ok()?.checked_sub(1)?)?;
        let is_meant = name.trim().is_empty() || name.trim().to_lowercase() == step.name.to_lowercase();
        is_meant.then_some(step.id)
    };
    let numbers: Option<Vec<StepId>> = word.split(',').map(|word| by_number(word.trim())).collect();
    by_number(word).map(|step| vec![step]).or(numbers).ok_or_else(|| FactProblem::NoSuchStep(word.to_owned()))
}

/// All steps that forward flows lead to from a step, sorted.
fn followers(map: &StreamMap, step: StepId) -> Vec<StepId> {
    let forward = map.flows.iter().filter(|flow| !is_back(flow));
    let mut next: Vec<(StepId, StepId)> = forward.map(|flow| (flow.from, flow.to)).collect();
    order::sort(&mut next);
    let (mut open, mut found) = (vec![step], Vec::new());
    while let Some(step) = open.pop() {
        let start = next.partition_point(|(from, _)| *from < step);
        for &(_, to) in next.iter().skip(start).take_while(|(from, _)| *from == step) {
            if let Err(place) = found.binary_search(&to) {
                found.insert(place, to);
                open.push(to);
            }
        }
    }
    found
}
