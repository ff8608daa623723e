//! Edits.

#[cfg(feature = "whole")]
use super::beside;
use super::read::{Named, Reader};
use super::write::Writer;
use super::{datasets, maps};
use crate::id::{DatasetId, FlowId, MapId, StepId};
use crate::stream::{Amount, Duration, Percent};
use crate::workshop::{Edit, FlowField, MapField, StepField};

/// Reads one edit. What is of a kind or about a field that is not known here is kept as it is written.
pub(super) fn read(reader: Reader<'_>) -> Edit {
    read_known(reader).unwrap_or_else(|| Edit::Other(reader.as_written().into()))
}

fn read_known(reader: Reader<'_>) -> Option<Edit> {
    let (tag, of) = reader.kind();
    let at = || of.at("at").place();
    let map = || MapId::from_bits(of.at("map").id());
    let step = || StepId::from_bits(of.at("step").id());
    let flow = || FlowId::from_bits(of.at("flow").id());
    let dataset = || DatasetId::from_bits(of.at("dataset").id());
    let set = of.at("set");
    Some(match tag {
        "rename_workshop" => Edit::RenameWorkshop { name: of.text_at("name") },
        "add_map" => Edit::AddMap { map: Box::new(maps::read_map(of.at("map"))), at: at() },
        "remove_map" => Edit::RemoveMap { map: map() },
        "set_map" => Edit::SetMap { map: map(), set: read_map_field(set)? },
        "add_step" => Edit::AddStep { map: map(), step: Box::new(maps::read_step(of.at("step"))), at: at() },
        "remove_step" => Edit::RemoveStep { map: map(), step: step() },
        "set_step" => Edit::SetStep { map: map(), step: step(), set: read_step_field(set)? },
        "move_step" => Edit::MoveStep { map: map(), step: step(), at: at() },
        "add_flow" => Edit::AddFlow { map: map(), flow: maps::read_flow(of.at("flow")), at: at() },
        "remove_flow" => Edit::RemoveFlow { map: map(), flow: flow() },
        "set_flow" => Edit::SetFlow { map: map(), flow: flow(), set: read_flow_field(set)? },
        "add_dataset" => Edit::AddDataset { dataset: Box::new(datasets::read_dataset(of.at("dataset"))), at: at() },
        "remove_dataset" => Edit::RemoveDataset { dataset: dataset() },
        "rename_dataset" => Edit::RenameDataset { dataset: dataset(), name: of.text_at("name") },
        #[cfg(feature = "whole")]
        _ => beside::read(tag, of)?,
        #[cfg(not(feature = "whole"))]
        _ => return None,
    })
}

/// Writes one edit.
pub(super) fn write(out: &mut Writer, edit: &Edit) {
    match edit {
        Edit::RenameWorkshop { name } => open(out, "rename_workshop").key("name").text(name),
        Edit::AddMap { map, at } => {
            maps::write_map(open(out, "add_map").key("map"), map);
            out.key("at").place(*at)
        }
        Edit::RemoveMap { map } => on_map(out, "remove_map", *map),
        Edit::SetMap { map, set } => write_map_field(on_map(out, "set_map", *map).key("set"), set),
        Edit::AddStep { map, step, at } => {
            maps::write_step(on_map(out, "add_step", *map).key("step"), step);
            out.key("at").place(*at)
        }
        Edit::RemoveStep { map, step } => on_map(out, "remove_step", *map).key("step").id(step),
        Edit::SetStep { map, step, set } => {
            write_step_field(on_map(out, "set_step", *map).key("step").id(step).key("set"), set)
        }
        Edit::MoveStep { map, step, at } => on_map(out, "move_step", *map).key("step").id(step).key("at").place(*at),
        Edit::AddFlow { map, flow, at } => {
            maps::write_flow(on_map(out, "add_flow", *map).key("flow"), flow);
            out.key("at").place(*at)
        }
        Edit::RemoveFlow { map, flow } => on_map(out, "remove_flow", *map).key("flow").id(flow),
        Edit::SetFlow { map, flow, set } => {
            write_flow_field(on_map(out, "set_flow", *map).key("flow").id(flow).key("set"), set)
        }
        Edit::AddDataset { dataset, at } => {
            datasets::write_dataset(open(out, "add_dataset").key("dataset"), dataset);
            out.key("at").place(*at)
        }
        Edit::RemoveDataset { dataset } => open(out, "remove_dataset").key("dataset").id(dataset),
        Edit::RenameDataset { dataset, name } => {
            open(out, "rename_dataset").key("dataset").id(dataset).key("name").text(name)
        }
        Edit::Other(json) => {
            out.as_written(json);
            return;
        }
        #[cfg(feature = "whole")]
        _ => beside::write(out, edit),
    };
    out.end_object().end_object();
}

/// Begins an edit: two objects, both to be ended.
pub(super) fn open<'out>(out: &'out mut Writer, tag: &str) -> &'out mut Writer {
    out.tag(tag).object()
}

fn on_map<'out>(out: &'out mut Writer, tag: &str, map: MapId) -> &'out mut Writer {
    open(out, tag).key("map").id(&map)
}

