use proptest::prelude::*;

use super::*;
use crate::stream::Unit;
use crate::workshop::Workshop;

fn counter() -> impl FnMut() -> u64 {
    let mut next = 100;
    move || {
        next += 1;
        next
    }
}

fn stage(name: &str, is_wait: bool, elapsed_hours: f64, sample_size: u32) -> MeasuredStage {
    MeasuredStage { name: name.to_owned(), is_wait, is_whole_way: false, elapsed_hours, sample_size }
}

fn stream() -> MeasuredStream {
    MeasuredStream {
        source: "deploys.csv, log.csv".to_owned(),
        percentile: 85,
        stages: vec![
            stage("Coding", false, 42.0, 40),
            stage("Ready for review", true, 21.0, 38),
            stage("Code review", false, 4.2, 36),
            stage("Deploy", false, 0.5, 40),
        ],
        going_back: vec![(2, 0, 0.25)],
        starts_with: "first commit".to_owned(),
        ends_with: "in production".to_owned(),
    }
}

fn applied(edits: &[Edit], workshop: &mut Workshop) -> Vec<Edit> {
    edits.iter().map(|edit| workshop.apply(edit)).rev().flatten().collect()
}

#[test]
fn stages_become_a_map_of_measured_steps() {
    use StepKind::{Process, Queue};
    let (id, edits) = measured_map(&stream(), "Measured", Calendar::ELAPSED, 0, &mut counter());
    let mut workshop = Workshop::default();
    applied(&edits, &mut workshop);
    let map = workshop.map(id).expect("it was added");
    let told: Vec<_> = map.steps.iter().map(|s| (s.kind, s.lead_time.as_ref().map(Duration::text))).collect();
    let expected = [(Process, "1 d 18 h"), (Queue, "21 h"), (Process, "4 h 12 min"), (Process, "30 min")];
    assert_eq!(told, expected.map(|(kind, text)| (kind, Some(text))));
    let source = Measured { source: "deploys.csv + log.csv".to_owned(), sample_size: 40, percentile: 85.0 };
    assert_eq!(map.steps[0].measured, [(Entry::LeadTime, source.clone())]);
    assert_eq!(Measured::read(&source.text()), Some(source), "it stays itself when it is written out");
    assert!(map.steps.iter().all(|step| step.process_time.is_none()), "nobody measured the work itself");
    let summary = measure(map);
    assert!((summary.lead_time.hours.mid - 67.7).abs() < 1e-9);
    assert_eq!((summary.lead_time.known, summary.rework_flows.len()), (4, 1));
    let back = map.flows.iter().find(|flow| flow.kind != FlowKind::Forward).expect("there is rework");
    assert_eq!(back.kind, FlowKind::Rework { share: Percent::read("25") });
}

#[test]
fn what_is_written_says_what_was_measured() {
    for (hours, said) in [
        (27.0, "1 d 3 h"),
        (99.0, "4 d 3 h"),
        (23.999, "1 d"),
        (24.0 * 40.0 + 0.5, "40 d 30 min"),
        (0.25, "15 min"),
        (0.1, "6 min"),
        (20.0 / 3_600.0, "20 s"),
        (0.0, "0 h"),
    ] {
        assert_eq!(written(hours, &Calendar::ELAPSED).text(), said, "{hours}");
    }
    assert_eq!(written(7.999, &Calendar::default()).text(), "1 d");
}

#[test]
fn a_week_stays_a_week_in_every_calendar() {
    let office = Calendar::default();
    assert_eq!(in_calendar(168.0, &office), 40.0);
    assert_eq!(in_calendar(42.0, &office), 10.0);
    assert_eq!(in_calendar(42.0, &Calendar::ELAPSED), 42.0);
}

/// Coding and review as people put them, then a test and a release.
fn estimated() -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), "Current state");
    let step = |bits: u64, name: &str, lead: Option<&str>, process: Option<&str>| {
        let mut step = Step::new(StepId::from_bits(bits), name, "Team");
        step.lead_time = lead.and_then(|lead| Duration::read(lead, Unit::Hour));
        step.process_time = process.and_then(|process| Duration::read(process, Unit::Hour));
        step
    };
    map.steps = vec![
        step(1, "Refine the story", Some("2 d"), None),
        step(2, "Development", Some("5 d"), Some("3 d")),
        step(3, "Code review", Some("2 h"), Some("2 h")),
        step(4, "Test", None, None),
        step(5, "Release", Some("1 d"), None),
    ];
    let flow = |bits: u64, from: u64, to: u64| Flow {
        id: FlowId::from_bits(bits),
        from: StepId::from_bits(from),
        to: StepId::from_bits(to),
        kind: FlowKind::Forward,
        wait: None,
    };
    map.flows = vec![flow(1, 1, 2), flow(2, 2, 3), flow(3, 3, 4), flow(4, 4, 5)];
    map
}

