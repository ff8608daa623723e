//! The course of a metric by week or month: chart, table, and the whole series as a file.

use std::sync::Arc;

use leptos::prelude::*;

use super::chart::ChartBox;
use super::figures;
use crate::delivery::{Pace, Stretch};
use crate::jobs::{Look, Seen, Sheet};
use crate::report::csv::{CsvFile, number_cell};
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::delivery::folded::Folded;
use crate::ui::delivery::sheet::Metric;
use crate::ui::text::delivery as text;

const PACES: [Pace; 2] = [Pace::Week, Pace::Month];

/// A course that is compared by identity.
#[derive(Clone)]
struct Course(Option<Arc<(Pace, Vec<Stretch>)>>);

impl PartialEq for Course {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        }
    }
}

/// The part of the sheet.
#[component]
pub fn CoursePart(
    /// The answer that it belongs to.
    sheet: Arc<Sheet>,
) -> impl IntoView {
    let desk = DeliveryDesk::here();
    let show = desk.show;
    // Weeks come with the sheet, months when somebody looks.
    Effect::new(move |_| {
        if show.pace.get() == Pace::Month {
            show.months.ask(desk, Look::Course(Pace::Month), |seen| match seen {
                Seen::Course(course) => Some((Pace::Month, course)),
                _ => None,
            });
        }
    });
    let weeks = Arc::new((Pace::Week, sheet.course.clone()));
    let course = Memo::new(move |_| Course(match show.pace.get() {
        Pace::Week => Some(Arc::clone(&weeks)),
        Pace::Month => show.months.get(),
    }));
    let drawn_of = Arc::clone(&sheet);
    let asked = Memo::new(move |_| {
        let (metric, width) = (show.charted.get(), desk.chart_width.get());
        course.with(|course| course.0.as_ref().and_then(|course| figures::course(&drawn_of, metric, course, width)))
    });
    let title = Signal::derive(move || text::course_title(show.charted.get().name(), show.pace.get()));
    let is_empty = move || course.with(|course| course.0.is_some()) && asked.with(Option::is_none);
    view! {
        <section class="chart-part" aria-labelledby="course">
            <h3><span id="course">{move || title.get()}</span>" "<span class="cap">{move || text::course_note(show.charted.get() == Metric::Frequency)}</span></h3>
            <div class="chart-choices"><MetricChoice/><PaceChoice/>
                <button type="button" class="link" on:click=move |_| save_series(desk, &sheet, &course.get_untracked())>{text::SAVE_SERIES}</button>
            </div>
            {move || is_empty().then(|| view! { <p class="note">{text::NO_COURSE}</p> })}
            <ChartBox asked kept=show.charts[0] title file="delivery-course"/>
            {move || course.with(|course| course.0.clone().map(folded_table))}
        </section>
    }
}

#[component]
fn MetricChoice() -> impl IntoView {
    let charted = DeliveryDesk::here().show.charted;
    let choose = move |place: String| {
        let metric = place.parse().ok().and_then(|place: usize| Metric::ALL.get(place).copied());
        charted.set(metric.unwrap_or(Metric::Frequency));
    };
    view! {
        <select class="sel" aria-label=text::CHARTED on:change=move |event| choose(event_target_value(&event))>
            {Metric::ALL.into_iter().enumerate().map(|(place, metric)| view! {
                <option value=place.to_string() selected=move || charted.get() == metric>{metric.name()}</option>
            }).collect_view()}
        </select>
    }
}

#[component]
fn PaceChoice() -> impl IntoView {
    let chosen = DeliveryDesk::here().show.pace;
    let button = |(pace, word): (Pace, &'static str)| {
        let pressed = move || if chosen.get() == pace { "true" } else { "false" };
        view! { <button type="button" aria-pressed=pressed on:click=move |_| chosen.set(pace)>{word}</button> }
    };
    view! {
        <div class="seg small" role="group" aria-label=text::PACE>
            {PACES.into_iter().zip(text::PACES).map(button).collect_view()}
        </div>
    }
}

fn folded_table(course: Arc<(Pace, Vec<Stretch>)>) -> impl IntoView + use<> {
    view! { <Folded summary=text::AS_TABLE body=move || course_table(&course).into_any()/> }
}

fn course_table((pace, course): &(Pace, Vec<Stretch>)) -> impl IntoView + use<> {
    let rows = course.iter().map(|stretch| {
        let cut = stretch.is_cut.then(|| view! { " "<span class="cap">{text::CUT}</span> });
        view! {
            <tr>
                <th scope="row">{stretch.name.clone()}{cut}</th>
                <td>{stretch.starts.clone()}</td>
                <td class="num">{text::count(stretch.deployments)}</td>
                <td class="num">{text::count(stretch.deploy_days)}</td>
                <td class="num">{text::median_n(stretch.lead_time_median_s, stretch.changes)}</td>
                <td class="num">{text::part_of(stretch.failed, stretch.failed_of)}</td>
                <td class="num">{text::median_n(stretch.recovery_median_s, stretch.recoveries)}</td>
                <td class="num">{text::part_of(stretch.rework, stretch.deployments)}</td>
            </tr>
        }
    });
    let heads = [text::DEPLOYMENTS, text::DEPLOY_DAYS, text::LEAD_TIME_MEDIAN, text::FAILED, text::RECOVERY_MEDIAN, text::REWORK];
    view! {
        <div class="wide-table" tabindex="0" role="region" aria-label=text::COURSE><table class="plain-table">
                <thead><tr>
                    <th scope="col">{text::stretch_head(*pace)}</th><th scope="col">{text::STARTS}</th>
                    {heads.into_iter().map(|head| view! { <th scope="col" class="num">{head}</th> }).collect_view()}
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
    }
}

/// All metrics of all stretches, unrounded, with what was counted.
fn save_series(desk: DeliveryDesk, sheet: &Sheet, course: &Course) {
    let Some((pace, stretches)) = course.0.as_deref() else { return };
    let environments = sheet.environments.join(" ");
    let of = desk.query.with_untracked(|query| query.service.clone().or(query.team.clone())).unwrap_or_default();
    let mut csv = CsvFile::new(text::SERIES_HEADER);
    let number = |number: u64| number.to_string();
    let count = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
    for stretch in stretches {
        csv.row([
            stretch.starts.clone(),
            stretch.name.clone(),
            if stretch.is_cut { text::YES } else { text::NO }.to_owned(),
            number(stretch.deployments),
            number(stretch.deploy_days),
            number(stretch.changes),
            number_cell(stretch.lead_time_median_s),
            number_cell(stretch.lead_time_p85_s),
            count(stretch.failed),
            number(stretch.failed_of),
            number_cell(stretch.failure_rate),
            number(stretch.recoveries),
            number_cell(stretch.recovery_median_s),
            count(stretch.rework),
            number_cell(stretch.rework_rate),
            sheet.zone.clone(),
            environments.clone(),
            of.clone(),
        ]);
    }
    let [weekly, monthly] = text::SAVED_SERIES;
    desk.save(if *pace == Pace::Week { weekly } else { monthly }, "text/csv", &csv.into_text());
}
