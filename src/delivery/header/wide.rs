//! Tables with one row per item and a column for each stage, which holds when the item came there; or records with such fields.
//!
//! Stages have any names, so it is the cells that tell such a table, and names only help: columns whose cells are times
//! are stages where they stand beside each other and some of them are called like stages.

use std::borrow::Cow;

use super::stages::{ITEM, OTHER_TABLES};
use super::{SURE_DEPLOYMENT, SURE_INCIDENT, column_name, plain_name};
use crate::delivery::eventlog::sounds_like_a_stage;
use crate::delivery::ingest::is_open_end;
use crate::delivery::role::{Mapping, Role, TableKind};
use crate::delivery::timestamp::{self, Cell};

/// What nothing but a stage is called, and no other table calls a column of times.
#[rustfmt::skip]
const SURE: &[&str] = &[
    "backlog", "productbacklog", "sprintbacklog", "todo", "selectedfordevelopment", "readyfordevelopment",
    "readyfordev", "inprogress", "doing", "development", "indevelopment", "dev", "indev", "analysis", "inanalysis",
    "codereview", "inreview", "readyfortest", "readyfortesting", "intest", "intesting", "inqa", "zuerledigen",
    "inarbeit", "entwicklung", "inentwicklung", "analyse", "umsetzung", "inumsetzung",
];

/// What trackers call their fields of dates.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "created", "opened", "reported", "updated", "lastupdated", "modified", "changed", "due", "deadline", "start", "end",
    "targetstart", "targetend", "plannedstart", "plannedend", "lastviewed", "statuscategorychanged", "birthday",
    "merged", "committed", "firstcommit", "erstellt", "aktualisiert", "geändert", "fällig", "fälligam",
];

/// How the name of a time ends that is no stage's.
const FIELD_ENDS: &[&str] = &["edat", "edon", "date", "datum", "time", "zeit"];

/// Ends of a stream that trackers have fields for, too: a stage only beside others.
#[rustfmt::skip]
const MAY_BE_FIELDS: &[&str] = &[
    "resolved", "closed", "released", "deployed", "completed", "finished", "delivered", "shipped", "live", "archived",
];

/// The times that Linear keeps of an issue, each the last one of its kind. When an issue left the triage is no stage.
const LINEAR_STAGES: &[&str] = &["created", "started", "completed", "canceled"];
/// What tells its export from others.
const LINEAR_MARKS: &[&str] =
    &["team", "status", "estimate", "cyclename", "created", "started", "completed", "canceled"];

/// The issues that Linear exports: when they were created, started, completed or cancelled.
pub(super) fn recognise_linear(header: &[String]) -> Option<Mapping> {
    let plain: Vec<String> = header.iter().map(|name| plain_name(name)).collect();
    let is_linear = LINEAR_MARKS.iter().all(|mark| plain.iter().any(|name| name == mark));
    let item = plain.iter().position(|name| name == "id").filter(|_| is_linear)?;
    let role = |(at, name): (usize, &String)| match name.as_str() {
        _ if at == item => Role::Item,
        name if LINEAR_STAGES.contains(&name) => Role::StageColumn,
        _ => Role::Ignore,
    };
    Some(Mapping { table: TableKind::Stages, columns: plain.iter().enumerate().map(role).collect() })
}

/// Fewer columns of stages are no such table.
const FEWEST_STAGES: usize = 2;

/// More columns of stages are none: no team has so many.
const MOST_STAGES: usize = 200;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Held {
    /// Cells that hold anything, a word for "not yet" not.
    pub filled: u32,
    /// Among them dates, mere numbers not.
    pub dates: u32,
}

impl Held {
    /// Counts a cell.
    pub fn add(&mut self, cell: &[u8]) {
        let cell = cell.trim_ascii();
        let (is_filled, is_date) = match timestamp::read(cell) {
            Cell::Blank => (false, false),
            Cell::Time(_) => (true, !is_number(cell)),
            Cell::Garbage => (!is_open_end(cell), false),
        };
        self.filled += u32::from(is_filled);
        self.dates += u32::from(is_date);
    }
}

/// Whether a cell is a mere number: it may be a date, and may be anything else as well.
fn is_number(cell: &[u8]) -> bool {
    let is_part = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',');
    cell.iter().all(is_part) && cell.iter().filter(|byte| !byte.is_ascii_digit()).count() < 2
}

