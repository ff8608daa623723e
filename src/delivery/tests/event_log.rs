//! Event logs: the same story in every form that tools give it, what is odd about rows, and what holds for all logs.

use proptest::prelude::*;

use super::*;
use crate::delivery::{
    EventLog, OddityKind, Recognised, RejectReason, Spread, StagePart, TableKind, Zone, event_log, stage_split,
};

const HOUR_S: f64 = 3_600.0;

/// Four items. A goes straight on, B comes back from review to development once, C is still in review, D was never
/// closed in development.
pub(super) const STORY: &str = "item,stage,entered,exited\n\
    A,To do,2026-09-07T08:00:00Z,2026-09-07T10:00:00Z\n\
    A,Development,2026-09-07T10:00:00Z,2026-09-07T16:00:00Z\n\
    A,Review,2026-09-07T16:00:00Z,2026-09-07T17:00:00Z\n\
    A,Done,2026-09-07T17:00:00Z,\n\
    B,To do,2026-09-07T08:00:00Z,2026-09-07T12:00:00Z\n\
    B,Development,2026-09-07T12:00:00Z,2026-09-07T14:00:00Z\n\
    B,Review,2026-09-07T14:00:00Z,2026-09-07T17:00:00Z\n\
    B,Development,2026-09-07T17:00:00Z,2026-09-07T18:00:00Z\n\
    B,Review,2026-09-07T18:00:00Z,2026-09-07T20:00:00Z\n\
    B,Done,2026-09-07T20:00:00Z,\n\
    C,To do,2026-09-08T08:00:00Z,2026-09-08T09:00:00Z\n\
    C,Development,2026-09-08T09:00:00Z,2026-09-08T12:00:00Z\n\
    C,Review,2026-09-08T12:00:00Z,\n\
    D,To do,2026-09-08T08:00:00Z,2026-09-08T14:00:00Z\n\
    D,Development,2026-09-08T14:00:00Z,\n";

fn log_with(files: &[(&str, &[u8])], question: &Question) -> EventLog {
    event_log(&[&joined(files)], question).expect("there are rows of event logs")
}

fn log_of(text: &str) -> EventLog {
    log_with(&[("log", text.as_bytes())], &Question::default())
}

/// Stages in order: name, what it is, n, median in hours, items that came back.
fn told(log: &EventLog) -> Vec<(&str, StagePart, u64, Option<f64>, u64)> {
    let stages = log.stages.iter();
    stages
        .map(|s| (s.name.as_str(), s.part, s.by_visit.n, s.by_visit.at(50).map(|at| at / HOUR_S), s.items_back))
        .collect()
}

fn back(log: &EventLog) -> Vec<(&str, &str, u64, f64)> {
    let name = |at: usize| log.stages[at].name.as_str();
    let changes = log.changes.iter().filter(|change| change.goes_back());
    changes.map(|change| (name(change.from), name(change.to), change.count, change.share)).collect()
}

#[test]
fn intervals_give_medians_queues_and_rework() {
    let log = log_of(STORY);
    assert_eq!(
        told(&log),
        [
            ("To do", StagePart::Wait, 4, Some(3.0), 0),
            ("Development", StagePart::Work, 4, Some(2.5), 1),
            ("Review", StagePart::Work, 3, Some(2.0), 1),
            ("Done", StagePart::End, 0, None, 0),
        ]
    );
    assert_eq!(back(&log), [("Review", "Development", 1, 1.0 / 3.0)]);
    assert_eq!((log.rows, log.items, log.items_back), (15, 4, 1));
    let development = &log.stages[1];
    assert_eq!((development.items, development.visits, development.open), (4, 5, 1));
    // Of the items that are over here: A 6 h, B 2 + 1 h, C 3 h.
    assert_eq!((development.by_item.n, development.by_item.at(50)), (3, Some(3.0 * HOUR_S)));
    assert_eq!(development.gap_before.max_s, Some(0.0));
    // 1, 2, 3, 6 h: the 85th percentile lies at rank 2.55.
    assert!((development.by_visit.at(85).unwrap() / HOUR_S - 4.65).abs() < 1e-9);
    assert_eq!(log.left_out.still_open, 2, "done items are not open");
    let open: Vec<_> = log.odd.iter().map(|odd| (odd.kind, odd.line, odd.item.as_str(), odd.stage.as_str())).collect();
    assert_eq!(open, [(OddityKind::StillOpen, 14, "C", "Review"), (OddityKind::StillOpen, 16, "D", "Development")]);
}

