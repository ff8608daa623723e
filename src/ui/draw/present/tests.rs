use super::*;
use crate::id::{FlowId, MapId};
use crate::stream::{Duration, Flow, FlowKind, Percent, Step, Unit};
use crate::workshop::{Journal, Replica, read_file};
use proptest::prelude::*;

const EXAMPLE: &str = include_str!("../../../../assets/examples/parcel-tracking.streamgauge.json");
const ROOM: Room = Room { width: 1216.0, height: 466.0 };

fn example() -> Workshop {
    let mut journal = Journal::new(Replica(1));
    journal.receive(read_file(EXAMPLE).gestures);
    journal.workshop().clone()
}

fn presented(workshop: &Workshop) -> Presented {
    Presented::of(workshop, &workshop.maps[0], "2026-11-21")
}

fn workshop_of(map: StreamMap) -> Workshop {
    Workshop { maps: vec![map], ..Workshop::default() }
}

/// A chain of steps of one team each: lead time, process time and %C/A as typed.
fn chain(rows: &[[&str; 3]]) -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), "Current state");
    for (place, [lead, process, percent]) in (0..).zip(rows) {
        let mut step = Step::new(StepId::from_bits(place), format!("Step <{place}>"), format!("Team {place}"));
        step.lead_time = Duration::read(lead, Unit::Hour);
        step.process_time = Duration::read(process, Unit::Hour);
        step.percent_ca = Percent::read(percent);
        map.steps.push(step);
        if place > 0 {
            let (from, to) = (StepId::from_bits(place - 1), StepId::from_bits(place));
            map.flows.push(Flow { id: FlowId::from_bits(place), from, to, kind: FlowKind::Forward, wait: None });
        }
    }
    map
}

/// The drawing is well-formed once it is within one element, and no number in it is unknown.
fn is_sound(markup: &str) -> bool {
    let whole = format!("<div xmlns=\"http://www.w3.org/1999/xhtml\">{markup}</div>");
    let parsed = roxmltree::Document::parse(&whole);
    if let Err(error) = &parsed {
        println!("{error}\n{markup}");
    }
    parsed.is_ok() && !markup.contains("NaN") && !markup.contains("inf")
}

#[test]
fn the_example_is_presented_in_five_findings() {
    let workshop = example();
    let shown = presented(&workshop);
    for (slide, title) in [
        (Slide::Total, "60 d, of which 9 d is work"),
        (Slide::Constraint, "Work waits 14 d at Provide test environment"),
        (Slide::Handoffs, "Work changes hands 7 times, and goes back once"),
        (Slide::SentBack, "35 % of what leaves Provide test environment cannot be used as it is"),
    ] {
        assert_eq!(shown.title(slide), title);
    }
    assert!(shown.words(Slide::Changes).contains("16 d 6 h instead of 60 d"));
    for slide in Slide::ALL {
        assert!(is_sound(&shown.words(slide)) && is_sound(&shown.figure(slide, ROOM)), "{slide:?}");
    }
}

#[test]
fn ranges_stand_beside_the_total() {
    let workshop = workshop_of(chain(&[["7-11 d", "2-4 h", "80"], ["1 d", "1 h", "90"]]));
    let figure = presented(&workshop).figure(Slide::Total, ROOM);
    assert!(figure.contains("between 8 d and 12 d"), "{figure}");
    assert!(figure.contains("between 3 h and 5 h"), "{figure}");
    assert!(figure.contains("middle of the ranges"), "{figure}");
}

#[test]
fn an_empty_map_says_so_on_every_page() {
    let workshop = workshop_of(chain(&[]));
    let shown = presented(&workshop);
    for slide in [Slide::Total, Slide::Constraint, Slide::Handoffs, Slide::SentBack] {
        assert_eq!(shown.title(slide), "This map has no steps yet", "{slide:?}");
        assert_eq!(shown.figure(slide, ROOM), "", "{slide:?}");
    }
    assert_eq!(shown.title(Slide::Changes), "Nothing is planned yet");
    assert!(shown.words(Slide::Changes).contains("on Improve"));
}

