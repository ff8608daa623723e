//! Dates and times of day in columns of their own.

use super::*;
use crate::delivery::{FileReader, Finding, Mapping, ReadOptions, Role, TableKind};

/// The ends of the deployments, in minutes since 2026-09-07 00:00 UTC.
fn ends(text: &str) -> Vec<i64> {
    let data = joined(&[("file.csv", text.as_bytes())]);
    let ms = (0..data.deployments()).filter_map(|row| data.deployment(row)?.finished_ms);
    let mut minutes: Vec<i64> = ms.map(|ms| (ms - STORY_FROM_MS) / 60_000).collect();
    minutes.sort_unstable();
    minutes
}

#[test]
fn the_time_of_day_is_read_with_its_date() {
    for text in [
        "Date,Time,Service,Environment,Status\n2026-09-07,10:05,web,production,success\n2026-09-08,23:59:00,web,production,success",
        "Service,Environment,Status,Deploy Date,Deploy Time\nweb,production,success,2026-09-07,10:05 AM\nweb,production,success,2026-09-08,11:59 PM",
        "Time,Service,Environment,Date,Status\n10:05,web,production,2026-09-07,success\n23:59,web,production,2026-09-08,success",
        "service,environment,deployed on,time,status\nweb,production,13/09/2026,00:00,success\nweb,production,07/09/2026,10:05,success\nweb,production,08/09/2026,23:59,success",
        "service,environment,deployment_date,deployment_time,status\nweb,production,2026-09-07 00:00:00,10:05:00,success\nweb,production,2026-09-08 00:00:00,23:59:00,success",
        "service,environment,deployed date,deployed time,status\nweb,production,46272,0.4201388889,success\nweb,production,46273,0.9993055556,success",
        "service,environment,start date,start time,deploy date,deploy time,status\nweb,production,2026-09-07,09:00,2026-09-07,10:05,success\nweb,production,2026-09-08,22:00,2026-09-08,23:59,success",
    ] {
        let minutes = ends(text);
        let expected = [605, 2 * 1_440 - 1];
        assert_eq!(minutes.iter().filter(|at| expected.contains(at)).count(), 2, "{text} {minutes:?}");
    }
    let german = "Dienst;Umgebung;Bereitgestellt Datum;Bereitgestellt Uhrzeit;Ergebnis\nweb;production;07.09.2026;10:05;success\nweb;production;13.09.2026;10:05;success";
    assert_eq!(ends(german), [605, 6 * 1_440 + 605]);
}

#[test]
fn incidents_have_two_of_each() {
    let text = "Ticket,Application,Opened Date,Opened Time,Resolved Date,Resolved Time\n\
                I-1,web,2026-09-07,10:00,2026-09-07,11:30\nI-2,web,2026-09-08,23:30,2026-09-09,00:15";
    let deploys = "service,environment,deployed_at,status\nweb,production,2026-09-07T09:00:00Z,success";
    let metrics = measured(&[("incidents.csv", text.as_bytes()), ("deploys.csv", deploys.as_bytes())]);
    let recovery = metrics.overall.recovery_time;
    assert_eq!((recovery.n, recovery.mean_s), (2, Some(67.5 * 60.0)));
}

#[test]
fn a_restored_service_without_a_beginning_failed_when_it_was_deployed() {
    let text = "id,committed_at,deployed_at,status,restored_at\n\
                1,2026-09-07T09:00Z,2026-09-07T10:00Z,Success,\n2,2026-09-08T10:00Z,2026-09-08T11:00Z,Failure,2026-09-08T13:00Z\n\
                3,2026-09-09T09:00Z,2026-09-09T10:00Z,Failure,2026-09-09T10:30Z\n4,2026-09-10T09:00Z,2026-09-10T10:00Z,Success,";
    let read = read_file("log.csv", text.as_bytes());
    assert!(read.findings.contains(&Finding::IncidentStartAssumed { rows: 2 }), "{:?}", read.findings);
    let overall = measured(&[("log.csv", text.as_bytes())]).overall;
    assert_eq!((overall.change_failure_rate.failed, overall.change_failure_rate.deployments), (Some(2), 4));
    assert_eq!((overall.recovery_time.n, overall.recovery_time.mean_s), (2, Some(75.0 * 60.0)));
}

