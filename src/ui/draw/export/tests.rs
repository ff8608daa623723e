use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::*;
use crate::id::{FlowId, MapId, StepId};
use crate::report::source::{source_in, source_text};
use crate::report::{drawio, mermaid};
use crate::stream::{Duration, Flow, FlowKind, Step, StreamMap, Unit};
use crate::ui::view::{LayoutView, MapView};
use crate::workshop::{Journal, Replica, Workshop, read_file};

fn folded(text: &str) -> Workshop {
    let file = read_file(text);
    assert_eq!(file.problems, []);
    let mut journal = Journal::new(Replica(1));
    journal.receive(file.gestures);
    journal.workshop().clone()
}

/// The workshop that a picture carries.
fn copied(svg: &str) -> Workshop {
    folded(&source_in(svg.as_bytes()).unwrap())
}

fn example() -> Workshop {
    folded(include_str!("../../../../assets/examples/parcel-tracking.streamgauge.json"))
}

fn around() -> Around {
    Around { workshop: "Parcel tracking".to_owned(), date: "21 November 2026".to_owned(), has_head: true }
}

fn file_of(map: &StreamMap, source: Option<&str>) -> String {
    let view = MapView::of(map.clone());
    map_picture(&view, &LayoutView::of(&view), &around()).file(source)
}

/// A map of two steps, everything in it called so.
fn called(name: &str) -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(1), name);
    map.starts_with = name.to_owned();
    map.steps = (0..2).map(|bits| Step::new(StepId::from_bits(bits), name, name)).collect();
    map.steps[0].lead_time = Duration::read("3 d", Unit::Day);
    map.steps[0].process_time = Duration::read("1 h", Unit::Day);
    let flow = |id, from, to, kind| Flow {
        id: FlowId::from_bits(id),
        from: StepId::from_bits(from),
        to: StepId::from_bits(to),
        kind,
        wait: Duration::read(name, Unit::Day),
    };
    map.flows = vec![flow(1, 0, 1, FlowKind::Forward), flow(2, 1, 0, FlowKind::Rework { share: None })];
    map
}

fn names() -> Vec<String> {
    vec![
        "<script>alert(1)</script> & \"x\" ]]> -->".to_owned(),
        "مرحبا بالعالم".to_owned(),
        "👩‍💻 שלום\u{202e}abc".to_owned(),
        "long ".repeat(400),
        "W".repeat(2000),
        "a\u{0}\u{b}\u{fffe}b".to_owned(),
        String::new(),
    ]
}

fn words_of(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
    let words = |text: Node<'_, '_>| {
        text.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect::<String>()
    };
    texts.map(words).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_picture_of_the_example_is_whole() {
    let workshop = example();
    let file = file_of(&workshop.maps[0], Some(&source_text(&workshop, 1.0, 5)));
    let document = Document::parse(&file).unwrap();
    let words = words_of(document.root_element());
    for expected in [
        "Current state",
        "Total lead time",
        "between 58 d and 62 d",
        "Basis: ",
        "8 h × 5 d",
        "Constraint",
        "constraint",
        "Wait",
    ] {
        assert!(words.contains(expected), "{expected} in {words}");
    }
    for lane in ["Product", "Development", "Operations"] {
        assert!(words.contains(lane), "{lane}");
    }
    assert_eq!(copied(&file), Workshop { datasets: Vec::new(), ..workshop });
}

/// A shape without a fill of its own would be black, in a program that knows no style sheet.
#[test]
fn every_shape_says_what_it_looks_like() {
    let file = file_of(&example().maps[0], None);
    let document = Document::parse(&file).unwrap();
    for node in document.descendants().filter(Node::is_element) {
        let is_shape = ["rect", "path", "circle", "text"].contains(&node.tag_name().name());
        let is_filled = node.ancestors().any(|node| node.attribute("fill").is_some());
        assert!(!is_shape || is_filled, "{node:?}");
        for attribute in node.attributes() {
            assert!(!attribute.value().contains("var("), "{} of {}", attribute.name(), node.tag_name().name());
            assert!(!["class", "style", "href", "onload"].contains(&attribute.name()));
        }
    }
}

#[test]
fn strange_names_stay_text() {
    for name in names() {
        let map = called(&name);
        let workshop = Workshop { name: name.clone(), maps: vec![map.clone()], ..Workshop::default() };
        let file = file_of(&map, Some(&source_text(&workshop, 1.0, 5)));
        let document = Document::parse(&file).unwrap_or_else(|error| panic!("{error} for {name:?}"));
        let tags = document.descendants().filter(|node| node.has_tag_name("script")).count();
        assert_eq!(tags, 0, "{name:?}");
        assert_eq!(copied(&file), workshop, "{name:?}");
        for text in document.descendants().filter(|node| node.has_tag_name("text")) {
            assert!(text.text().is_none_or(|words| words.chars().count() < 2100));
        }
    }
}

#[test]
fn an_empty_map_is_a_picture_too() {
    let map = StreamMap::new(MapId::from_bits(1), "");
    assert!(Document::parse(&file_of(&map, None)).is_ok());
    let view = MapView::of(map);
    assert!(mermaid::mermaid(&plain_map(&view, LayoutView::of(&view).layout())).starts_with("flowchart LR"));
}

#[test]
fn other_tools_get_every_step_and_flow_of_the_example() {
    let map = &example().maps[0];
    let view = MapView::of(map.clone());
    let plain = plain_map(&view, LayoutView::of(&view).layout());
    assert_eq!((plain.steps.len(), plain.flows.len()), (map.steps.len(), map.flows.len()));
    assert!(plain.steps.iter().all(|step| plain.lanes[step.lane].y <= step.y));
    assert_eq!(plain.steps.iter().filter(|step| step.is_constraint).count(), 1);
    assert!(plain.notes[0].starts_with("Total lead time "), "{:?}", plain.notes);
    let text = mermaid::mermaid(&plain);
    assert_eq!(text.matches("-.->").count() + text.matches(" -->").count(), map.flows.len(), "{text}");
    let file = drawio::drawio(&plain);
    let document = Document::parse(&file).unwrap();
    let count = |name: &str| document.descendants().filter(|node| node.attribute(name) == Some("1")).count();
    assert_eq!(count("edge"), map.flows.len());
    assert_eq!(count("vertex"), map.steps.len() + plain.lanes.len() + 1);
}

#[test]
fn metrics_are_rows_and_what_is_not_known_is_empty() {
    let rows = metric_rows(&crate::jobs::Sheet::default());
    assert!(rows.iter().all(|row| row.value.is_none() || row.value == Some(0.0)), "{rows:?}");
    assert!(rows.iter().any(|row| row.metric == "Change failure rate" && row.figure == "rate"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_name_gives_xml_that_opens_again(name in any::<String>()) {
        let map = called(&name);
        let workshop = Workshop { name: name.clone(), maps: vec![map.clone()], ..Workshop::default() };
        let file = file_of(&map, Some(&source_text(&workshop, 1.0, 5)));
        prop_assert!(Document::parse(&file).is_ok());
        prop_assert_eq!(copied(&file), workshop);
    }
}
