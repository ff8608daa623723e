//! The worker's side as the page sees it: jobs in, replies out.

mod look;
mod memory;

use std::fmt::Write as _;

use super::*;
use crate::delivery::{Edition, Level, MetricKind, Outcome, RejectReason, Role, TableKind, Zone};

const CSV: &str = "service,environment,deployed_at,status,commit_sha,commit_at\n\
    checkout,staging,2026-09-07T09:00:00Z,success,a1,2026-09-07T00:00:00Z\n\
    checkout,production,2026-09-07T10:00:00Z,success,a1,2026-09-07T00:00:00Z\n\
    checkout,production,2026-09-08T10:00:00Z,success,b2,2026-09-07T10:00:00Z\n\
    search,production,2026-09-09T10:00:00Z,gelungen,c3,2026-09-08T10:00:00Z\n\
    search,production,yesterday,success,d4,2026-09-08T10:00:00Z\n";

fn berlin() -> Zone {
    Zone::fixed("Europe/Berlin", 120)
}

fn read(bench: &mut Bench, job: u32, file: u32, name: &str, content: &str, remap: &Remap) {
    let mut reader = bench.begin_reading(job, file, name, remap);
    for piece in content.as_bytes().chunks(7) {
        reader.feed(piece);
    }
    bench.finish_reading(job, file, reader);
}

fn import(bench: &mut Bench) -> ImportView {
    match bench.import() {
        Reply::Import(view) => *view,
        other => panic!("not an import: {other:?}"),
    }
}

fn bench_with_csv() -> Bench {
    let mut bench = Bench::new(berlin());
    read(&mut bench, 1, 0, "deploys.csv", CSV, &Remap::AsFound);
    bench
}

#[test]
fn an_import_asks_for_the_words_that_nobody_knows() {
    let mut bench = bench_with_csv();
    let view = import(&mut bench);
    assert_eq!((view.open_words(), view.can_be_added()), (1, false));
    assert_eq!(view.words.first().map(|row| row.word.as_str()), Some("gelungen"), "open words come first");
    let ticked: Vec<_> = view.environments.iter().map(|e| (e.name.as_str(), e.counts)).collect();
    assert_eq!(ticked, [("production", true), ("staging", false)]);
    assert_eq!(view.rejected, 1);
    assert_eq!(view.rejects.first().map(|reject| (reject.line, reject.reason)), Some((6, RejectReason::NotATime)));

    bench.decide(Decision::Word { word: "Gelungen".into(), outcome: Outcome::Succeeded });
    let view = import(&mut bench);
    assert_eq!((view.open_words(), view.can_be_added()), (0, true));
    assert_eq!(view.joined.map(|joined| joined.deployments), Some(3));
    assert_eq!(view.words.first().map(|row| row.word.as_str()), Some("gelungen"), "a decided word keeps its place");
}

#[test]
fn rows_without_a_column_of_times_ask_for_one() {
    let text = "Dienst;Umgebung;Wann es lief;Ergebnis\nKasse;Produktion;01.09.2026 08:00;erfolgreich\n";
    let mut bench = Bench::new(berlin());
    read(&mut bench, 0, 0, "läufe.csv", text, &Remap::AsFound);
    read(&mut bench, 1, 0, "läufe.csv", text, &Remap::Kind(TableKind::Deployments));
    let view = import(&mut bench);
    assert!(view.files[0].asks_for_a_time());
    assert_eq!((view.rejected, view.has_rows(), view.can_be_added()), (1, false, false), "there is no rest to go in");
    let mapping = with_role(view.files[0].mapping.as_ref().expect("it is a table"), 2, Role::FinishedAt);
    read(&mut bench, 2, 0, "läufe.csv", text, &Remap::Columns(mapping.table, mapping.columns));
    let view = import(&mut bench);
    assert!(view.has_rows() && !view.files[0].asks_for_a_time());
}

#[test]
fn environments_that_are_unticked_stay_so_when_more_files_come() {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Environment { name: "staging".into(), counts: true });
    bench.decide(Decision::Environment { name: "production".into(), counts: false });
    read(&mut bench, 2, 1, "more.csv", CSV, &Remap::AsFound);
    let ticked: Vec<_> = import(&mut bench).environments.into_iter().map(|e| (e.name, e.counts, e.rows)).collect();
    assert_eq!(ticked, [("production".to_owned(), false, 6), ("staging".to_owned(), true, 2)]);
}

