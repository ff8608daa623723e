//! The list of workshops and the first visit.

use crate::workshop::FileProblem;

pub const WORKSHOPS: &str = "Workshops";
pub const FIRST_TITLE: &str = "No workshops in this browser yet";
pub const FIRST_LEAD: &str = "A workshop holds value-stream maps, the deploy data that belongs to them, and how the \
                              teams rate their practice. Start in one of three ways; each can be thrown away.";
pub const LOOK_TITLE: &str = "Look at a filled example";
pub const LOOK_LEAD: &str = "to see where this leads";
pub const LOOK_FACTS: [(&str, &str); 3] = [
    ("12 weeks", " from request to production, and the one step that holds it up"),
    ("A year of deploys", " with its delivery metrics"),
    ("Two scorecards", " of 44 practices, a quarter apart"),
];
pub const OPEN_EXAMPLE: &str = "Open the example";
pub const EXAMPLE_NOTE: &str = "it opens as your own copy: change anything";
pub const DRAW_TITLE: &str = "Draw a map";
pub const DRAW_LEAD: &str = "with the people who do the work in the room";
pub const DRAW_FACTS: [(&str, &str); 3] = [
    ("Name the steps", ", 5 to 15, in the order work takes them"),
    ("Ask three questions", " about each of them"),
    ("See", " where the work waits, at once"),
];
pub const START_EMPTY: &str = "Start with an empty map";
pub const DRAW_NOTE: &str = "two to three hours for a first map is usual";
pub const FILE_TITLE: &str = "Open a file";
pub const FILE_LEAD: &str = "that a colleague sent or you saved";
pub const FILE_FACTS: [(&str, &str); 3] = [
    (".streamgauge.json", " holds one workshop with its deploy data"),
    ("Nothing is overwritten", ": a file opens as a copy"),
    ("What could not be read", " is said, and the rest is kept"),
];
pub const OPEN_FILE: &str = "Open file";
pub const FILE_NOTE: &str = "or drop it anywhere on this page";
pub const WHERE_TITLE: &str = "Where your data lives";
pub const WHERE_FACTS: [(&str, &str); 3] = [
    (
        "In this browser, on this computer.",
        " There is no server and no account. This page works without a network from now on.",
    ),
    ("It leaves only in a file you save.", " Send that file, or keep it in a shared folder."),
    (
        "The browser may clear it",
        " if its site data is deleted or in a private window. Save a file at the end of the day.",
    ),
];
pub const NEW_WORKSHOP: &str = "New workshop";
pub const BACKUP_AND_STORAGE: &str = "Backup and storage";
pub const UNTITLED: &str = "Untitled workshop";
pub const WORKSHOP: &str = "Workshop";
pub const STREAM: &str = "By lane, length is time, one scale";
pub const LAST_CHANGE: &str = "Last change";
pub const CAME_IN: &str = "came in as a copy, not changed here";
pub const DELETE: &str = "Delete";
pub const READING_LIST: &str = "Reading the list of workshops…";
pub const EXAMPLE_NOT_THERE: &str = "The example could not be loaded. Connect to the network once and try again.";
pub const FILE_WITHOUT_NAME: &str = "workshop";
pub const FILE_NOT_SAVED: &str = "The browser did not take the file. Nothing was lost; try again.";
pub const VANISHED: &str = "Workshops were saved in this browser before, but the database is gone: the browser or \
                            somebody cleared its site data. If you saved files, open them here.";
pub const UNDERSTOOD: &str = "Understood";

/// The window's title.
pub fn page_title(name: &str) -> String {
    format!("{name} · Streamgauge")
}

/// How many there are.
pub fn workshops_count(count: usize) -> String {
    format!("{count}, last change first. Drop a file anywhere here to open a copy of it.")
}

/// What a file could not give, and what was kept.
pub fn file_problem(name: &str, problem: &FileProblem, kept: usize) -> String {
    match problem {
        FileProblem::NotAWorkshop => {
            format!(
                "{name} is not a Streamgauge workshop. Nothing was opened. Deploy data is added in a workshop, under Delivery."
            )
        }
        FileProblem::Newer { version } => {
            format!(
                "{name} was written by a newer release (file version {version}). Reload this page to update, then open it again. Nothing was opened."
            )
        }
        FileProblem::Damaged { line, column } => {
            format!(
                "{name} is damaged at line {line}, column {column}. Changes kept, those on whole lines: {kept}. The file itself is unchanged."
            )
        }
        FileProblem::Gesture { number, reason } => {
            format!("{name}: change {number} could not be read ({reason}). The others were kept: {kept}.")
        }
        FileProblem::Dataset { number } => {
            format!("{name}: the rows of data set {number} could not be read. Import its source again.")
        }
    }
}

pub fn file_not_readable(name: &str) -> String {
    format!("{name} could not be read from the disk. It may have been moved or locked by another program.")
}

pub fn file_saved(name: &str) -> String {
    format!("{name} was handed to the browser's downloads.")
}

pub fn delete_workshop(name: &str) -> String {
    format!("Delete {name}")
}

pub const BIN: &str = "Bin, kept for 30 days";
pub const PUT_BACK: &str = "Put back";

pub fn put_back(name: &str) -> String {
    format!("Put back {name}")
}

pub fn days_left(days: f64) -> String {
    if days == 1.0 { "1 day left".to_owned() } else { format!("{} days left", days as u32) }
}

/// What a workshop holds, in a line.
pub fn list_facts(entry: &crate::workshop::ListEntry) -> String {
    let count = |n: usize, one: &str, many: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {many}"),
    };
    let mut facts = vec![count(entry.steps, "step", "steps"), count(entry.teams, "team", "teams")];
    if entry.further_maps > 0 {
        facts.push(count(entry.further_maps, "future state", "future states"));
    }
    if entry.datasets > 0 {
        facts.push(count(entry.datasets, "set of deploy data", "sets of deploy data"));
    }
    if entry.scorecards > 0 {
        facts.push(count(entry.scorecards, "scorecard", "scorecards"));
    }
    facts.join(", ")
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "today, 14:02" or "3 Nov 2026, 09:15", from the clock's `YYYY-MM-DD HH:MM`.
pub fn moment(local_date_time: &str, today: &str) -> String {
    let (date, time) = local_date_time.split_once(' ').unwrap_or((local_date_time, ""));
    if date == today {
        return format!("today, {time}");
    }
    format!("{}, {time}", day(date))
}

/// "3 Nov 2026" from `YYYY-MM-DD`; anything else as it stands.
pub fn day(date: &str) -> String {
    let mut parts = date.split('-').map(str::parse::<usize>);
    match (parts.next(), parts.next(), parts.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => {
            let month = MONTHS.get(month.wrapping_sub(1)).copied().unwrap_or_default();
            format!("{day} {month} {year}")
        }
        _ => date.to_owned(),
    }
}

/// How much of the total is known.
pub fn list_known(entry: &crate::workshop::ListEntry) -> String {
    match entry.unknown_steps {
        0 => String::new(),
        n => format!("so far; {n} of {} unknown", entry.steps),
    }
}
