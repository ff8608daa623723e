//! Tables with one row per item and a column for each stage, read as event logs.

mod properties;

use super::event_log::STORY;
use super::*;
use crate::delivery::{
    DateOrder, EventLog, FileReader, Mapping, OddityKind, ReadOptions, Recognised, RejectReason, Role, TableKind,
    Unrecognised, Zone, event_log,
};

const SAMPLE: &[u8] = include_bytes!("../samples/wide_stages.csv");
const LINEAR: &[u8] = include_bytes!("../samples/linear_issues.csv");
const WIDE: Recognised = Recognised::Table(TableKind::Stages);
const HOUR_S: f64 = 3_600.0;

fn log_with(choices: impl Fn(&[FileRead]) -> Choices, files: &[(&str, &[u8])]) -> EventLog {
    let reads = read_all(files);
    let choices = choices(&reads);
    event_log(&[&join(reads, &choices)], &Question::default()).expect("there are rows of event logs")
}

fn log_of(text: &str) -> EventLog {
    log_with(Choices::proposed, &[("log", text.as_bytes())])
}

/// Stages in order: name, n, median in hours, visits that are open and unknown.
fn told(log: &EventLog) -> Vec<(&str, u64, Option<f64>, u64, u64)> {
    let stages = log.stages.iter();
    stages
        .map(|s| (s.name.as_str(), s.by_visit.n, s.by_visit.at(50).map(|at| at / HOUR_S), s.open, s.unknown))
        .collect()
}

fn changes(log: &EventLog) -> Vec<(&str, &str, u64)> {
    let name = |at: usize| log.stages[at].name.as_str();
    log.changes.iter().map(|change| (name(change.from), name(change.to), change.count)).collect()
}

#[test]
fn a_column_for_each_stage_tells_when_items_came_there() {
    let read = read_file("stages.csv", SAMPLE);
    assert_eq!((read.kind, read.rows, read.stage_rows(), read.rejects.total), (WIDE, 5, 14, 0));
    let roles = read.mapping.expect("it can be changed").columns;
    let stages: Vec<usize> = (0..roles.len()).filter(|&at| roles[at] == Role::StageColumn).collect();
    assert_eq!((stages, roles[0], roles[9]), (vec![3, 4, 5, 6], Role::Item, Role::Ignore));
    let log = log_of(std::str::from_utf8(SAMPLE).unwrap());
    assert_eq!(
        told(&log),
        [
            ("Backlog", 4, Some(3.0), 1, 0),
            // 6, 6 and 3 hours: an empty cell is a stage passed over.
            ("Development", 3, Some(6.0), 1, 0),
            ("Review", 2, Some(1.5), 0, 0),
            ("Done", 0, None, 3, 0),
        ]
    );
    assert_eq!((log.items, log.items_back, log.left_out.still_open, log.left_out.end_unknown), (5, 0, 2, 0));
    assert_eq!((log.rows, log.rows_kept_once), (14, 14), "nobody knows whether an item came back");
    assert_eq!(log_of(STORY).rows_kept_once, 0);
    assert_eq!(
        changes(&log),
        [
            ("Backlog", "Development", 4),
            ("Development", "Review", 2),
            ("Development", "Done", 1),
            ("Review", "Done", 2),
        ]
    );
}

/// The rows of a table without quotes as JSON objects and as elements of XML; cells that hold nothing are left out.
fn as_json_and_xml(text: &str) -> [String; 2] {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    let rows: Vec<Vec<(&str, &str)>> =
        lines.map(|cells| header.iter().copied().zip(cells).filter(|(_, cell)| !cell.is_empty()).collect()).collect();
    let member = |(name, cell): &(&str, &str)| format!("{}: {}", serde_json::json!(name), serde_json::json!(cell));
    let object = |row: &Vec<_>| format!("{{{}}}", row.iter().map(member).collect::<Vec<_>>().join(", "));
    let element = |(name, cell): &(&str, &str)| {
        let name = name.replace(' ', "_x0020_");
        format!("<{name}>{cell}</{name}>")
    };
    let record = |row: &Vec<_>| format!("<item>{}</item>", row.iter().map(element).collect::<String>());
    let json = rows.iter().map(object).collect::<Vec<_>>().join(",\n");
    let xml = rows.iter().map(record).collect::<Vec<_>>().join("\n");
    [format!("[{json}]"), format!("<?xml version=\"1.0\"?>\n<items>\n{xml}\n</items>\n")]
}

