//! Rows of tools that know incidents.

use super::super::made;
use super::Shape;
use crate::delivery::read::Recognised;
use crate::delivery::role::{Role, TableKind};

pub(super) const SHAPES: &[Shape] = &[
    Shape::fields(
        Recognised::JiraIssues,
        TableKind::Incidents,
        &["key", "fields"],
        &[
            (Role::Id, "key"),
            (Role::Service, "fields.components|fields.project.name"),
            (Role::IncidentOpenedAt, "fields.created"),
            (Role::IncidentResolvedAt, "fields.resolutiondate"),
        ],
    ),
    Shape::fields(
        Recognised::PagerdutyIncidents,
        TableKind::Incidents,
        &["incident_number", "created_at", "service"],
        &[
            (Role::Id, "id"),
            (Role::Service, "service.summary|service.name"),
            (Role::IncidentOpenedAt, "created_at"),
            (Role::IncidentResolvedAt, "resolved_at"),
        ],
    ),
    Shape::made(
        Recognised::IncidentioIncidents,
        &["reference", "incident_status", "created_at"],
        made::incidentio::incident,
    ),
    Shape::fields(
        Recognised::OpsgenieIncidents,
        TableKind::Incidents,
        &["tinyId", "createdAt"],
        &[
            (Role::Id, "id"),
            (Role::Service, "impactedServices|extraProperties.service"),
            (Role::IncidentOpenedAt, "impactStartDate|createdAt"),
            (Role::IncidentResolvedAt, "impactEndDate"),
        ],
    ),
];
