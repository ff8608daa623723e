//! The fields of a flow.

use leptos::prelude::*;

use super::field::TextField;
use crate::id::FlowId;
use crate::stream::{Duration, Flow, FlowKind, Percent, Unit};
use crate::ui::keys::Action;
use crate::ui::map::desk::Desk;
use crate::ui::parts::dynamic::{clicked, flag, memo_flag, part, words};
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text;
use crate::workshop::{Edit, FlowField};

/// The share of a rework flow as it was typed.
pub fn share_of(flow: &Flow) -> String {
    match &flow.kind {
        FlowKind::Rework { share: Some(share) } => share.text().to_owned(),
        _ => String::new(),
    }
}

/// A flow.
#[component]
pub fn FlowPanel(id: FlowId) -> impl IntoView {
    let desk = Desk::here();
    let read = move |read: fn(&Flow) -> String| {
        Signal::derive(move || desk.view.get().and_then(|view| view.map().flow(id).map(read)).unwrap_or_default())
    };
    let set = move |field: FlowField| {
        desk.with_map(|map| desk.session.record(vec![Edit::SetFlow { map: map.id, flow: id, set: field }]));
    };
    let ends = move || {
        desk.drawn(|view| {
            let flow = view.map().flow(id);
            flow.map(|flow| text::from_to(&view.step_label(flow.from), &view.step_label(flow.to))).unwrap_or_default()
        })
    };
    let is_rework = memo_flag(move || desk.view.get().is_some_and(|view| view.is_rework(id)));
    let set_kind = move |event| {
        let is_back = event_target_value(&event) == text::REWORK;
        set(FlowField::Kind(if is_back { FlowKind::Rework { share: None } } else { FlowKind::Forward }));
    };
    view! {
        <header><h2>{text::FLOW}</h2></header>
        <section class="fields">
            <p>{words(ends)}</p>
            <div class="field">
                <label for="flow-kind">{text::KIND}</label>
                <select id="flow-kind" class="in" on:change=set_kind>
                    <option value=text::FORWARD prop:selected=flag(move || !is_rework.get())>{text::FORWARD}</option>
                    <option value=text::REWORK prop:selected=flag(move || is_rework.get())>{text::REWORK}</option>
                </select>
            </div>
            {part(move || if is_rework.get() {
                view! {
                <TextField label=text::SENT_BACK_SHARE is_figure=true placeholder="?" value=read(share_of)
                    hint=text::SHARE_HINT.to_owned()
                    on_commit=Callback::new(move |typed: String| {
                        set(FlowField::Kind(FlowKind::Rework { share: Percent::read(&typed) }));
                    })/>
                }.into_any()
            } else {
                ().into_any()
            })}
            <TextField label=text::WAIT_ON_ARROW is_figure=true placeholder="?" hint=text::WAIT_ON_ARROW_HINT.to_owned()
                value=read(|flow| flow.wait.as_ref().map(|wait| wait.text().to_owned()).unwrap_or_default())
                on_commit=Callback::new(move |typed: String| set(FlowField::Wait(Duration::read(&typed, Unit::Day))))/>
        </section>
        <section class="last">
            <button type="button" class="btn" on:click=clicked(move |_| desk.insert_on(id))>
                <Glyph icon=Icon::Plus/>{text::INSERT_STEP}
            </button>
            <button type="button" class="btn plain" on:click=clicked(move |_| desk.run(Action::RemoveSelection))>
                <Glyph icon=Icon::Bin/>{text::REMOVE_FLOW}
            </button>
        </section>
    }
}
