//! The forms of git's lines.

use super::{Commit, Tag};
use crate::delivery::timestamp::{self, Cell};

/// A form of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Commit, times, and what may follow, with a sign between.
    Log {
        /// The sign.
        delimiter: char,
    },
    /// As git prints it unasked.
    Plain,
    /// Tags, with a sign between their fields.
    Tags {
        /// The sign.
        delimiter: char,
    },
}

const DELIMITERS: [char; 6] = ['|', '\t', '\u{1f}', ';', ',', ' '];

/// The form of a text that git printed, told by its first line that is no comment; `None`: not git's.
pub(crate) fn form_of(head: &[u8]) -> Option<Form> {
    let mut lines = head.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"#"))?;
    let line = std::str::from_utf8(first.get(..2_000).unwrap_or(first)).ok()?;
    if line.strip_prefix("commit ").is_some_and(|rest| is_commit(rest.split(' ').next().unwrap_or(""))) {
        return Some(Form::Plain);
    }
    let log = DELIMITERS.into_iter().find(|&sign| commit_of_line(line, sign).is_some());
    let tags = || DELIMITERS.into_iter().find(|&sign| tag_of_line(line, sign).is_some());
    log.map(|delimiter| Form::Log { delimiter }).or_else(|| tags().map(|delimiter| Form::Tags { delimiter }))
}

/// A commit's name: seven hexadecimal digits or more, and not a mere number.
pub(super) fn is_commit(text: &str) -> bool {
    let hex = text.len() >= 7 && text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex && (text.len() >= 40 || text.bytes().any(|byte| byte.is_ascii_alphabetic()))
}

pub(super) fn is_time(text: &str) -> bool {
    // A day number of spreadsheets is none of git's times.
    text.trim().len() > 7 && matches!(timestamp::read(text.as_bytes()), Cell::Time(_))
}

/// One of git's times, in milliseconds since 1970-01-01 UTC.
pub(super) fn time_ms(text: &str) -> Option<i64> {
    match timestamp::read(text.as_bytes()) {
        Cell::Time(time) => Some(time.ms),
        _ => None,
    }
}

fn is_list_of_commits(text: &str) -> bool {
    text.split(' ').filter(|word| !word.is_empty()).all(is_commit)
}

/// Reads `commit|authored[|committed][|parents][|decoration][|subject]`.
pub(super) fn commit_of_line(line: &str, delimiter: char) -> Option<Commit> {
    commit_if(line, delimiter, is_time)
}

/// The same of a line whose time cannot be read, in a log whose sign between the fields is known: what it says of the
/// commits before it still holds.
pub(super) fn commit_without_time(line: &str, delimiter: char) -> Option<Commit> {
    let is_told = delimiter != ' ' && line.matches(delimiter).count() > 1;
    commit_if(line, delimiter, |_| true).filter(|_| is_told)
}

fn commit_if(line: &str, delimiter: char, may_be_time: impl Fn(&str) -> bool) -> Option<Commit> {
    let mut cells = line.split(delimiter).peekable();
    let revision = cells.next().filter(|cell| is_commit(cell.trim()))?.trim();
    let authored = cells.next().filter(|cell| may_be_time(cell))?;
    cells.next_if(|cell| is_time(cell));
    // With blanks between the fields, parents cannot be told from words.
    let parents = if delimiter == ' ' { None } else { cells.next_if(|cell| is_list_of_commits(cell)) };
    let rest: Vec<&str> = cells.collect();
    let rest = rest.join(&delimiter.to_string());
    // Behind the parents, names alone are those of branches; a subject has blanks.
    let is_decoration = |text: &str| is_decoration(text) || parents.is_some() && is_list_of_refs(text);
    let (decoration, subject) = match rest.split_once(delimiter) {
        Some((first, rest)) if is_decoration(first) => (first, rest),
        _ if is_decoration(&rest) => (rest.as_str(), ""),
        _ => ("", rest.as_str()),
    };
    Some(Commit {
        revision: revision.to_owned(),
        authored: authored.trim().to_owned(),
        parents: parents.unwrap_or("").trim().to_owned(),
        is_merge: false,
        version: version_in(decoration),
        subject: subject.trim().to_owned(),
    })
}

/// `HEAD -> main, tag: v1.4.0, origin/main`, also in brackets, also empty.
fn is_decoration(text: &str) -> bool {
    let text = text.trim().trim_matches(['(', ')']);
    text.is_empty() || text.contains("tag: ") || text.contains("HEAD") || text.starts_with("origin/")
}

