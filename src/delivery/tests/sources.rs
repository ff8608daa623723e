//! Traps of single sources: what their own words and habits make easy to read wrongly.

use super::*;
use crate::delivery::{DeploymentView, Finding, Outcome, Recognised, RejectReason, TableKind};

/// One minute past 2026-09-07 00:00 UTC, and so on.
const MINUTE_MS: i64 = 60_000;

fn deployments(data: &Dataset) -> Vec<DeploymentView<'_>> {
    let mut all: Vec<_> = (0..data.deployments()).filter_map(|row| data.deployment(row)).collect();
    all.sort_by_key(|deployment| (deployment.finished_ms, deployment.id));
    all
}

/// Outcome, and minutes after the start of the story at which it came about.
fn told(name: &str, text: &str) -> Vec<(Outcome, Option<i64>)> {
    let data = joined(&[(name, text.as_bytes())]);
    let minutes = |ms: i64| (ms - STORY_FROM_MS) / MINUTE_MS;
    deployments(&data).iter().map(|d| (d.outcome, d.finished_ms.map(minutes))).collect()
}

#[test]
fn azure_knows_half_successes_and_runs_that_were_called_off() {
    let row = |id: u32, rest: &str| {
        format!(
            r#"{{"id":{id},"buildNumber":"{id}","definition":{{"name":"deploy_to_production"}},"startTime":"2026-09-07T00:00:00.0000000Z",{rest}}}"#
        )
    };
    let text = format!(
        r#"{{"count":4,"value":[{},{},{},{}]}}"#,
        row(1, r#""status":"completed","result":"partiallySucceeded","finishTime":"2026-09-07T00:05:00.1234567Z""#),
        row(2, r#""status":"completed","result":"canceled","finishTime":"2026-09-07T00:06:00.12Z""#),
        row(3, r#""status":"inProgress","result":null,"finishTime":null"#),
        row(4, r#""status":"notStarted","result":"none""#),
    );
    let expected =
        [(Outcome::Running, None), (Outcome::NotRun, None), (Outcome::Partial, Some(5)), (Outcome::Cancelled, Some(6))];
    assert_eq!(told("builds.json", &text), expected);
}

#[test]
fn attempts_that_the_export_hides_are_told() {
    let run = |id: u32, attempt: u32| {
        format!(
            r#"{{"databaseId":{id},"attempt":{attempt},"status":"completed","conclusion":"success","headSha":"a","workflowName":"prod","updatedAt":"2026-09-07T10:00:00Z"}}"#
        )
    };
    let text = format!("[{},{},{}]", run(1, 1), run(2, 3), run(3, 2));
    assert_eq!(read_file("runs.json", text.as_bytes()).findings, [Finding::HiddenAttempts { attempts: 3 }]);
    let first_and_second = format!("[{},{}]", run(1, 1), run(1, 2));
    assert_eq!(read_file("runs.json", first_and_second.as_bytes()).findings, []);
}

#[test]
fn a_running_build_of_jenkins_may_have_a_result_already() {
    let text = r#"{"fullName":"shop/deploy-production","builds":[
        {"number":1,"building":true,"result":"SUCCESS","timestamp":1788739200000,"duration":0},
        {"number":2,"building":false,"result":"UNSTABLE","timestamp":1788739200000,"duration":300000},
        {"number":3,"building":false,"result":"NOT_BUILT","timestamp":1788739200000,"duration":600000},
        {"number":4,"building":false,"result":"ABORTED","timestamp":1788739200000,"duration":900000}]}"#;
    let expected = [
        (Outcome::Running, None),
        (Outcome::Partial, Some(5)),
        (Outcome::NotRun, Some(10)),
        (Outcome::Cancelled, Some(15)),
    ];
    assert_eq!(told("jenkins.json", text), expected);
    // Asked for without the field that tells whether they run.
    let bare = r#"[{"_class":"hudson.model.FreeStyleBuild","number":3,"duration":600000,"result":"SUCCESS",
        "fullDisplayName":"shop » deploy-production #3","timestamp":1788739200000}]"#;
    assert_eq!(told("bare.json", bare), [(Outcome::Succeeded, Some(10))]);
    // The job's name may stand behind its builds.
    let (head, builds) = text.split_once(r#""builds""#).unwrap();
    let moved = format!("{{\"builds\"{}, \"fullName\": \"shop/deploy-production\"}}", builds.trim_end_matches('}'));
    assert!(head.contains("fullName"));
    assert_eq!(joined(&[("jenkins.json", moved.as_bytes())]).environments(), ["deploy-production".to_owned()].into());
}

#[test]
fn circleci_keeps_the_commit_in_the_pipeline() {
    let workflows = r#"{"items":[
        {"pipeline_id":"p1","id":"w1","name":"prod","project_slug":"gh/acme/web","status":"success","pipeline_number":1,"stopped_at":"2026-09-07T10:00:00Z"},
        {"pipeline_id":"p9","id":"w2","name":"prod","project_slug":"gh/acme/web","status":"on_hold","pipeline_number":2,"stopped_at":null,"created_at":"2026-09-07T11:00:00Z"}]}"#;
    let pipelines = r#"{"items":[
        {"id":"p1","project_slug":"gh/acme/web","number":1,"trigger":{},"trigger_parameters":{"git":{"checkout_sha":"0a1b2c3d"}}},
        {"id":"p2","project_slug":"gh/acme/web","number":2,"trigger":{},"vcs":{"revision":"ffffffff"}}]}"#;
    let data = joined(&[("w.json", workflows.as_bytes()), ("p.json", pipelines.as_bytes())]);
    let rows = deployments(&data);
    assert_eq!(
        rows.iter().map(|d| (d.service, d.revision.as_ref(), d.outcome)).collect::<Vec<_>>(),
        [("web", "", Outcome::Running), ("web", "0a1b2c3d", Outcome::Succeeded)]
    );
    assert_eq!((data.report.deployments_without_pipeline, data.report.pipelines_without_deployment), (1, 1));
}