fn ids(all: &[Option<u64>]) -> Vec<Option<StepId>> {
    all.iter().map(|bits| bits.map(StepId::from_bits)).collect()
}

#[test]
fn stages_find_their_steps_by_name() {
    let map = estimated();
    // The wait goes to the review, into which it leads.
    assert_eq!(match_steps(&map, &stream()), ids(&[Some(2), Some(3), Some(3), Some(5)]));
    let mut with_queue = map.clone();
    with_queue.steps[3].kind = StepKind::Queue;
    with_queue.steps[3].name = "ready for review".to_owned();
    assert_eq!(match_steps(&with_queue, &stream()), ids(&[Some(2), Some(4), Some(3), Some(5)]));
    let strange = MeasuredStream { stages: vec![stage("Zebra", false, 1.0, 1)], ..stream() };
    assert_eq!(match_steps(&map, &strange), [None]);
    let whole = MeasuredStage { is_whole_way: true, ..stage("Release", false, 9.0, 1) };
    assert_eq!(match_steps(&map, &MeasuredStream { stages: vec![whole], ..strange }), [None], "it is no single step");
}

#[test]
fn figures_come_beside_the_estimates_and_one_undo_takes_them_back() {
    let map = estimated();
    let stream = stream();
    let fills = fillings(&map, &stream, &match_steps(&map, &stream));
    let told: Vec<_> = fills.iter().map(|f| (f.stages.as_slice(), f.lead_time.text(), f.sample_size)).collect();
    assert_eq!(told, [(&[0][..], "1 d 2 h", 40), (&[1, 2][..], "6 h", 36), (&[3][..], "7 min 9 s", 40)]);
    assert_eq!(fills[0].was.map(|was| was.mid), Some(40.0));
    assert!(fills[0].is_below_process_time && !fills[1].is_below_process_time);

    let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
    let edits = fill_steps(&map, &stream, &fills, |step, _| step.lead_time.as_ref().map(|was| was.text().to_owned()));
    let inverse = applied(&edits, &mut workshop);
    let filled = &workshop.maps[0];
    assert_eq!((filled.steps[1].notes.as_str(), filled.steps[1].measured.len()), ("5 d", 1));
    assert_eq!(filled.steps[0], map.steps[0], "what has no stage stays as it is");
    assert_eq!(filled.steps[3], map.steps[3]);

    // Filled again with the same: nothing to do, and no measurement is kept for an estimate.
    let again = fillings(filled, &stream, &match_steps(filled, &stream));
    assert!(again.iter().all(|filling| filling.was_measured));
    assert_eq!(fill_steps(filled, &stream, &again, |_, _| Some("x".to_owned())), []);

    applied(&inverse, &mut workshop);
    assert_eq!(workshop.maps, [map]);
}

#[test]
fn the_part_from_commit_to_production_is_compared() {
    let map = estimated();
    let stream = stream();
    let part = usual_part(&map).expect("the map has steps");
    assert_eq!((part.first, part.last), (StepId::from_bits(2), StepId::from_bits(5)));
    let fills = fillings(&map, &stream, &match_steps(&map, &stream));
    // 40 + 2 + ? + 8 h on the map; 420 h elapsed are 100 working hours.
    let gauge = gauge_part(&map, part, 420.0, &fills).expect("a way leads there");
    assert_eq!((gauge.map.hours.mid, gauge.map.known, gauge.map.of), (50.0, 3, 4));
    assert_eq!((gauge.measured_hours, gauge.difference_hours), (100.0, Some(50.0)));
    assert_eq!((gauge.verdict, gauge.largest), (PartVerdict::MapIsShorter, Some(StepId::from_bits(3))));
    let of_review = gauge.path[1].difference_hours().expect("both are known");
    assert!((of_review - 4.0).abs() < 1e-9, "{of_review}");
    assert_eq!(gauge.path[2].difference_hours(), None, "unknown is not zero");

    let verdict = |elapsed: f64| gauge_part(&map, part, elapsed, &fills).map(|gauge| (gauge.verdict, gauge.largest));
    assert_eq!(verdict(210.0).map(|v| v.0), Some(PartVerdict::Alike));
    assert_eq!(verdict(42.0), Some((PartVerdict::MapIsLonger, Some(StepId::from_bits(2)))));
    let turned = MapPart { first: part.last, last: part.first };
    assert_eq!(gauge_part(&map, turned, 1.0, &fills), None);
    let mut unknown = map.clone();
    unknown.steps.iter_mut().for_each(|step| (step.lead_time, step.process_time) = (None, None));
    let gauge = gauge_part(&unknown, part, 1.0, &[]).expect("a way leads there");
    assert_eq!((gauge.verdict, gauge.difference_hours), (PartVerdict::NothingOnTheMap, None));
    assert_eq!(usual_part(&StreamMap::new(MapId::from_bits(1), "")), None);
}

