//! What times without an offset mean, and dates that can be read two ways; shown only where rows need it.

use leptos::prelude::*;

use crate::jobs::{Decision, ZoneChoice};
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

const UTC: &str = "utc";
const BROWSER: &str = "browser";
const FIXED: &str = "fixed";

/// Zone and date order.
#[component]
pub fn Times() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let zoneless = Memo::new(move |_| desk.import.with(|view| view.zoneless_rows));
    let two_way = Memo::new(move |_| desk.import.with(|view| view.undecided_date_rows));
    view! {
        {move || (zoneless.get() > 0).then(|| view! { <ZonePart rows=zoneless.get()/> })}
        {move || (two_way.get() > 0).then(|| view! { <DateOrderPart rows=two_way.get()/> })}
    }
}

#[component]
fn ZonePart(
    /// Rows without an offset.
    rows: u64,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let zone = Memo::new(move |_| desk.import.with(|view| view.zone));
    let browser_zone = desk.import.with_untracked(|view| view.browser_zone.clone());
    let kind = move || match zone.get() {
        ZoneChoice::Utc => UTC,
        ZoneChoice::Browser => BROWSER,
        ZoneChoice::Fixed(_) => FIXED,
    };
    let fixed_minutes = move || match zone.get() {
        ZoneChoice::Fixed(minutes) => Some(minutes),
        _ => None,
    };
    let choose = move |kind: String| {
        let zone = match kind.as_str() {
            BROWSER => ZoneChoice::Browser,
            FIXED => ZoneChoice::Fixed(60),
            _ => ZoneChoice::Utc,
        };
        desk.decide(Decision::Zone(zone));
    };
    let set_hours = move |text: String| {
        if let Ok(hours) = text.replace(',', ".").parse::<f64>() {
            desk.decide(Decision::Zone(ZoneChoice::Fixed((hours.clamp(-14.0, 14.0) * 60.0).round() as i32)));
        }
    };
    view! {
        <section class="import-part" aria-labelledby="import-zone">
            <h3 id="import-zone">{text::TIMES}</h3>
            <div class="zone">
                <select class="sel" aria-label=text::READ_IN prop:value=kind on:change=move |event| choose(event_target_value(&event))>
                    <option value=UTC selected=move || kind() == UTC>{text::UTC}</option>
                    <option value=BROWSER selected=move || kind() == BROWSER>{browser_zone}</option>
                    <option value=FIXED selected=move || kind() == FIXED>{text::FIXED_OFFSET}</option>
                </select>
                {move || fixed_minutes().map(|minutes| view! {
                    <input class="in small" type="number" step="0.25" min="-14" max="14" aria-label=text::OFFSET_HOURS
                        prop:value=f64::from(minutes) / 60.0 on:change=move |event| set_hours(event_target_value(&event))/>
                })}
                <span>{text::zoneless(rows)}</span>
            </div>
        </section>
    }
}

#[component]
fn DateOrderPart(
    /// Rows that can be read either way.
    rows: u64,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let chosen = Memo::new(move |_| desk.import.with(|view| view.day_first));
    let option = move |day_first: bool, words: &'static str| view! {
        <label>
            <input type="radio" name="date-order" prop:checked=move || chosen.get() == Some(day_first)
                on:change=move |_| desk.decide(Decision::DayFirst(day_first))/>
            {words}
        </label>
    };
    view! {
        <section class="import-part" aria-labelledby="import-order">
            <h3><span id="import-order">{text::DATE_ORDER}</span>" "<span class="cap">{text::two_way_dates(rows)}</span></h3>
            <div class="date-order" class:ask=move || chosen.get().is_none() role="radiogroup" aria-labelledby="import-order">
                {option(true, text::DAY_FIRST)}
                {option(false, text::MONTH_FIRST)}
            </div>
        </section>
    }
}
