//! What wrappers say about the rows within them.

use serde_json::Value;

use super::members::Member;
use super::value::is_same_key;

/// What the wrappers around a row say.
#[derive(Debug, Clone, Default)]
pub(crate) struct Context {
    /// The repository they name.
    pub service: String,
    /// The full name of the job whose builds these are.
    pub job: String,
    /// What the spans have in common.
    pub resource: Value,
}

impl Context {
    /// With what one more wrapper says.
    pub fn within(&self, wrapper: &[Member]) -> Self {
        let mut context = self.clone();
        for member in wrapper {
            match member.key {
                "nameWithOwner" | "full_name" | "fullPath" | "path_with_namespace" => {
                    context.service = text(member).unwrap_or(context.service);
                }
                "fullName" => context.job = text(member).unwrap_or(context.job),
                "resource" => context.resource = serde_json::from_slice(member.text).unwrap_or_default(),
                _ => {}
            }
        }
        context
    }
}

fn text(member: &Member) -> Option<String> {
    serde_json::from_slice(member.text).ok()
}

/// Keys under which interfaces wrap their rows, tried in this order.
const WRAPPERS: &[&str] = &[
    "data",
    "repository",
    "deployments",
    "incidents",
    "issues",
    "issueChangeLogs",
    "value",
    "values",
    "items",
    "nodes",
    "edges",
    "node",
    "workflow_runs",
    "pullRequests",
    "releases",
    "builds",
    "runs",
    "results",
    "records",
    "result",
    "rows",
    "deploymentsInfo",
    "pipelineExecutionSummaries",
    "content",
    "deploys",
    "pipelines",
    "rollouts",
    "resourceSpans",
    "scopeSpans",
    "instrumentationLibrarySpans",
    "spans",
    "organization",
    "viewer",
    "project",
    "mergeRequests",
    "deployment_status",
    "deployment",
];

/// The members of an object that hold its rows, if it is a wrapper around rows. An empty list is one too.
pub(crate) fn wrapped<'m, 'a>(object: &'m [Member<'a>]) -> Vec<&'m Member<'a>> {
    let named = |key: &str| object.iter().find(|member| is_same_key(member.key, key) && member.holds_objects());
    // A webhook's body holds a status beside its deployment.
    if let (Some(deployment), Some(status)) = (named("deployment"), named("deployment_status")) {
        return vec![deployment, status];
    }
    // A list of builds is called *build*; one build within another row is no list.
    let builds = || named("build").filter(|member| member.text.first() == Some(&b'['));
    WRAPPERS.iter().find_map(|key| named(key)).or_else(builds).into_iter().collect()
}
