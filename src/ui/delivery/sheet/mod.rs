//! The sheet: the level, five metrics, the shape behind the medians, the rows to look at, where the data came from.

mod bar;
mod bucket;
mod charts;
mod datasets;
mod explain;
mod metrics;
mod provenance;
mod tables;
mod verdict;

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use super::desk::{DeliveryDesk, Shown};
use super::figures;
use super::measured::{MeasuredDesk, MeasuredPart};
use super::recipes::FoldedRecipes;
use super::show::{BatchPart, CoursePart, LevelTable, PartsTable, TwoPeriods};
use super::trouble::TroubleBar;
use crate::jobs::Sheet;
use crate::platform::elements::SizeWatch;
use crate::ui::text::delivery as text;
use bar::QuestionBar;
pub use bucket::DeliveryBucket;
use charts::ChartColumn;
use datasets::DataSets;
pub use metrics::Metric;
use metrics::MetricsTable;
use provenance::Provenance;
use tables::LongestChanges;
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
    view! {
        <QuestionBar/>
        <TroubleBar/>
        <MeasuredPart at_top=true/>
        {move || match desk.sheet.get() {
            Some(Shown(sheet)) => view! { <Measured sheet/> }.into_any(),
            None if desk.trouble.with(Option::is_some) => ().into_any(),
            None => view! { <p class="measuring" role="status">{text::MEASURING}</p> }.into_any(),
        }}
        <MeasuredPart at_top=false/>
        <DataSets/>
        <div class="delivery-foot"><FoldedRecipes/></div>
    }
}

#[component]
fn Measured(
    /// The answer.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let column: NodeRef<html::Div> = NodeRef::new();
    watch_width(desk, column);
    let missing = sheet.missing.len();
    view! {
        {(missing > 0).then(|| view! { <p class="missing-rows" role="alert">{text::missing_rows(missing)}</p> })}
        <div class="delivery-sheet" aria-busy=move || if desk.is_measuring.get() { "true" } else { "false" }>
            <div class="sheet-figures">
                <Verdict sheet=Arc::clone(&sheet)/>
                <TwoPeriods/>
                <MetricsTable sheet=Arc::clone(&sheet)/>
                <LevelTable sheet=Arc::clone(&sheet)/>
                <LongestChanges sheet=Arc::clone(&sheet)/>
            </div>
            <div class="sheet-charts" node_ref=column>
                <CoursePart sheet=Arc::clone(&sheet)/>
                <ChartColumn sheet=Arc::clone(&sheet)/>
                <BatchPart sheet=Arc::clone(&sheet)/>
                <PartsTable sheet=Arc::clone(&sheet)/>
            </div>
        </div>
        <Provenance sheet/>
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
