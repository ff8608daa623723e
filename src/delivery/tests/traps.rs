//! Traps of the sources: what looks like an answer and is none.

use super::*;
use crate::delivery::{
    Clock, DateOrder, FailureRule, FileReader, Mapping, Outcome, ReadOptions, Recognised, RejectReason, Role,
    TableKind, Unrecognised,
};

const REST: (&str, &[u8]) = ("rest.json", include_bytes!("../samples/github_rest_deployments.json"));
const STATUSES: (&str, &[u8]) = ("statuses.json", include_bytes!("../samples/github_rest_deployment_statuses.json"));
const PULLS: (&str, &[u8]) = ("pulls.json", include_bytes!("../samples/gh_pr_list.json"));
/// As a collector keeps what GraphQL gave: keys in capitals, the repository within, a workflow that publishes pages.
const COLLECTED: (&str, &[u8]) = (
    "collected.json",
    br#"[{ "Task": "deploy", "Id": "DE_1", "DatabaseId": 1, "CommitOid": "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
  "Environment": "github-pages", "State": "INACTIVE",
  "Statuses": { "nodes": [{ "state": "INACTIVE", "updatedAt": "2026-03-01T00:00:00Z" },
    { "state": "SUCCESS", "updatedAt": "2026-02-20T00:30:59Z" }, { "state": "QUEUED", "updatedAt": "2026-02-20T00:30:38Z" }] },
  "LatestStatus": { "State": "INACTIVE", "updatedAt": "2026-03-01T00:00:00Z" },
  "Repository": { "Name": "OpenWidget", "Url": "https://github.com/acme/OpenWidget" },
  "CreatedAt": "2026-02-20T00:30:37Z", "UpdatedAt": "2026-03-01T00:00:00Z",
  "Commit": { "Oid": "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567", "CommittedDate": "2026-02-20T00:29:49Z" } }]"#,
);

/// A file of the test's own.
fn csv(text: &'static str) -> (&'static str, &'static [u8]) {
    ("file.csv", text.as_bytes())
}

#[test]
fn github_updated_at_is_not_the_end_of_a_deployment() {
    let data = joined(&[REST, STATUSES]);
    let finished = (0..data.deployments()).filter_map(|row| data.deployment(row)).find(|d| d.id == "9006").unwrap();
    // 2026-09-10 11:00:00, and not 2026-09-16 13:45:01, when 9007 made it inactive.
    assert_eq!(finished.finished_ms, Some(STORY_FROM_MS + (3 * 24 + 11) * 3_600_000));
}

#[test]
fn the_list_of_deployments_alone_holds_no_result() {
    let data = joined(&[REST]);
    assert_eq!(data.report.deployments_without_result, 8);
    let metrics = measure(&[&data], &story_question());
    assert_eq!(metrics.overall.deployment_frequency.deployments, 0);
    assert_eq!(metrics.left_out.unknown_outcome, 7);
    assert_eq!(metrics.overall.change_failure_rate.rate, None);
}

#[test]
fn statuses_alone_give_the_frequency() {
    let data = joined(&[STATUSES]);
    assert_eq!(data.report.statuses_without_deployment, 8);
    assert_eq!(measure(&[&data], &story_question()).overall.deployment_frequency.deployments, 5);
}

#[test]
fn collected_graphql_keeps_its_success_times() {
    let read = read_file(COLLECTED.0, COLLECTED.1);
    assert_eq!((read.kind, read.rejects.total), (Recognised::GithubGraphql, 0));
    assert!(read.environments.iter().all(|e| !e.ticked), "github-pages is production only if a person says so");
    let mut choices = Choices::proposed(std::slice::from_ref(&read));
    choices.environments = ["github-pages".to_owned()].into();
    let data = join(vec![read], &choices);
    let first = data.deployment(0).unwrap();
    assert_eq!((first.service, first.outcome), ("OpenWidget", Outcome::Succeeded));
    // The success status of 2026-02-20T00:30:59Z.
    assert_eq!(first.finished_ms, Some(1_771_547_459_000));
    assert_eq!(measure(&[&data], &Question::default()).overall.change_lead_time.median_s, Some(70.0));
}