#[test]
fn objects_and_elements_with_a_field_for_each_stage_are_the_same_log() {
    for table in [
        "Key,Summary,Backlog,In Progress,Review,Done,Type\n\
         A,x,2026-09-01,2026-09-02,,2026-09-05,Story\n\
         B,y,2026-09-01,2026-09-01,2026-09-01,2026-09-03,Bug\n\
         C,z,2026-09-01,open,,,Bug\n\
         D,z,2026-09-01,soon,,,Bug\n",
        "ID,Zebra,To do,In progress,Apple,Done\n\
         A,7.9.2026,7.9.2026,,8.9.2026,8.9.2026\nB,7.9.2026,7.9.2026,7.9.2026,8.9.2026,8.9.2026\n",
        // What a status and a time of creation give away as another table.
        "ID,Title,Status,Created,Backlog,Building,Done\n\
         A,x,Done,2026-09-01,2026-09-02,2026-09-03,2026-09-04\nB,y,Done,2026-09-01,2026-09-02,,2026-09-04\n",
        "Schlüssel,Offen,In Arbeit,Prüfung,Fertig\nA,7.9.2026 10:00,7.9.2026 11:00,7.9.2026 15:00,8.9.2026 09:00\n",
    ] {
        let expected = read_file("log.csv", table.as_bytes());
        let [json, xml] = as_json_and_xml(table);
        let kinds = [Recognised::JsonTable(TableKind::Stages), Recognised::XmlTable(TableKind::Stages)];
        for (text, kind) in [json, xml].iter().zip(kinds) {
            let read = read_file("log", text.as_bytes());
            assert_eq!(
                (read.kind, read.rows, read.stage_rows()),
                (kind, expected.rows, expected.stage_rows()),
                "{text}"
            );
            assert_eq!(read.date_order, expected.date_order, "{text}");
            let rejected = |read: &FileRead| {
                let all = read.rejects.first.iter();
                all.map(|one| (one.column.clone(), one.value.clone(), one.reason)).collect::<Vec<_>>()
            };
            assert_eq!(rejected(&read), rejected(&expected), "{text}");
            let (log, other) = (log_of(text), log_of(table));
            assert_eq!(
                (told(&log), changes(&log), log.left_out),
                (told(&other), changes(&other), other.left_out),
                "{text}"
            );
        }
    }
}

#[test]
fn objects_may_keep_their_stages_in_one_of_their_own() {
    let text = r#"{"items": [
        {"key": "A", "title": "x", "entered": {"Waiting": "2026-09-01T08:00:00Z", "inProgress": "2026-09-01T10:00:00Z", "done": null}},
        {"key": "B", "title": "y", "entered": {"Waiting": "2026-09-01T08:00:00Z", "inProgress": "2026-09-01T12:00:00Z", "Accept": "2026-09-01T13:00:00Z", "done": "2026-09-01T14:00:00Z"}}
    ]}"#;
    let read = read_file("log.json", text.as_bytes());
    assert_eq!((read.kind, read.stage_rows()), (Recognised::JsonTable(TableKind::Stages), 6));
    let log = log_of(text);
    let stages: Vec<&str> = log.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(stages, ["Waiting", "inProgress", "Accept", "done"]);
}

#[test]
fn a_person_says_which_fields_of_objects_are_stages() {
    let text = r#"[{"nr": "A", "one": "2026-09-01", "two": "2026-09-02"}, {"nr": "B", "one": "2026-09-01"}]"#;
    let asked = read_file("log.json", text.as_bytes());
    assert_eq!(
        (asked.kind, asked.head[0].as_slice()),
        (Recognised::Unrecognised(Unrecognised::UnknownJson), ["nr", "one", "two"].map(str::to_owned).as_slice())
    );
    let columns = vec![Role::Item, Role::StageColumn, Role::StageColumn];
    let mapping = Mapping { table: TableKind::Stages, columns };
    let mut reader = FileReader::with_options("log.json", ReadOptions { mapping: Some(mapping) });
    reader.feed(text.as_bytes());
    assert_eq!(reader.finish().stage_rows(), 3);
}

