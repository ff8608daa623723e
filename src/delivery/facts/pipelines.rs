//! Pipelines of tools that tell deployments and commits apart.

use super::TextColumn;

/// Pipelines, which know the commits of deployments that another file tells. Gone once files are joined.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Pipelines {
    pub id: TextColumn,
    pub revision: TextColumn,
    pub version: TextColumn,
    count: usize,
}

impl Pipelines {
    pub fn len(&self) -> usize {
        self.count
    }

    pub fn push(&mut self, id: &str, revision: &str, version: &str) {
        self.id.fill(self.count, id);
        self.revision.fill(self.count, revision);
        self.version.fill(self.count, version);
        self.count += 1;
    }
}
