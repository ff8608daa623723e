//! Incidents of incident.io: their times and their services stand in lists of names and values that each team defines.

use serde_json::Value;

use super::Made;
use crate::delivery::header::plain_name;
use crate::delivery::json::context::Context;
use crate::delivery::json::value::{list_at, text_at};
use crate::delivery::role::{Role, TableKind};

/// What the times are called, best first, in plain letters and without an *at* at their end.
const OPENED: [&str; 7] =
    ["impactstarted", "impactstart", "started", "incidentstarted", "reported", "detected", "declared"];
const RESOLVED: [&str; 7] = ["impactended", "impactend", "resolved", "recovered", "fixed", "mitigated", "closed"];

/// What the fields of services are called.
const SERVICES: [&str; 8] = [
    "affectedservices",
    "affectedservice",
    "services",
    "service",
    "impactedservices",
    "impactedservice",
    "affectedcomponents",
    "components",
];

/// An incident. What was declined, merged into another or called off is none, nor is a test.
pub(crate) fn incident(row: &Value, _: &Context) -> Vec<Made> {
    let category = text_at(row, "incident_status.category").to_lowercase();
    let is_none = matches!(category.as_str(), "declined" | "merged" | "canceled" | "cancelled");
    if is_none || matches!(text_at(row, "mode").as_ref(), "test" | "tutorial") {
        return Vec::new();
    }
    let opened = time_of(row, &OPENED);
    let made = Made::row(TableKind::Incidents)
        .with(Role::Id, "reference", text_at(row, "reference"))
        .with(Role::Service, "custom_field_entries", services(row))
        .with(Role::IncidentOpenedAt, "created_at", opened.unwrap_or_else(|| text_at(row, "created_at").into_owned()))
        .with(Role::IncidentResolvedAt, "Resolved at", time_of(row, &RESOLVED).unwrap_or_default())
        .with(Role::Status, "incident_status", text_at(row, "incident_status.name"))
        .with(Role::Title, "name", text_at(row, "name"));
    vec![made]
}

/// The value of the first of these times that has one.
fn time_of(row: &Value, names: &[&str]) -> Option<String> {
    let times = list_at(row, "incident_timestamp_values");
    let name_of = |time: &Value| plain_name(&text_at(time, "incident_timestamp.name"));
    let is_called = |time: &Value, name: &str| {
        let own = name_of(time);
        own == name || own.strip_suffix("at") == Some(name)
    };
    let value = |name: &&str| {
        let own = times.iter().filter(|time| is_called(time, name));
        own.map(|time| text_at(time, "value.value").into_owned()).find(|value| !value.is_empty())
    };
    names.iter().find_map(value)
}

/// The services that a field names.
fn services(row: &Value) -> String {
    let fields = list_at(row, "custom_field_entries");
    let is_called = |field: &&&Value, name: &str| plain_name(&text_at(field, "custom_field.name")) == name;
    let field = SERVICES.iter().find_map(|name| fields.iter().find(|field| is_called(field, name)));
    let values = field.map(|field| list_at(field, "values")).unwrap_or_default();
    let name = |value: &&Value| text_at(value, "value_catalog_entry.name|value_option.value|value_text").into_owned();
    let names: Vec<String> = values.iter().map(name).filter(|name| !name.is_empty()).collect();
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(row: &Value) -> Vec<String> {
        let roles = [Role::Id, Role::Service, Role::IncidentOpenedAt, Role::IncidentResolvedAt];
        incident(row, &Context::default()).iter().map(|row| roles.map(|role| row.text(role)).join(" ")).collect()
    }

    #[test]
    fn the_best_of_several_times_is_taken() {
        let time = |name: &str, value: Value| serde_json::json!({ "incident_timestamp": { "name": name }, "value": { "value": value } });
        let mut row = serde_json::json!({
            "reference": "INC-1", "created_at": "t5", "mode": "standard", "incident_status": { "category": "closed" },
            "incident_timestamp_values": [
                time("Closed at", "t9".into()), time("Fixed at", Value::Null), time("Resolved At", "t4".into()),
                time("Reported at", "t2".into()), time("Impact started", "t1".into()),
            ],
            "custom_field_entries": [
                { "custom_field": { "name": "Customers" }, "values": [{ "value_text": "all" }] },
                { "custom_field": { "name": "Affected Services" }, "values": [
                    { "value_catalog_entry": { "name": "checkout" } }, { "value_option": { "value": "search" } }] },
            ],
        });
        assert_eq!(told(&row), ["INC-1 checkout search t1 t4"]);
        row["incident_timestamp_values"] =
            serde_json::json!([{ "incident_timestamp": { "name": "Resolved at" }, "value": null }]);
        row["custom_field_entries"] = Value::Null;
        assert_eq!(told(&row), ["INC-1  t5 "]);
        row["incident_status"]["category"] = "merged".into();
        assert!(told(&row).is_empty());
        row["incident_status"]["category"] = "live".into();
        row["mode"] = "test".into();
        assert!(told(&row).is_empty());
    }
}
