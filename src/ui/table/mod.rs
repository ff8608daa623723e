//! The table screen: an equal editor of the same map. One row per step with every fact of it, edited in place with the
//! keys that people know from spreadsheets.
//!
//! Only rows near what is seen are on the page (`grid`); one field floats over the cell that is being edited (`editor`).

mod chosen;
pub mod desk;
mod editor;
mod grid;
mod keys;
mod measured;
mod open;
mod said;
mod tools;

use leptos::prelude::*;

use desk::TableDesk;
use grid::Grid;
use open::{MOST, StillOpen};
use said::Said;
use tools::{Foot, Tools};

use super::draw::table::open_steps;
use super::draw::totals::totals;
use super::parts::dynamic::{flag, words};
use super::text;
use super::text::table::SCREEN;
use super::workbench::map_desk::MapDesk;

/// The screen.
#[component]
pub fn TableScreen() -> impl IntoView {
    let map_desk = MapDesk::here();
    map_desk.recall();
    let desk = TableDesk::new(map_desk);
    provide_context(desk);
    on_cleanup(move || map_desk.frame.take_verbs(|_| false, |_| {}));
    let open = Memo::new(move |_| desk.table.with(|table| table.as_ref().map(|table| open_steps(table, MOST)).unwrap_or_default()));
    view! {
        <main class="table-screen" class:settled=flag(move || open.with(|open| open.count == 0)) aria-label=SCREEN>
            <section class="summary" aria-label=text::SUMMARY
                inner_html=words(move || desk.drawn(|table| totals(table.view())))></section>
            <div class="work">
                <Tools/>
                <Grid/>
                <Foot/>
            </div>
            <StillOpen open/>
            <Said/>
        </main>
    }
}
