//! The charts, drawn by the worker, each with its table.

use std::sync::Arc;

use leptos::prelude::*;

use crate::jobs::Sheet;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::text::delivery as text;

/// Weekly deployments, lead times, stages.
#[component]
pub fn ChartColumn(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let has_stages = sheet.lead_time.stages.iter().any(|stage| stage.n > 0);
    let has_leads = !sheet.bins.is_empty();
    let drawn = |svg: Option<String>| svg.map(|svg| view! { <div class="drawing" inner_html=svg></div> });
    view! {
        <section class="chart-part" aria-labelledby="chart-weeks">
            <h3><span id="chart-weeks">{text::PER_WEEK}</span>" "<span class="cap">{text::PER_WEEK_NOTE}</span></h3>
            {move || drawn(desk.charts.with(|charts| charts.weekly.clone()))}
            {weeks_table(&sheet)}
        </section>
        <section class="chart-part" aria-labelledby="chart-leads">
            <h3><span id="chart-leads">{text::LEAD_TIMES}</span>" "
                {has_leads.then(|| view! { <span class="cap">{text::leads_note(&sheet.lead_time)}</span> })}</h3>
            {(!has_leads).then(|| view! { <p class="note">{text::NO_LEAD_TIMES}</p> })}
            {move || drawn(desk.charts.with(|charts| charts.lead_times.clone()))}
            {has_leads.then(|| bins_table(&sheet))}
        </section>
        {has_stages.then(|| view! {
            <section class="chart-part" aria-labelledby="chart-stages">
                <h3><span id="chart-stages">{text::STAGES}</span>" "<span class="cap">{text::STAGES_NOTE}</span></h3>
                {move || drawn(desk.charts.with(|charts| charts.stages.clone()))}
                {stages_table(&sheet)}
            </section>
        })}
    }
}

fn weeks_table(sheet: &Sheet) -> impl IntoView + use<> {
    let rows = sheet.weeks.iter().map(|week| {
        let cut = week.is_cut.then(|| view! { " "<span class="cap">{text::CUT}</span> });
        view! {
            <tr>
                <th scope="row">{week.week.clone()}{cut}</th>
                <td>{week.starts.clone()}</td>
                <td class="num">{text::count(week.deployments)}</td>
                <td class="num">{text::count(week.deploy_days)}</td>
                <td class="num">{text::elapsed_or_none(week.lead_time_median_s)}</td>
                <td class="num">{text::rate_or_none(week.failure_rate)}</td>
                <td class="num">{text::elapsed_or_none(week.recovery_median_s)}</td>
            </tr>
        }
    });
    let heads = [text::DEPLOYMENTS, text::DEPLOY_DAYS, text::LEAD_TIME_MEDIAN, text::FAILURE_RATE, text::RECOVERY_MEDIAN];
    view! {
        <details class="as-table">
            <summary>{text::AS_TABLE}</summary>
            <div class="wide-table" tabindex="0" role="region" aria-label=text::PER_WEEK><table class="plain-table">
                <thead><tr>
                    <th scope="col">{text::WEEK}</th><th scope="col">{text::STARTS}</th>
                    {heads.into_iter().map(|head| view! { <th scope="col" class="num">{head}</th> }).collect_view()}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </details>
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
