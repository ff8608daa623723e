//! Whether the files of an import belong together.

use super::dataset::Dataset;
use super::facts::NOTHING;
use super::measure::with_analysis;
use super::question::Question;

/// What of a file found its deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLinks {
    /// Name of the file.
    pub file: String,
    /// Its changes and incidents.
    pub rows: u64,
    /// Those that belong to a deployment to production. Of a change carried several times the first counts.
    pub linked: u64,
}

impl FileLinks {
    /// Nothing of it belongs to the deployments: it is probably of another service, or of another time.
    pub fn is_stranger(&self) -> bool {
        self.rows > 0 && self.linked == 0
    }
}

/// How many changes and incidents of each file found their deployment. Empty where no deployment reached production:
/// then there is nothing to belong to.
pub fn file_links(data: &Dataset, question: &Question) -> Vec<FileLinks> {
    with_analysis(&[data], question, |analysis| {
        let (linked, facts) = (&analysis.linked, analysis.linked.facts);
        if linked.reached.is_empty() {
            return Vec::new();
        }
        let mut links: Vec<FileLinks> =
            data.report.files.iter().map(|file| FileLinks { file: file.name.clone(), rows: 0, linked: 0 }).collect();
        let mut count = |file: Option<(u32, u32)>, is_linked: bool| {
            if let Some(links) = file.and_then(|(file, _)| links.get_mut(file as usize)) {
                links.rows += u64::from(!is_linked);
                links.linked += u64::from(is_linked);
            }
        };
        (0..facts.changes.len()).for_each(|row| count(facts.changes.origins.get(row), false));
        linked.carried.iter().for_each(|carried| count(facts.changes.origins.get(carried.change as usize), true));
        for (row, &deployment) in linked.blamed.iter().enumerate() {
            count(facts.incidents.origins.get(row), false);
            if deployment != NOTHING {
                count(facts.incidents.origins.get(row), true);
            }
        }
        links.retain(|links| links.rows > 0);
        links
    })
}
