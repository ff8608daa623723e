use super::*;
use crate::workshop::{AgendaRun, Edit, EntryField};
use proptest::prelude::*;

/// 2026-11-18T09:00 at two hours ahead of UTC.
const NINE_MS: f64 = 1_794_985_200_000.0;
const OFFSET: i32 = 120;

fn id(bits: u64) -> CharterEntryId {
    CharterEntryId::from_bits(bits)
}

fn charter(starts_at: &str, boxes: &[&str]) -> Charter {
    let mut charter = Charter::default();
    charter.apply(&Edit::SetCharter { field: CharterField::StartsAt, text: starts_at.to_owned() });
    charter.apply(&Edit::SetCharter { field: CharterField::Date, text: "2026-11-18".to_owned() });
    let item = |(minutes, bits): (&&str, u64)| CharterEntry::new(id(bits)).with(EntryField::Minutes, *minutes);
    charter.agenda = boxes.iter().zip(1..).map(item).collect();
    charter
}

/// Minutes after nine.
fn at(minutes: f64) -> f64 {
    NINE_MS + minutes * MINUTE_MS
}

fn begins(schedule: &Schedule) -> Vec<Option<f64>> {
    let minutes = |row: &ScheduleRow| row.at_ms.map(|ms| ((ms - NINE_MS) / MINUTE_MS).round());
    schedule.rows.iter().map(minutes).collect()
}

#[test]
fn the_plan_stands_before_it_begins() {
    let plan = schedule(&charter("9:00", &["15", "40", "", "10"]), at(-600.0), OFFSET);
    assert_eq!(begins(&plan), [Some(0.0), Some(15.0), Some(55.0), Some(55.0)]);
    assert_eq!((plan.state, plan.planned_minutes, plan.without_box), (RunState::NotBegun, 65.0, 1));
    assert_eq!((plan.ends_at_ms, plan.lateness, plan.next), (Some(at(65.0)), None, Some(id(1))));
    let unknown = schedule(&charter("", &["15", "40"]), at(0.0), OFFSET);
    assert_eq!((begins(&unknown), unknown.ends_at_ms), (vec![None, None], None));
}

/// As drawn in the design: 15 took 13, 40 took 45, and 40 are under way since 9:58.
#[test]
fn planned_and_actual_are_held_against_each_other() {
    let mut charter = charter("09:00", &["15", "40", "40", "10"]);
    let agenda = charter.agenda.clone();
    let run = AgendaRun::default().started(&agenda, at(0.0)).gone_on(&agenda, at(13.0)).gone_on(&agenda, at(58.0));
    charter.run = run;
    let now = schedule(&charter, at(85.0) + 20_000.0, OFFSET);
    assert_eq!(
        now.rows.iter().map(ScheduleRow::over_minutes).collect::<Vec<_>>(),
        [Some(-2), Some(5), Some(-13), Some(-10)]
    );
    let running = now.now.unwrap();
    assert_eq!((running.item, running.left_seconds.map(f64::round)), (id(3), Some(12.0 * 60.0 + 40.0)));
    assert_eq!(running.ends_at_ms.round(), at(98.0));
    assert_eq!(running.plan_ends_at_ms, Some(at(95.0)));
    assert_eq!(begins(&now), [Some(0.0), Some(13.0), Some(58.0), Some(98.0)]);
    assert_eq!((now.lateness, now.ends_at_ms.map(f64::round)), (Some(Lateness::Late(3)), Some(at(108.0))));
}

#[test]
fn the_end_is_early_late_or_on_another_day() {
    let cases = [
        (at(0.0), at(5.0), Lateness::OnTime),
        (at(-10.0), at(-5.0), Lateness::Early(10)),
        (at(7.0), at(12.0), Lateness::Late(7)),
        (at(0.0), at(35.0), Lateness::Late(5)),
        (at(0.0), at(24.0 * 60.0), Lateness::AnotherDay),
    ];
    for (begun_ms, now_ms, lateness) in cases {
        let mut charter = charter("09:00", &["30"]);
        charter.run = AgendaRun::default().started(&charter.agenda, begun_ms);
        assert_eq!(schedule(&charter, now_ms, OFFSET).lateness, Some(lateness));
    }
    // Nobody said when it starts: the plan starts when it was begun, on whatever day.
    let mut unsaid = charter("", &["30"]);
    unsaid.run = AgendaRun::default().started(&unsaid.agenda, at(777.0));
    assert_eq!(schedule(&unsaid, at(780.0), OFFSET).lateness, Some(Lateness::OnTime));
}

#[test]
fn what_is_said_aloud_changes_five_times_at_most() {
    let running = |left| NowRunning {
        item: id(1),
        left_seconds: left,
        spent_seconds: 0.0,
        ends_at_ms: 0.0,
        plan_ends_at_ms: None,
    };
    let cases = [
        (None, 40.0, TimeLeft::Enough),
        (Some(301.0), 40.0, TimeLeft::Enough),
        (Some(300.0), 40.0, TimeLeft::FiveMinutes),
        (Some(250.0), 5.0, TimeLeft::Enough),
        (Some(60.0), 5.0, TimeLeft::OneMinute),
        (Some(0.0), 5.0, TimeLeft::Over(0)),
        (Some(-299.0), 5.0, TimeLeft::Over(0)),
        (Some(-600.0), 5.0, TimeLeft::Over(2)),
    ];
    for (left, allowed, said) in cases {
        assert_eq!(running(left).time_left(allowed), said, "{left:?} of {allowed}");
    }
}

#[test]
fn times_of_day_are_read() {
    for (text, minutes) in [("9:05", Some(545.0)), ("09.30", Some(570.0)), ("24:00", None), ("9", None), ("a:b", None)]
    {
        assert_eq!(minutes_of_day(text), minutes, "{text}");
    }
}

proptest! {
    /// A pause changes neither what was spent nor what is planned, and pushes the end by as long as it takes.
    #[test]
    fn a_pause_pushes_the_end(spent in 0..60u32, pause in 0..60u32, boxes in prop::collection::vec(0..90u32, 1..6)) {
        let texts: Vec<String> = boxes.iter().map(u32::to_string).collect();
        let mut charter = charter("09:00", &texts.iter().map(String::as_str).collect::<Vec<_>>());
        charter.run = AgendaRun::default().started(&charter.agenda, at(0.0));
        let before = schedule(&charter, at(f64::from(spent)), OFFSET);
        charter.run = charter.run.paused(at(f64::from(spent)));
        let after = schedule(&charter, at(f64::from(spent + pause)), OFFSET);
        prop_assert_eq!(after.rows[0].spent_minutes, before.rows[0].spent_minutes);
        prop_assert_eq!(after.planned_minutes, before.planned_minutes);
        let pushed = after.ends_at_ms.unwrap() - before.ends_at_ms.unwrap();
        prop_assert!((pushed - f64::from(pause) * MINUTE_MS).abs() < 1.0, "{} for {}", pushed, pause);
    }

    #[test]
    fn any_agenda_is_laid_out(starts_at: String, boxes in prop::collection::vec(".{0,6}", 0..5), now: i32) {
        let mut charter = charter(&starts_at, &boxes.iter().map(String::as_str).collect::<Vec<_>>());
        charter.run = AgendaRun::default().started(&charter.agenda, at(0.0));
        let found = schedule(&charter, at(f64::from(now)), OFFSET);
        prop_assert_eq!(found.rows.len(), boxes.len());
        prop_assert!(found.longest_minutes() >= 1.0 && found.planned_minutes.is_finite());
        prop_assert!(found.rows.iter().all(|row| row.spent_minutes >= 0.0));
    }
}
