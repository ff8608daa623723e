//! Columns of event logs.

use super::{Names, column_name, map_columns};
use crate::delivery::role::{Mapping, Role, TableKind};

#[rustfmt::skip]
pub(super) const ITEM: &[&str] = &[
    "item", "itemid", "itemkey", "issuekey", "issue", "workitemid", "workitem", "ticket", "ticketid", "ticketkey",
    "caseid", "case", "caseconceptname", "card", "cardid", "story", "storyid", "storykey", "issueid", "vorgangsschlüssel", "vorgang", "featureid",
    "task", "taskid", "schlüssel", "aufgabe", "key", "id", "identifier", "number",
];

/// Names of items that nothing else is called by.
const SURE_ITEM: usize = 21;

#[rustfmt::skip]
const STAGE: &[&str] = &[
    "stage", "stagename", "neuerstatus", "tostage", "tostatus", "tostate", "tocolumn", "tostring", "newstatus", "newstate",
    "newstage", "newvalue", "statusto", "originaltovalue", "tovalue", "originalstatus", "status", "statusname",
    "state", "systemstate", "column", "columnname", "boardcolumn", "list", "listname", "phase", "activity",
    "conceptname", "step", "stepname", "queue", "spalte",
];

#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "fromstage", "fromstatus", "fromstate", "fromcolumn", "fromstring", "oldstatus", "oldstate", "oldstage",
    "oldvalue", "previousstatus", "previousstate", "previousstage", "statusfrom", "originalfromvalue", "fromvalue",
    "originalvalue", "alterstatus", "vorherigerstatus",
];

/// Names that say outright that a stage was entered or changed then.
#[rustfmt::skip]
const SURE_ENTERED: &[&str] = &[
    "entered", "enteredat", "enteredon", "entereddate", "entereddatetime", "enterdate", "entertime", "dateentered",
    "timeentered", "entrydate", "entrytime", "entry", "stageentered", "stageenteredat", "statusentered",
    "statuschangedat", "statuschangedate", "statuschanged", "statuschangetime", "statusdate", "statechangedate",
    "statechangedat", "systemchangeddate", "changedat", "changeddate", "changedon", "changedate", "changetime",
    "dateofchange", "transitiondate", "transitionedat", "transitionat", "transitiontime", "transitioned", "movedat",
    "statestart", "statusstart", "stagestart", "enteredlist", "enteredstage", "enteredstatus", "enteredcolumn",
    "geändertam", "statusgeändertam", "begonnen",
];

#[rustfmt::skip]
const STARTS: &[&str] = &["start", "startat", "startedat", "starttime", "startdate", "starttimestamp", "started", "begin"];

/// Names that may be those of any time.
#[rustfmt::skip]
const MOMENT: &[&str] = &[
    "changed", "timestamp", "timetimestamp", "completetimestamp", "datetime", "date", "time", "when", "at",
    "datevalue", "historycreated", "createdat", "created", "createddate", "updated", "updatedat",
];

#[rustfmt::skip]
const SURE_EXITED: &[&str] = &[
    "exited", "exitedat", "exitedon", "exiteddate", "exitdate", "exittime", "exit", "dateexited", "timeexited",
    "stageexited", "stageexitedat", "statusexited", "left", "leftat", "leftdate", "leftstage", "dateleft",
    "stateend", "statusend", "stageend", "leftlist", "leftstatus", "leftcolumn", "verlassen",
];

#[rustfmt::skip]
const ENDS: &[&str] = &[
    "end", "endat", "endedat", "endtime", "enddate", "endtimestamp", "ended", "until", "completedat", "finishedat",
    "completed", "finished", "completetimestamp",
];

const FIELD: &[&str] = &["field", "fieldname", "changedfield", "fieldchanged", "fieldid"];

const FROM: &[&str] = &["from", "von"];
const TO: &[&str] = &["to", "bis", "nach"];

/// Where `from` and `to` are stages. A list per role may come in parts, best first.
const WITH_STAGES: Names = &[
    (Role::Item, ITEM),
    (Role::EnteredAt, SURE_ENTERED),
    (Role::ExitedAt, SURE_EXITED),
    (Role::StageBefore, BEFORE),
    (Role::StageBefore, FROM),
    (Role::Stage, TO),
    (Role::Stage, STAGE),
    (Role::EnteredAt, STARTS),
    (Role::EnteredAt, MOMENT),
    (Role::ExitedAt, ENDS),
    (Role::ChangedField, FIELD),
];

/// Where `from` and `to` are times: `issue key, status, from, to`.
const WITH_TIMES: Names = &[
    (Role::Item, ITEM),
    (Role::EnteredAt, SURE_ENTERED),
    (Role::EnteredAt, FROM),
    (Role::ExitedAt, SURE_EXITED),
    (Role::ExitedAt, TO),
    (Role::StageBefore, BEFORE),
    (Role::Stage, STAGE),
    (Role::ChangedField, FIELD),
];

