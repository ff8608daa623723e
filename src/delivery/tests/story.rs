//! The story: one history told in every format, so every reader must give its numbers.

pub(super) mod cases;

use super::*;
use crate::delivery::{Clock, FailureRule, Finding, ImportedSeries, Recognised, SeriesMetric, Zone};

macro_rules! sample {
    ($name:literal) => {
        ($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/delivery/samples/", $name)).as_slice())
    };
}
use sample;

/// What a combination of files must give. `None` for what they cannot tell.
pub(super) struct Expected {
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

/// The choices as proposed, with a zone and with services of files.
pub(super) fn choices_of(reads: &[FileRead], zone_hours: i32, services: &[(&str, &str)]) -> Choices {
    Choices {
        zoneless: Zone::fixed("chosen", zone_hours * 60),
        services: services.iter().map(|(file, service)| ((*file).to_owned(), (*service).to_owned())).collect(),
        ..Choices::proposed(reads)
    }
}

fn check(files: &[(&str, &[u8])], zone_hours: i32, services: &[(&str, &str)], expected: &Expected) {
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let reads = read_all(files);
    let choices = choices_of(&reads, zone_hours, services);
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

/// What files together must give, and what a person says about them.
pub(super) struct Case {
    pub files: &'static [(&'static str, &'static [u8])],
    /// Hours ahead of UTC at which times without a zone are read.
    pub zone_hours: i32,
    /// Services of files whose rows name none.
    pub services: &'static [(&'static str, &'static str)],
    expected: Expected,
}

impl Case {
    const fn new(files: &'static [(&'static str, &'static [u8])], expected: Expected) -> Self {
        Self { files, zone_hours: 0, services: &[], expected }
    }

    const fn at_hours(self, zone_hours: i32) -> Self {
        Self { zone_hours, ..self }
    }

    const fn of_service(self, services: &'static [(&'static str, &'static str)]) -> Self {
        Self { services, ..self }
    }
}

#[test]
fn every_format_tells_the_story() {
    for case in cases::CASES {
        check(case.files, case.zone_hours, case.services, &case.expected);
        // The order of the files is irrelevant.
        let backwards: Vec<_> = case.files.iter().rev().copied().collect();
        check(&backwards, case.zone_hours, case.services, &case.expected);
    }
}

/// Each kind of file is read by some case or some test of its own.
#[test]
fn every_sample_is_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/delivery/samples");
    let of_cases: Vec<&str> = cases::CASES.iter().flat_map(|case| case.files).map(|(name, _)| *name).collect();
    for entry in folder.read_dir().unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = of_cases.contains(&name.as_str()) || cases::READ_ELSEWHERE.contains(&name.as_str());
        assert!(known, "{name} is read by no test");
    }
}

#[test]
fn every_format_is_recognised() {
    for (name, bytes, kind, experimental) in cases::KINDS {
        let read = read_file(name, bytes);
        assert_eq!(read.kind, *kind, "{name}");
        assert_eq!(kind.is_experimental(), *experimental, "{name}");
        assert_eq!(read.rejects.total, cases::rejected(name), "{name} {:?}", read.rejects.first);
    }
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
    let documented =
        ["deployments", "failure_rate", "lead_time_median_s", "lead_time_p90_s", "recovery_median_s", "starts", "week"];
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

#[test]
fn a_report_without_results_counts_nothing_until_a_person_says_what_it_means() {
    let (name, bytes) = sample!("octopus_deployments_report.xml");
    let read = read_file(name, bytes);
    assert_eq!((read.kind, read.rows, read.zoneless_rows), (Recognised::OctopusReport, 8, 8));
    assert_eq!(read.findings, [Finding::ResultNotTold { rows: 8 }]);
    let reads = vec![read];
    let mut choices = Choices::proposed(&reads);
    assert_eq!(choices.open_words(&reads), [String::new()].into());
    let left = measure(&[&join(reads.clone(), &choices)], &story_question());
    assert_eq!((left.overall.deployment_frequency.deployments, left.left_out.unknown_outcome), (0, 7));
    choices.words.push((String::new(), crate::delivery::Outcome::Succeeded));
    let counted = measure(&[&join(reads, &choices)], &story_question());
    assert_eq!(counted.overall.deployment_frequency.deployments, 7);
}

#[test]
fn figures_that_gitlab_computed_are_a_series() {
    let (name, bytes) = sample!("gitlab_dora_deployment_frequency.json");
    let read = read_file(name, bytes);
    assert_eq!((read.kind, read.rows), (Recognised::GitlabDoraSeries, 21));
    assert_eq!(read.findings, [Finding::SeriesOnly { points: 21 }]);
    let (rate_name, rates) = sample!("gitlab_dora_change_failure_rate.json");
    let data = joined(&[(name, bytes), (rate_name, rates)]);
    let [counts, rates]: &[ImportedSeries; 2] = data.series.as_slice().try_into().unwrap();
    assert_eq!(counts.metric, Some(SeriesMetric::DeploymentFrequency));
    let weeks: Vec<f64> = counts.deployments_by_week().into_iter().map(|(_, sum)| sum).collect();
    assert_eq!(weeks, [4.0, 1.0, 0.0]);
    assert_eq!(rates.metric, Some(SeriesMetric::ChangeFailureRate));
    let known: Vec<f64> = rates.points.iter().filter_map(|point| point.value).collect();
    assert_eq!((rates.points.len(), known), (21, vec![0.0, 0.5, 0.0, 0.0]));
    // A series has no rows, so it enters no figure.
    assert_eq!(measure(&[&data], &story_question()).overall.deployment_frequency.deployments, 0);
    let back = Dataset::from_bytes(&data.to_bytes()).unwrap();
    assert_eq!(back.series, data.series);
}

#[test]
fn the_expected_numbers_are_those_of_the_story() {
    let (_, bytes) = sample!("expected_story.json");
    let story: serde_json::Value = serde_json::from_slice(bytes).unwrap();
    let figures = measured(cases::CASES[0].files).overall;
    let hours = |value: Option<f64>| value.map(|s| (s / 3_600.0 * 1e4).round() / 1e4);
    let lead = &figures.change_lead_time;
    for (got, name) in [
        (hours(lead.median_s), "lead_time_median_h"),
        (hours(lead.mean_s), "lead_time_mean_h"),
        (hours(lead.p85_s), "lead_time_p85_h_linear"),
        (figures.deployment_frequency.median_per_week, "median_deployments_per_week"),
        (figures.deployment_frequency.per_week, "mean_deployments_per_week"),
        (figures.deployment_frequency.median_deploy_days_per_week, "median_deploy_days_per_week"),
        (hours(figures.recovery_time.median_s), "recovery_h/INC-101 detected->resolved"),
    ] {
        let pointer = ["/", name].concat();
        assert_eq!(got, story.pointer(&pointer).and_then(serde_json::Value::as_f64), "{name}");
    }
}
