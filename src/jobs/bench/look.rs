//! The worker's answers to a [`Look`].

use super::super::look::{CompareWith, Look, LookAt, Seen};
use super::super::measured::question;
use super::super::rows_file::rows_csv;
use super::super::sheet::Query;
use super::Bench;
use super::answers::Answers;
use crate::delivery::civil::date_text;
use crate::delivery::{
    Comparison, Dataset, FiveMetric, PartFigures, PartedBy, Period, Question, RowList, Zone, asked_period, compare,
    course, drill, period_before,
};

/// What was looked at last: turning the page makes no new list, and the parts to choose from stay while one is chosen.
#[derive(Default)]
pub(super) struct LastLooks {
    rows: Option<(Query, FiveMetric, RowList)>,
    parts: Option<(Query, PartedBy, Vec<PartFigures>)>,
}

impl Bench {
    /// Answers with the data sets at hand.
    pub fn look(&mut self, at: &LookAt) -> Seen {
        self.put_away_others(&at.query);
        let mut last = std::mem::take(&mut self.last_looks);
        let seen = self.see(at, &mut last);
        self.last_looks = last;
        seen
    }

    /// Rows and answers are of data sets that were put away, or of others by now.
    pub(super) fn forget_what_was_seen(&mut self) {
        self.last_looks = LastLooks::default();
        self.answers = Answers::default();
    }

    fn see(&self, at: &LookAt, last: &mut LastLooks) -> Seen {
        let (query, zone) = (&at.query, self.zone_of(at.query.zone));
        let data = self.at_hand(query);
        let asked = question(&data, query, &zone);
        match &at.look {
            Look::Course(pace) => Seen::Course(course(&data, &asked, *pace)),
            Look::Compare(with) => Seen::Compare(Box::new(comparison(&data, query, &asked, with, &zone))),
            Look::Parts(by) => Seen::Parts(last.parts(&data, query, asked, by)),
            Look::Json => Seen::Json(match self.answers.to(query) {
                Some(answer) => answer.json(),
                None => self.answered(query).json(),
            }),
            Look::Rows(wanted) => Seen::Rows(last.rows(&data, query, &asked, wanted.metric).page(&data, &zone, wanted)),
            Look::RowsFile(file) => {
                let rows = last.rows(&data, query, &asked, file.metric);
                Seen::File(rows_csv(rows, &data, &zone, file))
            }
        }
    }
}

impl LastLooks {
    fn rows(&mut self, data: &[&Dataset], query: &Query, question: &Question, metric: FiveMetric) -> &RowList {
        let is_this = self.rows.as_ref().is_some_and(|(of, m, _)| of == query && *m == metric);
        let kept = self.rows.take().filter(|_| is_this);
        let (_, _, list) =
            self.rows.insert(kept.unwrap_or_else(|| (query.clone(), metric, RowList::of(data, question, metric))));
        list
    }

    /// All parts can be chosen from, also while one is chosen.
    fn parts(&mut self, data: &[&Dataset], query: &Query, question: Question, by: &PartedBy) -> Vec<PartFigures> {
        let (query, question) = match by {
            PartedBy::Service | PartedBy::Team(_) => {
                let of_all = Query { service: None, team: None, ..query.clone() };
                (of_all, Question { services: None, ..question })
            }
            PartedBy::Environment => (query.clone(), question),
        };
        let kept = self.parts.take().filter(|(of, parted, _)| *of == query && parted == by);
        let (_, _, parts) = self.parts.insert(kept.unwrap_or_else(|| {
            let parts = drill(data, &question, by);
            (query, by.clone(), parts)
        }));
        parts.clone()
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
