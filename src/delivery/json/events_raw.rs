//! The table of raw events that Four Keys keeps: what the tool sent stands as JSON in one cell.

use serde_json::Value;

use super::value::{list_at, text_at};
use crate::delivery::column::NONE;
use crate::delivery::facts::{ChangeRow, DeploymentRow, IncidentRow, change_is};
use crate::delivery::ingest::Ingest;
use crate::delivery::place::Place;
use crate::delivery::read::RejectReason;
use crate::delivery::timestamp::{self, Cell};

/// Takes one event. `time` is when the collector got it.
pub(crate) fn take_event(ingest: &mut Ingest, place: Place, kind: &str, metadata: &str, time: &str) {
    ingest.rows += 1;
    let Ok(sent) = serde_json::from_str::<Value>(metadata) else {
        return ingest.reject(place, "metadata".to_owned(), metadata, RejectReason::Syntax);
    };
    let Cell::Time(at) = timestamp::read(time.as_bytes()) else {
        return ingest.reject(place, "time_created".to_owned(), time, RejectReason::NotATime);
    };
    match kind {
        "deployment_status" => deployment(ingest, place, &sent, at.packed()),
        "push" => pushed(ingest, &sent),
        "issues" => issue(ingest, &sent),
        _ => ingest.notes.other_rows += 1,
    }
}

fn packed(value: &Value, paths: &str) -> i64 {
    match timestamp::read(text_at(value, paths).as_bytes()) {
        Cell::Time(written) => written.packed(),
        _ => NONE,
    }
}

/// A status, and the deployment as the status knows it.
fn deployment(ingest: &mut Ingest, place: Place, sent: &Value, at: i64) {
    let facts = &mut ingest.facts;
    let (id, environment) = (text_at(sent, "deployment.id"), text_at(sent, "deployment.environment").to_lowercase());
    let service = text_at(sent, "repository.full_name|repository.name");
    let row = DeploymentRow {
        line: place.line as u32,
        id: &id,
        service: &service,
        environment: &environment,
        revision: &text_at(sent, "deployment.sha"),
        started: packed(sent, "deployment.created_at|deployment.updated_at"),
        ..DeploymentRow::default()
    };
    let row = DeploymentRow { started: if row.started == NONE { at } else { row.started }, ..row };
    facts.deployments.push(&mut facts.names, &row);
    let word = text_at(sent, "deployment_status.state");
    facts.statuses.push(&mut facts.names, &id, &service, &environment, &word, at);
}

fn pushed(ingest: &mut Ingest, sent: &Value) {
    let facts = &mut ingest.facts;
    for commit in list_at(sent, "commits") {
        let change = ChangeRow {
            flags: change_is::LEAD,
            service: &text_at(sent, "repository.full_name|repository.name"),
            revision: &text_at(commit, "id|sha"),
            authored: packed(commit, "timestamp"),
            ..ChangeRow::default()
        };
        if change.authored != NONE {
            facts.changes.push(&mut facts.names, &change);
        }
    }
}

/// An issue is an incident if it is labelled so; `root cause: <commit>` in its text names the culprit.
fn issue(ingest: &mut Ingest, sent: &Value) {
    let labels = text_at(sent, "issue.labels").to_lowercase();
    let opened = packed(sent, "issue.created_at");
    if !labels.split(' ').any(|label| label == "incident") || opened == NONE {
        ingest.notes.other_rows += 1;
        return;
    }
    let text = text_at(sent, "issue.body");
    let cause = find_after(&text, "root cause:");
    let facts = &mut ingest.facts;
    let incident = IncidentRow {
        service: &text_at(sent, "repository.full_name|repository.name"),
        id: &text_at(sent, "issue.number|issue.id"),
        revision: cause,
        opened,
        resolved: packed(sent, "issue.closed_at"),
        ..IncidentRow::default()
    };
    facts.incidents.push(&mut facts.names, &incident);
}

/// The word behind a mark, whatever its case.
fn find_after<'t>(text: &'t str, mark: &str) -> &'t str {
    let place = text.to_ascii_lowercase().find(mark).map(|at| at + mark.len());
    let rest = place.and_then(|at| text.get(at..)).unwrap_or("");
    rest.split_whitespace().next().unwrap_or("")
}
