//! Reading a large file piece by piece, as it comes from the disk: the page never stands still, and the file is never in
//! memory as a whole.
//!
//! It leans on what [`write_file`](super::write_file) writes: the head on the first line, then one data set or gesture on
//! each line. A file that another tool has laid out otherwise is told from its first line; then the whole text has to be
//! read by [`read_file`](super::read_file).

use super::codec::Json;
use super::file::{FileProblem, OpenedFile, names_format, read_dataset, version_of};
use super::journal::Gesture;

/// The head has a name and some numbers; a longer first line is no head.
const LONGEST_HEAD_BYTES: usize = 100_000;
/// One gesture is at most what was pasted at once.
const LONGEST_GESTURE_BYTES: usize = 16_000_000;
/// Rows of data, in base64.
const LONGEST_DATASET_BYTES: usize = 512_000_000;

/// Beyond these, further problems are counted and not kept.
const MOST_PROBLEMS: usize = 1_000;

/// What a file turned out to be, once its first line is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The first line is not complete yet.
    Unknown,
    /// One thing on each line: pieces can be read on.
    Lines,
    /// Something else, or nothing that can be opened: further pieces are passed over.
    Other,
}

/// Takes in a file in pieces.
#[derive(Debug)]
pub struct FilePieces {
    opened: OpenedFile,
    layout: Layout,
    /// What has come of the line that is not complete.
    line: Vec<u8>,
    /// Whether that line is longer than any that can be read: its bytes are no longer kept.
    is_overlong: bool,
    /// Lines complete so far.
    lines: usize,
    gestures_seen: usize,
    datasets_seen: usize,
    has_end: bool,
}

impl Default for FilePieces {
    fn default() -> Self {
        Self {
            opened: OpenedFile::default(),
            layout: Layout::Unknown,
            line: Vec::new(),
            is_overlong: false,
            lines: 0,
            gestures_seen: 0,
            datasets_seen: 0,
            has_end: false,
        }
    }
}

impl FilePieces {
    /// Takes the next bytes, in file order.
    pub fn take(&mut self, piece: &[u8]) -> Layout {
        let mut rest = piece;
        while let Some(at) = rest.iter().position(|&byte| byte == b'\n') {
            let (end, further) = rest.split_at(at);
            self.extend_line(end);
            self.end_line();
            rest = further.get(1..).unwrap_or_default();
        }
        self.extend_line(rest);
        if self.lines == 0 && self.is_overlong {
            self.layout = Layout::Other;
        }
        self.layout
    }

    /// What the file gave, after its last piece; `None` where it is laid out otherwise and may still be a workshop.
    pub fn finish(mut self) -> Option<OpenedFile> {
        if !self.line.is_empty() || self.is_overlong {
            self.end_line();
        }
        match self.layout {
            Layout::Lines if !self.has_end => {
                self.tell(FileProblem::Damaged { line: self.lines.max(1), column: 1 });
                Some(self.opened)
            }
            Layout::Lines => Some(self.opened),
            Layout::Unknown | Layout::Other => (!self.opened.problems.is_empty()).then_some(self.opened),
        }
    }