/// Maps with whatever people type, and flows in all directions.
fn any_filled_map() -> impl Strategy<Value = StreamMap> {
    let text = || prop::option::of(prop::sample::select(vec!["2 d", "90 min", "~1 wk", "2-3 d", "?", "soon", "0"]));
    let name = prop::sample::select(vec!["Code", "Review", "Wait", "Deploy", "Test", "", "Ready"]);
    let kind = prop::sample::select(vec![StepKind::Process, StepKind::Queue, StepKind::Outside]);
    let steps = prop::collection::vec((name, kind, text(), text()), 0..8);
    (steps, prop::collection::vec((0u64..8, 0u64..8), 0..10)).prop_map(|(steps, pairs)| {
        let mut map = StreamMap::new(MapId::from_bits(1), "any");
        for (bits, (name, kind, lead, process)) in (0u64..).zip(steps) {
            let mut step = Step::new(StepId::from_bits(bits), name, "");
            step.kind = kind;
            step.lead_time = lead.and_then(|text| Duration::read(text, Unit::Day));
            step.process_time = process.and_then(|text| Duration::read(text, Unit::Hour));
            map.steps.push(step);
        }
        let flow = |(bits, (from, to)): (u64, (u64, u64))| Flow {
            id: FlowId::from_bits(bits),
            from: StepId::from_bits(from),
            to: StepId::from_bits(to),
            kind: FlowKind::Forward,
            wait: None,
        };
        map.flows = (0u64..).zip(pairs).map(flow).collect();
        map
    })
}

#[test]
fn days_that_end_within_a_minute_are_not_filled_up_early() {
    for (minutes, hours_per_day, text) in [
        (1_513.744, 3.606_191_336, "6 d 3 h 36 min"),
        (1_514.8, 3.606_191_336, "7 d"),
        (499.8, 25.0 / 3.0, "1 d"),
        (479.6, 8.0, "1 d"),
        (479.4, 8.0, "7 h 59 min"),
    ] {
        assert_eq!(written(minutes / 60.0, &Calendar::new(hours_per_day, 5.0)).text(), text);
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back_within_a_minute(
        minutes in prop_oneof![0.0f64..20.0, 0.0..3_000.0, 0.0..5_000_000.0],
        hours_per_day in prop_oneof![Just(24.0), Just(8.0), 1.0f64..24.0],
    ) {
        // More than a century is no duration of a step.
        prop_assume!(minutes / 60.0 / hours_per_day < 36_000.0);
        let calendar = Calendar::new(hours_per_day, 5.0);
        let text = written(minutes / 60.0, &calendar);
        let back = text.hours(&calendar).expect("it is read back");
        prop_assert!((back.mid * 60.0 - minutes).abs() < 0.51, "{minutes} min is {:?}", text.text());
        prop_assert!(text.text().chars().all(|sign| !matches!(sign, '.' | ',')), "{}", text.text());
    }

    #[test]
    fn filling_any_map_is_undone_by_its_inverse(
        map in any_filled_map(),
        hours in prop::collection::vec(0.0f64..10_000.0, 0..8),
        picks in prop::collection::vec(prop::option::of(0usize..12), 8),
    ) {
        let stages = hours.iter().enumerate().map(|(at, hours)| stage(&at.to_string(), at % 2 == 0, *hours, at as u32));
        let stream = MeasuredStream { stages: stages.collect(), ..stream() };
        let matched: Vec<Option<StepId>> =
            picks.iter().take(hours.len()).map(|pick| pick.and_then(|at| map.steps.get(at)).map(|step| step.id)).collect();
        let fills = fillings(&map, &stream, &matched);
        for filling in &fills {
            prop_assert!(filling.hours.is_finite() && filling.hours >= 0.0);
            prop_assert_eq!(filling.lead_time.problem(), None, "{}", filling.lead_time.text());
        }
        let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
        let edits = fill_steps(&map, &stream, &fills, |_, _| Some("was".to_owned()));
        let inverse = applied(&edits, &mut workshop);
        applied(&inverse, &mut workshop);
        prop_assert_eq!(&workshop.maps[0], &map);
        if let Some(part) = usual_part(&map) {
            let gauge = gauge_part(&map, part, 5.0, &fills);
            prop_assert!(gauge.and_then(|gauge| gauge.difference_hours).is_none_or(f64::is_finite));
        }
    }
}
