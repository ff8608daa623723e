//! Maps, steps and flows.

use super::read::{Named, Reader};
use super::write::Writer;
use crate::id::{FlowId, MapId, StepId};
use crate::stream::{
    Amount, Calendar, Duration, Entry, Flow, FlowKind, MapState, Measured, Percent, Position, ReworkCounting, Step,
    StepKind, StreamMap, ValueClass, Waste,
};

/// The names of a closed set, for both ways at once.
macro_rules! names {
    ($of:ident: $($variant:ident $name:literal),+) => {
        impl Named for $of {
            const NAMES: &'static [(Self, &'static str)] = &[$((Self::$variant, $name)),+];
        }
    };
}
#[cfg(feature = "whole")]
pub(super) use names;

names!(StepKind: Process "process", Queue "queue", Outside "outside");
names!(ValueClass: Adding "adding", Necessary "necessary", Waste "waste");
names!(Waste: PartiallyDoneWork "partially_done_work", ExtraProcesses "extra_processes", ExtraFeatures "extra_features",
    TaskSwitching "task_switching", Waiting "waiting", Motion "motion", Defects "defects",
    NonstandardOrManualWork "nonstandard_or_manual_work", Heroics "heroics");
names!(Entry: LeadTime "lead_time", ProcessTime "process_time", PercentCa "percent_ca");
names!(ReworkCounting: None "none", OncePerItem "once_per_item", UntilRight "until_right");

pub(super) fn read_map(reader: Reader<'_>) -> StreamMap {
    StreamMap {
        demand: None,
        id: MapId::from_bits(reader.at("id").id()),
        name: reader.text_at("name"),
        state: read_state(reader.at("state")),
        calendar: read_calendar(reader.at("calendar")),
        waits_on_arrows: reader.at("waits_on_arrows").flag(),
        rework: reader.at("rework").choice().unwrap_or_default(),
        chosen_constraint: read_step_id(reader.at("chosen_constraint")),
        starts_with: reader.text_at("starts_with"),
        ends_with: reader.text_at("ends_with"),
        steps: reader.at("steps").items().map(read_step).collect(),
        flows: reader.at("flows").items().map(read_flow).collect(),
    }
}

/// Writes every key of a map; steps and flows leave out what says nothing.
pub(super) fn write_map(out: &mut Writer, map: &StreamMap) {
    out.object().key("id").id(&map.id).key("name").text(&map.name).key("state");
    match &map.state {
        MapState::Current => out.text("current"),
        MapState::Future { of } => out.tag("future").object().key("of").id(of).end_object().end_object(),
    };
    write_calendar(out.key("calendar"), &map.calendar);
    out.key("waits_on_arrows").flag(map.waits_on_arrows).key("rework").name(&map.rework);
    write_step_id(out.key("chosen_constraint"), map.chosen_constraint);
    out.key("starts_with").text(&map.starts_with).key("ends_with").text(&map.ends_with);
    out.key("steps").list();
    for step in &map.steps {
        write_step(out, step);
    }
    out.end_list().key("flows").list();
    for flow in &map.flows {
        write_flow(out, flow);
    }
    out.end_list().end_object();
}

fn read_state(reader: Reader<'_>) -> MapState {
    match reader.tagged() {
        ("future", value) => return MapState::Future { of: MapId::from_bits(value.at("of").id()) },
        ("" | "current", _) => {}
        _ => reader.refuse(),
    }
    MapState::Current
}

pub(super) fn read_calendar(reader: Reader<'_>) -> Calendar {
    let usual = Calendar::default();
    let hours_per_day = reader.at("hours_per_day").optional(Reader::number).unwrap_or(usual.hours_per_day);
    let days_per_week = reader.at("days_per_week").optional(Reader::number).unwrap_or(usual.days_per_week);
    // A damaged file may say anything; no figure may come out of a day of no hours.
    Calendar::new(hours_per_day, days_per_week)
}

pub(super) fn write_calendar<'out>(out: &'out mut Writer, calendar: &Calendar) -> &'out mut Writer {
    let out = out.object().key("hours_per_day").number(calendar.hours_per_day);
    out.key("days_per_week").number(calendar.days_per_week).end_object()
}

pub(super) fn read_step_id(reader: Reader<'_>) -> Option<StepId> {
    reader.optional(Reader::id).map(StepId::from_bits)
}

pub(super) fn write_step_id(out: &mut Writer, step: Option<StepId>) -> &mut Writer {
    match step {
        Some(step) => out.id(&step),
        None => out.null(),
    }
}

pub(super) fn read_step(reader: Reader<'_>) -> Step {
    Step {
        id: StepId::from_bits(reader.at("id").id()),
        name: reader.text_at("name"),
        team: reader.text_at("team"),
        kind: reader.at("kind").choice().unwrap_or_default(),
        lead_time: read_duration(reader.at("lead_time")),
        process_time: read_duration(reader.at("process_time")),
        percent_ca: read_percent(reader.at("percent_ca")),
        people: read_amount(reader.at("people")),
        wip: read_amount(reader.at("wip")),
        batch: read_amount(reader.at("batch")),
        tools: reader.text_at("tools"),
        barriers: reader.text_at("barriers"),
        notes: reader.text_at("notes"),
        wastes: read_wastes(reader.at("wastes")),
        value: reader.at("value").choice(),
        measured: read_measured(reader.at("measured")),
        position: read_position(reader.at("position")),
        copy_of: read_step_id(reader.at("copy_of")),
    }
}

