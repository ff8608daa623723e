//! Rows of tools that keep a history of the stages of their items.

use super::Shape;
use crate::delivery::json::made::stages::{azure_revision, azure_update, jira_bulk, jira_issue};
use crate::delivery::read::Recognised;

pub(super) const SHAPES: &[Shape] = &[
    Shape::made(Recognised::JiraHistory, &["key", "changelog"], jira_issue),
    Shape::made(Recognised::JiraHistory, &["issueId", "changeHistories"], jira_bulk),
    Shape::made(Recognised::AzureWorkItems, &["workItemId", "rev"], azure_update),
    Shape::made(Recognised::AzureWorkItems, &["id", "rev", "fields"], azure_revision),
];
