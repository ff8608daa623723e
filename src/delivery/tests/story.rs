//! The story: one history told in every format, so every reader must give its numbers.

use super::*;
use crate::delivery::{Clock, FailureRule, Zone};

macro_rules! sample {
    ($name:literal) => {
        ($name, include_bytes!(concat!("../samples/", $name)).as_slice())
    };
}

/// What a combination of files must give. `None` for what they cannot tell.
struct Expected {
    deployments: u64,
    did_not_deploy: u64,
    not_production: u64,
    running: u64,
    /// n, and median in hours.
    lead: Option<(u64, f64)>,
    failed: Option<u64>,
    rework: Option<u64>,
    /// Clock, n, median in hours, open.
    recovery: (Clock, u64, Option<f64>, u64),
}

const WHOLE: Expected = Expected {
    deployments: 5,
    did_not_deploy: 1,
    not_production: 1,
    running: 1,
    lead: Some((6, 12.5)),
    failed: Some(2),
    rework: None,
    recovery: (Clock::Incident, 1, Some(1.5), 1),
};

/// By heads of deployments only: without commit e5a the median is that of 68.0833, 6, 0.75, 19 and 2 hours.
const HEADS: Option<(u64, f64)> = Some((5, 6.0));
/// No incidents and no production failures: the failed run counts, and its repair.
const RUNS_ONLY: (Clock, u64, Option<f64>, u64) = (Clock::Deployment, 1, Some(1.5), 0);
const NO_RECOVERY: (Clock, u64, Option<f64>, u64) = (Clock::Deployment, 0, None, 0);

fn check(files: &[(&str, &[u8])], zone_hours: i32, services: &[(&str, &str)], expected: &Expected) {
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let reads = read_all(files);
    let mut choices = Choices::proposed(&reads);
    choices.zoneless = Zone::fixed("chosen", zone_hours * 60);
    choices.services = services.iter().map(|(file, service)| ((*file).to_owned(), (*service).to_owned())).collect();
    assert_eq!(choices.open_words(&reads), std::collections::BTreeSet::new(), "{names:?}");
    let metrics = measure(&[&join(reads, &choices)], &story_question());
    let figures = &metrics.overall;
    let frequency = &figures.deployment_frequency;
    assert_eq!(frequency.deployments, expected.deployments, "{names:?} {metrics:#?}");
    assert_eq!(frequency.median_per_week, Some(1.0), "{names:?}");
    assert_eq!(frequency.median_deploy_days_per_week, Some(1.0), "{names:?}");
    assert_eq!(frequency.per_week, Some(expected.deployments as f64 / 3.0), "{names:?}");
    let weekly: Vec<(&str, u64, u64)> =
        metrics.weekly.iter().map(|week| (week.week.as_str(), week.deployments, week.deploy_days)).collect();
    assert_eq!(weekly, [("2026-W37", 4, 3), ("2026-W38", 1, 1), ("2026-W39", 0, 0)], "{names:?}");
    let rows = metrics.rows;
    assert_eq!(
        (rows.did_not_deploy, rows.not_production, rows.running),
        (expected.did_not_deploy, expected.not_production, expected.running),
        "{names:?}"
    );
    let lead = &figures.change_lead_time;
    assert_eq!(lead.median_s.map(|s| (lead.n, s / 3_600.0)), expected.lead, "{names:?}");
    let failure = &figures.change_failure_rate;
    assert_eq!(failure.failed, expected.failed, "{names:?}");
    assert_eq!(figures.rework_rate.rework, expected.rework, "{names:?}");
    let recovery = &figures.recovery_time;
    let got = (recovery.clock, recovery.n, recovery.median_s.map(|s| s / 3_600.0), recovery.open);
    assert_eq!(got, expected.recovery, "{names:?}");
}

