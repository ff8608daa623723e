//! Rows of tools that know pull requests.

use super::Shape;
use crate::delivery::read::Recognised;
use crate::delivery::role::{Role, TableKind};

pub(super) const SHAPES: &[Shape] = &[
    Shape::fields(
        Recognised::GitlabMergeRequests,
        TableKind::Changes,
        &["iid", "merged_at", "source_branch"],
        &[
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
    ),
    Shape::fields(
        Recognised::GhPrList,
        TableKind::Changes,
        &["number", "mergedAt", "createdAt"],
        &[
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
    ),
];