#[test]
fn bitbucket_completes_what_failed() {
    let row = |status: &str, end: &str| {
        format!(
            r#"{{"type":"deployment","uuid":"{{{status}}}","environment":{{"name":"Production"}},"release":{{"name":"x"}},
            "state":{{"name":"COMPLETED","status":{{"name":"{status}"}},"started_on":"2026-09-07T00:00:00Z","completed_on":"{end}"}}}}"#
        )
    };
    let text = format!(
        r#"{{"values":[{},{},{}]}}"#,
        row("FAILED", "2026-09-07T00:05:00.12345Z"),
        row("STOPPED", "2026-09-07T00:06:00.123456Z"),
        row("SUCCESSFUL", "2026-09-07T00:07:00Z")
    );
    let expected = [(Outcome::DidNotDeploy, Some(5)), (Outcome::Cancelled, Some(6)), (Outcome::Succeeded, Some(7))];
    assert_eq!(told("bitbucket.json", &text), expected);
}

#[test]
fn argo_cd_forgets_what_is_older_than_ten_deployments() {
    let entries: Vec<String> = (0..10)
        .map(|id| format!(r#"{{"id":{id},"revision":"r{id}","deployedAt":"2026-09-07T{id:02}:00:00Z"}}"#))
        .collect();
    let app = |entries: &[String]| {
        format!(
            r#"{{"kind":"Application","metadata":{{"name":"web-prod"}},"spec":{{}},"status":{{"history":[{}]}}}}"#,
            entries.join(",")
        )
    };
    let read = read_file("apps.json", app(&entries).as_bytes());
    assert_eq!((read.kind, read.deployments()), (Recognised::ArgocdApplications, 10));
    assert!(read.findings.contains(&Finding::FullHistories { applications: 1 }), "{:?}", read.findings);
    assert!(read.findings.contains(&Finding::ConfigurationRevisions { rows: 10 }), "{:?}", read.findings);
    let shorter = read_file("apps.json", app(&entries[1..]).as_bytes());
    assert!(!shorter.findings.contains(&Finding::FullHistories { applications: 1 }));
}

#[test]
fn a_rollback_event_makes_the_deployment_before_it_a_failure() {
    let event = |kind: &str, at: &str| {
        format!(
            r#"{{"context":{{"specversion":"0.5.0","id":"{at}","type":"dev.cdevents.service.{kind}.0.2.0","timestamp":"{at}"}},"subject":{{"id":"web","content":{{"environment":{{"id":"production"}}}}}}}}"#
        )
    };
    let lines = [
        event("deployed", "2026-09-07T10:00:00Z"),
        event("upgraded", "2026-09-07T11:00:00Z"),
        event("rolledback", "2026-09-07T12:00:00Z"),
        event("removed", "2026-09-07T13:00:00Z"),
    ];
    // Within an envelope of CloudEvents too.
    let enveloped = lines.each_ref().map(|line| format!(r#"{{"specversion":"1.0","type":"x","data":{line}}}"#));
    for text in [lines.join("\n"), enveloped.join("\n"), format!("[{}]", lines.join(","))] {
        let read = read_file("events.jsonl", text.as_bytes());
        assert_eq!((read.rows, read.findings.as_slice()), (4, &[Finding::OtherRows { rows: 1 }][..]));
        let figures = measured(&[("events.jsonl", text.as_bytes())]).overall;
        assert_eq!(figures.deployment_frequency.deployments, 3);
        assert_eq!(figures.change_failure_rate.failed, Some(1));
        assert_eq!(figures.rework_rate.rework, Some(1));
        assert_eq!(figures.recovery_time.median_s, Some(3_600.0));
    }
}

#[test]
fn spans_come_one_request_a_line_too() {
    let line = |id: u32| {
        format!(
            r#"{{"resourceSpans":[{{"resource":{{"attributes":[{{"key":"service.name","value":{{"stringValue":"web"}}}}]}},"scopeSpans":[{{"spans":[
            {{"traceId":"t","spanId":"s{id}","startTimeUnixNano":"1788739200000000000","endTimeUnixNano":"1788739500000000000","attributes":[
              {{"key":"deployment.id","value":{{"stringValue":"{id}"}}}},{{"key":"deployment.status","value":{{"stringValue":"succeeded"}}}},
              {{"key":"deployment.environment.name","value":{{"stringValue":"production"}}}}]}},
            {{"traceId":"t","spanId":"x{id}","startTimeUnixNano":"1788739200000000000","endTimeUnixNano":"1788739500000000000","attributes":[]}}]}}]}}]}}"#
        )
        .replace('\n', "")
    };
    let text = format!("{}\n{}\n", line(1), line(2));
    let read = read_file("spans.jsonl", text.as_bytes());
    assert_eq!((read.kind, read.rows, read.deployments()), (Recognised::OtelSpans, 4, 2));
    assert_eq!(joined(&[("spans.jsonl", text.as_bytes())]).services(), ["web".to_owned()].into());
}

