//! What a person decided at import.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::outcome::Outcome;
use super::read::{DateOrder, FileRead};
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

impl Choices {
    /// The choices as proposed: known words, the ticked environments, UTC.
    pub fn proposed(reads: &[FileRead]) -> Self {
        let ticked =
            |read: &FileRead| read.environments.iter().filter(|e| e.ticked).map(|e| e.name.clone()).collect::<Vec<_>>();
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
