//! A labelled text field that records when it is left, and says at its place what is wrong with what was typed.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use crate::ui::map::desk::{Desk, Field};
use crate::ui::parts::dynamic::{aria, changed, effect, flag, words};

/// A field of one line.
#[component]
pub fn TextField(
    /// Its label and accessible name.
    label: &'static str,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with what was typed, when it was changed and the field is left or Enter is pressed.
    on_commit: Callback<String>,
    /// A word under the field.
    #[prop(optional, into)]
    hint: MaybeProp<String>,
    /// What is wrong; shown instead of the hint.
    #[prop(optional, into)]
    problem: MaybeProp<String>,
    /// What an empty field shows.
    #[prop(optional)]
    placeholder: &'static str,
    /// The command that leads here.
    #[prop(optional_no_strip)]
    goal: Option<Field>,
    /// Id of the list of suggestions.
    #[prop(optional)]
    list: &'static str,
    /// Whether it holds a figure.
    #[prop(optional)]
    is_figure: bool,
) -> impl IntoView {
    let desk = Desk::here();
    let input: NodeRef<html::Input> = NodeRef::new();
    focus_when_wanted(desk, input, goal);
    let id = ["field-", &label.replace([' ', '%', '/'], "-")].concat();
    let note_id = [id.as_str(), "-note"].concat();
    let has_problem = move || problem.get().is_some();
    let note = move || problem.get().or_else(|| hint.get()).unwrap_or_default();
    view! {
        <div class="field" class:problem=flag(has_problem)>
            <label for=id.clone()>{label}</label>
            <input id=id node_ref=input class="in" class:figure=is_figure type="text" autocomplete="off" placeholder=placeholder
                list=(!list.is_empty()).then_some(list) inputmode="text" aria-describedby=note_id.clone()
                aria-invalid=aria(has_problem)
                prop:value=words(move || value.get())
                on:change=changed(move |event| on_commit.run(event_target_value(&event)))
                on:keydown=move |event| on_key(&event, desk, input, value)/>
            <small id=note_id>{words(note)}</small>
        </div>
    }
}

/// Enter leaves the field, which records it; Escape puts back what stood there. Both lead back to the step.
fn on_key(event: &KeyboardEvent, desk: Desk, input: NodeRef<html::Input>, value: Signal<String>) {
    let Some(input) = input.get_untracked() else { return };
    match event.key().as_str() {
        "Enter" => {}
        "Escape" => input.set_value(&value.get_untracked()),
        _ => return,
    }
    let _ = input.blur();
    // Outside a field these keys mean something else.
    event.stop_propagation();
    if let Some(step) = untrack(|| desk.selected_step()) {
        desk.focus_step(step);
    }
}

fn focus_when_wanted(desk: Desk, input: NodeRef<html::Input>, goal: Option<Field>) {
    if goal.is_none() {
        return;
    }
    effect(move || {
        let Some(input) = input.get() else { return };
        if desk.wanted_field.get() == goal {
            desk.wanted_field.set(None);
            let _ = input.focus();
            input.select();
        }
    });
}
