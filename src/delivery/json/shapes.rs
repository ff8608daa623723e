//! The known kinds of JSON rows: by which keys each is recognised, and where it keeps what.
//!
//! A new kind that needs no thought of its own is one more entry here.

use serde_json::Value;

use super::value::{find, has_key, text_at};
use crate::delivery::read::Recognised;
use crate::delivery::role::{Role, TableKind};

/// A kind of row.
pub(crate) struct Shape {
    pub kind: Recognised,
    pub table: TableKind,
    /// Keys that all must be there, at the top of the row; `a|b` means one of them.
    marks: &'static [&'static str],
    /// Where each role's value is. `a.b|c` are paths in the order they are tried; a leading `@` takes the repository out
    /// of a web address, a leading `#` its last segment.
    pub fields: &'static [(Role, &'static str)],
}

/// In the order they are tried: the more particular first.
const SHAPES: &[Shape] = &[
    Shape {
        kind: Recognised::GithubStatuses,
        table: TableKind::Statuses,
        marks: &["deployment_url", "state"],
        fields: &[
            (Role::DeploymentId, "#deployment_url"),
            (Role::Service, "@repository_url|@deployment_url"),
            (Role::Environment, "environment"),
            (Role::Status, "state"),
            (Role::FinishedAt, "created_at"),
        ],
    },
    Shape {
        kind: Recognised::GithubDeployments,
        table: TableKind::Deployments,
        marks: &["statuses_url", "sha", "environment"],
        fields: &[
            (Role::Id, "id"),
            (Role::Service, "@repository_url|@url"),
            (Role::Environment, "environment"),
            (Role::Revision, "sha"),
            (Role::StartedAt, "created_at"),
        ],
    },
    Shape {
        kind: Recognised::GitlabDeployments,
        table: TableKind::Deployments,
        marks: &["deployable", "environment", "status"],
        fields: &[
            (Role::Id, "id"),
            (Role::Service, "project.path_with_namespace|@deployable.web_url|@deployable.pipeline.web_url"),
            (Role::Environment, "environment.name"),
            (Role::Revision, "sha"),
            (Role::Status, "status"),
            (Role::StartedAt, "deployable.started_at|created_at"),
            (Role::FinishedAt, "deployable.finished_at|finished_at|updated_at"),
            (
                Role::AuthoredAt,
                "deployable.commit.authored_date|deployable.commit.committed_date|deployable.commit.created_at",
            ),
        ],
    },
    Shape {
        kind: Recognised::GithubGraphql,
        table: TableKind::Deployments,
        marks: &["environment", "commitOid|commit|statuses|latestStatus", "state|statuses|latestStatus"],
        fields: &[
            (Role::Id, "databaseId|id"),
            (Role::Service, "repository.nameWithOwner|@repository.url|repository.name"),
            (Role::Environment, "environment|latestEnvironment|originalEnvironment"),
            (Role::Revision, "commitOid|commit.oid"),
            (Role::Status, "state|latestStatus.state"),
            (Role::StartedAt, "createdAt"),
            (Role::AuthoredAt, "commit.authoredDate|commit.committedDate"),
        ],
    },
    Shape {
        kind: Recognised::GhRunList,
        table: TableKind::Deployments,
        marks: &["headSha", "conclusion|status", "updatedAt"],
        fields: &[
            (Role::Id, "databaseId|id"),
            (Role::Service, "repository.full_name|@html_url|@url"),
            (Role::Environment, "workflowName|name"),
            (Role::Revision, "headSha"),
            (Role::StartedAt, "startedAt|run_started_at|createdAt"),
            (Role::FinishedAt, "updatedAt"),
            (Role::Title, "displayTitle"),
            (Role::Branch, "headBranch"),
        ],
    },
    Shape {
        kind: Recognised::GhReleaseList,
        table: TableKind::Deployments,
        marks: &["tagName", "publishedAt"],
        fields: &[
            (Role::Service, "@html_url|@url"),
            (Role::Version, "tagName"),
            (Role::StartedAt, "createdAt"),
            (Role::FinishedAt, "publishedAt"),
            // GitHub's `created_at` of a release is the date of its commit.
            (Role::AuthoredAt, "createdAt"),
        ],
    },
    Shape {
        kind: Recognised::GitlabMergeRequests,
        table: TableKind::Changes,
        marks: &["iid", "merged_at", "source_branch"],
        fields: &[
            (Role::ChangeNumber, "iid"),
            (Role::Service, "@web_url"),
            (Role::Revision, "sha"),
            (Role::MergeRevision, "merge_commit_sha|squash_commit_sha|sha"),
            (Role::ChangeOpenedAt, "created_at"),
            (Role::MergedAt, "merged_at"),
            (Role::Branch, "source_branch"),
            (Role::Labels, "labels"),
            (Role::Title, "title"),
        ],
    },
    Shape {
        kind: Recognised::GhPrList,
        table: TableKind::Changes,
        marks: &["number", "mergedAt", "createdAt"],
        fields: &[
            (Role::ChangeNumber, "number"),
            (Role::Service, "base.repo.full_name|@html_url|@url"),
            (Role::Revision, "headRefOid|head.sha"),
            (Role::MergeRevision, "mergeCommit.oid|merge_commit_sha"),
            (Role::ChangeOpenedAt, "createdAt"),
            (Role::MergedAt, "mergedAt"),
            (Role::Branch, "headRefName|head.ref"),
            (Role::Labels, "labels"),
            (Role::Title, "title"),
        ],
    },
    Shape {
        kind: Recognised::JiraIssues,
        table: TableKind::Incidents,
        marks: &["key", "fields"],
        fields: &[
            (Role::Id, "key"),
            (Role::Service, "fields.components|fields.project.name"),
            (Role::IncidentOpenedAt, "fields.created"),
            (Role::IncidentResolvedAt, "fields.resolutiondate"),
        ],
    },
    Shape {
        kind: Recognised::PagerdutyIncidents,
        table: TableKind::Incidents,
        marks: &["incident_number", "created_at", "service"],
        fields: &[
            (Role::Id, "id"),
            (Role::Service, "service.summary|service.name"),
            (Role::IncidentOpenedAt, "created_at"),
            (Role::IncidentResolvedAt, "resolved_at"),
        ],
    },
    Shape {
        kind: Recognised::OpsgenieIncidents,
        table: TableKind::Incidents,
        marks: &["tinyId", "createdAt"],
        fields: &[
            (Role::Id, "id"),
            (Role::Service, "impactedServices|extraProperties.service"),
            (Role::IncidentOpenedAt, "impactStartDate|createdAt"),
            (Role::IncidentResolvedAt, "impactEndDate"),
        ],
    },
];

