//! Watches how much room there is, and says in time that it runs short (S7).
//!
//! Chromium tells every site "what you use, and 10 GiB more", whatever the disk holds: there the first word of a full disk is
//! a write that fails, which is said at once and costs nothing that was saved.

use leptos::prelude::*;

use super::Keeper;
use crate::platform::clock;
use crate::platform::storage::{Estimate, estimate};
use crate::ui::parts::dynamic::{clicked, effect, part};
use crate::ui::text::keeping as said;

/// Browsers refuse a write before the last byte, and a backup is easier made with some room left.
const SHORT_SHARE: f64 = 0.75;
const EVERY_MS: u32 = 30_000;

/// The banner. Dismissed, it comes back when a tenth more is used.
#[component]
pub fn RoomWatch() -> impl IntoView {
    let keeper = Keeper::here();
    let room = RwSignal::new(None::<Estimate>);
    let dismissed_at = RwSignal::new(0.0_f64);
    clock::spawn(async move {
        loop {
            let now = estimate().await;
            if room.try_set(now).is_some() {
                return;
            }
            clock::sleep(EVERY_MS).await;
        }
    });
    // What comes in large comes with a change of screen or of the list.
    effect(move || {
        keeper.app.route.track();
        keeper.list_version.track();
        clock::spawn(async move {
            let _ = room.try_set(estimate().await);
        });
    });
    let short = Memo::new(move |_| {
        let room = room.get()?;
        let share = if room.quota_bytes > 0.0 { room.usage_bytes / room.quota_bytes } else { 0.0 };
        (share >= SHORT_SHARE && share >= dismissed_at.get() + 0.1).then_some(room)
    });
    let later = move || {
        if let Some(room) = short.get_untracked() {
            dismissed_at.set(room.usage_bytes / room.quota_bytes);
        }
    };
    part(move || match short.get() {
        None => ().into_any(),
        Some(room) => view! {
            <section class="update room" role="alert">
                <p>{said::nearly_full(room.usage_bytes, room.quota_bytes)}</p>
                <a class="btn first" href="#/all">{said::SHOW_ALL}</a>
                <button type="button" class="btn" on:click=clicked(move |_| later())>{said::LATER}</button>
            </section>
        }
        .into_any(),
    })
}
