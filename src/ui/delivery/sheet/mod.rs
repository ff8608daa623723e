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
    let turns = Turns::new();
    view! {
        <QuestionBar/>
        <TroubleBar/>
        <MeasuredPart at_top=true/>
        {move || match desk.sheet.get() {
            Some(Shown(sheet)) => view! { <Measured sheet turns/> }.into_any(),
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
    /// Which of its parts are shown by now.
    turns: Turns,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let column: NodeRef<html::Div> = NodeRef::new();
    watch_width(desk, column);
    turns.begin();
    let missing = sheet.missing.len();
    let of = |sheet: &Arc<Sheet>| Arc::clone(sheet);
    let (table, longest, course, charts, batches, parts) =
        (of(&sheet), of(&sheet), of(&sheet), of(&sheet), of(&sheet), of(&sheet));
    view! {
        {(missing > 0).then(|| view! { <p class="missing-rows" role="alert">{text::missing_rows(missing)}</p> })}
        <div class="delivery-sheet" aria-busy=move || if desk.is_measuring.get() { "true" } else { "false" }>
            <div class="sheet-figures">
                <Verdict sheet=Arc::clone(&sheet)/>
                <TwoPeriods/>
                <MetricsTable sheet=Arc::clone(&sheet)/>
                {turns.part(3, move || view! { <LevelTable sheet=of(&table)/><LongestChanges sheet=of(&longest)/> }.into_any())}
            </div>
            <div class="sheet-charts" node_ref=column>
                {turns.part(1, move || view! { <CoursePart sheet=of(&course)/> }.into_any())}
                {turns.part(2, move || view! { <ChartColumn sheet=of(&charts)/> }.into_any())}
                {turns.part(4, move || view! { <BatchPart sheet=of(&batches)/> }.into_any())}
                {turns.part(5, move || view! { <PartsTable sheet=of(&parts)/> }.into_any())}
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