    fn extend_line(&mut self, bytes: &[u8]) {
        let most = match (self.lines, self.line.first()) {
            (0, _) => LONGEST_HEAD_BYTES,
            _ if self.line.starts_with(b"{\"id\"") => LONGEST_DATASET_BYTES,
            _ => LONGEST_GESTURE_BYTES,
        };
        if self.is_overlong || self.line.len() + bytes.len() > most {
            self.is_overlong = true;
            self.line = Vec::new();
        } else {
            self.line.extend_from_slice(bytes);
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let is_overlong = std::mem::take(&mut self.is_overlong);
        self.lines += 1;
        let text = std::str::from_utf8(&line).ok().filter(|_| !is_overlong);
        match (self.layout, text) {
            (Layout::Other, _) => {}
            (Layout::Unknown, text) => self.read_head(text.unwrap_or_default()),
            (Layout::Lines, Some(text)) => self.read_line(text.trim()),
            (Layout::Lines, None) => self.tell(FileProblem::Damaged { line: self.lines, column: 1 }),
        }
    }

    fn read_head(&mut self, line: &str) {
        self.layout = Layout::Other;
        // A list may begin on the same line.
        let head = line.trim().trim_end_matches("\"gestures\":[").trim_end_matches("\"datasets\":[");
        let Some(head) = head.strip_suffix(',').filter(|head| names_format(head)) else { return };
        let whole = [head, "}"].concat();
        let Ok(head) = Json::read(&whole) else { return };
        match version_of(&head) {
            Ok(()) => self.layout = Layout::Lines,
            Err(problem) => self.tell(problem),
        }
    }

    fn read_line(&mut self, line: &str) {
        // Between the lists, and at the end.
        if matches!(line, "" | "\"datasets\":[" | "\"datasets\":[]," | "]," | "\"gestures\":[") || is_gap(line) {
            return;
        }
        if line == "]}" {
            self.has_end = true;
            return;
        }
        // The last data set is followed by the end of their list.
        let line = line.trim_end_matches(',').trim_end_matches(']');
        let Ok(value) = Json::read(line) else {
            return self.tell(FileProblem::Damaged { line: self.lines, column: 1 });
        };
        if value.get("stamp").is_none() && value.get("bytes").is_some() {
            self.datasets_seen += 1;
            match read_dataset(&value) {
                Some(dataset) => self.opened.datasets.push(dataset),
                None => self.tell(FileProblem::Dataset { number: self.datasets_seen }),
            }
            return;
        }
        self.gestures_seen += 1;
        match Gesture::from_value(&value) {
            // The same again is passed over, as it is wherever gestures are put together.
            Ok(gesture) if self.opened.gestures.last().is_some_and(|last| last.stamp == gesture.stamp) => {}
            Ok(gesture) => self.opened.gestures.push(gesture),
            Err(error) => {
                self.tell(FileProblem::Gesture { number: self.gestures_seen, reason: error.to_string() });
            }
        }
    }

    fn tell(&mut self, problem: FileProblem) {
        if self.opened.problems.len() < MOST_PROBLEMS {
            self.opened.problems.push(problem);
        }
    }
}

/// The lists may meet on one line.
fn is_gap(line: &str) -> bool {
    line == "],\"gestures\":[" || line == "\"datasets\":[],\"gestures\":["
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::DatasetId;
    use crate::workshop::{DatasetBytes, Edit, Replica, Stamp, read_file, write_file};

    fn gesture(clock: u64, name: &str) -> Gesture {
        let edits = vec![Edit::RenameWorkshop { name: name.to_owned() }];
        Gesture { stamp: Stamp { clock, replica: Replica(7) }, at_ms: 0.0, edits }
    }

    fn in_pieces(bytes: &[u8], length: usize) -> Option<OpenedFile> {
        let mut pieces = FilePieces::default();
        for piece in bytes.chunks(length.max(1)) {
            pieces.take(piece);
        }
        pieces.finish()
    }

    fn file(names: &[String], datasets: &[Vec<u8>]) -> String {
        let gestures: Vec<Gesture> = (1..).zip(names).map(|(clock, name)| gesture(clock, name)).collect();
        let datasets: Vec<DatasetBytes> = (1..)
            .zip(datasets)
            .map(|(id, bytes)| DatasetBytes { id: DatasetId::from_bits(id), bytes: bytes.clone() })
            .collect();
        write_file("W", 0.0, &gestures, &datasets)
    }

    #[test]
    fn what_is_damaged_is_told_by_line_and_the_rest_kept() {
        let text = file(&["a".into(), "b".into(), "c".into()], &[]);
        let lines: Vec<&str> = text.lines().collect();
        let broken = lines.iter().position(|line| line.contains("\"b\"")).unwrap();
        let mut damaged = lines.clone();
        damaged[broken] = "{\"stamp\":\"00";
        let opened = in_pieces(damaged.join("\n").as_bytes(), 7).unwrap();
        assert_eq!(opened.gestures.len(), 2);
        assert_eq!(opened.problems, [FileProblem::Damaged { line: broken + 1, column: 1 }]);
        let cut = in_pieces(&text.as_bytes()[..text.len() - 4], 11).unwrap();
        assert_eq!(cut.gestures.len(), 3);
        assert_eq!(cut.problems.len(), 1, "cut off");
    }

    #[test]
    fn a_newer_file_is_refused_and_others_are_left_to_the_whole_reader() {
        let text = file(&["a".into()], &[]);
        let newer = in_pieces(text.replacen("\"version\":1", "\"version\":9", 1).as_bytes(), 64).unwrap();
        assert_eq!((newer.gestures.len(), newer.problems), (0, vec![FileProblem::Newer { version: 9 }]));
        for other in ["", "{}", "{\n \"format\": \"streamgauge.workshop\"\n}", "time,service\n1,2\n"] {
            assert_eq!(in_pieces(other.as_bytes(), 3), None, "{other}");
        }
    }

    #[test]
    fn a_list_may_begin_beside_the_head_and_the_same_gesture_counts_once() {
        let line = gesture(1, "a").to_json() + ",\n";
        let text =
            "{\"format\":\"streamgauge.workshop\",\"version\":1,\"gestures\":[\n".to_owned() + &line.repeat(3) + "]}";
        let opened = in_pieces(text.as_bytes(), 5).unwrap();
        assert_eq!((opened.gestures.len(), opened.problems), (1, Vec::new()));
    }

    #[test]
    fn lines_without_end_are_passed_over() {
        let mut pieces = FilePieces::default();
        let head = file(&[], &[]).lines().next().unwrap().to_owned() + "\n";
        assert_eq!(pieces.take(head.as_bytes()), Layout::Lines);
        let piece = "[".repeat(1_000_000);
        for _ in 0..40 {
            pieces.take(piece.as_bytes());
        }
        assert!(pieces.line.len() <= LONGEST_GESTURE_BYTES);
        pieces.take(b"\n");
        pieces.take(gesture(1, "a").to_json().as_bytes());
        pieces.take(b"\n]}\n");
        let opened = pieces.finish().unwrap();
        assert_eq!((opened.gestures.len(), opened.problems), (1, vec![FileProblem::Damaged { line: 2, column: 1 }]));
        let mut endless = FilePieces::default();
        assert_eq!(endless.take(&vec![b'{'; LONGEST_HEAD_BYTES + 1]), Layout::Other);
    }

    proptest! {
        #[test]
        fn pieces_give_what_the_whole_gives(
            names in proptest::collection::vec(any::<String>(), 0..6),
            datasets in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..40), 0..3),
            length in 1..200usize,
        ) {
            let text = file(&names, &datasets);
            prop_assert_eq!(in_pieces(text.as_bytes(), length), Some(read_file(&text)));
        }

        #[test]
        fn any_bytes_give_something_or_nothing(bytes: Vec<u8>, length in 1..50usize, has_head: bool) {
            let mut text = if has_head { file(&[], &[]).lines().next().unwrap().to_owned().into_bytes() } else { Vec::new() };
            text.push(b'\n');
            text.extend(bytes);
            let opened = in_pieces(&text, length);
            prop_assert_eq!(opened, in_pieces(&text, text.len()));
        }
    }
}
