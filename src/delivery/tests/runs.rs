//! Runs of Bitbucket Pipelines and builds of `TeamCity`: what their words mean, and what only looks like them.

use super::*;
use crate::delivery::{
    DeploymentView, FileReader, Finding, Mapping, Outcome, ReadOptions, Recognised, Role, TableKind, Unrecognised,
};

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

/// As `/pipelines/{uuid}/steps` gives it.
const STEP: &str = r#"{"type":"pipeline_step","uuid":"{a1}","name":"Deploy","run_number":1,
    "pipeline":{"type":"pipeline","uuid":"{b1}"},"image":{"name":"atlassian/default-image:4"},
    "setup_commands":[{"name":"Clone","command":"git clone"}],"script_commands":[{"command":"./deploy.sh"}],
    "trigger":{"type":"pipeline_step_trigger_automatic"},"started_on":"2026-09-07T10:00:00.123Z",
    "completed_on":"2026-09-07T10:05:00.123Z","maxTime":120,"duration_in_seconds":300,"build_seconds_used":290,
    "state":{"name":"COMPLETED","type":"pipeline_step_state_completed","result":{"name":"SUCCESSFUL"}}}"#;

#[test]
fn steps_within_a_pipeline_of_bitbucket_are_told_from_pipelines() {
    let typed = r#"{"type":"pipeline_step","status":"SUCCESSFUL","completed_on":"2026-09-07T10:05:00Z"}"#;
    let unstarted =
        r#"{"uuid":"{a2}","name":"Notify","state":{"name":"PENDING","type":"pipeline_step_state_pending"}}"#;
    let bare =
        r#"{"name":"Deploy","script_commands":[],"completed_on":"2026-09-07T10:05:00Z","state":{"name":"COMPLETED"}}"#;
    let page = |steps: &[&str]| format!(r#"{{"page":1,"pagelen":10,"values":[{}]}}"#, steps.join(","));
    for text in [page(&[STEP]), page(&[unstarted, STEP]), page(&[unstarted]), page(&[bare, typed]), STEP.to_owned()] {
        let read = read_file("steps.json", text.as_bytes());
        let expected = Recognised::Unrecognised(Unrecognised::PipelineSteps);
        assert_eq!((read.kind, read.deployments(), read.mapping), (expected, 0, None), "{text}");
    }
}

#[test]
fn steps_behind_their_pipeline_are_passed_over() {
    let pipeline = r#"{"uuid":"{b1}","build_number":1,"created_on":"2026-09-07T10:00:00Z","completed_on":"2026-09-07T10:05:00Z",
        "state":{"name":"COMPLETED","result":{"name":"SUCCESSFUL"}},"target":{"ref_name":"main","commit":{"hash":"0a1b2c3d"}}}"#;
    let text = format!(r#"{{"values":[{pipeline}]}} {{"values":[{STEP}]}}"#);
    let read = read_file("both.json", text.as_bytes());
    assert_eq!((read.kind, read.rows, read.deployments()), (Recognised::BitbucketPipelines, 2, 1));
    assert_eq!(read.findings, [Finding::OtherRows { rows: 1 }]);
}

#[test]
fn steps_that_somebody_gave_an_environment_are_deployments() {
    let step = r#"[{"type":"pipeline_step","environment":"production","status":"SUCCESSFUL","completed_on":"2026-09-07T10:05:00Z"}]"#;
    let read = read_file("steps.json", step.as_bytes());
    assert_eq!((read.kind, read.deployments()), (Recognised::JsonTable(TableKind::Deployments), 1));
    let head = read_file("steps.json", STEP.as_bytes()).head;
    let role = |path: &String| match path.as_str() {
        "name" => Role::Environment,
        "state.result.name" => Role::Status,
        "completed_on" => Role::FinishedAt,
        _ => Role::Ignore,
    };
    let mapping = Mapping { table: TableKind::Deployments, columns: head[0].iter().map(role).collect() };
    let mut reader = FileReader::with_options("steps.json", ReadOptions { mapping: Some(mapping) });
    reader.feed(STEP.as_bytes());
    let read = reader.finish();
    assert_eq!((read.kind, read.deployments()), (Recognised::JsonTable(TableKind::Deployments), 1), "as a person said");
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
fn builds_of_teamcity_are_the_same_in_xml() {
    let all = |name: &str, bytes: &[u8]| {
        let data = joined(&[(name, bytes)]);
        let rows: Vec<String> = (0..data.deployments())
            .filter_map(|row| data.deployment(row))
            .map(|deployment| format!("{:?}", DeploymentView { source: ("", 0), ..deployment }))
            .collect();
        (rows, measure(&[&data], &story_question()))
    };
    let [json, xml] = [
        include_bytes!("../samples/teamcity_builds.json").as_slice(),
        include_bytes!("../samples/teamcity_builds.xml").as_slice(),
    ];
    assert_eq!(all("builds", json), all("builds", xml));
    let build = |id: u32, rest: &str| {
        format!(r#"<build id="{id}" number="{id}" buildTypeId="Shop_DeployProduction" {rest}</build>"#)
    };
    let start = "<startDate>20260907T000000+0000</startDate>";
    let end = "<finishOnAgentDate>20260907T020500+0200</finishOnAgentDate>";
    let rows = [
        build(1, &format!(r#"state="finished" status="SUCCESS">{start}{end}"#)),
        build(2, &format!(r#"state="finished" status="FAILURE">{start}{end}"#)),
        build(3, &format!(r#"state="finished" status="UNKNOWN">{start}{end}<canceledInfo timestamp="x"/>"#)),
        build(4, &format!(r#"state="running" status="SUCCESS">{start}<running-info percentageComplete="3"/>"#)),
        build(5, r#"state="queued"><queuedDate>20260907T000000+0000</queuedDate>"#),
        // Asked for without its state.
        build(6, &format!(r#"status="SUCCESS">{start}{end}"#)),
    ];
    let text = format!(r#"<builds count="6" nextHref="x">{}</builds>"#, rows.concat());
    let expected = [
        (Outcome::Succeeded, true),
        (Outcome::DidNotDeploy, true),
        (Outcome::Cancelled, true),
        (Outcome::Running, false),
        (Outcome::Running, false),
        (Outcome::Succeeded, true),
    ];
    let name = "shop_deployproduction";
    assert_eq!(told("b.xml", &text), expected.map(|(outcome, over)| (name.to_owned(), outcome, over)));
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