#[test]
fn what_is_missing_is_said_and_never_zero() {
    let workshop = workshop_of(chain(&[["", "", ""], ["", "", ""]]));
    let shown = presented(&workshop);
    assert_eq!(shown.title(Slide::Total), "No step has a lead time yet");
    assert_eq!(shown.title(Slide::Constraint), "No constraint can be named yet");
    assert_eq!(shown.title(Slide::Handoffs), "Work changes hands once");
    assert_eq!(shown.title(Slide::SentBack), "Nobody has been asked yet what arrives usable");
    let total = shown.figure(Slide::Total, ROOM);
    assert!(total.contains('–') && !total.contains(">0"), "{total}");
    assert!(shown.words(Slide::Handoffs).contains("not known yet"));

    let workshop = workshop_of(chain(&[["3 d", "1 d", "50"], ["", "", ""]]));
    let shown = presented(&workshop);
    assert_eq!(shown.title(Slide::Total), "3 d so far, and not all of it is known");
    assert!(shown.words(Slide::Constraint).contains("So far: some waits are not known yet."));
    assert!(shown.words(Slide::SentBack).contains("1 step without %C/A is left out."));
}

#[test]
fn the_constraint_is_lit_and_joined_with_its_wait() {
    let workshop = example();
    let figure = presented(&workshop).figure(Slide::Constraint, ROOM);
    assert_eq!(figure.matches("room-step constraint").count(), 1);
    assert_eq!(figure.matches("class=\"projection\"").count(), 1);
    assert_eq!(figure.matches("class=\"constraint-edge\"").count(), 1);
}

#[test]
fn names_of_people_stay_words() {
    let workshop = workshop_of(chain(&[["3 d", "1 d", "50"], ["9 d", "1 d", "60"]]));
    let shown = presented(&workshop);
    for slide in Slide::ALL {
        for markup in [shown.words(slide), shown.figure(slide, ROOM)] {
            assert!(!markup.contains("<0>") && is_sound(&markup), "{markup}");
        }
    }
}

#[test]
fn a_long_remark_ends_at_a_word() {
    let mut map = chain(&[["9 d", "1 d", "60"]]);
    map.steps[0].barriers = "word ".repeat(60);
    let words = presented(&workshop_of(map)).words(Slide::Constraint);
    let remark = words.split_once("<blockquote>").map(|(_, rest)| rest).unwrap_or_default();
    assert!(remark.contains("word …</blockquote>") && remark.len() < 200, "{remark}");
}

#[test]
fn a_very_long_name_leaves_room_for_the_finding() {
    let mut map = chain(&[["9 d", "1 d", "60"]]);
    map.steps[0].name = "platform ".repeat(25);
    let workshop = workshop_of(map);
    let shown = presented(&workshop);
    for (slide, words) in [(Slide::Constraint, "Work waits 8 d at platform "), (Slide::SentBack, "cannot be used")] {
        let title = shown.title(slide);
        assert!(title.contains(words) && title.contains('…') && title.chars().count() < 120, "{title}");
    }
}

#[test]
fn a_map_of_thousands_is_drawn_as_shapes() {
    let rows: Vec<[&str; 3]> = (0..3000).map(|_| ["2 h", "1 h", "99"]).collect();
    let workshop = workshop_of(chain(&rows));
    let shown = presented(&workshop);
    for slide in [Slide::Constraint, Slide::Handoffs, Slide::SentBack] {
        let figure = shown.figure(slide, ROOM);
        assert!(figure.matches("<g ").count() < 400 && is_sound(&figure), "{slide:?}");
    }
}

proptest! {
    #[test]
    fn every_page_is_sound_in_every_room(
        rows in prop::collection::vec((prop::option::of(0u32..90), prop::option::of(0u32..20), prop::option::of(0u32..=100)), 0..7),
        back in prop::option::of((0u64..7, 0u64..7)),
        width in 200.0..4000.0_f64,
        height in 50.0..2000.0_f64,
    ) {
        let texts: Vec<[String; 3]> = rows.iter().map(|(lead, process, percent)| {
            let text = |value: &Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
            [text(lead), text(process), text(percent)]
        }).collect();
        let rows: Vec<[&str; 3]> = texts.iter().map(|row| [row[0].as_str(), row[1].as_str(), row[2].as_str()]).collect();
        let mut map = chain(&rows);
        if let Some((from, to)) = back {
            let kind = FlowKind::Rework { share: None };
            map.flows.push(Flow { id: FlowId::from_bits(99), from: StepId::from_bits(from), to: StepId::from_bits(to), kind, wait: None });
        }
        let workshop = workshop_of(map);
        let shown = presented(&workshop);
        for slide in Slide::ALL {
            prop_assert!(!shown.title(slide).is_empty());
            prop_assert!(is_sound(&shown.words(slide)));
            let figure = shown.figure(slide, Room { width, height });
            prop_assert!(is_sound(&figure));
        }
    }
}