fn is_field(name: &str) -> bool {
    let plain = column_name(name);
    let last = name.split(|c: char| !c.is_alphanumeric()).rfind(|word| !word.is_empty()).unwrap_or("");
    FIELDS.contains(&plain.as_str())
        || FIELD_ENDS.iter().any(|end| plain.ends_with(end))
        || ["at", "on", "am"].iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// The column of the items: the first one that is called so, or else the very first, if it is an id of something.
fn item_column(header: &[String]) -> Option<usize> {
    let plain: Vec<String> = header.iter().map(|name| plain_name(name)).collect();
    let is_id = |name: &String| ["id", "key", "nummer", "schlüssel"].iter().any(|end| name.ends_with(end));
    plain
        .iter()
        .position(|name| ITEM.contains(&name.as_str()))
        .or_else(|| plain.first().filter(|name| is_id(name)).map(|_| 0))
}

/// Whether the cells must be looked at, where the header was recognised as that of another table or of none.
pub(crate) fn may_be_wide(header: &[String], known: Option<&Mapping>) -> bool {
    let plain: Vec<String> = header.iter().map(|name| column_name(name)).collect();
    let has = |names: &[&str]| plain.iter().any(|name| names.contains(&name.as_str()));
    let sure = plain.iter().filter(|name| SURE.contains(&name.as_str())).count();
    let Some(known) = known else { return header.len() > FEWEST_STAGES && item_column(header).is_some() };
    // A table that only a status and a time of creation gave away may well be another.
    let is_sure_of = match known.table {
        TableKind::Deployments => has(SURE_DEPLOYMENT),
        TableKind::Incidents => has(SURE_INCIDENT) || known.columns.contains(&Role::IncidentResolvedAt),
        _ => true,
    };
    let may = sure >= if is_sure_of { 2 } else { 1 } && !has(OTHER_TABLES) && !has(&["merged"]);
    may && header.len() > FEWEST_STAGES && item_column(header).is_some()
}

/// Whether a line of such a table's header is told by its names alone: titles may stand above it.
pub(crate) fn reads_as_header(header: &[String]) -> bool {
    let sure = header.iter().filter(|name| SURE.contains(&column_name(name).as_str())).count();
    sure >= FEWEST_STAGES && item_column(header).is_some()
}

/// The mapping of such a table, by its names and by what its cells are. `None`: it is none.
pub(crate) fn map_wide(header: &[String], held: &[Held]) -> Option<Mapping> {
    let item = item_column(header)?;
    let of = |at: usize| held.get(at).copied().unwrap_or_default();
    let has_dates = |at: usize| of(at).dates > 0 && of(at).dates * 2 >= of(at).filled;
    let is_called_so = |at: usize| header.get(at).is_some_and(|name| sounds_like_a_stage(name) && !is_field(name));
    let may_be_stage = |at: usize| {
        let is_named = header.get(at).is_some_and(|name| !name.trim().is_empty() && !is_field(name));
        at != item && is_named && (has_dates(at) || of(at).filled == 0)
    };
    // Nobody may have come to a stage yet: such a column counts between others, or by its name.
    let counts = |at: usize| may_be_stage(at) && (has_dates(at) || is_called_so(at));
    let all: Vec<usize> = (0..header.len()).collect();
    let runs = all.chunk_by(|&a, &b| may_be_stage(a) == may_be_stage(b));
    let runs: Vec<&[usize]> = runs.filter_map(|run| between(run, counts)).collect();
    let main = *runs.iter().rev().max_by_key(|run| run.len())?;
    let is_sure = |at: &usize| {
        let plain = header.get(*at).map(|name| column_name(name)).unwrap_or_default();
        is_called_so(*at) && !MAY_BE_FIELDS.contains(&plain.as_str())
    };
    let stages: Vec<usize> = runs
        .iter()
        .filter(|run| **run == main || run.iter().any(is_sure))
        .flat_map(|run| run.iter().copied())
        .collect();
    let called = stages.iter().filter(|&&at| is_called_so(at)).count();
    let is_wide = (FEWEST_STAGES..=MOST_STAGES).contains(&stages.len())
        && (called >= 2 || called == 1 && stages.len() > FEWEST_STAGES)
        && stages.iter().any(|&at| has_dates(at));
    is_wide.then(|| {
        let role = |at: usize| match at {
            _ if at == item => Role::Item,
            _ if stages.contains(&at) => Role::StageColumn,
            _ => Role::Ignore,
        };
        Mapping { table: TableKind::Stages, columns: (0..header.len()).map(role).collect() }
    })
}

/// The mapping of records with named fields that are such a table. `known` is what the names alone say, and `text` gives
/// the text of a record's field. `None`: they are none.
pub(crate) fn map_wide_records<'a>(
    names: &[String],
    known: Option<&Mapping>,
    records: usize,
    text: impl Fn(usize, usize) -> Cow<'a, str>,
) -> Option<Mapping> {
    let names: Vec<String> = names.iter().map(|name| with_blanks(name)).collect();
    if !may_be_wide(&names, known) {
        return None;
    }
    let mut held = vec![Held::default(); names.len()];
    for record in 0..records {
        held.iter_mut().enumerate().for_each(|(field, held)| held.add(text(record, field).as_bytes()));
    }
    map_wide(&names, &held)
}

/// `In Progress` of `inProgress` and `InProgress`: names of fields often may not hold blanks.
fn with_blanks(name: &str) -> String {
    let mut spaced = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for sign in name.chars() {
        if sign.is_uppercase() && before.is_lowercase() {
            spaced.push(' ');
        }
        spaced.push(sign);
        before = sign;
    }
    spaced
}

/// Puts the names of a record's fields into those that are known, in their order: a name that is new stands behind the one
/// before it. A record may lack fields that others have.
pub(crate) fn put_in_order(known: &mut Vec<String>, names: impl IntoIterator<Item = String>, most: usize) {
    let mut next = 0;
    for name in names {
        match known.iter().position(|other| *other == name) {
            Some(at) => next = at + 1,
            None if known.len() < most => {
                known.insert(next, name);
                next += 1;
            }
            None => {}
        }
    }
}

