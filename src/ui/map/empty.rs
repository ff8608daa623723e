//! An empty map, which says what to ask and whom.

use leptos::prelude::*;

use crate::ui::parts::dynamic::{clicked};

use super::desk::Desk;
use crate::ui::keys::Action;
use crate::ui::markup::Markup;
use crate::ui::text;

/// The lesson in place of the drawing.
#[component]
pub fn EmptyMap() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <section class="empty-map">
            <h2>{text::EMPTY_TITLE}</h2>
            <p class="lead">{text::EMPTY_LEAD}</p>
            <p><button type="button" class="btn first large" on:click=clicked(move |_| desk.run(Action::AddStep))>{text::FIRST_STEP}</button></p>
            <ol class="lessons" inner_html=lessons()></ol>
        </section>
    }
}

fn lessons() -> String {
    let mut markup = Markup::new();
    for lesson in &text::LESSONS {
        markup.raw("<li><h3>").words(lesson.title).raw("</h3><p>").words(lesson.whom).raw("</p>");
        for question in lesson.questions {
            markup.raw("<blockquote>").words(question).raw("</blockquote>");
        }
        markup.raw("</li>");
    }
    markup.finish()
}
