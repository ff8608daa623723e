//! Closer looks at a question.

use super::*;
use crate::delivery::{FiveMetric, Pace, PartedBy, RowPart, RowsShown, RowsWanted, SortBy};

fn at_hand() -> Bench {
    let mut bench = bench_with_csv();
    bench.decide(Decision::Word { word: "gelungen".into(), outcome: Outcome::Succeeded });
    added(&mut bench, 5);
    bench
}

#[test]
fn sheets_of_every_edition_survive_the_way_to_the_page() {
    let mut bench = at_hand();
    for edition in Edition::ALL {
        let sheet = Reply::Sheet(Box::new(bench.measure(&Query { edition, ..query(5) })));
        let json = serde_json::to_string(&sheet).expect("replies are JSON");
        assert_eq!(serde_json::from_str::<Reply>(&json).expect("they are read back"), sheet, "{edition:?}");
    }
}

#[test]
fn the_export_is_that_of_the_question() {
    let mut bench = at_hand();
    let narrowed = Query { service: Some("checkout".into()), ..query(5) };
    for asked in [query(5), narrowed] {
        let not_asked_before = look(&mut bench, &asked, Look::Json);
        bench.measure(&asked);
        let Seen::Json(json) = look(&mut bench, &asked, Look::Json) else { panic!("no export") };
        assert_eq!(Seen::Json(json.clone()), not_asked_before);
        let told: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let filter = asked.service.as_ref().map_or(serde_json::Value::Null, |name| serde_json::json!([name]));
        assert_eq!((&told["schema"], &told["filter"]["services"]), (&"streamgauge.delivery-metrics/1".into(), &filter));
    }
}

#[test]
fn the_parts_stay_while_one_is_chosen_and_change_with_the_period() {
    let mut bench = at_hand();
    let narrowed = Query { service: Some("checkout".into()), ..query(5) };
    let by_service = Look::Parts(PartedBy::Service);
    let of_all = look(&mut bench, &query(5), by_service.clone());
    assert_eq!(look(&mut bench, &narrowed, by_service.clone()), of_all);
    let period = PeriodChoice::Days { first: "2026-09-09".into(), last: String::new() };
    let Seen::Parts(fewer) = look(&mut bench, &Query { period, ..narrowed }, by_service) else { panic!("no parts") };
    assert_ne!(Seen::Parts(fewer), of_all);
}

fn look(bench: &mut Bench, query: &Query, look: Look) -> Seen {
    bench.look(&LookAt { query: query.clone(), look })
}

#[test]
fn the_course_by_week_is_that_of_the_sheet() {
    let mut bench = at_hand();
    let sheet = bench.measure(&query(5));
    let Seen::Course(weeks) = look(&mut bench, &query(5), Look::Course(Pace::Week)) else { panic!("no course") };
    assert_eq!(weeks.len(), sheet.weeks.len());
    for (stretch, week) in weeks.iter().zip(&sheet.weeks) {
        assert_eq!((&stretch.name, &stretch.starts, stretch.is_cut), (&week.week, &week.starts, week.is_cut));
        assert_eq!((stretch.deployments, stretch.deploy_days), (week.deployments, week.deploy_days));
        assert_eq!(
            (stretch.lead_time_median_s, stretch.failure_rate, stretch.recovery_median_s),
            (week.lead_time_median_s, week.failure_rate, week.recovery_median_s)
        );
    }
    assert_eq!(weeks, sheet.course);
    let Seen::Course(months) = look(&mut bench, &query(5), Look::Course(Pace::Month)) else { panic!("no course") };
    let told: Vec<_> = months.iter().map(|m| (m.name.as_str(), m.deployments, m.changes, m.is_cut)).collect();
    assert_eq!(told, [("2026-09", 3, 3, true)]);
}

