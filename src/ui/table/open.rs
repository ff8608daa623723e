//! What is still open, beside the table: problems first, each with whom to ask; a click goes there.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use super::desk::TableDesk;
use crate::ui::draw::table::{OpenSteps, TableView};
use crate::ui::markup::Markup;
use crate::ui::parts::dynamic::{clicked, words};
use crate::ui::text::table as said;
use crate::workshop::Fact;

/// So many are listed; nobody reads more.
pub const MOST: usize = 60;

/// The list.
#[component]
pub fn StillOpen(
    /// Those that are open.
    open: Memo<OpenSteps>,
) -> impl IntoView {
    let desk = TableDesk::here();
    let title = move || said::still_open(open.with(|open| open.count));
    let list = move || desk.drawn(|table| open.with(|open| items(table, open)));
    view! {
        <aside class="still-open" aria-labelledby="still-open">
            <header>
                <h2 id="still-open">{words(title)}</h2>
                <p>{said::STILL_OPEN_LEAD}</p>
            </header>
            <ul on:click=clicked(move |event| click(desk, &event)) inner_html=words(list)></ul>
        </aside>
    }
}

fn items(table: &TableView, open: &OpenSteps) -> String {
    let mut markup = Markup::new();
    for open in &open.first {
        markup.raw("<li").attr("class", if open.is_problem { "problem" } else { "" }).inside();
        markup.raw("<button type=\"button\" class=\"open-step\"").attr("data-step", &open.step.to_string());
        let place = Fact::ALL.iter().position(|fact| *fact == open.fact).unwrap_or_default();
        markup.attr("data-fact", &place.to_string()).inside();
        markup.raw("<b>").words(&table.label(open.step)).raw("</b><span>").words(&open.said).close("span");
        markup.element("span", "ask", &open.ask).close("button");
        if let Some(likely) = &open.likely {
            let likely = said::written_time(likely.text());
            markup.raw("<button type=\"button\" class=\"btn\"").attr("data-use", &likely);
            markup.attr("data-step", &open.step.to_string()).holding("button", &said::use_instead(&likely));
        }
        markup.close("li");
    }
    let more = open.count - open.first.len();
    if more > 0 {
        markup.raw("<li class=\"more\">").words(&said::and_more(more)).close("li");
    }
    markup.finish()
}

fn click(desk: TableDesk, event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("[data-step]").ok().flatten()) else { return };
    let Some(step) = button.get_attribute("data-step").and_then(|text| text.parse().ok()) else { return };
    if let Some(time) = button.get_attribute("data-use") {
        desk.use_lead_time(step, &time);
        return;
    }
    let place = button.get_attribute("data-fact").and_then(|text| text.parse::<usize>().ok());
    if let Some(fact) = place.and_then(|place| Fact::ALL.get(place)) {
        desk.go_to_fact(step, *fact);
    }
}
