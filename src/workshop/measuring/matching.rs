//! Which step of a map a measured stage probably is. A proposal: people choose otherwise.

use super::MeasuredStream;
use crate::id::StepId;
use crate::stream::{Step, StepKind, StreamMap};

/// Words that name one activity.
const ALIKE: [&[&str]; 6] = [
    &["coding", "code", "develop", "development", "dev", "implement", "implementation", "programming", "progress"],
    &["review", "reviewing", "reviewed", "approval"],
    &["deploy", "deployment", "release", "rollout", "golive"],
    &["test", "testing", "qa", "verification", "verify"],
    &["analysis", "analyse", "analyze", "refinement", "specification"],
    &["build", "integration", "ci"],
];

const SAME: u32 = 4;
const CONTAINED: u32 = 3;
const WORD_SHARED: u32 = 2;
const ALIKE_SHARED: u32 = 1;

fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// How well two names fit, 0: not at all.
fn fit(stage: &[String], step: &[String]) -> u32 {
    let within = |part: &[String], whole: &[String]| !part.is_empty() && part.iter().all(|word| whole.contains(word));
    let is_telling =
        |word: &&String| word.chars().count() > 2 && !["the", "for", "and", "code"].contains(&word.as_str());
    let group = |word: &String| ALIKE.iter().position(|group| group.contains(&word.as_str()));
    if stage == step {
        return SAME;
    }
    if within(stage, step) || within(step, stage) {
        return CONTAINED;
    }
    if stage.iter().filter(is_telling).any(|word| step.contains(word)) {
        return WORD_SHARED;
    }
    let shares_group =
        stage.iter().filter_map(group).any(|own| step.iter().filter_map(group).any(|other| own == other));
    if shares_group { ALIKE_SHARED } else { 0 }
}

/// The step that each stage probably is, by name. A step gets one working stage; a waiting stage that is no step of its
/// own goes to the step that it leads into, because a wait belongs to the lead time of what follows.
pub fn match_steps(map: &StreamMap, stream: &MeasuredStream) -> Vec<Option<StepId>> {
    let steps: Vec<(&Step, Vec<String>)> =
        map.steps.iter().filter(|step| step.kind != StepKind::Outside).map(|step| (step, words(&step.name))).collect();
    let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
    for (at, stage) in stream.stages.iter().enumerate().filter(|(_, stage)| !stage.is_whole_way) {
        let name = words(&stage.name);
        for (row, (step, step_words)) in steps.iter().enumerate() {
            let is_queue = step.kind == StepKind::Queue;
            let score = fit(&name, step_words);
            // A wait is a step of its own only where that is a queue, or has its very name.
            if score == SAME || score > 0 && stage.is_wait == is_queue {
                pairs.push((score, at, row));
            }
        }
    }
    pairs.sort_by_key(|&(score, at, row)| (std::cmp::Reverse(score), at, row));
    let mut matched: Vec<Option<StepId>> = vec![None; stream.stages.len()];
    let mut is_taken = vec![false; steps.len()];
    for (_, at, row) in pairs {
        let (Some(own), Some(taken)) = (matched.get_mut(at), is_taken.get_mut(row)) else { continue };
        if own.is_none() && !*taken {
            *taken = true;
            *own = steps.get(row).map(|(step, _)| step.id);
        }
    }
    give_waits_to_what_follows(stream, &mut matched);
    matched
}

fn give_waits_to_what_follows(stream: &MeasuredStream, matched: &mut [Option<StepId>]) {
    let mut next: Option<StepId> = None;
    for (stage, own) in stream.stages.iter().zip(matched).rev() {
        if stage.is_wait && own.is_none() {
            *own = next;
        } else if !stage.is_wait {
            next = *own;
        }
    }
}
