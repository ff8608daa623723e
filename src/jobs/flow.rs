//! Where the time goes: the stages of changes, and those of event logs.

use serde::{Deserialize, Serialize};

use super::Query;
use super::bench::Bench;
use crate::delivery::{Dataset, EventLog, StageSplit, event_log, stage_split};
use crate::id::DatasetId;

/// The answer to a question about stages.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FlowSheet {
    /// The change lead time by stage.
    pub split: StageSplit,
    /// What the event logs show; `None` where there are none.
    pub log: Option<EventLog>,
    /// The data sets that hold event logs.
    pub logged_in: Vec<DatasetId>,
    /// The data sets that hold deployments.
    pub deployed_in: Vec<DatasetId>,
}

impl Bench {
    /// Answers a question about stages to the data sets at hand.
    pub fn flow(&mut self, query: &Query) -> FlowSheet {
        self.put_away_others(query);
        let data = self.at_hand(query);
        let question = super::measured::question(&data, query, &self.zone_of(query.zone));
        let holding = |holds: fn(&Dataset) -> bool| {
            let holds_it = |id: &&DatasetId| self.dataset(**id).is_some_and(holds);
            query.datasets.iter().filter(holds_it).copied().collect()
        };
        FlowSheet {
            split: stage_split(&data, &question),
            log: event_log(&data, &question),
            logged_in: holding(|data| data.stage_rows() > 0),
            deployed_in: holding(|data| data.deployments() > 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Zone;
    use crate::jobs::{ImportView, Numbered, Remap, Reply};

    const LOG: &str = "item,stage,entered,exited\nA,Dev,2026-09-07 10:00,2026-09-07 12:00\nA,Done,2026-09-07 12:00,\n";
    const DEPLOYS: &str = "service,environment,deployed_at,status,commit_at,pr_opened_at,merged_at\n\
        shop,production,2026-09-08T10:00:00Z,success,2026-09-07T10:00:00Z,2026-09-07T14:00:00Z,2026-09-08T08:00:00Z\n";

    fn bench_with(files: &[(&str, &str)]) -> Bench {
        let mut bench = Bench::new(Zone::default());
        for (number, (name, content)) in (0..).zip(files) {
            let mut reader = bench.begin_reading(number, number, name, &Remap::AsFound);
            reader.feed(content.as_bytes());
            bench.finish_reading(number, number, reader);
        }
        bench
    }

    fn view(bench: &mut Bench) -> ImportView {
        match bench.import() {
            Reply::Import(view) => *view,
            other => panic!("not an import: {other:?}"),
        }
    }

    #[test]
    fn a_log_alone_can_be_added_and_answers() {
        let mut bench = bench_with(&[("log.csv", LOG)]);
        let import = view(&mut bench);
        assert!(import.can_be_added() && import.environments.is_empty());
        assert_eq!((import.files[0].stage_rows, import.zoneless_rows), (2, 2));
        assert_eq!(import.joined.map(|joined| (joined.deployments, joined.stage_rows)), Some((0, 2)));
        let id = DatasetId::from_bits(1);
        let _ = bench.join(id);
        bench.added();
        let sheet = bench.flow(&Query { datasets: vec![id, DatasetId::from_bits(2)], ..Query::default() });
        assert_eq!((sheet.logged_in.as_slice(), sheet.deployed_in.as_slice()), (&[id][..], &[][..]));
        let metrics = bench.measure(&Query { datasets: vec![id], ..Query::default() });
        assert!(metrics.is_without_deployments, "a sheet of them would be empty throughout");
        assert_eq!((metrics.rows.read, metrics.rows.stage_rows), (0, 2));
        let log = sheet.log.as_ref().expect("there is a log");
        assert_eq!(log.stages[0].by_visit.at(50), Some(7_200.0));
        let sent = Numbered { number: 1, body: Reply::Flow(Box::new(sheet.clone())) };
        let json = serde_json::to_string(&sent).expect("replies are JSON");
        assert_eq!(serde_json::from_str::<Numbered<Reply>>(&json).expect("they are read back"), sent);
    }

    #[test]
    fn stages_of_changes_tell_what_is_missing() {
        let mut bench = bench_with(&[("deploys.csv", DEPLOYS), ("log.csv", LOG)]);
        let id = DatasetId::from_bits(1);
        let _ = bench.join(id);
        bench.added();
        let query = Query { datasets: vec![id], ..Query::default() };
        assert!(!bench.measure(&query).is_without_deployments);
        let split = bench.flow(&query).split;
        let hours = |at: usize| split.stages[at].spread.at(50).map(|at| at / 3_600.0);
        assert_eq!([0, 1, 2, 3].map(hours), [Some(4.0), None, None, Some(2.0)]);
        assert_eq!(split.stages.each_ref().map(|stage| stage.missing), [0, 1, 1, 0], "unknown is not zero");
        assert_eq!((split.changes, split.lead.at(50)), (1, Some(86_400.0)));
        assert_eq!(split.unattributed.at(50), Some(18.0 * 3_600.0));
    }
}