/// The story of [`STORY`] as one row per change: item, from, to, at.
fn changes() -> Vec<(&'static str, String, &'static str, &'static str)> {
    let mut changes: Vec<(&str, String, &str, &str)> = Vec::new();
    for line in STORY.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let before = changes.last().filter(|last| last.0 == cells[0]).map(|last| last.2.to_owned());
        changes.push((cells[0], before.unwrap_or_default(), cells[1], cells[2]));
    }
    changes
}

fn rows(header: &str, row: impl Fn(&(&'static str, String, &'static str, &'static str)) -> String) -> String {
    let rows: Vec<String> = changes().iter().map(row).collect();
    [header, "\n", &rows.join("\n"), "\n"].concat()
}

fn jira_history() -> String {
    let mut issues: Vec<serde_json::Value> = Vec::new();
    for key in ["A", "B", "C", "D"] {
        let own: Vec<_> = changes().into_iter().filter(|change| change.0 == key).collect();
        let histories: Vec<_> = own
            .iter()
            .skip(1)
            .rev()
            .map(|(_, from, to, at)| {
                serde_json::json!({ "created": at.replace('Z', ".000+0000"), "items": [
                    { "field": "status", "fieldtype": "jira", "fromString": from, "toString": to },
                    { "field": "resolution", "fromString": null, "toString": "Fixed" } ] })
            })
            .collect();
        issues.push(serde_json::json!({
            "key": key, "id": "1",
            "fields": { "created": own[0].3.replace('Z', ".000+0000"), "status": { "name": own.last().unwrap().2 } },
            "changelog": { "startAt": 0, "histories": histories },
        }));
    }
    serde_json::json!({ "startAt": 0, "total": 4, "issues": issues }).to_string()
}

fn azure_updates() -> String {
    let update = |(item, from, to, at): &(&str, String, &str, &str)| {
        let mut state = serde_json::json!({ "newValue": to });
        if !from.is_empty() {
            state["oldValue"] = serde_json::json!(from);
        }
        let fields = serde_json::json!({ "System.State": state, "System.ChangedDate": { "newValue": at } });
        serde_json::json!({ "id": 1, "workItemId": item, "rev": 1, "revisedDate": "9999-01-01T00:00:00Z", "fields": fields })
    };
    let updates: Vec<_> = changes().iter().map(update).collect();
    serde_json::json!({ "count": updates.len(), "value": updates }).to_string()
}

#[test]
fn every_form_of_the_story_gives_its_figures() {
    let expected = log_of(STORY);
    let moments = rows("Issue key,Status,Status changed at", |(item, _, to, at)| format!("{item},{to},{at}"));
    let from_to = rows("Key\tFrom status\tTo status\tDate\tAuthor", |(item, from, to, at)| {
        format!("{item}\t{from}\t{to}\t{at}\tx")
    });
    let all_fields = rows("Issue Key;Field;Old Value;New Value;Date of change", |(item, from, to, at)| {
        format!("{item};status;{from};{to};{at}\n{item};assignee;a;b;{at}")
    });
    let swapped: Vec<String> = STORY
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            format!("{};{};{};{}\r\n", cells[3], cells[0], cells[2], cells[1])
        })
        .collect();
    let swapped = swapped.concat().replace("exited;item;entered;stage", "TO;Issue Key;FROM;STATUS");
    let azure = rows("WorkItemId,Title,State,ChangedDate,Revision", |(item, _, to, at)| {
        // Every revision repeats the state.
        format!("{item},t,{to},{at},1\n{item},t,{to},{},2", at.replace(":00:00Z", ":00:01Z"))
    });
    let json: Vec<_> = changes()
        .iter()
        .map(|(item, _, to, at)| serde_json::json!({ "issueKey": item, "status": to, "changedAt": at }))
        .collect();
    let json = serde_json::json!(json).to_string();
    for (name, text, kind) in [
        ("status changed at", moments, Recognised::Table(TableKind::Stages)),
        ("from and to", from_to, Recognised::Table(TableKind::Stages)),
        ("all fields", all_fields, Recognised::Table(TableKind::Stages)),
        ("other order and names", swapped, Recognised::Table(TableKind::Stages)),
        ("Azure revisions as CSV", azure, Recognised::Table(TableKind::Stages)),
        ("JSON", json, Recognised::JsonTable(TableKind::Stages)),
        ("Jira", jira_history(), Recognised::JiraHistory),
        ("Azure updates", azure_updates(), Recognised::AzureWorkItems),
    ] {
        assert_eq!(read_file("log", text.as_bytes()).kind, kind, "{name}");
        let log = log_of(&text);
        assert_eq!(told(&log), told(&expected), "{name}");
        assert_eq!(back(&log), back(&expected), "{name}");
        assert_eq!(log.left_out.still_open, 2, "{name}: the last row of an item is open until a next one ends it");
    }
}

