//! What some kinds of rows need beyond a table of fields.

use serde_json::Value;

use super::made::{Made, jenkins, stages};
use super::shapes::field_text;
use super::value::{find, list_at, text_at};
use crate::delivery::cells::commits_in;
use crate::delivery::column::NONE;
use crate::delivery::facts::{ChangeRow, change_is};
use crate::delivery::ingest::Ingest;
use crate::delivery::outcome::Outcome;
use crate::delivery::read::Recognised;
use crate::delivery::rework::says_repair;
use crate::delivery::role::Role;
use crate::delivery::timestamp::{self, Cell, unpacked};

/// Corrects the text of a field where one path is not enough.
pub(super) fn adjust(kind: Recognised, role: Role, row: &Value, text: &mut String) {
    match (kind, role) {
        // A run's result is its conclusion once it is completed, before that its status.
        (Recognised::GhRunList, Role::Status) => *text = first_text(row, "conclusion", "status"),
        (Recognised::AzureBuilds, Role::Status) => *text = first_text(row, "result", "status|state"),
        (Recognised::TeamcityBuilds, Role::Status) => *text = teamcity_status(row),
        // `updatedAt` of a run that is not over is no end.
        (Recognised::GhRunList, Role::FinishedAt)
            if !text_at(row, "status").is_empty() && text_at(row, "status") != "completed" =>
        {
            text.clear();
        }
        (Recognised::GhReleaseList, Role::Environment) if is_prerelease(row) => "prerelease".clone_into(text),
        // Only a success is sure to have ended at `updated_at`; a job tells its own end.
        (Recognised::GitlabDeployments, Role::FinishedAt) if text_at(row, "status") == "running" => text.clear(),
        // Other artifacts than a commit's have a build number or the like here.
        (Recognised::AzureReleases | Recognised::SpinnakerExecutions, Role::Revision) if !is_commit(text) => {
            *text = commits_in(text).into_owned();
        }
        (Recognised::SpinnakerExecutions, Role::Status) if is_true(row, "canceled") => "CANCELED".clone_into(text),
        (Recognised::CircleciWorkflows, Role::Service) => *text = without_host(text).to_owned(),
        (Recognised::SleuthDeploys, Role::Version) => *text = version_tag(text).to_owned(),
        (kind, Role::IncidentResolvedAt) if text.is_empty() => *text = resolved_at(kind, row),
        _ => {}
    }
}

/// A build that still runs says "success" as long as nothing failed; one that somebody stopped says "unknown". Without
/// its state only its end tells that it is over.
fn teamcity_status(row: &Value) -> String {
    let (state, status) = (text_at(row, "state"), text_at(row, "status"));
    let is_over = match state.as_ref() {
        "" => find(row, "finishDate|finishOnAgentDate").is_some(),
        state => state.eq_ignore_ascii_case("finished"),
    };
    match is_over {
        false => state.into_owned(),
        true if status.eq_ignore_ascii_case("unknown") => "canceled".to_owned(),
        true => status.into_owned(),
    }
}

/// The text at one place, or else at another.
fn first_text(row: &Value, first: &str, second: &str) -> String {
    let told = text_at(row, first);
    if told.is_empty() || told == "none" { text_at(row, second) } else { told }.into_owned()
}

/// When an incident was resolved, where the tool has no field for that or left it empty.
fn resolved_at(kind: Recognised, row: &Value) -> String {
    let (status, over, time) = match kind {
        Recognised::PagerdutyIncidents => ("status", &["resolved"][..], "last_status_change_at"),
        Recognised::OpsgenieIncidents => ("status", &["resolved", "closed"][..], "updatedAt"),
        Recognised::JiraIssues => {
            ("fields.status.statusCategory.key", &["done"][..], "fields.statuscategorychangedate|fields.updated")
        }
        _ => return String::new(),
    };
    if over.contains(&text_at(row, status).as_ref()) { text_at(row, time).into_owned() } else { String::new() }
}

/// What became of a deployment, where no word of the row tells it.
pub(super) fn outcome_of(kind: Recognised, row: &Value) -> Option<Outcome> {
    match kind {
        Recognised::GhReleaseList if is_true(row, "isDraft|draft") => Some(Outcome::NotRun),
        Recognised::GhReleaseList | Recognised::SleuthDeploys => Some(Outcome::Succeeded),
        _ => None,
    }
}

