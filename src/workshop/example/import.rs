//! The deploys as the import makes a data set of them, with everything left as proposed.

use super::deploys;
use super::scribe::Scribe;
use crate::delivery::{Choices, Dataset, FileReader, join};
use crate::id::DatasetId;
use crate::workshop::{DatasetBytes, DatasetRef, Edit};

pub const FILE_NAME: &str = "parcel-tracking-deploys.csv";

/// Imports the file and gives the rows to be stored beside the journal.
pub fn import_deploys(scribe: &mut Scribe) -> DatasetBytes {
    let id = DatasetId::from_bits(scribe.bits());
    let data = read_deploys();
    let dataset = DatasetRef {
        id,
        name: FILE_NAME.to_owned(),
        files: vec![FILE_NAME.to_owned()],
        imported_at_ms: scribe.now_ms(),
        environments: data.production.iter().cloned().collect(),
        rows: data.report.files.iter().map(|file| file.rows).sum(),
    };
    scribe.does(vec![Edit::AddDataset { dataset: Box::new(dataset), at: 0 }]);
    DatasetBytes { id, bytes: data.to_bytes() }
}

/// The file, read and joined. Nothing in it has to be asked.
pub fn read_deploys() -> Dataset {
    let mut reader = FileReader::new(FILE_NAME);
    reader.feed(deploys::csv().as_bytes());
    let reads = [reader.finish()];
    let choices = Choices::proposed(&reads);
    assert!(choices.open_words(&reads).is_empty(), "every status word is known");
    assert!(!choices.date_order_is_open(&reads), "every date reads one way");
    join(reads.into(), &choices)
}