#[test]
fn a_team_is_its_services() {
    let mut bench = at_hand();
    let teams = [("checkout".to_owned(), "Pay".to_owned())].into();
    let of_team = |team: &str| Query { team: Some(team.into()), teams, ..query(5) };
    assert_eq!(bench.measure(&of_team.clone()("Pay")).frequency.deployments, 2);
    let none = of_team("");
    assert_eq!(bench.measure(&none).frequency.deployments, 1);
    let Seen::Parts(parts) = look(&mut bench, &none, Look::Parts(PartedBy::Team(none.teams.clone()))) else {
        panic!("no parts")
    };
    let told: Vec<_> = parts.iter().map(|part| (part.name.as_str(), part.deployments, part.changes)).collect();
    assert_eq!(told, [("Pay", 2, 2), ("", 1, 1)], "the filter leaves no team out");
    let Seen::Parts(parts) = look(&mut bench, &query(5), Look::Parts(PartedBy::Environment)) else {
        panic!("no parts")
    };
    let told: Vec<_> = parts.iter().map(|part| (part.name.as_str(), part.deployments)).collect();
    assert_eq!(told, [("production", 3), ("staging", 1)]);
}

#[test]
fn a_period_is_compared_with_the_one_before_it_or_any_other() {
    let mut bench = at_hand();
    let days = |first: &str, last: &str| PeriodChoice::Days { first: first.into(), last: last.into() };
    let asked = Query { period: days("2026-09-08", "2026-09-09"), ..query(5) };
    let mut compared = |with| match look(&mut bench, &asked, Look::Compare(with)) {
        Seen::Compare(comparison) => *comparison,
        other => panic!("{other:?}"),
    };
    let day = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
    let before = compared(CompareWith::Before);
    assert_eq!((before.now_days, before.then_days), (day("2026-09-08", "2026-09-09"), day("2026-09-06", "2026-09-07")));
    assert_eq!(before.figures.map(|figure| (figure.now.n, figure.then.n))[0], (2, 1));
    let other = compared(CompareWith::Period(days("2026-09-07", "2026-09-07")));
    assert_eq!(other.then_days, day("2026-09-07", "2026-09-07"));
}

#[test]
fn pages_of_rows_follow_the_question() {
    let mut bench = at_hand();
    let rows = |metric, shown| {
        Look::Rows(RowsWanted { metric, shown, sort: SortBy::Time, descending: true, skip: 0, take: 2 })
    };
    let Seen::Rows(page) = look(&mut bench, &query(5), rows(FiveMetric::Frequency, RowsShown::Counted)) else {
        panic!("no rows")
    };
    assert_eq!((page.total, page.rows.len(), page.of_part(RowPart::OtherEnvironment)), (3, 2, 1));
    assert_eq!(page.rows[0].at.as_deref(), Some("2026-09-09 10:00"));
    let narrowed = Query { service: Some("checkout".into()), ..query(5) };
    let Seen::Rows(page) = look(&mut bench, &narrowed, rows(FiveMetric::Frequency, RowsShown::LeftOut)) else {
        panic!("no rows")
    };
    assert_eq!((page.total, page.of_part(RowPart::OtherService)), (2, 1), "another question, another list");
}

#[test]
fn rows_are_given_as_a_file() {
    let mut bench = at_hand();
    let words = RowsWords {
        header: vec!["Time".into(), "Name".into()],
        parts: vec!["hit".into(), "counts".into()],
        outcomes: Outcome::ALL.map(|outcome| format!("{outcome:?}")).to_vec(),
    };
    let file = Look::RowsFile(RowsFile { metric: FiveMetric::LeadTime, shown: RowsShown::Counted, words });
    let Seen::File(csv) = look(&mut bench, &query(5), file) else { panic!("no file") };
    assert_eq!((csv.rows, csv.of), (3, 3));
    let line = "2026-09-07 10:00,a1,checkout,production,a1,,2026-09-07 00:00,36000,counts,a1,deploys.csv,2\r\n";
    assert!(csv.text.contains(line), "{}", csv.text);
}