#[test]
fn objects_of_other_things_stay_what_they_are() {
    for (text, kind) in [
        // Durations, fields of trackers, and a plain list of deployments.
        (
            r#"[{"key": "A", "To Do": 4.5, "In Progress": 7, "Done": 0}]"#,
            Recognised::Unrecognised(Unrecognised::UnknownJson),
        ),
        (
            r#"[{"id": 1, "opened": "2026-09-01", "in review": "2026-09-02", "dev": "2026-09-02", "merged": "2026-09-03", "deployed": "2026-09-04"}]"#,
            Recognised::JsonTable(TableKind::Deployments),
        ),
        (
            r#"[{"id": 1, "status": "success", "queued": "2026-09-01", "started": "2026-09-02", "completed": "2026-09-02"}]"#,
            Recognised::JsonTable(TableKind::Deployments),
        ),
    ] {
        assert_eq!(read_file("x.json", text.as_bytes()).kind, kind, "{text}");
    }
}

#[test]
fn stages_of_one_day_follow_each_other_as_their_columns_do() {
    let log = log_of("Key,Zebra,To do,In progress,Apple,Done\nA,7.9.2026,7.9.2026,7.9.2026,8.9.2026,8.9.2026\n");
    let names: Vec<&str> = log.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["Zebra", "To do", "In progress", "Apple", "Done"]);
    assert_eq!(log.left_out.end_unknown, 0);
    assert_eq!(log.stages[2].by_visit.at(50), Some(24.0 * HOUR_S));
}

#[test]
fn an_item_that_went_back_has_no_end_told_where_it_may_have_been_elsewhere() {
    let log = log_of(
        "ID,Backlog,Development,Review,Done\n\
         A,2026-09-01,2026-09-04,2026-09-03,2026-09-05\n\
         B,2026-09-01,2026-09-02,2026-09-03,2026-09-05\n",
    );
    // A: from the backlog it came to review over development, which it may have been in; from review back to
    // development is told; from development to done it passed over review.
    assert_eq!(
        told(&log),
        [
            ("Backlog", 1, Some(24.0), 0, 1),
            ("Development", 1, Some(24.0), 0, 1),
            ("Review", 2, Some(36.0), 0, 0),
            ("Done", 0, None, 2, 0),
        ]
    );
    let odd: Vec<_> = log.odd.iter().map(|odd| (odd.kind, odd.line, odd.stage.as_str())).collect();
    assert_eq!(odd, [(OddityKind::EndUnknown, 2, "Backlog"), (OddityKind::EndUnknown, 2, "Development")]);
    assert!(changes(&log).contains(&("Review", "Development", 1)));
}

#[test]
fn days_are_read_in_the_order_and_the_zone_of_the_file() {
    let text = "ID,Backlog,Dev,Done\nA,03/04/2026,05/04/2026,\nB,03/04/2026,05/04/2026,06/04/2026\n";
    let read = read_file("log", text.as_bytes());
    assert_eq!((read.date_order, read.zoneless_rows, read.two_way_date_rows), (DateOrder::Undecided, 2, 2));
    let days = |day_first: Option<bool>| {
        let log = log_with(|_| Choices { day_first, ..Choices::default() }, &[("log", text.as_bytes())]);
        log.stages[0].by_visit.at(50).map(|at| at / HOUR_S / 24.0)
    };
    assert_eq!((days(Some(true)), days(Some(false))), (Some(2.0), Some(61.0)));
    // Another column shows it.
    let shown = text.replace("06/04/2026", "13/04/2026");
    assert_eq!(read_file("log", shown.as_bytes()).date_order, DateOrder::DayFirst);
    // A night in which the clocks go back.
    let zoneless =
        Zone { name: "Europe/Berlin".into(), first_offset_minutes: 120, changes: vec![(1_792_890_000_000, 60)] };
    let text = "ID;Backlog;Dev;Done\nA;24.10.2026 22:00;25.10.2026 10:00;\n";
    let choices = |_: &[FileRead]| Choices { zoneless: zoneless.clone(), ..Choices::default() };
    let log = log_with(choices, &[("log", text.as_bytes())]);
    assert_eq!(log.stages[0].by_visit.at(50), Some(13.0 * HOUR_S));
}

