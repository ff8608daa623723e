//! The steps on the page: boxes that can be focused, pressed and carried. What is in a box is drawn by `draw::step`.
//!
//! They are kept by hand, element by element: of thousands of steps the few that differ are touched, and nothing runs for
//! the others.

use leptos::prelude::*;
use leptos::svg;
use leptos::web_sys::Element;

use super::is_selected;
use super::scene::Scene;
use crate::id::StepId;
use crate::order;
use crate::platform::elements;
use crate::stream::{STEP_HEIGHT, STEP_WIDTH};
use crate::ui::draw::step::{Drawn, StepFace, face, handle};
use crate::ui::map::desk::Desk;
use crate::ui::markup::{Markup, flat_elements};
use crate::ui::parts::dynamic::effect;

/// A step's box and what was written there last.
struct Figure {
    step: StepId,
    element: Element,
    /// What its face was drawn from.
    drawn: Option<Drawn>,
    face: StepFace,
    transform: String,
    is_pressed: bool,
    is_tab_stop: bool,
}

/// All boxes on the page, in the order of the map.
type Figures = StoredValue<Vec<Figure>, LocalStorage>;

/// Keeps the boxes in a group of the drawing in step with the map. Belongs to the component that calls it.
pub fn keep_figures(desk: Desk, scene: Scene, group: NodeRef<svg::G>) {
    let figures: Figures = StoredValue::new_local(Vec::new());
    effect(move || {
        let Some(group) = group.get() else { return };
        let wanted = scene.steps.get();
        figures.update_value(|figures| keep(figures, &wanted, &group));
        fill(desk, figures);
        place(desk, figures);
        press(desk, figures);
    });
    effect(move || {
        desk.view.track();
        fill(desk, figures);
    });
    effect(move || {
        desk.layout.track();
        desk.carried.track();
        place(desk, figures);
    });
    effect(move || {
        desk.selection.track();
        desk.layout.track();
        press(desk, figures);
    });
}

/// Takes boxes away and adds others, so that there is one for each wanted step, in the same order: it is the order in
/// which they are read out.
fn keep(figures: &mut Vec<Figure>, wanted: &[StepId], group: &Element) {
    let mut known = wanted.to_vec();
    order::sort(&mut known);
    let mut kept = wanted.iter();
    figures.retain(|figure| {
        let is_wanted = known.binary_search(&figure.step).is_ok() && kept.any(|step| *step == figure.step);
        if !is_wanted {
            figure.element.remove();
        }
        is_wanted
    });
    for (place, &step) in wanted.iter().enumerate() {
        let next = figures.get(place);
        if next.is_some_and(|figure| figure.step == step) {
            continue;
        }
        if let Some(element) = added(group, next.map(|figure| &figure.element), step) {
            let (face, transform) = (StepFace::default(), String::new());
            let figure = Figure { step, element, drawn: None, face, transform, is_pressed: false, is_tab_stop: false };
            figures.insert(place, figure);
        }
    }
}

/// A new box before another, or behind all.
fn added(group: &Element, before: Option<&Element>, step: StepId) -> Option<Element> {
    let mut markup = Markup::new();
    markup.raw("<g role=\"button\" tabindex=\"-1\" aria-pressed=\"false\"").attr("data-step", &step.to_string());
    markup.raw("><g></g><g></g></g>");
    if let Some(before) = before {
        before.insert_adjacent_html("beforebegin", &markup.finish()).ok()?;
        return before.previous_element_sibling();
    }
    group.insert_adjacent_html("beforeend", &markup.finish()).ok()?;
    group.last_element_child()
}

/// Writes what has changed in the boxes.
fn fill(desk: Desk, figures: Figures) {
    let Some(view) = desk.view.get_untracked() else { return };
    figures.update_value(|figures| {
        for figure in figures {
            let drawn = Drawn::of(&view, figure.step);
            if drawn == figure.drawn {
                continue;
            }
            figure.drawn = drawn;
            let Some(face) = face(&view, figure.step, STEP_WIDTH, STEP_HEIGHT).filter(|face| *face != figure.face) else {
                continue;
            };
            for (name, value) in
                [("class", &face.class), ("aria-label", &face.name), ("aria-description", &face.description)]
            {
                let _ = figure.element.set_attribute(name, value);
            }
            if let Some(inside) = figure.element.first_element_child().filter(|_| face.inside != figure.face.inside) {
                elements::write_children(&inside, &flat_elements(&figure.face.inside), &flat_elements(&face.inside));
            }
            figure.face = face;
        }
    });
}

/// Moves the boxes to where the steps stand or are held.
fn place(desk: Desk, figures: Figures) {
    let Some(layout) = desk.layout.get_untracked() else { return };
    desk.carried.with_untracked(|carried| {
        figures.update_value(|figures| {
            for figure in figures {
                let Some(at_rest) = layout.step(figure.step) else { continue };
                let of = carried.as_ref().map_or(*at_rest, |carried| carried.held(at_rest));
                let mut transform = Markup::new();
                transform.path("translate(", &[of.x, of.y]).raw(")");
                let transform = transform.finish();
                if transform != figure.transform {
                    let _ = figure.element.set_attribute("transform", &transform);
                    figure.transform = transform;
                }
            }
        });
    });
}

/// Shows which boxes are selected, and where Tab enters.
fn press(desk: Desk, figures: Figures) {
    let tab_stop = untrack(|| desk.tab_stop());
    desk.selection.with_untracked(|selection| {
        figures.update_value(|figures| {
            for figure in figures {
                let (is_pressed, is_tab_stop) = (is_selected(selection, figure.step), tab_stop == Some(figure.step));
                if is_pressed != figure.is_pressed {
                    let _ = figure.element.set_attribute("aria-pressed", if is_pressed { "true" } else { "false" });
                    if let Some(holder) = figure.element.last_element_child() {
                        holder.set_inner_html(&if is_pressed { handle(figure.step) } else { String::new() });
                    }
                }
                if is_tab_stop != figure.is_tab_stop {
                    let _ = figure.element.set_attribute("tabindex", if is_tab_stop { "0" } else { "-1" });
                }
                (figure.is_pressed, figure.is_tab_stop) = (is_pressed, is_tab_stop);
            }
        });
    });
}
