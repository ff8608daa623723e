//! The longest changes, outliers told; each opens to what is known of it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::jobs::{LongChangeRow, Sheet};
use crate::ui::text::delivery as text;

const BAR_PX: f64 = 114.0;
/// Letters of a commit that are shown.
const SHORT_REVISION: usize = 10;
const COLUMNS: &str = "6";

/// The ten longest changes, to one scale.
#[component]
pub fn LongestChanges(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let longest_s = sheet.longest.first().map_or(1.0, |change| change.lead_time_s.max(1.0));
    let opened = RwSignal::new(None::<usize>);
    let rows = sheet.longest.iter().enumerate().map(|(at, change)| long_row(opened, at, change, longest_s));
    let fences = sheet.shape.fences.map(|fences| view! { <p class="cap">{text::fences(&fences)}</p> });
    (!sheet.longest.is_empty()).then(|| view! {
        <section class="chart-part" aria-labelledby="longest">
            <h3><span id="longest">{text::LONGEST_CHANGES}</span>" "<span class="cap">{text::OUTLIERS_NOTE}</span></h3>
            <div class="wide-table" tabindex="0" role="region" aria-label=text::LONGEST_CHANGES><table class="plain-table longest">
                <thead><tr>
                    <th scope="col">{text::CHANGE}</th><th scope="col">{text::SERVICE}</th>
                    <th scope="col">{text::BROUGHT_BY}</th>
                    <th scope="col" class="num">{text::LEAD_TIME}</th>
                    <th scope="col"><span class="vh">{text::TO_SCALE_COLUMN}</span></th>
                    <th scope="col" class="num">{text::LIVE_ON}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
            {fences}
        </section>
    })
}

fn long_row(opened: RwSignal<Option<usize>>, at: usize, change: &LongChangeRow, longest_s: f64) -> impl IntoView + use<> {
    let end = change.lead_time_s / longest_s * BAR_PX;
    let is_open = Memo::new(move |_| opened.get() == Some(at));
    let toggle = move |_| opened.set(if is_open.get_untracked() { None } else { Some(at) });
    let expanded = move || if is_open.get() { "true" } else { "false" };
    let outlier = change.is_outlier.then(|| view! { <span class="vh">{text::OUTLIER}</span> });
    let all = change.clone();
    view! {
        <tr>
            <th scope="row"><button type="button" class="link" aria-expanded=expanded on:click=toggle>{name_of(change)}</button></th>
            <td class="named" title=text::service_name(&change.service)>{text::service_name(&change.service)}</td>
            <td class="named" title=change.deployment.clone()>{short(&change.deployment)}</td>
            <td class="num">{text::elapsed(change.lead_time_s)}{outlier}</td>
            <td><svg width="120" height="10" viewBox="0 0 120 10" aria-hidden="true">
                <path class="stem" d=format!("M0 5H{end:.1}")></path>
                <circle class="dot" class:outlier=change.is_outlier cx=format!("{end:.1}") cy="5" r="3.5"></circle>
            </svg></td>
            <td class="num">{change.deployed_on.clone()}</td>
        </tr>
        {move || is_open.get().then(|| view! { <tr class="row-known"><td colspan=COLUMNS>{facts(&all)}</td></tr> })}
    }
}

/// All that is known of a change.
fn facts(change: &LongChangeRow) -> impl IntoView + use<> {
    let all = text::long_change_facts(change).into_iter().filter(|(_, words)| !words.is_empty());
    view! { <dl>{all.map(|(name, words)| view! { <div><dt>{name}</dt><dd>{words}</dd></div> }).collect_view()}</dl> }
}

fn short(name: &str) -> String {
    name.chars().take(SHORT_REVISION * 2).collect()
}

fn name_of(change: &LongChangeRow) -> String {
    let revision: String = change.revision.chars().take(SHORT_REVISION).collect();
    match (change.change.is_empty(), revision.is_empty()) {
        (false, true) => ["#", &change.change].concat(),
        (false, false) => ["#", &change.change, " ", &revision].concat(),
        (true, true) => text::source(&change.file, change.line),
        (true, false) => revision,
    }
}