#[test]
fn odd_rows_are_counted_and_listed() {
    use OddityKind::{BeginningUnknown, Duplicate, Negative, StillOpen};
    let log = log_of(
        "item,stage,entered,exited\n\
         A,Dev,2026-09-07T10:00:00Z,2026-09-07T09:00:00Z\n\
         A,Test,2026-09-07T10:00:00Z,2026-09-07T11:00:00Z\n\
         A,Test,2026-09-07T10:00:00Z,2026-09-07T11:00:00Z\n\
         B,Dev,,2026-09-07T09:00:00Z\n\
         B,Test,2026-09-07T10:00:00Z,9999-01-01T00:00:00Z\n",
    );
    let odd: Vec<_> = log.odd.iter().map(|odd| (odd.kind, odd.line)).collect();
    assert_eq!(odd, [(Negative, 2), (StillOpen, 6), (BeginningUnknown, 5), (Duplicate, 4)]);
    let left = log.left_out;
    assert_eq!((left.negative, left.still_open, left.beginning_unknown, left.duplicates), (1, 1, 1, 1));
    assert_eq!(log.stages.iter().map(|stage| stage.by_visit.n).sum::<u64>(), 1, "only Test of A is known");
}

#[test]
fn rows_that_name_no_item_or_no_time_are_rejected_with_their_place() {
    use RejectReason::{NoTime, NotATime, NotNamed};
    let read = read_file(
        "log.csv",
        b"item,stage,entered,exited\n,Dev,2026-09-07,2026-09-08\nA,,2026-09-07,2026-09-08\nA,Dev,soon,\nA,Dev,,\n",
    );
    let rejects: Vec<_> = read.rejects.first.iter().map(|r| (r.line, r.column.as_str(), r.reason)).collect();
    assert_eq!(
        rejects,
        [(2, "item", NotNamed), (3, "stage", NotNamed), (4, "entered", NotATime), (5, "entered", NoTime)]
    );
    assert_eq!(read.stage_rows(), 0);
}

#[test]
fn a_history_that_skips_a_change_leaves_the_visit_without_an_end() {
    let log = log_of(
        "key,from status,to status,changed at\n\
         A,To do,Dev,2026-09-07T10:00:00Z\n\
         A,Review,Done,2026-09-07T15:00:00Z\n",
    );
    assert_eq!((log.left_out.end_unknown, log.left_out.beginning_unknown), (1, 2));
    assert!(log.stages.iter().all(|stage| stage.by_visit.n == 0));
}

#[test]
fn changes_of_one_instant_follow_each_other_by_what_they_came_from() {
    let log = log_of(
        "key,from status,to status,changed at\n\
         A,Zebra,Test,2026-09-07T10:00:00Z\n\
         A,Dev,Zebra,2026-09-07T10:00:00Z\n\
         A,To do,Dev,2026-09-07T09:00:00Z\n\
         A,Test,Done,2026-09-07T12:00:00Z\n",
    );
    let names: Vec<_> = log.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(names, ["To do", "Dev", "Zebra", "Test", "Done"]);
    assert_eq!(log.left_out.end_unknown, 0);
    assert_eq!(back(&log), []);
}

