//! Answers that were given lately: who changes a filter often changes it back.

use std::sync::Arc;

use crate::delivery::{Dataset, Metrics, Zone};
use crate::jobs::sheet::{Query, Sheet};

/// How many are kept. One of two years is some hundred kilobytes.
const MOST: usize = 8;

/// An answer, and the metrics that it was made of: only the export shows all of them.
#[derive(Clone)]
pub(super) struct Answered {
    pub(super) sheet: Sheet,
    metrics: Arc<Metrics>,
}

impl Answered {
    pub(super) fn of(data: &[&Dataset], query: &Query, zone: &Zone) -> Self {
        let (sheet, metrics) = Sheet::with_metrics(data, query, zone);
        Self { sheet, metrics: Arc::new(metrics) }
    }

    /// The documented JSON export.
    pub(super) fn json(&self) -> String {
        serde_json::to_string_pretty(&*self.metrics).unwrap_or_default()
    }
}

/// Answers to questions about data sets that are all at hand and have not changed since; the latest last.
#[derive(Default)]
pub(super) struct Answers(Vec<(Query, Answered)>);

impl Answers {
    /// The answer that was given to this very question.
    pub(super) fn to(&self, query: &Query) -> Option<&Answered> {
        self.0.iter().find(|(asked, _)| asked == query).map(|(_, answer)| answer)
    }

    /// Keeps an answer; the eldest goes where there are too many. One that lacks data is not kept.
    pub(super) fn keep(&mut self, query: &Query, answer: Answered) {
        if answer.sheet.missing.is_empty() {
            self.0.retain(|(asked, _)| asked != query);
            self.0.push((query.clone(), answer));
            let surplus = self.0.len().saturating_sub(MOST);
            self.0.drain(..surplus);
        }
    }
}
