//! What was decided about a file of the same shape, offered again.

use leptos::prelude::*;

use crate::jobs::Offer;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// An offer for each file that has one.
#[component]
pub fn DecidedBefore() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let offers = Memo::new(move |_| if desk.reading.with(Vec::is_empty) { desk.offers() } else { Vec::new() });
    move || {
        let offers = offers.get();
        (!offers.is_empty()).then(|| view! {
            <section class="import-part decided-before" aria-labelledby="decided-before">
                <h3 id="decided-before">{text::DECIDED_BEFORE}</h3>
                <ul>{offers.into_iter().map(|offer| row(desk, offer)).collect_view()}</ul>
            </section>
        })
    }
}

fn row(desk: DeliveryDesk, offer: Offer) -> impl IntoView {
    let key = offer.file;
    let words = text::offer(&offer);
    let (use_label, forget_label) = (text::use_offer(&offer.name), text::forget_offer(&offer.name));
    view! {
        <li>
            <span>{words}</span>
            <button type="button" class="btn first" aria-label=use_label on:click=move |_| desk.accept(&offer)>{text::USE_IT}</button>
            <button type="button" class="btn plain" aria-label=forget_label on:click=move |_| desk.forget_shape(key)>{text::FORGET_IT}</button>
        </li>
    }
}
