//! The charts, drawn by the worker, each with its table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::jobs::Sheet;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::delivery::figures;
use crate::ui::delivery::show::ChartBox;
use crate::ui::text::delivery as text;

/// Their places among the figures of a sheet.
const LEAD_TIMES: usize = 1;
const STAGES: usize = 2;

/// Lead times, stages.
#[component]
pub fn ChartColumn(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let has_stages = sheet.lead_time.stages.iter().any(|stage| stage.n > 0);
    let has_leads = !sheet.bins.is_empty();
    let drawn_of = Arc::clone(&sheet);
    let nth = move |place: usize| figures::asked(&drawn_of, desk.chart_width.get()).into_iter().nth(place);
    let nth_of = nth.clone();
    let leads = Memo::new(move |_| nth(LEAD_TIMES).filter(|_| has_leads));
    let stages = Memo::new(move |_| nth_of(STAGES).filter(|_| has_stages));
    let leads_title = Signal::derive(|| text::LEAD_TIMES.to_owned());
    let stages_title = Signal::derive(|| text::STAGES.to_owned());
    view! {
        <section class="chart-part" aria-labelledby="chart-leads">
            <h3><span id="chart-leads">{text::LEAD_TIMES}</span>" "
                {has_leads.then(|| view! { <span class="cap">{text::leads_note(&sheet.lead_time)}</span> })}</h3>
            {(!has_leads).then(|| view! { <p class="note">{text::NO_LEAD_TIMES}</p> })}
            <ChartBox asked=leads kept=desk.show.charts[1] title=leads_title file="lead-times"/>
            {has_leads.then(|| bins_table(&sheet))}
        </section>
        {has_stages.then(|| view! {
            <section class="chart-part" aria-labelledby="chart-stages">
                <h3><span id="chart-stages">{text::STAGES}</span>" "<span class="cap">{text::STAGES_NOTE}</span></h3>
                <ChartBox asked=stages kept=desk.show.charts[2] title=stages_title file="lead-time-stages"/>
                {stages_table(&sheet)}
            </section>
        })}
    }
}

fn bins_table(sheet: &Sheet) -> impl IntoView + use<> {
    let rows = sheet.bins.iter().map(|&(from_s, to_s, changes)| view! {
        <tr><th scope="row">{text::bin_range(from_s, to_s)}</th><td class="num">{text::count(changes)}</td></tr>
    });
    view! {
        <details class="as-table">
            <summary>{text::AS_TABLE}</summary>
            <table class="plain-table">
                <thead><tr><th scope="col">{text::LEAD_TIME}</th><th scope="col" class="num">{text::CHANGES}</th></tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
}

fn stages_table(sheet: &Sheet) -> impl IntoView + use<> {
    let rows = text::STAGE_NAMES.iter().zip(&sheet.lead_time.stages).map(|(name, stage)| view! {
        <tr>
            <th scope="row">{*name}</th>
            <td class="num">{text::elapsed_or_none(stage.median_s)}</td>
            <td class="num">{text::count(stage.n)}</td>
        </tr>
    });
    view! {
        <details class="as-table">
            <summary>{text::AS_TABLE}</summary>
            <table class="plain-table">
                <thead><tr>
                    <th scope="col">{text::STAGE}</th><th scope="col" class="num">{text::MEDIAN}</th><th scope="col" class="num">{text::N}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
}
