//! Rows of a spreadsheet, and maps to start from.

use super::{duration_problem, entry_problem, unit_symbol};
use crate::stream::{RowFault, Template};

pub const PASTE_TITLE: &str = "Paste rows";
pub const READING_TITLE: &str = "Reading the pasted rows";
pub const READING_CANCELLED: &str = "Cancelled: nothing was pasted, the map is as it was.";
pub const CANCEL: &str = "Cancel";
pub const REPORT_TITLE: &str = "What to look at in the pasted rows";
pub const TEMPLATES_TITLE: &str = "Start from a template";
pub const NOTHING_SELECTED: &str = "No step is selected.";
pub const NOT_COPIED: &str = "The browser did not allow copying. Press Ctrl C instead.";
pub const NO_ROWS: &str = "Nothing was pasted: there are no rows in it. Copy cells in a spreadsheet first.";
pub const PASTE_HINT: &str = "Copy the cells in a spreadsheet, then paste them here. Each row becomes a step after the \
    selected one, and follows the row above it.";
pub const PASTE_FIELD: &str = "Rows, with or without headings";
pub const PASTE_EXAMPLE: &str = "Step\tTeam\tLead time\tProcess time\nDevelop\tDevelopment\t6 d\t2 d";
pub const PASTE_COLUMNS: &str = "Columns, in any order: step, team, lead time, wait, wait after, process time, %C/A, \
    people, WIP, batch, notes, kind, after, rework to, rework share.";
pub const TAKE_IN: &str = "Paste onto the map";
pub const COPY_LIST: &str = "Copy this list";
pub const LIST_COPIED: &str = "The list is on the clipboard.";
pub const REPORT_HEADS: [&str; 4] = ["Row", "Column", "What stands there", "What became of it"];
pub const TEMPLATES_HINT: &str = "Steps and teams without figures: ask those the people who do the work. The steps are \
    added behind the last one of this map; Undo takes them out again.";

/// "1 step", "3 steps".
fn steps(count: usize) -> String {
    if count == 1 { "1 step".to_owned() } else { format!("{count} steps") }
}

pub fn copied(count: usize) -> String {
    format!("{} copied as rows.", steps(count))
}

pub fn cut(count: usize) -> String {
    format!("{} cut.", steps(count))
}

pub fn duplicated(count: usize) -> String {
    format!("{} duplicated.", steps(count))
}

/// While a long paste is read.
pub fn reading(lines: usize) -> String {
    format!("Reading {lines} rows…")
}

/// How many steps came in, and how many cells are worth a look.
pub fn pasted(count: usize, problems: usize) -> String {
    match problems {
        0 => format!("{} pasted.", steps(count)),
        1 => format!("{} pasted, 1 cell to look at.", steps(count)),
        problems => format!("{} pasted, {problems} cells to look at.", steps(count)),
    }
}

/// "2, lead time".
pub fn column(number: usize, heading: &str) -> String {
    if heading.is_empty() { number.to_string() } else { format!("{number}, {heading}") }
}

/// A cell's text, as much of it as fits.
pub fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    if text.chars().count() > MOST { text.chars().take(MOST - 1).chain(['…']).collect() } else { text.to_owned() }
}

pub fn more_problems(count: usize) -> String {
    format!("and {count} more; the copied list has them all.")
}