#[test]
fn time_between_stages_is_told_apart() {
    let log = log_of(
        "item,stage,entered,exited\n\
         A,Dev,2026-09-07T10:00:00Z,2026-09-07T11:00:00Z\n\
         A,Test,2026-09-07T15:00:00Z,2026-09-07T16:00:00Z\n",
    );
    let test = &log.stages[1];
    assert_eq!((test.gap_before.n, test.gap_before.at(50)), (1, Some(4.0 * HOUR_S)));
    assert_eq!(test.by_visit.at(50), Some(HOUR_S));
}

#[test]
fn times_without_a_zone_are_asked_and_settled() {
    let text = b"item,stage,entered,exited\nA,Dev,2026-10-24 22:00,2026-10-25 10:00\n";
    let read = read_file("log.csv", text);
    assert_eq!(read.zoneless_rows, 1);
    // The clocks go back in that night.
    let zoneless =
        Zone { name: "Europe/Berlin".into(), first_offset_minutes: 120, changes: vec![(1_792_890_000_000, 60)] };
    let data = join(vec![read], &Choices { zoneless, ..Choices::default() });
    let log = event_log(&[&data], &Question::default()).expect("there is a log");
    assert_eq!(log.stages[0].by_visit.at(50), Some(13.0 * HOUR_S));
}

#[test]
fn a_period_counts_visits_by_their_end() {
    let day = |text: &str| crate::delivery::civil::day_of_text(text).unwrap() * 86_400_000;
    let question = Question { from_ms: Some(day("2026-09-08")), to_ms: Some(day("2026-09-09")), ..Question::default() };
    let log = log_with(&[("log", STORY.as_bytes())], &question);
    let n: Vec<_> = log.stages.iter().map(|stage| (stage.name.as_str(), stage.by_visit.n)).collect();
    assert_eq!(n, [("To do", 2), ("Development", 1), ("Review", 0), ("Done", 0)]);
    assert_eq!(log.left_out.outside_period, 8);
}

#[test]
fn logs_are_stored_pooled_and_joined_with_deploys() {
    let flat = include_bytes!("../samples/flat-300.csv");
    let data = joined(&[("deploys.csv", flat), ("log.csv", STORY.as_bytes())]);
    let back = Dataset::from_bytes(&data.to_bytes()).expect("it was just written");
    let log = event_log(&[&back], &Question::default()).expect("the log is stored");
    assert_eq!(told(&log), told(&log_of(STORY)));
    assert_eq!(log.odd.first().map(|odd| odd.file.as_str()), Some("log.csv"));
    let alone = joined(&[("deploys.csv", flat)]);
    assert_eq!(event_log(&[&alone], &Question::default()), None);
    assert_eq!(measure(&[&back], &Question::default()).overall, measure(&[&alone], &Question::default()).overall);
    // The same log imported twice counts once.
    let twice = event_log(&[&back, &joined(&[("again.csv", STORY.as_bytes())])], &Question::default()).unwrap();
    assert_eq!(told(&twice), told(&log));
    assert_eq!(twice.left_out.duplicates, 15);
}

#[test]
fn the_story_s_changes_are_split_by_stage() {
    let files: [(&str, &[u8]); 4] = [
        ("deployments.json", include_bytes!("../samples/github_rest_deployments.json")),
        ("statuses.json", include_bytes!("../samples/github_rest_deployment_statuses.json")),
        ("pulls.json", include_bytes!("../samples/gh_pr_list.json")),
        ("log.csv", STORY.as_bytes()),
    ];
    let data = joined(&files);
    let split = stage_split(&[&data], &story_question());
    let told = split.stages.each_ref().map(|stage| (stage.spread.n, stage.spread.at(50).map(|at| at / HOUR_S)));
    assert_eq!(told, [(5, Some(0.5)), (5, Some(15.5)), (5, Some(1.25)), (5, Some(0.5))]);
    let metrics = measure(&[&data], &story_question()).overall.change_lead_time;
    assert_eq!((split.lead.n, split.lead.at(50), split.lead.at(85)), (metrics.n, metrics.median_s, metrics.p85_s));
    for stage in &split.stages {
        assert_eq!(stage.spread.n + stage.missing + stage.negative, split.changes);
        assert!(is_sound(&stage.spread));
    }
}

