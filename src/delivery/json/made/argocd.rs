//! Argo: applications of Argo CD with their history, and replica sets of Argo Rollouts.

use serde_json::Value;

use super::Made;
use crate::delivery::environment::{parted_by_environment, says_environment};
use crate::delivery::json::context::Context;
use crate::delivery::json::value::{list_at, text_at};
use crate::delivery::role::{Role, TableKind};

/// The deployments that an application remembers, and what it is doing now. Its history holds successes only, the last
/// ten unless somebody raised the limit; its revisions are those of the configuration.
pub(crate) fn application(row: &Value, _: &Context) -> Vec<Made> {
    let name = text_at(row, "metadata.name");
    let (service, environment) = (service_of(&name), environment_of(row));
    let made = |table: Made, id: String| {
        table
            .with(Role::Id, "id", [name.as_ref(), "/", &id].concat())
            .with(Role::Service, "metadata.name", service)
            .with(Role::Environment, "environment", environment.clone())
    };
    let entry = |entry: &Value| {
        // An application of several sources has several revisions.
        let revisions = text_at(entry, "revision|revisions");
        made(Made::succeeded(), text_at(entry, "id").into_owned())
            .with(Role::Revision, "revision", revisions.split(' ').next().unwrap_or(""))
            .with(Role::Carries, "revisions", revisions.clone())
            .with(Role::StartedAt, "deployStartedAt", text_at(entry, "deployStartedAt").into_owned())
            .with(Role::FinishedAt, "deployedAt", text_at(entry, "deployedAt").into_owned())
    };
    let mut rows: Vec<Made> = list_at(row, "status.history").into_iter().map(entry).collect();
    let phase = text_at(row, "status.operationState.phase");
    // What succeeded is in the history.
    if !phase.is_empty() && phase != "Succeeded" {
        let at = |path: &str| text_at(row, path).into_owned();
        let started = at("status.operationState.startedAt");
        rows.push(
            made(Made::row(TableKind::Deployments), started.clone())
                .with(Role::Status, "operationState.phase", phase.clone())
                .with(
                    Role::Revision,
                    "operationState.syncResult.revision",
                    at("status.operationState.syncResult.revision|status.operationState.operation.sync.revision"),
                )
                .with(Role::StartedAt, "operationState.startedAt", started)
                .with(Role::FinishedAt, "operationState.finishedAt", at("status.operationState.finishedAt")),
        );
    }
    rows
}

fn service_of(name: &str) -> &str {
    parted_by_environment(name).map_or(name, |(service, _)| service)
}

/// By its label, else by a word in its name, in the path of its configuration or in its namespace.
fn environment_of(row: &Value) -> String {
    let label = text_at(row, "metadata.labels.env|metadata.labels.environment|metadata.labels.stage");
    if !label.is_empty() {
        return label.into_owned();
    }
    let path = text_at(row, "spec.source.path|spec.sources.path");
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let names = ["metadata.name", "spec.destination.namespace", "metadata.namespace"].map(|path| text_at(row, path));
    let by_path = says_environment(last).then_some(last);
    let [own, destination, namespace] =
        names.each_ref().map(|name| parted_by_environment(name).map(|(_, environment)| environment));
    own.or(by_path).or(destination).or(namespace).unwrap_or("").to_owned()
}

/// A replica set of a rollout: it tells when the revision was first rolled out and nothing of how that went.
pub(crate) fn replica_set(row: &Value, _: &Context) -> Vec<Made> {
    let at = |paths: &str| text_at(row, paths).into_owned();
    let namespace = text_at(row, "metadata.namespace");
    let environment = match environment_of(row) {
        unknown if unknown.is_empty() => namespace.into_owned(),
        known => known,
    };
    let made = Made::succeeded()
        .with(Role::Id, "metadata.name", at("metadata.uid|metadata.name"))
        .with(Role::Service, "metadata.ownerReferences.name", at("metadata.ownerReferences.name|metadata.labels.app"))
        .with(Role::Environment, "metadata.namespace", environment)
        .with(Role::Version, "spec.template.spec.containers.image", tag_of(&at("spec.template.spec.containers.image")))
        .with(Role::StartedAt, "metadata.creationTimestamp", at("metadata.creationTimestamp"));
    vec![made]
}

/// `1.4.0` of `registry:5000/acme/checkout:1.4.0@sha256:…`.
fn tag_of(image: &str) -> &str {
    let named = image.split('@').next().unwrap_or(image);
    let last = named.rsplit('/').next().unwrap_or(named);
    last.split_once(':').map_or("", |(_, tag)| tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_of_images() {
        for (image, tag) in [
            ("acme/checkout:1.4.0", "1.4.0"),
            ("registry:5000/acme/checkout:1.4.0@sha256:ab", "1.4.0"),
            ("registry:5000/acme/checkout", ""),
            ("checkout@sha256:ab", ""),
        ] {
            assert_eq!(tag_of(image), tag, "{image}");
        }
    }

    #[test]
    fn an_application_is_its_history_and_what_it_does_now() {
        let row = serde_json::json!({
            "metadata": { "name": "checkout-prod-eu" }, "spec": { "source": { "path": "overlays/production" } },
            "status": {
                "history": [{ "id": 3, "revisions": ["aaa", "bbb"], "deployedAt": "2026-09-07T10:05:00Z" }],
                "operationState": { "phase": "Failed", "startedAt": "2026-09-08T10:00:00Z", "finishedAt": "2026-09-08T10:05:00Z" },
            },
        });
        let rows = application(&row, &Context::default());
        let told = |row: &Made| {
            [Role::Id, Role::Service, Role::Environment, Role::Status, Role::FinishedAt]
                .map(|role| row.text(role).to_owned())
        };
        let expected = [
            ["checkout-prod-eu/3", "checkout", "prod-eu", "", "2026-09-07T10:05:00Z"],
            ["checkout-prod-eu/2026-09-08T10:00:00Z", "checkout", "prod-eu", "Failed", "2026-09-08T10:05:00Z"],
        ];
        assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), expected.map(|row| row.map(str::to_owned)));
    }
}