/// What was the matter with a cell, and what became of it.
pub fn fault(fault: &RowFault) -> String {
    let known = match fault {
        RowFault::UnitAssumed(unit) => {
            return format!("No unit: bare numbers from here on are read as {}.", unit_symbol(*unit));
        }
        RowFault::Duration(problem) => return format!("{} Kept as typed.", duration_problem(problem)),
        RowFault::Entry(problem) => {
            let why = entry_problem(*problem).unwrap_or_else(|| "Nothing is there.".to_owned());
            return format!("{why} Kept as typed.");
        }
        RowFault::NameAmbiguous { taken } => {
            return format!("Several steps have this name; the one in row {taken} was taken.");
        }
        RowFault::UnknownColumn => "This heading is not known; its cells are in the notes.",
        RowFault::CycleTime => {
            "Cycle time means lead time to some, process time to others; its cells are in the notes. Rename the heading."
        }
        RowFault::CycleTimeWorked => "Cycle time beside a lead time or a wait: read as process time.",
        RowFault::ColumnTwice => "A second column of this kind; its cells are in the notes.",
        RowFault::UnknownUnit => "The unit in the heading is not known; bare numbers are read without it.",
        RowFault::NoNames => "No column holds the names of the steps; they have none yet.",
        RowFault::NamesGuessed => "No heading says which column names the steps; this one was taken.",
        RowFault::LooksLikeFraction => "All %C/A here are 1 or less: read as shares of 1, so 0.8 is 80 %.",
        RowFault::UnknownKind => "Not a kind of step; taken for a process, the text is in the notes.",
        RowFault::UnknownWaste => "Not one of the nine wastes; the text is in the notes.",
        RowFault::UnknownValue => "Not adding, necessary or waste; the text is in the notes.",
        RowFault::UnknownMeasured => "Not the source of a measured figure; the text is in the notes.",
        RowFault::NameNotFound => "No step has this name or number; the text is in the notes.",
        RowFault::AfterItself => "The step follows itself. The flow is kept and does not count.",
        RowFault::NamedTwice => "Named twice; one flow was made.",
        RowFault::CountDiffers => "Not as many figures as names; the text is in the notes.",
        RowFault::ShareWithoutRework => "A share, but no step that the work goes back to; the text is in the notes.",
        RowFault::WaitInLeadTime => "No arrow leads into this step, so wait and process time became its lead time.",
        RowFault::WaitInQueue => {
            "No arrow leads into this step and its process time is missing, so the wait became a queue before it."
        }
        RowFault::WaitWithoutArrow => "No arrow leads into this step; the wait is in the notes.",
        RowFault::WaitTwice => {
            "The step below tells another wait before it, which was taken; this one is in the notes."
        }
        RowFault::WaitBehindEnd => "No arrow leaves this step; the wait behind it is in the notes.",
        RowFault::OnItsSide => "The headings stand in the first column: each column was read as a step.",
        RowFault::RowOfWait => "A row with a wait alone: taken for the wait before the step below it.",
        RowFault::TakenForQueue => "Called a wait, and without a process time: taken for a queue.",
        RowFault::Remark => "The figure was taken; the whole text is in the notes.",
        RowFault::PartedByDots => "The table writes decimals with a comma: the dot was taken to part thousands.",
        RowFault::UpperEnd => "Only an upper limit: read as a range from 0 up to it.",
        RowFault::NoTotal => {
            "Called a total, but its figures are not the sums of the rows above: kept as a step. Remove it if it is none."
        }
        RowFault::TotalsRow => "A row of totals; left out, the map makes its own.",
        RowFault::TableOfSameSteps => "A further table of the same steps: what it tells was filled in there.",
        RowFault::TableBehind => "A further table with headings of its own: its steps follow those above.",
        RowFault::StepNotAbove => "The table above has no step of this name: it follows behind the last one.",
        RowFault::OtherValueAbove => "The table above says otherwise, which was kept; this is in the notes.",
        RowFault::HeadingAgain => "The headings once more; left out.",
        RowFault::AboveHeading => "A row above the headings; left out.",
        RowFault::TeamFromAbove => "No team here; that of the row above was taken, as in merged cells.",
    };
    known.to_owned()
}

pub fn template_name(template: Template) -> &'static str {
    match template {
        Template::SoftwareDelivery => "Software delivery",
        Template::Incident => "Incident",
        Template::ChangeApproval => "Change approval",
        Template::SupportRequest => "Support request",
        Template::Office => "Office, mapped as a factory is",
    }
}

pub fn template_about(template: Template, count: usize) -> String {
    let about = match template {
        Template::SoftwareDelivery => "From a request to running software",
        Template::Incident => "From a failure to the restored service",
        Template::ChangeApproval => "From a finished change to its leave to go live",
        Template::SupportRequest => "From a customer's question to the answer",
        Template::Office => "From an order to its payment",
    };
    format!("{about}, {}", steps(count))
}

pub fn use_template(template: Template) -> String {
    let name = match template {
        Template::SoftwareDelivery => "software delivery",
        Template::Incident => "incident",
        Template::ChangeApproval => "change approval",
        Template::SupportRequest => "support request",
        Template::Office => "the office",
    };
    format!("Use {name}")
}
