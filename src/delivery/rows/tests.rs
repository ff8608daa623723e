//! The rows behind the figures are as many as the figures say, whatever the data.

use proptest::prelude::*;

use super::*;
use crate::delivery::facts::change_is;
use crate::delivery::{
    Choices, Dataset, FailedRuns, LeftOut, Metrics, Pace, PartedBy, Question, RecoveryClock, Stretch, Switches, Zone,
    batches, course, drill, join, measure, read_file,
};

const ALL: [FiveMetric; 5] =
    [FiveMetric::Frequency, FiveMetric::LeadTime, FiveMetric::FailureRate, FiveMetric::Recovery, FiveMetric::Rework];

macro_rules! sample {
    ($name:literal) => {
        ($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/delivery/samples/", $name)).as_slice())
    };
}

fn joined(files: &[(&str, &[u8])]) -> Dataset {
    let reads: Vec<_> = files.iter().map(|(name, bytes)| read_file(name, bytes)).collect();
    let choices = Choices::proposed(&reads);
    join(reads, &choices)
}

fn story() -> Dataset {
    joined(&[
        sample!("github_rest_deployments.json"),
        sample!("github_rest_deployment_statuses.json"),
        sample!("gh_pr_list.json"),
        sample!("pagerduty_incidents.json"),
    ])
}

fn wanted(metric: FiveMetric, shown: RowsShown) -> RowsWanted {
    RowsWanted { metric, shown, sort: SortBy::Time, descending: false, skip: 0, take: 100 }
}

fn page(data: &Dataset, question: &Question, wanted: &RowsWanted) -> RowsPage {
    RowList::of(&[data], question, wanted.metric).page(&[data], &question.zone, wanted)
}

/// The counts that the metrics tell, against the rows.
fn check_counts(data: &Dataset, question: &Question) {
    let metrics: Metrics = measure(&[data], question);
    let pages = ALL.map(|metric| page(data, question, &wanted(metric, RowsShown::Counted)));
    let [frequency, lead, failure, recovery, rework] = &pages;
    let (figures, rows, left) = (&metrics.overall, &metrics.rows, &metrics.left_out);
    assert_eq!(frequency.total, figures.deployment_frequency.deployments);
    let told = [
        (RowPart::OtherEnvironment, rows.not_production),
        (RowPart::OtherService, left.other_services),
        (RowPart::Running, rows.running),
        (RowPart::DidNotDeploy, rows.did_not_deploy),
        (RowPart::Cancelled, left.cancelled),
        (RowPart::NotRun, left.not_run),
        (RowPart::UnknownResult, left.unknown_outcome),
        (RowPart::NoTime, left.without_time),
        (RowPart::OutsidePeriod, left.outside_period),
        (RowPart::SameRevision, left.same_revision),
    ];
    for (part, count) in told {
        assert_eq!(frequency.of_part(part), count, "{part:?}");
    }
    let all = |page: &RowsPage| page.parts.iter().map(|(_, rows)| rows).sum::<u64>();
    for page in [frequency, failure, rework] {
        assert_eq!(all(page), data.deployments() as u64);
    }
    let told = rows.used + rows.rejected + rows.duplicates + rows.not_production + rows.running;
    let told = told + left.unknown_outcome + left.cancelled + left.not_run + left.without_time;
    assert_eq!(told + left.outside_period + left.same_revision + left.other_services, rows.read);
    check_changes(data, lead, left);
    assert_eq!(lead.total, figures.change_lead_time.n);
    assert_eq!(lead.of_part(RowPart::Negative), figures.change_lead_time.negative);
    assert_eq!(failure.total, figures.change_failure_rate.deployments);
    if let Some(failed) = figures.change_failure_rate.failed {
        assert_eq!(failure.of_part(RowPart::Hit), failed);
    }
    assert_eq!(recovery.total, figures.recovery_time.n);
    assert_eq!(recovery.of_part(RowPart::StillOpen), figures.recovery_time.open);
    assert_eq!(recovery.of_part(RowPart::Negative), figures.recovery_time.negative);
    assert_eq!(rework.total, figures.rework_rate.deployments);
    if let Some(repairs) = figures.rework_rate.rework {
        assert_eq!(rework.of_part(RowPart::Hit), repairs);
    }
    check_sums(data, question, &metrics);
}

/// Each change that has a lead time is in one part. What is left out counts changes that have only stages, too.
fn check_changes(data: &Dataset, lead: &RowsPage, left: &LeftOut) {
    let changes = &data.facts.changes;
    let leads = (0..changes.len()).filter(|&row| changes.is(row, change_is::LEAD)).count();
    assert_eq!(lead.parts.iter().map(|(_, rows)| rows).sum::<u64>(), leads as u64);
    let told = [
        (RowPart::NoDeployment, left.changes_without_deployment),
        (RowPart::BeforeFirst, left.changes_before_first_deployment),
        (RowPart::CarriedAgain, left.changes_carried_again),
        (RowPart::MergeCommit, left.merge_commits),
    ];
    for (part, count) in told {
        let rows = lead.of_part(part);
        assert!(rows == count || rows < count && leads < changes.len(), "{part:?}: {rows} of {count}");
    }
}

/// Deployments, changes, recoveries, deployments of the failure rate, failures, repairs.
type Counts = (u64, u64, u64, u64, u64, u64);

/// Weeks, months and parts put together are the whole.
fn check_sums(data: &Dataset, question: &Question, metrics: &Metrics) {
    let figures = &metrics.overall;
    let whole = (
        figures.deployment_frequency.deployments,
        figures.change_lead_time.n,
        figures.recovery_time.n,
        figures.change_failure_rate.deployments,
        figures.change_failure_rate.failed.unwrap_or(0),
        figures.rework_rate.rework.unwrap_or(0),
    );
    let add = |a: Counts, b: Counts| (a.0 + b.0, a.1 + b.1, a.2 + b.2, a.3 + b.3, a.4 + b.4, a.5 + b.5);
    for pace in [Pace::Week, Pace::Month] {
        let stretches = course(&[data], question, pace);
        assert!(stretches.windows(2).all(|pair| pair[0].starts < pair[1].starts), "{pace:?}");
        let counts = stretches.iter().map(|one| {
            let failures = (one.failed_of, one.failed.unwrap_or(0), one.rework.unwrap_or(0));
            (one.deployments, one.changes, one.recoveries, failures.0, failures.1, failures.2)
        });
        assert_eq!(counts.fold((0, 0, 0, 0, 0, 0), add), whole, "{pace:?}");
        if pace == Pace::Week {
            let weekly: Vec<Stretch> = metrics.weekly.iter().map(Stretch::from).collect();
            assert_eq!(stretches, weekly, "the course by week is the measure's own");
        }
    }
    let teams = [("s1".to_owned(), "one".to_owned())].into();
    for by in [PartedBy::Service, PartedBy::Team(teams)] {
        let counts = drill(&[data], question, &by).into_iter().map(|part| {
            let failures = (part.failed_of, part.failed.unwrap_or(0), part.rework.unwrap_or(0));
            (part.deployments, part.changes, part.recoveries, failures.0, failures.1, failures.2)
        });
        assert_eq!(counts.fold((0, 0, 0, 0, 0, 0), add), whole, "{by:?}");
    }
    let batches = batches(&[data], question);
    assert_eq!((batches.changes, batches.deployments + batches.without_change), (whole.1, whole.0));
}

#[test]
fn the_rows_of_the_story() {
    let (data, question) = (story(), Question::default());
    check_counts(&data, &question);
    let failed = page(&data, &question, &wanted(FiveMetric::FailureRate, RowsShown::Hits));
    let got: Vec<_> = failed.rows.iter().map(|row| (row.name.as_str(), row.at.as_deref(), &row.why)).collect();
    let incident = |id: &str| RowWhy::Incident(id.to_owned());
    assert_eq!(
        got.iter().map(|(name, _, why)| (*name, (*why).clone())).collect::<Vec<_>>(),
        [("9003", incident("Q101")), ("9007", incident("Q103"))],
        "{got:?}"
    );
    let left = page(&data, &question, &wanted(FiveMetric::Frequency, RowsShown::LeftOut));
    let got: Vec<_> = left.rows.iter().map(|row| (row.name.as_str(), row.part)).collect();
    let expected = [("9001", RowPart::OtherEnvironment), ("9005", RowPart::DidNotDeploy), ("9008", RowPart::Running)];
    assert_eq!(got.len(), 3);
    for (name, part) in expected {
        assert!(got.contains(&(name, Some(part))), "{name}: {got:?}");
    }
    let leads = page(
        &data,
        &question,
        &RowsWanted { sort: SortBy::Duration, descending: true, ..wanted(FiveMetric::LeadTime, RowsShown::Counted) },
    );
    assert_eq!(leads.total, 6);
    assert!(leads.rows.is_sorted_by(|a, b| a.duration_s >= b.duration_s));
    let first = leads.rows.first().unwrap();
    assert!(first.facts.iter().any(|(fact, _)| *fact == RowFact::Authored));
    assert!(matches!(&first.why, RowWhy::BroughtBy(name) if !name.is_empty()));
    assert!(!first.file.is_empty());
    let open = page(&data, &question, &wanted(FiveMetric::Recovery, RowsShown::LeftOut));
    assert!(open.rows.iter().any(|row| row.name == "Q103" && row.part == Some(RowPart::StillOpen)), "{open:?}");
}

#[test]
fn times_are_told_in_the_zone_of_the_question() {
    let data = joined(&[("x.csv", b"id,environment,deployed_at,status\n7,production,2026-09-07T23:30:00Z,success\n")]);
    let question = Question { zone: Zone::fixed("x", 60), ..Question::default() };
    let found = page(&data, &question, &wanted(FiveMetric::Frequency, RowsShown::Counted));
    let row = found.rows.first().unwrap();
    assert_eq!((row.at.as_deref(), row.file.as_str(), row.line), (Some("2026-09-08 00:30"), "x.csv", 2));
}

/// One row for each way to stand to a figure, as far as deployments go.
#[test]
fn each_row_is_in_one_part_and_counted_there() {
    let text = "id,service,environment,sha,commit_at,deployed_at,status\n\
        1,a,prod-eu,aaaaaaa,2026-09-01T09:00:00Z,2026-09-08T10:00:00Z,success\n\
        2,a,prod-us,aaaaaaa,2026-09-01T09:00:00Z,2026-09-08T11:00:00Z,success\n\
        3,a,prod-eu,bbbbbbb,2026-09-01T09:00:00Z,2026-09-08T12:00:00Z,failed\n\
        4,a,prod-eu,ccccccc,2026-09-01T09:00:00Z,2026-08-08T12:00:00Z,failed\n\
        5,a,prod-eu,ddddddd,2026-09-01T09:00:00Z,2026-10-08T12:00:00Z,success\n\
        6,a,staging,eeeeeee,2026-09-01T09:00:00Z,2026-08-08T12:00:00Z,failed\n\
        7,a,prod-eu,fffffff,2026-09-01T09:00:00Z,2026-09-08T12:00:00Z,cancelled\n\
        8,b,prod-eu,0000001,2026-09-01T09:00:00Z,2026-08-08T12:00:00Z,failed\n";
    let data = joined(&[("x.csv", text.as_bytes())]);
    let question = Question {
        from_ms: Some(1_788_739_200_000),
        to_ms: Some(1_790_553_600_000),
        services: Some(["a".to_owned()].into()),
        switches: Switches { one_per_revision: true, ..Switches::default() },
        ..Question::default()
    };
    check_counts(&data, &question);
    let found = page(&data, &question, &wanted(FiveMetric::Frequency, RowsShown::Counted));
    let expected = [
        (RowPart::Counted, 1),
        (RowPart::OtherEnvironment, 1),
        (RowPart::OtherService, 1),
        (RowPart::OutsidePeriod, 2),
        (RowPart::DidNotDeploy, 1),
        (RowPart::Cancelled, 1),
        (RowPart::SameRevision, 1),
    ];
    assert_eq!(found.parts, expected);
    // Each environment counts for itself where nobody asked for anything else.
    let question = Question { switches: Switches::default(), ..question };
    check_counts(&data, &question);
    let found = page(&data, &question, &wanted(FiveMetric::Frequency, RowsShown::Counted));
    assert_eq!((found.of_part(RowPart::Counted), found.of_part(RowPart::SameRevision)), (2, 0));
}

#[test]
fn what_a_deployment_says_of_its_commit_again_is_counted_as_such() {
    let log = sample!("git_log_tags.txt");
    for name in [sample!("gh_release_list.json"), sample!("github_graphql_deployments.json")] {
        check_counts(&joined(&[name, log]), &Question::default());
    }
}

const HEADER: &str = "id,service,environment,sha,commit_at,deployed_at,status,incident_opened_at,incident_resolved_at";
/// Columns of a plain table, in which a failure is a run that did not deploy.
const PLAIN_COLUMNS: usize = 7;

fn tables() -> impl Strategy<Value = String> {
    let time = || 1_700_000_000i64..1_703_456_000;
    let status = prop::sample::select(vec![
        "success",
        "failure",
        "rolled_back",
        "in_progress",
        "skipped",
        "cancelled",
        "partial",
    ]);
    let place = prop::sample::select(vec!["production", "prod-eu", "staging"]);
    let row =
        (0u8..40, 0u8..3, place, 0u8..20, time(), time(), status, prop::option::of((time(), prop::option::of(time()))));
    let written = row.prop_map(|(id, service, place, sha, authored, deployed, status, incident)| {
        let opened = incident.map(|(opened, _)| opened.to_string()).unwrap_or_default();
        let resolved = incident.and_then(|(_, resolved)| resolved).map(|at| at.to_string()).unwrap_or_default();
        format!("{id}-{deployed},s{service},{place},{sha:07x},{authored},{deployed},{status},{opened},{resolved}")
    });
    let table = (prop::collection::vec(written, 0..50), prop::bool::ANY);
    table.prop_map(|(rows, is_plain)| {
        let columns = if is_plain { PLAIN_COLUMNS } else { usize::MAX };
        let lines = std::iter::once(HEADER.to_owned()).chain(rows);
        let lines = lines.map(|line| line.split(',').take(columns).collect::<Vec<_>>().join(","));
        lines.collect::<Vec<_>>().join("\n")
    })
}

fn questions() -> impl Strategy<Value = Question> {
    let period = prop::option::of((1_700_000_000_000i64..1_703_000_000_000, 0i64..2_000_000_000));
    let runs = prop::sample::select(vec![FailedRuns::WhenNothingElse, FailedRuns::Count, FailedRuns::LeaveOut]);
    let clock =
        prop::sample::select(vec![RecoveryClock::Automatic, RecoveryClock::Incident, RecoveryClock::Deployment]);
    (period, prop::bool::ANY, runs, clock, prop::bool::ANY).prop_map(
        |(period, one_service, failed_runs, recovery_clock, one_per_revision)| Question {
            from_ms: period.map(|(from, _)| from),
            to_ms: period.map(|(from, length)| from + length),
            services: one_service.then(|| ["s1".to_owned()].into()),
            switches: Switches { failed_runs, recovery_clock, one_per_revision, ..Switches::default() },
            ..Question::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rows_are_as_many_as_the_figures_say(table in tables(), question in questions()) {
        check_counts(&joined(&[("x.csv", table.as_bytes())]), &question);
    }

    #[test]
    fn pages_put_together_are_the_whole_in_order(
        table in tables(),
        take in 1u32..20,
        sort in prop::sample::select(vec![SortBy::Time, SortBy::Name, SortBy::Service, SortBy::Environment, SortBy::Outcome, SortBy::Duration, SortBy::Part]),
        descending in prop::bool::ANY,
        metric in prop::sample::select(ALL.to_vec()),
        shown in prop::sample::select(vec![RowsShown::Hits, RowsShown::Counted, RowsShown::LeftOut]),
    ) {
        let data = joined(&[("x.csv", table.as_bytes())]);
        let question = Question::default();
        let list = RowList::of(&[&data], &question, metric);
        let page = |skip, take| list.page(&[&data], &question.zone, &RowsWanted { metric, shown, sort, descending, skip, take });
        let whole = page(0, 1_000);
        prop_assert_eq!(whole.rows.len() as u64, whole.total);
        let mut rows = Vec::new();
        while (rows.len() as u64) < whole.total {
            let skip = rows.len() as u32;
            rows.extend(page(skip, take).rows);
        }
        prop_assert_eq!(&rows, &whole.rows);
        prop_assert!(page(whole.total as u32, take).rows.is_empty());
        if sort == SortBy::Time {
            let times: Vec<_> = rows.iter().filter_map(|row| row.at.clone()).collect();
            let in_order = if descending { times.is_sorted_by(|a, b| a >= b) } else { times.is_sorted() };
            prop_assert!(in_order);
        }
    }
}