#[test]
fn a_cell_that_is_no_time_keeps_its_row_out_and_is_told() {
    use RejectReason::{NoTime, NotATime, NotNamed};
    let read = read_file(
        "log",
        b"ID,To do,Dev,Done\nA,2026-09-01,soon,2026-09-03\n,2026-09-01,,\nC,,,\nD,2026-09-01,-,9999-12-31\n\
          ID,To do,Dev,Done\nE,2026-09-01,2026-09-02,\nF,,2026-09-02,\nG,,2026-09-02,\n",
    );
    let rejects: Vec<_> = read.rejects.first.iter().map(|r| (r.line, r.column.as_str(), r.reason)).collect();
    assert_eq!(rejects, [(2, "Dev", NotATime), (3, "ID", NotNamed), (4, "", NoTime)]);
    assert_eq!((read.rows, read.stage_rows()), (7, 5), "the repeated header is none");
}

#[test]
fn linear_tells_when_issues_were_started_and_completed() {
    let read = read_file("issues.csv", LINEAR);
    assert_eq!((read.kind, read.rows, read.deployments(), read.stage_rows()), (WIDE, 4, 0, 10));
    let log = log_with(Choices::proposed, &[("issues.csv", LINEAR)]);
    assert_eq!(
        told(&log),
        [
            ("Created", 4, Some(5.0), 0, 0),
            ("Started", 2, Some(7.5), 1, 0),
            ("Canceled", 0, None, 1, 0),
            ("Completed", 0, None, 2, 0),
        ]
    );
    assert_eq!(log.left_out.still_open, 1);
}

#[test]
fn what_is_something_else_stays_what_it_is() {
    use TableKind::{Changes, Deployments, Incidents};
    for (text, kind) in [
        (
            "id,title,created_at,merged_at,deployed_at\n1,x,2026-09-01,2026-09-02,2026-09-03\n",
            Recognised::Table(Deployments),
        ),
        (
            "id,opened,review,merged,deployed\n1,2026-09-01,2026-09-02,2026-09-02,2026-09-03\n",
            Recognised::Table(Deployments),
        ),
        ("id,title,created,review,merged\n1,x,2026-09-01,2026-09-02,2026-09-03\n", Recognised::Table(Changes)),
        ("Issue key,Status,Created,Resolved\nA,Done,2026-09-01,2026-09-02\n", Recognised::Table(Incidents)),
        ("item,stage,entered,exited\nA,Dev,2026-09-01,2026-09-02\n", WIDE),
        (
            "id,status,queued,started,completed\n1,success,2026-09-01,2026-09-02,2026-09-03\n",
            Recognised::Table(Deployments),
        ),
        // Time in status, in hours or spelled out, and counts of a day: a map of them would be made up.
        ("Key,Summary,To Do,In Progress,Done\nA,x,26.5,3,0\nB,y,45000,45001,45002\n", UNKNOWN),
        ("Key,Summary,To Do,In Progress,Done\nA,x,2d 3h,4h,\n", UNKNOWN),
        ("Date,To Do,In Progress,Done\n2026-09-01,3,2,1\n", UNKNOWN),
        ("id,name,birthday,hired,left\n1,x,1990-01-01,2020-01-01,2021-01-01\n", UNKNOWN),
        ("Key,Summary,Created,Updated,Due Date\nA,x,2026-09-01,2026-09-02,2026-09-03\n", UNKNOWN),
        ("ID,Backlog,In Progress,Done\n", UNKNOWN),
        ("ID\n2026-09-01\n", UNKNOWN),
    ] {
        let read = read_file("x", text.as_bytes());
        assert_eq!(read.kind, kind, "{text}");
        let is_long_log = text.contains("exited");
        assert_eq!(read.stage_rows() > 0, is_long_log, "{text}");
    }
}

