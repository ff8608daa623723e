//! One metric explained in place: numerator and denominator, rule, figures, what was left out, the switches that change
//! its definition, and the rows.

use std::sync::Arc;

use leptos::prelude::*;

use super::metrics::Metric;
use crate::delivery::{FailedRuns, RecoveryClock, Switches};
use crate::jobs::Sheet;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::delivery::show::{RowsBehind, five_metric, rows_state};
use crate::ui::text::delivery as text;

const FAILED_RUNS: [FailedRuns; 3] = [FailedRuns::WhenNothingElse, FailedRuns::Count, FailedRuns::LeaveOut];
const CLOCKS: [RecoveryClock; 3] = [RecoveryClock::Automatic, RecoveryClock::Incident, RecoveryClock::Deployment];

/// The row under a metric.
#[component]
pub fn Explained(
    /// Which.
    metric: Metric,
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let explanation = match metric {
        Metric::Frequency => text::explain_frequency(&sheet),
        Metric::LeadTime => text::explain_lead_time(&sheet),
        Metric::FailureRate => text::explain_failure(&sheet),
        Metric::Recovery => text::explain_recovery(&sheet),
        Metric::Rework => text::explain_rework(&sheet),
    };
    let list = |items: Vec<String>| items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    let five = five_metric(metric);
    let page = rows_state(DeliveryDesk::here(), five).page;
    // As soon as the rows are there they are counted themselves.
    let left_out = move || {
        let counted = page.get().map(|page| {
            let left = page.parts.iter().filter(|(part, _)| !part.counts());
            left.map(|(part, rows)| text::part_counted(*part, *rows)).collect::<Vec<_>>()
        });
        let all = counted.unwrap_or_else(|| explanation.left_out.clone());
        if all.is_empty() { vec![text::NOTHING_LEFT_OUT.to_owned()] } else { all }
    };
    let fraction = text::fraction(five, &sheet).map(|((part, part_words), (whole, whole_words))| view! {
        <p class="fraction">
            <span><b>{part}</b>" "{part_words}</span>" "<span class="vh">{text::OF}</span>" "<span><b>{whole}</b>" "{whole_words}</span>
        </p>
    });
    view! {
        <tr class="explanation"><td colspan="6"><div class="why" role="region" aria-label=text::explain_label(metric.name())>
            {fraction}
            <div><h4>{text::COUNTED}</h4><p>{explanation.rule}</p></div>
            <div><h4>{text::FRACTION}</h4><ul>{list(explanation.figures)}</ul></div>
            <div><h4>{text::LEFT_OUT}</h4><ul>{move || list(left_out())}</ul></div>
            <div class="switches">{switches(metric)}</div>
            <RowsBehind metric=five name=metric.name()/>
        </div></td></tr>
    }
}

fn switches(metric: Metric) -> AnyView {
    match metric {
        Metric::Frequency => {
            toggle(text::ONE_PER_REVISION, |s| s.one_per_revision, |s, on| s.one_per_revision = on).into_any()
        }
        Metric::LeadTime => (
            toggle(text::MERGE_COMMITS, |s| s.merge_commits, |s, on| s.merge_commits = on),
            toggle(text::BY_MERGE_TIME, |s| s.attribute_by_merge_time, |s, on| s.attribute_by_merge_time = on),
        )
            .into_any(),
        Metric::FailureRate => choice(
            text::FAILED_RUNS,
            text::FAILED_RUNS_CHOICES,
            |s| FAILED_RUNS.iter().position(|one| *one == s.failed_runs),
            |s, place| s.failed_runs = FAILED_RUNS.get(place).copied().unwrap_or_default(),
        )
        .into_any(),
        Metric::Recovery => choice(
            text::CLOCK,
            text::CLOCK_CHOICES,
            |s| CLOCKS.iter().position(|one| *one == s.recovery_clock),
            |s, place| s.recovery_clock = CLOCKS.get(place).copied().unwrap_or_default(),
        )
        .into_any(),
        Metric::Rework => ().into_any(),
    }
}

fn toggle(words: &'static str, get: fn(&Switches) -> bool, set: fn(&mut Switches, bool)) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let is_on = move || desk.query.with(|query| get(&query.switches));
    view! {
        <label><input type="checkbox" prop:checked=is_on on:change=move |event| {
            let on = event_target_checked(&event);
            desk.query.update(|query| set(&mut query.switches, on));
        }/>{words}</label>
    }
}

fn choice(
    words: &'static str,
    choices: [&'static str; 3],
    get: fn(&Switches) -> Option<usize>,
    set: fn(&mut Switches, usize),
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let chosen = move || desk.query.with(|query| get(&query.switches));
    let choose = move |place: String| {
        let place = place.parse().unwrap_or(0);
        desk.query.update(|query| set(&mut query.switches, place));
    };
    view! {
        <label>{words}" "<select class="sel" on:change=move |event| choose(event_target_value(&event))>
            {choices.into_iter().enumerate().map(|(place, words)| view! {
                <option value=place.to_string() selected=move || chosen() == Some(place)>{words}</option>
            }).collect_view()}
        </select></label>
    }
}
