//! Data sets that older releases stored, and what this one stores.

use super::event_log::STORY;
use super::*;
use crate::delivery::{FiveMetric, RowList, RowsShown, RowsWanted, SortBy, event_log, stage_split};

const DEPLOYMENTS: (&str, &[u8]) = ("deployments.json", include_bytes!("../samples/github_rest_deployments.json"));
const STATUSES: (&str, &[u8]) = ("statuses.json", include_bytes!("../samples/github_rest_deployment_statuses.json"));
const PULLS: (&str, &[u8]) = ("pulls.json", include_bytes!("../samples/gh_pr_list.json"));
const LOG: (&str, &[u8]) = ("log.csv", STORY.as_bytes());

/// All that is asked of the two is answered alike.
fn assert_alike(old: &Dataset, new: &Dataset) {
    let question = Question::default();
    assert_eq!(measure(&[old], &question), measure(&[new], &question));
    assert_eq!(event_log(&[old], &question), event_log(&[new], &question));
    assert_eq!(stage_split(&[old], &question), stage_split(&[new], &question));
    let (sort, descending, skip, take) = (SortBy::Time, false, 0, 100);
    for metric in [FiveMetric::Frequency, FiveMetric::LeadTime, FiveMetric::FailureRate, FiveMetric::Recovery] {
        for shown in [RowsShown::Counted, RowsShown::LeftOut] {
            let wanted = RowsWanted { metric, shown, sort, descending, skip, take };
            let page = |data| RowList::of(&[data], &question, metric).page(&[data], &question.zone, &wanted);
            assert_eq!(page(old), page(new), "{metric:?} {shown:?}");
        }
    }
}

#[test]
fn a_data_set_of_the_first_version_opens() {
    let old = Dataset::from_bytes(include_bytes!("../samples/stored-v1.bin")).unwrap();
    let csv = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/examples/parcel-tracking-deploys.csv"));
    let new = joined(&[("parcel-tracking-deploys.csv", csv)]);
    assert_eq!(measure(&[&old], &Question::default()), measure(&[&new], &Question::default()));
    assert!(old.deployments() > 100);
}

#[test]
fn data_sets_of_later_versions_open() {
    let cases: [(&[u8], u8, &[_]); 2] = [
        (include_bytes!("../samples/stored-v2.bin"), 2, &[DEPLOYMENTS, STATUSES, PULLS]),
        (include_bytes!("../samples/stored-v3.bin"), 3, &[DEPLOYMENTS, STATUSES, PULLS, LOG]),
    ];
    for (bytes, version, files) in cases {
        assert_eq!(bytes.get(4), Some(&version));
        let (old, new) = (Dataset::from_bytes(bytes).unwrap(), joined(files));
        assert_alike(&old, &new);
        let now = new.to_bytes();
        assert_eq!(now.get(4), Some(&4));
        assert_eq!(old.to_bytes(), now, "what was opened is stored as what was read");
        assert_alike(&Dataset::from_bytes(&now).unwrap(), &new);
    }
}
