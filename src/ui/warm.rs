//! Work on made-up maps, done before anybody waits.
//!
//! Browsers compile a function when it is first called, at once and badly, and well only what has turned out to run long.
//! While somebody looks at the list, maps are written, read, measured, laid out and drawn for nobody: the first one that
//! is opened finds all that compiled.

use super::draw::{flows::flows, ladder::ladder, step::face, totals::totals};
use super::view::{LayoutView, MapView};
use crate::id::StepId;
use crate::stream::{STEP_HEIGHT, STEP_WIDTH};
use crate::workshop::{Gesture, Journal, Replica};

/// The first map calls everything once; all of them together are about a map of some thousand steps.
const FIRST_STEPS: u64 = 8;
const STEPS: u64 = 150;
const ROUNDS: usize = 40;
/// Of each map so many steps are drawn: about what fills a window.
const DRAWN: u64 = 40;

const HEAD: &str = concat!(
    r#"{"stamp":"0000000000001-0000000000001","at_ms":0,"edits":[{"add_map":{"map":{"id":"0000000000001","name":"","#,
    r#""state":"current","calendar":{"hours_per_day":8,"days_per_week":5},"steps":["#
);
/// A step, behind its id.
const STEP: &str = concat!(
    r#"","name":"Step","team":"Team","kind":"process","lead_time":"2 d","process_time":"90 m","percent_ca":"85","#,
    r#""position":null}"#
);
/// A flow, around its id and those of its steps.
const FLOW: [&str; 4] = [r#"{"id":""#, r#"","from":""#, r#"","to":""#, r#"","kind":"forward"}"#];

/// How far the work is.
#[derive(Default)]
pub struct Warming {
    rounds: usize,
    read: Option<MapView>,
}

impl Warming {
    /// Does a piece of some milliseconds. False when all is done.
    pub fn go_on(&mut self) -> bool {
        if let Some(view) = self.read.take() {
            draw(&view);
            self.rounds += 1;
        } else {
            self.read = read(&written(if self.rounds == 0 { FIRST_STEPS } else { STEPS }));
        }
        self.rounds < ROUNDS
    }
}

/// A gesture as the database keeps it: steps in a row.
fn written(steps: u64) -> String {
    let (mut boxes, mut flows) = (String::new(), String::new());
    let mut before = String::new();
    for bits in 0..steps {
        let id = StepId::from_bits(bits).to_string();
        let comma = |list: &str| if list.is_empty() { "" } else { "," };
        boxes += &[comma(&boxes), "{\"id\":\"", &id, STEP].concat();
        if !before.is_empty() {
            flows += &[comma(&flows), FLOW[0], &id, FLOW[1], &before, FLOW[2], &id, FLOW[3]].concat();
        }
        before = id;
    }
    [HEAD, &boxes, "],\"flows\":[", &flows, "]},\"at\":0}}]}"].concat()
}

fn read(json: &str) -> Option<MapView> {
    let mut journal = Journal::new(Replica(0));
    journal.receive(Gesture::from_json(json));
    journal.workshop().maps.first().cloned().map(MapView::of)
}

fn draw(view: &MapView) -> usize {
    let layout = LayoutView::of(view);
    let faces = (0..DRAWN).filter_map(|bits| face(view, StepId::from_bits(bits), STEP_WIDTH, STEP_HEIGHT));
    let mut drawn = faces.map(|face| face.inside.len()).sum();
    for markup in [
        flows(view, &layout.layout().flows, None, |route| route.place < DRAWN as usize),
        totals(view),
        ladder(view, 1000.0, false),
    ] {
        drawn += markup.len();
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_map_is_read_whole_and_drawn() {
        let view = read(&written(STEPS)).expect("a map");
        let summary = view.summary();
        assert_eq!((view.map().steps.len(), summary.lead_time.missing()), (STEPS as usize, 0));
        assert_eq!(summary.lead_time.hours.mid, 16.0 * STEPS as f64);
        assert!(draw(&view) > 10_000);
    }

    #[test]
    fn the_work_ends() {
        let mut warming = Warming::default();
        let pieces = 1 + std::iter::from_fn(|| warming.go_on().then_some(())).count();
        assert_eq!(pieces, 2 * ROUNDS);
    }
}
