//! Tables with one row per item and a column for each stage, read as event logs.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::event_log::STORY;
use super::*;
use crate::delivery::{
    DateOrder, EventLog, FileReader, Mapping, OddityKind, ReadOptions, Recognised, RejectReason, Role, TableKind, Zone,
    event_log,
};

const SAMPLE: &[u8] = include_bytes!("../samples/wide_stages.csv");
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

const UNKNOWN: Recognised = Recognised::Unrecognised(crate::delivery::Unrecognised::UnknownTable);

#[test]
fn stages_that_share_their_name_with_a_column_of_deployments_are_told_by_their_neighbours() {
    let text = "ID,Link,Name,Backlog,In Progress,Deployed,Type\nA,x,y,2026-09-01,2026-09-02,2026-09-05,Bug\n";
    let read = read_file("x", text.as_bytes());
    assert_eq!((read.kind, read.deployments(), read.stage_rows()), (WIDE, 0, 3));
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

const STAGES: [&str; 5] = ["Backlog", "Dev", "Zeta", "Review", "Done"];

/// Items by their hours of coming to each stage, stages left out here and there.
fn any_items() -> impl Strategy<Value = Vec<[Option<i64>; STAGES.len()]>> {
    let hour = prop_oneof![3 => (0i64..60).prop_map(Some), 1 => Just(None)];
    prop::collection::vec(prop::array::uniform5(hour), 1..24)
}

/// A date with its clock, as such tables have it.
fn stamp(hour: i64) -> String {
    format!("2026-09-{:02} {:02}:00", 1 + hour / 24, hour % 24)
}

fn wide(items: &[[Option<i64>; STAGES.len()]]) -> Vec<String> {
    let cell = |hour: &Option<i64>| hour.map(stamp).unwrap_or_default();
    let row = |(item, hours): (usize, &[Option<i64>; STAGES.len()])| {
        format!("I{item},t,{},x", hours.iter().map(cell).collect::<Vec<_>>().join(","))
    };
    items.iter().enumerate().map(row).collect()
}

fn text_of(rows: &[String]) -> String {
    ["ID,Title,", &STAGES.join(","), ",Type\n", &rows.join("\n"), "\n"].concat()
}

fn without_places(mut log: EventLog) -> EventLog {
    log.odd.clear();
    log
}

/// The log of a text, whose items may all be without any date.
fn log_if_any(text: &str) -> Option<EventLog> {
    let data = joined(&[("log", text.as_bytes())]);
    event_log(&[&data], &Question::default()).map(without_places)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_of_rows_and_the_cutting_of_bytes_are_irrelevant(
        items in any_items(),
        seed in any::<u64>(),
        sizes in prop::collection::vec(1usize..400, 1..6),
    ) {
        let rows = wide(&items);
        let expected = log_if_any(&text_of(&rows));
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|row| crate::delivery::column::hash_text(row) ^ seed);
        let text = text_of(&shuffled);
        prop_assert_eq!(&log_if_any(&text), &expected);
        let mut reader = FileReader::new("log");
        let mut rest = text.as_bytes();
        for &size in sizes.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (now, later) = rest.split_at(size.min(rest.len()));
            reader.feed(now);
            rest = later;
        }
        let read = reader.finish();
        let choices = Choices::proposed(std::slice::from_ref(&read));
        let data = join(vec![read], &choices);
        prop_assert_eq!(event_log(&[&data], &Question::default()).map(without_places), expected);
    }

    #[test]
    fn two_exports_in_either_order_are_one(items in any_items(), others in any_items()) {
        let (a, b) = (text_of(&wide(&items)), text_of(&wide(&others)));
        let log = |files: [&str; 2]| {
            let data = joined(&files.map(|text| ("log", text.as_bytes())));
            event_log(&[&data], &Question::default()).map(without_places)
        };
        prop_assert_eq!(log([&a, &b]), log([&b, &a]));
    }

    #[test]
    fn what_goes_straight_on_is_the_same_in_a_long_log(items in any_items()) {
        let mut straight = items;
        for hours in &mut straight {
            let mut filled: Vec<i64> = hours.iter().flatten().copied().collect();
            filled.sort_unstable();
            filled.dedup();
            let mut rest = filled.into_iter();
            for hour in hours.iter_mut().filter(|hour| hour.is_some()) {
                *hour = rest.next();
            }
        }
        let mut long = "item,stage,entered\n".to_owned();
        for (item, hours) in straight.iter().enumerate() {
            for (stage, hour) in STAGES.iter().zip(hours) {
                if let Some(hour) = hour {
                    long += &format!("I{item},{stage},{}\n", stamp(*hour));
                }
            }
        }
        let wide = log_if_any(&text_of(&wide(&straight)));
        let long = log_if_any(&long);
        // A table in which hardly anything is filled may not be recognised: it tells nothing then, and nothing wrong.
        if wide.is_some() {
            prop_assert_eq!(wide, long);
        }
    }

    #[test]
    fn no_visit_is_made_up(items in any_items()) {
        let Some(log) = log_if_any(&text_of(&wide(&items))) else { return Ok(()) };
        let mut came: BTreeMap<&str, u64> = BTreeMap::new();
        for hours in &items {
            for (stage, _) in STAGES.iter().zip(hours).filter(|(_, hour)| hour.is_some()) {
                *came.entry(stage).or_default() += 1;
            }
        }
        for stage in &log.stages {
            prop_assert_eq!(Some(&stage.visits), came.get(stage.name.as_str()), "one visit per filled cell");
            prop_assert_eq!(stage.visits, stage.by_visit.n + stage.open + stage.unknown);
            prop_assert!(stage.by_visit.min_s.is_none_or(|least| least >= 0.0));
        }
        let goes_on = |hours: &[Option<i64>; 5]| hours.iter().flatten().collect::<Vec<_>>().is_sorted();
        if items.iter().all(goes_on) {
            prop_assert_eq!(log.left_out.end_unknown, 0);
        }
    }

    #[test]
    fn no_bytes_break_it(place in 0usize..600, bytes in prop::collection::vec(any::<u8>(), 0..30), cut in 0usize..900) {
        let mut text = SAMPLE.to_vec();
        let place = place.min(text.len());
        text.splice(place..(place + bytes.len() / 2).min(text.len()), bytes);
        text.truncate(cut);
        let read = read_file("log", &text);
        prop_assert!(read.rejects.total <= read.rows);
        let choices = Choices::proposed(std::slice::from_ref(&read));
        let data = join(vec![read], &choices);
        let stored = Dataset::from_bytes(&data.to_bytes()).expect("it was just written");
        prop_assert_eq!(event_log(&[&stored], &Question::default()), event_log(&[&data], &Question::default()));
    }
}