#[test]
fn a_typical_working_day_counts_the_empty_ones_and_no_weekend() {
    // Monday 7 to Monday 14 September 2026: six working days, one of them empty.
    let days = ["07T10", "07T12", "08T10", "09T10", "10T10", "12T10", "12T11", "12T12", "14T09"];
    let rows = days.map(|at| ["s,production,2026-09-", at, ":00:00Z,success\n"].concat()).concat();
    let text = ["service,environment,deployed_at,status\n", &rows].concat();
    let frequency_of = |data: &Dataset| measure(&[data], &Question::default()).overall.deployment_frequency;
    let frequency = frequency_of(&joined(&[("file.csv", text.as_bytes())]));
    assert_eq!((frequency.working_days, frequency.empty_working_days), (6, 1));
    assert_eq!(frequency.median_per_working_day, Some(1.0));
    let nothing = frequency_of(&joined(&[csv("service,environment,deployed_at,status\n")]));
    assert_eq!((nothing.median_per_working_day, nothing.working_days), (None, 0));
}

#[test]
fn open_incidents_are_left_out_and_shown() {
    let text = "service,environment,deployed_at,status\ns,production,2026-09-08T10:00:00Z,success\n";
    let incidents = "id,service,opened_at,resolved_at\n1,s,2026-09-08T11:00:00Z,\n";
    let metrics = measured(&[csv(text), ("incidents.csv", incidents.as_bytes())]);
    let recovery = &metrics.overall.recovery_time;
    assert_eq!((recovery.n, recovery.median_s, recovery.open, recovery.clock), (0, None, 1, Clock::Incident));
    assert_eq!(recovery.open_since_ms.len(), 1);
    assert_eq!(metrics.overall.change_failure_rate.failed, Some(1));
}

#[test]
fn nothing_is_no_data_and_not_zero() {
    for bytes in [&b""[..], b"service,environment,deployed_at,status\n", b"[]", b"\xEF\xBB\xBF"] {
        let metrics = measured(&[("file", bytes)]);
        let figures = &metrics.overall;
        assert_eq!(figures.deployment_frequency.deployments, 0);
        assert_eq!(figures.change_lead_time.median_s, None);
        assert_eq!(figures.change_failure_rate.rate, None);
        assert_eq!(figures.recovery_time.median_s, None);
        assert_eq!(figures.rework_rate.rework, None);
        assert!(metrics.services.is_empty());
    }
    assert_eq!(measure(&[], &Question::default()).period.from, None);
}

#[test]
fn rows_that_cannot_be_read_are_listed_with_their_place() {
    let text =
        "service,environment,deployed_at,status\r\ns,production,soon,success\r\n\"s\n2\",production,,success\r\n";
    let read = read_file("file.csv", text.as_bytes());
    let places: Vec<(u64, &str, &str, RejectReason)> =
        read.rejects.first.iter().map(|r| (r.line, r.column.as_str(), r.value.as_str(), r.reason)).collect();
    assert_eq!(
        places,
        [(2, "deployed_at", "soon", RejectReason::NotATime), (3, "deployed_at", "", RejectReason::NoTime)]
    );
    let metrics = measured(&[("file.csv", text.as_bytes())]);
    assert_eq!((metrics.rows.read, metrics.rows.rejected, metrics.rows.used), (2, 2, 0));
}

#[test]
fn titles_above_the_header_and_blank_rows_are_no_rows() {
    let text = "Deployments of May;;;;\nmade on;2026-06-01;;;\n;;;;\nService;Environment;SHA;Deployed at (UTC);Status\n\
        shop;production;a1;2026-05-04 10:00;success\n;;;;\n\nshop;production;a2;2026-05-05 10:00;failure\nTotal;;;;2\n";
    let read = read_file("may.csv", text.as_bytes());
    assert_eq!((read.kind, read.deployments(), read.rows), (Recognised::Table(TableKind::Deployments), 2, 3));
    let rejected: Vec<(u64, RejectReason)> = read.rejects.first.iter().map(|r| (r.line, r.reason)).collect();
    assert_eq!(rejected, [(9, RejectReason::NoTime)]);
}

