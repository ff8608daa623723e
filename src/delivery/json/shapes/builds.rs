//! Rows of tools that know builds and runs: the name of the job stands for the environment.

use super::super::made;
use super::Shape;
use crate::delivery::read::Recognised;
use crate::delivery::role::{Role, TableKind};

pub(super) const SHAPES: &[Shape] = &[
    Shape::fields(
        Recognised::GhRunList,
        TableKind::Deployments,
        &["headSha|workflowName|databaseId|run_attempt", "conclusion|status", "updatedAt|startedAt|run_started_at"],
        &[
            (Role::Id, "databaseId|id"),
            (Role::Service, "repository.full_name|@html_url|@url"),
            (Role::Environment, "workflowName|name"),
            (Role::Revision, "headSha"),
            (Role::StartedAt, "startedAt|run_started_at|createdAt"),
            (Role::FinishedAt, "updatedAt"),
            (Role::Title, "displayTitle"),
            (Role::Branch, "headBranch"),
        ],
    ),
    Shape::fields(
        Recognised::GhReleaseList,
        TableKind::Deployments,
        &["tagName", "publishedAt"],
        &[
            (Role::Service, "@html_url|@url"),
            (Role::Version, "tagName"),
            (Role::StartedAt, "createdAt"),
            (Role::FinishedAt, "publishedAt"),
            // GitHub's `created_at` of a release is the date of its commit.
            (Role::AuthoredAt, "createdAt"),
        ],
    ),
    Shape::fields(
        Recognised::AzureBuilds,
        TableKind::Deployments,
        &["buildNumber", "definition", "status"],
        &[
            (Role::Id, "id"),
            (Role::Service, "repository.name|repository.id|project.name"),
            (Role::Environment, "definition.name"),
            (Role::Revision, "sourceVersion"),
            (Role::Version, "buildNumber"),
            (Role::StartedAt, "startTime|queueTime"),
            (Role::FinishedAt, "finishTime"),
            (Role::Branch, "sourceBranch"),
        ],
    ),
    // The same builds as the newer address of pipelines gives them: without their commit.
    Shape::fields(
        Recognised::AzureBuilds,
        TableKind::Deployments,
        &["pipeline", "state", "createdDate"],
        &[
            (Role::Id, "id"),
            (Role::Environment, "pipeline.name"),
            (Role::Revision, "resources.repositories.self.version"),
            (Role::Version, "name"),
            (Role::StartedAt, "createdDate"),
            (Role::FinishedAt, "finishedDate"),
        ],
    ),
    Shape::fields(
        Recognised::CircleciWorkflows,
        TableKind::Deployments,
        &["pipeline_id", "pipeline_number|stopped_at", "status"],
        &[
            (Role::Id, "id"),
            (Role::Pipeline, "pipeline_id"),
            (Role::Service, "project_slug"),
            (Role::Environment, "name"),
            (Role::Version, "tag"),
            (Role::Status, "status"),
            (Role::StartedAt, "created_at"),
            (Role::FinishedAt, "stopped_at"),
        ],
    ),
    Shape::fields(
        Recognised::CircleciPipelines,
        TableKind::Pipelines,
        &["project_slug", "trigger", "vcs|trigger_parameters"],
        &[
            (Role::Id, "id"),
            (
                Role::Revision,
                "vcs.revision|trigger_parameters.git.checkout_sha|trigger_parameters.github_app.checkout_sha|\
                 trigger_parameters.gitlab.checkout_sha|trigger_parameters.github_app.commit_sha",
            ),
            (Role::Version, "vcs.tag|trigger_parameters.git.tag"),
        ],
    ),
    // Whoever asks for some fields only may have left out `building`.
    Shape::made(
        Recognised::JenkinsBuilds,
        &["building|_class|fullDisplayName", "timestamp", "result"],
        made::jenkins::build,
    ),
    // The same as Blue Ocean gives them.
    Shape::fields(
        Recognised::JenkinsBuilds,
        TableKind::Deployments,
        &["enQueueTime", "pipeline", "result"],
        &[
            (Role::Id, "id"),
            (Role::Environment, "pipeline"),
            (Role::Revision, "commitId"),
            (Role::Status, "result"),
            (Role::StartedAt, "startTime|enQueueTime"),
            (Role::FinishedAt, "endTime"),
        ],
    ),
    // Of a plain branch's pipeline the pattern it was started by, or the branch.
    Shape::fields(
        Recognised::BitbucketPipelines,
        TableKind::Deployments,
        &["build_number", "state", "target"],
        &[
            (Role::Id, "uuid|build_number"),
            (Role::Service, "repository.full_name|@links.self.href|@target.commit.links.self.href"),
            (Role::Environment, "target.selector.pattern|target.ref_name|target.selector.type"),
            (Role::Revision, "target.commit.hash"),
            (Role::Status, "state.result.name|state.stage.name|state.name"),
            (Role::StartedAt, "created_on"),
            (Role::FinishedAt, "completed_on"),
            (Role::AuthoredAt, "target.commit.date"),
            (Role::Branch, "target.ref_name"),
        ],
    )
    .saying("target.commit.hash", ""),
    Shape::fields(
        Recognised::TeamcityBuilds,
        TableKind::Deployments,
        &["buildTypeId", "status|state", "number|id"],
        &[
            (Role::Id, "id"),
            (Role::Service, "@revisions.revision.vcs-root-instance.name|buildType.projectName|buildType.projectId"),
            (Role::Environment, "buildType.name|buildTypeId|buildType.id"),
            (Role::Revision, "revisions.revision.version"),
            (Role::Version, "number"),
            (Role::StartedAt, "startDate|queuedDate"),
            (Role::FinishedAt, "finishDate|finishOnAgentDate"),
            (Role::Branch, "branchName"),
        ],
    ),
];
