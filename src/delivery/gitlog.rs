//! What git prints: logs of commits and lists of tags, line by line.
//!
//! | form | made by |
//! |---|---|
//! | log | `git log --format='%H\|%aI\|%cI\|%P\|%D'`, any sign between, what stands behind the second may be missing |
//! | plain | `git log`, also with `--pretty=fuller` or `raw` and `--date=iso` |
//! | releases | `gh release list` without `--json`, read as tags |
//! | tags | `git for-each-ref refs/tags --format='%(refname:short)\|%(objecttype)\|%(taggerdate:iso-strict)\|…'` |

mod form;

use self::form::{Form, commit_of_line, tag_of_line};
use super::cells::{Cells, ColumnOf, text_of};
use super::facts::ChangeRow;
use super::ingest::Ingest;
use super::outcome::Outcome;
use super::place::Place;
use super::read::{FileRead, Recognised, RejectReason};
use super::role::{Role, TableKind};

pub(crate) use self::form::Form as GitForm;
pub(crate) use self::form::form_of;

/// A line of git's has never so many bytes.
const MOST_LINE_BYTES: usize = 1 << 20;

/// What a line, or several, tell of a commit.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Commit {
    pub revision: String,
    pub authored: String,
    pub parents: String,
    pub is_merge: bool,
    /// The tags that it carries, with blanks between.
    pub version: String,
    pub subject: String,
}

/// What a line tells of a tag.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub name: String,
    pub revision: String,
    pub time: String,
    /// It has no time of its own; one that is told is its commit's.
    pub is_lightweight: bool,
    /// Not meant for all.
    pub is_prerelease: bool,
}

/// Reads what git printed.
pub(crate) struct GitReader {
    form: Form,
    line: Vec<u8>,
    place: Place,
    /// The commit of a plain log that is being told, and where it starts.
    told: Option<(Commit, Place)>,
    /// The commit before, which may have to learn its parent from the next one.
    last: Option<(Commit, Place)>,
    tells_parents: bool,
    /// Whether the log begins with its oldest commit; `None`: not known yet.
    is_oldest_first: Option<bool>,
    ingest: Ingest,
}

impl GitReader {
    pub fn new(mut ingest: Ingest, form: Form) -> Self {
        let is_tags = matches!(form, Form::Tags { .. });
        ingest.kind = if is_tags { Recognised::GitTags } else { Recognised::GitLog };
        ingest.success_assumed = is_tags;
        let shown: &[&str] = if is_tags {
            &["tag", "commit", "time", "time of its commit"]
        } else {
            &["commit", "authored", "parents", "tag", "subject"]
        };
        ingest.head.push(shown.iter().map(|&name| name.to_owned()).collect());
        ingest.header = vec![String::new(); Role::ALL.len()];
        for (role, name) in [(Role::FinishedAt, "time"), (Role::AuthoredAt, "authored")] {
            if let Some(slot) = ingest.header.get_mut(role as usize) {
                name.clone_into(slot);
            }
        }
        Self {
            form,
            line: Vec::new(),
            place: Place::START,
            told: None,
            last: None,
            tells_parents: false,
            is_oldest_first: None,
            ingest,
        }
    }

