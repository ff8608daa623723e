//! From what was measured to the stages that people tick: one line per stage, and per wait between two.

use super::{MeasuredStage, MeasuredStream};
use crate::delivery::{EventLog, Spread, StageChange, StagePart, StageSplit};

/// Rework that fewer take than this share is listed and not drawn.
const LEAST_SHARE_DRAWN: f64 = 0.01;

/// The stages of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeStage {
    /// First commit → opened.
    Coding,
    /// Opened → first review.
    Pickup,
    /// First review → merged.
    Review,
    /// Merged → deployed.
    Deploy,
    /// First commit → deployed: all that is known where nothing tells the stages.
    Whole,
}

impl ChangeStage {
    /// The parts, in order.
    pub const PARTS: [Self; 4] = [Self::Coding, Self::Pickup, Self::Review, Self::Deploy];
}

/// What a line is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineName {
    /// A stage of an event log.
    Stage(String),
    /// The time between leaving one stage of an event log and entering this one.
    Before(String),
    /// A stage of a change.
    Change(ChangeStage),
}

/// A stage, or a wait between two, with its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct StageLine {
    /// What it is called.
    pub name: LineName,
    /// What it probably is.
    pub proposed: StagePart,
    /// Its time.
    pub spread: Spread,
    /// Its place among the stages of the log; `None` for waits between stages and for changes.
    pub of_log: Option<usize>,
}

impl StageLine {
    /// Whether it can stand on a map: in the stream, and measured.
    fn elapsed_hours(&self, part: StagePart, percent: u8) -> Option<f64> {
        let is_on_map = matches!(part, StagePart::Work | StagePart::Wait);
        self.spread.at(percent).filter(|_| is_on_map).map(|seconds| seconds / 3_600.0)
    }
}

/// The lines of a data set's changes. Between opening and first review a change waits. Where no stage is known the whole
/// lead time is one line.
pub fn change_lines(split: &StageSplit) -> Vec<StageLine> {
    let line = |(stage, of): (ChangeStage, &crate::delivery::SplitStage)| StageLine {
        name: LineName::Change(stage),
        proposed: if stage == ChangeStage::Pickup { StagePart::Wait } else { StagePart::Work },
        spread: of.spread.clone(),
        of_log: None,
    };
    if split.lead.n > 0 && split.stages.iter().all(|stage| stage.spread.n == 0) {
        return vec![StageLine {
            name: LineName::Change(ChangeStage::Whole),
            proposed: StagePart::Work,
            spread: split.lead.clone(),
            of_log: None,
        }];
    }
    ChangeStage::PARTS.into_iter().zip(&split.stages).map(line).collect()
}

/// The lines of an event log, in the usual order of its stages. `per_item`: all visits of an item together. The time
/// between stages has a line of its own where more than a quarter of the items had to wait there.
pub fn log_lines(log: &EventLog, per_item: bool) -> Vec<StageLine> {
    let mut lines = Vec::new();
    for (place, stage) in log.stages.iter().enumerate() {
        if stage.gap_before.at(75).is_some_and(|gap| gap > 0.0) {
            lines.push(StageLine {
                name: LineName::Before(stage.name.clone()),
                proposed: StagePart::Wait,
                spread: stage.gap_before.clone(),
                of_log: None,
            });
        }
        lines.push(StageLine {
            name: LineName::Stage(stage.name.clone()),
            proposed: stage.part,
            spread: if per_item { stage.by_item.clone() } else { stage.by_visit.clone() },
            of_log: Some(place),
        });
    }
    lines
}