/// `main, release/5.x`: no name of a branch has a blank.
fn is_list_of_refs(text: &str) -> bool {
    text.split(", ").all(|name| !name.is_empty() && !name.contains(char::is_whitespace))
}

/// The tags of a decoration that have a number, with blanks between, else its first tag: `latest` moves on, so beside
/// `build-73` it names nothing.
pub(super) fn version_in(decoration: &str) -> String {
    let refs = decoration.trim().trim_matches(['(', ')']).split(',').map(str::trim);
    let tags: Vec<&str> = refs.filter_map(|name| name.strip_prefix("tag: ")).collect();
    let numbered: Vec<&str> = tags.iter().copied().filter(|tag| tag.contains(|c: char| c.is_ascii_digit())).collect();
    if numbered.is_empty() { tags.first().map(|tag| (*tag).to_owned()).unwrap_or_default() } else { numbered.join(" ") }
}

/// From where on a tag tells a version: `1.4`, `v1.4.0`, `checkout/v1.4.0`, `release-1.4`, `pcre2-0.1.2`.
fn version_of(tag: &str) -> Option<&str> {
    let starts = |at: &usize| tag.get(..*at).is_none_or(|before| !before.ends_with(|c: char| c.is_ascii_digit()));
    let mut places = tag.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).filter(starts);
    places.find_map(|at| {
        let version = tag.get(at..)?;
        version.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('.').then_some(version)
    })
}

fn looks_like_a_version(tag: &str) -> bool {
    version_of(tag).is_some()
}

/// Reads `name|tag|time|commit|object`, or a name with a time and perhaps a commit behind it. A tag that is no object
/// of its own (`commit`) is a lightweight one; so is one that leaves a field empty before its time, be it the tagger, the
/// time of the tag, or the commit behind it.
pub(super) fn tag_of_line(line: &str, delimiter: char) -> Option<Tag> {
    let cells: Vec<&str> = line.split(delimiter).map(str::trim).collect();
    if let ('\t', Some(release)) = (delimiter, release_of_cells(&cells)) {
        return Some(release);
    }
    let name = cells.first()?;
    let named = name.strip_prefix("refs/tags/").unwrap_or(name);
    let kind = cells.get(1).copied().unwrap_or("");
    let is_typed =
        matches!(kind, "tag" | "commit") && cells.iter().skip(2).any(|cell| is_time(cell) || is_commit(cell));
    let time_at = (1..cells.len()).find(|&at| cells.get(at).is_some_and(|cell| is_time(cell)));
    let time = time_at.and_then(|at| cells.get(at)).copied().unwrap_or("");
    // Blanks stand for nothing where they part the fields.
    let has_gap = delimiter != ' ' && cells.iter().take(time_at.unwrap_or(0)).any(|cell| cell.is_empty());
    let is_plain = (named != *name || looks_like_a_version(named)) && !time.is_empty();
    if named.is_empty() || named.contains(' ') || !(is_typed || is_plain) {
        return None;
    }
    let commit = cells.iter().skip(1).find(|cell| is_commit(cell)).copied().unwrap_or("");
    Some(Tag {
        name: named.to_owned(),
        revision: commit.to_owned(),
        time: time.to_owned(),
        is_lightweight: kind == "commit" || kind != "tag" && has_gap,
        is_prerelease: is_prerelease(named),
    })
}

/// A line of `gh release list`, as it is printed into a file: title, kind, tag, time.
fn release_of_cells(cells: &[&str]) -> Option<Tag> {
    let &[_, kind @ ("" | "Latest" | "Pre-release" | "Draft"), tag, time] = cells else { return None };
    (!tag.is_empty() && is_time(time)).then(|| Tag {
        name: tag.to_owned(),
        time: time.to_owned(),
        is_prerelease: matches!(kind, "Pre-release" | "Draft") || is_prerelease(tag),
        ..Tag::default()
    })
}

/// Words behind a version that say it is not meant for all.
const BEFORE_RELEASE: &[&str] =
    &["alpha", "beta", "rc", "pre", "preview", "dev", "snapshot", "canary", "nightly", "next", "test"];

/// `v1.4.0-rc.1` and the like.
fn is_prerelease(tag: &str) -> bool {
    let numbered = || tag.find(|c: char| c.is_ascii_digit()).and_then(|place| tag.get(place..));
    let behind = version_of(tag).or_else(numbered).unwrap_or(tag);
    let is_known = |word: &str| BEFORE_RELEASE.iter().any(|known| word.eq_ignore_ascii_case(known));
    behind.split(|c: char| !c.is_alphabetic()).any(is_known) || has_short_word(behind)
}

