//! Work on made-up maps, done before anybody waits.
//!
//! Browsers compile a function when it is first called, at once and badly, and well only what has turned out to run long.
//! While somebody looks at the list, maps are written, read, measured, laid out and drawn for nobody: the first one that
//! is opened finds all that compiled.

use super::draw::{flows::flows, ladder::ladder, step::face, totals::entries};
use super::view::{LayoutView, MapView};
use crate::id::{FlowId, MapId, StepId};
use crate::stream::{Duration, Flow, FlowKind, Percent, Position, STEP_HEIGHT, STEP_WIDTH, Step, StreamMap, Unit};
use crate::workshop::{Edit, Gesture, Journal, Replica, Stamp};

/// The first map calls everything once; all of them together are about a map of some thousand steps.
const FIRST_STEPS: u64 = 8;
const STEPS: u64 = 150;
const ROUNDS: usize = 40;
/// Of each map so many steps are drawn: about what fills a window.
const DRAWN: u64 = 40;

/// How far the work is.
#[derive(Default)]
pub struct Warming {
    rounds: usize,
    written: String,
    read: Option<MapView>,
}

impl Warming {
    /// Does a piece of some milliseconds. False when all is done.
    pub fn go_on(&mut self) -> bool {
        if let Some(view) = self.read.take() {
            draw(&view);
            self.rounds += 1;
        } else if self.written.is_empty() {
            let steps = if self.rounds == 0 { FIRST_STEPS } else { STEPS };
            self.written = written(map(steps, self.rounds.is_multiple_of(2)));
        } else {
            self.read = read(&std::mem::take(&mut self.written));
        }
        self.rounds < ROUNDS
    }
}

/// A made-up map: steps in a row.
pub fn map(steps: u64, is_placed: bool) -> StreamMap {
    let mut map = StreamMap::new(MapId::from_bits(0), "");
    let mut step = Step::new(StepId::from_bits(0), "Step", "Team");
    step.lead_time = Duration::read("2 d", Unit::Hour);
    step.process_time = step.lead_time.clone();
    step.percent_ca = Percent::read("85");
    for bits in 0..steps {
        step.id = StepId::from_bits(bits);
        step.position = is_placed.then_some(Position { x: bits as f64 * 200.0, y: 9.5 });
        map.steps.push(step.clone());
        if bits > 0 {
            let from = StepId::from_bits(bits - 1);
            map.flows.push(Flow {
                id: FlowId::from_bits(bits),
                from,
                to: step.id,
                kind: FlowKind::Forward,
                wait: None,
            });
        }
    }
    map
}

fn written(map: StreamMap) -> String {
    let stamp = Stamp { clock: 1, replica: Replica(1) };
    Gesture { stamp, at_ms: 0.0, edits: vec![Edit::AddMap { map: Box::new(map), at: 0 }] }.to_json()
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
        entries(view).concat(),
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
    fn a_made_up_map_is_read_as_it_was_written_and_drawn() {
        for is_placed in [false, true] {
            let map = map(STEPS, is_placed);
            let view = read(&written(map.clone())).expect("a map");
            assert_eq!(*view.map(), map);
            assert_eq!(view.summary().lead_time.hours.mid, 16.0 * STEPS as f64);
            assert!(draw(&view) > 10_000);
        }
    }

    #[test]
    fn the_work_ends() {
        let mut warming = Warming::default();
        let pieces = 1 + std::iter::from_fn(|| warming.go_on().then_some(())).count();
        assert_eq!(pieces, 3 * ROUNDS);
    }
}
