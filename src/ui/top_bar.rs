//! The bar above every screen of a workshop; its text is written by `draw::bar`.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::app::App;
use super::draw::bar::{THEME, bar};
use super::frame::Frame;
use super::icon::Icon;
use super::keys::Action;
use super::parts::dynamic::{changed, clicked, effect};
use super::parts::theme_button::{next_theme, theme_name};
use super::route::{Route, Screen};
use super::session::SaveState;
use super::text;
use crate::platform::elements::{set_attribute, set_text, set_value};
use crate::platform::page::{self, Theme};
use crate::workshop::Edit;

/// The bar.
#[component]
pub fn TopBar(frame: Frame) -> impl IntoView {
    let session = frame.session;
    let holder: NodeRef<html::Header> = NodeRef::new();
    let correct = move |correct: fn(&Element, Frame)| {
        effect(move || {
            if let Some(holder) = holder.get() {
                correct(&holder, frame);
            }
        });
    };
    correct(show_name);
    correct(show_saved);
    correct(show_undo);
    correct(show_tab);
    correct(|bar, _| show_theme(bar, page::theme()));
    let rename = move |event| {
        session.record(vec![Edit::RenameWorkshop { name: event_target_value(&event).trim().to_owned() }]);
    };
    let act = move |event: MouseEvent| {
        let Some(what) = what_is_done(&event) else { return };
        if what == THEME {
            if let Some(holder) = holder.get_untracked() {
                show_theme(&holder, next_theme());
            }
        } else if let Some(action) = what.parse().ok().and_then(Action::numbered) {
            frame.run(action);
        }
    };
    view! {
        <header class="bar" node_ref=holder inner_html=bar(session.id()) on:click=clicked(act) on:change=changed(rename)></header>
    }
}

fn what_is_done(event: &MouseEvent) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest("[data-do]").ok()??.get_attribute("data-do")
}

fn show_name(bar: &Element, frame: Frame) {
    let name = frame.session.read(|workshop| workshop.name.clone());
    set_text(bar, ".name-text", &name);
    set_value(bar, ".name-field", &name);
}

fn show_saved(bar: &Element, frame: Frame) {
    let (word, is_problem) = match frame.session.save_state() {
        SaveState::Unchanged => (text::NOTHING_TO_SAVE, false),
        SaveState::Saving => (text::SAVING, false),
        SaveState::Saved => (text::SAVED, false),
        SaveState::Failed(_) => (text::NOT_SAVED, true),
    };
    set_text(bar, ".saved .word", word);
    set_attribute(bar, ".saved", "class", Some(if is_problem { "saved problem" } else { "saved" }));
    let icon = if is_problem { Icon::Warning } else { Icon::Check };
    set_attribute(bar, ".saved path", "d", Some(icon.path()));
}

fn show_undo(bar: &Element, frame: Frame) {
    let (can_undo, can_redo) = frame.session.can_undo_redo();
    set_attribute(bar, ".undo", "disabled", (!can_undo).then_some(""));
    set_attribute(bar, ".redo", "disabled", (!can_redo).then_some(""));
}

fn show_tab(bar: &Element, _: Frame) {
    let Route::Workshop(_, shown) = App::here().route.get() else { return };
    for screen in Screen::TABS {
        let link = ["[data-screen=", screen.word(), "]"].concat();
        set_attribute(bar, &link, "aria-current", (shown.tab() == screen).then_some("page"));
    }
}

fn show_theme(bar: &Element, theme: Theme) {
    let name = theme_name(theme);
    set_text(bar, ".theme .word", name);
    set_attribute(bar, ".theme", "title", Some(name));
}
