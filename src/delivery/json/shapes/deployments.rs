//! Rows of tools that know deployments.

use super::super::made;
use super::{Rows, Shape};
use crate::delivery::read::Recognised;
use crate::delivery::role::{Role, TableKind};

pub(super) const SHAPES: &[Shape] = &[
    Shape::fields(
        Recognised::GithubStatuses,
        TableKind::Statuses,
        &["deployment_url", "state"],
        &[
            (Role::DeploymentId, "#deployment_url"),
            (Role::Service, "@repository_url|@deployment_url"),
            (Role::Environment, "environment"),
            (Role::Status, "state"),
            (Role::FinishedAt, "created_at"),
        ],
    ),
    Shape::fields(
        Recognised::GithubDeployments,
        TableKind::Deployments,
        &["statuses_url", "sha", "environment"],
        &[
            (Role::Id, "id"),
            (Role::Service, "@repository_url|@url"),
            (Role::Environment, "environment"),
            (Role::Revision, "sha"),
            (Role::StartedAt, "created_at"),
            (Role::Branch, "ref"),
            (Role::Title, "description"),
        ],
    ),
    Shape::fields(
        Recognised::GitlabDeployments,
        TableKind::Deployments,
        &["deployable", "environment", "status"],
        &[
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
            (Role::Branch, "ref|deployable.ref"),
        ],
    ),
    Shape::fields(
        Recognised::BitbucketDeployments,
        TableKind::Deployments,
        &["state", "environment", "release|deployable"],
        &[
            (Role::Id, "uuid"),
            (Role::Service, "repository.full_name|@release.commit.links.html.href|@release.commit.links.self.href"),
            (Role::Environment, "environment.name|environment.environment_type.name|environment.slug"),
            (Role::Revision, "release.commit.hash|deployable.commit.hash"),
            (Role::Version, "release.name"),
            (Role::Status, "state.status.name|state.name"),
            (Role::StartedAt, "state.started_on|state.start_date"),
            (Role::FinishedAt, "state.completed_on|state.completion_date"),
            (Role::AuthoredAt, "release.commit.date"),
        ],
    ),
    Shape::fields(
        Recognised::GithubGraphql,
        TableKind::Deployments,
        &["environment", "commitOid|commit|statuses|latestStatus", "state|statuses|latestStatus"],
        &[
            (Role::Id, "databaseId|id"),
            (Role::Service, "repository.nameWithOwner|@repository.url|repository.name"),
            (Role::Environment, "environment|latestEnvironment|originalEnvironment"),
            (Role::Revision, "commitOid|commit.oid"),
            (Role::Status, "state|latestStatus.state"),
            (Role::StartedAt, "createdAt"),
            (Role::AuthoredAt, "commit.authoredDate|commit.committedDate"),
            (Role::Branch, "ref.name"),
            (Role::Title, "description"),
        ],
    ),
    Shape::fields(
        Recognised::AzureReleases,
        TableKind::Deployments,
        &["releaseEnvironment", "deploymentStatus"],
        &[
            (Role::Id, "id"),
            (Role::Service, "releaseDefinition.name|definition.name"),
            (Role::Environment, "releaseEnvironment.name"),
            (Role::Revision, "release.artifacts.definitionReference.version.id"),
            (Role::Version, "release.artifacts.definitionReference.version.name|release.name"),
            (Role::Status, "deploymentStatus"),
            (Role::StartedAt, "startedOn|queuedOn"),
            (Role::FinishedAt, "completedOn"),
        ],
    ),
    Shape::fields(
        Recognised::SpinnakerExecutions,
        TableKind::Deployments,
        &["application", "stages", "status", "buildTime|startTime"],
        &[
            (Role::Id, "id"),
            (Role::Service, "application"),
            (Role::Environment, "name"),
            (Role::Revision, "trigger.artifacts.version|trigger.buildInfo.scm.sha1|trigger.hash"),
            (Role::Version, "trigger.parameters.version|trigger.tag"),
            (Role::Status, "status"),
            (Role::StartedAt, "startTime|buildTime"),
            (Role::FinishedAt, "endTime"),
        ],
    ),
    Shape::fields(
        Recognised::SleuthDeploys,
        TableKind::Deployments,
        &["sha", "environment", "date", "ignore_if_duplicate|api_key|tags"],
        &[
            (Role::Environment, "environment"),
            (Role::Revision, "sha"),
            (Role::Version, "tags"),
            (Role::FinishedAt, "date"),
        ],
    ),
    Shape::made(Recognised::ArgocdApplications, &["kind", "metadata", "spec", "status"], made::argocd::application)
        .saying("kind", "Application"),
    Shape::made(Recognised::ArgoRollouts, &["kind", "metadata", "spec"], made::argocd::replica_set)
        .saying("kind", "ReplicaSet"),
    Shape::made(Recognised::Cdevents, &["context", "subject"], made::cdevents::event),
    Shape::made(Recognised::OtelSpans, &["traceId", "spanId", "startTimeUnixNano"], made::otel::span),
    Shape {
        kind: Recognised::GitlabDoraSeries,
        table: TableKind::Deployments,
        marks: &["date", "value"],
        says: ("", ""),
        rows: Rows::Point,
    },
];
