//! What the readers, the join and the metrics do together.

mod bad_input;
mod benchmark;
mod event_log;
mod every_format;
mod histories;
mod properties;
mod runs;
mod short_way;
mod sources;
mod spreadsheets;
mod stored;
mod story;
mod times_of_day;
mod traps;
mod wide_log;

use super::{Choices, Dataset, FileRead, Metrics, Question, join, measure, read_file};

/// 2026-09-07 00:00 UTC.
const STORY_FROM_MS: i64 = 1_788_739_200_000;
/// 2026-09-28 00:00 UTC.
const STORY_TO_MS: i64 = STORY_FROM_MS + 21 * 86_400_000;

fn read_all(files: &[(&str, &[u8])]) -> Vec<FileRead> {
    files.iter().map(|(name, bytes)| read_file(name, bytes)).collect()
}

fn joined(files: &[(&str, &[u8])]) -> Dataset {
    let reads = read_all(files);
    let choices = Choices::proposed(&reads);
    join(reads, &choices)
}

fn story_question() -> Question {
    Question { from_ms: Some(STORY_FROM_MS), to_ms: Some(STORY_TO_MS), ..Question::default() }
}

fn measured(files: &[(&str, &[u8])]) -> Metrics {
    measure(&[&joined(files)], &story_question())
}
