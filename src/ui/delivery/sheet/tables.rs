//! By service, and the longest changes.

use std::sync::Arc;

use leptos::prelude::*;

use crate::jobs::{LongChangeRow, Sheet};
use crate::ui::text::delivery as text;

const BAR_PX: f64 = 114.0;
/// Letters of a commit that are shown.
const SHORT_REVISION: usize = 10;

/// One row per service.
#[component]
pub fn ByService(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let rows = sheet.services.iter().map(|service| view! {
        <tr>
            <th scope="row">{text::service_name(&service.name)}</th>
            <td class="num">{text::count(service.deployments)}</td>
            <td class="num">{text::elapsed_or_none(service.lead_time_median_s)}</td>
            <td class="num">{text::failed_of(service.failed, service.failed_of)}</td>
            <td class="num">{text::elapsed_or_none(service.recovery_median_s)}</td>
        </tr>
    });
    let heads = [text::DEPLOYMENTS, text::LEAD_TIME_MEDIAN, text::FAILED, text::RECOVERY_MEDIAN];
    view! {
        <section class="chart-part" aria-labelledby="by-service">
            <h3 id="by-service">{text::BY_SERVICE}</h3>
            <div class="wide-table" tabindex="0" role="region" aria-label=text::BY_SERVICE><table class="plain-table">
                <thead><tr><th scope="col">{text::SERVICE}</th>
                    {heads.into_iter().map(|head| view! { <th scope="col" class="num">{head}</th> }).collect_view()}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        </section>
    }
}

/// The ten longest changes, to one scale.
#[component]
pub fn LongestChanges(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let longest_s = sheet.longest.first().map_or(1.0, |change| change.lead_time_s.max(1.0));
    (!sheet.longest.is_empty()).then(|| view! {
        <section class="chart-part" aria-labelledby="longest">
            <h3><span id="longest">{text::LONGEST_CHANGES}</span>" "<span class="cap">{text::OUTLIERS_NOTE}</span></h3>
            <div class="wide-table" tabindex="0" role="region" aria-label=text::LONGEST_CHANGES><table class="plain-table longest">
                <thead><tr>
                    <th scope="col">{text::CHANGE}</th><th scope="col">{text::SERVICE}</th>
                    <th scope="col" class="num">{text::LEAD_TIME}</th>
                    <th scope="col"><span class="vh">{text::TO_SCALE_COLUMN}</span></th>
                    <th scope="col" class="num">{text::LIVE_ON}</th>
                </tr></thead>
                <tbody>{sheet.longest.iter().map(|change| long_row(change, longest_s)).collect_view()}</tbody>
            </table></div>
        </section>
    })
}

fn long_row(change: &LongChangeRow, longest_s: f64) -> impl IntoView + use<> {
    let end = change.lead_time_s / longest_s * BAR_PX;
    view! {
        <tr>
            <th scope="row">{name_of(change)}</th>
            <td>{text::service_name(&change.service)}</td>
            <td class="num">{text::elapsed(change.lead_time_s)}</td>
            <td><svg width="120" height="10" viewBox="0 0 120 10" aria-hidden="true">
                <path class="stem" d=format!("M0 5H{end:.1}")></path>
                <circle class="dot" class:outlier=change.is_outlier cx=format!("{end:.1}") cy="5" r="3.5"></circle>
            </svg></td>
            <td class="num">{change.deployed_on.clone()}</td>
        </tr>
    }
}

fn name_of(change: &LongChangeRow) -> String {
    let revision: String = change.revision.chars().take(SHORT_REVISION).collect();
    match (change.change.is_empty(), revision.is_empty()) {
        (false, true) => ["#", &change.change].concat(),
        (false, false) => ["#", &change.change, " ", &revision].concat(),
        (true, _) => revision,
    }
}
