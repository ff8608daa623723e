//! The change lead time by stage: coding, pickup, review, deploy. A stage that is missing or negative in a change is
//! unknown for it, never 0; what the known stages do not cover is unattributed.

use serde::{Deserialize, Serialize};

use super::dataset::Dataset;
use super::eventlog::Spread;
use super::facts::change_is;
use super::measure::{Analysis, NO_SERVICE, with_analysis};
use super::question::Question;

const STAGES: usize = 4;

/// One stage of the changes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SplitStage {
    /// Its time, in the changes for which it is known.
    pub spread: Spread,
    /// Changes left out because one of its ends is not told.
    pub missing: u64,
    /// Changes left out because it ends before it starts.
    pub negative: u64,
}

/// The change lead time by stage.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct StageSplit {
    /// Changes of the period that tell anything about stages.
    pub changes: u64,
    /// Coding, pickup, review, deploy.
    pub stages: [SplitStage; STAGES],
    /// The change lead time, of all changes that have one.
    pub lead: Spread,
    /// What the known stages of a change do not cover of its lead time, in the changes that tell both.
    pub unattributed: Spread,
}

/// Splits the changes that a question asks for.
pub fn stage_split(data: &[&Dataset], question: &Question) -> StageSplit {
    with_analysis(data, question, split_of)
}

fn split_of(analysis: &Analysis) -> StageSplit {
    let changes = &analysis.linked.facts.changes;
    let mut split = StageSplit::default();
    let mut known: [Vec<i64>; STAGES] = Default::default();
    let mut unattributed = Vec::new();
    for carried in &analysis.linked.carried {
        let change = carried.change as usize;
        let end = analysis.end_of(carried.deployment);
        let is_asked = analysis.service_of(carried.deployment) != NO_SERVICE && analysis.calendar.holds(end);
        if !is_asked || !changes.is(change, change_is::STAGES) {
            continue;
        }
        split.changes += 1;
        let times = [&changes.authored, &changes.opened, &changes.first_review, &changes.merged]
            .map(|column| column.get(change));
        let ends = times.into_iter().skip(1).chain([Some(end)]);
        let mut covered = 0;
        for (((start, end), stage), values) in times.into_iter().zip(ends).zip(&mut split.stages).zip(&mut known) {
            match start.zip(end).map(|(start, end)| end - start) {
                None => stage.missing += 1,
                Some(ms) if ms < 0 => stage.negative += 1,
                Some(ms) => {
                    covered += ms;
                    values.push(ms);
                }
            }
        }
        let [authored, ..] = times;
        let lead = authored.map(|authored| end - authored).filter(|lead| *lead >= 0);
        unattributed.extend(lead.map(|lead| (lead - covered).max(0)));
    }
    for (stage, values) in split.stages.iter_mut().zip(&mut known) {
        stage.spread = Spread::of(values);
    }
    split.lead = Spread::of(&mut analysis.leads.iter().map(|lead| lead.ms).collect::<Vec<_>>());
    split.unattributed = Spread::of(&mut unattributed);
    split
}
