//! What a person should know about a file before adding it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::place::Place;
use super::read::RejectReason;

/// One thing to know about a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// It has the right form and no rows.
    NoRows,
    /// Not one row could be read; all for the first one's reason and column, or most of them.
    AllRejected {
        /// Rows.
        rows: u64,
        /// Column of the first one.
        column: String,
        /// Its value.
        value: String,
        /// Why it could not be read.
        reason: RejectReason,
    },
    /// It ends in the middle of a row: what stands before is read, what stood behind is not there.
    CutInTheMiddle {
        /// Line of its end.
        line: u64,
        /// Byte within that line, from 1.
        byte: u64,
    },
    /// A round number of rows, as tools give in one page or export: older ones are probably missing.
    RoundCount {
        /// Rows.
        rows: u64,
    },
    /// Applications whose history is as long as the tool keeps it: older deployments are probably missing.
    FullHistories {
        /// Applications.
        applications: u64,
    },
    /// Items of which the file holds only a part of the history: when they came to their first stage is not known.
    ShortHistories {
        /// Items.
        items: u64,
    },
    /// Runs that were tried before: the attempts that the file does not hold may have failed.
    HiddenAttempts {
        /// Attempts not in the file.
        attempts: u64,
    },
    /// Tags without a time of their own: left out.
    LightweightTags {
        /// Tags.
        tags: u64,
    },
    /// Tags without a time of their own: their commit's stands for that of the release, so that commit has no lead time.
    TagsDatedByCommit {
        /// Tags.
        tags: u64,
    },
    /// Deployments that tell no result: success cannot be told from failure.
    ResultNotTold {
        /// Deployments.
        rows: u64,
    },
    /// The revisions are those of a repository of configuration and match no commit of the program.
    ConfigurationRevisions {
        /// Deployments.
        rows: u64,
    },
    /// Rows that tell of other things than deployments, changes and incidents.
    OtherRows {
        /// Rows.
        rows: u64,
    },
    /// Rows that repeat the header, as files put behind each other have them.
    RepeatedHeaders {
        /// Rows.
        rows: u64,
    },
    /// A log that does not tell the parents of its commits: its order was taken.
    ParentsAssumed {
        /// How many commits.
        commits: u64,
    },
    /// Incidents of which no column tells the beginning: the end of their deployment was taken.
    IncidentStartAssumed {
        /// Rows.
        rows: u64,
    },
    /// Rows whose time of day could not be read, though the date before it could: they count from midnight.
    TimesOfDayUnread {
        /// Rows.
        rows: u64,
    },
    /// More columns than are shown; those that are known by name are read all the same.
    ManyColumns {
        /// Columns.
        columns: u64,
        /// Shown.
        shown: u64,
    },
    /// Figures that its tool computed: shown as they are, without the rows behind them.
    SeriesOnly {
        /// Points.
        points: u64,
    },
}

/// Where tools cut lists off.
const LIMITS: [u64; 12] = [10, 20, 25, 30, 50, 100, 200, 250, 500, 1_000, 5_000, 10_000];

/// Whether the rows are as many as tools give at most in one page or export.
pub(crate) fn is_round_count(rows: u64) -> bool {
    LIMITS.contains(&rows)
}

/// What was noticed while reading.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    pub cut_at: Option<Place>,
    pub attempts: Attempts,
    pub lightweight_tags: u64,
    pub tags_dated_by_commit: u64,
    pub result_not_told: u64,
    pub configuration_revisions: u64,
    pub full_histories: u64,
    pub short_histories: u64,
    pub other_rows: u64,
    pub repeated_headers: u64,
    pub columns: u64,
    pub clocks_unread: u64,
    pub incident_starts_assumed: u64,
    pub parents_assumed: u64,
    /// The file may be the answer of an interface that refused.
    pub error_message: bool,
    /// Rows are steps within runs of Bitbucket Pipelines.
    pub pipeline_steps: bool,
}

/// Attempts of runs: the highest number, and how many are there.
#[derive(Debug, Default)]
pub(crate) struct Attempts(BTreeMap<String, (u64, u64)>);

impl Attempts {
    pub fn add(&mut self, run: String, attempt: u64) {
        let (highest, seen) = self.0.entry(run).or_default();
        *highest = attempt.max(*highest);
        *seen += 1;
    }

    /// Attempts that must have been and are not there.
    fn hidden(&self) -> u64 {
        self.0.values().map(|(highest, seen)| highest.saturating_sub(*seen)).fold(0, u64::saturating_add)
    }
}

impl Notes {
    /// The findings that the notes alone tell, in the order they are shown.
    pub fn findings(&self, columns_shown: u64) -> Vec<Finding> {
        let counted = [
            (self.full_histories, Finding::FullHistories { applications: self.full_histories }),
            (self.short_histories, Finding::ShortHistories { items: self.short_histories }),
            (self.result_not_told, Finding::ResultNotTold { rows: self.result_not_told }),
            (self.attempts.hidden(), Finding::HiddenAttempts { attempts: self.attempts.hidden() }),
            (self.lightweight_tags, Finding::LightweightTags { tags: self.lightweight_tags }),
            (self.tags_dated_by_commit, Finding::TagsDatedByCommit { tags: self.tags_dated_by_commit }),
            (self.configuration_revisions, Finding::ConfigurationRevisions { rows: self.configuration_revisions }),
            (self.other_rows, Finding::OtherRows { rows: self.other_rows }),
            (self.incident_starts_assumed, Finding::IncidentStartAssumed { rows: self.incident_starts_assumed }),
            (self.parents_assumed, Finding::ParentsAssumed { commits: self.parents_assumed }),
            (self.clocks_unread, Finding::TimesOfDayUnread { rows: self.clocks_unread }),
            (self.repeated_headers, Finding::RepeatedHeaders { rows: self.repeated_headers }),
            (
                self.columns.saturating_sub(columns_shown),
                Finding::ManyColumns { columns: self.columns, shown: columns_shown },
            ),
        ];
        let cut = self.cut_at.map(|place| Finding::CutInTheMiddle { line: place.line, byte: place.byte });
        cut.into_iter().chain(counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, finding)| finding)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_that_are_not_there_are_counted() {
        let mut attempts = Attempts::default();
        for (run, attempt) in [("a", 1), ("b", 3), ("c", 2), ("c", 1)] {
            attempts.add(run.to_owned(), attempt);
        }
        assert_eq!(attempts.hidden(), 2);
    }
}
