//! What a heading says of its column.

use super::RowFault;
use super::columns::Column;
use crate::stream::Unit;
use crate::stream::unit::is_day_kind;

/// A heading, taken apart.
#[derive(Default)]
pub(super) struct Heading {
    pub column: Option<Column>,
    pub unit: Option<Unit>,
    pub fault: Option<RowFault>,
    /// It may mean another column too, so one that names this outright goes first: *VA* beside *PT*.
    pub is_loose: bool,
}

/// What a heading says: `LT (h)`, `process time [min]`, `Lead time in days`, `% C&A`, `leadTimeHours`.
pub(super) fn read_heading(cell: &str) -> Heading {
    let lower = without_clock(parted_at_humps(cell).to_lowercase());
    let (bare, brackets) = split_brackets(&lower);
    let named =
        named_roughly(&bare).map(|column| if says_behind(column, &brackets) { Column::WaitAfter } else { column });
    if let Some(column) = named {
        let unit = brackets.iter().find_map(|inner| unit_of_words(inner));
        let (named, column) = (column, if unit.is_some() { in_time(column) } else { column });
        let is_loose = column != named || (unit.is_none() && may_be_flag(&bare));
        let is_unread = column.is_time() && unit.is_none() && brackets.iter().any(|inner| says_a_unit(inner));
        let fault = is_unread.then_some(RowFault::UnknownUnit);
        return Heading { column: Some(column), unit: unit.filter(|_| column.is_time()), fault, is_loose };
    }
    let words: Vec<&str> =
        bare.split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/' | '_' | '.')).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    if let Some((unit, before)) = words.split_last().and_then(|(last, before)| Some((Unit::parse(last)?, before))) {
        let kinds = before.iter().rev().take_while(|word| **word == "in" || is_day_kind(word)).count();
        let name = before.get(..before.len() - kinds).unwrap_or_default().join(" ");
        // "Step hours" may be anything; "inventory days" are not.
        let named = named_roughly(&name).filter(|column| column.is_time() || *column == Column::Wip);
        if let Some(column) = named.map(in_time) {
            return Heading { column: Some(column), unit: Some(unit), is_loose: named != Some(column), fault: None };
        }
        if is_cycle(&squashed(&name), true) {
            return Heading { unit: Some(unit), fault: Some(RowFault::CycleTime), ..Heading::default() };
        }
    }
    // "Quality (%C&A)"
    let within = |inner: &String| Column::named(&squashed(inner)).filter(|column| *column == Column::PercentCa);
    if let Some(column) = brackets.iter().find_map(within) {
        return Heading { column: Some(column), ..Heading::default() };
    }
    let unit = brackets.iter().find_map(|inner| unit_of_words(inner));
    if is_cycle(&squashed(&bare), unit.is_some()) {
        return Heading { unit, fault: Some(RowFault::CycleTime), ..Heading::default() };
    }
    Heading { fault: Some(RowFault::UnknownColumn), ..Heading::default() }
}

/// *Cycle time*; with a unit the word *time* may be missing.
fn is_cycle(name: &str, has_unit: bool) -> bool {
    let is_time = name.ends_with("cycletime") || name.ends_with("zykluszeit") || name == "ct";
    is_time || (has_unit && matches!(name, "cycle" | "zyklus"))
}

/// Headings of the time that adds value, and of the flag that a step does: the cells tell which.
fn may_be_flag(name: &str) -> bool {
    matches!(squashed(name).as_str(), "va" | "valueadd" | "valueadded" | "valueadding")
}

/// What a column holds whose heading says a unit of time: "process (min)" is no name of a step, and work that lies there
/// for days is no count of pieces.
fn in_time(column: Column) -> Column {
    match column {
        Column::Step => Column::ProcessTime,
        Column::Wip => Column::Wait,
        column => column,
    }
}

/// Words before a name that say how its figures came about, or that they are counted.
const BEFORE_NAMES: [&str; 13] = [
    "avg",
    "average",
    "mean",
    "median",
    "typical",
    "est",
    "estimated",
    "total",
    "step",
    "current",
    "number",
    "no",
    "of",
];

