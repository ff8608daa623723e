//! What the document knows of deploy data.

use super::read::Reader;
use super::write::Writer;
use crate::id::DatasetId;
use crate::workshop::DatasetRef;

pub(super) fn read_dataset(reader: Reader<'_>) -> DatasetRef {
    DatasetRef {
        id: DatasetId::from_bits(reader.at("id").id()),
        name: reader.text_at("name"),
        files: reader.at("files").items().map(Reader::text).collect(),
        imported_at_ms: reader.at("imported_at_ms").number(),
        environments: reader.at("environments").items().map(Reader::text).collect(),
        rows: reader.at("rows").count(),
    }
}

pub(super) fn write_dataset(out: &mut Writer, dataset: &DatasetRef) {
    out.object().key("id").id(&dataset.id).key("name").text(&dataset.name);
    write_texts(out.key("files"), &dataset.files);
    out.key("imported_at_ms").number(dataset.imported_at_ms);
    write_texts(out.key("environments"), &dataset.environments);
    out.key("rows").count(dataset.rows).end_object();
}

fn write_texts(out: &mut Writer, texts: &[String]) {
    out.list();
    for text in texts {
        out.text(text);
    }
    out.end_list();
}
