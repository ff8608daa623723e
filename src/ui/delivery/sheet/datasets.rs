//! The data sets of the workshop: renamed and removed here, both undoable.

use leptos::prelude::*;

use crate::platform::clock;
use crate::ui::delivery::desk::DeliveryDesk;
use crate::ui::parts::icons::{Glyph, Icon};
use crate::ui::text::delivery as text;
use crate::workshop::{DatasetRef, Edit};

/// The list.
#[component]
pub fn DataSets() -> impl IntoView {
    let desk = DeliveryDesk::here();
    let all = Memo::new(move |_| desk.session.read(|workshop| workshop.datasets.clone()));
    view! {
        <section class="datasets" aria-labelledby="datasets">
            <h3 id="datasets">{text::DATA_SETS}</h3>
            <ul>{move || all.get().into_iter().map(|dataset| row(desk, dataset)).collect_view()}</ul>
        </section>
    }
}

fn row(desk: DeliveryDesk, dataset: DatasetRef) -> impl IntoView {
    let id = dataset.id;
    let moment = clock::local_date_time(dataset.imported_at_ms);
    let day = moment.split(' ').next().unwrap_or_default();
    let facts = text::imported_on(day, dataset.rows);
    let remove_label = text::remove_data_set(&dataset.name);
    let was = dataset.name.clone();
    let rename = move |name: String| {
        let name = if name.trim().is_empty() { was.clone() } else { name.trim().to_owned() };
        desk.session.record(vec![Edit::RenameDataset { dataset: id, name }]);
    };
    view! {
        <li>
            <input class="in" aria-label=text::DATA_SET_NAME autocomplete="off" prop:value=dataset.name
                on:change=move |event| rename(event_target_value(&event))/>
            <span class="cap">{facts}</span>
            <button type="button" class="btn plain" aria-label=remove_label on:click=move |_| {
                desk.session.record(vec![Edit::RemoveDataset { dataset: id }]);
            }><Glyph icon=Icon::Bin/>{text::REMOVE}</button>
        </li>
    }
}
