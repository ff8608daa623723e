//! All workshops in one archive: plain workshop files, each of which opens on its own.

use std::collections::BTreeSet;

use crate::id::DatasetId;
use crate::workshop::codec::Json;
use crate::workshop::{DatasetBytes, write_file};

/// How the name of a workshop's file ends.
pub const BACKUP_EXTENSION: &str = ".streamgauge.json";

/// Whether a member of an archive is, by its name, a workshop's file. What systems put beside files is none.
pub fn is_workshop_name(name: &str) -> bool {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.to_ascii_lowercase().ends_with(".json") && !last.starts_with('.') && !name.starts_with("__MACOSX")
}

/// Gives each member a name of its own, on systems too that do not tell `A` from `a`.
#[derive(Debug, Default)]
pub struct MemberNames(BTreeSet<String>);

impl MemberNames {
    /// A free name: the stem in a folder, with a number where it is taken.
    pub fn take(&mut self, folder: &str, stem: &str) -> String {
        let numbered = |number: usize| match number {
            1 => [folder, stem, BACKUP_EXTENSION].concat(),
            number => [folder, stem, "-", &number.to_string(), BACKUP_EXTENSION].concat(),
        };
        let mut number = 1;
        while !self.0.insert(numbered(number).to_lowercase()) {
            number += 1;
        }
        numbered(number)
    }
}

/// A workshop's file from its journal as the database keeps it, a gesture on each line. What this release cannot read is
/// handed on as it stands, as long as it does not break the file; gives how many lines had to be left out.
pub fn write_lines(name: &str, saved_at_ms: f64, lines: &[String], datasets: &[DatasetBytes]) -> (String, usize) {
    let empty = write_file(name, saved_at_ms, &[], datasets);
    let is_whole =
        |line: &&String| !line.contains('\n') && Json::read(line).is_ok_and(|gesture| gesture.get("stamp").is_some());
    let kept: Vec<&String> = lines.iter().filter(is_whole).collect();
    // An empty list ends so; the lines go into it.
    let mut text = empty.strip_suffix("\n]}\n").map(str::to_owned).unwrap_or(empty);
    text.reserve(kept.iter().map(|line| line.len() + 2).sum());
    for (at, line) in kept.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(line);
    }
    text.push_str("\n]}\n");
    (text, lines.len() - kept.len())
}

/// Which of these data sets a journal speaks of, now or earlier: as long as it does, undo, an earlier moment or the bin may
/// need their rows. Journals are searched as text, so that what this release cannot read counts as well.
pub fn datasets_mentioned(lines: &[String], of: &[DatasetId]) -> Vec<DatasetId> {
    let names: Vec<(DatasetId, String)> = of.iter().map(|id| (*id, id.to_string())).collect();
    let speaking: Vec<&String> = lines.iter().filter(|line| line.contains("dataset")).collect();
    let is_mentioned = |name: &str| speaking.iter().any(|line| line.contains(name));
    names.into_iter().filter(|(_, name)| is_mentioned(name)).map(|(id, _)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{DatasetRef, Edit, Gesture, Replica, Stamp, read_file};

    fn gesture(clock: u64, edit: Edit) -> Gesture {
        Gesture { stamp: Stamp { clock, replica: Replica(3) }, at_ms: 5.0, edits: vec![edit] }
    }

    fn added(id: u64) -> Edit {
        let dataset = DatasetRef {
            id: DatasetId::from_bits(id),
            name: "deploys".to_owned(),
            files: Vec::new(),
            imported_at_ms: 0.0,
            environments: Vec::new(),
            rows: 1,
        };
        Edit::AddDataset { dataset: Box::new(dataset), at: 0 }
    }

    #[test]
    fn lines_of_the_database_are_a_file() {
        let gestures = [gesture(1, Edit::RenameWorkshop { name: "A".to_owned() }), gesture(2, added(7))];
        let rows = [DatasetBytes { id: DatasetId::from_bits(7), bytes: vec![1, 2, 3] }];
        let mut lines: Vec<String> = gestures.iter().map(Gesture::to_json).collect();
        assert_eq!(write_lines("A", 9.0, &lines, &rows), (write_file("A", 9.0, &gestures, &rows), 0));
        lines.insert(1, "{\"stamp".to_owned());
        let (text, left_out) = write_lines("A", 9.0, &lines, &rows);
        let opened = read_file(&text);
        assert_eq!((left_out, opened.gestures.as_slice(), opened.problems.len()), (1, gestures.as_slice(), 0));
        assert_eq!(read_file(&write_lines("", 0.0, &[], &[]).0).problems, []);
    }

    #[test]
    fn a_line_of_a_newer_release_is_handed_on() {
        let line = r#"{"stamp":"0000000000001-0000000000009","at_ms":1,"edits":[{"add_moon":{"phase":3}}],"by":"x"}"#;
        let (text, left_out) = write_lines("A", 0.0, &[line.to_owned()], &[]);
        assert!(text.contains(line));
        assert_eq!(left_out, 0);
    }

    #[test]
    fn rows_are_needed_as_long_as_a_journal_speaks_of_them() {
        let ids = [7, 8, 9].map(DatasetId::from_bits);
        let removed = gesture(3, Edit::RemoveDataset { dataset: ids[0] });
        let lines = [gesture(1, added(7)).to_json(), removed.to_json(), gesture(2, added(9)).to_json()];
        assert_eq!(datasets_mentioned(&lines, &ids), [ids[0], ids[2]]);
        assert_eq!(datasets_mentioned(&[], &ids), []);
    }

    #[test]
    fn no_two_members_have_one_name() {
        let mut names = MemberNames::default();
        let given = [("", "payments"), ("", "Payments"), ("bin/", "payments"), ("", "payments")];
        let taken = given.map(|(folder, stem)| names.take(folder, stem));
        let wanted = ["payments", "Payments-2", "bin/payments", "payments-3"];
        assert_eq!(taken, wanted.map(|name| [name, BACKUP_EXTENSION].concat()));
    }

    #[test]
    fn what_systems_put_beside_files_is_passed_over() {
        for name in ["a.streamgauge.json", "x/y/a.json", "bin\\a.json"] {
            assert!(is_workshop_name(name), "{name}");
        }
        for name in ["", "a.txt", "__MACOSX/._a.json", "x/._a.json", "readme"] {
            assert!(!is_workshop_name(name), "{name}");
        }
    }
}