#[test]
fn a_lightweight_tag_has_no_time_of_its_own() {
    let text = "v1.0.0|tag|2026-09-07T12:00:00+02:00|5f30cc603118a0de93f75a30147a6db93d99bfb4|6c5ae7f\n\
        nightly|commit|||760e47c4ac99f32bc47230a2e37f1d53c9e3d0dc\n\
        v1.0.1-rc.1|tag|2026-09-08T12:00:00+02:00|72e2e935a0411cee1afe23b9c6c6d8cc703c0582|6c5ae70\n";
    let read = read_file("tags.txt", text.as_bytes());
    assert_eq!((read.kind, read.deployments(), read.success_assumed), (Recognised::GitTags, 2, true));
    let reject = read.rejects.first.first().unwrap();
    assert_eq!((reject.line, reject.value.as_str(), reject.reason), (2, "nightly", RejectReason::LightweightTag));
    assert_eq!(read.findings, [Finding::LightweightTags { tags: 1 }]);
    let ticked: Vec<(&str, bool)> = read.environments.iter().map(|e| (e.name.as_str(), e.ticked)).collect();
    assert_eq!(ticked, [("", true), ("prerelease", false)], "what comes before a release is no release");
    // The offset of each line counts: 12:00 +02:00 is 10:00 UTC.
    let data = joined(&[("tags.txt", text.as_bytes())]);
    assert_eq!(deployments(&data)[0].finished_ms, Some(STORY_FROM_MS + 600 * MINUTE_MS));
}

