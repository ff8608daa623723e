//! Edits of the charter.

use super::edits::open;
use super::improvements::{read_text_field, write_text_field};
use super::maps::names;
use super::read::{Named, Reader};
use super::write::Writer;
use crate::id::{CharterEntryId, StepId};
use crate::workshop::{AgendaRun, CharterEntry, CharterField, CharterList, Edit, EntryField, ItemTime};

names!(CharterField: Product "product", Customer "customer", Demand "demand", DemandPer "demand_per",
    Followed "followed", InScope "in_scope", OutOfScope "out_of_scope", Problem "problem", Metric "metric",
    CannotChange "cannot_change", TodaysEnd "todays_end", Date "date", StartsAt "starts_at",
    Facilitator "facilitator", Place "place", DotsEach "dots_each", Voters "voters");
names!(CharterList: Parts "parts", Agenda "agenda", Parked "parked");
names!(EntryField: Name "name", Who "who", Note "note", Team "team", Presence "presence", Minutes "minutes",
    GoesTo "goes_to");

/// Reads one edit; `None` where its kind, its list or its field is not known.
pub(super) fn read(tag: &str, of: Reader<'_>) -> Option<Edit> {
    let at = || of.at("at").place();
    let list = || CharterList::named(&of.text_at("list"));
    let entry = || CharterEntryId::from_bits(of.at("entry").id());
    let set = of.at("set");
    Some(match tag {
        "set_charter" => {
            let (field, text) = read_text_field(set)?;
            Edit::SetCharter { field, text }
        }
        "add_charter_entry" => {
            Edit::AddCharterEntry { list: list()?, entry: Box::new(read_entry(of.at("entry"))), at: at() }
        }
        "remove_charter_entry" => Edit::RemoveCharterEntry { list: list()?, entry: entry() },
        "move_charter_entry" => Edit::MoveCharterEntry { list: list()?, entry: entry(), at: at() },
        "set_charter_entry" => {
            let (field, text) = read_text_field(set)?;
            Edit::SetCharterEntry { list: list()?, entry: entry(), field, text }
        }
        "set_agenda_run" => Edit::SetAgendaRun { run: Box::new(read_run(of.at("run"))) },
        "place_dots" => {
            let step = StepId::from_bits(of.at("step").id());
            // The cast ends at the bounds.
            Edit::PlaceDots { step, dots: of.at("dots").number() as i32 }
        }
        _ => return None,
    })
}

/// Writes one edit, but for its closing brackets.
pub(super) fn write<'out>(out: &'out mut Writer, edit: &Edit) -> &'out mut Writer {
    match edit {
        Edit::SetCharter { field, text } => write_text_field(open(out, "set_charter").key("set"), field, text),
        Edit::AddCharterEntry { list, entry, at } => {
            write_entry(open(out, "add_charter_entry").key("list").name(list).key("entry"), entry);
            out.key("at").place(*at)
        }
        Edit::RemoveCharterEntry { list, entry } => on_entry(out, "remove_charter_entry", *list, *entry),
        Edit::MoveCharterEntry { list, entry, at } => {
            on_entry(out, "move_charter_entry", *list, *entry).key("at").place(*at)
        }
        Edit::SetCharterEntry { list, entry, field, text } => {
            write_text_field(on_entry(out, "set_charter_entry", *list, *entry).key("set"), field, text)
        }
        Edit::SetAgendaRun { run } => write_run(open(out, "set_agenda_run").key("run"), run),
        Edit::PlaceDots { step, dots } => {
            open(out, "place_dots").key("step").id(step).key("dots").number(f64::from(*dots))
        }
        _ => out,
    }
}

fn on_entry<'out>(out: &'out mut Writer, tag: &str, list: CharterList, entry: CharterEntryId) -> &'out mut Writer {
    open(out, tag).key("list").name(&list).key("entry").id(&entry)
}

fn read_entry(reader: Reader<'_>) -> CharterEntry {
    let mut entry = CharterEntry::new(CharterEntryId::from_bits(reader.at("id").id()));
    for field in EntryField::ALL {
        if let Some(place) = entry.text_mut(field) {
            *place = reader.text_at(field.name());
        }
    }
    entry
}

/// Writes the id and what is said.
fn write_entry(out: &mut Writer, entry: &CharterEntry) {
    out.object().key("id").id(&entry.id);
    for field in EntryField::ALL {
        let text = entry.text(field);
        if !text.is_empty() {
            out.key(field.name()).text(text);
        }
    }
    out.end_object();
}

fn read_entry_id(reader: Reader<'_>) -> CharterEntryId {
    CharterEntryId::from_bits(reader.id())
}

fn read_run(reader: Reader<'_>) -> AgendaRun {
    AgendaRun {
        item: reader.at("item").optional(read_entry_id),
        since_ms: reader.at("since_ms").optional(Reader::number),
        ended_at_ms: reader.at("ended_at_ms").optional(Reader::number),
        times: reader.at("times").items().map(read_time).collect(),
    }
}

fn read_time(reader: Reader<'_>) -> ItemTime {
    ItemTime {
        item: read_entry_id(reader.at("item")),
        begun_at_ms: reader.at("begun_at_ms").number(),
        spent_ms: reader.at("spent_ms").number(),
        added_minutes: reader.at("added_minutes").small_count(),
    }
}

/// Writes what there is.
fn write_run<'out>(out: &'out mut Writer, run: &AgendaRun) -> &'out mut Writer {
    out.object();
    if let Some(item) = run.item {
        out.key("item").id(&item);
    }
    for (key, moment) in [("since_ms", run.since_ms), ("ended_at_ms", run.ended_at_ms)] {
        if moment.is_some() {
            out.key(key).number_or_null(moment);
        }
    }
    out.key("times").list();
    for time in &run.times {
        out.object().key("item").id(&time.item).key("begun_at_ms").number(time.begun_at_ms);
        out.key("spent_ms").number(time.spent_ms).key("added_minutes").count(time.added_minutes.into()).end_object();
    }
    out.end_list().end_object()
}
