//! Events of the `CDEvents` standard. A change or an incident is told by several events; they are put together when files
//! are joined, because they may lie in several.

use serde_json::Value;

use super::Made;
use crate::delivery::facts::THE_ONE_BEFORE;
use crate::delivery::json::context::Context;
use crate::delivery::json::value::text_at;
use crate::delivery::role::{Role, TableKind};

/// What an event tells of a deployment, a change or an incident.
pub(crate) fn event(row: &Value, _: &Context) -> Vec<Made> {
    let kind = text_at(row, "context.type");
    let mut words = kind.trim_start_matches("dev.cdevents.").split('.');
    let (subject, happened) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let made = match (subject, happened) {
        ("service", "deployed" | "upgraded") => Some(deployed(row)),
        ("service", "rolledback") => Some(deployed(row).with(Role::Repairs, "context.type", THE_ONE_BEFORE)),
        ("change", "created") => Some(change(row, Role::ChangeOpenedAt)),
        ("change", "reviewed") => Some(change(row, Role::FirstReviewAt)),
        ("change", "merged") => Some(change(row, Role::MergedAt)),
        ("incident", "detected" | "reported") => Some(incident(row, Role::IncidentOpenedAt)),
        ("incident", "resolved") => Some(incident(row, Role::IncidentResolvedAt)),
        _ => None,
    };
    made.into_iter().collect()
}

fn deployed(row: &Value) -> Made {
    let at = |paths: &str| text_at(row, paths).into_owned();
    let artifact = at("subject.content.artifactId");
    Made::succeeded()
        .with(Role::Id, "context.id", at("context.id"))
        .with(Role::Service, "subject.id", at("subject.id"))
        .with(Role::Environment, "subject.content.environment.id", at("subject.content.environment.id"))
        .with(Role::Version, "subject.content.artifactId", version_of(&artifact))
        .with(Role::FinishedAt, "context.timestamp", at("context.timestamp"))
}

fn change(row: &Value, role: Role) -> Made {
    let at = |paths: &str| text_at(row, paths).into_owned();
    let id = at("subject.id");
    let is_commit = id.len() >= 7 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    Made::row(TableKind::Changes)
        .with(Role::Service, "subject.content.repository.id", at("subject.content.repository.id"))
        .with(Role::Revision, "subject.id", if is_commit { id.clone() } else { String::new() })
        .with(Role::ChangeNumber, "subject.id", id)
        .with(role, "context.timestamp", at("context.timestamp"))
}

fn incident(row: &Value, role: Role) -> Made {
    let at = |paths: &str| text_at(row, paths).into_owned();
    Made::row(TableKind::Incidents)
        .with(Role::Id, "subject.id", at("subject.id"))
        .with(Role::Service, "subject.content.service.id", at("subject.content.service.id"))
        .with(role, "context.timestamp", at("context.timestamp"))
}

/// The version of a package address: its tag, else what stands behind `@`, unless that is a digest.
fn version_of(address: &str) -> &str {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    if let Some(tag) = query.split('&').find_map(|pair| pair.strip_prefix("tag=")) {
        return tag;
    }
    let version = path.rsplit_once('@').map_or("", |(_, version)| version);
    if version.starts_with("sha256") { "" } else { version }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_packages() {
        for (address, version) in [
            ("pkg:oci/checkout@sha256%3Aab?repository_url=x&tag=1.4.0", "1.4.0"),
            ("pkg:oci/checkout@sha256%3Aab", ""),
            ("pkg:npm/checkout@2.0.1", "2.0.1"),
            ("", ""),
        ] {
            assert_eq!(version_of(address), version, "{address}");
        }
    }

    #[test]
    fn events_that_tell_nothing_make_no_rows() {
        let of = |kind: &str| event(&serde_json::json!({ "context": { "type": kind } }), &Context::default()).len();
        assert_eq!(of("dev.cdevents.service.deployed.0.2.0"), 1);
        assert_eq!(of("dev.cdevents.pipelinerun.started.0.2.0"), 0);
        assert_eq!(of(""), 0);
    }
}