#[test]
fn a_lightweight_tag_is_dated_by_its_commit_and_says_so() {
    let annotated = "2026-09-07T12:00:00+02:00";
    let committed = "2026-09-08T09:00:00+02:00";
    let sha = "760e47c4ac99f32bc47230a2e37f1d53c9e3d0dc";
    for text in [
        // %(refname:short)|%(objecttype)|%(creatordate:iso-strict)|%(*objectname)|%(objectname)
        format!("v1.0.0|tag|{annotated}|{sha}|6c5ae7f\nv1.1.0|commit|{committed}||{sha}\n"),
        // … with %(taggerdate) before %(creatordate)
        format!("v1.0.0|tag|{annotated}|{annotated}|{sha}|6c5ae7f\nv1.1.0|commit||{committed}||{sha}\n"),
        // The same without the kind of object.
        format!("v1.0.0|{annotated}|{annotated}\nv1.1.0||{committed}\n"),
        // git tag --format='%(refname),%(taggername),%(creatordate:iso-strict)'
        format!("refs/tags/v1.0.0,Dev One,{annotated}\nrefs/tags/v1.1.0,,{committed}\n"),
    ] {
        let read = read_file("tags.txt", text.as_bytes());
        assert_eq!((read.kind, read.deployments(), read.rejects.total), (Recognised::GitTags, 2, 0), "{text}");
        assert_eq!(read.findings, [Finding::TagsDatedByCommit { tags: 1 }], "{text}");
        let times: Vec<&[String]> = read.head.iter().skip(1).map(|row| &row[2..]).collect();
        assert_eq!(times, [[annotated, ""], ["", committed]], "{text}");
        let data = joined(&[("tags.txt", text.as_bytes())]);
        assert_eq!(deployments(&data)[1].finished_ms, Some(STORY_FROM_MS + 31 * 60 * MINUTE_MS), "{text}");
    }
    let spaced = format!("v1.0.0  {annotated}\nv1.1.0 {committed}\n");
    assert_eq!(read_file("tags.txt", spaced.as_bytes()).findings, [], "nothing tells of what kind they are");
}

#[test]
fn releases_are_read_as_gh_prints_them_into_a_file() {
    let text = "Release 1.1\tLatest\tv1.1.0\t2026-09-08T12:00:00Z\nRelease 1.1, first try\tPre-release\tv1.1.0-a\t\
        2026-09-07T14:00:00Z\nRelease 1.0\t\tv1.0.0\t2026-09-07T12:00:00Z\n";
    let read = read_file("releases.txt", text.as_bytes());
    assert_eq!((read.kind, read.deployments(), read.rejects.total), (Recognised::GitTags, 3, 0));
    let ticked: Vec<(&str, u64, bool)> =
        read.environments.iter().map(|e| (e.name.as_str(), e.rows, e.ticked)).collect();
    assert_eq!(ticked, [("", 2, true), ("prerelease", 1, false)]);
}

