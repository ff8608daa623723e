//! What went wrong, and the way on.

use leptos::prelude::*;

use super::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// The message, while there is one.
#[component]
pub fn TroubleBar() -> impl IntoView {
    let desk = DeliveryDesk::here();
    move || {
        desk.trouble.get().map(|trouble| {
            view! {
                <section class="trouble" role="alert">
                    <p>{trouble.text}</p>
                    {trouble.retry.map(|retry| view! {
                        <button type="button" class="btn first" on:click=move |_| desk.try_again(retry)>{text::TRY_AGAIN}</button>
                    })}
                    <button type="button" class="btn" on:click=move |_| desk.trouble.set(None)>{crate::ui::text::DISMISS}</button>
                </section>
            }
        })
    }
}