#[test]
fn an_open_quote_is_one_reject_and_swallows_nothing_before_it() {
    let text = "service,environment,deployed_at,status\ns,production,2026-09-08T10:00:00Z,success\ns,\"prod,x\ny,z\n";
    let read = read_file("file.csv", text.as_bytes());
    assert_eq!(read.deployments(), 1);
    assert_eq!(read.rejects.first.first().map(|r| (r.line, r.reason)), Some((3, RejectReason::OpenQuote)));
}

#[test]
fn a_broken_object_costs_one_row() {
    let text = "{\"service\":\"s\",\"environment\":\"production\",\"deployed_at\":\"2026-09-08T10:00:00Z\",\"status\":\"success\"}\n{\"service\":}\n{\"service\":\"s\",\"environment\":\"production\",\"deployed_at\":\"2026-09-09T10:00:00Z\",\"status\":\"success\"}\n";
    let read = read_file("rows.jsonl", text.as_bytes());
    assert_eq!(read.kind, Recognised::JsonTable(TableKind::Deployments));
    assert_eq!(read.deployments(), 2);
    assert_eq!(read.rejects.first.first().map(|r| (r.line, r.reason)), Some((2, RejectReason::Syntax)));
}

#[test]
fn unrecognised_content_is_named() {
    for (bytes, what) in [
        (&b"PK\x03\x04xl/workbook.xml"[..], Unrecognised::Spreadsheet),
        (b"<html><body>Sign in", Unrecognised::WebPage),
        (b"name,colour\nx,red\n", Unrecognised::UnknownTable),
        (b"[{\"colour\":\"red\"}]", Unrecognised::UnknownJson),
        (b"{\"data\":", Unrecognised::BrokenJson),
        (b"", Unrecognised::Empty),
    ] {
        assert_eq!(read_file("f", bytes).kind, Recognised::Unrecognised(what));
    }
}

#[test]
fn a_success_is_assumed_of_deployments_only() {
    for (text, is_assumed) in [
        ("service,environment,deployed_at\nshop,production,2026-09-07T10:05:00Z\n", true),
        ("item,stage,entered,exited\nA-1,Dev,2026-09-07T10:05:00Z,2026-09-08T10:05:00Z\n", false),
        ("ID,Title,Backlog,In Progress,Done\nA-1,t,2026-09-07,2026-09-08,2026-09-09\n", false),
        ("incident_id,opened_at,resolved_at\n1,2026-09-07T10:05:00Z,2026-09-07T11:05:00Z\n", false),
    ] {
        let read = read_file("f.csv", text.as_bytes());
        assert_eq!((read.rejects.total, read.success_assumed), (0, is_assumed), "{text}");
    }
}

#[test]
fn a_mapping_by_hand_reads_what_names_do_not_tell() {
    let text = "was,wann,wo\nladen,07.09.2026 10:05,Produktion\n";
    assert_eq!(read_file("f", text.as_bytes()).kind, Recognised::Unrecognised(Unrecognised::UnknownTable));
    let columns = vec![Role::Service, Role::FinishedAt, Role::Environment];
    let mapping = Some(Mapping { table: TableKind::Deployments, columns });
    let mut reader = FileReader::with_options("f", ReadOptions { mapping });
    reader.feed(text.as_bytes());
    let read = reader.finish();
    assert!(read.success_assumed);
    let choices = Choices { environments: ["produktion".to_owned()].into(), ..Choices::default() };
    let metrics = measure(&[&join(vec![read], &choices)], &story_question());
    assert_eq!(metrics.services["laden"].deployment_frequency.deployments, 1);
}

#[test]
fn an_unknown_word_is_asked_and_not_guessed() {
    let file = csv("service,environment,deployed_at,status\ns,production,2026-09-08T10:00:00Z,erledigt\n");
    let reads = read_all(&[file]);
    let mut choices = Choices::proposed(&reads);
    assert_eq!(choices.open_words(&reads), ["erledigt".to_owned()].into());
    let before = measure(&[&join(reads.clone(), &choices)], &story_question());
    assert_eq!((before.overall.deployment_frequency.deployments, before.left_out.unknown_outcome), (0, 1));
    choices.words.push(("Erledigt".into(), Outcome::Succeeded));
    assert!(choices.open_words(&reads).is_empty());
    assert_eq!(measure(&[&join(reads, &choices)], &story_question()).overall.deployment_frequency.deployments, 1);
}

