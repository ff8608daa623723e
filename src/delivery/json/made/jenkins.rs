//! Builds of Jenkins: the commit sits in one of many actions, the job's name in the address.

use serde_json::Value;

use super::Made;
use crate::delivery::json::context::Context;
use crate::delivery::json::shapes::repository_in;
use crate::delivery::json::value::{find, list_at, members, text_at};
use crate::delivery::role::{Role, TableKind};

/// A build. `building` goes before its result: a build that still runs may have one already.
pub(crate) fn build(row: &Value, context: &Context) -> Vec<Made> {
    let at = |paths: &str| text_at(row, paths).into_owned();
    let job = if context.job.is_empty() { job_of(row) } else { context.job.clone() };
    let (folder, name) = job.rsplit_once('/').unwrap_or(("", &job));
    let remote = text_at(row, "actions.remoteUrls").into_owned();
    let repository = repository_in(remote.split(' ').next().unwrap_or(""));
    let is_building = find(row, "building").and_then(Value::as_bool) == Some(true);
    let made = Made::row(TableKind::Deployments)
        .with(Role::Id, "number", at("number|id"))
        .with(Role::Service, "fullName", if repository.is_empty() { folder } else { repository })
        .with(Role::Environment, "fullName", name)
        .with(Role::Revision, "lastBuiltRevision.SHA1", revision_of(row))
        .with(Role::Status, "result", if is_building { "building".to_owned() } else { at("result") })
        .with(Role::StartedAt, "timestamp", at("timestamp"))
        .with(Role::FinishedAt, "timestamp", if is_building { String::new() } else { end_of(row) });
    vec![made]
}

/// `checkout/deploy-production` of `checkout » deploy-production #508`, or of the build's address.
fn job_of(row: &Value) -> String {
    let shown = text_at(row, "fullDisplayName");
    if let Some((job, _)) = shown.rsplit_once(" #") {
        return job.replace(" » ", "/");
    }
    let address = text_at(row, "url");
    let mut jobs: Vec<&str> = address.split("/job/").skip(1).collect();
    if let Some(last) = jobs.last_mut() {
        *last = last.split('/').next().unwrap_or("");
    }
    jobs.join("/")
}

fn end_of(row: &Value) -> String {
    let number = |path: &str| find(row, path).and_then(Value::as_i64);
    number("timestamp").map(|start| (start + number("duration").unwrap_or(0)).to_string()).unwrap_or_default()
}

/// Of several checkouts (shared libraries have one too) the one whose commit is among the changes; else the first.
fn revision_of(row: &Value) -> String {
    let actions = list_at(row, "actions");
    let built: Vec<_> = actions
        .iter()
        .map(|action| text_at(action, "lastBuiltRevision.SHA1|buildsByBranchName.master.revision.SHA1"))
        .filter(|commit| !commit.is_empty())
        .collect();
    let changes: Vec<_> = change_items(row).into_iter().map(|item| text_at(item, "commitId")).collect();
    let own = built.iter().find(|commit| changes.contains(commit));
    own.or(built.first()).map(|commit| commit.clone().into_owned()).unwrap_or_default()
}

/// The changes of a build, of all its checkouts.
pub(crate) fn change_items(row: &Value) -> Vec<&Value> {
    let sets = list_at(row, "changeSets").into_iter().chain(find(row, "changeSet"));
    sets.filter_map(|set| find(set, "items")).flat_map(members).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_job_is_in_the_name_or_in_the_address() {
        for row in [
            serde_json::json!({ "fullDisplayName": "checkout » deploy-production #508" }),
            serde_json::json!({ "url": "https://ci.example.com/job/checkout/job/deploy-production/508/" }),
        ] {
            assert_eq!(job_of(&row), "checkout/deploy-production");
        }
        assert_eq!(job_of(&serde_json::json!({})), "");
    }

    #[test]
    fn the_commit_is_that_of_the_changes_and_not_of_a_shared_library() {
        let action = |commit: &str| serde_json::json!({ "lastBuiltRevision": { "SHA1": commit } });
        let row = serde_json::json!({
            "actions": [{}, action("1ib"), action("5f3")],
            "changeSets": [{ "items": [{ "commitId": "5f3" }] }],
        });
        assert_eq!(revision_of(&row), "5f3");
        assert_eq!(revision_of(&serde_json::json!({ "actions": [action("a"), action("b")] })), "a");
    }

    #[test]
    fn a_build_that_runs_has_no_result_yet() {
        let row = serde_json::json!({ "building": true, "result": "SUCCESS", "timestamp": 1, "duration": 2 });
        let made = build(&row, &Context::default());
        assert_eq!((made[0].text(Role::Status), made[0].text(Role::FinishedAt)), ("building", ""));
    }
}