#[test]
fn a_log_tells_which_release_first_held_a_commit() {
    let sha = |digit: char| digit.to_string().repeat(40);
    let [first, left, right, merge, last, old] = ['a', 'b', 'c', 'd', 'e', 'f'].map(sha);
    // first ← left ← merge, and right, branched off at first, merged in; last follows; old is older than all.
    let log = format!(
        "{old}|2026-09-01T10:00:00Z|2026-09-01T10:00:00Z|\n{first}|2026-09-01T11:00:00Z|2026-09-01T10:00:00Z|{old}\n\
         {left}|2026-09-07T08:00:00Z|2026-09-07T08:00:00Z|{first}\n{right}|2026-09-07T09:00:00Z|2026-09-07T09:00:00Z|{first}\n\
         {merge}|2026-09-07T10:00:00Z|2026-09-07T10:00:00Z|{left} {right}\n{last}|2026-09-08T10:00:00Z|2026-09-08T10:00:00Z|{merge}\n"
    );
    let tags = format!(
        "v1.0|tag|2026-09-06T12:00:00Z|{first}|1\nv1.1|tag|2026-09-07T12:00:00Z|{merge}|2\nv1.2|tag|2026-09-08T12:00:00Z|{last}|3\n"
    );
    let question = Question::default();
    let data = joined(&[("log.txt", log.as_bytes()), ("tags.txt", tags.as_bytes())]);
    let metrics = measure(&[&data], &question);
    // The first with v1.0; left and right with v1.1, its merge commit left out; the last with v1.2. The old one is
    // older than the first release.
    assert_eq!(metrics.overall.change_lead_time.n, 4);
    assert_eq!(metrics.overall.change_lead_time.median_s, Some(3.5 * 3_600.0));
    assert_eq!((metrics.left_out.changes_before_first_deployment, metrics.left_out.merge_commits), (1, 1));
    // A tag made anew for an old commit deploys nothing that the first release did not hold.
    let anew = format!("{tags}v0.9|tag|2026-09-09T12:00:00Z|{old}|4\n");
    let again = measure(&[&joined(&[("log.txt", log.as_bytes()), ("tags.txt", anew.as_bytes())])], &question);
    assert_eq!(again.overall.change_lead_time, metrics.overall.change_lead_time);
    // Imported apart, they tell the same.
    let (first, second) = (joined(&[("log.txt", log.as_bytes())]), joined(&[("tags.txt", tags.as_bytes())]));
    assert_eq!(measure(&[&first, &second], &question).overall, metrics.overall);
}

#[test]
fn one_deployment_of_devlake_has_a_row_for_each_repository() {
    let text = "cicd_deployment_id,commit_sha,result,status,environment,finished_date,repo_url\n\
        github:GithubDeployment:1:9,aaaaaaa,SUCCESS,DONE,PRODUCTION,2026-09-07T10:00:00Z,https://x/acme/web\n\
        github:GithubDeployment:1:9,bbbbbbb,SUCCESS,DONE,PRODUCTION,2026-09-07T10:05:00Z,https://x/acme/api\n\
        github:GithubDeployment:1:10,ccccccc,,DONE,PRODUCTION,2026-09-07T11:00:00Z,https://x/acme/api\n";
    let commits = "sha,authored_at\naaaaaaa,2026-09-07T08:00:00Z\nbbbbbbb,2026-09-07T09:00:00Z\n";
    let files = [("d.csv", text.as_bytes()), ("c.csv", commits.as_bytes())];
    let reads = read_all(&files);
    // "Done" says nothing of how it went, so the blank result is asked about.
    assert_eq!(Choices::proposed(&reads).open_words(&reads), [String::new()].into());
    let metrics = measured(&files);
    assert_eq!(metrics.overall.deployment_frequency.deployments, 1);
    assert_eq!((metrics.overall.change_lead_time.n, metrics.rows.duplicates), (2, 1));
}