#[test]
fn the_order_of_day_and_month_is_decided_over_the_whole_file() {
    let head = "service,environment,deployed_at,status\n";
    for (rows, order) in [
        ("s,prod,09/07/2026 10:00,success\n", DateOrder::Undecided),
        ("s,prod,09/07/2026 10:00,success\ns,prod,09/25/2026 10:00,success\n", DateOrder::MonthFirst),
        ("s,prod,09/07/2026 10:00,success\ns,prod,25/09/2026 10:00,success\n", DateOrder::DayFirst),
        ("s,prod,2026-09-07 10:00,success\n", DateOrder::Clear),
    ] {
        let text = [head, rows].concat();
        let read = read_file("f", text.as_bytes());
        assert_eq!(read.date_order, order);
        let choices = Choices { day_first: Some(false), ..Choices::proposed(std::slice::from_ref(&read)) };
        let first = join(vec![read], &choices).deployment(0).and_then(|d| d.finished_ms);
        // What the file shows goes before what a person said; 9 July lies 60 days before 7 September.
        let days = if order == DateOrder::DayFirst { -60 } else { 0 };
        assert_eq!(first, Some(STORY_FROM_MS + (days * 24 + 10) * 3_600_000), "{rows}");
    }
}

#[test]
fn latin_1_cells_are_text() {
    let bytes = b"service,environment,deployed_at,status\nB\xE4ckerei,production,2026-09-08T10:00:00Z,success\n";
    assert_eq!(joined(&[("f", bytes)]).services(), ["Bäckerei".to_owned()].into());
}

#[test]
fn an_incident_is_never_blamed_across_services_by_time_alone() {
    let deployments = csv("service,environment,deployed_at,status\na,production,2026-09-08T10:00:00Z,success\n");
    let incidents = "id,service,opened_at,resolved_at\n1,b,2026-09-08T11:00:00Z,2026-09-08T12:00:00Z\n2,,2026-09-08T11:00:00Z,2026-09-08T12:00:00Z\n";
    let metrics = measured(&[deployments, ("incidents.csv", incidents.as_bytes())]);
    assert_eq!(metrics.overall.change_failure_rate.failed, Some(0));
    assert_eq!(metrics.left_out.incidents_without_deployment, 2);
}

#[test]
fn two_incidents_on_one_deployment_are_one_failure() {
    let deployments = csv("id,service,environment,deployed_at,status\n7,a,production,2026-09-08T10:00:00Z,success\n");
    let incidents = "id,deployment_id,opened_at,resolved_at\n1,7,2026-09-08T11:00:00Z,2026-09-08T12:00:00Z\n2,7,2026-09-08T13:00:00Z,2026-09-08T14:00:00Z\n";
    let metrics = measured(&[deployments, ("incidents.csv", incidents.as_bytes())]);
    assert_eq!(metrics.overall.change_failure_rate.failed, Some(1));
    assert_eq!(metrics.overall.recovery_time.n, 2);
}

#[test]
fn changes_of_a_failed_run_roll_into_the_next_success() {
    let text = "service,environment,sha,commit_at,deployed_at,status\n\
        a,production,aaaaaaa,2026-09-08T09:00:00Z,2026-09-08T10:00:00Z,failed\n\
        a,production,bbbbbbb,2026-09-08T10:30:00Z,2026-09-08T11:00:00Z,success\n";
    let metrics = measured(&[csv(text)]);
    let lead = &metrics.overall.change_lead_time;
    assert_eq!((lead.n, lead.median_s), (2, Some(4_500.0)));
    assert_eq!(metrics.overall.change_failure_rate.rule, FailureRule::DidNotDeploy);
    assert_eq!(metrics.overall.change_failure_rate.rate, Some(0.5));
}

#[test]
fn a_change_counts_once_in_its_first_deployment() {
    let text = "service,environment,sha,commit_at,deployed_at,status\n\
        a,production,aaaaaaa,2026-09-08T09:00:00Z,2026-09-08T10:00:00Z,success\n\
        a,production,aaaaaaa,2026-09-08T09:00:00Z,2026-09-09T10:00:00Z,success\n";
    let metrics = measured(&[csv(text)]);
    assert_eq!(metrics.overall.deployment_frequency.deployments, 2);
    assert_eq!(metrics.overall.change_lead_time.n, 1);
    assert_eq!(metrics.overall.change_lead_time.median_s, Some(3_600.0));
    assert_eq!(metrics.left_out.changes_carried_again, 1);
    let later = Question { from_ms: Some(STORY_FROM_MS + 2 * 86_400_000), ..story_question() };
    assert_eq!(measure(&[&joined(&[csv(text)])], &later).overall.change_lead_time.n, 0, "its first lies before");
}

