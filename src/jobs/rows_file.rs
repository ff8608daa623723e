//! Rows behind a figure as a CSV file.

use super::look::{RowsCsv, RowsFile};
use crate::delivery::{Dataset, Outcome, RowFact, RowList, RowPart, RowView, RowWhy, Zone};
use crate::report::csv::{CsvFile, number_cell};

/// A file that travels to the page in one piece must stay small enough for it.
const MOST_ROWS: u64 = 100_000;

/// The rows, earliest first, as far as a file holds them.
pub(super) fn rows_csv(list: &RowList, data: &[&Dataset], zone: &Zone, file: &RowsFile) -> RowsCsv {
    let mut csv = CsvFile::new(&file.words.header);
    let (mut rows, mut of) = (0, 0);
    list.views(data, zone, file.shown, |view| {
        of += 1;
        if rows < MOST_ROWS {
            rows += 1;
            csv.row(cells(&view, file));
        }
    });
    RowsCsv { text: csv.into_text(), rows, of }
}

fn cells(view: &RowView, file: &RowsFile) -> [String; 12] {
    let fact = |wanted: &[RowFact]| {
        let found = view.facts.iter().find(|(fact, _)| wanted.contains(fact));
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let part_word = |part: RowPart| file.words.parts.get(part as usize).cloned().unwrap_or_default();
    let outcome_word = |outcome: Outcome| file.words.outcomes.get(outcome as usize).cloned().unwrap_or_default();
    [
        view.at.clone().unwrap_or_default(),
        view.name.clone(),
        view.service.clone(),
        view.environment.clone(),
        fact(&[RowFact::Revision]),
        view.outcome.map(outcome_word).unwrap_or_default(),
        fact(&[RowFact::Authored, RowFact::IncidentOpened, RowFact::Started]),
        number_cell(view.duration_s),
        view.part.map(part_word).unwrap_or_default(),
        because(&view.why),
        view.file.clone(),
        if view.line > 0 { view.line.to_string() } else { String::new() },
    ]
}

/// The row that explains this one.
fn because(why: &RowWhy) -> String {
    match why {
        RowWhy::Incident(name)
        | RowWhy::TakenBackBy(name)
        | RowWhy::RepairChange(name)
        | RowWhy::RestoredBy(name)
        | RowWhy::BroughtBy(name) => name.clone(),
        RowWhy::Nothing | RowWhy::Outcome(_) | RowWhy::SaysRepair => String::new(),
    }
}