/// Rows of random logs: few items and stages, so that much goes back and much is there twice.
fn any_rows() -> impl Strategy<Value = Vec<String>> {
    let end = prop_oneof![3 => (0i64..200).prop_map(Some), 1 => Just(None)];
    let row = (0u8..6, 0u8..5, 0i64..300, end).prop_map(|(item, stage, from, hours)| {
        let at = |hours: i64| (1_788_739_200 + hours * 3_600).to_string();
        let end = hours.map(|hours| at(from + hours - 20)).unwrap_or_default();
        format!("I{item},Stage {stage},{},{end}", at(from))
    });
    prop::collection::vec(row, 1..60)
}

fn as_text(header: &str, rows: &[String]) -> String {
    [header, "\n", &rows.join("\n"), "\n"].concat()
}

fn is_sound(spread: &Spread) -> bool {
    let values: Vec<f64> =
        spread.min_s.into_iter().chain(spread.percentiles_s.iter().copied().flatten()).chain(spread.max_s).collect();
    values.iter().all(|value| value.is_finite() && *value >= 0.0)
        && values.is_sorted()
        && values.is_empty() == (spread.n == 0)
        && spread.mean_s.is_none_or(|mean| spread.min_s <= Some(mean + 1e-6) && Some(mean - 1e-6) <= spread.max_s)
}

/// All but where the odd rows stand.
fn without_places(mut log: EventLog) -> EventLog {
    log.odd.clear();
    log
}

const WHOLE: &str = "item,stage,entered,exited";
const MOMENTS: &str = "item,stage,entered,note";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn figures_are_within_bounds(rows in any_rows(), is_whole in any::<bool>()) {
        let log = log_of(&as_text(if is_whole { WHOLE } else { MOMENTS }, &rows));
        for stage in &log.stages {
            prop_assert!(is_sound(&stage.by_visit) && is_sound(&stage.by_item) && is_sound(&stage.gap_before));
            prop_assert!(stage.items_back <= stage.items && stage.items <= log.items && stage.items <= stage.visits);
            prop_assert_eq!(stage.visits, stage.by_visit.n + stage.open + stage.unknown);
        }
        let mut shares = vec![0.0; log.stages.len()];
        for change in &log.changes {
            prop_assert!(change.share > 0.0 && change.share <= 1.0);
            shares[change.from] += change.share;
        }
        prop_assert!(shares.iter().all(|sum| *sum == 0.0 || (sum - 1.0).abs() < 1e-9));
    }

    #[test]
    fn the_order_of_rows_and_their_files_are_irrelevant(rows in any_rows(), seed in any::<u64>(), cut in 0usize..60, is_whole in any::<bool>()) {
        let header = if is_whole { WHOLE } else { MOMENTS };
        let expected = without_places(log_of(&as_text(header, &rows)));
        let mut shuffled = rows.clone();
        shuffled.sort_by_key(|row| crate::delivery::column::hash_text(row) ^ seed);
        prop_assert_eq!(&without_places(log_of(&as_text(header, &shuffled))), &expected);
        let (first, second) = shuffled.split_at(cut.min(shuffled.len()));
        let (first, second) = (as_text(header, first), as_text(header, second));
        let files = [("a.csv", first.as_bytes()), ("b.csv", second.as_bytes())];
        prop_assert_eq!(&without_places(log_with(&files, &Question::default())), &expected);
    }

    #[test]
    fn no_bytes_break_the_reader(rows in any_rows(), at in 0usize..3_000, bytes in prop::collection::vec(any::<u8>(), 0..40), is_json in any::<bool>()) {
        let mut text = if is_json { jira_history() } else { as_text(WHOLE, &rows) }.into_bytes();
        let at = at.min(text.len());
        let end = (at + bytes.len() / 2).min(text.len());
        text.splice(at..end, bytes);
        let reads = vec![read_file("log", &text)];
        let choices = Choices::proposed(&reads);
        let data = join(reads, &choices);
        if let Some(log) = event_log(&[&data], &Question::default()) {
            prop_assert!(log.stages.iter().all(|stage| is_sound(&stage.by_visit)));
            let stored = Dataset::from_bytes(&data.to_bytes()).expect("it was just written");
            prop_assert_eq!(event_log(&[&stored], &Question::default()), Some(log));
        }
    }
}
