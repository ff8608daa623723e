//! Rows that must be put together: one object tells several deployments, or half an incident, or keeps its facts in
//! lists of names and values.

pub(super) mod argocd;
pub(super) mod cdevents;
pub(super) mod incidentio;
pub(super) mod jenkins;
pub(super) mod otel;
pub(super) mod stages;

use crate::delivery::outcome::Outcome;
use crate::delivery::role::{Role, TableKind};

/// A row put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    pub table: TableKind,
    pub cells: Vec<MadeCell>,
    /// What became of a deployment, where its source tells it in no word.
    pub outcome: Option<Outcome>,
}

/// A cell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MadeCell {
    pub role: Role,
    /// Where it comes from, for the list of rows that could not be read.
    pub name: &'static str,
    pub text: String,
}

impl Made {
    fn row(table: TableKind) -> Self {
        Self { table, cells: Vec::new(), outcome: None }
    }

    fn succeeded() -> Self {
        Self { outcome: Some(Outcome::Succeeded), ..Self::row(TableKind::Deployments) }
    }

    fn with(mut self, role: Role, name: &'static str, text: impl Into<String>) -> Self {
        self.cells.push(MadeCell { role, name, text: text.into() });
        self
    }

    /// The cell of a role.
    pub fn cell(&self, role: Role) -> Option<&MadeCell> {
        self.cells.iter().find(|cell| cell.role == role)
    }
}

#[cfg(test)]
impl Made {
    /// The text of a role.
    pub fn text(&self, role: Role) -> &str {
        self.cell(role).map_or("", |cell| cell.text.as_str())
    }
}
