use super::*;
use crate::id::MapId;
use crate::stream::{Duration, Flow, FlowKind, Step, StreamMap, Unit, Waste};
use crate::workshop::Workshop;

fn map() -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), "m");
    map.steps = (0..3).map(|bits| Step::new(StepId::from_bits(bits), "s <b>", "t")).collect();
    let flow = |id: u64, from: u64, to: u64, kind| Flow {
        id: FlowId::from_bits(id),
        from: StepId::from_bits(from),
        to: StepId::from_bits(to),
        kind,
        wait: None,
    };
    map.flows = vec![
        flow(1, 0, 1, FlowKind::Forward),
        flow(2, 1, 2, FlowKind::Forward),
        flow(3, 2, 0, FlowKind::Rework { share: None }),
    ];
    map
}

/// The workshop after something was typed into the field with this label.
fn typed(map: &StreamMap, shown: Shown, label: &str, text: &str) -> StreamMap {
    let view = MapView::of(map.clone());
    let markup = [fields(&view, shown), rest(&view, shown, true)].concat();
    let places = (0..40).map(field_id).find(|id| {
        markup.contains(&format!("<label for=\"{id}\">{label}</label>"))
            || markup.contains(&format!("id=\"{id}\">{label}</label>"))
    });
    let id = places.unwrap_or_else(|| panic!("no field {label}"));
    let mut workshop = Workshop { maps: vec![map.clone()], ..Workshop::default() };
    for edit in record(&view, shown, &id, text) {
        workshop.apply(&edit);
    }
    let after = workshop.maps.remove(0);
    let state = states(&MapView::of(after.clone()), shown).into_iter().find(|(of, _)| *of == id);
    assert_eq!(state.map(|(_, state)| state.value), Some(text.to_owned()), "{label} shows what was typed");
    after
}

#[test]
fn every_field_of_a_step_shows_what_was_typed() {
    let step = Shown::Step(StepId::from_bits(2));
    let mut after = map();
    for (label, text) in [
        ("Name", "Deploy"),
        ("Team", "Ops"),
        ("Lead time", "2 d"),
        ("Process time", "3 h"),
        ("%C/A", "80"),
        ("People", "2"),
        ("Kind", "Queue only"),
        ("Notes", "by hand"),
        ("Items waiting", "12"),
        ("Batch size", "4"),
        ("Tools", "ssh"),
        ("Barriers", "window"),
        ("Value", "Necessary"),
        ("Heroics", "1"),
        ("Lead time measured by", "Jira, n 40, p85"),
    ] {
        after = typed(&after, step, label, text);
    }
    assert_eq!(after.steps[2].wastes, [Waste::Heroics]);
    assert_eq!(after.steps[2].measured.len(), 1);
    let without = typed(&after, step, "Heroics", "");
    assert!(without.steps[2].wastes.is_empty());
}

#[test]
fn where_waits_are_read_the_wait_is_asked_for() {
    let mut map = map();
    map.waits_on_arrows = true;
    map.steps[1].lead_time = Duration::read("9 h", Unit::Hour);
    map.steps[1].process_time = Duration::read("1 h", Unit::Hour);
    let after = typed(&map, Shown::Step(StepId::from_bits(1)), "Wait before", "4 h");
    assert_eq!(
        (after.steps[1].lead_time.as_ref(), after.flows[0].wait.as_ref().map(Duration::text)),
        (None, Some("4 h"))
    );
    // Nothing leads to the first step but rework.
    typed(&map, Shown::Step(StepId::from_bits(0)), "Lead time", "1 d");
}

#[test]
fn a_flow_is_turned_back_and_gets_its_share() {
    let flow = Shown::Flow(FlowId::from_bits(2));
    let after = typed(&typed(&map(), flow, "Kind", crate::ui::text::REWORK), flow, "Share sent back", "25");
    assert!(matches!(&after.flows[1].kind, FlowKind::Rework { share: Some(share) } if share.value() == Some(25.0)));
    typed(&map(), flow, "Wait on the arrow", "3 d");
}

#[test]
fn the_share_of_a_rework_flow_is_set_from_its_step() {
    let view = MapView::of(map());
    let step = Shown::Step(StepId::from_bits(2));
    let id = format!("share-{}", FlowId::from_bits(3));
    assert!(rest(&view, step, false).contains(&id));
    assert_eq!(record(&view, step, &id, "30").len(), 1);
}

#[test]
fn names_stay_text() {
    let view = MapView::of(map());
    let step = Shown::Step(StepId::from_bits(1));
    for markup in [title(&view, step), fields(&view, step), remarks(&view, step), rest(&view, step, false)] {
        assert!(!markup.contains("<b>s") && !markup.contains("s <b>"), "{markup}");
    }
}

#[test]
fn the_markup_of_fields_depends_on_no_value() {
    let before = map();
    let mut after = before.clone();
    after.steps[1].lead_time = Duration::read("9 h", Unit::Hour);
    after.steps[1].name = "Other".to_owned();
    let step = Shown::Step(StepId::from_bits(1));
    let (before, after) = (MapView::of(before), MapView::of(after));
    assert_eq!(fields(&before, step), fields(&after, step));
    assert_ne!(states(&before, step), states(&after, step));
}
