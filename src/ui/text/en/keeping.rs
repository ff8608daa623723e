//! All workshops, backup, merging, the linked file, room, and the history's screen.

mod history;

use crate::workshop::keeping::Kinship;
pub use history::*;

pub const ALL_TITLE: &str = "All my workshops";
pub const ALL_LEAD: &str = "Everything that this browser keeps for this page, and how to take it elsewhere.";
pub const ROOM: &str = "Storage";
pub const ROOM_USED: &str = "Used";
pub const ROOM_UNKNOWN: &str = "The browser does not say";
pub const KEEPING: &str = "Kept by the browser";
pub const KEPT_YES: &str = "Yes: the browser removes nothing of it by itself";
pub const KEPT_NO: &str = "Not promised: the browser may remove it when the disk is short";
pub const KEPT_UNKNOWN: &str = "The browser does not say. Pages served by plain http are not asked.";
pub const ASK_TO_KEEP: &str = "Ask the browser to keep it";
pub const ASKED_KEPT: &str = "The browser keeps the data until you remove it.";
pub const ASKED_REFUSED: &str = "The browser does not promise it now. Installing the page or visiting it often makes it \
                                 agree; a backup is safe in any case.";
pub const BACKUP: &str = "Backup";
pub const BACKUP_HINT: &str =
    "One ZIP file of plain workshop files, deploy data included. Each of them opens on its own.";
pub const BACK_UP_ALL: &str = "Back up everything";
pub const RESTORE: &str = "Restore a backup";
pub const RESTORE_HINT: &str = "Workshops come in as copies. Nothing that is here is changed.";
pub const BACKING_UP: &str = "Writing the backup…";
pub const RESTORING: &str = "Restoring…";
pub const NOTHING_TO_BACK_UP: &str = "There is nothing to back up yet.";
pub const TOO_LARGE: &str = "Together the workshops are larger than one ZIP file can be (4 GB). Save them as files one by \
                             one, the largest first.";
pub const COLUMN_NAME: &str = "Workshop";
pub const COLUMN_CHANGED: &str = "Last change";
pub const COLUMN_SIZE: &str = "Size";
pub const COLUMN_HOLDS: &str = "Holds";
pub const COLUMN_DO: &str = "Actions";
pub const SIZE_COMES: &str = "…";
pub const HISTORY: &str = "History";
pub const SAVE_FILE: &str = "Save a file";
pub const DELETE: &str = "Delete";
pub const NONE_HERE: &str = "There are no workshops in this browser.";
pub const NOT_READ: &str = "The list of workshops could not be read.";
pub const LEFTOVERS: &str = "Leftovers";
pub const REPORT_TITLE: &str = "What came in";
pub const DONE: &str = "Done";

pub const ERASE: &str = "Delete for good";
pub const REALLY_ERASE: &str = "Really, for good?";

pub fn erase_of(name: &str) -> String {
    format!("Delete {name} for good")
}

pub fn really_erase(name: &str) -> String {
    format!("Really delete {name} for good? It cannot be put back.")
}

pub fn history_of(name: &str) -> String {
    format!("History of {name}")
}

pub fn save_file_of(name: &str) -> String {
    format!("Save {name} as a file")
}

pub fn delete_of(name: &str) -> String {
    format!("Delete {name}")
}

/// Bytes as people read them, three digits at most.
pub fn bytes(bytes: f64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let mut amount = bytes.max(0.0);
    let mut unit = 0;
    while amount >= 999.5 && unit + 1 < UNITS.len() {
        amount /= 1000.0;
        unit += 1;
    }
    let unit_name = UNITS.get(unit).copied().unwrap_or_default();
    if unit == 0 || amount >= 9.95 { format!("{amount:.0} {unit_name}") } else { format!("{amount:.1} {unit_name}") }
}

/// How much of the room is used.
pub fn room(used: f64, quota: f64) -> String {
    let percent = if quota > 0.0 { used / quota * 100.0 } else { 0.0 };
    let share = if percent < 1.0 { "less than 1 %".to_owned() } else { format!("{percent:.0} %") };
    format!("{} of {} ({share})", bytes(used), bytes(quota))
}

/// How many workshops there are, and how much room they take; with a bin, that is of both.
pub fn count(workshops: usize, size: Option<f64>, has_bin: bool) -> String {
    let workshops = match workshops {
        1 => "1 workshop".to_owned(),
        many => format!("{many} workshops"),
    };
    match size {
        Some(size) if has_bin => format!("{workshops}, {} with the bin", bytes(size)),
        Some(size) => format!("{workshops}, {} in all", bytes(size)),
        None => workshops,
    }
}

