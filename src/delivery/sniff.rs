//! What kind of content the first bytes of a file show.

use super::gitlog::{GitForm, form_of};
use super::header::{reads_as_header, recognise_header};
use super::read::Unrecognised;

/// How much of a file is looked at before it is read. Always exactly this much, if there is as much, so that how the
/// bytes come in cannot matter.
pub(crate) const HEAD_BYTES: usize = 64 * 1024;

/// Content in broad strokes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// A table in text; `skip` bytes before its header.
    Table { delimiter: u8, skip: usize },
    /// JSON, or JSON Lines.
    Json,
    /// XML, or what looks like it.
    Xml,
    /// What git prints.
    Git(GitForm),
    /// Nothing that is read.
    Not(Unrecognised),
}

const MAGIC: &[(&[u8], Unrecognised)] = &[
    (b"\x1f\x8b", Unrecognised::Gzip),
    (b"7z\xBC\xAF\x27\x1C", Unrecognised::Archive),
    (b"Rar!", Unrecognised::Archive),
    (b"BZh", Unrecognised::Archive),
    (b"\xFD7zXZ", Unrecognised::Archive),
    (b"\x28\xB5\x2F\xFD", Unrecognised::Archive),
    (b"%PDF", Unrecognised::Pdf),
    (b"\xD0\xCF\x11\xE0", Unrecognised::Spreadsheet),
];

/// Looks at the head of a file, decoded and without its byte order mark.
pub(crate) fn content_of(head: &[u8]) -> Content {
    let text = head.trim_ascii_start();
    if text.is_empty() {
        return Content::Not(Unrecognised::Empty);
    }
    if let Some(what) = binary_kind(head) {
        return Content::Not(what);
    }
    match text {
        [b'[' | b'{', ..] => Content::Json,
        [b'<', rest @ ..] if is_web_page(rest) => Content::Not(Unrecognised::WebPage),
        [b'<', ..] => Content::Xml,
        _ => form_of(head).map_or_else(|| table(head), Content::Git),
    }
}

fn binary_kind(head: &[u8]) -> Option<Unrecognised> {
    if head.starts_with(b"PK\x03\x04") {
        let is_workbook = contains(head, b"xl/")
            || contains(head, b"[Content_Types].xml")
            || contains(head, b".iwa")
            || contains(head, b"mimetypeapplication/vnd.oasis");
        return Some(if is_workbook { Unrecognised::Spreadsheet } else { Unrecognised::Zip });
    }
    if let Some(&(_, what)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(what);
    }
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31)).count();
    (controls * 100 > head.len()).then_some(Unrecognised::Binary)
}

fn contains(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

fn is_web_page(after_bracket: &[u8]) -> bool {
    let start = after_bracket.get(..1_000).unwrap_or(after_bracket).to_ascii_lowercase();
    start.starts_with(b"!doctype html") || contains(&start, b"<html") || start.starts_with(b"html")
}

/// The signs that part columns, the likeliest first.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Finds the delimiter: the sign that parts the header into the most columns. Excel's `sep=;` line says it outright.
fn table(head: &[u8]) -> Content {
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter, ..] = *head {
        let skip = head.iter().position(|&byte| byte == b'\n').map_or(head.len(), |end| end + 1);
        return Content::Table { delimiter, skip };
    }
    let skip = length_of_comments(head);
    let titles = length_of_titles(head.get(skip..).unwrap_or(&[]));
    let skip = skip + titles;
    let head = head.get(skip..).unwrap_or(&[]);
    let counts = SIGNS.map(|sign| (sign, columns_in_header(head, sign)));
    let best = counts.into_iter().rev().max_by_key(|&(_, columns)| columns);
    Content::Table { delimiter: best.map_or(b',', |(sign, _)| sign), skip }
}

/// Lines at the start that begin with `# `, as some tools put before the header.
fn length_of_comments(head: &[u8]) -> usize {
    let lines = head.split_inclusive(|&byte| byte == b'\n');
    lines.take_while(|line| line.starts_with(b"# ")).map(<[u8]>::len).sum()
}

