//! Tables as CSV files that spreadsheets open as what they are.
//!
//! UTF-8 with a byte-order mark, commas, CRLF, quotes where a cell needs them (RFC 4180). A cell that a spreadsheet would
//! take for a formula gets an apostrophe before it.

/// What spreadsheets take for the start of a formula, the wide forms of East Asian keyboards included.
const FORMULA_SIGNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A CSV file that grows row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvFile(String);

impl CsvFile {
    /// A file with its header.
    pub fn new<T: AsRef<str>>(header: impl IntoIterator<Item = T>) -> Self {
        let mut file = Self(String::from("\u{feff}"));
        file.row(header);
        file
    }

    /// Adds a row.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.0.push(',');
            }
            push_cell(&mut self.0, cell.as_ref());
        }
        self.0.push_str("\r\n");
    }

    /// The whole file.
    pub fn into_text(self) -> String {
        self.0
    }
}

fn push_cell(out: &mut String, cell: &str) {
    let is_formula = cell.starts_with(FORMULA_SIGNS);
    let is_quoted = cell.contains(['"', ',', '\n', '\r', '\t', ';']) || cell != cell.trim();
    if is_quoted {
        out.push('"');
    }
    if is_formula {
        out.push('\'');
    }
    if cell.contains('"') {
        out.push_str(&cell.replace('"', "\"\""));
    } else {
        out.push_str(cell);
    }
    if is_quoted {
        out.push('"');
    }
}

/// A number as a cell, unrounded; empty for none, never 0.
pub fn number_cell(number: Option<f64>) -> String {
    number.filter(|number| number.is_finite()).map(|number| number.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cells_are_quoted_and_disarmed() {
        for (cell, written) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@name", "'@name"),
            ("\tx", "\"'\tx\""),
            ("=a,b", "\"'=a,b\""),
            ("a-b", "a-b"),
        ] {
            let mut file = CsvFile::new(["head"]);
            file.row([cell]);
            assert_eq!(file.into_text(), format!("\u{feff}head\r\n{written}\r\n"));
        }
        assert_eq!([number_cell(None), number_cell(Some(0.5)), number_cell(Some(f64::NAN))], ["", "0.5", ""]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec("[=+@a,\"\n\r\t é-]{0,6}", 2..4), 1..6)) {
            let mut file = CsvFile::new(["a", "b", "c"]);
            for row in &rows {
                file.row(row);
            }
            let text = file.into_text();
            let read = read(text.trim_start_matches('\u{feff}'));
            prop_assert_eq!(read.len(), rows.len() + 1);
            for (read, written) in read.iter().skip(1).zip(&rows) {
                prop_assert_eq!(read.len(), written.len());
                for (read, written) in read.iter().zip(written) {
                    prop_assert!(!read.starts_with(FORMULA_SIGNS));
                    prop_assert!(read == written || read.strip_prefix('\'') == Some(written));
                }
            }
        }
    }

    /// A reader of its own, by the letter of RFC 4180.
    fn read(text: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
        let mut signs = text.chars().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                '"' if quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted => {
                    assert_eq!(signs.next(), Some('\n'));
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                other => cell.push(other),
            }
        }
        rows
    }
}
