//! Rows of event logs as bytes; they came with the third version, the places of their columns with the fifth.

use super::super::column::Numbers;
use super::super::eventlog::StageRows;
use super::super::facts::NOTHING;
use super::{DatasetError, PACKED_SINCE, PLACES_SINCE, Read, Source, Writer};

pub(super) fn write_stages(out: &mut Writer, rows: &StageRows) {
    let tells_exit: Vec<u8> = rows.tells_exit.iter().map(|tells| u8::from(*tells)).collect();
    out.bytes(&tells_exit);
    out.numbers(rows.stage.iter());
    out.numbers(rows.before.iter());
    out.texts(&rows.item);
    out.times(&rows.entered);
    out.times(&rows.exited);
    out.origins(&rows.origins);
    if version_of(rows) >= PLACES_SINCE {
        out.numbers(rows.place.iter());
    }
}

/// The version that stores these rows: older releases open what they can read all of.
pub(super) fn version_of(rows: &StageRows) -> u8 {
    if rows.place.len() > 0 { PLACES_SINCE } else { PACKED_SINCE }
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
        place: if source.1 >= PLACES_SINCE { places(source, count)? } else { Numbers::default() },
    })
}

fn places(source: &mut Source, rows: usize) -> Read<Numbers> {
    let places = source.numbers(usize::MAX)?;
    let fits = places.len() <= rows && !places.contains(&NOTHING);
    if fits { Ok(places.into()) } else { Err(DatasetError::Damaged) }
}
