//! Cells out of pasted text.
//!
//! Spreadsheets quote a cell on the clipboard only where it holds a tab or a line end, and then double the quotes in it;
//! a cell that merely begins with a quote they leave as it is. Read by the letter of the CSV rules, one such cell swallows
//! the rest of the paste, so here a quote opens a cell only if that cell is closed properly: by a quote before the next
//! separator or line end. In all else these are the usual rules.

use std::borrow::Cow;

/// So many rows may stand above the heading and with it: a title, a date.
pub(super) const MOST_ABOVE: usize = 8;

/// Signs that part cells, in the order of preference where they part the first row equally often.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// The rows of a text, one by one.
#[derive(Debug, Clone)]
pub(super) struct Sheet<'a> {
    rest: &'a str,
    separator: char,
    /// Rows read so far.
    row: usize,
    /// Bars part the cells, as in a table of Markdown.
    is_markdown: bool,
}

/// A row of a sheet.
#[derive(Debug, Clone)]
pub(super) struct SheetRow<'a> {
    /// Its number in the paste, from 1, blank rows included.
    pub number: usize,
    /// Its cells, without the space around them.
    pub cells: Vec<Cow<'a, str>>,
}

impl SheetRow<'_> {
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.is_empty())
    }

    /// Without the bars at both ends and the signs that make letters bold; a row of dashes is blank.
    fn of_markdown(mut self) -> Self {
        if self.cells.first().is_some_and(|cell| cell.is_empty()) {
            self.cells.remove(0);
        }
        self.cells.pop_if(|cell| cell.is_empty());
        if self.cells.iter().all(|cell| is_rule(cell)) {
            self.cells.clear();
        }
        for cell in &mut self.cells {
            let bare = cell.trim_matches(|c| matches!(c, '*' | '`')).trim();
            *cell = Cow::Owned(bare.to_owned());
        }
        self
    }
}

impl<'a> Sheet<'a> {
    /// Finds the separator: what parts the first two rows into most cells, so that a comma in one line of a list of names
    /// parts nothing. A first line `sep=;`, as Excel writes it, says it.
    pub fn new(text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let said = text.get(..4).filter(|start| start.eq_ignore_ascii_case("sep=")).and_then(|_| {
            let (first, rest) = text.split_at(text.find(['\r', '\n']).unwrap_or(text.len()));
            Some((first.chars().nth(4)?, rest))
        });
        if let Some((separator, rest)) = said {
            return Self { rest, separator, row: 1, is_markdown: false }.behind_line_end();
        }
        if is_barred(text) {
            return Self { rest: text, separator: '|', row: 0, is_markdown: true };
        }
        let rows = |separator| Self { rest: text, separator, row: 0, is_markdown: false };
        let cells = |separator| rows(separator).take(2).map(|row| row.cells.len()).min().unwrap_or(0);
        // Below a title two rows after each other are parted into three cells at least.
        let below_title = |separator| {
            let widths: Vec<usize> = rows(separator).take(MOST_ABOVE).map(|row| row.cells.len()).collect();
            let pairs = widths.iter().zip(widths.iter().skip(1)).map(|(first, second)| *first.min(second));
            pairs.max().filter(|width| *width > 2).unwrap_or(1)
        };
        let is_titled = SEPARATORS.into_iter().all(|separator| cells(separator) < 2);
        let width = |separator| if is_titled { below_title(separator) } else { cells(separator) };
        let most = SEPARATORS.into_iter().map(width).max().unwrap_or(0);
        let separator = SEPARATORS.into_iter().find(|&separator| width(separator) == most).unwrap_or('\t');
        rows(separator)
    }

    fn behind_line_end(mut self) -> Self {
        self.rest = after_line_end(self.rest).unwrap_or(self.rest);
        self
    }

    /// Reads one row, be it blank.
    fn read_row(&mut self) -> Option<SheetRow<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        self.row += 1;
        let mut cells = Vec::new();
        loop {
            let (cell, rest) = read_cell(self.rest, self.separator);
            cells.push(cell);
            self.rest = rest;
            if let Some(rest) = rest.strip_prefix(self.separator) {
                self.rest = rest;
                continue;
            }
            self.rest = after_line_end(rest).unwrap_or(rest);
            return Some(SheetRow { number: self.row, cells });
        }
    }
}