/// The column of a name, also with such words before it: `avg. lead time`, `# of people`.
fn named_roughly(name: &str) -> Option<Column> {
    let bare = |name: &str| Column::named(&squashed(name));
    bare(name).or_else(|| {
        let mut rest = name.trim_start_matches(|c: char| c == '#' || c.is_whitespace());
        loop {
            if let Some(column) = bare(rest) {
                return Some(column);
            }
            let (word, behind) = rest.split_once([' ', '.', '_', '\u{a0}', '\n'])?;
            rest = behind.trim_start();
            if !word.is_empty() && !BEFORE_NAMES.contains(&word) {
                return None;
            }
        }
    })
}

/// `Wait (after)`: not the wait before the step.
fn says_behind(column: Column, brackets: &[String]) -> bool {
    let says = |inner: &String| ["after", "next", "danach"].iter().any(|word| inner.contains(word));
    column == Column::Wait && brackets.iter().any(says)
}

/// How spreadsheets write the form of a time.
const CLOCKS: [&str; 7] = ["[hh]:mm", "[h]:mm", "hh:mm", "h:mm", "mm:ss", "m:ss", ":ss"];

/// A heading without the form of its times, which is no part of its name.
fn without_clock(heading: String) -> String {
    if heading.contains(':') { CLOCKS.iter().fold(heading, |text, form| text.replace(form, " ")) } else { heading }
}

/// `leadTimeHours` as `lead Time Hours`.
fn parted_at_humps(cell: &str) -> String {
    let mut text = String::with_capacity(cell.len() + 4);
    let mut is_behind_small = false;
    for c in cell.chars() {
        if is_behind_small && c.is_uppercase() {
            text.push(' ');
        }
        is_behind_small = c.is_lowercase();
        text.push(c);
    }
    text
}

/// Letters, digits, `%` and `#`; the plain Latin ones of a name that people write in many ways.
pub(super) fn squashed(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '%' | '#')).collect()
}

/// A heading without what stands in brackets, and that.
fn split_brackets(heading: &str) -> (String, Vec<String>) {
    let (mut bare, mut brackets) = (String::new(), Vec::new());
    let mut rest = heading;
    while let Some((before, behind)) = rest.split_once(['(', '[', '{']) {
        let (inner, after) = behind.split_once([')', ']', '}']).unwrap_or((behind, ""));
        bare.push_str(before);
        brackets.push(inner.to_owned());
        rest = after;
    }
    bare.push_str(rest);
    (bare, brackets)
}

/// The unit in "h", "in days", "working hours".
fn unit_of_words(text: &str) -> Option<Unit> {
    let mut words = text.split_whitespace().filter(|word| *word != "in" && !is_day_kind(word));
    let unit = Unit::parse(words.next()?.trim_end_matches('.'))?;
    words.next().is_none().then_some(unit)
}

