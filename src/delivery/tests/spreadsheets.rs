//! Tables that people keep by hand: bare days, yes and no, results under names of their own.

use proptest::prelude::*;

use super::*;
use crate::delivery::{FileReader, Mapping, Outcome, ReadOptions, Recognised, Role, TableKind, Unrecognised};

fn figures(text: &str) -> (u64, Option<u64>, u64, Option<u64>) {
    let data = joined(&[("sheet.csv", text.as_bytes())]);
    let overall = measure(&[&data], &Question::default()).overall;
    let rate = overall.change_failure_rate;
    (overall.deployment_frequency.deployments, rate.failed, rate.deployments, overall.rework_rate.rework)
}

#[test]
fn several_deployments_of_one_day_are_no_duplicates() {
    let days = "date,service,status\n2026-01-05,api,success\n2026-01-05,api,success\n2026-01-05,api,failed\n";
    let data = joined(&[("days.csv", days.as_bytes())]);
    assert_eq!((data.deployments(), data.report.duplicate_deployments), (3, 0));
    // The same file twice, and rows that something tells to be one.
    for (text, twice) in [
        (days, 3),
        ("date,service,status\n2026-01-05 10:03,api,success\n2026-01-05 10:03,api,success\n", 3),
        ("date,service,version,status\n2026-01-05,api,1.2,success\n2026-01-05,api,1.2,success\n", 3),
    ] {
        let data = joined(&[("a.csv", text.as_bytes()), ("b.csv", text.as_bytes())]);
        assert_eq!(data.report.duplicate_deployments, twice, "{text}");
    }
    let runs = "number,pipeline_id,environment,finished_at,status\n\
        1,a,prod,2026-01-05 10:00,success\n1,b,prod,2026-01-05 10:00,success\n1,b,prod,2026-01-05 10:00,success\n";
    assert_eq!(
        joined(&[("runs.csv", runs.as_bytes())]).deployments(),
        2,
        "pipelines number their runs each for itself"
    );
    let names = "deployment,environment,deployed_at,status\n\
        api,prod,2026-01-05 10:00,success\napi,prod,2026-01-06 10:00,success\nweb,prod,2026-01-06 10:00,success\n";
    let data = joined(&[("names.csv", names.as_bytes())]);
    assert_eq!((data.deployments(), data.services().len()), (3, 2), "a column called deployment may name what was");
    let incidents = "incident start,incident end,service\n2026-01-05,2026-01-06,api\n2026-01-05,2026-01-05,api\n";
    assert_eq!(joined(&[("incidents.csv", incidents.as_bytes())]).incidents(), 2);
}

#[test]
fn columns_of_yes_and_no_tell_failures_and_repairs() {
    for (text, expected) in [
        ("deployed_at,failed\n2026-01-05 10:00,no\n2026-01-05 11:00,yes\n2026-01-05 12:00,\n", (3, Some(1), 3, None)),
        (
            "deployed_at,Change failure (Y/N),Hotfix (Y/N)\n2026-01-05 10:00,Y,N\n2026-01-05 11:00,N,Y\n",
            (2, Some(1), 2, Some(1)),
        ),
        // What was taken back had arrived, whatever the status says; a run that merely failed had not.
        (
            "deployed_at,status,rolled_back\n2026-01-05 10:00,FAILED,true\n2026-01-05 11:00,FAILED,false\n\
             2026-01-05 12:00,SUCCESS,false\n2026-01-05 13:00,SUCCESS,true\n",
            (3, Some(2), 3, None),
        ),
        ("deployed_at,Deployment outcome\n2026-01-05 10:00,Failure\n2026-01-05 11:00,Success\n", (1, Some(1), 2, None)),
        // The result stands under a name that tells nothing; its words do.
        ("Type,DeployedAt\nSuccess,2026-01-05 10:00\nFailure,2026-01-05 11:00\n", (1, Some(1), 2, None)),
        ("Type,DeployedAt\nHotfix,2026-01-05 10:00\nStandard,2026-01-05 11:00\n", (2, None, 2, Some(1))),
    ] {
        assert_eq!(figures(text), expected, "{text}");
    }
    let read = read_file("flags.csv", b"deployed_at,failed\n2026-01-05 10:00,no\n");
    assert!(!read.success_assumed, "a column tells the result");
}

#[test]
fn a_result_without_an_end_counts_from_when_the_row_was_made() {
    let text = "id,result,environment,created_date,finished_date\n\
        1,SUCCESS,production,2026-01-05 10:00,2026-01-05 10:10\n2,SUCCESS,production,2026-01-06 10:00,\n";
    let data = joined(&[("pipelines.csv", text.as_bytes())]);
    let outcomes: Vec<Outcome> = (0..2).filter_map(|row| data.deployment(row)).map(|row| row.outcome).collect();
    assert_eq!((outcomes, data.report.finish_assumed), (vec![Outcome::Succeeded; 2], 1));
    // Where no column tells a result either, a blank end is one that is still to come.
    let planned =
        "id,environment,created_at,deployed_at\n1,prod,2026-01-05 10:00,2026-01-05 10:10\n2,prod,2026-01-06 10:00,\n";
    assert_eq!(figures(planned).0, 1);
    assert_eq!(joined(&[("planned.csv", planned.as_bytes())]).report.success_assumed_rows, 1);
}