impl<'a> Iterator for Sheet<'a> {
    type Item = SheetRow<'a>;

    /// The next row that is not blank.
    fn next(&mut self) -> Option<SheetRow<'a>> {
        loop {
            let row = self.read_row()?;
            let row = if self.is_markdown { row.of_markdown() } else { row };
            if !row.is_blank() {
                return Some(row);
            }
        }
    }
}

/// The dashes between the heading and the rows of a table in Markdown, or as databases print them.
fn is_rule(cell: &str) -> bool {
    cell.contains(['-', '=']) && cell.trim().chars().all(|c| matches!(c, '-' | '=' | '+' | ':' | ' '))
}

/// Whether bars part the cells: the second line that is not blank is dashes and bars, or all of the first few lines have
/// the same number of bars, two at least.
fn is_barred(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some((first, second)) = lines.next().zip(lines.next()) else { return false };
    let bars = |line: &str| line.matches('|').count();
    if bars(first) == 0 || first.contains('\t') {
        return false;
    }
    let cells = || second.trim_matches('|').split('|');
    let is_ruled = second.contains(['|', '+']) && cells().all(is_rule);
    is_ruled
        || (bars(first) > 1
            && bars(second) == bars(first)
            && lines.take(MOST_ABOVE).all(|line| bars(line) == bars(first)))
}

/// The text behind a line end of any system, if one comes next.
fn after_line_end(text: &str) -> Option<&str> {
    ["\r\n", "\n", "\r"].into_iter().find_map(|end| text.strip_prefix(end))
}

/// One cell, and the text from its separator or line end on.
fn read_cell(text: &str, separator: char) -> (Cow<'_, str>, &str) {
    let is_end = |c: char| c == separator || c == '\r' || c == '\n';
    let start = text.trim_start_matches(|c: char| c.is_whitespace() && !is_end(c));
    if let Some((inner, rest)) = start.strip_prefix('"').and_then(|inner| split_at_closing_quote(inner, is_end)) {
        let inner = inner.trim();
        let cell = if inner.contains('"') { Cow::Owned(inner.replace("\"\"", "\"")) } else { Cow::Borrowed(inner) };
        return (cell, rest);
    }
    let (cell, rest) = text.split_at(text.find(is_end).unwrap_or(text.len()));
    (Cow::Borrowed(cell.trim()), rest)
}

/// Splits behind an opening quote: the quoted text, and what follows its closing quote. `None` where it is not closed
/// before a separator or line end.
fn split_at_closing_quote(text: &str, is_end: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let quote = from + text.get(from..)?.find('"')?;
        let after = text.get(quote + 1..)?;
        if after.starts_with('"') {
            from = quote + 2;
            continue;
        }
        let rest = after.trim_start_matches(|c: char| c.is_whitespace() && !is_end(c));
        let is_closed = rest.chars().next().is_none_or(is_end);
        return is_closed.then(|| (text.get(..quote).unwrap_or_default(), rest));
    }
}

/// An entry of a list in one cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ListItem<'a> {
    /// What it says.
    pub text: Cow<'a, str>,
    /// Whether it stands in quotes: then it is meant literally.
    pub is_quoted: bool,
}

/// The entries of a cell, parted by `;` or by line ends. Empty ones keep their place.
pub(super) fn split_list(cell: &str) -> Vec<ListItem<'_>> {
    let mut rest = cell;
    let mut items = Vec::new();
    loop {
        let is_quoted = rest.trim_start().starts_with('"');
        let (text, after) = read_cell(rest, ';');
        // A quote that closes nothing is a letter like others.
        items.push(ListItem { is_quoted: is_quoted && !text.starts_with('"'), text });
        let next = after.strip_prefix(';').or_else(|| after_line_end(after));
        let Some(next) = next else { return items };
        rest = next;
    }
}

/// An entry in quotes.
pub(super) fn quoted(text: &str) -> String {
    ["\"", &text.replace('"', "\"\""), "\""].concat()
}

