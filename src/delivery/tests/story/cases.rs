//! The formats, and what each must give.
//!
//! Formats that know no failed runs give five deployments and no sixth; those that know no staging give none. Where a
//! format has no changes or incidents of its own, those of the plain tables are read with it.

use super::{Case, Expected, sample};
use crate::delivery::{Clock, Recognised, TableKind};

type File = (&'static str, &'static [u8]);

const COMMITS: File = sample!("generic_commits.csv");
const INCIDENTS: File = sample!("generic_incidents.csv");
/// Tells which commits follow which, so it finds those that no deployment names.
const LOG: File = sample!("git_log_tags.txt");
const PULLS: File = sample!("gh_pr_list.json");
const REST: File = sample!("github_rest_deployments.json");
const STATUSES: File = sample!("github_rest_deployment_statuses.json");

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
/// With pull requests that tell the hotfix.
const WITH_REWORK: Expected = Expected { rework: Some(1), ..WHOLE };
/// Successes only.
const SUCCESSES: Expected = Expected { did_not_deploy: 0, running: 0, ..WHOLE };

/// By heads of deployments only: without commit e5a the median is that of 68.0833, 6, 0.75, 19 and 2 hours.
const HEADS: Option<(u64, f64)> = Some((5, 6.0));
/// No incidents and no production failures: the failed run counts, and its repair.
const RUNS_ONLY: (Clock, u64, Option<f64>, u64) = (Clock::Deployment, 1, Some(1.5), 0);
const NO_RECOVERY: (Clock, u64, Option<f64>, u64) = (Clock::Deployment, 0, None, 0);