pub fn size_parts(journal: f64, rows: f64) -> String {
    if rows > 0.0 { format!("{} of it deploy data", bytes(rows)) } else { format!("journal {}", bytes(journal)) }
}

pub fn backup_name(date: &str) -> String {
    format!("streamgauge-backup-{date}.zip")
}

pub fn backed_up(workshops: usize, size: f64, name: &str) -> String {
    let workshops = match workshops {
        1 => "1 workshop".to_owned(),
        many => format!("{many} workshops"),
    };
    format!("{workshops} ({}) in {name}, handed to the browser's downloads.", bytes(size))
}

pub fn backing_up(done: usize, of: usize) -> String {
    format!("Writing the backup: {done} of {of}")
}

pub fn restoring(done: usize, of: usize) -> String {
    format!("Restoring: {done} of {of}")
}

pub fn lines_left_out(name: &str, count: usize) -> String {
    format!("{name}: {count} changes in the database are no readable text and could not go into the file.")
}

/// What became of a member of an archive.
pub enum Restored {
    /// It came in as a copy; how many gestures, and what was not whole.
    Copy { gestures: usize, problems: Vec<String> },
    /// It came into the bin, where it was.
    InBin { gestures: usize, problems: Vec<String> },
    /// Nothing of it could be read.
    Nothing { problems: Vec<String> },
    /// It is no workshop.
    NoWorkshop,
    /// Its bytes are not those that were written.
    Broken,
    /// It is packed or locked in a way that is not read here.
    OtherPacking,
}

pub fn restored(name: &str, what: &Restored) -> String {
    let changes = |count: usize| if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    let said =
        |problems: &[String]| if problems.is_empty() { String::new() } else { format!(" {}", problems.join(" ")) };
    match what {
        Restored::Copy { gestures, problems } => {
            format!("{name}: came in as a copy, with {}.{}", changes(*gestures), said(problems))
        }
        Restored::InBin { gestures, problems } => {
            format!("{name}: came into the bin, where it was, with {}.{}", changes(*gestures), said(problems))
        }
        Restored::Nothing { problems } => format!("{name}: nothing could be read.{}", said(problems)),
        Restored::NoWorkshop => format!("{name}: no Streamgauge workshop, left out."),
        Restored::Broken => {
            format!("{name}: damaged in the archive, and nothing of it could be read. The other members were kept.")
        }
        Restored::OtherPacking => {
            format!("{name}: packed or locked in a way that is not read here. Unpack it and open the file by itself.")
        }
    }
}

pub const CHANGED_BYTES: &str = "Its bytes are not quite those that were written; what could be read was kept.";
pub const CUT_OFF: &str =
    "The archive is cut off: its list of contents is gone. What stands whole before that came in.";
pub const NO_ARCHIVE: &str = "This is no ZIP archive, or it is damaged from its beginning. Nothing was changed.";
pub const NO_WORKSHOPS_INSIDE: &str = "There is no workshop in this archive. Nothing was changed.";

pub fn restore_summary(copies: usize, others: usize) -> String {
    let copies = match copies {
        1 => "1 workshop came in".to_owned(),
        many => format!("{many} workshops came in"),
    };
    match others {
        0 => format!("{copies}, all of them whole."),
        1 => format!("{copies}. For 1 member there is something to know:"),
        many => format!("{copies}. For {many} members there is something to know:"),
    }
}

pub fn leftovers(sets: usize, size: f64) -> String {
    let sets = match sets {
        1 => "1 set of deploy data".to_owned(),
        many => format!("{many} sets of deploy data"),
    };
    format!(
        "{sets} ({}) that no workshop speaks of any more, in the bin or in its history. Removed a day after they were first seen.",
        bytes(size)
    )
}

// ------------------------------------------------------------------------------------------------------------------ opening

pub const KIN_TITLE: &str = "A copy of this workshop is here";
pub const AS_COPY: &str = "Keep as a copy";
pub const BRING_IN: &str = "Bring in what is new";
pub const NOTHING_NEW: &str = "Show the one that is here";
pub const WHAT_IS_NEW: &str = "New in the file";
pub const MERGE_HINT: &str = "Both histories are joined in the order of the changes; where two people set the same field, the \
                              later change counts. Undo takes all of it back.";