/// The stages that stand on a map: those that are in the stream and measured. `parts`: what each line is, by people or as
/// proposed. `changes`: those of the log. Names come from `say`.
pub fn stream_of(
    lines: &[StageLine],
    parts: &[StagePart],
    changes: &[StageChange],
    percent: u8,
    say: impl Fn(&LineName) -> String,
) -> MeasuredStream {
    let mut stream = MeasuredStream { percentile: percent, ..MeasuredStream::default() };
    let mut place_of_log = std::collections::BTreeMap::new();
    for (line, &part) in lines.iter().zip(parts) {
        let Some(elapsed_hours) = line.elapsed_hours(part, percent) else { continue };
        place_of_log.extend(line.of_log.map(|of_log| (of_log, stream.stages.len())));
        stream.stages.push(MeasuredStage {
            name: say(&line.name),
            is_wait: part == StagePart::Wait,
            is_whole_way: line.name == LineName::Change(ChangeStage::Whole),
            elapsed_hours,
            sample_size: u32::try_from(line.spread.n).unwrap_or(u32::MAX),
        });
    }
    let drawn = changes.iter().filter(|change| change.goes_back() && change.share >= LEAST_SHARE_DRAWN);
    stream.going_back = drawn
        .filter_map(|change| Some((*place_of_log.get(&change.from)?, *place_of_log.get(&change.to)?, change.share)))
        .collect();
    stream
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::{Choices, Question, event_log, join, read_file};

    fn log(text: &str) -> EventLog {
        let data = join(vec![read_file("log.csv", text.as_bytes())], &Choices::default());
        event_log(&[&data], &Question::default()).expect("there is a log")
    }

    fn say(name: &LineName) -> String {
        match name {
            LineName::Stage(name) => name.clone(),
            LineName::Before(name) => ["before ", name].concat(),
            LineName::Change(stage) => format!("{stage:?}"),
        }
    }

    const TEXT: &str = "item,stage,entered,exited\n\
        A,To do,2026-09-07T08:00:00Z,2026-09-07T10:00:00Z\n\
        A,Dev,2026-09-07T10:00:00Z,2026-09-07T12:00:00Z\n\
        A,Test,2026-09-07T15:00:00Z,2026-09-07T16:00:00Z\n\
        A,Dev,2026-09-07T16:00:00Z,2026-09-07T18:00:00Z\n\
        A,Test,2026-09-07T18:00:00Z,2026-09-07T19:00:00Z\n\
        A,Done,2026-09-07T19:00:00Z,\n";

    fn proposed(lines: &[StageLine]) -> Vec<StagePart> {
        lines.iter().map(|line| line.proposed).collect()
    }

    #[test]
    fn a_log_becomes_a_stream_with_queues_and_rework() {
        let log = log(TEXT);
        let lines = log_lines(&log, false);
        let stream = stream_of(&lines, &proposed(&lines), &log.changes, 50, say);
        let told: Vec<_> = stream.stages.iter().map(|s| (s.name.as_str(), s.is_wait, s.elapsed_hours)).collect();
        assert_eq!(told, [("To do", true, 2.0), ("Dev", false, 2.0), ("before Test", true, 1.5), ("Test", false, 1.0)]);
        assert_eq!(stream.going_back, [(3, 1, 0.5)]);
        let together = log_lines(&log, true);
        let stream = stream_of(&together, &proposed(&together), &log.changes, 50, say);
        assert_eq!(stream.stages[1].elapsed_hours, 4.0, "both visits of the item");
    }

    #[test]
    fn a_table_with_a_column_for_each_stage_becomes_the_same_stream() {
        let wide = log("ID,Title,To do,Dev,Test,Done\n\
             A,x,2026-09-07T08:00:00Z,2026-09-07T10:00:00Z,2026-09-07T15:00:00Z,2026-09-07T16:00:00Z\n");
        let lines = log_lines(&wide, false);
        let stream = stream_of(&lines, &proposed(&lines), &wide.changes, 50, say);
        let told: Vec<_> = stream.stages.iter().map(|s| (s.name.as_str(), s.is_wait, s.elapsed_hours)).collect();
        assert_eq!(told, [("To do", true, 2.0), ("Dev", false, 5.0), ("Test", false, 1.0)]);
        assert_eq!((stream.going_back.len(), lines[3].proposed), (0, StagePart::End));
    }

    #[test]
    fn what_is_ticked_off_or_not_measured_stays_away() {
        let log = log(TEXT);
        let lines = log_lines(&log, false);
        let mut parts = proposed(&lines);
        (parts[0], parts[4]) = (StagePart::End, StagePart::Work);
        let stream = stream_of(&lines, &parts, &log.changes, 50, say);
        let names: Vec<_> = stream.stages.iter().map(|stage| stage.name.as_str()).collect();
        assert_eq!(names, ["Dev", "before Test", "Test"], "Done has no time, and no zero either");
        assert_eq!(stream.going_back, [(2, 0, 0.5)]);
        let none = stream_of(&change_lines(&StageSplit::default()), &[StagePart::Work; 4], &[], 85, say);
        assert_eq!(none.stages, []);

        let alone = StageSplit { lead: lines[1].spread.clone(), ..StageSplit::default() };
        let stream = stream_of(&change_lines(&alone), &[StagePart::Work], &[], 50, say);
        assert_eq!(
            stream.stages.iter().map(|s| (s.name.as_str(), s.is_whole_way)).collect::<Vec<_>>(),
            [("Whole", true)]
        );
    }
}