pub(in super::super) const CASES: &[Case] = &[
    Case::new(&[sample!("generic_deployments.csv"), COMMITS, INCIDENTS], WHOLE),
    Case::new(&[sample!("generic_deployments_excel_eu.csv"), COMMITS, INCIDENTS], WHOLE),
    Case::new(&[REST, STATUSES], Expected { lead: None, failed: Some(1), recovery: RUNS_ONLY, ..WHOLE }),
    Case::new(&[REST, STATUSES, PULLS, INCIDENTS], WITH_REWORK),
    Case::new(&[REST, STATUSES, PULLS, sample!("pagerduty_incidents.json")], WITH_REWORK),
    Case::new(&[REST, STATUSES, PULLS, sample!("opsgenie_incidents.json")], WITH_REWORK),
    Case::new(
        &[sample!("github_graphql_deployments.json")],
        Expected { lead: HEADS, failed: Some(1), recovery: RUNS_ONLY, ..WHOLE },
    ),
    Case::new(&[sample!("github_graphql_deployments.json"), PULLS, sample!("jira_incidents.csv")], WITH_REWORK)
        .at_hours(2),
    Case::new(&[sample!("gh_run_list.json"), PULLS, sample!("jira_issues_rest.json")], WITH_REWORK),
    // Releases tell no failure, so there is none to count and no zero either.
    Case::new(
        &[sample!("gh_release_list.json")],
        Expected { not_production: 0, lead: HEADS, failed: None, recovery: NO_RECOVERY, ..SUCCESSES },
    ),
    Case::new(
        &[
            sample!("gitlab_deployments.json"),
            sample!("gitlab_merge_requests.json"),
            sample!("pagerduty_incidents.csv"),
        ],
        Expected { lead: HEADS, ..WITH_REWORK },
    ),
    Case::new(&[sample!("gitlab_deployments.json"), INCIDENTS], Expected { lead: HEADS, ..WHOLE })
        .of_service(&[("gitlab_deployments.json", "checkout")]),
    Case::new(&[sample!("azure_builds.json"), LOG, INCIDENTS], WHOLE),
    Case::new(&[sample!("azure_release_deployments.json"), COMMITS, INCIDENTS], WHOLE),
    // Its changes are in the builds; there is no staging in the file.
    Case::new(&[sample!("jenkins_builds.json"), INCIDENTS], Expected { not_production: 0, ..WHOLE }),
    Case::new(&[sample!("circleci_workflows.json"), sample!("circleci_pipelines.json"), LOG, INCIDENTS], WHOLE),
    Case::new(&[sample!("bitbucket_deployments.json"), LOG, INCIDENTS], WHOLE)
        .of_service(&[("bitbucket_deployments.json", "checkout")]),
    Case::new(&[sample!("bitbucket_pipelines.json"), LOG, INCIDENTS], WHOLE),
    Case::new(&[sample!("teamcity_builds.json"), LOG, INCIDENTS], WHOLE),
    Case::new(&[sample!("teamcity_builds.xml"), LOG, INCIDENTS], WHOLE),
    Case::new(&[REST, STATUSES, PULLS, sample!("incidentio_incidents.json")], WITH_REWORK),
    // The history holds successes; what runs now is told beside it.
    Case::new(&[sample!("argocd_applications.json"), LOG, INCIDENTS], Expected { running: 1, ..SUCCESSES }),
    // Known by the start of each revision, five minutes before its end.
    Case::new(
        &[sample!("argo_rollouts_replicasets.json"), COMMITS, INCIDENTS],
        Expected { not_production: 0, lead: Some((6, 12.5 - 5.0 / 60.0)), ..SUCCESSES },
    ),
    Case::new(&[sample!("spinnaker_executions.json"), COMMITS, INCIDENTS], WHOLE),
    Case::new(&[sample!("octopus_deployments.csv"), COMMITS, sample!("jira_incidents.csv")], WHOLE).at_hours(2),
    Case::new(&[sample!("git_tags.txt"), LOG, INCIDENTS], Expected { not_production: 0, ..SUCCESSES })
        .of_service(&[("git_tags.txt", "checkout")]),
    Case::new(
        &[sample!("git_tags.txt"), COMMITS],
        Expected { not_production: 0, failed: None, recovery: NO_RECOVERY, ..SUCCESSES },
    ),
    // Changes have numbers and no commits, so they have stages and no lead time.
    Case::new(&[sample!("cdevents.jsonl")], Expected { lead: None, ..SUCCESSES }),
    // What still runs has no span yet.
    Case::new(&[sample!("otel_cicd_spans.json"), LOG, INCIDENTS], Expected { running: 0, ..WHOLE }),
    Case::new(&[sample!("sleuth_register_deploys.json"), LOG, INCIDENTS], SUCCESSES)
        .of_service(&[("sleuth_register_deploys.json", "checkout")]),
    Case::new(
        &[sample!("fourkeys_deployments.csv"), sample!("fourkeys_changes.csv"), sample!("fourkeys_incidents.csv")],
        Expected { not_production: 0, failed: Some(1), recovery: (Clock::Incident, 1, Some(1.5), 0), ..SUCCESSES },
    ),
    Case::new(
        &[sample!("fourkeys_events_raw.csv"), sample!("fourkeys_changes.csv"), INCIDENTS],
        Expected { lead: HEADS, running: 0, ..WHOLE },
    )
    .of_service(&[("fourkeys_events_raw.csv", "checkout")]),
    Case::new(
        &[sample!("devlake_cicd_deployment_commits.csv"), sample!("devlake_pull_requests.csv")],
        Expected { lead: None, failed: Some(1), recovery: RUNS_ONLY, ..WITH_REWORK },
    ),
    // These incidents name no service. A person who gives them all to one blames the other service's on it too.
    Case::new(
        &[sample!("devlake_cicd_deployment_commits.csv"), LOG, sample!("devlake_incidents.csv")],
        Expected { failed: Some(3), recovery: (Clock::Incident, 2, Some(2.0), 1), ..WHOLE },
    )
    .of_service(&[("devlake_incidents.csv", "checkout")]),
    Case::new(
        &[sample!("servicenow_change_request.csv"), sample!("servicenow_incident.csv")],
        Expected { not_production: 0, lead: None, rework: Some(0), ..WHOLE },
    ),
];

/// Samples that the table above has no place for.
pub(super) const READ_ELSEWHERE: &[&str] = &[
    "expected_story.json",
    "flat-300.csv",
    "gitlab_dora_change_failure_rate.json",
    "gitlab_dora_deployment_frequency.json",
    "linear_issues.csv",
    "octopus_deployments_report.xml",
    "wide_stages.csv",
    "stored-v1.bin",
    "stored-v2.bin",
    "stored-v3.bin",
];

/// Rows of a sample that cannot be read: a lightweight tag has no time.
pub(super) fn rejected(name: &str) -> u64 {
    u64::from(name == "git_tags.txt")
}

