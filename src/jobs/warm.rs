//! A made-up import, done before anybody waits.
//!
//! Browsers compile a program twice: at once and badly, and well what has turned out to run long. The first file of a
//! million rows should find the reader and the measure compiled well, and the page that has shown what comes of this
//! import, where nobody sees it, is quicker to show the first real one.

use super::import::Remap;
use super::sheet::Query;
use super::{Bench, JobFailure, Reply};
use crate::delivery::Zone;
use crate::id::DatasetId;

/// So many rows are read: some tenths of a second of work. A third of them leaves much of the program badly compiled when a
/// million real rows come; more than these gain nothing.
const ROWS: usize = 72_000;

/// Reads, joins and measures a made-up table. Gives what an import and its sheet would show of it.
pub fn rehearse() -> Reply {
    const FILE: u32 = 0;
    let (mut bench, dataset) = (Bench::new(Zone::default()), DatasetId::from_bits(0));
    let mut reader = bench.begin_reading(0, FILE, "", &Remap::AsFound);
    let header = "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at\n";
    reader.feed(header.as_bytes());
    for rows in (0..ROWS).collect::<Vec<_>>().chunks(1_000) {
        let piece: String = rows.iter().map(|&row| made_up_row(row)).collect();
        reader.feed(piece.as_bytes());
    }
    bench.finish_reading(0, FILE, reader);
    let Reply::Import(view) = bench.import() else { return Reply::Failed(JobFailure::NotUnderstood) };
    bench.join(dataset);
    let sheet = bench.measure(&Query { datasets: vec![dataset], ..Query::default() });
    Reply::Rehearsed(view, Box::new(sheet))
}

fn made_up_row(row: usize) -> String {
    let (day, hour, minute) = (row / 2_600 + 1, row / 60 % 24, row % 60);
    let service = ["checkout", "search", "\"loyalty, points\"", "basket"].get(row % 4).copied().unwrap_or_default();
    let environment = if row.is_multiple_of(5) { "staging" } else { "production" };
    let (status, opened) = if row.is_multiple_of(19) {
        ("failure", format!("2026-01-{day:02}T{hour:02}:{minute:02}:59Z,2026-02-01T00:00:00+02:00"))
    } else {
        ("success", ",".to_owned())
    };
    let commit = (row as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    format!(
        "d{row:08},{service},{environment},{commit:040x},2025-12-{day:02}T{hour:02}:{minute:02}:30+02:00,2026-01-{day:02}T{hour:02}:{minute:02}:00Z,{status},{opened}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::read_file;

    #[test]
    fn made_up_rows_are_like_real_ones() {
        let header =
            "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at\n";
        let text: String = (0..ROWS).step_by(97).map(made_up_row).collect();
        let read = read_file("x.csv", format!("{header}{text}").as_bytes());
        assert_eq!((read.deployments(), read.rejects.total), (ROWS.div_ceil(97), 0));
        assert!(read.incidents() > 0);
    }

    #[test]
    fn the_rehearsal_shows_all_that_an_import_has() {
        let Reply::Rehearsed(view, sheet) = rehearse() else { panic!("no rehearsal") };
        assert!(view.can_be_added() && view.environments.len() > 1 && view.words.len() > 1);
        assert!(view.files[0].mapping.is_some() && view.files[0].head.len() > 3 && view.joined.is_some());
        assert!(sheet.levels.overall.is_some() && sheet.services.len() > 1 && sheet.longest.len() > 3);
        assert!(sheet.missing.is_empty() && !sheet.weeks.is_empty());
    }
}
