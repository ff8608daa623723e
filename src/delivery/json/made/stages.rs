//! Histories of stages: Jira keeps changes in lists within lists, Azure Boards keeps fields under names with dots.

use serde_json::Value;

use super::Made;
use crate::delivery::json::context::Context;
use crate::delivery::json::value::{find, list_at, text_at, text_of};
use crate::delivery::role::{Role, TableKind};
use crate::delivery::timestamp::{self, Cell};

/// A change of status as Jira tells it.
struct Change {
    at: String,
    from: String,
    to: String,
}

impl Change {
    /// For sorting: Jira gives the newest change first, or the oldest, by version.
    fn rank(&self) -> i64 {
        match timestamp::read(self.at.as_bytes()) {
            Cell::Time(written) => written.ms,
            Cell::Blank | Cell::Garbage => i64::MAX,
        }
    }
}

fn row(item: &str, stage: &str, before: &str, at: &str) -> Made {
    Made::row(TableKind::Stages)
        .with(Role::Item, "key", item)
        .with(Role::Stage, "toString", stage)
        .with(Role::StageBefore, "fromString", before)
        .with(Role::EnteredAt, "created", at)
}

fn changes_of(histories: &[&Value]) -> Vec<Change> {
    let mut changes = Vec::new();
    for history in histories {
        let at = text_at(history, "created").into_owned();
        let items = list_at(history, "items").into_iter().filter(|item| {
            text_at(item, "field").eq_ignore_ascii_case("status") || text_at(item, "fieldId") == "status"
        });
        changes.extend(items.map(|item| Change {
            at: at.clone(),
            from: text_at(item, "fromString").into_owned(),
            to: text_at(item, "toString").into_owned(),
        }));
    }
    changes.sort_by_key(Change::rank);
    changes
}

/// Whether Jira gives only a part of an issue's history: it cuts long ones off.
pub(crate) fn is_cut(issue: &Value) -> bool {
    let given = list_at(issue, "changelog.histories").len() as u64;
    find(issue, "changelog.total").and_then(Value::as_u64).is_some_and(|total| total > given)
}

/// An issue with its history. It came to its first status when it was created, unless the oldest changes are cut off.
pub(crate) fn jira_issue(issue: &Value, _: &Context) -> Vec<Made> {
    let key = text_at(issue, "key").into_owned();
    let changes = changes_of(&list_at(issue, "changelog.histories"));
    let first = match changes.first() {
        Some(change) => change.from.clone(),
        None => text_at(issue, "fields.status").into_owned(),
    };
    let created = text_at(issue, "fields.created");
    let began = (!created.is_empty() && !first.is_empty() && !is_cut(issue)).then(|| row(&key, &first, "", &created));
    began.into_iter().chain(changes.iter().map(|change| row(&key, &change.to, &change.from, &change.at))).collect()
}

/// The history of an issue that was asked for by itself: nothing tells when the issue was created.
pub(crate) fn jira_bulk(log: &Value, _: &Context) -> Vec<Made> {
    let id = text_at(log, "issueId").into_owned();
    let changes = changes_of(&list_at(log, "changeHistories"));
    changes.iter().map(|change| row(&id, &change.to, &change.from, &change.at)).collect()
}

/// The value of a field of a work item, whose name holds a dot.
fn field<'a>(row: &'a Value, name: &str) -> Option<&'a Value> {
    row.get("fields")?.as_object()?.get(name)
}

fn text(value: Option<&Value>) -> String {
    value.map(|value| text_of(value).into_owned()).unwrap_or_default()
}

/// An update of a work item: what was changed, with the value before.
pub(crate) fn azure_update(update: &Value, _: &Context) -> Vec<Made> {
    let Some(state) = field(update, "System.State") else { return Vec::new() };
    let changed = field(update, "System.ChangedDate").and_then(|changed| changed.get("newValue"));
    let at = changed.or_else(|| update.get("revisedDate"));
    let made =
        row(&text_at(update, "workItemId"), &text(state.get("newValue")), &text(state.get("oldValue")), &text(at));
    vec![made]
}

/// A revision of a work item: all of it, as it was from then on.
pub(crate) fn azure_revision(revision: &Value, _: &Context) -> Vec<Made> {
    let state = text(field(revision, "System.State"));
    if state.is_empty() {
        return Vec::new();
    }
    let at = text(field(revision, "System.ChangedDate"));
    vec![row(&text_at(revision, "id"), &state, "", &at)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: &[Made]) -> Vec<String> {
        let roles = [Role::Item, Role::StageBefore, Role::Stage, Role::EnteredAt];
        rows.iter().map(|row| roles.map(|role| row.text(role)).join(" ")).collect()
    }

    #[test]
    fn an_issue_tells_its_first_status_by_its_creation() {
        let issue = serde_json::json!({
            "key": "A-1",
            "fields": { "created": "2026-09-01T09:00:00.000+0200", "status": { "name": "Done" } },
            "changelog": { "histories": [
                { "created": "2026-09-03T09:00:00.000+0200", "items": [
                    { "field": "assignee", "fromString": "x", "toString": "y" },
                    { "field": "status", "fromString": "Dev", "toString": "Done" }] },
                { "created": "2026-09-02T09:00:00.000+0200", "items": [
                    { "field": "status", "fromString": "To do", "toString": "Dev" }] },
            ] },
        });
        assert_eq!(
            told(&jira_issue(&issue, &Context::default())),
            [
                "A-1  To do 2026-09-01T09:00:00.000+0200",
                "A-1 To do Dev 2026-09-02T09:00:00.000+0200",
                "A-1 Dev Done 2026-09-03T09:00:00.000+0200",
            ]
        );
        let mut cut = issue;
        cut["changelog"]["total"] = serde_json::json!(3);
        assert!(is_cut(&cut));
        assert_eq!(told(&jira_issue(&cut, &Context::default())).len(), 2, "nobody knows what it was created as");
        let still = serde_json::json!({ "key": "A-2", "fields": { "created": "2026-09-01", "status": { "name": "New" } },
            "changelog": { "histories": [] } });
        assert_eq!(told(&jira_issue(&still, &Context::default())), ["A-2  New 2026-09-01"]);
    }

    #[test]
    fn work_items_tell_states_in_updates_and_revisions() {
        let update = serde_json::json!({ "workItemId": 7, "rev": 2, "revisedDate": "9999-01-01T00:00:00Z",
            "fields": { "System.State": { "oldValue": "New", "newValue": "Active" },
                        "System.ChangedDate": { "newValue": "2026-09-02T09:00:00Z" } } });
        assert_eq!(told(&azure_update(&update, &Context::default())), ["7 New Active 2026-09-02T09:00:00Z"]);
        let other = serde_json::json!({ "workItemId": 7, "rev": 3, "fields": { "System.Title": { "newValue": "x" } } });
        assert!(azure_update(&other, &Context::default()).is_empty());
        let revision = serde_json::json!({ "id": 7, "rev": 2,
            "fields": { "System.State": "Active", "System.ChangedDate": "2026-09-02T09:00:00Z" } });
        assert_eq!(told(&azure_revision(&revision, &Context::default())), ["7  Active 2026-09-02T09:00:00Z"]);
    }
}
