//! The delivery-metric bucket beside a scorecard: the level with what holds it down, each metric with figure, rows and
//! cell, and whose table it is.

use std::sync::Arc;

use leptos::prelude::*;

use super::metrics::{Metric, level, value};
use crate::jobs::Sheet;
use crate::ui::delivery::desk::{DeliveryDesk, Shown};
use crate::ui::parts::dynamic::part;
use crate::ui::route::{Route, Screen};
use crate::ui::text::delivery as text;

/// The bucket; nothing without deploy data.
#[component]
pub fn DeliveryBucket() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let datasets = Memo::new(move |_| {
        desk.session.read(|workshop| workshop.datasets.iter().map(|dataset| dataset.id).collect::<Vec<_>>())
    });
    Effect::new(move |_| desk.measure(datasets.get(), desk.query.get()));
    part(move || match desk.sheet.get() {
        Some(Shown(sheet)) if !sheet.is_without_deployments => bucket(desk, sheet),
        _ => ().into_any(),
    })
}

fn bucket(desk: DeliveryDesk, sheet: Arc<Sheet>) -> AnyView {
    let levels = &sheet.levels;
    let word = levels.overall.map_or(text::NO_LEVEL, text::level_title);
    let why = match levels.overall {
        Some(_) => [text::LEVEL_WHY, " ", &text::held_down_by(levels)].concat(),
        None => text::NO_LEVEL_WHY.to_owned(),
    };
    let basis = [text::LEVELS_FROM, ": ", &text::edition_name(levels.edition), ". ", text::GAP_RULE, " ", &text::basis(&sheet)];
    let address = ["#", &Route::Workshop(desk.session.id(), Screen::Delivery).address()].concat();
    let row = |metric: Metric| {
        let (how, n) = metric.sample(&sheet);
        view! {
            <tr>
                <th scope="row">{metric.row_name()}<span class="cap">{how}" "{n}</span></th>
                <td class="big">{value(metric, &sheet)}</td>
                <td class="grade-cell">{level(metric, &sheet)}</td>
            </tr>
        }
    };
    view! {
        <section class="bucket" aria-labelledby="bucket-title">
            <h3 id="bucket-title">{text::DELIVERY_LEVEL}" "<b>{word}</b></h3>
            <p class="cap">{why}</p>
            <table><tbody>{Metric::GRADED.map(row).collect_view()}</tbody></table>
            <p class="cap">{basis.concat()}" "<a href=address>{text::SEE_ROWS}</a></p>
        </section>
    }
    .into_any()
}
