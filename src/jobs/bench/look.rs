//! The worker's answers to a [`Look`].

use super::super::look::{CompareWith, Look, LookAt, Seen};
use super::super::measured::question;
use super::super::rows_file::rows_csv;
use super::super::sheet::Query;
use super::Bench;
use super::answers::Answers;
use crate::delivery::civil::date_text;
use crate::delivery::{
    Comparison, Dataset, FiveMetric, PartedBy, Period, Question, RowList, Zone, asked_period, compare, course, drill,
    period_before,
};

/// The rows that were looked at last: turning the page makes no new list.
#[derive(Default)]
pub(super) struct LastRows(Option<(Query, FiveMetric, RowList)>);

impl Bench {
    /// Answers with the data sets at hand.
    pub fn look(&mut self, at: &LookAt) -> Seen {
        self.put_away_others(&at.query);
        let mut last = std::mem::take(&mut self.last_rows);
        let seen = self.see(at, &mut last);
        self.last_rows = last;
        seen
    }

    /// Rows and answers are of data sets that were put away, or of others by now.
    pub(super) fn forget_what_was_seen(&mut self) {
        self.last_rows = LastRows::default();
        self.answers = Answers::default();
    }

    fn see(&self, at: &LookAt, last: &mut LastRows) -> Seen {
        let (query, zone) = (&at.query, self.zone_of(at.query.zone));
        let data = self.at_hand(query);
        let asked = question(&data, query, &zone);
        match &at.look {
            Look::Course(pace) => Seen::Course(course(&data, &asked, *pace)),
            Look::Compare(with) => Seen::Compare(Box::new(comparison(&data, query, &asked, with, &zone))),
            Look::Parts(by) => Seen::Parts(drill(&data, &of_all_parts(asked, by), by)),
            Look::Rows(wanted) => Seen::Rows(last.list(&data, query, &asked, wanted.metric).page(&data, &zone, wanted)),
            Look::RowsFile(file) => {
                let rows = last.list(&data, query, &asked, file.metric);
                Seen::File(rows_csv(rows, &data, &zone, file))
            }
        }
    }
}

impl LastRows {
    fn list(&mut self, data: &[&Dataset], query: &Query, question: &Question, metric: FiveMetric) -> &RowList {
        let is_this = self.0.as_ref().is_some_and(|(of, m, _)| of == query && *m == metric);
        let kept = self.0.take().filter(|_| is_this);
        let (_, _, list) =
            self.0.insert(kept.unwrap_or_else(|| (query.clone(), metric, RowList::of(data, question, metric))));
        list
    }
}

/// All parts can be chosen from, also while one is chosen.
fn of_all_parts(question: Question, by: &PartedBy) -> Question {
    match by {
        PartedBy::Service | PartedBy::Team(_) => Question { services: None, ..question },
        PartedBy::Environment => question,
    }
}

fn comparison(data: &[&Dataset], query: &Query, now: &Question, with: &CompareWith, zone: &Zone) -> Comparison {
    let period = asked_period(data, now);
    let then = match with {
        CompareWith::Before => period_before(&period, now),
        CompareWith::Period(other) => question(data, &Query { period: other.clone(), ..query.clone() }, zone),
    };
    Comparison {
        now_days: days_of(&period, zone),
        then_days: days_of(&asked_period(data, &then), zone),
        figures: compare(data, now, &then),
    }
}

/// First and last day of a period.
fn days_of(period: &Period, zone: &Zone) -> Option<(String, String)> {
    let last = date_text(zone.day_of((period.to_ms - 1).max(period.from_ms)));
    period.from.clone().map(|first| (first, last))
}