/// Whether a remark in brackets is about a unit that is not known, such as `calendar days`.
fn says_a_unit(text: &str) -> bool {
    text.split_whitespace().any(|word| Unit::parse(word).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::names::NAMES;
    use super::*;

    #[test]
    fn headings_are_known_in_many_forms() {
        use Column::{LeadTime, Number, People, PercentCa, ProcessTime, Step, Wait};
        for (heading, column, unit) in [
            ("Step", Some(Step), None),
            ("PROCESS STEP", Some(Step), None),
            ("Process", Some(Step), None),
            ("LT", Some(LeadTime), None),
            ("L/T", Some(LeadTime), None),
            ("LT (h)", Some(LeadTime), Some(Unit::Hour)),
            ("Lead time in days", Some(LeadTime), Some(Unit::Day)),
            ("lead_time", Some(LeadTime), None),
            ("LeadTime [wk]", Some(LeadTime), Some(Unit::Week)),
            ("Lead time (working days)", Some(LeadTime), Some(Unit::Day)),
            ("Lead Time - hrs", Some(LeadTime), Some(Unit::Hour)),
            ("lead time (incl. queue)", Some(LeadTime), None),
            ("process time [min]", Some(ProcessTime), Some(Unit::Minute)),
            ("PT, min", Some(ProcessTime), Some(Unit::Minute)),
            ("pt/min", Some(ProcessTime), Some(Unit::Minute)),
            ("P/T", Some(ProcessTime), None),
            ("Process (min)", Some(ProcessTime), Some(Unit::Minute)),
            ("Touch time", Some(ProcessTime), None),
            ("Wait time (d)", Some(Wait), Some(Unit::Day)),
            ("%C/A", Some(PercentCa), None),
            ("C&A", Some(PercentCa), None),
            ("% C & A", Some(PercentCa), None),
            ("C/A (%)", Some(PercentCa), None),
            ("Percent complete and accurate", Some(PercentCa), None),
            ("People (FTE)", Some(People), None),
            ("FTE", Some(People), None),
            ("# of People", Some(People), None),
            ("No. of operators", Some(People), None),
            ("Lead Time (LT) (days)", Some(LeadTime), Some(Unit::Day)),
            ("Avg. lead time (hrs)", Some(LeadTime), Some(Unit::Hour)),
            ("leadTimeHours", Some(LeadTime), Some(Unit::Hour)),
            ("Elapsed time", Some(LeadTime), None),
            ("VA", Some(ProcessTime), None),
            ("Total PT [min]", Some(ProcessTime), Some(Unit::Minute)),
            ("Complete/Accurate %", Some(PercentCa), None),
            ("Quality (%C&A)", Some(PercentCa), None),
            ("Step #", Some(Number), None),
        ] {
            let read = read_heading(heading);
            assert_eq!((read.column, read.unit), (column, unit), "{heading}");
        }
    }

    #[test]
    fn waits_stock_and_cycles_are_told_by_their_units() {
        use Column::{After, Batch, Kind, LeadTime, Number, ProcessTime, ReworkShare, Wait, WaitAfter, Wip};
        for (heading, column, unit) in [
            ("Wait (after)", Some(WaitAfter), None),
            ("Wait after", Some(WaitAfter), None),
            ("Wait after (h)", Some(WaitAfter), Some(Unit::Hour)),
            ("Wait time until next step [days]", Some(WaitAfter), Some(Unit::Day)),
            ("Avg. wait to next", Some(WaitAfter), None),
            ("Wartezeit danach in Tagen", Some(WaitAfter), Some(Unit::Day)),
            ("Wait (before)", Some(Wait), None),
            ("LT (hh:mm)", Some(LeadTime), None),
            ("Lead time hh:mm:ss", Some(LeadTime), None),
            ("PT [h]:mm", Some(ProcessTime), None),
            ("Rolled %C/A", None, None),
            ("WIP", Some(Wip), None),
            ("Inventory", Some(Wip), None),
            ("Inventory before", Some(Wip), None),
            ("Inventory (pcs)", Some(Wip), None),
            ("Inventory (days)", Some(Wait), Some(Unit::Day)),
            ("Inventory before [d]", Some(Wait), Some(Unit::Day)),
            ("Inventory in days", Some(Wait), Some(Unit::Day)),
            ("Bestand (Tage)", Some(Wait), Some(Unit::Day)),
            ("Batch size", Some(Batch), None),
            ("Type", Some(Kind), None),
            ("Predecessors", Some(After), None),
            ("Rework %", Some(ReworkShare), None),
            ("#", Some(Number), None),
            ("No.", Some(Number), None),
            ("Cycle time", None, None),
            ("C/T [min]", None, Some(Unit::Minute)),
            ("Cycle (h)", None, Some(Unit::Hour)),
            ("Cycle time in min", None, Some(Unit::Minute)),
            ("Value added", Some(ProcessTime), None),
            ("Colour", None, None),
            ("", None, None),
        ] {
            let read = read_heading(heading);
            assert_eq!((read.column, read.unit), (column, unit), "{heading}");
        }
        for heading in ["Cycle time (min)", "Cycle (min)", "Cycle h", "Zyklus (Min.)"] {
            assert_eq!(read_heading(heading).fault, Some(RowFault::CycleTime), "{heading}");
        }
        assert_eq!(read_heading("Cycle").fault, Some(RowFault::UnknownColumn));
        assert_eq!(read_heading("LT (calendar days)").fault, Some(RowFault::UnknownUnit));
    }

    #[test]
    fn what_is_written_is_read() {
        for (column, heading, _) in NAMES {
            assert_eq!(read_heading(heading).column, Some(*column), "{heading}");
        }
    }
}