#[test]
fn a_reading_that_was_called_off_leaves_no_trace() {
    let mut bench = Bench::new(berlin());
    let mut first = bench.begin_reading(1, 0, "a.csv", &Remap::AsFound);
    first.feed(CSV.as_bytes());
    bench.drop_file(0);
    assert!(!bench.is_reading(1, 0));
    bench.finish_reading(1, 0, first);
    assert!(import(&mut bench).files.is_empty());

    // Of two readings of one file the later one counts, whichever ends first.
    let mut earlier = bench.begin_reading(2, 0, "a.csv", &Remap::AsFound);
    read(&mut bench, 3, 0, "a.csv", CSV, &Remap::Kind(TableKind::Changes));
    earlier.feed(CSV.as_bytes());
    bench.finish_reading(2, 0, earlier);
    let found = import(&mut bench).files;
    assert_eq!(
        found.first().map(|file| file.deployments),
        Some(4),
        "the file was not read before, so no header to map"
    );
}

#[test]
fn columns_mean_what_a_person_says() {
    let mut bench = Bench::new(berlin());
    let content = "what,when\nshop,2026-09-07T10:00:00Z\n";
    read(&mut bench, 1, 0, "x.csv", content, &Remap::AsFound);
    assert!(matches!(
        import(&mut bench).files.first().map(|f| f.kind),
        Some(crate::delivery::Recognised::Unrecognised(_))
    ));
    let roles = vec![Role::Service, Role::FinishedAt];
    read(&mut bench, 2, 0, "x.csv", content, &Remap::Columns(TableKind::Deployments, roles.clone()));
    let found = import(&mut bench).files;
    let file = found.first().expect("the file was read");
    assert_eq!((file.deployments, file.mapping.as_ref().map(|m| &m.columns)), (1, Some(&roles)));
    read(&mut bench, 3, 0, "x.csv", content, &Remap::Kind(TableKind::Incidents));
    let kind = import(&mut bench).files.first().and_then(|f| f.mapping.as_ref().map(|m| m.table));
    assert_eq!(kind, Some(TableKind::Incidents));
}

#[test]
fn a_role_belongs_to_one_column() {
    let mapping = crate::delivery::Mapping {
        table: TableKind::Deployments,
        columns: vec![Role::FinishedAt, Role::Ignore, Role::Ignore],
    };
    let moved = with_role(&mapping, 2, Role::FinishedAt);
    assert_eq!(moved.columns, [Role::Ignore, Role::Ignore, Role::FinishedAt]);
    assert_eq!(with_role(&moved, 0, Role::Ignore), moved, "many columns may be unused");
    assert_eq!(with_role(&moved, 9, Role::Status), moved, "a column that is not there");
    let stages = with_role(&with_role(&mapping, 1, Role::StageColumn), 2, Role::StageColumn);
    assert_eq!(stages.columns, [Role::FinishedAt, Role::StageColumn, Role::StageColumn], "many columns may be stages");
}

#[test]
fn times_without_a_zone_are_read_in_the_chosen_one() {
    let content = "environment,deployed_at,status\nproduction,2026-09-07 01:00,success\n";
    let day = |zone| {
        let mut bench = Bench::new(berlin());
        read(&mut bench, 1, 0, "x.csv", content, &Remap::AsFound);
        bench.decide(Decision::Zone(zone));
        assert_eq!(import(&mut bench).zoneless_rows, 1);
        added(&mut bench, 1);
        bench.measure(&query(1)).first_day
    };
    assert_eq!(day(ZoneChoice::Utc).as_deref(), Some("2026-09-07"));
    assert_eq!(day(ZoneChoice::Browser).as_deref(), Some("2026-09-06"));
    assert_eq!(day(ZoneChoice::Fixed(-60)).as_deref(), Some("2026-09-07"));
}

fn added(bench: &mut Bench, id: u64) -> (Added, Vec<u8>) {
    let id = DatasetId::from_bits(id);
    let (joined, bytes) = (bench.join(id), bytes_of(bench, id));
    bench.added();
    (joined, bytes)
}

fn bytes_of(bench: &Bench, id: DatasetId) -> Vec<u8> {
    let mut bytes = Vec::new();
    bench.write_dataset(id, &mut |piece| bytes.extend_from_slice(piece));
    bytes
}

fn query(id: u64) -> Query {
    Query { datasets: vec![DatasetId::from_bits(id)], ..Query::default() }
}

