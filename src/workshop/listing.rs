//! What the list of workshops shows of each without reading its journal.

use super::model::Workshop;
use crate::stream::{Rung, StreamMap, Summary, measure, team_count, timeline};

/// A row of the list; written with every gesture, in the same transaction.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListEntry {
    /// The workshop's name.
    pub name: String,
    /// Last change: milliseconds since 1970-01-01 UTC.
    pub changed_at_ms: f64,
    /// When it was put into the bin, if it is there.
    pub deleted_at_ms: Option<f64>,
    /// It came in as a copy, from a file or a link, and was not changed here since.
    pub came_in: bool,
    /// Steps of the first map.
    pub steps: usize,
    /// Teams of the first map.
    pub teams: usize,
    /// Maps beyond the first.
    pub further_maps: usize,
    /// Sets of deploy data.
    pub datasets: usize,
    /// Scorecards.
    pub scorecards: usize,
    /// Total lead time of the first map in working hours; `None` where nothing is known.
    pub lead_time_hours: Option<f64>,
    /// Steps without a lead time.
    pub unknown_steps: usize,
    /// Working hours per day of its calendar.
    pub hours_per_day: f64,
    /// Working days per week of its calendar.
    pub days_per_week: f64,
    /// The longest path, to be drawn small.
    pub bars: Vec<ListBar>,
}

/// A step of the longest path in the small drawing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct ListBar {
    /// The lane, by first appearance of its team.
    pub lane: u8,
    /// Working hours before it.
    pub start_hours: f64,
    /// Working hours of wait.
    pub wait_hours: f64,
    /// Working hours of process time.
    pub process_hours: f64,
    /// Class of its wait share, 1 to 5.
    pub heat: u8,
    /// Whether it is the constraint.
    pub is_constraint: bool,
}

/// Beyond this the small drawing shows nothing more.
const MOST_BARS: usize = 60;

impl ListEntry {
    /// The row of a workshop that was changed just now.
    pub fn of(workshop: &Workshop, changed_at_ms: f64) -> Self {
        let mut entry = Self::without_figures(workshop, changed_at_ms);
        if let Some(map) = workshop.maps.first() {
            let summary = measure(map);
            entry.take_from(map, &summary, &timeline(map, &summary));
        }
        entry
    }

    /// The same, where the first map is measured already.
    pub fn of_measured(
        workshop: &Workshop,
        changed_at_ms: f64,
        (map, summary, rungs): (&StreamMap, &Summary, &[Rung]),
    ) -> Self {
        let mut entry = Self::without_figures(workshop, changed_at_ms);
        entry.take_from(map, summary, rungs);
        entry
    }

    fn without_figures(workshop: &Workshop, changed_at_ms: f64) -> Self {
        Self {
            name: workshop.name.clone(),
            changed_at_ms,
            further_maps: workshop.maps.len().saturating_sub(1),
            datasets: workshop.datasets.len(),
            scorecards: workshop.scorecard_count(),
            ..Self::default()
        }
    }

    fn take_from(&mut self, map: &StreamMap, summary: &Summary, rungs: &[Rung]) {
        let teams = teams_of(map);
        self.steps = summary.steps;
        self.teams = team_count(map);
        self.lead_time_hours = summary.lead_time.figure().map(|hours| hours.mid);
        self.unknown_steps = summary.lead_time.missing();
        self.hours_per_day = map.calendar.hours_per_day;
        self.days_per_week = map.calendar.days_per_week;
        self.bars = bars_of(map, summary, rungs, &teams);
    }
}

fn teams_of(map: &StreamMap) -> Vec<&str> {
    let mut teams = Vec::new();
    for step in &map.steps {
        if !step.team.is_empty() && !teams.contains(&step.team.as_str()) {
            teams.push(step.team.as_str());
        }
    }
    teams
}

fn bars_of(map: &StreamMap, summary: &Summary, rungs: &[Rung], teams: &[&str]) -> Vec<ListBar> {
    let constraint = summary.constraint.as_ref().map(|constraint| constraint.step);
    let bar = |rung: &Rung| {
        let team = map.step(rung.step).map_or("", |step| step.team.as_str());
        let lane = teams.iter().position(|other| *other == team).unwrap_or(teams.len());
        ListBar {
            lane: u8::try_from(lane).unwrap_or(u8::MAX),
            start_hours: rung.start_hours,
            wait_hours: rung.wait_hours,
            process_hours: rung.process_hours,
            heat: rung.heat,
            is_constraint: constraint == Some(rung.step),
        }
    };
    rungs.iter().take(MOST_BARS).map(bar).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stream::{Duration, Unit};
    use crate::workshop::tests::{any_edit, workshop_with_chain};

    proptest! {
        #[test]
        fn a_map_that_is_measured_already_gives_the_same_row(
            days in prop::collection::vec(0..9u8, 0..6),
            edits in prop::collection::vec(any_edit(), 0..9),
        ) {
            let mut workshop = workshop_with_chain(6);
            for (step, days) in workshop.maps.iter_mut().flat_map(|map| &mut map.steps).zip(days) {
                step.lead_time = Duration::read(&days.to_string(), Unit::Day);
            }
            for edit in &edits {
                workshop.apply(edit);
            }
            let Some(map) = workshop.maps.first() else { return Ok(()) };
            let summary = measure(map);
            let rungs = timeline(map, &summary);
            let row = ListEntry::of_measured(&workshop, 7.0, (map, &summary, &rungs));
            prop_assert_eq!(row, ListEntry::of(&workshop, 7.0));
        }
    }
}
