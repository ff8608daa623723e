//! Runs of Bitbucket Pipelines and builds of `TeamCity`: what their words mean, and what only looks like them.

use super::*;
use crate::delivery::{Outcome, Recognised, TableKind};

/// Environment, outcome and whether it has an end, in the order of their ids.
fn told(name: &str, text: &str) -> Vec<(String, Outcome, bool)> {
    let data = joined(&[(name, text.as_bytes())]);
    let mut all: Vec<_> = (0..data.deployments()).filter_map(|row| data.deployment(row)).collect();
    all.sort_by_key(|deployment| deployment.id);
    all.iter().map(|d| (d.environment.to_owned(), d.outcome, d.finished_ms.is_some())).collect()
}

#[test]
fn a_pipeline_of_bitbucket_is_over_when_it_has_a_result() {
    let run = |id: u32, state: &str, target: &str, end: &str| {
        format!(
            r#"{{"uuid":"{{{id}}}","build_number":{id},"created_on":"2026-09-07T00:00:00.123Z","state":{state},
            "target":{{"ref_type":"branch","ref_name":"main",{target}"commit":{{"type":"commit","hash":"0a1b2c3d"}}}}{end}}}"#
        )
    };
    let result = |word: &str| format!(r#"{{"name":"COMPLETED","result":{{"name":"{word}"}}}}"#);
    let end = r#","completed_on":"2026-09-07T00:05:00.12345Z""#;
    let custom = r#""selector":{"type":"custom","pattern":"deploy-production"},"#;
    let branch = r#""selector":{"type":"branches","pattern":"main"},"#;
    let rows = [
        run(1, &result("SUCCESSFUL"), custom, end),
        run(2, &result("FAILED"), branch, end),
        run(3, &result("ERROR"), r#""selector":{"type":"default"},"#, end),
        run(4, &result("STOPPED"), "", end),
        run(5, r#"{"name":"IN_PROGRESS","stage":{"name":"PAUSED"}}"#, custom, ""),
        run(6, r#"{"name":"IN_PROGRESS","stage":{"name":"RUNNING"}}"#, custom, ""),
        run(7, r#"{"name":"PENDING"}"#, custom, ""),
    ];
    let text = format!(r#"{{"page":1,"values":[{}]}}"#, rows.join(","));
    assert_eq!(read_file("p.json", text.as_bytes()).kind, Recognised::BitbucketPipelines);
    let expected = [
        ("deploy-production", Outcome::Succeeded, true),
        ("main", Outcome::DidNotDeploy, true),
        ("main", Outcome::DidNotDeploy, true),
        ("main", Outcome::Cancelled, true),
        ("deploy-production", Outcome::Running, false),
        ("deploy-production", Outcome::Running, false),
        ("deploy-production", Outcome::Running, false),
    ];
    assert_eq!(told("p.json", &text), expected.map(|(name, outcome, over)| (name.to_owned(), outcome, over)));
    let one = read_file("one.json", rows[0].as_bytes());
    assert_eq!((one.kind, one.deployments()), (Recognised::BitbucketPipelines, 1), "one pipeline asked for by itself");
}

#[test]
fn a_build_of_teamcity_says_success_while_it_runs() {
    let build = |id: u32, rest: &str| {
        format!(
            r#"{{"id":{id},"number":"{id}","buildTypeId":"Shop_DeployProduction","startDate":"20260907T000000+0000",{rest}}}"#
        )
    };
    let end = r#""finishDate":"20260907T020500+0200""#;
    let rows = [
        build(1, &format!(r#""state":"finished","status":"SUCCESS",{end}"#)),
        build(2, &format!(r#""state":"finished","status":"FAILURE",{end}"#)),
        build(3, &format!(r#""state":"finished","status":"UNKNOWN",{end}"#)),
        build(4, r#""state":"running","status":"SUCCESS""#),
        build(5, r#""state":"queued""#),
        // Asked for without its state, and without its end.
        build(6, &format!(r#""status":"SUCCESS",{end}"#)),
        build(7, r#""status":"SUCCESS""#),
    ];
    let text = format!(r#"{{"count":7,"nextHref":"x","build":[{}]}}"#, rows.join(","));
    assert_eq!(read_file("b.json", text.as_bytes()).kind, Recognised::TeamcityBuilds);
    let expected = [
        (Outcome::Succeeded, true),
        (Outcome::DidNotDeploy, true),
        (Outcome::Cancelled, true),
        (Outcome::Running, false),
        (Outcome::Running, false),
        (Outcome::Succeeded, true),
        (Outcome::Running, false),
    ];
    let name = "shop_deployproduction";
    assert_eq!(told("b.json", &text), expected.map(|(outcome, over)| (name.to_owned(), outcome, over)));
}

#[test]
fn rows_of_other_tools_with_the_same_keys_stay_theirs() {
    let deployed = Recognised::JsonTable(TableKind::Deployments);
    for text in [
        r#"[{"buildNumber":12,"state":"success","target":"production","deployedAt":"2026-09-07T00:00:00Z"}]"#,
        r#"[{"id":1,"buildType":"release","status":"success","env":"production","deployed_at":"2026-09-07T00:00:00Z"}]"#,
        r#"[{"id":1,"build":{"id":7},"status":"success","env":"production","deployed_at":"2026-09-07T00:00:00Z"}]"#,
    ] {
        let read = read_file("x.json", text.as_bytes());
        assert_eq!((read.kind, read.deployments()), (deployed, 1), "{text}");
    }
}

#[test]
fn incidents_of_a_team_are_read_whatever_it_calls_its_times() {
    let csv = "Reference,Name,Status,Service,Reported at,Resolved at,Closed at\n\
        INC-1,Down,Closed,web,2026-09-07T10:00:00Z,2026-09-07T11:00:00Z,2026-09-09T11:00:00Z\n";
    let read = read_file("incidents.csv", csv.as_bytes());
    assert_eq!((read.kind, read.incidents()), (Recognised::Table(TableKind::Incidents), 1));
    let deploys = "service,environment,deployed_at,status\nweb,production,2026-09-07T07:00:00Z,success\n";
    let metrics = measured(&[("incidents.csv", csv.as_bytes()), ("deploys.csv", deploys.as_bytes())]);
    assert_eq!(metrics.overall.recovery_time.median_s, Some(3_600.0));
}