#[test]
fn plain_tables() {
    let files = [sample!("generic_deployments.csv"), sample!("generic_commits.csv"), sample!("generic_incidents.csv")];
    check(&files, 0, &[], &WHOLE);
}

#[test]
fn the_european_table_with_its_zone() {
    let incidents = sample!("generic_incidents.csv");
    let commits = sample!("generic_commits.csv");
    check(&[sample!("generic_deployments_excel_eu.csv"), commits, incidents], 0, &[], &WHOLE);
    let alone = joined(&[sample!("generic_deployments_excel_eu.csv")]);
    assert_eq!(alone.report.zoneless_rows, 8);
}

#[test]
fn github_rest_with_pull_requests_and_incidents() {
    let deployments = sample!("github_rest_deployments.json");
    let statuses = sample!("github_rest_deployment_statuses.json");
    let runs = Expected { lead: None, failed: Some(1), recovery: RUNS_ONLY, ..WHOLE };
    check(&[deployments, statuses], 0, &[], &runs);
    for incidents in
        [sample!("generic_incidents.csv"), sample!("pagerduty_incidents.json"), sample!("opsgenie_incidents.json")]
    {
        let whole = Expected { rework: Some(1), ..WHOLE };
        check(&[deployments, statuses, sample!("gh_pr_list.json"), incidents], 0, &[], &whole);
        check(&[incidents, sample!("gh_pr_list.json"), statuses, deployments], 0, &[], &whole);
    }
}

#[test]
fn github_graphql() {
    let deployments = sample!("github_graphql_deployments.json");
    check(&[deployments], 0, &[], &Expected { lead: HEADS, failed: Some(1), recovery: RUNS_ONLY, ..WHOLE });
    let files = [deployments, sample!("gh_pr_list.json"), sample!("jira_incidents.csv")];
    check(&files, 2, &[], &Expected { rework: Some(1), ..WHOLE });
}

#[test]
fn the_github_command_line() {
    let runs = [sample!("gh_run_list.json"), sample!("gh_pr_list.json"), sample!("jira_issues_rest.json")];
    check(&runs, 0, &[], &Expected { rework: Some(1), ..WHOLE });
    let releases = [sample!("gh_release_list.json")];
    let expected = Expected {
        did_not_deploy: 0,
        not_production: 0,
        running: 0,
        lead: HEADS,
        failed: Some(0),
        recovery: NO_RECOVERY,
        ..WHOLE
    };
    check(&releases, 0, &[], &expected);
}

#[test]
fn gitlab() {
    let deployments = sample!("gitlab_deployments.json");
    let files = [deployments, sample!("gitlab_merge_requests.json"), sample!("pagerduty_incidents.csv")];
    check(&files, 0, &[], &Expected { lead: HEADS, rework: Some(1), ..WHOLE });
    let named = [("gitlab_deployments.json", "checkout")];
    check(&[deployments, sample!("generic_incidents.csv")], 0, &named, &Expected { lead: HEADS, ..WHOLE });
}

#[test]
fn four_keys_tables() {
    let files =
        [sample!("fourkeys_deployments.csv"), sample!("fourkeys_changes.csv"), sample!("fourkeys_incidents.csv")];
    let expected = Expected {
        did_not_deploy: 0,
        not_production: 0,
        running: 0,
        failed: Some(1),
        recovery: (Clock::Incident, 1, Some(1.5), 0),
        ..WHOLE
    };
    check(&files, 0, &[], &expected);
}

#[test]
fn octopus_table() {
    let files = [sample!("octopus_deployments.csv"), sample!("generic_commits.csv"), sample!("jira_incidents.csv")];
    check(&files, 2, &[], &WHOLE);
}

#[test]
fn devlake_tables() {
    let files = [sample!("devlake_cicd_deployment_commits.csv"), sample!("devlake_pull_requests.csv")];
    let expected = Expected { lead: None, failed: Some(1), rework: Some(1), recovery: RUNS_ONLY, ..WHOLE };
    check(&files, 0, &[], &expected);
}