const UNKNOWN: Recognised = Recognised::Unrecognised(Unrecognised::UnknownTable);

#[test]
fn stages_that_share_their_name_with_a_column_of_deployments_are_told_by_their_neighbours() {
    let text = "ID,Link,Name,Backlog,In Progress,Deployed,Type\nA,x,y,2026-09-01,2026-09-02,2026-09-05,Bug\n";
    let read = read_file("x", text.as_bytes());
    assert_eq!((read.kind, read.deployments(), read.stage_rows()), (WIDE, 0, 3));
    for header in
        ["ID,Title,Status,Created,Backlog,Building,Done", "Issue key,Summary,Status,Created,Analysis,Checked,Done"]
    {
        let text = [header, "\nA,x,Done,2026-09-01,2026-09-01,2026-09-02,2026-09-05\n"].concat();
        let read = read_file("x", text.as_bytes());
        assert_eq!((read.kind, read.deployments(), read.incidents(), read.stage_rows()), (WIDE, 0, 0, 3), "{text}");
    }
    let titled = ["Flow of the shop\nExported on Monday\n\n", text].concat();
    let read = read_file("x", titled.as_bytes());
    assert_eq!((read.kind, read.stage_rows()), (WIDE, 3));
    let twice = "ID,Backlog,Review,Review,Done\nA,2026-09-01,2026-09-02,2026-09-03,2026-09-05\n";
    assert_eq!(told(&log_of(twice))[1], ("Review", 1, Some(72.0), 0, 0), "two columns of one name are one stage");
}

#[test]
fn a_person_says_which_columns_are_stages() {
    let text = "Id,À faire,En cours,Terminé\nA,2026-09-01,2026-09-02,2026-09-05\n";
    assert_eq!(read_file("x", text.as_bytes()).kind, UNKNOWN);
    let columns = [Role::Item, Role::StageColumn, Role::StageColumn, Role::StageColumn].to_vec();
    let mapping = Some(Mapping { table: TableKind::Stages, columns });
    let mut reader = FileReader::with_options("x", ReadOptions { mapping });
    reader.feed(text.as_bytes());
    let read = reader.finish();
    assert_eq!((read.kind, read.stage_rows(), read.rejects.total), (WIDE, 3, 0));
}

#[test]
fn later_exports_of_the_same_items_add_what_they_know() {
    let first = "ID,Backlog,Dev,Review,Done\nA,2026-09-01,2026-09-02,,\n";
    let later = "ID,Backlog,Dev,Review,Done\nA,2026-09-01,2026-09-02,2026-09-04,2026-09-05\n";
    let expected = log_of(later);
    let files: [(&str, &[u8]); 2] = [("a", first.as_bytes()), ("b", later.as_bytes())];
    let both = log_with(Choices::proposed, &files);
    assert_eq!((told(&both), both.left_out.duplicates), (told(&expected), 2));
    // It went back in between: then both exports together know all of it.
    let back = "ID,Backlog,Dev,Review,Done\nA,2026-09-01,2026-09-03,,\n";
    let log = log_with(Choices::proposed, &[("a", first.as_bytes()), ("b", back.as_bytes())]);
    assert_eq!(told(&log)[1], ("Dev", 0, None, 1, 0), "the same stage again without another between is one visit");
}

#[test]
fn they_are_stored_and_opened_again() {
    let data = joined(&[("stages.csv", SAMPLE), ("log.csv", STORY.as_bytes())]);
    let bytes = data.to_bytes();
    assert_eq!(bytes.get(4), Some(&5));
    let back = Dataset::from_bytes(&bytes).expect("it was just written");
    assert_eq!(back.to_bytes(), bytes);
    let question = Question::default();
    assert_eq!(event_log(&[&back], &question), event_log(&[&data], &question));
    let alone = joined(&[("log.csv", STORY.as_bytes())]);
    assert_eq!(alone.to_bytes().get(4), Some(&4), "older releases open what has no such rows");
    let pooled = event_log(&[&alone, &joined(&[("stages.csv", SAMPLE)])], &question);
    assert_eq!(pooled.map(|log| log.items), event_log(&[&data], &question).map(|log| log.items));
}