#[test]
fn json_and_event_logs_have_them_too() {
    let json = r#"[{"service":"web","environment":"production","date":"2026-09-07","time":"10:05","status":"success"},
        {"service":"web","environment":"production","date":"2026-09-08","time":"10:05","status":"success"}]"#;
    let data = joined(&[("rows.json", json.as_bytes())]);
    let ms = data.deployment(0).and_then(|deployment| deployment.finished_ms);
    assert_eq!(ms.map(|ms| ms % 86_400_000), Some(605 * 60_000));
    let log = "item,stage,entered date,entered time,exited date,exited time\nA,Build,2026-09-07,10:00,2026-09-07,12:00";
    let read = read_file("log.csv", log.as_bytes());
    let clocks = read.mapping.map(|mapping| mapping.columns.iter().filter(|role| **role == Role::TimeOfDay).count());
    assert_eq!((clocks, read.rejects.total), (Some(2), 0));
}

#[test]
fn a_time_of_day_that_cannot_be_read_is_told() {
    let text = "service,environment,date,time,status\nweb,production,2026-09-07,early,success\nweb,production,2026-09-08,10:00,success\nweb,production,2026-09-09,,success";
    let read = read_file("file.csv", text.as_bytes());
    assert_eq!(read.rejects.total, 0);
    assert!(read.findings.contains(&Finding::TimesOfDayUnread { rows: 1 }), "{:?}", read.findings);
    assert_eq!(ends(text), [0, 1_440 + 600, 2 * 1_440]);
    // A duration called a time is none.
    let lasted = "service,environment,deployed date,deployed time (min),status\nweb,production,2026-09-07,12,success";
    assert_eq!(ends(lasted), [0]);
}

#[test]
fn a_person_may_name_the_column() {
    let text = "what,where,day of it,clock of it\nweb,production,2026-09-07,10:05\n";
    let columns = vec![Role::Service, Role::Environment, Role::FinishedAt, Role::TimeOfDay];
    let mapping = Mapping { table: TableKind::Deployments, columns };
    let mut reader = FileReader::with_options("file.csv", ReadOptions { mapping: Some(mapping) });
    reader.feed(text.as_bytes());
    let reads = vec![reader.finish()];
    let choices = Choices::proposed(&reads);
    let data = join(reads, &choices);
    let ms = data.deployment(0).and_then(|deployment| deployment.finished_ms);
    assert_eq!(ms, Some(STORY_FROM_MS + 605 * 60_000));
}

#[test]
fn cutting_the_bytes_and_files_changes_nothing() {
    let heading = "id,service,environment,deploy date,deploy time,status\n";
    let row = |at: usize| format!("{at},web,production,2026-09-{:02},{:02}:05,success\n", at % 20 + 1, at % 24);
    let text = [heading.to_owned(), (0..40).map(row).collect()].concat();
    let whole = ends(&text);
    assert!(whole.iter().all(|minutes| minutes.rem_euclid(60) == 5));
    for size in [1, 7, 64] {
        let mut reader = FileReader::new("file.csv");
        text.as_bytes().chunks(size).for_each(|piece| reader.feed(piece));
        let reads = vec![reader.finish()];
        let choices = Choices::proposed(&reads);
        assert_eq!(join(reads, &choices).deployments(), 40, "{size}");
    }
    let parts = [
        [heading, &(0..20).map(row).collect::<String>()].concat(),
        [heading, &(20..40).map(row).collect::<String>()].concat(),
    ];
    let two = joined(&[("a.csv", parts[0].as_bytes()), ("b.csv", parts[1].as_bytes())]);
    let mut minutes: Vec<i64> = (0..two.deployments())
        .filter_map(|row| Some((two.deployment(row)?.finished_ms? - STORY_FROM_MS) / 60_000))
        .collect();
    minutes.sort_unstable();
    assert_eq!(minutes, whole);
}
