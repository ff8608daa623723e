//! The sheet: the level, five metrics, the shape behind the medians, the rows to look at, where the data came from.

mod bar;
mod bucket;
mod charts;
mod datasets;
mod explain;
mod metrics;
mod provenance;
mod tables;
mod turns;
mod verdict;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::desk::DeliveryDesk;
use super::figures;
use super::measured::{MeasuredDesk, MeasuredPart};
use super::recipes::FoldedRecipes;
use super::show::{BatchPart, CoursePart, LevelTable, PartsTable, TwoPeriods};
use super::trouble::TroubleBar;
use crate::platform::elements::SizeWatch;
use crate::ui::parts::dynamic::{aria, memo_flag, part};
use crate::ui::text::delivery as text;
use bar::QuestionBar;
pub use bucket::DeliveryBucket;
use charts::ChartColumn;
use datasets::DataSets;
pub use metrics::Metric;
use metrics::MetricsTable;
use provenance::Provenance;
use tables::LongestChanges;
use turns::Turns;
use verdict::Verdict;

/// The sheet; asked anew whenever the data sets or the question change.
#[component]
pub fn SheetScreen() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let datasets = Memo::new(move |_| desk.datasets());
    Effect::new(move |_| desk.measure(datasets.get(), desk.query.get()));
    let measured = MeasuredDesk::new();
    provide_context(measured);
    measured.follow_the_sheet();
    let turns = Turns::new(desk);
    let has_figures = turns.has_figures();
    let is_without_deployments = desk.is_without_deployments();
    let has_trouble = memo_flag(move || desk.trouble.with(Option::is_some));
    view! {
        <QuestionBar/>
        <TroubleBar/>
        <MeasuredPart at_top=true/>
        {part(move || match (has_figures.get(), is_without_deployments.get(), has_trouble.get()) {
            (true, false, _) => view! { <Measured turns/> }.into_any(),
            (true, true, _) => view! { <WithoutDeployments turns/> }.into_any(),
            (false, _, true) => ().into_any(),
            (false, _, false) => view! { <p class="measuring" role="status">{text::MEASURING}</p> }.into_any(),
        })}
        <MeasuredPart at_top=false/>
        <DataSets/>
        <div class="delivery-foot"><FoldedRecipes/></div>
    }
}

/// What is missing for the metrics, instead of a sheet that is empty throughout.
#[component]
fn WithoutDeployments(
    /// What its parts show.
    turns: Turns,
) -> impl IntoView {
    view! {
        <p class="note without-deployments">{text::NO_DEPLOYMENTS}</p>
        {turns.part(5, |sheet| view! { <Provenance sheet/> }.into_any())}
    }
}

#[component]
fn Measured(
    /// What its parts show.
    turns: Turns,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let column: NodeRef<html::Div> = NodeRef::new();
    watch_width(desk, column);
    view! {
        {turns.part(0, |sheet| {
            let missing = sheet.missing.len();
            (missing > 0)
                .then(|| view! { <p class="missing-rows" role="alert">{text::missing_rows(missing)}</p> })
                .into_any()
        })}
        <div class="delivery-sheet" aria-busy=aria(move || desk.is_measuring.get())>
            <div class="sheet-figures">
                {turns.part(0, |sheet| view! {
                    <Verdict sheet=Arc::clone(&sheet)/>
                    <TwoPeriods/>
                    <MetricsTable sheet/>
                }.into_any())}
                {turns.part(3, |sheet| view! {
                    <LevelTable sheet=Arc::clone(&sheet)/>
                    <LongestChanges sheet/>
                }.into_any())}
            </div>
            <div class="sheet-charts" node_ref=column>
                {turns.part(1, |sheet| view! { <CoursePart sheet/> }.into_any())}
                {turns.part(2, |sheet| view! { <ChartColumn sheet/> }.into_any())}
                {turns.part(4, |sheet| view! { <BatchPart sheet/> }.into_any())}
            </div>
            <div class="sheet-parts">{turns.part(5, |sheet| view! { <PartsTable sheet/> }.into_any())}</div>
        </div>
        {turns.part(6, |sheet| view! { <Provenance sheet/> }.into_any())}
    }
}

/// Charts are drawn for the width they have, so that their words keep their size.
fn watch_width(desk: DeliveryDesk, column: NodeRef<html::Div>) {
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        let Some(column) = column.get() else { return };
        let started = SizeWatch::start(&column, move |width, _| {
            let width = figures::width_for(width);
            if desk.chart_width.try_get_untracked().is_some_and(|drawn| drawn != width) {
                desk.chart_width.set(width);
                desk.draw();
            }
        });
        watch.set_value(started);
    });
}