#[test]
fn servicenow_tables() {
    let files = [sample!("servicenow_change_request.csv"), sample!("servicenow_incident.csv")];
    check(&files, 0, &[], &Expected { not_production: 0, lead: None, rework: Some(0), ..WHOLE });
}

#[test]
fn stages_of_the_pull_requests() {
    let metrics = measured(&[
        sample!("github_rest_deployments.json"),
        sample!("github_rest_deployment_statuses.json"),
        sample!("gh_pr_list.json"),
    ]);
    let stages = &metrics.overall.change_lead_time.stages;
    let got = [stages.coding, stages.pickup, stages.review, stages.deploy].map(|stage| (stage.n, stage.median_s));
    // Medians of the five pull requests of the story: 0.5 h, 15.5 h, 1.25 h, 0.5 h.
    assert_eq!(got, [(5, Some(1_800.0)), (5, Some(55_800.0)), (5, Some(4_500.0)), (5, Some(1_800.0))]);
}

#[test]
fn the_export_has_the_documented_shape() {
    let files = [sample!("generic_deployments.csv"), sample!("generic_commits.csv"), sample!("generic_incidents.csv")];
    let json = serde_json::to_value(measured(&files)).unwrap();
    let expected = serde_json::json!({
        "schema": "streamgauge.delivery-metrics/1",
        "period": { "from": "2026-09-07", "to": "2026-09-28", "zone": "UTC" },
        "filter": { "environments": ["production"], "services": null },
        "rows": { "read": 8, "used": 6, "rejected": 0, "duplicates": 0, "not_production": 1, "running": 1, "did_not_deploy": 1 },
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&json[key], value, "{key}");
    }
    let overall = &json["overall"];
    assert_eq!(overall["deployment_frequency"]["per_day"], serde_json::json!(5.0 / 21.0));
    let lead = &overall["change_lead_time"];
    assert_eq!(lead["n"], 6);
    assert_eq!(lead["median_s"], 45_000.0);
    assert_eq!(lead["mean_s"], 88_700.0);
    assert_eq!(lead["p85_s"], 201_675.0);
    assert_eq!(lead["stages"]["coding"], serde_json::json!({ "n": 0, "median_s": null }));
    assert_eq!(
        overall["change_failure_rate"],
        serde_json::json!({ "failed": 2, "deployments": 5, "rate": 0.4, "rule": "incident-or-outcome" })
    );
    assert_eq!(
        overall["recovery_time"],
        serde_json::json!({ "n": 1, "median_s": 5400.0, "mean_s": 5400.0, "open": 1, "clock": "incident" })
    );
    assert_eq!(overall["rework_rate"], serde_json::json!({ "rework": null, "deployments": 5, "rate": null }));
    assert_eq!(json["services"]["checkout"], *overall);
    assert_eq!(json["weekly"][0]["week"], "2026-W37");
    assert_eq!(json["weekly"][0]["failure_rate"], 0.25);
    assert_eq!(json["weekly"][0]["recovery_median_s"], 5400.0);
    let keys: Vec<&String> = json["weekly"][0].as_object().unwrap().keys().collect();
    let documented = ["deployments", "failure_rate", "lead_time_median_s", "recovery_median_s", "starts", "week"];
    assert_eq!(keys, documented);
}

#[test]
fn runs_that_did_not_deploy_count_by_switch() {
    let files = [sample!("generic_deployments.csv"), sample!("generic_incidents.csv")];
    let mut question = story_question();
    question.switches.failed_runs = crate::delivery::FailedRuns::Count;
    let rate = measure(&[&joined(&files)], &question).overall.change_failure_rate;
    assert_eq!((rate.failed, rate.deployments, rate.rate), (Some(3), 6, Some(0.5)));
    assert_eq!(rate.rule, FailureRule::IncidentOrOutcomeOrDidNotDeploy);
}