#[test]
fn servicenow_writes_names_or_labels() {
    let text = "Number,Short description,Type,State,Planned start date,Actual start,Actual end,Close code,Configuration item\n\
        CHG1,Deploy,normal,Closed,2026-09-07 09:00:00,2026-09-07 10:00:00,2026-09-07 10:05:00,Successful with issues,checkout\n\
        CHG2,Deploy,emergency,Implement,2026-09-08 09:00:00,2026-09-08 10:00:00,,,checkout\n\
        CHG3,Deploy,normal,Canceled,2026-09-09 09:00:00,2026-09-09 10:00:00,,,checkout\n";
    let read = read_file("changes.csv", text.as_bytes());
    assert_eq!((read.kind, read.rejects.total), (Recognised::Table(TableKind::Deployments), 0));
    let data = joined(&[("changes.csv", text.as_bytes())]);
    let outcomes: Vec<(&str, Outcome)> = deployments(&data).iter().map(|d| (d.id, d.outcome)).collect();
    let expected = [("CHG2", Outcome::Running), ("CHG3", Outcome::Cancelled), ("CHG1", Outcome::Succeeded)];
    assert_eq!(outcomes, expected);
    let incidents =
        "Number,Opened,Resolved,Configuration item\nINC1,2026-09-07 11:00:00,2026-09-07 12:00:00,checkout\n";
    assert_eq!(read_file("i.csv", incidents.as_bytes()).incidents(), 1);
}

#[test]
fn raw_events_tell_deployments_commits_and_incidents() {
    let row = |kind: &str, metadata: &str, time: &str| {
        format!("{kind},1,\"{}\",{time},s,m,github\n", metadata.replace('"', "\"\""))
    };
    let deployed = |state: &str| {
        format!(
            r#"{{"deployment":{{"id":7,"sha":"0a1b2c3","environment":"production","created_at":"2026-09-07T09:59:00Z"}},"deployment_status":{{"state":"{state}"}},"repository":{{"full_name":"acme/web"}}}}"#
        )
    };
    let pushed =
        r#"{"repository":{"full_name":"acme/web"},"commits":[{"id":"0a1b2c3","timestamp":"2026-09-07T09:00:00Z"}]}"#;
    let issue = r#"{"repository":{"full_name":"acme/web"},"issue":{"number":3,"created_at":"2026-09-07T11:00:00Z","closed_at":"2026-09-07T12:00:00Z","labels":[{"name":"Incident"}],"body":"Root cause: 0a1b2c3"}}"#;
    let text = [
        "event_type,id,metadata,time_created,signature,msg_id,source\n".to_owned(),
        row("deployment_status", &deployed("in_progress"), "2026-09-07T10:00:00Z"),
        row("deployment_status", &deployed("success"), "2026-09-07T10:05:00Z"),
        row("push", pushed, "2026-09-07T09:00:00Z"),
        row("issues", issue, "2026-09-07T11:00:00Z"),
        row("issue_comment", "{}", "2026-09-07T11:00:00Z"),
        row("push", "{", "2026-09-07T09:00:00Z"),
        row("push", "{}", "soon"),
    ]
    .concat();
    let read = read_file("events.csv", text.as_bytes());
    assert_eq!((read.kind, read.rows, read.rejects.total), (Recognised::FourkeysEvents, 7, 2));
    assert_eq!(read.findings, [Finding::OtherRows { rows: 1 }]);
    let figures = measured(&[("events.csv", text.as_bytes())]).overall;
    assert_eq!(figures.deployment_frequency.deployments, 1);
    assert_eq!(figures.change_lead_time.median_s, Some(65.0 * 60.0));
    assert_eq!((figures.change_failure_rate.failed, figures.recovery_time.median_s), (Some(1), Some(3_600.0)));
}

#[test]
fn production_is_told_by_name_and_not_by_a_flag() {
    let text = r#"[{"id":1,"sha":"0a1b2c3","environment":"Production","production_environment":false,"created_at":"2026-09-08T10:00:00Z","statuses_url":"x"}]"#;
    assert!(read_file("d.json", text.as_bytes()).environments.iter().all(|environment| environment.ticked));
}

