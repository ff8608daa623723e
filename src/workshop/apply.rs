//! Applying an edit, and the edits that take it back.

use std::mem;

#[cfg(not(feature = "whole"))]
use super::codec::Json;
use super::edit::{Edit, FlowField, MapField, StepField};
use super::model::Workshop;
use crate::id::{FlowId, MapId, StepId};
#[cfg(not(feature = "whole"))]
use crate::stream::Period;
use crate::stream::{Demand, Flow, Step, StreamMap};

impl Workshop {
    /// Makes the change and gives the edits that take it back, in the order they are to be applied.
    ///
    /// Total: an edit whose target is gone, or that changes nothing, does nothing and gives no edits.
    pub fn apply(&mut self, edit: &Edit) -> Vec<Edit> {
        self.apply_to_parts(edit).unwrap_or_default()
    }

    /// `None` where the target is gone.
    fn apply_to_parts(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::RenameWorkshop { name } => {
                swapped(&mut self.name, name).map(|name| vec![Edit::RenameWorkshop { name }])
            }
            Edit::AddMap { .. } | Edit::RemoveMap { .. } => self.apply_to_maps(edit),
            Edit::SetMap { map, set } => {
                let was = set_map(self.map_mut(*map)?, set)?;
                Some(vec![Edit::SetMap { map: *map, set: was }])
            }
            Edit::AddStep { map, .. }
            | Edit::RemoveStep { map, .. }
            | Edit::SetStep { map, .. }
            | Edit::MoveStep { map, .. } => apply_to_steps(self.map_mut(*map)?, edit),
            Edit::AddFlow { map, .. } | Edit::RemoveFlow { map, .. } | Edit::SetFlow { map, .. } => {
                apply_to_flows(self.map_mut(*map)?, edit)
            }
            Edit::AddDataset { .. } | Edit::RemoveDataset { .. } | Edit::RenameDataset { .. } => {
                self.apply_to_datasets(edit)
            }
            // It changes nothing here, but was made. What takes it back is known only where it was made: see `History`.
            #[cfg(feature = "whole")]
            Edit::Other(_) => Some(vec![edit.clone()]),
            #[cfg(not(feature = "whole"))]
            Edit::Other(json) => {
                self.follow_other(json);
                Some(vec![edit.clone()])
            }
            #[cfg(feature = "whole")]
            _ => self.apply_beside_maps(edit),
        }
    }

    /// What this program has to know of edits that it cannot read: the list of workshops says how many scorecards there
    /// are, so those of teams are held by their ids; and demand decides what a map's constraint is.
    #[cfg(not(feature = "whole"))]
    fn follow_other(&mut self, json: &str) {
        let Ok(edit) = Json::read(json) else { return };
        let added = edit.get("add_scorecard").and_then(|edit| edit.get("scorecard"));
        let removed = edit.get("remove_scorecard").and_then(|edit| edit.get("scorecard"));
        let id = |json: Option<&Json<'_>>| json.and_then(Json::as_text).and_then(|id| id.parse().ok());
        if let Some(id) = id(added.filter(|card| card.get("sheet_of").is_none()).and_then(|card| card.get("id"))) {
            self.scorecard_ids.push(id);
        }
        if let Some(id) = id(removed) {
            self.scorecard_ids.retain(|card| *card != id);
        }
        let charter = edit.get("set_charter").and_then(|edit| edit.get("set"));
        for (kept, key) in self.demand_texts.iter_mut().zip(["demand", "demand_per"]) {
            if let Some(text) = charter.and_then(|set| set.get(key)).and_then(Json::as_text) {
                *kept = text.into();
                self.spread_demand();
                return;
            }
        }
    }

    #[cfg(feature = "whole")]
    fn demand(&self) -> Option<Demand> {
        self.charter.demand().ok()
    }

    #[cfg(not(feature = "whole"))]
    fn demand(&self) -> Option<Demand> {
        let [requests, per] = &self.demand_texts;
        Demand::read(requests, Period::named(per)).ok()
    }

    /// Tells every map what is asked of the stream.
    pub(super) fn spread_demand(&mut self) {
        let demand = self.demand();
        for map in &mut self.maps {
            map.demand = demand;
        }
    }

    fn map_mut(&mut self, id: MapId) -> Option<&mut StreamMap> {
        self.maps.iter_mut().find(|map| map.id == id)
    }

    fn apply_to_maps(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddMap { map, at } => {
                let map = StreamMap { demand: self.demand(), ..(**map).clone() };
                let id = map.id;
                insert(&mut self.maps, map, *at, |other| other.id == id)?;
                Some(vec![Edit::RemoveMap { map: id }])
            }
            Edit::RemoveMap { map } => {
                let (at, map) = take(&mut self.maps, |other| other.id == *map)?;
                Some(vec![Edit::AddMap { map: Box::new(map), at }])
            }
            _ => None,
        }
    }

    fn apply_to_datasets(&mut self, edit: &Edit) -> Option<Vec<Edit>> {
        match edit {
            Edit::AddDataset { dataset, at } => {
                insert(&mut self.datasets, (**dataset).clone(), *at, |other| other.id == dataset.id)?;
                Some(vec![Edit::RemoveDataset { dataset: dataset.id }])
            }
            Edit::RemoveDataset { dataset } => {
                let (at, dataset) = take(&mut self.datasets, |other| other.id == *dataset)?;
                Some(vec![Edit::AddDataset { dataset: Box::new(dataset), at }])
            }
            Edit::RenameDataset { dataset, name } => {
                let found = self.datasets.iter_mut().find(|other| other.id == *dataset)?;
                let name = swapped(&mut found.name, name)?;
                Some(vec![Edit::RenameDataset { dataset: *dataset, name }])
            }
            _ => None,
        }
    }
}

