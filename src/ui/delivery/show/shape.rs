//! Batch size: chart and table.

use std::sync::Arc;

use leptos::prelude::*;

use super::chart::ChartBox;
use super::figures;
use crate::delivery::Batches;
use crate::jobs::Sheet;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// Changes per deployment.
#[component]
pub fn BatchPart(
    /// The answer that it belongs to.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let batches = sheet.shape.batches.clone();
    let asked = Memo::new(move |_| figures::batches(&sheet.shape.batches, desk.chart_width.get()));
    let title = Signal::derive(|| text::BATCHES.to_owned());
    let has_batches = batches.deployments > 0;
    let without = Some(batches.without_change).filter(|number| *number > 0 && has_batches);
    view! {
        <section class="chart-part" aria-labelledby="batches">
            <h3><span id="batches">{text::BATCHES}</span>" "
                {has_batches.then(|| view! { <span class="cap">{text::batches_note(&batches)}</span> })}</h3>
            {(!has_batches).then(|| view! { <p class="note">{text::NO_BATCHES}</p> })}
            <ChartBox asked kept=desk.show.charts[3] title file="batch-size"/>
            {without.map(|number| view! { <p class="cap">{text::without_change(number)}</p> })}
            {has_batches.then(|| table(&batches))}
        </section>
    }
}

fn table(batches: &Batches) -> impl IntoView + use<> {
    let rows = batches.bins.iter().map(|bin| view! {
        <tr><th scope="row">{text::batch_range(bin.from, bin.to)}</th><td class="num">{text::count(bin.deployments)}</td></tr>
    });
    view! {
        <details class="as-table">
            <summary>{text::AS_TABLE}</summary>
            <table class="plain-table">
                <thead><tr><th scope="col">{text::BATCH}</th><th scope="col" class="num">{text::DEPLOYMENTS}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
}
