//! Putting the selected steps in line, or equally far apart.

use super::map_desk::MapDesk;
use crate::id::StepId;
use crate::stream::{Alignment, Distribution, Position, StepBox, align, distribute, layout};
use crate::ui::between::Answer;
use crate::ui::keys::Action;
use crate::workshop::place_steps;

/// What an action does to boxes; `None`: it is no such action.
fn places(action: Action, boxes: &[StepBox]) -> Option<Vec<(StepId, Position)>> {
    Some(match action {
        Action::AlignLeft => align(boxes, Alignment::Left),
        Action::AlignCentre => align(boxes, Alignment::Center),
        Action::AlignRight => align(boxes, Alignment::Right),
        Action::AlignTop => align(boxes, Alignment::Top),
        Action::AlignMiddle => align(boxes, Alignment::Middle),
        Action::AlignBottom => align(boxes, Alignment::Bottom),
        Action::DistributeAcross => distribute(boxes, Distribution::Horizontal),
        Action::DistributeDown => distribute(boxes, Distribution::Vertical),
        _ => return None,
    })
}

/// Arranges the selected steps.
pub fn arrange(desk: MapDesk, action: Action) {
    let selected = desk.selected_now();
    let edits = desk.with_map(|map| {
        let mut boxes = layout(map).boxes;
        boxes.retain(|of| selected.contains(&of.step));
        let moved = places(action, &boxes).unwrap_or_default();
        if moved.is_empty() {
            return Vec::new();
        }
        // Those that stay are held too: the layout would move them to make room for the others.
        let stays = boxes.iter().filter(|of| moved.iter().all(|(step, _)| *step != of.step));
        let held: Vec<_> = stays.map(|of| (of.step, Position { x: of.x, y: of.y })).collect();
        place_steps(map, &[moved, held].concat())
    });
    if let Some(edits) = edits.filter(|edits| !edits.is_empty()) {
        desk.answer(Answer::Record(edits, Vec::new()));
    }
}
