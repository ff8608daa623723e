//! The environments that count as production.

use leptos::prelude::*;

use crate::jobs::{Decision, EnvironmentRows};
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// A checkbox for each.
#[component]
pub fn Environments() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let all = Memo::new(move |_| desk.import.with(|view| view.environments.clone()));
    let none_ticked = move || all.with(|all| !all.iter().any(|environment| environment.counts));
    move || {
        (!all.with(Vec::is_empty)).then(|| view! {
            <section class="import-part" aria-labelledby="import-environments">
                <h3><span id="import-environments">{text::ENVIRONMENTS_THAT_COUNT}</span>" "
                    <span class="cap">{move || desk.import.with(text::ticked_rows)}</span></h3>
                <div class="environments">{all.get().into_iter().map(|one| checkbox(desk, one)).collect_view()}</div>
                {none_ticked().then(|| view! { <p class="warn">{text::NO_ENVIRONMENT_TICKED}</p> })}
            </section>
        })
    }
}

fn checkbox(desk: DeliveryDesk, environment: EnvironmentRows) -> impl IntoView {
    let name = environment.name.clone();
    let counts = environment.counts;
    view! {
        <label class:off=!counts>
            <input type="checkbox" prop:checked=counts on:change=move |event| {
                desk.decide(Decision::Environment { name: name.clone(), counts: event_target_checked(&event) });
            }/>
            <b>{text::environment_name(&environment.name)}</b>
            <span>{text::rows_counted(environment.rows)}</span>
        </label>
    }
}