#[test]
fn pull_requests_without_a_matching_commit_go_by_merge_time() {
    let deployments = "service,environment,deployed_at,status\n\
        checkout,production,2026-09-08T14:55:00Z,success\ncheckout,production,2026-09-17T10:00:00Z,success\n";
    let metrics = measured(&[csv(deployments), PULLS]);
    // 11 and 12 were merged before the first deployment, 13, 14 and both commits of 15 went out with the second.
    assert_eq!(metrics.overall.change_lead_time.n, 4);
    assert_eq!(metrics.overall.change_lead_time.stages.deploy.n, 3);
    let mut question = story_question();
    question.switches.attribute_by_merge_time = false;
    assert_eq!(measure(&[&joined(&[csv(deployments), PULLS])], &question).overall.change_lead_time.n, 0);
}

#[test]
fn times_that_end_before_they_start_are_counted_apart() {
    let text = "service,environment,sha,commit_at,deployed_at,status\n\
        a,production,aaaaaaa,2026-09-08T11:00:00Z,2026-09-08T10:00:00Z,success\n";
    let lead = measured(&[csv(text)]).overall.change_lead_time;
    assert_eq!((lead.n, lead.negative, lead.median_s), (0, 1, None));
}

#[test]
fn one_revision_to_several_environments_is_one_by_switch() {
    let text = "service,environment,sha,deployed_at,status\n\
        a,prod-eu,aaaaaaa,2026-09-08T10:00:00Z,success\n\
        a,prod-us,aaaaaaa,2026-09-08T11:00:00Z,success\n\
        a,prod-eu,bbbbbbb,2026-09-09T10:00:00Z,success\n";
    let data = joined(&[csv(text)]);
    assert_eq!(measure(&[&data], &story_question()).overall.deployment_frequency.deployments, 3);
    let mut question = story_question();
    question.switches.one_per_revision = true;
    assert_eq!(measure(&[&data], &question).overall.deployment_frequency.deployments, 2);
}

#[test]
fn a_deployment_that_takes_another_back_makes_it_a_failure_and_is_rework() {
    let text = "id,service,environment,version,deployed_at,status,rollback_of\n\
        1,a,production,1.0,2026-09-08T10:00:00Z,success,\n\
        2,a,production,1.1,2026-09-08T11:00:00Z,success,\n\
        3,a,production,1.0,2026-09-08T12:00:00Z,success,2\n";
    let figures = measured(&[csv(text)]).overall;
    assert_eq!(figures.change_failure_rate.failed, Some(1));
    assert_eq!((figures.rework_rate.rework, figures.rework_rate.deployments), (Some(1), 3));
}

#[test]
fn weeks_and_days_are_those_of_the_chosen_zone() {
    let text = "service,environment,deployed_at,status\na,production,2026-09-06T23:30:00Z,success\n";
    let question = Question { zone: crate::delivery::Zone::fixed("x", 60), ..Question::default() };
    let metrics = measure(&[&joined(&[csv(text)])], &question);
    assert_eq!(metrics.weekly.first().map(|week| week.week.as_str()), Some("2026-W37"));
    assert_eq!(metrics.period.from.as_deref(), Some("2026-09-07"));
    assert_eq!(metrics.period.to.as_deref(), Some("2026-09-08"));
}

#[test]
fn services_of_two_owners_stay_apart() {
    let text = "service,environment,deployed_at,status\n\
        x/web,production,2026-09-08T10:00:00Z,success\ny/web,production,2026-09-08T11:00:00Z,success\n\
        x/api,production,2026-09-08T11:00:00Z,success\n";
    let expected = ["x/web".to_owned(), "y/web".to_owned(), "api".to_owned()];
    assert_eq!(joined(&[csv(text)]).services(), expected.into());
}