#[test]
fn what_was_added_is_measured_from_memory_and_from_its_bytes_alike() {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    let (about, bytes) = added(&mut bench, 5);
    assert_eq!(
        (about.files, about.environments, about.rows),
        (vec!["deploys.csv".to_owned()], vec!["production".to_owned()], 5)
    );
    assert!(import(&mut bench).files.is_empty(), "the import is over");
    let at_hand = bench.measure(&query(5));
    assert_eq!((at_hand.frequency.deployments, at_hand.lead_time.n), (3, 3));
    assert!(at_hand.missing.is_empty());

    let mut other = Bench::new(berlin());
    assert_eq!(other.not_at_hand(&query(5).datasets), query(5).datasets);
    assert_eq!(other.measure(&query(5)).missing, query(5).datasets);
    other.fetched(DatasetId::from_bits(5), b"damaged");
    assert_eq!(other.measure(&query(5)).missing, query(5).datasets, "damaged rows are missing rows");
    other.fetched(DatasetId::from_bits(5), &bytes);
    assert_eq!(other.measure(&query(5)), at_hand);
}

#[test]
fn what_was_measured_ahead_is_what_would_be_measured() {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    let mut other = bench_with_csv();
    other.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    bench.prepare();
    let id = DatasetId::from_bits(5);
    assert_eq!(bench.join(id), other.join(id));
    assert_eq!(bench.measure(&query(5)), other.measure(&query(5)), "before it is stored");
    let other_question = Query { service: Some("search".into()), ..query(5) };
    assert_eq!(bench.measure(&other_question), other.measure(&other_question));
    bench.decide(Decision::Environment { name: "staging".into(), counts: true });
    other.decide(Decision::Environment { name: "staging".into(), counts: true });
    assert_eq!(bench.join(id), other.join(id));
    assert_eq!(bench.measure(&query(5)), other.measure(&query(5)), "what was ahead is not of this join");
}

#[test]
fn statuses_of_their_own_file_do_not_count_deployments_again() {
    const REST: &[u8] = include_bytes!("../delivery/samples/github_rest_deployments.json");
    const STATUSES: &[u8] = include_bytes!("../delivery/samples/github_rest_deployment_statuses.json");
    const GRAPHQL: &[u8] = include_bytes!("../delivery/samples/github_graphql_deployments.json");
    let rows = |files: &[&[u8]]| {
        let mut bench = Bench::new(berlin());
        for (key, bytes) in (1..).zip(files) {
            let mut reader = bench.begin_reading(key, key, "github.json", &Remap::AsFound);
            reader.feed(bytes);
            bench.finish_reading(key, key, reader);
        }
        import(&mut bench).environments.iter().map(|row| row.rows).sum::<u64>()
    };
    let rest = rows(&[REST]);
    assert!(rest > 0);
    assert_eq!(rows(&[REST, STATUSES]), rest);
    assert!(rows(&[GRAPHQL]) > 0, "statuses within deployments");
}

#[test]
fn a_question_asked_again_has_the_same_answer_until_the_data_change() {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    let id = DatasetId::from_bits(5);
    bench.join(id);
    let narrowed = |place: usize| Query { service: Some(format!("service {place}")), ..query(5) };
    let first = bench.measure(&query(5));
    // More questions than answers are kept.
    let others: Vec<Sheet> = (0..12).map(|place| bench.measure(&narrowed(place))).collect();
    for (place, other) in others.iter().enumerate().rev() {
        assert_eq!(&bench.measure(&narrowed(place)), other);
    }
    assert_eq!(bench.measure(&query(5)), first);
    bench.decide(Decision::Environment { name: "staging".into(), counts: true });
    bench.join(id);
    assert_ne!(bench.measure(&query(5)), first, "other rows count now");
    bench.not_added(id);
    assert_eq!(bench.measure(&query(5)).missing, [id], "what is gone is not answered from memory");
}

#[test]
fn a_question_to_other_data_does_not_put_away_what_is_being_stored() {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    let id = DatasetId::from_bits(5);
    bench.join(id);
    let bytes = bytes_of(&bench, id);
    bench.measure(&query(6));
    bench.flow(&query(6));
    bench.discard();
    bench.measure(&query(6));
    assert_eq!(bytes_of(&bench, id), bytes);
    bench.added();
    bench.measure(&query(6));
    assert_eq!(bench.not_at_hand(&[id]), [id], "once it is stored it can be fetched again");
}

#[test]
fn what_was_not_stored_is_an_import_still() {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    bench.prepare();
    let id = DatasetId::from_bits(5);
    bench.join(id);
    assert!(bench.not_at_hand(&[id]).is_empty());
    bench.not_added(id);
    assert_eq!(bench.not_at_hand(&[id]), [id]);
    assert_eq!(import(&mut bench).files.len(), 1);
    assert_eq!(added(&mut bench, 6).0.rows, 5);
}