fn read_map_field(reader: Reader<'_>) -> Option<MapField> {
    let (tag, value) = reader.kind();
    Some(match tag {
        "name" => MapField::Name(value.text()),
        "calendar" => MapField::Calendar(maps::read_calendar(value)),
        "waits_on_arrows" => MapField::WaitsOnArrows(value.flag()),
        "rework" => MapField::Rework(value.choice().unwrap_or_default()),
        "chosen_constraint" => MapField::ChosenConstraint(maps::read_step_id(value)),
        "starts_with" => MapField::StartsWith(value.text()),
        "ends_with" => MapField::EndsWith(value.text()),
        _ => return None,
    })
}

fn write_map_field<'out>(out: &'out mut Writer, field: &MapField) -> &'out mut Writer {
    match field {
        MapField::Name(name) => out.tag("name").text(name),
        MapField::Calendar(calendar) => maps::write_calendar(out.tag("calendar"), calendar),
        MapField::WaitsOnArrows(waits) => out.tag("waits_on_arrows").flag(*waits),
        MapField::Rework(counting) => out.tag("rework").name(counting),
        MapField::ChosenConstraint(step) => maps::write_step_id(out.tag("chosen_constraint"), *step),
        MapField::StartsWith(text) => out.tag("starts_with").text(text),
        MapField::EndsWith(text) => out.tag("ends_with").text(text),
    };
    out.end_object()
}

fn read_step_field(reader: Reader<'_>) -> Option<StepField> {
    let (tag, value) = reader.kind();
    Some(match tag {
        "name" => StepField::Name(value.text()),
        "team" => StepField::Team(value.text()),
        "kind" => StepField::Kind(value.choice().unwrap_or_default()),
        "lead_time" => StepField::LeadTime(maps::read_duration(value)),
        "process_time" => StepField::ProcessTime(maps::read_duration(value)),
        "percent_ca" => StepField::PercentCa(maps::read_percent(value)),
        "people" => StepField::People(maps::read_amount(value)),
        "wip" => StepField::Wip(maps::read_amount(value)),
        "batch" => StepField::Batch(maps::read_amount(value)),
        "tools" => StepField::Tools(value.text()),
        "barriers" => StepField::Barriers(value.text()),
        "notes" => StepField::Notes(value.text()),
        "wastes" => StepField::Wastes(maps::read_wastes(value)),
        "value" => StepField::Value(value.choice()),
        "measured" => StepField::Measured(maps::read_measured(value)),
        "position" => StepField::Position(maps::read_position(value)),
        _ => return None,
    })
}

fn write_step_field<'out>(out: &'out mut Writer, field: &StepField) -> &'out mut Writer {
    match field {
        StepField::Name(text) => out.tag("name").text(text),
        StepField::Team(text) => out.tag("team").text(text),
        StepField::Kind(kind) => out.tag("kind").name(kind),
        StepField::LeadTime(time) => out.tag("lead_time").text_or_null(time.as_ref().map(Duration::text)),
        StepField::ProcessTime(time) => out.tag("process_time").text_or_null(time.as_ref().map(Duration::text)),
        StepField::PercentCa(percent) => out.tag("percent_ca").text_or_null(percent.as_ref().map(Percent::text)),
        StepField::People(amount) => out.tag("people").text_or_null(amount.as_ref().map(Amount::text)),
        StepField::Wip(amount) => out.tag("wip").text_or_null(amount.as_ref().map(Amount::text)),
        StepField::Batch(amount) => out.tag("batch").text_or_null(amount.as_ref().map(Amount::text)),
        StepField::Tools(text) => out.tag("tools").text(text),
        StepField::Barriers(text) => out.tag("barriers").text(text),
        StepField::Notes(text) => out.tag("notes").text(text),
        StepField::Wastes(wastes) => maps::write_wastes(out.tag("wastes"), wastes),
        StepField::Value(class) => out.tag("value").text_or_null(class.as_ref().map(Named::name)),
        StepField::Measured(measured) => maps::write_measured(out.tag("measured"), measured),
        StepField::Position(position) => maps::write_position(out.tag("position"), *position),
    };
    out.end_object()
}

fn read_flow_field(reader: Reader<'_>) -> Option<FlowField> {
    let (tag, value) = reader.kind();
    Some(match tag {
        "from" => FlowField::From(StepId::from_bits(value.id())),
        "to" => FlowField::To(StepId::from_bits(value.id())),
        "kind" => FlowField::Kind(maps::read_flow_kind(value)),
        "wait" => FlowField::Wait(maps::read_duration(value)),
        _ => return None,
    })
}

fn write_flow_field<'out>(out: &'out mut Writer, field: &FlowField) -> &'out mut Writer {
    match field {
        FlowField::From(step) => out.tag("from").id(step),
        FlowField::To(step) => out.tag("to").id(step),
        FlowField::Kind(kind) => maps::write_flow_kind(out.tag("kind"), kind),
        FlowField::Wait(wait) => out.tag("wait").text_or_null(wait.as_ref().map(Duration::text)),
    };
    out.end_object()
}