#[test]
fn rows_of_json_may_hold_what_looks_like_a_wrapper() {
    let row = |id: u32, more: &str| {
        format!(
            r#"{{"id":{id},"environment":"production","deployed_at":"2026-01-0{id}T10:00:00Z","status":"success"{more}}}"#
        )
    };
    for more in [
        r#","repository":{"name":"shop"}"#,
        r#","project":{"name":"shop"}"#,
        r#","deployment":{"id":5}"#,
        r#","issues":[{"key":"A-1"},{"key":"A-2"}]"#,
        r#","data":{"a":1}"#,
    ] {
        let list = format!("[{},{}]", row(1, more), row(2, more));
        assert_eq!(read_file("rows.json", list.as_bytes()).deployments(), 2, "{more}");
        // And in an envelope that has a time and a status itself.
        let envelope = format!(r#"{{"timestamp":"2026-02-01T00:00:00Z","status":"ok","data":{list}}}"#);
        assert_eq!(read_file("rows.json", envelope.as_bytes()).deployments(), 2, "{more}");
    }
}

#[test]
fn the_first_row_of_a_table_without_a_header_is_not_lost() {
    let text = b"1,api,production,2026-01-05T10:00:00Z,success\n2,api,production,2026-01-06T10:00:00Z,success\n";
    let read = read_file("rows.csv", text);
    assert_eq!((read.kind, read.rows), (Recognised::Unrecognised(Unrecognised::UnknownTable), 2));
    assert_eq!(read.head[0], ["A", "B", "C", "D", "E"]);
    assert_eq!(read.head[1][0], "1");
    let columns = vec![Role::Id, Role::Service, Role::Environment, Role::FinishedAt, Role::Status];
    let mapping = Some(Mapping { table: TableKind::Deployments, columns });
    let mut reader = FileReader::with_options("rows.csv", ReadOptions { mapping });
    reader.feed(text);
    assert_eq!(reader.finish().deployments(), 2);
    let days = read_file("days.csv", b"service,2026-01-05,2026-01-06\napi,3,4\n");
    assert_eq!((days.rows, days.head[0][0].as_str()), (1, "service"), "a header of days");
}

#[test]
fn what_an_open_column_means_is_told_by_all_rows() {
    let rows = [
        "2026-01-05 10:00,,api",
        "2026-01-05 11:00,Failure,web",
        "2026-01-05 12:00,in progress,api",
        "2026-01-05 13:00,Success,v2 api",
    ];
    for turn in 0..rows.len() {
        let mut turned = rows.to_vec();
        turned.rotate_left(turn);
        let text = ["DeployedAt,Notes,Deployment", turned.join("\n").as_str()].join("\n");
        let read = read_file("notes.csv", text.as_bytes());
        let columns = read.mapping.as_ref().map(|mapping| mapping.columns.clone()).unwrap_or_default();
        assert_eq!(columns, [Role::FinishedAt, Role::Status, Role::Service], "{text}");
        assert_eq!((read.rows, read.deployments()), (4, 4), "{text}");
    }
    // One remark that happens to be such a word does not make remarks results.
    let remarks =
        "deployed_at,remark\n2026-01-05 10:00,new checkout\n2026-01-05 11:00,failed\n2026-01-05 12:00,prices\n";
    assert_eq!(figures(remarks), (3, None, 3, None));
}

/// Rows with bare days alone, as few different ones as possible.
fn days() -> impl Strategy<Value = Vec<String>> {
    let row = (1u8..4, 0u8..2, prop::sample::select(vec!["success", "failed"]));
    prop::collection::vec(row.prop_map(|(day, service, word)| format!("2026-01-0{day},s{service},{word}")), 2..40)
}

proptest! {
    #[test]
    fn bare_days_may_stand_in_two_files(rows in days(), cut in 1usize..39) {
        let (first, second) = rows.split_at(cut.min(rows.len() - 1));
        // Files that begin alike are taken for a longer and a shorter export of the same.
        prop_assume!(first[0] != second[0]);
        let table = |rows: &[String]| ["date,service,status", rows.join("\n").as_str()].join("\n");
        let (whole, first, second) = (table(&rows), table(first), table(second));
        let parts = joined(&[("a.csv", first.as_bytes()), ("b.csv", second.as_bytes())]);
        prop_assert_eq!(parts.deployments(), rows.len());
        let longer = joined(&[("a.csv", first.as_bytes()), ("c.csv", whole.as_bytes())]);
        prop_assert_eq!(longer.deployments(), rows.len());
    }
}
