//! The line above: which workshop, who leads it, where, how long; the charter as Markdown.

use leptos::prelude::*;

use super::desk::CharterDesk;
use super::field::Field;
use crate::ui::parts::dynamic::{clicked, words};
use crate::ui::text::charter as text;
use crate::workshop::CharterField;

/// The line.
#[component]
pub fn Head() -> impl IntoView {
    let desk = CharterDesk::here();
    let planned = move || {
        let has_agenda = desk.read(|charter| !charter.agenda.is_empty());
        if has_agenda { desk.schedule.with(text::planned) } else { String::new() }
    };
    view! {
        <div class="charter-head" role="group" aria-label=text::WORKSHOP>
            <label>{text::WORKSHOP_OF}{Field::of(desk, CharterField::Date, "in placed").kind("date").line()}</label>
            <label>{text::FACILITATOR}{Field::of(desk, CharterField::Facilitator, "in placed").line()}</label>
            <label class="wide">{text::PLACE}{Field::of(desk, CharterField::Place, "in placed").line()}</label>
            <span class="cap">{words(planned)}</span>
            <button type="button" class="btn" on:click=clicked(move |_| desk.copy_markdown())>{text::COPY_MARKDOWN}</button>
        </div>
    }
}