pub(super) fn write_step(out: &mut Writer, step: &Step) {
    let kind = (step.kind != StepKind::default()).then(|| step.kind.name());
    out.object().key("id").id(&step.id);
    // In the order of the struct, which is the order in files.
    let texts = [
        ("name", Some(step.name.as_str()).filter(|text| !text.is_empty())),
        ("team", Some(step.team.as_str()).filter(|text| !text.is_empty())),
        ("kind", kind),
        ("lead_time", step.lead_time.as_ref().map(Duration::text)),
        ("process_time", step.process_time.as_ref().map(Duration::text)),
        ("percent_ca", step.percent_ca.as_ref().map(Percent::text)),
        ("people", step.people.as_ref().map(Amount::text)),
        ("wip", step.wip.as_ref().map(Amount::text)),
        ("batch", step.batch.as_ref().map(Amount::text)),
        ("tools", Some(step.tools.as_str()).filter(|text| !text.is_empty())),
        ("barriers", Some(step.barriers.as_str()).filter(|text| !text.is_empty())),
        ("notes", Some(step.notes.as_str()).filter(|text| !text.is_empty())),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            out.key(key).text(text);
        }
    }
    if !step.wastes.is_empty() {
        write_wastes(out.key("wastes"), &step.wastes);
    }
    if let Some(class) = &step.value {
        out.key("value").name(class);
    }
    if !step.measured.is_empty() {
        write_measured(out.key("measured"), &step.measured);
    }
    if step.position.is_some() {
        write_position(out.key("position"), step.position);
    }
    if let Some(origin) = &step.copy_of {
        out.key("copy_of").id(origin);
    }
    out.end_object();
}

pub(super) fn read_duration(reader: Reader<'_>) -> Option<Duration> {
    reader.optional(Reader::text).map(Duration::from_kept)
}

pub(super) fn read_percent(reader: Reader<'_>) -> Option<Percent> {
    reader.optional(Reader::text).map(Percent::from_kept)
}

pub(super) fn read_amount(reader: Reader<'_>) -> Option<Amount> {
    reader.optional(Reader::text).map(Amount::from_kept)
}

pub(super) fn read_wastes(reader: Reader<'_>) -> Vec<Waste> {
    reader.items().filter_map(Reader::choice).collect()
}

pub(super) fn write_wastes<'out>(out: &'out mut Writer, wastes: &[Waste]) -> &'out mut Writer {
    out.list();
    for waste in wastes {
        out.name(waste);
    }
    out.end_list()
}

pub(super) fn read_measured(reader: Reader<'_>) -> Vec<(Entry, Measured)> {
    let pair = |reader: Reader<'_>| {
        let mut parts = reader.items();
        let pair = parts.next().and_then(Reader::choice).zip(parts.next().map(read_source));
        if pair.is_none() {
            reader.refuse();
        }
        pair
    };
    reader.items().filter_map(pair).collect()
}

fn read_source(reader: Reader<'_>) -> Measured {
    Measured {
        source: reader.text_at("source"),
        sample_size: reader.at("sample_size").small_count(),
        percentile: reader.at("percentile").number(),
    }
}

pub(super) fn write_measured<'out>(out: &'out mut Writer, measured: &[(Entry, Measured)]) -> &'out mut Writer {
    out.list();
    for (entry, measured) in measured {
        out.list().name(entry).object().key("source").text(&measured.source);
        out.key("sample_size").count(measured.sample_size.into());
        out.key("percentile").number(measured.percentile).end_object().end_list();
    }
    out.end_list()
}

pub(super) fn read_position(reader: Reader<'_>) -> Option<Position> {
    reader.optional(|reader| Position { x: reader.at("x").number(), y: reader.at("y").number() })
}

pub(super) fn write_position(out: &mut Writer, position: Option<Position>) -> &mut Writer {
    match position {
        Some(Position { x, y }) => out.object().key("x").number(x).key("y").number(y).end_object(),
        None => out.null(),
    }
}

pub(super) fn read_flow(reader: Reader<'_>) -> Flow {
    Flow {
        id: FlowId::from_bits(reader.at("id").id()),
        from: StepId::from_bits(reader.at("from").id()),
        to: StepId::from_bits(reader.at("to").id()),
        kind: read_flow_kind(reader.at("kind")),
        wait: read_duration(reader.at("wait")),
    }
}

pub(super) fn write_flow(out: &mut Writer, flow: &Flow) {
    out.object().key("id").id(&flow.id).key("from").id(&flow.from).key("to").id(&flow.to);
    if flow.kind != FlowKind::Forward {
        write_flow_kind(out.key("kind"), &flow.kind);
    }
    if let Some(wait) = &flow.wait {
        out.key("wait").text(wait.text());
    }
    out.end_object();
}

pub(super) fn read_flow_kind(reader: Reader<'_>) -> FlowKind {
    match reader.tagged() {
        ("rework", value) => return FlowKind::Rework { share: read_percent(value.at("share")) },
        ("" | "forward", _) => {}
        _ => reader.refuse(),
    }
    FlowKind::Forward
}

pub(super) fn write_flow_kind<'out>(out: &'out mut Writer, kind: &FlowKind) -> &'out mut Writer {
    match kind {
        FlowKind::Forward => out.text("forward"),
        FlowKind::Rework { share } => {
            let out = out.tag("rework").object().key("share").text_or_null(share.as_ref().map(Percent::text));
            out.end_object().end_object()
        }
    }
}
