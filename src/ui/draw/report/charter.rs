//! The charter in the report: what the workshop was about, and who was there.

use crate::report::page::{Block, Cell, Column, Section, Table};
use crate::ui::text;
use crate::ui::text::report as said;
use crate::workshop::charter::Presence;
use crate::workshop::{Charter, CharterEntry, CharterField, EntryField};

/// The section. `None`: nothing is said.
pub fn charter_section(charter: &Charter) -> Option<Section> {
    let mut rows: Vec<Vec<Cell>> = CharterField::ALL.into_iter().filter_map(|field| row(charter, field)).collect();
    for name in [said::IN_THE_ROOM, said::CAME_LATER, said::MISSING] {
        let parts: Vec<String> = charter.parts.iter().filter(|part| group(part) == name).map(part_name).collect();
        if !parts.is_empty() {
            rows.push(vec![Cell::text(name), Cell::text(parts.join(", "))]);
        }
    }
    let date = charter.text(CharterField::Date);
    let columns = [said::CHARTER_ENTRY, said::CHARTER_SAID].map(Column::words).to_vec();
    let table = Table { caption: said::CHARTER.to_owned(), columns, rows, has_total: false };
    (!table.rows.is_empty()).then(|| Section {
        id: "charter",
        title: said::CHARTER.to_owned(),
        basis: if date.is_empty() { String::new() } else { text::day(date) },
        is_half: false,
        blocks: vec![Block::Table(table)],
    })
}

fn row(charter: &Charter, field: CharterField) -> Option<Vec<Cell>> {
    let (name, words) = (said::charter_field(field), charter.text(field));
    if name.is_empty() || words.is_empty() {
        return None;
    }
    let words = match field {
        CharterField::Demand => said::demand(words, charter.text(CharterField::DemandPer)),
        _ => words.to_owned(),
    };
    Some(vec![Cell::text(name), Cell::text(words)])
}

/// The row that a part is told in; empty where nobody said whether it is there.
fn group(part: &CharterEntry) -> &'static str {
    match Presence::read(part.text(EntryField::Presence)) {
        Presence::Here => said::IN_THE_ROOM,
        Presence::From(_) => said::CAME_LATER,
        Presence::Missing => said::MISSING,
        Presence::Unsaid => "",
    }
}

/// The part, with who speaks for it.
fn part_name(part: &CharterEntry) -> String {
    let (name, who) = (part.text(EntryField::Name), part.text(EntryField::Who));
    if who.is_empty() { name.to_owned() } else { [name, " (", who, ")"].concat() }
}