/// Notes a later attempt: those before it may not be in the file.
pub(super) fn note_attempt(ingest: &mut Ingest, kind: Recognised, row: &Value) {
    let (run, attempt) = match kind {
        Recognised::GhRunList => (text_at(row, "databaseId|id").into_owned(), "attempt|run_attempt"),
        Recognised::AzureReleases => {
            let parts = [text_at(row, "release.id"), text_at(row, "releaseEnvironment.name")];
            (parts.join("/"), "attempt")
        }
        _ => return,
    };
    if let Some(attempt) = find(row, attempt).and_then(Value::as_u64) {
        ingest.notes.attempts.add(run, attempt);
    }
}

/// Notes what is particular about rows that were put together.
pub(super) fn note_made(ingest: &mut Ingest, kind: Recognised, rows: &[Made], row: &Value) {
    let remembered = rows.iter().filter(|row| row.outcome.is_some()).count() as u64;
    match kind {
        Recognised::ArgocdApplications => {
            ingest.notes.configuration_revisions += remembered;
            ingest.notes.full_histories += u64::from(remembered == ARGOCD_HISTORY);
        }
        Recognised::ArgoRollouts => ingest.success_assumed = true,
        Recognised::JiraHistory => ingest.notes.short_histories += u64::from(stages::is_cut(row)),
        _ => {}
    }
}

/// So many deployments an application of Argo CD remembers, unless somebody raised the limit.
const ARGOCD_HISTORY: u64 = 10;

fn is_commit(text: &str) -> bool {
    text.len() >= 7 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// `acme/checkout` of `gh/acme/checkout`.
fn without_host(slug: &str) -> &str {
    slug.split_once('/').map_or(slug, |(_, rest)| rest)
}

/// Of `#backend #1.4.0` the tag that looks like a version.
fn version_tag(tags: &str) -> &str {
    let names = tags.split([' ', ',']).map(|tag| tag.trim_start_matches('#'));
    let is_version = |tag: &&str| tag.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
    names.into_iter().find(is_version).unwrap_or("")
}

fn is_true(row: &Value, paths: &str) -> bool {
    find(row, paths).is_some_and(|yes| yes.as_bool() == Some(true))
}

fn is_prerelease(row: &Value) -> bool {
    is_true(row, "isPrerelease|prerelease")
}

/// Adds what hangs below a row: statuses of a deployment, commits and reviews of a pull request.
pub(super) fn after_row(ingest: &mut Ingest, kind: Recognised, row: &Value, deployment: Option<usize>) {
    match kind {
        Recognised::GithubGraphql => graphql_statuses(ingest, row, deployment),
        Recognised::GhPrList => pull_request_details(ingest, row),
        Recognised::JenkinsBuilds => jenkins_changes(ingest, row, deployment),
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
    let reviewed = reviews
        .iter()
        .map(|review| time_at(review, "submittedAt|createdAt"))
        .filter(|&ms| ms != NONE)
        .min_by_key(|&ms| unpacked(ms));
    facts
        .changes
        .authored
        .set(at, times.iter().copied().filter(|&ms| ms != NONE).min_by_key(|&ms| unpacked(ms)).unwrap_or(NONE));
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

/// The commits that a build brought.
fn jenkins_changes(ingest: &mut Ingest, row: &Value, deployment: Option<usize>) {
    let Some(at) = deployment else { return };
    let facts = &mut ingest.facts;
    let service = facts.deployments.row(&facts.names, at).service.to_owned();
    for item in jenkins::change_items(row) {
        let repairs = says_repair(&text_at(item, "msg"));
        let change = ChangeRow {
            flags: change_is::LEAD | if repairs { change_is::REWORK } else { 0 },
            service: &service,
            deployment_row: at as u32,
            revision: &text_at(item, "commitId|id"),
            authored: time_at(item, "timestamp|date"),
            ..ChangeRow::default()
        };
        if change.authored != NONE {
            facts.changes.push(&mut facts.names, &change);
        }
    }
}
