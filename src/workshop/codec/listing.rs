//! Rows of the list of workshops.

use super::Unreadable;
use super::read::{Reader, read_text};
use super::write::Writer;
use crate::workshop::{ListBar, ListEntry};

impl ListEntry {
    /// Reads what [`to_json`](Self::to_json) wrote.
    pub fn from_json(text: &str) -> Result<Self, Unreadable> {
        read_text(text, |reader| Self {
            name: reader.text_at("name"),
            changed_at_ms: reader.at("changed_at_ms").number(),
            deleted_at_ms: reader.at("deleted_at_ms").optional(Reader::number),
            came_in: reader.at("came_in").optional(Reader::flag).unwrap_or(false),
            steps: reader.at("steps").place(),
            teams: reader.at("teams").place(),
            further_maps: reader.at("further_maps").place(),
            datasets: reader.at("datasets").place(),
            scorecards: reader.at("scorecards").place(),
            lead_time_hours: reader.at("lead_time_hours").optional(Reader::number),
            unknown_steps: reader.at("unknown_steps").place(),
            hours_per_day: reader.at("hours_per_day").number(),
            days_per_week: reader.at("days_per_week").number(),
            bars: reader.at("bars").items().map(read_bar).collect(),
        })
    }

    /// The row as the database keeps it.
    pub fn to_json(&self) -> String {
        let mut out = Writer::default();
        out.object().key("name").text(&self.name).key("changed_at_ms").number(self.changed_at_ms);
        out.key("deleted_at_ms").number_or_null(self.deleted_at_ms);
        if self.came_in {
            out.key("came_in").flag(true);
        }
        out.key("steps").place(self.steps).key("teams").place(self.teams).key("further_maps").place(self.further_maps);
        out.key("datasets").place(self.datasets).key("scorecards").place(self.scorecards);
        out.key("lead_time_hours").number_or_null(self.lead_time_hours).key("unknown_steps").place(self.unknown_steps);
        out.key("hours_per_day").number(self.hours_per_day).key("days_per_week").number(self.days_per_week);
        out.key("bars").list();
        for bar in &self.bars {
            write_bar(&mut out, bar);
        }
        out.end_list().end_object();
        out.into_text()
    }
}

fn read_bar(reader: Reader<'_>) -> ListBar {
    ListBar {
        lane: reader.at("lane").tiny_count(),
        start_hours: reader.at("start_hours").number(),
        wait_hours: reader.at("wait_hours").number(),
        process_hours: reader.at("process_hours").number(),
        heat: reader.at("heat").tiny_count(),
        is_constraint: reader.at("is_constraint").flag(),
    }
}

fn write_bar(out: &mut Writer, bar: &ListBar) {
    out.object().key("lane").count(bar.lane.into()).key("start_hours").number(bar.start_hours);
    out.key("wait_hours").number(bar.wait_hours).key("process_hours").number(bar.process_hours);
    out.key("heat").count(bar.heat.into()).key("is_constraint").flag(bar.is_constraint).end_object();
}