#[test]
fn graphql_comes_in_several_wrappings() {
    let row = r#"{"databaseId":1,"environment":"production","state":"INACTIVE","commitOid":"0a1b2c3","createdAt":"2026-09-07T00:00:00Z",
        "statuses":{"nodes":[{"state":"SUCCESS","updatedAt":"2026-09-07T00:05:00Z"},{"state":"INACTIVE","updatedAt":"2026-09-09T00:00:00Z"}]}}"#;
    for text in [
        format!(r#"{{"data":{{"repository":{{"nameWithOwner":"acme/web","deployments":{{"nodes":[{row}]}}}}}}}}"#),
        format!(
            r#"{{"data":{{"repository":{{"deployments":{{"edges":[{{"node":{row}}}]}},"nameWithOwner":"acme/web"}}}}}}"#
        ),
        format!("[{row}]"),
        row.to_owned(),
    ] {
        assert_eq!(told("d.json", &text), [(Outcome::Succeeded, Some(5))], "{text}");
    }
}

#[test]
fn gitlab_says_itself_what_its_job_says_otherwise() {
    let text = r#"[{"id":1,"sha":"0a1b2c3","status":"success","environment":{"name":"production"},"created_at":"2026-09-07T00:00:00Z",
        "deployable":{"status":"failed","finished_at":"2026-09-07T00:05:00Z","commit":{"authored_date":"2026-09-07T00:05:00.000+02:00"}}}]"#;
    assert_eq!(told("d.json", text), [(Outcome::Succeeded, Some(5))]);
    let lead = measured(&[("d.json", text.as_bytes())]).overall.change_lead_time;
    assert_eq!(lead.median_s, Some(7_200.0), "the commit's own offset is kept");
}

#[test]
fn drafts_and_what_comes_before_a_release_are_no_releases() {
    let text = r#"[{"tagName":"v1","isDraft":false,"isPrerelease":false,"publishedAt":"2026-09-07T10:00:00Z","createdAt":"2026-09-07T09:00:00Z"},
        {"tagName":"v2","isDraft":true,"isPrerelease":false,"publishedAt":"0001-01-01T00:00:00Z","createdAt":"2026-09-07T09:00:00Z"},
        {"tagName":"v3","isDraft":false,"isPrerelease":true,"publishedAt":"2026-09-07T10:00:00Z","createdAt":"2026-09-07T09:00:00Z"}]"#;
    let metrics = measured(&[("r.json", text.as_bytes())]);
    assert_eq!((metrics.overall.deployment_frequency.deployments, metrics.rows.not_production), (1, 1));
    assert_eq!(metrics.left_out.not_run, 1);
}

#[test]
fn jira_is_read_by_its_categories_because_its_words_are_translated() {
    let text = r#"{"issues":[{"key":"INC-1","fields":{"created":"2026-09-07T10:00:00.000+0200","resolutiondate":null,
        "status":{"name":"完成","statusCategory":{"key":"done"}},"statuscategorychangedate":"2026-09-07T12:00:00.000+0200"}}]}"#;
    let deploys = "environment,deployed_at,status\nproduction,2026-09-07T07:00:00Z,success\n";
    let mut reads = read_all(&[("i.json", text.as_bytes()), ("d.csv", deploys.as_bytes())]);
    assert_eq!(reads[0].incidents(), 1);
    let choices = Choices {
        services: [("i.json".to_owned(), "web".to_owned()), ("d.csv".to_owned(), "web".to_owned())].into(),
        ..Choices::proposed(&reads)
    };
    let metrics = measure(&[&join(std::mem::take(&mut reads), &choices)], &story_question());
    assert_eq!(metrics.overall.recovery_time.median_s, Some(7_200.0));
}

#[test]
fn a_history_that_jira_cut_off_is_told() {
    let issue = |total: u32| {
        format!(
            r#"{{"issues":[{{"key":"A-1","fields":{{"created":"2026-01-01T09:00:00.000+0000","status":{{"name":"Done"}}}},
            "changelog":{{"total":{total},"histories":[{{"created":"2026-03-01T09:00:00.000+0000",
            "items":[{{"field":"status","fromString":"Test","toString":"Done"}}]}}]}}}}]}}"#
        )
    };
    assert_eq!(read_file("all.json", issue(1).as_bytes()).findings, []);
    let cut = read_file("cut.json", issue(101).as_bytes());
    assert_eq!((cut.stage_rows(), cut.findings), (1, vec![Finding::ShortHistories { items: 1 }]));
}