/// The columns of a run from the first to the last that counts.
fn between(run: &[usize], counts: impl Fn(usize) -> bool) -> Option<&[usize]> {
    let first = run.iter().position(|&at| counts(at))?;
    let last = run.iter().rposition(|&at| counts(at))?;
    run.get(first..=last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::header::recognise_header;

    /// `i` the item, `s` a stage; the cells of each column: `d` dates, `t` other text, ` ` nothing.
    fn roles(line: &str, cells: &str) -> Option<String> {
        let header: Vec<String> = line.split(',').map(str::to_owned).collect();
        let held = |kind: char| match kind {
            'd' => Held { filled: 4, dates: 4 },
            't' => Held { filled: 4, dates: 0 },
            _ => Held::default(),
        };
        let held: Vec<Held> = cells.chars().map(held).collect();
        let letter = |role: &Role| match role {
            Role::Item => 'i',
            Role::StageColumn => 's',
            _ => '-',
        };
        map_wide(&header, &held).map(|mapping| mapping.columns.iter().map(letter).collect())
    }

    #[test]
    fn columns_of_dates_are_stages_where_some_are_called_so() {
        for (line, cells, expected) in [
            ("ID,Link,Title,Backlog,Analysis,Dev,Review,Done,Type", "tttdddddt", Some("i--sssss-")),
            ("ID,Link,Name,New,Active,Resolved,Closed,Type", "tttddddt", Some("i--ssss-")),
            // A stage of any name beside others, and one where nobody came yet.
            ("Key,Summary,Triage,Bake-off,Sign-off,Done,Sprint", "ttdd dt", Some("i-ssss-")),
            ("Key,Triage,Backlog,In Progress,Done", "td   ", Some("issss")),
            // Fields of trackers are no stages.
            ("Key,Summary,Created,To Do,In Progress,Done,Resolved,Updated,Due Date", "ttddddddd", Some("i--ssss--")),
            ("Key,To Do,In Progress,Done,Type,Released", "tdddtd", Some("isss--")),
            ("Item,To do,Who,Doing,By,Done", "tdtdtd", Some("is-s-s")),
            ("Work Item ID,Offen,In Arbeit,Fertig", "tddd", Some("isss")),
            // Durations, other tables, no item, too little.
            ("Key,Summary,To Do,In Progress,Done", "ttttt", None),
            ("Key,Created,Updated,Due", "tddd", None),
            ("id,name,birthday,hired,left", "ttddd", None),
            ("id,created_at,merged_at,deployed_at", "tddd", None),
            ("Title,To Do,In Progress,Done", "tddd", None),
            ("ID,Title,Done", "ttd", None),
            ("ID,Backlog,In Progress,Done", "t   ", None),
        ] {
            assert_eq!(roles(line, cells).as_deref(), expected, "{line}");
        }
    }

    #[test]
    fn fields_keep_the_order_of_their_records() {
        let mut known = Vec::new();
        for names in ["id,to do,done", "id,to do,doing,done,who", "key,id", "id,doing,review,done"] {
            put_in_order(&mut known, names.split(',').map(str::to_owned), 8);
        }
        assert_eq!(known, ["key", "id", "to do", "doing", "review", "done", "who"]);
        put_in_order(&mut known, ["a".to_owned(), "b".to_owned(), "id".to_owned()], 8);
        assert_eq!((known.len(), known[0].as_str()), (8, "a"), "no more than asked for");
    }

    #[test]
    fn cells_that_wait_for_a_date_hold_nothing() {
        let mut held = Held::default();
        for cell in ["2026-09-07", " 7.9.2026 10:05", "", "null", "open", "9999-12-31", "45000", "soon"] {
            held.add(cell.as_bytes());
        }
        assert_eq!((held.filled, held.dates), (4, 2));
    }

    #[test]
    fn what_is_known_as_another_table_is_looked_at_only_where_names_say_stages() {
        for (line, looks) in [
            ("ID,Link,Name,Backlog,In Progress,Deployed", true),
            ("ID,Link,Name,Backlog,Checked,Deployed", false),
            ("ID,Title,Status,Created,Backlog,Building,Done", true),
            ("Issue key,Summary,Status,Created,Analysis,Checked,Done", true),
            ("id,status,queued,started,completed", false),
            ("Issue key,Status,Created,Resolved", false),
            ("Ticket,Reported,In Progress,Resolved", false),
            ("id,service,environment,sha,commit_at,deployed_at,status", false),
            ("id,opened,in review,dev,merged,deployed", false),
            ("title,created_at,merged_at,first_commit_at,deployed_at,repo", false),
            ("id,environment,backlog,in progress,deployed_at", false),
        ] {
            let header: Vec<String> = line.split(',').map(str::to_owned).collect();
            let known = recognise_header(&header);
            assert!(known.is_some(), "{line}");
            assert_eq!(may_be_wide(&header, known.as_ref()), looks, "{line}");
        }
    }
}
