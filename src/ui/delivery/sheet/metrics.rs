//! The five metrics: value, sample, course, level; each explains itself in place.

use std::sync::Arc;

use leptos::prelude::*;

use super::explain::Explained;
use crate::delivery::Level;
use crate::jobs::Sheet;
use crate::stream::Calendar;
use crate::ui::delivery::desk::DeliveryDesk;
pub use crate::ui::draw::metric::Metric;
use crate::ui::draw::totals::hours;
use crate::ui::text::delivery as text;
use crate::ui::text::{self as all_text, percent_number};

/// The table.
#[component]
pub fn MetricsTable(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    view! {
        <table class="metrics">
            <caption class="vh">{text::METRICS_CAPTION}</caption>
            <thead class="vh"><tr>
                <th scope="col">{text::METRIC}</th><th scope="col">{text::VALUE}</th><th scope="col">{text::SAMPLE}</th>
                <th scope="col">{text::BY_WEEK}</th><th scope="col">{text::LEVEL}</th><th scope="col">{text::EXPLANATION}</th>
            </tr></thead>
            {Metric::ALL.map(|metric| view! { <MetricRow metric sheet=Arc::clone(&sheet)/> }).collect_view()}
        </table>
    }
}

#[component]
fn MetricRow(
    /// Which.
    metric: Metric,
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let is_open = Memo::new(move |_| desk.explained.with(|open| open.contains(&metric)));
    let toggle = move |_| {
        desk.explained.update(|open| match open.iter().position(|other| *other == metric) {
            Some(place) => drop(open.remove(place)),
            None => open.push(metric),
        });
    };
    let (how, n) = metric.sample(&sheet);
    let spark = move || desk.charts.with(|charts| charts.sparks.get(metric.place()).cloned().flatten());
    view! {
        <tbody>
            <tr class:held=move || is_open.get()>
                <th scope="row">{metric.row_name()}</th>
                <td class="big">{value(metric, &sheet)}</td>
                <td class="sample"><span>{how}</span><span class="cap">{n}</span></td>
                <td class="spark">{move || spark().map(|svg| view! { <div inner_html=svg></div> })}</td>
                <td class="grade-cell">{level(metric, &sheet)}</td>
                <td class="explain-cell">
                    <button type="button" class="link" aria-label=text::explain_label(metric.name())
                        aria-expanded=move || if is_open.get() { "true" } else { "false" } on:click=toggle>{text::EXPLAIN}</button>
                </td>
            </tr>
            {move || is_open.get().then(|| view! { <Explained metric sheet=Arc::clone(&sheet)/> })}
        </tbody>
    }
}

pub fn value(metric: Metric, sheet: &Sheet) -> AnyView {
    match metric {
        Metric::Frequency => match sheet.frequency.shown_per_week {
            Some(number) => view! { {text::rate_number(number)}<i>{text::A_WEEK}</i> }.into_any(),
            None => none(),
        },
        Metric::LeadTime => duration(sheet.lead_time.median_s),
        Metric::FailureRate => share(sheet.failure.rate),
        Metric::Recovery => duration(sheet.recovery.median_s),
        Metric::Rework => share(sheet.rework.rate),
    }
}

fn none() -> AnyView {
    view! { <span class="none">{text::NO_DATA}</span> }.into_any()
}

fn duration(seconds: Option<f64>) -> AnyView {
    match seconds {
        Some(seconds) => view! { <span inner_html=hours(seconds / 3600.0, &Calendar::ELAPSED)></span> }.into_any(),
        None => none(),
    }
}

fn share(rate: Option<f64>) -> AnyView {
    match rate {
        Some(rate) => view! { {percent_number(rate * 100.0)}<i>{all_text::PERCENT_SIGN}</i> }.into_any(),
        None => none(),
    }
}

/// The gauge of three notches, the word, and the cell or gap of the table.
pub fn level(metric: Metric, sheet: &Sheet) -> AnyView {
    let reading = sheet.levels.readings.get(metric.place()).cloned().flatten();
    match (reading, metric.kind()) {
        (Some(reading), Some(kind)) => view! {
            <span class=["grade ", level_class(reading.level)].concat()>
                <Gauge notches=notches(reading.level)/>{text::level_reading(&reading)}
            </span>
            <span class="cap">{text::level_remark(&reading, kind)}</span>
        }
        .into_any(),
        _ => no_level(metric.no_level(sheet).unwrap_or_default()),
    }
}

/// The style sheet's name of a level, which is the same in every language.
fn level_class(level: Level) -> &'static str {
    match level {
        Level::Elite => "elite",
        Level::High => "high",
        Level::Medium => "medium",
        Level::Low => "low",
    }
}

fn no_level(why: &'static str) -> AnyView {
    view! { <span class="grade none">{why}</span> }.into_any()
}

fn notches(level: Level) -> usize {
    match level {
        Level::Low => 1,
        Level::Medium => 2,
        Level::High | Level::Elite => 3,
    }
}

#[component]
fn Gauge(
    /// Notches that are filled, 1 to 3.
    notches: usize,
) -> impl IntoView {
    let notch = |at: usize| {
        let class = if at < notches { "on" } else { "off" };
        let height = 4 * (at + 1);
        view! { <rect class=class x={7 * at} y={13 - height} width="5" height={height}></rect> }
    };
    view! { <svg class="gauge" width="22" height="15" viewBox="-0.5 -0.5 22 15" aria-hidden="true">{[0, 1, 2].map(notch).collect_view()}</svg> }
}
