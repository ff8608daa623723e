//! Messages to people: read out by screen readers, kept until dismissed when something went wrong.

use leptos::prelude::*;

use crate::ui::parts::dynamic::{clicked, effect};

use crate::platform::clock;
#[cfg(not(feature = "app"))]
use crate::platform::elements;
use crate::ui::app::App;
use crate::ui::text;

/// How much a message matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Good to know; goes away by itself.
    Info,
    /// Something was not done; stays until dismissed.
    Problem,
}

/// One message.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How much it matters.
    pub weight: Weight,
    /// What is said.
    pub text: String,
}

impl Notice {
    /// Something that was done.
    pub fn info(text: impl Into<String>) -> Self {
        Self { weight: Weight::Info, text: text.into() }
    }

    /// Something that was not done.
    pub fn problem(text: impl Into<String>) -> Self {
        Self { weight: Weight::Problem, text: text.into() }
    }
}

const INFO_STAYS_MS: u32 = 6_000;

/// The messages, in a live region.
#[component]
pub fn Notices() -> impl IntoView {
    let app = App::here();
    let dismiss = move |notice: &Notice| app.notices.update(|all| all.retain(|other| other != notice));
    effect(move || {
        let passing = app.notices.get().into_iter().rev().find(|notice| notice.weight == Weight::Info);
        if let Some(notice) = passing {
            let timer = StoredValue::new_local(Some(clock::after(INFO_STAYS_MS, move || dismiss(&notice))));
            on_cleanup(move || drop(timer.try_update_value(Option::take)));
        }
    });
    let all = move || {
        app.notices.get().into_iter().map(|notice| {
            let gone = notice.clone();
            view! {
                <div class="notice" class:problem=notice.weight == Weight::Problem>
                    <p>{notice.text.clone()}</p>
                    <button type="button" class="btn plain" on:click=clicked(move |_| dismiss(&gone))>{text::DISMISS}</button>
                </div>
            }
        }).collect_view().into_any()
    };
    region(all)
}

/// The first program's messages are the page's live region.
#[cfg(feature = "app")]
fn region(all: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    view! { <div class="notices" role="status" aria-live="polite" aria-label=text::MESSAGES>{all}</div> }
}

/// The second program's messages stand within it: a page has one place where messages are.
#[cfg(not(feature = "app"))]
fn region(all: impl Fn() -> AnyView + Send + 'static) -> impl IntoView {
    let own: NodeRef<leptos::html::Div> = NodeRef::new();
    effect(move || {
        if let Some(own) = own.get() {
            elements::put_into(".notices", &own);
        }
    });
    view! { <div class="notices-second" node_ref=own>{all}</div> }
}