#[test]
fn a_question_narrows_the_sheet() {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    added(&mut bench, 5);
    let mut deployments = |change: &dyn Fn(&mut Query)| {
        let mut query = query(5);
        change(&mut query);
        let sheet = bench.measure(&query);
        (sheet.frequency.deployments, sheet.first_day, sheet.last_day)
    };
    let day = |text: &str| Some(text.to_owned());
    assert_eq!(deployments(&|q| q.service = Some("search".into())).0, 1);
    assert_eq!(deployments(&|q| q.environments = Some(vec!["staging".into()])).0, 1);
    let days = |first: &str, last: &str| PeriodChoice::Days { first: first.into(), last: last.into() };
    assert_eq!(
        deployments(&|q| q.period = days("2026-09-08", "2026-09-08")),
        (1, day("2026-09-08"), day("2026-09-08")),
        "both days are counted"
    );
    assert_eq!(deployments(&|q| q.period = days("2026-09-08", "")).0, 2);
    assert_eq!(deployments(&|q| q.period = days("2026-02-31", "soon")).0, 3, "what is no date is open");
    assert_eq!(deployments(&|q| q.period = PeriodChoice::LastDays(2)), (2, day("2026-09-08"), day("2026-09-09")));
}

#[test]
fn under_five_rows_there_are_figures_but_no_level() {
    let mut bench = bench_with_csv();
    added(&mut bench, 5);
    let sheet = bench.measure(&query(5));
    assert!(sheet.frequency.deployments > 0);
    assert_eq!(sheet.levels.overall, None);
    assert_eq!(sheet.levels.readings, [None, None, None, None]);
}

#[test]
fn levels_name_their_cell_and_what_holds_them_down() {
    let mut csv = String::from("environment,deployed_at,status,commit_at\n");
    for day in 10..20 {
        let authored = day - 9;
        writeln!(csv, "production,2026-09-{day}T10:00:00Z,success,2026-09-{authored:02}T10:00:00Z")
            .expect("a text grows");
    }
    let mut bench = Bench::new(berlin());
    read(&mut bench, 1, 0, "x.csv", &csv, &Remap::AsFound);
    added(&mut bench, 1);
    let levels = bench.measure(&query(1)).levels;
    let lead_time = levels.readings[1].clone().expect("ten changes have a level");
    assert_eq!((lead_time.level, lead_time.worst.map(f64::round)), (Level::Medium, Some(30.4375 * 86_400.0)));
    assert_eq!(levels.overall, Some(Level::Medium));
    assert!(levels.held_down_by.contains(&MetricKind::ChangeLeadTime));
    let graded = bench.measure(&Query { edition: Edition::Report2024, ..query(1) }).levels.grades;
    assert_eq!(graded, [true, true, false, true]);
}

#[test]
fn jobs_and_replies_survive_the_way_between_page_and_worker() {
    let mut bench = bench_with_csv();
    let view = bench.import();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    added(&mut bench, 5);
    let sheet = Reply::Sheet(Box::new(bench.measure(&query(5))));
    let replies = [
        view,
        sheet,
        Reply::Progress { file: 3, bytes: 1e10, of_bytes: 2e10 },
        Reply::Rejects(bench.rejects()),
        Reply::Failed(JobFailure::NotStored { is_full: true, reason: "x".into() }),
        draw(&[]),
    ];
    for body in replies {
        let sent = Numbered { number: 7, body };
        let json = serde_json::to_string(&sent).expect("replies are JSON");
        assert_eq!(serde_json::from_str::<Numbered<Reply>>(&json).expect("they are read back"), sent);
    }
    let job = Numbered { number: 1, body: Job::Measure(Box::new(query(5))) };
    let json = serde_json::to_string(&job).expect("jobs are JSON");
    assert_eq!(serde_json::from_str::<Numbered<Job>>(&json).expect("they are read back"), job);
}

#[test]
fn progress_and_a_join_are_not_the_last_word() {
    assert!(!Reply::Progress { file: 0, bytes: 0.0, of_bytes: 1.0 }.is_last());
    let added = Added { dataset: DatasetId::from_bits(1), files: Vec::new(), environments: Vec::new(), rows: 0 };
    assert!(!Reply::Joined(added.clone()).is_last() && Reply::Added(added).is_last());
    assert!(Reply::Drawn(Vec::new()).is_last());
}
