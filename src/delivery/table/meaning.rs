//! What the columns of a table mean: by their names, and by what a person said.

use super::TableReader;
use super::short::Short;
use crate::delivery::cells::ColumnOf;
use crate::delivery::header::{map_columns, recognise_header};
use crate::delivery::ingest::ShortRows;
use crate::delivery::read::Recognised;
use crate::delivery::role::{Mapping, Role};
use crate::delivery::timestamp::{self, Cell};

/// Who said what the columns mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mapped {
    /// Their names.
    ByName,
    /// A person.
    ByHand,
}

impl TableReader {
    /// Takes the mapping for the rows to come.
    pub(super) fn use_mapping(&mut self) {
        let Some(mapping) = &self.mapping else { return };
        self.column_of = ColumnOf::of(mapping);
        self.ingest.see_mapping(mapping);
        self.short = ShortRows::of(mapping.table, &self.column_of).map(Short::new);
        if self.short.is_some() {
            self.ingest.begin_mirror();
        }
        self.ingest.success_assumed = ![Role::Status, Role::Progress].iter().any(|&role| self.column_of.has(role));
    }
}

/// Whether the first line is a row already: it names no columns and tells a time.
pub(super) fn is_row_of_data(cells: &[String]) -> bool {
    let is_time =
        |cell: &String| cell.contains(['-', '/', ':']) && matches!(timestamp::read(cell.as_bytes()), Cell::Time(_));
    // A column for each day, as tables of counts have them, makes a header too.
    cells.iter().filter(|cell| is_time(cell)).count() * 2 <= cells.len()
        && cells.iter().any(is_time)
        && recognise_header(cells).is_none()
}

/// Names for columns that have none, as spreadsheets call them: `A`, `B`, … `Z`, `AA`.
pub(super) fn letters(columns: usize) -> Vec<String> {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    let name = |at: usize| -> String {
        let mut rest = at;
        let mut name = vec![letter(rest)];
        while let Some(above) = (rest / 26).checked_sub(1) {
            name.push(letter(above));
            rest = above;
        }
        name.into_iter().rev().collect()
    };
    (0..columns).map(name).collect()
}

/// The flat table is told by having the incident in the deployment's row.
pub(super) fn kind_of(mapping: &Mapping) -> Recognised {
    let has = |role| mapping.columns.contains(&role);
    if (has(Role::IncidentOpenedAt) || has(Role::IncidentResolvedAt)) && has(Role::FinishedAt) {
        Recognised::FlatTable
    } else {
        Recognised::Table(mapping.table)
    }
}

/// A person maps the columns that are shown; those behind them mean what their names say, as far as it is not taken.
pub(super) fn map_beyond(mapping: &mut Mapping, header: &[String]) {
    let by_name = map_columns(mapping.table, header);
    for role in by_name.columns.into_iter().skip(mapping.columns.len()) {
        let is_taken = mapping.columns.contains(&role);
        mapping.columns.push(if is_taken { Role::Ignore } else { role });
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_without_names_have_letters() {
        let names = letters(703);
        assert_eq!([0, 25, 26, 51, 701, 702].map(|at| names[at].as_str()), ["A", "Z", "AA", "AZ", "ZZ", "AAA"]);
    }
}