pub(super) fn apply_to_steps(map: &mut StreamMap, edit: &Edit) -> Option<Vec<Edit>> {
    let id = map.id;
    match edit {
        Edit::AddStep { step, at, .. } => {
            insert(&mut map.steps, (**step).clone(), *at, |other| other.id == step.id)?;
            Some(vec![Edit::RemoveStep { map: id, step: step.id }])
        }
        Edit::RemoveStep { step, .. } => {
            let (at, step) = take(&mut map.steps, |other| other.id == *step)?;
            let step_id = step.id;
            let mut back = vec![Edit::AddStep { map: id, step: Box::new(step), at }];
            back.extend(take_flows_of(map, step_id));
            Some(back)
        }
        Edit::SetStep { step, set, .. } => {
            let found = map.steps.iter_mut().find(|other| other.id == *step)?;
            let was = set_step(found, set)?;
            Some(vec![Edit::SetStep { map: id, step: *step, set: was }])
        }
        Edit::MoveStep { step, at, .. } => {
            let was = map.steps.iter().position(|other| other.id == *step)?;
            let at = (*at).min(map.steps.len() - 1);
            if at == was {
                return None;
            }
            let moved = map.steps.remove(was);
            map.steps.insert(at, moved);
            Some(vec![Edit::MoveStep { map: id, step: *step, at: was }])
        }
        _ => None,
    }
}

/// Takes out all flows of a step and gives the edits that put them back where they were: lowest place first, so that
/// each place is right when its turn comes.
fn take_flows_of(map: &mut StreamMap, step: StepId) -> Vec<Edit> {
    let id = map.id;
    let flows = mem::take(&mut map.flows);
    let touches = |flow: &Flow| flow.from == step || flow.to == step;
    let mut back = Vec::new();
    for (at, flow) in flows.into_iter().enumerate() {
        if touches(&flow) {
            back.push(Edit::AddFlow { map: id, flow, at });
        } else {
            map.flows.push(flow);
        }
    }
    back
}

fn apply_to_flows(map: &mut StreamMap, edit: &Edit) -> Option<Vec<Edit>> {
    let id = map.id;
    match edit {
        Edit::AddFlow { flow, at, .. } => {
            map.step(flow.from)?;
            map.step(flow.to)?;
            insert(&mut map.flows, flow.clone(), *at, |other| other.id == flow.id)?;
            Some(vec![Edit::RemoveFlow { map: id, flow: flow.id }])
        }
        Edit::RemoveFlow { flow, .. } => {
            let (at, flow) = take(&mut map.flows, |other| other.id == *flow)?;
            Some(vec![Edit::AddFlow { map: id, flow, at }])
        }
        Edit::SetFlow { flow, set, .. } => {
            let was = set_flow(map, *flow, set)?;
            Some(vec![Edit::SetFlow { map: id, flow: *flow, set: was }])
        }
        _ => None,
    }
}

