//! Rows that could not be read, as a file.

use crate::delivery::Reject;
use crate::ui::text::delivery as text;

/// Rejected rows as CSV; a byte-order mark so that spreadsheets read it as UTF-8.
pub fn rejects_csv(rejects: &[Reject]) -> String {
    let mut csv = String::from("\u{feff}");
    push_line(&mut csv, text::REJECTED_HEADER);
    for reject in rejects {
        let line = reject.line.to_string();
        push_line(&mut csv, [&reject.file, &line, &reject.column, &reject.value, text::reject_reason(reject.reason)]);
    }
    csv
}

fn push_line(csv: &mut String, cells: [&str; 5]) {
    for (at, cell) in cells.into_iter().enumerate() {
        csv.push_str(if at > 0 { ",\"" } else { "\"" });
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    }
    csv.push_str("\r\n");
}