/// What each sample is, and whether its shape was never checked against a real file.
pub(in super::super) const KINDS: &[(&str, &[u8], Recognised, bool)] = &[
    kind(sample!("argo_rollouts_replicasets.json"), Recognised::ArgoRollouts, true),
    kind(sample!("argocd_applications.json"), Recognised::ArgocdApplications, false),
    kind(sample!("azure_builds.json"), Recognised::AzureBuilds, false),
    kind(sample!("azure_release_deployments.json"), Recognised::AzureReleases, false),
    kind(sample!("bitbucket_deployments.json"), Recognised::BitbucketDeployments, false),
    kind(sample!("bitbucket_pipelines.json"), Recognised::BitbucketPipelines, false),
    kind(sample!("cdevents.jsonl"), Recognised::Cdevents, false),
    kind(sample!("circleci_pipelines.json"), Recognised::CircleciPipelines, false),
    kind(sample!("circleci_workflows.json"), Recognised::CircleciWorkflows, false),
    kind(sample!("devlake_cicd_deployment_commits.csv"), Recognised::Table(TableKind::Deployments), false),
    kind(sample!("devlake_incidents.csv"), Recognised::Table(TableKind::Incidents), false),
    kind(sample!("devlake_pull_requests.csv"), Recognised::Table(TableKind::Changes), false),
    kind(sample!("flat-300.csv"), Recognised::FlatTable, false),
    kind(sample!("fourkeys_changes.csv"), Recognised::Table(TableKind::Changes), false),
    kind(sample!("fourkeys_deployments.csv"), Recognised::Table(TableKind::Deployments), false),
    kind(sample!("fourkeys_events_raw.csv"), Recognised::FourkeysEvents, false),
    kind(sample!("fourkeys_incidents.csv"), Recognised::Table(TableKind::Incidents), false),
    kind(COMMITS, Recognised::Table(TableKind::Changes), false),
    kind(sample!("generic_deployments.csv"), Recognised::Table(TableKind::Deployments), false),
    kind(sample!("generic_deployments_excel_eu.csv"), Recognised::Table(TableKind::Deployments), false),
    kind(INCIDENTS, Recognised::Table(TableKind::Incidents), false),
    kind(PULLS, Recognised::GhPrList, true),
    kind(sample!("gh_release_list.json"), Recognised::GhReleaseList, false),
    kind(sample!("gh_run_list.json"), Recognised::GhRunList, false),
    kind(LOG, Recognised::GitLog, false),
    kind(sample!("git_tags.txt"), Recognised::GitTags, false),
    kind(sample!("github_graphql_deployments.json"), Recognised::GithubGraphql, false),
    kind(STATUSES, Recognised::GithubStatuses, false),
    kind(REST, Recognised::GithubDeployments, false),
    kind(sample!("gitlab_deployments.json"), Recognised::GitlabDeployments, false),
    kind(sample!("gitlab_dora_change_failure_rate.json"), Recognised::GitlabDoraSeries, false),
    kind(sample!("gitlab_dora_deployment_frequency.json"), Recognised::GitlabDoraSeries, false),
    kind(sample!("gitlab_merge_requests.json"), Recognised::GitlabMergeRequests, false),
    kind(sample!("incidentio_incidents.json"), Recognised::IncidentioIncidents, false),
    kind(sample!("jenkins_builds.json"), Recognised::JenkinsBuilds, false),
    kind(sample!("jira_incidents.csv"), Recognised::Table(TableKind::Incidents), false),
    kind(sample!("jira_issues_rest.json"), Recognised::JiraIssues, false),
    kind(sample!("linear_issues.csv"), Recognised::Table(TableKind::Stages), false),
    kind(sample!("octopus_deployments.csv"), Recognised::Table(TableKind::Deployments), false),
    kind(sample!("octopus_deployments_report.xml"), Recognised::OctopusReport, false),
    kind(sample!("opsgenie_incidents.json"), Recognised::OpsgenieIncidents, false),
    kind(sample!("otel_cicd_spans.json"), Recognised::OtelSpans, false),
    kind(sample!("pagerduty_incidents.csv"), Recognised::Table(TableKind::Incidents), false),
    kind(sample!("pagerduty_incidents.json"), Recognised::PagerdutyIncidents, false),
    kind(sample!("servicenow_change_request.csv"), Recognised::Table(TableKind::Deployments), false),
    kind(sample!("servicenow_incident.csv"), Recognised::Table(TableKind::Incidents), false),
    kind(sample!("sleuth_register_deploys.json"), Recognised::SleuthDeploys, false),
    kind(sample!("spinnaker_executions.json"), Recognised::SpinnakerExecutions, true),
    kind(sample!("teamcity_builds.json"), Recognised::TeamcityBuilds, false),
    kind(sample!("teamcity_builds.xml"), Recognised::TeamcityBuilds, false),
    kind(sample!("wide_stages.csv"), Recognised::Table(TableKind::Stages), false),
];

const fn kind(file: File, kind: Recognised, experimental: bool) -> (&'static str, &'static [u8], Recognised, bool) {
    (file.0, file.1, kind, experimental)
}