#[test]
fn a_blank_result_beside_a_blank_end_is_a_run_that_is_not_over() {
    let text = "service,environment,started_at,finished_at,result\n\
        a,production,2026-09-08T10:00:00Z,2026-09-08T11:00:00Z,SUCCESS\na,production,2026-09-08T12:00:00Z,,\n";
    let reads = read_all(&[csv(text)]);
    assert!(Choices::proposed(&reads).open_words(&reads).is_empty());
    assert_eq!(measured(&[csv(text)]).rows.running, 1);
}

#[test]
fn incidents_imported_later_find_their_service_in_another_spelling() {
    let deployments =
        joined(&[csv("service,environment,deployed_at,status\nacme/web,production,2026-09-08T10:00:00Z,success\n")]);
    let incidents = "id,service,opened_at,resolved_at\n1,Web,2026-09-08T11:00:00Z,2026-09-08T12:00:00Z\n";
    let later = joined(&[("incidents.csv", incidents.as_bytes())]);
    for sets in [[&deployments, &later], [&later, &deployments]] {
        assert_eq!(measure(&sets, &story_question()).overall.change_failure_rate.failed, Some(1));
    }
}

#[test]
fn webhook_bodies_hold_a_deployment_beside_its_status() {
    let lines = r#"{"action":"created","deployment":{"url":"https://api.github.com/repos/acme/web/deployments/5","id":5,"sha":"0a1b2c3","environment":"production","created_at":"2026-09-08T10:00:00Z","statuses_url":"x","repository_url":"https://api.github.com/repos/acme/web"},"deployment_status":{"id":9,"state":"in_progress","deployment_url":"https://api.github.com/repos/acme/web/deployments/5","environment":"production","created_at":"2026-09-08T10:01:00Z"}}
{"action":"created","deployment":{"url":"https://api.github.com/repos/acme/web/deployments/5","id":5,"sha":"0a1b2c3","environment":"production","created_at":"2026-09-08T10:00:00Z","statuses_url":"x","repository_url":"https://api.github.com/repos/acme/web"},"deployment_status":{"id":10,"state":"success","deployment_url":"https://api.github.com/repos/acme/web/deployments/5","environment":"production","created_at":"2026-09-08T10:05:00Z"}}"#;
    let data = joined(&[("hooks.jsonl", lines.as_bytes())]);
    assert_eq!((data.deployments(), data.report.duplicate_deployments), (1, 1));
    let deployment = data.deployment(0).unwrap();
    assert_eq!(
        (deployment.service, deployment.revision.as_ref(), deployment.outcome),
        ("web", "0a1b2c3", Outcome::Succeeded)
    );
    assert_eq!(deployment.finished_ms, Some(STORY_FROM_MS + (34 * 60 + 5) * 60_000));
}

#[test]
fn a_deployment_of_a_hotfix_branch_is_rework_in_every_list_of_deployments() {
    let rest = r#"{"deployment":{"id":1,"sha":"0a1b2c3","ref":"ref","environment":"production","created_at":"2026-09-08T10:00:00Z","statuses_url":"x"},"deployment_status":{"state":"success","created_at":"2026-09-08T10:05:00Z","deployment_url":"deployments/1"}}"#;
    let graphql = r#"[{"databaseId":1,"environment":"production","state":"ACTIVE","commitOid":"0a1b2c3","createdAt":"2026-09-07T00:00:00Z",
        "ref":{"name":"ref"},"statuses":{"nodes":[{"state":"SUCCESS","updatedAt":"2026-09-07T00:05:00Z"}]}}]"#;
    let gitlab = r#"[{"id":1,"sha":"0a1b2c3","ref":"ref","status":"success","environment":{"name":"production"},
        "deployable":{"finished_at":"2026-09-07T00:05:00Z"}}]"#;
    let rework = |text: &str| measured(&[("deployments.json", text.as_bytes())]).overall.rework_rate.rework;
    for text in [rest, graphql, gitlab] {
        // A branch of another name tells nothing: the repair may be on the main branch.
        assert_eq!(rework(text), None, "{text}");
        assert_eq!(
            rework(&text.replace(r#""ref"}"#, r#""hotfix/tax"}"#).replace(r#":"ref","#, r#":"hotfix/tax","#)),
            Some(1)
        );
    }
}