fn set_flow(map: &mut StreamMap, id: FlowId, set: &FlowField) -> Option<FlowField> {
    if let FlowField::From(step) | FlowField::To(step) = set {
        map.step(*step)?;
    }
    let flow = map.flows.iter_mut().find(|other| other.id == id)?;
    Some(match set {
        FlowField::From(new) => FlowField::From(swapped(&mut flow.from, new)?),
        FlowField::To(new) => FlowField::To(swapped(&mut flow.to, new)?),
        FlowField::Kind(new) => FlowField::Kind(swapped(&mut flow.kind, new)?),
        FlowField::Wait(new) => FlowField::Wait(swapped(&mut flow.wait, new)?),
    })
}

fn set_map(map: &mut StreamMap, set: &MapField) -> Option<MapField> {
    Some(match set {
        MapField::Name(new) => MapField::Name(swapped(&mut map.name, new)?),
        MapField::Calendar(new) => MapField::Calendar(swapped(&mut map.calendar, new)?),
        MapField::WaitsOnArrows(new) => MapField::WaitsOnArrows(swapped(&mut map.waits_on_arrows, new)?),
        MapField::Rework(new) => MapField::Rework(swapped(&mut map.rework, new)?),
        MapField::ChosenConstraint(new) => MapField::ChosenConstraint(swapped(&mut map.chosen_constraint, new)?),
        MapField::StartsWith(new) => MapField::StartsWith(swapped(&mut map.starts_with, new)?),
        MapField::EndsWith(new) => MapField::EndsWith(swapped(&mut map.ends_with, new)?),
    })
}

fn set_step(step: &mut Step, set: &StepField) -> Option<StepField> {
    Some(match set {
        StepField::Name(new) => StepField::Name(swapped(&mut step.name, new)?),
        StepField::Team(new) => StepField::Team(swapped(&mut step.team, new)?),
        StepField::Kind(new) => StepField::Kind(swapped(&mut step.kind, new)?),
        StepField::LeadTime(new) => StepField::LeadTime(swapped(&mut step.lead_time, new)?),
        StepField::ProcessTime(new) => StepField::ProcessTime(swapped(&mut step.process_time, new)?),
        StepField::PercentCa(new) => StepField::PercentCa(swapped(&mut step.percent_ca, new)?),
        StepField::People(new) => StepField::People(swapped(&mut step.people, new)?),
        StepField::Wip(new) => StepField::Wip(swapped(&mut step.wip, new)?),
        StepField::Batch(new) => StepField::Batch(swapped(&mut step.batch, new)?),
        StepField::Tools(new) => StepField::Tools(swapped(&mut step.tools, new)?),
        StepField::Barriers(new) => StepField::Barriers(swapped(&mut step.barriers, new)?),
        StepField::Notes(new) => StepField::Notes(swapped(&mut step.notes, new)?),
        StepField::Wastes(new) => StepField::Wastes(swapped(&mut step.wastes, new)?),
        StepField::Value(new) => StepField::Value(swapped(&mut step.value, new)?),
        StepField::Measured(new) => StepField::Measured(swapped(&mut step.measured, new)?),
        StepField::Position(new) => StepField::Position(swapped(&mut step.position, new)?),
    })
}

/// Puts the new value in and gives the old one; `None` where they are equal.
pub(super) fn swapped<T: PartialEq + Clone>(place: &mut T, new: &T) -> Option<T> {
    (place != new).then(|| mem::replace(place, new.clone()))
}

/// Inserts at a place, or at the end where the place is beyond it; `None` where the item is there already.
pub(super) fn insert<T>(list: &mut Vec<T>, item: T, at: usize, same: impl Fn(&T) -> bool) -> Option<()> {
    if list.iter().any(same) {
        return None;
    }
    list.insert(at.min(list.len()), item);
    Some(())
}

/// Takes an item out, with the place it had.
pub(super) fn take<T>(list: &mut Vec<T>, wanted: impl Fn(&T) -> bool) -> Option<(usize, T)> {
    let at = list.iter().position(wanted)?;
    Some((at, list.remove(at)))
}