/// `5.0a1`, `1.0b2`, `2.0.0.M1`, `3.0-cr1`, `6-EA`: short words that only a number beside them makes stages before a
/// release.
fn has_short_word(behind: &str) -> bool {
    let bytes = behind.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_sign = |at: usize| bytes.get(at).is_some_and(|byte| matches!(byte, b'.' | b'-' | b'_'));
    let is_end = |at: usize| bytes.get(at).is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let is_number = |at: usize| {
        let digits = bytes.iter().skip(at).take_while(|byte| byte.is_ascii_digit()).count();
        digits > 0 && is_end(at + digits)
    };
    (1..bytes.len()).any(|at| {
        let word: String = behind
            .get(at..)
            .unwrap_or("")
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect::<String>()
            .to_lowercase();
        let (before, end) = (at - 1, at + word.len());
        match word.as_str() {
            "a" | "b" => is_digit(before) && is_number(end),
            "m" | "cr" => is_sign(before) && is_number(end),
            "ea" => is_sign(before) && (is_number(end) || is_end(end)),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHA: &str = "5f30cc603118a0de93f75a30147a6db93d99bfb4";

    #[test]
    fn forms_are_told_by_their_first_line() {
        for (line, form) in [
            ("# git log\n{sha}|2026-09-04T16:00:00+02:00", Some(Form::Log { delimiter: '|' })),
            ("{sha},2026-09-04T16:00:00+02:00,x", Some(Form::Log { delimiter: ',' })),
            ("{sha}\t1788523200", Some(Form::Log { delimiter: '\t' })),
            ("{sha} 2026-09-04T16:00:00+02:00 Fix it", Some(Form::Log { delimiter: ' ' })),
            ("commit {sha} (HEAD -> main)", Some(Form::Plain)),
            ("v1.4.0|tag|2026-09-07T12:05:00+02:00|{sha}|6c5ae7f", Some(Form::Tags { delimiter: '|' })),
            ("nightly|commit|||{sha}", Some(Form::Tags { delimiter: '|' })),
            ("refs/tags/x 2026-09-07T12:05:00+02:00", Some(Form::Tags { delimiter: ' ' })),
            ("sha,authored_at", None),
            ("id,tag,date\n1,tag,2", None),
            ("1234567,2026-09-04T16:00:00Z,production", None),
            ("", None),
        ] {
            assert_eq!(form_of(line.replace("{sha}", SHA).as_bytes()), form, "{line}");
        }
    }

    #[test]
    fn fields_that_are_missing_are_no_others() {
        let told = |rest: &str| {
            let commit = commit_of_line(&[SHA, "|2026-09-04T16:00:00+02:00", rest].concat(), '|').unwrap();
            [commit.parents, commit.version, commit.subject]
        };
        for (rest, expected) in [
            ("", ["", "", ""]),
            ("|2026-09-04T16:00:00+02:00||tag: v1.4.0", ["", "v1.4.0", ""]),
            (
                "|72e2e93 2f5fe81|HEAD -> main, tag: latest, tag: v1.5|Merge | it",
                ["72e2e93 2f5fe81", "v1.5", "Merge | it"],
            ),
            ("||tag: grep-pcre2-0.1.2, tag: grep-0.2.3|Fix it", ["", "grep-pcre2-0.1.2 grep-0.2.3", "Fix it"]),
            ("||tag: v73, tag: build-73, tag: stable|Fix it", ["", "v73 build-73", "Fix it"]),
            ("||tag: stable, tag: latest|Fix it", ["", "stable", "Fix it"]),
            ("|Fix it", ["", "", "Fix it"]),
        ] {
            assert_eq!(told(rest), expected.map(str::to_owned), "{rest}");
        }
    }

    #[test]
    fn what_comes_before_a_release() {
        for tag in [
            "v1.4.0-rc.1",
            "2.0.0-alpha",
            "1.0-SNAPSHOT",
            "5.0a1",
            "1.0b2",
            "2.0.0.M1",
            "3.0-CR1",
            "v6.1-EA",
            "h2-1.4.0-rc1",
        ] {
            assert!(is_prerelease(tag), "{tag}");
        }
        for tag in [
            "v1.4.0",
            "release-1.4",
            "1.4.0-hotfix",
            "1.4a",
            "2026.1-team",
            "1.0-b",
            "1.0.Final",
            "3.0-m",
            "build-7a3b",
            "h2-test-1.4.0",
        ] {
            assert!(!is_prerelease(tag), "{tag}");
        }
    }
}