/// Whether an entry of a list, or a cell, reads back as it is without quotes.
pub(super) fn is_plain(text: &str, separator: char) -> bool {
    !text.contains([separator, '\r', '\n']) && !text.starts_with('"') && text.trim() == text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> String {
        let row = |row: SheetRow<'_>| format!("{}:{}", row.number, row.cells.join("|"));
        Sheet::new(text).map(row).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn cells_are_parted_as_spreadsheets_part_them() {
        for (text, expected) in [
            ("a\tb\nc\td", "1:a|b / 2:c|d"),
            ("\u{feff}a,b\r\nc,d\r\n", "1:a|b / 2:c|d"),
            ("a;b;1,5\rc;d;2,5", "1:a|b|1,5 / 2:c|d|2,5"),
            ("a;1,5\n", "1:a|1,5"),
            ("sep=;\r\na,b;c", "2:a,b|c"),
            ("a, \"b, c\" ,d\n", "1:a|b, c|d"),
            ("a\t\"b\nc\"\td\n\n\ne", "1:a|b\nc|d / 4:e"),
            ("a\t\"say \"\"no\"\"\"\tc", "1:a|say \"no\"|c"),
            ("5\" disk\tx\n", "1:5\" disk|x"),
            ("\"Done\" column\tx\ny\tz", "1:\"Done\" column|x / 2:y|z"),
            ("\"never closed\tx\ny\tz", "1:\"never closed|x / 2:y|z"),
            ("a\t\tc\t\n", "1:a||c|"),
            ("", ""),
            (" \t \n\t", ""),
            ("\n\n a \n", "3:a"),
            ("Take order, check it\nPack\n", "1:Take order, check it / 2:Pack"),
            ("è\tشحن\t🚚", "1:è|شحن|🚚"),
            ("| a | **b** |\n|:--|--:|\n| c |  |\n|  | d, e |\n", "1:a|b / 3:c| / 4:|d, e"),
            ("a | b\n--- | ---\nc | `d`", "1:a|b / 3:c|d"),
            ("| a | b |\n| c | d |", "1:a|b / 2:c|d"),
            ("a | b | c\n--+---+--\nd | e | f\n(1 row)", "1:a|b|c / 3:d|e|f / 4:(1 row)"),
            ("a | b\nc | d", "1:a | b / 2:c | d"),
            ("| a | b |\n| c |", "1:| a | b | / 2:| c |"),
        ] {
            assert_eq!(rows(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lists_are_parted_by_semicolons() {
        let list = |cell: &str| {
            let items = split_list(cell).into_iter();
            items.map(|item| format!("{}{}", if item.is_quoted { "=" } else { "" }, item.text)).collect::<Vec<_>>()
        };
        assert_eq!(list("a; b;c "), ["a", "b", "c"]);
        assert_eq!(list("a\nb"), ["a", "b"]);
        assert_eq!(list("\"a; b\"; ; \"c\"\"\""), ["=a; b", "", "=c\""]);
        assert_eq!(list("\"a\" b"), ["\"a\" b"]);
        assert_eq!(list(""), [""]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[\"a,;\t\n\r é]{0,40}") {
            let whole: usize = Sheet::new(&text).map(|row| row.cells.iter().map(|cell| cell.len()).sum::<usize>()).sum();
            prop_assert!(whole <= text.len());
            let letters = |text: &str| text.matches('a').count();
            let read: usize = Sheet::new(&text).flat_map(|row| row.cells).map(|cell| letters(&cell)).sum();
            prop_assert_eq!(read, letters(&text), "nothing is lost");
        }

        #[test]
        fn a_quoted_entry_reads_back(texts in prop::collection::vec("[\"a;\n ]{1,6}", 1..4)) {
            let texts: Vec<&str> = texts.iter().map(|text| text.trim()).collect();
            let list = texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join("; ");
            let read = split_list(&list);
            let read: Vec<&str> = read.iter().map(|item| item.text.as_ref()).collect();
            prop_assert_eq!(read, texts);
        }
    }
}