/// The kind of a row, by its keys.
pub(crate) fn shape_of(row: &Value) -> Option<&'static Shape> {
    row.as_object()?;
    SHAPES.iter().find(|shape| shape.marks.iter().all(|mark| mark.split('|').any(|key| has_key(row, key))))
}

/// The text of a field of a shape.
pub(crate) fn field_text(row: &Value, paths: &str) -> String {
    for path in paths.split('|') {
        let text = match path.as_bytes().first() {
            Some(b'@') => repository_in(&text_at(row, path.get(1..).unwrap_or(""))).to_owned(),
            Some(b'#') => last_segment(&text_at(row, path.get(1..).unwrap_or(""))).to_owned(),
            _ => text_at(row, path).into_owned(),
        };
        if !text.is_empty() {
            return text;
        }
    }
    String::new()
}

fn last_segment(address: &str) -> &str {
    address.trim_end_matches('/').rsplit('/').next().unwrap_or("")
}

/// `acme/checkout` out of an address of a repository or of something in it, on GitHub, GitLab or an API of GitHub's.
pub(crate) fn repository_in(address: &str) -> &str {
    let Some((_, after_scheme)) = address.split_once("://") else { return "" };
    let Some((_, path)) = after_scheme.split_once('/') else { return "" };
    if let Some((project, _)) = path.split_once("/-/") {
        return project;
    }
    let path = path.split_once("repos/").map_or(path, |(_, rest)| rest);
    let end = path.match_indices('/').nth(1).map_or(path.len(), |(place, _)| place);
    path.get(..end).unwrap_or("")
}

/// Whether the row is a draft of a release.
pub(crate) fn is_draft(row: &Value) -> bool {
    find(row, "isDraft|draft").is_some_and(|draft| draft.as_bool() == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repositories_in_addresses() {
        for (address, repository) in [
            ("https://api.github.com/repos/acme/checkout/deployments/9008", "acme/checkout"),
            ("https://api.github.com/repos/acme/checkout", "acme/checkout"),
            ("https://git.acme.example/api/v3/repos/acme/checkout/statuses/1", "acme/checkout"),
            ("https://github.com/acme/checkout/pull/16", "acme/checkout"),
            ("https://gitlab.com/acme/shop/checkout/-/merge_requests/11", "acme/shop/checkout"),
            ("checkout", ""),
            ("https://acme.example", ""),
        ] {
            assert_eq!(repository_in(address), repository, "{address}");
        }
    }
}
