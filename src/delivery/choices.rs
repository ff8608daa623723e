//! What a person decided at import.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::link::plain_version;
use super::outcome::Outcome;
use super::read::{DateOrder, EnvironmentCount, FileRead, Recognised};
use super::series::SeriesMetric;
use super::zone::Zone;

/// What a person decided at import, or left as proposed ([`Choices::proposed`]). Column mappings are given when a file
/// is read ([`super::ReadOptions`]).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// What status words mean, for all files; compared without regard to case. A word that is not here means what its
    /// file proposes.
    pub words: Vec<(String, Outcome)>,
    /// The environments that are production, in small letters; the empty name stands for rows that name none.
    pub environments: BTreeSet<String>,
    /// The zone of times without an offset.
    pub zoneless: Zone,
    /// Whether the day comes first where a file leaves it open. `None`: day first.
    pub day_first: Option<bool>,
    /// Service of the rows that name none, by file name.
    pub services: BTreeMap<String, String>,
    /// What the series of a file measures, by file name; one that is not here measures what its file proposes.
    pub series: BTreeMap<String, SeriesMetric>,
}

/// Whether an environment of a file is taken for production unless a person says otherwise. Tags name none: where
/// deployments to production name the same versions, the tags are no further deployments.
pub fn is_ticked<'a>(
    found: &EnvironmentCount,
    of: &FileRead,
    reads: impl IntoIterator<Item = &'a FileRead> + Clone,
) -> bool {
    let are_tags = of.kind == Recognised::GitTags && found.name.is_empty();
    found.ticked && !(are_tags && reads.into_iter().any(|read| deploys_versions_of(read, of)))
}

/// Whether deployments that name their production name versions that tags carry.
fn deploys_versions_of(read: &FileRead, tags: &FileRead) -> bool {
    if !read.environments.iter().any(|found| found.ticked && !found.name.is_empty()) {
        return false;
    }
    let versions = |read: &FileRead| -> BTreeSet<String> {
        let rows = &read.facts.deployments;
        let named = (0..rows.len()).map(|row| plain_version(rows.version.get(row)).to_owned());
        named.filter(|version| !version.is_empty()).collect()
    };
    !versions(read).is_disjoint(&versions(tags))
}

impl Choices {
    /// The choices as proposed: known words, the ticked environments, UTC.
    pub fn proposed(reads: &[FileRead]) -> Self {
        let ticked = |read: &FileRead| -> Vec<String> {
            let ticked = read.environments.iter().filter(|found| is_ticked(found, read, reads));
            ticked.map(|found| found.name.clone()).collect()
        };
        Self { environments: reads.iter().flat_map(ticked).collect(), ..Self::default() }
    }

    /// The status words that must still be asked about.
    pub fn open_words(&self, reads: &[FileRead]) -> BTreeSet<String> {
        let told = |word: &str| self.words.iter().any(|(w, _)| w.eq_ignore_ascii_case(word));
        let open = reads.iter().flat_map(|read| &read.words).filter(|w| w.proposed.is_none() && !told(&w.word));
        open.map(|w| w.word.clone()).collect()
    }

    /// Whether some file leaves it open if day or month comes first, and nobody has said.
    pub fn date_order_is_open(&self, reads: &[FileRead]) -> bool {
        self.day_first.is_none() && reads.iter().any(|read| read.date_order == DateOrder::Undecided)
    }
}
