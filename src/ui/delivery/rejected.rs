//! Rows that could not be read, as a file.

use crate::delivery::Reject;
use crate::report::csv::CsvFile;
use crate::ui::text::delivery as text;

/// Rejected rows as CSV.
pub fn rejects_csv(rejects: &[Reject]) -> String {
    let mut csv = CsvFile::new(text::REJECTED_COLUMNS);
    for reject in rejects {
        let (line, byte) = (reject.line.to_string(), reject.byte.to_string());
        csv.row([&reject.file, &line, &byte, &reject.column, &reject.value, text::reject_reason(reject.reason)]);
    }
    csv.into_text()
}
