//! What some kinds of rows need beyond a table of fields.

use serde_json::Value;

use super::shapes::{field_text, is_draft};
use super::value::{find, list_at, text_at};
use crate::delivery::column::NONE;
use crate::delivery::facts::{ChangeRow, change_is};
use crate::delivery::ingest::Ingest;
use crate::delivery::read::Recognised;
use crate::delivery::role::Role;
use crate::delivery::timestamp::{self, Cell};

/// Corrects the text of a field where one path is not enough.
pub(super) fn adjust(kind: Recognised, role: Role, row: &Value, text: &mut String) {
    match (kind, role) {
        // A run's result is its conclusion once it is completed, before that its status.
        (Recognised::GhRunList, Role::Status) => {
            let conclusion = text_at(row, "conclusion");
            *text = if conclusion.is_empty() { text_at(row, "status") } else { conclusion }.into_owned();
        }
        // `updatedAt` of a run that is not over is no end.
        (Recognised::GhRunList, Role::FinishedAt)
            if !text_at(row, "status").is_empty() && text_at(row, "status") != "completed" =>
        {
            text.clear();
        }
        (Recognised::GhReleaseList, Role::Environment) if is_prerelease(row) => "prerelease".clone_into(text),
        (Recognised::GhReleaseList, Role::Status) => {
            (if is_draft(row) { "draft" } else { "published" }).clone_into(text);
        }
        // Only a success is sure to have ended at `updated_at`; a job tells its own end.
        (Recognised::GitlabDeployments, Role::FinishedAt) if text_at(row, "status") == "running" => text.clear(),
        (Recognised::PagerdutyIncidents, Role::IncidentResolvedAt)
            if text.is_empty() && text_at(row, "status") == "resolved" =>
        {
            *text = text_at(row, "last_status_change_at").into_owned();
        }
        (Recognised::OpsgenieIncidents, Role::IncidentResolvedAt)
            if text.is_empty() && matches!(text_at(row, "status").as_ref(), "resolved" | "closed") =>
        {
            *text = text_at(row, "updatedAt").into_owned();
        }
        (Recognised::JiraIssues, Role::IncidentResolvedAt)
            if text.is_empty() && text_at(row, "fields.status.statusCategory.key") == "done" =>
        {
            *text = text_at(row, "fields.statuscategorychangedate|fields.updated").into_owned();
        }
        _ => {}
    }
}

fn is_prerelease(row: &Value) -> bool {
    find(row, "isPrerelease|prerelease").is_some_and(|yes| yes.as_bool() == Some(true))
}

/// Adds what hangs below a row: statuses of a deployment, commits and reviews of a pull request.
pub(super) fn after_row(ingest: &mut Ingest, kind: Recognised, row: &Value, deployment: Option<usize>) {
    match kind {
        Recognised::GithubGraphql => graphql_statuses(ingest, row, deployment),
        Recognised::GhPrList => pull_request_details(ingest, row),
        _ => {}
    }
}

/// Packed time at a path; garbage is no time here, because the row itself is already in.
fn time_at(row: &Value, paths: &str) -> i64 {
    match timestamp::read(text_at(row, paths).as_bytes()) {
        Cell::Time(written) => written.packed(),
        _ => NONE,
    }
}

fn graphql_statuses(ingest: &mut Ingest, row: &Value, deployment: Option<usize>) {
    let Some(at) = deployment else { return };
    let facts = &mut ingest.facts;
    let pushed = facts.deployments.row(&facts.names, at);
    let (id, service, environment) = (pushed.id.to_owned(), pushed.service.to_owned(), pushed.environment.to_owned());
    let mut statuses = list_at(row, "statuses");
    if statuses.is_empty() {
        statuses.extend(find(row, "latestStatus"));
    }
    for status in statuses {
        let word = text_at(status, "state");
        let at = time_at(status, "updatedAt|createdAt");
        facts.statuses.push(&mut facts.names, &id, &service, &environment, &word, at);
    }
}

/// First commit and first review go into the pull request's row; each commit becomes a change of its own.
fn pull_request_details(ingest: &mut Ingest, row: &Value) {
    let facts = &mut ingest.facts;
    let Some(at) = facts.changes.len().checked_sub(1) else { return };
    let commits = list_at(row, "commits");
    let times: Vec<i64> = commits.iter().map(|commit| commit_time(commit)).collect();
    let reviews = list_at(row, "reviews");
    let reviewed = reviews.iter().map(|review| time_at(review, "submittedAt|createdAt")).filter(|&ms| ms != NONE).min();
    facts.changes.authored.set(at, times.iter().copied().filter(|&ms| ms != NONE).min().unwrap_or(NONE));
    facts.changes.first_review.set(at, reviewed.unwrap_or(NONE));
    let pull_request = facts.changes.row(&facts.names, at);
    let merge_revision = field_text(row, "mergeCommit.oid|merge_commit_sha");
    let (service, number, merged) =
        (pull_request.service.to_owned(), pull_request.number.to_owned(), pull_request.merged);
    for (commit, authored) in commits.iter().zip(times) {
        let is_merge = text_at(commit, "messageHeadline|commit.messageHeadline").starts_with("Merge branch");
        let change = ChangeRow {
            flags: change_is::LEAD | if is_merge { change_is::MERGE } else { 0 },
            service: &service,
            revision: &text_at(commit, "oid|commit.oid|sha"),
            merge_revision: &merge_revision,
            number: &number,
            authored,
            merged,
            ..ChangeRow::default()
        };
        facts.changes.push(&mut facts.names, &change);
    }
}

fn commit_time(commit: &Value) -> i64 {
    time_at(commit, "authoredDate|committedDate|commit.authoredDate|commit.committedDate|commit.author.date")
}
