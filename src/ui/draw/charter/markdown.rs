//! The charter as Markdown: what is said, nothing about what is not.

use crate::stream::Load;
use crate::ui::text::charter as text;
use crate::ui::text::day;
use crate::workshop::charter::{
    GoesTo, ItemState, Presence, absences, attendance, parked_count, schedule, steps_of_part, votes,
};
use crate::workshop::{CharterEntry, CharterField, EntryField, Workshop};

/// Writes it, for a clock that is so many minutes ahead of UTC.
pub fn markdown(workshop: &Workshop, now_ms: f64, offset_minutes: i32) -> String {
    let mut out = Lines::default();
    out.line(&format!("# {}", inline(&workshop.name)));
    head(&mut out, workshop);
    about(&mut out, workshop);
    people(&mut out, workshop);
    agenda(&mut out, workshop, now_ms, offset_minutes);
    parking_lot(&mut out, workshop);
    dots(&mut out, workshop);
    out.text
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, words: &str) {
        self.line(&format!("\n## {words}\n"));
    }

    /// A point of a list, unless nothing is said.
    fn said(&mut self, name: &str, words: &str) {
        if !words.trim().is_empty() {
            self.line(&format!("- **{name}:** {}", inline(words)));
        }
    }

    fn table(&mut self, columns: &[&str]) {
        self.row(&columns.iter().map(|column| (*column).to_owned()).collect::<Vec<_>>());
        self.line(&format!("|{}", " --- |".repeat(columns.len())));
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
        self.line(&format!("| {} |", cells.join(" | ")));
    }
}

/// On one line, with the signs that Markdown would take for its own told apart.
fn inline(words: &str) -> String {
    let mut text = String::new();
    for sign in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(sign, '|' | '*' | '_' | '`' | '<' | '[' | ']' | '\\' | '#') {
            text.push('\\');
        }
        text.push(sign);
    }
    text
}

