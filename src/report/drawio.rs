//! A map as a file of draw.io: mxGraph XML, not compressed, one swim lane per team, texts as plain text.

use super::paint::colour;
use super::plain::{PlainMap, PlainStep, one_line};
use super::xml::escaped;

/// Room for the name of a lane, which stands upright at its left edge, in px.
const LANE_HEAD: f64 = 30.0;
const NOTE_LINE: f64 = 18.0;

/// The file.
pub fn drawio(map: &PlainMap) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"Streamgauge\">\n");
    let name = escaped(&one_line(&map.name));
    out.extend([format!("<diagram id=\"map\" name=\"{name}\">\n")]);
    out.push_str("<mxGraphModel grid=\"1\" gridSize=\"10\" guides=\"1\" tooltips=\"1\" connect=\"1\" arrows=\"1\" ");
    out.push_str("fold=\"1\" page=\"0\" math=\"0\" shadow=\"0\">\n<root>\n");
    out.push_str("<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>\n");
    lanes(&mut out, map);
    for step in &map.steps {
        write_step(&mut out, map, step);
    }
    flows(&mut out, map);
    notes(&mut out, map);
    out.push_str("</root>\n</mxGraphModel>\n</diagram>\n</mxfile>\n");
    out
}

struct Box {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

fn vertex(out: &mut String, (id, parent): (&str, &str), value: &str, style: &str, at: &Box) {
    let Box { x, y, width, height } = at;
    out.extend([format!(
        "<mxCell id=\"{id}\" value=\"{value}\" style=\"{style}\" vertex=\"1\" parent=\"{parent}\">\
         <mxGeometry x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" as=\"geometry\"/></mxCell>\n"
    )]);
}

fn hex(role: &str) -> &'static str {
    colour(role).unwrap_or("#ffffff")
}

fn lanes(out: &mut String, map: &PlainMap) {
    for (at, lane) in map.lanes.iter().enumerate() {
        let style = format!(
            "swimlane;html=0;horizontal=0;startSize={LANE_HEAD};collapsible=0;fillColor={0};swimlaneFillColor={1};\
             strokeColor={2};fontColor={3};",
            hex("sunken"),
            hex("paper"),
            hex("hairline"),
            hex("ink-2")
        );
        let place = Box { x: 0.0, y: lane.y, width: map.width + LANE_HEAD, height: lane.height };
        vertex(out, (&format!("lane{}", at + 1), "1"), &value(std::slice::from_ref(&lane.name)), &style, &place);
    }
}

fn write_step(out: &mut String, map: &PlainMap, step: &PlainStep) {
    let heat = if step.heat == 0 {
        ("surface".to_owned(), "ink".to_owned())
    } else {
        (format!("heat-{}", step.heat), format!("heat-{}-ink", step.heat))
    };
    let (stroke, width) = if step.is_constraint { ("constraint", 3) } else { ("edge", 1) };
    let dashed = if step.is_without_work { "dashed=1;" } else { "" };
    let style = format!(
        "rounded=0;html=0;whiteSpace=wrap;overflow=hidden;{dashed}fillColor={};fontColor={};strokeColor={};\
         strokeWidth={width};",
        hex(&heat.0),
        hex(&heat.1),
        hex(stroke)
    );
    let lane = map.lanes.get(step.lane);
    let parent = if lane.is_some() { format!("lane{}", step.lane + 1) } else { "1".to_owned() };
    let top = lane.map_or(0.0, |lane| lane.y);
    let place = Box { x: step.x - map.left + LANE_HEAD, y: step.y - top, width: step.width, height: step.height };
    vertex(out, (&format!("step{}", step.number), &parent), &value(&step.lines), &style, &place);
}

fn flows(out: &mut String, map: &PlainMap) {
    for (at, flow) in map.flows.iter().enumerate() {
        let look = if flow.is_rework {
            format!("dashed=1;strokeColor={0};fontColor={0};", hex("quality"))
        } else {
            format!("strokeColor={};", hex("ink"))
        };
        out.extend([format!(
            "<mxCell id=\"flow{}\" value=\"{}\" style=\"edgeStyle=orthogonalEdgeStyle;rounded=1;html=0;\
             endArrow=block;{look}\" edge=\"1\" parent=\"1\" source=\"step{}\" target=\"step{}\">\
             <mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>\n",
            at + 1,
            value(std::slice::from_ref(&flow.label)),
            flow.from,
            flow.to
        )]);
    }
}

fn notes(out: &mut String, map: &PlainMap) {
    if map.notes.is_empty() {
        return;
    }
    let height = NOTE_LINE * map.notes.len() as f64;
    let place = Box { x: 0.0, y: map.bottom + NOTE_LINE, width: map.width.max(400.0), height };
    let style = format!("text;html=0;align=left;verticalAlign=top;whiteSpace=wrap;fontColor={};", hex("ink-2"));
    vertex(out, ("notes", "1"), &value(&map.notes), &style, &place);
}

/// Lines as the value of a cell: with `html=0` they are shown as they are.
fn value(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| escaped(&one_line(line))).collect();
    lines.join("&#10;")
}

#[cfg(test)]
mod tests {
    use super::super::plain::sample;
    use super::*;
    use proptest::prelude::*;
    use roxmltree::Document;

    #[test]
    fn every_cell_has_its_parent_and_every_arrow_its_ends() {
        let file = drawio(&sample());
        let document = Document::parse(&file).unwrap();
        let cells: Vec<_> = document.descendants().filter(|node| node.has_tag_name("mxCell")).collect();
        let ids: Vec<&str> = cells.iter().filter_map(|cell| cell.attribute("id")).collect();
        assert_eq!(ids, ["0", "1", "lane1", "lane2", "step1", "step2", "flow1", "flow2", "notes"]);
        for cell in &cells {
            for name in ["parent", "source", "target"] {
                assert!(cell.attribute(name).is_none_or(|id| ids.contains(&id)), "{name} of {cell:?}");
            }
            assert_eq!(cell.attribute("vertex").or(cell.attribute("edge")).is_some(), cell.children().count() == 1);
        }
        assert_eq!(cells[4].attribute("value"), Some("1 Refine\nLT 3 d"));
    }

    #[test]
    fn a_step_stands_in_its_lane_where_it_stands_on_the_map() {
        let file = drawio(&sample());
        let document = Document::parse(&file).unwrap();
        let step = document.descendants().find(|node| node.attribute("id") == Some("step2")).unwrap();
        let geometry = step.first_element_child().unwrap();
        assert_eq!((geometry.attribute("x"), geometry.attribute("y")), (Some("314"), Some("27")));
        assert_eq!(step.attribute("parent"), Some("lane2"));
        assert!(step.attribute("style").is_some_and(|style| style.contains("strokeColor=#b5311a")));
    }

    proptest! {
        #[test]
        fn any_name_stays_text(name in any::<String>()) {
            let mut map = sample();
            map.name.clone_from(&name);
            map.steps[0].lines = vec![name.clone(), name.clone()];
            let file = drawio(&map);
            let document = Document::parse(&file).unwrap();
            let cell = document.descendants().find(|node| node.attribute("id") == Some("step1")).unwrap();
            let shown: String = one_line(&name).chars().filter(|c| super::super::xml::is_allowed(*c)).collect();
            let expected = format!("{shown}\n{shown}");
            prop_assert_eq!(cell.attribute("value"), Some(expected.as_str()));
            prop_assert!(cell.attribute("style").is_some_and(|style| style.contains("html=0")));
        }
    }
}