    pub fn feed(&mut self, bytes: &[u8]) {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            let room = MOST_LINE_BYTES.saturating_sub(self.line.len());
            self.line.extend_from_slice(line.get(..room).unwrap_or(line));
            if line.ends_with(b"\n") {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = text_of(&line).into_owned();
        let is_indented = line.first().is_some_and(|byte| matches!(byte, b' ' | b'\t'));
        if !text.is_empty() && !text.starts_with('#') {
            self.take_line(&text, is_indented);
        }
        self.place.line += 1;
    }

    fn take_line(&mut self, text: &str, is_indented: bool) {
        match self.form {
            Form::Log { delimiter } => {
                match commit_of_line(text, delimiter).or_else(|| form::commit_without_time(text, delimiter)) {
                    Some(commit) => self.take_in_order(commit, self.place),
                    None => self.refuse(text),
                }
            }
            Form::Tags { delimiter } => match tag_of_line(text, delimiter) {
                Some(tag) => self.take_tag(&tag),
                None => self.refuse(text),
            },
            Form::Plain => self.take_plain(text, is_indented),
        }
    }

    fn refuse(&mut self, text: &str) {
        self.ingest.rows += 1;
        self.ingest.reject(self.place, String::new(), text, RejectReason::Syntax);
    }

    /// A line of a plain log: the start of a commit, one of its facts, or its message.
    fn take_plain(&mut self, text: &str, is_indented: bool) {
        let (key, value) = text.split_once([' ', ':']).unwrap_or((text, ""));
        let value = value.trim_start_matches(':').trim();
        if key == "commit" && !is_indented {
            self.end_told();
            let (revision, decoration) = value.split_once(' ').unwrap_or((value, ""));
            let version = form::version_in(decoration);
            self.told = Some((Commit { revision: revision.to_owned(), version, ..Commit::default() }, self.place));
            return;
        }
        let Some((commit, _)) = &mut self.told else { return self.refuse(text) };
        match key {
            _ if is_indented && commit.subject.is_empty() => text.clone_into(&mut commit.subject),
            _ if is_indented => {}
            "Date" | "AuthorDate" => value.clone_into(&mut commit.authored),
            // author Dev One <dev1@example.com> 1788523200 +0200
            "author" => value.rsplit(' ').nth(1).unwrap_or("").clone_into(&mut commit.authored),
            "parent" => {
                if !commit.parents.is_empty() {
                    commit.parents.push(' ');
                }
                commit.parents.push_str(value);
            }
            "Merge" => commit.is_merge = true,
            _ => {}
        }
    }

    fn end_told(&mut self) {
        if let Some((commit, place)) = self.told.take() {
            self.take_in_order(commit, place);
        }
    }

    /// Where a log does not tell the parents of its commits, its order has to: each follows the next older one in it.
    fn take_in_order(&mut self, mut commit: Commit, place: Place) {
        self.keep_head(&[&commit.revision, &commit.authored, &commit.parents, &commit.version, &commit.subject]);
        self.tells_parents |= !commit.parents.is_empty();
        if let Some((mut last, last_place)) = self.last.take() {
            if !self.tells_parents {
                self.ingest.notes.parents_assumed += 1;
                let (first, second) = (form::time_ms(&last.authored), form::time_ms(&commit.authored));
                let is_told = first.is_some() && second.is_some() && first != second;
                self.is_oldest_first = self.is_oldest_first.or(is_told.then_some(first < second));
                match self.is_oldest_first {
                    Some(true) => commit.parents.clone_from(&last.revision),
                    _ => last.parents.clone_from(&commit.revision),
                }
            }
            self.take_commit(&last, last_place);
        }
        self.last = Some((commit, place));
    }

    fn take_commit(&mut self, commit: &Commit, place: Place) {
        if form::time_ms(&commit.authored).is_none() {
            return self.keep_without_time(commit, place);
        }
        let merge = if commit.is_merge { "true" } else { "" };
        self.row(
            TableKind::Changes,
            place,
            &[
                (Role::Revision, &commit.revision),
                (Role::AuthoredAt, &commit.authored),
                (Role::Parents, &commit.parents),
                (Role::Version, &commit.version),
                (Role::Title, &commit.subject),
                (Role::IsMerge, merge),
            ],
        );
    }

    /// A commit whose time cannot be read has no lead time and is listed, but still tells what it follows.
    fn keep_without_time(&mut self, commit: &Commit, place: Place) {
        let reason = if commit.authored.is_empty() { RejectReason::NoTime } else { RejectReason::NotATime };
        self.ingest.rows += 1;
        self.ingest.reject(place, "authored".to_owned(), &commit.authored, reason);
        let change = ChangeRow {
            line: place.line as u32,
            flags: 0,
            revision: &commit.revision,
            version: &commit.version,
            parents: &commit.parents,
            ..ChangeRow::default()
        };
        let facts = &mut self.ingest.facts;
        facts.changes.push(&mut facts.names, &change);
    }

    fn take_tag(&mut self, tag: &Tag) {
        let (own_time, time_of_commit) =
            if tag.is_lightweight { ("", tag.time.as_str()) } else { (tag.time.as_str(), "") };
        self.keep_head(&[&tag.name, &tag.revision, own_time, time_of_commit]);
        if tag.is_lightweight && tag.time.is_empty() {
            self.ingest.notes.lightweight_tags += 1;
            self.ingest.rows += 1;
            let column = "time".to_owned();
            return self.ingest.reject(self.place, column, &tag.name, RejectReason::LightweightTag);
        }
        self.ingest.notes.tags_dated_by_commit += u64::from(tag.is_lightweight);
        let environment = if tag.is_prerelease { "prerelease" } else { "" };
        self.ingest.told = Some(Outcome::Succeeded);
        self.row(
            TableKind::Deployments,
            self.place,
            &[
                (Role::Version, &tag.name),
                (Role::Revision, &tag.revision),
                (Role::FinishedAt, &tag.time),
                (Role::Environment, environment),
            ],
        );
    }

    fn keep_head(&mut self, texts: &[&str]) {
        if self.ingest.head.len() < 6 {
            self.ingest.head.push(texts.iter().map(|text| text.chars().take(200).collect()).collect());
        }
    }

    fn row(&mut self, table: TableKind, place: Place, cells: &[(Role, &str)]) {
        let (mut bytes, mut ends) = (Vec::new(), Vec::with_capacity(Role::ALL.len()));
        for role in Role::ALL {
            let text = cells.iter().find(|(own, _)| own == role).map_or("", |(_, text)| *text);
            bytes.extend_from_slice(text.as_bytes());
            ends.push(bytes.len());
        }
        self.ingest.row(table, place, &ColumnOf::by_role(), Cells { bytes: &bytes, ends: &ends });
    }

    pub fn finish(mut self) -> FileRead {
        if !self.line.is_empty() {
            self.end_line();
        }
        self.end_told();
        if let Some((last, place)) = self.last.take() {
            self.take_commit(&last, place);
        }
        self.ingest.finish(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::read_file;

    #[test]
    fn what_git_log_prints_without_a_format() {
        let log = "commit 5f30cc603118a0de93f75a30147a6db93d99bfb4 (HEAD -> main, tag: v1.4.0)\n\
            Merge: 1234567 89abcde\nAuthor: Dev One <dev1@example.com>\nDate:   Fri Sep 4 16:00:00 2026 +0200\n\n\
            \x20   Revert \"New tax rules\"\n\n    commit to it\n\n\
            commit 72e2e935a0411cee1afe23b9c6c6d8cc703c0582\nAuthor: Dev\nAuthorDate: 2026-09-08 11:20:00 +0200\n";
        let read = read_file("log.txt", log.as_bytes());
        assert_eq!((read.kind, read.changes(), read.rejects.total), (Recognised::GitLog, 2, 0));
        let head: Vec<&str> = read.head[1].iter().map(String::as_str).collect();
        assert_eq!(
            (head[1], head[3], head[4]),
            ("Fri Sep 4 16:00:00 2026 +0200", "v1.4.0", "Revert \"New tax rules\"")
        );
    }

    #[test]
    fn raw_logs_tell_parents() {
        let log = "commit 72e2e935a0411cee1afe23b9c6c6d8cc703c0582\ntree 1\nparent 5f30cc6\nparent 5f30cc7\n\
            author Dev One <dev1@example.com> 1788523200 +0200\ncommitter Dev <d@e> 1788523200 +0200\n\n    x\n";
        let read = read_file("log.txt", log.as_bytes());
        assert_eq!(&read.head[1][1..3], ["1788523200", "5f30cc6 5f30cc7"]);
        assert_eq!(read.rejects.total, 0);
    }

    #[test]
    fn a_commit_whose_time_cannot_be_read_still_tells_what_it_follows() {
        let sha = |n: usize| format!("{n:x}").repeat(40);
        let line = |n: usize, time: &str| format!("{}|{time}|2026-09-04T16:00:00Z|{}|\n", sha(n), sha(n - 1));
        let log = [line(12, "2026-09-04T10:00:00Z"), line(11, "soon"), line(10, "2026-09-03T10:00:00Z")].concat();
        let read = read_file("log.txt", log.as_bytes());
        let first = read.rejects.first.first().unwrap();
        assert_eq!((first.line, first.column.as_str(), first.reason), (2, "authored", RejectReason::NotATime));
        assert_eq!((read.changes(), read.rejects.total), (3, 1));
        assert_eq!(read.facts.changes.parents.get(1), sha(10));
    }

    #[test]
    fn lines_that_are_none_are_listed() {
        let text = "5f30cc603118a0de93f75a30147a6db93d99bfb4|2026-09-04T16:00:00+02:00\nfatal: not a repository\n";
        let read = read_file("log.txt", text.as_bytes());
        let first = read.rejects.first.first().unwrap();
        assert_eq!((read.changes(), first.line, first.reason), (1, 2, RejectReason::Syntax));
    }
}