/// So many lines of a title, a date and the like may stand above a header.
const MOST_TITLE_LINES: usize = 12;

/// Lines above the first one that reads as a header, where they are no header and not rows of one. A header that nobody
/// knows begins where lines of a single cell end.
fn length_of_titles(head: &[u8]) -> usize {
    let sign = |line: &[u8]| SIGNS.into_iter().max_by_key(|&sign| columns_in_header(line, sign)).unwrap_or(b',');
    let cells = |line: &[u8]| -> Vec<String> {
        let text = String::from_utf8_lossy(line.trim_ascii());
        text.split(char::from(sign(line))).map(|cell| cell.trim_matches('"').to_owned()).collect()
    };
    let filled = |cells: &[String]| cells.iter().filter(|cell| !cell.is_empty()).count();
    let mut length = 0;
    let mut widest = 0;
    let mut behind_single_cells = None;
    for line in head.split_inclusive(|&byte| byte == b'\n').take(MOST_TITLE_LINES) {
        let cells = cells(line);
        let is_within_quotes = line.split(|&byte| byte == b'"').count() % 2 == 0;
        if is_within_quotes {
            return 0;
        }
        if filled(&cells) > widest.max(2) && (recognise_header(&cells).is_some() || reads_as_header(&cells)) {
            return length;
        }
        if widest == 1 && filled(&cells) > 2 {
            behind_single_cells = Some(length);
        }
        widest = widest.max(filled(&cells));
        length += line.len();
    }
    behind_single_cells.unwrap_or(0)
}

/// Counts a sign outside quotes up to the end of the first line that is not blank.
fn columns_in_header(head: &[u8], sign: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for &byte in head.trim_ascii_start() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if byte == sign && !quoted => count += 1,
            _ => {}
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_is_told_by_its_first_bytes() {
        use Unrecognised::{Archive, Binary, Empty, Gzip, Pdf, Spreadsheet, WebPage, Zip};
        for (bytes, what) in [
            (&b""[..], Empty),
            (b" \r\n\t ", Empty),
            (b"PK\x03\x04\x14\0\0\0[Content_Types].xml", Spreadsheet),
            (b"PK\x03\x04\x14\0\0\0readme.txt", Zip),
            // Numbers on a Mac.
            (b"PK\x03\x04\x14\0\0\0Index/Document.iwa", Spreadsheet),
            (b"\x1f\x8b\x08", Gzip),
            (b"%PDF-1.7", Pdf),
            (b"\xD0\xCF\x11\xE0\xA1", Spreadsheet),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Binary),
            (b"<!DOCTYPE html><title>Sign in", WebPage),
            (b"\n<html>", WebPage),
            (b"BZh91AY", Archive),
        ] {
            assert_eq!(content_of(bytes), Content::Not(what), "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(content_of(b" [ {"), Content::Json);
        assert_eq!(content_of(b"<?xml version=\"1.0\"?><Deployments>"), Content::Xml);
    }

    #[test]
    fn the_delimiter_is_what_parts_the_header_most() {
        for (head, delimiter, skip) in [
            (&b"a,b,c\n1,2,3"[..], b',', 0),
            (b"a;b;c\n1,5;2,5;3,5", b';', 0),
            (b"a\tb\tc\r\n", b'\t', 0),
            (b"a|b\n", b'|', 0),
            (b"\"a;b;c;d\",b\n", b',', 0),
            (b"alone\n1\n", b',', 0),
            (b"sep=;\r\na;b\n", b';', 7),
            (b"# made by x;y;z\n# on Monday\na,b\n", b',', 28),
            (b"Deployments, May\n\nid;environment;deployed at\n1;prod;x", b';', 18),
            (b"Liste;;;\n;;;\nNr;Ziel;Fertig;Wie\n1;2;3;4", b';', 13),
            (b"a,b,c\nid,environment,deployed at\n", b',', 0),
            (b"\"one\ntwo\",environment,deployed at,id\n", b',', 0),
        ] {
            assert_eq!(content_of(head), Content::Table { delimiter, skip });
        }
    }
}
