//! Closing the books: what a file is, what must be asked, what a person should know.

use super::super::asked::{environment_counts, word_counts};
use super::super::civil::DAY_MS;
use super::super::finding::{Finding, is_round_count};
use super::super::outcome::FailureMeans;
use super::super::place::Place;
use super::super::read::{DateOrder, FileRead, Recognised, RejectReason};
use super::super::role::{Mapping, Role};
use super::super::series::{ImportedSeries, SeriesPoint, propose_metric, settled};
use super::super::timestamp::{self, Cell};
use super::{COLUMNS_SHOWN, Ingest};

impl Ingest {
    /// Takes one day of a series.
    pub fn point(&mut self, place: Place, date: &str, value: &str) {
        self.rows += 1;
        let day = match timestamp::read(date.as_bytes()) {
            Cell::Time(written) => written.ms.div_euclid(DAY_MS),
            _ => return self.reject(place, "date".to_owned(), date, RejectReason::NotATime),
        };
        self.series.push(SeriesPoint { day, value: value.parse().ok().filter(|value: &f64| value.is_finite()) });
    }

    /// Closes the books.
    pub fn finish(mut self, mapping: Option<Mapping>) -> FileRead {
        self.end_mirror();
        self.facts.deployments.revision.close();
        self.notes.clocks_unread = self.clocks.as_ref().map_or(0, |clocks| clocks.unread_rows);
        let failure_means = match self.kind {
            Recognised::FlatTable => FailureMeans::FailedInProduction,
            _ => FailureMeans::DidNotDeploy,
        };
        let date_order = match (self.two_way_rows, self.shown.day_first, self.shown.month_first) {
            (0, _, _) => DateOrder::Clear,
            (_, true, false) => DateOrder::DayFirst,
            (_, false, true) => DateOrder::MonthFirst,
            _ => DateOrder::Undecided,
        };
        let has_no_words = self.success_assumed || self.kind == Recognised::GithubDeployments;
        let tells_failure = mapping.as_ref().is_some_and(|mapping| mapping.columns.contains(&Role::Failed));
        let points = settled(std::mem::take(&mut self.series));
        FileRead {
            words: word_counts(&self.facts, failure_means, has_no_words),
            environments: environment_counts(&self.facts),
            findings: self.findings(points.len() as u64),
            series: (!points.is_empty()).then(|| ImportedSeries {
                metric: propose_metric(&self.file, &points),
                file: self.file.clone(),
                points,
            }),
            name: self.file,
            kind: self.kind,
            rows: self.rows,
            head: self.head,
            mapping,
            zoneless_rows: self.zoneless_rows,
            date_order,
            two_way_date_rows: self.two_way_rows,
            // Of changes, incidents and stages nothing is assumed.
            success_assumed: self.success_assumed && !tells_failure && self.facts.deployments.len() > 0,
            rejects: self.rejects,
            facts: self.facts,
        }
    }

    fn findings(&self, points: u64) -> Vec<Finding> {
        let is_read = !matches!(self.kind, Recognised::Unrecognised(_));
        let mut findings = Vec::new();
        match self.rejects.first.first() {
            _ if !is_read => {}
            None if self.rows == 0 => findings.push(Finding::NoRows),
            Some(first) if self.rejects.total == self.rows => findings.push(Finding::AllRejected {
                rows: self.rows,
                column: first.column.clone(),
                value: first.value.clone(),
                reason: first.reason,
            }),
            _ if points > 0 => findings.push(Finding::SeriesOnly { points }),
            _ if is_round_count(self.rows) => findings.push(Finding::RoundCount { rows: self.rows }),
            _ => {}
        }
        findings.extend(self.notes.findings(COLUMNS_SHOWN as u64));
        findings
    }
}
