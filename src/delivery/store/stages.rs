//! Rows of event logs as bytes; they came with the third version.

use super::super::eventlog::StageRows;
use super::{DatasetError, Read, Source, Writer};

pub(super) fn write_stages(out: &mut Writer, rows: &StageRows) {
    let tells_exit: Vec<u8> = rows.tells_exit.iter().map(|tells| u8::from(*tells)).collect();
    out.bytes(&tells_exit);
    out.numbers(rows.stage.iter());
    out.numbers(rows.before.iter());
    out.texts(&rows.item);
    out.times(&rows.entered);
    out.times(&rows.exited);
    out.origins(&rows.origins);
}

pub(super) fn read_stages(source: &mut Source, names: usize) -> Read<StageRows> {
    let codes = source.bytes()?;
    let count = codes.len();
    if codes.iter().any(|code| *code > 1) {
        return Err(DatasetError::Damaged);
    }
    Ok(StageRows {
        tells_exit: codes.iter().map(|code| *code == 1).collect(),
        stage: source.full_numbers(count, names)?,
        before: source.full_numbers(count, names)?,
        item: source.texts(count)?,
        entered: source.times(count)?,
        exited: source.times(count)?,
        origins: source.origins(count)?,
    })
}
