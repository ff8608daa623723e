//! What a person is asked about a file: its status words and its environments.

use super::environment::is_production_name;
use super::facts::Facts;
use super::outcome::{FailureMeans, Outcome, propose};
use super::read::{EnvironmentCount, WordCount};

/// How often each number occurs in columns of names, most frequent first.
fn counted(facts: &Facts, numbers: impl Iterator<Item = u32>) -> Vec<(String, u64)> {
    let mut counts = vec![0u64; facts.names.len()];
    for number in numbers {
        if let Some(count) = counts.get_mut(number as usize) {
            *count += 1;
        }
    }
    let mut list: Vec<(String, u64)> =
        facts.names.iter().map(str::to_owned).zip(counts).filter(|(_, n)| *n > 0).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
}

/// Status words whose meaning decides. An empty cell is a word to be asked about, unless the source has no place for
/// one.
pub(crate) fn word_counts(facts: &Facts, failure_means: FailureMeans, has_no_words: bool) -> Vec<WordCount> {
    let rows = &facts.deployments;
    let of_deployments = rows.word.iter().zip(&rows.outcome).filter(|(_, outcome)| **outcome == Outcome::Unknown);
    let words = of_deployments.map(|(word, _)| word).chain(facts.statuses.word.iter());
    let mut list = counted(facts, words);
    list.retain(|(word, _)| !(word.is_empty() && (has_no_words || facts.statuses.len() > 0)));
    list.into_iter().map(|(word, rows)| WordCount { proposed: propose(&word, failure_means), word, rows }).collect()
}

/// Rows that name no environment are ticked where no other name of the file says production.
pub(crate) fn environment_counts(facts: &Facts) -> Vec<EnvironmentCount> {
    let list = counted(facts, facts.deployments.environment.iter().chain(facts.statuses.environment.iter()));
    let some_named = list.iter().any(|(name, _)| is_production_name(name));
    list.into_iter()
        .map(|(name, rows)| EnvironmentCount {
            ticked: is_production_name(&name) || name.is_empty() && !some_named,
            name,
            rows,
        })
        .collect()
}