fn head(out: &mut Lines, workshop: &Workshop) {
    let said = |field| workshop.charter.text(field).trim();
    let date = Some(said(CharterField::Date)).filter(|date| !date.is_empty());
    let parts = [
        date.map(|date| format!("{} {}", text::WORKSHOP_OF, day(date))),
        Some(said(CharterField::Facilitator))
            .filter(|who| !who.is_empty())
            .map(|who| format!("{} {who}", text::FACILITATOR)),
        Some(said(CharterField::Place)).filter(|place| !place.is_empty()).map(str::to_owned),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if !parts.is_empty() {
        out.line(&format!("\n{}", inline(&parts.join(", "))));
    }
}

fn about(out: &mut Lines, workshop: &Workshop) {
    let (charter, map) = (&workshop.charter, workshop.maps.first());
    out.heading(text::SCREEN);
    let said = |out: &mut Lines, field| out.said(text::field_name(field), charter.text(field));
    said(out, CharterField::Product);
    if let Some(map) = map {
        out.said(text::STARTS_WITH, &map.starts_with);
        out.said(text::ENDS_WITH, &map.ends_with);
    }
    said(out, CharterField::Customer);
    if let Some(takt) = map.and_then(|map| charter.takt(&map.calendar).ok()) {
        let requests = charter.text(CharterField::Demand).trim();
        let period = text::period_name(takt.demand.per);
        let demand = format!("{requests} {} {period}, {} {}", text::REQUESTS_PER, text::TAKT, text::takt(&takt));
        out.said(text::DEMAND, &format!("{demand} ({})", text::takt_formula(&takt)));
        let load = map.map(|map| Load::of(map, takt)).filter(|load| !load.steps.is_empty());
        for step in load.iter().flat_map(|load| load.steps.iter().filter(|step| step.is_full())) {
            let formula = text::utilisation_formula(step, &takt);
            out.line(&format!("  - {}: {} ({formula})", step_label(workshop, step.number), text::utilisation(step)));
        }
    }
    for field in [CharterField::Followed, CharterField::InScope, CharterField::OutOfScope, CharterField::Problem] {
        said(out, field);
    }
    let goal = &workshop.goal;
    let by = if goal.by.is_empty() { String::new() } else { text::goal_by(&goal.by) };
    out.said(text::GOAL, &if goal.outcome.is_empty() { String::new() } else { format!("{}{by}", goal.outcome) });
    for field in [CharterField::Metric, CharterField::CannotChange, CharterField::TodaysEnd] {
        said(out, field);
    }
}

fn step_label(workshop: &Workshop, number: usize) -> String {
    let step = workshop.maps.first().and_then(|map| map.steps.get(number.saturating_sub(1)));
    inline(&text::step_name(number, step.map_or("", |step| &step.name)))
}

fn people(out: &mut Lines, workshop: &Workshop) {
    if workshop.charter.parts.is_empty() {
        return;
    }
    out.heading(text::PEOPLE);
    out.line(&format!("{}\n", text::attendance(attendance(&workshop.charter))));
    out.table(&[text::COLUMN_PART, text::COLUMN_WHO, text::COLUMN_ROOM, text::COLUMN_STEPS, text::COLUMN_NOTE]);
    for part in &workshop.charter.parts {
        let steps = workshop.maps.first().map(|map| steps_of_part(map, part)).unwrap_or_default();
        let presence = Presence::read(part.text(EntryField::Presence));
        let said = |field| part.text(field).to_owned();
        out.row(&[
            said(EntryField::Name),
            said(EntryField::Who),
            text::presence_text(&presence),
            text::steps_of_part(&steps),
            said(EntryField::Note),
        ]);
    }
    for absence in absences(workshop) {
        out.line(&format!("\n**{}**{}", inline(&text::absent(&absence)), text::absent_so(&absence)));
    }
}

fn agenda(out: &mut Lines, workshop: &Workshop, now_ms: f64, offset_minutes: i32) {
    let charter = &workshop.charter;
    if charter.agenda.is_empty() {
        return;
    }
    let schedule = schedule(charter, now_ms, offset_minutes);
    out.heading(text::AGENDA);
    out.table(&[text::TIME_COLUMN, text::ITEM_COLUMN, text::COLUMN_PLANNED, text::COLUMN_SPENT]);
    let time = |ms: Option<f64>| ms.map(|ms| text::time_of_day(ms, offset_minutes)).unwrap_or_default();
    for (item, row) in charter.agenda.iter().zip(&schedule.rows) {
        let spent = if row.state == ItemState::ToCome { String::new() } else { text::row_time_calm(row) };
        let planned = row.planned_minutes.map(text::minutes).unwrap_or_default();
        out.row(&[time(row.at_ms), item.text(EntryField::Name).to_owned(), planned, spent]);
    }
    let end = text::lateness(schedule.lateness);
    out.row(&[time(schedule.ends_at_ms), end, text::planned(&schedule), String::new()]);
}

fn parking_lot(out: &mut Lines, workshop: &Workshop) {
    let charter = &workshop.charter;
    if charter.parked.is_empty() {
        return;
    }
    out.heading(&format!("{}: {}", text::PARKING_LOT, text::parked(parked_count(charter))));
    for thought in &charter.parked {
        out.line(&format!("- {}", thought_line(thought)));
    }
}

fn thought_line(thought: &CharterEntry) -> String {
    let goes_to = text::goes_to(&GoesTo::read(thought.text(EntryField::GoesTo)));
    let who = thought.text(EntryField::Who).trim();
    let by = if who.is_empty() { String::new() } else { format!(" ({})", inline(who)) };
    format!("{}{by}: *{}*", inline(thought.text(EntryField::Name)), inline(&goes_to))
}

fn dots(out: &mut Lines, workshop: &Workshop) {
    let votes = votes(workshop).sorted();
    if votes.placed == 0 {
        return;
    }
    out.heading(text::VOTES);
    out.line(&format!("{}\n", text::votes(&votes)));
    out.table(&[text::LOAD_STEP, text::COLUMN_DOTS]);
    for row in votes.rows.iter().filter(|row| row.dots > 0) {
        let also = if row.is_constraint { format!(" ({})", text::CONSTRAINT_TOO) } else { String::new() };
        out.row(&[format!("{}{also}", text::step_name(row.number, &row.name)), row.dots.to_string()]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{CharterEntryId, MapId, StepId};
    use crate::stream::{Step, StreamMap};
    use crate::workshop::{AgendaRun, CharterList, Edit};
    use proptest::prelude::*;

    fn workshop() -> Workshop {
        let mut map = StreamMap::new(MapId::from_bits(1), "m");
        map.steps = vec![Step::new(StepId::from_bits(1), "Test | try", "Test")];
        map.starts_with = "Request accepted".to_owned();
        Workshop { name: "Payments".to_owned(), maps: vec![map], ..Workshop::default() }
    }

    fn add(workshop: &mut Workshop, list: CharterList, said: &[(EntryField, &str)]) {
        let at = workshop.charter.list(list).len();
        let entry = CharterEntry::new(CharterEntryId::from_bits(at as u64));
        let entry = said.iter().fold(entry, |entry, (field, text)| entry.with(*field, *text));
        workshop.apply(&Edit::AddCharterEntry { list, entry: Box::new(entry), at });
    }

    #[test]
    fn nothing_said_is_nothing_written() {
        let text = markdown(&workshop(), 0.0, 0);
        assert_eq!(text, "# Payments\n\n## Charter\n\n- **The stream starts at:** Request accepted\n");
    }

    #[test]
    fn everything_said_is_written() {
        let mut workshop = workshop();
        for (field, text) in [
            (CharterField::Demand, "24"),
            (CharterField::Date, "2026-11-18"),
            (CharterField::Problem, "*seven*\nweeks"),
        ] {
            workshop.apply(&Edit::SetCharter { field, text: text.to_owned() });
        }
        workshop.goal.outcome = "95 of 100 within a week".to_owned();
        workshop.goal.by = "2027-08-31".to_owned();
        add(&mut workshop, CharterList::Parts, &[(EntryField::Name, "Test"), (EntryField::Presence, "missing")]);
        add(&mut workshop, CharterList::Agenda, &[(EntryField::Name, "Walk"), (EntryField::Minutes, "40")]);
        add(
            &mut workshop,
            CharterList::Parked,
            &[(EntryField::Name, "Who pays?"), (EntryField::GoesTo, "person/C. Duval")],
        );
        workshop.apply(&Edit::PlaceDots { step: StepId::from_bits(1), dots: 2 });
        let run = AgendaRun::default().started(&workshop.charter.agenda, 0.0);
        workshop.apply(&Edit::SetAgendaRun { run: Box::new(run) });
        let text = markdown(&workshop, 600_000.0, 60);
        for line in [
            "Workshop of 18 Nov 2026",
            "- **Demand:** 24 requests a month, takt 7 h 15 min (173.8 h ÷ 24 = 7.2 h; a month is 8 h × 5 d × 4.345 wk)",
            "- **Problem:** \\*seven\\* weeks",
            "- **Goal:** 95 of 100 within a week, by 31 Aug 2027",
            "| Test |  | missing | step 1 |  |",
            "**Test is missing** and step 1 depends on it. What is said for them is hearsay: ask them before it counts.",
            "| 1:00 | Walk | 40 min | 10 of 40 min |",
            "- Who pays?: *to C. Duval*",
            "| 1 Test \\| try | 2 |",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\nin\n{text}");
        }
    }

    proptest! {
        #[test]
        fn a_row_stays_a_row(who in "\\PC{0,12}", note in "[|\n\\\\a-c]{0,8}") {
            let mut workshop = workshop();
            add(&mut workshop, CharterList::Parts, &[(EntryField::Who, &who), (EntryField::Note, &note)]);
            let text = markdown(&workshop, 0.0, 0);
            let cells = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
            let tables = text.lines().filter(|line| line.starts_with('|'));
            prop_assert!(tables.clone().count() == 3 && tables.map(cells).all(|cells| cells == 6), "{}", text);
        }
    }
}