/// Names that tables of deployments and incidents have, and event logs have not.
#[rustfmt::skip]
pub(super) const OTHER_TABLES: &[&str] = &[
    "environment", "environmentname", "env", "deployedat", "deployid", "deploymentid", "cicddeploymentid", "sha",
    "commitsha", "commit", "branch", "headsha", "incidentid", "incidentnumber", "conclusion", "severity",
    "workstart", "workend", "mergedat", "publishedat",
];

fn has_any(plain: &[String], names: &[&str]) -> bool {
    plain.iter().any(|column| names.contains(&column.as_str()))
}

/// The names for a header in plain letters: `from` and `to` are times only where a column beside them names the stage
/// and no other one tells a time.
pub(super) fn names(plain: &[String]) -> Names {
    let has_both = has_any(plain, FROM) && has_any(plain, TO);
    let has_time = [SURE_ENTERED, STARTS, MOMENT].iter().any(|names| has_any(plain, names));
    if has_both && has_any(plain, STAGE) && !has_time { WITH_TIMES } else { WITH_STAGES }
}

/// Recognises an event log by its header: an item, a stage and a time, and a name that only such logs have.
pub(super) fn recognise(header: &[String]) -> Option<Mapping> {
    let plain: Vec<String> = header.iter().map(|name| column_name(name)).collect();
    let mapping = map_columns(TableKind::Stages, header);
    let has = |role| mapping.columns.contains(&role);
    if !has(Role::Item) || !has(Role::Stage) || !(has(Role::EnteredAt) || has(Role::ExitedAt)) {
        return None;
    }
    let time_name =
        mapping.columns.iter().zip(&plain).find(|(role, _)| **role == Role::EnteredAt).map(|(_, name)| name);
    let is_created = time_name.is_some_and(|name| name.starts_with("created") || name.starts_with("updated"));
    let is_sure = has_any(&plain, SURE_ENTERED) || has_any(&plain, SURE_EXITED) || has(Role::StageBefore);
    let item_is_sure = has_any(&plain, ITEM.get(..SURE_ITEM).unwrap_or(ITEM));
    let is_resolved = plain.iter().any(|name| name.starts_with("resol"));
    let is_other = has_any(&plain, OTHER_TABLES) || is_resolved && !has(Role::StageBefore);
    let is_log = !is_other && (is_sure || item_is_sure && !is_created);
    is_log.then_some(mapping)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::header::recognise_header;

    fn roles(line: &str) -> Option<String> {
        let header: Vec<String> = line.split(',').map(str::to_owned).collect();
        let mapping = recognise_header(&header).filter(|mapping| mapping.table == TableKind::Stages)?;
        let letter = |role: &Role| match role {
            Role::Item => 'i',
            Role::Stage => 's',
            Role::StageBefore => 'b',
            Role::EnteredAt => 'e',
            Role::ExitedAt => 'x',
            Role::ChangedField => 'f',
            _ => '-',
        };
        Some(mapping.columns.iter().map(letter).collect())
    }

    #[test]
    fn event_logs_are_recognised_by_their_header() {
        for (line, expected) in [
            ("item,stage,entered,exited", Some("isex")),
            ("EXITED,Entered,Stage,Item", Some("xesi")),
            ("Issue key,Status,From,To", Some("isex")),
            ("Issue key,From,To,Changed at", Some("ibse")),
            ("Key,From status,To status,Date,Author", Some("ibse-")),
            ("Issue Key,Date of change,Author,Field,Old Value,New Value", Some("ie-fbs")),
            ("WorkItemId,State,ChangedDate", Some("ise")),
            ("Work Item Id,Board Column,Changed Date,Rev", Some("ise-")),
            ("id,issue_id,author_name,field_name,original_from_value,original_to_value,created_date", Some("-i-fbse")),
            ("issue_id,status,original_status,start_date,end_date,is_current_status", Some("i-sex-")),
            ("Case ID,Activity,Start Timestamp,Complete Timestamp", Some("isex")),
            ("case:concept:name,concept:name,time:timestamp", Some("ise")),
            ("ticket,status,status changed at", Some("ise")),
            ("Key,Created,Author,Field,Original value,New value", Some("ie-fbs")),
            ("work_item_id,state,state_start,state_end", Some("isex")),
            ("Card,List,Entered List,Left List", Some("isex")),
            ("Vorgangsschlüssel,Status,Von,Bis", Some("isex")),
            ("Schlüssel,Alter Status,Neuer Status,Geändert am", Some("ibse")),
            ("Vorgang,Phase,Begonnen,Verlassen", Some("isex")),
            ("id,service,status,started_at,resolved_at", None),
            ("Issue key,Status,Created,Resolved", None),
            ("Issue key,Summary,Status,Created,Updated", None),
            ("id,service,environment,sha,commit_at,deployed_at,status", None),
            ("id,name,status,date", None),
        ] {
            assert_eq!(roles(line).as_deref(), expected, "{line}");
        }
    }
}
