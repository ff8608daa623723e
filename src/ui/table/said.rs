//! Every change of the map, said for those who cannot see it: their own, undone ones, those of another tab.

use leptos::prelude::*;

use super::desk::TableDesk;
use crate::ui::draw::table::TableView;
use crate::ui::parts::dynamic::{effect, words};
use crate::ui::text::table as said;
use crate::workshop::{Change, changes};

/// The live region.
#[component]
pub fn Said() -> impl IntoView {
    let desk = TableDesk::here();
    let words_said = RwSignal::new(String::new());
    let before = StoredValue::new(None::<TableView>);
    effect(move || {
        let Some(now) = desk.table.get() else { return };
        let was = before.get_value();
        before.set_value(Some(now.clone()));
        if let Some(was) = was {
            let said = said_of(&was, &now);
            if !said.is_empty() {
                words_said.set(said);
            }
        }
    });
    view! { <p class="vh" role="status" aria-live="polite">{words(move || words_said.get())}</p> }
}

fn said_of(was: &TableView, now: &TableView) -> String {
    if was.map().id != now.map().id {
        return said::said_map(&now.map().name, now.rows());
    }
    let changes = changes(was.map(), now.map());
    let Some(first) = changes.first().map(|change| one(change, now)) else { return String::new() };
    match changes.len() {
        1 => first,
        count => said::said_more(&first, count - 1),
    }
}

fn one(change: &Change, now: &TableView) -> String {
    match change {
        Change::Added(step) => said::said_added(&now.label(*step)),
        Change::Removed(name) => said::said_removed(name),
        Change::Moved(step) => said::said_moved(&now.label(*step), now.rows()),
        Change::Basis => said::SAID_BASIS.to_owned(),
        Change::Set(id, fact) => {
            let value = now.view().step(*id).map(|(_, step, _)| now.value(step, *fact)).unwrap_or_default();
            said::said_set(*fact, &now.label(*id), &value)
        }
    }
}
