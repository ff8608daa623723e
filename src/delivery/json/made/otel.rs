//! Spans of OpenTelemetry that tell deployments and pipeline runs.

use serde_json::{Map, Value};

use super::Made;
use crate::delivery::json::context::Context;
use crate::delivery::json::shapes::field_text;
use crate::delivery::json::value::{find, list_at, text_at};
use crate::delivery::role::{Role, TableKind};

/// A span of a deployment or of a whole pipeline run. Those of single tasks, and of services at work, tell neither.
pub(crate) fn span(row: &Value, context: &Context) -> Vec<Made> {
    let own = attributes(row);
    let is_deployment =
        ["deployment.id", "deployment.status", "deployment.name"].iter().any(|key| own.contains_key(*key));
    let is_run =
        own.contains_key("cicd.pipeline.result") && !own.keys().any(|key| key.starts_with("cicd.pipeline.task."));
    if !is_deployment && !is_run {
        return Vec::new();
    }
    let (own, shared) = (Value::Object(own), Value::Object(attributes(&context.resource)));
    let told = |paths: &str| match field_text(&own, paths) {
        nothing if nothing.is_empty() => field_text(&shared, paths),
        text => text,
    };
    let made = Made::row(TableKind::Deployments)
        .with(Role::Id, "deployment.id", told("deployment.id|cicd.pipeline.run.id"))
        .with(Role::Service, "service.name", told("@vcs.repository.url.full|vcs.repository.name|service.name"))
        .with(
            Role::Environment,
            "deployment.environment.name",
            told("deployment.environment.name|deployment.environment|cicd.pipeline.name"),
        )
        .with(Role::Revision, "vcs.ref.head.revision", told("vcs.ref.head.revision|vcs.repository.ref.revision"))
        .with(Role::Status, "deployment.status", told("deployment.status|cicd.pipeline.result"))
        .with(Role::StartedAt, "startTimeUnixNano", text_at(row, "startTimeUnixNano").into_owned())
        .with(Role::FinishedAt, "endTimeUnixNano", text_at(row, "endTimeUnixNano").into_owned());
    vec![made]
}

/// A list of keys and values as an object.
fn attributes(holder: &Value) -> Map<String, Value> {
    let pairs = list_at(holder, "attributes").into_iter().filter_map(|pair| {
        let value = find(pair, "value.stringValue|value.intValue|value.boolValue|value.doubleValue")?;
        Some((text_at(pair, "key").into_owned(), value.clone()))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span_with(keys: &[(&str, &str)]) -> Value {
        let pairs = keys.iter().map(|(key, text)| serde_json::json!({ "key": key, "value": { "stringValue": text } }));
        serde_json::json!({ "attributes": pairs.collect::<Vec<_>>(), "endTimeUnixNano": "1788771600000000000" })
    }

    #[test]
    fn only_deployments_and_whole_runs_count() {
        let rows = |keys: &[(&str, &str)]| span(&span_with(keys), &Context::default()).len();
        assert_eq!(rows(&[("deployment.id", "1")]), 1);
        assert_eq!(rows(&[("cicd.pipeline.result", "success")]), 1);
        assert_eq!(rows(&[("cicd.pipeline.result", "success"), ("cicd.pipeline.task.run.id", "2")]), 0);
        assert_eq!(rows(&[("deployment.environment.name", "production"), ("http.route", "/")]), 0);
    }

    #[test]
    fn what_the_resource_says_holds_for_its_spans() {
        let context = Context { resource: span_with(&[("service.name", "checkout")]), ..Context::default() };
        let made = span(&span_with(&[("deployment.id", "1")]), &context);
        assert_eq!(made[0].text(Role::Service), "checkout");
    }
}
