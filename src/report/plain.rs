//! A map in the terms of other drawing tools: boxes in lanes with lines of text, arrows with a word on them.

/// A box.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainStep {
    /// Its place among the steps, from 1: what it is called in the text of a drawing.
    pub number: usize,
    /// What stands in it, line by line: its name first.
    pub lines: Vec<String>,
    /// The lane it stands in.
    pub lane: usize,
    /// Heat of its wait, 1 to 5; 0: off the longest path, or not known.
    pub heat: u8,
    /// Work only waits in it, or it is somebody else's.
    pub is_without_work: bool,
    /// It limits the stream.
    pub is_constraint: bool,
    /// Left edge, in px of the map.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// An arrow.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainFlow {
    /// The number of the step it leaves.
    pub from: usize,
    /// The number of the step it enters.
    pub to: usize,
    /// The word on it; may be empty.
    pub label: String,
    /// Work goes back.
    pub is_rework: bool,
}

/// A team's lane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainLane {
    /// The team, or the word for none.
    pub name: String,
    /// Top edge, in px of the map.
    pub y: f64,
    /// Height.
    pub height: f64,
}

/// The map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainMap {
    /// Its name.
    pub name: String,
    /// What is said below it, line by line: the totals with their basis.
    pub notes: Vec<String>,
    /// Lanes from top to bottom.
    pub lanes: Vec<PlainLane>,
    /// Steps in the order of the map.
    pub steps: Vec<PlainStep>,
    /// Flows in the order of the map, each between two of the steps.
    pub flows: Vec<PlainFlow>,
    /// Left edge of all, in px of the map.
    pub left: f64,
    /// Width of all.
    pub width: f64,
    /// Bottom edge of all.
    pub bottom: f64,
}

/// The text on one line: line ends and tabs become blanks, further control characters are left out.
pub(super) fn one_line(text: &str) -> String {
    let blank = |c: char| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c };
    text.chars().map(blank).filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
pub(super) fn sample() -> PlainMap {
    let step = |number: usize, name: &str, lane: usize| PlainStep {
        number,
        lines: vec![format!("{number} {name}"), "LT 3 d".to_owned()],
        lane,
        heat: 2,
        x: number as f64 * 142.0,
        y: lane as f64 * 136.0 + 27.0,
        width: 118.0,
        height: 98.0,
        ..PlainStep::default()
    };
    let lane = |name: &str, at: usize| PlainLane { name: name.to_owned(), y: at as f64 * 136.0, height: 136.0 };
    let flow = |from, to, label: &str, is_rework| PlainFlow { from, to, label: label.to_owned(), is_rework };
    PlainMap {
        name: "Payments".to_owned(),
        notes: vec!["Total lead time 33 d".to_owned()],
        lanes: vec![lane("Product", 0), lane("Operations", 1)],
        steps: vec![step(1, "Refine", 0), PlainStep { is_constraint: true, heat: 5, ..step(2, "Deploy", 1) }],
        flows: vec![flow(1, 2, "wait 2 d", false), flow(2, 1, "25 % sent back", true)],
        left: 0.0,
        width: 600.0,
        bottom: 272.0,
    }
}