/// A file that some other program has written anew, too large for that.
pub fn laid_out_otherwise(name: &str, size: f64) -> String {
    format!(
        "{name} was written anew by another program and has {}: too large to be read in that layout. Nothing was opened. Save it again from Streamgauge, or take the original.",
        bytes(size)
    )
}

pub fn kin_lead(file: &str, name: &str, kin: &Kinship) -> String {
    let name = if name.is_empty() { crate::ui::text::UNTITLED } else { name };
    let there = match kin.only_here {
        0 => "nothing was changed there since".to_owned(),
        1 => "1 change was made there only".to_owned(),
        many => format!("{many} changes were made there only"),
    };
    let news = match kin.news.len() {
        0 => "nothing that is not there".to_owned(),
        1 => "1 change that is not there".to_owned(),
        many => format!("{many} changes that are not there"),
    };
    format!(
        "{file} was opened as a copy. “{name}”, in this browser as well, has the same past: the file holds {news}; {there}."
    )
}

pub fn merged(count: usize, name: &str) -> String {
    let name = if name.is_empty() { crate::ui::text::UNTITLED } else { name };
    match count {
        1 => format!("1 change was brought into “{name}”."),
        many => format!("{many} changes were brought into “{name}”."),
    }
}

pub fn and_further(count: usize) -> String {
    if count == 1 { "and 1 more change".to_owned() } else { format!("and {count} more changes") }
}

// ---------------------------------------------------------------------------------------------------------------- room

pub fn nearly_full(used: f64, quota: f64) -> String {
    format!(
        "This browser gives the page {}, and {} of it are used. Make a backup and delete what is no longer needed before it is \
         full.",
        bytes(quota),
        bytes(used)
    )
}

pub const SHOW_ALL: &str = "All my workshops";
pub const LATER: &str = "Not now";

// ---------------------------------------------------------------------------------------------------------- linked file

pub const LINKED_TITLE: &str = "File on disk";
pub const LINKED_HINT: &str = "Every change is written to a file that you choose, in a synchronised or shared folder for \
                               instance. What somebody else has written there meanwhile is brought in first.";
pub const LINK: &str = "Link to a file";
pub const LINK_OTHER: &str = "Link to another file";
pub const UNLINK: &str = "Unlink";
pub const ALLOW: &str = "Allow writing again";
pub const NO_LINKS: &str =
    "This browser cannot write to a file of yours by itself (Chrome and Edge can). Save a file instead.";
pub const FILE_KIND: &str = "Streamgauge workshop";

pub enum LinkWords<'a> {
    Writing,
    Written { at: &'a str },
    NeedsPermission,
    Failed { reason: &'a str },
}

pub fn linked(name: &str, state: &LinkWords<'_>) -> String {
    match state {
        LinkWords::Writing => format!("Writing {name}…"),
        LinkWords::Written { at } => format!("{name}, written {at}"),
        LinkWords::NeedsPermission => {
            format!("{name} is linked, but the browser asks for your permission again before it is written.")
        }
        LinkWords::Failed { reason } => {
            format!("{name} could not be written: {reason}. The workshop itself is saved in this browser.")
        }
    }
}

pub fn linked_to(name: &str) -> String {
    format!("Every change is now written to {name}.")
}

pub fn unlinked(name: &str) -> String {
    format!("{name} stays as it is and is written no more.")
}

pub fn brought_in(count: usize, name: &str) -> String {
    match count {
        1 => format!("1 change that somebody wrote into {name} was brought in."),
        many => format!("{many} changes that somebody wrote into {name} were brought in."),
    }
}

pub const NOT_THAT_WORKSHOP: &str = "that file holds another workshop. Choose a new name for this one";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_have_two_or_three_digits() {
        for (size, text) in [
            (0.0, "0 B"),
            (999.0, "999 B"),
            (1000.0, "1.0 kB"),
            (1_234_567.0, "1.2 MB"),
            (12_345_678.0, "12 MB"),
            (9.999e8, "1.0 GB"),
        ] {
            assert_eq!(bytes(size), text, "{size}");
        }
        assert_eq!(room(1e6, 1e9), "1.0 MB of 1.0 GB (less than 1 %)");
        assert_eq!(room(0.0, 0.0), "0 B of 0 B (less than 1 %)");
    }
}
