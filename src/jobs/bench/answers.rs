//! Answers that were given lately: who changes a filter often changes it back.

use crate::jobs::sheet::{Query, Sheet};

/// How many are kept. One of two years is some hundred kilobytes.
const MOST: usize = 8;

/// Answers to questions about data sets that are all at hand and have not changed since; the latest last.
#[derive(Default)]
pub(super) struct Answers(Vec<(Query, Sheet)>);

impl Answers {
    /// The answer that was given to this very question.
    pub(super) fn to(&self, query: &Query) -> Option<Sheet> {
        self.0.iter().find(|(asked, _)| asked == query).map(|(_, sheet)| sheet.clone())
    }

    /// Keeps an answer; the eldest goes where there are too many. One that lacks data is not kept.
    pub(super) fn keep(&mut self, query: &Query, sheet: &Sheet) {
        if sheet.missing.is_empty() {
            self.0.retain(|(asked, _)| asked != query);
            self.0.push((query.clone(), sheet.clone()));
            let surplus = self.0.len().saturating_sub(MOST);
            self.0.drain(..surplus);
        }
    }
}
